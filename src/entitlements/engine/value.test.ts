import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, scenario } from '../../../test/support/entitlement-scenarios.ts';
import type { Scenario } from '../../../test/support/entitlement-scenarios.ts';
import { at, grantOf, meterOver, meteredOf } from '../../../test/support/entitlement-vectors.ts';
import { before } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { BalanceState } from './balance-state.ts';
import { historyIssues, historyOf, planHistory } from './history.ts';
import { snapshotOf, snapshotsToKeep } from './snapshot.ts';
import type { MeteredAggregation } from './plan.ts';
import { planValue, valueAt } from './value.ts';
import type { EntitlementValue } from './value.ts';

function valueOf(drawn: Scenario, aggregation: MeteredAggregation, time: Temporal.Instant, stored: readonly BalanceState[] = []): EntitlementValue {
  const plan = planValue(drawn.terms, { aggregation, grants: drawn.grants, resets: drawn.resets, stored }, time);
  return valueAt(plan, plan.usageRanges.map(meterOver(drawn.events, aggregation)));
}

const figures = (value: EntitlementValue): object => ({
  hasAccess: value.hasAccess,
  balance: value.balance?.toString(),
  usage: value.usage?.toString(),
  overage: value.overage?.toString(),
  total: value.totalAvailableGrantAmount?.toString(),
  period: value.currentUsagePeriod && `${value.currentUsagePeriod.from.toString()}/${value.currentUsagePeriod.to.toString()}`,
  grants: Object.fromEntries([...(value.grantBalances ?? [])].map(([id, amount]) => [id, amount.toString()])),
});

const splittable = fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT');
/** As the scenario stood at `time`: what was recorded later is not known yet. */
const asOf = (drawn: Scenario, time: Temporal.Instant): Scenario => ({ ...drawn, resets: drawn.resets.filter((reset) => !before(time, reset.at)) });

describe('a metered value', () => {
  test('is the same with stored states as without', () => {
    fc.assert(
      fc.property(scenario, splittable, instant, instant, (drawn, aggregation, earlier, time) => {
        const fresh = valueOf(drawn, aggregation, time);
        const run = valueOf(drawn, aggregation, earlier).run;
        const states = run === null ? [] : [run.resume, ...run.segments.filter(({ rollover }) => !rollover).map(({ start }) => start)];
        for (const state of states) {
          expect(figures(valueOf(drawn, aggregation, time, [snapshotOf(state, drawn.grants)]))).toEqual(figures(fresh));
        }
        for (const kept of run === null ? [] : snapshotsToKeep(run, drawn.grants, aggregation, earlier)) {
          expect(figures(valueOf(drawn, aggregation, time, [kept]))).toEqual(figures(fresh));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('holds until validUntil while nothing comes in', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'UNIQUE_COUNT', 'LATEST'), instant, fc.integer({ min: 0, max: 59 }), share, (drawn, aggregation, minute, seconds, when) => {
        const time = minute.add({ seconds });
        const now = asOf(drawn, time);
        const counted = { ...now, events: now.events.filter((event) => before(at(event.at ?? ''), minute)) };
        const value = valueOf(counted, aggregation, time);
        if (value.validUntil === null) throw new Error('a usage period ends some day');
        const spanMs = Math.floor((value.validUntil.epochMilliseconds - time.epochMilliseconds - 1) * when);
        if (spanMs <= 0) return;
        expect(figures(valueOf(counted, aggregation, time.add({ milliseconds: spanMs })))).toEqual(figures(value));
      }),
      { numRuns: 150 },
    );
  });

  test('is what the history says of the same instant', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST'), instant, instant, fc.constantFrom('HOUR' as const, 'DAY' as const), (drawn, aggregation, from, to, windowSize) => {
        const metering = { aggregation, grants: drawn.grants, resets: drawn.resets, stored: [] };
        const request = { from, to, windowSize, zone: 'Asia/Kathmandu' };
        if (historyIssues(drawn.terms, metering, request).length > 0) return;
        const plan = planHistory(drawn.terms, metering, request);
        const { windows, segments } = historyOf(plan, plan.usageRanges.map(meterOver(drawn.events, aggregation)));
        for (const window of windows) {
          expect(window.balanceAtStart.toString(), window.from.toString()).toBe(valueOf(drawn, aggregation, window.from).balance?.toString());
        }
        expect(segments.at(0)?.from.toString()).toBe(from.toString());
        expect(segments.at(-1)?.to.toString()).toBe(to.toString());
      }),
      { numRuns: 60 },
    );
  });
});

const month = meteredOf({ measureUsageFrom: '2025-01-10T08:00:00Z', usagePeriod: { interval: 'P1M', anchor: '2025-01-01T00:00:00Z' } });
const january = at('2025-01-20T12:00:10Z');
const metering = { aggregation: 'SUM' as const, grants: [], resets: [], stored: [] };

