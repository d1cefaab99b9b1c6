import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pendingMigrations } from './pending-migrations.ts';

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
  /** A figure that is read when it is asked for. `name` ends with its unit, as Prometheus has it. */
  gauge(name: string, help: string, read: () => number): void;
  /** From now on the process says that it is not ready, so that nothing new is sent to it. */
  stopping(): void;
}

const readyTimeoutMs = 2_000;

/** Liveness, readiness and figures of this process. They need no credential and tell nothing about any organization. */
export function createTelemetry(pool: pg.Pool): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const operations = new Histogram({
    name: 'tollgate_graphql_operation_duration_seconds',
    help: 'GraphQL operations by the way they came in and by the code of their first error ("" for none).',
    labelNames: ['by', 'code'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });
  };
  gauge('tollgate_database_connections', 'Connections to the database that this process holds.', () => pool.totalCount);
  gauge('tollgate_database_idle_connections', 'Those of them that nobody uses now.', () => pool.idleCount);
  gauge('tollgate_database_waiting_requests', 'Requests that wait for a connection.', () => pool.waitingCount);

  let stopping = false;
  const reasonNotReady = async (): Promise<string | null> => {
    if (stopping) return 'this process is stopping';
    try {
      const pending = await withTimeout(pendingMigrations(pool), readyTimeoutMs);
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
          const text = await registry.metrics();
          res.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
        },
      },
    ],
    observe: ({ by, durationMs, code }) => operations.observe({ by, code: code ?? '' }, durationMs / 1_000),
    gauge,
    stopping: () => {
      stopping = true;
    },
  };
}

function sendJson(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
