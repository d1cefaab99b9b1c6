import { builder } from '../../graphql/builder.ts';
import { ALL_FILTER_VALUES } from '../../metering/index.ts';
import type { MetricFilter } from '../../metering/index.ts';
import type { ChargeFilterJson } from '../charge-options-json.ts';
import type { ChargeFilter, ChargeOptions, MinimumRounding, RegroupPaidFees } from '../charge-options.ts';
import { RateCardPriceUnion } from './price.ts';
import { RateCardPriceInput, priceOf } from './price-input.ts';

export const MinimumRoundingEnum = builder.enumType('MinimumRounding', {
  description: 'How what a charge lacks to its minimum amount becomes whole minor units.',
  values: {
    TRUNCATE: { description: 'What is left below a minor unit is not charged.' },
    HALF_UP: { description: 'Half a minor unit and more is charged as one, as everything else is rounded.' },
  } as const,
});

export const RegroupPaidFeesEnum = builder.enumType('RegroupPaidFees', {
  description: 'What becomes of fees that are paid on their own, when their period is over.',
  values: { INVOICE: { description: 'Those that succeeded go onto one invoice a currency, which is paid; the others stay without an invoice.' } } as const,
});

export const DimensionValues = builder.objectRef<MetricFilter>('DimensionValues').implement({
  description: 'Some values of one dimension of a meter.',
  fields: (t) => ({
    dimension: t.exposeString('key', { description: "The key of a dimension of the feature's meter." }),
    values: t.stringList({
      nullable: true,
      description: 'Events with one of these; null: with any that the meter declares.',
      resolve: ({ values }) => (values[0] === ALL_FILTER_VALUES ? null : [...values]),
    }),
  }),
});

/** Over filters in the form that the database keeps. */
export const RateCardFilterType = builder.objectRef<ChargeFilterJson>('RateCardFilter').implement({
  description: 'A part of the usage of a rate card with a price of its own.',
  fields: (t) => ({
    values: t.field({ type: [DimensionValues], description: 'The events that have one of the values of each dimension.', resolve: ({ values }) => [...values] }),
    price: t.field({ type: RateCardPriceUnion, description: 'What these events cost.', resolve: ({ price }) => price }),
    invoiceDisplayName: t.exposeString('invoiceDisplayName', { nullable: true, description: "What its invoice line says beside the rate card's name; null: its values." }),
  }),
});

const DimensionValuesInput = builder.inputType('DimensionValuesInput', {
  description: 'Some values of one dimension of a meter.',
  fields: (t) => ({
    dimension: t.string({ required: true, description: "The key of a dimension of the feature's meter, each once." }),
    values: t.stringList({ description: 'Events with one of these; every value that the meter declares when omitted.' }),
  }),
});

export const RateCardFilterInput = builder.inputType('RateCardFilterInput', {
  description: 'A part of the usage of a rate card with a price of its own.',
  fields: (t) => ({
    values: t.field({ type: [DimensionValuesInput], required: true, description: 'The events that have one of the values of each dimension; at least one dimension.' }),
    price: t.field({ type: RateCardPriceInput, required: true, description: 'What these events cost; any price but a flat one.' }),
    invoiceDisplayName: t.string({ description: "What its invoice line says beside the rate card's name, 1 to 256 characters; its values when omitted." }),
  }),
});

/** The fields of a rate card input that say how its usage is charged. */
export interface ChargeOptionsInput {
  readonly filters?: readonly (typeof RateCardFilterInput.$inferInput)[] | null | undefined;
  readonly groupBy?: readonly string[] | null | undefined;
  readonly prorated?: boolean | null | undefined;
  readonly payInAdvance?: boolean | null | undefined;
  readonly invoiceable?: boolean | null | undefined;
  readonly regroupPaidFees?: RegroupPaidFees | null | undefined;
  readonly minimumAmount?: ChargeOptions['minimumAmount'] | undefined;
  readonly minimumRounding?: MinimumRounding | null | undefined;
}

/** What a rate card input says of its charge. */
export function chargeOptionsOf({ filters, groupBy, prorated, payInAdvance, invoiceable, regroupPaidFees, minimumAmount, minimumRounding }: ChargeOptionsInput): ChargeOptions {
  return {
    filters: (filters ?? []).map(filterOf),
    groupBy: [...(groupBy ?? [])],
    prorated: prorated ?? false,
    payInAdvance: payInAdvance ?? false,
    invoiceable: invoiceable ?? true,
    regroupPaidFees: regroupPaidFees ?? null,
    minimumAmount: minimumAmount ?? null,
    minimumRounding: minimumRounding ?? 'TRUNCATE',
  };
}

function filterOf({ values, price, invoiceDisplayName }: typeof RateCardFilterInput.$inferInput): ChargeFilter {
  return {
    values: values.map(({ dimension, values: of }) => ({ key: dimension, values: of ?? [ALL_FILTER_VALUES] })),
    price: priceOf(price),
    invoiceDisplayName: invoiceDisplayName ?? null,
  };
}
