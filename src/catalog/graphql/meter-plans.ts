import { isBuyer } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import type { MeterRow } from '../../metering/index.ts';
import { plansUsingMeters } from '../meter-use.store.ts';

builder.objectField(MeterNode, 'plansCount', (t) =>
  t.int({
    extensions: reads<MeterRow>('id'),
    nullable: true,
    complexity: 10,
    description: 'How many plans have a rate card for what it counts, each once however many versions do; null for a portal token.',
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Meter.plansCount', id, (ids) => plansUsingMeters(ctx.read, ids))),
  }),
);
