import { invariant, present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { before } from '../kit/instant.ts';
import { contains } from '../kit/period.ts';
import type { MeterAggregation, MeterDefinition } from './meter.ts';
import { proratedLevel, proratedValuesOn, valuesOn } from './recurring.ts';
import type { CountedSpan, UniqueChange, UniqueOperation } from './recurring.ts';
import { rounded } from './rounding.ts';
import { addEvent, emptyTally, tallied } from './tally.ts';
import { addWeightedTallies, emptyWeightedTally, unitSeconds, weightedChange, weightedSum } from './weighted-sum.ts';

/** An event that a metric can use: one with a value, and for COUNT every one. */
export interface MetricEvent {
  readonly time: Temporal.Instant;
  readonly sequence: bigint;
  /** Null for UNIQUE_COUNT, which has `text`. */
  readonly value: Decimal | null;
  readonly text: string | null;
  /** Looked at for UNIQUE_COUNT. */
  readonly operation: UniqueOperation;
}

/** What a metric comes to in a period. */
export interface MetricQuantity {
  /** What is billed: by days where prorated, rounded as the metric says. */
  readonly quantity: Decimal;
  /** The same with no day counted off, rounded likewise: what decides the tier. */
  readonly fullQuantity: Decimal;
  /** The level at the end of the period, unrounded: what a recurring sum or weighted sum carries into the next one; null for others. */
  readonly level: Decimal | null;
  /** Events that counted, with those before the period that a recurring metric carries. */
  readonly events: number;
}

/** What to count, and how; `prorated` counts a recurring SUM or UNIQUE_COUNT by days. */
export interface QuantityOptions {
  readonly prorated?: boolean;
  /** Of a recurring SUM or WEIGHTED_SUM: the level that events not given here had come to before the period. Zero by default. */
  readonly carried?: Decimal;
}

/** A quantity before it is rounded. */
interface Counted {
  readonly quantity: Decimal;
  readonly fullQuantity: Decimal;
  readonly level: Decimal | null;
}

/**
 * The quantity of a metric over a period, from events alone: the definition that roll-ups must agree with. `events` come in the order of
 * their times, equal ones in that of storing; those before the period count for a recurring metric only. Lago's rules: nothing counted
 * is 0, and a negative LATEST is 0.
 */
export function metricQuantity(metric: Pick<MeterDefinition, 'aggregation' | 'recurring' | 'rounding'>, events: readonly MetricEvent[], span: CountedSpan, options: QuantityOptions = {}): MetricQuantity {
  const { prorated = false, carried = Decimal.zero } = options;
  const { aggregation, recurring, rounding } = metric;
  invariant(!prorated || (recurring && (aggregation === 'SUM' || aggregation === 'UNIQUE_COUNT')), 'only recurring SUM and UNIQUE_COUNT are counted by days');
  const counted = events.filter(({ time }) => (recurring ? before(time, span.period.to) : contains(span.period, time)));
  const { quantity, fullQuantity, level } = quantityOf(aggregation, counted, span, prorated, recurring ? carried : Decimal.zero);
  return { quantity: rounded(quantity, rounding), fullQuantity: rounded(fullQuantity, rounding), level, events: counted.length };
}

/**
 * The partial sums in the order of events that a price with free units needs: the first `freeEvents` of them where that is above zero;
 * otherwise, where `freeUnits` is above zero, those up to and with the first one above it; otherwise none. COUNT counts one an event.
 */
export function runningTotals(values: Iterable<Decimal>, freeEvents: number, freeUnits: Decimal): Decimal[] {
  const totals: Decimal[] = [];
  if (freeEvents <= 0 && !freeUnits.isPositive()) return totals;
  let total = Decimal.zero;
  for (const value of values) {
    if (freeEvents > 0 && totals.length === freeEvents) break;
    total = total.add(value);
    totals.push(total);
    if (freeEvents <= 0 && total.gt(freeUnits)) break;
  }
  return totals;
}

function quantityOf(aggregation: MeterAggregation, events: readonly MetricEvent[], span: CountedSpan, prorated: boolean, carried: Decimal): Counted {
  switch (aggregation) {
    case 'SUM': return sumOf(events, span, prorated, carried);
    case 'WEIGHTED_SUM': return weightedSumOf(events, span, carried);
    case 'UNIQUE_COUNT': {
      const changes = uniqueChanges(events);
      const fullQuantity = Decimal.of(valuesOn(changes));
      return { quantity: prorated ? proratedValuesOn(changes, span) : fullQuantity, fullQuantity, level: null };
    }
    default: {
      const quantity = talliedQuantity(aggregation, events);
      return { quantity, fullQuantity: quantity, level: null };
    }
  }
}

/** What events switch on and off. */
export function uniqueChanges(events: readonly MetricEvent[]): UniqueChange[] {
  return events.map(({ time, text, operation }) => ({ time, operation, text: present(text, 'the text of a distinct value') }));
}

function sumOf(events: readonly MetricEvent[], span: CountedSpan, prorated: boolean, carried: Decimal): Counted {
  const { before: history, during } = splitAt(events, span.period.from);
  const initial = carried.add(Decimal.sum(history.map(valueOf)));
  const level = initial.add(Decimal.sum(during.map(valueOf)));
  const changes = during.map((event) => ({ time: event.time, value: valueOf(event) }));
  return { quantity: prorated ? proratedLevel(initial, changes, span) : level, fullQuantity: level, level };
}

function weightedSumOf(events: readonly MetricEvent[], span: CountedSpan, carried: Decimal): Counted {
  const { before: history, during } = splitAt(events, span.period.from);
  const initial = carried.add(Decimal.sum(history.map(valueOf)));
  const changes = during.map((event) => weightedChange(valueOf(event), event.time)).reduce(addWeightedTallies, emptyWeightedTally);
  const quantity = weightedSum(unitSeconds(initial, changes, span.period), span.billingPeriod);
  return { quantity, fullQuantity: quantity, level: initial.add(changes.sum) };
}

function talliedQuantity(aggregation: Exclude<MeterAggregation, 'WEIGHTED_SUM'>, events: readonly MetricEvent[]): Decimal {
  const tally = emptyTally();
  for (const event of events) addEvent(tally, aggregation, event);
  const quantity = tallied(tally, aggregation) ?? Decimal.zero;
  return aggregation === 'LATEST' ? Decimal.max(quantity, Decimal.zero) : quantity;
}

function splitAt(events: readonly MetricEvent[], at: Temporal.Instant): { readonly before: MetricEvent[]; readonly during: MetricEvent[] } {
  const split: { before: MetricEvent[]; during: MetricEvent[] } = { before: [], during: [] };
  for (const event of events) (before(event.time, at) ? split.before : split.during).push(event);
  return split;
}

function valueOf(event: MetricEvent): Decimal {
  return present(event.value, 'the value of a counted event');
}
