import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { lengthNs } from '../../kit/period.ts';
import type { Period } from '../../kit/period.ts';
import { subscriptionsByIds } from '../../subscriptions/index.ts';
import type { PackagePrice, PercentagePrice } from '../../catalog/index.ts';
import { feeShare } from '../charging/day-share.ts';
import type { RatedBy } from '../explain-line.ts';
import type { ExplainedDiscount, ExplainedTier, ExplainedUsage, LineExplanation } from '../rating/explain.ts';
import { DiscountReasonEnum } from './discount-reason.ts';

const PricingRuleEnum = builder.enumType('PricingRule', {
  description: 'Which rule made a detailed line.',
  values: {
    FLAT: { description: 'A flat fee.' },
    UNIT: { description: 'Units at one price.' },
    DYNAMIC: { description: 'A metered amount of money times a multiplier.' },
    PACKAGE: { description: 'Started packages.' },
    TIER_UNITS: { description: 'Units at the price of a tier.' },
    TIER_FLAT: { description: 'The flat price of a tier.' },
    TIER_PERCENTAGE: { description: 'The percentage of a tier.' },
    LEVEL_BY_DAYS: { description: 'A level that changed within the period, by its days in each tier.' },
    PERCENTAGE: { description: 'A percentage of what was metered.' },
    PERCENTAGE_FIXED_AMOUNT: { description: 'The fixed amount of each event.' },
    TRANSACTION_MINIMUM: { description: 'Events that cost the minimum per transaction.' },
    TRANSACTION_MAXIMUM: { description: 'Events that cost the maximum per transaction.' },
    EVENT_AMOUNT: { description: 'The amounts that events bring.' },
    MINIMUM_AMOUNT: { description: 'What is missing to the minimum amount of the price.' },
    CHARGE_MINIMUM: { description: 'What is missing to the minimum amount of all lines of a charge.' },
    MINIMUM_COMMITMENT: { description: "What is missing to the minimum commitment of a subscription's billing period." },
    IN_ADVANCE: { description: 'An event that is paid when it comes.' },
    THRESHOLD: { description: 'Usage up to a usage threshold.' },
    CHARGED_AT_THRESHOLD: { description: 'Takes off what a usage threshold charged before.' },
    ADJUSTED: { description: 'Units and what one costs were decided by hand.' },
  } as const,
});

const ExplainedTierType = builder.objectRef<ExplainedTier>('ExplainedTier').implement({
  description: 'The tier that a detailed line is of.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'From 1, in the order of their bounds.' }),
    above: t.expose('above', { type: 'Decimal', description: 'Quantities above this belong to it; zero for the first.' }),
    upTo: t.expose('upTo', { type: 'Decimal', nullable: true, description: 'Its last quantity; null: without end.' }),
    unitPrice: t.expose('unitPrice', { type: 'Decimal', nullable: true, description: 'What a unit costs in it; of percentages the part of one that is charged. Null: nothing.' }),
    flatPrice: t.expose('flatPrice', { type: 'Decimal', nullable: true, description: 'Charged once it is entered; null: nothing.' }),
  }),
});

const ExplainedDiscountType = builder.objectRef<ExplainedDiscount>('ExplainedDiscount').implement({
  description: 'One discount of an amount: before - taken = after.',
  fields: (t) => ({
    reason: t.expose('reason', { type: DiscountReasonEnum, description: 'Why.' }),
    percentage: t.expose('percentage', { type: 'Decimal', nullable: true, description: "The rate card's percentage, 0 to 100; null for other reasons." }),
    maximum: t.expose('maximum', { type: 'Decimal', nullable: true, description: 'The maximum amount of the whole period; null for other reasons.' }),
    before: t.expose('before', { type: 'Decimal', description: 'The amount that it found.' }),
    taken: t.expose('taken', { type: 'Decimal', description: 'What it took off.' }),
    after: t.expose('after', { type: 'Decimal', description: 'What it left.' }),
  }),
});

const ExplainedUsageType = builder.objectRef<ExplainedUsage>('ExplainedUsage').implement({
  description: 'Quantities of the line, from what was metered to what is charged.',
  fields: (t) => ({
    metered: t.expose('metered', { type: 'Decimal', description: "As metered in the line's period." }),
    free: t.expose('free', { type: 'Decimal', description: 'Units that the usage discount took off.' }),
    charged: t.expose('charged', { type: 'Decimal', description: 'What is charged for; a quantity counted by days is less than what was metered.' }),
    chargedBefore: t.expose('chargedBefore', { type: 'Decimal', description: 'What earlier parts of the period charged for.' }),
  }),
});

const ExplainedPackageType = builder.objectRef<PackagePrice>('ExplainedPackage').implement({
  description: 'How usage is packed.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'What a started package costs.' }),
    quantityPerPackage: t.expose('quantityPerPackage', { type: 'Decimal', description: 'Units in one.' }),
    freeUnits: t.expose('freeUnits', { type: 'Decimal', description: 'Units of a period that belong to no package.' }),
  }),
});

