import { invariant, present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { before } from '../kit/instant.ts';
import type { Reader } from '../platform/reader.ts';
import { groupName, groupValues } from './event-value.ts';
import { meteredEvents } from './metered-events.ts';
import { metricQuantity, uniqueChanges } from './metric-quantity.ts';
import type { MetricEvent } from './metric-quantity.ts';
import { valueSteps } from './recurring.ts';
import type { CountedSpan, ValueStep } from './recurring.ts';
import type { UsageQuestion } from './usage-ranges.store.ts';

/** Usage that is counted by the days that it lasts. */
export interface ProratedUsage {
  /** By days, rounded up to 5 places. */
  readonly quantity: Decimal;
  /** The level at the end, no day counted off. */
  readonly fullQuantity: Decimal;
  /** The level that was carried into the period, and its changes within it in the order of time. */
  readonly carried: Decimal;
  readonly changes: readonly ValueStep[];
}

/** What is counted by days; `zone` is the IANA time zone whose days they are. */
export interface ProratedQuestion extends UsageQuestion {
  readonly zone: string;
  /** Up to when days are counted, where another count goes on at `to`: the day on which it begins is its own. Left out: all that were begun. */
  readonly countedTo?: Temporal.Instant | undefined;
  /** Positions, among the meter's dimensions, of those whose values it is told apart by; null: it is not. */
  readonly groupBy: readonly number[] | null;
}

/**
 * For each question, in their order: its usage by "", also where there is none; of one that is told apart that of each combination of values that has events, by
 * {@link groupName}. Events of one meter are read once, however many groups they are of. Meters are recurring ones of SUM or UNIQUE_COUNT.
 */
export async function proratedUsage(read: Reader, questions: readonly ProratedQuestion[]): Promise<ReadonlyMap<string, ProratedUsage>[]> {
  const events = await meteredEvents(read, questions.map((question) => ({ ...question, history: true })));
  return questions.map((question, at) => {
    const { groupBy, meter } = question;
    const own = present(events[at], 'the events of a question');
    const groups = groupBy === null ? new Map([['', own]]) : Map.groupBy(own, ({ data }) => groupName(groupBy, groupValues(meter, data)));
    return new Map([...groups].map(([name, of]) => [name, usageOfEvents(question, of)]));
  });
}

function usageOfEvents({ meter, from, to, countedTo, billingPeriod, zone }: ProratedQuestion, events: readonly MetricEvent[]): ProratedUsage {
  invariant(meter.recurring && (meter.aggregation === 'SUM' || meter.aggregation === 'UNIQUE_COUNT'), `meter ${meter.key} carries a level`);
  const span: CountedSpan = { period: { from, to }, billingPeriod: billingPeriod ?? { from, to }, zone };
  const { quantity: begun, fullQuantity } = metricQuantity(meter, events, span, { prorated: true });
  const quantity = countedTo === undefined ? begun : metricQuantity(meter, events, { ...span, period: { from, to: countedTo } }, { prorated: true }).quantity;
  const steps = meter.aggregation === 'SUM' ? events.map(({ time, value }) => ({ time, value: present(value, 'a summed value'), isFromNextDay: false })) : valueSteps(uniqueChanges(events), span);
  const history = steps.filter(({ time }) => before(time, from));
  return { quantity, fullQuantity, carried: Decimal.sum(history.map(({ value }) => value)), changes: steps.slice(history.length) };
}
