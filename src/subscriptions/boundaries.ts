import { before, earlier, sameInstant } from '../kit/calendar.ts';
import { present } from '../kit/assert.ts';
import { customersByIds, setDue } from '../customers/index.ts';
import type { DueWorker } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Schedule } from './schedule.ts';
import { schedulesOf, subscriptionsOfCustomer } from './subscription.store.ts';

/** Who tells what time alone changes in subscriptions. */
export const boundarySource = 'subscriptions.boundaries';

/** What happens to a subscription by time alone. */
export type Boundary = 'subscription.started' | 'subscription.phase_started' | 'subscription.items_changed' | 'subscription.ended';

/**
 * The instants at which time alone changes a subscription, each with what happens then. Phases cut by the end do not start. Items change
 * where edits and pauses were scheduled within a phase.
 */
export function boundariesOf({ activeFrom, activeTo, phases }: Schedule): { readonly at: Temporal.Instant; readonly type: Boundary }[] {
  const runs = (at: Temporal.Instant) => activeTo === null || before(at, activeTo);
  const later = phases.filter((phase) => before(activeFrom, phase.activeFrom) && runs(phase.activeFrom));
  return [
    ...(runs(activeFrom) ? [{ at: activeFrom, type: 'subscription.started' } as const] : []),
    ...later.map((phase) => ({ at: phase.activeFrom, type: 'subscription.phase_started' }) as const),
    ...itemChanges(phases).filter(runs).map((at) => ({ at, type: 'subscription.items_changed' }) as const),
    ...(activeTo === null ? [] : [{ at: activeTo, type: 'subscription.ended' } as const]),
  ];
}

/** The starts and ends that items have of their own, each instant once. */
function itemChanges(phases: Schedule['phases']): Temporal.Instant[] {
  const times = phases.flatMap((phase, position) => {
    const next = phases[position + 1]?.activeFrom ?? null;
    const within = (at: Temporal.Instant | null): at is Temporal.Instant => at !== null && before(phase.activeFrom, at) && (next === null || before(at, next));
    return phase.items.flatMap(({ activeFrom, activeTo }) => [activeFrom, activeTo].filter(within));
  });
  return [...new Map(times.map((at) => [at.epochNanoseconds, at])).values()];
}

/** Says when the next subscription of the customer starts, changes phase or ends after `now`. */
export async function setNextBoundary(tx: Transaction, customer: { readonly id: string; readonly testClockId: string | null }, now: Temporal.Instant): Promise<void> {
  const schedules = await schedulesOf(tx.read, await subscriptionsOfCustomer(tx.read, customer.id));
  const coming = schedules.flatMap((schedule) => boundariesOf(schedule).map(({ at }) => at)).filter((at) => before(now, at));
  await setDue(tx, customer, boundarySource, coming.length === 0 ? null : coming.reduce(earlier));
}

/** Tells the news of the boundaries at `at`. What they mean for bills and rights follows from times and needs no step here. */
export const tellBoundaries: DueWorker = async (tx, customerId, at) => {
  const customer = present((await customersByIds(tx.read, [customerId]))[0], 'the customer of due work');
  for (const schedule of await schedulesOf(tx.read, await subscriptionsOfCustomer(tx.read, customerId))) {
    for (const boundary of boundariesOf(schedule)) {
      if (sameInstant(boundary.at, at)) tx.emit({ type: boundary.type, id: schedule.id, customerId });
    }
  }
  await setNextBoundary(tx, customer, at);
};
