import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, organizationFilter } from '../platform/entity.ts';

/** Up to when the lines of a customer's subscriptions are settled: time alone brings nothing more to them (`settled-lines.ts`). */
export const SettledLinesSchema = defineEntity({
  name: 'SettledLines',
  tableName: 'settled_lines',
  properties: {
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').primary().deleteRule('no action').updateRule('no action'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** Lines whose period ended by then are. */
    until: instant(),
  },
  filters: organizationFilter,
});
