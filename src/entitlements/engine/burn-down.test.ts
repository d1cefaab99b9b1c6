import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, scenario } from '../../../test/support/entitlement-scenarios.ts';
import type { Scenario } from '../../../test/support/entitlement-scenarios.ts';
import { at, grantOf, meterOver } from '../../../test/support/entitlement-vectors.ts';
import { present } from '../../kit/assert.ts';
import { compareInstants, sameInstant } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { balanceOf, initialState, resumeFrom } from './balance-state.ts';
import type { BalanceState } from './balance-state.ts';
import { runBurnDown } from './burn-down.ts';
import type { BurnDownSegment, RunResult } from './burn-down.ts';
import { isActiveAt } from './grant.ts';
import { planRun } from './plan.ts';
import type { MeteredAggregation } from './plan.ts';
import { resetsWithin, timelineOf, usagePeriodAt } from './usage-period.ts';

const splittable = fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT');
const until = at('2025-02-09T00:00:00Z');

/** Runs to each stop in turn, continuing from where the former one left off, and on to the end. */
function runVia({ terms, grants, resets, events }: Scenario, aggregation: MeteredAggregation, stops: readonly Temporal.Instant[]): RunResult {
  const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, resets);
  const usageOf = meterOver(events, aggregation);
  const runTo = (state: BalanceState, stop: Temporal.Instant): RunResult => {
    const within = resetsWithin(timeline, state.at, stop, terms.preserveOverageAtReset);
    const plan = planRun({ aggregation, grants, from: state.at, until: stop, resets: within, periodFrom: usagePeriodAt(timeline, state.at).from });
    return runBurnDown(plan, state, plan.usageRanges.map(usageOf));
  };
  const state = stops.toSorted(compareInstants).reduce((from, stop) => runTo(from, stop).resume, initialState(grants, terms.measureUsageFrom));
  return runTo(state, until);
}

const shown = ({ at: time, balances, overage, usageInPeriod, grantUsageInPeriod }: BalanceState): object => ({
  at: time.toString(),
  balances: Object.fromEntries([...balances].filter(([, amount]) => !amount.isZero()).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, amount]) => [id, amount.toString()])),
  overage: overage.toString(),
  usageInPeriod: usageInPeriod.toString(),
  grantUsageInPeriod: grantUsageInPeriod.toString(),
});
/** As whoever reads the balances sees them: what grants have left that end with the run is for nobody. */
const readable = ({ grants }: Scenario, state: BalanceState): BalanceState => ({
  ...state,
  balances: new Map(grants.filter((grant) => isActiveAt(grant, state.at)).map(({ id }) => [id, state.balances.get(id) ?? Decimal.zero])),
});
const burntIn = ({ grantUsages }: BurnDownSegment): Decimal => Decimal.sum(grantUsages.values());

