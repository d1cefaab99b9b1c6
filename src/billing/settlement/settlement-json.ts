import type { TaxBehavior, TaxText } from '../../catalog/index.ts';

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
  /** What the invoice has to say about it; absent: nothing. */
  readonly texts?: readonly TaxText[];
}

/** What one coupon takes off an invoice. */
export interface CouponCreditJson {
  /** Null on a recorded invoice. */
  readonly appliedCouponId: string | null;
  readonly code: string;
  readonly name: string;
  readonly amount: string;
}

/** What one credit note pays of an invoice. */
export interface NoteUseJson {
  readonly creditNoteId: string;
  readonly number: string;
  readonly amount: string;
}

/** What one wallet pays of an invoice. */
export interface WalletUseJson {
  readonly walletId: string;
  readonly name: string | null;
  readonly amount: string;
  /** How many of its credits that takes. */
  readonly credits: string;
}

/** How an invoice came from its lines to its total, as it is kept and answered. */
export interface SettlementJson {
  /** In the order in which they were taken off. */
  readonly coupons: readonly CouponCreditJson[];
  /** After taxes, in the order in which they pay: credit notes, then wallets. */
  readonly notes: readonly NoteUseJson[];
  readonly wallets: readonly WalletUseJson[];
  /** By key; those that prices contain after those on top. */
  readonly taxes: readonly InvoiceTaxJson[];
  /** What rounding makes: the invoice's taxes less the sum of the lines', and less the sum of the rows above. */
  readonly rounding: { readonly lines: string; readonly taxes: string };
}

export const emptySettlement: SettlementJson = { coupons: [], notes: [], wallets: [], taxes: [], rounding: { lines: '0', taxes: '0' } };

/** The settlement that an invoice keeps: one that was issued before credit notes and wallets paid of invoices has none of either. */
export function settlementFromJson(kept: Partial<SettlementJson> | null): SettlementJson {
  return { ...emptySettlement, ...kept };
}
