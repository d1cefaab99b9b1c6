import { before, later } from '../kit/calendar.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { Period } from '../kit/period.ts';
import type { RecordedStateJson, RecordedStatus } from './recorded-state.ts';

/** What another system says of a subscription that it runs. What is undefined keeps its value. */
export interface RecordedInput {
  readonly status: RecordedStatus;
  readonly cancelAtPeriodEnd: boolean;
  readonly currentPeriod?: Period | null | undefined;
  /** Null: it is not canceled. */
  readonly canceledAt?: Temporal.Instant | null | undefined;
}

export interface Recorded {
  readonly state: RecordedStateJson;
  /** The end that follows from it; null: none. */
  readonly activeTo: Temporal.Instant | null;
}

/** A subscription that has come to one of these does not come back. */
const FINAL: ReadonlySet<RecordedStatus> = new Set(['CANCELED', 'INCOMPLETE_EXPIRED']);

/** Everything that is wrong with what is said; `before` is what was said before, null for a new subscription. */
export function recordedIssues(input: RecordedInput, said: RecordedStateJson | null): Issue[] {
  const { status, cancelAtPeriodEnd, currentPeriod, canceledAt } = input;
  const issues: Issue[] = [];
  if (said !== null && FINAL.has(said.status) && status !== said.status) {
    issues.push(issue('RECORDED_STATUS_IS_FINAL', `recorded.status is ${said.status} for good: make a new subscription instead of ${status}`, 'recorded', 'status'));
  }
  if (currentPeriod != null && !before(currentPeriod.from, currentPeriod.to)) {
    issues.push(issue('RECORDED_PERIOD_EMPTY', `recorded.currentPeriod ends at ${currentPeriod.to.toString()}, which is not after its start ${currentPeriod.from.toString()}`, 'recorded', 'currentPeriod'));
  }
  if (canceledAt != null && (status === 'ACTIVE' || status === 'TRIALING') && !cancelAtPeriodEnd) {
    issues.push(issue('RECORDED_CANCELLATION_WITHOUT_END', `recorded.canceledAt is given and recorded.status is ${status}: set cancelAtPeriodEnd, or the status CANCELED`, 'recorded', 'canceledAt'));
  }
  const periodTo = currentPeriod === undefined ? (said?.periodTo ?? null) : (currentPeriod?.to ?? null);
  if (cancelAtPeriodEnd && periodTo === null) {
    issues.push(issue('RECORDED_PERIOD_MISSING', 'recorded.cancelAtPeriodEnd is true and no period is known: give currentPeriod', 'recorded', 'currentPeriod'));
  }
  return issues;
}

/** What is kept of a checked input, and the end of the subscription that follows from it. It never ends before it began. */
export function recordedOf(input: RecordedInput, said: RecordedStateJson | null, { activeFrom, now }: { readonly activeFrom: Temporal.Instant; readonly now: Temporal.Instant }): Recorded {
  const { status, cancelAtPeriodEnd, currentPeriod } = input;
  const period = currentPeriod === undefined ? { from: said?.periodFrom ?? null, to: said?.periodTo ?? null } : { from: currentPeriod?.from.toString() ?? null, to: currentPeriod?.to.toString() ?? null };
  const given = input.canceledAt === undefined ? instantOrNull(said?.canceledAt ?? null) : input.canceledAt;
  const canceledAt = given ?? (status === 'CANCELED' ? now : null);
  const end = endOf(status, cancelAtPeriodEnd, instantOrNull(period.to), canceledAt, now);
  return {
    state: { status, cancelAtPeriodEnd, periodFrom: period.from, periodTo: period.to, canceledAt: canceledAt?.toString() ?? null },
    activeTo: end === null ? null : later(end, activeFrom),
  };
}

function endOf(status: RecordedStatus, cancelAtPeriodEnd: boolean, periodTo: Temporal.Instant | null, canceledAt: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant | null {
  if (status === 'CANCELED') return canceledAt;
  if (status === 'INCOMPLETE_EXPIRED') return now;
  return cancelAtPeriodEnd ? periodTo : null;
}

function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
