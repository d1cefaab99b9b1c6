import type { TaxBehavior } from '../../catalog/index.ts';

/** A tax that a line bears: a copy, since taxes change. */
export interface LineTaxJson {
  readonly key: string;
  readonly name: string;
  /** Of a hundred. */
  readonly rate: string;
  readonly behavior: TaxBehavior;
}

/** One tax of an invoice, in the minor unit of its currency. */
export interface InvoiceTaxJson extends LineTaxJson {
  /** What it is on: the net amounts of the lines that bear it, without it. */
  readonly base: string;
  readonly amount: string;
}

/** What one coupon takes off an invoice. */
export interface CouponCreditJson {
  readonly appliedCouponId: string;
  readonly code: string;
  readonly name: string;
  readonly amount: string;
}

/** How an invoice came from its lines to its total, as it is kept and answered. */
export interface SettlementJson {
  /** In the order in which they were taken off. */
  readonly coupons: readonly CouponCreditJson[];
  /** By key; those that prices contain after those on top. */
  readonly taxes: readonly InvoiceTaxJson[];
  /** What rounding makes: the invoice's taxes less the sum of the lines', and less the sum of the rows above. */
  readonly rounding: { readonly lines: string; readonly taxes: string };
}

export const emptySettlement: SettlementJson = { coupons: [], taxes: [], rounding: { lines: '0', taxes: '0' } };