describe('validUntil is a minute before', () => {
  const grant = { id: 'g', amount: '5', effectiveAt: '2025-01-10T08:00:00Z' };
  test.each([
    ['the end of the usage period', [grant], '2025-01-31T23:59:00Z'],
    ['a grant starts', [{ ...grant, effectiveAt: '2025-01-25T00:00:00Z' }], '2025-01-24T23:59:00Z'],
    ['a grant ends', [{ ...grant, expiresAt: '2025-01-22T00:00:00Z' }], '2025-01-21T23:59:00Z'],
    ['a refill', [{ ...grant, recurrence: { interval: 'P1W', anchor: '2025-01-07T00:00:00Z' } }], '2025-01-20T23:59:00Z'],
    ['the end of the period, when the refill comes with the grant over', [{ ...grant, voidedAt: '2025-01-15T00:00:00Z', recurrence: { interval: 'P1D', anchor: '2025-01-07T00:00:00Z' } }], '2025-01-31T23:59:00Z'],
  ])('%s', (_what, grants, validUntil) => {
    expect(planValue(month, { ...metering, grants: grants.map(grantOf) }, january).validUntil?.toString()).toBe(validUntil);
  });
});

test('the end of an entitlement ends its value to the second', () => {
  const ending = { ...month, activeTo: at('2025-01-20T12:00:30Z') };
  expect(planValue(ending, metering, january).validUntil?.toString()).toBe('2025-01-20T12:00:30Z');
});

describe('an entitlement that does not count', () => {
  const nothing = { hasAccess: false, balance: null, usage: null, overage: null, currentUsagePeriod: null, config: null, run: null };
  test.each([
    ['is over', { ...month, activeTo: at('2025-01-15T00:00:00Z') }, null],
    ['is deleted', { ...month, deletedAt: at('2025-01-15T00:00:00Z') }, null],
    ['is scheduled', { ...month, activeFrom: at('2025-02-01T00:00:00Z') }, '2025-02-01T00:00:00Z'],
    ['is not measured yet', { ...month, measureUsageFrom: at('2025-02-01T00:00:00Z') }, '2025-01-31T23:59:00Z'],
  ])('because it %s gives nothing', (_why, terms, validUntil) => {
    const plan = planValue(terms, metering, january);
    expect(plan.usageRanges).toEqual([]);
    const value = valueAt(plan, []);
    expect(value).toMatchObject(nothing);
    expect(value.validUntil?.toString() ?? null).toBe(validUntil);
  });
});

describe('without a meter', () => {
  const always = { activeFrom: at('2025-01-01T00:00:00Z'), activeTo: null, deletedAt: null };
  test('a static entitlement gives its configuration, for good', () => {
    const value = valueAt(planValue({ ...always, type: 'STATIC', config: { seats: 5 } }, null, january), []);
    expect(value).toMatchObject({ hasAccess: true, config: { seats: 5 }, balance: null, validUntil: null, at: january });
  });
  test('a boolean one gives access, until it ends', () => {
    const value = valueAt(planValue({ ...always, type: 'BOOLEAN', activeTo: at('2025-03-01T00:00:00Z') }, null, january), []);
    expect(value).toMatchObject({ hasAccess: true, config: null });
    expect(value.validUntil?.toString()).toBe('2025-03-01T00:00:00Z');
  });
  test('one that is over keeps its configuration to itself', () => {
    const over = { ...always, activeTo: at('2025-01-02T00:00:00Z') };
    expect(valueAt(planValue({ ...over, type: 'STATIC', config: { seats: 5 } }, null, january), [])).toMatchObject({ hasAccess: false, config: null });
  });
});

