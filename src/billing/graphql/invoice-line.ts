import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads, readsAs } from '../../graphql/shown-columns.ts';
import { FeatureNode, RateCardPriceUnion, TaxBehaviorEnum } from '../../catalog/graphql/index.ts';
import type { DiscountsJson, PriceJson } from '../../catalog/index.ts';
import { SubscriptionNode } from '../../subscriptions/graphql/index.ts';
import type { RatedBy } from '../explain-line.ts';
import type { InvoiceLineRow, LineManager } from '../invoice-line.entity.ts';
import { LineManagerEnum } from './enums.ts';
import { linesByIds } from '../invoice-line.store.ts';
import { shownName } from '../line-adjustment.ts';
import type { LineCharging } from '../line-charging.ts';
import { fullPeriodOf, linesNow, liveInvoices, periodOfLine } from '../live-invoice.ts';
import type { LiveInvoice, LiveLine } from '../live-invoice.ts';
import type { DetailedLineJson, LineDiscountJson, RatedLineJson } from '../rated-line-json.ts';
import type { RecordedLineJson } from '../recorded-line.ts';
import type { LineTaxJson } from '../settlement/settlement-json.ts';
import { LineUsageQueryType, lineUsageQuery } from './line-usage-query.ts';
import { DetailedLineType, LineDiscountType, TotalsType, detailedLinesComplexity, few, shownDetailedLines } from './rated.ts';
import type { ShownDetailedLine } from './rated.ts';

export const InvoiceLineNode = builder.loadableNodeRef('InvoiceLine', {
  id: { resolve: (line: InvoiceLineRow) => line.id },
  load: (ids: string[], { shown }) => linesByIds(shown, ids),
});

/** The figures of a gathering invoice as of now; all that one answer asks for are computed together. */
export const liveInvoice = (invoiceId: string, ctx: GraphQLContext): Promise<LiveInvoice> =>
  batched(ctx, 'Invoice.live', invoiceId, (ids) => liveInvoices(ctx.read, ids));

/** Computes one figure of a line that gathers; answers the kept one of a rated line without a promise. */
export function figure<T>(line: InvoiceLineRow, ctx: GraphQLContext, kept: (line: InvoiceLineRow) => T, live: (rated: LiveLine) => T): T | Promise<T> {
  if (line.ratedAt !== null || line.deletedAt !== null) return kept(line);
  return liveFigure(line, ctx, kept, live);
}

async function liveFigure<T>(line: InvoiceLineRow, ctx: GraphQLContext, kept: (line: InvoiceLineRow) => T, live: (rated: LiveLine) => T): Promise<T> {
  const rated = (await liveInvoice(line.invoiceId, ctx)).lines.get(line.id);
  if (rated !== undefined) return live(rated);
  // An invoice run took it, or a synchronisation took it away, between the two reads.
  const now = await batched(ctx, 'InvoiceLine.now', line.id, (ids) => linesNow(ctx.read, ids));
  return 'kept' in now ? kept(now.kept) : live(now.live);
}

/** What a line is rated by. */
const ratedByColumns = ['price', 'rateCardDiscounts', 'charging', 'periodFrom', 'periodTo', 'fullPeriodFrom', 'fullPeriodTo', 'subscriptionId'] as const;

function ratedByOf(line: InvoiceLineRow): Omit<RatedBy, keyof RatedLineJson> {
  const { price, rateCardDiscounts, charging, subscriptionId } = line;
  return {
    price: price as PriceJson,
    rateCardDiscounts: rateCardDiscounts as DiscountsJson | null,
    charging: charging as LineCharging | null,
    period: periodOfLine(line),
    fullPeriod: fullPeriodOf(line),
    subscriptionId,
  };
}

/** The detailed lines that a rated line keeps, with what explains them. */
export function keptDetailedLines(line: InvoiceLineRow): ShownDetailedLine[] {
  const { meteredQuantity, quantity, quantityBefore } = line;
  return shownDetailedLines(line.detailedLines as DetailedLineJson[], { ...ratedByOf(line), meteredQuantity, quantity, quantityBefore, discounts: line.discounts as LineDiscountJson[] });
}

export const LineTaxType = builder.objectRef<LineTaxJson>('LineTax').implement({
  description: 'A tax that a line bears, as it was when the line was rated.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of the tax.' }),
    name: t.exposeString('name', { description: 'Of the tax.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Percent.' }),
    behavior: t.expose('behavior', { type: TaxBehaviorEnum, description: 'Whether the amount contains it.' }),
  }),
});

