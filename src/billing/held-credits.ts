import { Decimal } from '../kit/decimal.ts';
import { before, earlier } from '../kit/instant.ts';
import { addDuration } from '../kit/calendar.ts';
import { minorUnitDigits, roundMoney } from '../kit/currency.ts';
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

/** What an invoice comes to before taxes, which follow what they are on: what credits may not bring below zero. Of a line: what it adds to that. */
export function bornBy({ total, taxesExclusiveTotal }: { readonly total: string; readonly taxesExclusiveTotal: string }): Decimal {
  return Decimal.of(total).sub(Decimal.of(taxesExclusiveTotal));
}

/** A credit among the lines of an invoice, in its currency. */
export interface Credit {
  /** What its line says, below zero. */
  readonly amount: Decimal;
  /** What it takes off the invoice, zero or below: less where coupons had taken a part of what it credits. */
  readonly net: Decimal;
}

/**
 * What of the credits an invoice can bear: nobody is billed less than nothing. `total` is that of the invoice with all of them. Answers
 * for each credit, in their order, the part of its amount that it keeps, cut to the minor unit; the rest waits for a later invoice. What the parts take off may differ by a
 * unit from what was asked, where coupons have a part of them: ask again until the total is not below zero.
 */
export function bearable(total: Decimal, credits: readonly Credit[], currency: string): Decimal[] {
  let excess = total.isNegative() ? total.neg() : Decimal.zero;
  return credits.map(({ amount, net }) => {
    const held = Decimal.min(excess, net.neg());
    excess = excess.sub(held);
    if (!held.isPositive()) return amount;
    return net.eq(amount) ? amount.add(held) : partOf(amount, net.add(held), net, currency);
  });
}

/** The part of an amount, below zero, of which no more is taken off than `kept` of `net`. */
function partOf(amount: Decimal, kept: Decimal, net: Decimal, currency: string): Decimal {
  const exact = amount.neg().mul(kept).div(net, EXACT_PLACES);
  const rounded = roundMoney(exact, currency);
  const unit = Decimal.one.div(Decimal.of(10n ** BigInt(minorUnitDigits(currency))), EXACT_PLACES);
  return (rounded.gt(exact) ? rounded.sub(unit) : rounded).neg();
}

const EXACT_PLACES = 20;

/** When credits that wait are looked at again: with the next line that falls due, else in a month. */
export function nextTry(others: readonly Temporal.Instant[], now: Temporal.Instant): Temporal.Instant {
  const coming = others.filter((at) => before(now, at));
  return coming.length === 0 ? addDuration(now, MONTH) : coming.reduce(earlier);
}

const MONTH = Temporal.Duration.from({ months: 1 });
