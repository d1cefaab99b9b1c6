import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { sendProblem } from '../../platform/problem.ts';
import { coded } from '../coded.ts';
import { GraphqlRequest } from './body.ts';
import { Engine } from './engine.ts';
import type { EngineOptions } from './engine.ts';
import { createGraphiql } from './graphiql.ts';
import type { GraphiqlTab } from './graphiql.ts';
import { createGraphqlHttp } from './graphql-http.ts';
import type { Observation } from './graphql-http.ts';
import { CommonHeaders, sendPreflight, sendRefusal } from './respond.ts';
import { serveWebSocket } from './websocket.ts';
import { createYogaTransport } from './yoga.ts';

/** A plain HTTP route beside `/graphql`. A path that ends with `/*` takes everything below it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  handler(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
}

type Defaulted = 'compiledDocuments' | 'recheckMs';

export interface GraphqlServerOptions<Context extends object> extends Omit<EngineOptions<Context>, Defaulted>, Partial<Pick<EngineOptions<Context>, Defaulted>> {
  /** Origins whose pages may call, as a browser sends them: "https://app.example.com". */
  readonly corsOrigins: readonly string[];
  /** Of one GraphQL request or WebSocket message. */
  readonly maxBytes: number;
  readonly routes?: readonly Route[];
  /** Ready operations of GraphiQL, in order. */
  readonly graphiqlTabs?: readonly GraphiqlTab[] | (() => Promise<readonly GraphiqlTab[]>);
  /** What GraphiQL sends until its user gives another credential; for keys that are nobody's secret. */
  readonly graphiqlApiKey?: string;
  /** Operations at once on one WebSocket; 250 unless told. */
  readonly maxOperationsPerSocket?: number;
  /** What may wait on a WebSocket before its live operations pause, in bytes; 65,536 unless told. */
  readonly highWaterBytes?: number;
  observe?(observation: Observation): void;
}

export interface GraphqlServer<Context extends object = object> {
  readonly server: Server;
  /** The credential behind these contexts is no longer good: their live streams say this error and end. */
  refuseStreams(concerns: (context: Context) => boolean, error: unknown): void;
  /** Has the credential of every live stream looked at before its next answer. */
  doubtStreams(): void;
  /** Live streams that are open now, by WebSocket and SSE together. */
  openStreams(): number;
  /**
   * Takes nothing new, finishes what is under way, ends streams, closes WebSockets with 1001; what is not done after `graceMs` is cut.
   */
  close(graceMs: number): Promise<void>;
}

/**
 * The gateway's HTTP server: `/graphql` over POST, GET, SSE and WebSocket, GraphiQL for a browser, and the routes given. It is not
 * listening yet.
 */
export function createGraphqlServer<Context extends object>(options: GraphqlServerOptions<Context>): GraphqlServer<Context> {
  const { schema, log, maxBytes } = options;
  const engine = new Engine<Context>({ compiledDocuments: 200, recheckMs: 30_000, ...options });
  const graphql = createGraphqlHttp({
    engine,
    yoga: createYogaTransport(),
    graphiql: createGraphiql({ tabs: options.graphiqlTabs ?? [], apiKey: options.graphiqlApiKey ?? null }),
    maxBytes,
    log,
    ...(options.observe ? { observe: options.observe } : {}),
  });
  const origins = new Set(options.corsOrigins);
  const routesAt = findRoutes(options.routes ?? []);
  let closing = false;

  const respond = (req: GraphqlRequest, res: ServerResponse): void | Promise<void> => {
    const common = new CommonHeaders(req, origins);
    if (closing) res.setHeader('connection', 'close');
    const path = pathOf(req);
    if (path === '/graphql' || path === '/graphql/') return graphql(req, res, common);
    common.set(res);
    const here = routesAt(path);
    if (here.length === 0) return sendRefused(res, path, coded('NOT_FOUND', `there is nothing at ${path.slice(0, 100)}: GraphQL is at /graphql`), 404);
    if (req.method === 'OPTIONS') return sendPreflight(res, here.map((route) => route.method));
    const route = here.find(({ method }) => method === req.method || (method === 'GET' && req.method === 'HEAD'));
    if (route !== undefined) return route.handler(req, res);
    const methods = here.map(({ method }) => method).join(', ');
    res.setHeader('allow', methods);
    return sendRefused(res, path, coded('BAD_USER_INPUT', `${req.method} is not answered here: use ${methods}`), 405);
  };

  const server = createServer({ IncomingMessage: GraphqlRequest, requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 75_000 }, (req, res) => {
    const failed = (error: unknown): void => {
      const masked = engine.mask(error);
      if (!res.headersSent && !res.hasHeader('x-request-id')) new CommonHeaders(req, origins).set(res);
      if (res.headersSent) res.destroy();
      else sendRefused(res, pathOf(req), masked, masked.extensions['code'] === 'UNAVAILABLE' ? 503 : 500);
    };
    try {
      respond(req, res)?.catch(failed);
    } catch (error) {
      failed(error);
    }
  });
  const webSocket = serveWebSocket(server, {
    engine,
    schema,
    contextFor: (credentials) => options.contextFor(credentials),
    maxBytes,
    maxOperations: options.maxOperationsPerSocket ?? 250,
    highWaterBytes: options.highWaterBytes ?? 65_536,
    keepAliveMs: 30_000,
    log,
    ...(options.observe ? { observe: options.observe } : {}),
  });

  return {
    server,
    refuseStreams: (concerns, error) => engine.streams.refuse(concerns, error),
    doubtStreams: () => engine.streams.doubt(),
    openStreams: () => engine.streams.size,
    close: async (graceMs) => {
      closing = true;
      const deadline = performance.now() + graceMs;
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      await withTimeout(engine.close(), graceMs);
      // What was just answered is on its way through promises to its socket.
      await new Promise(setImmediate);
      engine.streams.end('http');
      await webSocket.close(Math.max(0, deadline - performance.now()));
      // A connection that is kept alive becomes idle only when its answer is written.
      const idle = setInterval(() => server.closeIdleConnections(), 20);
      await withTimeout(stopped, Math.max(0, deadline - performance.now()));
      clearInterval(idle);
      server.closeAllConnections();
      await stopped;
    },
  };
}

/** Plain HTTP addresses answer problem details, whatever refuses; everything else answers in the form of GraphQL's errors. */
function sendRefused(res: ServerResponse, path: string, error: GraphQLError, status: number): void {
  if (!path.startsWith('/api/')) return sendRefusal(res, [error], status);
  if (status === 503) res.setHeader('retry-after', '1');
  sendProblem(res, { status, code: String(error.extensions['code']), detail: error.message });
}

function pathOf(req: IncomingMessage): string {
  const url = req.url ?? '/';
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

/** What answers at a path: those of it alone, or of a path that it lies below. */
function findRoutes(routes: readonly Route[]): (path: string) => readonly Route[] {
  const above = routes.filter(({ path }) => path.endsWith('/*')).map((route) => ({ route, start: route.path.slice(0, -1) }));
  const below = (path: string): readonly Route[] => above.filter(({ start }) => path.startsWith(start)).map(({ route }) => route);
  const known = new Map([...new Set(routes.map(({ path }) => path))].map((path) => [path, [...routes.filter((route) => route.path === path), ...below(path)]]));
  return (path) => known.get(path) ?? below(path);
}

/** Waits for the work, but no longer than this. */
async function withTimeout(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timeout = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timeout);
}
