import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import { metersByKeys } from '../../metering/index.ts';
import type { Reader } from '../../platform/reader.ts';
import { knownPlanKeys } from '../coupon.store.ts';
import type { CouponTerms } from '../coupons/apply-coupons.ts';
import type { CouponBase, CouponFrequency, CouponLimit } from '../coupons/coupon.ts';

/** What a coupon takes off, and for how many invoices. */
export interface CouponWorth {
  readonly value: CouponTerms;
  readonly frequency: CouponFrequency;
  /** RECURRING: for how many invoices. */
  readonly frequencyDuration: number | null;
  /** RECURRING: in place of that, for how many months. */
  readonly durationInMonths: number | null;
}

/** When and how often a coupon can be given. */
export interface CouponRedemption {
  readonly startsAt: Temporal.Instant | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly maxRedemptions: number | null;
  readonly maxRedemptionsPerCustomer: number | null;
}

/** What can be said of a coupon; what is undefined is not looked at. */
export interface CouponTexts {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
}

const LONGEST = 256;
const MOST_INVOICES = 999;
const MOST_MONTHS = 999;
const MOST_LIMITS = 100;

export function couponTextIssues({ code, name, description }: CouponTexts): Issue[] {
  const issues: Issue[] = [];
  if (code !== undefined && (code.trim() !== code || code.length < 1 || code.length > LONGEST)) {
    issues.push(issue('COUPON_CODE_INVALID', `code "${code.slice(0, 60)}" must have 1 to ${LONGEST} characters, and no space at its ends: buyers type it`, 'code'));
  }
  if (name !== undefined && (name.trim() === '' || name.length > LONGEST)) issues.push(issue('NAME_LENGTH', `name has ${name.trim().length} characters: give 1 to ${LONGEST}`, 'name'));
  if ((description?.length ?? 0) > 1_024) issues.push(issue('DESCRIPTION_LENGTH', `description has ${description?.length ?? 0} characters: give at most 1,024`, 'description'));
  return issues;
}

export function couponExpiryIssues(expiresAt: Temporal.Instant | null | undefined, now: Temporal.Instant): Issue[] {
  if (expiresAt == null || before(now, expiresAt)) return [];
  return [issue('INVALID_DATE', `expiresAt ${expiresAt} is not in the future: give a later instant, or none`, 'expiresAt')];
}

/** What is wrong with when and how often a coupon can be given; `given` is how often it was. */
export function couponRedemptionIssues({ startsAt, expiresAt, maxRedemptions, maxRedemptionsPerCustomer }: CouponRedemption, given: number): Issue[] {
  const issues: Issue[] = [];
  if (startsAt !== null && expiresAt !== null && !before(startsAt, expiresAt)) issues.push(issue('STARTS_AFTER_EXPIRY', `startsAt ${startsAt} is not before expiresAt ${expiresAt}: nobody could ever be given it`, 'startsAt'));
  for (const [field, most] of [['maxRedemptions', maxRedemptions], ['maxRedemptionsPerCustomer', maxRedemptionsPerCustomer]] as const) {
    if (most !== null && most < 1) issues.push(issue('MAX_REDEMPTIONS_RANGE', `${field} is ${most}: give 1 or more, or none`, field));
  }
  if (maxRedemptions !== null && maxRedemptions >= 1 && maxRedemptions < given) issues.push(issue('MAX_REDEMPTIONS_RANGE', `maxRedemptions is ${maxRedemptions}, and it was given ${given} times: give that or more`, 'maxRedemptions'));
  return issues;
}

