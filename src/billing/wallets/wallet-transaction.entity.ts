import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import { CreditNote } from '../credit-note.entity.ts';
import { Invoice } from '../invoice.entity.ts';
import { WalletRule } from './wallet-rule.entity.ts';
import { Wallet } from './wallet.entity.ts';
import type { WalletTransactionKind, WalletTransactionSource, WalletTransactionStatus, WalletTransactionType } from './transaction-terms.ts';

/** Credits that come into a wallet or leave it. Never changed but for being settled or given up, and never removed. */
export const WalletTransactionSchema = defineEntity({
  name: 'WalletTransaction',
  tableName: 'wallet_transaction',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    walletId: () => p.manyToOne(Wallet).mapToPk().fieldName('wallet_id'),
    type: p.string().length(16).$type<WalletTransactionType>(),
    kind: p.string().length(16).$type<WalletTransactionKind>(),
    status: p.string().length(16).$type<WalletTransactionStatus>(),
    source: p.string().length(16).$type<WalletTransactionSource>(),
    /** Above 0, up to five decimals. */
    credits: numeric(),
    /** What they are worth, in the minor unit of the wallet's currency. */
    amount: numeric(),
    /** The rule that made it; null: none did. */
    ruleId: () => p.manyToOne(WalletRule).mapToPk().fieldName('rule_id').nullable().deleteRule('restrict'),
    /** What it is bought by, what it pays of, or what gave it back. */
    invoiceId: () => p.manyToOne(Invoice).mapToPk().fieldName('invoice_id').nullable().deleteRule('restrict'),
    /** The note that paid the money of a purchase back, for whose credits they were taken away; null: none did. */
    creditNoteId: () => p.manyToOne(CreditNote).mapToPk().fieldName('credit_note_id').nullable().deleteRule('restrict'),
    metadata: json<Record<string, unknown>>().nullable(),
    createdAt: instant(),
    settledAt: instant().nullable(),
    failedAt: instant().nullable(),
  },
  indexes: [
    { name: 'wallet_transaction_wallet', properties: ['walletId', 'createdAt', 'id'] },
    { name: 'wallet_transaction_customer', properties: ['customerId', 'id'] },
    { name: 'wallet_transaction_invoice', properties: ['invoiceId'], where: 'invoice_id is not null' },
    { name: 'wallet_transaction_credit_note', properties: ['creditNoteId'], where: 'credit_note_id is not null' },
    { name: 'wallet_transaction_created', properties: ['organizationId', 'createdAt', 'id'] },
  ],
  filters: organizationFilter,
});
export class WalletTransaction extends WalletTransactionSchema.class {}
WalletTransactionSchema.setClass(WalletTransaction);

export type WalletTransactionRow = RowOf<typeof WalletTransactionSchema>;
