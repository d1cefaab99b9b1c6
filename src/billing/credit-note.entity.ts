import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { externalId, externalIdUnique } from '../platform/external-id.ts';
import type { CreditNoteCause, CreditNoteReason, CreditStatus, NoteTaxJson, RefundFailure, RefundStatus } from './credit-notes/credit-note.ts';
import { Invoice } from './invoice.entity.ts';

/**
 * What is taken back of an issued invoice: credited on later ones, paid back, or both. The database refuses every change of what it says;
 * only what is left of it, where its parts stand, its description and metadata change.
 */
export const CreditNoteSchema = defineEntity({
  name: 'CreditNote',
  tableName: 'credit_note',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    /** The how manieth of its invoice, from 1 without a gap. */
    sequence: p.integer(),
    number: p.string().length(80),
    externalId: externalId(),
    currency: p.string().length(3),
    cause: p.string().length(16).$type<CreditNoteCause>().default('REQUEST'),
    reason: p.string().length(32).$type<CreditNoteReason>(),
    description: p.string().length(1024).nullable(),
    /** What coupons and lines that credit had taken of the items: to five decimals of the minor unit. */
    couponsAdjustment: numeric(),
    /** After that, before taxes on top. */
    subTotal: numeric(),
    taxesTotal: numeric(),
    /** Contained in the sub-total. */
    taxesInclusiveTotal: numeric(),
    /** The taxes on top before they were rounded, and what rounding added. */
    preciseTaxesTotal: numeric(),
    taxRounding: numeric(),
    taxRate: numeric(),
    taxes: json<readonly NoteTaxJson[]>(),
    /** creditAmount + refundAmount. */
    total: numeric(),
    creditAmount: numeric(),
    refundAmount: numeric(),
    /** What of creditAmount invoices can still use. */
    balance: numeric(),
    /** Null where creditAmount is 0. */
    creditStatus: p.string().length(16).$type<CreditStatus>().nullable(),
    /** Null where refundAmount is 0. */
    refundStatus: p.string().length(16).$type<RefundStatus>().nullable(),
    refundFailure: json<RefundFailure>().nullable(),
    refundedAt: instant().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    issuedAt: instant(),
    voidedAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
  },
  uniques: [
    { name: 'credit_note_sequence_unique', properties: ['invoiceId', 'sequence'] },
    { name: 'credit_note_number_unique', properties: ['organizationId', 'number'] },
    externalIdUnique('credit_note'),
  ],
  indexes: [
    { name: 'credit_note_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'credit_note_customer', properties: ['customerId', 'createdAt', 'id'] },
    { name: 'credit_note_available', properties: ['customerId', 'issuedAt', 'id'], where: `credit_status = 'AVAILABLE'` },
  ],
  filters: organizationFilter,
});
export class CreditNote extends CreditNoteSchema.class {}
CreditNoteSchema.setClass(CreditNote);

export type CreditNoteRow = RowOf<typeof CreditNoteSchema>;
