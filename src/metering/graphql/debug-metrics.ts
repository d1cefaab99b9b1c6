import { builder } from '../../graphql/builder.ts';
import { eventsToday, openMetrics } from '../debug-metrics.store.ts';

builder.queryField('debugMetrics', (t) =>
  t.string({
    description: 'How many events of each subject have a time in the current UTC day, as OpenMetrics text: openmeter_events_total by subject. Needs usage:read.',
    authScopes: { permission: 'usage:read' },
    complexity: 20,
    resolve: async (_root, _args, ctx) => openMetrics(await eventsToday(ctx.read, ctx.clock.now())),
  }),
);
