import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { EntitlementEntity } from './entitlement.entity.ts';

/** A right to use so many units. Only its end changes. Its instants are whole minutes. */
export const GrantSchema = defineEntity({
  name: 'Grant',
  tableName: 'entitlement_grant',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id'),
    amount: numeric(),
    /** 0 to 255; the lower burns first. */
    priority: p.integer(),
    effectiveAt: instant(),
    expiresAt: instant().nullable(),
    minRolloverAmount: numeric(),
    maxRolloverAmount: numeric(),
    /** ISO 8601; null: it is never refilled. */
    recurrenceInterval: p.string().length(64).nullable(),
    recurrenceAnchor: instant().nullable(),
    /** It is what the entitlement issues after each reset. */
    issuedAfterReset: p.boolean(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** What systems note of it, as it was given when it was made. */
    annotations: json<Record<string, unknown>>().nullable(),
    voidedAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    /** When its entitlement was deleted. What it gave until then stays given. */
    deletedAt: instant().nullable(),
  },
  indexes: [
    { name: 'entitlement_grant_entitlement', properties: ['entitlementId', 'createdAt', 'id'] },
    { name: 'entitlement_grant_start', properties: ['entitlementId', 'effectiveAt'] },
    { name: 'entitlement_grant_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'entitlement_grant_effective', properties: ['organizationId', 'effectiveAt', 'id'] },
    { name: 'entitlement_grant_customer', properties: ['customerId'] },
  ],
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});
export class GrantEntity extends GrantSchema.class {}
GrantSchema.setClass(GrantEntity);

export type GrantRow = RowOf<typeof GrantSchema>;
