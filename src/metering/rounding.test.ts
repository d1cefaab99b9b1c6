import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { lagoVectors } from '../../test/support/lago-vectors.ts';
import { MAX_ROUNDING_PRECISION, rounded, roundedQuotient, roundingFunctions, roundingIssues } from './rounding.ts';
import type { Rounding, RoundingFunction } from './rounding.ts';

interface RoundingVector {
  readonly input: { readonly units: string; readonly rounding_function: string | null; readonly rounding_precision: number | null };
  readonly expected: { readonly units: string };
}

for (const { id, source, input, expected } of lagoVectors<RoundingVector>('rounding')) {
  test(`${id}: ${source.example}`, () => {
    const rounding = input.rounding_function === null ? null : { function: input.rounding_function.toUpperCase() as RoundingFunction, precision: input.rounding_precision ?? 0 };
    expect(rounded(Decimal.of(input.units), rounding).toString()).toBe(expected.units);
  });
}

test.each([
  ['-2.5', 'ROUND', 0, '-3'],
  ['-2.5', 'CEIL', 0, '-2'],
  ['-2.5', 'FLOOR', 0, '-3'],
  ['-150', 'CEIL', -2, '-100'],
  ['-150', 'FLOOR', -2, '-200'],
  ['1.00', 'CEIL', 0, '1'],
  ['0.0000000000000000000001', 'CEIL', 20, '0.00000000000000000001'],
  ['40', 'CEIL', -20, '100000000000000000000'],
  ['0', 'FLOOR', -3, '0'],
] as const)('%s by %s to %i places is %s', (value, how, precision, expected) => {
  expect(rounded(Decimal.of(value), { function: how, precision }).toString()).toBe(expected);
});

test('nothing asked rounds nothing', () => {
  expect(rounded(Decimal.of('1.23456'), null).toString()).toBe('1.23456');
});

const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 })).map(([coefficient, scale]) => Decimal.of(coefficient).div(Decimal.of(10n ** BigInt(scale)), scale));
const roundings: fc.Arbitrary<Rounding> = fc.record({ function: fc.constantFrom(...roundingFunctions), precision: fc.integer({ min: -MAX_ROUNDING_PRECISION, max: MAX_ROUNDING_PRECISION }) });

describe('every rounding', () => {
  test('rounds what is rounded to itself', () => {
    fc.assert(fc.property(decimals, roundings, (value, rounding) => {
      const once = rounded(value, rounding);
      expect(rounded(once, rounding).toString()).toBe(once.toString());
    }));
  });

  test('stays within one of the last place, on its side', () => {
    fc.assert(fc.property(decimals, roundings, (value, rounding) => {
      const change = rounded(value, rounding).sub(value);
      const place = Decimal.parseNumber(`1e${-rounding.precision}`) ?? Decimal.zero;
      expect(change.abs().lt(place)).toBe(true);
      if (rounding.function === 'CEIL') expect(change.isNegative()).toBe(false);
      if (rounding.function === 'FLOOR') expect(change.isPositive()).toBe(false);
      if (rounding.function === 'ROUND') expect(change.abs().mul(Decimal.of(2)).lte(place)).toBe(true);
    }));
  });

  test('keeps the order of numbers', () => {
    fc.assert(fc.property(decimals, decimals, roundings, (a, b, rounding) => {
      expect(rounded(Decimal.min(a, b), rounding).lte(rounded(Decimal.max(a, b), rounding))).toBe(true);
    }));
  });

  test('of a quotient is of its exact value, whatever the signs', () => {
    const divisors = fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).filter((divisor) => divisor !== 0n).map((divisor) => Decimal.of(divisor));
    fc.assert(fc.property(decimals, divisors, roundings, (dividend, divisor, rounding) => {
      const quotient = roundedQuotient(dividend, divisor, rounding);
      expect(roundedQuotient(dividend.neg(), divisor.neg(), rounding).eq(quotient)).toBe(true);
      // quotient against dividend / divisor, without dividing.
      const order = quotient.mul(divisor).cmp(dividend) * (divisor.isNegative() ? -1 : 1);
      if (rounding.function === 'CEIL') expect(order).toBeGreaterThanOrEqual(0);
      if (rounding.function === 'FLOOR') expect(order).toBeLessThanOrEqual(0);
      const off = quotient.mul(divisor).sub(dividend).abs();
      expect(off.lt(divisor.abs().mul(Decimal.parseNumber(`1e${-rounding.precision}`) ?? Decimal.zero))).toBe(true);
    }));
  });
});

test('a rounding that cannot be is told by its field', () => {
  expect(roundingIssues({ function: 'CEIL', precision: -20 }, ['rounding'])).toEqual([]);
  const issues = roundingIssues({ function: 'TRUNCATE', precision: 1.5 }, ['rounding']);
  expect(issues.map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual(['METER_ROUNDING_FUNCTION_UNKNOWN at rounding.function', 'METER_ROUNDING_PRECISION_RANGE at rounding.precision']);
  expect(roundingIssues({ function: 'CEIL', precision: 21 }, [])).toHaveLength(1);
  expect(roundingIssues({ function: 'CEIL', precision: Number.NaN }, [])).toHaveLength(1);
});
