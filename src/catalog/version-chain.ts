import { before, earlier, notAfter, sameInstant } from '../kit/instant.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

/** DRAFT: never published. SCHEDULED: takes effect later. ACTIVE: in force. ARCHIVED: out of sale; what was sold of it goes on. */
export type VersionStatus = 'DRAFT' | 'ACTIVE' | 'ARCHIVED' | 'SCHEDULED';

export type VersionAction = 'update' | 'publish' | 'archive' | 'delete';

/** When a version is for sale: [effectiveFrom, effectiveTo). */
export interface EffectivePeriod {
  /** Null: not published. */
  readonly effectiveFrom: Temporal.Instant | null;
  /** Exclusive; null: without end. */
  readonly effectiveTo: Temporal.Instant | null;
}

/** The status follows from the times alone and is stored nowhere. A version with an end and no beginning cannot exist. */
export function versionStatus({ effectiveFrom, effectiveTo }: EffectivePeriod, now: Temporal.Instant): VersionStatus {
  if (effectiveFrom === null) {
    if (effectiveTo === null) return 'DRAFT';
    throw new RangeError(`a version ends at ${effectiveTo.toString()} and never began`);
  }
  if (effectiveTo !== null && notAfter(effectiveTo, now)) return 'ARCHIVED';
  return before(now, effectiveFrom) ? 'SCHEDULED' : 'ACTIVE';
}

/** The versions of one key, as a unit of work or a read holds them: times may be missing. */
export interface PublishedVersion {
  readonly effectiveFrom?: Temporal.Instant | null | undefined;
  readonly effectiveTo?: Temporal.Instant | null | undefined;
}

export function periodOf({ effectiveFrom, effectiveTo }: PublishedVersion): EffectivePeriod {
  return { effectiveFrom: effectiveFrom ?? null, effectiveTo: effectiveTo ?? null };
}

/** What must happen to the other versions of a key for one to be for sale in [from, to). */
export interface Way<Version> {
  /** In force at `from`: they end there. */
  readonly ending: readonly Version[];
  /** Takes effect within the period; null when none does. At most one version is for sale at any instant, so this one stands in the way. */
  readonly inTheWay: Version | null;
}

/** Finds the way for a version that is published for [from, to); null `to` is without end. `others` are the key's other live versions. */
export function wayFor<Version extends PublishedVersion>(others: readonly Version[], from: Temporal.Instant, to: Temporal.Instant | null): Way<Version> {
  const ending: Version[] = [];
  for (const other of others) {
    const { effectiveFrom, effectiveTo } = periodOf(other);
    if (effectiveFrom === null || (effectiveTo !== null && notAfter(effectiveTo, from))) continue;
    if (notAfter(effectiveFrom, from)) ending.push(other);
    else if (to === null || before(effectiveFrom, to)) return { ending, inTheWay: other };
  }
  return { ending, inTheWay: null };
}

/** A version that stays for sale, and until when: exclusive; null: without end. */
export interface Reopened<Version> {
  readonly version: Version;
  readonly effectiveTo: Temporal.Instant | null;
}

/**
 * The versions that were to end where a scheduled one begins, which does not come then: they stay for sale until the next one of the key
 * begins. `others` are the key's other live versions.
 */
export function reopenedBy<Version extends PublishedVersion>(others: readonly Version[], begins: Temporal.Instant): Reopened<Version>[] {
  const later = others.flatMap(({ effectiveFrom }) => (effectiveFrom == null || before(effectiveFrom, begins) ? [] : [effectiveFrom]));
  const effectiveTo = later.length === 0 ? null : later.reduce(earlier);
  return others.filter((other) => other.effectiveTo != null && sameInstant(other.effectiveTo, begins)).map((version) => ({ version, effectiveTo }));
}

/** What is wrong with the period that a version is to be published for. `given` is the beginning that the caller named; null: now. */
export function effectivePeriodIssues(given: Temporal.Instant | null, from: Temporal.Instant, to: Temporal.Instant | null, now: Temporal.Instant): Issue[] {
  const issues: Issue[] = [];
  if (given !== null && before(given, now)) {
    issues.push(issue('EFFECTIVE_PERIOD_FROM_IN_PAST', `effectivePeriod.from ${given.toString()} is over: leave it out to publish now`, 'effectivePeriod', 'from'));
  }
  if (to !== null && notAfter(to, from)) {
    issues.push(issue('EFFECTIVE_PERIOD_FROM_AFTER_TO', `effectivePeriod.to ${to.toString()} is not after its start ${from.toString()}`, 'effectivePeriod', 'to'));
  }
  return issues;
}
