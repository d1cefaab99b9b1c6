import { setDue } from '../customers/index.ts';
import type { CustomerRow } from '../customers/index.ts';
import { addDuration } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { before, earlier } from '../kit/instant.ts';
import { earliest, visible } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import { outstandingOf } from './amount-due.ts';
import { dueAt } from './collection.ts';
import { returnNotes } from './credit-note-application.store.ts';
import { billedCustomer } from './gathering.ts';
import { hasCritical } from './invoice-issues.ts';
import type { InvoiceFacts, InvoiceState, InvoiceTrigger } from './invoice-states.ts';
import { endsStep, invoiceMoves, moveOf, statusOf } from './invoice-states.ts';
import { Invoice } from './invoice.entity.ts';
import { isSkipped } from './zero-invoice.ts';
import { numberForGood, numberedDraft } from './numbering.ts';
import { billedParty } from './party.ts';
import { linesOf, meteringComponent, planInvoice, rateInvoice } from './rate-invoice.ts';
import { readsUsage } from './rate-invoice-line.ts';
import { settleAgain, settleForGood } from './settle-invoice.ts';
import { settlementComponent } from './settlement/settlement-issues.ts';
import { usageRead } from './usage-snapshot.ts';

/** Who moves invoices on when their time comes. */
export const invoicesSource = 'billing.invoices';

/** What conditions of moves look at in an invoice. */
export function factsOf(invoice: Invoice, now: Temporal.Instant): InvoiceFacts {
  return {
    now,
    collectionAt: invoice.collectionAt ?? null,
    draftUntil: invoice.draftUntil ?? null,
    autoAdvance: invoice.workflow.invoicing.autoAdvance,
    hasCriticalIssue: hasCritical(invoice.issues),
    isBeingPaid: isBeingPaid(invoice),
    hasPayment: Decimal.of(invoice.paidAmount).isPositive() || invoice.paymentDisputeLostAt != null,
    isSkipped: isSkipped(invoice),
    isRecorded: invoice.kind === 'RECORDED',
  };
}

/**
 * Fires a trigger and then everything that follows by itself, until the invoice waits for something or stands where a step ends (see
 * `endsStep`). Answers false, and changes nothing, when the trigger is not possible now. Persisted, not flushed; call with the customer
 * locked.
 */
export async function fire(tx: Transaction, invoice: Invoice, trigger: InvoiceTrigger, now: Temporal.Instant): Promise<boolean> {
  const from = invoice.state;
  let to = moveOf(from, trigger, factsOf(invoice, now));
  if (to === null) return false;
  while (to !== null) {
    await enter(tx, invoice, to, now);
    if (endsStep(invoice.state)) break;
    to = following(invoice, now);
  }
  invoice.updatedAt = now;
  invoice.advanceAt = nextAdvance(invoice, now);
  tx.emit({ type: 'invoice.updated', id: invoice.id, customerId: invoice.customerId, payload: { from, to: invoice.state } });
  return true;
}

function following(invoice: Invoice, now: Temporal.Instant): InvoiceState | null {
  const facts = factsOf(invoice, now);
  if (facts.hasCriticalIssue && invoiceMoves[invoice.state].failed !== undefined && invoice.state.startsWith('draft.')) return moveOf(invoice.state, 'failed', facts);
  return moveOf(invoice.state, 'next', facts);
}

