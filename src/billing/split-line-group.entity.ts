import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/**
 * A line of usage that is billed in parts: what the line was before its first part was billed. Its parts follow each other without a gap and
 * fill its period; all but the last stand on invoices of their own.
 */
export const SplitLineGroupSchema = defineEntity({
  name: 'SplitLineGroup',
  tableName: 'split_line_group',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** That of the line which was split; its parts have none. Null for a line by hand. */
    reference: p.string().length(512).nullable(),
    periodFrom: instant(),
    periodTo: instant(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'split_line_group_reference_unique', properties: ['organizationId', 'reference'], where: 'deleted_at is null and reference is not null' }],
  indexes: [{ name: 'split_line_group_customer', properties: ['customerId'] }],
  filters: organizationFilter,
});
export class SplitLineGroup extends SplitLineGroupSchema.class {}
SplitLineGroupSchema.setClass(SplitLineGroup);

export type SplitLineGroupRow = RowOf<typeof SplitLineGroupSchema>;
