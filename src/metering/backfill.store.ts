import { enqueue } from '../platform/jobs.ts';
import type { Reader } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { EventPlace } from './usage-event.store.ts';

/** The job that goes on with a backfill. */
export const backfillTask = 'meter-backfill';
/** Told whenever a backfill got on: `id` is the progress. */
export const progressUpdated = 'progress.updated';

/** How far a meter is with the events that were stored before it. Instants are PostgreSQL's text. */
export interface BackfillRow {
  readonly id: string;
  readonly meterId: string;
  /** Events from this sequence on were counted as they came. */
  readonly beforeSequence: string;
  /** The place of the event that was looked at last; null before the first. */
  readonly subject: string | null;
  readonly time: string | null;
  readonly sequence: string | null;
  /** Null until it was counted how many events there are. */
  readonly total: string | null;
  readonly counted: string;
  /** Events that the meter cannot count. */
  readonly failed: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly finishedAt: string | null;
}

const columns = `b.id, b.meter_id as "meterId", b.before_sequence as "beforeSequence", b.subject, b.time, b.sequence, b.total, b.counted, b.failed,
  b.created_at as "createdAt", b.updated_at as "updatedAt", b.finished_at as "finishedAt"`;

/** The place of the event that was looked at last. */
export function placeOf({ subject, time, sequence }: BackfillRow): EventPlace | null {
  return subject === null || time === null || sequence === null ? null : { subject, time, sequence };
}

/** Opens a backfill in the transaction that makes its meter, and answers its id. The caller keeps writers of events out. */
export async function openBackfill(tx: Transaction, meterId: string): Promise<string> {
  const id = tx.newId();
  // Whatever is stored after this transaction has a later batch.
  await tx.read.rows(
    `insert into usage_backfill (organization_id, id, meter_id, before_sequence, created_at, updated_at) values ($1, $2, $3, nextval('usage_batch') * 8192, $4, $4)`,
    id, meterId, tx.clock.now().toString(),
  );
  await queueBackfill(tx, id);
  return id;
}

/** Asks the job to go on. */
export function queueBackfill(tx: Transaction, id: string): Promise<void> {
  return enqueue(tx, backfillTask, { organizationId: tx.organizationId, backfillId: id }, { key: `backfill:${id}` });
}

/** Ends what is open of a meter: everything was counted otherwise. */
export async function closeBackfill(tx: Transaction, meterId: string): Promise<void> {
  const closed = await tx.read.rows<{ id: string }>(
    `update usage_backfill set finished_at = $3, updated_at = $3, total = coalesce(total, counted + failed), counted = greatest(counted, coalesce(total, 0) - failed)
     where organization_id = $1 and meter_id = $2 and finished_at is null returning id`,
    meterId, tx.clock.now().toString(),
  );
  for (const { id } of closed) tx.emit({ type: progressUpdated, id, customerId: null });
}

/** An open backfill, for the caller alone until the end of the transaction; null where there is none or another has it. */
export async function takeBackfill(tx: Transaction, id: string): Promise<BackfillRow | null> {
  return (await tx.read.rows<BackfillRow>(`select ${columns} from usage_backfill b where b.organization_id = $1 and b.id = $2 and b.finished_at is null for update skip locked`, id))[0] ?? null;
}

/** Rows in the order of the ids; null where there is none. */
export async function backfillsByIds(read: Reader, ids: readonly string[]): Promise<(BackfillRow | null)[]> {
  const rows = await read.rows<BackfillRow>(`select ${columns} from usage_backfill b where b.organization_id = $1 and b.id = any($2::uuid[])`, ids);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The latest backfill of each meter, in their order; null where there never was one. */
export async function backfillsOf(read: Reader, meterIds: readonly string[]): Promise<(BackfillRow | null)[]> {
  const rows = await read.rows<BackfillRow>(
    `select distinct on (b.meter_id) ${columns} from usage_backfill b where b.organization_id = $1 and b.meter_id = any($2::uuid[]) order by b.meter_id, b.id desc`, meterIds);
  const found = new Map(rows.map((row) => [row.meterId, row]));
  return meterIds.map((id) => found.get(id) ?? null);
}
