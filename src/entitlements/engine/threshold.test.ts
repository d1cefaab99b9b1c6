import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vectorsOf } from '../../../test/support/entitlement-vectors.ts';
import { Decimal } from '../../kit/decimal.ts';
import { thresholdsInForce, thresholdsToAnnounce } from './threshold.ts';
import type { AnnouncedThresholds, Threshold, ThresholdFigures, ThresholdType } from './threshold.ts';

interface VectorThreshold {
  readonly type: string;
  readonly value: string;
}

interface VectorFigures {
  readonly balance?: string;
  readonly usage?: string;
  readonly overage?: string;
  readonly totalAvailableGrantAmount?: string;
}

const types: Readonly<Record<string, ThresholdType>> = {
  balance_value: 'BALANCE_VALUE',
  usage_value: 'USAGE_VALUE',
  usage_percentage: 'USAGE_PERCENTAGE',
  NUMBER: 'USAGE_VALUE',
  PERCENT: 'USAGE_PERCENTAGE',
};

/** With the vector's own name of the type, which may be a deprecated one. */
function thresholdOf(vector: VectorThreshold): Threshold & { readonly vector: VectorThreshold } {
  const type = types[vector.type];
  if (type === undefined) throw new Error(`${vector.type} is no type of threshold`);
  return { type, value: Decimal.of(vector.value), vector };
}

const figuresOf = ({ balance = '0', usage = '0', overage = '0', totalAvailableGrantAmount = '0' }: VectorFigures): ThresholdFigures => ({
  balance: Decimal.of(balance),
  usage: Decimal.of(usage),
  overage: Decimal.of(overage),
  totalAvailableGrantAmount: Decimal.of(totalAvailableGrantAmount),
});

interface ActiveVector {
  readonly thresholds: readonly VectorThreshold[];
  readonly value: VectorFigures;
  readonly expected: { readonly error?: string; readonly usageThreshold?: VectorThreshold | null; readonly balanceThreshold?: VectorThreshold | null };
}

const active = vectorsOf<ActiveVector>('threshold_active');

test.each(active)('threshold_active %s', (_name, { thresholds, value, expected }) => {
  const read = (): object => {
    const { usage, balance } = thresholdsInForce(thresholds.map(thresholdOf), figuresOf(value));
    return { usageThreshold: usage?.vector ?? null, balanceThreshold: balance?.vector ?? null };
  };
  if (expected.error !== undefined) expect(read).toThrow(expect.objectContaining({ reason: expected.error }));
  else expect(read()).toEqual(expected);
});

interface SequenceVector {
  readonly thresholds: readonly VectorThreshold[];
  readonly steps: readonly { readonly periodFrom: string; readonly value: VectorFigures }[];
  readonly expected: { readonly firedPerStep: readonly (readonly { readonly kind: string; readonly threshold: VectorThreshold }[])[] };
}

/** What is announced at each step; every usage period is a scope of its own. */
function announcements(thresholds: readonly VectorThreshold[], steps: SequenceVector['steps']): SequenceVector['expected']['firedPerStep'] {
  const scopes = new Map<string, AnnouncedThresholds>();
  return steps.map(({ periodFrom, value }) => {
    const announced = scopes.get(periodFrom) ?? { usage: null, balance: null };
    const fired = thresholdsToAnnounce(thresholdsInForce(thresholds.map(thresholdOf), figuresOf(value)), announced);
    scopes.set(periodFrom, { ...announced, ...Object.fromEntries(fired.map(({ kind, threshold }) => [kind, threshold])) });
    return fired.map(({ kind, threshold }) => ({ kind, threshold: threshold.vector }));
  });
}

const sequences = vectorsOf<SequenceVector>('threshold_sequence');

test.each(sequences)('threshold_sequence %s', (_name, { thresholds, steps, expected }) => {
  expect(announcements(thresholds, steps)).toEqual(expected.firedPerStep);
});

test('a new usage period announces anew', () => {
  const value = { balance: '40', usage: '60', totalAvailableGrantAmount: '100' };
  const half = { type: 'usage_percentage', value: '50' };
  const steps = ['2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'].map((periodFrom) => ({ periodFrom, value }));
  expect(announcements([half], steps).map((fired) => fired.length)).toEqual([1, 0, 1]);
});

test('a threshold with another value is another threshold', () => {
  const inForce = { usage: null, balance: { type: 'BALANCE_VALUE' as const, value: Decimal.of('20') } };
  expect(thresholdsToAnnounce(inForce, { usage: null, balance: { type: 'BALANCE_VALUE', value: Decimal.of('20.0') } })).toEqual([]);
  expect(thresholdsToAnnounce(inForce, { usage: null, balance: { type: 'BALANCE_VALUE', value: Decimal.of('19') } })).toHaveLength(1);
});

test('the order of thresholds matters to nothing but which of equal percentages is named', () => {
  const units = fc.integer({ min: 0, max: 50 });
  const threshold = fc.record({ type: fc.constantFrom<ThresholdType>('BALANCE_VALUE', 'USAGE_VALUE'), value: units.map((n) => Decimal.of(n)) });
  fc.assert(
    fc.property(fc.array(threshold), units, units, (thresholds, left, used) => {
      const figures = { balance: Decimal.of(left), usage: Decimal.of(used), overage: Decimal.zero, totalAvailableGrantAmount: Decimal.of(left + used) };
      const shown = (list: readonly Threshold[]): object => {
        const { usage, balance } = thresholdsInForce(list, figures);
        return { usage: usage?.value.toString(), balance: balance?.value.toString() };
      };
      expect(shown(thresholds.toReversed())).toEqual(shown(thresholds));
      // Nothing in force is unpassed, and nothing passed is above what is in force.
      const { usage } = thresholdsInForce(thresholds, figures);
      if (usage !== null) expect(usage.value.lt(figures.usage)).toBe(true);
      const passed = thresholds.filter(({ type, value }) => type === 'USAGE_VALUE' && value.lt(figures.usage) && left + used > 0);
      expect(passed.every(({ value }) => usage !== null && value.lte(usage.value))).toBe(true);
    }),
  );
});
