import type { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { before } from '../kit/instant.ts';

/** Money that came outside, whatever it is for. */
export interface RecordedMoney {
  readonly amount: Decimal;
  /** 1 to 256 characters; names the payment in the organization, so that it counts once however often it is recorded. */
  readonly reference: string;
  /** When the money came, in the customer's time and not after now; null: now. */
  readonly paidAt: Temporal.Instant | null;
  readonly metadata: Record<string, unknown> | null;
}

/** What is wrong with it by itself. */
export function recordedIssues({ amount, reference }: Pick<RecordedMoney, 'amount' | 'reference'>): Issue[] {
  const issues: Issue[] = [];
  if (reference.length < 1 || reference.length > 256) issues.push(issue('REFERENCE_LENGTH', `reference has ${reference.length} characters: give 1 to 256`, 'reference'));
  if (!amount.isPositive()) issues.push(issue('PAYMENT_AMOUNT_RANGE', `amount is ${amount}: give more than 0`, 'amount'));
  return issues;
}

/** Whether it came by now, in its customer's time. */
export function timeIssues(paidAt: Temporal.Instant | null, now: Temporal.Instant): Issue[] {
  if (paidAt === null || !before(now, paidAt)) return [];
  return [issue('PAID_AT_IN_FUTURE', `paidAt is ${paidAt.toString()}, after now, ${now.toString()}: give when the money came`, 'paidAt')];
}
