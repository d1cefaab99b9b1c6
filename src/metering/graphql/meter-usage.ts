import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import type { UsageRow } from '../aggregate.ts';
import { askUsage } from '../ask-usage.ts';
import type { UsageQuestion, UsageReach } from '../ask-usage.ts';
import { csvAddress } from '../http/usage-address.ts';
import type { MeterRow } from '../meter.entity.ts';
import { meterBy } from '../meter.store.ts';
import type { WindowSize } from '../window.ts';
import { GroupByFilterInput } from './group-by-filter.ts';
import { MeterBy, MeterNode, meterLookUp } from './meter.ts';

export const WindowSizeEnum = builder.enumType('WindowSize', {
  description: 'A calendar unit of the time zone asked for.',
  values: {
    MINUTE: { description: 'A minute of the local clock.' },
    HOUR: { description: 'An hour of the local clock; one that an autumn change repeats is two windows.' },
    DAY: { description: 'Local midnight to local midnight: 23, 24 or 25 hours.' },
    MONTH: { description: 'The first of a month to the first of the next.' },
  } as const,
});

export const MeterUsageInput = builder.inputType('MeterUsageInput', {
  description: 'Which usage, and how it is broken down. Times count in whole seconds.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Events at or after it; all earlier ones too when omitted.' }),
    to: t.field({ type: 'DateTime', description: 'Events before it; all later ones too when omitted.' }),
    windowSize: t.field({ type: WindowSizeEnum, description: 'One row for the whole range when omitted.' }),
    windowTimeZone: t.field({ type: 'TimeZone', description: 'UTC when omitted.' }),
    customers: t.field({ type: [CustomerBy], description: 'Usage of these customers, at most 100: of all subjects attributed to them now.' }),
    subjects: t.stringList({ description: 'Usage of these subjects, at most 100.' }),
    filterGroupBy: t.field({ type: [GroupByFilterInput], description: 'Conditions on dimensions; all of them must hold.' }),
    groupBy: t.stringList({
      description: 'Keys of the meter\'s groupBy, and "subject" or "customer" (the latter only with customers). Filtering by subjects or customers also groups by them.',
    }),
  }),
});

export const GroupByValue = builder.objectRef<{ readonly key: string; readonly value: string }>('GroupByValue').implement({
  description: 'The value of one dimension.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The dimension.' }),
    value: t.exposeString('value', { description: 'Its value as text; "" stands for events that lack the dimension.' }),
  }),
});

const MeterUsageRow = builder.objectRef<UsageRow>('MeterUsageRow').implement({
  description: 'The usage of one window and group.',
  fields: (t) => ({
    value: t.expose('value', { type: 'Decimal', description: "The aggregate, in the unit of the meter's values, rounded as the meter says." }),
    windowStart: t.expose('windowStart', { type: 'DateTime', description: 'Start of the calendar window, also where the range begins later; without windows `from`, else the minute of the first event.' }),
    windowEnd: t.expose('windowEnd', { type: 'DateTime', description: 'End of the window, exclusive; without windows `to`, else the end of the minute of the last event.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Null when not grouped by subject.' }),
    customer: t.field({ type: CustomerNode, nullable: true, description: 'Null when not grouped by customer.', resolve: (row) => row.customerId }),
    groupBy: t.field({ type: [GroupByValue], description: 'One for each dimension asked for, in that order.', resolve: (row) => [...row.groupBy] }),
  }),
});

/** An id that is no customer's: this one never exists. */
const nobody = '00000000-0000-0000-0000-000000000000';

interface Usage {
  readonly meter: MeterRow;
  readonly question: UsageQuestion;
  readonly rows: readonly UsageRow[];
}

export const MeterUsage = builder.objectRef<Usage>('MeterUsage').implement({
  description: 'Aggregated usage of one meter.',
  fields: (t) => ({
    meter: t.field({ type: MeterNode, description: 'The meter asked about.', resolve: (usage) => usage.meter }),
    from: t.field({ type: 'DateTime', nullable: true, description: 'As asked; null when it was omitted.', resolve: ({ question }) => question.from ?? null }),
    to: t.field({ type: 'DateTime', nullable: true, description: 'As asked, exclusive; null when it was omitted.', resolve: ({ question }) => question.to ?? null }),
    windowSize: t.field({ type: WindowSizeEnum, nullable: true, description: 'As asked; null for one row over the whole range.', resolve: ({ question }) => (question.windowSize ?? null) as WindowSize | null }),
    csvUrl: t.string({
      description: 'Where the same usage is answered as CSV to the same credential; it begins below the address of this gateway: /api/v1/…',
      resolve: async ({ meter, question }, _args, ctx) => {
        const customers = question.customers == null ? [] : await customersByLookUps(ctx.read, question.customers);
        // One who is not in reach stays in the question, which has no answer for it.
        return csvAddress(meter.key, question, customers.map((customer) => customer?.id ?? nobody), reachOf(ctx) !== null);
      },
    }),
    rows: t.field({ type: [MeterUsageRow], description: 'By window, then subject, customer and group; none for windows and groups in which nothing was counted, and of a recurring meter none before what it carries began. At most 50,000.', resolve: (usage) => [...usage.rows] }),
  }),
});

/** What the viewer of a portal token reaches; null for an API key, which reaches all of its organization. */
export function reachOf({ viewer }: GraphQLContext): UsageReach | null {
  return viewer !== null && viewer.kind === 'portal_token' ? viewer : null;
}

/** The question that an input asks; all usage in one row without one. */
export function usageQuestion(query: typeof MeterUsageInput.$inferInput | null | undefined): UsageQuestion {
  const { from = null, to = null, windowSize = null, windowTimeZone = null, customers, subjects = null, filterGroupBy = null, groupBy = null } = query ?? {};
  return { from, to, windowSize, windowTimeZone, customers: customers?.map(customerLookUp) ?? null, subjects, filterGroupBy, groupBy };
}

builder.queryField('meterUsage', (t) =>
  t.field({
    type: MeterUsage,
    nullable: true,
    description:
      'Aggregated usage of one meter; null when there is no such live meter. Rows come ordered by window, then by group; a window in which nothing was counted has no row. Needs usage:read; a portal token sees its own usage only.',
    authScopes: { $any: { permission: 'usage:read', buyer: true } },
    grantScopes: ['made'],
    complexity: 20,
    args: {
      meter: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }),
      query: t.arg({ type: MeterUsageInput, description: 'All usage in one row when omitted.' }),
    },
    resolve: async (_root, { meter: by, query }, ctx): Promise<Usage | null> => {
      const meter = await meterBy(ctx.read, meterLookUp(by));
      if (meter === null || meter.deletedAt !== null) return null;
      const question = usageQuestion(query);
      return { meter, question, rows: await askUsage(ctx.read, reachOf(ctx), meter, question, ['query']) };
    },
  }),
);
