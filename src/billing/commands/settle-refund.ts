import type { Transaction } from '../../platform/transaction.ts';
import { RefundStatusFixed } from '../credit-note.errors.ts';
import { refundRequested } from '../issue-note.ts';
import type { CreditNote } from '../credit-note.entity.ts';
import type { RefundFailure, RefundStatus } from '../credit-notes/credit-note.ts';
import { openCreditNote } from './open-credit-note.ts';

/**
 * Says what became of a credit note's refund; the same outcome a second time changes nothing. Locks the customer. Throws
 * CreditNoteNotFound, and RefundStatusFixed for a note that refunds nothing or whose refund has succeeded.
 */
export async function settleRefund(tx: Transaction, creditNoteId: string, status: 'SUCCEEDED' | 'FAILED', failure: RefundFailure | null = null): Promise<void> {
  const { note, now } = await openCreditNote(tx, { id: creditNoteId });
  if (note.refundStatus === status) return;
  moveRefund(tx, note, status, failure, now);
  await tx.em.flush();
}

/** Moves the refund of a note on and tells of it. Back to PENDING, it is asked for again. Persisted, not flushed. */
export function moveRefund(tx: Transaction, note: CreditNote, status: RefundStatus, failure: RefundFailure | null, now: Temporal.Instant): void {
  if (note.refundStatus == null || note.refundStatus === 'SUCCEEDED') throw new RefundStatusFixed({ id: note.id, number: note.number, refundStatus: note.refundStatus ?? null }, status);
  const { id, customerId } = note;
  tx.em.assign(note, { refundStatus: status, refundFailure: status === 'FAILED' ? failure : null, refundedAt: status === 'SUCCEEDED' ? now : null, updatedAt: now });
  tx.emit({ type: 'credit_note.updated', id, customerId, payload: { refundStatus: status } });
  if (status === 'FAILED') tx.emit({ type: 'credit_note.refund_failed', id, customerId });
  if (status === 'PENDING') askForRefund(tx, note);
}

/** Has the refund of a note asked for; where it is under way, once more by the name that it was asked for by. */
export function askForRefund(tx: Transaction, { id, customerId, currency, invoiceId, refundAmount }: CreditNote): void {
  tx.emit({ type: refundRequested, id, customerId, payload: { amount: refundAmount, currency, invoiceId } });
}
