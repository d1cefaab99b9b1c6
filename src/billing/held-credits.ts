import { Decimal } from '../kit/decimal.ts';
import { before, earlier } from '../kit/instant.ts';
import { addDuration } from '../kit/calendar.ts';
import { roundMoney } from '../kit/currency.ts';
import type { PriceJson } from '../catalog/index.ts';

/** A line that is due, as far as credits look. */
interface DueLine {
  readonly price: unknown;
  readonly currency: string;
}

/** The amount of a credit, below zero; null for a line that is none. */
export function creditOf({ price, currency }: DueLine): Decimal | null {
  const flat = price as PriceJson;
  if (flat.type !== 'FLAT') return null;
  const amount = roundMoney(Decimal.of(flat.amount), currency);
  return amount.isNegative() ? amount : null;
}

/** What an invoice comes to before taxes, which follow what they are on: what credits may not bring below zero. */
export function bornBy({ total, taxesExclusiveTotal }: { readonly total: string; readonly taxesExclusiveTotal: string }): Decimal {
  return Decimal.of(total).sub(Decimal.of(taxesExclusiveTotal));
}

/**
 * What of the credits an invoice can bear: nobody is billed less than nothing. `total` is that of the invoice with all of them. Answers
 * for each credit, in their order, the part that it keeps; the rest waits for a later invoice.
 */
export function bearable(total: Decimal, credits: readonly Decimal[]): Decimal[] {
  let excess = total.isNegative() ? total.neg() : Decimal.zero;
  return credits.map((credit) => {
    const held = Decimal.min(excess, credit.neg());
    excess = excess.sub(held);
    return credit.add(held);
  });
}

/** When credits that wait are looked at again: with the next line that falls due, else in a month. */
export function nextTry(others: readonly Temporal.Instant[], now: Temporal.Instant): Temporal.Instant {
  const coming = others.filter((at) => before(now, at));
  return coming.length === 0 ? addDuration(now, MONTH) : coming.reduce(earlier);
}

const MONTH = Temporal.Duration.from({ months: 1 });
