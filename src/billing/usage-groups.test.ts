import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { rateLine } from './rating/rate-line.ts';
import type { LineToRate, UsageGroup } from './rating/rated-line.ts';
import { groupsOfPart, inOrderOfValues } from './usage-groups.ts';

const group = (quantity: number, ...values: (string | null)[]): UsageGroup => ({ by: values.map((value, at) => ({ dimension: `d${at}`, value })), quantity: Decimal.of(quantity), quantityBefore: null, events: null, prorated: null });
const shown = (groups: readonly UsageGroup[]) => groups.map(({ by, quantity, quantityBefore }) => `${by.map(({ value }) => value ?? '-').join(' ')}: ${quantity}${quantityBefore === null ? '' : ` after ${quantityBefore}`}`);

test('groups stand in the order of their values, those without one last', () => {
  const groups = [group(1, null, 'a'), group(2, 'b', null), group(3, 'b', 'c'), group(4, 'B', 'z'), group(5, null, null)];
  expect(shown(inOrderOfValues(groups))).toEqual(['B z: 4', 'b c: 3', 'b -: 2', '- a: 1', '- -: 5']);
});

test('a line tells a thousand groups apart: those with the least usage beyond that are one, and nothing is lost', () => {
  const many = Array.from({ length: 1_205 }, (_, n) => group(n, String(n).padStart(4, '0')));
  expect(inOrderOfValues(many.slice(0, 1_000))).toHaveLength(1_000);
  const found = inOrderOfValues(many);
  expect(found).toHaveLength(1_000);
  // 0 to 205 are told apart no more.
  expect(shown(found.slice(0, 1))).toEqual(['0206: 206']);
  expect(shown(found.slice(-2))).toEqual(['1204: 1204', `: ${(205 * 206) / 2}`]);
  const facts = (count: number, amount: string) => ({ count, amount: Decimal.of(amount), withoutAmount: count, free: { units: Decimal.zero, events: 0 }, limited: null });
  const events = { before: facts(1, '0.5'), upTo: facts(3, '1.5') };
  const last = inOrderOfValues(many.map((one) => ({ ...one, quantityBefore: Decimal.one, events, prorated: { fullQuantity: Decimal.one, steps: [] } }))).at(-1);
  expect(last).toMatchObject({ by: [], events: { before: { count: 206 }, upTo: { count: 618, withoutAmount: 618 } } });
  expect([last?.quantityBefore, last?.events?.upTo.amount, last?.prorated?.fullQuantity].map(String)).toEqual(['206', '309', '206']);
});

test('groups that are priced together come to what each does by itself: none takes anything off another', () => {
  const facts = (amount: number) => ({ count: 1, amount: Decimal.of(amount), withoutAmount: 0, free: { units: Decimal.zero, events: 0 }, limited: null });
  const of = (at: number, quantity: number, quantityBefore: number, before: number, upTo: number): UsageGroup => ({ ...group(quantity, `g${at}`), quantityBefore: Decimal.of(quantityBefore), events: { before: facts(before), upTo: facts(upTo) } });
  const least = [of(1, 5, 0, 0, 11), of(2, -7, 9, 20, 3), of(3, 4, -2, -6, 8), of(4, 0, 0, 0, 13), of(5, 1, 1, 2, -9)];
  const together = inOrderOfValues([...Array.from({ length: 999 }, (_, n) => group(100, `z${n}`)).map((one) => ({ ...one, quantityBefore: Decimal.zero, events: { before: facts(0), upTo: facts(0) } })), ...least]).at(-1);
  for (const charged of [price, { type: 'EVENT_AMOUNT', amountProperty: '$.amount', amountUnit: 'MAJOR', minimumAmount: null, maximumAmount: null } as const]) {
    const totalOf = (groups: readonly UsageGroup[]): string => rateLine(line({ price: charged, groups })).totals.total.toString();
    expect(totalOf(together === undefined ? [] : [together])).toBe(totalOf(least));
    expect(totalOf(least)).toBe(charged.type === 'UNIT' ? '3.7' : '19');
  }
});

test('a later part of a period has what each group used since: also of one that came, and of one that nothing was added to', () => {
  expect(shown(groupsOfPart([group(5, 'a'), group(2, 'new'), group(3, 'same')], [group(4, 'a'), group(3, 'same')]))).toEqual(['a: 1 after 4', 'new: 2 after 0', 'same: 0 after 3']);
  expect(shown(groupsOfPart([], [group(4, 'gone')]))).toEqual(['gone: -4 after 4']);
});

const price: RateCardPrice = { type: 'UNIT', amount: Decimal.of('0.37'), minimumAmount: null, maximumAmount: null };
const line = (over: Partial<LineToRate>): LineToRate => ({ name: 'calls', currency: 'USD', price, discounts: null, quantity: null, quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: null, fullPeriod: null, ...over });

test('groups come to what their usage does as a whole, but for the rounding of each', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 20 }), (units) => {
      const groups = units.map((count, at) => group(count, `g${at}`));
      const quantity = Decimal.sum(groups.map((one) => one.quantity));
      const [apart, whole] = [rateLine(line({ quantity, groups })), rateLine(line({ quantity }))];
      expect(apart.quantity?.toString()).toBe(whole.quantity?.toString());
      expect(apart.detailedLines.map(({ group: of, totals }) => [of?.quantity.toString(), totals.total.toString()])).toEqual(groups.filter((one) => one.quantity.isPositive()).map((one) => [one.quantity.toString(), one.quantity.mul(Decimal.of('0.37')).round(2).toString()]));
      const off = apart.totals.total.sub(whole.totals.total);
      expect((off.isNegative() ? off.neg() : off).lte(Decimal.of('0.01').mul(Decimal.of(units.length + 1)))).toBe(true);
    }),
  );
});

test('less than nothing of one group takes nothing off the others', () => {
  const rated = rateLine(line({ quantity: Decimal.of(7), groups: [group(10, 'a'), group(-3, 'b')] }));
  expect([rated.meteredQuantity, rated.quantity, rated.totals.total].map(String)).toEqual(['7', '10', '3.7']);
});
