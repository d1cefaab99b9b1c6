import type { CustomerRow } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import { newInvoice } from './gathering.ts';
import { fire, setNextAdvance } from './invoice-machine.ts';
import type { Invoice } from './invoice.entity.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import { addLine } from './new-line.ts';
import type { NewLine } from './new-line.ts';
import { planInvoice, rateInvoice } from './rate-invoice.ts';
import type { BillingWorkflow } from './workflow.ts';

/**
 * Invoices lines at once: the invoice waits for no late event, no draft period and no approval. It is rated and moves on as far as it can.
 * Call with the customer locked.
 */
export async function invoiceNow(tx: Transaction, customer: CustomerRow, currency: string, lines: readonly NewLine[], now: Temporal.Instant, madeFor: InvoiceKind = 'SUBSCRIPTION'): Promise<Invoice> {
  const invoice = await newInvoice(tx, customer, { currency, kind: 'DRAFT', madeFor, now });
  invoice.workflow = atOnce(invoice.workflow);
  const made = lines.map((line) => addLine(tx, customer, invoice, line, now));
  await tx.em.flush();
  await rateInvoice(tx, invoice, made, now);
  planInvoice(invoice, made);
  await fire(tx, invoice, 'next', now);
  await tx.em.flush();
  await setNextAdvance(tx, customer);
  return invoice;
}

function atOnce(workflow: BillingWorkflow): BillingWorkflow {
  return {
    ...workflow,
    collection: { alignment: { type: 'SUBSCRIPTION' }, interval: 'PT0S' },
    invoicing: { ...workflow.invoicing, autoAdvance: true, draftPeriod: 'PT0S' },
  };
}
