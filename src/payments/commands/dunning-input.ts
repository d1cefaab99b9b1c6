import { profilesByIds } from '../../billing/index.ts';
import { isCurrency, roundMoney } from '../../kit/currency.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { isKey } from '../../kit/key.ts';
import type { Reader } from '../../platform/reader.ts';
import { campaignsOfProfiles } from '../dunning/dunning-campaign.store.ts';
import { ProfileHasDunningCampaign } from '../dunning/dunning.errors.ts';

export interface DunningThresholdInput {
  readonly currency: string;
  /** Above 0, with no more decimals than the currency has. */
  readonly amount: Decimal;
}

/** What can be said of a campaign; what is undefined is not looked at. */
export interface DunningCampaignTerms {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly thresholds?: readonly DunningThresholdInput[] | undefined;
  /** 1 to 365. */
  readonly daysBetweenAttempts?: number | undefined;
  /** 1 to 100. */
  readonly maxAttempts?: number | undefined;
}

const MOST_THRESHOLDS = 50;
const MOST_PROFILES = 100;

export function campaignIssues({ key, name, description, thresholds, daysBetweenAttempts, maxAttempts }: DunningCampaignTerms): Issue[] {
  const issues: Issue[] = [];
  if (key !== undefined && !isKey(key)) issues.push(issue('KEY_INVALID', `key "${key}" is not a key: 1 to 64 lower-case letters and digits, joined by single underscores`, 'key'));
  if (name !== undefined && (name.trim() === '' || name.length > 256)) issues.push(issue('NAME_LENGTH', `name has ${name.trim().length} characters: give 1 to 256`, 'name'));
  if ((description?.length ?? 0) > 1_024) issues.push(issue('DESCRIPTION_LENGTH', `description has ${description?.length ?? 0} characters: give at most 1,024`, 'description'));
  if (thresholds !== undefined) issues.push(...thresholdIssues(thresholds));
  if (daysBetweenAttempts !== undefined && (daysBetweenAttempts < 1 || daysBetweenAttempts > 365)) issues.push(issue('DAYS_BETWEEN_ATTEMPTS_RANGE', `daysBetweenAttempts is ${daysBetweenAttempts}: give 1 to 365`, 'daysBetweenAttempts'));
  if (maxAttempts !== undefined && (maxAttempts < 1 || maxAttempts > 100)) issues.push(issue('MAX_ATTEMPTS_RANGE', `maxAttempts is ${maxAttempts}: give 1 to 100`, 'maxAttempts'));
  return issues;
}

function thresholdIssues(thresholds: readonly DunningThresholdInput[]): Issue[] {
  if (thresholds.length < 1 || thresholds.length > MOST_THRESHOLDS) return [issue('THRESHOLDS_COUNT', `thresholds has ${thresholds.length} members: give 1 to ${MOST_THRESHOLDS}, one a currency`, 'thresholds')];
  return thresholds.flatMap(({ currency, amount }, at) => {
    const of = (code: string, message: string, field: string) => [issue(code, `thresholds.${at}.${field} ${message}`, 'thresholds', at, field)];
    if (!isCurrency(currency)) return of('CURRENCY_INVALID', `"${currency}" is none of ISO 4217: use a code such as "USD"`, 'currency');
    if (thresholds.findIndex((other) => other.currency === currency) < at) return of('DUPLICATED', `${currency} has a threshold before: give one a currency`, 'currency');
    if (!amount.isPositive()) return of('THRESHOLD_AMOUNT_RANGE', `is ${amount}: give more than 0`, 'amount');
    return roundMoney(amount, currency).eq(amount) ? [] : of('THRESHOLD_AMOUNT_PRECISION', `is ${amount}: ${currency} has no such fraction, round it`, 'amount');
  });
}

/**
 * The profiles that a campaign is for, or what is wrong with them; an id is null where it is no profile's. Throws ProfileHasDunningCampaign
 * for one that another live campaign than `own` has. Call with the campaigns locked.
 */
export async function campaignProfiles(read: Reader, ids: readonly (string | null)[], own: string | null): Promise<{ readonly ids: readonly string[]; readonly issues: Issue[] }> {
  if (ids.length > MOST_PROFILES) return { ids: [], issues: [issue('TOO_MANY', `billingProfiles has ${ids.length} members: give at most ${MOST_PROFILES}`, 'billingProfiles')] };
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  const live = new Set((await profilesByIds(read, known)).flatMap((profile) => (profile === null || profile.deletedAt !== null ? [] : [profile.id])));
  const issues = ids.flatMap((id, at) => (id !== null && live.has(id) ? [] : [issue('BILLING_PROFILE_NOT_FOUND', `billingProfiles.${at} is the id of no live billing profile: use that of one`, 'billingProfiles', at)]));
  const taken = (await campaignsOfProfiles(read, known)).find(({ id }) => id !== own);
  if (taken !== undefined) throw new ProfileHasDunningCampaign(taken.profileId, taken);
  return { ids: known, issues };
}
