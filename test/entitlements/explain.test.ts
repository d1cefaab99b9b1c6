import { beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { computingStatementsOf, house } from './house.ts';

const all = worlds();
let world: World;
let ask: ReturnType<typeof house>;
beforeAll(async () => {
  world = await all.create();
  ask = house(world);
});

const explain = `explain { balance usage overage totalAvailableGrantAmount carriedOverage grants { grant { id priority } burnt balance lost } steps { usage } usageQuery { meter { key } customer { key } from to filterGroupBy { key values } value } }`;
const valueText = `query ($key: String!, $feature: Key!, $at: DateTime) { entitlementValue(customer: { key: $key }, featureKey: $feature, at: $at) { balance usage overage totalAvailableGrantAmount ${explain} } }`;

interface UsageQuery {
  readonly meter: { readonly key: string };
  readonly customer: { readonly key: string };
  readonly from: string;
  readonly to: string;
  readonly filterGroupBy: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly value: string;
}

/** What meterUsage answers to the question that an explanation names. */
async function answered({ meter, customer, from, to, filterGroupBy }: UsageQuery): Promise<Decimal> {
  const { meterUsage } = await world.data('query ($meter: MeterBy!, $query: MeterUsageInput) { meterUsage(meter: $meter, query: $query) { rows { value } } }', {
    meter: { key: meter.key },
    query: { customers: [{ key: customer.key }], from, to, filterGroupBy },
  });
  return Decimal.sum(meterUsage.rows.map(({ value }: { value: string }) => Decimal.of(value)));
}

describe('an explanation', () => {
  test.each(['SUM', 'COUNT', 'UNIQUE_COUNT'] as const)('of %s names the question for usage that is answered with the sum of its steps', async (aggregation) => {
    const key = `asked_${aggregation.toLowerCase()}`;
    await ask.feature(key, aggregation, [{ key: 'model', values: ['a', 'b'] }]);
    const clockId = await ask.clock('2027-01-01T00:00:00Z');
    await ask.customer(key, { testClockId: clockId, subjectKeys: [`${key}-1`, `${key}-2`] });
    await ask.metered(key, key, { usagePeriod: { interval: 'P1D' } });
    for (const hour of ['03', '06', '09:30']) await ask.grant(key, key, '2', `2027-01-01T${hour.includes(':') ? hour : `${hour}:00`}:00Z`);
    const events = ['2', '5', '8', '11', '14'].flatMap((hour, n): [string, string, string][] => [
      [`2027-01-01T${hour.padStart(2, '0')}:10:00Z`, String(1 + (n % 3)), n % 2 === 0 ? 'a' : 'b'],
      [`2027-01-01T${hour.padStart(2, '0')}:20:00Z`, '7', 'c'],
    ]);
    await ask.use(`${key}-1`, key, ...events);
    await ask.use(`${key}-2`, key, ...events.slice(0, 4));
    await ask.advance(clockId, '2027-01-01T12:00:30Z');
    const { entitlementValue } = await world.data(valueText, { key, feature: key });
    const { usageQuery, steps, grants } = entitlementValue.explain;
    expect(steps.length).toBe(4);
    expect(Decimal.sum(steps.map(({ usage }: { usage: string }) => Decimal.of(usage))).toString()).toBe(entitlementValue.usage);
    expect(usageQuery.value).toBe(entitlementValue.usage);
    expect(Number(usageQuery.value)).toBeGreaterThan(0);
    expect((await answered(usageQuery)).toString()).toBe(usageQuery.value);
    expect(Decimal.sum(grants.map(({ balance }: { balance: string }) => Decimal.of(balance))).toString()).toBe(entitlementValue.balance);
  });

  test('is of the run that the figures beside it come from, also while events come in', async () => {
    const key = 'busy';
    await ask.feature(key);
    await ask.customer(key);
    await ask.metered(key, key, { measureUsageFrom: { at: '2026-12-20T00:00:00Z' }, usagePeriod: { interval: 'P1Y', anchor: '2026-12-20T00:00:00Z' } });
    await ask.grant(key, key, '1000', '2026-12-20T00:00:00Z');
    const sending = (async () => {
      for (let n = 0; n < 20; n++) await ask.use(key, key, ['2026-12-21T00:00:00Z', 1], ['2026-12-22T10:00:00Z', 2]);
    })();
    const check = async (): Promise<string> => {
      const { customerAccess, entitlementValue, customer } = await world.data(
        `query ($key: String!) { entitlementValue(customer: { key: $key }, featureKey: "busy") { balance usage overage totalAvailableGrantAmount ${explain} }
          customerAccess(customer: { key: $key }) { balance usage overage totalAvailableGrantAmount ${explain} } customer(by: { key: $key }) { access { balance usage overage totalAvailableGrantAmount ${explain} } } }`,
        { key },
      );
      for (const value of [entitlementValue, ...customerAccess, ...customer.access]) {
        const { balance, usage, overage, totalAvailableGrantAmount } = value.explain;
        expect({ balance, usage, overage, totalAvailableGrantAmount }).toEqual({ balance: value.balance, usage: value.usage, overage: value.overage, totalAvailableGrantAmount: value.totalAvailableGrantAmount });
        expect(Decimal.sum(value.explain.steps.map((step: { usage: string }) => Decimal.of(step.usage))).toString()).toBe(usage);
      }
      return entitlementValue.usage;
    };
    for (let n = 0; n < 5; n++) await check();
    await sending;
    expect(await check()).toBe('60');
  });

  test('is null where there are no figures, and of a live value as well', async () => {
    await ask.feature('plain', null);
    await ask.customer('idle');
    await world.data('mutation ($input: CreateEntitlementInput!) { createEntitlement(input: $input) { __typename } }', { input: { boolean: { customer: { key: 'idle' }, featureKey: 'plain' } } });
    await ask.feature('counted');
    expect((await world.data(valueText, { key: 'idle', feature: 'plain' })).entitlementValue).toMatchObject({ balance: null, explain: null });
    expect((await world.data(valueText, { key: 'idle', feature: 'counted' })).entitlementValue).toMatchObject({ balance: null, explain: null });
    await ask.metered('idle', 'counted');
    const live = await world.live(`subscription { entitlementValueChanged(customer: { key: "idle" }, featureKey: "counted") { usage ${explain} } }`);
    const first = await live.next();
    expect(first).toMatchObject({ value: { data: { entitlementValueChanged: { usage: '0', explain: { usage: '0', steps: [{ usage: '0' }] } } } } });
    await live.return(undefined);
  });

  test('of many values takes as many statements as of one', async () => {
    for (const n of [1, 2, 3, 4]) await ask.feature(`many_${n}`);
    for (const [key, features] of [['few', 1], ['many', 4]] as const) {
      await ask.customer(key);
      for (let n = 1; n <= features; n++) {
        await ask.metered(key, `many_${n}`, { measureUsageFrom: { at: '2026-12-20T00:00:00Z' }, usagePeriod: { interval: 'P1Y', anchor: '2026-12-20T00:00:00Z' } });
        await ask.grant(key, `many_${n}`, '10', '2026-12-20T00:00:00Z');
      }
    }
    const access = (key: string) => () => world.data(`query ($key: String!) { customerAccess(customer: { key: $key }) { balance ${explain} } }`, { key });
    const plain = (key: string) => () => world.data('query ($key: String!) { customerAccess(customer: { key: $key }) { balance } }', { key });
    for (const key of ['few', 'many']) await plain(key)();
    // Which entitlements they are of, their facts, and their usage; nothing of it for whoever does not ask.
    for (const key of ['few', 'many']) {
      expect(await computingStatementsOf(world, access(key))).toBe(3);
      expect(await computingStatementsOf(world, plain(key))).toBe(0);
    }
  });
});
