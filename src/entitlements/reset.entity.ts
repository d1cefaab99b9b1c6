import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant } from '../platform/entity.ts';
import { EntitlementEntity } from './entitlement.entity.ts';

/** A reset that somebody asked for. Period ends are computed and leave no row. */
export const ResetSchema = defineEntity({
  name: 'EntitlementReset',
  tableName: 'entitlement_reset',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id'),
    /** A whole minute. */
    at: instant(),
    /** Of the usage periods from here on. */
    anchor: instant(),
    preserveOverage: p.boolean(),
    createdAt: instant(),
  },
  uniques: [{ name: 'entitlement_reset_unique', properties: ['entitlementId', 'at'] }],
  indexes: [{ name: 'entitlement_reset_customer', properties: ['customerId'] }],
  filters: { organization: { name: 'organization', cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }), default: true } },
});
export class ResetEntity extends ResetSchema.class {}
ResetSchema.setClass(ResetEntity);
