import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { CreditNote } from '../credit-note.entity.ts';
import { CreditNoteNotFound } from '../credit-note.errors.ts';
import { creditNoteBy, describeCreditNote } from '../credit-note.store.ts';
import type { CreditNoteLookUp } from '../credit-note.store.ts';

export interface OpenCreditNote {
  readonly note: CreditNote;
  /** In the customer's time. */
  readonly now: Temporal.Instant;
}

/** The credit note that something is to be done to, with its customer locked until the transaction ends. Throws CreditNoteNotFound. */
export async function openCreditNote(tx: Transaction, by: CreditNoteLookUp): Promise<OpenCreditNote> {
  const found = await creditNoteBy(tx.read, by);
  if (found === null) throw new CreditNoteNotFound(describeCreditNote(by));
  await lockCustomer(tx, found.customerId);
  const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a credit note');
  return { note: await tx.em.findOneOrFail(CreditNote, { id: found.id }, { refresh: true }), now: await nowOf(tx, customer) };
}
