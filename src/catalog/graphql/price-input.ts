import { Decimal } from '../../kit/decimal.ts';
import { builder } from '../../graphql/builder.ts';
import type { PercentagePrice, RateCardDiscounts, RateCardPrice } from '../price.ts';
import { AmountUnitEnum, PaymentTermEnum, TierRuleEnum, TieredPriceModeEnum } from './enums.ts';

const minimum = 'What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted.';
const maximum = 'What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted.';

const FlatPriceInput = builder.inputType('FlatPriceInput', {
  description: 'One amount a period, whatever the usage.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: 'In the currency of the plan, 0 or more.' }),
    paymentTerm: t.field({ type: PaymentTermEnum, defaultValue: 'IN_ADVANCE', description: 'When it is due.' }),
  }),
});

const UnitPriceInput = builder.inputType('UnitPriceInput', {
  description: 'The same amount for every unit.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: 'A unit, in the currency of the plan, 0 or more.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

const PriceTierInput = builder.inputType('PriceTierInput', {
  description: 'One step of a tiered price. It needs flatPrice, unitPrice or both.',
  fields: (t) => ({
    upToAmount: t.field({ type: 'Decimal', description: 'The last quantity of the tier, itself included; omitted for the last tier.' }),
    flatPrice: t.field({ type: 'Decimal', description: 'Charged once the tier is reached, 0 or more.' }),
    unitPrice: t.field({ type: 'Decimal', description: 'Charged for each unit of the tier, 0 or more.' }),
  }),
});

const TieredPriceInput = builder.inputType('TieredPriceInput', {
  description: 'The amount of a unit depends on how many there are.',
  fields: (t) => ({
    mode: t.field({ type: TieredPriceModeEnum, required: true, description: 'Which units a tier prices.' }),
    tierRule: t.field({ type: TierRuleEnum, defaultValue: 'CONTINUOUS', description: 'What the bounds divide.' }),
    tiers: t.field({ type: [PriceTierInput], required: true, description: 'At least one, and exactly one without upToAmount.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

const DynamicPriceInput = builder.inputType('DynamicPriceInput', {
  description: 'The metered quantity is an amount of money already, and is charged with a margin.',
  fields: (t) => ({
    multiplier: t.field({ type: 'Decimal', defaultValue: Decimal.one, description: 'Times the metered amount, 0 or more: "1.2" is a margin of 20 percent.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

const PackagePriceInput = builder.inputType('PackagePriceInput', {
  description: 'An amount for every started package of units.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: 'A package, in the currency of the plan, 0 or more.' }),
    quantityPerPackage: t.field({ type: 'Decimal', required: true, description: 'Units in a package, above 0.' }),
    freeUnits: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'Units of a period that belong to no package, 0 or more.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

const PercentagePriceInput = builder.inputType('PercentagePriceInput', {
  description:
    'A percentage of what is metered, and an amount for each event. Whichever allowance is used up first ends the free part. With a limit per transaction each event is priced by itself, in the order of time, and the free part lasts as long as either allowance. Anything but a rate needs a meter of SUM or COUNT.',
  fields: (t) => ({
    rate: t.field({ type: 'Decimal', required: true, description: 'In percent, 0 or more: "1.3" of 100 is 1.3.' }),
    fixedAmount: t.field({ type: 'Decimal', defaultValue: Decimal.zero, description: 'For each event that is not free, in the currency of the plan, 0 or more.' }),
    freeUnitsPerEvents: t.int({ description: 'The first so many events of a period are free, 1 or more; none when omitted.' }),
    freeUnitsPerTotalAggregation: t.field({ type: 'Decimal', description: 'So much of what a period adds up to is free, 0 or more; nothing when omitted.' }),
    perTransactionMinAmount: t.field({ type: 'Decimal', description: 'What an event that is not free costs at least, in the currency of the plan, 0 or more; no such limit when omitted.' }),
    perTransactionMaxAmount: t.field({ type: 'Decimal', description: 'What an event costs at most, not below perTransactionMinAmount; no such limit when omitted.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

const PercentageTierInput = builder.inputType('PercentageTierInput', {
  description: 'One step of a graduated percentage.',
  fields: (t) => ({
    upToAmount: t.field({ type: 'Decimal', description: 'The last quantity of the tier, itself included; omitted for the last tier.' }),
    rate: t.field({ type: 'Decimal', required: true, description: 'Of what falls into the tier, in percent, 0 or more.' }),
    flatPrice: t.field({ type: 'Decimal', description: 'Charged once the tier is reached, 0 or more.' }),
  }),
});

const GraduatedPercentagePriceInput = builder.inputType('GraduatedPercentagePriceInput', {
  description: "Of what falls into each tier, that tier's percentage.",
  fields: (t) => ({
    tierRule: t.field({ type: TierRuleEnum, defaultValue: 'CONTINUOUS', description: 'What the bounds divide.' }),
    tiers: t.field({ type: [PercentageTierInput], required: true, description: 'At least one, and exactly one without upToAmount.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

/** Lago's events bring their amounts by this name, in the smallest unit of the currency. */
const AMOUNT_PROPERTY = '$.precise_total_amount_cents';

const EventAmountPriceInput = builder.inputType('EventAmountPriceInput', {
  description: 'Every event brings its own amount. Usage that comes to zero units is free. Needs a meter of SUM.',
  fields: (t) => ({
    amountProperty: t.string({ defaultValue: AMOUNT_PROPERTY, description: "JSONPath of the amount in an event's data, a number or the text of one, at most 512 characters. An event without it adds nothing, and its invoice says so." }),
    amountUnit: t.field({ type: AmountUnitEnum, defaultValue: 'MINOR', description: 'The unit that events say it in; amounts are in the currency of the plan.' }),
    minimumAmount: t.field({ type: 'Decimal', description: minimum }),
    maximumAmount: t.field({ type: 'Decimal', description: maximum }),
  }),
});

export const RateCardPriceInput = builder.inputType('RateCardPriceInput', {
  isOneOf: true,
  description: 'The pricing rule of a rate card: exactly one of these.',
  fields: (t) => ({
    flat: t.field({ type: FlatPriceInput, description: 'One amount a period.' }),
    unit: t.field({ type: UnitPriceInput, description: 'The same amount for every unit.' }),
    tiered: t.field({ type: TieredPriceInput, description: 'Amounts that depend on how many units there are.' }),
    dynamic: t.field({ type: DynamicPriceInput, description: 'The metered amount of money, with a margin.' }),
    package: t.field({ type: PackagePriceInput, description: 'An amount for every started package.' }),
    percentage: t.field({ type: PercentagePriceInput, description: 'A percentage of what is metered, with allowances and limits.' }),
    graduatedPercentage: t.field({ type: GraduatedPercentagePriceInput, description: 'A percentage that depends on how much there is.' }),
    eventAmount: t.field({ type: EventAmountPriceInput, description: 'The amounts that the events bring.' }),
  }),
});

export const DiscountsInput = builder.inputType('DiscountsInput', {
  description: 'What is taken off; both may be given.',
  fields: (t) => ({
    percentage: t.field({ type: 'Decimal', description: '0 to 100.' }),
    usage: t.field({ type: 'Decimal', description: 'Units taken off the metered quantity.' }),
  }),
});

/** The price that an input names. Its one member was checked by the graph. */
export function priceOf(input: typeof RateCardPriceInput.$inferInput): RateCardPrice {
  if (input.flat != null) return { type: 'FLAT', amount: input.flat.amount, paymentTerm: input.flat.paymentTerm ?? 'IN_ADVANCE' };
  if (input.unit != null) return { type: 'UNIT', amount: input.unit.amount, ...commitments(input.unit) };
  if (input.tiered != null) {
    const tiers = input.tiered.tiers.map((tier) => ({ upToAmount: tier.upToAmount ?? null, flatPrice: tier.flatPrice ?? null, unitPrice: tier.unitPrice ?? null }));
    return { type: 'TIERED', mode: input.tiered.mode, tierRule: input.tiered.tierRule ?? 'CONTINUOUS', tiers, ...commitments(input.tiered) };
  }
  if (input.dynamic != null) return { type: 'DYNAMIC', multiplier: input.dynamic.multiplier ?? Decimal.one, ...commitments(input.dynamic) };
  if (input.package != null) {
    const { amount, quantityPerPackage, freeUnits } = input.package;
    return { type: 'PACKAGE', amount, quantityPerPackage, freeUnits: freeUnits ?? Decimal.zero, ...commitments(input.package) };
  }
  if (input.percentage != null) return percentageOf(input.percentage);
  if (input.graduatedPercentage != null) {
    const tiers = input.graduatedPercentage.tiers.map(({ upToAmount, rate, flatPrice }) => ({ upToAmount: upToAmount ?? null, rate, flatPrice: flatPrice ?? null }));
    return { type: 'GRADUATED_PERCENTAGE', tierRule: input.graduatedPercentage.tierRule ?? 'CONTINUOUS', tiers, ...commitments(input.graduatedPercentage) };
  }
  if (input.eventAmount == null) throw new RangeError('a price input names no price');
  const { amountProperty, amountUnit } = input.eventAmount;
  return { type: 'EVENT_AMOUNT', amountProperty: amountProperty ?? AMOUNT_PROPERTY, amountUnit: amountUnit ?? 'MINOR', ...commitments(input.eventAmount) };
}

function percentageOf(input: typeof PercentagePriceInput.$inferInput): PercentagePrice {
  return {
    type: 'PERCENTAGE',
    rate: input.rate,
    fixedAmount: input.fixedAmount ?? Decimal.zero,
    freeUnitsPerEvents: input.freeUnitsPerEvents ?? null,
    freeUnitsPerTotalAggregation: input.freeUnitsPerTotalAggregation ?? null,
    perTransactionMinAmount: input.perTransactionMinAmount ?? null,
    perTransactionMaxAmount: input.perTransactionMaxAmount ?? null,
    ...commitments(input),
  };
}

/** Null when nothing is discounted. */
export function discountsOf(input: typeof DiscountsInput.$inferInput | null | undefined): RateCardDiscounts | null {
  if (input?.percentage == null && input?.usage == null) return null;
  return { percentage: input.percentage ?? null, usage: input.usage ?? null };
}

function commitments(input: { minimumAmount?: Decimal | null | undefined; maximumAmount?: Decimal | null | undefined }) {
  return { minimumAmount: input.minimumAmount ?? null, maximumAmount: input.maximumAmount ?? null };
}
