import { customersByIds, nowOf, setDue, startDueNow } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { Reaction, Transaction } from '../../platform/transaction.ts';
import { Refund } from '../refund.entity.ts';
import { appThatCanRefund } from '../refund.store.ts';

/** Who asks payment apps to give back what credit notes refund. */
export const refundsSource = 'payments.refunds';

/** What a request for a refund says beside the credit note that it is of. */
export interface RefundPayload {
  readonly amount: string;
  readonly currency: string;
  readonly invoiceId: string;
}

/**
 * To `credit_note.refund_requested`: has the app that took the invoice's money asked to give it back, in a step of its own. What came
 * outside of every app is given back outside too: such a note waits until somebody says what became of it. One attempt is under way at most:
 * an app that said it would tell later is asked for that one again.
 */
export const requestRefund: Reaction = async (tx, { id: creditNoteId, customerId, payload }) => {
  const { amount, currency, invoiceId } = payload as unknown as RefundPayload;
  const customer = present((await customersByIds(tx.read, [present(customerId, 'the customer of a refund')]))[0], 'the customer of a refund');
  const attempts = await tx.em.find(Refund, { creditNoteId });
  if (attempts.some(({ status }) => status === 'REQUESTED' || status === 'SUCCEEDED')) return;
  const now = await nowOf(tx, customer);
  const pending = attempts.find(({ status }) => status === 'PENDING');
  if (pending !== undefined) tx.em.assign(pending, { requestAt: now, updatedAt: now });
  else {
    const app = await appThatCanRefund(tx.read, invoiceId, Decimal.of(amount));
    if (app === null) return;
    tx.em.create(Refund, {
      ...{ id: tx.newId(), organizationId: tx.organizationId, customerId: customer.id, creditNoteId, invoiceId, app, attempt: attempts.length + 1, amount, currency },
      ...{ status: 'REQUESTED', failure: null, failureCode: null, requestAt: now, createdAt: now, updatedAt: now },
    });
  }
  await tx.em.flush();
  await setNextRefund(tx, customer);
  await startDueNow(tx, customer);
};

/** Says when the first of the customer's refunds is to be asked for. Refunds must be flushed. */
export async function setNextRefund(tx: Transaction, customer: Pick<CustomerRow, 'id' | 'testClockId'>): Promise<void> {
  const rows = await tx.read.rows<{ at: string | null }>('select min(request_at) as at from refund where organization_id = $1 and customer_id = $2 and request_at is not null', customer.id);
  await setDue(tx, customer, refundsSource, instantOrNull(rows[0]?.at ?? null));
}
