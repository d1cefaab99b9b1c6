import { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { earlyCharges } from './charged-early.store.ts';
import type { EarlyCharge } from './charged-early.store.ts';
import { invoiceToCredit } from './credit-note.store.ts';
import { excessItems } from './credit-notes/amounts.ts';
import { leftOfLine, noteOn } from './credit-notes/note.ts';
import type { InvoiceLine } from './invoice-line.entity.ts';
import { Invoice } from './invoice.entity.ts';
import { issueNote } from './issue-note.ts';

/**
 * Credits what usage thresholds charged of a period beyond what its lines come to, on the invoices that charged it: the latest first, its
 * largest lines first. What notes credited of those lines before counts. In the transaction that issues the period's invoice, after that
 * used its customer's notes: later ones use these. Call with the customer locked. Lago's rule of progressive billing.
 */
export async function creditEarlyExcess(tx: Transaction, lines: readonly InvoiceLine[], now: Temporal.Instant): Promise<void> {
  const period = lines.filter(({ charging, reference }) => charging?.isChargedEarly === true && reference != null);
  if (period.length === 0) return;
  const charges = await earlyCharges(tx.read, period.map(({ reference }) => reference ?? ''));
  const latest = new Map(charges.map((charge) => [charge.of, charge]));
  for (const [, group] of Map.groupBy(period, ({ reference }) => latest.get(reference ?? '')?.invoiceId ?? null)) {
    const references = new Set(group.map(({ reference }) => reference ?? ''));
    const own = charges.filter(({ of }) => references.has(of));
    const billed = Decimal.sum(own.map(({ fee }) => fee));
    const takenOff = Decimal.sum(group.map(({ creditsTotal }) => Decimal.of(creditsTotal)));
    const creditedBefore = Decimal.sum(own.map(({ credited }) => credited));
    await creditCharges(tx, own, billed.sub(takenOff).sub(creditedBefore), now);
  }
}

async function creditCharges(tx: Transaction, charges: readonly EarlyCharge[], excess: Decimal, now: Temporal.Instant): Promise<void> {
  let left = excess;
  for (const [invoiceId, own] of Map.groupBy(charges.toReversed(), (charge) => charge.invoiceId)) {
    if (!left.isPositive()) return;
    const invoice = await tx.em.findOneOrFail(Invoice, { id: invoiceId });
    if (invoice.issuedAt == null) continue;
    const of = await invoiceToCredit(tx.read, invoice);
    const ids = new Set(own.map(({ lineId }) => lineId));
    const items = excessItems(left, of.lines.filter(({ id }) => ids.has(id)).map((line) => ({ id: line.id, amount: leftOfLine(line) })));
    left = left.sub(Decimal.sum(items.map(({ amount }) => amount)));
    if (items.length === 0) continue;
    const figures = noteOn(of, items);
    if (!figures.total.isPositive()) continue;
    const description = 'Usage thresholds charged more of the period than it came to';
    await issueNote(tx, { invoice, notes: of.notes, items, figures, creditAmount: figures.total, refundAmount: Decimal.zero, cause: 'EARLY_CHARGE', reason: 'OTHER', description, metadata: null }, now);
  }
}
