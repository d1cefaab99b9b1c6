import { priceToJson } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { floorToSecond } from '../../kit/calendar.ts';
import { present } from '../../kit/assert.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { Correction, Corrections } from '../corrections.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import type { Invoice } from '../invoice.entity.ts';
import { addLine } from '../new-line.ts';

/** Keeps corrections on the invoices that gather. `gatherOn` answers the one of a currency. */
export async function correctLines(tx: Transaction, customer: CustomerRow, { create, change, remove }: Corrections, gatherOn: (currency: string) => Promise<Invoice>, now: Temporal.Instant): Promise<void> {
  if (create.length + change.length + remove.length === 0) return;
  const ids = [...create.map(({ line }) => line.id), ...change.map(({ line }) => line.id), ...remove.map(({ id }) => id)];
  const lines = new Map((await tx.em.find(InvoiceLine, { id: { $in: ids } })).map((line) => [line.id, line]));
  const found = (id: string) => present(lines.get(id), 'a line that is corrected');
  const numbers = await invoiceNumbers(tx, create);
  for (const correction of create) await addCorrection(tx, customer, found(correction.line.id), correction, numbers, gatherOn, now);
  for (const { line, amount } of change) {
    const entity = found(line.id);
    await gatherOn(entity.currency);
    Object.assign(entity, { price: flat(amount), updatedAt: now });
  }
  for (const { id } of remove) {
    const entity = found(id);
    await gatherOn(entity.currency);
    Object.assign(entity, { deletedAt: now, updatedAt: now });
  }
}

async function addCorrection(
  tx: Transaction,
  customer: CustomerRow,
  corrected: InvoiceLine,
  { reference, amount, period, line }: Correction,
  numbers: ReadonlyMap<string, string>,
  gatherOn: (currency: string) => Promise<Invoice>,
  now: Temporal.Instant,
): Promise<void> {
  const { subscriptionId, subscriptionItemId, name, currency } = corrected;
  const invoiceAt = floorToSecond(now);
  const added = {
    managedBy: 'SUBSCRIPTION' as const,
    subscriptionId: subscriptionId ?? null,
    subscriptionItemId: subscriptionItemId ?? null,
    reference,
    name,
    description: `Corrects ${line.periodFrom.toString()} to ${line.periodTo.toString()} on invoice ${numbers.get(line.invoiceId) ?? ''}`,
    feature: null,
    price: flat(amount),
    // Both amounts are after discounts, and so is what is between them.
    discounts: null,
    period,
    fullPeriod: null,
    billingPeriod: null,
    invoiceAt,
    metadata: null,
  };
  addLine(tx, customer, await gatherOn(currency), added, now);
}

function flat(amount: Decimal) {
  return priceToJson({ type: 'FLAT', amount, paymentTerm: 'IN_ADVANCE' });
}

async function invoiceNumbers(tx: Transaction, of: readonly Correction[]): Promise<ReadonlyMap<string, string>> {
  if (of.length === 0) return new Map();
  const ids = [...new Set(of.map(({ line }) => line.invoiceId))];
  const rows = await tx.read.rows<{ id: string; number: string }>(`select id, coalesce(number, working_number) as number from invoice where organization_id = $1 and id = any($2::uuid[])`, ids);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