InvoiceLineNode.implement({
  description: 'One charge, with all that makes up its amount.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    name: t.field({ extensions: reads<InvoiceLineRow>('name', 'adjustment'), type: 'String', description: 'What is charged for, 1 to 256 characters.', resolve: (line) => shownName(line) }),
    managedBy: t.field({ extensions: reads<InvoiceLineRow>('managedBy'), type: LineManagerEnum, description: 'Who decides what stands in it.', resolve: (line) => line.managedBy as LineManager }),
    description: t.exposeString('description', { nullable: true, description: 'More about it.' }),
    period: t.field({
      extensions: reads<InvoiceLineRow>('periodFrom', 'periodTo'),
      type: PeriodType,
      nullable: true,
      description: 'What is charged for in time; null for what belongs to no period.',
      resolve: ({ periodFrom: from, periodTo: to }) => (from === null || to === null ? null : { from, to }),
    }),
    fullPeriod: t.field({
      extensions: reads<InvoiceLineRow>('fullPeriodFrom', 'fullPeriodTo'),
      type: PeriodType,
      nullable: true,
      description: 'What a whole period would be: a flat fee is charged in proportion to it. Null where there is none.',
      resolve: ({ fullPeriodFrom: from, fullPeriodTo: to }) => (from === null || to === null ? null : { from, to }),
    }),
    invoiceAt: t.expose('invoiceAt', { type: 'DateTime', description: 'When it falls due to be invoiced.' }),
    subscription: t.field({ extensions: reads<InvoiceLineRow>('subscriptionId'), type: SubscriptionNode, nullable: true, description: 'What calls for it; null for a line of its own.', resolve: (line) => line.subscriptionId }),
    feature: t.field({ extensions: reads<InvoiceLineRow>('featureId'), type: FeatureNode, nullable: true, description: 'Whose use is charged; null where there is none.', resolve: (line) => line.featureId }),
    featureKey: t.expose('featureKey', { type: 'Key', nullable: true, description: 'The key of the feature when the line was made.' }),
    price: t.field({ extensions: reads<InvoiceLineRow>('price'), type: RateCardPriceUnion, description: 'The pricing rule; a flat fee in proportion to the period.', resolve: (line) => line.price as PriceJson }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of its amounts.' }),
    meteredQuantity: t.field({
      extensions: reads<InvoiceLineRow>('meteredQuantity', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: 'Decimal',
      nullable: true,
      description: "As metered in the line's period; null for flat fees.",
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept.meteredQuantity, (live) => live.meteredQuantity),
    }),
    quantity: t.field({
      extensions: reads<InvoiceLineRow>('quantity', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: 'Decimal',
      nullable: true,
      description: 'What is charged for: after usage discounts; null for flat fees.',
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept.quantity, (live) => live.quantity),
    }),
    discounts: t.field({
      extensions: reads<InvoiceLineRow>('discounts', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: [LineDiscountType],
      complexity: few,
      description: 'Units taken off the metered quantity. Discounts of amounts stand at the detailed lines.',
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept.discounts as LineDiscountJson[], (live) => live.discounts as LineDiscountJson[]),
    }),
    detailedLines: t.field({
      extensions: reads<InvoiceLineRow>('detailedLines', 'meteredQuantity', 'quantity', 'quantityBefore', 'discounts', ...ratedByColumns, 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: [DetailedLineType],
      complexity: detailedLinesComplexity,
      description: 'What makes up the amount: tiers upwards, the minimum last.',
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => keptDetailedLines(kept), (live) => shownDetailedLines(live.detailedLines, { ...ratedByOf(line), ...live })),
    }),
    usageQuery: t.field({
      extensions: reads<InvoiceLineRow>('id', 'customerId', 'featureId', 'price', 'charging', 'periodFrom', 'periodTo', 'fullPeriodFrom', 'fullPeriodTo'),
      type: LineUsageQueryType,
      nullable: true,
      description: 'What to ask meterUsage for the usage behind it; null where no usage is read: for flat fees, for commitments, and for what was charged by single events or at a threshold.',
      resolve: (line, _args, ctx) => lineUsageQuery(line, ctx),
    }),
    taxes: t.field({
      extensions: reads<InvoiceLineRow>('taxes', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: [LineTaxType],
      complexity: few,
      description: 'The taxes that it bears. What they come to is computed on the whole invoice; its own rounded share stands in its totals.',
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept.taxes as LineTaxJson[], (live) => live.taxes as LineTaxJson[]),
    }),
    totals: t.field({
      extensions: readsAs<InvoiceLineRow>('Totals', 'id', 'invoiceId', 'ratedAt', 'deletedAt'),
      type: TotalsType,
      description: 'Amounts, charges and discounts are the sums of its detailed lines; taxes are of the line. As of now while it gathers.',
      resolve: (line, _args, ctx) => figure(line, ctx, (kept) => kept, (live) => live.totals),
    }),
    externalId: t.field({
      extensions: reads<InvoiceLineRow>('recorded'),
      type: 'String',
      nullable: true,
      description: 'The name that the system has for it that billed it; null unless its invoice is a recorded one that names it.',
      resolve: (line) => (line.recorded as RecordedLineJson | null)?.externalId ?? null,
    }),
    billingCadence: t.field({
      extensions: reads<InvoiceLineRow>('recorded'),
      type: 'Duration',
      nullable: true,
      description: 'Of a line of a recorded invoice: how often it is charged. Null where it is charged once, and for every line that is billed here.',
      resolve: (line) => (line.recorded as RecordedLineJson | null)?.billingCadence ?? null,
    }),
    metadata: t.field({ extensions: reads<InvoiceLineRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (line, _args, { viewer }) => merchantsOnly(viewer, line.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was taken away; null while it counts.' }),
  }),
});

export const InvoiceLineConnection = builder.connectionObject(
  { type: InvoiceLineNode, name: 'InvoiceLineConnection', description: 'A page of invoice lines.' },
  { name: 'InvoiceLineEdge', description: 'An invoice line in its place in the list.' },
);