async function enter(tx: Transaction, invoice: Invoice, state: InvoiceState, now: Temporal.Instant): Promise<void> {
  // What is found only now keeps it from being issued: it may come to less than nothing, or bear no tax any more.
  if (state === 'issued' && !(await settleForGood(tx, invoice, await linesOf(tx, invoice), now))) return enter(tx, invoice, 'issuing.failed', now);
  invoice.state = state;
  invoice.status = statusOf(state) ?? invoice.status;
  switch (state) {
    case 'draft.collecting':
      return collectUsage(tx, invoice, now);
    case 'draft.updating':
      return update(tx, invoice, now);
    case 'draft.validating':
      // After a retry: what could not be counted before may be counted now, or is found again.
      if (invoice.issues.some((found) => found.component === meteringComponent)) await rateInvoice(tx, invoice, await linesOf(tx, invoice), now, isCollected(invoice) ? 'MISSING' : 'ANEW');
      else if (invoice.issues.some((found) => found.component === settlementComponent)) await settleAgain(tx, invoice, await linesOf(tx, invoice), now);
      return;
    case 'draft.ready_to_issue':
      // One that was held back before it was collected has waited for no late event yet.
      if (!isCollected(invoice) && invoice.collectionAt != null && !before(now, invoice.collectionAt)) await rateInvoice(tx, invoice, await linesOf(tx, invoice), now);
      return;
    case 'issued':
      return issue(tx, invoice, now);
    case 'payment_processing.pending':
      invoice.paymentRound += 1;
      invoice.paymentAskedAt = null;
      invoice.paymentRetryAt = null;
      return;
    case 'paid':
      invoice.paidAt = now;
      if (invoice.numberedWhenPaid && invoice.number == null) await number(tx, invoice, await billedCustomer(tx, invoice.customerId), now);
      endCollection(tx, invoice);
      tx.emit({ type: 'invoice.paid', id: invoice.id, customerId: invoice.customerId });
      return;
    case 'voided':
      invoice.voidedAt = now;
      await returnNotes(tx, invoice, now);
      endCollection(tx, invoice);
      tx.emit({ type: 'invoice.voided', id: invoice.id, customerId: invoice.customerId });
      return;
    case 'uncollectible':
      endCollection(tx, invoice);
      tx.emit({ type: 'invoice.uncollectible', id: invoice.id, customerId: invoice.customerId });
      return;
    case 'overdue':
      // Told once, however often it is tried again meanwhile.
      if (invoice.overdueAt == null) tx.emit({ type: 'invoice.overdue', id: invoice.id, customerId: invoice.customerId });
      invoice.overdueAt ??= now;
      return;
    case 'payment_processing.failed':
      invoice.paymentRetryAt = nextRetry(invoice, now);
      tx.emit({ type: 'invoice.payment_failed', id: invoice.id, customerId: invoice.customerId });
      return;
    case 'closed':
    case 'delete.in_progress':
      invoice.deletedAt = now;
      tx.emit({ type: 'invoice.deleted', id: invoice.id, customerId: invoice.customerId });
      return;
    default:
      return;
  }
}

/** Nothing more is asked for: it is paid, voided or given up. */
function endCollection(tx: Transaction, invoice: Invoice): void {
  invoice.paymentRetryAt = null;
  clearOverdue(tx, invoice);
}

/** The invoice is not overdue any more, and those who follow what is overdue hear of it. */
export function clearOverdue(tx: Transaction, invoice: Invoice): void {
  if (invoice.overdueAt == null) return;
  invoice.overdueAt = null;
  tx.emit({ type: 'invoice.overdue_cleared', id: invoice.id, customerId: invoice.customerId });
}

/** When a payment that just failed is tried again by itself; null where that was done as often as the workflow says. */
function nextRetry(invoice: Invoice, now: Temporal.Instant): Temporal.Instant | null {
  const wait = invoice.workflow.payment.retries?.[invoice.paymentRetries];
  return wait === undefined ? null : addDuration(now, parseDuration(wait));
}

/**
 * Late events that came before the collection time are billed: quantities that were read earlier are read again. Collected earlier by hand, its usage is final from
 * then on.
 */
async function collectUsage(tx: Transaction, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  if (!isCollected(invoice)) await rateInvoice(tx, invoice, await linesOf(tx, invoice), now);
  if (invoice.collectionAt != null) invoice.collectionAt = earlier(invoice.collectionAt, now);
}

/** Whether its usage was read for good. */
function isCollected({ quantitiesAt, collectionAt }: Invoice): boolean {
  return quantitiesAt != null && collectionAt != null && !before(quantitiesAt, collectionAt);
}

/** Usage that was read for good stays; what was not read is, and where it is waited for still, all of it is read again when that is over. */
async function update(tx: Transaction, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  await visible(tx);
  const lines = await linesOf(tx, invoice);
  const collectedAt = isCollected(invoice) ? (invoice.collectionAt ?? null) : null;
  const isAllRead = lines.every((line) => !readsUsage(line) || usageRead(line) !== null);
  await rateInvoice(tx, invoice, lines, now, collectedAt === null ? 'ANEW' : 'MISSING');
  planInvoice(invoice, lines);
  if (collectedAt !== null && isAllRead && invoice.collectionAt != null) invoice.collectionAt = earlier(invoice.collectionAt, collectedAt);
}

