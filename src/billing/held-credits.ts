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

/** What an invoice or a line of it comes to. */
interface Sums {
  readonly total: string;
  readonly taxesExclusiveTotal: string;
}

const beforeTaxes = ({ total, taxesExclusiveTotal }: Sums): Decimal => Decimal.of(total).sub(Decimal.of(taxesExclusiveTotal));
const withTaxes = ({ total }: Sums): Decimal => Decimal.of(total);

/** How often parts of credits are looked for: where coupons take what a part that waits has left, each look finds a little more to hold. */
const LOOKS = 8;

/**
 * What an invoice keeps of its credits so that it comes to no less than nothing: before taxes, which follow what they are on, and with them, of which a credit may bear more than
 * what it is credited against. Answers the part of each credit's amount, in their order; null where all of them can stay. Call again with what the invoice
 * then comes to, `look` counted from 0: the last holds all credits.
 */
export function borne(invoice: Sums, credits: readonly { readonly amount: Decimal; readonly line: Sums }[], currency: string, look: number): readonly Decimal[] | null {
  const sum = [beforeTaxes, withTaxes].find((of) => of(invoice).isNegative());
  if (sum === undefined) return null;
  if (look >= LOOKS) return credits.map(() => Decimal.zero);
  return bearable(sum(invoice), credits.map(({ amount, line }) => ({ amount, net: sum(line) })), currency);
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
