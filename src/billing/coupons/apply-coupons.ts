import { addDuration } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { notAfter } from '../../kit/instant.ts';

/** A charge that coupons may reach. */
export interface CouponedCharge {
  readonly id: string;
  /** What it comes to after the discounts of its rate card, at least 0, in whole minor units. */
  readonly amount: Decimal;
  /** The plan of its subscription and that plan's predecessors; empty where there is none. */
  readonly planIds: readonly string[];
  /** Whose usage it charges for; null for fees. */
  readonly meterId: string | null;
}

export type CouponTerms =
  | { readonly type: 'FIXED'; readonly amount: Decimal; readonly currency: string }
  /** Of a hundred. */
  | { readonly type: 'PERCENTAGE'; readonly percentage: Decimal };

/** RECURRING by the calendar: for so many months of periods, whatever the number of invoices. */
export interface CouponMonths {
  /** 1 to 999. */
  readonly count: number;
  /** The start of the period that it first reduced; null before that. */
  readonly since: Temporal.Instant | null;
}

/** A coupon that a customer has, as far as the next invoice looks. */
export interface HeldCoupon {
  readonly id: string;
  readonly terms: CouponTerms;
  readonly frequency: 'ONCE' | 'RECURRING' | 'FOREVER';
  /** RECURRING: how many invoices it is still for, at least 1. Null otherwise, and for one that counts months. */
  readonly usesLeft: number | null;
  /** RECURRING: in place of usesLeft, for so many months. Null or left out otherwise. */
  readonly months?: CouponMonths | null;
  /** FIXED and ONCE: what earlier invoices have used of it. */
  readonly used: Decimal;
  /** Null: it reaches everything. */
  readonly limitedTo: { readonly type: 'PLANS' | 'METERS'; readonly ids: readonly string[]; readonly base?: 'NET' } | null;
}

/** What a coupon takes off an invoice, and what is left of it. */
export interface CouponCredit {
  readonly couponId: string;
  /** At least 0, in whole minor units. */
  readonly amount: Decimal;
  /** By the charge's id, to five decimals of the minor unit. */
  readonly shares: ReadonlyMap<string, Decimal>;
  readonly used: Decimal;
  readonly usesLeft: number | null;
  /** Nothing is left for later invoices. */
  readonly isUsedUp: boolean;
}

export interface CouponedInvoice {
  readonly currency: string;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
  /** What is left to be taken off: the sum of the charges, less what was billed of them before. */
  readonly subTotal: Decimal;
  /** In the order they were made. */
  readonly charges: readonly CouponedCharge[];
}

const hundred = Decimal.hundred;
const moreDecimals = 5;
const classes = ['METERS', 'PLANS', 'EVERYTHING'] as const;

/**
 * Takes coupons off an invoice before its taxes: those limited to meters first, then those limited to plans, then the others, each class in
 * the order given (of their application). It stops where nothing is left; a coupon that reaches nothing is passed over and not used. Lago's
 * rules of credits. `before` is what was taken of each charge before any coupon.
 */
export function applyCoupons(invoice: CouponedInvoice, coupons: readonly HeldCoupon[], before: ReadonlyMap<string, Decimal> = new Map()): readonly CouponCredit[] {
  const taken = new Map(before);
  const credits: CouponCredit[] = [];
  let { subTotal } = invoice;
  for (const held of classes.flatMap((one) => coupons.filter(({ limitedTo }) => (limitedTo?.type ?? 'EVERYTHING') === one))) {
    if (!subTotal.isPositive()) break;
    const credit = applyCoupon({ ...invoice, subTotal }, held, taken);
    if (credit === null) continue;
    for (const [id, share] of credit.shares) taken.set(id, (taken.get(id) ?? Decimal.zero).add(share));
    subTotal = subTotal.sub(credit.amount);
    credits.push(credit);
  }
  return credits;
}

/**
 * When the last period starts that a coupon for so many months reduces: as many months less one after the first. Months are not equally long,
 * so that a start up to three days later is taken for the same one. Polar's rule of repeating discounts. Null: it is not counted in months, or not yet.
 */
