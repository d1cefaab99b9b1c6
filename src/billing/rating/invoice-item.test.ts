import { expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { invoiceItems } from './invoice-item.ts';
import { rateLine } from './rate-line.ts';

function items(currency: string, quantity: string, amount: string, minimum: string | null, maximum: string | null, percentage: string | null) {
  const rated = rateLine({
    name: 'api', currency, quantity: Decimal.of(quantity), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: null, fullPeriod: null,
    price: {
      type: 'UNIT', amount: Decimal.of(amount),
      minimumAmount: minimum === null ? null : Decimal.of(minimum), maximumAmount: maximum === null ? null : Decimal.of(maximum),
    },
    discounts: percentage === null ? null : { percentage: Decimal.of(percentage), usage: null },
  });
  const all = rated.detailedLines.flatMap((line) => invoiceItems(line, currency));
  const sum = all.reduce((total, item) => total + item.minorUnitAmount, 0n);
  return { shown: all.map((item) => `${item.type} ${item.minorUnitAmount} ${item.description}`), sum, total: rated.totals.total };
}

test('a discount is an item below zero, and the items add up to the total', () => {
  const { shown, sum, total } = items('USD', '20', '10', null, '90', '50');
  expect(shown).toEqual([
    'line 20000 api: usage in period (20 x $10)',
    'discount -10000 api: usage in period',
    'discount -1000 api: usage in period (Maximum spend discount for charges over 90)',
  ]);
  expect([sum, total.toString()]).toEqual([9000n, '90']);
});

test('a commitment is worth its charge', () => {
  expect(items('USD', '1', '10', '25', null, null).shown).toEqual(['line 1000 api: usage in period', 'line 1500 api: minimum spend']);
});

test('minor units are those of the currency', () => {
  expect(items('JPY', '1234567', '0.5', null, null, null).shown).toEqual(['line 617284 api: usage in period (1,234,567 x ¥0.5)']);
  expect(items('KWD', '2', '0.0015', null, null, null).shown).toEqual(['line 3 api: usage in period (2 x KWD 0.0015)']);
});
