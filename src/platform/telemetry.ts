import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { databaseFigures } from './database-figures.ts';
import type { Metrics } from './metrics.ts';
import { pendingMigrations } from './pending-migrations.ts';
import { within } from './within.ts';

/** A plain HTTP route. */
export interface TelemetryRoute {
  readonly method: 'GET';
  readonly path: string;
  handler(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
}

/** One answered operation. */
export interface Observed {
  /** The way it came in. */
  readonly by: string;
  readonly durationMs: number;
  /** The code of its first error; null when there was none. */
  readonly code: string | null;
}

export interface Telemetry {
  readonly routes: readonly TelemetryRoute[];
  observe(observed: Observed): void;
  /** Counts an answer of a plain address, by the address as the route names it and by its status. */
  answered(address: string, status: number): void;
  /** From now on the process says that it is not ready, so that nothing new is sent to it. */
  stopping(): void;
}

const readyTimeoutMs = 2_000;

/** Liveness, readiness and figures of this process. They need no credential and tell nothing about any organization. */
export function createTelemetry(pool: pg.Pool, metrics: Metrics): Telemetry {
  metrics.gauge({ name: 'tollgate_database_connections', help: 'Connections to the database that this process holds.' }, () => pool.totalCount);
  metrics.gauge({ name: 'tollgate_database_idle_connections', help: 'Those of them that nobody uses now.' }, () => pool.idleCount);
  metrics.gauge({ name: 'tollgate_database_waiting_requests', help: 'Requests that wait for a connection.' }, () => pool.waitingCount);
  const operations = metrics.distribution(
    { name: 'tollgate_graphql_operation_duration_seconds', help: 'GraphQL operations by the way they came in and by the code of their first error ("" for none).' },
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    ['by', 'code'],
  );
  const responses = metrics.counter({ name: 'tollgate_http_responses_total', help: 'Answers of the addresses beside the graph, by address and status; 499: the caller went away before.' }, ['address', 'status']);
  metrics.survey(databaseFigures(pool));

  let stopping = false;
  const reasonNotReady = async (): Promise<string | null> => {
    if (stopping) return 'this process is stopping';
    try {
      const pending = await within(readyTimeoutMs, pendingMigrations(pool));
      return pending.length === 0 ? null : `${pending.length} migrations are pending: npm run db:migrate`;
    } catch {
      return 'the database does not answer';
    }
  };

  return {
    routes: [
      { method: 'GET', path: '/health/live', handler: (_req, res) => sendJson(res, 200, { status: 'live' }) },
      {
        method: 'GET',
        path: '/health/ready',
        handler: async (_req, res) => {
          const reason = await reasonNotReady();
          sendJson(res, reason === null ? 200 : 503, reason === null ? { status: 'ready' } : { status: 'not ready', reason });
        },
      },
      {
        method: 'GET',
        path: '/metrics',
        handler: async (_req, res) => {
          const { contentType, text } = await metrics.text();
          res.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
        },
      },
    ],
    observe: ({ by, durationMs, code }) => operations.observe(durationMs / 1_000, { by, code: code ?? '' }),
    answered: (address, status) => responses.add(1, { address, status: String(status) }),
    stopping: () => {
      stopping = true;
    },
  };
}

function sendJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
