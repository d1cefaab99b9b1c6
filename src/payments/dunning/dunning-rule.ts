import { addDuration } from '../../kit/calendar.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { before } from '../../kit/instant.ts';

/** From when on a customer is dunned, and how often. */
export interface DunningTerms {
  /** One a currency: from how much overdue on it is worth asking. Above 0. */
  readonly thresholds: readonly { readonly currency: string; readonly amount: Decimal }[];
  /** Days of 24 hours between two attempts, 1 or more. */
  readonly daysBetweenAttempts: number;
  /** 1 or more. */
  readonly maxAttempts: number;
}

/** How far the dunning of one customer is. */
export interface DunningRun {
  readonly attempts: number;
  readonly lastAttemptAt: Temporal.Instant;
  /** When it goes on; null once it is exhausted. */
  readonly nextAttemptAt: Temporal.Instant | null;
  /** When the attempts were used up; null while they are not. */
  readonly exhaustedAt: Temporal.Instant | null;
}

/**
 * What is to be done: REST: nothing is worth asking for, and there is no run (any more). WAIT: until `run.nextAttemptAt`. ASK: for what is
 * overdue in these currencies. EXHAUST: the attempts were made in vain, and it is told that they were; once a run.
 */
export type DunningStep =
  | { readonly type: 'REST'; readonly run: null }
  | { readonly type: 'WAIT'; readonly run: DunningRun }
  | { readonly type: 'ASK'; readonly run: DunningRun; readonly currencies: readonly string[] }
  | { readonly type: 'EXHAUST'; readonly run: DunningRun; readonly currencies: readonly string[] };

/** The currencies of the terms whose overdue balance is at or above its threshold, in the order of the terms. */
export function reachedCurrencies({ thresholds }: DunningTerms, overdue: ReadonlyMap<string, Decimal>): string[] {
  return thresholds.filter(({ currency, amount }) => overdue.get(currency)?.gte(amount) === true).map(({ currency }) => currency);
}

/**
 * The step of one customer now. A run begins when the overdue balance of a currency reaches its threshold, and lasts as long as one is at
 * or above it: what falls below is not worth asking for. The payer has as long after the last attempt as between two of them; then the run
 * is exhausted, and a new one begins only after the balance was below. `overdue` is the balance by currency; `now` is not before the run's
 * last attempt. Lago's dunning campaigns.
 */
export function dunningStep(terms: DunningTerms, run: DunningRun | null, overdue: ReadonlyMap<string, Decimal>, now: Temporal.Instant): DunningStep {
  const currencies = reachedCurrencies(terms, overdue);
  if (currencies.length === 0) return { type: 'REST', run: null };
  if (run === null) return { type: 'ASK', run: attempted(terms, 0, now), currencies };
  if (run.exhaustedAt !== null) return { type: 'WAIT', run };
  // By the terms as they are now: they may have changed since the last attempt.
  const nextAttemptAt = next(terms, run.lastAttemptAt);
  if (before(now, nextAttemptAt)) return { type: 'WAIT', run: { ...run, nextAttemptAt } };
  if (run.attempts < terms.maxAttempts) return { type: 'ASK', run: attempted(terms, run.attempts, now), currencies };
  return { type: 'EXHAUST', run: { ...run, nextAttemptAt: null, exhaustedAt: now }, currencies };
}

const next = ({ daysBetweenAttempts }: DunningTerms, at: Temporal.Instant): Temporal.Instant => addDuration(at, Temporal.Duration.from({ days: daysBetweenAttempts }));

const attempted = (terms: DunningTerms, before: number, now: Temporal.Instant): DunningRun => ({ attempts: before + 1, lastAttemptAt: now, nextAttemptAt: next(terms, now), exhaustedAt: null });
