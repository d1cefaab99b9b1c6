import type { CustomerLookUp } from '../../customers/index.ts';
import { isCurrency, minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { isPositiveDuration } from '../../kit/duration.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { before } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import type { SubscriptionLookUp } from '../../subscriptions/index.ts';
import { describeCoupon } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';

/** One line as the system that billed it tells it. Amounts are at least 0 and in the invoice's currency. */
export interface RecordedLineInput {
  readonly externalId: string | null;
  /** Null: it is called by its external id. */
  readonly name: string | null;
  readonly quantity: Decimal;
  /** Before discount and tax. */
  readonly amount: Decimal;
  readonly discountAmount: Decimal;
  readonly taxAmount: Decimal;
  readonly period: Period;
  /** How often it is charged; null: once. */
  readonly billingCadence: Temporal.Duration | null;
}

export interface CreateInvoiceInput {
  /** The name that the other system has for it. */
  readonly externalId: string;
  readonly customer: CustomerLookUp;
  readonly subscription: SubscriptionLookUp | null;
  readonly number: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly total: Decimal;
  readonly issuedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  /** Null: it is not known to be paid. */
  readonly paidAt: Temporal.Instant | null;
  readonly period: Period;
  /** What gave the discounts of its lines; `amount` is how much of them, null where one coupon gave all. */
  readonly coupons: readonly { readonly coupon: CouponLookUp; readonly amount: Decimal | null }[];
  readonly lines: readonly RecordedLineInput[];
  readonly metadata: Record<string, unknown> | null;
}

/** What the rules look at beside the input; null for what is not there. */
export interface RecordFacts {
  readonly customerId: string;
  readonly subscription: { readonly customerId: string } | null;
  readonly coupons: readonly unknown[];
  /** In the customer's time. */
  readonly now: Temporal.Instant;
}

const MOST_LINES = 250;
/** More are not even looked up. */
export const MOST_COUPONS = 20;

/** Throws ValidationError with everything that is wrong with a recorded invoice. */
export function checkedRecord(input: CreateInvoiceInput, facts: RecordFacts): void {
  const { externalId, number, currency, lines, coupons } = input;
  const issues: Issue[] = [];
  issues.push(...lengthIssues(externalId, 256, ['externalId']), ...lengthIssues(number, 64, ['number']));
  if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  issues.push(...timeIssues(input, facts.now));
  if (input.subscription !== null && facts.subscription?.customerId !== facts.customerId) {
    issues.push(issue('SUBSCRIPTION_NOT_FOUND', `subscription names none of this customer: it has none with ${described(input.subscription)}; name one of its own, or leave it out`, 'subscription'));
  }
  if (lines.length > MOST_LINES) issues.push(issue('LINES_TOO_MANY', `lines has ${lines.length} entries: give at most ${MOST_LINES}`, 'lines'));
  if (coupons.length > MOST_COUPONS) issues.push(issue('COUPONS_TOO_MANY', `coupons has ${coupons.length} entries: give at most ${MOST_COUPONS}`, 'coupons'));
  issues.push(...amountIssues(input.total, currency, ['total']));
  const seen = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const path = ['lines', String(at)];
    if (line.externalId !== null && seen.has(line.externalId)) issues.push(issue('EXTERNAL_ID_DUPLICATED', `lines.${at}.externalId "${line.externalId}" is that of an earlier line: give each line its own`, ...path, 'externalId'));
    if (line.externalId !== null) seen.add(line.externalId);
    issues.push(...lineIssues(line, currency, path));
  }
  if (coupons.length <= MOST_COUPONS) issues.push(...couponIssues(input, facts.coupons));
  refuse(issues);
}

/** `key "pro"`. */
function described(by: SubscriptionLookUp): string {
  const [name, value] = Object.entries(by)[0] as [string, string];
  return `${name} "${value}"`;
}

