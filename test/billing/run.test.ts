import type pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { applyCoupon, brief, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const graduated = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', flatPrice: '5' }, { unitPrice: '0.001' }] } };
const plans = {
  pro: onePhase(flat('base', '20'), tokens(graduated)),
  late: onePhase(flat('base', '7.77', 'IN_ARREARS'), tokens({ unit: { amount: '0.0123' } })),
  plain: onePhase(flat('base', '9.99')),
};

/** Customers who fall due at once, each unlike the next: in advance and in arrears, with a coupon, with taxes of their own, with an add-on, with nothing to pay. */
async function crowd(world: World, count: number): Promise<string[]> {
  await shop(world, plans);
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "19", appliedToOrganization: true }) { __typename } }');
  await world.data('mutation { createTax(input: { key: "city", name: "City", rate: "1.5" }) { __typename } }');
  const failure = '... on Error { code message } ... on ValidationError { issues { message } }';
  const { createAddon } = await world.data('mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ... on Error { message } } }', { input: { key: 'support', name: 'Support', currency: 'USD', instanceType: 'MULTIPLE', rateCards: [flat('help', '3')] } });
  await world.data('mutation ($id: ID!) { publishAddon(id: $id) { __typename } }', { id: createAddon.id });
  const { createPlan } = await world.data(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ${failure} } }`, { input: { key: 'plus', name: 'plus', currency: 'USD', billingCadence: 'P1M', ...plans.pro } });
  await world.data(`mutation ($id: ID!) { createPlanAddon(input: { plan: { id: $id }, addon: { key: "support" }, fromPlanPhase: "main" }) { __typename ${failure} } }`, { id: createPlan.id });
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const key = `c${n}`;
    ids.push(dbId((await customer(world, key, { testClockId: null, name: `Customer ${n}` })).id));
    const { id } = await subscribe(world, key, ['plus', 'late', 'pro', 'plain', 'late'][n % 5] as string);
    if (n % 5 === 0) await world.data(`mutation ($id: ID!) { createSubscriptionAddon(input: { subscription: { id: $id }, addon: { key: "support" }, quantity: 2, timing: { preset: IMMEDIATE } }) { __typename ${failure} } }`, { id });
    if (n === 2) await giveCoupon(world, key, { code: 'THIRTY', value: { fixed: { amount: '30', currency: 'USD' } }, frequency: 'ONCE' });
    else if (n % 5 === 2) await applyCoupon(world, key, 'THIRTY');
    if (n % 5 === 3) await world.data('mutation ($key: String!) { applyCustomerTaxes(input: { customer: { key: $key }, taxes: [{ key: "city" }] }) { __typename } }', { key });
  }
  return ids;
}

const broken = 7;

/** Spoils what a subscription charges: nobody can read its price. */
const spoil = (world: World, customerId: string) => world.command().read.rows(`update subscription_item set price = '{"type":"NOTHING"}' where organization_id = $1 and customer_id = $2`, customerId);

/** Answers without what differs from one making to the next: ids, the organization's name, and which of those who are numbered at once comes first. */
function alike(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (['id', 'supplier', 'number', 'workingNumber'].includes(key) ? undefined : inner)));
}

describe('an invoice run', () => {
  test('makes of customers side by side what it makes of each alone, and one that fails is nobody else\'s failure', async () => {
    const [together, alone] = [await all.create(), await all.create()];
    const [many, each] = [await crowd(together, 20), await crowd(alone, 20)];
    const { dueWorkers } = together.product.services;
    const run = async (at: string) => {
      all.clock.set(at);
      const failures: (readonly string[])[] = [];
      for (const [world, ids, doAll] of [
        [together, many, (id: string) => runDueNow(together.command(), dueWorkers, id)],
        [alone, each, (id: string) => runDue(alone.command(), dueWorkers, { customerId: id }, all.clock.now())],
      ] as const) {
        const failed: string[] = [];
        for (const id of ids) await doAll(id).catch(() => failed.push(`c${ids.indexOf(id)}`));
        failures.push(failed);
        const rows = await world.command().read.rows<{ count: number }>('select count(distinct customer_id)::int as count from due_work where organization_id = $1 and due_at <= $2', at);
        expect(rows).toEqual([{ count: failed.length }]);
      }
      return failures;
    };
    expect(await run(start)).toEqual([[], []]);
    // Who needs more statements than others before it is numbered comes no later for it.
    const numbered = await together.command().read.rows<{ customerId: string }>(`select customer_id as "customerId" from invoice where organization_id = $1 and number is not null order by substring(number from '\\d+$')::int`);
    expect(numbered.map(({ customerId }) => `c${many.indexOf(customerId)}`)).toEqual(many.flatMap((_id, n) => (n % 5 === 1 || n % 5 === 4 ? [] : [`c${n}`])));
    for (const [n] of many.entries()) for (const world of [together, alone]) await use(world, `c${n}`, 200 * n + 1, '2027-01-10T00:00:00Z');
    await spoil(together, many[broken] as string);
    await spoil(alone, each[broken] as string);
    expect(await run('2027-02-01T02:00:00Z')).toEqual([[`c${broken}`], [`c${broken}`]]);
    const texts: string[] = [];
    for (const [n] of many.entries()) {
      const [mine, others] = [await invoicesOf(together, `c${n}`).catch(() => 'unreadable'), await invoicesOf(alone, `c${n}`).catch(() => 'unreadable')];
      expect(alike(mine)).toEqual(alike(others));
      if (typeof mine !== 'string') texts.push(...brief(mine).filter((text) => !text.startsWith('GATHERING')));
    }
    // 20 and 2 times 3 in advance, 5 for any tokens, 19 % on all of it.
    expect(texts.filter((text) => text.startsWith('PAID 36.89: ') && text.includes('help fee 2027-02-01')), texts.join('\n')).toHaveLength(2);
    const { invoices } = await together.data('{ invoices(first: 100, filter: { statuses: [PAID] }) { nodes { number } } }');
    const numbers = invoices.nodes.map(({ number }: { number: string }) => Number(number.split('-').at(-1)));
    expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual(Array.from({ length: numbers.length }, (_none, n) => n + 1));
  });

  test('asks as many statements of many customers as of few', async () => {
    const costs: number[] = [];
    // The first run learns what types values have.
    for (const count of [3, 3, 12]) {
      all.clock.set(start);
      const world = await shop(await all.create(), { pro: plans.pro });
      const ids: string[] = [];
      for (let n = 0; n < count; n++) {
        ids.push(dbId((await customer(world, `c${n}`, { testClockId: null })).id));
        await subscribe(world, `c${n}`, 'pro');
        await use(world, `c${n}`, 1_500, '2027-01-10T00:00:00Z');
      }
      const run = () => runDueNow(world.command(), world.product.services.dueWorkers, ids[0] as string);
      await run();
      all.clock.set('2027-02-01T02:00:00Z');
      costs.push(await statementsOf(world, run));
      const { invoices } = await world.data('{ invoices(first: 100, filter: { statuses: [PAID] }) { nodes { id } } }');
      expect(invoices.nodes).toHaveLength(2 * count);
    }
    expect(costs[2]).toBe(costs[1]);
  });
});

/** The question that follows news of usage whenever its time has come: who is billed early. */
const whoIsBilledEarly = /^select d\.customer_id as id from due_work d join customer/;

/** How many statements the product's connections ask meanwhile, without that question. */
async function statementsOf(world: World, work: () => Promise<void>): Promise<number> {
  const { pool } = world.product.core.database;
  let count = 0;
  const restore: (() => void)[] = [];
  const listen = (client: pg.PoolClient) => {
    const { query } = client;
    client.query = ((...args: unknown[]) => {
      const [asked] = args as [string | { readonly text: string }];
      if (!whoIsBilledEarly.test(typeof asked === 'string' ? asked : asked.text)) count += 1;
      return Reflect.apply(query, client, args) as unknown;
    }) as typeof query;
    restore.push(() => { client.query = query; });
  };
  pool.on('acquire', listen);
  await work();
  pool.off('acquire', listen);
  for (const undo of restore.toReversed()) undo();
  return count;
}
