import type { UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { PercentageTally } from './percentage.ts';
import type { FreePart, LimitedTransactions } from './percentage.ts';

/** One event as far as a price looks at it. */
export interface PricedEvent {
  /** What it adds to the metered quantity: its value, or one where events are counted. */
  readonly value: Decimal;
  /** What it costs by itself, in the currency's major unit; null where it brings no amount. */
  readonly amount: Decimal | null;
}

/** What a price must know of the single events of a period up to some instant, beside the quantity; of bounded size however many they are. */
export interface EventFacts {
  readonly count: number;
  /** The sum of the amounts that they bring. */
  readonly amount: Decimal;
  /** Events without an amount of their own, whether or not the price asks for one. */
  readonly withoutAmount: number;
  /** What allowances a percentage leaves free; nothing of other prices. */
  readonly free: FreePart;
  /** Of a percentage with a limit a transaction, null of every other price. */
  readonly limited: LimitedTransactions | null;
}

/** The single events behind a line: of its full period up to where the line begins, and up to where it ends. */
export interface LineEvents {
  readonly before: EventFacts;
  readonly upTo: EventFacts;
}

/** Adds up the events of a period for one price. They are given in the order of their times, each once. */
export class EventTally {
  readonly #percentage: PercentageTally | null;
  #count = 0;
  #amount = Decimal.zero;
  #withoutAmount = 0;

  constructor(price: UsagePrice) {
    this.#percentage = price.type === 'PERCENTAGE' ? new PercentageTally(price) : null;
  }

  add({ value, amount }: PricedEvent): void {
    this.#count++;
    if (amount === null) this.#withoutAmount++;
    else this.#amount = this.#amount.add(amount);
    this.#percentage?.add(value);
  }

  /** Of all events given so far. */
  facts(): EventFacts {
    return {
      count: this.#count,
      amount: this.#amount,
      withoutAmount: this.#withoutAmount,
      free: this.#percentage?.free() ?? NOTHING_FREE,
      limited: this.#percentage?.limited() ?? null,
    };
  }
}

const NOTHING_FREE: FreePart = Object.freeze({ units: Decimal.zero, events: 0 });

/** The facts of a line: `events` of its full period up to its end, in the order of time, the first `countBefore` of which come before the line. */
export function lineEventsOf(price: UsagePrice, events: Iterable<PricedEvent>, countBefore = 0): LineEvents {
  const tally = new EventTally(price);
  let before = countBefore === 0 ? tally.facts() : null;
  let count = 0;
  for (const event of events) {
    tally.add(event);
    if (++count === countBefore) before = tally.facts();
  }
  const upTo = tally.facts();
  return { before: before ?? upTo, upTo };
}
