import { before, floorToMinute, periodAt } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { atLeast, formatDuration } from '../../kit/duration.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { JsonObject, MeteredTerms, UsagePeriod } from '../entitlement.ts';
import { expiresAt } from './expiration.ts';
import type { Expiration } from './expiration.ts';
import type { Grant } from './grant.ts';

const maxPriority = 255;
const maxExpirationCount = 1_000;
/** A hundred years: every end of a period is then a date with four digits of a year for a long time to come. */
const longestIntervalHours = 876_600;
/** Of usage periods that an entitlement may begin with: each of them is computed. */
const mostPastPeriods = 10_000;
/** Of grants that are made with their entitlement. */
const mostGrantsAtOnce = 100;
const lastInstant = Temporal.Instant.from('9999-12-31T00:00:00Z');

/** A grant as it is asked for; null stands for what was left out. */
export interface GrantRequest {
  readonly amount: Decimal;
  readonly priority: number | null;
  readonly effectiveAt: Temporal.Instant;
  readonly expiration: Expiration | null;
  readonly minRolloverAmount: Decimal | null;
  readonly maxRolloverAmount: Decimal | null;
  readonly recurrence: { readonly interval: Temporal.Duration; readonly anchor: Temporal.Instant | null } | null;
}

/** What is wrong with a grant, whatever it is for; see `grantStartIssues` for its start. */
export function grantIssues(request: GrantRequest): readonly Issue[] {
  const { amount, priority, expiration, recurrence } = request;
  const found: Issue[] = [];
  if (!amount.isPositive()) found.push(issue('GRANT_AMOUNT_NOT_POSITIVE', `amount is ${amount.toString()}, and must be above 0`, 'amount'));
  if (priority !== null) found.push(...wholeNumberIssues('PRIORITY_OUT_OF_RANGE', priority, 0, maxPriority, 'priority'));
  if (expiration !== null) found.push(...wholeNumberIssues('EXPIRATION_OUT_OF_RANGE', expiration.count, 1, maxExpirationCount, 'expiration', 'count'));
  for (const field of ['minRolloverAmount', 'maxRolloverAmount'] as const) {
    found.push(...negativeIssues('ROLLOVER_AMOUNT_NEGATIVE', request[field], field));
  }
  if (recurrence !== null) found.push(...intervalIssues(recurrence.interval, 'recurrence', 'interval'));
  if (found.length === 0 && expiration !== null && before(lastInstant, expiresAt(request.effectiveAt, expiration))) {
    const message = `expiration.count is ${expiration.count}, and effectiveAt ${request.effectiveAt.toString()}: let the grant expire by the year 9999`;
    found.push(issue('EXPIRATION_TOO_FAR', message, 'expiration', 'count'));
  }
  return found;
}

export type GrantTerms = Pick<Grant, 'amount' | 'priority' | 'effectiveAt' | 'expiresAt' | 'minRolloverAmount' | 'maxRolloverAmount' | 'recurrence'>;

/**
 * The grant as it is stored: seconds dropped; left out means priority 0, rollover from 0 up to the amount, no end, and a recurrence
 * anchored at effectiveAt.
 */
export function grantTerms(request: GrantRequest): GrantTerms {
  const { amount, expiration, recurrence } = request;
  const effectiveAt = floorToMinute(request.effectiveAt);
  return {
    amount,
    priority: request.priority ?? 0,
    effectiveAt,
    expiresAt: expiration === null ? null : expiresAt(effectiveAt, expiration),
    minRolloverAmount: request.minRolloverAmount ?? Decimal.zero,
    maxRolloverAmount: request.maxRolloverAmount ?? amount,
    recurrence: recurrence === null ? null : { interval: recurrence.interval, anchor: floorToMinute(recurrence.anchor ?? effectiveAt) },
  };
}

/** The grant behind `issueAfterReset`: every usage period begins with exactly its amount. Null when there is nothing to issue. */
export function defaultGrantTerms({ measureUsageFrom, issueAfterReset }: MeteredTerms): GrantTerms | null {
  if (issueAfterReset === null || !issueAfterReset.amount.isPositive()) return null;
  const { amount, priority } = issueAfterReset;
  return { amount, priority, effectiveAt: measureUsageFrom, expiresAt: null, minRolloverAmount: amount, maxRolloverAmount: amount, recurrence: null };
}

/** Where measurement begins: an instant (in the past too: usage before creation then counts), now, or with the period that holds now. */
export type MeasureUsageFrom = Temporal.Instant | 'NOW' | 'CURRENT_PERIOD_START';

export interface UsagePeriodRequest {
  readonly interval: Temporal.Duration;
  readonly anchor: Temporal.Instant | null;
  /** IANA: the calendar of its months and days; absent: UTC. */
  readonly zone?: string;
}

/** A metered entitlement as it is asked for; null stands for what was left out. */
export interface MeteredRequest {
  readonly usagePeriod: UsagePeriodRequest;
  readonly measureUsageFrom: MeasureUsageFrom | null;
  readonly isSoftLimit: boolean;
  readonly preserveOverageAtReset: boolean;
  /** What every usage period begins with. It wins over the older two below it. */
  readonly issue: { readonly amount: Decimal; readonly priority: number | null } | null;
  readonly issueAfterReset: Decimal | null;
  readonly issueAfterResetPriority: number | null;
  /** How many grants are asked for together with it. */
  readonly grants: number;
}

