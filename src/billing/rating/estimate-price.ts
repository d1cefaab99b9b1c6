import { discountIssues, eventNeed, priceIssues } from '../../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { before } from '../../kit/calendar.ts';
import { isCurrency } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import { averageUnitAmount } from './charge-amount.ts';
import { lineEventsOf } from './event-facts.ts';
import type { PricedEvent } from './event-facts.ts';
import { rateLine } from './rate-line.ts';
import type { RatedLine } from './rated-line.ts';

/** What a caller asks a price for. Nothing of it is checked yet. */
export interface PriceToEstimate {
  readonly name: string;
  readonly currency: string;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  /** Needed by every price but the flat one, which does not look at it, and those that look at single events, which add up to it. */
  readonly quantity: Decimal | null;
  readonly quantityBefore: Decimal;
  /** Of `fullPeriod` up to the end of `period`, in the order of time; null for prices that do not look at single events. */
  readonly events: readonly PricedEvent[] | null;
  /** So many of the events come before `period`. */
  readonly eventsBefore: number;
  readonly billedBefore: Decimal;
  /** Either both periods are given, or neither: one undivided period. */
  readonly period: Period | null;
  readonly fullPeriod: Period | null;
}

export interface EstimatedPrice extends RatedLine {
  /** What one unit came to on average, before discounts and commitments, to 15 places; null for a flat price. */
  readonly unitAmount: Decimal | null;
}

/** The most events that an estimate takes. */
export const MOST_EVENTS = 1_000;

/**
 * What an invoice would say for this usage: the rating of invoices on checked input. A flat price comes whole, not in
 * proportion to the period. Throws ValidationError with every issue at once.
 */
export function estimatePrice(input: PriceToEstimate): EstimatedPrice {
  refuse(estimateIssues(input));
  const { price, events, eventsBefore } = input;
  const rated = rateLine(price.type === 'FLAT' || events === null ? { ...input, events: null } : { ...input, ...usageOfEvents(events, eventsBefore), events: lineEventsOf(price, events, eventsBefore) });
  if (price.type === 'FLAT') return { ...rated, unitAmount: null };
  const charges = rated.detailedLines.filter(({ category }) => category === 'REGULAR').map(({ unitAmount, quantity }) => unitAmount.mul(quantity));
  return { ...rated, unitAmount: averageUnitAmount(price, Decimal.sum(charges), { quantity: rated.quantity ?? Decimal.zero }) };
}

function usageOfEvents(events: readonly PricedEvent[], eventsBefore: number): { quantity: Decimal; quantityBefore: Decimal } {
  const sum = (of: readonly PricedEvent[]): Decimal => Decimal.sum(of.map(({ value }) => value));
  return { quantity: sum(events.slice(eventsBefore)), quantityBefore: sum(events.slice(0, eventsBefore)) };
}

/** Everything that keeps the input from being priced; paths are those of the estimate's input. */
export function estimateIssues(input: PriceToEstimate): Issue[] {
  const issues = [...priceIssues(input.price, ['price']), ...discountIssues(input.price, input.discounts, ['discounts'])];
  if (!isCurrency(input.currency)) {
    issues.push(issue('CURRENCY_INVALID', `currency "${input.currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  }
  const byEvent = eventNeed(input.price) !== 'NOTHING';
  if (byEvent || input.events !== null) issues.push(...eventsIssues(input, byEvent));
  if (input.quantity === null && input.price.type !== 'FLAT' && !byEvent) {
    issues.push(issue('QUANTITY_REQUIRED', 'quantity is missing: this price charges for usage, "0" for none', 'quantity'));
  }
  for (const field of ['quantity', 'quantityBefore', 'billedBefore'] as const) {
    const value = input[field];
    const code = field === 'billedBefore' ? 'BILLED_BEFORE_NEGATIVE' : 'QUANTITY_NEGATIVE';
    if (value?.isNegative()) issues.push(issue(code, `${field} is ${value} and must not be negative`, field));
  }
  return [...issues, ...periodIssues(input)];
}

function eventsIssues({ quantity, quantityBefore, events, eventsBefore }: PriceToEstimate, byEvent: boolean): Issue[] {
  if (!byEvent) return [issue('EVENTS_NOT_PRICED', 'events is given, and this price looks at the quantity alone: leave them out', 'events')];
  if (events === null) return [issue('EVENTS_REQUIRED', 'events is missing: this price looks at single events, [] for none', 'events')];
  const issues: Issue[] = [];
  if (events.length > MOST_EVENTS) issues.push(issue('EVENTS_TOO_MANY', `events has ${events.length} entries: give at most ${MOST_EVENTS}`, 'events'));
  if (eventsBefore < 0 || eventsBefore > events.length) {
    return [...issues, issue('EVENTS_BEFORE_RANGE', `eventsBefore is ${eventsBefore} and must be from 0 to the number of events, which is ${events.length}`, 'eventsBefore')];
  }
  const found = usageOfEvents(events, eventsBefore);
  if (quantity !== null && !quantity.eq(found.quantity)) {
    issues.push(issue('QUANTITY_NOT_OF_EVENTS', `quantity is ${quantity}, and the events in the period add up to ${found.quantity}: leave it out`, 'quantity'));
  }
  if (!quantityBefore.isZero() && !quantityBefore.eq(found.quantityBefore)) {
    issues.push(issue('QUANTITY_NOT_OF_EVENTS', `quantityBefore is ${quantityBefore}, and the first ${eventsBefore} events add up to ${found.quantityBefore}: leave it out`, 'quantityBefore'));
  }
  return issues;
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
