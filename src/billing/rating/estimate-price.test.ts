import { describe, expect, test } from 'vitest';
import type { RateCardPrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ValidationError } from '../../kit/errors.ts';
import { estimateIssues, estimatePrice } from './estimate-price.ts';
import type { PriceToEstimate } from './estimate-price.ts';

const at = (text: string) => Temporal.Instant.from(text);
const DAY = { from: at('2026-01-01T00:00:00Z'), to: at('2026-01-02T00:00:00Z') };
const flat: RateCardPrice = { type: 'FLAT', amount: Decimal.of('31'), paymentTerm: 'IN_ADVANCE' };
const valid: PriceToEstimate = {
  name: 'item', currency: 'USD', discounts: null, quantity: Decimal.of(3), quantityBefore: Decimal.zero, billedBefore: Decimal.zero,
  price: { type: 'UNIT', amount: Decimal.of(2), minimumAmount: null, maximumAmount: null }, period: null, fullPeriod: null, events: null, eventsBefore: 0,
};
const minus = Decimal.of(-1);
const percentage: RateCardPrice = {
  type: 'PERCENTAGE', rate: Decimal.one, fixedAmount: Decimal.of(5), freeUnitsPerEvents: 3, freeUnitsPerTotalAggregation: null,
  perTransactionMinAmount: null, perTransactionMaxAmount: null, minimumAmount: null, maximumAmount: null,
};
const events = (...values: string[]) => values.map((value) => ({ value: Decimal.of(value), amount: null }));
const byEvent: PriceToEstimate = { ...valid, price: percentage, quantity: null, events: events('10', '10', '10', '10') };

describe('estimatePrice', () => {
  test('prices one undivided period when no period is given', () => {
    expect(estimatePrice(valid).totals.total.toString()).toBe('6');
  });

  test('gives a flat price whole, with or without a quantity', () => {
    const part = { period: { from: DAY.from, to: at('2026-01-01T01:00:00Z') }, fullPeriod: DAY };
    expect(estimatePrice({ ...valid, ...part, price: flat, quantity: null }).totals.total.toString()).toBe('31');
    expect(estimatePrice({ ...valid, price: flat }).totals.total.toString()).toBe('31');
  });

  test.each<[why: string, wrong: Partial<PriceToEstimate>, code: string, path: string]>([
    ['an unknown currency', { currency: 'QQQ' }, 'CURRENCY_INVALID', 'currency'],
    ['a currency without a minor unit', { currency: 'XAU' }, 'CURRENCY_INVALID', 'currency'],
    ['a price that is not one', { price: { ...flat, amount: minus } }, 'PRICE_AMOUNT_NEGATIVE', 'price.flat.amount'],
    ['a discount above everything', { discounts: { percentage: Decimal.of(101), usage: null } }, 'PERCENTAGE_DISCOUNT_INVALID_VALUE', 'discounts.percentage'],
    ['no quantity for usage', { quantity: null }, 'QUANTITY_REQUIRED', 'quantity'],
    ['negative usage', { quantity: minus }, 'QUANTITY_NEGATIVE', 'quantity'],
    ['negative usage before', { quantityBefore: minus }, 'QUANTITY_NEGATIVE', 'quantityBefore'],
    ['a negative bill before', { billedBefore: minus }, 'BILLED_BEFORE_NEGATIVE', 'billedBefore'],
    ['a part of nothing', { period: DAY }, 'PERIOD_REQUIRED', 'fullPeriod'],
    ['a whole without a part', { fullPeriod: DAY }, 'PERIOD_REQUIRED', 'period'],
    ['an empty part', { period: { from: DAY.from, to: DAY.from }, fullPeriod: DAY }, 'PERIOD_EMPTY', 'period.to'],
    ['a part that reaches beyond', { period: { from: DAY.from, to: at('2026-01-03T00:00:00Z') }, fullPeriod: DAY }, 'PERIOD_OUTSIDE', 'period'],
  ])('refuses %s', (_why, wrong, code, path) => {
    expect(estimateIssues({ ...valid, ...wrong }).map((of) => `${of.code} at ${of.path.join('.')}`)).toEqual([`${code} at ${path}`]);
    expect(() => estimatePrice({ ...valid, ...wrong })).toThrow(ValidationError);
  });

  test('makes the quantity of the events that a price looks at', () => {
    const whole = estimatePrice(byEvent);
    expect(whole).toMatchObject({ meteredQuantity: Decimal.of(40) });
    expect(whole.totals.total.toString()).toBe('5.1');
    expect(whole.unitAmount?.toString()).toBe('0.1275');
    const later = { period: { from: at('2026-01-01T06:00:00Z'), to: DAY.to }, fullPeriod: DAY, eventsBefore: 3 };
    expect(estimatePrice({ ...byEvent, ...later }).totals.total.toString()).toBe('5.1');
    expect(estimatePrice({ ...byEvent, ...later, eventsBefore: 4 }).totals.total.toString()).toBe('0');
  });

  test('says what a unit came to on average, of packages without the free units', () => {
    const packs: RateCardPrice = { type: 'PACKAGE', amount: Decimal.of(100), quantityPerPackage: Decimal.of(10), freeUnits: Decimal.one, minimumAmount: null, maximumAmount: null };
    expect(estimatePrice({ ...valid, price: packs, quantity: Decimal.of(22) }).unitAmount?.toString()).toBe('14.285714285714286');
    expect(estimatePrice({ ...valid, quantity: Decimal.zero }).unitAmount?.toString()).toBe('0');
    expect(estimatePrice({ ...valid, price: flat }).unitAmount).toBeNull();
  });

  test.each<[why: string, wrong: Partial<PriceToEstimate>, code: string, path: string]>([
    ['no events where the price looks at them', { events: null }, 'EVENTS_REQUIRED', 'events'],
    ['events where it does not', { price: valid.price, quantity: Decimal.of(40) }, 'EVENTS_NOT_PRICED', 'events'],
    ['more events than an estimate takes', { events: Array.from({ length: 1_001 }, () => events('1')[0]!) }, 'EVENTS_TOO_MANY', 'events'],
    ['more events before than there are', { eventsBefore: 5 }, 'EVENTS_BEFORE_RANGE', 'eventsBefore'],
    ['fewer than none before', { eventsBefore: -1 }, 'EVENTS_BEFORE_RANGE', 'eventsBefore'],
    ['another quantity than the events have', { quantity: Decimal.of(41) }, 'QUANTITY_NOT_OF_EVENTS', 'quantity'],
    ['another quantity before', { quantityBefore: Decimal.one, eventsBefore: 1 }, 'QUANTITY_NOT_OF_EVENTS', 'quantityBefore'],
  ])('refuses %s', (_why, wrong, code, path) => {
    expect(estimateIssues({ ...byEvent, ...wrong }).map((of) => `${of.code} at ${of.path.join('.')}`)).toEqual([`${code} at ${path}`]);
  });

  test('lists everything that is wrong at once', () => {
    const issues = estimateIssues({ ...valid, currency: 'usd', quantity: minus, billedBefore: minus, period: DAY });
    expect(issues.map((of) => of.path[0])).toEqual(['currency', 'quantity', 'billedBefore', 'fullPeriod']);
  });
});
