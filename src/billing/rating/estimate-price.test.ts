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
  price: { type: 'UNIT', amount: Decimal.of(2), minimumAmount: null, maximumAmount: null }, period: null, fullPeriod: null,
};
const minus = Decimal.of(-1);

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

  test('lists everything that is wrong at once', () => {
    const issues = estimateIssues({ ...valid, currency: 'usd', quantity: minus, billedBefore: minus, period: DAY });
    expect(issues.map((of) => of.path[0])).toEqual(['currency', 'quantity', 'billedBefore', 'fullPeriod']);
  });
});
