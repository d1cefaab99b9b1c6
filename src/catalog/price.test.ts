import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { discountIssues, priceIssues } from './price-issues.ts';
import { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
import { sortedTiers } from './price.ts';
import { priceMeterIssues } from './price-meter-issues.ts';
import type { EventAmountPrice, GraduatedPercentagePrice, PercentagePrice, PercentageTier, PriceTier, RateCardPrice, TierRule, TieredPrice } from './price.ts';

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

const percentage: PercentagePrice = {
  type: 'PERCENTAGE', rate: d('1.5'), fixedAmount: d('0'), freeUnitsPerEvents: null, freeUnitsPerTotalAggregation: null,
  perTransactionMinAmount: null, perTransactionMaxAmount: null, ...none,
};
const share = (tierRule: TierRule, ...tiers: PercentageTier[]): GraduatedPercentagePrice => ({ type: 'GRADUATED_PERCENTAGE', tierRule, tiers, ...none });
const rate = (upTo: string | null, of: string, flatPrice: string | null = null): PercentageTier => ({ upToAmount: upTo === null ? null : d(upTo), rate: d(of), flatPrice: flatPrice === null ? null : d(flatPrice) });
const ranges = (...tiers: PriceTier[]): TieredPrice => ({ ...tiered(...tiers), tierRule: 'INTEGER_RANGES' });
const byEvent: EventAmountPrice = { type: 'EVENT_AMOUNT', amountProperty: '$.precise_total_amount_cents', amountUnit: 'MINOR', ...none };

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
    ['fewer than no free units', { type: 'PACKAGE', amount: d('1'), quantityPerPackage: d('1'), freeUnits: d('-1'), ...none }, ['INVALID_FREE_UNITS at price.package.freeUnits']],
    ['more digits than a price may have', unit(`0.${'1'.repeat(31)}`, null, '9'.repeat(31)), [
      'PRICE_TOO_MANY_DIGITS at price.unit.amount', 'PRICE_TOO_MANY_DIGITS at price.unit.maximumAmount',
    ]],
    ['as many digits as it may', unit(`${'9'.repeat(30)}.${'1'.repeat(30)}`), []],
    ['a percentage', percentage, []],
    ['everything wrong with a percentage', {
      ...percentage, rate: d('-1'), fixedAmount: d('-1'), freeUnitsPerEvents: 0, freeUnitsPerTotalAggregation: d('-1'), perTransactionMinAmount: d('2'), perTransactionMaxAmount: d('-1'), minimumAmount: d('-1'),
    }, [
      'INVALID_RATE at price.percentage.rate', 'INVALID_FIXED_AMOUNT at price.percentage.fixedAmount',
      'INVALID_FREE_UNITS_PER_TOTAL_AGGREGATION at price.percentage.freeUnitsPerTotalAggregation', 'INVALID_AMOUNT at price.percentage.perTransactionMaxAmount',
      'INVALID_FREE_UNITS_PER_EVENTS at price.percentage.freeUnitsPerEvents',
      'PER_TRANSACTION_MAX_LOWER_THAN_PER_TRANSACTION_MIN at price.percentage.perTransactionMaxAmount', 'PRICE_COMMITMENT_NEGATIVE at price.percentage.minimumAmount',
    ]],
    ['limits of a transaction that are equal', { ...percentage, perTransactionMinAmount: d('2'), perTransactionMaxAmount: d('2.0') }, []],
    ['a graduated percentage', share('CONTINUOUS', rate('0.1', '1'), rate(null, '0', '5')), []],
    ['a graduated percentage with everything wrong', share('CONTINUOUS', rate('1', '-1', '-1'), rate('1', '1')), [
      'PRICE_AMOUNT_NEGATIVE at price.graduatedPercentage.tiers.0.flatPrice', 'INVALID_RATE at price.graduatedPercentage.tiers.0.rate',
      'PRICE_TIER_DUPLICATED at price.graduatedPercentage.tiers.1.upToAmount', 'PRICE_TIERS_MISSING_OPEN_ENDED at price.graduatedPercentage.tiers',
    ]],
    ['integer ranges in any order', ranges(tier(null, '1', '1'), tier('20', null, '1'), tier('10', null, '1')), []],
    ['a first range of one unit', ranges(tier('1', null, '1'), tier(null, null, '1')), []],
    ['a first range of no unit', ranges(tier('0', null, '1'), tier(null, null, '1')), ['INVALID_GRADUATED_RANGES at price.tiered.tiers.0.upToAmount']],
    ['a later range that ends where it begins', ranges(tier('10', null, '1'), tier('11', null, '1'), tier(null, null, '1')), ['INVALID_GRADUATED_RANGES at price.tiered.tiers.1.upToAmount']],
    ['a range that ends within a unit', { ...ranges(tier('10.5', null, '1'), tier(null, null, '1')), mode: 'VOLUME' }, ['INVALID_VOLUME_RANGES at price.tiered.tiers.0.upToAmount']],
    ['a range of percentages that does', share('INTEGER_RANGES', rate('0.5', '1'), rate(null, '1')), ['INVALID_GRADUATED_PERCENTAGE_RANGES at price.graduatedPercentage.tiers.0.upToAmount']],
    ['bounds that are equal are told once', ranges(tier('10', null, '1'), tier('10', null, '1'), tier(null, null, '1')), ['PRICE_TIER_DUPLICATED at price.tiered.tiers.1.upToAmount']],
    ['amounts of events', byEvent, []],
    ['amounts of events at no path', { ...byEvent, amountProperty: 'cents' }, ['PRICE_AMOUNT_PROPERTY_INVALID at price.eventAmount.amountProperty']],
    ['amounts of events at a long path', { ...byEvent, amountProperty: `$.${'x'.repeat(600)}` }, ['PRICE_AMOUNT_PROPERTY_INVALID at price.eventAmount.amountProperty']],
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
    ['units off a price that looks at events', percentage, null, '1', ['USAGE_DISCOUNT_WITH_PRICE_PER_EVENT at discounts.usage']],
    ['units off the amounts of events', byEvent, '10', '1', ['USAGE_DISCOUNT_WITH_PRICE_PER_EVENT at discounts.usage']],
    ['units off a graduated percentage', share('CONTINUOUS', rate(null, '1')), null, '1', []],
    ['a surcharge', unit('1'), '-1', null, ['PERCENTAGE_DISCOUNT_INVALID_VALUE at discounts.percentage']],
  ])('%s', (_why, price, percentage, usage, issues) => {
    expect(discountIssues(price, discounts(percentage, usage), ['discounts']).map((of) => `${of.code} at ${of.path.join('.')}`)).toEqual(issues);
  });

  test('no discounts, nothing wrong', () => expect(discountIssues(null, null, ['discounts'])).toEqual([]));
});

