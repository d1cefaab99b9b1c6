import { Invoice, fire, outstandingOf, setNextAdvance } from '../../billing/index.ts';
import { customersByIds, nowOf, setDue } from '../../customers/index.ts';
import type { CustomerRow, DueWorker } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { later } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { CustomerDunning } from '../dunning/customer-dunning.entity.ts';
import { campaignsByIds, dunningOf, termsOf } from '../dunning/dunning-campaign.store.ts';
import type { DunningCampaignRow } from '../dunning/dunning-campaign.entity.ts';
import { dunningStep } from '../dunning/dunning-rule.ts';
import type { DunningRun } from '../dunning/dunning-rule.ts';
import { MOST_REQUESTED, canBeRequested, collectionMethodOf, requestPayment } from '../request-payment.ts';
import { dunningSource } from './follow-dunning.ts';

/** How long dunning waits where all that it would ask for is being paid at this moment. */
const shortly = Temporal.Duration.from({ hours: 1 });

/**
 * Does what dunning has to do for one customer by now: makes payment requests of what is overdue, tells that the attempts are used up, or
 * ends the run. What it asks for is collected in steps of their own.
 */
export const dunCustomer: DueWorker = async (tx, customerId, at) => {
  const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer who is dunned');
  const now = later(at, await nowOf(tx, customer));
  const [dunning] = await dunningOf(tx.read, [customerId]);
  const [campaign] = dunning?.campaignId == null ? [null] : await campaignsByIds(tx.read, [dunning.campaignId]);
  if (dunning === undefined || campaign == null) {
    await keepRun(tx, customerId, null, null, now);
    return setDue(tx, customer, dunningSource, null);
  }
  const overdue = await tx.em.find(Invoice, { customerId, overdueAt: { $ne: null } }, { orderBy: { dueAt: 'asc', id: 'asc' } });
  const step = dunningStep(termsOf(campaign), dunning.run, balances(overdue), now);
  if (step.type === 'ASK' || step.type === 'EXHAUST') {
    const open = overdue.filter((invoice) => step.currencies.includes(invoice.currency) && canBeRequested(invoice));
    // Whatever comes of the payments that are under way, nothing is asked for twice.
    if (open.length === 0) return setDue(tx, customer, dunningSource, now.add(shortly));
    if (step.type === 'ASK') await ask(tx, customer, campaign, open, now);
    else await exhaust(tx, customer, campaign, open, now);
  }
  await keepRun(tx, customerId, campaign.id, step.run, now);
  await setDue(tx, customer, dunningSource, step.run?.nextAttemptAt ?? null);
};

/** What is overdue, by currency. */
function balances(invoices: readonly Invoice[]): Map<string, Decimal> {
  const found = new Map<string, Decimal>();
  for (const invoice of invoices) found.set(invoice.currency, (found.get(invoice.currency) ?? Decimal.zero).add(outstandingOf(invoice)));
  return found;
}

async function ask(tx: Transaction, customer: CustomerRow, campaign: DunningCampaignRow, open: readonly Invoice[], now: Temporal.Instant): Promise<void> {
  for (const currency of new Set(open.map((invoice) => invoice.currency))) {
    // What is sent for the customer to pay does not keep the app from being asked for the rest.
    const byMethod = Map.groupBy(open.filter((invoice) => invoice.currency === currency), (invoice) => collectionMethodOf([invoice]));
    for (const mine of byMethod.values()) {
      for (let from = 0; from < mine.length; from += MOST_REQUESTED) {
        await requestPayment(tx, customer, mine.slice(from, from + MOST_REQUESTED), { email: customer.primaryEmail, dunningCampaignId: campaign.id, now });
      }
    }
  }
  await tx.em.flush();
  await setNextAdvance(tx, customer);
}

async function exhaust(tx: Transaction, customer: CustomerRow, campaign: DunningCampaignRow, open: readonly Invoice[], now: Temporal.Instant): Promise<void> {
  tx.emit({ type: 'dunning.exhausted', id: campaign.id, customerId: customer.id, payload: { invoiceIds: open.slice(0, MOST_REQUESTED).map(({ id }) => id) } });
  if (campaign.whenExhausted !== 'MARK_UNCOLLECTIBLE') return;
  for (const invoice of open) await fire(tx, invoice, 'uncollectible', now);
  await tx.em.flush();
  await setNextAdvance(tx, customer);
}

/** Keeps how far the dunning of the customer is; null: there is no run, or no longer. */
async function keepRun(tx: Transaction, customerId: string, campaignId: string | null, run: DunningRun | null, now: Temporal.Instant): Promise<void> {
  const known = await tx.em.findOne(CustomerDunning, { customerId });
  const figures = {
    runCampaignId: run === null ? null : campaignId,
    attempts: run?.attempts ?? 0,
    lastAttemptAt: run?.lastAttemptAt ?? null,
    nextAttemptAt: run?.nextAttemptAt ?? null,
    exhaustedAt: run?.exhaustedAt ?? null,
    updatedAt: now,
  };
  if (known !== null) tx.em.assign(known, figures);
  else if (run !== null) tx.em.create(CustomerDunning, { customerId, organizationId: tx.organizationId, campaignId: null, isExcluded: false, ...figures });
  await tx.em.flush();
}
