import type pg from 'pg';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { holdMeters, rollUpStored } from '../backfill.ts';
import { backfillsByIds, placeOf, progressUpdated, queueBackfill, takeBackfill } from '../backfill.store.ts';
import type { BackfillRow } from '../backfill.store.ts';
import { ContributionCollector } from '../contribution.ts';
import { compileMeter } from '../meter.ts';
import type { CompiledMeter } from '../meter.ts';
import { definitionOf } from '../meter.entity.ts';
import { metersByIds } from '../meter.store.ts';
import { eventsBehind } from '../usage-event.store.ts';
import { usageRecorded } from '../usage-news.ts';

/** Events of one transaction, which holds the roll-ups of their subjects for as long as writing them takes. */
const CHUNK = 2_000;
/** Chunks of one job; then others have their turn. */
const CHUNKS = 25;

/**
 * Goes on with a meter's backfill, a chunk a transaction, and queues itself again while there is more. Where it stands is kept with what it
 * counted, so that each event counts once wherever it is killed, and whoever else works on the same one.
 */
export async function backfillMeter(contextOf: () => CommandContext, backfillId: string): Promise<void> {
  for (let n = 0; n < CHUNKS; n++) {
    if ((await backfillChunk(contextOf(), backfillId)) === 'nothing left') return;
  }
  await transact(contextOf(), (tx) => queueBackfill(tx, backfillId));
}

/** Does one step. Nothing is left when it is finished, was, or another process is at it. */
export async function backfillChunk(ctx: CommandContext, backfillId: string): Promise<'more' | 'nothing left'> {
  const [known] = await backfillsByIds(ctx.read, [backfillId]);
  if (known == null || known.finishedAt !== null) return 'nothing left';
  return transact(ctx, async (tx) => {
    if (known.total === null) return countEvents(tx, backfillId);
    await holdMeters(tx);
    const open = await takeBackfill(tx, backfillId);
    if (open === null) return 'nothing left';
    const [row] = await metersByIds(tx.read, [open.meterId]);
    tx.emit({ type: progressUpdated, id: backfillId, customerId: null });
    if (row == null || row.deletedAt !== null) {
      await keepProgress(tx, open, null, { counted: 0, failed: 0, finished: true });
      return 'nothing left';
    }
    return countChunk(tx, open, compileMeter(definitionOf(row)));
  });
}

async function countChunk(tx: Transaction, open: BackfillRow, meter: CompiledMeter): Promise<'more' | 'nothing left'> {
  const found = await eventsBehind(tx.read, meter, placeOf(open), open.beforeSequence, CHUNK);
  const collector = new ContributionCollector();
  const ofMeter = new Map([[meter.eventType, [meter]]]);
  const failed = found.filter(({ event }, at) => collector.add(at + 1, event, ofMeter).length > 0).length;
  await rollUpStored(tx, found.map(({ event }) => event), collector);
  const finished = found.length < CHUNK;
  await keepProgress(tx, open, found.at(-1)?.place ?? null, { counted: found.length - failed, failed, finished });
  if (found.length > 0) tx.emit({ type: usageRecorded, id: meter.id, customerId: null });
  return finished ? 'nothing left' : 'more';
}

/** Says how much there is to do, before anything is held. */
async function countEvents(tx: Transaction, backfillId: string): Promise<'more'> {
  await tx.read.rows(
    `update usage_backfill b set updated_at = $3, total =
       (select count(*) from usage_event e join meter m on m.organization_id = e.organization_id and m.id = b.meter_id
        where e.organization_id = $1 and e.type = m.event_type and e.sequence < b.before_sequence and (m.event_from is null or e.time >= m.event_from))
     where b.organization_id = $1 and b.id = $2 and b.total is null`,
    backfillId, tx.clock.now().toString(),
  );
  tx.emit({ type: progressUpdated, id: backfillId, customerId: null });
  return 'more';
}

async function keepProgress(
  tx: Transaction,
  { id }: BackfillRow,
  place: { readonly subject: string; readonly time: string; readonly sequence: string } | null,
  done: { readonly counted: number; readonly failed: number; readonly finished: boolean },
): Promise<void> {
  // Events voided meanwhile are not looked at, so what there was to do is known for sure at the end only.
  await tx.read.rows(
    `update usage_backfill set subject = coalesce($3, subject), time = coalesce($4, time), sequence = coalesce($5, sequence), counted = counted + $6, failed = failed + $7,
       updated_at = $8, finished_at = case when $9::bool then $8::timestamptz end, total = case when $9 then counted + $6 + failed + $7 else total end
     where organization_id = $1 and id = $2`,
    id, place?.subject ?? null, place?.time ?? null, place?.sequence ?? null, done.counted, done.failed, tx.clock.now().toString(), done.finished,
  );
}

/** Queues the job of every backfill that has stood still since `before`: its process was killed. */
export async function resumeBackfills(pool: pg.Pool, before: Temporal.Instant, contextOf: (organizationId: string) => CommandContext): Promise<void> {
  const { rows } = await pool.query<{ organizationId: string; id: string }>(
    'select organization_id as "organizationId", id from usage_backfill where finished_at is null and updated_at < $1 order by updated_at limit 1000', [before.toString()]);
  for (const { organizationId, id } of rows) await transact(contextOf(organizationId), (tx) => queueBackfill(tx, id));
}
