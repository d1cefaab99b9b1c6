import { isBuyer } from '../../access/index.ts';
import { PlanNode } from '../../catalog/graphql/index.ts';
import type { PlanRow } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import type { MeterRow } from '../../metering/index.ts';
import { runningOfMeters, runningOfPlans } from '../subscription-use.store.ts';

builder.objectField(PlanNode, 'activeSubscriptionsCount', (t) =>
  t.int({
    extensions: reads<PlanRow>('id'),
    nullable: true,
    complexity: 10,
    description: "How many subscriptions that were made from this version run now, each in its customer's time; those that are to end still do. Null for a portal token.",
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Plan.activeSubscriptionsCount', id, (ids) => runningOfPlans(ctx.read, ids, ctx.clock.now()))),
  }),
);

builder.objectField(MeterNode, 'activeSubscriptionsCount', (t) =>
  t.int({
    extensions: reads<MeterRow>('id'),
    nullable: true,
    complexity: 10,
    description: "How many subscriptions run now, each in its customer's time, that have a price for what it counts, in whichever phase. Null for a portal token.",
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Meter.activeSubscriptionsCount', id, (ids) => runningOfMeters(ctx.read, ids, ctx.clock.now()))),
  }),
);
