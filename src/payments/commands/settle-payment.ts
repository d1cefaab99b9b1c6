import { Invoice, closeInvoice, takeOutcome } from '../../billing/index.ts';
import type { PaymentOutcome } from '../../billing/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { PaymentRequest } from '../payment-request.entity.ts';
import { Payment } from '../payment.entity.ts';
import { PaymentNotFound, PaymentSettled } from '../payment.errors.ts';
import { describePayment, paymentBy } from '../payment.store.ts';
import type { PaymentLookUp } from '../payment.store.ts';
import { RequestedInvoice } from '../requested-invoice.entity.ts';
import { settleRequest } from './collect-requests.ts';

/**
 * Says what came of a payment of which its app said that it would tell later, and answers its id; the same a second time changes nothing.
 * Throws PaymentNotFound, ValidationError for PENDING, which says nothing, and PaymentSettled where it was said otherwise before.
 */
export function settlePayment(ctx: CommandContext, by: PaymentLookUp, outcome: PaymentOutcome): Promise<string> {
  return transact(ctx, async (tx) => {
    refuse(outcome.status === 'PENDING' ? [issue('STATUS_PENDING', 'status is PENDING, which it is already: say what came of it', 'status')] : []);
    const found = await paymentBy(tx.read, by);
    if (found === null) throw new PaymentNotFound(describePayment(by));
    await lockCustomer(tx, found.customerId);
    const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a payment');
    const payment = await tx.em.findOneOrFail(Payment, { id: found.id });
    if (payment.status === outcome.status) return payment.id;
    if (payment.status !== 'PENDING') throw new PaymentSettled(payment);
    const now = await nowOf(tx, customer);
    tx.em.assign(payment, { status: outcome.status, failure: outcome.failure?.message ?? null, failureCode: outcome.failure?.code ?? null, action: outcome.action });
    if (payment.paymentRequestId == null) {
      const invoice = await tx.em.findOneOrFail(Invoice, { id: present(payment.invoiceId, 'the invoice of a payment') });
      await takeOutcome(tx, invoice, outcome.status, Decimal.of(payment.amount), now);
    } else {
      const request = await tx.em.findOneOrFail(PaymentRequest, { id: payment.paymentRequestId });
      const shares = await tx.em.find(RequestedInvoice, { paymentRequestId: request.id }, { orderBy: { id: 'asc' } });
      request.updatedAt = now;
      await settleRequest(tx, request, shares, outcome, now);
    }
    await closeInvoice(tx, customer);
    return payment.id;
  });
}
