import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { before, ceilToMinute, compareInstants, earlier, floorToMinute, floorToSecond, later, notAfter, sameInstant } from './instant.ts';
import { contains, intersection, isEmpty, lengthNs, type OpenPeriod, type Period } from './period.ts';

const at = (ns: number) => Temporal.Instant.fromEpochNanoseconds(BigInt(ns));
const period = (from: number, to: number): Period => ({ from: at(from), to: at(to) });
const instants = fc.bigInt({ min: -3_000_000n, max: 3_000_000n }).map((ns) => Temporal.Instant.fromEpochNanoseconds(ns));

describe('instants', () => {
  it('are ordered as Temporal orders them', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const order = Temporal.Instant.compare(a, b);
        expect(compareInstants(a, b)).toBe(order);
        expect([before(a, b), notAfter(a, b), sameInstant(a, b)]).toEqual([order < 0, order <= 0, order === 0]);
        expect(earlier(a, b)).toEqual(order <= 0 ? a : b);
        expect(later(a, b)).toEqual(order >= 0 ? a : b);
      }),
    );
  });

  it('are cut to whole seconds and minutes, before 1970 too', () => {
    const late = Temporal.Instant.from('2025-01-01T10:20:59.999999Z');
    expect(floorToSecond(late).toString()).toBe('2025-01-01T10:20:59Z');
    expect(floorToMinute(late).toString()).toBe('2025-01-01T10:20:00Z');
    expect(ceilToMinute(late).toString()).toBe('2025-01-01T10:21:00Z');
    const early = Temporal.Instant.from('1969-12-31T23:59:58.5Z');
    expect(floorToSecond(early).toString()).toBe('1969-12-31T23:59:58Z');
    expect(floorToMinute(early).toString()).toBe('1969-12-31T23:59:00Z');
    expect(ceilToMinute(floorToMinute(early))).toEqual(floorToMinute(early));
  });
});

describe('periods', () => {
  it('hold their start and not their end', () => {
    expect([9, 10, 19, 20].map((ns) => contains(period(10, 20), at(ns)))).toEqual([false, true, true, false]);
    expect(contains({ from: at(10), to: null }, at(1_000_000))).toBe(true);
    expect(contains(period(10, 10), at(10))).toBe(false);
  });

  it('that only touch share nothing', () => {
    expect(intersection(period(0, 10), period(10, 20))).toBeNull();
    expect(intersection(period(0, 10), { from: at(10), to: null })).toBeNull();
  });

  it('share exactly the instants that both hold', () => {
    const open = fc.tuple(instants, fc.option(instants)).map(([from, to]): OpenPeriod => ({ from, to }));
    const closed = fc.tuple(instants, instants).map(([from, to]): Period => ({ from, to }));
    fc.assert(
      fc.property(closed, open, instants, (a, b, probe) => {
        const shared = intersection(a, b);
        for (const point of [probe, a.from, b.from, a.to]) {
          expect(shared !== null && contains(shared, point)).toBe(contains(a, point) && contains(b, point));
        }
        if (shared !== null) expect(isEmpty(shared)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('have a length', () => {
    expect(lengthNs(period(5, 12))).toBe(7n);
    expect([isEmpty(period(5, 5)), isEmpty(period(6, 5)), isEmpty(period(5, 6))]).toEqual([true, true, false]);
  });
});
