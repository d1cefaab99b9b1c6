import type { Reader } from '../platform/reader.ts';
import { UsageAggregate } from './aggregate.ts';
import type { UsageRow } from './aggregate.ts';
import { CarriedValues, carriedLevels } from './carried-usage.ts';
import { eventValue } from './event-value.ts';
import { valueHash } from './hashes.ts';
import type { CompiledMeter } from './meter.ts';
import { uniqueOperation } from './metric.ts';
import { eventsIn } from './usage-event.store.ts';
import { queriedSubjects } from './usage-query.ts';
import type { UsageQuery } from './usage-query.ts';
import { tallyUsage } from './usage.store.ts';

/**
 * The usage of one meter, rounded as the meter says; of a recurring one with what was carried into the range. For a buyer the query must
 * name subjects or customers, and every one of them must be within reach.
 */
export async function usageOf(read: Reader, meter: CompiledMeter, query: UsageQuery): Promise<UsageRow[]> {
  if (!meter.recurring) return (await tallyUsage(read, meter, query)).rows();
  if (meter.aggregation === 'UNIQUE_COUNT') return (await valuesHeld(read, meter, query)).rows();
  const history = query.from === null ? [] : (await tallyUsage(read, meter, { ...query, from: null, to: query.from, windowSize: null })).groups();
  return carriedLevels(meter, query, history, (await tallyUsage(read, meter, query)).groups());
}

/** Roll-ups keep which values there were, not when each was removed, so all events up to the end of the range are read. */
async function valuesHeld(read: Reader, meter: CompiledMeter, query: UsageQuery): Promise<CarriedValues> {
  const range = { from: meter.eventFrom, to: query.to };
  const aggregate = new UsageAggregate(meter, { ...query, from: null });
  const values = new CarriedValues(meter, query);
  const subjects = queriedSubjects(query);
  for await (const event of eventsIn(read, meter, range, subjects === null ? null : [...subjects.keys()])) {
    const holder = aggregate.holderOf(event);
    const { text } = eventValue(meter, event);
    if (holder !== null && text !== null) values.add(holder, { time: event.time, sequence: event.sequence, text: valueHash(text), operation: uniqueOperation(event.data) });
  }
  return values;
}
