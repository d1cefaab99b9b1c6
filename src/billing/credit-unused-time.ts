import type { CustomerRow } from '../customers/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { profileOf } from './billing-profile.store.ts';
import type { Correction } from './corrections.ts';
import { invoiceToCredit } from './credit-note.store.ts';
import type { CreditItem } from './credit-notes/amounts.ts';
import { leftOfLine, noteOn } from './credit-notes/note.ts';
import { isCreditable } from './invoice-kind.ts';
import { Invoice } from './invoice.entity.ts';
import { issueNote } from './issue-note.ts';
import { unusedTimeCreditOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/**
 * Where the customer's workflow gives unused time back by credit notes: makes one on each invoice that charged any, and answers the
 * corrections that lines are still to make: what is charged more, and what notes cannot take back. Call with the customer locked; a second
 * run finds what notes credited.
 */
export async function creditUnusedTime(tx: Transaction, customer: CustomerRow, found: readonly Correction[], now: Temporal.Instant): Promise<readonly Correction[]> {
  if (!found.some(({ amount }) => amount.isNegative())) return found;
  const { workflow } = await profileOf(tx, customer.id);
  if (unusedTimeCreditOf(workflow as BillingWorkflow) === 'LINE') return found;
  const rest: Correction[] = found.filter(({ amount }) => !amount.isNegative());
  const credits = found.filter(({ amount }) => amount.isNegative());
  for (const [invoiceId, own] of Map.groupBy(credits, ({ line }) => line.invoiceId)) rest.push(...(await creditOn(tx, invoiceId, own, now)));
  return rest;
}

/** Credits fees of one invoice; answers what is left of the corrections. */
async function creditOn(tx: Transaction, invoiceId: string, credits: readonly Correction[], now: Temporal.Instant): Promise<Correction[]> {
  const invoice = await tx.em.findOneOrFail(Invoice, { id: invoiceId });
  if (!isCreditable(invoice)) return [...credits];
  const of = await invoiceToCredit(tx.read, invoice);
  const items = credits.flatMap(({ line, amount }): CreditItem[] => {
    const billed = of.lines.find(({ id }) => id === line.id);
    const credited = billed === undefined ? Decimal.zero : Decimal.min(amount.neg(), leftOfLine(billed));
    return credited.isPositive() ? [{ chargeId: line.id, amount: credited }] : [];
  });
  if (items.length === 0) return [...credits];
  const figures = noteOn(of, items);
  if (!figures.total.isPositive()) return [...credits];
  const description = 'Fees for time that is not used';
  await issueNote(tx, { invoice, notes: of.notes, items, figures, creditAmount: figures.total, refundAmount: Decimal.zero, cause: 'UNUSED_TIME', reason: 'ORDER_CHANGE', description, metadata: null }, now);
  return credits.flatMap((correction) => {
    const rest = correction.amount.add(items.find(({ chargeId }) => chargeId === correction.line.id)?.amount ?? Decimal.zero);
    return rest.isZero() ? [] : [{ ...correction, amount: rest }];
  });
}