/** What is wrong with the worth of a coupon. One that recurs says for how many invoices or for how many months, not both. */
export function couponWorthIssues({ value, frequency, frequencyDuration, durationInMonths }: CouponWorth): Issue[] {
  const issues = value.type === 'FIXED' ? fixedIssues(value) : percentageIssues(value.percentage);
  const [at, months] = ['frequencyDuration', 'durationInMonths'] as const;
  if (frequency === 'RECURRING' && frequencyDuration === null && durationInMonths === null) issues.push(issue('FREQUENCY_DURATION_REQUIRED', 'frequencyDuration is missing: say for how many invoices a RECURRING coupon is, or by durationInMonths for how many months', at));
  if (frequency === 'RECURRING' && frequencyDuration !== null && durationInMonths !== null) issues.push(issue('DURATION_IN_MONTHS_UNEXPECTED', `durationInMonths ${durationInMonths} cannot be given beside frequencyDuration ${frequencyDuration}: choose one of them`, months));
  if (frequency !== 'RECURRING' && frequencyDuration !== null) issues.push(issue('FREQUENCY_DURATION_UNEXPECTED', `frequencyDuration ${frequencyDuration} says nothing of a coupon that is ${frequency}: leave it out`, at));
  if (frequency !== 'RECURRING' && durationInMonths !== null) issues.push(issue('DURATION_IN_MONTHS_UNEXPECTED', `durationInMonths ${durationInMonths} says nothing of a coupon that is ${frequency}: leave it out`, months));
  if (frequencyDuration !== null && (frequencyDuration < 1 || frequencyDuration > MOST_INVOICES)) issues.push(issue('FREQUENCY_DURATION_RANGE', `frequencyDuration is ${frequencyDuration}: give 1 to ${MOST_INVOICES} invoices`, at));
  if (durationInMonths !== null && (durationInMonths < 1 || durationInMonths > MOST_MONTHS)) issues.push(issue('DURATION_IN_MONTHS_RANGE', `durationInMonths is ${durationInMonths}: give 1 to ${MOST_MONTHS} months`, months));
  return issues;
}

function fixedIssues({ amount, currency }: Extract<CouponTerms, { type: 'FIXED' }>): Issue[] {
  if (!amount.isPositive()) return [issue('COUPON_AMOUNT_RANGE', `value.fixed.amount is ${amount}: give an amount above 0`, 'value', 'fixed', 'amount')];
  const digits = minorUnitDigits(currency);
  return amount.eq(amount.round(digits)) ? [] : [issue('COUPON_AMOUNT_PRECISION', `value.fixed.amount ${amount} has more decimals than the ${digits} of ${currency}: round it`, 'value', 'fixed', 'amount')];
}

function percentageIssues(percentage: Decimal): Issue[] {
  return percentage.isPositive() && percentage.lte(Decimal.hundred) ? [] : [issue('COUPON_PERCENTAGE_RANGE', `value.percentage is ${percentage}: give more than 0 and at most 100`, 'value', 'percentage')];
}

/** What a coupon is limited to, as an input names it: by keys. */
export interface CouponLimitInput {
  readonly plans: readonly string[];
  readonly meters: readonly string[];
  readonly base: CouponBase;
}

/** The limit that is kept, or what is wrong with it; one kind only. */
export async function couponLimit(read: Reader, { plans, meters, base }: CouponLimitInput): Promise<{ readonly limit: CouponLimit | null; readonly issues: Issue[] }> {
  if (plans.length > 0 && meters.length > 0) {
    return { limit: null, issues: [issue('ONLY_ONE_LIMITATION_TYPE_PER_COUPON_ALLOWED', 'limitedTo.meters cannot be given beside limitedTo.plans: choose one of them', 'limitedTo', 'meters')] };
  }
  const [field, keys] = plans.length > 0 ? (['plans', plans] as const) : (['meters', meters] as const);
  if (keys.length === 0) {
    return { limit: null, issues: base === 'GROSS' ? [] : [issue('COUPON_BASE_UNEXPECTED', 'limitedTo.base says what a limited coupon is computed of, and limitedTo names neither plans nor meters: name some, or leave it out', 'limitedTo', 'base')] };
  }
  if (keys.length > MOST_LIMITS) return { limit: null, issues: [issue('TOO_MANY', `limitedTo.${field} has ${keys.length} entries: give at most ${MOST_LIMITS}`, 'limitedTo', field)] };
  const known = field === 'plans' ? await knownPlanKeys(read, keys) : new Set<string>();
  const ids = field === 'plans' ? keys.map((key) => (known.has(key) ? key : null)) : (await metersByKeys(read, keys)).map((meter) => meter?.id ?? null);
  const what = field === 'plans' ? 'plan' : 'meter';
  const issues = ids.flatMap((id, n) => (id === null ? [issue(`${what.toUpperCase()}_NOT_FOUND`, `limitedTo.${field}.${n} "${keys[n]}" is no ${what}'s key: use that of one`, 'limitedTo', field, String(n))] : []));
  return { limit: { type: field === 'plans' ? 'PLANS' : 'METERS', ids: [...new Set(ids.flatMap((id) => id ?? []))], ...(base === 'NET' ? { base } : {}) }, issues };
}
