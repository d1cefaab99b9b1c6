import type { TaxBehavior, TaxText } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { later } from '../../kit/instant.ts';
import { isOver } from '../coupons/apply-coupons.ts';
import type { CouponCredit, HeldCoupon } from '../coupons/apply-coupons.ts';
import type { DetailedLine, LineDiscount, RatedLine } from '../rating/rated-line.ts';
import { sumTotals, zeroTotals } from '../rating/totals.ts';
import type { Totals } from '../rating/totals.ts';
import type { InvoiceTaxes, TaxRate } from '../taxes/taxes.ts';
import type { WalletState } from '../wallets/wallet.ts';
import { roundedShares, settle } from './settle.ts';
import type { Settled } from './settle.ts';
import type { InvoiceTaxJson, LineTaxJson, SettlementJson } from './settlement-json.ts';

/** A tax as invoices name it: its key is the code. */
export interface NamedTax extends TaxRate {
  readonly name: string;
  /** What the invoice has to say about it; absent: nothing. */
  readonly texts?: readonly TaxText[];
}

/** A customer's coupon as invoices name it. */
export interface NamedCoupon extends HeldCoupon {
  readonly code: string;
  readonly name: string;
}

/** A credit note of the customer, with what is left of it in the invoice's currency. */
export interface NamedNote {
  readonly id: string;
  readonly number: string;
  readonly balance: Decimal;
}

/** A wallet of the customer in the invoice's currency. */
export interface NamedWallet extends WalletState {
  readonly id: string;
  readonly name: string | null;
  /** From then on it pays nothing; null: never. */
  readonly expiresAt: Temporal.Instant | null;
}

/** What the invoice's customer has, each kind in the order in which it is used. */
export interface Credits {
  readonly coupons: readonly NamedCoupon[];
  readonly notes: readonly NamedNote[];
  readonly wallets: readonly NamedWallet[];
}

/** What an invoice takes of one credit note: above 0, in the minor unit. */
export interface NoteUse {
  readonly creditNoteId: string;
  readonly number: string;
  readonly amount: Decimal;
}

/** What an invoice takes of one wallet: above 0, in the minor unit, with the credits that this is. */
export interface WalletUse {
  readonly walletId: string;
  readonly name: string | null;
  readonly amount: Decimal;
  readonly credits: Decimal;
}

/** What an invoice takes of its customer's credits; what takes nothing is not among them. */
export interface UsedCredits {
  readonly coupons: readonly CouponCredit[];
  /** The latest start of a period among the lines: where a coupon for so many months begins to count, and what ends it. */
  readonly periodStart: Temporal.Instant | null;
  /** Coupons whose months were over before it. */
  readonly over: readonly string[];
  readonly notes: readonly NoteUse[];
  readonly wallets: readonly WalletUse[];
}

/** What coupons had taken of a line that was issued before, in the currency. */
export interface CreditedCoupons {
  /** What the line had charged, before coupons: above 0. */
  readonly charged: Decimal;
  /** To five decimals of the minor unit. */
  readonly share: Decimal;
  /** What of the share earlier corrections have given back, and not taken again. */
  readonly returned: Decimal;
  /** The codes of the coupons, as one text. */
  readonly codes: string;
}

/** What decides about a line beside its figures. */
export interface LineFacts {
  /** The key of its subscription's plan; none where there is none. */
  readonly planKeys: readonly string[];
  readonly meterId: string | null;
  /** When its period starts; null or left out where it is of none. */
  readonly periodFrom?: Temporal.Instant | null;
  readonly taxes: readonly NamedTax[];
  readonly behavior: TaxBehavior;
  /** Coupons were taken off it when it was charged first; left out: they were not. */
  readonly isCouponed?: boolean;
  /** Of a line that corrects one that coupons had reduced: what it credits is credited as it was charged, and charged so again. Null or left out: none had. */
  readonly creditedCoupons?: CreditedCoupons | null;
}

/** A rated line with neither coupons nor taxes in its figures. */
export interface LineToSettle extends LineFacts {
  readonly rated: RatedLine;
}

/** A line with coupons and taxes in its figures. */
export interface SettledLine {
  readonly rated: RatedLine;
  /** The part of its discounts that coupons took; below 0 of a credit: what they had taken of what it credits. */
  readonly couponsTotal: Decimal;
  /** The same before it was rounded: to five decimals of the minor unit. */
  readonly couponsPrecise: Decimal;
  readonly taxes: readonly LineTaxJson[];
}

export interface SettledLines {
  readonly totals: Totals;
  readonly settlement: SettlementJson;
  /** In the order of the lines. */
  readonly lines: readonly SettledLine[];
  readonly creditNotesTotal: Decimal;
  readonly walletsTotal: Decimal;
  readonly used: UsedCredits;
}

