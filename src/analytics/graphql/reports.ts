import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { PeriodType } from '../../graphql/period.ts';
import { contractedRecurringRevenue } from '../contracted-revenue.store.ts';
import { monthlyRecurringRevenue } from '../recurring-revenue.store.ts';
import type { CollectionRow, CountedRow, OverdueRow, ReportRow, UsageRow } from '../report.store.ts';
import { grossRevenue, invoiceCollection, invoicedUsage, overdueBalance } from '../report.store.ts';
import { AnalyticsFilter, answer, reportComplexity } from './report-filter.ts';

/** What every row of every report says. */
const MonthlyReportRow = builder.interfaceRef<ReportRow>('MonthlyReportRow').implement({
  description: 'A month of a report, and one currency of it. Amounts of different currencies are never added up.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Its first day in the time zone of the report: "2027-01-01".' }),
    period: t.field({ type: PeriodType, description: 'From its first instant to the first of the next month, in the time zone of the report.', resolve: ({ from, to }) => ({ from, to }) }),
    currency: t.expose('currency', { type: 'CurrencyCode', nullable: true, description: 'What the amount is in; null for a month that has nothing.' }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true, description: 'Exact, in the currency itself, not in its minor unit; null for a month that has nothing.' }),
  }),
});

const invoicesCount = 'How many invoices that is; 0 for a month that has nothing.';

const GrossRevenueRow = builder.objectRef<CountedRow>('GrossRevenueRow').implement({
  interfaces: [MonthlyReportRow],
  description: 'What was billed in a month.',
  fields: (t) => ({ invoicesCount: t.exposeInt('invoicesCount', { description: invoicesCount }) }),
});

const CollectedPaymentStatus = builder.enumType('CollectedPaymentStatus', {
  description: 'How the payment of invoices stands.',
  values: {
    PENDING: { description: 'To be paid, under way, or waiting for the payer to act; also overdue without a failed attempt.' },
    SUCCEEDED: { description: 'Nothing is left to pay.' },
    FAILED: { description: 'The last attempt failed, or it was given up as uncollectible; also overdue since.' },
  } as const,
});

const InvoiceCollectionRow = builder.objectRef<CollectionRow>('InvoiceCollectionRow').implement({
  interfaces: [MonthlyReportRow],
  description: 'What was billed in a month, by how its payment stands now.',
  fields: (t) => ({
    paymentStatus: t.expose('paymentStatus', { type: CollectedPaymentStatus, nullable: true, description: 'How these invoices stand now; null for a month that has nothing.' }),
    invoicesCount: t.exposeInt('invoicesCount', { description: invoicesCount }),
  }),
});

const InvoicedUsageRow = builder.objectRef<UsageRow>('InvoicedUsageRow').implement({
  interfaces: [MonthlyReportRow],
  description: 'What was billed in a month for the usage that one meter counts.',
  fields: (t) => ({ meterKey: t.expose('meterKey', { type: 'Key', nullable: true, description: 'Of the meter; null for usage that none counts, and for a month that has nothing.' }) }),
});

const MonthlyRecurringRevenueRow = builder.objectRef<ReportRow>('MonthlyRecurringRevenueRow').implement({
  interfaces: [MonthlyReportRow],
  description: 'What recurring fees bring in a month, whatever the interval that they are billed by.',
});

const OverdueBalanceRow = builder.objectRef<OverdueRow>('OverdueBalanceRow').implement({
  interfaces: [MonthlyReportRow],
  description: 'What was to be paid in a month and is overdue now.',
  fields: (t) => ({
    invoicesCount: t.exposeInt('invoicesCount', { description: invoicesCount }),
    invoiceIds: t.idList({ description: 'Ids in this graph, by when they were due; the first hundred. Ask `nodes` for what they say.', resolve: ({ invoiceIds }) => invoiceIds.map((id) => encodeGlobalId('Invoice', id)) }),
  }),
});

