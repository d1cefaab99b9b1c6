import { nowOf, setDue } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { invariant, present } from '../../kit/assert.ts';
import { later } from '../../kit/instant.ts';
import { visible } from '../../platform/side-by-side.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { amountDueOf } from '../amount-due.ts';
import { billedCustomer, newInvoice } from '../gathering.ts';
import { replaced } from '../invoice-issues.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';
import { fire } from '../invoice-machine.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { settlementComponent, settlementIssues } from '../settlement/settlement-issues.ts';
import { totalsFromText } from '../totals-columns.ts';
import { FeePayment } from './fee-payment.entity.ts';
import { duePaidFees, nextPaidFees } from './fee-payment.store.ts';
import { followHeldFees, setFigures } from './hold-fees.ts';

/** Who makes invoices of fees that were paid on their own. */
export const paidFeesSource = 'billing.paid-fees';

/** Says when the first of the customer's paid fees goes onto an invoice. Call with the customer locked, whenever that may have changed. */
export async function planPaidFees(tx: Transaction, customer: CustomerRow): Promise<void> {
  await visible(tx);
  await setDue(tx, customer, paidFeesSource, await nextPaidFees(tx.read, customer.id));
}

/**
 * Makes invoices of the customer's paid fees whose period is over: one a currency, of kind ADVANCE_CHARGES. It is issued and paid when it is made, since all of it was paid before, fee by fee;
 * it waits for nothing, nothing pays of it, and its figures are the sums of what its fees came to. What did not succeed stays where it is. All in one transaction; a second run finds
 * nothing that is due.
 */
export const invoicePaidFees: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  const now = later(at, await nowOf(tx, customer));
  await visible(tx);
  const due = await duePaidFees(tx.read, customer.id, now);
  for (const [currency, fees] of Map.groupBy(due, (fee) => fee.currency)) await invoiceFees(tx, customer, currency, fees.map(({ id }) => id), now);
  await planPaidFees(tx, customer);
};

async function invoiceFees(tx: Transaction, customer: CustomerRow, currency: string, ids: string[], now: Temporal.Instant): Promise<void> {
  const lines = await tx.em.find(InvoiceLine, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
  const payments = new Map((await tx.em.find(FeePayment, { invoiceLineId: { $in: ids } })).map((payment) => [payment.invoiceLineId, payment]));
  const holder = await tx.em.findOneOrFail(Invoice, { id: present(lines[0], 'a fee that is due').invoiceId });
  const invoice = await newInvoice(tx, customer, { currency, kind: 'DRAFT', madeFor: 'ADVANCE_CHARGES', now });
  await visible(tx);
  for (const line of lines) {
    const payment = present(payments.get(line.id), 'the payment of a fee');
    invariant(line.invoiceId === holder.id && payment.status === 'SUCCEEDED' && payment.invoicedAt == null, `fee ${line.id} is paid and on no invoice`);
    line.invoiceId = invoice.id;
    line.updatedAt = now;
    payment.invoicedAt = now;
    payment.updatedAt = now;
  }
  setFigures(invoice, lines.map((line) => ({ totals: totalsFromText(line), taxes: present(payments.get(line.id), 'the payment of a fee').taxes, periodFrom: line.periodFrom ?? null, periodTo: line.periodTo ?? null })));
  // The money is here: what would keep another invoice from being issued is told.
  const found = settlementIssues(invoice.total, invoice.workflow.tax.enforced, lines).map((issue): InvoiceIssue => ({ ...issue, severity: 'WARNING' }));
  invoice.issues = replaced(invoice.issues, settlementComponent, found, now);
  await followHeldFees(tx, holder, now);
  await issuePaid(tx, invoice, now);
  await visible(tx);
}

/** Passes what a draft is for: nothing of it can change. Of nothing it is closed where its workflow does not issue such ones. */
async function issuePaid(tx: Transaction, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  Object.assign(invoice, { state: 'draft.ready_to_issue', collectionAt: now, quantitiesAt: now, draftUntil: now });
  await fire(tx, invoice, 'next', now);
  if (invoice.state === 'closed') return;
  await fire(tx, invoice, 'next', now);
  invoice.paidAmount = amountDueOf(invoice).toString();
  invariant(await fire(tx, invoice, 'paid', now), `invoice ${invoice.id} of paid fees is issued and paid, and not ${invoice.state}`);
}
