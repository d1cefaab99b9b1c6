import { expect, test } from 'vitest';
import { connected } from '../../bench/house/connected.ts';
import { seedMeteredCustomers, startSql } from '../../bench/house/metered-customers.ts';
import { queries } from '../../bench/reads/queries.ts';
import { seedBilling } from '../../bench/reads/seed.ts';
import { worlds } from '../support/world.ts';

// Benches write rows past the product, which is quick and goes stale unnoticed: here the product reads what they write.
const all = worlds();
const url = (): string => all.product().core.database.url;

test('what the benches of reads and of entitlements write is what the product reads', async () => {
  const world = await all.create('default');
  await seedBilling(url(), { customers: 4, plans: 2, subscriptions: 8, invoices: 12, lines: 24 });
  const { customers } = await world.data(queries.nested);
  expect(customers.nodes.map(({ name }: { name: string }) => name)).toEqual(['Customer number 00001', 'Customer number 00002', 'Customer number 00003', 'Customer number 00004']);
  for (const { subscriptions, invoices } of customers.nodes) {
    expect(subscriptions.nodes.map(({ plan }: { plan: { key: string } }) => plan.key)).toHaveLength(2);
    expect(invoices.nodes).toHaveLength(3);
    for (const { lines } of invoices.nodes) expect(lines.nodes).toHaveLength(2);
  }
  expect((await world.data(queries.wide)).customers.nodes[0]).toMatchObject({ key: 'customer_1', externalId: 'ext_1', billingAddress: { country: 'CZ', city: 'City 1' } });
  expect(await world.data(queries.small, { id: customers.nodes[2].id })).toEqual({ customer: { id: customers.nodes[2].id, name: 'Customer number 00003', primaryEmail: 'billing+3@example.com' } });
  // Plans and lines hold JSON that these pages do not open.
  const whole = await world.data('{ plans(first: 2) { nodes { taxes { key } phases { rateCards { key price { __typename } } } } } invoices(first: 1) { nodes { dueAt lines { nodes { price { __typename } detailedLines { name totals { total } } } } } } }');
  expect(whole.plans.nodes[0].phases[0].rateCards[0]).toEqual({ key: 'seats', price: { __typename: 'TieredPrice' } });
  expect(whole.invoices.nodes[0].lines.nodes[0].detailedLines).toHaveLength(1);
});

test('metered customers have what they were granted', async () => {
  const client = await connected(url());
  const { rows } = await client.query<{ id: string; second: string }>(`select id, to_json(${startSql} + interval '1 day')#>>'{}' as second from organization where key = 'default'`);
  all.clock.set(rows[0]?.second ?? '');
  await client.query('truncate customer cascade');
  const world = await all.create();
  const viewer = { ...world.viewer, organizationId: rows[0]?.id ?? '' };
  await world.data('mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "tokens", valueProperty: "$.tokens" }) { __typename } }', {}, viewer);
  await world.data('mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }', {}, viewer);
  await seedMeteredCustomers(client, { customers: 2, amountSql: "'500'" });
  await client.end();
  expect(await world.data('{ entitlementValue(customer: { key: "customer_2" }, featureKey: "tokens") { hasAccess balance } }', {}, viewer)).toEqual({ entitlementValue: { hasAccess: true, balance: '500' } });
});
