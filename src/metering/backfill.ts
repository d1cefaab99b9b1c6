import { CompiledQuery } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { StoredEvent } from './aggregate.ts';
import { closeBackfill, openBackfill } from './backfill.store.ts';
import { ContributionCollector } from './contribution.ts';
import type { CompiledMeter } from './meter.ts';
import { backfillText, backfillValues } from './store-statement.ts';
import { eventsIn } from './usage-event.store.ts';

const BATCH = 5_000;
/** So many stored events a new meter counts before its command answers; more are left to a job. */
export const COUNTED_AT_ONCE = 5_000;

const run = async <T>(tx: Transaction, text: string, values: readonly unknown[]): Promise<T[]> =>
  (await tx.em.getKysely().executeQuery(CompiledQuery.raw(text, [...values]))).rows as T[];

/**
 * Keeps writers of this organization's events out until the end of the transaction, and makes the meters they worked with stale. What
 * they stored before is visible to the statements that follow; what they store after is stored with the meters that this transaction
 * leaves. Other organizations' events are not held up.
 */
export async function lockMeters(tx: Transaction): Promise<void> {
  await run(tx, 'select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))', [tx.organizationId]);
  await run(tx, 'insert into usage_fence as f (organization_id, revision) values ($1, 1) on conflict (organization_id) do update set revision = f.revision + 1', [tx.organizationId]);
}

/** Keeps the organization's meters as they are until the end of the transaction, and holds up no writer of events. */
export async function holdMeters(tx: Transaction): Promise<void> {
  await run(tx, 'select pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 0))', [tx.organizationId]);
}

/** Adds events that are stored already to the roll-ups. What they add was collected by their positions in the list, from 1. */
export async function rollUpStored(tx: Transaction, events: readonly Pick<StoredEvent, 'sequence' | 'subject' | 'time'>[], collector: ContributionCollector): Promise<void> {
  if (collector.entries.length > 0) await run(tx, backfillText, backfillValues(tx.organizationId, events, collector));
}

/**
 * Counts for a new meter the events of its type that are stored already: few at once, more by a job, whose progress can be seen. The caller
 * holds the lock of {@link lockMeters}: everything stored before it is the backfill's, everything after it is counted as it comes.
 */
export async function backfill(tx: Transaction, meter: CompiledMeter): Promise<void> {
  const [found] = await run<{ events: number }>(tx, `select count(*)::int as events from (select from usage_event where organization_id = $1 and type = $2 limit ${COUNTED_AT_ONCE + 1}) e`, [tx.organizationId, meter.eventType]);
  if ((found?.events ?? 0) > COUNTED_AT_ONCE) await openBackfill(tx, meter.id);
  else await countStored(tx, meter);
}

/**
 * Makes the roll-ups of a meter anew after its dimensions changed. Readers see the old ones until the commit; the heads' revisions grow, so
 * that what was computed from them is computed again. The caller holds the lock of {@link lockMeters}.
 */
export async function rollUpAnew(tx: Transaction, meter: CompiledMeter): Promise<void> {
  for (const table of ['usage_rollup_hour', 'usage_rollup_day', 'usage_rollup_value']) {
    await run(tx, `delete from ${table} where organization_id = $1 and meter_id = $2`, [tx.organizationId, meter.id]);
  }
  await run(tx, 'update usage_head set folded_until = null, revision = revision + 1 where organization_id = $1 and meter_id = $2', [tx.organizationId, meter.id]);
  await countStored(tx, meter);
  // A job that had begun finds all of its work done.
  await closeBackfill(tx, meter.id);
}

async function countStored(tx: Transaction, meter: CompiledMeter): Promise<void> {
  let batch: StoredEvent[] = [];
  const flush = async (): Promise<void> => {
    const collector = new ContributionCollector();
    batch.forEach((event, at) => collector.addStored(at + 1, event, meter));
    await rollUpStored(tx, batch, collector);
    batch = [];
  };
  for await (const event of eventsIn(tx.read, meter, { from: meter.eventFrom, to: null }, null)) {
    batch.push(event);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}
