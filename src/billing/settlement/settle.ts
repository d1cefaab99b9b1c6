import { applyCoupons } from '../coupons/apply-coupons.ts';
import type { CouponCredit, CouponedCharge, HeldCoupon } from '../coupons/apply-coupons.ts';
import { applyNotes } from '../credit-notes/amounts.ts';
import { Decimal } from '../../kit/decimal.ts';
import { chargeTaxes, invoiceTaxes } from '../taxes/taxes.ts';
import type { ChargeTaxes, InvoiceTaxes, TaxRate } from '../taxes/taxes.ts';
import { payFrom } from '../wallets/wallet.ts';
import type { WalletState } from '../wallets/wallet.ts';

/** A charge of an invoice that is about to be issued. */
export interface SettledCharge extends CouponedCharge {
  readonly taxes: readonly TaxRate[];
  /** INCLUSIVE: the amount contains its taxes. Left out: they come on top. */
  readonly behavior?: 'INCLUSIVE' | 'EXCLUSIVE';
  /** What earlier invoices billed of it already, with more decimals than the minor unit has. */
  readonly billedBefore: Decimal;
  /** Coupons were taken off it when it was charged first: none reaches it. Left out: they do. */
  readonly isCouponed?: boolean;
  /** Of a credit, in whole minor units: what coupons had taken of what it credits, at most that; below 0 of a charge that takes a credit back. Left out: nothing. */
  readonly couponsBack?: Decimal;
}

export interface Settlement {
  readonly currency: string;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  readonly charges: readonly SettledCharge[];
  /** The customer's, in the order of their application. */
  readonly coupons: readonly HeldCoupon[];
  /** What credit notes of the customer still hold in this currency, oldest first. */
  readonly notes: readonly { readonly id: string; readonly balance: Decimal }[];
  /** In the order in which they pay. */
  readonly wallets: readonly (WalletState & { readonly id: string })[];
}

/** What a charge comes to in the end. */
export interface SettledShare {
  /** What coupons take of it: exact, and in whole minor units so that the shares of all charges add up to the coupons. Below 0 of a credit: what they had taken of it. */
  readonly coupons: Decimal;
  readonly couponsRounded: Decimal;
  readonly taxes: ChargeTaxes;
}

/** What an invoice asks for. In whole minor units. */
export interface Settled {
  readonly coupons: readonly CouponCredit[];
  readonly couponsTotal: Decimal;
  /** On top of what is charged. */
  readonly taxes: InvoiceTaxes;
  /** Contained in what is charged. */
  readonly inclusiveTaxes: InvoiceTaxes;
  /** After coupons, before taxes on top. */
  readonly subTotal: Decimal;
  readonly totalWithTaxes: Decimal;
  readonly notes: readonly { readonly id: string; readonly amount: Decimal }[];
  readonly wallets: readonly { readonly id: string; readonly amount: Decimal; readonly credits: Decimal }[];
  /** What is left to be paid, at least 0. */
  readonly due: Decimal;
  /** By the charge's id. */
  readonly charges: ReadonlyMap<string, SettledShare>;
}

/** What a credit comes to once coupons had their part of it, and any other charge. */
const creditedOf = ({ amount, couponsBack = Decimal.zero }: SettledCharge): Decimal => amount.add(couponsBack);

/**
 * What an invoice comes to: of the charges, what was billed before and coupons are taken off; taxes come on what is left; credit notes and
 * then wallets pay of that. Previews, drafts and issued invoices are all computed by this.
 */
