import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { GroupByValue, MeterUsageInput, WindowSizeEnum, usageQuestion } from '../../metering/graphql/index.ts';
import { askFeatureCost } from '../ask-feature-cost.ts';
import type { FeatureCostRow } from '../feature-cost.ts';
import type { FeatureRow } from '../feature.entity.ts';
import { featureBy } from '../feature.store.ts';
import type { UnpricedReason } from '../llm/token-price.ts';
import { UnpricedReasonEnum } from './enums.ts';
import { FeatureBy, FeatureNode, featureLookUp } from './feature.ts';

const FeatureCostRowType = builder.objectRef<FeatureCostRow<UnpricedReason>>('FeatureCostRow').implement({
  description: 'The usage of one window and group, and what it cost.',
  fields: (t) => ({
    usage: t.expose('usage', { type: 'Decimal', description: "All of it, also what has no price, in the unit of the meter's values." }),
    cost: t.expose('cost', { type: 'Decimal', nullable: true, description: 'Of the usage that has a price, exact; null when none has.' }),
    unpriced: t.field({ type: [UnpricedReasonEnum], description: 'Why some or all of the usage has no price, each reason once; empty when all has one.', resolve: ({ reasons }) => [...reasons] }),
    windowStart: t.expose('windowStart', { type: 'DateTime', description: 'Start of the calendar window, also where the range begins later; without windows `from`, else the minute of the first event.' }),
    windowEnd: t.expose('windowEnd', { type: 'DateTime', description: 'End of the window, exclusive; without windows `to`, else the end of the minute of the last event.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Null when not grouped by subject.' }),
    customer: t.field({ type: CustomerNode, nullable: true, description: 'Null when not grouped by customer.', resolve: (row) => row.customerId }),
    groupBy: t.field({ type: [GroupByValue], description: 'One for each dimension asked for, in that order.', resolve: (row) => [...row.groupBy] }),
  }),
});

interface Cost {
  readonly feature: FeatureRow;
  readonly question: ReturnType<typeof usageQuestion>;
  readonly pricesAt: Temporal.Instant;
  readonly rows: readonly FeatureCostRow<UnpricedReason>[];
}

const FeatureCost = builder.objectRef<Cost>('FeatureCost').implement({
  description: "What a feature's usage cost you.",
  fields: (t) => ({
    feature: t.field({ type: FeatureNode, description: 'The feature asked about.', resolve: ({ feature }) => feature }),
    from: t.field({ type: 'DateTime', nullable: true, description: 'As asked; null when it was omitted.', resolve: ({ question }) => question.from ?? null }),
    to: t.field({ type: 'DateTime', nullable: true, description: 'As asked, exclusive; null when it was omitted.', resolve: ({ question }) => question.to ?? null }),
    windowSize: t.field({ type: WindowSizeEnum, nullable: true, description: 'As asked; null for one row over the whole range.', resolve: ({ question }) => (question.windowSize ?? null) as typeof WindowSizeEnum.$inferType | null }),
    currency: t.field({ type: 'CurrencyCode', description: 'What every cost is in: USD.', resolve: () => 'USD' }),
    pricesAt: t.expose('pricesAt', { type: 'DateTime', description: 'All usage is priced by what was in force then.' }),
    rows: t.field({ type: [FeatureCostRowType], description: 'The dearest first, those without any price last; rows of one cost by window, then subject, customer and group. At most 50,000.', resolve: ({ rows }) => [...rows] }),
  }),
});

builder.queryField('featureCost', (t) =>
  t.field({
    type: FeatureCost,
    nullable: true,
    description:
      "What a feature's usage cost you: the usage of its meter, by window and group, times its unit cost; null when there is no such feature. The feature's own filters count instead of filters that are asked on the same dimension. Needs feature:read and usage:read.",
    authScopes: { $all: { permission: 'feature:read', $any: { permission: 'usage:read' } } },
    complexity: 20,
    args: {
      feature: t.arg({ type: FeatureBy, required: true, description: 'Which feature. It needs a meter and a unit cost.' }),
      query: t.arg({ type: MeterUsageInput, description: 'Which usage, and how it is broken down; all in one row when omitted.' }),
      pricesAt: t.arg({ type: 'DateTime', description: 'Price tokens by what was in force then; by what is now, in real time, when omitted.' }),
    },
    resolve: async (_root, { feature: by, query, pricesAt }, ctx): Promise<Cost | null> => {
      const feature = await featureBy(ctx.read, featureLookUp(by));
      if (feature === null) return null;
      const question = usageQuestion(query);
      const at = pricesAt ?? ctx.clock.now();
      return { feature, question, pricesAt: at, rows: await askFeatureCost(ctx.read, feature, question, at) };
    },
  }),
);
