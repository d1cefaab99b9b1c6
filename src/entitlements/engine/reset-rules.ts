import { before, floorToMinute, notAfter } from '../../kit/calendar.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import type { Grant } from './grant.ts';
import { lastResetOf, usagePeriodAt } from './usage-period.ts';
import type { RecordedReset, Timeline } from './usage-period.ts';

export interface ResetRequest {
  /** Null: now. Seconds are dropped when the reset is recorded. */
  readonly effectiveAt: Temporal.Instant | null;
  /** True keeps the anchor of the usage periods, false moves it to the reset. */
  readonly retainAnchor: boolean;
  /** Null: as the entitlement says. */
  readonly preserveOverage: boolean | null;
}

/**
 * May usage be reset? Not in the future (to the second), not before the running usage period, and only after the last reset:
 * so not twice in one minute, nor in the minute in which measurement began. The running period's very start is allowed.
 */
export function resetIssues(timeline: Timeline, { effectiveAt }: Pick<ResetRequest, 'effectiveAt'>, now: Temporal.Instant): readonly Issue[] {
  const asked = effectiveAt ?? now;
  const at = floorToMinute(asked);
  const running = usagePeriodAt(timeline, now);
  if (before(now, asked)) return [inFuture('RESET_IN_FUTURE', 'effectiveAt', asked, now)];
  if (before(at, running.from)) return [beforePeriod('RESET_BEFORE_CURRENT_PERIOD', 'effectiveAt', at, running)];
  const last = lastResetOf(timeline);
  if (!notAfter(at, last)) return [];
  const message = `effectiveAt ${at.toString()} is not after the last reset, ${last.toString()}: choose a later minute`;
  return [issue('RESET_NOT_AFTER_LAST_RESET', message, 'effectiveAt')];
}

/** The reset as it is recorded, once `resetIssues` found nothing. */
export function recordedReset(timeline: Timeline, request: ResetRequest, preserveOverageAtReset: boolean, now: Temporal.Instant): RecordedReset {
  const at = floorToMinute(request.effectiveAt ?? now);
  const former = (timeline.at(-1) ?? timeline[0]).anchor;
  return { at, anchor: request.retainAnchor ? former : at, preserveOverage: request.preserveOverage ?? preserveOverageAtReset };
}

/** May the grant be voided `at` (null: now)? Not in the future, not before the running usage period, and not twice. */
export function voidIssues(
  timeline: Timeline,
  grant: Pick<Grant, 'id' | 'voidedAt'>,
  at: Temporal.Instant | null,
  now: Temporal.Instant,
): readonly Issue[] {
  if (grant.voidedAt !== null) {
    return [issue('GRANT_ALREADY_VOIDED', `grant ${grant.id} was voided at ${grant.voidedAt.toString()} and stays voided`, 'id')];
  }
  const asked = at ?? now;
  const running = usagePeriodAt(timeline, now);
  if (before(now, asked)) return [inFuture('VOID_IN_FUTURE', 'at', asked, now)];
  if (before(floorToMinute(asked), running.from)) return [beforePeriod('VOID_BEFORE_CURRENT_PERIOD', 'at', floorToMinute(asked), running)];
  return [];
}

/** A grant may start in the future, and back to the start of the running usage period; its seconds are dropped first. */
export function grantStartIssues(timeline: Timeline, effectiveAt: Temporal.Instant, now: Temporal.Instant): readonly Issue[] {
  const running = usagePeriodAt(timeline, now);
  const at = floorToMinute(effectiveAt);
  return before(at, running.from) ? [beforePeriod('GRANT_BEFORE_CURRENT_PERIOD', 'effectiveAt', at, running)] : [];
}

function inFuture(code: string, field: string, at: Temporal.Instant, now: Temporal.Instant): Issue {
  return issue(code, `${field} ${at.toString()} is after now, ${now.toString()}: choose now, or back to the start of the running usage period`, field);
}

function beforePeriod(code: string, field: string, at: Temporal.Instant, running: Period): Issue {
  const from = running.from.toString();
  return issue(code, `${field} ${at.toString()} is before the running usage period, which began at ${from}: choose ${from} or later`, field);
}
