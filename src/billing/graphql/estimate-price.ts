import { DiscountsInput, RateCardPriceInput, discountsOf, priceOf } from '../../catalog/graphql/index.ts';
import { discountsToJson, priceToJson } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { Decimal } from '../../kit/decimal.ts';
import { PeriodInput } from '../../graphql/period.ts';
import { MOST_EVENTS, estimatePrice } from '../rating/estimate-price.ts';
import { ratedLineToJson } from '../rated-line-json.ts';
import type { TotalsText } from '../totals-columns.ts';
import { DetailedLineType, TotalsType, shownDetailedLines } from './rated.ts';
import type { ShownDetailedLine } from './rated.ts';

interface Estimate {
  readonly currency: string;
  readonly unitAmount: Decimal | null;
  readonly detailedLines: readonly ShownDetailedLine[];
  readonly totals: TotalsText;
}

const PriceEstimate = builder.objectRef<Estimate>('PriceEstimate').implement({
  description: 'What a price comes to.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all amounts.' }),
    unitAmount: t.expose('unitAmount', { type: 'Decimal', nullable: true, description: 'What one unit came to on average, before discounts and commitments, to 15 places; zero without usage, null for a flat price. Free units of a package do not count.' }),
    lines: t.field({ type: [DetailedLineType], description: 'As they would stand on an invoice.', resolve: (estimate) => [...estimate.detailedLines] }),
    totals: t.field({ type: TotalsType, description: 'The sums of the lines.', resolve: (estimate) => estimate.totals }),
  }),
});

const PricedEventInput = builder.inputType('PricedEventInput', {
  description: 'One event, as far as a price looks at it.',
  fields: (t) => ({
    value: t.field({ type: 'Decimal', required: true, description: 'What it adds to the quantity: its value, "1" of a meter that counts events.' }),
    amount: t.field({ type: 'Decimal', description: 'What it costs by itself, in `currency`; nothing when omitted. Only eventAmount looks at it.' }),
  }),
});

const EstimatePriceInput = builder.inputType('EstimatePriceInput', {
  description: 'A price and what is charged by it.',
  fields: (t) => ({
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Amounts are rounded to its minor unit.' }),
    name: t.string({ defaultValue: 'item', description: 'The names of the detailed lines begin with it.' }),
    price: t.field({ type: RateCardPriceInput, required: true, description: 'The pricing rule.' }),
    discounts: t.field({ type: DiscountsInput, description: 'What is taken off.' }),
    quantity: t.field({ type: 'Decimal', description: 'Metered inside `period`, before discounts, 0 or more; omitted for a flat price, and where events are given, which add up to it.' }),
    quantityBefore: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'Metered from the start of `fullPeriod` to the start of `period`, before discounts, 0 or more.' }),
    events: t.field({
      type: [PricedEventInput],
      description: `The events of \`fullPeriod\` up to the end of \`period\`, in the order of time, at most ${MOST_EVENTS}. Given for an eventAmount and for a percentage with more than a rate, and for no other price.`,
    }),
    eventsBefore: t.int({ defaultValue: 0, description: 'So many of the events come before `period`, 0 to the number of them.' }),
    billedBefore: t.field({
      type: 'Decimal',
      defaultValue: Decimal.zero,
      description: 'What earlier lines of `fullPeriod` came to, gross: the sum of their totals.amount, before discounts and without charges. Maximum and minimum amounts look at it.',
    }),
    period: t.field({ type: PeriodInput, description: 'The part that is charged for; both periods omitted: one undivided period.' }),
    fullPeriod: t.field({ type: PeriodInput, description: 'The whole period that `period` lies in.' }),
  }),
});

builder.queryField('estimatePrice', (t) =>
  t.field({
    type: PriceEstimate,
    description:
      'What a price comes to, computed by the code that bills. Stores nothing. A flat price is not prorated here: that happens when lines are made of it. Needs billing:read, or a portal token.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 5,
    args: { input: t.arg({ type: EstimatePriceInput, required: true, description: 'What is priced.' }) },
    resolve: (_root, { input }) => {
      const price = priceOf(input.price);
      const discounts = discountsOf(input.discounts);
      const rated = estimatePrice({
        name: input.name ?? 'item',
        currency: input.currency,
        price,
        discounts,
        quantity: input.quantity ?? null,
        quantityBefore: input.quantityBefore ?? Decimal.zero,
        events: input.events?.map(({ value, amount }) => ({ value, amount: amount ?? null })) ?? null,
        eventsBefore: input.eventsBefore ?? 0,
        billedBefore: input.billedBefore ?? Decimal.zero,
        period: input.period ?? null,
        fullPeriod: input.fullPeriod ?? null,
      });
      const shown = ratedLineToJson(rated);
      const ratedBy = { ...shown, price: priceToJson(price), rateCardDiscounts: discountsToJson(discounts), charging: null, period: input.period ?? null, fullPeriod: input.fullPeriod ?? null, subscriptionId: null };
      return { currency: input.currency, unitAmount: rated.unitAmount, totals: shown.totals, detailedLines: shownDetailedLines(shown.detailedLines, ratedBy) };
    },
  }),
);
