import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { house } from './house.ts';

const all = worlds();
const beginning = Temporal.Instant.from('2027-01-30T10:17:00Z');

/** Hours are since the beginning. Events may be dated before what was asked meanwhile, and come late. */
interface Stage {
  readonly advance: number;
  readonly grants: readonly { readonly amount: number; readonly priority: number; readonly days: number | null; readonly recurs: boolean; readonly rollover: number }[];
  readonly uses: readonly { readonly hoursAgo: number; readonly minutes: number; readonly value: number }[];
  readonly reset: boolean | null;
  readonly voids: number | null;
}

const small = (max: number) => fc.integer({ min: 0, max });
const stage: fc.Arbitrary<Stage> = fc.record({
  advance: fc.integer({ min: 5, max: 40 }),
  grants: fc.array(
    fc.record({ amount: fc.integer({ min: 1, max: 30 }), priority: small(2), days: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }), recurs: fc.boolean(), rollover: small(8) }),
    { maxLength: 2 },
  ),
  uses: fc.array(fc.record({ hoursAgo: fc.oneof(small(6), small(150)), minutes: small(59), value: small(9) }), { maxLength: 4 }),
  reset: fc.option(fc.boolean(), { nil: null }),
  voids: fc.option(small(5), { nil: null }),
});
const scenario = fc.record({
  aggregation: fc.constantFrom('SUM', 'UNIQUE_COUNT' as const),
  interval: fc.constantFrom('P1D', 'P3D', 'P1M'),
  preserveOverageAtReset: fc.boolean(),
  stages: fc.array(stage, { minLength: 3, maxLength: 6 }),
  /** Which stored states go, in the order of their times; asked about anew each time. */
  deleted: fc.array(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), { minLength: 3, maxLength: 3 }),
});

