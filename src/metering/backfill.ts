import { CompiledQuery } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { StoredEvent } from './aggregate.ts';
import { ContributionCollector } from './contribution.ts';
import type { CompiledMeter } from './meter.ts';
import { backfillText, backfillValues } from './store-statement.ts';
import { eventsIn } from './usage-event.store.ts';

const BATCH = 5_000;

/**
 * Keeps writers of this organization's events out until the end of the transaction, and makes the meters they worked with stale. What
 * they stored before is visible to the statements that follow; what they store after is stored with the meters that this transaction
 * leaves. Other organizations' events are not held up.
 */
export async function lockMeters(tx: Transaction): Promise<void> {
  const run = (text: string): Promise<unknown> => tx.em.getKysely().executeQuery(CompiledQuery.raw(text, [tx.organizationId]));
  await run('select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))');
  await run('insert into usage_fence as f (organization_id, revision) values ($1, 1) on conflict (organization_id) do update set revision = f.revision + 1');
}

/** Rolls up for a new meter the events of its type that are stored already. The caller holds the lock of {@link lockMeters}. */
export async function backfill(tx: Transaction, meter: CompiledMeter): Promise<void> {
  let batch: StoredEvent[] = [];
  const flush = async (): Promise<void> => {
    const collector = new ContributionCollector();
    batch.forEach((event, at) => collector.addStored(at + 1, event, meter));
    await tx.em.getKysely().executeQuery(CompiledQuery.raw(backfillText, backfillValues(tx.organizationId, batch, collector)));
    batch = [];
  };
  for await (const event of eventsIn(tx.read, meter, { from: meter.eventFrom, to: null }, null)) {
    batch.push(event);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}

/**
 * Makes the roll-ups of a meter anew after its dimensions changed. Readers see the old ones until the commit; the heads' revisions grow, so
 * that what was computed from them is computed again. The caller holds the lock of {@link lockMeters}.
 */
export async function rollUpAnew(tx: Transaction, meter: CompiledMeter): Promise<void> {
  for (const table of ['usage_rollup_hour', 'usage_rollup_value']) {
    await tx.em.getKysely().executeQuery(CompiledQuery.raw(`delete from ${table} where organization_id = $1 and meter_id = $2`, [tx.organizationId, meter.id]));
  }
  await backfill(tx, meter);
}
