import { Decimal } from '../kit/decimal.ts';
import { formatDuration, isPositiveDuration, parseDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { ENDLESS, isEndless } from './endless.ts';
import { nameIssues } from './name-issues.ts';
import { critical, warning } from './severity.ts';
import type { CatalogIssue, Path } from './severity.ts';
import type { TaxLink } from './tax-link.ts';

/** What a billing period of the whole subscription costs at least. */
export interface MinimumCommitment {
  /** Of a whole period; above zero. */
  readonly amount: Decimal;
  /** What its invoice line says; null: "Minimum commitment". */
  readonly invoiceDisplayName: string | null;
  /** None: the taxes of the plan. */
  readonly taxes?: readonly TaxLink[];
}

/** An amount of usage at which a subscription is billed before its period ends. */
export interface UsageThreshold {
  /** Above zero, in the plan's currency, before taxes. */
  readonly amount: Decimal;
  readonly name: string | null;
  /** Fires again with every further amount of this size, once all others are passed. */
  readonly isRecurring: boolean;
}

/** What a plan says of a subscription as a whole, in the terms of Lago's plans. */
export interface BillingTerms {
  readonly minimumCommitment: MinimumCommitment | null;
  readonly usageThresholds: readonly UsageThreshold[];
  /** From the start of a subscription: recurring flat fees are charged from its end on, usage from the start; null: none. */
  readonly trialPeriod: Temporal.Duration | null;
}

/** Of a plan that says nothing of it. */
export const plainTermsOfBilling: BillingTerms = Object.freeze({ minimumCommitment: null, usageThresholds: [], trialPeriod: null });

/** Billing terms as the database keeps them: decimals and durations as text. */
export interface BillingTermsJson {
  readonly minimumCommitment: { readonly amount: string; readonly invoiceDisplayName: string | null; readonly taxes?: readonly TaxLink[] } | null;
  readonly usageThresholds: readonly { readonly amount: string; readonly name: string | null; readonly isRecurring: boolean }[];
  readonly trialPeriod: string | null;
}

/** The form that is kept; null where nothing is said. */
export function billingTermsToJson(terms: BillingTerms | null | undefined): BillingTermsJson | null {
  if (terms == null) return null;
  const { minimumCommitment, usageThresholds, trialPeriod } = terms;
  if (minimumCommitment === null && usageThresholds.length === 0 && trialPeriod === null) return null;
  return {
    minimumCommitment: minimumCommitment === null ? null : { ...minimumCommitment, amount: minimumCommitment.amount.toString() },
    usageThresholds: usageThresholds.map((threshold) => ({ ...threshold, amount: threshold.amount.toString() })),
    trialPeriod: trialPeriod === null ? null : formatDuration(trialPeriod),
  };
}

/** Reads what {@link billingTermsToJson} wrote. */
export function billingTermsFromJson(json: BillingTermsJson | null | undefined): BillingTerms {
  if (json == null) return plainTermsOfBilling;
  const { minimumCommitment, usageThresholds, trialPeriod } = json;
  return {
    minimumCommitment: minimumCommitment === null ? null : { ...minimumCommitment, amount: Decimal.of(minimumCommitment.amount) },
    usageThresholds: usageThresholds.map((threshold) => ({ ...threshold, amount: Decimal.of(threshold.amount) })),
    trialPeriod: trialPeriod === null ? null : parseDuration(trialPeriod),
  };
}

const MOST_THRESHOLDS = 100;

/** Everything that is wrong with the billing terms of a plan, with paths from its input. Lago's rules. */
export function billingTermsIssues({ minimumCommitment, usageThresholds, trialPeriod }: BillingTerms): CatalogIssue[] {
  const found: Issue[] = [];
  if (minimumCommitment !== null) {
    const { amount, invoiceDisplayName } = minimumCommitment;
    if (!amount.isPositive()) found.push(notPositive('MINIMUM_COMMITMENT_NOT_POSITIVE', amount, ['minimumCommitment', 'amount']));
    if (invoiceDisplayName !== null) found.push(...nameIssues(invoiceDisplayName, ['minimumCommitment', 'invoiceDisplayName']));
  }
  found.push(...thresholdIssues(usageThresholds));
  const issues = found.map(critical);
  if (trialPeriod !== null && !isPositiveDuration(trialPeriod)) {
    issues.push(warning(issue('TRIAL_PERIOD_NOT_POSITIVE', `trialPeriod is ${formatDuration(trialPeriod)} and must be above zero: leave it out for no trial`, 'trialPeriod')));
  }
  if (trialPeriod !== null && isEndless(trialPeriod)) {
    issues.push(warning(issue('TRIAL_PERIOD_TOO_LONG', `trialPeriod is ${formatDuration(trialPeriod)} and must be shorter than ${ENDLESS}`, 'trialPeriod')));
  }
  return issues;
}

function thresholdIssues(thresholds: readonly UsageThreshold[]): Issue[] {
  if (thresholds.length > MOST_THRESHOLDS) return [issue('USAGE_THRESHOLDS_TOO_MANY', `usageThresholds has ${thresholds.length} entries: give at most ${MOST_THRESHOLDS}`, 'usageThresholds')];
  const issues: Issue[] = [];
  const amounts = new Set<string>();
  let recurring = 0;
  for (const [at, { amount, name, isRecurring }] of thresholds.entries()) {
    const path: Path = ['usageThresholds', at];
    if (!amount.isPositive()) issues.push(notPositive('USAGE_THRESHOLD_NOT_POSITIVE', amount, [...path, 'amount']));
    if (name !== null) issues.push(...nameIssues(name, [...path, 'name']));
    if (isRecurring) {
      recurring++;
      if (recurring === 2) issues.push(issue('USAGE_THRESHOLD_SECOND_RECURRING', `${path.join('.')} is a second recurring threshold: one is the most`, ...path, 'isRecurring'));
      continue;
    }
    if (amounts.has(amount.toString())) issues.push(issue('USAGE_THRESHOLD_DUPLICATE', `${path.join('.')}.amount ${amount} is that of an earlier threshold: leave one out`, ...path, 'amount'));
    amounts.add(amount.toString());
  }
  return issues;
}

function notPositive(code: string, amount: Decimal, path: Path): Issue {
  return issue(code, `${path.join('.')} is ${amount} and must be above 0`, ...path);
}
