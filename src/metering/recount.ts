import { CompiledQuery } from 'kysely';
import { present } from '../kit/assert.ts';
import { instantOf } from '../platform/entity.ts';
import { before } from '../kit/instant.ts';
import { parseExact } from '../kit/json.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { StoredEvent } from './aggregate.ts';
import { rollUpStored } from './backfill.ts';
import { ContributionCollector } from './contribution.ts';
import type { EventReference } from './correction.store.ts';
import type { ListedEvent } from './event-list.store.ts';
import { groupValues } from './event-value.ts';
import { groupHash } from './hashes.ts';
import type { JsonObject } from './json-value.ts';
import type { CompiledMeter } from './meter.ts';
import { eventsIn } from './usage-event.store.ts';
import { floorToHour } from './usage-plan.ts';

const BATCH = 5_000;

/** A meter that has counted an event, and which of the event's neighbours it has counted too. */
export interface CountingMeter {
  readonly meter: CompiledMeter;
  /** Of the same subject: all, once the meter's backfill is past them. */
  readonly hasCounted: (event: Pick<StoredEvent, 'time' | 'sequence'>) => boolean;
}

/**
 * The meters that have counted a stored event. Of a meter that is still counting what was stored before it, only what it has reached; it
 * stays there until the end of the transaction.
 */
export async function countingMeters(tx: Transaction, event: EventReference, meters: readonly CompiledMeter[]): Promise<CountingMeter[]> {
  const open = await tx.read.rows<{ meterId: string; beforeSequence: string; isPast: boolean | null; isAt: boolean | null; time: string | null; sequence: string | null }>(
    `select b.meter_id as "meterId", b.before_sequence as "beforeSequence", b.subject > $3 as "isPast", b.subject = $3 as "isAt", b.time, b.sequence from usage_backfill b
     where b.organization_id = $1 and b.meter_id = any($2::uuid[]) and b.finished_at is null order by b.id for share`,
    meters.map(({ id }) => id), event.subject,
  );
  const time = instantOf(event.time);
  return meters.flatMap((meter): CountingMeter[] => {
    const backfill = open.find(({ meterId }) => meterId === meter.id);
    const hasCounted: CountingMeter['hasCounted'] = (other) => {
      if (backfill === undefined || other.sequence >= BigInt(backfill.beforeSequence) || backfill.isPast === true) return true;
      if (backfill.isAt !== true || backfill.time === null || backfill.sequence === null) return false;
      const order = Temporal.Instant.compare(other.time, instantOf(backfill.time));
      return order < 0 || (order === 0 && other.sequence <= BigInt(backfill.sequence));
    };
    const isBefore = meter.eventFrom !== null && before(time, meter.eventFrom);
    return !isBefore && hasCounted({ time, sequence: BigInt(event.sequence) }) ? [{ meter, hasCounted }] : [];
  });
}

/**
 * Takes the heads of meters and subjects, in the order in which writers take them: until the end of the transaction their roll-ups are the
 * caller's alone. What was computed of them is to be computed again, from the time given on.
 */
export async function takeHeads(tx: Transaction, heads: readonly { readonly meterId: string; readonly subject: string; readonly time: Temporal.Instant }[]): Promise<void> {
  await tx.em.getKysely().executeQuery(CompiledQuery.raw(
    `insert into usage_head as h (organization_id, meter_id, subject, revision, first_time, last_time, unread_from)
     select $1, a.meter_id, a.subject, 1, min(a.time), max(a.time), min(a.time) from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as a(meter_id, subject, time)
     group by a.meter_id, a.subject order by a.meter_id, a.subject
     on conflict (organization_id, meter_id, subject) do update set revision = h.revision + 1, unread_from = least(h.unread_from, excluded.first_time),
       folded_until = case when excluded.first_time < h.folded_until then date_bin('1 day', excluded.first_time, '2000-01-01 00:00:00+00') else h.folded_until end`,
    [tx.organizationId, heads.map(({ meterId }) => meterId), heads.map(({ subject }) => subject), heads.map(({ time }) => time.toString())],
  ));
}

/**
 * Takes an event that was voided off the roll-ups. From most sums and counts it is subtracted; what is least, greatest, latest, first, last or distinct
 * cannot be taken off, so there the hour is counted again from the events that are left. Only the groups that the event fell to are touched.
 * The caller holds the heads.
 */
