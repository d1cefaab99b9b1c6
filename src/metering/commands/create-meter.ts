import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { backfill, lockMeters } from '../backfill.ts';
import { Meter } from '../meter.entity.ts';
import { MeterKeyTaken } from '../meter.errors.ts';
import { meterBy } from '../meter.store.ts';
import { compileMeter, meterIssues } from '../meter.ts';
import type { CreateMeterInput, MeterAggregation } from '../meter.ts';
import type { RoundingFunction } from '../rounding.ts';

/**
 * Creates a meter and answers its id. It counts events that are stored already, from `eventFrom` on, and every later one: none is lost
 * and none counts twice, whatever is being stored meanwhile. Checked in this order: the input (ValidationError), the key (MeterKeyTaken), the other name (ExternalIdTaken).
 */
export function createMeter(ctx: CommandContext, input: CreateMeterInput): Promise<string> {
  refuse([...meterIssues(input), ...externalIdIssues(input.externalId)]);
  const work = transact(ctx, async (tx) => {
    const holder = await tx.em.findOne(Meter, { key: input.key, deletedAt: null });
    if (holder !== null) throw new MeterKeyTaken(input.key, holder.id);
    const named = input.externalId == null ? null : await meterBy(tx.read, { externalId: input.externalId });
    if (named !== null) throw new ExternalIdTaken('Meter', named.externalId ?? '', named.id);
    await lockMeters(tx);
    const now = tx.clock.now();
    const definition = {
      id: tx.newId(),
      key: input.key,
      aggregation: input.aggregation as MeterAggregation,
      eventType: input.eventType,
      valueProperty: input.aggregation === 'COUNT' ? null : (input.valueProperty ?? null),
      groupBy: (input.groupBy ?? []).map(({ key, path }) => ({ key, path })),
      eventFrom: input.eventFrom ?? null,
      expression: input.expression ?? null,
      recurring: input.recurring ?? false,
      filters: (input.filters ?? []).map(({ key, values }) => ({ key, values })),
    };
    const rounding = input.rounding == null ? null : { function: input.rounding.function as RoundingFunction, precision: input.rounding.precision };
    tx.em.create(Meter, {
      ...definition,
      roundingFunction: rounding?.function ?? null,
      roundingPrecision: rounding?.precision ?? null,
      organizationId: tx.organizationId,
      externalId: input.externalId ?? null,
      name: input.name ?? input.key,
      description: input.description ?? null,
      metadata: input.metadata ?? null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    await tx.em.flush();
    await backfill(tx, compileMeter({ ...definition, rounding }));
    tx.emit({ type: 'meter.created', id: definition.id, customerId: null });
    return definition.id;
  });
  return meaning(work, { meter_live_key_unique: () => new MeterKeyTaken(input.key, null), ...lostExternalId('meter', 'Meter', input.externalId) });
}
