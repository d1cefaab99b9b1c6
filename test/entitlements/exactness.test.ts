import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decimal } from '../../src/kit/decimal.ts';
import { planValue, valueAt } from '../../src/entitlements/engine/value.ts';
import { meteredFactsOf } from '../../src/entitlements/metered-facts.store.ts';
import type { MeteredAggregation } from '../../src/entitlements/engine/plan.ts';
import { meterOver } from '../support/entitlement-vectors.ts';
import type { VectorEvent } from '../support/entitlement-vectors.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { house } from './house.ts';

const all = worlds();
const beginning = Temporal.Instant.from('2027-01-30T10:17:00Z');

/** Minutes of usage are from now on, of the past and of the future. */
type Act =
  | { readonly act: 'use'; readonly minutes: number; readonly value: number; readonly model: string; readonly subject: number }
  | { readonly act: 'grant'; readonly amount: number; readonly ahead: number; readonly priority: number; readonly days: number | null; readonly recurs: boolean; readonly rollover: number | null }
  | { readonly act: 'reset'; readonly retainAnchor: boolean; readonly preserveOverage: boolean }
  | { readonly act: 'void'; readonly which: number }
  | { readonly act: 'advance'; readonly minutes: number; readonly asked: boolean }
  | { readonly act: 'attribute'; readonly subjects: readonly number[] }
  | { readonly act: 'forget'; readonly states: boolean; readonly snapshots: boolean }
  | { readonly act: 'ask' };

const subject = fc.integer({ min: 0, max: 2 });
const use = fc.record({ act: fc.constant('use' as const), minutes: fc.oneof(fc.integer({ min: -14_000, max: 0 }), fc.integer({ min: -90, max: 300 })), value: fc.integer({ min: 0, max: 9 }), model: fc.constantFrom('a', 'b'), subject });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: use },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('grant' as const), amount: fc.integer({ min: 1, max: 40 }), ahead: fc.integer({ min: 0, max: 3 }), priority: fc.integer({ min: 0, max: 2 }), days: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }), recurs: fc.boolean(), rollover: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reset' as const), retainAnchor: fc.boolean(), preserveOverage: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('void' as const), which: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('advance' as const), asked: fc.boolean(), minutes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }).map((n) => 431 * n)) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('attribute' as const), subjects: fc.uniqueArray(subject, { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('forget' as const), states: fc.boolean(), snapshots: fc.boolean() }) },
  { weight: 6, arbitrary: fc.constant({ act: 'ask' as const }) },
);
const story = fc.record({
  aggregation: fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST'),
  filtered: fc.boolean(),
  issueAfterReset: fc.option(fc.integer({ min: 1, max: 30 }).map(String), { nil: null }),
  interval: fc.constantFrom('P1D', 'P3D', 'P1M'),
  preserveOverageAtReset: fc.boolean(),
  acts: fc.array(act, { minLength: 5, maxLength: 30 }),
});

/** The end of any grant ends a phase, that of one which was yet to come too; of LATEST each phase has its own value. */
const coming = { act: 'grant', amount: 1, ahead: 1, priority: 0, days: null, recurs: false, rollover: null } as const;
const latest = { act: 'use', minutes: 0, model: 'a', subject: 0 } as const;
const voidedBeforeItCame = {
  aggregation: 'LATEST', filtered: false, issueAfterReset: null, interval: 'P1D', preserveOverageAtReset: false,
  acts: [{ ...coming, ahead: 0 }, coming, { ...latest, value: 1 }, { act: 'advance', asked: false, minutes: 1 }, { act: 'ask' }, coming, { ...latest, value: 0 }, { act: 'ask' }, { act: 'void', which: 2 }],
} satisfies typeof story extends fc.Arbitrary<infer Story> ? Story : never;

/** The engine alone, over all events that were sent, without any stored state. */
async function byTheEngine(world: World, entitlementId: string, time: Temporal.Instant, events: readonly VectorEvent[]) {
  const [facts] = await meteredFactsOf(world.command().read, [{ entitlementId, time }], 'all');
  if (facts == null) throw new Error('the entitlement is there');
  const { aggregation } = facts.metering;
  const plan = planValue(facts.entitlement, { ...facts.metering, stored: [] }, time);
  return valueAt(plan, plan.usageRanges.map(meterOver(events, aggregation)));
}

