import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { splitGroups } from '../split-group.ts';
import type { SplitGroup } from '../split-group.ts';
import { partsText } from '../split-line.store.ts';
import { InvoiceLineConnection, InvoiceLineNode } from './invoice-line.ts';
import { TotalsType } from './rated.ts';

const SplitLineGroupType = builder.objectRef<SplitGroup>('SplitLineGroup').implement({
  description: 'A line of usage that is billed in parts, as a whole. Discounts, tiers, packages, maximum and minimum look at all of it.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'The whole period, whose parts follow each other without a gap.', resolve: ({ period }) => period }),
    quantity: t.field({ type: 'Decimal', description: 'What is charged for in all parts so far, after usage discounts.', resolve: ({ quantity }) => quantity.toString() }),
    totals: t.field({ type: TotalsType, description: 'The sums of its parts, the last of them as of now while it gathers. Parts of deleted invoices are not billed, and count for nothing.', resolve: ({ totals }) => totals }),
    lines: t.connection(
      {
        type: InvoiceLineNode,
        description: 'Its parts in the order of time.',
        complexity: connectionComplexity,
        resolve: ({ id }, page, ctx) =>
          childConnection(ctx, 'SplitLineGroup.lines', InvoiceLineSchema, 'splitGroupId', id, page, () => ({
            where: { text: partsText, values: [] },
            order: [
              { property: 'periodFrom', direction: 'asc' },
              { property: 'id', direction: 'asc' },
            ],
          })),
      },
      InvoiceLineConnection,
    ),
  }),
});

builder.objectField(InvoiceLineNode, 'splitGroup', (t) =>
  t.field({
    extensions: reads<InvoiceLineRow>('splitGroupId'),
    type: SplitLineGroupType,
    nullable: true,
    description: 'What it bills a part of; null for a line that bills its whole period.',
    resolve: (line, _args, ctx) => (line.splitGroupId === null ? null : batched(ctx, 'InvoiceLine.splitGroup', line.splitGroupId, (ids) => splitGroups(ctx.read, ids))),
  }),
);
