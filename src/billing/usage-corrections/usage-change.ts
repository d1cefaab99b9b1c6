import { Decimal } from '../../kit/decimal.ts';

/**
 * What becomes of usage of a period that changed after the period was billed. BILL: the difference is charged or credited by the next invoice.
 * CREDIT: only differences in the customer's favour are. IGNORE: none is. All are written down.
 */
export type LateUsagePolicy = 'BILL' | 'CREDIT' | 'IGNORE';

/** BILLED and CREDITED by a line of a later invoice; IGNORED by the policy; NONE: it comes to the same amount. */
export type UsageChangeAction = 'BILLED' | 'CREDITED' | 'IGNORED' | 'NONE';

/** A line of an issued invoice, with what was done about it since. Amounts in the currency, before coupons and taxes. */
export interface BilledUsage {
  /** As metered when it was billed; null for what has no quantity of its own, such as what is missing to a minimum. */
  readonly quantity: Decimal | null;
  readonly amount: Decimal;
  /** What earlier corrections of it come to, below 0 for credits. */
  readonly corrected: Decimal;
  /** What credit notes took back of it, at least 0. */
  readonly creditedByNotes: Decimal;
  /** The last change that was written down; null: none. */
  readonly last: UsageFigures | null;
}

/** What a line's usage comes to. */
export interface UsageFigures {
  readonly quantity: Decimal | null;
  readonly amount: Decimal;
}

/** A difference between what was billed and what the usage comes to now. */
export interface UsageChange {
  /** What was known before: billed, or found by the last change. */
  readonly before: UsageFigures;
  readonly after: UsageFigures;
  readonly action: UsageChangeAction;
  /** What a line of the next invoice says, below 0 for a credit; 0 unless it is BILLED or CREDITED. */
  readonly correction: Decimal;
  /** False where the same was written down before, and its line was taken away. */
  readonly isNew: boolean;
}

/**
 * What is to be done about lines that belong together: parts of one period, or usage and what was missing to a minimum that it counts for. In the customer's
 * favour is what is so of all of them together. In their order, see {@link usageChange}.
 */
export function usageChanges(lines: readonly { readonly line: BilledUsage; readonly now: UsageFigures }[], policy: LateUsagePolicy): (UsageChange | null)[] {
  const inFavour = Decimal.sum(lines.map(({ line, now }) => missingOf(line, now.amount))).isNegative();
  return lines.map(({ line, now }) => usageChange(line, now, policy === 'BILL' || (policy === 'CREDIT' && inFavour)));
}

/**
 * What is to be done about a line whose usage comes to `now`; null where nothing is. The amount that was billed and its corrections come to `now`
 * together afterwards, unless the difference is not to be billed, or credit notes took a part of it back already: that is not credited twice.
 * The same figures a second time ask for nothing.
 */
function usageChange(line: BilledUsage, now: UsageFigures, isBilled: boolean): UsageChange | null {
  const missing = missingOf(line, now.amount);
  const known: UsageFigures = line.last ?? line;
  const isNew = !isSame(known, now);
  const action = actionOf(missing, isBilled);
  const isApplied = action === 'BILLED' || action === 'CREDITED';
  if (!isNew && !isApplied) return null;
  return { before: { quantity: known.quantity, amount: known.amount }, after: now, action, correction: isApplied ? missing : Decimal.zero, isNew };
}

function missingOf({ amount, corrected, creditedByNotes }: BilledUsage, now: Decimal): Decimal {
  const missing = now.sub(amount).sub(corrected);
  return missing.isNegative() ? Decimal.min(Decimal.zero, missing.add(creditedByNotes)) : missing;
}

function actionOf(missing: Decimal, isBilled: boolean): UsageChangeAction {
  if (missing.isZero()) return 'NONE';
  if (!isBilled) return 'IGNORED';
  return missing.isPositive() ? 'BILLED' : 'CREDITED';
}

function isSame(a: UsageFigures, b: UsageFigures): boolean {
  const sameQuantity = a.quantity === null || b.quantity === null ? a.quantity === b.quantity : a.quantity.eq(b.quantity);
  return sameQuantity && a.amount.eq(b.amount);
}
