import { before, ceilToMinute, sameInstant } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { Activity, MeteredTerms } from '../entitlement.ts';
import type { BurnDownSegment } from './burn-down.ts';
import type { Grant } from './grant.ts';
import { timelineOf, usagePeriodAt } from './usage-period.ts';
import { planValue } from './value.ts';
import type { EntitlementValue, Metering, ValuePlan } from './value.ts';

/** Why units of a grant were lost without being used. */
export type LossReason = 'ROLLOVER' | 'REFILL' | 'EXPIRY' | 'VOID';

export interface Loss {
  readonly at: Temporal.Instant;
  /** Above 0. */
  readonly amount: Decimal;
  readonly reason: LossReason;
}

/** What became of one grant in a usage period: carriedIn + added - burnt - lost = balance. */
export interface GrantAccount {
  readonly grant: Grant;
  /** What was left of it when the former period ended; 0 in the first one. */
  readonly carriedIn: Decimal;
  /** What its start, its refills and its least rollover gave it. */
  readonly added: Decimal;
  /** For this period's usage and for overage that was carried in. Below 0 where usage was taken back. */
  readonly burnt: Decimal;
  readonly losses: readonly Loss[];
  readonly balance: Decimal;
}

/**
 * How a value came about. Of its steps the usages add up to the value's usage, and with the overage carried in less what was burnt to its
 * overage; of its accounts the balances add up to the balance, and with what was burnt to the total available amount.
 */
export interface Explanation {
  readonly period: Period;
  /** Overage that the former period left to this one. */
  readonly carriedOverage: Decimal;
  /** In burn order: every grant that had, got, gave or lost something in this period. */
  readonly accounts: readonly GrantAccount[];
  /** The burn-down of the period, with the rollover that began it. */
  readonly steps: readonly BurnDownSegment[];
}

/**
 * Prepares a value that can be explained: it is the one that `planValue` prepares, but that no stored state of this period is started from.
 * `metering` has all grants.
 */
export function planExplained(terms: Activity & MeteredTerms, metering: Metering, time: Temporal.Instant): ValuePlan {
  const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, metering.resets);
  const { from } = usagePeriodAt(timeline, ceilToMinute(time));
  return planValue(terms, { ...metering, stored: metering.stored.filter(({ at }) => before(at, from)) }, time);
}

/** Explains a value by the run that it comes from. Null for one that has no figures. `grants` in burn order: `plan.metered.run.grants`. */
export function explain(plan: ValuePlan, value: EntitlementValue): Explanation | null {
  if (plan.metered === null || value.run === null || value.grantBalances === null || value.currentUsagePeriod === null) return null;
  const { segments } = value.run;
  const begins = Math.max(0, segments.findLastIndex(({ rollover }) => rollover));
  const steps = segments.slice(begins);
  const former = segments[begins - 1]?.end.balances ?? new Map<string, Decimal>();
  const books = new Map<string, Book>();
  const bookOf = (id: string): Book => {
    const known = books.get(id);
    if (known !== undefined) return known;
    const book: Book = { carriedIn: former.get(id) ?? Decimal.zero, added: Decimal.zero, burnt: Decimal.zero, losses: [] };
    books.set(id, book);
    return book;
  };
  for (const id of former.keys()) bookOf(id);

  const known = new Map(plan.metered.run.grants.map((grant) => [grant.id, grant]));
  let left = former;
  for (const step of steps) {
    enterChanges(left, step.start.balances, step, bookOf, known);
    for (const [id, units] of step.grantUsages) bookOf(id).burnt = bookOf(id).burnt.add(units);
    left = step.end.balances;
  }
  const end = { from: value.at, rollover: false, refills: new Set<string>() };
  enterChanges(left, value.grantBalances, end, bookOf, known);

  const accounts = plan.metered.run.grants.flatMap((grant): GrantAccount[] => {
    const book = books.get(grant.id);
    return book === undefined ? [] : [{ grant, ...book, balance: value.grantBalances?.get(grant.id) ?? Decimal.zero }];
  });
  const [first] = steps;
  return { period: value.currentUsagePeriod, carriedOverage: first?.rollover === true ? first.start.overage : Decimal.zero, accounts, steps };
}

interface Book {
  readonly carriedIn: Decimal;
  added: Decimal;
  burnt: Decimal;
  readonly losses: Loss[];
}

type Balances = ReadonlyMap<string, Decimal>;

/** What happened to balances between two steps, where nothing is burnt. */
function enterChanges(
  former: Balances,
  next: Balances,
  { from: at, rollover, refills }: Pick<BurnDownSegment, 'from' | 'rollover' | 'refills'>,
  bookOf: (id: string) => Book,
  grants: ReadonlyMap<string, Grant>,
): void {
  for (const id of new Set([...former.keys(), ...next.keys(), ...refills])) {
    const had = former.get(id) ?? Decimal.zero;
    const has = next.get(id) ?? Decimal.zero;
    // A refill does not add to what is left, it takes its place.
    const lost = refills.has(id) && has.isPositive() ? had : had.sub(has);
    if (lost.isPositive()) bookOf(id).losses.push({ at, amount: lost, reason: rollover ? 'ROLLOVER' : refills.has(id) ? 'REFILL' : endOf(grants.get(id), at) });
    const added = has.sub(had).add(Decimal.max(Decimal.zero, lost));
    if (added.isPositive()) bookOf(id).added = bookOf(id).added.add(added);
  }
}

function endOf(grant: Grant | undefined, at: Temporal.Instant): LossReason {
  const isVoided = grant !== undefined && grant.voidedAt !== null && sameInstant(grant.voidedAt, at);
  return isVoided ? 'VOID' : 'EXPIRY';
}
