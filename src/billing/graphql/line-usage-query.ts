import { featuresByIds } from '../../catalog/index.ts';
import { FeatureFilterType } from '../../catalog/graphql/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { present } from '../../kit/assert.ts';
import { isEmpty } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import type { Reader } from '../../platform/reader.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import { metersByIds } from '../../metering/index.ts';
import type { GroupByFilterInput, MeterAggregation, MeterRow } from '../../metering/index.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { isOfWholePeriod, usageConditions } from '../line-usage-query.ts';
import type { UsageConditions } from '../line-usage-query.ts';
import type { LineCharging } from '../line-charging.ts';
import { fullPeriodOf, periodOfLine } from '../live-invoice.ts';
import { readsUsage } from '../rate-invoice-line.ts';

interface LineUsageQuery extends UsageConditions {
  readonly meter: MeterRow;
  readonly customerId: string;
  readonly period: Period;
  readonly groupBy: string[];
}

export const LineUsageQueryType = builder.objectRef<LineUsageQuery>('LineUsageQuery').implement({
  description: 'What to ask meterUsage for the usage behind a line.',
  fields: (t) => ({
    meter: t.field({ type: MeterNode, description: 'Its meter.', resolve: ({ meter }) => meter }),
    customer: t.field({ type: CustomerNode, description: 'Whose usage: of all subjects attributed to it.', resolve: ({ customerId }) => customerId }),
    period: t.field({ type: PeriodType, description: 'Its from and to.', resolve: ({ period }) => period }),
    filterGroupBy: t.field({ type: [FeatureFilterType], description: 'Its conditions on dimensions; all of them hold. No condition when empty.', resolve: ({ filterGroupBy }) => [...filterGroupBy] }),
    groupBy: t.exposeStringList('groupBy', { description: 'Its groupBy; empty: the line tells no groups apart.' }),
    isExact: t.exposeBoolean('isExact', {
      description: 'The answer, that of all groups together, is the meteredQuantity of the line. False where the line charges a part of that usage which conditions cannot say (charge filters of several dimensions), or divides it by a whole period.',
    }),
  }),
});

interface FeatureUsage {
  readonly meter: MeterRow | null;
  readonly filterGroupBy: readonly GroupByFilterInput[];
}

/** Null for a line that reads no usage. Features and meters of all lines of an answer are read together. */
export async function lineUsageQuery(line: InvoiceLineRow, ctx: GraphQLContext): Promise<LineUsageQuery | null> {
  const charging = line.charging as LineCharging | null;
  const period = periodOfLine(line);
  // A part without time charges a minimum, and no usage.
  if (line.featureId === null || period === null || isEmpty(period) || !readsUsage({ price: line.price, charging })) return null;
  const { meter, filterGroupBy } = await batched(ctx, 'Feature.usage', line.featureId, (ids) => featureUsages(ctx.read, ids));
  if (meter === null) return null;
  const conditions = usageConditions(filterGroupBy, charging);
  const isWhole = isOfWholePeriod({ aggregation: meter.aggregation as MeterAggregation }, period, fullPeriodOf(line));
  return { meter, customerId: line.customerId, period, filterGroupBy: conditions.filterGroupBy, groupBy: [...(charging?.groupBy ?? [])], isExact: conditions.isExact && isWhole };
}

async function featureUsages(read: Reader, ids: readonly string[]): Promise<FeatureUsage[]> {
  const features = (await featuresByIds(read, ids)).map((feature) => present(feature, 'the feature of a line'));
  const meterIds = [...new Set(features.map(({ meterId }) => meterId).filter((id) => id !== null))];
  const meters = new Map((await metersByIds(read, meterIds)).map((meter) => [meter?.id, meter]));
  return features.map(({ meterId, filterGroupBy }) => ({ meter: meters.get(meterId ?? undefined) ?? null, filterGroupBy: filterGroupBy as readonly GroupByFilterInput[] }));
}
