import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { PlanPhase, RateCard } from '../plan.ts';
import type { PlanPhaseJson, RateCardJson } from '../plan-json.ts';
import { EntitlementTemplateInput, EntitlementTemplateInterface, templateOf } from './entitlement-template.ts';
import { MinimumRoundingEnum, RateCardFilterInput, RateCardFilterType, RegroupPaidFeesEnum, chargeOptionsOf } from './charge-options.ts';
import { FeatureNode } from './feature.ts';
import { DiscountsType, RateCardPriceUnion } from './price.ts';
import { DiscountsInput, RateCardPriceInput, discountsOf, priceOf } from './price-input.ts';
import { TaxBy, TaxNode, liveTaxes, taxLinksOf } from './tax.ts';
import { TaxConfigInput, TaxConfigType, taxConfigOf } from './tax-config.ts';

/** Over rate cards in the form that the database keeps. */
export const RateCardType = builder.objectRef<RateCardJson>('RateCard').implement({
  description: 'One position of an offer: what is sold, at what price, how often it is charged, and which right comes with it.',
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: "Unique within its phase; the feature's key where there is a feature." }),
    name: t.exposeString('name', { description: 'What invoice lines begin with, 1 to 256 characters.' }),
    feature: t.field({ type: FeatureNode, nullable: true, description: 'What it sells; null for a fee of its own.', resolve: (card) => card.featureId }),
    price: t.field({ type: RateCardPriceUnion, nullable: true, description: 'Null: free of charge.', resolve: (card) => card.price }),
    billingCadence: t.expose('billingCadence', { type: 'Duration', nullable: true, description: 'How often it is charged; null: once.' }),
    discounts: t.field({ type: DiscountsType, nullable: true, description: 'What is taken off; null: nothing.', resolve: (card) => card.discounts }),
    entitlementTemplate: t.field({ type: EntitlementTemplateInterface, nullable: true, description: 'The right that comes with it; null: none.', resolve: (card) => card.entitlementTemplate }),
    filters: t.field({ type: [RateCardFilterType], description: 'Parts of the usage with prices of their own, the earlier first of those that share an event; usage of none of them costs the price.', resolve: (card) => [...(card.charging?.filters ?? [])] }),
    groupBy: t.stringList({ description: "Keys of dimensions of the feature's meter: each combination of their values is priced by itself, on a detailed line of its own; empty: all usage together.", resolve: (card) => [...(card.charging?.groupBy ?? [])] }),
    prorated: t.boolean({ description: 'Whether a quantity that is carried from period to period counts by the days that it lasts.', resolve: (card) => card.charging?.prorated ?? false }),
    payInAdvance: t.boolean({ description: 'Whether each event is charged when it happens.', resolve: (card) => card.charging?.payInAdvance ?? false }),
    invoiceable: t.boolean({ description: 'Of what is paid in advance: whether it is invoiced at once; else its lines wait for the invoice of their period. True of everything else.', resolve: (card) => card.charging?.invoiceable ?? true }),
    regroupPaidFees: t.field({ type: RegroupPaidFeesEnum, nullable: true, description: 'Of what is paid in advance and not invoiceable: whether each fee is paid on its own, and what becomes of those that are paid; null: they are paid with the invoice of their period.', resolve: (card) => card.charging?.regroupPaidFees ?? null }),
    minimumAmount: t.field({ type: 'Decimal', nullable: true, description: 'What a whole period costs at least, over all filters together; null: nothing.', resolve: (card) => card.charging?.minimumAmount ?? null }),
    minimumRounding: t.field({ type: MinimumRoundingEnum, description: 'How what is missing to minimumAmount is rounded; of no meaning without one.', resolve: (card) => card.charging?.minimumRounding ?? 'TRUNCATE' }),
    taxes: t.field({ type: [TaxNode], description: 'Charged on it; empty: those of the plan or add-on that it belongs to. At most 20.', resolve: (card, _args, ctx) => liveTaxes(ctx, card.taxes) }),
    taxConfig: t.field({ type: TaxConfigType, nullable: true, description: 'How a tax provider is to treat it; null: by the defaults.', resolve: (card) => card.taxConfig ?? null }),
    description: t.string({ nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (card, _args, { viewer }) => merchantsOnly(viewer, card.description ?? null) }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (card, _args, { viewer }) => merchantsOnly(viewer, card.metadata ?? null) }),
  }),
});

export const PlanPhaseType = builder.objectRef<PlanPhaseJson>('PlanPhase').implement({
  description: 'A stretch of a subscription with its own rate cards: a trial, a first year, the time after it.',
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Unique within the plan.' }),
    name: t.exposeString('name', { description: 'What lists show, 1 to 256 characters.' }),
    duration: t.expose('duration', { type: 'Duration', nullable: true, description: 'How long it lasts; null: to the end.' }),
    rateCards: t.field({ type: [RateCardType], description: 'What is sold in it, in its order.', resolve: (phase) => [...phase.rateCards] }),
    description: t.string({ nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (phase, _args, { viewer }) => merchantsOnly(viewer, phase.description ?? null) }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (phase, _args, { viewer }) => merchantsOnly(viewer, phase.metadata ?? null) }),
  }),
});