/** What is wrong with a metered entitlement. */
export function meteredIssues(request: MeteredRequest): readonly Issue[] {
  const { issue: issued, issueAfterReset, issueAfterResetPriority: priority, grants } = request;
  const found = [...usagePeriodIssues(request.usagePeriod)];
  found.push(...negativeIssues('ISSUE_AFTER_RESET_NEGATIVE', issued?.amount ?? null, 'issue', 'amount'));
  if (issued != null && issued.priority !== null) found.push(...wholeNumberIssues('PRIORITY_OUT_OF_RANGE', issued.priority, 1, maxPriority, 'issue', 'priority'));
  found.push(...negativeIssues('ISSUE_AFTER_RESET_NEGATIVE', issueAfterReset, 'issueAfterReset'));
  if (priority !== null) found.push(...wholeNumberIssues('PRIORITY_OUT_OF_RANGE', priority, 1, maxPriority, 'issueAfterResetPriority'));
  if (priority !== null && issueAfterReset === null && issued === null) {
    const message = `issueAfterResetPriority is ${priority}, and issueAfterReset is missing: give the amount too, or leave both out`;
    found.push(issue('ISSUE_AFTER_RESET_MISSING', message, 'issueAfterResetPriority'));
  }
  if (grants > mostGrantsAtOnce) found.push(issue('GRANTS_TOO_MANY', `grants has ${grants} entries: give at most ${mostGrantsAtOnce}, and the others by createGrant`, 'grants'));
  if (grants > 0 && (issued !== null || issueAfterReset !== null)) {
    const other = issued === null ? 'issueAfterReset' : 'issue';
    found.push(issue('GRANTS_WITH_ISSUE', `grants and ${other} exclude each other: give one of them`, 'grants'));
  }
  return found;
}

/** What is wrong with usage periods. */
export function usagePeriodIssues({ interval }: UsagePeriodRequest): readonly Issue[] {
  return intervalIssues(interval, 'usagePeriod', 'interval');
}

/** Usage periods as they are stored: anchored now when no anchor was given, seconds dropped. */
export function usagePeriodTerms({ anchor, ...counted }: UsagePeriodRequest, now: Temporal.Instant): UsagePeriod {
  return { ...counted, anchor: floorToMinute(anchor ?? now) };
}

/** May measurement begin there? Not so long ago that more usage periods lie behind than can be computed again and again. */
export function measurementIssues({ measureUsageFrom, usagePeriod }: MeteredTerms, now: Temporal.Instant): readonly Issue[] {
  if (!before(measureUsageFrom, now)) return [];
  const periods = periodAt(usagePeriod, now).index - periodAt(usagePeriod, measureUsageFrom).index;
  if (periods <= mostPastPeriods) return [];
  const message = `measureUsageFrom ${measureUsageFrom.toString()} is ${periods} usage periods ago: choose a later instant or a longer interval, for at most ${mostPastPeriods}`;
  return [issue('MEASUREMENT_TOO_LONG_AGO', message, 'measureUsageFrom')];
}

/** The entitlement's terms as they are stored, when it is made at `now`: seconds dropped, anchor and measurement now when left out. */
export function meteredTerms(request: MeteredRequest, now: Temporal.Instant): MeteredTerms {
  const { isSoftLimit, preserveOverageAtReset, issueAfterReset } = request;
  const usagePeriod = usagePeriodTerms(request.usagePeriod, now);
  const issued = request.issue ?? (issueAfterReset === null ? null : { amount: issueAfterReset, priority: request.issueAfterResetPriority });
  return {
    type: 'METERED',
    measureUsageFrom: measurementStart(request.measureUsageFrom ?? 'NOW', usagePeriod, now),
    usagePeriod,
    isSoftLimit,
    preserveOverageAtReset,
    issueAfterReset: issued === null ? null : { amount: issued.amount, priority: issued.priority ?? 1 },
  };
}

/** What is wrong with a static entitlement's configuration: it must be a JSON object. */
export function configIssues(config: unknown): readonly Issue[] {
  if (isJsonObject(config)) return [];
  const given = config === null ? 'null' : Array.isArray(config) ? 'a list' : `a ${typeof config}`;
  return [issue('CONFIG_NOT_AN_OBJECT', `config is ${given}, and must be a JSON object such as {"seats": 5}`, 'config')];
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function measurementStart(from: MeasureUsageFrom, usagePeriod: UsagePeriod, now: Temporal.Instant): Temporal.Instant {
  if (from === 'NOW') return floorToMinute(now);
  return from === 'CURRENT_PERIOD_START' ? periodAt(usagePeriod, now).from : floorToMinute(from);
}

function intervalIssues(interval: Temporal.Duration, ...path: readonly string[]): readonly Issue[] {
  if (interval.sign > 0 && atLeast(interval, longestIntervalHours + 1)) {
    return [issue('INTERVAL_TOO_LONG', `${path.join('.')} is ${formatDuration(interval)}, and must be P100Y or shorter`, ...path)];
  }
  if (interval.sign > 0 && atLeast(interval, 1)) return [];
  return [issue('INTERVAL_TOO_SHORT', `${path.join('.')} is ${formatDuration(interval)}, and must be PT1H or longer`, ...path)];
}

function negativeIssues(code: string, amount: Decimal | null, ...path: readonly string[]): readonly Issue[] {
  if (amount === null || !amount.isNegative()) return [];
  return [issue(code, `${path.join('.')} is ${amount.toString()}, and must be 0 or more`, ...path)];
}

function wholeNumberIssues(code: string, value: number, from: number, to: number, ...path: readonly string[]): readonly Issue[] {
  if (Number.isInteger(value) && value >= from && value <= to) return [];
  return [issue(code, `${path.join('.')} is ${value}, and must be a whole number from ${from} to ${to}`, ...path)];
}
