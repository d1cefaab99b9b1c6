import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Feature } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import type { EntitlementType } from './entitlement.ts';

/** One customer's right to one feature. Its terms never change: only its end, and what marks that something beside it changed. */
export const EntitlementSchema = defineEntity({
  name: 'Entitlement',
  tableName: 'entitlement',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    featureId: () => p.manyToOne(Feature).mapToPk().fieldName('feature_id'),
    /** The feature's, kept beside it: a key is held once at a time, whichever feature has it. */
    featureKey: p.string().length(64),
    type: p.string().length(16).$type<EntitlementType>(),
    activeFrom: instant(),
    activeTo: instant().nullable(),
    /** The item of a subscription that it belongs to, and that subscription; null for one that was created by itself. */
    subscriptionItemId: p.uuid().nullable(),
    subscriptionId: p.uuid().nullable(),
    /** Static: the configuration as JSON text, which keeps its numbers as they were written. Null otherwise. */
    config: p.text().nullable(),
    /** The usage periods, ISO 8601: metered ones always have them, others where they were given. */
    usageInterval: p.string().length(64).nullable(),
    usageAnchor: instant().nullable(),
    /** IANA: the calendar of usage periods; null: UTC. */
    usageTimeZone: p.string().length(64).nullable(),
    /** From here on metered ones only; null otherwise. */
    measureUsageFrom: instant().nullable(),
    isSoftLimit: p.boolean().nullable(),
    preserveOverageAtReset: p.boolean().nullable(),
    issueAfterReset: numeric().nullable(),
    issueAfterResetPriority: p.integer().nullable(),
    /** As it was given, for clients that still send it; it has no effect. */
    isUnlimited: p.boolean().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** Counts what happened to it: grants, voids, resets, ends, and changes of whose usage is its customer's. */
    revision: p.integer(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  indexes: [
    { name: 'entitlement_customer', properties: ['customerId', 'featureKey', 'activeFrom'] },
    { name: 'entitlement_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'entitlement_feature', properties: ['featureId'] },
    { name: 'entitlement_subscription_item', properties: ['subscriptionItemId'], where: 'subscription_item_id is not null' },
  ],
  checks: [
    // At most one is active at any instant; one that is never active holds nothing. 126 bits of hash stand for customer and key.
    {
      name: 'entitlement_one_at_a_time',
      // As PostgreSQL writes it, so that the comparison of entities and database finds it the same.
      expression: `exclude using gist (int8range((hashtextextended(((customer_id)::text || (feature_key)::text), (0)::bigint) >> 1), (hashtextextended(((customer_id)::text || (feature_key)::text), (0)::bigint) >> 1), '[]'::text) with &&, int8range((hashtextextended(((customer_id)::text || (feature_key)::text), (1)::bigint) >> 1), (hashtextextended(((customer_id)::text || (feature_key)::text), (1)::bigint) >> 1), '[]'::text) with &&, tstzrange(active_from,
case
    when (coalesce(active_to, deleted_at) is not null) then greatest(active_from, least(active_to, deleted_at))
    else null::timestamp with time zone
end) with &&)`,
    },
  ],
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});
export class EntitlementEntity extends EntitlementSchema.class {}
EntitlementSchema.setClass(EntitlementEntity);

export type EntitlementRow = RowOf<typeof EntitlementSchema>;
