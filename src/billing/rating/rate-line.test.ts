import { describe, expect, test } from 'vitest';
import type { RateCardPrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { rateLine } from './rate-line.ts';
import type { LineToRate, RatedLine } from './rated-line.ts';
import { SplitVolumePrice } from './rating.errors.ts';

const d = (text: string) => Decimal.of(text);
const at = (text: string) => Temporal.Instant.from(text);
const DAY: Period = { from: at('2026-01-01T00:00:00Z'), to: at('2026-01-02T00:00:00Z') };
const MORNING: Period = { from: DAY.from, to: at('2026-01-01T12:00:00Z') };
const NOON: Period = { from: at('2026-01-01T10:00:00Z'), to: at('2026-01-01T14:00:00Z') };
const EVENING: Period = { from: at('2026-01-01T12:00:00Z'), to: DAY.to };

interface Commit { readonly min?: string; readonly max?: string }
const commitments = ({ min, max }: Commit) => ({ minimumAmount: min === undefined ? null : d(min), maximumAmount: max === undefined ? null : d(max) });
const unit = (amount: string, commit: Commit = {}): RateCardPrice => ({ type: 'UNIT', amount: d(amount), ...commitments(commit) });
const dynamic = (multiplier: string): RateCardPrice => ({ type: 'DYNAMIC', multiplier: d(multiplier), ...commitments({}) });
const packs = (amount: string, size: string): RateCardPrice => ({ type: 'PACKAGE', amount: d(amount), quantityPerPackage: d(size), freeUnits: Decimal.zero, ...commitments({}) });
const flat = (amount: string, paymentTerm: 'IN_ADVANCE' | 'IN_ARREARS' = 'IN_ADVANCE'): RateCardPrice => ({ type: 'FLAT', amount: d(amount), paymentTerm });

/** "10:100+5" is the tier up to 10 with 100 a flat amount and 5 a unit; "_" stands for none, the last tier has no bound. */
function tiered(mode: 'GRADUATED' | 'VOLUME', ...tiers: string[]): RateCardPrice {
  const part = (text: string | undefined) => (text === undefined || text === '_' ? null : d(text));
  return {
    type: 'TIERED', tierRule: 'CONTINUOUS', mode, ...commitments({}),
    tiers: tiers.map((tier) => {
      const [bound, amounts = ''] = tier.split(':');
      const [flatPrice, unitPrice] = amounts.split('+');
      return { upToAmount: part(bound), flatPrice: part(flatPrice), unitPrice: part(unitPrice) };
    }),
  };
}

function rate(price: RateCardPrice, quantity: string, more: Partial<LineToRate> = {}): RatedLine {
  return rateLine({
    name: 'api', currency: 'USD', price, discounts: null, quantity: d(quantity), quantityBefore: Decimal.zero, billedBefore: Decimal.zero,
    period: null, fullPeriod: null, ...more,
  });
}

const percent = (percentage: string) => ({ discounts: { percentage: d(percentage), usage: null } });
const free = (usage: string) => ({ discounts: { percentage: null, usage: d(usage) } });

/** "key quantity x unit = total", a line each. */
function bill(rated: RatedLine): string[] {
  return rated.detailedLines.map((line) => `${line.key} ${line.quantity} x ${line.unitAmount} = ${line.totals.total}`);
}

const GRADUATED = tiered('GRADUATED', '10:100+10', '20:200+5', '_:_+1');
const VOLUME = tiered('VOLUME', '10:100+10', '20:_+5', '_:_+1');

describe('rateLine, row by row', () => {
  test.each<[why: string, rated: () => RatedLine, lines: string[], total: string]>([
    ['no usage: a unit price has nothing to say', () => rate(unit('5'), '0'), [], '0'],
    ['a price of zero still shows the usage', () => rate(unit('0'), '7'), ['unit-price-usage 7 x 0 = 0'], '0'],
    ['a unit price is not rounded, its amount is', () => rate(unit('0.00000075'), '103000025'), ['unit-price-usage 103000025 x 0.00000075 = 77.25'], '77.25'],
    ['half a cent is rounded away from zero', () => rate(unit('0.005'), '1'), ['unit-price-usage 1 x 0.005 = 0.01'], '0.01'],
    ['the yen has no minor unit', () => rate(unit('0.5'), '3', { currency: 'JPY' }), ['unit-price-usage 3 x 0.5 = 2'], '2'],
    ['the Kuwaiti dinar has three digits', () => rate(unit('0.0005'), '3', { currency: 'KWD' }), ['unit-price-usage 3 x 0.0005 = 0.002'], '0.002'],
    ['so has the dinar of Bahrain', () => rate(dynamic('1.11111'), '10', { currency: 'BHD' }), ['usage 1 x 11.111 = 11.111'], '11.111'],
    ['25 digits are kept', () => rate(unit('0.1'), '1234567890123456789012345'), ['unit-price-usage 1234567890123456789012345 x 0.1 = 123456789012345678901234.5'], '123456789012345678901234.5'],
    ['a dynamic price is an amount, once', () => rate(dynamic('1.2'), '8.33'), ['usage 1 x 10 = 10'], '10'],
    ['dynamic, multiplier zero', () => rate(dynamic('0'), '8'), ['usage 1 x 0 = 0'], '0'],

    ['graduated: no usage opens the first tier', () => rate(GRADUATED, '0'), ['graduated-tiered-1-price-usage 0 x 10 = 0', 'graduated-tiered-1-flat-price 1 x 100 = 100'], '100'],
    ['graduated: a bound belongs to its tier', () => rate(GRADUATED, '10'), ['graduated-tiered-1-price-usage 10 x 10 = 100', 'graduated-tiered-1-flat-price 1 x 100 = 100'], '200'],
    ['graduated: one past the bound opens the next', () => rate(GRADUATED, '11'), [
      'graduated-tiered-1-price-usage 10 x 10 = 100', 'graduated-tiered-1-flat-price 1 x 100 = 100',
      'graduated-tiered-2-price-usage 1 x 5 = 5', 'graduated-tiered-2-flat-price 1 x 200 = 200',
    ], '405'],
    ['graduated: a later part does not open a tier twice', () => rate(GRADUATED, '5', { quantityBefore: d('12'), period: NOON, fullPeriod: DAY }), ['graduated-tiered-2-price-usage 5 x 5 = 25'], '25'],
    ['graduated: entering exactly at a bound opens the tier', () => rate(GRADUATED, '1', { quantityBefore: d('10'), period: NOON, fullPeriod: DAY }), ['graduated-tiered-2-price-usage 1 x 5 = 5', 'graduated-tiered-2-flat-price 1 x 200 = 200'], '205'],
    ['graduated: a later part without new usage is free', () => rate(GRADUATED, '0', { quantityBefore: d('7'), period: NOON, fullPeriod: DAY }), [], '0'],
    ['graduated: the first flat amount is for the opening part only', () => rate(GRADUATED, '15', { period: EVENING, fullPeriod: DAY }), [
      'graduated-tiered-1-price-usage 10 x 10 = 100', 'graduated-tiered-2-price-usage 5 x 5 = 25', 'graduated-tiered-2-flat-price 1 x 200 = 200',
    ], '325'],
    ['graduated: a first tier that holds only zero is opened by any usage', () => rate(tiered('GRADUATED', '0:9+_', '_:_+1'), '3'), ['graduated-tiered-1-flat-price 1 x 9 = 9', 'graduated-tiered-2-price-usage 3 x 1 = 3'], '12'],
    ['graduated: tiers count by bound, not by place', () => rate(tiered('GRADUATED', '_:_+1', '20:_+5', '10:_+10'), '21'), [
      'graduated-tiered-1-price-usage 10 x 10 = 100', 'graduated-tiered-2-price-usage 10 x 5 = 50', 'graduated-tiered-3-price-usage 1 x 1 = 1',
    ], '151'],
    ['graduated: a whole tier free of charge by a usage discount', () => rate(GRADUATED, '25', free('15')), ['graduated-tiered-1-price-usage 10 x 10 = 100', 'graduated-tiered-1-flat-price 1 x 100 = 100'], '200'],

    ['volume: no usage pays the flat amount', () => rate(VOLUME, '0'), ['volume-flat-price 1 x 100 = 100'], '100'],
    ['volume: a bound belongs to its tier', () => rate(VOLUME, '10'), ['volume-flat-price 1 x 100 = 100', 'volume-tiered-price 10 x 10 = 100'], '200'],
    ['volume: one past the bound reprices everything', () => rate(VOLUME, '11'), ['volume-tiered-price 11 x 5 = 55'], '55'],
    ['volume: priced by the tiers sorted by bound', () => rate(tiered('VOLUME', '_:_+1', '10:_+10'), '4'), ['volume-tiered-price 4 x 10 = 40'], '40'],
    ['volume: nothing before the period is over', () => rate(VOLUME, '4', { period: MORNING, fullPeriod: DAY }), [], '0'],
    ['volume: usage before that a discount takes off is no obstacle', () => rate(VOLUME, '11', { ...free('10'), quantityBefore: d('10'), period: EVENING, fullPeriod: DAY }), ['volume-tiered-price 11 x 5 = 55'], '55'],

    ['package: one unit starts one', () => rate(packs('15', '10'), '1'), ['usage 1 x 15 = 15'], '15'],
    ['package: exactly full', () => rate(packs('15', '10'), '20'), ['usage 2 x 15 = 30'], '30'],
    ['package: a fraction past full', () => rate(packs('15', '10'), '20.001'), ['usage 3 x 15 = 45'], '45'],
    ['package: a fractional size', () => rate(packs('1', '0.3'), '0.9'), ['usage 3 x 1 = 3'], '3'],
    ['package: a size that divides nothing evenly', () => rate(packs('1', '0.7'), '1'), ['usage 2 x 1 = 2'], '2'],
    ['package: what is started is paid for', () => rate(packs('15', '10'), '3', { quantityBefore: d('17'), period: NOON, fullPeriod: DAY }), [], '0'],
    ['package: free of charge still shows', () => rate(packs('0', '10'), '3'), ['usage 1 x 0 = 0'], '0'],

    ['flat: in advance with the opening part', () => rate(flat('49.90'), '0', { period: MORNING, fullPeriod: DAY }), ['flat-price 1 x 49.9 = 49.9'], '49.9'],
    ['flat: in advance, not again', () => rate(flat('49.90'), '0', { period: EVENING, fullPeriod: DAY }), [], '0'],
    ['flat: in arrears with the closing part', () => rate(flat('49.90', 'IN_ARREARS'), '0', { period: EVENING, fullPeriod: DAY }), ['flat-price 1 x 49.9 = 49.9'], '49.9'],
    ['flat: in arrears, not before', () => rate(flat('49.90', 'IN_ARREARS'), '0', { period: MORNING, fullPeriod: DAY }), [], '0'],
    ['flat: usage is not looked at', () => rate(flat('10'), '400', free('3')), ['flat-price 1 x 10 = 10'], '10'],
    ['flat: a percentage is', () => rate(flat('10'), '0', percent('12.5')), ['flat-price 1 x 10 = 8.75'], '8.75'],

    ['minimum: no usage pays all of it', () => rate(unit('5', { min: '100' }), '0'), ['min-spend 1 x 100 = 100'], '100'],
    ['minimum: reached exactly', () => rate(unit('5', { min: '100' }), '20'), ['unit-price-usage 20 x 5 = 100'], '100'],
    ['minimum: one short', () => rate(unit('5', { min: '100' }), '19'), ['unit-price-usage 19 x 5 = 95', 'min-spend 1 x 5 = 5'], '100'],
    ['minimum: not before the period is over', () => rate(unit('5', { min: '100' }), '1', { period: MORNING, fullPeriod: DAY }), ['unit-price-usage 1 x 5 = 5'], '5'],
    ['minimum: what earlier parts billed counts', () => rate(unit('5', { min: '100' }), '1', { billedBefore: d('60'), quantityBefore: d('12'), period: EVENING, fullPeriod: DAY }), ['unit-price-usage 1 x 5 = 5', 'min-spend 1 x 35 = 35'], '40'],
    ['minimum: below half a minor unit is nothing', () => rate(unit('5', { min: '100.004' }), '20'), ['unit-price-usage 20 x 5 = 100'], '100'],
    ['maximum: reached exactly', () => rate(unit('5', { max: '100' }), '20'), ['unit-price-usage 20 x 5 = 100'], '100'],
    ['maximum: one over', () => rate(unit('5', { max: '100' }), '21'), ['unit-price-usage 21 x 5 = 100'], '100'],
    ['maximum: zero makes it free', () => rate(unit('5', { max: '0' }), '21'), ['unit-price-usage 21 x 5 = 0'], '0'],
    ['minimum and maximum: below', () => rate(unit('5', { min: '50', max: '100' }), '9'), ['unit-price-usage 9 x 5 = 45', 'min-spend 1 x 5 = 5'], '50'],
    ['minimum and maximum: between', () => rate(unit('5', { min: '50', max: '100' }), '15'), ['unit-price-usage 15 x 5 = 75'], '75'],
    ['minimum and maximum: above', () => rate(unit('5', { min: '50', max: '100' }), '30'), ['unit-price-usage 30 x 5 = 100'], '100'],
    ['minimum equal to maximum: a fixed amount', () => rate(unit('5', { min: '50', max: '50' }), '30'), ['unit-price-usage 30 x 5 = 50'], '50'],

    ['volume and a minimum', () => rate({ ...tiered('VOLUME', '10:_+100', '20:_+90', '_:_+80'), ...commitments({ min: '3000' }) } as RateCardPrice, '25'), ['volume-tiered-price 25 x 80 = 2000', 'min-spend 1 x 1000 = 1000'], '3000'],
    ['a package that was begun before', () => rate(packs('15', '10'), '5', { quantityBefore: d('17'), period: NOON, fullPeriod: DAY }), ['usage 1 x 15 = 15'], '15'],
    ['all of it discounted', () => rate(unit('5'), '3', percent('100')), ['unit-price-usage 3 x 5 = 0'], '0'],
    ['nothing discounted', () => rate(unit('5'), '3', percent('0')), ['unit-price-usage 3 x 5 = 15'], '15'],
    ['all of it discounted, and a minimum: commitments are not discounted', () => rate(unit('5', { min: '10' }), '3', percent('100')), ['unit-price-usage 3 x 5 = 0', 'min-spend 1 x 10 = 10'], '10'],
    ['a discount is rounded once', () => rate(unit('0.01'), '1', percent('50')), ['unit-price-usage 1 x 0.01 = 0'], '0'],
    ['a discount just short of half a cent is not rounded up by way of a shorter number', () => rate(unit('1'), '1', percent('0.4999999999')), ['unit-price-usage 1 x 1 = 1'], '1'],
    ['a discount before a maximum', () => rate(unit('10', { max: '100' }), '20', { ...percent('50'), billedBefore: d('35'), quantityBefore: d('7'), period: EVENING, fullPeriod: DAY }), ['unit-price-usage 20 x 10 = 65'], '65'],
    ['more free units than usage', () => rate(unit('5'), '3', free('10')), [], '0'],
    ['as many free units as usage', () => rate(unit('5'), '10', free('10')), [], '0'],
    ['one unit past the free ones', () => rate(unit('5'), '11', free('10')), ['unit-price-usage 1 x 5 = 5'], '5'],
    ['free units and a minimum', () => rate(unit('5', { min: '7' }), '3', free('10')), ['min-spend 1 x 7 = 7'], '7'],
    ['negative usage is no credit', () => rate(unit('5'), '-3', free('10')), [], '0'],
  ])('%s', (_why, rated, lines, total) => {
    expect(bill(rated())).toEqual(lines);
    expect(rated().totals.total.toString()).toBe(total);
  });

  test('a usage discount is recorded at the line, with what earlier parts used of it', () => {
    const [first, second, third] = [['50', '0'], ['75', '50'], ['30', '125']].map(([quantity, before]) =>
      rate(unit('100'), quantity!, { ...free('110'), quantityBefore: d(before!), period: NOON, fullPeriod: DAY }),
    );
    const shown = (rated: RatedLine | undefined) => rated?.discounts.map((of) => `${of.reason} ${of.quantity} after ${of.quantityBefore}`);
    expect([first, second, third].map((rated) => String(rated?.quantity))).toEqual(['0', '15', '30']);
    expect([first, second, third].map(shown)).toEqual([['RATECARD_USAGE 50 after 0'], ['RATECARD_USAGE 60 after 50'], []]);
  });

  test('a percentage and a maximum stand at the detailed line in the order they were taken off', () => {
    const [line] = rate(unit('10', { max: '50' }), '20', percent('50')).detailedLines;
    expect(line?.discounts.map((of) => `${of.reason} ${of.amount} ${of.description}`)).toEqual([
      'RATECARD_PERCENTAGE 100 null',
      'MAXIMUM_SPEND 50 Maximum spend discount for charges over 50',
    ]);
    expect(line?.totals.discountsTotal.toString()).toBe('150');
  });

  test('a minimum is a commitment for the whole period, and a charge instead of an amount', () => {
    const rated = rate(unit('5', { min: '100' }), '1', { period: EVENING, fullPeriod: DAY });
    expect(rated.detailedLines.at(-1)).toMatchObject({ category: 'COMMITMENT', name: 'api: minimum spend', period: DAY });
    expect([rated.totals.amount, rated.totals.chargesTotal, rated.totals.total].map(String)).toEqual(['5', '95', '100']);
  });

  test('a flat line has no quantities', () => {
    expect(rate(flat('1'), '4')).toMatchObject({ meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [] });
  });

  test('a volume line after other usage is refused, naming the field', () => {
    const act = () => rate(VOLUME, '4', { quantityBefore: d('3'), period: EVENING, fullPeriod: DAY });
    expect(act).toThrow(SplitVolumePrice);
    expect(act).toThrow('quantityBefore is 3');
  });

  test('a currency that does not exist is refused', () => {
    expect(() => rate(unit('1'), '1', { currency: 'QQQ' })).toThrow(RangeError);
  });
});
