import { formatDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { RateCard } from './plan.ts';
import type { Path } from './severity.ts';

/**
 * Why the rate card of an add-on cannot lie over the rate card of the same key in a plan's phase; none when it can. OpenMeter's rule: the
 * two become one item of the subscription, so they must be flat or free and alike in all but their amounts. `path` leads to the add-on's.
 */
export function sharedRateCardIssues(base: RateCard, overlay: RateCard, phase: string, path: Path): Issue[] {
  const at = path.join('.');
  const wrong = (code: string, field: string, what: string): Issue => issue(code, `${at}.${field} of "${overlay.key}" ${what} in phase "${phase}" of the plan`, ...path, field);
  return [...priceIssues(base, overlay, wrong), ...featureIssues(base, overlay, wrong), ...cadenceIssues(base, overlay, wrong), ...templateIssues(base, overlay, wrong), ...discountIssues(base, overlay, wrong)];
}

type Wrong = (code: string, field: string, what: string) => Issue;

function priceIssues({ price: base }: RateCard, { price: overlay }: RateCard, wrong: Wrong): Issue[] {
  const issues: Issue[] = [];
  if (base !== null && overlay !== null && base.type !== overlay.type) issues.push(wrong('RATE_CARD_PRICE_TYPE_MISMATCH', 'price', `is ${overlay.type}, and ${base.type}`));
  const charged = [overlay, base].find((price) => price !== null && price.type !== 'FLAT');
  if (charged != null) issues.push(wrong('RATE_CARD_ONLY_FLAT_PRICE_ALLOWED', 'price', `meets a ${charged.type} price, and only flat ones can be added up,`));
  if (base?.type === 'FLAT' && overlay?.type === 'FLAT' && base.paymentTerm !== overlay.paymentTerm) {
    issues.push(wrong('RATE_CARD_PRICE_PAYMENT_TERM_MISMATCH', 'price', `is due ${overlay.paymentTerm}, and ${base.paymentTerm}`));
  }
  return issues;
}

function featureIssues(base: RateCard, overlay: RateCard, wrong: Wrong): Issue[] {
  if (base.featureKey !== overlay.featureKey) {
    return [wrong('RATE_CARD_FEATURE_KEY_MISMATCH', 'featureKey', `is ${overlay.featureKey === null ? 'none' : `"${overlay.featureKey}"`}, and ${base.featureKey === null ? 'none' : `"${base.featureKey}"`}`)];
  }
  // One of them may have been written when the key was another feature's.
  if (base.featureId === null || overlay.featureId === null || base.featureId === overlay.featureId) return [];
  return [wrong('RATE_CARD_FEATURE_ID_MISMATCH', 'featureKey', `"${overlay.featureKey}" meant another feature when the add-on was published than it means`)];
}

function cadenceIssues(base: RateCard, overlay: RateCard, wrong: Wrong): Issue[] {
  const [planned, own] = [cadence(base), cadence(overlay)];
  return planned === own ? [] : [wrong('RATE_CARD_BILLING_CADENCE_MISMATCH', 'billingCadence', `is ${own}, and ${planned}`)];
}

function templateIssues(base: RateCard, overlay: RateCard, wrong: Wrong): Issue[] {
  const [planned, own] = [base.entitlementTemplate, overlay.entitlementTemplate];
  if (planned === null || own === null) return [];
  if (planned.type !== own.type) return [wrong('RATE_CARD_ENTITLEMENT_TEMPLATE_TYPE_MISMATCH', 'entitlementTemplate', `is ${own.type}, and ${planned.type}`)];
  if (own.type === 'STATIC') return [wrong('RATE_CARD_STATIC_ENTITLEMENT_TEMPLATE_NOT_ALLOWED', 'entitlementTemplate', 'is STATIC: two values cannot be added; it is STATIC')];
  if (own.type !== 'METERED' || planned.type !== 'METERED') return [];
  const [plannedPeriod, ownPeriod] = [planned.usagePeriod ?? base.billingCadence, own.usagePeriod ?? overlay.billingCadence].map(durationName);
  if (plannedPeriod === ownPeriod) return [];
  return [wrong('RATE_CARD_METERED_ENTITLEMENT_TEMPLATE_USAGE_PERIOD_MISMATCH', 'entitlementTemplate', `has a usage period of ${ownPeriod}, and one of ${plannedPeriod}`)];
}

function discountIssues(base: RateCard, overlay: RateCard, wrong: Wrong): Issue[] {
  if (base.discounts?.percentage == null || overlay.discounts?.percentage == null) return [];
  return [wrong('RATE_CARD_PERCENTAGE_DISCOUNT_NOT_ALLOWED', 'discounts', `takes off ${overlay.discounts.percentage} percent, and ${base.discounts.percentage} are taken off already`)];
}

const durationName = (duration: Temporal.Duration | null): string => (duration === null ? 'none' : formatDuration(duration));
const cadence = ({ billingCadence }: RateCard): string => (billingCadence === null ? 'once' : formatDuration(billingCadence));
