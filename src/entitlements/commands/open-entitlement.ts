import { customersByIds, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp, CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { before, notAfter } from '../../kit/calendar.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { SubjectLookUp } from '../../metering/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { timelineOf } from '../engine/usage-period.ts';
import type { Timeline } from '../engine/usage-period.ts';
import { EntitlementNotActive, EntitlementNotFound, EntitlementNotMetered } from '../entitlements.errors.ts';
import { EntitlementSchema } from '../entitlement.entity.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementOf, meteredOf } from '../entitlement-rows.ts';
import { entitlementAt, entitlementsByIds } from '../entitlement.store.ts';
import { activePeriod, isActive } from '../entitlement.ts';
import type { MeteredEntitlement } from '../entitlement.ts';
import { ambiguousHolderIssues, holderIssues, liveHolder } from '../holder.ts';
import { resetsByEntitlements } from '../reset.store.ts';

/** Which entitlement something is done to: by its id, or the customer's to a feature that is active now. */
export interface EntitlementAddress {
  /** With the id it may be left out; given, the entitlement must be this customer's. */
  readonly customer?: CustomerLookUp | null | undefined;
  /** The customer by one of its subjects; instead of `customer`. */
  readonly subject?: SubjectLookUp | null | undefined;
  /** Exactly one of the two. */
  readonly featureKey?: string | null | undefined;
  readonly entitlementId?: string | null | undefined;
}

/** A metered entitlement that a command may change, locked until its transaction ends. */
export interface OpenEntitlement {
  readonly entitlement: MeteredEntitlement;
  readonly timeline: Timeline;
  /** Its customer's time. */
  readonly now: Temporal.Instant;
}

/** What is wrong with the naming of an entitlement. */
export function addressIssues(address: EntitlementAddress): readonly Issue[] {
  const { featureKey, entitlementId } = address;
  if (featureKey == null && entitlementId == null) return [issue('ENTITLEMENT_MISSING', 'featureKey is missing: give it, or entitlementId', 'featureKey'), ...ambiguousHolderIssues(address)];
  if (entitlementId == null) return holderIssues(address);
  const both = featureKey == null ? [] : [issue('ENTITLEMENT_AMBIGUOUS', 'entitlementId and featureKey exclude each other: give one of them', 'entitlementId')];
  return [...both, ...ambiguousHolderIssues(address)];
}

/**
 * The metered entitlement of an address in which nothing is wrong, active now and locked. Throws CustomerNotFound, CustomerDeleted,
 * SubjectNotFound, SubjectWithoutCustomer, EntitlementNotFound, EntitlementNotMetered; and EntitlementNotActive for an id.
 */
export async function openEntitlement(tx: Transaction, address: EntitlementAddress): Promise<OpenEntitlement> {
  const { customer, subject, entitlementId } = address;
  const holder = customer == null && subject == null ? null : await liveHolder(tx.read, address);
  const { row, now } = entitlementId == null ? await openActive(tx, present(holder, 'a holder'), address.featureKey ?? '') : await openById(tx, entitlementId, holder);
  if (row.type !== 'METERED') throw new EntitlementNotMetered(row.featureKey, row.type, entitlementId == null ? 'featureKey' : 'entitlementId');
  const entitlement = meteredOf(row);
  return { entitlement, timeline: await timelineOfEntitlement(tx, entitlement), now };
}

interface Opened {
  readonly row: EntitlementRow;
  readonly now: Temporal.Instant;
}

async function openActive(tx: Transaction, customer: CustomerRow, featureKey: string): Promise<Opened> {
  const now = await nowOf(tx, customer);
  const found = await entitlementAt(tx.read, customer.id, featureKey, now);
  const row = found === null ? null : await lockEntitlement(tx, found.id, now);
  // It may have ended while the lock was waited for.
  if (row === null || !isActive(entitlementOf(row), now)) throw EntitlementNotFound.ofFeature(featureKey);
  return { row, now };
}

async function openById(tx: Transaction, id: string, holder: CustomerRow | null): Promise<Opened> {
  const found = (await entitlementsByIds(tx.read, [id]))[0] ?? null;
  if (found === null || (holder !== null && found.customerId !== holder.id)) throw new EntitlementNotFound(`with id "${id}"`);
  const customer = holder ?? present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of an entitlement');
  const now = await nowOf(tx, customer);
  const row = present(await lockEntitlement(tx, id, now), 'an entitlement that was there');
  const { from, to } = activePeriod(entitlementOf(row));
  if (to !== null && notAfter(to, now)) throw new EntitlementNotActive(row, to);
  if (before(now, from)) throw EntitlementNotActive.notBegun(row, from);
  return { row, now };
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

/** The usage periods of a metered entitlement, with its manual resets. */
export async function timelineOfEntitlement(tx: Transaction, { id, measureUsageFrom, usagePeriod }: MeteredEntitlement): Promise<Timeline> {
  const [resets] = await resetsByEntitlements(tx.read, [id]);
  return timelineOf(measureUsageFrom, usagePeriod, resets ?? []);
}

/** Removes the states of a locked entitlement that do not know what now happens at `at`. */
export async function forgetSnapshots(tx: Transaction, entitlementId: string, which: 'after' | 'from', at: Temporal.Instant): Promise<void> {
  const later = which === 'after' ? 'at > $3::timestamptz' : 'at >= $3::timestamptz';
  await tx.read.rows(`delete from balance_snapshot where organization_id = $1 and entitlement_id = $2 and ${later}`, entitlementId, at.toString());
}
