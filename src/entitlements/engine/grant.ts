import { compareInstants, earlier, later, nextOccurrence, notAfter, occurrence, periodAt, sameInstant } from '../../kit/calendar.ts';
import type { Recurrence } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { OpenPeriod } from '../../kit/period.ts';

/** A right to use `amount` units. Its instants are whole minutes: commands drop the seconds before they store them. */
export interface Grant {
  readonly id: string;
  /** Units, above 0. */
  readonly amount: Decimal;
  /** 0 to 255; the lower burns first. */
  readonly priority: number;
  readonly effectiveAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant | null;
  readonly voidedAt: Temporal.Instant | null;
  readonly deletedAt: Temporal.Instant | null;
  /** What a reset leaves at least, and at most; where they contradict each other the maximum wins. */
  readonly minRolloverAmount: Decimal;
  readonly maxRolloverAmount: Decimal;
  /** At each occurrence while the grant is active its balance becomes the full amount again. */
  readonly recurrence: Recurrence | null;
  readonly createdAt: Temporal.Instant;
}

/** When the grant counts, [effectiveAt, end): the end is the earliest of expiry, void and deletion, and never before effectiveAt. */
export function activityOf(grant: Grant): OpenPeriod {
  let end = grant.expiresAt;
  for (const other of [grant.voidedAt, grant.deletedAt]) if (other !== null) end = end === null ? other : earlier(end, other);
  return { from: grant.effectiveAt, to: end === null ? null : later(grant.effectiveAt, end) };
}

export function isActiveAt(grant: Grant, at: Temporal.Instant): boolean {
  const ends = [grant.expiresAt, grant.voidedAt, grant.deletedAt];
  return notAfter(grant.effectiveAt, at) && ends.every((end) => end === null || compareInstants(at, end) < 0);
}

/**
 * The grants in the order in which they are burnt: lower priority first, then the one that expires first (at whole seconds, one
 * without expiry last), then the older one, then by id. Total, so the order of the input does not matter.
 */
export function inBurnOrder(grants: readonly Grant[]): readonly Grant[] {
  // What decides is worked out once a grant, and not once a comparison.
  const keyed = grants.map((grant) => ({ grant, expiry: grant.expiresAt === null ? Infinity : Math.floor(grant.expiresAt.epochMilliseconds / 1_000), created: grant.createdAt.epochMilliseconds }));
  keyed.sort((a, b) => {
    if (a.grant.priority !== b.grant.priority) return a.grant.priority - b.grant.priority;
    if (a.expiry !== b.expiry) return a.expiry < b.expiry ? -1 : 1;
    if (a.created !== b.created) return a.created - b.created;
    return compareInstants(a.grant.createdAt, b.grant.createdAt) || (a.grant.id < b.grant.id ? -1 : a.grant.id > b.grant.id ? 1 : 0);
  });
  return keyed.map(({ grant }) => grant);
}

/** The balance right after a reset: MIN(maxRolloverAmount, MAX(minRolloverAmount, balance)). */
export function rolledOver(grant: Grant, balance: Decimal): Decimal {
  return Decimal.min(grant.maxRolloverAmount, Decimal.max(grant.minRolloverAmount, balance));
}

/** Whether every reset leaves what is left of it, which is at most its amount. */
export function isKeptWhole({ amount, minRolloverAmount, maxRolloverAmount }: Grant): boolean {
  return !minRolloverAmount.isPositive() && amount.lte(maxRolloverAmount);
}

/** Whether something may be left of it again after nothing was, other than by its start. */
export function mayRevive(grant: Grant): boolean {
  return grant.recurrence !== null || rolledOver(grant, Decimal.zero).isPositive();
}

/** When the grant is refilled within [from, to], both ends included, in order. None before effectiveAt, at the end of its activity or after it. */
export function recurrencesWithin(grant: Grant, from: Temporal.Instant, to: Temporal.Instant): readonly Temporal.Instant[] {
  const { recurrence } = grant;
  if (recurrence === null) return [];
  const active = activityOf(grant);
  const first = later(from, grant.effectiveAt);
  if (!notAfter(first, to)) return [];
  const found: Temporal.Instant[] = [];
  for (let { index, from: at } = periodAt(recurrence, first); notAfter(at, to); at = occurrence(recurrence, ++index)) {
    if (active.to !== null && notAfter(active.to, at)) break;
    if (notAfter(first, at)) found.push(at);
  }
  return found;
}

/** The next refill at or after `at` (inclusive) or strictly after it (exclusive); null when there is none before the grant ends. */
export function nextRecurrence(grant: Grant, at: Temporal.Instant, mode: 'inclusive' | 'exclusive' = 'inclusive'): Temporal.Instant | null {
  if (grant.recurrence === null) return null;
  const beforeStart = compareInstants(at, grant.effectiveAt) < 0;
  const next = beforeStart ? nextOccurrence(grant.recurrence, grant.effectiveAt, 'inclusive') : nextOccurrence(grant.recurrence, at, mode);
  return isActiveAt(grant, next) ? next : null;
}

/** The instants that end a phase because the set of active grants may change: starts, and ends whether or not another one came first. */
export function activityChanges({ effectiveAt, expiresAt, voidedAt, deletedAt }: Grant): readonly Temporal.Instant[] {
  const changes = [effectiveAt];
  for (const end of [expiresAt, voidedAt, deletedAt]) if (end !== null) changes.push(end);
  return changes;
}

/** Whether the grant begins at exactly this instant, and lasts. */
export function startsAt(grant: Grant, at: Temporal.Instant): boolean {
  return sameInstant(grant.effectiveAt, at) && isActiveAt(grant, at);
}
