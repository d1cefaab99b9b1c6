import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { AddonOffer } from './addon.ts';
import { planAddonIssues } from './plan-addon-issues.ts';
import type { OfferedAddon } from './plan-addon-issues.ts';
import type { PlanAddonTerms } from './plan-addon.ts';
import type { EntitlementTemplate, PlanOffer, RateCard } from './plan.ts';

const month = parseDuration('P1M');
const flat = (amount: string, paymentTerm: 'IN_ADVANCE' | 'IN_ARREARS' = 'IN_ADVANCE') => ({ type: 'FLAT', amount: Decimal.of(amount), paymentTerm }) as const;
const unit = { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null } as const;
const metered = (usagePeriod: string | null): EntitlementTemplate => ({
  type: 'METERED', issueAfterReset: Decimal.one, issueAfterResetPriority: null, isSoftLimit: false, preserveOverageAtReset: false, usagePeriod: usagePeriod === null ? null : parseDuration(usagePeriod),
});
const fixed: EntitlementTemplate = { type: 'STATIC', config: {} };
const card = (over: Partial<RateCard> = {}): RateCard => ({
  key: 'seats', name: 'Seats', featureKey: 'seats', featureId: 'f1', price: flat('10'), billingCadence: month, discounts: null, entitlementTemplate: metered(null), ...over,
});
const planOf = (base: Partial<RateCard> = {}): PlanOffer => ({
  key: 'pro', name: 'Pro', description: null, currency: 'USD', billingCadence: month, proRating: 'NONE',
  phases: [
    { key: 'trial', name: 'Trial', duration: month, rateCards: [card({ price: unit, entitlementTemplate: fixed })] },
    { key: 'main', name: 'Main', duration: null, rateCards: [card(base), card({ key: 'own', featureKey: null, featureId: null })] },
  ],
});
const addonOf = (overlay: Partial<RateCard> = {}, over: Partial<AddonOffer> = {}): OfferedAddon => ({
  offer: { key: 'more', name: 'More', description: null, currency: 'USD', instanceType: 'MULTIPLE', rateCards: [card(overlay)], taxes: [], ...over },
  version: 1, status: 'ACTIVE', isDeleted: false,
});
const terms: PlanAddonTerms = { fromPlanPhase: 'main', maxQuantity: 5 };
const found = (plan: PlanOffer, addon: OfferedAddon, of: PlanAddonTerms = terms) => planAddonIssues(plan, addon, of).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
const at = 'addon.rateCards.0';

test('what fits has no issue, and earlier phases are not looked at', () => {
  expect(found(planOf(), addonOf())).toEqual([]);
  expect(found(planOf(), addonOf({}, { instanceType: 'SINGLE' }), { fromPlanPhase: 'main', maxQuantity: null })).toEqual([]);
  expect(found(planOf({ price: null }), addonOf())).toEqual([]);
  expect(found(planOf(), addonOf({ key: 'alone', price: unit }))).toEqual([]);
  expect(found(planOf({ billingCadence: null, entitlementTemplate: null }), addonOf({ billingCadence: null }))).toEqual([]);
});

