import { describe, expect, it } from 'vitest';
import { timingVectors } from '../../test/support/timing-vectors.ts';
import { atLeast, compatible, divisible, formatDuration, isPositiveDuration, parseDuration } from './duration.ts';

interface DivisibleVector {
  readonly input: { readonly duration: string; readonly divisor: string };
  readonly expected: { readonly divisible: boolean };
}

describe('OpenMeter cadence vectors', () => {
  it.each(timingVectors<DivisibleVector>('duration_divisible'))('%s', (_, { input, expected }) => {
    const [duration, divisor] = [parseDuration(input.duration), parseDuration(input.divisor)];
    expect(divisible(duration, divisor)).toBe(expected.divisible);
    if (expected.divisible) {
      expect(compatible(duration, divisor)).toBe(true);
      expect(compatible(divisor, duration)).toBe(true);
    }
  });
});

it.each([
  ['P1Y', 'P1M', true],
  ['P1M', 'P1D', true],
  ['P1W', 'P4W', true],
  ['P5D', 'P30D', true],
  ['P12M', 'P1Y', true],
  ['P1M', 'P1W', false],
  ['P1M', 'P4W', false],
  ['P1Y', 'P365D', false],
  ['P1Y', 'PT8H', false],
  ['P1D', 'PT24H', false],
  ['P0D', 'P1M', false],
  ['-P1M', '-P1M', false],
])('whether %s and %s are compatible: %s', (a, b, expected) => {
  expect(compatible(parseDuration(a), parseDuration(b))).toBe(expected);
});

describe('text', () => {
  it.each(['P1M', 'P4W', 'P1Y2M10DT5H', 'PT0.5S', '-P1D'])('%s is written as it was read', (text) => {
    expect(formatDuration(parseDuration(text))).toBe(text);
  });

  it.each([
    ['P-3M', '-P3M'],
    ['P-1Y-2M-10DT-5H', '-P1Y2M10DT5H'],
    ['PT-0.5S', '-PT0.5S'],
    ['P-4W', '-P4W'],
  ])('%s, with the sign at its parts, is %s', (text, same) => {
    expect(formatDuration(parseDuration(text))).toBe(same);
  });

  it('writes zero in days', () => {
    expect(formatDuration(parseDuration('PT0S'))).toBe('P0D');
  });

  it.each(['', 'P', '1M', 'P1', 'P1M2Y', 'MONTH', 'P1.5M', 'PT', 'P99999999999Y', 'P1M-1D', 'P-1M1D', '-P-1M', 'P-', 'P-T-1H-'])('refuses %j and says so', (text) => {
    expect(() => parseDuration(text)).toThrow(new RangeError(`"${text}" is not an ISO 8601 duration, such as "P1M" or "PT1H"`));
  });
});

describe('size', () => {
  it.each([
    ['PT1H', 1, true],
    ['PT60M', 1, true],
    ['PT59M59.999S', 1, false],
    ['P1D', 24, true],
    ['P1D', 25, false],
    ['P1M', 28 * 24, true],
    ['P1M', 29 * 24, false],
    ['P1Y', 365 * 24, true],
    ['P1Y', 366 * 24, false],
    ['-P1Y', 1, false],
    ['P0D', 1, false],
  ])('whether %s lasts at least %i hours: %s', (text, hours, expected) => {
    expect(atLeast(parseDuration(text), hours)).toBe(expected);
  });

  it('knows what is longer than nothing', () => {
    expect(['P1M', 'PT0.000000001S', 'PT0S', '-P1D'].map((text) => isPositiveDuration(parseDuration(text)))).toEqual([true, true, false, false]);
  });
});
