import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { lockMeters } from '../backfill.ts';
import { Meter } from '../meter.entity.ts';
import { MeterNotFound } from '../meter.errors.ts';
import { meterBy } from '../meter.store.ts';
import type { MeterLookUp } from '../meter.store.ts';

/**
 * Deletes a meter softly, frees its key and answers its id: later events are not counted by it. Its events stay, and a new meter of their
 * type counts them again. Deleting it a second time changes nothing. Higher domains refuse by a reaction to `meter.deleted` while
 * something uses the meter (MeterInUse). Throws MeterNotFound.
 */
export function deleteMeter(ctx: CommandContext, by: MeterLookUp): Promise<string> {
  return transact(ctx, async (tx) => {
    const found = await meterBy(tx.read, by);
    if (found === null) throw new MeterNotFound(by);
    if (found.deletedAt !== null) return found.id;
    await lockMeters(tx);
    const now = tx.clock.now();
    const meter = await tx.em.findOneOrFail(Meter, { id: found.id });
    tx.em.assign(meter, { deletedAt: now, updatedAt: now });
    tx.emit({ type: 'meter.deleted', id: found.id, customerId: null });
    return found.id;
  });
}
