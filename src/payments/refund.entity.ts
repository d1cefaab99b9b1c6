import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { CreditNote, Invoice } from '../billing/index.ts';
import type { PaymentAppType } from '../billing/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** REQUESTED: the app is about to be asked. PENDING: it will say later. WITHDRAWN: it was settled otherwise before the app was asked. */
export type RefundState = 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'WITHDRAWN';

/** One attempt to give back through a payment app what a credit note refunds. */
export const RefundSchema = defineEntity({
  name: 'Refund',
  tableName: 'refund',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    creditNoteId: () => p.manyToOne(CreditNote).mapToPk().fieldName('credit_note_id'),
    /** What was paid. */
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id'),
    app: p.string().length(32).$type<PaymentAppType>(),
    /** Which attempt for its note it is, 1 for the first: with the note it names the attempt. */
    attempt: p.integer(),
    amount: numeric(),
    currency: p.string().length(3),
    status: p.string().length(16).$type<RefundState>(),
    /** Why it was not given back, for people; null otherwise. */
    failure: p.string().length(1024).nullable(),
    failureCode: p.string().length(64).nullable(),
    /** When the app is to be asked; null: it was. */
    requestAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
  },
  uniques: [{ name: 'refund_attempt_unique', properties: ['creditNoteId', 'attempt'] }],
  indexes: [
    { name: 'refund_invoice', properties: ['invoiceId', 'createdAt', 'id'] },
    { name: 'refund_request', properties: ['customerId', 'requestAt'], where: 'request_at is not null' },
  ],
  filters: organizationFilter,
});
export class Refund extends RefundSchema.class {}
RefundSchema.setClass(Refund);

export type RefundRow = RowOf<typeof RefundSchema>;
