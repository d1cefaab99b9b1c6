import { builder } from '../../graphql/builder.ts';
import type { DiscountsJson, PercentageTierJson, PriceJson, PriceTierJson } from '../price-json.ts';
import { AmountUnitEnum, PaymentTermEnum, TierRuleEnum, TieredPriceModeEnum } from './enums.ts';

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
    tierRule: t.field({ type: TierRuleEnum, description: 'What the bounds divide.', resolve: (price) => price.tierRule ?? 'CONTINUOUS' }),
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
    freeUnits: t.field({ type: 'Decimal', description: 'Units of a period that belong to no package, 0 or more.', resolve: (price) => price.freeUnits ?? '0' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const PercentagePrice = builder.objectRef<Of<'PERCENTAGE'>>('PercentagePrice').implement({
  description:
    'A percentage of what is metered, and an amount for each event. Whichever allowance is used up first ends the free part. With a limit per transaction each event is priced by itself, in the order of time, and the free part lasts as long as either allowance.',
  fields: (t) => ({
    rate: t.expose('rate', { type: 'Decimal', description: 'In percent, 0 or more: "1.3" of 100 is 1.3.' }),
    fixedAmount: t.expose('fixedAmount', { type: 'Decimal', description: 'For each event that is not free, in the currency of the plan, 0 or more.' }),
    freeUnitsPerEvents: t.exposeInt('freeUnitsPerEvents', { nullable: true, description: 'The first so many events of a period are free, 1 or more; null: none.' }),
    freeUnitsPerTotalAggregation: t.expose('freeUnitsPerTotalAggregation', { type: 'Decimal', nullable: true, description: 'So much of what a period adds up to is free, 0 or more; null: nothing.' }),
    perTransactionMinAmount: t.expose('perTransactionMinAmount', { type: 'Decimal', nullable: true, description: 'What an event that is not free costs at least, 0 or more; null: no such limit.' }),
    perTransactionMaxAmount: t.expose('perTransactionMaxAmount', { type: 'Decimal', nullable: true, description: 'What an event costs at most, 0 or more; null: no such limit.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const PercentageTier = builder.objectRef<PercentageTierJson>('PercentageTier').implement({
  description: 'One step of a graduated percentage.',
  fields: (t) => ({
    upToAmount: t.expose('upToAmount', { type: 'Decimal', nullable: true, description: 'The last quantity of the tier, itself included; null for the last tier.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Of what falls into the tier, in percent, 0 or more.' }),
    flatPrice: t.expose('flatPrice', { type: 'Decimal', nullable: true, description: 'Charged once the tier is reached; null: nothing.' }),
  }),
});

const GraduatedPercentagePrice = builder.objectRef<Of<'GRADUATED_PERCENTAGE'>>('GraduatedPercentagePrice').implement({
  description: "Of what falls into each tier, that tier's percentage.",
  fields: (t) => ({
    tierRule: t.expose('tierRule', { type: TierRuleEnum, description: 'What the bounds divide.' }),
    tiers: t.field({ type: [PercentageTier], description: 'The tiers, in the order they were given.', resolve: (price) => [...price.tiers] }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const EventAmountPrice = builder.objectRef<Of<'EVENT_AMOUNT'>>('EventAmountPrice').implement({
  description: 'Every event brings its own amount. Usage that comes to zero units is free.',
  fields: (t) => ({
    amountProperty: t.exposeString('amountProperty', { description: "JSONPath of the amount in an event's data." }),
    amountUnit: t.expose('amountUnit', { type: AmountUnitEnum, description: 'The unit that events say it in, of the currency of the plan.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: minimum }),
    maximumAmount: t.expose('maximumAmount', { type: 'Decimal', nullable: true, description: maximum }),
  }),
});

const names = {
  FLAT: 'FlatPrice',
  UNIT: 'UnitPrice',
  TIERED: 'TieredPrice',
  DYNAMIC: 'DynamicPrice',
  PACKAGE: 'PackagePrice',
  PERCENTAGE: 'PercentagePrice',
  GRADUATED_PERCENTAGE: 'GraduatedPercentagePrice',
  EVENT_AMOUNT: 'EventAmountPrice',
} as const;

/** Over prices in the form that the database keeps. */
export const RateCardPriceUnion = builder.unionType('RateCardPrice', {
  description: 'The pricing rule of a rate card.',
  types: [FlatPrice, UnitPrice, TieredPrice, DynamicPrice, PackagePrice, PercentagePrice, GraduatedPercentagePrice, EventAmountPrice],
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
