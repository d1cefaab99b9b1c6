import { isDeepStrictEqual } from 'node:util';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { lockMeters, rollUpAnew } from '../backfill.ts';
import { Meter, definitionOf } from '../meter.entity.ts';
import { MeterDeleted, MeterNotFound } from '../meter.errors.ts';
import { meterBy } from '../meter.store.ts';
import type { MeterLookUp } from '../meter.store.ts';
import { compileMeter, meterIssues } from '../meter.ts';
import type { MeterDimension } from '../meter.ts';
import type { MetricFilter } from '../metric-filter.ts';
import { keptFromOf } from '../retention.store.ts';

/** Only what is present is changed; null clears. `groupBy` and `filters` are the whole new lists. */
export interface UpdateMeterInput {
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
  readonly groupBy?: readonly MeterDimension[] | null | undefined;
  readonly filters?: readonly MetricFilter[] | null | undefined;
}

/**
 * Changes a live meter and answers its id. Other dimensions, those by filters too, count for stored events too: their roll-ups are made anew before the commit.
 * Checked in this order: the meter (MeterNotFound, MeterDeleted), the input (ValidationError). Higher domains refuse the loss of a
 * dimension that they use by a reaction to `meter.updated` (MeterInUse); then nothing is changed.
 */
export function updateMeter(ctx: CommandContext, by: MeterLookUp, input: UpdateMeterInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const found = await meterBy(tx.read, by);
    if (found === null) throw new MeterNotFound(by);
    if (found.deletedAt !== null) throw new MeterDeleted(found.key, found.id);
    const definition = definitionOf(found);
    const groupBy = input.groupBy === undefined ? definition.groupBy : (input.groupBy ?? []).map(({ key, path }) => ({ key, path }));
    const filters = input.filters === undefined ? definition.filters : (input.filters ?? []).map(({ key, values }) => ({ key, values }));
    refuse(meterIssues({ ...definition, groupBy, filters, name: input.name ?? null, description: input.description ?? null, metadata: input.metadata ?? null }));
    const counts = !isDeepStrictEqual([groupBy, filters], [definition.groupBy, definition.filters]);
    if (counts) {
      await lockMeters(tx);
      await needCountedEvents(tx, found);
    }
    const meter = await tx.em.findOneOrFail(Meter, { id: found.id });
    tx.em.assign(meter, {
      ...(input.name === undefined ? {} : { name: input.name ?? found.key }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
      groupBy,
      filters,
      updatedAt: tx.clock.now(),
    });
    await tx.em.flush();
    tx.emit({ type: 'meter.updated', id: found.id, customerId: null });
    if (counts) await rollUpAnew(tx, compileMeter({ ...definition, groupBy, filters }));
    return found.id;
  });
}

/** Roll-ups whose events are removed cannot be made anew. */
async function needCountedEvents(tx: Transaction, { id, key }: { readonly id: string; readonly key: string }): Promise<void> {
  const keptFrom = await keptFromOf(tx.read);
  if (keptFrom === null) return;
  const counted = await tx.read.rows('select from usage_head h where h.organization_id = $1 and h.meter_id = $2 and h.first_time < $3 limit 1', id, keptFrom.toString());
  if (counted.length > 0) {
    refuse([issue('METER_EVENTS_REMOVED', `meter "${key}" has counted events of before ${keptFrom}, which are not kept one by one and cannot be grouped anew: create another meter with these dimensions`, 'groupBy')]);
  }
}
