import { builder } from '../../graphql/builder.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { RuleTerms } from '../wallets/recurring-rule.ts';
import { rulesByIds } from '../wallets/wallet-rule.store.ts';
import type { WalletRuleRow } from '../wallets/wallet-rule.entity.ts';

const WalletRuleTrigger = builder.enumType('WalletRuleTrigger', {
  description: 'What sets off a recurring rule of a wallet.',
  values: {
    INTERVAL: { description: 'The passing of time.' },
    THRESHOLD: { description: 'What is left, with the usage that is not billed yet.' },
  } as const,
});

const WalletRuleInterval = builder.enumType('WalletRuleInterval', {
  description: "How often an interval comes round, counted from its anchor in the customer's time zone; on the last day of months that are shorter.",
  values: { WEEKLY: { description: 'Every week.' }, MONTHLY: { description: 'Every month.' }, QUARTERLY: { description: 'Every three months.' }, YEARLY: { description: 'Every year.' } } as const,
});

const WalletRuleMethod = builder.enumType('WalletRuleMethod', {
  description: 'How a recurring rule fills a wallet.',
  values: { FIXED: { description: 'By so many credits.' }, TARGET: { description: 'By as many as are missing, which are bought.' } } as const,
});

export const WalletRecurringRuleNode = builder.loadableNodeRef('WalletRecurringRule', {
  id: { resolve: (rule: WalletRuleRow) => rule.id },
  load: (ids: string[], { shown }) => rulesByIds(shown, ids),
});

WalletRecurringRuleNode.implement({
  description: 'What fills a wallet by itself.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    trigger: t.expose('trigger', { type: WalletRuleTrigger, description: 'What sets it off.' }),
    interval: t.expose('interval', { type: WalletRuleInterval, nullable: true, description: 'INTERVAL: how often; null otherwise.' }),
    thresholdCredits: t.expose('thresholdCredits', { type: 'Decimal', nullable: true, description: 'THRESHOLD: at or below how many ongoing credits, purchases that are not paid yet counted; null otherwise.' }),
    method: t.expose('method', { type: WalletRuleMethod, description: 'How it fills.' }),
    paidCredits: t.expose('paidCredits', { type: 'Decimal', description: 'FIXED: how many are bought; 0 otherwise.' }),
    grantedCredits: t.expose('grantedCredits', { type: 'Decimal', description: 'FIXED: how many are given; 0 otherwise.' }),
    targetOngoingCredits: t.expose('targetOngoingCredits', { type: 'Decimal', nullable: true, description: 'TARGET: up to how many ongoing credits; null otherwise.' }),
    startedAt: t.field({
      extensions: reads<WalletRuleRow>('startedAt', 'createdAt'),
      type: 'DateTime',
      description: 'The anchor of an interval: as it was said, else when the rule was made.',
      resolve: ({ startedAt, createdAt }) => startedAt ?? createdAt,
    }),
    nextAt: t.expose('nextAt', { type: 'DateTime', nullable: true, description: 'INTERVAL: when it next comes round; null for a threshold, and once it has ended.' }),
    invoiceRequiresSuccessfulPayment: t.exposeBoolean('invoiceRequiresSuccessfulPayment', { nullable: true, description: 'Whether the invoices of what it buys are issued only once they are paid; null: as the wallet says.' }),
    transactionMetadata: t.field({ extensions: reads<WalletRuleRow>('transactionMetadata'), type: 'JSONObject', nullable: true, description: 'What its transactions bear.', resolve: (rule) => rule.transactionMetadata as Record<string, unknown> | null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was replaced, taken away or its wallet terminated; null while it runs.' }),
  }),
});

export const WalletRecurringRuleInput = builder.inputType('WalletRecurringRuleInput', {
  description: 'What fills a wallet by itself.',
  fields: (t) => ({
    trigger: t.field({ type: WalletRuleTrigger, required: true, description: 'What sets it off.' }),
    interval: t.field({ type: WalletRuleInterval, description: 'INTERVAL: how often.' }),
    thresholdCredits: t.field({ type: 'Decimal', description: 'THRESHOLD: at or below how many ongoing credits, 0 or more; purchases that are not paid yet are counted.' }),
    method: t.field({ type: WalletRuleMethod, defaultValue: 'FIXED', description: 'How it fills.' }),
    paidCredits: t.field({ type: 'Decimal', description: 'FIXED: how many are bought, 0 or more.' }),
    grantedCredits: t.field({ type: 'Decimal', description: 'FIXED: how many are given, 0 or more.' }),
    targetOngoingCredits: t.field({ type: 'Decimal', description: 'TARGET: up to how many ongoing credits, above 0.' }),
    startedAt: t.field({ type: 'DateTime', description: 'INTERVAL: its anchor; ahead, that is its first round. When the rule is made when omitted, which is none.' }),
    invoiceRequiresSuccessfulPayment: t.boolean({ description: 'Whether the invoices of what it buys are issued only once they are paid; as the wallet says when omitted.' }),
    transactionMetadata: t.field({ type: 'JSONObject', description: 'What its transactions bear.' }),
  }),
});

/** The terms that an input names. */
export function ruleTermsOf(input: typeof WalletRecurringRuleInput.$inferInput): RuleTerms {
  return {
    trigger: input.trigger,
    interval: input.interval ?? null,
    thresholdCredits: input.thresholdCredits ?? null,
    method: input.method ?? 'FIXED',
    paidCredits: input.paidCredits ?? Decimal.zero,
    grantedCredits: input.grantedCredits ?? Decimal.zero,
    targetOngoingCredits: input.targetOngoingCredits ?? null,
    startedAt: input.startedAt ?? null,
    invoiceRequiresSuccessfulPayment: input.invoiceRequiresSuccessfulPayment ?? null,
    transactionMetadata: (input.transactionMetadata ?? null) as Record<string, unknown> | null,
  };
}
