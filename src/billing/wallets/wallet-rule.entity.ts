import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../../access/index.ts';
import { Customer } from '../../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../../platform/entity.ts';
import type { RowOf } from '../../platform/entity.ts';
import type { RuleInterval, RuleMethod, RuleTrigger } from './recurring-rule.ts';
import { Wallet } from './wallet.entity.ts';

/** What fills a wallet by itself. Never changed: other terms are another rule, and the one before has ended. */
export const WalletRuleSchema = defineEntity({
  name: 'WalletRule',
  tableName: 'wallet_rule',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    walletId: () => p.manyToOne(Wallet).mapToPk().fieldName('wallet_id'),
    trigger: p.string().length(16).$type<RuleTrigger>(),
    interval: p.string().length(16).$type<RuleInterval>().nullable(),
    thresholdCredits: numeric().nullable(),
    method: p.string().length(16).$type<RuleMethod>(),
    paidCredits: numeric(),
    grantedCredits: numeric(),
    targetOngoingCredits: numeric().nullable(),
    /** The anchor of an interval as it was said; null: when the rule was made. */
    startedAt: instant().nullable(),
    /** The calendar of an interval. */
    zone: p.string().length(64),
    /** Null: as the wallet says. */
    invoiceRequiresSuccessfulPayment: p.boolean().nullable(),
    /** What its transactions bear. */
    transactionMetadata: json<Record<string, unknown>>().nullable(),
    /** When an interval next comes round; null for a threshold, and once it has ended. */
    nextAt: instant().nullable(),
    createdAt: instant(),
    endedAt: instant().nullable(),
  },
  indexes: [
    { name: 'wallet_rule_wallet', properties: ['walletId', 'id'] },
    { name: 'wallet_rule_customer', properties: ['customerId'] },
  ],
  filters: organizationFilter,
});
export class WalletRule extends WalletRuleSchema.class {}
WalletRuleSchema.setClass(WalletRule);

export type WalletRuleRow = RowOf<typeof WalletRuleSchema>;
