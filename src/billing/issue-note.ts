import { present } from '../kit/assert.ts';
import type { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { CreditNoteItem } from './credit-note-item.entity.ts';
import { CreditNote } from './credit-note.entity.ts';
import type { CreditItem } from './credit-notes/amounts.ts';
import { creditNoteNumber, creditStatusOf, noteTaxesToJson } from './credit-notes/credit-note.ts';
import type { CreditNoteCause, CreditNoteReason } from './credit-notes/credit-note.ts';
import type { NoteFigures } from './credit-notes/note.ts';
import type { CreditedInvoice } from './credit-note.store.ts';
import { settlementFromJson } from './settlement/settlement-json.ts';
import type { SettlementJson } from './settlement/settlement-json.ts';

/** Asks for what a note pays back; `id` is the note, the payload says the amount, its currency and the invoice. */
export const refundRequested = 'credit_note.refund_requested';

/** A note that is made: its figures were computed of what the invoice had left, and its two amounts add up to their total. */
export interface NewNote {
  readonly invoice: CreditedInvoice & { readonly customerId: string; readonly number?: string | null | undefined };
  /** How many notes of the invoice there are. */
  readonly notes: number;
  readonly items: readonly CreditItem[];
  readonly figures: NoteFigures;
  readonly creditAmount: Decimal;
  readonly refundAmount: Decimal;
  /** The name that another system has for it; none where nothing is said. */
  readonly externalId?: string | null;
  readonly cause: CreditNoteCause;
  readonly reason: CreditNoteReason;
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
}

/** Makes a credit note of an issued invoice and tells of it; flushed. Call with the customer locked. */
export async function issueNote(tx: Transaction, { invoice, notes, items, figures, creditAmount, refundAmount, externalId, cause, reason, description, metadata }: NewNote, now: Temporal.Instant): Promise<CreditNote> {
  const { organizationId } = tx;
  const { customerId, currency } = invoice;
  const sequence = notes + 1;
  const names = new Map(settlementFromJson(invoice.settlement as Partial<SettlementJson> | null).taxes.map(({ key, name }) => [key, name]));
  const refunds = refundAmount.isPositive();
  // Issued in this very transaction, it is numbered when it is written.
  if (invoice.number == null) await tx.em.flush();
  const note = tx.em.create(CreditNote, {
    id: tx.newId(), organizationId, customerId, invoiceId: invoice.id, sequence, externalId: externalId ?? null, currency, cause, reason, description, metadata,
    number: creditNoteNumber(present(invoice.number, 'the number of an issued invoice'), sequence),
    couponsAdjustment: figures.coupons.toString(), subTotal: figures.subTotal.toString(),
    taxesTotal: figures.taxAmount.toString(), taxesInclusiveTotal: figures.inclusiveTaxAmount.toString(), preciseTaxesTotal: figures.preciseTaxAmount.toString(),
    taxRounding: figures.taxRounding.toString(), taxRate: figures.taxRate.toString(), taxes: noteTaxesToJson(figures.taxes, names),
    total: figures.total.toString(), creditAmount: creditAmount.toString(), refundAmount: refundAmount.toString(), balance: creditAmount.toString(),
    creditStatus: creditStatusOf(creditAmount, creditAmount), refundStatus: refunds ? 'PENDING' : null, refundFailure: null, refundedAt: null,
    issuedAt: now, voidedAt: null, createdAt: now, updatedAt: now,
  });
  for (const { chargeId, amount } of items) {
    tx.em.create(CreditNoteItem, { id: tx.newId(), organizationId, customerId, creditNoteId: note.id, invoiceLineId: chargeId, amount: amount.toString() });
  }
  await tx.em.flush();
  tx.emit({ type: 'credit_note.created', id: note.id, customerId });
  if (refunds) tx.emit({ type: refundRequested, id: note.id, customerId, payload: { amount: refundAmount.toString(), currency, invoiceId: invoice.id } });
  return note;
}
