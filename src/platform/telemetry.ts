import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import type { Histogram, Registry } from 'prom-client';
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
  /** A figure that is read when it is asked for; told before the gateway listens. `name` ends with its unit, as Prometheus has it. */
  gauge(name: string, help: string, read: () => number): void;
  /** From now on the process says that it is not ready, so that nothing new is sent to it. */
  stopping(): void;
}

const readyTimeoutMs = 2_000;

interface Figures {
  readonly registry: Registry;
  readonly operations: Histogram;
}

interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

/** Liveness, readiness and figures of this process. They need no credential and tell nothing about any organization. */
export function createTelemetry(pool: pg.Pool): Telemetry {
  const gauges: GaugeOptions[] = [
    { name: 'tollgate_database_connections', help: 'Connections to the database that this process holds.', read: () => pool.totalCount },
    { name: 'tollgate_database_idle_connections', help: 'Those of them that nobody uses now.', read: () => pool.idleCount },
    { name: 'tollgate_database_waiting_requests', help: 'Requests that wait for a connection.', read: () => pool.waitingCount },
  ];
  let figures: Figures | null = null;
  let loading: Promise<Figures> | null = null;
  const early: Observed[] = [];
  const record = (to: Figures, { by, durationMs, code }: Observed): void => to.operations.observe({ by, code: code ?? '' }, durationMs / 1_000);
  // Loaded with the first operation or the first look: a start does not wait for it.
  const load = (): Promise<Figures> =>
    (loading ??= openFigures(gauges).then((opened) => {
      figures = opened;
      for (const observed of early.splice(0)) record(opened, observed);
      return opened;
    }));

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
          const { registry } = await load();
          const text = await registry.metrics();
          res.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
        },
      },
    ],
    observe: (observed) => {
      if (figures !== null) return record(figures, observed);
      early.push(observed);
      void load();
    },
    gauge: (name, help, read) => {
      gauges.push({ name, help, read });
    },
    stopping: () => {
      stopping = true;
    },
  };
}

async function openFigures(gauges: readonly GaugeOptions[]): Promise<Figures> {
  const { collectDefaultMetrics, Gauge, Histogram: HistogramOf, Registry: RegistryOf } = await import('prom-client');
  const registry = new RegistryOf();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, read } of gauges) {
    registry.registerMetric(new Gauge({ name, help, registers: [], collect() { this.set(read()); } }));
  }
  const operations = new HistogramOf({
    name: 'tollgate_graphql_operation_duration_seconds',
    help: 'GraphQL operations by the way they came in and by the code of their first error ("" for none).',
    labelNames: ['by', 'code'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return { registry, operations };
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
