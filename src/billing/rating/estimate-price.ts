import { discountIssues, priceIssues } from '../../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { before } from '../../kit/calendar.ts';
import { isCurrency } from '../../kit/currency.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import { rateLine } from './rate-line.ts';
import type { RatedLine } from './rated-line.ts';

/** What a caller asks a price for. Nothing of it is checked yet. */
export interface PriceToEstimate {
  readonly name: string;
  readonly currency: string;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  /** Needed by every price but the flat one, which does not look at it. */
  readonly quantity: Decimal | null;
  readonly quantityBefore: Decimal;
  readonly billedBefore: Decimal;
  /** Either both periods are given, or neither: one undivided period. */
  readonly period: Period | null;
  readonly fullPeriod: Period | null;
}

/**
 * What an invoice would say for this usage: the rating of invoices on checked input. A flat price comes whole, not in
 * proportion to the period. Throws ValidationError with every issue at once.
 */
export function estimatePrice(input: PriceToEstimate): RatedLine {
  refuse(estimateIssues(input));
  return rateLine(input);
}

/** Everything that keeps the input from being priced; paths are those of the estimate's input. */
export function estimateIssues(input: PriceToEstimate): Issue[] {
  const issues = [...priceIssues(input.price, ['price']), ...discountIssues(input.price, input.discounts, ['discounts'])];
  if (!isCurrency(input.currency)) {
    issues.push(issue('CURRENCY_INVALID', `currency "${input.currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  }
  if (input.quantity === null && input.price.type !== 'FLAT') {
    issues.push(issue('QUANTITY_REQUIRED', 'quantity is missing: this price charges for usage, "0" for none', 'quantity'));
  }
  for (const field of ['quantity', 'quantityBefore', 'billedBefore'] as const) {
    const value = input[field];
    const code = field === 'billedBefore' ? 'BILLED_BEFORE_NEGATIVE' : 'QUANTITY_NEGATIVE';
    if (value?.isNegative()) issues.push(issue(code, `${field} is ${value} and must not be negative`, field));
  }
  return [...issues, ...periodIssues(input)];
}

function periodIssues({ period, fullPeriod }: PriceToEstimate): Issue[] {
  if (period === null && fullPeriod === null) return [];
  if (period === null) return [issue('PERIOD_REQUIRED', 'period is missing: give it together with fullPeriod, or neither', 'period')];
  if (fullPeriod === null) return [issue('PERIOD_REQUIRED', 'fullPeriod is missing: give it together with period, or neither', 'fullPeriod')];
  const issues = [...emptyIssues('period', period), ...emptyIssues('fullPeriod', fullPeriod)];
  if (before(period.from, fullPeriod.from) || before(fullPeriod.to, period.to)) {
    issues.push(
      issue('PERIOD_OUTSIDE', `period ${text(period)} does not lie within fullPeriod ${text(fullPeriod)}: a line bills a part of its full period`, 'period'),
    );
  }
  return issues;
}

function emptyIssues(field: string, period: Period): Issue[] {
  if (before(period.from, period.to)) return [];
  return [issue('PERIOD_EMPTY', `${field} ${text(period)} is empty: "to" must be after "from"`, field, 'to')];
}

function text(period: Period): string {
  return `[${period.from}, ${period.to})`;
}
