import { atLeast, compatible, formatDuration, isPositiveDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { chargeOptionsIssues } from './charge-options-issues.ts';
import { ENDLESS, isEndless } from './endless.ts';
import type { MeteredEntitlementTemplate, RateCard } from './plan.ts';
import { discountIssues, priceIssues } from './price-issues.ts';
import { priceMeterIssues } from './price-meter-issues.ts';
import { critical, warning } from './severity.ts';
import type { CatalogIssue, FeatureFacts, Path } from './severity.ts';

const SHORTEST_CADENCE_HOURS = 1;
const LAST_PRIORITY = 255;
/** The ways of counting that a balance can be burnt by. */
const BURNABLE: ReadonlySet<string> = new Set(['SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST']);

/** Discount issues that leave nothing to be kept; the others can be mended on the draft. */
const CRITICAL_DISCOUNTS: ReadonlySet<string> = new Set(['PERCENTAGE_DISCOUNT_INVALID_VALUE']);

/**
 * Everything that is wrong with one rate card of a plan that is billed in `planCadence`; null: of an add-on. `path` leads to the rate card.
 * Key and name are looked at with the list that it stands in.
 */
export function rateCardIssues(card: RateCard, planCadence: Temporal.Duration | null, features: FeatureFacts, path: Path): CatalogIssue[] {
  return [
    ...featureIssues(card, features, path),
    ...(card.price === null ? [] : priceIssues(card.price, [...path, 'price']).map(critical)),
    ...cadenceIssues(card, planCadence, [...path, 'billingCadence']).map(warning),
    ...discountsOfCardIssues(card, [...path, 'discounts']).map((of) => (CRITICAL_DISCOUNTS.has(of.code) ? critical(of) : warning(of))),
    ...templateIssues(card, [...path, 'entitlementTemplate']),
    ...(card.charging == null ? [] : chargeOptionsIssues(card.charging, { price: card.price, feature: features.get(card.featureKey ?? '') ?? null, freeUnits: card.discounts?.usage ?? null }, path)),
  ];
}

/** Free units are of the usage of a whole period, and of what is paid event by event there is no whole. */
function discountsOfCardIssues({ price, discounts, charging }: RateCard, path: Path): Issue[] {
  const issues = discountIssues(price, discounts, path);
  if (discounts?.usage == null || charging?.payInAdvance !== true) return issues;
  return [...issues, issue('USAGE_DISCOUNT_WITH_PAY_IN_ADVANCE', `${path.join('.')}.usage is taken off the usage of a period, and each event is paid in advance: leave one out`, ...path, 'usage')];
}

function featureIssues({ key, featureKey, price, entitlementTemplate }: RateCard, features: FeatureFacts, path: Path): CatalogIssue[] {
  const at = [...path, 'featureKey'];
  if (featureKey === null) {
    const issues: CatalogIssue[] = [];
    if (entitlementTemplate !== null) {
      const template = [...path, 'entitlementTemplate'];
      issues.push(warning(issue('ENTITLEMENT_TEMPLATE_WITH_NO_FEATURE', `${template.join('.')} grants no feature: give featureKey`, ...template)));
    }
    if (price !== null && price.type !== 'FLAT') issues.push(notMetered(`names no feature whose usage the ${price.type} price could charge`, at));
    return issues;
  }
  const issues: CatalogIssue[] = [];
  if (key !== featureKey) {
    issues.push(critical(issue('RATE_CARD_KEY_FEATURE_KEY_MISMATCH', `${path.join('.')}.key "${key}" differs from its featureKey "${featureKey}": use the feature's key`, ...path, 'key')));
  }
  const feature = features.get(featureKey);
  if (feature === undefined) {
    return [...issues, critical(issue('RATE_CARD_FEATURE_NOT_FOUND', `${at.join('.')} "${featureKey}" names no feature: create it first`, ...at))];
  }
  if (feature.isArchived) {
    return [...issues, critical(issue('RATE_CARD_FEATURE_ARCHIVED', `${at.join('.')} "${featureKey}" names an archived feature: create a new one with this key`, ...at))];
  }
  if (feature.aggregation === null) {
    if (price !== null && price.type !== 'FLAT') issues.push(notMetered(`"${featureKey}" names a feature without a meter, and the ${price.type} price charges usage`, at));
    if (entitlementTemplate?.type === 'METERED') {
      const template = [...path, 'entitlementTemplate', 'metered'];
      issues.push(warning(issue('ENTITLEMENT_TEMPLATE_FEATURE_HAS_NO_METER', `${template.join('.')} counts the usage of "${featureKey}", which has no meter`, ...template)));
    }
    return issues;
  }
  if (price !== null) issues.push(...priceMeterIssues(price, feature.aggregation, [...path, 'price']).map(warning));
  if (entitlementTemplate?.type === 'METERED' && !BURNABLE.has(feature.aggregation)) {
    const template = [...path, 'entitlementTemplate', 'metered'];
    const what = `${template.join('.')} burns the usage of "${featureKey}", whose meter takes the ${feature.aggregation}`;
    issues.push(warning(issue('ENTITLEMENT_TEMPLATE_METER_CANNOT_BE_BURNT', `${what}: use a meter of ${[...BURNABLE].join(', ')}`, ...template)));
  }
  return issues;
}

function notMetered(why: string, path: Path): CatalogIssue {
  return warning(issue('RATE_CARD_FEATURE_HAS_NO_METER', `${path.join('.')} ${why}`, ...path));
}

function cadenceIssues({ price, billingCadence }: RateCard, planCadence: Temporal.Duration | null, path: Path): Issue[] {
  const at = path.join('.');
  if (billingCadence === null) {
    if (price === null || price.type === 'FLAT') return [];
    return [issue('BILLING_CADENCE_INVALID_VALUE', `${at} is missing: only a flat price can be charged once`, ...path)];
  }
  const cadence = formatDuration(billingCadence);
  if (!isPositiveDuration(billingCadence) || !atLeast(billingCadence, SHORTEST_CADENCE_HOURS)) {
    return [issue('BILLING_CADENCE_INVALID_VALUE', `${at} is ${cadence} and must be at least PT1H`, ...path)];
  }
  if (isEndless(billingCadence)) return [issue('BILLING_CADENCE_INVALID_VALUE', `${at} is ${cadence} and must be shorter than ${ENDLESS}`, ...path)];
  if (price === null || planCadence === null || compatible(billingCadence, planCadence)) return [];
  return [issue('PLAN_BILLING_CADENCE_NOT_COMPATIBLE', `${at} ${cadence} does not fit the plan's ${formatDuration(planCadence)}: one must be an exact multiple of the other`, ...path)];
}

function templateIssues({ entitlementTemplate, billingCadence }: RateCard, path: Path): CatalogIssue[] {
  if (entitlementTemplate?.type !== 'METERED') return [];
  return meteredIssues(entitlementTemplate, billingCadence, [...path, 'metered']);
}

function meteredIssues(template: MeteredEntitlementTemplate, billingCadence: Temporal.Duration | null, path: Path): CatalogIssue[] {
  const { issueAfterReset, issueAfterResetPriority: priority, usagePeriod } = template;
  const issues: CatalogIssue[] = [];
  if (issueAfterReset !== null && issueAfterReset.isNegative()) {
    const at = [...path, 'issueAfterReset'];
    issues.push(critical(issue('ENTITLEMENT_TEMPLATE_NEGATIVE_ISSUE_AFTER_RESET', `${at.join('.')} is ${issueAfterReset} and must not be negative`, ...at)));
  }
  if (priority !== null) {
    const at = [...path, 'issueAfterResetPriority'];
    if (issueAfterReset === null) {
      issues.push(warning(issue('ENTITLEMENT_TEMPLATE_INVALID_ISSUE_AFTER_RESET_WITH_PRIORITY', `${at.join('.')} ranks a grant that is not issued: give issueAfterReset`, ...at)));
    }
    if (priority < 1 || priority > LAST_PRIORITY) {
      issues.push(critical(issue('ENTITLEMENT_TEMPLATE_INVALID_PRIORITY', `${at.join('.')} is ${priority} and must be from 1 to ${LAST_PRIORITY}`, ...at)));
    }
  }
  return [...issues, ...usagePeriodIssues(usagePeriod, billingCadence, [...path, 'usagePeriod'])];
}

function usagePeriodIssues(usagePeriod: Temporal.Duration | null, billingCadence: Temporal.Duration | null, path: Path): CatalogIssue[] {
  const at = path.join('.');
  if (usagePeriod === null) {
    if (billingCadence !== null) return [];
    return [warning(issue('ENTITLEMENT_TEMPLATE_USAGE_PERIOD_MISSING', `${at} is missing, and the rate card has no billingCadence to take its place`, ...path))];
  }
  if (!isPositiveDuration(usagePeriod)) {
    return [warning(issue('ENTITLEMENT_TEMPLATE_NEGATIVE_USAGE_PERIOD', `${at} is ${formatDuration(usagePeriod)} and must be above zero`, ...path))];
  }
  if (isEndless(usagePeriod)) return [warning(issue('ENTITLEMENT_TEMPLATE_USAGE_PERIOD_TOO_LONG', `${at} is ${formatDuration(usagePeriod)} and must be shorter than ${ENDLESS}`, ...path))];
  if (atLeast(usagePeriod, SHORTEST_CADENCE_HOURS)) return [];
  return [warning(issue('ENTITLEMENT_TEMPLATE_USAGE_PERIOD_LESS_THEN_AN_HOUR', `${at} is ${formatDuration(usagePeriod)} and must be at least PT1H`, ...path))];
}
