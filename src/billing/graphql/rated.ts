import { builder } from '../../graphql/builder.ts';
import { explainLine } from '../explain-line.ts';
import type { RatedBy } from '../explain-line.ts';
import type { ChargedGroupJson, DetailedLineJson, LineDiscountJson } from '../rated-line-json.ts';
import type { DimensionValue } from '../rating/rated-line.ts';
import type { TotalsText } from '../totals-columns.ts';
import { DiscountReasonEnum } from './discount-reason.ts';
import { LineExplanationType } from './line-explanation.ts';

export const TotalsType = builder.objectRef<TotalsText>('Totals').implement({
  description:
    'amount + chargesTotal - discountsTotal + taxesExclusiveTotal - creditsTotal = total; taxesTotal is inclusive and exclusive taxes together. In the currency of the invoice; sums are not rounded again.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'Gross: before discounts, without charges.' }),
    chargesTotal: t.expose('chargesTotal', { type: 'Decimal', description: 'What minimum amounts add.' }),
    discountsTotal: t.expose('discountsTotal', { type: 'Decimal', description: 'What is taken off.' }),
    taxesInclusiveTotal: t.expose('taxesInclusiveTotal', { type: 'Decimal', description: 'Taxes that the amounts contain.' }),
    taxesExclusiveTotal: t.expose('taxesExclusiveTotal', { type: 'Decimal', description: 'Taxes on top of the amounts.' }),
    taxesTotal: t.expose('taxesTotal', { type: 'Decimal', description: 'Both kinds of taxes.' }),
    creditsTotal: t.expose('creditsTotal', { type: 'Decimal', description: 'What was charged of it before, when usage thresholds were passed.' }),
    total: t.expose('total', { type: 'Decimal', description: 'What it comes to; of an invoice, credit notes and wallets pay of that (see amountDue).' }),
  }),
});

export const LineDiscountType = builder.objectRef<LineDiscountJson>('LineDiscount').implement({
  description: 'A usage discount takes off a quantity, every other reason an amount.',
  fields: (t) => ({
    reason: t.expose('reason', { type: DiscountReasonEnum, description: 'Why.' }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true, description: 'What is taken off; null for a usage discount. Below 0 for what coupons had taken of what a line credits.' }),
    quantity: t.expose('quantity', { type: 'Decimal', nullable: true, description: 'Units that are taken off; null for a discount of an amount.' }),
    quantityBefore: t.expose('quantityBefore', { type: 'Decimal', nullable: true, description: 'Units that it took off earlier parts of the period; null for a discount of an amount.' }),
    description: t.exposeString('description', { nullable: true, description: 'In words; null where the reason says it all.' }),
  }),
});

const DetailedLineCategoryEnum = builder.enumType('DetailedLineCategory', {
  description: 'What a detailed line charges for.',
  values: {
    REGULAR: { description: 'The price.' },
    COMMITMENT: { description: 'What is missing to its minimum amount.' },
  } as const,
});

/** Of lists that are seldom longer than one: they count once. */
export const few = { field: 1, multiplier: 1 };

/** What the detailed lines of a line cost: most have one or two, and their number is bounded by the tiers of the price, or by the groups of usage that are told apart. */
export const detailedLinesComplexity = { field: 1, multiplier: 2 };

/** A detailed line with what its line was rated by. */
export type ShownDetailedLine = DetailedLineJson & { readonly ratedBy: RatedBy };

/** The detailed lines of a line, as they are answered. */
export function shownDetailedLines(lines: readonly DetailedLineJson[], ratedBy: RatedBy): ShownDetailedLine[] {
  return lines.map((line) => ({ ...line, ratedBy }));
}

const DimensionValueType = builder.objectRef<DimensionValue>('DimensionValue').implement({
  description: 'What events have at one dimension of a meter.',
  fields: (t) => ({
    dimension: t.exposeString('dimension', { description: 'The key of the dimension.' }),
    value: t.exposeString('value', { nullable: true, description: 'What they have there; null: nothing.' }),
  }),
});

/** How many dimensions a charge groups by is bounded. */
export const UsageGroupType = builder.objectRef<ChargedGroupJson>('UsageGroup').implement({
  description: 'A part of the usage of a charge that is priced by itself: that of events with these values.',
  fields: (t) => ({
    values: t.field({ type: [DimensionValueType], complexity: few, description: 'One of each dimension that the charge groups by, in its order; empty: all groups beyond the 999 with the most usage.', resolve: ({ by }) => [...by] }),
    quantity: t.expose('quantity', { type: 'Decimal', description: 'What is charged of it.' }),
    quantityBefore: t.expose('quantityBefore', { type: 'Decimal', description: 'What earlier parts of the period charged of it; 0 where there are none.' }),
  }),
});

export const DetailedLineType = builder.objectRef<ShownDetailedLine>('DetailedLine').implement({
  description: 'One reason for money: a tier, the packages, the minimum.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Stable across computations: which part of the price this is, "graduated-tiered-2-price-usage".' }),
    name: t.exposeString('name', { description: 'The name of the line and what is charged, for people.' }),
    group: t.field({ type: UsageGroupType, nullable: true, description: 'The group of usage that it charges, where the rate card says groupBy; null where it charges none.', resolve: (line) => line.group ?? null }),
    category: t.expose('category', { type: DetailedLineCategoryEnum, description: 'What it charges for.' }),
    quantity: t.expose('quantity', { type: 'Decimal', description: 'How many units, packages or fees.' }),
    unitAmount: t.expose('unitAmount', { type: 'Decimal', description: 'What one comes to; not rounded where it is a price.' }),
    discounts: t.field({ type: [LineDiscountType], complexity: few, description: 'Amounts taken off, in the order they were.', resolve: (line) => [...line.discounts] }),
    totals: t.field({ type: TotalsType, description: 'What it comes to, rounded once to the minor unit of the currency.', resolve: (line) => line.totals }),
    explain: t.field({
      type: LineExplanationType,
      // Taken from the detailed line alone, whatever is asked of it.
      complexity: { field: 2, multiplier: 0 },
      description: 'Why it comes to that: product + rounding + minimum - what each discount took - credit + taxes = total.',
      resolve: ({ ratedBy, ...line }) => ({ ...explainLine(ratedBy, line), ratedBy }),
    }),
  }),
});