/**
 * Takes coupons off the lines of one invoice and puts taxes on them. Gross amounts, charges and discounts of the invoice are the sums of its
 * lines', and a line's of its detailed lines'. Taxes are computed on the whole invoice; each line shows its own rounded ones, and what they
 * differ by is told. A line that credits what coupons had reduced credits it less their part. Credit notes and then wallets pay of the total, and change no line. A coupon that takes nothing is not used. Drafts, what gathers, and issued invoices are all computed by this.
 */
export function settleLines(currency: string, lines: readonly LineToSettle[], { coupons, notes, wallets }: Credits): SettledLines {
  const digits = minorUnitDigits(currency);
  const charges = lines.map(({ rated: { totals }, planKeys, meterId, taxes, behavior, isCouponed = false, creditedCoupons = null }, n) => ({
    id: String(n), amount: chargedOf(totals), planIds: planKeys, meterId, taxes, behavior, billedBefore: totals.creditsTotal, isCouponed, couponsBack: couponsBack(chargedOf(totals), creditedCoupons, digits),
  })).map((charge) => (charge.couponsBack.isNegative() ? { ...charge, isCouponed: true } : charge));
  const periodStart = lines.map(({ periodFrom = null }) => periodFrom).reduce(latest, null);
  const over = coupons.filter((coupon) => isOver(coupon, periodStart)).map(({ id }) => id);
  const settled = settle({ currency, digits, charges, coupons: coupons.filter(({ id }) => !over.includes(id)), notes, wallets });
  const credits = settled.coupons.filter(({ amount }) => amount.isPositive());
  const named = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  const done = lines.map((line, n) => settledLine(line, settled, String(n), charges[n]?.couponsBack.isZero() === false ? (line.creditedCoupons?.codes ?? '') : credits.flatMap(({ couponId, shares }) => (shares.get(String(n))?.isPositive() === true ? [named.get(couponId)?.code ?? ''] : [])).join(', '), digits));
  const back = lines.flatMap(({ creditedCoupons }, n) => (creditedCoupons != null && charges[n]?.couponsBack.isZero() === false ? [{ appliedCouponId: null, code: creditedCoupons.codes, name: creditedCoupons.codes, amount: (charges[n] as (typeof charges)[number]).couponsBack.neg().toString() }] : []));
  const sums = sumTotals(done.map(({ rated }) => rated.totals));
  const taxesTotal = settled.taxes.amount.add(settled.inclusiveTaxes.amount);
  const paid = paidBy(settled, notes, wallets);
  const taxes = [...taxRows(settled.taxes, lines, 'EXCLUSIVE'), ...taxRows(settled.inclusiveTaxes, lines, 'INCLUSIVE')];
  return {
    totals: { ...sums, taxesExclusiveTotal: settled.taxes.amount, taxesInclusiveTotal: settled.inclusiveTaxes.amount, taxesTotal, total: settled.totalWithTaxes },
    settlement: {
      coupons: [...credits.map(({ couponId, amount }) => ({ appliedCouponId: couponId, code: named.get(couponId)?.code ?? '', name: named.get(couponId)?.name ?? '', amount: amount.toString() })), ...back],
      notes: paid.notes.map(({ amount, ...note }) => ({ ...note, amount: amount.toString() })),
      wallets: paid.wallets.map(({ amount, credits: taken, ...wallet }) => ({ ...wallet, amount: amount.toString(), credits: taken.toString() })),
      taxes,
      rounding: { lines: taxesTotal.sub(sums.taxesTotal).toString(), taxes: taxesTotal.sub(Decimal.sum(taxes.map(({ amount }) => Decimal.of(amount)))).toString() },
    },
    lines: done,
    creditNotesTotal: Decimal.sum(paid.notes.map(({ amount }) => amount)),
    walletsTotal: Decimal.sum(paid.wallets.map(({ amount }) => amount)),
    used: { coupons: credits, periodStart, over, ...paid },
  };
}

function paidBy(settled: Settled, notes: readonly NamedNote[], wallets: readonly NamedWallet[]): Pick<UsedCredits, 'notes' | 'wallets'> {
  const numbers = new Map(notes.map(({ id, number }) => [id, number]));
  const names = new Map(wallets.map(({ id, name }) => [id, name]));
  return {
    notes: settled.notes.map(({ id, amount }) => ({ creditNoteId: id, number: numbers.get(id) ?? '', amount })),
    wallets: settled.wallets.map(({ id, amount, credits }) => ({ walletId: id, name: names.get(id) ?? null, amount, credits })),
  };
}

