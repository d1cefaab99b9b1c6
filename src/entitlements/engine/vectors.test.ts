import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { at, grantOf, interval, meteredOf, meterOver, resetsOf, vectorKinds, vectorsOf, vectorsSay } from '../../../test/support/entitlement-vectors.ts';
import type { VectorEntitlement, VectorEvent, VectorGrant, VectorReset, VectorSegment } from '../../../test/support/entitlement-vectors.ts';
import { nextOccurrence, periodAt, previousOccurrence } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { balanceOf, totalAvailable } from './balance-state.ts';
import type { BalanceState, Balances } from './balance-state.ts';
import { runBurnDown } from './burn-down.ts';
import type { BurnDownSegment, RunResult } from './burn-down.ts';
import { activityOf, inBurnOrder, isActiveAt, rolledOver } from './grant.ts';
import { historyIssues, historyOf, planHistory } from './history.ts';
import type { HistoryWindowSize } from './history.ts';
import { grantIssues } from './input-rules.ts';
import { planRun } from './plan.ts';
import type { BurnDownError, MeteredAggregation } from './plan.ts';
import { grantStartIssues, resetIssues, voidIssues } from './reset-rules.ts';
import { findConflict } from './uniqueness.ts';
import { periodStarts, timelineOf, usagePeriodAt } from './usage-period.ts';
import type { Timeline } from './usage-period.ts';
import { planValue, valueAt } from './value.ts';

const texts = (balances: Balances): Record<string, string> =>
  Object.fromEntries([...balances].filter(([, amount]) => !amount.isZero()).map(([id, amount]) => [id, amount.toString()]));
const withoutZeros = (map: Record<string, string>): Record<string, string> => texts(new Map(Object.entries(map).map(([id, text]) => [id, Decimal.of(text)])));
const period = ({ from, to }: { from: Temporal.Instant; to: Temporal.Instant | null }): object => ({ from: from.toString(), to: to?.toString() ?? null });

function shown(segment: BurnDownSegment): VectorSegment {
  return {
    from: segment.from.toString(),
    to: segment.to.toString(),
    usage: segment.usage.toString(),
    overageAtStart: segment.start.overage.toString(),
    overage: segment.end.overage.toString(),
    balanceAtStart: balanceOf(segment.start).toString(),
    balanceAtEnd: balanceOf(segment.end).toString(),
    grantBalancesAtStart: texts(segment.start.balances),
    grantBalancesAtEnd: texts(segment.end.balances),
    grantUsages: texts(segment.grantUsages),
    ...(segment.endedBy.reset ? { endedByReset: true } : {}),
    ...(segment.rollover ? { rollover: true } : {}),
  };
}
const expectedSegment = (segment: VectorSegment): VectorSegment => ({
  ...segment,
  grantBalancesAtStart: withoutZeros(segment.grantBalancesAtStart),
  grantBalancesAtEnd: withoutZeros(segment.grantBalancesAtEnd),
});

interface EngineVector {
  aggregation: MeteredAggregation;
  start: { at: string; grantBalances: Record<string, string>; overage: string; usageInPeriod: string; grantUsageInPeriod: string };
  grants: VectorGrant[];
  usage: VectorEvent[];
  resets: { at: string }[];
  preserveOverage: boolean;
  until: string;
  splitAt?: string[];
  expected: {
    error?: string;
    grantBalances: Record<string, string>;
    balance: string;
    overage: string;
    usageInPeriod: string;
    grantUsageInPeriod: string;
    totalAvailableGrantAmount: string;
    currentPeriodSince?: string;
    segments?: VectorSegment[];
  };
}

