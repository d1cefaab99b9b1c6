import { Invoice, closeInvoice, isBeingPaid, outstandingOf, paidOutcome } from '../../billing/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { PaymentRequest } from '../payment-request.entity.ts';
import { paymentRequestsByIds } from '../payment-request.store.ts';
import { PaymentInProgress, PaymentReferenceTaken, PaymentRequestClosed, PaymentRequestNotFound } from '../payment.errors.ts';
import { keepPayment, paymentBy } from '../payment.store.ts';
import { recordedIssues, timeIssues } from '../recorded-payment.ts';
import type { RecordedMoney } from '../recorded-payment.ts';
import { RequestedInvoice } from '../requested-invoice.entity.ts';
import { settleRequest } from './collect-requests.ts';

/**
 * Counts money that came outside of any app for a payment request that was sent: all of it, which pays all of its invoices. Answers the
 * payment's id; recorded again under the same reference and amount, it answers the first one's. Throws ValidationError,
 * PaymentRequestNotFound, PaymentReferenceTaken, PaymentRequestClosed where it waits for no money (any more), and PaymentInProgress while an
 * app is being asked for one of its invoices.
 */
export function recordRequestPayment(ctx: CommandContext, requestId: string, money: RecordedMoney): Promise<string> {
  const { amount, reference, metadata, paidAt } = money;
  const work = transact(ctx, async (tx) => {
    refuse(recordedIssues(money));
    const [found] = await paymentRequestsByIds(tx.read, [requestId]);
    if (found == null) throw new PaymentRequestNotFound();
    await lockCustomer(tx, found.customerId);
    const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a payment request');
    const now = await nowOf(tx, customer);
    const known = await paymentBy(tx.read, { reference });
    if (known !== null) {
      if (known.paymentRequestId === found.id && Decimal.of(known.amount).eq(amount)) return known.id;
      throw new PaymentReferenceTaken(reference, known.id);
    }
    const request = await tx.em.findOneOrFail(PaymentRequest, { id: found.id });
    if (request.status !== 'PENDING' || request.collectionMethod !== 'SEND_INVOICE') throw new PaymentRequestClosed(request);
    const due = Decimal.of(request.amount);
    refuse([...timeIssues(paidAt, now), ...(amount.eq(due) ? [] : [issue('PAYMENT_AMOUNT_MISMATCH', `amount is ${amount} while the request is for ${due}: record all of it, or what came for each of its invoices`, 'amount')])]);
    const shares = await tx.em.find(RequestedInvoice, { paymentRequestId: request.id }, { orderBy: { id: 'asc' } });
    for (const share of shares) {
      const invoice = await tx.em.findOneOrFail(Invoice, { id: share.invoiceId });
      if (isBeingPaid(invoice)) throw new PaymentInProgress(invoice.id);
      // Whatever changes what is outstanding closes the request; never more is taken than that.
      if (!outstandingOf(invoice).eq(Decimal.of(share.amount))) throw new PaymentRequestClosed(request);
    }
    const id = tx.newId();
    await keepPayment(tx, {
      ...{ id, customerId: customer.id, invoiceId: null, paymentRequestId: request.id, app: 'RECORDED', attemptKey: `recorded:${id}`, attempt: 0, reference },
      ...{ amount: amount.toString(), currency: request.currency, status: 'PAID', failure: null, failureCode: null, action: null, metadata, createdAt: (paidAt ?? now).toString() },
    });
    request.updatedAt = now;
    await settleRequest(tx, request, shares, paidOutcome, now);
    tx.emit({ type: 'payment.recorded', id, customerId: customer.id });
    await closeInvoice(tx, customer);
    return id;
  });
  return meaning(work, { payment_reference_unique: () => new PaymentReferenceTaken(reference, null) });
}
