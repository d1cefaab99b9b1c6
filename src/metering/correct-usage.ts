import { customersByLookUps } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { before } from '../kit/instant.ts';
import { instantOf } from '../platform/entity.ts';
import type { Transaction } from '../platform/transaction.ts';
import { rollUpStored } from './backfill.ts';
import { ContributionCollector } from './contribution.ts';
import { correctionsOf, writeCorrection } from './correction.store.ts';
import type { EventReference } from './correction.store.ts';
import type { TimedUsageEvent } from './event.ts';
import type { ListedEvent } from './event-list.store.ts';
import { eventHash } from './hashes.ts';
import type { CompiledMeter } from './meter.ts';
import { metersByEventTypes } from './meter.store.ts';
import { keptFromOf } from './retention.store.ts';
import { countingMeters, countWithout, takeHeads } from './recount.ts';
import { textArray } from './array-literal.ts';
import { UsageEventAlreadyVoided, UsageEventIdTaken, UsageEventNotFound } from './usage-event.errors.ts';
import { usageRecorded } from './usage-news.ts';

/** Told when an event was voided, and when another was put in its place: `id` is the event's hash, the payload names both. */
export const usageVoided = 'usage_event.voided';
export const usageCorrected = 'usage_event.corrected';

/** An event that takes another's place, and what is kept with it. */
export interface Replacement {
  readonly event: TimedUsageEvent;
  readonly attributesText: string | null;
  readonly late: boolean;
}

/**
 * Takes a stored event back, and puts another in its place if one is given: who did it, when and why, the events, their roll-ups, and the
 * news of it in one transaction. The original stays readable and its name stays taken, so that it is still a duplicate when it is sent
 * again. Locks are taken in the order of whoever stores events: names, heads, roll-ups; so neither waits for the other in a circle.
 *
 * The caller holds the meters (`holdMeters`). Throws UsageEventAlreadyVoided, UsageEventIdTaken, and UsageEventNotFound for an event that is
 * about to be removed because it is kept no longer: its neighbours may be gone, and could not be counted again.
 */
export async function correctUsage(tx: Transaction, original: ListedEvent, replacement: Replacement | null, reason: string): Promise<void> {
  const at = tx.clock.now();
  const placed = replacement === null ? null : await placeReplacement(tx, replacement);
  if (!(await writeCorrection(tx, { original, replacement: placed, reason, at }))) throw await alreadyVoided(tx, original);

  const [meters = [], replacing = []] = await metersByEventTypes(tx.read, [original.type, replacement?.event.type ?? original.type]);
  const counting = await countingMeters(tx, original, meters);
  if (replacement !== null) await claimName(tx, replacement.event);
  const time = instantOf(original.time);
  const heads = counting.map(({ meter }) => ({ meterId: meter.id, subject: original.subject, time }));
  if (replacement !== null) {
    const { event } = replacement;
    for (const meter of replacing) {
      if (meter.eventFrom === null || Temporal.Instant.compare(meter.eventFrom, event.time) <= 0) heads.push({ meterId: meter.id, subject: event.subject, time: event.time });
    }
  }
  await takeHeads(tx, heads);
  await tx.read.rows(
    'update usage_event set voided_at = $6 where organization_id = $1 and type = $2 and subject = $3 and time = $4 and sequence = $5',
    original.type, original.subject, original.time, original.sequence, at.toString(),
  );
  await countWithout(tx, original, counting);
  // Asked afterwards: whatever was removed before the new count saw its neighbours had been noted before.
  const keptFrom = await keptFromOf(tx.read);
  if (keptFrom !== null && before(time, keptFrom)) throw new UsageEventNotFound(original.source, original.id);
  if (replacement !== null && placed !== null) await storeReplacement(tx, replacement, placed, replacing, at);
  await tell(tx, original, placed, heads);
}

/** Its sequence is that of a batch of its own, later than all that is stored. */
async function placeReplacement(tx: Transaction, { event }: Replacement): Promise<EventReference> {
  const [row] = await tx.read.rows<{ sequence: string }>(`select (nextval('usage_batch') * 8192 + 1)::text as sequence where $1::uuid is not null`);
  const { source, id, type, subject, time } = event;
  return { source, id, type, subject, time: time.toString(), sequence: present(row, 'the next batch').sequence };
}

async function claimName(tx: Transaction, { source, id, time }: TimedUsageEvent): Promise<void> {
  const claimed = await tx.read.rows('insert into usage_event_key (organization_id, hash, time) values ($1, $2::uuid, $3) on conflict do nothing returning hash', eventHash(source, id), time.toString());
  if (claimed.length === 0) throw new UsageEventIdTaken(source, id);
}

async function storeReplacement(tx: Transaction, { event, attributesText, late }: Replacement, place: EventReference, meters: readonly CompiledMeter[], at: Temporal.Instant): Promise<void> {
  const collector = new ContributionCollector();
  collector.add(1, event, new Map([[event.type, meters]]));
  const issues = collector.kept.get(1) ?? null;
  await tx.read.rows(
    `insert into usage_event (organization_id, sequence, id, source, type, subject, time, ingested_at, data, attributes, late, issues)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::json, $10::json, $11, $12::text[])`,
    place.sequence, event.id, event.source, event.type, event.subject, place.time, at.toString(), event.dataText, attributesText, late || null,
    issues === null ? null : textArray(issues, (issue) => issue),
  );
  await rollUpStored(tx, [{ sequence: BigInt(place.sequence), subject: event.subject, time: event.time }], collector);
}

async function alreadyVoided(tx: Transaction, { source, id }: ListedEvent): Promise<UsageEventAlreadyVoided> {
  const [known] = await correctionsOf(tx.read, [eventHash(source, id)]);
  const { at, replacement } = present(known, 'the correction that came first');
  return new UsageEventAlreadyVoided(source, id, instantOf(at), replacement?.id ?? null);
}

/** Live figures hear of usage as they do when it is ingested; whoever bills hears what was taken back. */
async function tell(tx: Transaction, original: ListedEvent, replacement: EventReference | null, heads: readonly { readonly meterId: string; readonly subject: string }[]): Promise<void> {
  const subjects = Map.groupBy(heads, ({ meterId }) => meterId);
  for (const [meterId, own] of subjects) tx.emit({ type: usageRecorded, id: meterId, customerId: null, payload: { subjects: [...new Set(own.map(({ subject }) => subject))] } });
  const [customer] = await customersByLookUps(tx.read, [{ subjectKey: original.subject }]);
  const { source, id, type, subject, time } = original;
  tx.emit({
    type: replacement === null ? usageVoided : usageCorrected,
    id: eventHash(source, id),
    customerId: customer?.id ?? null,
    payload: { source, id, type, subject, time: instantOf(time).toString(), replacementId: replacement?.id ?? null },
  });
}
