import { nowOf, setDue } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { later } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { profileOf } from '../billing-profile.store.ts';
import { collectLines } from '../commands/collect-lines.ts';
import { billedCustomer, gatheringInvoice, settleGathering } from '../gathering.ts';
import { creditOf, nextTry } from '../held-credits.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { lateUsageOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { writeChanges } from './correct-late-usage.ts';
import { creditLateUsage } from './credit-late-usage.ts';
import { lateUsage } from './late-usage.ts';
import { lateUsageSource } from './plan-late-look.ts';
import { billedCurrencies, nextLateLook } from './late-look.store.ts';

/**
 * Looks a last time whether usage has changed that no further invoice is sure to tell of, when the time for that is over: of subscriptions that have
 * ended or are paused, of items that do not go on, and of lines by hand. What is found goes with the next invoice where something gathers; else charges make an invoice of their own, and credits that it
 * does not bear become credit notes on the invoices that charged too much.
 */
export const lookAtLateUsage: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  const now = later(at, await nowOf(tx, customer));
  const workflow = (await profileOf(tx, customerId)).workflow as BillingWorkflow;
  if (customer.deletedAt === null) {
    for (const currency of await billedCurrencies(tx.read, customerId)) await look(tx, customer, { currency, workflow, at }, now);
  }
  await setDue(tx, customer, lateUsageSource, await nextLateLook(tx.read, customerId, lateUsageOf(workflow).periods, at));
};

interface Look {
  readonly currency: string;
  readonly workflow: BillingWorkflow;
  /** When it fell due: what was late enough then is looked at, however late it is done. */
  readonly at: Temporal.Instant;
}

async function look(tx: Transaction, customer: CustomerRow, { currency, workflow, at }: Look, now: Temporal.Instant): Promise<void> {
  const changes = await lateUsage(tx.read, { customerId: customer.id, currency, workflow, at });
  if (changes.length === 0) return;
  if (changes.every(({ change }) => change.correction.isZero())) {
    await writeChanges(tx, customer, null, changes, now);
    return;
  }
  const gathering = await gatheringInvoice(tx, customer, currency, now);
  await tx.em.flush();
  const others = (await linesOn(tx, gathering.id)).filter((line) => creditOf(line) === null);
  const added = await writeChanges(tx, customer, gathering, changes, now);
  if (others.length > 0) {
    const again = nextTry(others.map(({ invoiceAt }) => invoiceAt), now);
    for (const line of added) line.invoiceAt = again;
    await settleGathering(tx, customer, [gathering], now);
    return;
  }
  const charges = added.filter((line) => creditOf(line) === null);
  await settleGathering(tx, customer, [gathering], now);
  if (charges.length > 0) await collectLines(tx, customer, now, { asOf: now, progressive: false, ids: new Set(charges.map(({ id }) => id)) });
  await creditLateUsage(tx, (await linesOn(tx, gathering.id)).filter(({ correctsLineId }) => correctsLineId != null), now);
  await settleGathering(tx, customer, [gathering], now);
}

function linesOn(tx: Transaction, invoiceId: string): Promise<InvoiceLine[]> {
  return tx.em.find(InvoiceLine, { invoiceId, deletedAt: null }, { orderBy: { id: 'asc' } });
}
