import { before } from '../kit/instant.ts';
import type { Reader } from '../platform/reader.ts';
import { isCounted } from './aggregate.ts';
import { groupValues } from './event-value.ts';
import { dimensionsHold, dimensionsText, ofKnownDimensions } from './known-dimensions.ts';
import type { CompiledMeter } from './meter.ts';
import { keptFromOf, needEvents } from './retention.store.ts';
import { compareText } from './text-order.ts';
import { eventsIn, subjectsSql } from './usage-event.store.ts';
import { ceilToHour, floorToHour } from './usage-plan.ts';

/** In whole seconds, [from, to); null is open. */
export interface UsageRange {
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
}

/** Sure: the first or the last of the row's events lies in the range, and so does each of an hour that the range holds whole. */
const inRange = `r.hour >= coalesce($4::timestamptz, '-infinity') and r.hour < coalesce($5::timestamptz, 'infinity')
  and r.last_time >= coalesce($6::timestamptz, '-infinity') and r.first_time < coalesce($7::timestamptz, 'infinity')
  and not (r.first_time < coalesce($6::timestamptz, '-infinity') and r.last_time >= coalesce($7::timestamptz, 'infinity'))`;

const scope = (subjects: readonly string[] | null): string => `r.organization_id = $1 and ${subjectsSql('r', subjects)} and r.meter_id = $3::uuid`;

/**
 * The distinct subjects of the events that the meter counts in the range, by code point. `subjects` bounds a buyer. Throws ValidationError
 * where a range within one hour needs events that may have been removed.
 */
export async function usageSubjects(read: Reader, meter: CompiledMeter, range: UsageRange, subjects: readonly string[] | null): Promise<string[]> {
  const text = `select distinct r.subject as value from usage_rollup_hour r where ${scope(subjects)} and ${inRange}`;
  return distinct(read, meter, range, subjects, text, (event) => event.subject);
}

/** The distinct values of one dimension, by its position, of the events that the meter counts in the range, by code point. */
export async function usageGroupValues(read: Reader, meter: CompiledMeter, dimension: number, range: UsageRange, subjects: readonly string[] | null): Promise<string[]> {
  const text = `select distinct r.group_values[${dimension + 1}] as value from usage_rollup_hour r where ${scope(subjects)} and ${inRange} and ${dimensionsHold('$8')}`;
  return distinct(read, meter, range, subjects, text, (event) => groupValues(meter, event.data)[dimension] ?? '', [dimensionsText([meter])]);
}

async function distinct(
  read: Reader,
  meter: CompiledMeter,
  range: UsageRange,
  subjects: readonly string[] | null,
  text: string,
  valueOf: (event: { subject: string; data: Parameters<typeof groupValues>[1] }) => string,
  more: readonly string[] = [],
): Promise<string[]> {
  const { from, to } = range;
  const hours = [from === null ? null : floorToHour(from), to === null ? null : ceilToHour(to), from, to].map((at) => at?.toString() ?? null);
  const rows = await ofKnownDimensions(read.subjectRows<{ value: string }>(text, subjects, meter.id, ...hours, ...more));
  const found = new Set(rows.map((row) => row.value));
  // A row whose events lie on both sides of a range within its hour may have none in it.
  if (from !== null && to !== null && !before(ceilToHour(from), to)) {
    if (rows.length > 0) needEvents(await keptFromOf(read), from);
    for await (const event of eventsIn(read, meter, range, subjects)) if (isCounted(meter, range, event.time)) found.add(valueOf(event));
  }
  return [...found].sort(compareText);
}
