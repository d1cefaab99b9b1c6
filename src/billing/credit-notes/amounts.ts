import { Decimal } from '../../kit/decimal.ts';
import { invoiceTaxes } from '../taxes/taxes.ts';
import type { TaxRate } from '../taxes/taxes.ts';

/** A charge of the invoice that a note is on. */
export interface CreditedCharge {
  readonly id: string;
  /** In whole minor units. */
  readonly amount: Decimal;
  /** Its share of the invoice's coupons, with more decimals than the minor unit has. */
  readonly couponShare: Decimal;
  readonly taxes: readonly TaxRate[];
  /** INCLUSIVE: the amount contains them. Left out: they come on top. */
  readonly behavior?: 'INCLUSIVE' | 'EXCLUSIVE';
}

export interface CreditItem {
  readonly chargeId: string;
  /** Before coupons and taxes, above 0, in whole minor units. */
  readonly amount: Decimal;
}

export interface NoteRequest {
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  readonly charges: readonly CreditedCharge[];
  readonly items: readonly CreditItem[];
  /** Null unless these items are all that is left to be credited: then the sum of what earlier notes rounded their taxes up by. */
  readonly earlierRounding: Decimal | null;
}

export interface NoteTax extends TaxRate {
  readonly base: Decimal;
  readonly amount: Decimal;
}

/** What a credit note comes to; in whole minor units where nothing else is said. */
export interface NoteAmounts {
  /** What coupons had taken off the items: to five decimals of the minor unit. */
  readonly coupons: Decimal;
  readonly taxes: readonly NoteTax[];
  /** Those that the items contain. */
  readonly inclusiveTaxes: readonly NoteTax[];
  readonly inclusiveTaxAmount: Decimal;
  /** On top of the items, as are the following; not rounded. */
  readonly preciseTaxAmount: Decimal;
  readonly taxAmount: Decimal;
  /** What the taxes were rounded up by; the last note of an invoice takes it back. */
  readonly taxRounding: Decimal;
  /** To five decimals. */
  readonly taxRate: Decimal;
  readonly subTotal: Decimal;
  /** What can be credited or refunded: rounded once, so not always the sum of sub-total and taxes. */
  readonly total: Decimal;
}

const rateDecimals = 5;
const moreDecimals = 5;
/**
 * Shares are fractions that do not end. They are kept to twice the decimals that their sums are: thirds and sixths that add up to a half come
 * out as that half again, and not as what is next to it and rounds the other way.
 */
const sumDecimals = 20;
export const shareDecimals: number = 2 * sumDecimals;
const hundredth = Decimal.of('0.01');

/**
 * The amounts of a credit note over items of one invoice. The note that exhausts the invoice takes back what earlier ones rounded, so that
 * all notes together come to the invoice. Lago's rules of credit notes.
 */
export function noteAmounts({ digits, charges, items, earlierRounding }: NoteRequest): NoteAmounts {
  const parts = items.flatMap(({ chargeId, amount }) => {
    const charge = charges.find(({ id }) => id === chargeId);
    if (charge === undefined) return [];
    const coupon = charge.amount.isZero() ? Decimal.zero : charge.couponShare.mul(amount).div(charge.amount, shareDecimals);
    return [{ amount, coupon, net: amount.sub(coupon), taxes: charge.taxes, contained: charge.behavior === 'INCLUSIVE' }];
  });
  const onTop = parts.filter(({ contained }) => !contained);
  const gross = Decimal.sum(parts.map(({ amount }) => amount));
  const coupon = Decimal.sum(parts.map((part) => part.coupon)).round(sumDecimals);
  const net = gross.sub(coupon);
  const codes = [...new Set(onTop.flatMap(({ taxes }) => taxes.map(({ code }) => code)))].toSorted();
  const rows = codes.map((code) => {
    const bearing = onTop.filter(({ taxes }) => taxes.some((tax) => tax.code === code));
    const rate = bearing[0]?.taxes.find((tax) => tax.code === code)?.rate ?? Decimal.zero;
    const precise = Decimal.sum(bearing.map((part) => part.net)).round(sumDecimals);
    const base = precise.round(digits);
    return { code, rate, precise, base, amount: base.mul(rate).mul(hundredth) };
  });
  const preciseTaxAmount = Decimal.sum(rows.map(({ amount }) => amount)).sub(earlierRounding ?? Decimal.zero);
  const taxAmount = preciseTaxAmount.round(digits);
  const inclusive = invoiceTaxes(parts.filter(({ contained }) => contained).map(({ amount, coupon: taken, taxes }) => ({ amount, taken, taxes, behavior: 'INCLUSIVE' as const })), digits);
  const weights = [...rows.map(({ rate, precise }) => rate.mul(precise)), ...inclusive.taxes.map(({ rate, base }) => rate.mul(base))];
  const untaxed = net.sub(inclusive.amount);
  return {
    coupons: coupon.round(digits + moreDecimals),
    taxes: rows.map(({ code, rate, base, amount }) => ({ code, rate, base, amount: amount.round(digits) })),
    inclusiveTaxes: inclusive.taxes,
    inclusiveTaxAmount: inclusive.amount,
    preciseTaxAmount,
    taxAmount,
    taxRounding: taxAmount.sub(preciseTaxAmount),
    taxRate: untaxed.isZero() ? Decimal.zero : Decimal.sum(weights).div(untaxed, rateDecimals),
    subTotal: net.round(digits),
    total: net.add(preciseTaxAmount).round(digits),
  };
}

