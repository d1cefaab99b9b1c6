import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { CreditNote } from './credit-note.entity.ts';
import { InvoiceLine } from './invoice-line.entity.ts';

/** What a credit note takes back of one line. Never changed. */
export const CreditNoteItemSchema = defineEntity({
  name: 'CreditNoteItem',
  tableName: 'credit_note_item',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    creditNoteId: () => p.manyToOne(CreditNote).mapToPk().fieldName('credit_note_id'),
    invoiceLineId: () => p.manyToOne(InvoiceLine).mapToPk().fieldName('invoice_line_id'),
    /** Before coupons and taxes, above 0. */
    amount: numeric(),
  },
  uniques: [{ name: 'credit_note_item_unique', properties: ['creditNoteId', 'invoiceLineId'] }],
  indexes: [{ name: 'credit_note_item_line', properties: ['invoiceLineId'] }],
  filters: organizationFilter,
});
export class CreditNoteItem extends CreditNoteItemSchema.class {}
CreditNoteItemSchema.setClass(CreditNoteItem);

export type CreditNoteItemRow = RowOf<typeof CreditNoteItemSchema>;
