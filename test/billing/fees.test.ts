import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { credit, updateNote } from './credit-note-world.ts';
import { advance, customer, dbId, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const buyer = (world: World, customerId: string): Viewer => ({ ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(customerId) });

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const list = 'query ($filter: FeeFilter, $first: Int, $after: String) { fees(filter: $filter, first: $first, after: $after) { totalCount nodes { name feeType totals { total } invoice { status } } pageInfo { endCursor hasNextPage } } }';
const feesOf = async (world: World, filter: object = {}, as?: Viewer): Promise<string[]> =>
  (await world.data(list, { filter }, as)).fees.nodes.map(({ name, feeType, totals, invoice }: Answer) => `${invoice.status} ${feeType} ${name} ${totals.total}`);

const pending = async (world: World, key: string, name: string): Promise<string> => {
  const { createPendingInvoiceLines } = await world.data(
    `mutation ($key: String!, $name: String!) { createPendingInvoiceLines(input: { customer: { key: $key }, currency: "USD", lines: [{ name: $name, period: { from: "${start}", to: "2027-01-02T00:00:00Z" }, invoiceAt: "2027-12-01T00:00:00Z", price: { flat: { amount: "5" } } }] }) { ... on CreatedPendingInvoiceLines { lines { id } } } }`,
    { key, name },
  );
  return createPendingInvoiceLines.lines[0].id;
};
const oneOff = (world: World, key: string, name: string) =>
  world.data('mutation ($key: String!, $name: String!) { createOneOffInvoice(input: { customer: { key: $key }, currency: "USD", lines: [{ name: $name, unitAmount: "7" }] }) { ... on Invoice { id } } }', { key, name });

/** Two customers with a subscription, a one-off invoice and a pending line each, a month later. */
async function told() {
  const world = await shop(await all.create(), { pro: { ...onePhase(flat('base', '20'), tokens({ unit: { amount: '0.01' } })) } });
  const acme = await customer(world, 'acme');
  const bolt = await customer(world, 'bolt', { testClockId: acme.clockId });
  const subscriptions: Record<string, string> = {};
  for (const key of ['acme', 'bolt']) subscriptions[key] = (await subscribe(world, key, 'pro', { key: `s-${key}` })).id;
  await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
  await use(world, 'acme', 300, '2027-01-10T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  for (const key of ['acme', 'bolt']) {
    await oneOff(world, key, 'Setup');
    await pending(world, key, 'Later');
  }
  return { world, acme, bolt, subscriptions };
}

describe('fees', () => {
  test('are the lines of all invoices by what they charge for, and found by every filter', async () => {
    const { world, acme, subscriptions } = await told();
    const mine = { customers: [{ key: 'acme' }] };
    expect(await feesOf(world, mine)).toEqual([
      'PAID SUBSCRIPTION base fee 20', 'PAID SUBSCRIPTION base fee 20', 'PAID CHARGE Tokens 3', 'GATHERING SUBSCRIPTION base fee 20', 'GATHERING CHARGE Tokens 0', 'PAYMENT_PROCESSING ADD_ON Setup 7', 'GATHERING ADD_ON Later 5',
    ]);
    const { meters } = await world.data('{ meters(first: 1) { nodes { id } } }');
    expect(await feesOf(world, { ...mine, meters: [meters.nodes[0].id], invoiceStatuses: ['PAID'] })).toEqual(['PAID CHARGE Tokens 3']);
    expect(await feesOf(world, { ...mine, featureKeys: ['tokens'] })).toEqual(['PAID CHARGE Tokens 3', 'GATHERING CHARGE Tokens 0']);
    expect(await feesOf(world, { subscriptions: [subscriptions['bolt']], types: ['SUBSCRIPTION'], invoiceStatuses: ['PAID'] })).toEqual(['PAID SUBSCRIPTION base fee 20', 'PAID SUBSCRIPTION base fee 20']);
    expect(await feesOf(world, { types: ['ADD_ON'] })).toHaveLength(4);
    expect(await feesOf(world, { types: ['COMMITMENT', 'CREDIT'] })).toEqual([]);
    expect(await feesOf(world, { ...mine, createdAfter: '2027-02-02T00:00:00Z' })).toEqual(['PAYMENT_PROCESSING ADD_ON Setup 7', 'GATHERING ADD_ON Later 5']);
    expect(await feesOf(world, { ...mine, createdBefore: '2027-01-01T00:00:00Z', types: ['SUBSCRIPTION'], invoiceStatuses: ['PAID'] })).toContain('PAID SUBSCRIPTION base fee 20');
    expect(await feesOf(world, { ...mine, paidAfter: '2027-02-01T00:00:00Z', paidBefore: '2027-02-02T00:00:00Z' })).toEqual(['PAID SUBSCRIPTION base fee 20', 'PAID CHARGE Tokens 3']);
    expect(await feesOf(world, { ...mine, paidBefore: '2027-01-01T00:00:00Z' })).toEqual(['PAID SUBSCRIPTION base fee 20']);
    for (const nothing of [{ paidAfter: '2027-02-02T00:00:01Z' }, { currency: 'EUR' }, { customers: [{ key: 'nobody' }] }, { subscriptions: [acme.id] }, { meters: ['x'] }, { featureKeys: [] }, { types: [] }, { invoiceStatuses: [] }]) expect(await feesOf(world, nothing), JSON.stringify(nothing)).toEqual([]);
  });

  test('are found by when money of them was paid back, on whichever note', async () => {
    const { world, acme } = await told();
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 10, orderBy: { field: ISSUED_AT }) { nodes { id status lines { nodes { id name } } } } } }');
    const invoice = of.invoices.nodes.find(({ status, lines }: Answer) => status === 'PAID' && lines.nodes.length === 2);
    const line = (name: string) => invoice.lines.nodes.find((one: Answer) => one.name === name).id;
    const note = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('Tokens'), amount: '2' }], refundAmount: '2' });
    // One that is credit alone pays nothing back.
    await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base fee'), amount: '1' }], creditAmount: '1' });
    const since = { refundedAfter: start };
    expect(await feesOf(world, since)).toEqual([]);
    expect(await updateNote(world, note.number, { refundStatus: 'SUCCEEDED' })).toMatchObject({ refundedAt: '2027-02-02T00:00:00Z' });
    expect(await feesOf(world, since)).toEqual(['PAID CHARGE Tokens 3']);
    expect(await feesOf(world, { refundedAfter: '2027-02-02T00:00:00Z', refundedBefore: '2027-02-02T00:00:00Z' })).toEqual(['PAID CHARGE Tokens 3']);
    for (const nothing of [{ refundedAfter: '2027-02-02T00:00:01Z' }, { refundedBefore: '2027-02-01T23:59:59Z' }]) expect(await feesOf(world, nothing)).toEqual([]);
    expect(await feesOf(world, since, buyer(world, acme.id))).toEqual(['PAID CHARGE Tokens 3']);
  });

  test('come in pages, for a constant number of statements, and a buyer sees its own', async () => {
    const { world, bolt } = await told();
    const asked = await world.ask(list, { first: 100 });
    const { totalCount, nodes } = (asked.data as Answer).fees;
    expect(nodes).toHaveLength(totalCount);
    const paged: Answer[] = [];
    for (let after: string | null = null; ; ) {
      const { fees } = await world.data(list, { first: 3, after });
      paged.push(...fees.nodes);
      after = fees.pageInfo.endCursor;
      if (!fees.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(nodes);
    const few = await world.ask(list, { filter: { customers: [{ key: 'acme' }] }, first: 100 });
    // One more finds the customers of the filter.
    expect(few.statements).toBe(asked.statements + 1);
    expect(await feesOf(world, {}, buyer(world, bolt.id))).toEqual(await feesOf(world, { customers: [{ key: 'bolt' }] }));
    expect(await feesOf(world, { customers: [{ key: 'acme' }] }, buyer(world, bolt.id))).toEqual([]);
  });
});

