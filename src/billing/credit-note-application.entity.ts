import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { CreditNote } from './credit-note.entity.ts';
import { Invoice } from './invoice.entity.ts';

/** What an invoice took of a credit note when it was issued. Voiding the invoice gives it back; nothing else of it ever changes. */
export const CreditNoteApplicationSchema = defineEntity({
  name: 'CreditNoteApplication',
  tableName: 'credit_note_application',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    creditNoteId: () => p.manyToOne(CreditNote).mapToPk().fieldName('credit_note_id'),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    /** Above 0, in the currency of both. */
    amount: numeric(),
    createdAt: instant(),
    /** When the invoice was voided; null: it has it. */
    returnedAt: instant().nullable(),
  },
  uniques: [{ name: 'credit_note_application_unique', properties: ['invoiceId', 'creditNoteId'] }],
  indexes: [{ name: 'credit_note_application_note', properties: ['creditNoteId', 'id'] }],
  filters: organizationFilter,
});
export class CreditNoteApplication extends CreditNoteApplicationSchema.class {}
CreditNoteApplicationSchema.setClass(CreditNoteApplication);

export type CreditNoteApplicationRow = RowOf<typeof CreditNoteApplicationSchema>;
