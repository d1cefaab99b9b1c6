import { priceToJson } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { present } from '../../kit/assert.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { invoiceToCredit } from '../credit-note.store.ts';
import { leftOfLine, noteOn } from '../credit-notes/note.ts';
import { creditOf } from '../held-credits.ts';
import { isCreditable } from '../invoice-kind.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { issueNote } from '../issue-note.ts';
import { BilledUsageChange } from './billed-usage-change.entity.ts';

/**
 * Gives credits of late usage that wait for an invoice, where none follows, by credit notes on the invoices that charged it: each takes back no more than is left of the
 * line that is corrected. What that leaves goes on waiting. `credits` gather and each names the line that it corrects. Persisted and flushed; call with the
 * customer locked.
 */
export async function creditLateUsage(tx: Transaction, credits: readonly InvoiceLine[], now: Temporal.Instant): Promise<void> {
  if (credits.length === 0) return;
  const lineIds = [...new Set(credits.map((line) => present(line.correctsLineId, 'the line that is corrected')))];
  const corrected = await tx.em.find(InvoiceLine, { id: { $in: lineIds } }, { orderBy: { id: 'asc' } });
  for (const [invoiceId, lines] of Map.groupBy(corrected, (line) => line.invoiceId)) {
    const own = new Map(lines.map(({ id }) => [id, credits.filter(({ correctsLineId }) => correctsLineId === id)]));
    await creditOn(tx, invoiceId, own, now);
  }
  await tx.em.flush();
}

async function creditOn(tx: Transaction, invoiceId: string, credits: ReadonlyMap<string, readonly InvoiceLine[]>, now: Temporal.Instant): Promise<void> {
  const invoice = await tx.em.findOneOrFail(Invoice, { id: invoiceId });
  if (!isCreditable(invoice)) return;
  const of = await invoiceToCredit(tx.read, invoice);
  const items = [...credits].flatMap(([chargeId, lines]) => {
    const billed = of.lines.find(({ id }) => id === chargeId);
    const asked = Decimal.sum(lines.map((line) => (creditOf(line) ?? Decimal.zero).neg()));
    const amount = billed === undefined ? Decimal.zero : Decimal.min(asked, leftOfLine(billed));
    return amount.isPositive() ? [{ chargeId, amount }] : [];
  });
  if (items.length === 0) return;
  const figures = noteOn(of, items);
  if (!figures.total.isPositive()) return;
  const description = 'Usage that changed after it was billed';
  const note = await issueNote(tx, { invoice, notes: of.notes, items, figures, creditAmount: figures.total, refundAmount: Decimal.zero, cause: 'LATE_USAGE', reason: 'OTHER', description, metadata: null }, now);
  for (const { chargeId, amount } of items) await takeOff(tx, credits.get(chargeId) ?? [], amount, note.id, now);
}

/** What a note gives is credited by no line any more. */
async function takeOff(tx: Transaction, lines: readonly InvoiceLine[], given: Decimal, creditNoteId: string, now: Temporal.Instant): Promise<void> {
  const changes = await tx.em.find(BilledUsageChange, { correctionLineId: { $in: lines.map(({ id }) => id) } });
  let left = given;
  for (const line of lines) {
    const credit = (creditOf(line) ?? Decimal.zero).neg();
    const taken = Decimal.min(credit, left);
    if (!taken.isPositive()) continue;
    left = left.sub(taken);
    const isAll = taken.eq(credit);
    if (isAll) line.deletedAt = now;
    else line.price = priceToJson({ type: 'FLAT', amount: taken.sub(credit), paymentTerm: 'IN_ARREARS' });
    line.updatedAt = now;
    for (const change of changes.filter(({ correctionLineId }) => correctionLineId === line.id)) Object.assign(change, { creditNoteId, ...(isAll ? { correctionLineId: null } : {}) });
  }
}
