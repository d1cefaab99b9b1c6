import { nowOf } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { later, notAfter } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { billedCustomer, newInvoice, settleGathering } from '../gathering.ts';
import { fire, setNextAdvance } from '../invoice-machine.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { planInvoice, rateInvoice } from '../rate-invoice.ts';

/** Makes invoices of the customer's lines whose time has come. */
export const collectDueLines: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  await collectLines(tx, customer, later(at, await nowOf(tx, customer)));
};

/**
 * Moves the lines whose invoiceAt has come from each gathering invoice that is due to a draft of its own: one a currency. The drafts are
 * rated and move on as far as they can. Answers their ids. Call with the customer locked; a second run finds nothing to move.
 */
export async function collectLines(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<string[]> {
  const gathering = await tx.em.find(Invoice, { customerId: customer.id, status: 'GATHERING', deletedAt: null, collectionAt: { $lte: now } }, { orderBy: { currency: 'asc' } });
  const made: string[] = [];
  for (const from of gathering) {
    const pending = await tx.em.find(InvoiceLine, { invoiceId: from.id, deletedAt: null }, { orderBy: { id: 'asc' } });
    const due = pending.filter((line) => notAfter(line.invoiceAt, now));
    if (due.length > 0) made.push(await draftOf(tx, customer, from, due, now));
  }
  await settleGathering(tx, customer, gathering, now);
  await setNextAdvance(tx, customer);
  return made;
}

async function draftOf(tx: Transaction, customer: CustomerRow, from: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant): Promise<string> {
  const invoice = await newInvoice(tx, customer, { currency: from.currency, kind: 'DRAFT', now });
  for (const line of lines) {
    line.invoiceId = invoice.id;
    line.updatedAt = now;
  }
  await tx.em.flush();
  await rateInvoice(tx, invoice, lines, now);
  planInvoice(invoice, lines);
  await fire(tx, invoice, 'next', now);
  await tx.em.flush();
  return invoice.id;
}