function runVector(vector: EngineVector, stops: readonly string[]): RunResult & { lastReset: Temporal.Instant | null } {
  const usageOf = meterOver(vector.usage, vector.aggregation);
  let state: BalanceState = {
    at: at(vector.start.at),
    balances: new Map(Object.entries(vector.start.grantBalances).map(([id, text]) => [id, Decimal.of(text)])),
    overage: Decimal.of(vector.start.overage),
    usageInPeriod: Decimal.of(vector.start.usageInPeriod),
    grantUsageInPeriod: Decimal.of(vector.start.grantUsageInPeriod),
  };
  let periodFrom = state.at;
  let result: RunResult | null = null;
  let lastReset: Temporal.Instant | null = null;
  for (const stop of [...stops, vector.until]) {
    const until = at(stop);
    // A run that is not split gets every reset, also one that it must refuse.
    const isWithin = (reset: { at: Temporal.Instant }): boolean => stops.length === 0 || (Temporal.Instant.compare(reset.at, state.at) > 0 && Temporal.Instant.compare(reset.at, until) <= 0);
    const resets = vector.resets.map((reset) => ({ at: at(reset.at), preserveOverage: vector.preserveOverage })).filter(isWithin);
    const plan = planRun({ aggregation: vector.aggregation, grants: vector.grants.map(grantOf), from: state.at, until, resets, periodFrom });
    result = runBurnDown(plan, state, plan.usageRanges.map(usageOf));
    ({ resume: state, periodFrom } = result);
    lastReset = plan.lastReset ?? lastReset;
  }
  if (result === null) throw new Error('nothing ran');
  return { ...result, lastReset };
}

describe('engine_run', () => {
  test.each(vectorsOf<EngineVector>('engine_run'))('%s', (_name, vector) => {
    const { expected } = vector;
    if (expected.error !== undefined) {
      expect(() => runVector(vector, [])).toThrow(expect.objectContaining({ reason: expected.error as BurnDownError['reason'] }));
      return;
    }
    for (const stops of [[], vector.splitAt ?? []]) {
      const { end, lastReset, segments } = runVector(vector, stops);
      expect({
        grantBalances: texts(end.balances),
        balance: balanceOf(end).toString(),
        overage: end.overage.toString(),
        usageInPeriod: end.usageInPeriod.toString(),
        grantUsageInPeriod: end.grantUsageInPeriod.toString(),
        totalAvailableGrantAmount: totalAvailable(end).toString(),
        currentPeriodSince: lastReset?.toString(),
      }).toEqual({ ...expected, grantBalances: withoutZeros(expected.grantBalances), segments: undefined });
      if (stops.length === 0 && expected.segments !== undefined) expect(segments.map(shown)).toEqual(expected.segments.map(expectedSegment));
    }
  });
});

interface ValueVector {
  aggregation: MeteredAggregation;
  entitlement: VectorEntitlement;
  grants: VectorGrant[];
  usage: VectorEvent[];
  resets: VectorReset[];
  query: { time: string };
  expected: object & { grantBalances?: Record<string, string> };
}

test.each(vectorsOf<ValueVector>('entitlement_value'))('entitlement_value %s', (_name, vector) => {
  const entitlement = meteredOf(vector.entitlement);
  const metering = { aggregation: vector.aggregation, grants: vector.grants.map(grantOf), resets: resetsOf(vector.resets, entitlement), stored: [] };
  const plan = planValue(entitlement, metering, at(vector.query.time));
  const value = valueAt(plan, plan.usageRanges.map(meterOver(vector.usage, vector.aggregation)));
  expect({
    currentUsagePeriod: value.currentUsagePeriod && period(value.currentUsagePeriod),
    hasAccess: value.hasAccess,
    balance: value.balance?.toString(),
    usage: value.usage?.toString(),
    overage: value.overage?.toString(),
    totalAvailableGrantAmount: value.totalAvailableGrantAmount?.toString(),
    grantBalances: texts(value.grantBalances ?? new Map()),
  }).toEqual({ ...vector.expected, grantBalances: withoutZeros(vector.expected.grantBalances ?? {}) });
});

