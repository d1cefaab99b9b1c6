import type { IncomingMessage, ServerResponse } from 'node:http';
import { can } from '../../access/index.ts';
import { forbidden, unauthenticated } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { eventsToday, openMetrics } from '../debug-metrics.store.ts';

/** `GET /api/v1/debug/metrics`: how many events of each subject have a time in the current UTC day, as OpenMetrics text. Needs usage:read. */
export const debugMetricsRoute = { method: 'GET', path: '/api/v1/debug/metrics', handler: getDebugMetrics } as const;

async function getDebugMetrics(_req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  if (ctx.viewer === null) throw unauthenticated();
  if (!can(ctx.viewer, 'usage:read')) throw forbidden('GET /api/v1/debug/metrics');
  const text = openMetrics(await eventsToday(ctx.read, ctx.clock.now()));
  res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
}