test('a value is at every moment the one that a fresh run of the engine over all events computes', async () => {
  const world = await all.create();
  const ask = house(world);
  const { pool } = world.product.core.database;
  for (const aggregation of ['SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST'] as const) {
    await ask.feature(`plain_${aggregation.toLowerCase()}`, aggregation);
    await ask.feature(`filtered_${aggregation.toLowerCase()}`, aggregation, [{ key: 'model', values: ['a'] }]);
  }
  let stories = 0;
  let resumed = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ aggregation, filtered, issueAfterReset, interval, preserveOverageAtReset, acts }) => {
      const customer = `c${++stories}`;
      const subjects = [0, 1, 2].map((n) => `${customer}-${n}`);
      const featureKey = `${filtered ? 'filtered' : 'plain'}_${aggregation.toLowerCase()}`;
      let now = beginning;
      const clockId = await ask.clock(now.toString());
      const customerId = await ask.customer(customer, { testClockId: clockId, subjectKeys: subjects.slice(0, 2) });
      const { id } = await ask.metered(customer, featureKey, { usagePeriod: { interval, anchor: '2027-01-15T10:43:00Z' }, issueAfterReset, preserveOverageAtReset, measureUsageFrom: { at: beginning.subtract({ hours: 14 }).toString() } });
      const entitlementId = Buffer.from(id, 'base64url').toString().split(':')[1] as string;
      const sent: { readonly subject: string; readonly event: VectorEvent; readonly model: string }[] = [];
      const grants: string[] = [];
      let mine: readonly string[] = [...subjects.slice(0, 2), customer];

      const check = async (): Promise<void> => {
        const counted = sent.filter((each) => mine.includes(each.subject) && (!filtered || each.model === 'a')).map(({ event }) => event);
        // Asked now is asked just after now: an event of this very instant counts.
        const wanted = await byTheEngine(world, entitlementId, now.add({ microseconds: 1 }), counted);
        const found = await ask.value(customer, featureKey);
        const text = (figure: Decimal | null) => figure?.toString() ?? null;
        expect(found).toMatchObject({ hasAccess: wanted.hasAccess, balance: text(wanted.balance), usage: text(wanted.usage), overage: text(wanted.overage), totalAvailableGrantAmount: text(wanted.totalAvailableGrantAmount), at: now.toString() });
      };
      for (const each of acts) {
        switch (each.act) {
          case 'use': {
            const time = now.add({ minutes: each.minutes }).toString();
            const name = subjects[each.subject] as string;
            sent.push({ subject: name, event: { at: time, value: String(each.value) }, model: each.model });
            await ask.use(name, featureKey, [time, each.value, each.model]);
            break;
          }
          case 'grant': {
            const effectiveAt = now.add({ hours: 5 * each.ahead }).toString();
            const made = await ask.grant(customer, featureKey, String(each.amount), effectiveAt, {
              priority: each.priority,
              expiration: each.days === null ? null : { unit: 'DAY', count: each.days },
              recurrence: each.recurs ? { interval: 'PT31H' } : null,
              maxRolloverAmount: each.rollover === null ? null : String(each.rollover),
            });
            grants.push(made.id);
            break;
          }
          case 'reset':
            // Refused twice in one minute; then nothing changes, which is as well to be checked.
            await world.data('mutation ($input: ResetEntitlementUsageInput!) { resetEntitlementUsage(input: $input) { __typename } }', { input: { customer: { key: customer }, featureKey, retainAnchor: each.retainAnchor, preserveOverage: each.preserveOverage } });
            break;
          case 'void':
            if (grants[each.which] !== undefined) await world.data('mutation ($id: ID!) { voidGrant(id: $id) { __typename } }', { id: grants[each.which] });
            break;
          case 'advance':
            // What is kept just before may be outdated by the passing of time alone.
            if (each.asked) await check();
            now = now.add({ minutes: each.minutes });
            await ask.advance(clockId, now.toString());
            if (each.asked) await check();
            break;
          case 'attribute':
            mine = [...each.subjects.map((n) => subjects[n] as string), customer];
            await world.data('mutation ($id: ID!, $keys: [String!]!) { updateCustomer(by: { id: $id }, input: { subjectKeys: $keys }) { __typename } }', { id: customerId, keys: mine.slice(0, -1) });
            break;
          case 'forget':
            if (each.states) await pool.query('delete from entitlement_balance where entitlement_id = $1', [entitlementId]);
            if (each.snapshots) await pool.query('delete from balance_snapshot where entitlement_id = $1', [entitlementId]);
            break;
          case 'ask':
            await check();
            await check();
        }
      }
      await check();
      resumed += (await pool.query('select 1 from balance_snapshot where entitlement_id = $1', [entitlementId])).rowCount ?? 0;
    }),
    { numRuns: 25, examples: [[voidedBeforeItCame]] },
  );
  // Not all of them began at the beginning.
  expect(resumed).toBeGreaterThan(0);
});