describe('deleteFee', () => {
  const remove = async (world: World, id: string): Promise<Answer> => (await world.data('mutation ($id: ID!) { deleteFee(id: $id) { ... on InvoiceLine { name deletedAt } ... on Error { code } } }', { id })).deleteFee;

  test('takes back a charge by hand while it gathers, and nothing else', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    await customer(world, 'acme', { testClockId: null });
    const id = await pending(world, 'acme', 'Later');
    const gathering = 'query ($id: ID!) { fee(id: $id) { deletedAt invoice { deletedAt } } }';
    expect(await remove(world, id)).toEqual({ name: 'Later', deletedAt: start });
    expect(await remove(world, id)).toEqual({ name: 'Later', deletedAt: start });
    // The gathering invoice goes with its last line, and comes again with the next.
    expect((await world.data(gathering, { id })).fee).toEqual({ deletedAt: start, invoice: { deletedAt: start } });
    const next = await pending(world, 'acme', 'Again');
    expect((await world.data(gathering, { id: next })).fee).toEqual({ deletedAt: null, invoice: { deletedAt: null } });

    await subscribe(world, 'acme', 'pro', { key: 's' });
    const { fees } = await world.data('{ fees(filter: { types: [SUBSCRIPTION] }) { nodes { id } } }');
    expect(await remove(world, fees.nodes[0].id)).toEqual({ code: 'FEE_OF_SUBSCRIPTION' });
    await oneOff(world, 'acme', 'Setup');
    const { fees: billed } = await world.data('{ fees(filter: { invoiceStatuses: [PAYMENT_PROCESSING] }) { nodes { id } } }');
    expect(await remove(world, billed.nodes[0].id)).toEqual({ code: 'FEE_INVOICED' });
    expect(await remove(world, 'nothing')).toEqual({ code: 'FEE_NOT_FOUND' });
    expect((await world.data('{ fee(id: "nothing") { id } }')).fee).toBeNull();
  });

  test('and invoicing it at once: one of them wins', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null });
    const id = await pending(world, 'acme', 'Now');
    await world.command().read.rows(`update invoice_line set invoice_at = '${start}' where organization_id = $1`);
    await world.command().read.rows(`update invoice set collection_at = '${start}' where organization_id = $1`);
    const [removed, invoiced] = await Promise.all([remove(world, id), world.data('mutation { invoicePendingLines(customer: { key: "acme" }) { ... on InvoicedLines { invoices { id } } ... on Error { code } } }')]);
    const isRemoved = removed.deletedAt !== undefined;
    expect(isRemoved ? invoiced.invoicePendingLines.code : removed.code).toBe(isRemoved ? 'INVOICE_CREATE_NO_LINES' : 'FEE_INVOICED');
  });
});
