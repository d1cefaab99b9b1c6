import { before, notAfter } from '../../kit/instant.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { shareFrom } from './day-share.ts';
import { inAdvanceFee } from './in-advance-fee.ts';
import type { ChargedEvent, PriceOfUsage } from './in-advance-fee.ts';
import { inAdvanceStep, renewed } from './in-advance.ts';
import type { InAdvanceEvent, InAdvanceState, InAdvanceStep } from './in-advance.ts';

/** A metered event that a charge in advance looks at. */
export interface RunEvent {
  /** The order of storing: names the event. */
  readonly sequence: string;
  readonly time: Temporal.Instant;
  /** Of a sum; null of other ways of counting. */
  readonly value: Decimal | null;
  /** Of a count of distinct values; null of other ways of counting. */
  readonly text: string | null;
  readonly operation: 'ADD' | 'REMOVE';
  /** What it costs by itself; null where the price does not ask. */
  readonly amount: Decimal | null;
}

/** An event that was charged already, or what was carried into the period. */
export interface ChargedStep {
  readonly sequence: string;
  /** What was billed for it. */
  readonly quantity: Decimal;
  readonly amount: Decimal | null;
  readonly state: InAdvanceState;
}

/** An event that is charged now. */
export interface NewStep extends ChargedStep {
  readonly time: Temporal.Instant;
  readonly units: Decimal;
  /** Exact, in the currency's major unit. */
  readonly fee: Decimal;
}

/** Stands for what a recurring quantity carries into a period. */
export const CARRIED = '0';

export interface InAdvanceRun {
  readonly aggregation: 'COUNT' | 'SUM' | 'UNIQUE_COUNT';
  /** What is counted is carried from period to period. */
  readonly recurring: boolean;
  readonly prorated: boolean;
  readonly price: PriceOfUsage;
  /** The charges period. */
  readonly period: Period;
  /** What of it counts by days, of the zone: from the day that it begins on. */
  readonly countedPeriod: Period;
  /** Days of the whole of it, of the zone. */
  readonly periodDays: number;
  readonly zone: string;
  /** What is carried was paid for up to the end of the period or later: by a charge that gave way to this one within its own period. */
  readonly isCarriedPaid: boolean;
  /** Events, by their sequence, that a charge had charged which then gave way to this one at their very instant: they are not charged again. */
  readonly paidBefore: ReadonlySet<string>;
  /** In the order of time; those before the period are what a recurring quantity carries. */
  readonly events: readonly RunEvent[];
  /** In the order in which they were charged. */
  readonly charged: readonly ChargedStep[];
  readonly now: Temporal.Instant;
}

/**
 * The steps that are new at `now`: events of the period that have happened and were not charged, in the order of their times. What was
 * charged stays as it was, however late an event comes: a fee in advance is never changed afterwards.
 */
export function newSteps(run: InAdvanceRun): NewStep[] {
  const { recurring, period, events, charged, paidBefore, now } = run;
  if (before(now, period.from)) return [];
  const counter = new Counter(run);
  const steps: NewStep[] = [];
  if (recurring && charged.length === 0) {
    const carried = renewed(counter.carried());
    const step = counter.take(carried, { sequence: CARRIED, time: period.from, amount: null });
    // It is counted from, and paid for again at the next renewal.
    steps.push(run.isCarriedPaid ? { ...step, fee: Decimal.zero } : step);
  }
  const known = new Set(charged.map(({ sequence }) => sequence));
  for (const event of events) {
    if (known.has(event.sequence) || before(event.time, period.from) || !before(event.time, period.to) || before(now, event.time)) continue;
    if (!paidBefore.has(event.sequence)) steps.push(counter.count(event));
    // What it adds is carried on from there, and was paid for; of what begins anew with each period it is nothing.
    else if (recurring) steps.push({ ...counter.count(event), fee: Decimal.zero });
  }
  return steps;
}

/** When the next event of the period happens that is known already; null when none is. */
export function nextEventAt({ period, events, now }: Pick<InAdvanceRun, 'period' | 'events' | 'now'>): Temporal.Instant | null {
  return events.find(({ time }) => before(now, time) && notAfter(period.from, time) && before(time, period.to))?.time ?? null;
}

class Counter {
  readonly #run: InAdvanceRun;
  readonly #on = new Set<string>();
  readonly #earlier: ChargedEvent[];
  #state: InAdvanceState | null;

  constructor(run: InAdvanceRun) {
    this.#run = run;
    this.#earlier = run.charged.map(({ quantity, amount }) => ({ quantity, amount }));
    this.#state = run.charged.at(-1)?.state ?? null;
    const order = new Map(run.charged.map(({ sequence }, at) => [sequence, at]));
    const counted = run.events.filter(({ sequence }) => order.has(sequence)).toSorted((a, b) => (order.get(a.sequence) ?? 0) - (order.get(b.sequence) ?? 0));
    for (const event of [...this.#history(), ...counted]) this.#switch(event);
  }

  carried(): Decimal {
    if (this.#run.aggregation === 'UNIQUE_COUNT') return Decimal.of(this.#on.size);
    return Decimal.sum(this.#history().map(({ value }) => value ?? Decimal.zero));
  }

  count(event: RunEvent): NewStep {
    const { prorated, countedPeriod, periodDays, zone } = this.#run;
    const share = prorated ? shareFrom(event.time, countedPeriod, periodDays, zone) : null;
    const step = inAdvanceStep(this.#state, this.#eventOf(event), share);
    this.#switch(event);
    return this.take(step, event);
  }

  take({ state, billed, units }: InAdvanceStep, { sequence, time, amount }: Pick<NewStep, 'sequence' | 'time' | 'amount'>): NewStep {
    const added = { quantity: billed, amount };
    const fee = inAdvanceFee(this.#run.price, this.#earlier, added);
    this.#earlier.push(added);
    this.#state = state;
    return { sequence, time, amount, quantity: billed, units, state, fee };
  }

  #history(): readonly RunEvent[] {
    return this.#run.recurring ? this.#run.events.filter(({ time }) => before(time, this.#run.period.from)) : [];
  }

  #eventOf({ value, text, operation }: RunEvent): InAdvanceEvent {
    switch (this.#run.aggregation) {
      case 'COUNT':
        return { type: 'COUNT' };
      case 'SUM':
        return { type: 'SUM', value: value ?? Decimal.zero };
      case 'UNIQUE_COUNT':
        return { type: 'UNIQUE', operation, isOn: this.#on.has(text ?? '') };
    }
  }

  #switch({ text, operation }: RunEvent): void {
    if (text === null) return;
    if (operation === 'ADD') this.#on.add(text);
    else this.#on.delete(text);
  }
}
