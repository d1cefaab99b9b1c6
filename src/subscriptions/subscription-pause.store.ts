import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { Pause } from './pauses.ts';
import { SubscriptionPauseSchema } from './subscription-pause.entity.ts';
import type { PauseCutJson, SubscriptionPauseRow } from './subscription-pause.entity.ts';

/** The pauses of each subscription, past ones included, by their start. */
export async function pausesOf(read: Reader, subscriptionIds: readonly string[]): Promise<Pause[][]> {
  const rows = await read.listByKeys(SubscriptionPauseSchema, 'subscriptionId', subscriptionIds, { orderBy: [{ property: 'pauseFrom', direction: 'asc' }] });
  return rows.map((of) => of.map(pauseOf));
}

function pauseOf(row: SubscriptionPauseRow): Pause {
  return {
    id: row.id,
    from: instantOf(row.pauseFrom),
    to: instantOrNull(row.pauseTo),
    cuts: (row.cuts as readonly PauseCutJson[]).map(({ itemId, activeTo, continuedBy }) => ({ itemId, activeTo: activeTo === null ? null : Temporal.Instant.from(activeTo), continuedBy })),
  };
}
