import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { phasesFromJson, phasesToJson } from './plan-json.ts';
import { plainCharge } from './charge-options.ts';
import { planIssues } from './plan-issues.ts';
import type { EntitlementTemplate, PlanOffer, PlanPhase, RateCard } from './plan.ts';
import type { RateCardPrice } from './price.ts';
import type { FeatureFact } from './severity.ts';

const month = parseDuration('P1M');
const features = new Map<string, FeatureFact>([
  ['tokens', { id: 'f1', isArchived: false, aggregation: 'SUM' }],
  ['support', { id: 'f2', isArchived: false, aggregation: null }],
  ['latency', { id: 'f4', isArchived: false, aggregation: 'AVG' }],
  ['legacy', { id: 'f3', isArchived: true, aggregation: 'SUM' }],
]);
const metered: EntitlementTemplate = {
  type: 'METERED',
  issueAfterReset: Decimal.of('1000'),
  issueAfterResetPriority: 1,
  isSoftLimit: false,
  preserveOverageAtReset: false,
  usagePeriod: null,
};
const usageCard: RateCard = {
  key: 'tokens',
  name: 'Tokens',
  featureKey: 'tokens',
  featureId: 'f1',
  price: { type: 'UNIT', amount: Decimal.of('0.002'), minimumAmount: null, maximumAmount: null },
  billingCadence: month,
  discounts: null,
  entitlementTemplate: metered,
};
const feeCard: RateCard = {
  key: 'seat',
  name: 'Seat',
  featureKey: null,
  featureId: null,
  price: { type: 'FLAT', amount: Decimal.of('10'), paymentTerm: 'IN_ADVANCE' },
  billingCadence: month,
  discounts: null,
  entitlementTemplate: null,
};
const perEvent: RateCardPrice = { type: 'EVENT_AMOUNT', amountProperty: '$.fee', amountUnit: 'MAJOR', minimumAmount: null, maximumAmount: null };
const freeUnits = { percentage: null, usage: Decimal.one };
const phase: PlanPhase = { key: 'main', name: 'Main', duration: null, rateCards: [usageCard, feeCard] };
const trial: PlanPhase = { key: 'trial', name: 'Trial', duration: month, rateCards: [{ ...feeCard, price: null }] };
const plan: PlanOffer = { key: 'pro', name: 'Pro', description: null, currency: 'USD', billingCadence: month, proRating: 'PRORATE_PRICES', phases: [trial, phase] };

const found = (of: PlanOffer) => planIssues(of, features).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
/** The plan with its first rate card of the last phase changed. */
const withUsage = (over: Partial<RateCard>): PlanOffer => ({ ...plan, phases: [trial, { ...phase, rateCards: [{ ...usageCard, ...over }, feeCard] }] });
const withFee = (over: Partial<RateCard>): PlanOffer => ({ ...plan, phases: [trial, { ...phase, rateCards: [usageCard, { ...feeCard, ...over }] }] });
const withTemplate = (over: object, card: Partial<RateCard> = {}) => withUsage({ ...card, entitlementTemplate: { ...metered, ...over } as EntitlementTemplate });
const usagePath = 'phases.1.rateCards.0';
const feePath = 'phases.1.rateCards.1';

test('a good plan has no issue', () => {
  expect(found(plan)).toEqual([]);
});

