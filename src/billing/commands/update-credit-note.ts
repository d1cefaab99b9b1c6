import { z } from 'zod';
import { issue, refuse } from '../../kit/errors.ts';
import { metadata, parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import type { CreditNoteLookUp } from '../credit-note.store.ts';
import type { RefundStatus } from '../credit-notes/credit-note.ts';
import { openCreditNote } from './open-credit-note.ts';
import { askForRefund, moveRefund } from './settle-refund.ts';

/** What is left out stays; null takes a description or metadata away. */
export interface UpdateCreditNoteInput {
  /** Null is refused. */
  readonly refundStatus?: RefundStatus | null | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
}

const words = z.object({ description: text(1_024).nullish(), metadata: metadata().nullish() });

/**
 * Says what became of a refund that was made outside, or notes something about a credit note; its amounts never change. Answers its id.
 * Checked in this order: that it exists (CreditNoteNotFound), the input (ValidationError), and that its refund can change
 * (RefundStatusFixed): not once it has succeeded. PENDING has a refund that failed asked for again, and one that is under way asked for once more.
 */
export function updateCreditNote(ctx: CommandContext, by: CreditNoteLookUp, input: UpdateCreditNoteInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { note, now } = await openCreditNote(tx, by);
    refuse(input.refundStatus === null ? [issue('REQUIRED', 'refundStatus is null: leave it out, or give PENDING, SUCCEEDED or FAILED', 'refundStatus')] : []);
    const { description, metadata: own } = parsed(words, { description: input.description, metadata: input.metadata });
    const to = input.refundStatus ?? note.refundStatus;
    const moves = to != null && to !== note.refundStatus;
    if (moves) moveRefund(tx, note, to, null, now);
    else if (input.refundStatus === 'PENDING') askForRefund(tx, note);
    tx.em.assign(note, { ...(description === undefined ? {} : { description }), ...(own === undefined ? {} : { metadata: own }), updatedAt: now });
    await tx.em.flush();
    if (!moves) tx.emit({ type: 'credit_note.updated', id: note.id, customerId: note.customerId });
    return note.id;
  });
}
