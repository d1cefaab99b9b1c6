import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Product } from './compose.ts';
import { BadCredential } from './access/index.ts';
import type { Viewer } from './access/index.ts';
import { checksOf } from './graphql/authorization.ts';
import { coded } from './graphql/coded.ts';
import type { GraphQLContext } from './graphql/context.ts';
import { limits } from './graphql/limits.ts';
import { buildUncheckedSchema } from './graphql/schema.ts';
import { shownColumns } from './graphql/shown-columns.ts';
import { createGraphqlServer } from './graphql/server/index.ts';
import type { GraphiqlTab, GraphqlServer, Route } from './graphql/server/index.ts';
import type { ShownColumns } from './platform/reader.ts';
import { sendProblem } from './platform/problem.ts';
import { createTelemetry } from './platform/telemetry.ts';

export interface GatewayOptions {
  /** Origins whose pages may call, as browsers send them. */
  readonly corsOrigins: readonly string[];
  /** What GraphiQL opens with. */
  readonly graphiql?: Graphiql;
}

/** Ready operations of GraphiQL, in order, and the key that it sends until its user gives another credential (null: none). */
export interface Graphiql {
  readonly tabs: () => Promise<readonly GraphiqlTab[]>;
  readonly apiKey: string | null;
}

/** A plain HTTP address of a domain. */
export interface ProductRoute extends Pick<Route, 'method' | 'path'> {
  /** Its handler looks at credentials itself: those in its requests are none of ours. */
  readonly isPublic?: true;
  /**
   * Answers a request. `ctx` is the caller's, without a viewer for a caller without a credential; one whose credential is no good was
   * refused before. A top-level error that it throws (`forbidden()`) is answered as problem details.
   */
  handler(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void>;
}

/** The product behind HTTP: the graph, the addresses of its domains, health and metrics. It is not listening yet. */
export function createGateway(product: Product, options: GatewayOptions): GraphqlServer<GraphQLContext> {
  const { core, schema, services } = product;
  const telemetry = createTelemetry(core.database.pool, product.metrics);
  const columns = new WeakMap<DocumentNode, ShownColumns>();
  const columnsOf = (document: DocumentNode): ShownColumns => {
    let shown = columns.get(document);
    if (shown === undefined) columns.set(document, (shown = shownColumns(schema, document)));
    return shown;
  };
  const contextFor = (authorization: string | null, document?: DocumentNode): GraphQLContext | Promise<GraphQLContext> => {
    const shown = document && columnsOf(document);
    const viewer = core.authenticator.authenticate(authorization);
    return viewer instanceof Promise ? viewer.then((known) => core.graphqlContext(known, services, undefined, shown), refusedCredential) : core.graphqlContext(viewer, services, undefined, shown);
  };
  const gateway = createGraphqlServer<GraphQLContext>({
    schema,
    unchecked: {
      schema: buildUncheckedSchema,
      checksOf: (document) => {
        const passes = checksOf(schema, document);
        return passes === null ? null : ({ viewer }) => passes(viewer);
      },
    },
    contextFor: ({ authorization }, document) => contextFor(authorization, document),
    contextForEvent: ({ viewer }) => core.graphqlContext(viewer, services),
    sharingScopeOf: ({ viewer }) => (viewer === null ? null : scopeOf(viewer)),
    idempotencyScopeOf: ({ viewer }) => viewer,
    idempotency: core.idempotency,
    limits,
    maxBytes: limits.requestBytes,
    log: core.log,
    corsOrigins: options.corsOrigins,
    ...(options.graphiql === undefined ? {} : { graphiqlTabs: options.graphiql.tabs }),
    ...(options.graphiql?.apiKey == null ? {} : { graphiqlApiKey: options.graphiql.apiKey }),
    routes: [...telemetry.routes, ...product.routes.map((route) => authenticated(route, (authorization) => contextFor(authorization), telemetry.answered))],
    observe: telemetry.observe,
  });
  product.address.follow(gateway.server);
  product.metrics.gauge({ name: 'tollgate_live_streams', help: 'Live operations that are open, by WebSocket and SSE together.' }, gateway.openStreams);
  // Whichever process a credential was ended at, what it opened here ends too.
  const stops = [
    core.news.listen((announcements) => {
      for (const { type, id } of announcements) {
        if (type === 'credential.ended') gateway.refuseStreams(({ viewer }) => viewer?.credentialId === id, coded('UNAUTHENTICATED', 'the credential was revoked'));
      }
    }),
    core.news.onGap(gateway.doubtStreams),
  ];
  return {
    ...gateway,
    close: (graceMs) => {
      for (const stop of stops) stop();
      telemetry.stopping();
      return gateway.close(graceMs);
    },
  };
}

function refusedCredential(error: unknown): never {
  throw error instanceof BadCredential ? coded('UNAUTHENTICATED', error.message) : error;
}

const statusOfCode: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413, RATE_LIMITED: 429, BAD_USER_INPUT: 400, UNAVAILABLE: 503,
};

function authenticated(route: ProductRoute, contextFor: (authorization: string | null) => GraphQLContext | Promise<GraphQLContext>, answered: (address: string, status: number) => void): Route {
  return {
    method: route.method,
    path: route.path,
    handler: async (req, res) => {
      res.once('close', () => answered(route.path, res.headersSent ? res.statusCode : 499));
      try {
        await route.handler(req, res, await contextFor(route.isPublic === true ? null : (req.headers.authorization ?? null)));
      } catch (error) {
        const code = error instanceof GraphQLError ? String(error.extensions['code']) : '';
        const status = statusOfCode[code];
        if (status === undefined || res.headersSent) throw error;
        sendProblem(res, { status, code, detail: (error as GraphQLError).message });
      }
    },
  };
}

const scopes = new WeakMap<Viewer, string>();

/** Viewers of one scope are answered the same to everything: all that an answer can depend on. */
function scopeOf(viewer: Viewer): string {
  let scope = scopes.get(viewer);
  if (scope === undefined) {
    const { kind, organizationId, permissions, customerId, subject, allowedMeterKeys } = viewer;
    scope = JSON.stringify([kind, organizationId, [...permissions].sort(), customerId, subject, allowedMeterKeys]);
    scopes.set(viewer, scope);
  }
  return scope;
}