export function lastPeriodStart({ months }: Pick<HeldCoupon, 'months'>): Temporal.Instant | null {
  if (months == null || months.since === null) return null;
  return addDuration(months.since, Temporal.Duration.from({ months: months.count - 1 })).add(startsLater);
}

const startsLater = Temporal.Duration.from({ hours: 75 });

/** Whether the months of a coupon are over for an invoice whose latest period starts then; null: it is of no period. */
export function isOver(held: Pick<HeldCoupon, 'months'>, periodStart: Temporal.Instant | null): boolean {
  const last = lastPeriodStart(held);
  return last !== null && periodStart !== null && !notAfter(periodStart, last);
}

/**
 * One coupon: null when it reaches no charge or is of another currency. `taken` is what was taken of each charge before. A limited coupon is
 * computed of the gross amounts it reaches, or where it says NET of what was left of them, never takes more than what is left of them, and is spread over what is left, so that its shares add
 * up to it.
 */
export function applyCoupon(invoice: CouponedInvoice, held: HeldCoupon, taken: ReadonlyMap<string, Decimal> = new Map()): CouponCredit | null {
  const reached = invoice.charges.filter((charge) => reaches(held, charge));
  if (reached.length === 0 || (held.terms.type === 'FIXED' && held.terms.currency !== invoice.currency)) return null;
  const leftOf = ({ id, amount }: CouponedCharge): Decimal => amount.sub(taken.get(id) ?? Decimal.zero);
  // What earlier coupons left is kept to more decimals than a credit has: it is rounded as they were.
  const net = Decimal.sum(reached.map(leftOf)).round(invoice.digits);
  const limited = held.limitedTo?.base === 'NET' ? net : Decimal.sum(reached.map(({ amount }) => amount));
  const base = held.limitedTo === null ? invoice.subTotal : limited;
  // One for everything takes of the invoice, which is exact: over very many charges the shares that earlier coupons took can be off by a unit.
  const left = held.limitedTo === null ? invoice.subTotal : Decimal.min(invoice.subTotal, net);
  const amount = Decimal.max(Decimal.zero, Decimal.min(left, wanted(held, base, invoice.digits)));
  const spread = held.limitedTo === null ? base : Decimal.sum(reached.map(leftOf));
  const shares = new Map<string, Decimal>();
  for (const charge of reached) {
    const share = spread.isZero() ? Decimal.zero : amount.mul(leftOf(charge)).div(spread, invoice.digits + moreDecimals);
    shares.set(charge.id, Decimal.min(share, leftOf(charge)));
  }
  return { couponId: held.id, amount, shares, ...afterUse(held, amount) };
}

function reaches({ limitedTo }: HeldCoupon, charge: CouponedCharge): boolean {
  if (limitedTo === null) return true;
  if (limitedTo.type === 'METERS') return charge.meterId !== null && limitedTo.ids.includes(charge.meterId);
  return charge.planIds.some((id) => limitedTo.ids.includes(id));
}

function wanted({ terms, frequency, used }: HeldCoupon, base: Decimal, digits: number): Decimal {
  if (terms.type === 'PERCENTAGE') return Decimal.min(base, base.mul(terms.percentage).div(hundred, digits));
  return Decimal.min(base, frequency === 'ONCE' ? terms.amount.sub(used) : terms.amount);
}

/** One that counts months ends with them. A fixed one that is for once keeps its rest for later invoices; one that recurs counts invoices, and what it did not use of one is lost. */
function afterUse({ terms, frequency, used: before, usesLeft, months = null }: HeldCoupon, amount: Decimal): Pick<CouponCredit, 'used' | 'usesLeft' | 'isUsedUp'> {
  const used = before.add(amount);
  if (frequency === 'FOREVER' || months !== null) return { used, usesLeft: null, isUsedUp: false };
  if (frequency === 'RECURRING') {
    const left = (usesLeft ?? 1) - 1;
    return { used, usesLeft: left, isUsedUp: left <= 0 };
  }
  return { used, usesLeft: null, isUsedUp: terms.type === 'PERCENTAGE' || used.gte(terms.amount) };
}
