import { before, notAfter } from '../../kit/calendar.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { withPause } from '../pauses.ts';
import type { Pause } from '../pauses.ts';
import { pendingChangesOf } from '../pending-changes.ts';
import type { SubscriptionSpec } from '../spec.ts';
import { SubscriptionHasScheduledEdits } from '../subscription.errors.ts';
import { SubscriptionPause } from '../subscription-pause.entity.ts';
import { pausesOf } from '../subscription-pause.store.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { endBy } from '../timing.ts';
import type { TimingPreset } from '../timing.ts';
import { keepChanged } from './keep-changed.ts';
import { openSubscription } from './open-subscription.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { refusePaused } from './refuse-paused.ts';

export interface PauseTerms {
  readonly timing: TimingPreset;
  /** Null: until it is resumed. */
  readonly resumesAt: Temporal.Instant | null;
}

/**
 * Has an active subscription stand still, from now or the next billing cycle on, and answers its id. Checked in this order: that it
 * exists, its status (SubscriptionMoveForbidden), other pauses (SubscriptionPaused), scheduled edits (SubscriptionHasScheduledEdits), the
 * time (ValidationError).
 */
export function pauseSubscription(ctx: CommandContext, by: SubscriptionLookUp, terms: PauseTerms): Promise<string> {
  return transact(ctx, async (tx) => {
    const open = await openSubscription(tx, by, 'pause');
    const { schedule, customer, now } = open;
    const { spec, pause } = await plannedPause(tx, open, terms);
    await keepChanged(tx, open, spec);
    const { id, from, to, cuts } = pause;
    tx.em.create(SubscriptionPause, { id, organizationId: tx.organizationId, customerId: customer.id, subscriptionId: schedule.id, pauseFrom: from, pauseTo: to, cuts: cutsToJson(cuts), createdAt: now });
    await tx.em.flush();
    return schedule.id;
  });
}

/** What an open subscription says with a pause; nothing is kept. Throws what {@link pauseSubscription} does of pauses, edits and the time. */
export async function plannedPause(tx: Transaction, { schedule, now }: OpenSubscription, { timing, resumesAt }: PauseTerms): Promise<{ readonly spec: SubscriptionSpec; readonly pause: Pause }> {
  await refusePaused(tx, schedule.id, now);
  const [past = []] = await pausesOf(tx.read, [schedule.id]);
  const scheduled = pendingChangesOf(schedule, past, false, now).find((change) => 'itemKey' in change);
  if (scheduled !== undefined && 'itemKey' in scheduled) throw new SubscriptionHasScheduledEdits(schedule.id, scheduled.itemKey, scheduled.at);
  const from = endBy(schedule, timing, now);
  if (resumesAt !== null && notAfter(resumesAt, from)) {
    refuse([issue('SUBSCRIPTION_RESUMES_TOO_EARLY', `resumesAt ${resumesAt.toString()} is not after ${from.toString()}, when the pause begins: give a later time, or leave it out`, 'resumesAt')]);
  }
  const { spec, cuts } = withPause(schedule, { from, to: resumesAt }, tx.newId);
  return { spec, pause: { id: tx.newId(), from, to: resumesAt, cuts } };
}

export function cutsToJson(cuts: Pause['cuts']) {
  return cuts.map(({ itemId, activeTo, continuedBy }) => ({ itemId, activeTo: activeTo?.toString() ?? null, continuedBy }));
}

/** The pause that runs at `now` or is to come; null when there is none. */
export function openPause(pauses: readonly Pause[], now: Temporal.Instant): Pause | null {
  return pauses.find(({ to }) => to === null || before(now, to)) ?? null;
}
