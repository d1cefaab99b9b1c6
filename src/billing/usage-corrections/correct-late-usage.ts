import { priceToJson } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { floorToSecond } from '../../kit/calendar.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import type { Invoice } from '../invoice.entity.ts';
import type { OwnTaxes } from '../line-adjustment.ts';
import { periodOfLine } from '../live-invoice.ts';
import { addLine } from '../new-line.ts';
import type { NewLine } from '../new-line.ts';
import { BilledUsageChange } from './billed-usage-change.entity.ts';
import { correctionText, lateUsage } from './late-usage.ts';
import type { LateUsage } from './late-usage.ts';

/**
 * Looks whether usage that the customer was billed for has changed since (see {@link lateUsage}). What it finds is written down, and, as the workflow of
 * `gathering` says, added to that invoice by lines that charge or credit the difference, each naming the line that it corrects. Answers those lines. Call with
 * the customer locked and all lines flushed, when something is about to be invoiced in the currency.
 */
export async function correctLateUsage(tx: Transaction, customer: CustomerRow, gathering: Invoice, now: Temporal.Instant): Promise<InvoiceLine[]> {
  const { currency, workflow } = gathering;
  return writeChanges(tx, customer, gathering, await lateUsage(tx.read, { customerId: customer.id, currency, workflow, at: now }), now);
}

/** Writes changes down, with the lines that charge or credit them on `gathering`: null where none does. Answers those lines; flushed. */
export async function writeChanges(tx: Transaction, customer: CustomerRow, gathering: Invoice | null, changes: readonly LateUsage[], now: Temporal.Instant): Promise<InvoiceLine[]> {
  if (changes.length === 0) return [];
  const added: InvoiceLine[] = [];
  for (const found of changes) {
    const { line, change, sequence } = found;
    const correction = change.correction.isZero() ? null : addCorrection(tx, customer, present(gathering, 'the invoice of a correction'), found, now);
    if (correction !== null) added.push(correction);
    if (change.isNew) {
      tx.em.create(BilledUsageChange, {
        id: tx.newId(),
        organizationId: tx.organizationId,
        customerId: customer.id,
        invoiceLineId: line.id,
        correctionLineId: correction?.id ?? null,
        creditNoteId: null,
        sequence,
        quantityBefore: change.before.quantity?.toString() ?? null,
        quantityAfter: change.after.quantity?.toString() ?? null,
        amountBefore: change.before.amount.toString(),
        amountAfter: change.after.amount.toString(),
        action: change.action,
        createdAt: now,
      });
    }
  }
  await tx.em.flush();
  return added;
}

function addCorrection(tx: Transaction, customer: CustomerRow, gathering: Invoice, found: LateUsage, now: Temporal.Instant): InvoiceLine {
  const { line, change } = found;
  const { subscriptionId, subscriptionItemId, name, featureId, featureKey } = line;
  const like = { subscriptionId, subscriptionItemId, name, featureId, featureKey, period: periodOfLine(line), ownTaxes: line.ownTaxes as OwnTaxes | null };
  return correctionLine(tx, customer, gathering, like, { correctsLineId: line.id, description: correctionText(found), amount: change.correction, invoiceAt: floorToSecond(now) }, now);
}

/** A line for what an invoice could not bear of a credit, which gathers on. */
export function restOfCredit(tx: Transaction, customer: CustomerRow, gathering: Invoice, line: InvoiceLine, amount: Decimal, now: Temporal.Instant): InvoiceLine {
  const { correctsLineId, description, invoiceAt, subscriptionId, subscriptionItemId, name, featureId, featureKey, periodFrom, periodTo, ownTaxes, managedBy, charging, metadata } = line;
  const like = {
    subscriptionId: subscriptionId ?? null, subscriptionItemId: subscriptionItemId ?? null, name, featureId: featureId ?? null, featureKey: featureKey ?? null,
    period: periodFrom == null || periodTo == null ? null : { from: periodFrom, to: periodTo }, ownTaxes: ownTaxes ?? null,
  };
  const own = { managedBy, correctsLineId: correctsLineId ?? null, description: description ?? null, amount, invoiceAt, charging: charging ?? null, metadata: metadata ?? null };
  return correctionLine(tx, customer, gathering, like, own, now);
}

/** What a line that corrects has of the one that it corrects. */
interface Corrected {
  readonly subscriptionId: string | null;
  readonly subscriptionItemId: string | null;
  readonly name: string;
  readonly featureId: string | null;
  readonly featureKey: string | null;
  readonly period: Period | null;
  readonly ownTaxes: OwnTaxes | null;
}

/** What it says by itself. */
interface CorrectionTerms extends Partial<Pick<NewLine, 'managedBy' | 'charging' | 'metadata'>> {
  readonly correctsLineId: string | null;
  readonly description: string | null;
  readonly amount: Decimal;
  readonly invoiceAt: Temporal.Instant;
}

/** A line about the same charge and the same time as another, with the same taxes. */
function correctionLine(tx: Transaction, customer: CustomerRow, gathering: Invoice, { featureId, featureKey, ...like }: Corrected, { amount, ...own }: CorrectionTerms, now: Temporal.Instant): InvoiceLine {
  return addLine(tx, customer, gathering, {
    managedBy: 'SUBSCRIPTION',
    metadata: null,
    ...like,
    ...own,
    reference: null,
    feature: featureId === null || featureKey === null ? null : { id: featureId, key: featureKey },
    price: priceToJson({ type: 'FLAT', amount, paymentTerm: 'IN_ARREARS' }),
    // Both amounts are after discounts, and so is what is between them.
    discounts: null,
    fullPeriod: null,
    billingPeriod: null,
  }, now);
}
