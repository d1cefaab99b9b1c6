import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '../../kit/assert.ts';
import { before, ceilToMinute } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Activity, MeteredTerms } from '../entitlement.ts';
import { allowanceOf, planAllowance } from './allowance.ts';
import type { Grant } from './grant.ts';
import type { UsageRange } from './plan.ts';
import { planValue, valueAt } from './value.ts';
import type { Metering } from './value.ts';

const begins = Temporal.Instant.from('2027-01-01T00:00:00Z');
const minutes = (n: number) => begins.add({ minutes: n });
const entitlement = (terms: Partial<Activity & MeteredTerms> = {}): Activity & MeteredTerms => ({
  type: 'METERED',
  activeFrom: begins,
  activeTo: null,
  deletedAt: null,
  measureUsageFrom: begins,
  usagePeriod: { interval: Temporal.Duration.from('PT1H'), anchor: begins },
  isSoftLimit: false,
  preserveOverageAtReset: false,
  issueAfterReset: null,
  ...terms,
});
const grant = (id: string, amount: number, terms: Partial<Grant> = {}): Grant => ({
  id, amount: Decimal.of(amount), priority: 1, effectiveAt: begins, expiresAt: null, voidedAt: null, deletedAt: null, minRolloverAmount: Decimal.zero, maxRolloverAmount: Decimal.zero,
  recurrence: null, createdAt: begins, ...terms,
});

interface Used { readonly at: Temporal.Instant; readonly amount: Decimal }
const within = (events: readonly Used[], { from, to }: UsageRange) => Decimal.sum(events.filter(({ at }) => !before(at, from) && before(at, to)).map(({ amount }) => amount));
const metering = (grants: readonly Grant[]): Metering => ({ aggregation: 'SUM', grants, resets: [], stored: [] });

function left(terms: Activity & MeteredTerms, grants: readonly Grant[], events: readonly Used[], now: Temporal.Instant) {
  const plan = planAllowance(terms, metering(grants), now);
  const last = events.reduce<Temporal.Instant | null>((latest, { at }) => (latest === null || before(latest, at) ? at : latest), null);
  return plan === null ? null : allowanceOf(plan, plan.usageRanges.map((range) => within(events, range)), last);
}

function balance(terms: Activity & MeteredTerms, grants: readonly Grant[], events: readonly Used[], now: Temporal.Instant): Decimal {
  const plan = planValue(terms, metering(grants), now);
  return present(valueAt(plan, plan.usageRanges.map((range) => within(events, range))).balance, 'a balance');
}

test('units of a refill or a reset that is a few seconds away cannot be had yet, though the value shows them', () => {
  const refilled = [grant('daily', 100, { recurrence: { interval: Temporal.Duration.from('PT30M'), anchor: begins }, maxRolloverAmount: Decimal.of(100) })];
  const used = [{ at: minutes(5), amount: Decimal.of(100) }];
  const just = minutes(29).add({ seconds: 40 });
  expect(balance(entitlement(), refilled, used, just).toString()).toBe('100');
  const allowance = left(entitlement(), refilled, used, just);
  expect([allowance?.left.toString(), allowance?.holds.to?.toString()]).toEqual(['0', minutes(30).toString()]);
  expect(left(entitlement(), refilled, used, minutes(30))?.left.toString()).toBe('100');

  const anew = [grant('start', 100, { maxRolloverAmount: Decimal.of(100), minRolloverAmount: Decimal.of(100) })];
  expect(left(entitlement(), anew, used, minutes(59).add({ seconds: 59 }))?.left.toString()).toBe('0');
  expect(left(entitlement(), anew, used, minutes(60))?.left.toString()).toBe('100');
});

test('a grant that begins or ends in this minute counts until the very instant', () => {
  const grants = [grant('old', 10, { expiresAt: minutes(10) }), grant('new', 50, { effectiveAt: minutes(10) })];
  expect(left(entitlement(), grants, [], minutes(9).add({ seconds: 59 }))?.left.toString()).toBe('10');
  expect(left(entitlement(), grants, [], minutes(10))?.left.toString()).toBe('50');
});

