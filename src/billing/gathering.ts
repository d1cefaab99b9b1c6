import { customersByIds, setDue } from '../customers/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { earlier, later } from '../kit/instant.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import { earliest } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { BillingProfileRow } from './billing-profile.entity.ts';
import { profileOf } from './billing-profile.store.ts';
import { gatheringCollectionAt } from './collection.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import { Invoice } from './invoice.entity.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import { nextNumber, numberDraft } from './numbering.ts';
import type { InvoiceParty } from './party.ts';
import { zeroTotals } from './rating/totals.ts';
import { totalsToText } from './totals-columns.ts';
import { alignmentOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/** Who makes invoices of gathered lines. */
export const collectSource = 'billing.collect';

/** The customer of a due step or a reaction. */
export async function billedCustomer(tx: Transaction, customerId: string): Promise<CustomerRow> {
  const own = tx.unit === undefined ? undefined : lockedCustomers.get(tx.unit);
  if (own?.id === customerId) return own;
  const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer of an invoice');
  if (tx.unit !== undefined) lockedCustomers.set(tx.unit, customer);
  return customer;
}

/** The customer that due work is done for: locked until its transaction ends, and no due work changes it. */
const lockedCustomers = new WeakMap<object, CustomerRow>();

/**
 * The invoice that the customer's lines of one currency gather on; made, or brought back with the profile of now, when there is none. Call with the
 * customer locked. ADVANCE_CHARGES: that of the fees that are paid on their own, whose figures are kept.
 */
export async function gatheringInvoice(tx: Transaction, customer: CustomerRow, currency: string, now: Temporal.Instant, madeFor: 'SUBSCRIPTION' | 'ADVANCE_CHARGES' = 'SUBSCRIPTION'): Promise<Invoice> {
  const found = await tx.em.findOne(Invoice, { customerId: customer.id, currency, status: 'GATHERING', kind: madeFor });
  if (found !== null) {
    // What is not there follows no profile.
    if (found.deletedAt != null) follow(found, await profileOf(tx, customer.id));
    found.deletedAt = null;
    return found;
  }
  return newInvoice(tx, customer, { currency, kind: 'GATHERING', madeFor, now });
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
    workingNumber: null,
    status: kind,
    state: kind === 'GATHERING' ? 'gathering' : 'draft.created',
    currency,
    supplier: profile.supplier as InvoiceParty,
    billedTo: null,
    workflow: profile.workflow as BillingWorkflow,
    numberedWhenPaid: false,
    description: null,
    customerParty: null,
    dueBy: null,
    revision: 0,
    creditNotesTotal: '0',
    walletsTotal: '0',
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
  if (madeFor !== 'RECORDED') await numberDraft(tx, invoice, () => nextNumber(tx, kind, customer, currency));
  tx.emit({ type: 'invoice.created', id: invoice.id, customerId: customer.id });
  return invoice;
}

/** Brings the invoices that gather for a customer to the profile that it is billed by now. Call with the customer locked. */
export async function followProfile(tx: Transaction, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  const invoices = await tx.em.find(Invoice, { customerId: customer.id, status: 'GATHERING', deletedAt: null });
  if (invoices.length === 0) return;
  const profile = await profileOf(tx, customer.id);
  for (const invoice of invoices) follow(invoice, profile);
  await settleGathering(tx, customer, invoices.filter(({ kind }) => kind === 'SUBSCRIPTION'), now);
}

function follow(invoice: Invoice, profile: BillingProfileRow): void {
  invoice.billingProfileId = profile.id;
  invoice.supplier = profile.supplier as InvoiceParty;
  invoice.workflow = profile.workflow as BillingWorkflow;
}

/**
 * Brings period and collection time of gathering invoices to their lines, and takes away an invoice that has none left. Says when the
 * customer's lines are next collected.
 */
export async function settleGathering(tx: Transaction, customer: CustomerRow, invoices: readonly Invoice[], now: Temporal.Instant): Promise<void> {
  for (const invoice of invoices) {
    const lines = await gatheredOn(tx, invoice);
    const periods = lines.flatMap(({ periodFrom, periodTo }) => (periodFrom == null || periodTo == null ? [] : [{ from: periodFrom, to: periodTo }]));
    invoice.periodFrom = periods.length === 0 ? null : periods.map(({ from }) => from).reduce(earlier);
    invoice.periodTo = periods.length === 0 ? null : periods.map(({ to }) => to).reduce(later);
    invoice.collectionAt = gatheringCollectionAt(alignmentOf(invoice.workflow), lines);
    if (lines.length === 0) invoice.deletedAt = now;
    invoice.revision += 1;
    invoice.updatedAt = now;
    tx.emit({ type: lines.length === 0 ? 'invoice.deleted' : 'invoice.updated', id: invoice.id, customerId: customer.id });
  }
  await setDue(tx, customer, collectSource, await earliest(tx, Invoice, 'collectionAt', { customerId: customer.id, status: 'GATHERING', deletedAt: null }));
}

interface Gathered {
  readonly invoiceAt: Temporal.Instant;
  readonly periodFrom?: Temporal.Instant | null | undefined;
  readonly periodTo?: Temporal.Instant | null | undefined;
}

/** When the lines of an invoice fall due, and of what period they are: lines alike may be one. Read as rows, or where steps run side by side from what is known. */
async function gatheredOn(tx: Transaction, invoice: Invoice): Promise<readonly Gathered[]> {
  if (tx.unit !== undefined) return tx.em.find(InvoiceLine, { invoiceId: invoice.id, deletedAt: null });
  await tx.em.flush();
  const rows = await tx.read.rows<{ invoiceAt: string; periodFrom: string | null; periodTo: string | null }>(
    `select invoice_at as "invoiceAt", min(period_from) as "periodFrom", max(period_to) as "periodTo"
     from invoice_line where organization_id = $1 and invoice_id = $2 and deleted_at is null group by 1`,
    invoice.id,
  );
  return rows.map(({ invoiceAt, periodFrom, periodTo }) => ({ invoiceAt: instantOf(invoiceAt), periodFrom: instantOrNull(periodFrom), periodTo: instantOrNull(periodTo) }));
}
