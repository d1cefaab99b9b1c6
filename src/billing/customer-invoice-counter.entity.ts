import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { organizationFilter } from '../platform/entity.ts';

/** How many invoices of a customer were ever numbered, whatever the scheme. Its row is locked by the transaction that numbers the next one. */
export const CustomerInvoiceCounterSchema = defineEntity({
  name: 'CustomerInvoiceCounter',
  tableName: 'customer_invoice_counter',
  properties: {
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id').primary().deleteRule('no action').updateRule('no action'),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** Its place among the customers that were ever numbered by their place, from 1; null before. */
    position: p.integer().nullable(),
    last: p.integer(),
  },
  filters: organizationFilter,
});