test('overage is what is left below zero', () => {
  expect(left(entitlement(), [grant('a', 10)], [{ at: minutes(1), amount: Decimal.of(12) }], minutes(2))?.left.toString()).toBe('-2');
  expect(left(entitlement(), [grant('a', 10)], [{ at: minutes(2), amount: Decimal.of(12) }], minutes(2))?.left.toString()).toBe('-2');
});

test('there is none before it measures, nor when it is not active; it holds no longer than it is active, or than until a later event comes of age', () => {
  expect(left(entitlement({ measureUsageFrom: minutes(3) }), [], [], minutes(2).add({ seconds: 59 }))).toBeNull();
  expect(left(entitlement({ activeFrom: begins.add({ seconds: 20 }) }), [], [], begins.add({ seconds: 10 }))).toBeNull();
  expect(left(entitlement({ activeFrom: begins.add({ seconds: 20 }) }), [], [], begins.add({ seconds: 30 }))).not.toBeNull();
  const ends = minutes(7).add({ seconds: 13 });
  expect(left(entitlement({ activeTo: ends }), [], [], minutes(7))?.holds.to?.toString()).toBe(ends.toString());
  expect(left(entitlement(), [], [{ at: minutes(20), amount: Decimal.one }], minutes(7))?.holds.to?.toString()).toBe(minutes(8).toString());
  expect(left(entitlement(), [], [{ at: minutes(7), amount: Decimal.one }], minutes(7))?.holds.to?.toString()).toBe(minutes(60).toString());
});

const instants = fc.integer({ min: 0, max: 180 * 60 }).map((seconds) => begins.add({ seconds }));
const grants = fc.array(
  fc.record({ amount: fc.integer({ min: 1, max: 50 }), from: fc.integer({ min: 0, max: 120 }), lasts: fc.option(fc.integer({ min: 1, max: 90 })), recurs: fc.option(fc.integer({ min: 60, max: 120 })), rolls: fc.integer({ min: 0, max: 50 }) }),
  { maxLength: 4 },
);

test('where nothing changes at the end of the minute it is the balance of the value; and it stays so, less what is used, as long as it holds', () => {
  let compared = 0;
  fc.assert(
    fc.property(grants, fc.array(fc.record({ at: instants, amount: fc.integer({ min: 1, max: 30 }) }), { maxLength: 12 }), instants, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 3_600 }), (made, used, now, more, wait) => {
      const given = made.map(({ amount, from, lasts, recurs, rolls }, n) => grant(`g${n}`, amount, {
        effectiveAt: minutes(from),
        expiresAt: lasts === null ? null : minutes(from + lasts),
        recurrence: recurs === null ? null : { interval: Temporal.Duration.from({ minutes: recurs }), anchor: minutes(from) },
        maxRolloverAmount: Decimal.of(rolls),
      }));
      const events = used.filter(({ at }) => !before(now, at)).map(({ at, amount }) => ({ at, amount: Decimal.of(amount) }));
      const allowance = left(entitlement(), given, events, now);
      if (allowance === null) throw new Error('it is active and measures');
      const { holds } = allowance;
      const end = ceilToMinute(now.add({ microseconds: 1 }));
      if (holds.to !== null && before(end, holds.to)) {
        compared++;
        expect(Decimal.max(Decimal.zero, allowance.left).toString()).toBe(balance(entitlement(), given, events, now.add({ microseconds: 1 })).toString());
      }
      const then = now.add({ seconds: wait });
      if (holds.to !== null && before(then, holds.to)) {
        const after = [...events, { at: then, amount: Decimal.of(more) }];
        expect(left(entitlement(), given, after, then)?.left.toString()).toBe(allowance.left.sub(Decimal.of(more)).toString());
      }
    }),
    { numRuns: 1_000 },
  );
  expect(compared).toBeGreaterThan(300);
});
