import { isBuyer } from '../../access/index.ts';
import { PlanNode } from '../../catalog/graphql/index.ts';
import type { PlanRow } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import type { MeterRow } from '../../metering/index.ts';
import { draftsOfMeters, draftsOfPlans } from '../draft-use.store.ts';

builder.objectField(PlanNode, 'draftInvoicesCount', (t) =>
  t.int({
    extensions: reads<PlanRow>('id'),
    nullable: true,
    complexity: 10,
    description: 'How many invoices that are drafts now charge subscriptions made from this version; null for a portal token.',
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Plan.draftInvoicesCount', id, (ids) => draftsOfPlans(ctx.read, ids))),
  }),
);

builder.objectField(MeterNode, 'draftInvoicesCount', (t) =>
  t.int({
    extensions: reads<MeterRow>('id'),
    nullable: true,
    complexity: 10,
    description: 'How many invoices that are drafts now charge for what it counts; null for a portal token.',
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Meter.draftInvoicesCount', id, (ids) => draftsOfMeters(ctx.read, ids))),
  }),
);