/** What of an invoice can still be credited. */
export interface CreditableInvoice {
  /** What is left of each charge, in whole minor units, with the sum of its taxes' rates. */
  readonly remaining: readonly { readonly amount: Decimal; readonly taxRate: Decimal }[];
  /** Of all charges, as billed. */
  readonly charged: Decimal;
  /** What coupons took off the invoice. */
  readonly coupons: Decimal;
  readonly digits: number;
}

/** What is left to be credited, with taxes: the coupons' part of it is in proportion and not rounded, the taxes are. */
export function creditable({ remaining, charged, coupons, digits }: CreditableInvoice): Decimal {
  const left = Decimal.sum(remaining.map(({ amount }) => amount));
  if (left.isZero() || charged.isZero()) return Decimal.zero;
  const coupon = coupons.mul(left).div(charged, sumDecimals);
  // Each charge bears the coupons' part that all have, so that the taxes are one fraction, rounded from its exact value.
  const taxes = Decimal.sum(remaining.map(({ amount, taxRate }) => amount.mul(taxRate).mul(hundredth)));
  return left.sub(coupon).add(taxes.mul(charged.sub(coupons)).div(charged, digits));
}

/** What of that may be paid back: not what was never paid in money. Nothing while the invoice is unpaid. */
export function refundable(invoice: { readonly creditable: Decimal; readonly paidByNotes: Decimal; readonly paidByWallet: Decimal; readonly isPaid: boolean }): Decimal {
  if (!invoice.isPaid) return Decimal.zero;
  return Decimal.max(Decimal.zero, invoice.creditable.sub(invoice.paidByNotes).sub(invoice.paidByWallet));
}

/** Takes notes off what an invoice asks for, in the order given (oldest first), until nothing is left. Notes that are not reached are not among the answers. */
export function applyNotes(total: Decimal, notes: readonly { readonly id: string; readonly balance: Decimal }[]): readonly { readonly id: string; readonly amount: Decimal }[] {
  const applied: { id: string; amount: Decimal }[] = [];
  let left = total;
  for (const { id, balance } of notes) {
    if (!left.isPositive()) break;
    const amount = Decimal.min(left, balance);
    if (!amount.isPositive()) continue;
    applied.push({ id, amount });
    left = left.sub(amount);
  }
  return applied;
}

/** What was billed too much by an invoice in advance, as items on it: the largest charges first. */
export function excessItems(excess: Decimal, charges: readonly { readonly id: string; readonly amount: Decimal }[]): readonly CreditItem[] {
  const items: CreditItem[] = [];
  let left = excess;
  for (const { id, amount } of charges.toSorted((a, b) => b.amount.cmp(a.amount))) {
    const taken = Decimal.min(left, amount);
    if (!taken.isPositive()) break;
    items.push({ chargeId: id, amount: taken });
    left = left.sub(taken);
  }
  return items;
}
