import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric } from '../platform/entity.ts';
import { EntitlementEntity } from './entitlement.entity.ts';

/**
 * The value of a metered entitlement as it was last computed, and of what: it is the value now only while nothing of that has changed.
 * Deleting any of these rows changes no answer.
 */
export const BalanceSchema = defineEntity({
  name: 'EntitlementBalance',
  tableName: 'entitlement_balance',
  properties: {
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id').primary().deleteRule('cascade'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** What it is asked by, beside the customer's id; the database forgets what is kept when it changes. */
    customerKey: p.string().length(256).nullable(),
    featureKey: p.string().length(64),
    /** The customer lives by no test clock. */
    isRealTime: p.boolean(),
    /** The entitlement's revision, and the sum of the usage revisions of its customer's subjects. */
    revision: p.integer(),
    usageRevision: p.bigint('string'),
    /** What its usage is: the meter, and whose events. */
    meterId: p.uuid(),
    subjects: p.array(),
    /** It is the value of this instant, and of those up to this other one (exclusive; infinite: for good) unless something changes. */
    computedAt: instant(),
    holdsUntil: instant(),
    /** JSON text, as kept-answer.ts has it. */
    answer: p.text(),
  },
  indexes: [
    { name: 'entitlement_balance_asked_by_key', properties: ['organizationId', 'customerKey', 'featureKey'] },
    { name: 'entitlement_balance_customer', properties: ['customerId', 'featureKey'] },
  ],
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});

/** Where a burn-down stood at one instant: a run may start there. A cache too, and never one of a LATEST meter. */
export const SnapshotSchema = defineEntity({
  name: 'BalanceSnapshot',
  tableName: 'balance_snapshot',
  properties: {
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id').primary().deleteRule('cascade'),
    at: instant().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** Units left by grant id, as decimal text. */
    balances: json<Record<string, string>>(),
    overage: numeric(),
    usageInPeriod: numeric(),
    grantUsageInPeriod: numeric(),
  },
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});
