import { FeatureNotFound, featureBy } from '../../catalog/index.ts';
import type { FeatureLookUp, FeatureRow } from '../../catalog/index.ts';
import { metersByIds } from '../../metering/index.ts';
import { formatDuration } from '../../kit/duration.ts';
import { stringifyExact } from '../../kit/json.ts';
import { meaning } from '../../platform/transaction.ts';
import { described } from '../../platform/external-id.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { defaultGrantTerms } from '../engine/input-rules.ts';
import { findConflict } from '../engine/uniqueness.ts';
import { EntitlementOverlaps, FeatureCannotBeMetered } from '../entitlements.errors.ts';
import { entitlementNews } from '../entitlement-events.ts';
import { entitlementOf } from '../entitlement-rows.ts';
import { EntitlementEntity } from '../entitlement.entity.ts';
import { entitlementsSince } from '../entitlement.store.ts';
import type { BooleanTerms, EntitlementType, MeteredTerms, StaticTerms } from '../entitlement.ts';
import { GrantEntity } from '../grant.entity.ts';
import type { NewGrant } from './grant-input.ts';

/** An entitlement about to be given. Its terms have been checked. */
export interface NewEntitlement {
  readonly customerId: string;
  readonly feature: FeatureRow;
  readonly terms: MeteredTerms | StaticTerms | BooleanTerms;
  readonly activeFrom: Temporal.Instant;
  readonly activeTo: Temporal.Instant | null;
  readonly subscription: { readonly id: string; readonly itemId: string } | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  /** Made with it; of one that issues none itself. */
  readonly grants: readonly NewGrant[];
  /** Kept as it was asked for; it has no effect. */
  readonly isUnlimited: boolean | null;
  /** The customer's time. */
  readonly now: Temporal.Instant;
}

const burnable: ReadonlySet<string> = new Set(['SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST']);

/** The live feature of a key or an id, fit for an entitlement of the type. Throws FeatureNotFound, FeatureCannotBeMetered. */
export async function featureFor(tx: Transaction, by: FeatureLookUp, type: EntitlementType): Promise<FeatureRow> {
  const feature = await featureBy(tx.read, by);
  if (feature === null || feature.archivedAt !== null) throw new FeatureNotFound('id' in by ? `id "${by.id}" that is not archived` : described(by));
  await refuseUnmeasurable(tx, feature, type);
  return feature;
}

/** Throws FeatureCannotBeMetered for a metered entitlement to a feature without a meter, or with one that cannot be burnt: what is carried over is not used up. */
export async function refuseUnmeasurable(tx: Transaction, feature: FeatureRow, type: EntitlementType): Promise<void> {
  if (type !== 'METERED') return;
  const meter = feature.meterId === null ? null : ((await metersByIds(tx.read, [feature.meterId]))[0] ?? null);
  if (meter === null) throw new FeatureCannotBeMetered(feature.key, null);
  if (meter.recurring || !burnable.has(meter.aggregation)) throw new FeatureCannotBeMetered(feature.key, meter.recurring ? `recurring ${meter.aggregation}` : meter.aggregation);
}

/**
 * Gives an entitlement, and the grant that each of its usage periods begins with. Throws EntitlementOverlaps when another one is active at
 * any of its instants; the loser of a race is told the same by the database. Answers its id.
 */
export async function giveEntitlement(tx: Transaction, given: NewEntitlement): Promise<string> {
  const { customerId, feature, terms, activeFrom, activeTo, now } = given;
  const id = tx.newId();
  const holding = { id, type: terms.type, customerId, featureKey: feature.key, activeFrom, activeTo, deletedAt: null };
  const others = (await entitlementsSince(tx.read, customerId, feature.key, activeFrom)).map(entitlementOf);
  const conflict = findConflict([...others, holding])?.find((one) => one.id !== id);
  if (conflict !== undefined) throw new EntitlementOverlaps(feature.key, conflict);

  const metered = terms.type === 'METERED' ? terms : null;
  const { usagePeriod = null } = terms;
  tx.em.create(EntitlementEntity, {
    id,
    organizationId: tx.organizationId,
    customerId,
    featureId: feature.id,
    featureKey: feature.key,
    type: terms.type,
    activeFrom,
    activeTo,
    subscriptionItemId: given.subscription?.itemId ?? null,
    subscriptionId: given.subscription?.id ?? null,
    config: terms.type === 'STATIC' ? stringifyExact(terms.config) : null,
    usageInterval: usagePeriod === null ? null : formatDuration(usagePeriod.interval),
    usageAnchor: usagePeriod?.anchor ?? null,
    usageTimeZone: usagePeriod?.zone ?? null,
    measureUsageFrom: metered?.measureUsageFrom ?? null,
    isSoftLimit: metered?.isSoftLimit ?? null,
    preserveOverageAtReset: metered?.preserveOverageAtReset ?? null,
    issueAfterReset: metered?.issueAfterReset?.amount.toString() ?? null,
    issueAfterResetPriority: metered?.issueAfterReset?.priority ?? null,
    isUnlimited: given.isUnlimited,
    metadata: given.metadata,
    revision: 0,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  const issued = metered === null ? null : defaultGrantTerms(metered);
  if (issued !== null) createGrantRow(tx, { entitlementId: id, customerId, issuedAfterReset: true, terms: issued, metadata: null, annotations: null, now });
  const grantIds = given.grants.map((grant) => createGrantRow(tx, { ...grant, entitlementId: id, customerId, issuedAfterReset: false, now }));
  await meaning(tx.em.flush(), { entitlement_one_at_a_time: () => new EntitlementOverlaps(feature.key, null) });
  const of = { customerId, featureKey: feature.key };
  tx.emit(entitlementNews('entitlement.created', id, of));
  for (const grantId of grantIds) tx.emit(entitlementNews('grant.created', grantId, of));
  return id;
}

/** Persists a grant; it is written at the next flush. Answers its id. */
export function createGrantRow(
  tx: Transaction,
  grant: NewGrant & { readonly entitlementId: string; readonly customerId: string; readonly issuedAfterReset: boolean; readonly now: Temporal.Instant },
): string {
  const { terms, now } = grant;
  const id = tx.newId();
  tx.em.create(GrantEntity, {
    id,
    organizationId: tx.organizationId,
    customerId: grant.customerId,
    entitlementId: grant.entitlementId,
    amount: terms.amount.toString(),
    priority: terms.priority,
    effectiveAt: terms.effectiveAt,
    expiresAt: terms.expiresAt,
    minRolloverAmount: terms.minRolloverAmount.toString(),
    maxRolloverAmount: terms.maxRolloverAmount.toString(),
    recurrenceInterval: terms.recurrence === null ? null : formatDuration(terms.recurrence.interval),
    recurrenceAnchor: terms.recurrence?.anchor ?? null,
    issuedAfterReset: grant.issuedAfterReset,
    metadata: grant.metadata,
    annotations: grant.annotations,
    voidedAt: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  return id;
}
