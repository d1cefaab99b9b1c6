import { beforeAll, expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { at, grantOf, vectorsOf } from '../support/entitlement-vectors.ts';
import type { VectorEvent, VectorGrant, VectorSegment } from '../support/entitlement-vectors.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { figures, house } from './house.ts';
import { play } from './plays.ts';
import type { Play, Played } from './plays.ts';

const all = worlds();
let world: World;
let ask: ReturnType<typeof house>;
let played = 0;
beforeAll(async () => {
  world = await all.create();
  ask = house(world);
});
const nextKey = (): string => `v${++played}`;

interface Units {
  readonly grant: { readonly id: string };
  readonly amount: string;
}

/** Amounts by the vector's name of the grant; a vector may leave out what is 0. */
const named = (units: readonly Units[], { grants }: Played): Record<string, string> => Object.fromEntries(units.map(({ grant, amount }) => [grants.get(grant.id) ?? grant.id, amount]));
const withoutZeros = (amounts: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== '0'));

const accounts = 'explain { balance usage overage totalAvailableGrantAmount grants { grant { id } balance } }';
const valueText = `query ($key: String!, $feature: Key!, $at: DateTime) { entitlementValue(customer: { key: $key }, featureKey: $feature, at: $at) { ${figures} ${accounts} } }`;

async function askedValue(one: Played, time: string | null): Promise<{ shown: Record<string, unknown>; grantBalances: Record<string, string> | undefined }> {
  const { explain, ...shown } = (await world.data(valueText, { key: one.key, feature: one.key, at: time })).entitlementValue;
  if (explain !== null) {
    const { grants: _grants, ...explained } = explain;
    // What is explained is what is answered.
    expect(shown).toMatchObject(explained);
  }
  return { shown, grantBalances: explain === null ? undefined : withoutZeros(named(explain.grants.map(({ grant, balance }: { grant: { id: string }; balance: string }) => ({ grant, amount: balance })), one)) };
}

interface ValueVector extends Play {
  readonly query: { readonly time: string };
  readonly expected: Record<string, unknown> & { readonly grantBalances?: Record<string, string> };
}

test.each(vectorsOf<ValueVector>('entitlement_value'))('entitlement_value %s', async (_title, vector) => {
  const { query, expected } = vector;
  const one = await play(world, ask, nextKey(), vector, query.time);
  const { shown, grantBalances } = await askedValue(one, query.time);
  const { grantBalances: wantedBalances, ...wanted } = expected;
  expect(shown).toMatchObject(wanted);
  if (shown['balance'] !== null) expect(grantBalances).toEqual(withoutZeros(wantedBalances ?? {}));
  // Where the clock stands at that time: computed, and then as it was kept.
  if (one.now !== query.time) return;
  const plain = (await world.data(valueText.replace(accounts, ''), { key: one.key, feature: one.key })).entitlementValue;
  expect(plain).toEqual(shown);
  expect((await world.data(valueText.replace(accounts, ''), { key: one.key, feature: one.key })).entitlementValue).toEqual(shown);
});

const segmentFields = `period { from to } usage overageAtStart overage balanceAtStart balanceAtEnd rollover endedBy { reset }
  grantBalancesAtStart { grant { id } amount } grantBalancesAtEnd { grant { id } amount } grantUsages { grant { id } amount }`;
const historyText = `query ($key: String!, $feature: Key!, $from: DateTime, $to: DateTime, $windowSize: WindowSize!) {
  entitlementHistory(customer: { key: $key }, featureKey: $feature, from: $from, to: $to, windowSize: $windowSize) { windows { period { from to } usage balanceAtStart } segments { ${segmentFields} } } }`;

interface ShownSegment extends Omit<VectorSegment, 'grantBalancesAtStart' | 'grantBalancesAtEnd' | 'grantUsages' | 'from' | 'to'> {
  readonly period: { readonly from: string; readonly to: string };
  readonly endedBy: { readonly reset: boolean };
  readonly grantBalancesAtStart: readonly Units[];
  readonly grantBalancesAtEnd: readonly Units[];
  readonly grantUsages: readonly Units[];
}

function segmentOf({ period, endedBy, rollover, grantBalancesAtStart, grantBalancesAtEnd, grantUsages, ...shown }: ShownSegment, one: Played): VectorSegment {
  return {
    ...period,
    ...shown,
    grantBalancesAtStart: named(grantBalancesAtStart, one),
    grantBalancesAtEnd: named(grantBalancesAtEnd, one),
    grantUsages: named(grantUsages, one),
    ...(endedBy.reset ? { endedByReset: true } : {}),
    ...(rollover === true ? { rollover: true } : {}),
  };
}

const wantedSegment = (segment: VectorSegment): VectorSegment => ({
  ...segment,
  grantBalancesAtStart: withoutZeros(segment.grantBalancesAtStart),
  grantBalancesAtEnd: withoutZeros(segment.grantBalancesAtEnd),
});

interface HistoryVector extends Play {
  readonly query: { readonly from?: string; readonly to: string; readonly windowSize: string };
  readonly expected: { readonly windows: readonly { readonly from: string; readonly to: string; readonly usage: string; readonly balanceAtStart: string }[]; readonly segments: readonly VectorSegment[] };
}

