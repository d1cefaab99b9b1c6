import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { house, statementsOf } from './house.ts';

const all = worlds();

test('where nearly all of a batch are kept, the few that are not are looked for as well, and answered as they are alone', async () => {
  const [world, other] = [await all.create(), await all.create()];
  const ask = house(world);
  await ask.feature('tokens');
  for (let n = 0; n < 30; n++) {
    await ask.customer(`c${n}`, { subjectKeys: [`s${n}`] });
    await ask.metered(`c${n}`, 'tokens', { issueAfterReset: String(n), measureUsageFrom: { at: '2026-12-01T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' } });
  }
  const elsewhere = house(other);
  await elsewhere.feature('tokens');
  await elsewhere.customer('c0');
  await elsewhere.metered('c0', 'tokens', { issueAfterReset: '1000', measureUsageFrom: { at: '2026-12-01T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' } });
  const value = async (key: string, of = world) =>
    (await of.data('query ($key: String!) { entitlementValue(customer: { key: $key }, featureKey: "tokens") { hasAccess balance } }', { key })).entitlementValue;
  const names = Array.from({ length: 30 }, (_, n) => `c${n}`);
  const together = () => Promise.all([...names, 'nobody'].map((key) => value(key)));
  const fresh = await together();
  expect(fresh.slice(0, 3)).toEqual(['0', '1', '2'].map((balance, n) => ({ hasAccess: n > 0, balance })));
  expect(await together()).toEqual(fresh);
  expect(await together()).toEqual(fresh);

  // Used since; on a test clock; of another organization, which has the same keys.
  await ask.use('s7', 'tokens', ['2026-12-31T10:00:00Z', 3]);
  const clockId = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('late', { testClockId: clockId });
  await ask.metered('late', 'tokens', { issueAfterReset: '77' });
  const [mixed, foreign, late] = await Promise.all([together(), value('c0', other), value('late')]);
  expect(mixed).toEqual(fresh.map((each, n) => (n === 7 ? { ...each, balance: '4' } : each)));
  expect([mixed.at(-1), foreign.balance, late.balance]).toEqual([null, '1000', '77']);
  expect(await value('c7')).toEqual(mixed[7]);
  // All are kept again: one statement for all of them, but for who asks first.
  await together();
  expect(await statementsOf(world, () => Promise.all(names.map((key) => world.data(`{ entitlementValue(customer: { key: "${key}" }, featureKey: "tokens") { balance } }`))))).toBeLessThanOrEqual(3);
});

test('where many were used of since, all are computed and kept by as many statements as a few', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  const names = Array.from({ length: 24 }, (_, n) => `c${n}`);
  for (const key of names) {
    await ask.customer(key);
    await ask.metered(key, 'tokens', { issueAfterReset: '100', measureUsageFrom: { at: '2026-10-01T00:00:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-10-15T00:00:00Z' } });
  }
  const states = async () => Number((await world.product.core.database.pool.query('select count(*) from balance_snapshot where organization_id = $1', [world.organizationId])).rows[0].count);
  const used = async (keys: readonly string[], time: string) => {
    for (const key of keys) await ask.use(key, 'tokens', [time, 3]);
    const before = await states();
    const document = `{ ${keys.map((key) => `${key}: entitlementValue(customer: { key: "${key}" }, featureKey: "tokens") { balance }`).join(' ')} }`;
    let values: Record<string, { balance: string }> = {};
    const statements = await statementsOf(world, async () => (values = await world.data(document)));
    return { statements, balances: new Set(Object.values(values).map(({ balance }) => balance)), made: (await states()) - before };
  };
  const few = await used(names.slice(0, 2), '2026-12-20T10:00:00Z');
  const many = await used(names.slice(2), '2026-12-20T10:00:00Z');
  expect([few.balances, many.balances]).toEqual([new Set(['97']), new Set(['97'])]);
  // Something was kept to start from of each.
  expect([few.made > 0, many.made]).toEqual([true, few.made * 11]);
  expect(many.statements).toBeLessThanOrEqual(few.statements + 1);
});
