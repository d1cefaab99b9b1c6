import { nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { instantOf } from '../../platform/entity.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { timelineOf } from '../engine/usage-period.ts';
import type { Timeline } from '../engine/usage-period.ts';
import { EntitlementNotMetered, EntitlementNotFound } from '../entitlements.errors.ts';
import { EntitlementSchema } from '../entitlement.entity.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementOf, meteredOf } from '../entitlement-rows.ts';
import { entitlementAt } from '../entitlement.store.ts';
import { isActive } from '../entitlement.ts';
import type { MeteredEntitlement } from '../entitlement.ts';
import { ResetSchema } from '../reset.entity.ts';

/** A metered entitlement that a command may change, locked until its transaction ends. */
export interface OpenEntitlement {
  readonly entitlement: MeteredEntitlement;
  readonly timeline: Timeline;
  /** Its customer's time. */
  readonly now: Temporal.Instant;
}

/**
 * Locks an entitlement and counts the change, so that no value computed of what was before passes for one of what is now. Null when there is
 * none in reach.
 */
export async function lockEntitlement(tx: Transaction, id: string, now: Temporal.Instant): Promise<EntitlementRow | null> {
  const rows = await tx.read.rows<EntitlementRow>(
    `update entitlement e set revision = e.revision + 1, updated_at = $3 where e.organization_id = $1 and e.id = $2 returning ${tx.read.columnsOf(EntitlementSchema, 'e')}`,
    id,
    now.toString(),
  );
  return rows[0] ?? null;
}

/** The metered entitlement of the customer to a feature that is active now. Throws EntitlementNotFound, EntitlementNotMetered. */
export async function openActiveEntitlement(tx: Transaction, customer: CustomerRow, featureKey: string): Promise<OpenEntitlement> {
  const now = await nowOf(tx, customer);
  const found = await entitlementAt(tx.read, customer.id, featureKey, now);
  const row = found === null ? null : await lockEntitlement(tx, found.id, now);
  // It may have ended while the lock was waited for.
  if (row === null || !isActive(entitlementOf(row), now)) throw EntitlementNotFound.ofFeature(featureKey);
  if (row.type !== 'METERED') throw new EntitlementNotMetered(featureKey, row.type);
  const entitlement = meteredOf(row);
  return { entitlement, timeline: await timelineOfEntitlement(tx, entitlement), now };
}

/** The usage periods of a metered entitlement, with its manual resets. */
export async function timelineOfEntitlement(tx: Transaction, { id, measureUsageFrom, usagePeriod }: MeteredEntitlement): Promise<Timeline> {
  const rows = await tx.read.list(ResetSchema, { where: { text: 't.entitlement_id = $1::uuid', values: [id] }, orderBy: [{ property: 'at', direction: 'asc' }] });
  const resets = rows.map(({ at, anchor, preserveOverage }) => ({ at: instantOf(at), anchor: instantOf(anchor), preserveOverage }));
  return timelineOf(measureUsageFrom, usagePeriod, resets);
}

/** Removes the states of a locked entitlement that do not know what now happens at `at`. */
export async function forgetSnapshots(tx: Transaction, entitlementId: string, which: 'after' | 'from', at: Temporal.Instant): Promise<void> {
  const later = which === 'after' ? 'at > $3::timestamptz' : 'at >= $3::timestamptz';
  await tx.read.rows(`delete from balance_snapshot where organization_id = $1 and entitlement_id = $2 and ${later}`, entitlementId, at.toString());
}
