import { invariant } from '../kit/assert.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Invoice } from './invoice.entity.ts';
import type { NoteUse } from './settlement/settle-lines.ts';

/**
 * Takes what an invoice uses of its customer's credit notes out of them, in the transaction that issues it. Call with the customer locked:
 * a note that has less than it was settled with stops the step.
 */
export async function consumeNotes(tx: Transaction, invoice: Pick<Invoice, 'id' | 'customerId'>, used: readonly NoteUse[], now: Temporal.Instant): Promise<void> {
  if (used.length === 0) return;
  const amounts = used.map(({ amount }) => amount.toString());
  const taken = await tx.read.rows<{ id: string }>(
    `with u as (select u.id, u.note, u.amount from unnest($2::uuid[], $3::uuid[], $4::numeric[]) as u(id, note, amount)),
     n as (
       update credit_note n set balance = n.balance - u.amount, credit_status = case when n.balance = u.amount then 'CONSUMED' else n.credit_status end, updated_at = $6::timestamptz
       from u where n.organization_id = $1 and n.id = u.note and n.customer_id = $7 and n.credit_status = 'AVAILABLE' and n.balance >= u.amount returning n.id)
     insert into credit_note_application (id, organization_id, customer_id, credit_note_id, invoice_id, amount, created_at)
     select u.id, $1, $7, u.note, $5, u.amount, $6::timestamptz from u join n on n.id = u.note returning credit_note_id as id`,
    used.map(() => tx.newId()),
    used.map(({ creditNoteId }) => creditNoteId),
    amounts,
    invoice.id,
    now.toString(),
    invoice.customerId,
  );
  invariant(taken.length === used.length, `invoice ${invoice.id} uses credit notes that have what it takes of them`);
  for (const { creditNoteId } of used) tx.emit({ type: 'credit_note.updated', id: creditNoteId, customerId: invoice.customerId });
}

/**
 * Gives back what an invoice that is voided used of credit notes: later ones can use it. What was left of a note that was voided meanwhile
 * stays gone, what the invoice had of it comes back. A second run finds nothing.
 */
export async function returnNotes(tx: Transaction, invoice: Pick<Invoice, 'id' | 'customerId'>, now: Temporal.Instant): Promise<void> {
  const returned = await tx.read.rows<{ id: string }>(
    `with a as (
       update credit_note_application a set returned_at = $3::timestamptz
       where a.organization_id = $1 and a.invoice_id = $2 and a.returned_at is null returning a.credit_note_id, a.amount)
     update credit_note n set balance = n.balance + a.amount, credit_status = 'AVAILABLE', updated_at = $3::timestamptz
     from a where n.organization_id = $1 and n.id = a.credit_note_id returning n.id`,
    invoice.id,
    now.toString(),
  );
  for (const { id } of returned) tx.emit({ type: 'credit_note.updated', id, customerId: invoice.customerId });
}
