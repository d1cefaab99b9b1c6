import { customerBy } from '../../customers/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import type { Reader } from '../../platform/reader.ts';
import { DEFAULT_MONTHS, MOST_MONTHS } from '../question.ts';
import type { ReportQuestion } from '../question.ts';

export const AnalyticsFilter = builder.inputType('AnalyticsFilter', {
  description: 'Which invoices a report is about, and over which months.',
  fields: (t) => ({
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency only; every one, each by itself, when omitted.' }),
    customer: t.field({ type: CustomerBy, description: 'Of this customer only; the report of one that does not exist is empty.' }),
    months: t.int({ description: `How many calendar months, the last one included: 1 to ${MOST_MONTHS}; ${DEFAULT_MONTHS} when omitted.` }),
    through: t.field({ type: 'DateTime', description: 'The last month is the one that this falls in, of the years 1970 to 8999; now, in real time, when omitted. How invoices stand is always as of now.' }),
    timeZone: t.field({ type: 'TimeZone', description: "Whose months are meant; the organization's time zone when omitted, which is UTC unless it was set." }),
    includeTestClocks: t.boolean({ defaultValue: false, description: 'Customers on test clocks count too, also one that is named.' }),
  }),
});

type Filter = typeof AnalyticsFilter.$inferInput;

/** Reports cost more than lists: they read every invoice of their months. Rows are counted by the months, whatever the currencies are. */
export const reportComplexity = ({ filter }: { readonly filter?: Filter | null | undefined }): { field: number; multiplier: number } => ({
  field: 20,
  multiplier: Math.min(Math.max(filter?.months ?? DEFAULT_MONTHS, 1), MOST_MONTHS),
});

/** What a report says to a filter. One statement, and one more where a customer is named. */
export async function answer<R>(ctx: GraphQLContext, filter: Filter | null | undefined, report: (read: Reader, question: ReportQuestion) => Promise<R[]>): Promise<R[]> {
  const customer = filter?.customer == null ? null : await customerBy(ctx.read, customerLookUp(filter.customer));
  if (filter?.customer != null && customer === null) return [];
  return report(ctx.read, {
    months: filter?.months ?? DEFAULT_MONTHS,
    through: filter?.through ?? ctx.clock.now(),
    timeZone: filter?.timeZone ?? null,
    currency: filter?.currency ?? null,
    customerId: customer?.id ?? null,
    includeTestClocks: filter?.includeTestClocks === true,
  });
}