/** The final number, the copy of both parties, and the times that count from now on. Its totals are settled for good. */
async function issue(tx: Transaction, invoice: Invoice, now: Temporal.Instant): Promise<void> {
  const customer = await billedCustomer(tx, invoice.customerId);
  // Before it is issued: what looks for a free number may write it as it stands, and then it never changes.
  if (invoice.numberedWhenPaid) await numberedDraft(invoice);
  else await number(tx, invoice, customer, now);
  invoice.billedTo = billedParty(customer, invoice.customerParty);
  invoice.issuedAt = now;
  invoice.dueAt = invoice.numberedWhenPaid ? null : (invoice.dueBy ?? dueAt({ issuedAt: now, draftUntil: invoice.draftUntil ?? null, dueAfter: parseDuration(invoice.workflow.invoicing.dueAfter) }));
}

/** From then on everybody may see it. */
async function number(tx: Transaction, invoice: Invoice, customer: CustomerRow, now: Temporal.Instant): Promise<void> {
  await numberForGood(tx, invoice, { customer, workflow: invoice.workflow, supplier: invoice.supplier, issuedAt: now });
  tx.emit({ type: 'invoice.issued', id: invoice.id, customerId: customer.id });
}

/** Whether the payment app has still to be asked in this round. Nothing is asked for where nothing is left to be paid. */
export function awaitsPaymentApp(invoice: Invoice): boolean {
  return (
    invoice.state === 'payment_processing.pending' &&
    invoice.paymentAskedAt == null &&
    (invoice.workflow.payment.collectionMethod === 'CHARGE_AUTOMATICALLY' || !outstandingOf(invoice).isPositive())
  );
}

/** Whether the payment app is about to be asked for it, or it is being collected: whoever else asked for its money could take it twice. */
export function isBeingPaid(invoice: Invoice): boolean {
  return awaitsPaymentApp(invoice) || invoice.paidThrough != null;
}

/** Whether its payment, which failed, is to be tried again by now. */
export function isRetryDue(invoice: Invoice, now: Temporal.Instant): boolean {
  return invoice.paymentRetryAt != null && !before(now, invoice.paymentRetryAt) && moveOf(invoice.state, 'retry', factsOf(invoice, now)) !== null;
}

/** Whether the invoice should have been paid by now. */
export function isOverdue(invoice: Invoice, now: Temporal.Instant): boolean {
  return invoice.dueAt != null && !before(now, invoice.dueAt) && moveOf(invoice.state, 'overdue', factsOf(invoice, now)) !== null;
}

/** When the invoice next moves on by itself; null when it waits for somebody. */
function nextAdvance(invoice: Invoice, now: Temporal.Instant): Temporal.Instant | null {
  if (endsStep(invoice.state) && (invoice.state !== 'payment_processing.pending' || awaitsPaymentApp(invoice))) return now;
  switch (invoice.state) {
    case 'draft.waiting_for_collection':
      return invoice.collectionAt ?? null;
    case 'draft.waiting_auto_approval':
      return hasCritical(invoice.issues) ? null : (invoice.draftUntil ?? null);
    case 'payment_processing.pending':
    case 'payment_processing.action_required':
      return invoice.dueAt ?? null;
    case 'payment_processing.failed':
    case 'overdue': {
      const dueAt = invoice.state === 'overdue' ? null : (invoice.dueAt ?? null);
      const retryAt = isBeingPaid(invoice) ? null : (invoice.paymentRetryAt ?? null);
      return dueAt === null || retryAt === null ? (dueAt ?? retryAt) : earlier(dueAt, retryAt);
    }
    default:
      return null;
  }
}

/** Marks that the payment app was asked in this round. */
export function asked(invoice: Invoice, now: Temporal.Instant): void {
  invoice.paymentAskedAt = now;
  replan(invoice, now);
}

/** Says anew when the invoice next moves on by itself, after something that this depends on changed. */
export function replan(invoice: Invoice, now: Temporal.Instant): void {
  invoice.advanceAt = nextAdvance(invoice, now);
}

/** Says when the first of the customer's invoices moves on. */
export async function setNextAdvance(tx: Transaction, customer: Pick<CustomerRow, 'id' | 'testClockId'>): Promise<void> {
  await setDue(tx, customer, invoicesSource, await earliest(tx, Invoice, 'advanceAt', { customerId: customer.id, advanceAt: { $ne: null } }));
}