describe('a burn-down', () => {
  test('in pieces equals the whole, wherever it is split', () => {
    fc.assert(
      fc.property(scenario, splittable, fc.array(instant, { minLength: 1, maxLength: 4 }), (drawn, aggregation, stops) => {
        expect(shown(readable(drawn, runVia(drawn, aggregation, stops).end))).toEqual(shown(readable(drawn, runVia(drawn, aggregation, []).end)));
      }),
      { numRuns: 150 },
    );
  });

  test('continues from the start of any segment to the same end', () => {
    fc.assert(
      fc.property(scenario, splittable, (drawn, aggregation) => {
        const whole = runVia(drawn, aggregation, []);
        const timeline = timelineOf(drawn.terms.measureUsageFrom, drawn.terms.usagePeriod, drawn.resets);
        for (const { start } of whole.segments.filter(({ rollover }) => !rollover)) {
          const resets = resetsWithin(timeline, start.at, until, drawn.terms.preserveOverageAtReset);
          const plan = planRun({ aggregation, grants: drawn.grants, from: start.at, until, resets, periodFrom: usagePeriodAt(timeline, start.at).from });
          expect(shown(runBurnDown(plan, present(resumeFrom(start, drawn.grants), 'the state'), plan.usageRanges.map(meterOver(drawn.events, aggregation))).end)).toEqual(shown(whole.end));
        }
      }),
    );
  });

  test('never leaves a balance or an overage below zero, nor a grant above its amount or its least rollover', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST'), (drawn, aggregation) => {
        for (const { start, end, balanceAtStart, balanceAtEnd } of runVia(drawn, aggregation, []).segments) {
          for (const [state, total] of [[start, balanceAtStart], [end, balanceAtEnd]] as const) {
            expect(balanceOf(state).toString()).toBe(total.toString());
            expect(state.overage.isNegative()).toBe(false);
            for (const grant of drawn.grants) {
              const left = state.balances.get(grant.id) ?? Decimal.zero;
              expect(left.isNegative()).toBe(false);
              expect(left.lte(Decimal.max(grant.amount, Decimal.min(grant.minRolloverAmount, grant.maxRolloverAmount)))).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('loses nothing: what was used is burnt, owed or forgiven, and what was granted is burnt, left or lost', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'COUNT'), (drawn, aggregation) => {
        const { segments, end } = runVia(drawn, aggregation, []);
        const all = { from: drawn.terms.measureUsageFrom, to: until, periodFrom: drawn.terms.measureUsageFrom };
        const used = meterOver(drawn.events, aggregation)(all);
        const burnt = Decimal.sum(segments.map(burntIn));
        let forgiven = Decimal.zero;
        for (const [index, segment] of segments.entries()) {
          expect(balanceOf(segment.start).sub(balanceOf(segment.end)).toString()).toBe(burntIn(segment).toString());
          expect(segment.start.overage.add(segment.usage).toString()).toBe(burntIn(segment).add(segment.end.overage).toString());
          const former = segments[index - 1];
          if (former !== undefined) forgiven = forgiven.add(former.end.overage.sub(segment.start.overage));
          if (former !== undefined && !segment.rollover) expect(segment.start.overage.toString()).toBe(former.end.overage.toString());
        }
        expect(used.toString()).toBe(burnt.add(end.overage).add(forgiven).toString());
      }),
    );
  });

  test('counts each period by itself: usage is what was burnt and is owed, less what was carried in', () => {
    fc.assert(
      fc.property(scenario, (drawn) => {
        const { segments, end, periodFrom } = runVia(drawn, 'SUM', []);
        const carried = segments.findLast(({ rollover }) => rollover)?.start.overage ?? Decimal.zero;
        expect(end.usageInPeriod.add(carried).toString()).toBe(end.grantUsageInPeriod.add(end.overage).toString());
        expect(end.usageInPeriod.toString()).toBe(meterOver(drawn.events, 'SUM')({ from: periodFrom, to: until, periodFrom }).toString());
      }),
    );
  });

  test('does not depend on the order in which grants and resets are given', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'LATEST'), fc.infiniteStream(fc.integer()), (drawn, aggregation, keys) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items.map((item) => ({ item, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key).map(({ item }) => item);
        const other = { ...drawn, grants: shuffled(drawn.grants), resets: shuffled(drawn.resets) };
        expect(runVia(other, aggregation, []).segments.map(({ end }) => shown(end))).toEqual(runVia(drawn, aggregation, []).segments.map(({ end }) => shown(end)));
      }),
    );
  });

  test('is told in segments that touch, and end for a reason', () => {
    fc.assert(
      fc.property(scenario, (drawn) => {
        const { segments } = runVia(drawn, 'SUM', []);
        for (const [index, segment] of segments.entries()) {
          const next = segments[index + 1];
          if (next === undefined) expect(sameInstant(segment.to, until)).toBe(true);
          else expect(sameInstant(segment.to, next.from)).toBe(true);
          const { activityChange, recurrences, reset } = segment.endedBy;
          expect(activityChange || recurrences.length > 0 || reset).toBe(next !== undefined && !segment.rollover);
          expect(next?.rollover ?? false).toBe(reset);
        }
      }),
    );
  });
});