interface HistoryVector extends Omit<ValueVector, 'query' | 'expected'> {
  query: { from?: string; to: string; windowSize: HistoryWindowSize };
  expected: { windows: object[]; segments?: VectorSegment[] };
}

test.each(vectorsOf<HistoryVector>('entitlement_history'))('entitlement_history %s', (_name, vector) => {
  const terms = meteredOf(vector.entitlement);
  const metering = { aggregation: vector.aggregation, grants: vector.grants.map(grantOf), resets: resetsOf(vector.resets, terms), stored: [] };
  const request = { from: vector.query.from === undefined ? null : at(vector.query.from), to: at(vector.query.to), windowSize: vector.query.windowSize, zone: 'UTC' };
  expect(historyIssues(terms, metering, request)).toEqual([]);
  const plan = planHistory(terms, metering, request);
  const { windows, segments } = historyOf(plan, plan.usageRanges.map(meterOver(vector.usage, vector.aggregation)));
  expect(windows.map((window) => ({ ...period(window), usage: window.usage.toString(), balanceAtStart: window.balanceAtStart.toString() }))).toEqual(vector.expected.windows);
  if (vector.expected.segments !== undefined) expect(segments.map(shown)).toEqual(vector.expected.segments.map(expectedSegment));
});

interface PeriodVector {
  timeline: { start: string; interval: string; anchor: string }[];
  query: { time?: string; from?: string; to?: string };
  expected: { period?: object; periodStarts?: string[] };
}

test.each(vectorsOf<PeriodVector>('usage_period'))('usage_period %s', (_name, { timeline, query, expected }) => {
  const [first, ...others] = timeline.map((entry) => ({ start: at(entry.start), interval: interval(entry.interval), anchor: at(entry.anchor), preserveOverage: null }));
  if (first === undefined) throw new Error('a timeline has an entry');
  const entries: Timeline = [first, ...others];
  if (query.time === undefined) expect(periodStarts(entries, at(query.from ?? ''), at(query.to ?? '')).map(String)).toEqual(expected.periodStarts);
  else expect(period(usagePeriodAt(entries, at(query.time)))).toEqual(expected.period);
});

interface RecurrenceVector {
  recurrence: { interval: string; anchor: string };
  query: { op: 'next' | 'previous' | 'period'; time: string; boundary: 'inclusive' | 'exclusive' };
  expected: { time?: string; period?: object };
}

test.each(vectorsOf<RecurrenceVector>('recurrence'))('recurrence %s', (_name, { recurrence, query, expected }) => {
  const recurring = { interval: interval(recurrence.interval), anchor: at(recurrence.anchor) };
  const time = at(query.time);
  if (query.op === 'period') expect(period(periodAt(recurring, time))).toEqual(expected.period);
  else expect((query.op === 'next' ? nextOccurrence : previousOccurrence)(recurring, time, query.boundary).toString()).toBe(expected.time);
});

test.each(vectorsOf<{ grants: VectorGrant[]; expected: { order: string[] } }>('grant_order'))('grant_order %s', (_name, { grants, expected }) => {
  expect(inBurnOrder(grants.map(grantOf)).map(({ id }) => id)).toEqual(expected.order);
});

interface ActivityVector {
  grants: [VectorGrant];
  query: { times: string[] };
  expected: { effectivePeriod: object; active: boolean[] };
}

test.each(vectorsOf<ActivityVector>('grant_activity'))('grant_activity %s', (_name, { grants, query, expected }) => {
  const grant = grantOf(grants[0]);
  expect(period(activityOf(grant))).toEqual(expected.effectivePeriod);
  expect(query.times.map((time) => isActiveAt(grant, at(time)))).toEqual(expected.active);
});

interface RolloverVector {
  grants: [VectorGrant];
  query: { balanceBeforeReset: string };
  expected: { balanceAfterReset: string };
}