describe('priceMeterIssues', () => {
  const all = ['SUM', 'COUNT', 'UNIQUE_COUNT', 'AVG', 'MIN', 'MAX', 'LATEST', 'WEIGHTED_SUM'];
  test.each<[why: string, price: RateCardPrice, aggregations: string[]]>([
    ['of units', unit('1'), all],
    ['of a rate alone', percentage, all.filter((of) => of !== 'LATEST')],
    ['of a graduated percentage', share('CONTINUOUS', rate(null, '1')), all.filter((of) => of !== 'LATEST')],
    ['of a fixed amount', { ...percentage, fixedAmount: d('1') }, ['SUM', 'COUNT']],
    ['of an allowance', { ...percentage, freeUnitsPerTotalAggregation: d('1') }, ['SUM', 'COUNT']],
    ['of a limit', { ...percentage, perTransactionMaxAmount: d('0') }, ['SUM', 'COUNT']],
    ["of events' own amounts", byEvent, ['SUM']],
    ['flat', flat, all],
  ])('a price %s charges what its meter can tell', (_why, price, aggregations) => {
    expect(all.filter((of) => priceMeterIssues(price, of, ['price']).length === 0)).toEqual(aggregations);
  });

  test('a message names the price, the meter and the remedy', () => {
    expect(priceMeterIssues(byEvent, 'MAX', ['price'])).toEqual([
      { code: 'INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL', message: 'price charges the amounts of events, and the meter takes the MAX: use a meter of SUM', path: ['price'] },
    ]);
  });
});

describe('the kept form', () => {
  test.each<RateCardPrice>([
    { type: 'FLAT', amount: d('49.90'), paymentTerm: 'IN_ARREARS' },
    unit('0.000000000000000000000001', null, '12345678901234567890.5'),
    { ...tiered(tier('10', '1', null), tier(null, null, '0.5')), mode: 'VOLUME' },
    { type: 'DYNAMIC', multiplier: d('1.2'), ...none },
    { type: 'PACKAGE', amount: d('1'), quantityPerPackage: d('1000'), freeUnits: d('2.5'), ...none },
    { ...percentage, freeUnitsPerEvents: 3, freeUnitsPerTotalAggregation: d('0.5'), perTransactionMinAmount: d('1'), perTransactionMaxAmount: d('12') },
    share('INTEGER_RANGES', rate('10', '0.1', '2'), rate(null, '3')),
    { ...byEvent, amountUnit: 'MAJOR', maximumAmount: d('5') },
  ])('of a $type price reads back', (price) => {
    const kept = JSON.parse(JSON.stringify(priceToJson(price))) as unknown;
    expect(priceToJson(priceFromJson(kept))).toEqual(kept);
    expect(priceToJson(price)).toEqual(kept);
  });

  test('continuous tiers and packages without free units keep the form that they had before there was anything else', () => {
    expect(priceToJson(tiered())).toEqual({ type: 'TIERED', mode: 'GRADUATED', tiers: [], ...none });
    expect(priceToJson(ranges())).toMatchObject({ tierRule: 'INTEGER_RANGES' });
    expect(priceToJson({ type: 'PACKAGE', amount: d('1'), quantityPerPackage: d('2'), freeUnits: d('0.00'), ...none })).toEqual({ type: 'PACKAGE', amount: '1', quantityPerPackage: '2', ...none });
  });

  test('tiers without a rule are continuous, and packages without free units have none: they were kept before there was either', () => {
    expect(priceFromJson({ type: 'TIERED', mode: 'VOLUME', tiers: [] })).toMatchObject({ tierRule: 'CONTINUOUS' });
    expect(priceFromJson({ type: 'PACKAGE', amount: '1', quantityPerPackage: '2' })).toMatchObject({ freeUnits: Decimal.zero });
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
    [{ type: 'TIERED', tierRule: 'STEPS', mode: 'VOLUME', tiers: [] }, 'tierRule is "STEPS"'],
    [{ type: 'PERCENTAGE', rate: '1', fixedAmount: '0', freeUnitsPerEvents: '3' }, 'freeUnitsPerEvents is "3"'],
    [{ type: 'EVENT_AMOUNT', amountProperty: 5, amountUnit: 'MINOR' }, 'amountProperty is 5'],
    [{ type: 'EVENT_AMOUNT', amountProperty: '$.a', amountUnit: 'CENTS' }, 'amountUnit is "CENTS"'],
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