const start = at('2025-01-01T00:00:00Z');
const hour = (n: number): Temporal.Instant => start.add({ hours: n });
const recurring = grantOf({ id: 'daily', amount: '10', effectiveAt: '2025-01-01T00:00:00Z', maxRolloverAmount: '10', minRolloverAmount: '10', recurrence: { interval: 'P1D', anchor: '2025-01-01T00:00:00Z' } });

test('stopped where a grant ends, a run that continues there knows nothing of its rest', () => {
  const ending = grantOf({ id: 'ending', amount: '5', effectiveAt: '2025-01-01T00:00:00Z', expiresAt: '2025-01-01T01:00:00Z' });
  const plan = planRun({ aggregation: 'SUM', grants: [ending], from: start, until: hour(1), resets: [], periodFrom: start });
  const whole = runBurnDown(plan, initialState([ending], start), [Decimal.one]);
  expect(balanceOf(whole.end).toString()).toBe('4');
  const rest = planRun({ aggregation: 'SUM', grants: [ending], from: hour(1), until: hour(1), resets: [], periodFrom: start });
  expect(balanceOf(runBurnDown(rest, whole.resume, []).end).toString()).toBe('0');
});

describe('at a reset that preserves overage', () => {
  test.each([
    ['a grant that recurs there pays after its refill, so its rolled balance forgives nothing', [recurring], '7'],
    ['a grant that starts there pays from its full amount', [grantOf({ id: 'new', amount: '10', effectiveAt: '2025-01-02T00:00:00Z', minRolloverAmount: '4', maxRolloverAmount: '4' })], '7'],
  ])('%s', (_why, grants, left) => {
    const plan = planRun({ aggregation: 'SUM', grants, from: start, until: hour(25), resets: [{ at: hour(24), preserveOverage: true }], periodFrom: start });
    const used = grants[0] === recurring ? '13' : '3';
    const { end } = runBurnDown(plan, initialState(grants, start), [Decimal.of(used), Decimal.zero]);
    expect([balanceOf(end).toString(), end.overage.toString(), end.grantUsageInPeriod.toString()]).toEqual([left, '0', '3']);
  });
});

test('usage that is taken back returns to the grant it would burn next', () => {
  const plan = planRun({ aggregation: 'SUM', grants: [recurring], from: start, until: hour(1), resets: [], periodFrom: start });
  const opened = { ...initialState([recurring], start), at: start };
  const burnt = { ...opened, balances: new Map([['daily', Decimal.of('4')]]), at: hour(1) };
  const second = planRun({ aggregation: 'SUM', grants: [recurring], from: hour(1), until: hour(2), resets: [], periodFrom: start });
  expect(runBurnDown(plan, opened, [Decimal.of('6')]).end.balances.get('daily')?.toString()).toBe('4');
  expect(runBurnDown(second, burnt, [Decimal.of('-2')]).end.balances.get('daily')?.toString()).toBe('6');
});

test.each([
  ['a reset at the start', { resets: [{ at: start, preserveOverage: false }] }, 'reset-outside-run'],
  ['a reset after the end', { resets: [{ at: hour(2), preserveOverage: false }] }, 'reset-outside-run'],
  ['resets out of order', { resets: [{ at: hour(1), preserveOverage: false }, { at: start.add({ minutes: 1 }), preserveOverage: false }] }, 'reset-outside-run'],
  ['an end before the start', { until: start.subtract({ minutes: 1 }) }, 'run-ends-before-start'],
])('refuses %s', (_what, change, reason) => {
  const request = { aggregation: 'SUM' as const, grants: [], from: start, until: hour(1), resets: [], periodFrom: start, ...change };
  expect(() => planRun(request)).toThrow(expect.objectContaining({ reason }));
});

test('refuses usages that do not answer the plan', () => {
  const plan = planRun({ aggregation: 'SUM', grants: [], from: start, until: hour(1), resets: [], periodFrom: start });
  expect(() => runBurnDown(plan, initialState([], start), [])).toThrow(expect.objectContaining({ reason: 'usage-does-not-match-plan' }));
});
