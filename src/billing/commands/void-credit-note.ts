import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { NoVoidableAmount } from '../credit-note.errors.ts';
import type { CreditNoteLookUp } from '../credit-note.store.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { openCreditNote } from './open-credit-note.ts';

/**
 * Takes away what invoices have not used of a credit note, and answers its id. What was used stays used, and what was credited of the
 * invoice cannot be credited again. Throws CreditNoteNotFound, and NoVoidableAmount where nothing is left.
 */
export function voidCreditNote(ctx: CommandContext, by: CreditNoteLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const { note, now } = await openCreditNote(tx, by);
    if (note.creditStatus !== 'AVAILABLE') throw new NoVoidableAmount(note);
    tx.em.assign(note, { balance: '0', creditStatus: 'VOIDED', voidedAt: now, updatedAt: now });
    await tx.em.flush();
    await settleDrafts(tx, note.customerId, now);
    tx.emit({ type: 'credit_note.voided', id: note.id, customerId: note.customerId });
    return note.id;
  });
}
