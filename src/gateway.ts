import type { Product } from './compose.ts';
import { BadCredential } from './access/index.ts';
import type { Viewer } from './access/index.ts';
import { coded } from './graphql/coded.ts';
import type { GraphQLContext } from './graphql/context.ts';
import { limits } from './graphql/limits.ts';
import { createGraphqlServer } from './graphql/server/http-server.ts';
import type { GraphqlServer } from './graphql/server/http-server.ts';
import { createTelemetry } from './platform/telemetry.ts';

export interface GatewayOptions {
  /** Origins whose pages may call, as browsers send them. */
  readonly corsOrigins: readonly string[];
}

/** The product behind HTTP: the graph, health and metrics. It is not listening yet. */
export function createGateway(product: Product, options: GatewayOptions): GraphqlServer {
  const { core, schema, services } = product;
  const telemetry = createTelemetry(core.database.pool);
  const gateway = createGraphqlServer<GraphQLContext>({
    schema,
    contextFor: async ({ authorization }) => core.graphqlContext(await viewerOf(product, authorization), services),
    contextForEvent: ({ viewer }) => core.graphqlContext(viewer, services),
    sharingScopeOf: ({ viewer }) => (viewer === null ? null : scopeOf(viewer)),
    idempotencyScopeOf: ({ viewer }) => viewer,
    idempotency: core.idempotency,
    limits,
    maxBytes: limits.requestBytes,
    log: core.log,
    corsOrigins: options.corsOrigins,
    routes: telemetry.routes,
    observe: telemetry.observe,
  });
  telemetry.gauge('tollgate_live_streams', 'Live operations that are open, by WebSocket and SSE together.', gateway.openStreams);
  return {
    ...gateway,
    close: (graceMs) => {
      telemetry.stopping();
      return gateway.close(graceMs);
    },
  };
}

async function viewerOf({ core }: Product, authorization: string | null): Promise<Viewer | null> {
  try {
    return await core.authenticator.authenticate(authorization);
  } catch (error) {
    if (error instanceof BadCredential) throw coded('UNAUTHENTICATED', error.message);
    throw error;
  }
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
