import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { RecordedReset } from './engine/usage-period.ts';
import { ResetSchema } from './reset.entity.ts';

/** The manual resets of each entitlement, in order. */
export async function resetsByEntitlements(read: Reader, entitlementIds: readonly string[]): Promise<RecordedReset[][]> {
  const lists = await read.listByKeys(ResetSchema, 'entitlementId', entitlementIds, { orderBy: [{ property: 'at', direction: 'asc' }] });
  return lists.map((rows) => rows.map(({ at, anchor, preserveOverage }) => ({ at: instantOf(at), anchor: instantOf(anchor), preserveOverage })));
}
