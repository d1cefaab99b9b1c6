import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { parseExact } from '../kit/json.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Grant } from './engine/grant.ts';
import type { Entitlement, JsonObject, MeteredEntitlement, UsagePeriod } from './entitlement.ts';
import type { EntitlementRow } from './entitlement.entity.ts';
import type { GrantRow } from './grant.entity.ts';

/** The entitlement as the engine knows it. */
export function entitlementOf(row: EntitlementRow): Entitlement {
  const common = {
    id: row.id,
    customerId: row.customerId,
    featureId: row.featureId,
    featureKey: row.featureKey,
    createdAt: instantOf(row.createdAt),
    activeFrom: instantOf(row.activeFrom),
    activeTo: instantOrNull(row.activeTo),
    deletedAt: instantOrNull(row.deletedAt),
  };
  if (row.type === 'BOOLEAN') return { ...common, type: 'BOOLEAN', usagePeriod: usagePeriodOf(row) };
  if (row.type === 'STATIC') return { ...common, type: 'STATIC', config: configOf(present(row.config, 'the config of a static entitlement')), usagePeriod: usagePeriodOf(row) };
  const amount = row.issueAfterReset === null ? null : Decimal.of(row.issueAfterReset);
  return {
    ...common,
    type: 'METERED',
    measureUsageFrom: instantOf(present(row.measureUsageFrom, 'the start of measurement')),
    usagePeriod: present(usagePeriodOf(row), 'the usage period'),
    isSoftLimit: row.isSoftLimit === true,
    preserveOverageAtReset: row.preserveOverageAtReset === true,
    issueAfterReset: amount === null ? null : { amount, priority: row.issueAfterResetPriority ?? 1 },
  };
}

/** The usage periods that an entitlement was made with; null where it has none. */
export function usagePeriodOf({ usageInterval: interval, usageAnchor: anchor, usageTimeZone: zone }: Pick<EntitlementRow, 'usageInterval' | 'usageAnchor' | 'usageTimeZone'>): UsagePeriod | null {
  return interval === null || anchor === null ? null : { interval: parseDuration(interval), anchor: instantOf(anchor), ...(zone === null ? {} : { zone }) };
}

/** The entitlement as the engine knows it, for one that is known to be metered. */
export function meteredOf(row: EntitlementRow): MeteredEntitlement {
  const entitlement = entitlementOf(row);
  if (entitlement.type !== 'METERED') throw new Error(`entitlement ${row.id} is ${entitlement.type}, and a METERED one is meant`);
  return entitlement;
}

export function configOf(text: string): JsonObject {
  return parseExact(text) as JsonObject;
}

/** The columns of a grant that its balance depends on. */
export type GrantColumns = Pick<
  GrantRow,
  'id' | 'amount' | 'priority' | 'effectiveAt' | 'expiresAt' | 'voidedAt' | 'minRolloverAmount' | 'maxRolloverAmount' | 'recurrenceInterval' | 'recurrenceAnchor' | 'createdAt'
>;

/**
 * The grant as the engine knows it. It is deleted with its entitlement only, whose end is looked at first: asked for the time before, it
 * is as it was.
 */
export function grantOf(row: GrantColumns): Grant {
  return {
    id: row.id,
    amount: Decimal.of(row.amount),
    priority: row.priority,
    effectiveAt: instantOf(row.effectiveAt),
    expiresAt: instantOrNull(row.expiresAt),
    voidedAt: instantOrNull(row.voidedAt),
    deletedAt: null,
    minRolloverAmount: Decimal.of(row.minRolloverAmount),
    maxRolloverAmount: Decimal.of(row.maxRolloverAmount),
    recurrence:
      row.recurrenceInterval === null || row.recurrenceAnchor === null ? null : { interval: parseDuration(row.recurrenceInterval), anchor: instantOf(row.recurrenceAnchor) },
    createdAt: instantOf(row.createdAt),
  };
}