const finalized = 'Invoices count once issued, unless voided.';
const rows = 'By month and currency, at most 10,000 rows; a month since the organization was made that has nothing is one row of nulls. Customers on test clocks are left out unless asked for. Needs billing:read.';
const filterText = 'All customers in real time over the last twelve months when omitted.';

builder.queryField('analyticsGrossRevenue', (t) =>
  t.field({
    type: [GrossRevenueRow],
    description: `What invoices ask for in money: their totals, with taxes, less what credit notes and wallets pay, by the month in which they were issued. What credit notes refund is taken off in the month of the note, so that a month may come below 0. ${finalized} ${rows}`,
    authScopes: { permission: 'billing:read' },
    complexity: reportComplexity,
    args: { filter: t.arg({ type: AnalyticsFilter, description: filterText }) },
    resolve: (_root, { filter }, ctx) => answer(ctx, filter, grossRevenue),
  }),
);

builder.queryField('analyticsInvoiceCollection', (t) =>
  t.field({
    type: [InvoiceCollectionRow],
    description: `What invoices ask for in money, by the month in which they were issued and by how their payment stands now. ${finalized} ${rows}`,
    authScopes: { permission: 'billing:read' },
    complexity: reportComplexity,
    args: { filter: t.arg({ type: AnalyticsFilter, description: filterText }) },
    resolve: (_root, { filter }, ctx) => answer(ctx, filter, invoiceCollection),
  }),
);

builder.queryField('analyticsInvoicedUsage', (t) =>
  t.field({
    type: [InvoicedUsageRow],
    description: `What invoices charged for usage, by meter and the month in which they were issued: before taxes, after discounts, coupons and what was charged early. ${finalized} ${rows}`,
    authScopes: { permission: 'billing:read' },
    complexity: reportComplexity,
    args: { filter: t.arg({ type: AnalyticsFilter, description: filterText }) },
    resolve: (_root, { filter }, ctx) => answer(ctx, filter, invoicedUsage),
  }),
);

const RecurringRevenueBasis = builder.enumType('RecurringRevenueBasis', {
  description: 'What monthly recurring revenue is worked out from.',
  values: {
    INVOICED: { description: 'Fees that were invoiced, after discounts and coupons, with taxes.' },
    CONTRACTED: { description: 'Prices of the subscriptions that run at the end of the month, of the running month at `through`; whatever was invoiced of them. After discounts of rate cards, before coupons and taxes.' },
  } as const,
});

builder.queryField('analyticsMrr', (t) =>
  t.field({
    type: [MonthlyRecurringRevenueRow],
    description:
      `Monthly recurring revenue: recurring flat fees of subscriptions that were invoiced, after discounts and coupons, with taxes, brought to months. A monthly fee counts in the month in which it was issued; shorter ones by their mean in the month times 4.33 weeks; longer ones are spread over their period, back from the month of issue in arrears, from the day of issue on in advance. ${finalized} With basis CONTRACTED it is what running subscriptions are sold for: a fee of several months divided by them, a shorter one as often as 4.33 weeks hold it; neither trials nor fees that are charged once. ${rows}`,
    authScopes: { permission: 'billing:read' },
    complexity: reportComplexity,
    args: {
      filter: t.arg({ type: AnalyticsFilter, description: filterText }),
      basis: t.arg({ type: RecurringRevenueBasis, defaultValue: 'INVOICED', description: 'What it is worked out from; null: INVOICED.' }),
    },
    resolve: (_root, { filter, basis }, ctx) => answer(ctx, filter, basis === 'CONTRACTED' ? contractedRecurringRevenue : monthlyRecurringRevenue),
  }),
);

builder.queryField('analyticsOverdueBalance', (t) =>
  t.field({
    type: [OverdueBalanceRow],
    description: `What is still to be paid of invoices that are overdue now, by the month in which they were to be paid. ${rows}`,
    authScopes: { permission: 'billing:read' },
    complexity: reportComplexity,
    args: { filter: t.arg({ type: AnalyticsFilter, description: filterText }) },
    resolve: (_root, { filter }, ctx) => answer(ctx, filter, overdueBalance),
  }),
);
