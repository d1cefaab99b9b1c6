import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, numeric, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import type { UsageChangeAction } from './usage-change.ts';

/** What was found of the usage of a billed line after it was billed, and what was done about it. Never changed, but for the note that credits it in place of a line. */
export const BilledUsageChangeSchema = defineEntity({
  name: 'BilledUsageChange',
  tableName: 'billed_usage_change',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    invoiceLineId: () => p.manyToOne(InvoiceLine).mapToPk().fieldName('invoice_line_id'),
    /** The line that charges or credits the difference; null where none does. */
    correctionLineId: () => p.manyToOne(InvoiceLine).mapToPk().fieldName('correction_line_id').nullable().deleteRule('restrict'),
    /** The note that credits the difference, or a part of it; null where none does. */
    creditNoteId: p.uuid().nullable(),
    /** From 1, without a gap. */
    sequence: p.integer(),
    /** As it was billed, or as the change before found it; null for what has no quantity of its own. */
    quantityBefore: numeric().nullable(),
    quantityAfter: numeric().nullable(),
    /** Before coupons and taxes. */
    amountBefore: numeric(),
    amountAfter: numeric(),
    action: p.string().length(16).$type<UsageChangeAction>(),
    createdAt: instant(),
  },
  uniques: [{ name: 'billed_usage_change_sequence_unique', properties: ['invoiceLineId', 'sequence'] }],
  indexes: [
    { name: 'billed_usage_change_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'billed_usage_change_customer', properties: ['customerId', 'createdAt', 'id'] },
  ],
  filters: organizationFilter,
});
export class BilledUsageChange extends BilledUsageChangeSchema.class {}
BilledUsageChangeSchema.setClass(BilledUsageChange);

export type BilledUsageChangeRow = RowOf<typeof BilledUsageChangeSchema>;
