import { Decimal } from '../../kit/decimal.ts';
import { builder } from '../../graphql/builder.ts';
import type { RateCardDiscounts, RateCardPrice } from '../price.ts';
import { PaymentTermEnum, TieredPriceModeEnum } from './enums.ts';

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
    return { type: 'TIERED', mode: input.tiered.mode, tiers, ...commitments(input.tiered) };
  }
  if (input.dynamic != null) return { type: 'DYNAMIC', multiplier: input.dynamic.multiplier ?? Decimal.one, ...commitments(input.dynamic) };
  const { package: pack } = input;
  if (pack == null) throw new RangeError('a price input names no price');
  return { type: 'PACKAGE', amount: pack.amount, quantityPerPackage: pack.quantityPerPackage, ...commitments(pack) };
}

/** Null when nothing is discounted. */
export function discountsOf(input: typeof DiscountsInput.$inferInput | null | undefined): RateCardDiscounts | null {
  if (input?.percentage == null && input?.usage == null) return null;
  return { percentage: input.percentage ?? null, usage: input.usage ?? null };
}

function commitments(input: { minimumAmount?: Decimal | null | undefined; maximumAmount?: Decimal | null | undefined }) {
  return { minimumAmount: input.minimumAmount ?? null, maximumAmount: input.maximumAmount ?? null };
}
