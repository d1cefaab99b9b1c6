import { present } from '../../kit/assert.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import type { StoredEvent } from '../aggregate.ts';
import { holdMeters, rollUpStored } from '../backfill.ts';
import { ContributionCollector } from '../contribution.ts';
import { compileMeter } from '../meter.ts';
import type { CompiledMeter } from '../meter.ts';
import { definitionOf } from '../meter.entity.ts';
import { metersByIds } from '../meter.store.ts';
import { takeHeads } from '../recount.ts';
import { keptFromOf, needEvents } from '../retention.store.ts';
import { eventsIn } from '../usage-event.store.ts';
import { usageRecorded } from '../usage-news.ts';

const BATCH = 5_000;

/**
 * Makes the roll-ups of some hours of one meter and subject anew from the stored events, and leaves the days that hold them to the next
 * fold. One short transaction an hour: writers of other subjects are not held up at all, those of this one for as long as its hour takes.
 * Throws ValidationError where the events of an hour are no longer kept.
 */
export async function rebuildHours(contextOf: () => CommandContext, meterId: string, subject: string, hours: readonly Temporal.Instant[]): Promise<void> {
  for (const hour of hours) {
    await transact(contextOf(), async (tx) => {
      await holdMeters(tx);
      const [row] = await metersByIds(tx.read, [meterId]);
      await rebuildHour(tx, compileMeter(definitionOf(present(row, 'the meter whose roll-ups are rebuilt'))), subject, hour);
      tx.emit({ type: usageRecorded, id: meterId, customerId: null, payload: { subjects: [subject] } });
    });
  }
}

/**
 * Makes the head of one meter and subject hold its first and last hour again, and has its days from `day` on folded anew: until then they are
 * answered from hours.
 */
export async function rebuildHead(contextOf: () => CommandContext, meterId: string, subject: string, day: Temporal.Instant): Promise<void> {
  await transact(contextOf(), async (tx) => {
    await takeHeads(tx, [{ meterId, subject, time: day }]);
    await tx.read.rows(
      `update usage_head h set first_time = least(h.first_time, r.first_time), last_time = greatest(h.last_time, r.last_time)
       from (select min(x.first_time) as first_time, max(x.last_time) as last_time from usage_rollup_hour x where x.organization_id = $1 and x.meter_id = $2 and x.subject = $3) r
       where h.organization_id = $1 and h.meter_id = $2 and h.subject = $3 and r.first_time is not null`,
      meterId, subject,
    );
  });
}

async function rebuildHour(tx: Transaction, meter: CompiledMeter, subject: string, hour: Temporal.Instant): Promise<void> {
  await takeHeads(tx, [{ meterId: meter.id, subject, time: hour }]);
  for (const table of ['usage_rollup_hour', 'usage_rollup_value']) {
    await tx.read.rows(`delete from ${table} where organization_id = $1 and meter_id = $2 and subject = $3 and hour = $4`, meter.id, subject, hour.toString());
  }
  let batch: StoredEvent[] = [];
  let collector = new ContributionCollector();
  for await (const event of eventsIn(tx.read, meter, { from: hour, to: hour.add({ hours: 1 }) }, [subject])) {
    batch.push(event);
    collector.addStored(batch.length, event, meter);
    if (batch.length < BATCH) continue;
    await rollUpStored(tx, batch, collector);
    batch = [];
    collector = new ContributionCollector();
  }
  await rollUpStored(tx, batch, collector);
  // Asked last: retention says what it removes before it does, so what was read above was whole.
  needEvents(await keptFromOf(tx.read), hour);
}
