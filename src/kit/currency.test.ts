import { expect, it } from 'vitest';
import { currencies, isCurrency, minorUnitDigits, roundMoney } from './currency.ts';
import { Decimal } from './decimal.ts';

it('knows the minor unit of each currency', () => {
  expect(['EUR', 'USD', 'JPY', 'KWD', 'CLF'].map(minorUnitDigits)).toEqual([2, 2, 0, 3, 4]);
});

it.each(['XXX', 'XAU', 'XTS', 'eur', 'EURO', '', 'BTC', '__proto__'])('refuses %j', (code) => {
  expect(isCurrency(code)).toBe(false);
  expect(() => minorUnitDigits(code)).toThrow(RangeError);
});

it('lists each currency once, by code', () => {
  const codes = currencies().map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(codes.length).toBeGreaterThan(150);
  for (const { code, name, digits } of currencies()) {
    expect(minorUnitDigits(code)).toBe(digits);
    expect(name).not.toBe('');
  }
});

it('rounds money half away from zero to the minor unit', () => {
  expect(roundMoney(Decimal.of('1.005'), 'USD').toString()).toBe('1.01');
  expect(roundMoney(Decimal.of('-1.005'), 'USD').toString()).toBe('-1.01');
  expect(roundMoney(Decimal.of('10.5'), 'JPY').toString()).toBe('11');
  expect(roundMoney(Decimal.of('0.0004'), 'KWD').isZero()).toBe(true);
});