test('whichever stored states are deleted, every answer stays: the value now, at any time, explained, and the history', async () => {
  const world = await all.create();
  const ask = house(world);
  const { pool } = world.product.core.database;
  for (const aggregation of ['SUM', 'UNIQUE_COUNT'] as const) await ask.feature(aggregation.toLowerCase(), aggregation);
  const answers = `query ($key: String!, $feature: Key!, $past: DateTime!, $earlier: DateTime!) { customer(by: { key: $key }) { id }
    now: entitlementValue(customer: { key: $key }, featureKey: $feature) { ...figures }
    past: entitlementValue(customer: { key: $key }, featureKey: $feature, at: $past) { ...figures }
    earlier: entitlementValue(customer: { key: $key }, featureKey: $feature, at: $earlier) { ...figures }
    explained: entitlementValue(customer: { key: $key }, featureKey: $feature) { ...figures explain { carriedOverage grants { grant { id } carriedIn added burnt lost balance } steps { ...step } } }
    entitlementHistory(customer: { key: $key }, featureKey: $feature, from: $past, windowSize: HOUR) { windows { usage balanceAtStart } segments { ...step endedBy { activityChange reset recurrences { id } } } } }
    fragment figures on EntitlementValue { hasAccess balance usage overage totalAvailableGrantAmount currentUsagePeriod { from to } }
    fragment step on BurnDownSegment { period { from to } usage overageAtStart overage balanceAtStart balanceAtEnd rollover grantUsages { grant { id } amount } }`;
  let scenarios = 0;
  let deletions = 0;
  let late = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async ({ aggregation, interval, preserveOverageAtReset, stages, deleted }) => {
      const key = `c${++scenarios}`;
      const feature = aggregation.toLowerCase();
      let now = beginning;
      const clockId = await ask.clock(now.toString());
      await ask.customer(key, { testClockId: clockId });
      const { id } = await ask.metered(key, feature, { usagePeriod: { interval, anchor: '2027-01-15T10:43:00Z' }, preserveOverageAtReset, measureUsageFrom: { at: beginning.toString() } });
      const entitlementId = Buffer.from(id, 'base64url').toString().split(':')[1] as string;
      const grants: string[] = [];
      const stored = async () => (await pool.query<{ at: string }>('select at::text from balance_snapshot where entitlement_id = $1 order by at', [entitlementId])).rows;
      for (const { advance, grants: given, uses, reset, voids } of stages) {
        for (const { amount, priority, days, recurs, rollover } of given) {
          const made = await ask.grant(key, feature, String(amount), now.toString(), {
            priority, expiration: days === null ? null : { unit: 'DAY', count: days }, recurrence: recurs ? { interval: 'PT7H' } : null, minRolloverAmount: String(Math.min(rollover, 3)), maxRolloverAmount: String(rollover),
          });
          grants.push(made.id);
        }
        for (const { hoursAgo, minutes, value } of uses) {
          const time = now.subtract({ hours: hoursAgo }).add({ minutes });
          if ((await stored()).some(({ at }) => Temporal.Instant.compare(time, Temporal.Instant.from(at.replace(' ', 'T'))) < 0)) late++;
          await ask.use(key, feature, [time.toString(), value]);
        }
        // A second reset or void in one minute is refused, which changes nothing.
        if (reset !== null) await world.data('mutation ($input: ResetEntitlementUsageInput!) { resetEntitlementUsage(input: $input) { __typename } }', { input: { customer: { key }, featureKey: feature, preserveOverage: reset } });
        if (voids !== null && grants[voids] !== undefined) await world.data('mutation ($id: ID!) { voidGrant(id: $id) { __typename } }', { id: grants[voids] });
        now = now.add({ hours: advance });
        await ask.advance(clockId, now.toString());
        // Leaves states behind.
        await ask.value(key, feature);
      }
      const elapsed = now.since(beginning).total('minutes');
      const variables = { key, feature, past: beginning.add({ minutes: Math.floor(elapsed / 2) }).toString(), earlier: now.subtract({ hours: 9 }).toString() };
      const asked = async () => world.data(answers, variables);
      const wanted = await asked();
      for (const which of deleted) {
        const gone = (await stored()).filter((_state, n) => which[n % which.length] === true);
        deletions += gone.length;
        await pool.query('delete from balance_snapshot where entitlement_id = $1 and at = any($2::timestamptz[])', [entitlementId, gone.map(({ at }) => at)]);
        await pool.query('delete from entitlement_balance where entitlement_id = $1', [entitlementId]);
        expect(await asked()).toEqual(wanted);
      }
      await pool.query('delete from balance_snapshot where entitlement_id = $1', [entitlementId]);
      await pool.query('delete from entitlement_balance where entitlement_id = $1', [entitlementId]);
      expect(await asked()).toEqual(wanted);
    }),
    { numRuns: 12 },
  );
  // States were there to be deleted, and events came that some of them had not seen.
  expect(deletions).toBeGreaterThan(0);
  expect(late).toBeGreaterThan(0);
});

test('of what is stored on one day the latest state stays, however often it is asked', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  const clockId = await ask.clock('2027-01-01T00:00:00Z');
  await ask.customer('acme', { testClockId: clockId });
  const { id } = await ask.metered('acme', 'tokens', { usagePeriod: { interval: 'P1M', anchor: '2027-01-01T00:00:00Z' } });
  for (let hour = 1; hour <= 52; hour++) {
    const now = Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: hour }).toString();
    await ask.advance(clockId, now);
    await ask.grant('acme', 'tokens', '1', now);
    expect((await ask.value('acme', 'tokens')).balance).toBe(String(hour));
  }
  const { rows } = await world.product.core.database.pool.query<{ at: string }>("select to_char(at at time zone 'UTC', 'DD HH24') as at from balance_snapshot where entitlement_id = $1 order by at", [Buffer.from(id, 'base64url').toString().split(':')[1]]);
  // An hour is left for events that take their time.
  expect(rows.map(({ at }) => at)).toEqual(['01 23', '02 23', '03 03']);
});
