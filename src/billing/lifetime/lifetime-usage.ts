import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { before, earlier, later } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import type { Reader } from '../../platform/reader.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { thresholdCompletions } from '../charging/usage-thresholds.ts';
import type { UsageThresholds } from '../charging/usage-thresholds.ts';
import { livesOf, thresholdsReached } from './life.store.ts';
import type { Life } from './life.store.ts';
import { openUsageOf, runsAt } from './open-usage.ts';
import type { OpenUsage } from './open-usage.ts';

/** What the usage of a subscription has come to in its life, before taxes and coupons. */
export interface LifetimeUsageNow {
  readonly subscriptionId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** From the start of the first subscription of the life to now, or to the end of the last. */
  readonly period: Period;
  readonly historical: Decimal;
  /** Of periods that are over, and of single events that were charged. */
  readonly invoiced: Decimal;
  /** Of the running period so far. */
  readonly current: Decimal;
  readonly total: Decimal;
  /** In the order in which they are reached. */
  readonly thresholds: readonly ThresholdNow[];
}

/** How far usage is from a threshold. */
export interface ThresholdNow {
  /** Of lifetime usage; of a recurring one the multiple beyond the largest of the others. */
  readonly amount: Decimal;
  readonly name: string | null;
  readonly isRecurring: boolean;
  /** 0 to 1. */
  readonly ratio: Decimal;
  /** When an invoice was made because of it; null while it is not reached, and where none was made for it. */
  readonly reachedAt: Temporal.Instant | null;
}

/** The thresholds of a subscription, by how they fire. */
export function thresholdsOf({ terms }: SubscriptionSchedule): UsageThresholds {
  const thresholds = terms?.usageThresholds ?? [];
  return { fixed: thresholds.filter(({ isRecurring }) => !isRecurring).map(({ amount }) => amount), recurring: thresholds.find(({ isRecurring }) => isRecurring)?.amount ?? null };
}

/** What of a life is no usage of the running period: what was invoiced, and what gathers of periods that are over. */
export function usageOfClosedPeriods({ invoiced }: Life, open: readonly OpenUsage[], now: Temporal.Instant): Decimal {
  return Decimal.sum([invoiced, ...open.filter(({ period }) => !before(now, period.to)).map(({ fee }) => fee)]);
}

const mostReads = 10;

/**
 * The usage of a subscription's life as it stands now, in a number of statements that does not depend on how much there is. What is
 * invoiced while it is read is counted once: it is read again then. The reader reached the subscription, so that a buyer's bounds are let go.
 */
export async function lifetimeUsage(reader: Reader, schedule: SubscriptionSchedule, now: Temporal.Instant): Promise<LifetimeUsageNow> {
  const read = reader.asOrganization();
  const { life, open } = await settledLife(read, schedule.id);
  const invoiced = usageOfClosedPeriods(life, open, now);
  const current = Decimal.sum(open.filter((usage) => runsAt(usage, now)).map(({ fee }) => fee));
  const total = Decimal.sum([life.historical, invoiced, current]);
  const reached = await thresholdsReached(read, life.subscriptionIds);
  const nameOf = (amount: Decimal, isRecurring: boolean): string | null =>
    schedule.terms?.usageThresholds.find((threshold) => threshold.isRecurring === isRecurring && (isRecurring || threshold.amount.eq(amount)))?.name ?? null;
  const to = schedule.activeTo === null ? now : earlier(now, schedule.activeTo);
  return {
    ...{ subscriptionId: schedule.id, currency: schedule.currency, period: { from: life.from, to: later(life.from, to) } },
    ...{ historical: life.historical, invoiced, current, total },
    thresholds: thresholdCompletions(thresholdsOf(schedule), total).map((completion) => ({
      ...completion,
      name: nameOf(completion.amount, completion.isRecurring),
      reachedAt: completion.amount.lte(total) ? (reached.find((past) => completion.amount.lte(past.lifetimeUsage))?.at ?? null) : null,
    })),
  };
}

async function settledLife(read: Reader, subscriptionId: string): Promise<{ readonly life: Life; readonly open: readonly OpenUsage[] }> {
  const lifeNow = async (): Promise<Life> => present((await livesOf(read, [subscriptionId])).get(subscriptionId), 'the life of a subscription');
  let life = await lifeNow();
  for (let reads = 0; reads < mostReads; reads++) {
    const open = await openUsageOf(read, life.subscriptionIds);
    const after = await lifeNow();
    if (open !== null && after.invoiced.eq(life.invoiced) && after.subscriptionIds.length === life.subscriptionIds.length) return { life: after, open };
    life = after;
  }
  throw new Error(`the usage of subscription ${subscriptionId} was invoiced ${mostReads} times while it was read`);
}
