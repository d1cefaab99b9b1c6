import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { at, interval, vectorsOf } from '../support/entitlement-vectors.ts';
import type { VectorEntitlement, VectorEvent, VectorGrant, VectorReset } from '../support/entitlement-vectors.ts';
import { figures, house } from './house.ts';

interface ValueVector {
  readonly aggregation: 'SUM' | 'COUNT' | 'UNIQUE_COUNT' | 'LATEST';
  readonly entitlement: VectorEntitlement;
  readonly grants: readonly VectorGrant[];
  readonly usage: readonly VectorEvent[];
  readonly resets: readonly VectorReset[];
  readonly query: { readonly time: string };
  readonly expected: Record<string, unknown> & { readonly hasAccess: boolean };
}

const all = worlds();

/** What happens in a vector, in the order of a test clock's time. */
interface Step {
  readonly time: string;
  readonly run: () => Promise<unknown>;
}

/** As a command takes it: the vectors' grants end after whole days, or hours. */
function expirationOf({ expiration, expiresAt, effectiveAt }: VectorGrant): { unit: string; count: number } | null {
  if (expiration !== undefined) return { unit: expiration.duration, count: expiration.count };
  if (expiresAt === undefined) return null;
  const hours = at(expiresAt).since(at(effectiveAt)).total('hours');
  return hours % 24 === 0 && hours / 24 <= 1_000 ? { unit: 'DAY', count: hours / 24 } : { unit: 'HOUR', count: hours };
}

const vectors = vectorsOf<ValueVector>('entitlement_value');

test.each(vectors)('through the graph: %s', async (_title, vector) => {
  const { entitlement, grants, usage, resets, query, expected, aggregation } = vector;
  const world = await all.create();
  const ask = house(world);
  await ask.feature('f', aggregation);
  // Where nothing happens before the question, the clock begins there.
  const start = [grants.length + resets.length === 0 ? query.time : entitlement.measureUsageFrom, ...grants.map(({ createdAt, effectiveAt }) => createdAt ?? effectiveAt)].toSorted((a, b) => Temporal.Instant.compare(at(a), at(b)))[0] as string;
  const clockId = await ask.clock(start);
  await ask.customer('c', { testClockId: clockId });
  await ask.metered('c', 'f', {
    usagePeriod: { interval: interval(entitlement.usagePeriod.interval).toString(), anchor: entitlement.usagePeriod.anchor },
    measureUsageFrom: { at: entitlement.measureUsageFrom },
    isSoftLimit: entitlement.isSoftLimit ?? false,
    preserveOverageAtReset: entitlement.preserveOverageAtReset ?? false,
  });
  expect(grants.every(({ deletedAt }) => deletedAt === undefined)).toBe(true);
  const ids = new Map<string, string>();
  const steps: Step[] = [
    ...grants.map((grant): Step => ({
      time: grant.createdAt ?? grant.effectiveAt,
      run: async () => {
        const { id } = await ask.grant('c', 'f', grant.amount, grant.effectiveAt, {
          ...(grant.priority === undefined ? {} : { priority: grant.priority }),
          expiration: expirationOf(grant),
          minRolloverAmount: grant.minRolloverAmount ?? '0',
          maxRolloverAmount: grant.maxRolloverAmount ?? '0',
          ...(grant.recurrence === undefined ? {} : { recurrence: { interval: interval(grant.recurrence.interval).toString(), anchor: grant.recurrence.anchor } }),
        });
        ids.set(grant.id, id);
      },
    })),
    ...grants.flatMap(({ id, voidedAt }): Step[] =>
      voidedAt === undefined ? [] : [{ time: voidedAt, run: () => world.data('mutation ($id: ID!, $at: DateTime) { voidGrant(id: $id, at: $at) { ... on Grant { id } ... on Error { message } } }', { id: ids.get(id), at: voidedAt }) }],
    ),
    ...resets.map((reset): Step => ({
      time: reset.at,
      run: () => ask.reset('c', 'f', { effectiveAt: reset.at, retainAnchor: reset.retainAnchor ?? false, ...(reset.preserveOverage === undefined ? {} : { preserveOverage: reset.preserveOverage }) }),
    })),
  ];
  await ask.use('c', 'f', ...usage.flatMap(occurrences));
  for (const { time, run } of steps.toSorted((a, b) => Temporal.Instant.compare(at(a.time), at(b.time)))) {
    if (Temporal.Instant.compare(at(time), at(start)) > 0) await ask.advance(clockId, time);
    await run();
  }
  const asked = async (when?: string) => (await world.data(`query ($at: DateTime) { entitlementValue(customer: { key: "c" }, featureKey: "f", at: $at) { ${figures} } }`, { at: when ?? null })).entitlementValue;
  const wanted = figuresOf(expected);
  const latest = [query.time, ...steps.map(({ time }) => time)].reduce((a, b) => (Temporal.Instant.compare(at(a), at(b)) < 0 ? b : a));
  if (Temporal.Instant.compare(at(latest), at(start)) > 0) await ask.advance(clockId, latest);
  const then = await asked(query.time);
  expect(then).toMatchObject(wanted);
  // Where the clock stands at that time: computed, and then as it was kept.
  if (latest !== query.time) return;
  expect(await asked()).toEqual(then);
  expect(await asked()).toEqual(then);
});

function occurrences({ at: time, value, repeat }: VectorEvent): [string, string][] {
  if (repeat === undefined) return time === undefined ? [] : [[time, value]];
  const from = at(repeat.from).epochNanoseconds;
  const step = (at(repeat.to).epochNanoseconds - from) / BigInt(repeat.count);
  return Array.from({ length: repeat.count }, (_none, n) => [Temporal.Instant.fromEpochNanoseconds(((from + BigInt(n) * step) / 1_000n) * 1_000n).toString(), value]);
}

/** What the graph shows of what is expected. */
function figuresOf(expected: Record<string, unknown>): Record<string, unknown> {
  const shown = ['hasAccess', 'balance', 'usage', 'overage', 'totalAvailableGrantAmount', 'currentUsagePeriod'];
  return Object.fromEntries(Object.entries(expected).filter(([name]) => shown.includes(name)));
}
