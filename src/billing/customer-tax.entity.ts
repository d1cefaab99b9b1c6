import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Tax } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { organizationFilter } from '../platform/entity.ts';

/** A tax that a customer bears where what is sold names none. */
export const CustomerTaxSchema = defineEntity({
  name: 'CustomerTax',
  tableName: 'customer_tax',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    taxId: () => p.manyToOne(Tax).mapToPk().fieldName('tax_id'),
    /** Its place among the customer's, from 0. */
    position: p.integer(),
  },
  uniques: [{ name: 'customer_tax_unique', properties: ['customerId', 'taxId'] }],
  indexes: [{ name: 'customer_tax_tax', properties: ['taxId'] }],
  filters: organizationFilter,
});
export class CustomerTax extends CustomerTaxSchema.class {}
CustomerTaxSchema.setClass(CustomerTax);
