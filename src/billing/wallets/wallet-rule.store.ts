import { Decimal } from '../../kit/decimal.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import type { RuleTerms } from './recurring-rule.ts';
import { WalletRuleSchema } from './wallet-rule.entity.ts';
import type { WalletRuleRow } from './wallet-rule.entity.ts';

const live = { text: 't.ended_at is null', values: [] };
const inOrder = [{ property: 'id', direction: 'asc' }] as const;

/** Rows in the order of the ids, ended ones included; null where there is none in reach. */
export function rulesByIds(read: Reader, ids: readonly string[]): Promise<(WalletRuleRow | null)[]> {
  return read.byKeys(WalletRuleSchema, 'id', ids);
}

/** The rules of each wallet that have not ended. */
export function rulesOfWallets(read: Reader, walletIds: readonly string[]): Promise<WalletRuleRow[][]> {
  return read.listByKeys(WalletRuleSchema, 'walletId', walletIds, { where: live, orderBy: inOrder });
}

/** The rules of a customer that watch what is left. */
export function thresholdRulesOf(read: Reader, customerId: string): Promise<WalletRuleRow[]> {
  return read.list(WalletRuleSchema, { where: { text: `t.customer_id = $1::uuid and t.ended_at is null and t.trigger = 'THRESHOLD'`, values: [customerId] }, orderBy: inOrder });
}

/** The rules of a customer that come round by `until`, the first first. */
export function dueRulesOf(read: Reader, customerId: string, until: Temporal.Instant): Promise<WalletRuleRow[]> {
  return read.list(WalletRuleSchema, {
    where: { text: 't.customer_id = $1::uuid and t.ended_at is null and t.next_at <= $2::timestamptz', values: [customerId, until.toString()] },
    orderBy: [{ property: 'nextAt', direction: 'asc' }, { property: 'id', direction: 'asc' }],
  });
}

/** What a kept rule says. */
export function termsOf(row: WalletRuleRow): RuleTerms {
  return {
    trigger: row.trigger,
    interval: row.interval,
    thresholdCredits: decimalOrNull(row.thresholdCredits),
    method: row.method,
    paidCredits: Decimal.of(row.paidCredits),
    grantedCredits: Decimal.of(row.grantedCredits),
    targetOngoingCredits: decimalOrNull(row.targetOngoingCredits),
    startedAt: instantOrNull(row.startedAt),
    invoiceRequiresSuccessfulPayment: row.invoiceRequiresSuccessfulPayment,
    transactionMetadata: row.transactionMetadata as Record<string, unknown> | null,
  };
}

const decimalOrNull = (text: string | null): Decimal | null => (text === null ? null : Decimal.of(text));
