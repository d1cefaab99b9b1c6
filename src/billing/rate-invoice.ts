import { Decimal } from '../kit/decimal.ts';
import { earlier, later } from '../kit/instant.ts';
import type { Transaction } from '../platform/transaction.ts';
import { dueAt, draftUntil, invoiceCollectionAt } from './collection.ts';
import type { InvoiceIssue } from './invoice-issues.ts';
import { replaced } from './invoice-issues.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import { quantitiesOf } from './invoice-usage.ts';
import type { QuantityRequest } from './invoice-usage.ts';
import type { Invoice } from './invoice.entity.ts';
import { parseDuration } from '../kit/duration.ts';
import { isMetered, rateInvoiceLine } from './rate-invoice-line.ts';
import { ratedLineToJson } from './rated-line-json.ts';
import { sumTotals } from './rating/totals.ts';
import { totalsFromText, totalsToText } from './totals-columns.ts';
import { alignmentOf } from './workflow.ts';

/** What finds lines whose usage nothing counts. */
export const meteringComponent = 'billing.metering';

/** The lines of an invoice that count, in the order they were made. */
export function linesOf(tx: Transaction, invoice: Invoice): Promise<InvoiceLine[]> {
  return tx.em.find(InvoiceLine, { invoiceId: invoice.id, deletedAt: null }, { orderBy: { id: 'asc' } });
}

/**
 * Reads the quantities of an invoice's metered lines, rates all its lines and adds them up. A line whose usage nothing counts any more
 * becomes a critical issue.
 */
export async function rateInvoice(tx: Transaction, invoice: Invoice, lines: readonly InvoiceLine[], now: Temporal.Instant): Promise<void> {
  const metered = lines.filter(({ price }) => isMetered(price));
  const quantities = await quantitiesOf(tx.read, metered.flatMap(requestOf));
  const asked = metered.filter((line) => requestOf(line).length > 0);
  const quantityOf = new Map(asked.map((line, at) => [line, quantities[at] ?? null]));
  const unmetered = metered.filter((line) => (quantityOf.get(line) ?? null) === null);
  invoice.issues = replaced(invoice.issues, meteringComponent, unmetered.map(notMetered));
  invoice.quantitiesAt = now;

  for (const line of lines) {
    const period = line.periodFrom == null || line.periodTo == null ? null : { from: line.periodFrom, to: line.periodTo };
    const rated = ratedLineToJson(rateInvoiceLine({ ...pricedFields(line), period }, isMetered(line.price) ? (quantityOf.get(line) ?? Decimal.zero) : null));
    const { totals, ...rest } = rated;
    Object.assign(line, rest, totals, { ratedAt: now });
  }
  Object.assign(invoice, totalsToText(sumTotals(lines.map(totalsFromText))), periodOf(lines), { updatedAt: now });
}

/** When a draft's usage is final, until when it stays open, and when it is to be paid if nothing holds it up. */
export function planInvoice(invoice: Invoice, lines: readonly InvoiceLine[]): void {
  const { collection, invoicing } = invoice.workflow;
  const collectionAt = invoiceCollectionAt({
    alignment: alignmentOf(invoice.workflow),
    interval: parseDuration(collection.interval),
    lines: lines.map((line) => ({ invoiceAt: line.invoiceAt, isMetered: isMetered(line.price) })),
    createdAt: invoice.createdAt,
  });
  invoice.collectionAt = collectionAt;
  invoice.draftUntil = draftUntil({ collectionAt, createdAt: invoice.createdAt, draftPeriod: parseDuration(invoicing.draftPeriod), autoAdvance: invoicing.autoAdvance });
  invoice.dueAt = dueAt({ issuedAt: null, draftUntil: invoice.draftUntil, dueAfter: parseDuration(invoicing.dueAfter) });
}

function pricedFields({ name, currency, price, rateCardDiscounts }: InvoiceLine) {
  return { name, currency, price, rateCardDiscounts };
}

function requestOf(line: InvoiceLine): QuantityRequest[] {
  if (line.featureId == null || line.periodFrom == null || line.periodTo == null) return [];
  const fullPeriod = line.fullPeriodFrom == null || line.fullPeriodTo == null ? null : { from: line.fullPeriodFrom, to: line.fullPeriodTo };
  return [{ customerId: line.customerId, featureId: line.featureId, period: { from: line.periodFrom, to: line.periodTo }, fullPeriod }];
}

function notMetered(line: InvoiceLine): InvoiceIssue {
  return {
    severity: 'CRITICAL',
    code: 'INVOICE_LINE_FEATURE_HAS_NO_METERS',
    message: `line "${line.name}" charges for usage, and its feature has no meter: give its price to a feature with one, or delete the line`,
    component: meteringComponent,
    lineId: line.id,
  };
}

function periodOf(lines: readonly InvoiceLine[]): { periodFrom: Temporal.Instant | null; periodTo: Temporal.Instant | null } {
  const froms = lines.map(({ periodFrom }) => periodFrom ?? null).filter((at) => at !== null);
  const tos = lines.map(({ periodTo }) => periodTo ?? null).filter((at) => at !== null);
  return { periodFrom: froms.length === 0 ? null : froms.reduce(earlier), periodTo: tos.length === 0 ? null : tos.reduce(later) };
}
