import { eventHash } from './hashes.ts';
import { eventColumns } from './event-list.store.ts';
import type { ListedEvent } from './event-list.store.ts';
import type { Actor, Transaction } from '../platform/transaction.ts';
import type { Reader } from '../platform/reader.ts';

/** What names a stored event, and where it stands. Time is PostgreSQL's text. */
export interface EventReference {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence: string;
}

/** Who took an event back, when and why, and what stands in its place. */
export interface CorrectionRow {
  readonly at: string;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly reason: string;
  readonly original: EventReference;
  /** Null: the event was voided, and nothing is in its place. */
  readonly replacement: EventReference | null;
}

const columns = `c.hash, c.replacement_hash as "replacementHash", c.at, c.actor_kind as "actorKind", c.actor_id as "actorId", c.reason, c.original, c.replacement`;

export function referenceOf({ source, id, type, subject, time, sequence }: EventReference): EventReference {
  return { source, id, type, subject, time, sequence };
}

/** A stored event by its name; null where there is none. */
export async function eventNamed(read: Reader, source: string, id: string): Promise<ListedEvent | null> {
  const [key] = await read.rows<{ time: string | null }>('select k.time::text from usage_event_key k where k.organization_id = $1 and k.hash = $2::uuid', eventHash(source, id));
  if (key === undefined) return null;
  // Names that were claimed before times were kept with them are looked for among all events.
  const where = key.time === null ? '' : ' and t.time = $4::timestamptz';
  const rows = await read.rows<ListedEvent>(
    `select ${eventColumns} from usage_event t where t.organization_id = $1 and t.source = $2 and t.id = $3${where}`, source, id, ...(key.time === null ? [] : [key.time]));
  return rows[0] ?? null;
}

/** The events at their places, in the order of the references; null for what is kept no longer. */
export async function eventsAt(read: Reader, references: readonly EventReference[]): Promise<(ListedEvent | null)[]> {
  const rows = await read.rows<ListedEvent & { n: number }>(
    `select r.n, ${eventColumns} from json_to_recordset($2::json) as r(n int, type text, subject text, time timestamptz, sequence bigint)
     join usage_event t on t.organization_id = $1 and t.type = r.type and t.subject = r.subject and t.time = r.time and t.sequence = r.sequence`,
    JSON.stringify(references.map((reference, n) => ({ ...referenceOf(reference), n }))),
  );
  const found = new Map(rows.map((row) => [row.n, row]));
  return references.map((_reference, n) => found.get(n) ?? null);
}

/** The events of these times that were stored at these places of the order, in the order given; null for what is kept no longer. One statement. */
export async function eventsStored(read: Reader, places: readonly Pick<EventReference, 'time' | 'sequence'>[]): Promise<(ListedEvent | null)[]> {
  if (places.length === 0) return [];
  const rows = await read.rows<ListedEvent & { n: number }>(
    `select r.n, ${eventColumns} from json_to_recordset($2::json) as r(n int, time timestamptz, sequence bigint)
     join usage_event t on t.organization_id = $1 and t.time = r.time and t.sequence = r.sequence`,
    JSON.stringify(places.map(({ time, sequence }, n) => ({ time, sequence, n }))),
  );
  const found = new Map(rows.map((row) => [row.n, row]));
  return places.map((_place, n) => found.get(n) ?? null);
}

/** What became of each event, by its hash, in their order: the correction that took it back; null where none did. */
export async function correctionsOf(read: Reader, hashes: readonly string[]): Promise<(CorrectionRow | null)[]> {
  const rows = await read.rows<CorrectionRow & { hash: string }>(`select ${columns} from usage_correction c where c.organization_id = $1 and c.hash = any($2::uuid[])`, hashes);
  return inOrder(hashes, rows, ({ hash }) => hash);
}

/** Where each event comes from, by its hash, in their order: the correction that put it in another's place; null where none did. */
export async function correctionsBy(read: Reader, hashes: readonly string[]): Promise<(CorrectionRow | null)[]> {
  const rows = await read.rows<CorrectionRow & { replacementHash: string }>(
    `select ${columns} from usage_correction c where c.organization_id = $1 and c.replacement_hash = any($2::uuid[])`, hashes);
  return inOrder(hashes, rows, ({ replacementHash }) => replacementHash);
}

/** Writes who takes an event back; false where somebody has done so. Waits for whoever is doing so. */
export async function writeCorrection(
  tx: Transaction,
  { original, replacement, reason, at }: { readonly original: EventReference; readonly replacement: EventReference | null; readonly reason: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const rows = await tx.read.rows(
    `insert into usage_correction (organization_id, hash, replacement_hash, at, actor_kind, actor_id, reason, original, replacement)
     values ($1, $2::uuid, $3::uuid, $4, $5, $6::uuid, $7, $8::json, $9::json) on conflict (organization_id, hash) do nothing returning hash`,
    eventHash(original.source, original.id),
    replacement === null ? null : eventHash(replacement.source, replacement.id),
    at.toString(), tx.actor.kind, tx.actor.id, reason,
    JSON.stringify(referenceOf(original)),
    replacement === null ? null : JSON.stringify(referenceOf(replacement)),
  );
  return rows.length === 1;
}

/** Hashes are hexadecimal digits; uuids come with dashes. */
function inOrder<T>(hashes: readonly string[], rows: readonly T[], hashOf: (row: T) => string): (T | null)[] {
  const found = new Map(rows.map((row) => [hashOf(row).replaceAll('-', ''), row]));
  return hashes.map((hash) => found.get(hash) ?? null);
}
