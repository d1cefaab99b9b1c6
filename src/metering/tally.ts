import { Decimal } from '../kit/decimal.ts';
import { compareInstants, earlier, later } from '../kit/instant.ts';
import type { MeterAggregation } from './meter.ts';
import { weightedChange } from './weighted-sum.ts';

/** Digits after the point of an average: sum by count seldom ends. */
const AVERAGE_PLACES = 20;

/** What is known of the events of one window and group; two tallies of different events add up to that of both. */
export interface Tally {
  /** Every event, also those without a usable value. */
  events: number;
  /** Events with a usable value. */
  values: number;
  sum: Decimal;
  /** WEIGHTED_SUM: the sum of each value times its seconds since 1970. */
  moment: Decimal;
  min: Decimal | null;
  max: Decimal | null;
  latest: LatestValue | null;
  /** UNIQUE_COUNT: distinct texts, each by itself or by a hash of it. */
  readonly distinct: Set<string>;
  /** UNIQUE_COUNT: distinct texts that were counted elsewhere and are not in `distinct`. */
  distinctElsewhere: number;
  /** Times of the first and the last of `events`; null when there is none. */
  first: Temporal.Instant | null;
  last: Temporal.Instant | null;
}

/** The value of the greatest time; of equal times, of the event stored later. */
export interface LatestValue {
  readonly value: Decimal;
  readonly time: Temporal.Instant;
  readonly sequence: bigint;
}

export function emptyTally(): Tally {
  return { events: 0, values: 0, sum: Decimal.zero, moment: Decimal.zero, min: null, max: null, latest: null, distinct: new Set(), distinctElsewhere: 0, first: null, last: null };
}

/** Adds one event. `value` is null for UNIQUE_COUNT, which has `text`, and for an event without a usable value. */
export function addEvent(
  tally: Tally,
  aggregation: MeterAggregation,
  event: { readonly value: Decimal | null; readonly text: string | null; readonly time: Temporal.Instant; readonly sequence: bigint },
): void {
  tally.events += 1;
  const { value, text, time, sequence } = event;
  tally.first = tally.first === null ? time : earlier(tally.first, time);
  tally.last = tally.last === null ? time : later(tally.last, time);
  if (value === null && text === null) return;
  tally.values += 1;
  if (text !== null) tally.distinct.add(text);
  if (value === null) return;
  if (aggregation === 'SUM' || aggregation === 'AVG') tally.sum = tally.sum.add(value);
  if (aggregation === 'WEIGHTED_SUM') {
    const change = weightedChange(value, time);
    tally.sum = tally.sum.add(change.sum);
    tally.moment = tally.moment.add(change.moment);
  }
  if (aggregation === 'MIN') tally.min = tally.min === null ? value : Decimal.min(tally.min, value);
  if (aggregation === 'MAX') tally.max = tally.max === null ? value : Decimal.max(tally.max, value);
  if (aggregation === 'LATEST') tally.latest = laterValue(tally.latest, { value, time, sequence });
}

/** Adds what `other` knows to `tally`. Texts counted elsewhere must be others than those counted here. */
export function addTally(tally: Tally, other: Tally): void {
  tally.events += other.events;
  tally.values += other.values;
  tally.sum = tally.sum.add(other.sum);
  tally.moment = tally.moment.add(other.moment);
  if (other.min !== null) tally.min = tally.min === null ? other.min : Decimal.min(tally.min, other.min);
  if (other.max !== null) tally.max = tally.max === null ? other.max : Decimal.max(tally.max, other.max);
  tally.latest = laterValue(tally.latest, other.latest);
  for (const text of other.distinct) tally.distinct.add(text);
  tally.distinctElsewhere += other.distinctElsewhere;
  if (other.first !== null) tally.first = tally.first === null ? other.first : earlier(tally.first, other.first);
  if (other.last !== null) tally.last = tally.last === null ? other.last : later(tally.last, other.last);
}

/**
 * The aggregate; null when no event counted: of COUNT and UNIQUE_COUNT no event at all, of every other no usable value. A weighted sum is one of a stretch of time too, which the
 * tally does not know.
 */
export function tallied(tally: Tally, aggregation: Exclude<MeterAggregation, 'WEIGHTED_SUM'>): Decimal | null {
  if (!hasCounted(tally, aggregation)) return null;
  switch (aggregation) {
    case 'COUNT': return Decimal.of(tally.events);
    case 'UNIQUE_COUNT': return Decimal.of(tally.distinct.size + tally.distinctElsewhere);
    case 'SUM': return tally.sum;
    case 'AVG': return tally.sum.div(Decimal.of(tally.values), AVERAGE_PLACES);
    case 'MIN': return tally.min;
    case 'MAX': return tally.max;
    case 'LATEST': return tally.latest?.value ?? null;
  }
}

/** Whether there is anything to answer. Events without a value are none to number-valued meters; to UNIQUE_COUNT they are events of no distinct value. */
export function hasCounted({ events, values }: Tally, aggregation: MeterAggregation): boolean {
  return aggregation === 'UNIQUE_COUNT' ? events > 0 : values > 0;
}

function laterValue(a: LatestValue | null, b: LatestValue | null): LatestValue | null {
  if (a === null) return b;
  if (b === null) return a;
  const order = compareInstants(a.time, b.time);
  return order > 0 || (order === 0 && a.sequence >= b.sequence) ? a : b;
}
