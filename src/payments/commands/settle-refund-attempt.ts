import { CreditNoteNotFound, creditNoteBy, describeCreditNote, settleRefund } from '../../billing/index.ts';
import type { CreditNoteLookUp, RefundOutcome } from '../../billing/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Reaction } from '../../platform/transaction.ts';
import { RefundNotAsked, RefundSettled } from '../payment.errors.ts';
import { Refund } from '../refund.entity.ts';
import type { RefundState } from '../refund.entity.ts';
import { setNextRefund } from './request-refund.ts';

/**
 * Says what came of a refund of which its app said that it would tell later, and answers the credit note's id; the same a second time changes
 * nothing. Throws CreditNoteNotFound, ValidationError for PENDING, which says nothing, RefundNotAsked where no app was asked, and
 * RefundSettled where it was said otherwise before, by the app or by hand.
 */
export function settleRefundAttempt(ctx: CommandContext, by: CreditNoteLookUp, { status, failure }: RefundOutcome): Promise<string> {
  return transact(ctx, async (tx) => {
    refuse(status === 'PENDING' ? [issue('REFUND_STATUS_PENDING', 'status is PENDING, which it is already: say what came of it', 'status')] : []);
    const note = await creditNoteBy(tx.read, by);
    if (note === null) throw new CreditNoteNotFound(describeCreditNote(by));
    await lockCustomer(tx, note.customerId);
    const customer = present((await customersByIds(tx.read, [note.customerId]))[0], 'the customer of a credit note');
    const [last] = await tx.em.find(Refund, { creditNoteId: note.id }, { orderBy: { attempt: 'desc' }, limit: 1 });
    if (last === undefined || last.status === 'REQUESTED' || last.status === 'WITHDRAWN') throw new RefundNotAsked(note);
    if (last.status === status) return note.id;
    if (last.status !== 'PENDING') throw new RefundSettled(note, last.status);
    settle(last, status, failure, await nowOf(tx, customer));
    await tx.em.flush();
    await setNextRefund(tx, customer);
    if (status !== 'PENDING') await settleRefund(tx, note.id, status, failure === null ? null : { code: failure.code ?? 'REFUND_FAILED', message: failure.message });
    return note.id;
  });
}

/** To `credit_note.updated`: where somebody says by hand what came of a refund of which the app would tell later, its attempt ends as they say. */
export const followRefund: Reaction = async (tx, { id: creditNoteId, customerId, payload }) => {
  const status = payload?.['refundStatus'];
  if (status !== 'SUCCEEDED' && status !== 'FAILED') return;
  const [pending] = await tx.em.find(Refund, { creditNoteId, status: 'PENDING' });
  if (pending === undefined) return;
  const customer = present((await customersByIds(tx.read, [present(customerId, 'the customer of a refund')]))[0], 'the customer of a refund');
  settle(pending, status, status === 'FAILED' ? { code: null, message: 'it was said by hand that it failed' } : null, await nowOf(tx, customer));
  await tx.em.flush();
  await setNextRefund(tx, customer);
};

/** It ends, and its app is not asked for it again. */
function settle(refund: Refund, status: RefundState, failure: RefundOutcome['failure'], now: Temporal.Instant): void {
  Object.assign(refund, { status, failure: failure?.message ?? null, failureCode: failure?.code ?? null, requestAt: null, updatedAt: now });
}