test.each(vectorsOf<RolloverVector>('rollover'))('rollover %s %#', (_name, { grants, query, expected }) => {
  expect(rolledOver(grantOf(grants[0]), Decimal.of(query.balanceBeforeReset)).toString()).toBe(expected.balanceAfterReset);
});

interface UniquenessVector {
  entitlements: { id?: string; featureKey: string; customerId: string; createdAt: string; activeFrom?: string; activeTo?: string; deletedAt?: string }[];
  expected: { allowed: boolean; error?: string; conflictingEntitlements?: string[] };
}

test.each(vectorsOf<UniquenessVector>('entitlement_uniqueness'))('entitlement_uniqueness %s', (_name, { entitlements, expected }) => {
  const holdings = entitlements.map((entitlement) => ({
    ...entitlement,
    activeFrom: at(entitlement.activeFrom ?? entitlement.createdAt),
    activeTo: entitlement.activeTo === undefined ? null : at(entitlement.activeTo),
    deletedAt: entitlement.deletedAt === undefined ? null : at(entitlement.deletedAt),
  }));
  if (expected.error !== undefined) expect(() => findConflict(holdings)).toThrow(expected.error);
  else expect(findConflict(holdings)?.map(({ id }) => id)).toEqual(expected.conflictingEntitlements);
});

interface CommandVector {
  now: string;
  entitlement: VectorEntitlement;
  resets: VectorReset[];
  grants: VectorGrant[];
  command: { type: 'reset' | 'void' | 'createGrant'; effectiveAt?: string; at?: string; amount?: string };
  expected: { accepted: boolean; reason?: string };
}

/** Labels of the cases, where ours have other names; a label without one stands for any single reason. */
const reasons: Readonly<Record<string, RegExp>> = {
  'before-current-period': /_BEFORE_CURRENT_PERIOD$/,
  'already-voided': /^GRANT_ALREADY_VOIDED$/,
  future: /_IN_FUTURE$/,
};

test.each(vectorsOf<CommandVector>('command_validation'))('command_validation %s', (_name, vector) => {
  const { command, expected } = vector;
  const now = at(vector.now);
  const terms = meteredOf(vector.entitlement);
  const timeline = timelineOf(terms.measureUsageFrom, terms.usagePeriod, resetsOf(vector.resets, terms));
  const effectiveAt = command.effectiveAt === undefined ? null : at(command.effectiveAt);
  const grant = vector.grants.map(grantOf)[0];
  const optional = { priority: null, expiration: null, minRolloverAmount: null, maxRolloverAmount: null, recurrence: null };
  const issues = {
    reset: () => resetIssues(timeline, { effectiveAt }, now),
    void: () => (grant === undefined ? [] : voidIssues(timeline, grant, command.at === undefined ? null : at(command.at), now)),
    createGrant: () => [
      ...grantIssues({ amount: Decimal.of(command.amount ?? '0'), effectiveAt: effectiveAt ?? now, ...optional }),
      ...grantStartIssues(timeline, effectiveAt ?? now, now),
    ],
  }[command.type]();
  expect(issues.map(({ code }) => code)).toEqual(expected.accepted ? [] : [expect.stringMatching(reasons[expected.reason ?? ''] ?? /./)]);
});

test('every kind is run with every vector of it', async () => {
  const { count, kinds } = vectorsSay();
  expect(Object.values(vectorKinds()).reduce((sum, of) => sum + of, 0)).toBe(count);
  expect(Object.keys(vectorKinds())).toEqual(kinds);
  // Each is taken whole by a test here or beside: vectorsOf leaves none out.
  const sources = await Promise.all(['vectors.test.ts', 'threshold.test.ts'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')));
  const taken = sources.flatMap((source) => [...source.matchAll(/vectorsOf<[^(]+>\('(\w+)'\)/g)].map(([, kind]) => kind));
  expect(taken.toSorted()).toEqual(Object.keys(vectorKinds()));
});