function timeIssues({ issuedAt, dueAt, paidAt, period }: CreateInvoiceInput, now: Temporal.Instant): Issue[] {
  const issues: Issue[] = [];
  if (before(now, issuedAt)) issues.push(issue('IN_THE_FUTURE', `issuedAt is ${issuedAt}, and it is ${now} for the customer: record an invoice once it is issued`, 'issuedAt'));
  if (paidAt !== null && before(now, paidAt)) issues.push(issue('IN_THE_FUTURE', `paidAt is ${paidAt}, and it is ${now} for the customer: record a payment once it is made`, 'paidAt'));
  if (dueAt !== null && before(dueAt, issuedAt)) issues.push(issue('DUE_BEFORE_ISSUED', `dueAt is ${dueAt}, before issuedAt ${issuedAt}: give issuedAt or later`, 'dueAt'));
  if (!before(period.from, period.to)) issues.push(issue('PERIOD_BACKWARDS', `period ends at ${period.to}, not after it begins: give a later end`, 'period', 'to'));
  return issues;
}

function lineIssues({ externalId, name, quantity, amount, discountAmount, taxAmount, period, billingCadence }: RecordedLineInput, currency: string, path: readonly string[]): Issue[] {
  const issues: Issue[] = [...lengthIssues(externalId, 256, [...path, 'externalId']), ...lengthIssues(name, 256, [...path, 'name'])];
  if (!quantity.isPositive()) issues.push(issue('QUANTITY_NOT_POSITIVE', `${path.join('.')}.quantity is ${quantity}: give more than 0`, ...path, 'quantity'));
  for (const [field, value] of [['amount', amount], ['discountAmount', discountAmount], ['taxAmount', taxAmount]] as const) issues.push(...amountIssues(value, currency, [...path, field]));
  if (discountAmount.gt(amount)) issues.push(issue('DISCOUNT_TOO_BIG', `${path.join('.')}.discountAmount is ${discountAmount}, more than its amount ${amount}: give at most that`, ...path, 'discountAmount'));
  if (before(period.to, period.from)) issues.push(issue('PERIOD_BACKWARDS', `${path.join('.')}.period ends at ${period.to}, before it begins: swap its ends`, ...path, 'period', 'to'));
  if (billingCadence !== null && !isPositiveDuration(billingCadence)) {
    issues.push(issue('FIELD_MUST_BE_POSITIVE', `${path.join('.')}.billingCadence is ${billingCadence.toString()}: give more than nothing, or leave it out for what is charged once`, ...path, 'billingCadence'));
  }
  return issues;
}

/** Every coupon is there, and together they gave what was taken off the lines. */
function couponIssues({ coupons, lines, currency }: CreateInvoiceInput, found: readonly unknown[]): Issue[] {
  const issues = coupons.flatMap(({ coupon, amount }, at) => [
    ...(found[at] == null ? [issue('COUPON_NOT_FOUND', `coupons.${at}.coupon names none: there is none with ${describeCoupon(coupon)}; create it first, or leave it out`, 'coupons', String(at), 'coupon')] : []),
    ...(amount === null ? [] : amountIssues(amount, currency, ['coupons', String(at), 'amount'])),
  ]);
  const taken = Decimal.sum(lines.map(({ discountAmount }) => discountAmount));
  const given = Decimal.sum(coupons.map(({ amount }) => amount ?? Decimal.zero));
  const isOneForAll = coupons.length === 1 && coupons[0]?.amount === null;
  if (coupons.length > 0 && !isOneForAll && !given.eq(taken)) {
    issues.push(issue('COUPON_AMOUNTS_DIFFER', `the amounts of coupons come to ${given}, and the discounts of lines to ${taken}: say of each coupon what it gave`, 'coupons'));
  }
  return issues;
}

function amountIssues(amount: Decimal, currency: string, path: readonly string[]): Issue[] {
  const at = path.join('.');
  if (amount.isNegative()) return [issue('AMOUNT_NEGATIVE', `${at} is ${amount}: give 0 or more`, ...path)];
  if (!isCurrency(currency) || amount.round(minorUnitDigits(currency)).eq(amount)) return [];
  return [issue('AMOUNT_TOO_PRECISE', `${at} is ${amount}: ${currency} has ${minorUnitDigits(currency)} decimals`, ...path)];
}

function lengthIssues(value: string | null, most: number, path: readonly string[]): Issue[] {
  if (value === null || (value.length >= 1 && value.length <= most)) return [];
  return [issue('TEXT_LENGTH', `${path.join('.')} has ${value.length} characters: give 1 to ${most}`, ...path)];
}
