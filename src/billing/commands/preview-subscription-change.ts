import { customersByIds, nowOf, rehearseDue } from '../../customers/index.ts';
import type { DueWorkers } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { before, notAfter } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import { rehearse } from '../../platform/rehearse.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import {
  alignedPeriodAt,
  boundarySource,
  cancelSubscription,
  changeSubscription,
  editSubscription,
  migrateSubscription,
  restoreSubscription,
  schedulesByIds,
  subscriptionBy,
  tellBoundaries,
  unscheduleCancellation,
} from '../../subscriptions/index.ts';
import type { ChangeSubscriptionInput, Edit, MigrateSubscriptionInput, SubscriptionLookUp, SubscriptionSchedule, Timing, TimingPreset } from '../../subscriptions/index.ts';
import { billingWork } from '../due-work.ts';
import { paidOutcome } from '../payment-app.ts';
import type { PaymentApp } from '../payment-app.ts';
import { billsOf, knownBills } from '../preview.store.ts';
import type { PreviewedInvoice } from '../preview.store.ts';

/** The change that is previewed. */
export type PreviewedChange =
  | { readonly type: 'edit'; readonly edits: readonly Edit[]; readonly timing: TimingPreset }
  | { readonly type: 'change'; readonly input: ChangeSubscriptionInput }
  | { readonly type: 'migrate'; readonly input: MigrateSubscriptionInput }
  | { readonly type: 'cancel'; readonly timing: Timing }
  | { readonly type: 'unscheduleCancellation' }
  | { readonly type: 'restore' };

export interface PreviewedPeriod {
  readonly period: Period;
  /** Made after its start, up to and including its end. */
  readonly invoices: readonly PreviewedInvoice[];
}

export interface SubscriptionChangePreview {
  /** The customer's time that it was asked at. */
  readonly at: Temporal.Instant;
  /** What the change makes at once, and open drafts that it changes. */
  readonly now: readonly PreviewedInvoice[];
  /** The first one after now; null where nothing more is invoiced in the periods looked at. */
  readonly nextInvoice: PreviewedInvoice | null;
  readonly periods: readonly PreviewedPeriod[];
}

/** The most periods that a preview looks ahead. */
export const MOST_PERIODS = 12;

/** Nobody is asked for money: what is invoiced is taken to be paid. */
const taken: PaymentApp = {
  collect: () => Promise.resolve(paidOutcome),
  isLocal: true,
  refund: () => Promise.resolve({ status: 'SUCCEEDED', failure: null }),
};

const workers: DueWorkers = new Map([[boundarySource, tellBoundaries], ...billingWork({ SANDBOX: taken })]);

/**
 * What a change of a subscription charges: at once, with the next invoice, and in each of the next billing periods. The change itself is
 * made, what falls due after it is done, by the code and in the order in which it would be, and everything is taken back. Usage is that of
 * now; payments succeed. Periods are those of the customer's subscription from now on, the first being what is left of the running one.
 * Null where there is no such subscription. Throws what the change does, ValidationError for the number of periods, RehearsalBusy and RehearsalTooLong.
 */
export async function previewSubscriptionChange(ctx: CommandContext, by: SubscriptionLookUp, change: PreviewedChange, periods: number): Promise<SubscriptionChangePreview | null> {
  if (periods < 1 || periods > MOST_PERIODS) refuse([issue('PREVIEW_PERIODS', `periods is ${periods}: give 1 to ${MOST_PERIODS}`, 'periods')]);
  const subscription = await subscriptionBy(ctx.read, by);
  if (subscription === null) return null;
  const customer = present((await customersByIds(ctx.read, [subscription.customerId]))[0], 'the customer of a subscription');
  const now = await nowOf(ctx, customer);
  // What is on offer goes by real time, for customers on test clocks too: they may live before a version was published that they can move to.
  const real = customer.testClockId === null ? now : ctx.clock.now();
  return rehearse(ctx, async (step) => {
    const known = await step(now, (tx) => knownBills(tx.read, customer.id));
    const ids = await step(real, (tx) => make(tx, subscription.id, change));
    await rehearseDue(step, workers, customer, now, now);
    const schedules = (await step(now, (tx) => schedulesByIds(tx.read, ids))).map((schedule) => present(schedule, 'a subscription of the change'));
    const ahead = periodsAhead(schedules, now, periods);
    const changed = await step(now, (tx) => knownBills(tx.read, customer.id));
    const until = ahead.at(-1)?.to ?? now;
    await rehearseDue(step, workers, customer, now, until);
    const zones = new Map(schedules.map(({ id, zone }) => [id, zone ?? 'UTC']));
    const bills = await step(until, (tx) => billsOf(tx.read, customer.id, zones));
    const made = bills.filter(({ id }) => !known.has(id));
    const redrafted = bills.filter(({ id }) => known.get(id)?.status === 'DRAFT' && known.get(id)?.total !== changed.get(id)?.total);
    const later = made.filter(({ at }) => before(now, at));
    return {
      at: now,
      now: [...redrafted, ...made.filter(({ at }) => notAfter(at, now))],
      nextInvoice: later[0] ?? null,
      periods: ahead.map((period, position) => ({
        period,
        invoices: later.filter(({ at }) => before(position === 0 ? now : period.from, at) && notAfter(at, period.to)),
      })),
    };
  });
}

/** Makes the change; the ids of the subscriptions that it leaves, the one that takes over last. */
async function make(tx: Transaction, id: string, change: PreviewedChange): Promise<string[]> {
  const by: SubscriptionLookUp = { id };
  switch (change.type) {
    case 'edit':
      return [await editSubscription(tx, by, change.edits, change.timing)];
    case 'cancel':
      return [await cancelSubscription(tx, by, change.timing)];
    case 'unscheduleCancellation':
      return [await unscheduleCancellation(tx, by)];
    case 'restore':
      return [await restoreSubscription(tx, by)];
    case 'change':
    case 'migrate': {
      const { currentId, nextId } = change.type === 'change' ? await changeSubscription(tx, by, change.input) : await migrateSubscription(tx, by, change.input);
      return [currentId, nextId];
    }
  }
}

/** The billing periods from `now` on of what runs then, at most `count`; none where nothing does. They follow each other without a gap. */
function periodsAhead(schedules: readonly SubscriptionSchedule[], now: Temporal.Instant, count: number): Period[] {
  const found: Period[] = [];
  let at = now;
  while (found.length < count) {
    const running = schedules.findLast(({ activeFrom, activeTo }) => notAfter(activeFrom, at) && (activeTo === null || before(at, activeTo)));
    const period = running === undefined ? null : alignedPeriodAt(running, at);
    if (period === null || !before(at, period.to)) break;
    found.push({ from: at, to: period.to });
    at = period.to;
  }
  return found;
}
