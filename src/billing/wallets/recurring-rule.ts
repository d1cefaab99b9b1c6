import { before, nextOccurrence } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { parseDuration } from '../../kit/duration.ts';
import type { TopUpMethod } from './wallet.ts';

/** What sets off a rule: the passing of time, or what is left. */
export type RuleTrigger = 'INTERVAL' | 'THRESHOLD';
export type RuleInterval = 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'YEARLY';
/** FIXED: so many credits. TARGET: as many as are missing to so many. */
export type RuleMethod = 'FIXED' | 'TARGET';

/** What a rule says. */
export interface RuleTerms {
  readonly trigger: RuleTrigger;
  /** INTERVAL: how often; null otherwise. */
  readonly interval: RuleInterval | null;
  /** THRESHOLD: at or below how many ongoing credits; null otherwise. */
  readonly thresholdCredits: Decimal | null;
  readonly method: RuleMethod;
  /** FIXED: how many; 0 otherwise. */
  readonly paidCredits: Decimal;
  readonly grantedCredits: Decimal;
  /** TARGET: up to how many ongoing credits; null otherwise. */
  readonly targetOngoingCredits: Decimal | null;
  /** INTERVAL: the anchor of its calendar; null: when the rule is made. */
  readonly startedAt: Temporal.Instant | null;
  /** Null: as the wallet says. */
  readonly invoiceRequiresSuccessfulPayment: boolean | null;
  readonly transactionMetadata: Record<string, unknown> | null;
}

const lengths: Readonly<Record<RuleInterval, Temporal.Duration>> = { WEEKLY: parseDuration('P1W'), MONTHLY: parseDuration('P1M'), QUARTERLY: parseDuration('P3M'), YEARLY: parseDuration('P1Y') };

/**
 * When an interval comes round after `after`: on its anchor where that is still ahead, else an interval after it and so on, each counted from
 * the anchor and clamped to the end of shorter months.
 */
export function nextRound({ interval, anchor, zone }: { readonly interval: RuleInterval; readonly anchor: Temporal.Instant; readonly zone: string }, after: Temporal.Instant): Temporal.Instant {
  if (before(after, anchor)) return anchor;
  return nextOccurrence({ interval: lengths[interval], anchor, zone }, after, 'exclusive');
}

/** How the rule fills a wallet. */
export function methodOf({ method, paidCredits, grantedCredits, targetOngoingCredits }: Pick<RuleTerms, 'method' | 'paidCredits' | 'grantedCredits' | 'targetOngoingCredits'>): TopUpMethod {
  return method === 'TARGET' ? { type: 'TARGET', credits: targetOngoingCredits ?? Decimal.zero } : { type: 'FIXED', paidCredits, grantedCredits };
}

/** Whether two rules say the same. */
export function sameTerms(one: RuleTerms, other: RuleTerms): boolean {
  return JSON.stringify(said(one), inOrder) === JSON.stringify(said(other), inOrder);
}

/** Members by name: the database keeps them in an order of its own. */
function inOrder(_member: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function said(terms: RuleTerms): readonly unknown[] {
  const { trigger, interval, thresholdCredits, method, paidCredits, grantedCredits, targetOngoingCredits, startedAt, invoiceRequiresSuccessfulPayment, transactionMetadata } = terms;
  return [trigger, interval, thresholdCredits?.toString() ?? null, method, paidCredits.toString(), grantedCredits.toString(), targetOngoingCredits?.toString() ?? null, startedAt?.toString() ?? null, invoiceRequiresSuccessfulPayment, transactionMetadata];
}