export const RateCardInput = builder.inputType('RateCardInput', {
  description: 'One position of an offer.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique within its phase; equal to featureKey where that is given.' }),
    name: t.string({ required: true, description: 'What invoice lines begin with, 1 to 256 characters.' }),
    featureKey: t.field({ type: 'Key', description: 'The live feature that it sells. Every price but a flat one needs one with a meter.' }),
    price: t.field({ type: RateCardPriceInput, description: 'Free of charge when omitted.' }),
    billingCadence: t.field({ type: 'Duration', description: "At least PT1H and an exact multiple or part of the plan's; charged once when omitted, which only a flat price can be." }),
    discounts: t.field({ type: DiscountsInput, description: 'What is taken off.' }),
    entitlementTemplate: t.field({ type: EntitlementTemplateInput, description: 'The right that comes with it. Needs featureKey.' }),
    filters: t.field({ type: [RateCardFilterInput], description: 'Parts of the usage with prices of their own. An event is charged by the one with the most dimensions of those that it passes, the first of several, else by price.' }),
    groupBy: t.stringList({ description: "Keys of dimensions of the feature's meter, at most 5: each combination of their values is priced by itself, on a detailed line of its own. For unit, dynamic and event amount prices, in arrears and without a usage discount." }),
    prorated: t.boolean({ defaultValue: false, description: 'Counts what a recurring meter carries from period to period by the days that it lasts. For a unit or tiered price; in advance for a unit price.' }),
    payInAdvance: t.boolean({ defaultValue: false, description: 'Charges each event when it happens. For meters of SUM, COUNT and UNIQUE_COUNT, and not for a volume price.' }),
    invoiceable: t.boolean({ defaultValue: true, description: 'Of what is paid in advance: invoiced at once; else its lines wait for the invoice of their period.' }),
    regroupPaidFees: t.field({ type: RegroupPaidFeesEnum, description: 'Has each fee paid on its own: you collect it, say so by updateFee, and at the end of the period those that succeeded go onto one invoice that is paid. Only with payInAdvance and without invoiceable; paid with the invoice of their period when omitted.' }),
    minimumAmount: t.field({ type: 'Decimal', description: 'What a whole period costs at least, over all filters together; by days of a part of one. Not with payInAdvance.' }),
    minimumRounding: t.field({ type: MinimumRoundingEnum, defaultValue: 'TRUNCATE', description: 'How what is missing to minimumAmount is rounded. Not without one.' }),
    taxes: t.field({ type: [TaxBy], description: 'Charged on it instead of those of the plan or add-on, which are when omitted; at most 20.' }),
    taxConfig: t.field({ type: TaxConfigInput, description: 'How a tax provider is to treat it; by the defaults when omitted.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

export const PlanPhaseInput = builder.inputType('PlanPhaseInput', {
  description: 'A stretch of a subscription with its own rate cards.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique within the plan.' }),
    name: t.string({ required: true, description: 'What lists show, 1 to 256 characters.' }),
    duration: t.field({ type: 'Duration', description: 'At least PT1H; omitted for the last phase and for no other.' }),
    rateCards: t.field({ type: [RateCardInput], required: true, description: 'At least one to be published.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

/** The phases that an input describes, their features not yet looked up. */
export function phasesOf(inputs: readonly (typeof PlanPhaseInput.$inferInput)[]): PlanPhase[] {
  return inputs.map(({ key, name, duration, rateCards, description, metadata }) => ({
    key,
    name,
    duration: duration ?? null,
    rateCards: rateCardsOf(rateCards),
    description: description ?? null,
    metadata: metadata ?? null,
  }));
}

/** The rate cards that an input describes, their features and taxes not yet looked up. */
export function rateCardsOf(inputs: readonly (typeof RateCardInput.$inferInput)[]): RateCard[] {
  return inputs.map(rateCardOf);
}

/** The rate card that an input describes, its feature not yet looked up. */
export function rateCardOf(input: typeof RateCardInput.$inferInput): RateCard {
  return {
    key: input.key,
    name: input.name,
    featureKey: input.featureKey ?? null,
    featureId: null,
    price: input.price == null ? null : priceOf(input.price),
    billingCadence: input.billingCadence ?? null,
    discounts: discountsOf(input.discounts),
    entitlementTemplate: templateOf(input.entitlementTemplate),
    charging: chargeOptionsOf(input),
    taxes: taxLinksOf(input.taxes),
    taxConfig: taxConfigOf(input.taxConfig),
    description: input.description ?? null,
    metadata: input.metadata ?? null,
  };
}
