import { before, earlier, floorToMinute, notAfter, sameInstant } from '../kit/calendar.ts';
import { issue, ValidationError } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { Period } from '../kit/period.ts';
import type { Reader } from '../platform/reader.ts';
import { usagesOf } from './compute.ts';
import { explain, planExplained } from './engine/explanation.ts';
import type { Explanation } from './engine/explanation.ts';
import { firstWindowStart, historyIssues, historyOf, historyPeriod, historyStartIssues, longestHistory, planHistory, segmentIssues } from './engine/history.ts';
import type { History, HistoryRequest } from './engine/history.ts';
import { valueAt } from './engine/value.ts';
import type { EntitlementValue } from './engine/value.ts';
import { activePeriod } from './entitlement.ts';
import type { MeteredTerms } from './entitlement.ts';
import { meteredFactsOf } from './metered-facts.store.ts';
import type { MeteredFacts } from './metered-facts.store.ts';

/** A history of one metered entitlement. `to` is now, or any other instant: what comes after the entitlement's end is left out. */
export interface HistoryQuestion extends HistoryRequest {
  readonly entitlementId: string;
  /** `to` is now because nobody said otherwise: what begins in the running minute is told with that minute. */
  readonly untilNow?: boolean;
}

export interface EntitlementHistory extends History {
  readonly entitlementId: string;
  /** What the segments cover, in whole minutes. */
  readonly period: Period;
}

/** A value, and how it came about. */
export interface ExplainedValue {
  readonly facts: MeteredFacts;
  readonly value: EntitlementValue;
  /** Null where the value has no figures; an error where there is more than can be told. */
  readonly explanation: Explanation | ValidationError | null;
}

/** Tells how the balances of metered entitlements came about: dearer than the balances themselves, and always of one run. */
export class EntitlementReports {
  readonly #readerOf: (organizationId: string) => Reader;

  /** `readerOf` reads one organization's rows, for no buyer: whoever asks has decided whose entitlements these are. */
  constructor(readerOf: (organizationId: string) => Reader) {
    this.#readerOf = readerOf;
  }

  /** Reads the organization's rows, for no buyer. */
  reader(organizationId: string): Reader {
    return this.#readerOf(organizationId);
  }

  /**
   * In the order of the questions: one statement for all facts, and as many for all usage as `usageInRanges` takes. Null where there is no
   * such metered entitlement; the error where one cannot be told, so that the others are.
   */
  async histories(organizationId: string, questions: readonly HistoryQuestion[]): Promise<(EntitlementHistory | ValidationError | null)[]> {
    const read = this.#readerOf(organizationId);
    const facts = await meteredFactsOf(read, questions.map(({ entitlementId, from, ...windows }) => ({ entitlementId, time: from === null ? null : firstWindowStart(from, windows) })), 'all');
    const planned = questions.map((question, n) => plannedHistory(facts[n] ?? null, question));
    const usages = (await usagesOf(read, planned.flatMap((each) => (each === null || each instanceof ValidationError ? [] : each.plan.usageRanges.map((range) => ({ of: each.facts, range })))))).values();
    return planned.map((each): EntitlementHistory | ValidationError | null => {
      if (each === null || each instanceof ValidationError) return each;
      return { ...historyOf(each.plan, usages.take(each.plan.usageRanges.length).toArray()), entitlementId: each.facts.entitlement.id, period: each.period };
    });
  }

  /** The values at some times with their explanations; null where there is no such metered entitlement. As many statements as for histories. */
  async explained(organizationId: string, asked: readonly { readonly entitlementId: string; readonly time: Temporal.Instant }[]): Promise<(ExplainedValue | null)[]> {
    const read = this.#readerOf(organizationId);
    const facts = await meteredFactsOf(read, asked, 'all');
    const planned = asked.map(({ time }, n) => {
      const of = facts[n] ?? null;
      return of === null ? null : { facts: of, plan: planExplained(of.entitlement, of.metering, time) };
    });
    const usages = (await usagesOf(read, planned.flatMap((each) => (each === null ? [] : each.plan.usageRanges.map((range) => ({ of: each.facts, range })))))).values();
    return planned.map((each) => {
      if (each === null) return null;
      const value = valueAt(each.plan, usages.take(each.plan.usageRanges.length).toArray());
      const explanation = explain(each.plan, value);
      return { facts: each.facts, value, explanation: explanation === null || explanation.steps.length <= longestHistory.segments ? explanation : tooLong(explanation) };
    });
  }
}

interface PlannedHistory {
  readonly facts: MeteredFacts;
  readonly plan: ReturnType<typeof planHistory>;
  readonly period: Period;
}

function plannedHistory(facts: MeteredFacts | null, question: HistoryQuestion): PlannedHistory | ValidationError | null {
  if (facts === null) return null;
  const { entitlement, metering } = facts;
  const { from: begins, to: ends } = activePeriod(entitlement);
  // Where usage of before its beginning counts, its history begins with that.
  const period = historyPeriod(entitlement, metering.resets, question);
  const beginsNow = question.untilNow === true && question.from === null && sameInstant(period.from, period.to);
  const to = beginsNow ? question.to.add({ minutes: 1 }) : question.to;
  const request = { ...question, to: ends === null || notAfter(ends, begins) ? to : earlier(to, ends) };
  const wrong = historyIssues(entitlement, metering, request);
  if (wrong.length > 0) return new ValidationError(wrong);
  const plan = planHistory(entitlement, metering, request);
  const tooMany = segmentIssues(plan);
  return tooMany.length > 0 ? new ValidationError(tooMany) : { facts, plan, period: historyPeriod(entitlement, metering.resets, request) };
}

function tooLong({ steps }: Explanation): ValidationError {
  const message = `its grants cut this usage period into ${steps.length} steps and ${longestHistory.segments} is the most: ask for the value alone, or for the history of a part of the period`;
  return new ValidationError([issue('EXPLANATION_TOO_LONG', message)]);
}

/** Further ahead the calendar of hourly periods would be long, and the answer of no use. */
const furthestDays = 366;

/** What is wrong with the bounds of a history, before anything is read; empty when nothing is. `now` is that of its customer. */
export function historyBoundIssues(terms: MeteredTerms, { from, to }: { readonly from: Temporal.Instant | null; readonly to: Temporal.Instant | null }, now: Temporal.Instant): readonly Issue[] {
  const furthest = now.add({ hours: 24 * furthestDays });
  const tooFar = to !== null && before(furthest, to) ? [issue('HISTORY_TO_TOO_FAR', `to is ${to.toString()}: ask for ${furthest.toString()} at the latest`, 'to')] : [];
  return [...(from === null ? [] : historyStartIssues(terms, floorToMinute(from))), ...tooFar];
}
