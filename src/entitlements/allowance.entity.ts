import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import { EntitlementEntity } from './entitlement.entity.ts';

/**
 * What may still be used of a metered entitlement at once, as those who authorise use keep it, and of what it was computed. It counts only while nothing
 * of that has changed: deleting any of these rows changes no answer.
 */
export const AllowanceSchema = defineEntity({
  name: 'EntitlementAllowance',
  tableName: 'entitlement_allowance',
  properties: {
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id').primary().deleteRule('cascade'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** The entitlement's revision, and the sum of the usage revisions of its customer's subjects. */
    revision: p.integer(),
    usageRevision: p.bigint('string'),
    meterId: p.uuid(),
    subjects: p.array(),
    /** What the grants have left, less overage, without what reservations hold. */
    remaining: numeric(),
    /** It holds in [validFrom, validUntil), in the customer's time. */
    validFrom: instant(),
    validUntil: instant().nullable(),
  },
  filters: organizationFilter,
});
