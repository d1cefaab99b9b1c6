import type { Decimal } from '../../kit/decimal.ts';
import type { ShownTax } from './note.ts';

/** Why a note is given. */
export type CreditNoteReason = 'DUPLICATED_CHARGE' | 'PRODUCT_UNSATISFACTORY' | 'ORDER_CHANGE' | 'ORDER_CANCELLATION' | 'FRAUDULENT_CHARGE' | 'OTHER';

/**
 * What made a note. REQUEST: somebody. UNUSED_TIME: a subscription that ended before what it had paid for. EARLY_CHARGE: usage thresholds
 * that charged more of a period than it came to. LATE_USAGE: usage that changed after it was billed, where no invoice follows.
 */
export type CreditNoteCause = 'REQUEST' | 'UNUSED_TIME' | 'EARLY_CHARGE' | 'LATE_USAGE';

/** Where the part that later invoices use stands. */
export type CreditStatus = 'AVAILABLE' | 'CONSUMED' | 'VOIDED';

/** Where the part that is paid back stands. */
export type RefundStatus = 'PENDING' | 'SUCCEEDED' | 'FAILED';

/** A tax of a note as it is kept: the invoice's, for what is credited. In the minor unit of the currency. */
export interface NoteTaxJson {
  readonly key: string;
  readonly name: string;
  /** Of a hundred. */
  readonly rate: string;
  readonly behavior: 'INCLUSIVE' | 'EXCLUSIVE';
  readonly base: string;
  readonly amount: string;
}

/** What a payment app said when a refund failed. */
export interface RefundFailure {
  readonly code: string;
  readonly message: string;
}

/** `INV-7-CN001`: what is counted is the notes of one invoice, from 1. */
export function creditNoteNumber(invoiceNumber: string, sequence: number): string {
  return `${invoiceNumber}-CN${String(sequence).padStart(3, '0')}`;
}

/** Where the credit part stands when so much of it is left; null for a note that has none. */
export function creditStatusOf(creditAmount: Decimal, balance: Decimal): CreditStatus | null {
  if (!creditAmount.isPositive()) return null;
  return balance.isPositive() ? 'AVAILABLE' : 'CONSUMED';
}

/** The form that is kept. `names` are those of the invoice's taxes by code. */
export function noteTaxesToJson(taxes: readonly ShownTax[], names: ReadonlyMap<string, string>): NoteTaxJson[] {
  return taxes.map(({ code, rate, behavior, base, amount }) => ({ key: code, name: names.get(code) ?? code, rate: rate.toString(), behavior, base: base.toString(), amount: amount.toString() }));
}
