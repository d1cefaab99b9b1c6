import { customRateCard } from '../../catalog/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { MOST_EDITS, applyEdits } from '../edits.ts';
import type { Edit } from '../edits.ts';
import { isBillable } from '../spec.ts';
import type { SubscriptionSpec } from '../spec.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { editBy } from '../timing.ts';
import type { TimingPreset } from '../timing.ts';
import { keepChanged } from './keep-changed.ts';
import { openSubscription } from './open-subscription.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { occupied, refuseOverlap } from './refuse-overlap.ts';
import { refuseOwned } from './refuse-owned.ts';
import { refusePaused } from './refuse-paused.ts';

/**
 * Edits an active subscription as one: all edits or none. Answers its id. Checked in this order: that it exists, its status
 * (SubscriptionMoveForbidden), pauses (SubscriptionPaused), add-ons
 * (SubscriptionHasAddons), the number of edits, timing and rate cards (ValidationError), each edit in
 * its turn and the currency that the customer pays in (ValidationError), other subscriptions of the customer (ConflictError).
 */
export function editSubscription(ctx: CommandContext, by: SubscriptionLookUp, edits: readonly Edit[], timing: TimingPreset = 'IMMEDIATE'): Promise<string> {
  return transact(ctx, async (tx) => {
    const open = await openSubscription(tx, by, 'update');
    const { schedule, customer, now } = open;
    const spec = await plannedEdit(tx, open, edits, timing);
    refuse(editCurrencyIssues(spec, customer));
    await refuseOverlap(tx, { id: schedule.id, customerId: customer.id, period: { from: now, to: spec.activeTo }, items: occupied(spec) });
    await keepChanged(tx, open, spec);
    return schedule.id;
  });
}

/** What an open subscription says after these edits; nothing is kept. Throws what {@link editSubscription} does. */
export async function plannedEdit(tx: Transaction, { schedule, now }: Pick<OpenSubscription, 'schedule' | 'now'>, edits: readonly Edit[], timing: TimingPreset): Promise<SubscriptionSpec> {
  await refusePaused(tx, schedule.id, now);
  await refuseOwned(tx, schedule.id, now);
  if (edits.length < 1 || edits.length > MOST_EDITS) {
    refuse([issue('SUBSCRIPTION_EDITS_COUNT', `edits has ${edits.length} members: give 1 to ${MOST_EDITS}`, 'edits')]);
  }
  const at = editBy(schedule, timing, now);
  return applyEdits(schedule, await checkedEdits(tx, schedule, edits), at, tx.newId);
}

/** What is free is sold in any currency; the first thing that charges must be in the customer's. */
function editCurrencyIssues({ phases, currency }: SubscriptionSpec, customer: OpenSubscription['customer']): Issue[] {
  if (!isBillable(phases) || customer.currency === null || customer.currency === currency) return [];
  return [issue('SUBSCRIPTION_CURRENCY_MISMATCH', `edits charge in ${currency}, the subscription's currency, and the customer pays in ${customer.currency}: change to a plan in that currency`, 'edits')];
}

/** The edits with the features and taxes of their rate cards tied. Every rate card is held to the rules of a published plan. */
async function checkedEdits(tx: Transaction, { billingCadence }: SubscriptionSpec, edits: readonly Edit[]): Promise<Edit[]> {
  const issues: Issue[] = [];
  const checked: Edit[] = [];
  for (const [position, edit] of edits.entries()) {
    if (edit.type !== 'addItem') {
      checked.push(edit);
      continue;
    }
    const { rateCard, issues: found } = await customRateCard(tx.read, edit.rateCard, billingCadence, ['edits', position, 'addItem', 'rateCard']);
    issues.push(...found);
    checked.push({ ...edit, rateCard });
  }
  refuse(issues);
  return checked;
}