describe('one wrong thing is one issue', () => {
  test.each<[string, PlanOffer, string]>([
    ['a price that its meter cannot tell', withUsage({ key: 'latency', featureKey: 'latency', price: perEvent, entitlementTemplate: null }), `WARNING INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL ${usagePath}.price`],
    ['units off what is paid event by event', withUsage({ discounts: freeUnits, charging: { ...plainCharge, payInAdvance: true } }), `WARNING USAGE_DISCOUNT_WITH_PAY_IN_ADVANCE ${usagePath}.discounts.usage`],
    ['units off a price of single events', withUsage({ price: perEvent, discounts: freeUnits }), `WARNING USAGE_DISCOUNT_WITH_PRICE_PER_EVENT ${usagePath}.discounts.usage`],
    ['an empty key', { ...plan, key: '' }, 'CRITICAL RESOURCE_KEY_EMPTY key'],
    ['a key with capitals', { ...plan, key: 'Pro' }, 'CRITICAL KEY_INVALID key'],
    ['a blank name', { ...plan, name: '' }, 'CRITICAL RESOURCE_NAME_EMPTY name'],
    ['a name without end', { ...plan, name: 'n'.repeat(257) }, 'CRITICAL NAME_TOO_LONG name'],
    ['a description without end', { ...plan, description: 'd'.repeat(1025) }, 'CRITICAL DESCRIPTION_TOO_LONG description'],
    ['a currency of nobody', { ...plan, currency: 'XYZ' }, 'CRITICAL CURRENCY_INVALID currency'],
    ['no phase', { ...plan, phases: [] }, 'WARNING PLAN_WITH_NO_PHASES phases'],
    ['two phases of one key', { ...plan, phases: [{ ...trial, key: 'main' }, phase] }, 'CRITICAL PLAN_PHASE_DUPLICATED_KEY phases.1.key'],
    ['a phase key with blanks', { ...plan, phases: [trial, { ...phase, key: 'a b' }] }, 'CRITICAL KEY_INVALID phases.1.key'],
    ['a phase without a name', { ...plan, phases: [{ ...trial, name: '' }, phase] }, 'CRITICAL RESOURCE_NAME_EMPTY phases.0.name'],
    ['a first phase to the end', { ...plan, phases: [{ ...trial, duration: null }, phase] }, 'WARNING PLAN_HAS_NON_LAST_PHASE_WITH_NO_DURATION phases.0.duration'],
    ['a last phase with an end', { ...plan, phases: [trial, { ...phase, duration: month }] }, 'WARNING PLAN_HAS_LAST_PHASE_WITH_DURATION phases.1.duration'],
    ['a phase of no time', { ...plan, phases: [{ ...trial, duration: parseDuration('P0D') }, phase] }, 'WARNING PLAN_PHASE_WITH_NEGATIVE_DURATION phases.0.duration'],
    ['a phase of minutes', { ...plan, phases: [{ ...trial, duration: parseDuration('PT59M') }, phase] }, 'WARNING PLAN_PHASE_DURATION_LESS_THEN_AN_HOUR phases.0.duration'],
    ['a phase that goes backwards', { ...plan, phases: [{ ...trial, duration: parseDuration('-P1M') }, phase] }, 'WARNING PLAN_PHASE_WITH_NEGATIVE_DURATION phases.0.duration'],
    ['a phase of a century', { ...plan, phases: [{ ...trial, duration: parseDuration('P100Y') }, phase] }, 'WARNING PLAN_PHASE_DURATION_TOO_LONG phases.0.duration'],
    ['a phase without rate cards', { ...plan, phases: [{ ...trial, rateCards: [] }, phase] }, 'WARNING PLAN_PHASE_HAS_NO_RATE_CARDS phases.0.rateCards'],
    ['two rate cards of one key', withFee({ key: 'tokens' }), `CRITICAL RATE_CARD_DUPLICATED_KEY ${feePath}.key`],
    ['a rate card without a key', withFee({ key: '' }), `CRITICAL RESOURCE_KEY_EMPTY ${feePath}.key`],
    ['a rate card without a name', withFee({ name: '' }), `CRITICAL RESOURCE_NAME_EMPTY ${feePath}.name`],
    ['a key beside the feature', withUsage({ key: 'other' }), `CRITICAL RATE_CARD_KEY_FEATURE_KEY_MISMATCH ${usagePath}.key`],
    ['a feature of nobody', withUsage({ key: 'nobody', featureKey: 'nobody' }), `CRITICAL RATE_CARD_FEATURE_NOT_FOUND ${usagePath}.featureKey`],
    ['an archived feature', withUsage({ key: 'legacy', featureKey: 'legacy' }), `CRITICAL RATE_CARD_FEATURE_ARCHIVED ${usagePath}.featureKey`],
    ['usage of no feature', withUsage({ featureKey: null, entitlementTemplate: null }), `WARNING RATE_CARD_FEATURE_HAS_NO_METER ${usagePath}.featureKey`],
    ['usage of what has no meter', withUsage({ key: 'support', featureKey: 'support', entitlementTemplate: null }), `WARNING RATE_CARD_FEATURE_HAS_NO_METER ${usagePath}.featureKey`],
    ['a right to no feature', withFee({ entitlementTemplate: { type: 'BOOLEAN' } }), `WARNING ENTITLEMENT_TEMPLATE_WITH_NO_FEATURE ${feePath}.entitlementTemplate`],
    ['an allowance of what has no meter', withUsage({ key: 'support', featureKey: 'support', price: null }), `WARNING ENTITLEMENT_TEMPLATE_FEATURE_HAS_NO_METER ${usagePath}.entitlementTemplate.metered`],
    ['an allowance of what cannot be burnt', withUsage({ key: 'latency', featureKey: 'latency' }), `WARNING ENTITLEMENT_TEMPLATE_METER_CANNOT_BE_BURNT ${usagePath}.entitlementTemplate.metered`],
    ['a negative price', withFee({ price: { type: 'FLAT', amount: Decimal.of('-1'), paymentTerm: 'IN_ADVANCE' } }), `CRITICAL PRICE_AMOUNT_NEGATIVE ${feePath}.price.flat.amount`],
    ['usage charged once', withUsage({ billingCadence: null, entitlementTemplate: null }), `WARNING BILLING_CADENCE_INVALID_VALUE ${usagePath}.billingCadence`],
    ['a cadence of minutes', withFee({ billingCadence: parseDuration('PT30M') }), `WARNING BILLING_CADENCE_INVALID_VALUE ${feePath}.billingCadence`],
    ['a cadence of a century', withFee({ billingCadence: parseDuration('P100Y') }), `WARNING BILLING_CADENCE_INVALID_VALUE ${feePath}.billingCadence`],
    ['a cadence of no time', withFee({ billingCadence: parseDuration('P0D') }), `WARNING BILLING_CADENCE_INVALID_VALUE ${feePath}.billingCadence`],
    ['a cadence that does not fit the plan', withFee({ billingCadence: parseDuration('P1W') }), `WARNING PLAN_BILLING_CADENCE_NOT_COMPATIBLE ${feePath}.billingCadence`],
    ['a percentage above 100', withFee({ discounts: { percentage: Decimal.of('101'), usage: null } }), `CRITICAL PERCENTAGE_DISCOUNT_INVALID_VALUE ${feePath}.discounts.percentage`],
    ['units off a flat price', withFee({ discounts: { percentage: null, usage: Decimal.one } }), `WARNING USAGE_DISCOUNT_WITH_FLAT_PRICE ${feePath}.discounts.usage`],
    ['no units off', withUsage({ discounts: { percentage: null, usage: Decimal.zero } }), `WARNING USAGE_DISCOUNT_NEGATIVE_QUANTITY ${usagePath}.discounts.usage`],
    ['a discount on what is free', withFee({ price: null, discounts: { percentage: Decimal.one, usage: null } }), `WARNING DISCOUNT_WITH_NO_PRICE ${feePath}.discounts`],
    ['a negative allowance', withTemplate({ issueAfterReset: Decimal.of('-1') }), `CRITICAL ENTITLEMENT_TEMPLATE_NEGATIVE_ISSUE_AFTER_RESET ${usagePath}.entitlementTemplate.metered.issueAfterReset`],
    ['a priority of nothing', withTemplate({ issueAfterReset: null }), `WARNING ENTITLEMENT_TEMPLATE_INVALID_ISSUE_AFTER_RESET_WITH_PRIORITY ${usagePath}.entitlementTemplate.metered.issueAfterResetPriority`],
    ['a priority of 0', withTemplate({ issueAfterResetPriority: 0 }), `CRITICAL ENTITLEMENT_TEMPLATE_INVALID_PRIORITY ${usagePath}.entitlementTemplate.metered.issueAfterResetPriority`],
    ['a priority of 256', withTemplate({ issueAfterResetPriority: 256 }), `CRITICAL ENTITLEMENT_TEMPLATE_INVALID_PRIORITY ${usagePath}.entitlementTemplate.metered.issueAfterResetPriority`],
    ['a usage period of no time', withTemplate({ usagePeriod: parseDuration('P0D') }), `WARNING ENTITLEMENT_TEMPLATE_NEGATIVE_USAGE_PERIOD ${usagePath}.entitlementTemplate.metered.usagePeriod`],
    ['a usage period of minutes', withTemplate({ usagePeriod: parseDuration('PT30M') }), `WARNING ENTITLEMENT_TEMPLATE_USAGE_PERIOD_LESS_THEN_AN_HOUR ${usagePath}.entitlementTemplate.metered.usagePeriod`],
    ['a usage period of a century', withTemplate({ usagePeriod: parseDuration('P100Y') }), `WARNING ENTITLEMENT_TEMPLATE_USAGE_PERIOD_TOO_LONG ${usagePath}.entitlementTemplate.metered.usagePeriod`],
    ['a usage period from nowhere', withTemplate({}, { billingCadence: null, price: null }), `WARNING ENTITLEMENT_TEMPLATE_USAGE_PERIOD_MISSING ${usagePath}.entitlementTemplate.metered.usagePeriod`],
  ])('%s', (_why, of, expected) => expect(found(of)).toEqual([expected]));

  test('a cadence that no plan may have, which then fits no yearly price', () => {
    expect(found({ ...plan, billingCadence: parseDuration('P5M') })).toEqual([
      'CRITICAL PLAN_BILLING_CADENCE_INVALID billingCadence',
    ]);
  });
});

