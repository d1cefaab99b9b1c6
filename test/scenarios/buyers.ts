import { expect } from 'vitest';
import { synchronizeLines } from '../../src/billing/commands/synchronize-lines.ts';
import { customersByIds, nowOf } from '../../src/customers/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import type { World } from '../support/world.ts';

/** What a mutation that is refused says. */
export const failure = '... on Error { code message } ... on ValidationError { issues { code path message } }';

/** A customer on a clock of its own, and its subscription. */
export interface Buyer {
  readonly key: string;
  readonly clock: string;
  readonly subscription: string;
}

let buyers = 0;

/** A new one, on 1 January, subscribed to the plan. */
export async function newBuyer(world: World, plan: string): Promise<Buyer> {
  const key = `buyer_${++buyers}`;
  const { createTestClock: clock } = await world.data('mutation { createTestClock(input: { now: "2027-01-01T00:00:00Z" }) { ... on TestClock { id } } }');
  await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }', { input: { key, testClockId: clock.id } });
  const made = await world.data(`mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ... on Subscription { id } ${failure} } }`, { input: { customer: { key }, plan: { key: plan } } });
  return { key, clock: clock.id, subscription: made.createSubscription.id };
}

/** Moves the buyer's clock to an instant in UTC, written without the Z. */
export async function advanceTo(world: World, { clock }: Buyer, to: string): Promise<void> {
  const said = await world.data(`mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { ... on TestClock { now } ${failure} } }`, { id: clock, to: `${to}Z` });
  expect(said.advanceTestClock.now).toBe(`${to}Z`);
}

interface Bill {
  readonly number: string | null;
  readonly issuedAt: string;
  readonly status: string;
  readonly totals: { readonly total: string };
  readonly lines: { readonly nodes: readonly { readonly name: string; readonly period: { readonly from: string; readonly to: string }; readonly totals: { readonly total: string } }[] };
}

/** The invoices that were issued, in order: `01-11 PAID 4.07: seats 01-11..02-01 4.07, …`, with the hour where it is not midnight. */
export async function billsOf(world: World, { key }: Buyer): Promise<string[]> {
  const { customer } = await world.data(
    `query ($key: String!) { customer(by: { key: $key }) { invoices(first: 20) { nodes { number issuedAt status totals { total } lines { nodes { name period { from to } totals { total } } } } } } }`,
    { key },
  );
  const day = (instant: string) => (instant.endsWith('T00:00:00Z') ? instant.slice(5, 10) : instant.slice(5, 16));
  return (customer.invoices.nodes as Bill[])
    .filter(({ number }) => number !== null)
    .toSorted((a, b) => a.issuedAt.localeCompare(b.issuedAt))
    .map(({ issuedAt, status, totals, lines }) => {
      const of = lines.nodes.map(({ name, period, totals: { total } }) => `${name} ${day(period.from)}..${day(period.to)} ${total}`).toSorted();
      return `${issuedAt.slice(5, 10)} ${status} ${totals.total}: ${of.join(', ')}`;
    });
}

/** Looks at every line of the buyer, has them synchronised again, and looks again. */
export async function expectUnchanged(world: World, { key }: Buyer): Promise<void> {
  const context = world.command();
  const [row] = await context.read.rows<{ id: string }>('select id from customer where organization_id = $1 and key = $2', key);
  const lines = () => world.command().read.rows('select * from invoice_line where organization_id = $1 and customer_id = $2 order by id', row?.id ?? '');
  const before = await lines();
  await transact(context, async (tx) => {
    const [customer] = await customersByIds(tx.read, [row?.id ?? '']);
    if (customer != null) await synchronizeLines(tx, customer, await nowOf(tx, customer));
  });
  expect(before.length).toBeGreaterThan(0);
  expect(await lines()).toEqual(before);
}
