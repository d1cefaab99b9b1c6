import { before, earlier, notAfter } from '../kit/calendar.ts';
import { contains } from '../kit/period.ts';
import type { OpenPeriod } from '../kit/period.ts';
import type { ProRating, RateCardPrice } from '../catalog/index.ts';
import type { BillingTime } from './billing-calendar/anchor.ts';
import { instantOfStart, noOffset, plus } from './phase-start.ts';
import type { PhaseStart } from './phase-start.ts';

/** One version of an item of a phase. Replacing an item ends its last version and begins the next with the same key. */
export interface ScheduleItem {
  readonly id: string;
  /** The rate card's key; every version of an item has the same. */
  readonly key: string;
  /** Counts the versions of the key within its phase, from 0. */
  readonly version: number;
  readonly activeFrom: Temporal.Instant;
  /** The item's own end, exclusive; null: until its phase ends. */
  readonly activeTo: Temporal.Instant | null;
  /** Null: charged once. */
  readonly billingCadence: Temporal.Duration | null;
  /** Null: free of charge. */
  readonly price: RateCardPrice | null;
  /** The version that this one goes on with, where add-ons cut it; left out: it stands for itself. */
  readonly originId?: string;
  /** What add-ons have a part in; left out: nothing. */
  readonly overlay?: object;
}

export interface SchedulePhase<Item extends ScheduleItem = ScheduleItem> {
  readonly id: string;
  readonly key: string;
  /** A phase runs until the next one starts, and the last one until the subscription ends. */
  readonly activeFrom: Temporal.Instant;
  readonly items: readonly Item[];
}

/** What runs when in one subscription: all that the billing of its periods looks at. Every interval is half-open, [from, to). */
export interface Schedule<Item extends ScheduleItem = ScheduleItem> {
  readonly id: string;
  readonly activeFrom: Temporal.Instant;
  /** Exclusive; null: without end. It cuts phases and items, which keep their own times and have them back when it is withdrawn. */
  readonly activeTo: Temporal.Instant | null;
  /** Periods are counted from here, before or after the start. Never replaced by a clamped date. */
  readonly billingAnchor: Temporal.Instant;
  readonly billingCadence: Temporal.Duration;
  /** ISO 4217; flat fees are rounded to its minor unit. */
  readonly currency: string;
  /** Whether flat fees of a part of a period are charged in proportion. */
  readonly proRating: ProRating;
  /** IANA: the calendar of its months and days; absent: UTC. */
  readonly zone?: string;
  /** Absent: periods run from the very instant of the anchor. Else they are whole days of `zone`, and the anchor begins one. */
  readonly billingTime?: BillingTime;
  /** The end charges flat fees in proportion, as any other cut does, instead of in full. */
  readonly endIsProrated?: boolean;
  /** Recurring flat fees of the time before this are not charged; null or absent: all are. */
  readonly flatFeesFrom?: Temporal.Instant | null;
  /** In the order they run. */
  readonly phases: readonly SchedulePhase<Item>[];
}

/** When the phase at this position runs: cut by the next phase and by the end of the subscription. It may be empty. */
export function phaseActivity(schedule: Schedule, position: number): OpenPeriod {
  const phase = schedule.phases[position];
  if (phase === undefined) throw new RangeError(`a subscription of ${schedule.phases.length} phases has none at ${position}`);
  return { from: phase.activeFrom, to: soonest(schedule.phases[position + 1]?.activeFrom ?? null, schedule.activeTo) };
}

/** When an item runs: cut by its phase. It may be empty. */
export function itemActivity(item: ScheduleItem, phase: OpenPeriod): OpenPeriod {
  return { from: item.activeFrom, to: soonest(item.activeTo, phase.to) };
}

/** The position of the phase that holds `at`; null before the start, after the end, and for a subscription of no length. */
export function phaseAt(schedule: Schedule, at: Temporal.Instant): number | null {
  const position = schedule.phases.findIndex((_phase, index) => contains(phaseActivity(schedule, index), at));
  return position === -1 ? null : position;
}

/** An item with the phase it stands in and the time it really runs. */
export interface ItemInForce<Item extends ScheduleItem = ScheduleItem> {
  readonly item: Item;
  readonly phase: SchedulePhase<Item>;
  readonly activity: OpenPeriod;
}

/**
 * The items that run at `at`, in the order of the plan. Before the start they are those that will run first, after the end those
 * that ran last; a subscription that was over before anything ran shows what it would have begun with.
 */
export function itemsInForce<Item extends ScheduleItem>(schedule: Schedule<Item>, at: Temporal.Instant): ItemInForce<Item>[] {
  const all = allItems(schedule);
  const began = all.filter(({ activity }) => !isOver(activity));
  if (began.length === 0) return all.filter(({ item }) => item.version === 0 && notAfter(item.activeFrom, schedule.activeFrom));
  const starts = began.map(({ activity }) => activity.from).reduce(earlier);
  if (before(at, starts)) return began.filter(({ activity }) => contains(activity, starts));
  const { activeTo } = schedule;
  if (activeTo === null || before(at, activeTo)) return began.filter(({ activity }) => contains(activity, at));
  return began.filter(({ activity }) => activity.to !== null && notAfter(activeTo, activity.to));
}

/** All versions of all items, in the order of the plan, whenever they run. */
export function allItems<Item extends ScheduleItem>(schedule: Schedule<Item>): ItemInForce<Item>[] {
  return schedule.phases.flatMap((phase, position) => {
    const activity = phaseActivity(schedule, position);
    return phase.items.map((item) => ({ item, phase, activity: itemActivity(item, activity) }));
  });
}

/** The start of each phase, cumulative from the first: the durations are added up first and taken from the start as one, so that
 * three phases of a month from 31 January begin on 31 January, 28 February and 31 March. */
export function phaseStarts(from: Temporal.Instant, durations: readonly (Temporal.Duration | null)[], zone?: string): Temporal.Instant[] {
  return countedStarts(from, durations).map((start) => instantOfStart(start, zone));
}

/** The same as they are counted. */
export function countedStarts(from: Temporal.Instant, durations: readonly (Temporal.Duration | null)[]): PhaseStart[] {
  const starts: PhaseStart[] = [];
  let after = noOffset;
  for (const duration of durations) {
    starts.push({ from, after });
    if (duration !== null) after = plus(after, duration);
  }
  return starts;
}

function isOver({ from, to }: OpenPeriod): boolean {
  return to !== null && notAfter(to, from);
}

/** The earlier of two ends; null is without end. */
export function soonest(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null) return b;
  return b === null ? a : earlier(a, b);
}