const ExplainedPercentageType = builder.objectRef<PercentagePrice>('ExplainedPercentage').implement({
  description: 'A percentage with its allowances and limits.',
  fields: (t) => ({
    rate: t.expose('rate', { type: 'Decimal', description: 'In percent.' }),
    fixedAmount: t.expose('fixedAmount', { type: 'Decimal', description: 'For each event that is not free.' }),
    freeUnitsPerEvents: t.exposeInt('freeUnitsPerEvents', { nullable: true, description: 'So many events of a period are free; null: none.' }),
    freeUnitsPerTotalAggregation: t.expose('freeUnitsPerTotalAggregation', { type: 'Decimal', nullable: true, description: 'So much of what a period adds up to is free; null: nothing.' }),
    perTransactionMinAmount: t.expose('perTransactionMinAmount', { type: 'Decimal', nullable: true, description: 'What an event costs at least; null: no limit.' }),
    perTransactionMaxAmount: t.expose('perTransactionMaxAmount', { type: 'Decimal', nullable: true, description: 'What an event costs at most; null: no limit.' }),
  }),
});

interface Share {
  readonly period: Period;
  readonly fullPeriod: Period;
  readonly zone: string;
}

const ExplainedShareType = builder.objectRef<Share>('ExplainedShare').implement({
  description: 'The part of a whole period that a line is charged for.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'What is charged for.', resolve: ({ period }) => period }),
    fullPeriod: t.field({ type: PeriodType, description: 'What a whole period would be.', resolve: ({ fullPeriod }) => fullPeriod }),
    timeZone: t.expose('zone', { type: 'TimeZone', description: 'Whose days are counted.' }),
    days: t.int({ description: 'Days that the part touches; a begun day counts.', resolve: ({ period, fullPeriod, zone }) => feeShare(period, fullPeriod, zone).days }),
    ofDays: t.int({ description: 'Days of the whole.', resolve: ({ period, fullPeriod, zone }) => feeShare(period, fullPeriod, zone).of }),
    ratio: t.field({ type: 'Decimal', description: 'Elapsed time of the part by that of the whole, to 16 places.', resolve: ({ period, fullPeriod }) => Decimal.of(lengthNs(period)).div(Decimal.of(lengthNs(fullPeriod)), 16) }),
  }),
});

export const LineExplanationType = builder.objectRef<LineExplanation & { readonly ratedBy: RatedBy }>('LineExplanation').implement({
  description: 'Why a detailed line comes to what it does: product + rounding + minimum - what each discount took - credit + taxes = total. In the currency of the line.',
  fields: (t) => ({
    rule: t.expose('rule', { type: PricingRuleEnum, description: 'What made it.' }),
    product: t.expose('product', { type: 'Decimal', description: 'unitAmount x quantity, exact; zero where no price is charged.' }),
    rounding: t.expose('rounding', { type: 'Decimal', description: 'What rounding to the minor unit added; below zero where it took.' }),
    minimum: t.expose('minimum', { type: 'Decimal', description: 'What a minimum added.' }),
    discounts: t.field({ type: [ExplainedDiscountType], description: 'Amounts taken off, in their order.', resolve: ({ discounts }) => [...discounts] }),
    credit: t.expose('credit', { type: 'Decimal', description: 'What was charged before and is taken off.' }),
    taxes: t.expose('taxes', { type: 'Decimal', description: 'Taxes on top.' }),
    total: t.expose('total', { type: 'Decimal', description: 'The total of the detailed line.' }),
    minimumAmount: t.expose('minimumAmount', { type: 'Decimal', nullable: true, description: 'The minimum of a whole period that it brings up to; null for other rules.' }),
    multiplier: t.expose('multiplier', { type: 'Decimal', nullable: true, description: 'Of a dynamic price; null for other rules.' }),
    tier: t.field({ type: ExplainedTierType, nullable: true, description: 'Of rules of tiers; null for others.', resolve: ({ tier }) => tier }),
    package: t.field({ type: ExplainedPackageType, nullable: true, description: 'Of packages; null for other rules.', resolve: (told) => told.package }),
    percentage: t.field({ type: ExplainedPercentageType, nullable: true, description: 'Of percentages; null for other rules.', resolve: ({ percentage }) => percentage }),
    usage: t.field({ type: ExplainedUsageType, nullable: true, description: 'Quantities of the line; null where it charges for no usage.', resolve: ({ usage }) => usage }),
    share: t.field({
      type: ExplainedShareType,
      nullable: true,
      description: 'The part of a period; null where the period is whole, and for what belongs to none.',
      resolve: async ({ ratedBy: { period, fullPeriod, charging, subscriptionId, zone } }, _args, ctx) => {
        if (period === null || fullPeriod === null || lengthNs(fullPeriod) <= 0n || lengthNs(period) === lengthNs(fullPeriod)) return null;
        return { period, fullPeriod, zone: charging?.zone ?? zone ?? (subscriptionId === null ? 'UTC' : await batched(ctx, 'Subscription.zone', subscriptionId, (ids) => zonesOf(ctx.read, ids))) };
      },
    }),
  }),
});

async function zonesOf(read: Parameters<typeof subscriptionsByIds>[0], ids: readonly string[]): Promise<string[]> {
  return (await subscriptionsByIds(read, ids)).map((subscription) => present(subscription, 'the subscription of a line').timeZone ?? 'UTC');
}
