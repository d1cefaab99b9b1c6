import { FeatureNotFound, featureBy } from '../../catalog/index.ts';
import type { EntitlementTemplate } from '../../catalog/index.ts';
import { customersByIds, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { floorToMinute } from '../../kit/calendar.ts';
import { instantOf } from '../../platform/entity.ts';
import { meaning } from '../../platform/transaction.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { meteredTerms } from '../engine/input-rules.ts';
import { findConflict } from '../engine/uniqueness.ts';
import { EntitlementNotFound, EntitlementOverlaps } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { entitlementOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds, entitlementsSince } from '../entitlement.store.ts';
import type { BooleanTerms, MeteredTerms, StaticTerms, UsagePeriod } from '../entitlement.ts';
import { giveEntitlement, refuseUnmeasurable } from './give-entitlement.ts';
import { lockEntitlement } from './open-entitlement.ts';

/** The right that an item of a subscription comes with, for as long as the item is in force. */
export interface ScheduledEntitlement {
  readonly customerId: string;
  /** Also one that was archived since the subscription was made. */
  readonly featureId: string;
  readonly template: EntitlementTemplate;
  readonly activeFrom: Temporal.Instant;
  readonly activeTo: Temporal.Instant | null;
  /** Of a metered one: the periods that its usage is counted in. The template's interval, where it has one, goes before this one. */
  readonly usagePeriod: UsagePeriod | null;
  /** From where on usage counts; activeFrom when null. Its seconds are dropped. */
  readonly measureUsageFrom: Temporal.Instant | null;
  readonly subscriptionId: string;
  readonly subscriptionItemId: string;
  /** The customer's time. */
  readonly now: Temporal.Instant;
}

/**
 * Gives the entitlement of an item, in the transaction of the subscription, and answers its id. Throws FeatureNotFound,
 * FeatureCannotBeMetered, EntitlementOverlaps.
 */
export async function scheduleEntitlement(tx: Transaction, scheduled: ScheduledEntitlement): Promise<string> {
  const { customerId, featureId, template, activeFrom, activeTo, now } = scheduled;
  const feature = await featureBy(tx.read, { id: featureId });
  if (feature === null) throw new FeatureNotFound(`id "${featureId}"`);
  await refuseUnmeasurable(tx, feature, template.type);
  const subscription = { id: scheduled.subscriptionId, itemId: scheduled.subscriptionItemId };
  return giveEntitlement(tx, { customerId, feature, terms: termsOf(scheduled), grants: [], activeFrom, activeTo, subscription, metadata: template.metadata ?? null, isUnlimited: null, now });
}

function termsOf({ template, usagePeriod, measureUsageFrom, activeFrom }: ScheduledEntitlement): MeteredTerms | StaticTerms | BooleanTerms {
  if (template.type !== 'METERED') return template;
  const { interval, ...counted } = present(usagePeriod, 'the usage period of a metered entitlement');
  const { isSoftLimit, preserveOverageAtReset, issueAfterReset, issueAfterResetPriority } = template;
  const request = {
    usagePeriod: { ...counted, interval: template.usagePeriod ?? interval },
    measureUsageFrom: floorToMinute(measureUsageFrom ?? activeFrom),
    isSoftLimit,
    preserveOverageAtReset,
    issue: null,
    issueAfterReset,
    issueAfterResetPriority,
    grants: 0,
  };
  return meteredTerms(request, activeFrom);
}

/** Ends an entitlement at `at`, whatever its end was; at or before its start it was never active. Throws EntitlementNotFound. */
export async function endEntitlement(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  await changeEnd(tx, id, at);
}

/**
 * Takes an end back: the entitlement ends at `activeTo` again, or not at all when null. Throws EntitlementNotFound, and
 * EntitlementOverlaps when another one holds that time by now.
 */
export async function reopenEntitlement(tx: Transaction, id: string, activeTo: Temporal.Instant | null): Promise<void> {
  await changeEnd(tx, id, activeTo);
}

/** Takes back an entitlement as if it had never been scheduled: it is deleted as of its start. Throws EntitlementNotFound. */
export async function withdrawEntitlement(tx: Transaction, id: string): Promise<void> {
  const row = await locked(tx, id);
  await tx.read.rows('update entitlement set deleted_at = active_from where organization_id = $1 and id = $2', id);
  await tx.read.rows('update entitlement_grant set deleted_at = $3 where organization_id = $1 and entitlement_id = $2 and deleted_at is null', id, row.activeFrom);
  tx.emit(entitlementNews('entitlement.deleted', id, row));
}

async function changeEnd(tx: Transaction, id: string, activeTo: Temporal.Instant | null): Promise<void> {
  const row = await locked(tx, id);
  const changed = { ...entitlementOf(row), activeTo };
  const others = (await entitlementsSince(tx.read, row.customerId, row.featureKey, instantOf(row.activeFrom))).filter((other) => other.id !== id);
  const conflict = findConflict([...others.map(entitlementOf), changed])?.find((one) => one.id !== id);
  if (conflict !== undefined) throw new EntitlementOverlaps(row.featureKey, conflict);
  const written = tx.read.rows('update entitlement set active_to = $3 where organization_id = $1 and id = $2', id, activeTo?.toString() ?? null);
  await meaning(written, { entitlement_one_at_a_time: () => new EntitlementOverlaps(row.featureKey, null) });
  tx.emit(entitlementNews('entitlement.end_changed', id, row));
}

async function locked(tx: Transaction, id: string): Promise<EntitlementRow> {
  await tx.em.flush();
  const found = (await entitlementsByIds(tx.read, [id]))[0] ?? null;
  if (found === null) throw new EntitlementNotFound(`with id "${id}"`);
  const customer = present((await customersByIds(tx.read, [found.customerId]))[0], 'the customer of an entitlement');
  return present(await lockEntitlement(tx, id, await nowOf(tx, customer)), 'an entitlement that was there');
}
