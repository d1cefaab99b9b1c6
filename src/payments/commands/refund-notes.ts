import { CreditNote, settleRefund } from '../../billing/index.ts';
import type { PaymentApps } from '../../billing/index.ts';
import { byItself, customersByIds, nowOf } from '../../customers/index.ts';
import type { DueWorker } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { later } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { Refund } from '../refund.entity.ts';
import { setNextRefund } from './request-refund.ts';

/** Asks payment apps to give back what the customer's credit notes refund. A crash asks again under the same attempt key. */
export function refundNotes(apps: PaymentApps): DueWorker {
  return byItself(async (tx, customerId, at) => {
    const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer of a refund');
    const now = later(at, await nowOf(tx, customer));
    const due = await tx.em.find(Refund, { customerId, requestAt: { $lte: now } }, { orderBy: { requestAt: 'asc', id: 'asc' } });
    for (const refund of due) await giveBack(tx, apps, refund, now);
    await tx.em.flush();
    await setNextRefund(tx, customer);
  });
}

async function giveBack(tx: Transaction, apps: PaymentApps, refund: Refund, now: Temporal.Instant): Promise<void> {
  tx.em.assign(refund, { requestAt: null, updatedAt: now });
  const note = await tx.em.findOneOrFail(CreditNote, { id: refund.creditNoteId });
  // Somebody said meanwhile what became of it, and money is given back once.
  if (note.refundStatus !== 'PENDING') {
    refund.status = 'WITHDRAWN';
    return;
  }
  const { status, failure } = await apps[refund.app].refund(tx, {
    attemptKey: `refund:${refund.creditNoteId}:${refund.attempt}`,
    creditNoteId: refund.creditNoteId,
    invoiceId: refund.invoiceId,
    customerId: refund.customerId,
    amount: Decimal.of(refund.amount),
    currency: refund.currency,
    at: now,
  });
  tx.em.assign(refund, { status, failure: failure?.message ?? null, failureCode: failure?.code ?? null });
  await tx.em.flush();
  if (status !== 'PENDING') await settleRefund(tx, refund.creditNoteId, status, failure === null ? null : { code: failure.code ?? 'REFUND_FAILED', message: failure.message });
}
