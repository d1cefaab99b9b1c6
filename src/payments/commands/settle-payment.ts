import { Invoice, closeInvoice, factsOf, isBeingPaid, moveOf, outstandingOf, takeOutcome } from '../../billing/index.ts';
import type { InvoiceTrigger, PaymentOutcome, PaymentStatus } from '../../billing/index.ts';
import { customersByIds, lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, ValidationError } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { PaymentRequest } from '../payment-request.entity.ts';
import { Payment } from '../payment.entity.ts';
import { PaymentNotFound, PaymentSettled, PaymentSuperseded } from '../payment.errors.ts';
import { paymentMoves } from '../payment-moves.ts';
import { describePayment, isLastAttempt, paymentBy } from '../payment.store.ts';
import type { PaymentLookUp } from '../payment.store.ts';
import { RequestedInvoice } from '../requested-invoice.entity.ts';
import { settleRequest } from './collect-requests.ts';

const triggers: Readonly<Record<Exclude<PaymentStatus, 'PENDING'>, InvoiceTrigger>> = { PAID: 'paid', FAILED: 'failed', ACTION_REQUIRED: 'action_required', UNCOLLECTIBLE: 'uncollectible' };

/**
 * Says what came of a payment of which its app said that it would tell later, or that the payer has to act, and answers its id; the same a second time changes
 * nothing. Of what was pending nothing else could be asked for meanwhile. Where the payer had to act, the invoices went on: they may be overdue, dunned, paid
 * otherwise or given up by now. Then money is taken only while nobody has asked for it again, and what failed is noted and moves no invoice that went on.
 *
 * Throws PaymentNotFound, ValidationError for PENDING, which says nothing, PaymentSettled for what is no move (`paymentMoves`), and PaymentSuperseded for
 * money that was asked for again since, or is no longer due.
 */
export function settlePayment(ctx: CommandContext, by: PaymentLookUp, outcome: PaymentOutcome): Promise<string> {
  return transact(ctx, async (tx) => {
    const { status } = outcome;
    if (status === 'PENDING') throw new ValidationError([issue('STATUS_PENDING', 'status is PENDING, which says nothing: say what came of it', 'status')]);
    const found = await paymentBy(tx.read, by);
    if (found === null) throw new PaymentNotFound(describePayment(by));
    await lockCustomer(tx, found.customerId);
    const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of a payment');
    const payment = await tx.em.findOneOrFail(Payment, { id: found.id });
    if (payment.status === status) return payment.id;
    if (!paymentMoves[payment.status].includes(status)) throw new PaymentSettled(payment);
    const now = await nowOf(tx, customer);

    const request = payment.paymentRequestId == null ? null : await tx.em.findOneOrFail(PaymentRequest, { id: payment.paymentRequestId });
    const shares = request === null ? [] : await tx.em.find(RequestedInvoice, { paymentRequestId: request.id }, { orderBy: { id: 'asc' } });
    const asked = request === null ? [{ invoiceId: present(payment.invoiceId, 'the invoice of a payment'), amount: payment.amount }] : shares;
    const invoices = new Map((await tx.em.find(Invoice, { id: { $in: asked.map(({ invoiceId }) => invoiceId) } })).map((invoice) => [invoice.id, invoice]));
    const parts = asked.map(({ invoiceId, amount }) => ({ invoice: present(invoices.get(invoiceId), 'an invoice that is asked for'), amount: Decimal.of(amount) }));
    const isOpen = payment.status === 'PENDING' || (await isStillAsked(tx, payment, parts, request === null ? triggers[status] : status === 'PAID' ? 'paid' : null, now));
    if (!isOpen && status === 'PAID') throw new PaymentSuperseded(payment);

    tx.em.assign(payment, { status, failure: outcome.failure?.message ?? null, failureCode: outcome.failure?.code ?? null, action: outcome.action });
    if (request !== null) {
      request.updatedAt = now;
      if (isOpen) await settleRequest(tx, request, shares, outcome, now);
      else Object.assign(request, { status: 'FAILED', failure: outcome.failure?.message ?? null });
    } else if (isOpen) {
      for (const { invoice, amount } of parts) await takeOutcome(tx, invoice, status, amount, now);
    }
    await closeInvoice(tx, customer);
    return payment.id;
  });
}

/** Whether a payment that the payer had to act on is still the way in which its invoices are asked for, and they can make this move; null: they need not. */
async function isStillAsked(tx: Transaction, payment: Payment, parts: readonly { readonly invoice: Invoice; readonly amount: Decimal }[], trigger: InvoiceTrigger | null, now: Temporal.Instant): Promise<boolean> {
  const isDue = parts.every(({ invoice, amount }) => !isBeingPaid(invoice) && amount.lte(outstandingOf(invoice)) && (trigger === null || moveOf(invoice.state, trigger, factsOf(invoice, now)) !== null));
  return isDue && (await isLastAttempt(tx.read, payment.id, parts.map(({ invoice }) => invoice.id)));
}
