import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { discountIssues, priceIssues } from './price-issues.ts';
import { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
import { sortedTiers } from './price.ts';
import type { PriceTier, RateCardPrice, TieredPrice } from './price.ts';

const d = (text: string) => Decimal.of(text);
const none = { minimumAmount: null, maximumAmount: null };
const tier = (upTo: string | null, flat: string | null, unit: string | null): PriceTier => ({
  upToAmount: upTo === null ? null : d(upTo),
  flatPrice: flat === null ? null : d(flat),
  unitPrice: unit === null ? null : d(unit),
});
const tiered = (...tiers: PriceTier[]): TieredPrice => ({ type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'GRADUATED', tiers, ...none });
const flat: RateCardPrice = { type: 'FLAT', amount: d('1'), paymentTerm: 'IN_ADVANCE' };
const unit = (amount: string, minimum: string | null = null, maximum: string | null = null): RateCardPrice => ({
  type: 'UNIT', amount: d(amount), minimumAmount: minimum === null ? null : d(minimum), maximumAmount: maximum === null ? null : d(maximum),
});

describe('priceIssues', () => {
  test.each<[why: string, price: RateCardPrice, issues: string[]]>([
    ['a free flat price', { ...flat, amount: d('0') }, []],
    ['a negative flat price', { ...flat, amount: d('-1') }, ['PRICE_AMOUNT_NEGATIVE at price.flat.amount']],
    ['a negative unit price', unit('-0.01'), ['PRICE_AMOUNT_NEGATIVE at price.unit.amount']],
    ['minimum equal to maximum', unit('1', '5', '5.00'), []],
    ['minimum above maximum', unit('1', '5.01', '5'), ['PRICE_COMMITMENT_MINIMUM_OVER_MAXIMUM at price.unit.minimumAmount']],
    ['a maximum of zero is none to compare with', unit('1', '5', '0'), []],
    ['negative commitments, each named', unit('1', '-5', '-1'), [
      'PRICE_COMMITMENT_NEGATIVE at price.unit.minimumAmount', 'PRICE_COMMITMENT_NEGATIVE at price.unit.maximumAmount',
    ]],
    ['a multiplier of zero', { type: 'DYNAMIC', multiplier: d('0'), ...none }, []],
    ['a negative multiplier', { type: 'DYNAMIC', multiplier: d('-1'), ...none }, ['PRICE_MULTIPLIER_NEGATIVE at price.dynamic.multiplier']],
    ['a package of nothing', { type: 'PACKAGE', amount: d('-1'), quantityPerPackage: d('0'), freeUnits: Decimal.zero, ...none }, [
      'PRICE_AMOUNT_NEGATIVE at price.package.amount', 'PRICE_PACKAGE_QUANTITY_NOT_POSITIVE at price.package.quantityPerPackage',
    ]],
    ['one open tier', tiered(tier(null, null, '1')), []],
    ['tiers in any order', tiered(tier(null, null, '1'), tier('5', '0', null)), []],
    ['no tiers', tiered(), ['PRICE_TIERS_EMPTY at price.tiered.tiers']],
    ['no open tier', tiered(tier('5', null, '1')), ['PRICE_TIERS_MISSING_OPEN_ENDED at price.tiered.tiers']],
    ['a bound twice, written differently', tiered(tier('5', null, '1'), tier('5.0', null, '1'), tier(null, null, '1')), ['PRICE_TIER_DUPLICATED at price.tiered.tiers.1.upToAmount']],
    ['two open tiers', tiered(tier(null, null, '1'), tier(null, null, '2')), ['PRICE_TIER_DUPLICATED at price.tiered.tiers.1.upToAmount']],
    ['everything at once', tiered(tier('-1', '-2', '-3'), tier('4', null, null)), [
      'PRICE_TIER_BOUND_NEGATIVE at price.tiered.tiers.0.upToAmount', 'PRICE_AMOUNT_NEGATIVE at price.tiered.tiers.0.flatPrice',
      'PRICE_AMOUNT_NEGATIVE at price.tiered.tiers.0.unitPrice', 'PRICE_TIER_EMPTY at price.tiered.tiers.1',
      'PRICE_TIERS_MISSING_OPEN_ENDED at price.tiered.tiers',
    ]],
  ])('%s', (_why, price, issues) => {
    expect(priceIssues(price, ['price']).map((of) => `${of.code} at ${of.path.join('.')}`)).toEqual(issues);
  });

  test('a message names the field, the value and the rule', () => {
    expect(priceIssues(unit('1', '7.50', '5'), ['phases', 0, 'price'])[0]?.message).toBe(
      'phases.0.price.unit.minimumAmount is 7.5 and must not be above maximumAmount, which is 5',
    );
  });
});

describe('discountIssues', () => {
  const discounts = (percentage: string | null, usage: string | null) => ({
    percentage: percentage === null ? null : d(percentage), usage: usage === null ? null : d(usage),
  });
  test.each<[why: string, price: RateCardPrice | null, percentage: string | null, usage: string | null, issues: string[]]>([
    ['nothing', null, null, null, []],
    ['both on usage', unit('1'), '100', '0.1', []],
    ['a percentage on a flat price', flat, '0', null, []],
    ['units off a flat price', flat, null, '1', ['USAGE_DISCOUNT_WITH_FLAT_PRICE at discounts.usage']],
    ['off what is free', null, '10', null, ['DISCOUNT_WITH_NO_PRICE at discounts']],
    ['more than everything, and no units', unit('1'), '100.01', '0', [
      'PERCENTAGE_DISCOUNT_INVALID_VALUE at discounts.percentage', 'USAGE_DISCOUNT_NEGATIVE_QUANTITY at discounts.usage',
    ]],
    ['a surcharge', unit('1'), '-1', null, ['PERCENTAGE_DISCOUNT_INVALID_VALUE at discounts.percentage']],
  ])('%s', (_why, price, percentage, usage, issues) => {
    expect(discountIssues(price, discounts(percentage, usage), ['discounts']).map((of) => `${of.code} at ${of.path.join('.')}`)).toEqual(issues);
  });

  test('no discounts, nothing wrong', () => expect(discountIssues(null, null, ['discounts'])).toEqual([]));
});

describe('the kept form', () => {
  test.each<RateCardPrice>([
    { type: 'FLAT', amount: d('49.90'), paymentTerm: 'IN_ARREARS' },
    unit('0.000000000000000000000001', null, '12345678901234567890.5'),
    { ...tiered(tier('10', '1', null), tier(null, null, '0.5')), mode: 'VOLUME' },
    { type: 'DYNAMIC', multiplier: d('1.2'), ...none },
    { type: 'PACKAGE', amount: d('1'), quantityPerPackage: d('1000'), freeUnits: Decimal.zero, ...none },
  ])('of a $type price reads back', (price) => {
    const kept = JSON.parse(JSON.stringify(priceToJson(price))) as unknown;
    expect(priceToJson(priceFromJson(kept))).toEqual(kept);
    expect(priceToJson(price)).toEqual(kept);
  });

  test('numbers are text, so that no digit is lost', () => {
    expect(priceToJson(unit('0.10', '5'))).toEqual({ type: 'UNIT', amount: '0.1', minimumAmount: '5', maximumAmount: null });
  });

  test.each<[unknown, string]>([
    [null, 'price is null'],
    [{ type: 'BARTER' }, 'type is "BARTER"'],
    [{ type: 'UNIT', amount: 5 }, 'amount is 5'],
    [{ type: 'FLAT', amount: '1', paymentTerm: 'LATER' }, 'paymentTerm is "LATER"'],
    [{ type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'STEEP', tiers: [] }, 'mode is "STEEP"'],
    [{ type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'VOLUME', tiers: {} }, 'tiers is {}'],
  ])('%j is refused', (kept, why) => expect(() => priceFromJson(kept)).toThrow(why));

  test('of discounts reads back, and no discount is null', () => {
    const kept = discountsToJson({ percentage: d('12.5'), usage: null });
    expect(kept).toEqual({ percentage: '12.5', usage: null });
    expect(discountsToJson(discountsFromJson(kept))).toEqual(kept);
    expect(discountsToJson({ percentage: null, usage: null })).toBeNull();
    expect(discountsFromJson(null)).toBeNull();
  });
});

test('sortedTiers gives the open tier last, and leaves the price alone', () => {
  const price = tiered(tier(null, null, '1'), tier('20', null, '2'), tier('3', null, '3'));
  expect(sortedTiers(price).map((of) => String(of.upToAmount))).toEqual(['3', '20', 'null']);
  expect(price.tiers[0]?.upToAmount).toBeNull();
});
