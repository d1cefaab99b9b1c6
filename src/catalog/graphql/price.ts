import { builder } from '../../graphql/builder.ts';
import type { DiscountsJson, PriceJson, PriceTierJson } from '../price-json.ts';
import { PaymentTermEnum, TieredPriceModeEnum } from './enums.ts';

type Of<Type extends PriceJson['type']> = Extract<PriceJson, { type: Type }>;

const minimum = 'What the whole period comes to at least, in the currency of the plan; null: no minimum.';
const maximum = 'What the whole period comes to at most, in the currency of the plan; null: no maximum.';

const FlatPrice = builder.objectRef<Of<'FLAT'>>('FlatPrice').implement({
  description: 'One amount a period, whatever the usage.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'In the currency of the plan, 0 or more.' }),
    paymentTerm: t.expose('paymentTerm', { type: PaymentTermEnum, description: 'When it is due.' }),
  }),
});

const UnitPrice = builder.objectRef<Of<'UNIT'>>('UnitPrice').implement({
  description: 'The same amount for every unit.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'A unit, in the currency of the plan, 0 or more.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const PriceTier = builder.objectRef<PriceTierJson>('PriceTier').implement({
  description: 'One step of a tiered price: a flat amount, an amount a unit, or both.',
  fields: (t) => ({
    upToAmount: t.expose('upToAmount', { type: 'Decimal', nullable: true, description: 'The last quantity of the tier, itself included; null for the last tier.' }),
    flatPrice: t.expose('flatPrice', { type: 'Decimal', nullable: true, description: 'Charged once the tier is reached; null: nothing.' }),
    unitPrice: t.expose('unitPrice', { type: 'Decimal', nullable: true, description: 'Charged for each unit of the tier; null: nothing.' }),
  }),
});

const TieredPrice = builder.objectRef<Of<'TIERED'>>('TieredPrice').implement({
  description: 'The amount of a unit depends on how many there are.',
  fields: (t) => ({
    mode: t.expose('mode', { type: TieredPriceModeEnum, description: 'Which units a tier prices.' }),
    tiers: t.field({ type: [PriceTier], description: 'The tiers, in the order they were given.', resolve: (price) => [...price.tiers] }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const DynamicPrice = builder.objectRef<Of<'DYNAMIC'>>('DynamicPrice').implement({
  description: 'The metered quantity is an amount of money already, and is charged with a margin.',
  fields: (t) => ({
    multiplier: t.expose('multiplier', { type: 'Decimal', description: 'Times the metered amount, 0 or more: "1.2" is a margin of 20 percent.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const PackagePrice = builder.objectRef<Of<'PACKAGE'>>('PackagePrice').implement({
  description: 'An amount for every started package of units.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'A package, in the currency of the plan, 0 or more.' }),
    quantityPerPackage: t.expose('quantityPerPackage', { type: 'Decimal', description: 'Units in a package, above 0.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const names = { FLAT: 'FlatPrice', UNIT: 'UnitPrice', TIERED: 'TieredPrice', DYNAMIC: 'DynamicPrice', PACKAGE: 'PackagePrice' } as const;

/** Over prices in the form that the database keeps. */
export const RateCardPriceUnion = builder.unionType('RateCardPrice', {
  description: 'The pricing rule of a rate card.',
  types: [FlatPrice, UnitPrice, TieredPrice, DynamicPrice, PackagePrice],
  resolveType: (price) => names[price.type],
});

/** Over discounts in the form that the database keeps. */
export const DiscountsType = builder.objectRef<DiscountsJson>('Discounts').implement({
  description: 'What is taken off.',
  fields: (t) => ({
    percentage: t.expose('percentage', { type: 'Decimal', nullable: true, description: 'Off every amount, 0 to 100; null: nothing.' }),
    usage: t.expose('usage', { type: 'Decimal', nullable: true, description: 'Units off the metered quantity of a period, above 0; null: none.' }),
  }),
});