describe('what is worth storing', () => {
  const daily = { ...month, usagePeriod: { interval: Temporal.Duration.from('P1D'), anchor: at('2025-01-01T00:00:00Z') } };
  const run = (): NonNullable<EntitlementValue['run']> => {
    const plan = planValue(daily, metering, january);
    const result = valueAt(plan, plan.usageRanges.map(() => Decimal.one)).run;
    if (result === null) throw new Error('it is metered and active');
    return result;
  };
  const keptAt = (result: NonNullable<EntitlementValue['run']>, now: Temporal.Instant): string[] => snapshotsToKeep(result, [], 'SUM', now).map((state) => state.at.toString());
  test('is the beginning of the running period, and states for what comes a day and a week late', () => {
    expect(keptAt(run(), january)).toEqual(['2025-01-13T00:00:00Z', '2025-01-19T00:00:00Z', '2025-01-20T00:00:00Z']);
  });
  test('is one state where nothing happened meanwhile', () => {
    expect(keptAt(run(), january.add({ hours: 24 * 40 }))).toEqual(['2025-01-20T00:00:00Z']);
  });
  test('is nothing for LATEST meters', () => {
    expect(snapshotsToKeep(run(), [], 'LATEST', january)).toEqual([]);
  });
  test('is what grants have left, and those that may be filled again', () => {
    const grants = [
      { id: 'spent', amount: '5', effectiveAt: '2025-01-10T08:00:00Z' },
      { id: 'left', amount: '5', priority: 1, effectiveAt: '2025-01-10T08:00:00Z', maxRolloverAmount: '5' },
      { id: 'refilled', amount: '1', effectiveAt: '2025-01-10T08:00:00Z', recurrence: { interval: 'P1Y', anchor: '2025-01-10T08:00:00Z' } },
      { id: 'issued', amount: '1', effectiveAt: '2025-01-10T08:00:00Z', minRolloverAmount: '1', maxRolloverAmount: '1' },
      { id: 'over', amount: '5', priority: 2, effectiveAt: '2025-01-10T08:00:00Z', expiresAt: '2025-01-12T08:00:00Z' },
    ].map(grantOf);
    const state = { at: january, balances: new Map([['left', Decimal.of('4')]]), overage: Decimal.zero, usageInPeriod: Decimal.zero, grantUsageInPeriod: Decimal.zero };
    expect([...snapshotOf(state, grants).balances].map(([id, left]) => `${id} ${left.toString()}`)).toEqual(['left 4', 'refilled 0', 'issued 0']);
  });
  test('is nothing when only the first segment is old enough', () => {
    const plan = planValue(month, metering, january);
    expect(keptAt(valueAt(plan, [Decimal.one]).run ?? run(), january)).toEqual([]);
  });
});

describe('a history', () => {
  test('begins each window with what the value was at that instant, also where a LATEST meter last spoke before', () => {
    const grants = [{ id: 'seats', amount: '10', effectiveAt: '2025-01-10T08:00:00Z', maxRolloverAmount: '10' }].map(grantOf);
    const usageOf = meterOver([{ at: '2025-01-11T09:00:00Z', value: '8' }, { at: '2025-01-20T09:00:00Z', value: '3' }], 'LATEST');
    const of = { aggregation: 'LATEST' as const, grants, resets: [], stored: [] };
    const told = (from: string): string[] => {
      const plan = planHistory(month, of, { from: at(from), to: at('2025-01-22T00:00:00Z'), windowSize: 'DAY', zone: 'UTC' });
      return historyOf(plan, plan.usageRanges.map(usageOf)).windows.map((window) => `${window.from.toString().slice(8, 10)} ${window.balanceAtStart.toString()}`);
    };
    const value = (time: string): string | undefined => {
      const plan = planValue(month, of, at(time));
      return valueAt(plan, plan.usageRanges.map(usageOf)).balance?.toString();
    };
    const days = Array.from({ length: 11 }, (_, n) => `${n + 11} ${value(`2025-01-${n + 11}T00:00:00Z`)}`);
    expect(days).toEqual(['11 10', '12 2', '13 2', '14 2', '15 2', '16 2', '17 2', '18 2', '19 2', '20 2', '21 7']);
    for (const from of ['2025-01-11T00:00:00Z', '2025-01-15T00:00:00Z', '2025-01-15T12:00:00Z']) expect(told(from)).toEqual(days.slice(-told(from).length));
  });
  test.each([
    ['before measurement', '2025-01-09T00:00:00Z', '2025-01-12T00:00:00Z', 'HISTORY_BEFORE_MEASUREMENT'],
    ['of nothing', '2025-01-12T00:00:00Z', '2025-01-12T00:00:00Z', 'HISTORY_PERIOD_EMPTY'],
  ])('%s is refused', (_what, from, to, code) => {
    const issues = historyIssues(month, metering, { from: at(from), to: at(to), windowSize: 'DAY', zone: 'UTC' });
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });
  test('runs over days of 23 and 25 hours, and over months, on the zone it is asked in', () => {
    const days = (from: string, to: string, windowSize: 'DAY' | 'MONTH'): string[] =>
      planHistory(month, metering, { from: at(from), to: at(to), windowSize, zone: 'Europe/Berlin' }).windows.map((window) => window.from.toString());
    expect(days('2025-03-29T12:00:00Z', '2025-03-31T12:00:00Z', 'DAY')).toEqual(['2025-03-28T23:00:00Z', '2025-03-29T23:00:00Z', '2025-03-30T22:00:00Z']);
    expect(days('2025-02-10T00:00:00Z', '2025-04-02T00:00:00Z', 'MONTH')).toEqual(['2025-01-31T23:00:00Z', '2025-02-28T23:00:00Z', '2025-03-31T22:00:00Z']);
  });
});
