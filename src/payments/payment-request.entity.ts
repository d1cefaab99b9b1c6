import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import type { CollectionMethod, PaymentAppType } from '../billing/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/**
 * PENDING: the payment is under way, or waited for where it was sent. ACTION_REQUIRED: the payer has to act. CLOSED: it was sent, and asks for
 * nothing any more, since something of it was paid, given up or asked for otherwise.
 */
export type PaymentRequestStatus = 'PENDING' | 'PAID' | 'FAILED' | 'ACTION_REQUIRED' | 'CLOSED';

/** Overdue invoices of one customer and one currency that are paid together. What it asks for is fixed when it is made. */
export const PaymentRequestSchema = defineEntity({
  name: 'PaymentRequest',
  tableName: 'payment_request',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    app: p.string().length(32).$type<PaymentAppType>(),
    /** SEND_INVOICE: the app is not asked, and somebody says when the money came. */
    collectionMethod: p.string().length(32).$type<CollectionMethod>().default('CHARGE_AUTOMATICALLY'),
    /** Whom it is sent to; null where dunning asks a customer that has no address. */
    email: p.string().length(320).nullable(),
    amount: numeric(),
    currency: p.string().length(3),
    status: p.string().length(32).$type<PaymentRequestStatus>(),
    /** How often an app was asked. */
    attempts: p.integer(),
    /** Why it was not paid, for people; null otherwise. */
    failure: p.string().length(1024).nullable(),
    /** The dunning campaign that made it; null where somebody did. */
    dunningCampaignId: p.uuid().nullable(),
    /** When the app is to be asked; null: it was, or is not to be. */
    collectAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    { name: 'payment_request_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'payment_request_customer', properties: ['customerId', 'createdAt', 'id'] },
    { name: 'payment_request_collect', properties: ['customerId', 'collectAt'], where: 'collect_at is not null' },
  ],
  filters: organizationFilter,
});
export class PaymentRequest extends PaymentRequestSchema.class {}
PaymentRequestSchema.setClass(PaymentRequest);

export type PaymentRequestRow = RowOf<typeof PaymentRequestSchema>;
