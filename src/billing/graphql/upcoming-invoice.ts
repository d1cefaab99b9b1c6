import { FeatureNode, RateCardPriceUnion } from '../../catalog/graphql/index.ts';
import type { DiscountsJson, PriceJson } from '../../catalog/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customerBy, nowOf } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodType } from '../../graphql/period.ts';
import { SubscriptionNode } from '../../subscriptions/graphql/index.ts';
import { amountDueOf } from '../amount-due.ts';
import type { LineCharging } from '../line-charging.ts';
import { fullPeriodOf, periodOfLine } from '../live-invoice.ts';
import type { LineDiscountJson } from '../rated-line-json.ts';
import type { LineTaxJson } from '../settlement/settlement-json.ts';
import { upcomingInvoice } from '../upcoming-invoice.ts';
import type { UpcomingInvoice, UpcomingLine } from '../upcoming-invoice.ts';
import { InvoiceLineNode, LineTaxType } from './invoice-line.ts';
import { DetailedLineType, LineDiscountType, TotalsType, detailedLinesComplexity, few, shownDetailedLines } from './rated.ts';
import { InvoiceCouponType, InvoiceTaxType, TaxRoundingType } from './settlement.ts';

export const UpcomingLineType = builder.objectRef<UpcomingLine>('UpcomingInvoiceLine').implement({
  description: 'One charge as it will stand on an invoice.',
  fields: (t) => ({
    name: t.string({ description: 'What is charged for.', resolve: ({ line }) => line.name }),
    description: t.string({ nullable: true, description: 'More about it.', resolve: ({ line }) => line.description }),
    period: t.field({ type: PeriodType, nullable: true, description: 'What is charged for in time; null for what belongs to no period.', resolve: ({ line }) => periodOfLine(line) }),
    isPart: t.exposeBoolean('isPart', { description: 'It bills a part of a longer period (see InvoiceLine.splitGroup).' }),
    invoiceAt: t.field({ type: 'DateTime', description: 'When it falls due to be invoiced.', resolve: ({ line }) => line.invoiceAt }),
    subscription: t.field({ type: SubscriptionNode, nullable: true, description: 'What calls for it; null for a line of its own.', resolve: ({ line }) => line.subscriptionId }),
    feature: t.field({ type: FeatureNode, nullable: true, description: 'Whose use is charged; null where there is none.', resolve: ({ line }) => line.featureId }),
    featureKey: t.field({ type: 'Key', nullable: true, description: 'The key of the feature.', resolve: ({ line }) => line.featureKey }),
    corrects: t.field({ type: InvoiceLineNode, nullable: true, description: 'The line of an issued invoice whose usage has changed since, of which it will charge or credit the difference; null: it corrects none.', resolve: ({ line }) => line.correctsLineId }),
    price: t.field({ type: RateCardPriceUnion, description: 'The pricing rule; a flat fee in proportion to the period.', resolve: ({ line }) => line.price as PriceJson }),
    meteredQuantity: t.field({ type: 'Decimal', nullable: true, description: 'As metered up to now; null for flat fees.', resolve: ({ figures }) => figures.meteredQuantity }),
    quantity: t.field({ type: 'Decimal', nullable: true, description: 'What is charged for: after usage discounts; null for flat fees.', resolve: ({ figures }) => figures.quantity }),
    discounts: t.field({ type: [LineDiscountType], complexity: few, description: 'Units taken off the metered quantity.', resolve: ({ figures }) => figures.discounts as LineDiscountJson[] }),
    detailedLines: t.field({
      type: [DetailedLineType],
      complexity: detailedLinesComplexity,
      description: 'What makes up the amount, each with its explanation.',
      resolve: ({ line, figures }) =>
        shownDetailedLines(figures.detailedLines, {
          ...{ price: line.price as PriceJson, rateCardDiscounts: line.rateCardDiscounts as DiscountsJson | null, charging: line.charging as LineCharging | null },
          ...{ period: periodOfLine(line), fullPeriod: fullPeriodOf(line), subscriptionId: line.subscriptionId },
          ...figures,
        }),
    }),
    taxes: t.field({ type: [LineTaxType], complexity: few, description: 'The taxes that it will bear.', resolve: ({ figures }) => figures.taxes as LineTaxJson[] }),
    totals: t.field({ type: TotalsType, description: 'What it comes to so far.', resolve: ({ figures }) => figures.totals }),
  }),
});

