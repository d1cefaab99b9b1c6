import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from './customer.entity.ts';
import { instant, organizationFilter } from '../platform/entity.ts';

/**
 * Which event subject is whose usage. A customer's key attributes like a subject key, so both stand here: one unique index then refuses
 * a key that is another's subject key as well as the reverse.
 */
export const AttributionSchema = defineEntity({
  name: 'Attribution',
  tableName: 'customer_attribution',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subjectKey: p.string().length(1024),
    /** It is the customer's key. */
    isKey: p.boolean(),
    /** It was named as a subject key. */
    isSubject: p.boolean(),
    /** Place among the customer's subject keys. */
    position: p.integer(),
    createdAt: instant(),
    /** Since when it no longer attributes; null while it does. */
    deletedAt: instant().nullable(),
    /** The same two in real time, where the customer's is that of a test clock: events are accepted in real time. */
    since: instant().defaultRaw('now()'),
    until: instant().nullable(),
  },
  uniques: [{ name: 'customer_attribution_live_unique', properties: ['organizationId', 'subjectKey'], where: 'deleted_at is null' }],
  indexes: [
    { name: 'customer_attribution_customer', properties: ['customerId', 'position'] },
    { name: 'customer_attribution_past', properties: ['organizationId', 'subjectKey', 'since'] },
  ],
  filters: organizationFilter,
});
export class Attribution extends AttributionSchema.class {}
AttributionSchema.setClass(Attribution);
