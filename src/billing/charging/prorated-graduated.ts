import { Decimal } from '../../kit/decimal.ts';
import { invariant } from '../../kit/assert.ts';
import type { DayShare } from './day-share.ts';

/** One range of a graduated price. Ranges are given from the lowest up and touch each other. */
export interface GraduatedRange {
  /** The last quantity of the range, itself included; null: without end. */
  readonly upTo: Decimal | null;
  readonly unitAmount: Decimal;
  readonly flatAmount: Decimal;
}

/** A change of a level that is carried from period to period, in the order of time; what is carried into the period is the first. */
export interface LevelStep {
  readonly quantity: Decimal;
  /** The days of the period that it counts for. */
  readonly share: DayShare;
}

export interface ProratedGraduated {
  /** Exact to the given places; never negative. */
  readonly amount: Decimal;
  /** The level at the end: the quantity with no day counted off. */
  readonly fullQuantity: Decimal;
}

/**
 * A graduated price of a level that changes within its period. Lago's rules: each change is divided among the ranges that it takes the level
 * through, and each part counts by its days at that range's price; a fall gives back at the prices of the ranges it leaves. Flat
 * amounts are whole, of every range up to the highest level reached. A sum below zero is zero, and a level below zero at the
 * end makes everything zero. Rounded half up once, to `places`.
 */
export function proratedGraduated(ranges: readonly GraduatedRange[], steps: readonly LevelStep[], places: number): ProratedGraduated {
  invariant(ranges.at(-1)?.upTo === null, 'the last range of a graduated price is without end');
  let level = Decimal.zero;
  let highest = Decimal.zero;
  // Amounts by days are fractions of the whole period; those of one whole are added up before they are divided.
  const byWhole = new Map<number, Decimal>();
  for (const { quantity, share } of steps) {
    const to = level.add(quantity);
    const unitDays = priced(ranges, level, to).mul(Decimal.of(share.days));
    byWhole.set(share.of, (byWhole.get(share.of) ?? Decimal.zero).add(unitDays));
    level = to;
    highest = Decimal.max(highest, level);
  }
  if (level.isNegative()) return { amount: Decimal.zero, fullQuantity: level };
  const of = [...byWhole.keys()].reduce((product, days) => product * BigInt(days), 1n);
  const dividend = Decimal.sum([...byWhole].map(([days, amount]) => amount.mul(Decimal.of(of / BigInt(days)))));
  const units = Decimal.max(Decimal.zero, dividend);
  return { amount: units.add(flatAmounts(ranges, highest).mul(Decimal.of(of))).div(Decimal.of(of), places), fullQuantity: level };
}

/** What the units between two levels cost; negative when the level falls. Below zero the first range's price holds. */
function priced(ranges: readonly GraduatedRange[], from: Decimal, to: Decimal): Decimal {
  if (to.lt(from)) return priced(ranges, to, from).neg();
  let amount = Decimal.zero;
  let start = from;
  for (const { upTo, unitAmount } of ranges) {
    const end = upTo === null ? to : Decimal.min(upTo, to);
    if (start.lt(end)) {
      amount = amount.add(end.sub(start).mul(unitAmount));
      start = end;
    }
  }
  return amount;
}

function flatAmounts(ranges: readonly GraduatedRange[], highest: Decimal): Decimal {
  let sum = Decimal.zero;
  if (!highest.isPositive()) return sum;
  for (const { upTo, flatAmount } of ranges) {
    sum = sum.add(flatAmount);
    if (upTo === null || highest.lte(upTo)) break;
  }
  return sum;
}
