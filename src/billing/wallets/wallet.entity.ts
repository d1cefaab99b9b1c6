import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { externalId, externalIdUnique } from '../../platform/external-id.ts';

/**
 * Prepaid credits of a customer. What it holds is the sum of its settled transactions: the database adds them up and refuses any other
 * change of it, and of its currency and rate.
 */
export const WalletSchema = defineEntity({
  name: 'Wallet',
  tableName: 'wallet',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    externalId: externalId(),
    name: p.string().length(256).nullable(),
    currency: p.string().length(3),
    /** Money that a credit is worth, above 0. */
    rate: numeric(),
    /** Lower ones pay first; of equal ones the older. */
    priority: p.integer(),
    /** Up to five decimals, never below 0. */
    credits: numeric(),
    /** What invoices took, less what came back when they were voided. */
    consumedCredits: numeric(),
    consumedAmount: numeric(),
    lastConsumedAt: instant().nullable(),
    /** Whether the invoice of a purchase is issued only once it is paid. */
    invoiceRequiresSuccessfulPayment: p.boolean(),
    /** Whether nothing was left for more usage when that was last looked at: so that it is told once. */
    isDepleted: p.boolean(),
    expiresAt: instant().nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    terminatedAt: instant().nullable(),
  },
  uniques: [externalIdUnique('wallet', 'terminated_at is null')],
  indexes: [
    { name: 'wallet_customer', properties: ['customerId', 'id'] },
    { name: 'wallet_created', properties: ['organizationId', 'createdAt', 'id'] },
  ],
  filters: organizationFilter,
});
export class Wallet extends WalletSchema.class {}
WalletSchema.setClass(Wallet);

export type WalletRow = RowOf<typeof WalletSchema>;
