import { Decimal } from '../../kit/decimal.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { CreditItem } from '../credit-notes/amounts.ts';
import { leftOfInvoice, leftOfLine, noteOn } from '../credit-notes/note.ts';
import type { InvoiceToCredit, NoteFigures } from '../credit-notes/note.ts';

/** What of one line is to be credited, before coupons and taxes; `lineId` is null for an id that is no line's. */
export interface CreditItemInput {
  readonly lineId: string | null;
  readonly amount: Decimal;
}

/** The longest list of items. */
export const MOST_ITEMS = 1_000;

/** What is wrong with items of a note on this invoice; `held` is what the wallet holds whose credits it sold, else null; `path` leads to the list. */
export function itemIssues(invoice: InvoiceToCredit, items: readonly CreditItemInput[], held: Decimal | null, ...path: readonly string[]): Issue[] {
  if (items.length < 1 || items.length > MOST_ITEMS) return [issue('ITEMS_COUNT', `${path.join('.')} has ${items.length} items: give 1 to ${MOST_ITEMS}`, ...path)];
  const lines = new Map(invoice.lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  return items.flatMap(({ lineId, amount }, at) => {
    const own = [...path, String(at)];
    const name = own.join('.');
    const line = lines.get(lineId ?? '');
    if (line === undefined) return [issue('INVOICE_LINE_NOT_FOUND', `${name}.line is no line of this invoice: use the id of one`, ...own, 'line')];
    if (seen.has(line.id)) return [issue('DUPLICATED', `${name}.line is the line of an earlier item: give each line one item`, ...own, 'line')];
    seen.add(line.id);
    const wrong = amountIssue(amount, invoice.digits, ...own, 'amount');
    if (wrong !== null) return [wrong];
    if (!amount.isPositive()) return [issue('INVALID_VALUE', `${name}.amount is ${amount}: give more than 0`, ...own, 'amount')];
    const left = leftOfLine(line);
    if (amount.gt(left)) return [issue('HIGHER_THAN_REMAINING_FEE_AMOUNT', `${name}.amount is ${amount}, and ${left} is left of the line, before coupons and taxes: give at most that`, ...own, 'amount')];
    if (held !== null && amount.gt(held)) return [issue('HIGHER_THAN_WALLET_BALANCE', `${name}.amount is ${amount}, and the wallet holds ${held}: give at most that, since what was used is not paid back`, ...own, 'amount')];
    return [];
  });
}

/** Below 0 or finer than the currency; null for an amount that is neither. */
function amountIssue(amount: Decimal, digits: number, ...path: readonly string[]): Issue | null {
  const name = path.join('.');
  if (amount.isNegative()) return issue('INVALID_VALUE', `${name} is ${amount}: give 0 or more`, ...path);
  if (!amount.eq(amount.round(digits))) return issue('AMOUNT_PRECISION', `${name} is ${amount}: the currency has ${digits} decimals`, ...path);
  return null;
}

/** The figures of a note over items that were found right; a note that comes to nothing is refused. */
export function figuresOf(invoice: InvoiceToCredit, items: readonly CreditItem[], ...path: readonly string[]): { readonly figures: NoteFigures; readonly issues: readonly Issue[] } {
  const figures = noteOn(invoice, items);
  const issues = figures.total.isPositive() ? [] : [issue('NOTHING_TO_CREDIT', `${path.join('.')} come to ${figures.total} after coupons, with taxes: give items that come to more`, ...path)];
  return { figures, issues };
}

/** What of an invoice can be given back how. */
export interface InvoicePaid {
  readonly isPaid: boolean;
  /** What of it may still be paid back. */
  readonly refundable: Decimal;
  /** It sold credits of a wallet: they are paid back, and never credited. */
  readonly isPurchase: boolean;
}

/** How a note's total is to be given; null: the rest of it. */
export interface NoteParts {
  readonly creditAmount: Decimal | null;
  readonly refundAmount: Decimal | null;
}

/**
 * The two parts of a note that comes to `total`, and what is wrong with them. Left out, the refund is 0 and the credit the rest; of credits
 * that were bought the refund is all of it.
 */
export function partsOf({ creditAmount, refundAmount }: NoteParts, total: Decimal, invoice: InvoiceToCredit, { isPaid, refundable, isPurchase }: InvoicePaid): { readonly credit: Decimal; readonly refund: Decimal; readonly issues: readonly Issue[] } {
  const refund = refundAmount ?? (isPurchase ? total : Decimal.zero);
  const credit = creditAmount ?? (isPurchase ? Decimal.zero : Decimal.max(Decimal.zero, total.sub(refund)));
  const issues = [amountIssue(credit, invoice.digits, 'creditAmount'), amountIssue(refund, invoice.digits, 'refundAmount')].filter((found) => found !== null);
  if (issues.length > 0) return { credit, refund, issues };
  if (isPurchase && credit.isPositive()) return { credit, refund, issues: [issue('CANNOT_CREDIT_INVOICE', `creditAmount is ${credit}, and what bought credits of a wallet is paid back alone: leave it out`, 'creditAmount')] };
  if (refund.isPositive() && !isPaid) issues.push(issue('CANNOT_REFUND_UNPAID_INVOICE', `refundAmount is ${refund}, and the invoice is not paid: credit it instead`, 'refundAmount'));
  else if (refund.gt(refundable)) issues.push(issue('HIGHER_THAN_REMAINING_INVOICE_AMOUNT', `refundAmount is ${refund}, and ${refundable} of the invoice can still be paid back: give at most that${isPurchase ? '' : ', and credit the rest'}`, 'refundAmount'));
  const sum = credit.add(refund);
  const left = leftOfInvoice(invoice);
  const field = isPurchase ? 'refundAmount' : 'creditAmount';
  if (sum.gt(left)) issues.push(issue('HIGHER_THAN_REMAINING_INVOICE_AMOUNT', `creditAmount and refundAmount come to ${sum}, and ${left} is left of the invoice: give ${total} for these items`, field));
  else if (!sum.eq(total)) issues.push(issue('DOES_NOT_MATCH_ITEM_AMOUNTS', `creditAmount and refundAmount come to ${sum}, and the items to ${total} after coupons, with taxes: give that, or leave ${field} out`, field));
  return { credit, refund, issues };
}