const latest = (a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null => (a === null || b === null ? (a ?? b) : later(a, b));

/** Before coupons, taxes and credits. */
function chargedOf({ amount, chargesTotal, discountsTotal }: Totals): Decimal {
  return amount.add(chargesTotal).sub(discountsTotal);
}

function settledLine({ rated, taxes, behavior }: LineToSettle, { charges }: Settled, id: string, codes: string, digits: number): SettledLine {
  const share = charges.get(id);
  const couponsTotal = share?.couponsRounded ?? Decimal.zero;
  const tax = share?.taxes.amount ?? Decimal.zero;
  const detailedLines = couponsTotal.isZero() ? rated.detailedLines : spread(rated.detailedLines, couponsTotal, codes, digits);
  const { totals } = rated;
  const exclusive = behavior === 'EXCLUSIVE' ? tax : Decimal.zero;
  return {
    rated: {
      ...rated,
      detailedLines,
      totals: {
        ...totals,
        discountsTotal: totals.discountsTotal.add(couponsTotal),
        taxesExclusiveTotal: exclusive,
        taxesInclusiveTotal: behavior === 'INCLUSIVE' ? tax : Decimal.zero,
        taxesTotal: tax,
        total: totals.total.sub(couponsTotal).add(exclusive),
      },
    },
    couponsTotal,
    couponsPrecise: (share?.coupons ?? Decimal.zero).round(digits + moreDecimals),
    taxes: taxes.map(({ code, name, rate }) => ({ key: code, name, rate: rate.toString(), behavior })),
  };
}

/**
 * What coupons had taken of what a line credits: its part of their share, and no more than is left of that. Below 0 of a line that charges again what was
 * credited so: as much of the share as was given back.
 */
function couponsBack(amount: Decimal, credited: CreditedCoupons | null, digits: number): Decimal {
  if (credited === null || !credited.charged.isPositive()) return Decimal.zero;
  const part = credited.share.mul(amount.abs()).div(credited.charged, digits);
  const bound = amount.isNegative() ? Decimal.max(Decimal.zero, credited.share.sub(credited.returned)) : Decimal.max(Decimal.zero, credited.returned);
  const back = Decimal.min(part, Decimal.min(amount.abs(), bound.round(digits)));
  return amount.isNegative() ? back : back.neg();
}

/** Takes a line's share of coupons off its detailed lines, in proportion to what they come to; of a credit, what coupons had taken off those that credit. */
function spread(detailed: readonly DetailedLine[], amount: Decimal, description: string, digits: number): DetailedLine[] {
  const isCredit = amount.isNegative();
  const left = detailed.map(({ totals }) => Decimal.max(Decimal.zero, isCredit ? chargedOf(totals).neg() : chargedOf(totals)));
  const all = Decimal.sum(left);
  const shares = roundedShares(amount.abs(), left.map((part) => amount.abs().mul(part).div(all, digits + moreDecimals)), digits);
  const parts = isCredit ? shares.map((share) => share.neg()) : shares;
  return detailed.map((line, n) => {
    const part = parts[n] ?? Decimal.zero;
    if (part.isZero()) return line;
    const discount: LineDiscount = { reason: 'COUPON', amount: part, quantity: null, quantityBefore: null, description };
    const { totals, discounts } = line;
    return { ...line, discounts: [...discounts, discount], totals: { ...totals, discountsTotal: totals.discountsTotal.add(part), total: totals.total.sub(part) } };
  });
}

const moreDecimals = 5;

function taxRows({ taxes }: InvoiceTaxes, lines: readonly LineToSettle[], behavior: TaxBehavior): InvoiceTaxJson[] {
  const named = new Map(lines.flatMap((line) => line.taxes.map((tax) => [tax.code, tax])));
  return taxes.map(({ code, rate, base, amount }) => {
    const { name = code, texts = [] } = named.get(code) ?? {};
    return { key: code, name, rate: rate.toString(), behavior, base: base.toString(), amount: amount.toString(), ...(texts.length === 0 ? {} : { texts }) };
  });
}

/** Settled figures as they were rated: coupons and taxes are taken out of them again, so that they can be settled anew. */
export function unsettled(detailed: readonly DetailedLine[]): Pick<RatedLine, 'detailedLines' | 'totals'> {
  const detailedLines = detailed.map((line) => {
    const taken = Decimal.sum(line.discounts.flatMap(({ reason, amount }) => (reason === 'COUPON' && amount !== null ? [amount] : [])));
    if (taken.isZero()) return line;
    const { totals } = line;
    return { ...line, discounts: line.discounts.filter(({ reason }) => reason !== 'COUPON'), totals: { ...totals, discountsTotal: totals.discountsTotal.sub(taken), total: totals.total.add(taken) } };
  });
  return { detailedLines, totals: detailedLines.length === 0 ? zeroTotals : sumTotals(detailedLines.map(({ totals }) => totals)) };
}