export const UpcomingInvoiceType = builder.objectRef<UpcomingInvoice>('UpcomingInvoice').implement({
  description: 'What a customer will be billed next if nothing more happens: what its next invoice would come to with the usage of now.',
  fields: (t) => ({
    customer: t.field({ type: CustomerNode, description: 'Who is billed.', resolve: ({ customerId }) => customerId }),
    at: t.field({ type: 'DateTime', description: "The customer's time that it is told of.", resolve: ({ at }) => at }),
    currency: t.field({ type: 'CurrencyCode', description: 'Of its amounts.', resolve: ({ currency }) => currency }),
    period: t.field({ type: PeriodType, nullable: true, description: 'From the earliest start to the latest end of its lines; null when none has a period.', resolve: ({ period }) => period }),
    invoicedAt: t.field({ type: 'DateTime', description: 'When its lines become an invoice.', resolve: ({ invoicedAt }) => invoicedAt }),
    collectionAt: t.field({ type: 'DateTime', description: 'When its usage is final: what comes late is billed until then.', resolve: ({ plan }) => plan.collectionAt }),
    issueAt: t.field({ type: 'DateTime', nullable: true, description: 'When it will be issued; null where it waits to be approved.', resolve: ({ plan }) => plan.draftUntil }),
    dueAt: t.field({ type: 'DateTime', nullable: true, description: 'When it will have to be paid; null where it waits to be approved.', resolve: ({ plan }) => plan.dueAt }),
    lines: t.field({ type: [UpcomingLineType], complexity: { multiplier: 20 }, description: 'Its charges, in the order they will stand in; those of periods that begin before it is invoiced are among them, corrections of billed usage come last.', resolve: ({ lines }) => [...lines] }),
    totals: t.field({ type: TotalsType, description: 'What it comes to so far: sums of its lines; taxes are computed on the whole.', resolve: ({ live }) => live.totals }),
    taxes: t.field({ type: [InvoiceTaxType], complexity: few, description: 'Its taxes, those that prices contain after those on top.', resolve: ({ live }) => [...live.settlement.taxes] }),
    coupons: t.field({ type: [InvoiceCouponType], complexity: few, description: 'What coupons will take off, in the order they do; nothing is used of them yet.', resolve: ({ live }) => [...live.settlement.coupons] }),
    taxRounding: t.field({ type: TaxRoundingType, description: 'What rounding makes of the taxes.', resolve: ({ live }) => live.settlement.rounding }),
    creditNotesTotal: t.field({ type: 'Decimal', description: 'What credit notes of the customer will pay of the total, at least 0.', resolve: ({ live }) => live.creditNotesTotal }),
    walletsTotal: t.field({ type: 'Decimal', description: 'What wallets of the customer will pay of what credit notes leave, at least 0.', resolve: ({ live }) => live.walletsTotal }),
    amountDue: t.field({ type: 'Decimal', description: 'What will have to be paid in money: total - creditNotesTotal - walletsTotal.', resolve: ({ live: { totals, creditNotesTotal, walletsTotal } }) => amountDueOf({ total: totals.total, creditNotesTotal, walletsTotal }).toString() }),
  }),
});

builder.queryField('upcomingInvoice', (t) =>
  t.field({
    type: UpcomingInvoiceType,
    nullable: true,
    description:
      'What a customer will be billed next, computed by the code that bills: what gathers by then with the usage of now, corrections of usage that was billed before, coupons, taxes, credit notes and wallets. Where nothing gathers: what late usage of subscriptions that have ended will be charged when it is looked at a last time. Null where nothing is to be charged, and for a customer that is not there. Needs billing:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 20,
    args: {
      customer: t.arg({ type: CustomerBy, required: true, description: 'Who is billed.' }),
      currency: t.arg({ type: 'CurrencyCode', description: 'In which currency; the one that is invoiced first when omitted.' }),
    },
    resolve: async (_root, { customer, currency }, ctx) => {
      const found = await customerBy(ctx.read, customerLookUp(customer));
      return found === null || found.deletedAt !== null ? null : upcomingInvoice(ctx.read, found, await nowOf(ctx, found), currency ?? null);
    },
  }),
);
