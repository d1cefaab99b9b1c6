import { ofHundred } from '../../catalog/index.ts';
import type { PercentagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';

/** What the allowances of a percentage leave free. */
export interface FreePart {
  readonly units: Decimal;
  readonly events: number;
}

/** Events that were priced one by one, by what decided about their price. */
export interface LimitedTransactions {
  /** What the events within the limits add up to, and how many they are. */
  readonly units: Decimal;
  readonly events: number;
  /** Events that cost the least, and the most, that one may. */
  readonly atMinimum: number;
  readonly atMaximum: number;
}

/** What a percentage charges for. */
export interface PercentageCharge {
  /** Charged by the rate; not negative. */
  readonly units: Decimal;
  /** Charged by the fixed amount. */
  readonly events: number;
  readonly atMinimum: number;
  readonly atMaximum: number;
}

/** Whether events are priced one by one. */
export function hasTransactionLimits({ perTransactionMinAmount, perTransactionMaxAmount }: PercentagePrice): boolean {
  return perTransactionMinAmount !== null || perTransactionMaxAmount !== null;
}

/** Follows the events of a period through the allowances and limits of a percentage, in the order of time. Lago's rules. */
export class PercentageTally {
  readonly #freeEvents: number | null;
  /** Null: there is no allowance of units. One of nothing is none: it does not end that of events. */
  readonly #freeAmount: Decimal | null;
  readonly #limits: TransactionLimits | null;
  #count = 0;
  /** What the events that allowances look at add up to: the first free events, else all until the free amount is exceeded. */
  #running = Decimal.zero;
  #runningEnds = false;
  /** How many of these sums are below the free amount. */
  #below = 0;

  constructor(price: PercentagePrice) {
    const { freeUnitsPerEvents, freeUnitsPerTotalAggregation: freeAmount } = price;
    this.#freeEvents = freeUnitsPerEvents;
    this.#freeAmount = freeAmount?.isPositive() === true ? freeAmount : null;
    this.#limits = hasTransactionLimits(price) ? new TransactionLimits(price) : null;
  }

  add(value: Decimal): void {
    this.#count++;
    this.#limits?.add(value);
    const freeEvents = this.#freeEvents;
    const freeAmount = this.#freeAmount;
    if (this.#runningEnds || (freeEvents === null && freeAmount === null)) return;
    this.#running = this.#running.add(value);
    if (freeAmount !== null && this.#running.lt(freeAmount)) this.#below++;
    this.#runningEnds = freeEvents === null ? freeAmount !== null && this.#running.gt(freeAmount) : this.#count >= freeEvents;
  }

  /** Whichever allowance is used up first ends the free part. Not looked at where events are priced one by one. */
  free(): FreePart {
    const freeAmount = this.#freeAmount;
    const allowances = [this.#freeEvents ?? 0, this.#below].filter((events) => events > 0);
    return {
      units: freeAmount === null || this.#running.isZero() ? this.#running : Decimal.min(this.#running, freeAmount),
      events: allowances.length === 0 ? 0 : Math.min(...allowances),
    };
  }

  limited(): LimitedTransactions | null {
    return this.#limits?.found() ?? null;
  }
}

/** Prices events one by one. The free part lasts as long as either allowance; an event that the free amount holds whole is free. */
class TransactionLimits {
  readonly #price: PercentagePrice;
  #freeEvents: number;
  #freeAmount: Decimal;
  #units = Decimal.zero;
  #events = 0;
  #atMinimum = 0;
  #atMaximum = 0;

  constructor(price: PercentagePrice) {
    this.#price = price;
    this.#freeEvents = price.freeUnitsPerEvents ?? 0;
    this.#freeAmount = price.freeUnitsPerTotalAggregation ?? Decimal.zero;
  }

  add(value: Decimal): void {
    const paid = this.#paid(value);
    if (paid === null) return;
    const { rate, fixedAmount, perTransactionMinAmount: least, perTransactionMaxAmount: most } = this.#price;
    const amount = paid.mul(ofHundred(rate)).add(fixedAmount);
    if (least !== null && amount.lt(least)) this.#atMinimum++;
    else if (most !== null && amount.gt(most)) this.#atMaximum++;
    else {
      this.#units = this.#units.add(paid);
      this.#events++;
    }
  }

  found(): LimitedTransactions {
    return { units: this.#units, events: this.#events, atMinimum: this.#atMinimum, atMaximum: this.#atMaximum };
  }

  /** What of the event is charged; null when it is free. */
  #paid(value: Decimal): Decimal | null {
    if (this.#freeEvents <= 0 && !this.#freeAmount.isPositive()) return value;
    this.#freeEvents--;
    if (!this.#freeAmount.isPositive()) return null;
    if (this.#freeAmount.gt(value)) {
      this.#freeAmount = this.#freeAmount.sub(value);
      return null;
    }
    const paid = value.sub(this.#freeAmount);
    this.#freeAmount = Decimal.zero;
    this.#freeEvents = 0;
    return paid;
  }
}

/** What is charged for a period's usage so far. `quantity` (>= 0) is metered, and the rest is known of its events. */
export function percentageCharge(quantity: Decimal, { count, free, limited }: { readonly count: number; readonly free: FreePart; readonly limited: LimitedTransactions | null }): PercentageCharge {
  if (limited !== null) return { ...limited, units: Decimal.max(Decimal.zero, limited.units) };
  return {
    units: Decimal.max(Decimal.zero, quantity.sub(free.units)),
    events: quantity.isZero() ? 0 : Math.max(0, count - free.events),
    atMinimum: 0,
    atMaximum: 0,
  };
}