export function settle({ currency, digits, charges, coupons, notes, wallets }: Settlement): Settled {
  const open = charges.filter(({ isCouponed }) => isCouponed !== true);
  const subTotalOf = (of: readonly SettledCharge[]) => Decimal.sum(of.map(creditedOf)).sub(Decimal.sum(of.map(({ billedBefore }) => billedBefore)).round(digits));
  const credits = applyCoupons({ currency, digits, subTotal: subTotalOf(open), charges: open.filter(({ amount }) => amount.isPositive()) }, coupons, takenBefore(open, digits));
  const couponsTotal = Decimal.sum(credits.map(({ amount }) => amount));
  const shares = charges.map(({ id }) => Decimal.sum(credits.map((credit) => credit.shares.get(id) ?? Decimal.zero)));
  const rounded = roundedShares(couponsTotal, shares, digits);
  const taxed = charges.map(({ taxes, behavior = 'EXCLUSIVE', billedBefore, ...charge }, n) => ({ amount: creditedOf({ ...charge, taxes, billedBefore }), taxes, behavior, taken: billedBefore.add(shares[n] ?? Decimal.zero) }));
  const taxes = invoiceTaxes(taxed.filter(({ behavior }) => behavior === 'EXCLUSIVE'), digits);
  const inclusiveTaxes = invoiceTaxes(taxed.filter(({ behavior }) => behavior === 'INCLUSIVE'), digits);
  const subTotal = subTotalOf(charges).sub(couponsTotal);
  const totalWithTaxes = subTotal.add(taxes.amount);
  const paidByNotes = applyNotes(totalWithTaxes, notes);
  let due = totalWithTaxes.sub(Decimal.sum(paidByNotes.map(({ amount }) => amount)));
  const paidByWallets: { id: string; amount: Decimal; credits: Decimal }[] = [];
  for (const wallet of wallets) {
    const paid = payFrom(wallet, due);
    if (!paid.amount.isPositive()) continue;
    paidByWallets.push({ id: wallet.id, ...paid });
    due = due.sub(paid.amount);
  }
  return {
    coupons: credits,
    couponsTotal,
    taxes,
    inclusiveTaxes,
    subTotal,
    totalWithTaxes,
    notes: paidByNotes,
    wallets: paidByWallets,
    due,
    charges: new Map(charges.map(({ id, couponsBack = Decimal.zero }, n) => [id, { coupons: (shares[n] as Decimal).sub(couponsBack), couponsRounded: (rounded[n] as Decimal).sub(couponsBack), taxes: chargeTaxes(taxed[n] as (typeof taxed)[number], digits) }])),
  };
}

/**
 * What is gone of each charge before any coupon: what earlier invoices billed of it, and its part of the credits among the charges (those
 * below zero), so that coupons take no more than the invoice comes to.
 */
function takenBefore(charges: readonly SettledCharge[], digits: number): ReadonlyMap<string, Decimal> {
  const left = charges.map(({ amount, billedBefore }) => (amount.isPositive() ? amount.sub(billedBefore) : Decimal.zero));
  const all = Decimal.sum(left);
  const credited = Decimal.min(all, Decimal.sum(charges.map((charge) => (charge.amount.isNegative() ? creditedOf(charge).neg() : Decimal.zero))));
  const parts = credited.isPositive() ? roundedShares(credited, left.map((part) => credited.mul(part).div(all, digits + moreDecimals)), digits) : [];
  return new Map(charges.map(({ id, billedBefore }, n) => [id, billedBefore.add(parts[n] ?? Decimal.zero)]));
}

const moreDecimals = 5;

/**
 * Shares of a total in whole minor units that add up to it: each is cut, and the units that are missing go to those that lost most, the
 * earlier first where they lost the same. No share is below 0 where none was.
 */
export function roundedShares(total: Decimal, shares: readonly Decimal[], digits: number): readonly Decimal[] {
  const unit = Decimal.one.div(Decimal.of(10n ** BigInt(digits)), digits);
  const cut = shares.map((share) => cutTo(share, digits, unit));
  const missing = total.sub(Decimal.sum(cut)).div(unit, 0);
  const byLoss = shares.map((share, n) => ({ n, lost: share.sub(cut[n] as Decimal) })).toSorted((a, b) => b.lost.cmp(a.lost) || a.n - b.n);
  const extra = new Set(byLoss.slice(0, Math.max(0, Number(missing.toString()))).map(({ n }) => n));
  return cut.map((share, n) => (extra.has(n) ? share.add(unit) : share));
}

function cutTo(share: Decimal, digits: number, unit: Decimal): Decimal {
  const rounded = share.round(digits);
  return rounded.gt(share) ? rounded.sub(unit) : rounded;
}