export async function countWithout(tx: Transaction, event: ListedEvent, counting: readonly CountingMeter[]): Promise<void> {
  if (counting.length === 0) return;
  const data = event.data === null ? null : (parseExact(event.data) as JsonObject);
  const stored: StoredEvent = { type: event.type, subject: event.subject, time: instantOf(event.time), sequence: BigInt(event.sequence), data };
  const rows = counting.map((one): CountedRow => {
    const collector = new ContributionCollector();
    collector.addStored(1, stored, one.meter);
    const entry = present(collector.entries[0], 'what a counted event adds');
    return { ...one, number: entry.number?.toString() ?? null, isText: entry.value !== null, hash: present(collector.groups[0], 'the group of a counted event').hash };
  });
  const subtracted = await subtract(tx, event, rows.filter(({ isText }) => !isText));
  await recount(tx, stored, rows.filter(({ meter }) => !subtracted.has(meter.id)));
  await boundHeads(tx, event, rows.map(({ meter }) => meter.id));
}

/** The row of a meter that an event fell to, and what it added there. */
interface CountedRow extends CountingMeter {
  readonly hash: string;
  readonly number: string | null;
  /** It added a text. */
  readonly isText: boolean;
}

/** Subtracts where nothing but counts and sums changes. Answers the meters where that was so. */
async function subtract(tx: Transaction, event: ListedEvent, rows: readonly CountedRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const done = await tx.read.rows<{ id: string }>(
    `update usage_rollup_hour r set event_count = r.event_count - 1, value_count = r.value_count - case when g.number is null then 0 else 1 end,
       sum = r.sum - coalesce(g.number, 0), moment = r.moment - coalesce(g.number, 0) * extract(epoch from $6::timestamptz)
     from unnest($2::uuid[], $3::uuid[], $4::numeric[]) as g(meter_id, hash, number)
     where r.organization_id = $1 and r.meter_id = g.meter_id and r.group_hash = g.hash and r.subject = $5 and r.hour = date_bin('1 hour', $6::timestamptz, '2000-01-01 00:00:00+00')
       and r.first_time < $6 and r.last_time > $6 and (r.latest is null or r.latest[2] <> $7::numeric)
       and (g.number is null or (r.min < g.number and g.number < r.max) or (r.min = r.max and r.value_count > 1))
     returning r.meter_id as id`,
    rows.map(({ meter }) => meter.id), rows.map(({ hash }) => hash), rows.map(({ number }) => number), event.subject, event.time, event.sequence,
  );
  return new Set(done.map(({ id }) => id));
}

/** Counts the rows again from the events that are left of their hour. */
async function recount(tx: Transaction, { type, subject, time }: StoredEvent, rows: readonly CountedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const hour = floorToHour(time);
  for (const table of ['usage_rollup_hour', 'usage_rollup_value']) {
    await tx.read.rows(
      `delete from ${table} r using unnest($2::uuid[], $3::uuid[]) as g(meter_id, hash)
       where r.organization_id = $1 and r.meter_id = g.meter_id and r.subject = $4 and r.hour = $5 and r.group_hash = g.hash`,
      rows.map(({ meter }) => meter.id), rows.map(({ hash }) => hash), subject, hour.toString(),
    );
  }
  let batch: StoredEvent[] = [];
  let collector = new ContributionCollector();
  for await (const left of eventsIn(tx.read, { eventType: type }, { from: hour, to: hour.add({ hours: 1 }) }, [subject])) {
    const own = rows.filter(({ meter, hasCounted, hash }) => hasCounted(left) && groupHash(groupValues(meter, left.data)) === hash);
    if (own.length === 0) continue;
    batch.push(left);
    for (const { meter } of own) collector.addStored(batch.length, left, meter);
    if (batch.length < BATCH) continue;
    await rollUpStored(tx, batch, collector);
    batch = [];
    collector = new ContributionCollector();
  }
  await rollUpStored(tx, batch, collector);
}

/** Where the event was the first or the last of a meter and subject, another is now. With none left the head keeps its bounds: its revision must only grow. */
async function boundHeads(tx: Transaction, { subject, time }: ListedEvent, meterIds: readonly string[]): Promise<void> {
  await tx.read.rows(
    `update usage_head h set first_time = r.first_time, last_time = r.last_time
     from unnest($2::uuid[]) as m(id), lateral (
       select min(x.first_time) as first_time, max(x.last_time) as last_time from usage_rollup_hour x where x.organization_id = $1 and x.meter_id = m.id and x.subject = $3) r
     where h.organization_id = $1 and h.meter_id = m.id and h.subject = $3 and r.first_time is not null and $4::timestamptz in (h.first_time, h.last_time)`,
    meterIds, subject, time,
  );
}
