import { builder } from '../../graphql/builder.ts';
import { TaxBehaviorEnum, TaxTextType } from '../../catalog/graphql/index.ts';
import type { TaxBehavior } from '../../catalog/index.ts';
import { settlementFromJson } from '../settlement/settlement-json.ts';
import type { CouponCreditJson, InvoiceTaxJson, SettlementJson } from '../settlement/settlement-json.ts';
import { reads } from '../../graphql/shown-columns.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import { AppliedCouponNode } from './applied-coupon.ts';
import { amountDueOf } from '../amount-due.ts';
import type { DueParts } from '../amount-due.ts';
import { InvoiceNode } from './invoice.ts';
import { liveInvoice } from './invoice-line.ts';

export const InvoiceTaxType = builder.objectRef<InvoiceTaxJson>('InvoiceTax').implement({
  description: 'One tax of an invoice, computed and rounded once for all lines that bear it.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of the tax.' }),
    name: t.exposeString('name', { description: 'Of the tax.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Percent.' }),
    behavior: t.field({ type: TaxBehaviorEnum, description: 'Whether the amounts of the lines contain it.', resolve: ({ behavior }): TaxBehavior => behavior }),
    base: t.expose('base', { type: 'Decimal', description: 'What it is on: the amounts of the lines that bear it, after discounts and without taxes.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Rounded to the minor unit of the currency.' }),
    texts: t.field({ type: [TaxTextType], description: 'What the invoice has to say about it, a text a language: reverse charge, why there is no tax.', resolve: ({ texts }) => [...(texts ?? [])] }),
  }),
});

export const InvoiceCouponType = builder.objectRef<CouponCreditJson>('InvoiceCoupon').implement({
  description: 'What one coupon takes off an invoice; below 0, what coupons had taken of fees and usage that it credits.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Of the coupon.' }),
    name: t.exposeString('name', { description: 'Of the coupon.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Taken off before taxes; part of discountsTotal. Below 0 where a line credits what coupons had reduced: that much less is credited.' }),
    appliedCoupon: t.field({ type: AppliedCouponNode, nullable: true, description: 'What is left of it; null on a recorded invoice, and of what is credited.', resolve: ({ appliedCouponId }) => appliedCouponId }),
  }),
});

export const TaxRoundingType = builder.objectRef<SettlementJson['rounding']>('TaxRounding').implement({
  description: "What rounding makes of an invoice's taxes: they are computed on the whole, and rounded once.",
  fields: (t) => ({
    lines: t.expose('lines', { type: 'Decimal', description: "taxesTotal of the invoice less the sum of the lines'." }),
    taxes: t.expose('taxes', { type: 'Decimal', description: 'taxesTotal of the invoice less the sum of its taxes, each of which is rounded too.' }),
  }),
});

/** How an invoice came to its total: what it keeps, or what it comes to as of now while it gathers. */
export function settlementOf(invoice: InvoiceRow, ctx: GraphQLContext): SettlementJson | Promise<SettlementJson> {
  if (invoice.status !== 'GATHERING' || invoice.deletedAt !== null) return settlementFromJson(invoice.settlement as Partial<SettlementJson> | null);
  return liveInvoice(invoice.id, ctx).then(({ settlement }) => settlement);
}

/** What {@link settlementOf} looks at. */
export const settledBy = { extensions: reads<InvoiceRow>('id', 'status', 'deletedAt', 'settlement') };

builder.objectFields(InvoiceNode, (t) => ({
  taxes: t.field({ ...settledBy, type: [InvoiceTaxType], description: 'Its taxes, those that prices contain after those on top; projected before it is issued.', resolve: async (invoice, _args, ctx) => [...(await settlementOf(invoice, ctx)).taxes] }),
  coupons: t.field({ ...settledBy, type: [InvoiceCouponType], description: 'What coupons take off, in the order they do; before it is issued projected, and nothing is used of them yet.', resolve: async (invoice, _args, ctx) => [...(await settlementOf(invoice, ctx)).coupons] }),
  taxRounding: t.field({ ...settledBy, type: TaxRoundingType, description: 'What rounding makes of the taxes.', resolve: async (invoice, _args, ctx) => (await settlementOf(invoice, ctx)).rounding }),
}));

/** What an invoice comes to and what pays of it, as of now while it gathers. */
async function partsOf(invoice: InvoiceRow, ctx: GraphQLContext): Promise<DueParts & { readonly creditNotesTotal: string; readonly walletsTotal: string }> {
  if (invoice.status !== 'GATHERING' || invoice.deletedAt !== null) return invoice;
  const { totals, creditNotesTotal, walletsTotal } = await liveInvoice(invoice.id, ctx);
  return { total: totals.total, creditNotesTotal, walletsTotal };
}

const paid = { extensions: reads<InvoiceRow>('id', 'status', 'deletedAt', 'total', 'creditNotesTotal', 'walletsTotal'), type: 'Decimal' as const };

builder.objectFields(InvoiceNode, (t) => ({
  creditNotesTotal: t.field({ ...paid, description: 'What credit notes of the customer pay of the total, at least 0; before it is issued projected, and nothing is used of them yet.', resolve: async (invoice, _args, ctx) => (await partsOf(invoice, ctx)).creditNotesTotal }),
  walletsTotal: t.field({ ...paid, description: 'What wallets of the customer pay of what credit notes leave, at least 0; before it is issued projected.', resolve: async (invoice, _args, ctx) => (await partsOf(invoice, ctx)).walletsTotal }),
  amountDue: t.field({ ...paid, description: 'What is to be paid in money: total - creditNotesTotal - walletsTotal. Where it is 0 no payment is asked for. It stays what it was when the invoice is paid.', resolve: async (invoice, _args, ctx) => amountDueOf(await partsOf(invoice, ctx)).toString() }),
}));
