import { lockLiveCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { NoLinesToInvoice } from '../invoice.errors.ts';
import { collectLines } from './collect-lines.ts';

/** What is to be invoiced. */
export interface PendingLinesChoice {
  /** Only these lines, by their ids, 1 to 1,000; null for an id that is no line's. Left out: all that can be invoiced. */
  readonly lineIds?: readonly (string | null)[] | null | undefined;
  /** Not after now; now when left out. */
  readonly asOf?: Temporal.Instant | null | undefined;
  /** Whether usage is billed before its period is over; as the customer's billing profile says when left out. */
  readonly progressiveBilling?: boolean | null | undefined;
}

const MOST_LINES = 1_000;

/**
 * Invoices the customer's lines that are due without waiting for the worker, and usage of periods that still run where it may be billed in
 * parts; answers the ids of the invoices, one a currency. Checked in this order: the customer (CustomerNotFound, CustomerDeleted), the choice
 * (ValidationError), its lines (LinesNotBillable), and that there is anything to invoice (NoLinesToInvoice).
 */
export function invoicePendingLines(ctx: CommandContext, by: CustomerLookUp, { lineIds = null, asOf = null, progressiveBilling = null }: PendingLinesChoice = {}): Promise<string[]> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, by);
    const now = await nowOf(tx, customer);
    refuse(choiceIssues(lineIds, asOf, now));
    const ids = lineIds === null ? null : new Set(lineIds.map((lineId, at) => lineId ?? `no line: ${at}`));
    const made = await collectLines(tx, customer, now, { asOf: asOf ?? now, progressive: progressiveBilling, ids });
    if (made.length === 0) throw new NoLinesToInvoice();
    await startDueNow(tx, customer);
    return made;
  });
}

function choiceIssues(lineIds: readonly unknown[] | null, asOf: Temporal.Instant | null, now: Temporal.Instant): Issue[] {
  const issues: Issue[] = [];
  if (lineIds !== null && (lineIds.length < 1 || lineIds.length > MOST_LINES)) issues.push(issue('LINE_IDS_LENGTH', `lineIds has ${lineIds.length}: give 1 to 1,000, or leave it out for all`, 'lineIds'));
  if (asOf !== null && before(now, asOf)) issues.push(issue('AS_OF_IN_FUTURE', `asOf ${asOf} is after the customer's now, ${now}: usage to come is not known yet`, 'asOf'));
  return issues;
}