test('all that is wrong is told at once', () => {
  const of: PlanOffer = { ...plan, key: '', currency: 'XYZ', phases: [{ ...trial, duration: null, rateCards: [] }, { ...phase, rateCards: [{ ...usageCard, key: 'x' }] }] };
  expect(found(of)).toEqual([
    'CRITICAL RESOURCE_KEY_EMPTY key',
    'CRITICAL CURRENCY_INVALID currency',
    'WARNING PLAN_HAS_NON_LAST_PHASE_WITH_NO_DURATION phases.0.duration',
    'WARNING PLAN_PHASE_HAS_NO_RATE_CARDS phases.0.rateCards',
    'CRITICAL RATE_CARD_KEY_FEATURE_KEY_MISMATCH phases.1.rateCards.0.key',
  ]);
});

test('an issue says field, value and remedy', () => {
  expect(planIssues(withFee({ billingCadence: parseDuration('P1W') }), features)[0]?.message).toBe(
    "phases.1.rateCards.1.billingCadence P1W does not fit the plan's P1M: one must be an exact multiple of the other",
  );
});

test('phases come back from JSON as they were', () => {
  const tiered: RateCard = {
    ...usageCard,
    price: {
      type: 'TIERED',
      tierRule: 'CONTINUOUS',
      mode: 'GRADUATED',
      tiers: [
        { upToAmount: Decimal.of('10'), flatPrice: Decimal.of('1'), unitPrice: null },
        { upToAmount: null, flatPrice: null, unitPrice: Decimal.of('0.00000000000000000001') },
      ],
      minimumAmount: null,
      maximumAmount: Decimal.of('100'),
    },
    discounts: { percentage: Decimal.of('12.5'), usage: null },
    entitlementTemplate: { ...metered, usagePeriod: parseDuration('P1W') } as EntitlementTemplate,
  };
  const phases: PlanPhase[] = [trial, { ...phase, rateCards: [tiered, feeCard, { ...feeCard, key: 'sla', entitlementTemplate: { type: 'STATIC', config: { hours: 4 } } }] }];
  const kept: unknown = JSON.parse(JSON.stringify(phasesToJson(phases)));
  expect(phasesToJson(phasesFromJson(kept as ReturnType<typeof phasesToJson>))).toEqual(kept);
  expect(kept).toMatchObject([{ duration: 'P1M' }, { rateCards: [{ price: { tiers: [{}, { unitPrice: '0.00000000000000000001' }] }, entitlementTemplate: { issueAfterReset: '1000', usagePeriod: 'P1W' } }, {}, {}] }]);
});