describe('one wrong thing is one issue', () => {
  test.each<[string, string[], string]>([
    ['an add-on out of sale', found(planOf(), { ...addonOf(), status: 'ARCHIVED' }), 'PLAN_ADDON_INCOMPATIBLE_STATUS addon.status'],
    ['a deleted add-on', found(planOf(), { ...addonOf(), isDeleted: true }), 'PLAN_ADDON_INCOMPATIBLE_STATUS addon.status'],
    ['another currency', found(planOf(), addonOf({}, { currency: 'EUR' })), 'PLAN_ADDON_CURRENCY_MISMATCH addon.currency'],
    ['a quantity of what is had once', found(planOf(), addonOf({}, { instanceType: 'SINGLE' })), 'PLAN_ADDON_MAX_QUANTITY_MUST_NOT_BE_SET maxQuantity'],
    ['a quantity of nothing', found(planOf(), addonOf(), { ...terms, maxQuantity: 0 }), 'PLAN_ADDON_MAX_QUANTITY_MUST_BE_SET maxQuantity'],
    ['a phase of nobody', found(planOf(), addonOf(), { ...terms, fromPlanPhase: 'none' }), 'PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY fromPlanPhase'],
    ['a cadence that fits not the plan', found(planOf(), addonOf({ key: 'alone', billingCadence: parseDuration('P1W') })), `PLAN_BILLING_CADENCE_NOT_COMPATIBLE ${at}.billingCadence`],
    ['usage on usage', found(planOf({ price: unit }), addonOf({ price: unit })), `RATE_CARD_ONLY_FLAT_PRICE_ALLOWED ${at}.price`],
    ['usage on what is free', found(planOf({ price: null }), addonOf({ price: unit })), `RATE_CARD_ONLY_FLAT_PRICE_ALLOWED ${at}.price`],
    ['another payment term', found(planOf(), addonOf({ price: flat('1', 'IN_ARREARS') })), `RATE_CARD_PRICE_PAYMENT_TERM_MISMATCH ${at}.price`],
    ['another feature', found(planOf(), addonOf({ featureKey: null, featureId: null })), `RATE_CARD_FEATURE_KEY_MISMATCH ${at}.featureKey`],
    ['a feature that the key meant before', found(planOf(), addonOf({ featureId: 'f0' })), `RATE_CARD_FEATURE_ID_MISMATCH ${at}.featureKey`],
    ['another cadence', found(planOf(), addonOf({ billingCadence: parseDuration('P1Y'), entitlementTemplate: metered('P1M') })), `RATE_CARD_BILLING_CADENCE_MISMATCH ${at}.billingCadence`],
    ['another kind of right', found(planOf(), addonOf({ entitlementTemplate: { type: 'BOOLEAN' } })), `RATE_CARD_ENTITLEMENT_TEMPLATE_TYPE_MISMATCH ${at}.entitlementTemplate`],
    ['two values', found(planOf({ entitlementTemplate: fixed }), addonOf({ entitlementTemplate: fixed })), `RATE_CARD_STATIC_ENTITLEMENT_TEMPLATE_NOT_ALLOWED ${at}.entitlementTemplate`],
    ['another usage period', found(planOf(), addonOf({ entitlementTemplate: metered('P1D') })), `RATE_CARD_METERED_ENTITLEMENT_TEMPLATE_USAGE_PERIOD_MISMATCH ${at}.entitlementTemplate`],
    ['two percentages off', found(planOf({ discounts: { percentage: Decimal.one, usage: null } }), addonOf({ discounts: { percentage: Decimal.one, usage: null } })), `RATE_CARD_PERCENTAGE_DISCOUNT_NOT_ALLOWED ${at}.discounts`],
  ])('%s', (_why, issues, expected) => expect(issues).toEqual([`WARNING ${expected}`]));

  test('a usage period that is written and the cadence that stands for it are the same', () => {
    expect(found(planOf(), addonOf({ entitlementTemplate: metered('P1M') }))).toEqual([]);
  });
});

test('all that is wrong is told at once, for every phase from the first one on', () => {
  expect(found(planOf(), addonOf({}, { currency: 'EUR' }), { fromPlanPhase: 'trial', maxQuantity: -1 })).toEqual([
    'WARNING PLAN_ADDON_CURRENCY_MISMATCH addon.currency',
    'WARNING PLAN_ADDON_MAX_QUANTITY_MUST_BE_SET maxQuantity',
    `WARNING RATE_CARD_PRICE_TYPE_MISMATCH ${at}.price`,
    `WARNING RATE_CARD_ONLY_FLAT_PRICE_ALLOWED ${at}.price`,
    `WARNING RATE_CARD_ENTITLEMENT_TEMPLATE_TYPE_MISMATCH ${at}.entitlementTemplate`,
  ]);
});
