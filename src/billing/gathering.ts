import { customersByIds, setDue } from '../customers/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { earlier, later } from '../kit/instant.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Transaction } from '../platform/transaction.ts';
import { profileOf } from './billing-profile.store.ts';
import { gatheringCollectionAt } from './collection.ts';
import { Invoice } from './invoice.entity.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import { nextNumber } from './numbering.ts';
import type { InvoiceParty } from './party.ts';
import { zeroTotals } from './rating/totals.ts';
import { totalsToText } from './totals-columns.ts';
import { alignmentOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/** Who makes invoices of gathered lines. */
export const collectSource = 'billing.collect';

/** The customer of a due step or a reaction. */
export async function billedCustomer(tx: Transaction, customerId: string): Promise<CustomerRow> {
  return present((await customersByIds(tx.read, [customerId]))[0], 'the customer of an invoice');
}

/**
 * The invoice that the customer's lines of one currency gather on; made, or brought back, when there is none. Call with the customer
 * locked.
 */
export async function gatheringInvoice(tx: Transaction, customer: CustomerRow, currency: string, now: Temporal.Instant): Promise<Invoice> {
  const found = await tx.em.findOne(Invoice, { customerId: customer.id, currency, status: 'GATHERING' });
  if (found !== null) {
    found.deletedAt = null;
    return found;
  }
  return newInvoice(tx, customer, { currency, kind: 'GATHERING', now });
}

/** A new invoice with a copy of the settings of the customer's profile; persisted, not flushed. */
export async function newInvoice(
  tx: Transaction,
  customer: CustomerRow,
  { currency, kind, madeFor = 'SUBSCRIPTION', now }: { readonly currency: string; readonly kind: 'GATHERING' | 'DRAFT'; readonly madeFor?: InvoiceKind; readonly now: Temporal.Instant },
): Promise<Invoice> {
  const profile = await profileOf(tx, customer.id);
  const invoice = tx.em.create(Invoice, {
    id: tx.newId(),
    organizationId: tx.organizationId,
    customerId: customer.id,
    billingProfileId: profile.id,
    kind: madeFor,
    externalId: null,
    number: null,
    // What was billed elsewhere is no draft here.
    workingNumber: madeFor === 'RECORDED' ? null : await nextNumber(tx, kind, customer, currency),
    status: kind,
    state: kind === 'GATHERING' ? 'gathering' : 'draft.created',
    currency,
    supplier: profile.supplier as InvoiceParty,
    billedTo: null,
    workflow: profile.workflow as BillingWorkflow,
    periodFrom: null,
    periodTo: null,
    ...totalsToText(zeroTotals),
    settlement: null,
    collectionAt: null,
    quantitiesAt: null,
    draftUntil: null,
    issuedAt: null,
    dueAt: null,
    paidAt: null,
    voidedAt: null,
    paymentDisputeLostAt: null,
    advanceAt: null,
    paymentAskedAt: null,
    paymentRound: 0,
    paidAmount: '0',
    paymentRetries: 0,
    paymentRetryAt: null,
    paidThrough: null,
    overdueAt: null,
    issues: [],
    metadata: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  tx.emit({ type: 'invoice.created', id: invoice.id, customerId: customer.id });
  return invoice;
}

/** Brings the invoices that gather for a customer to the profile that it is billed by now. Call with the customer locked. */
export async function followProfile(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  const invoices = await tx.em.find(Invoice, { customerId: customer.id, status: 'GATHERING', deletedAt: null });
  if (invoices.length === 0) return;
  const profile = await profileOf(tx, customer.id);
  for (const invoice of invoices) {
    invoice.billingProfileId = profile.id;
    invoice.supplier = profile.supplier as InvoiceParty;
    invoice.workflow = profile.workflow as BillingWorkflow;
  }
  await settleGathering(tx, customer, invoices, now);
}

/**
 * Brings period and collection time of gathering invoices to their lines, and takes away an invoice that has none left. Lines must be
 * flushed. Says when the customer's lines are next collected.
 */
export async function settleGathering(tx: Transaction, customer: CustomerRow, invoices: readonly Invoice[], now: Temporal.Instant): Promise<void> {
  await tx.em.flush();
  for (const invoice of invoices) {
    const lines = await tx.read.rows<{ invoiceAt: string; periodFrom: string | null; periodTo: string | null }>(
      `select invoice_at as "invoiceAt", min(period_from) as "periodFrom", max(period_to) as "periodTo"
       from invoice_line where organization_id = $1 and invoice_id = $2 and deleted_at is null group by 1`,
      invoice.id,
    );
    const periods = lines.flatMap(({ periodFrom, periodTo }) => (periodFrom === null || periodTo === null ? [] : [{ from: instantOf(periodFrom), to: instantOf(periodTo) }]));
    invoice.periodFrom = periods.length === 0 ? null : periods.map(({ from }) => from).reduce(earlier);
    invoice.periodTo = periods.length === 0 ? null : periods.map(({ to }) => to).reduce(later);
    invoice.collectionAt = gatheringCollectionAt(alignmentOf(invoice.workflow), lines.map(({ invoiceAt }) => ({ invoiceAt: instantOf(invoiceAt) })));
    if (lines.length === 0) invoice.deletedAt = now;
    invoice.revision += 1;
    invoice.updatedAt = now;
    tx.emit({ type: lines.length === 0 ? 'invoice.deleted' : 'invoice.updated', id: invoice.id, customerId: customer.id });
  }
  await tx.em.flush();
  const next = await tx.read.rows<{ at: string | null }>(
    `select min(collection_at) as at from invoice where organization_id = $1 and customer_id = $2 and status = 'GATHERING' and deleted_at is null`,
    customer.id,
  );
  await setDue(tx, customer, collectSource, instantOrNull(next[0]?.at ?? null));
}