test.each(vectorsOf<HistoryVector>('entitlement_history'))('entitlement_history %s', async (_title, vector) => {
  const { query, expected } = vector;
  const one = await play(world, ask, nextKey(), vector, query.to);
  const asked = async () => (await world.data(historyText, { key: one.key, feature: one.key, from: null, ...query })).entitlementHistory;
  const history = await asked();
  expect(history.windows).toEqual(expected.windows.map(({ from, to, ...window }) => ({ period: { from, to }, ...window })));
  expect(history.segments.map((segment: ShownSegment) => segmentOf(segment, one))).toEqual(expected.segments.map(wantedSegment));
  // Whatever a value leaves behind changes nothing of it.
  await askedValue(one, null);
  expect(await asked()).toEqual(history);
});

interface EngineVector {
  readonly id: string;
  readonly aggregation: Play['aggregation'];
  readonly start: { readonly at: string; readonly grantBalances: Record<string, string>; readonly overage: string; readonly usageInPeriod: string; readonly grantUsageInPeriod: string };
  readonly grants: readonly VectorGrant[];
  readonly usage: readonly VectorEvent[];
  readonly resets: readonly { readonly at: string }[];
  readonly preserveOverage: boolean;
  readonly until: string;
  readonly expected: {
    readonly error?: string;
    readonly grantBalances: Record<string, string>;
    readonly balance: string;
    readonly overage: string;
    readonly usageInPeriod: string;
    readonly totalAvailableGrantAmount: string;
    readonly currentPeriodSince?: string;
    readonly segments?: readonly VectorSegment[];
  };
}

const isBefore = (a: string, b: string): boolean => Temporal.Instant.compare(at(a), at(b)) < 0;
const endOf = (grant: VectorGrant): string | null => grantOf(grant).expiresAt?.toString() ?? null;
const isOverAt = (grant: VectorGrant, time: string): boolean => {
  const end = endOf(grant);
  return end !== null && !isBefore(time, end);
};

/** Why a run cannot be had of a graph; null when it can. A graph has no state to start from: what was before has to have happened. */
function hindrance({ start, grants, expected }: EngineVector): string | null {
  if (expected.error !== undefined) return 'a graph cannot name balances that do not fit its grants';
  if (start.usageInPeriod !== '0' || start.grantUsageInPeriod !== '0' || start.overage !== '0') return 'it starts within a usage period, with figures that no usage has left';
  const partly = grants.find((grant) => isBefore(grant.effectiveAt, start.at) && !isOverAt(grant, start.at));
  return partly === undefined ? null : 'it starts with a grant that is used already, by usage that is none of the period';
}

const runs = vectorsOf<EngineVector>('engine_run');

test('engine_run: what cannot be played is these, for these reasons', () => {
  expect(Object.fromEntries(runs.flatMap(([, vector]) => (hindrance(vector) === null ? [] : [[vector.id, hindrance(vector)]])))).toEqual({
    'eng-err-missing-balance': 'a graph cannot name balances that do not fit its grants',
    'eng-recur-anchor-later-refilled': 'it starts with a grant that is used already, by usage that is none of the period',
    'rst-none': 'it starts within a usage period, with figures that no usage has left',
    'snap-accumulate': 'it starts within a usage period, with figures that no usage has left',
    'snap-reset-clears': 'it starts within a usage period, with figures that no usage has left',
  });
});

test.each(runs.filter(([, vector]) => hindrance(vector) === null))('engine_run %s', async (_title, vector) => {
  const { start, until, expected, preserveOverage } = vector;
  // Grants that are over when the run begins were given before it, in a usage period without usage.
  const measureUsageFrom = vector.grants.map(({ effectiveAt }) => effectiveAt).reduce((a, b) => (isBefore(b, a) ? b : a), start.at);
  const one = await play(
    world,
    ask,
    nextKey(),
    {
      ...vector,
      // No period ends by itself: the vector lists every reset.
      entitlement: { measureUsageFrom, usagePeriod: { interval: 'P10Y', anchor: measureUsageFrom } },
      resets: vector.resets.map((reset) => ({ ...reset, preserveOverage })),
    },
    until,
  );
  const { shown, grantBalances } = await askedValue(one, until);
  // A run leaves what grants that end with it still have; a value of that instant does not.
  const ending = vector.grants.filter((grant) => endOf(grant) === at(until).toString()).map(({ id }) => id);
  const lost = Decimal.sum(ending.map((id) => Decimal.of(expected.grantBalances[id] ?? '0')));
  const left = Object.fromEntries(Object.entries(expected.grantBalances).filter(([id]) => !ending.includes(id)));
  expect({ ...shown, grantBalances }).toMatchObject({
    balance: Decimal.of(expected.balance).sub(lost).toString(),
    usage: expected.usageInPeriod,
    overage: expected.overage,
    totalAvailableGrantAmount: Decimal.of(expected.totalAvailableGrantAmount).sub(lost).toString(),
    currentUsagePeriod: { from: expected.currentPeriodSince ?? measureUsageFrom },
    grantBalances: withoutZeros(left),
  });
  const { segments } = (await world.data(historyText, { key: one.key, feature: one.key, from: start.at, to: until, windowSize: 'DAY' })).entitlementHistory;
  if (expected.segments !== undefined) expect(segments.map((segment: ShownSegment) => segmentOf(segment, one))).toEqual(expected.segments.map(wantedSegment));
});
