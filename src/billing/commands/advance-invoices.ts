import { customersByIds, nowOf, ownTransaction } from '../../customers/index.ts';
import type { DueWorker } from '../../customers/index.ts';
import { later } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { outstandingOf } from '../amount-due.ts';
import { billedCustomer } from '../gathering.ts';
import { Invoice } from '../invoice.entity.ts';
import { asked, awaitsPaymentApp, fire, isOverdue, isRetryDue, setNextAdvance } from '../invoice-machine.ts';
import type { PaymentApps } from '../payment-app.ts';
import { takeOutcome } from '../receive-payment.ts';

/**
 * Moves every invoice of the customer that is due by one step. A step is one transaction: up to handing over, issuing, or asking for the
 * payment, so that a crash repeats that one and gives no number twice and asks for no payment twice.
 */
export function advanceInvoices(apps: PaymentApps): DueWorker {
  return async (tx, customerId, at) => {
    const customer = await billedCustomer(tx, customerId);
    const now = later(at, await nowOf(tx, customer));
    const due = await tx.em.find(Invoice, { customerId, advanceAt: { $lte: now } }, { orderBy: { advanceAt: 'asc', id: 'asc' } });
    for (const invoice of due) await step(tx, apps, invoice, now);
    await setNextAdvance(tx, customer);
  };
}

async function step(tx: Transaction, apps: PaymentApps, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  if (awaitsPaymentApp(invoice)) return collectPayment(tx, apps, invoice, now);
  if (isOverdue(invoice, now)) {
    await fire(tx, invoice, 'overdue', now);
    return;
  }
  if (isRetryDue(invoice, now)) {
    invoice.paymentRetries += 1;
    await fire(tx, invoice, 'retry', now);
    return;
  }
  // Nothing more to wait for: it must not come up again and again.
  if (!(await fire(tx, invoice, 'next', now))) invoice.advanceAt = null;
}

/**
 * Asks the app of an invoice for what is outstanding of it, once a round, and does what follows from its answer; what comes to nothing is paid. An app that asks
 * somebody outside is asked in a transaction of its own alone: elsewhere nothing is done. Call with the customer locked, in a round of which nobody was asked.
 */
export async function collectPayment(tx: Transaction, apps: PaymentApps, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  const amount = outstandingOf(invoice);
  const app = apps[invoice.workflow.payment.app];
  // Nobody outside is asked for money before the invoice that asks for it is there to stay.
  if (amount.isPositive() && !app.isLocal && !ownTransaction(tx)) return;
  asked(invoice, now);
  if (!amount.isPositive()) {
    await fire(tx, invoice, 'paid', now);
    return;
  }
  const outcome = await app.collect(tx, {
    attemptKey: `${invoice.id}:${invoice.paymentRound}`,
    attempt: invoice.paymentRound,
    invoiceIds: [invoice.id],
    metadata: [invoice.metadata ?? null],
    paymentRequestId: null,
    customerId: invoice.customerId,
    amount,
    currency: invoice.currency,
    at: now,
  });
  await takeOutcome(tx, invoice, outcome.status, amount, now);
}

/** After its lines changed: rates a draft again and moves it on as far as it goes; one without lines goes away. */
export async function updateDraft(tx: Transaction, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  await tx.em.flush();
  const [left] = await tx.read.rows('select 1 from invoice_line where organization_id = $1 and invoice_id = $2 and deleted_at is null limit 1', invoice.id);
  await fire(tx, invoice, left === undefined ? 'delete' : 'updated', now);
  await tx.em.flush();
  const [customer] = await customersByIds(tx.read, [invoice.customerId]);
  if (customer != null) await setNextAdvance(tx, customer);
}
