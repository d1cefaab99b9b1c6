import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, brief, customer, dbId, flat, invoiceFields, invoicesOf, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const base = { base: onePhase(flat('base', '20')) };
const buyer = (world: World, customerId: string): Viewer => ({ ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(customerId) });

describe('totals', () => {
  const prices = [
    { unit: { amount: '0.0037', minimumAmount: '4', maximumAmount: '9.5' } },
    { tiered: { mode: 'VOLUME', tiers: [{ upToAmount: '1000', unitPrice: '0.01' }, { unitPrice: '0.0033', flatPrice: '1.11' }] } },
    { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', flatPrice: '1', unitPrice: '0.1' }, { upToAmount: '1500.25', unitPrice: '0.0177' }, { unitPrice: '0.001' }] } },
    { package: { amount: '0.333', quantityPerPackage: '7.5' } },
    { dynamic: { multiplier: '0.0123' } },
  ];
  const money = ['amount', 'chargesTotal', 'discountsTotal', 'total'] as const;
  type Summed = { totals: Record<string, string> };
  const sums = (parts: Summed[]) => Object.fromEntries(money.map((name) => [name, Decimal.sum(parts.map(({ totals }) => Decimal.of(totals[name] as string))).toString()]));

  test.each(['USD', 'JPY', 'KWD'])('are sums that were rounded once, and what was shown live is what is billed: %s', async (currency) => {
    const cards = prices.map((price, at) => ({ ...tokens(price, at % 2 === 0 ? { percentage: '12.5' } : { usage: '33.3' }), key: `t${at}`, featureKey: `t${at}` }));
    const world = await shop(await all.create(), {});
    for (const { key } of cards) await world.data('mutation ($key: Key!) { createFeature(input: { key: $key, name: "Tokens", meter: { key: "tokens" } }) { __typename } }', { key });
    await sell(world, { all: { currency, ...onePhase(flat('base', '19.9995'), ...cards) } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'all');
    await use(world, 'acme', '1234.567', '2027-01-05T00:00:00Z');
    await use(world, 'acme', '0.0004', '2027-01-31T23:59:59Z');
    const live = (await invoicesOf(world, 'acme'))[0];
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    const issued = (await invoicesOf(world, 'acme'))[2];
    expect(issued.status).toBe('PAID');
    const places = { USD: 2, JPY: 0, KWD: 3 }[currency] as number;
    for (const invoice of [live, issued]) {
      expect(invoice.totals).toMatchObject(sums(invoice.lines.nodes));
      for (const line of invoice.lines.nodes) {
        expect(line.totals).toMatchObject(sums(line.detailedLines));
        for (const { totals } of line.detailedLines) for (const name of money) expect((totals[name].split('.')[1] ?? '').length).toBeLessThanOrEqual(places);
      }
    }
    const usage = (invoice: { lines: { nodes: { quantity: string | null }[] } }) => invoice.lines.nodes.filter(({ quantity }) => quantity !== null);
    expect(usage(issued)).toHaveLength(5);
    expect(usage(issued)).toEqual(usage(live));
  });
});

describe('who sees what', () => {
  test('a page of customers with invoices and lines costs one statement a level, live figures three more', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '1' } })) });
    const clock = (await customer(world, 'c0')).clockId as string;
    await subscribe(world, 'c0', 'pro');
    for (let n = 1; n < 4; n++) {
      await customer(world, `c${n}`, { testClockId: clock });
      await subscribe(world, `c${n}`, 'pro');
    }
    await advance(world, clock, '2027-03-02T00:00:00Z');
    const page = (first: number) => world.ask(`{ customers(first: ${first}) { nodes { name invoices(last: 3) { nodes { number status lines(first: 5) { nodes { name totals { total } detailedLines { key } } } totals { total } } } } } }`);
    expect((await page(4)).errors).toEqual([]);
    expect((await page(4)).statements).toBe(3);
    const whole = `{ customers { nodes { invoices { nodes { totals { total } lines { nodes { totals { total } subscription { key } feature { key } } } } } } } }`;
    const [one, four] = [await world.ask(whole.replace('customers', 'customers(first: 1)')), await world.ask(whole)];
    expect(four.errors).toEqual([]);
    expect(four.statements).toBe(one.statements);
    expect(four.statements).toBeLessThanOrEqual(11);
  });

  test('a buyer sees its own invoices, live figures too, and nobody else\'s', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '1' } })) });
    const [acme, other] = [await customer(world, 'acme'), await customer(world, 'other')];
    for (const key of ['acme', 'other']) await subscribe(world, key, 'pro');
    await use(world, 'acme', 3, '2027-01-01T00:00:00Z');
    const mine = buyer(world, acme.id);
    const { invoices } = await world.data(`{ invoices { totalCount nodes { ${invoiceFields} } } }`, {}, mine);
    expect(invoices.totalCount).toBe(1);
    expect(brief(invoices.nodes)).toEqual(['GATHERING 43: base fee 2027-01-01 - 20; base fee 2027-02-01 - 20; Tokens 2027-01-01 3 3']);
    const theirs = (await invoicesOf(world, 'other'))[0];
    const variables = { id: theirs.id, line: theirs.lines.nodes[0].id, customer: other.id };
    const look = 'query ($id: ID!, $line: ID!, $customer: ID!) { invoice(by: { id: $id }) { id } node(id: $line) { id } invoices(filter: { customers: [{ id: $customer }] }) { totalCount } }';
    expect(await world.data(look, variables, mine)).toEqual({ invoice: null, node: null, invoices: { totalCount: 0 } });
    const stranger = await all.create();
    expect(await stranger.data(look, variables)).toEqual({ invoice: null, node: null, invoices: { totalCount: 0 } });
    await expect(world.live('subscription ($id: ID!) { invoiceChanged(id: $id) { id } }', { id: theirs.id }, mine)).rejects.toThrow(/NOT_FOUND/);
    expect((await world.ask('mutation { invoicePendingLines(customer: { key: "acme" }) { __typename } }', {}, mine)).errors[0]).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('lists are filtered and sorted', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-04-15T00:00:00Z');
    const count = async (filter: object) => (await world.data('query ($filter: InvoiceFilter) { invoices(filter: $filter) { totalCount } }', { filter })).invoices.totalCount;
    expect(await count({})).toBe(5);
    expect(await count({ statuses: ['PAID'] })).toBe(4);
    expect(await count({ currency: 'EUR' })).toBe(0);
    expect(await count({ issuedAfter: '2027-02-01T00:00:00Z', issuedBefore: '2027-03-01T00:00:00Z' })).toBe(2);
    expect(await count({ paidAfter: '2027-02-01T00:00:00Z', paidBefore: '2027-03-01T00:00:00Z' })).toBe(2);
    expect(await count({ paidAfter: '2027-04-01T00:00:01Z' })).toBe(0);
    expect(await count({ periodStartAfter: '2027-04-01T00:00:00Z' })).toBe(2);
    expect(await count({ periodStartBefore: '2027-01-01T00:00:00Z' })).toBe(1);
    expect(await count({ createdAfter: '2027-04-01T00:00:00Z', createdBefore: '2027-04-01T00:00:00Z' })).toBe(1);
    expect(await count({ customers: [{ key: 'nobody' }] })).toBe(0);
    expect(await count({ customers: [{ key: 'nobody' }, { key: 'acme' }] })).toBe(5);
    const { invoices } = await world.data('{ invoices(first: 2, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { createdAt } } }');
    expect(invoices.nodes).toEqual([{ createdAt: '2027-04-01T00:00:00Z' }, { createdAt: '2027-03-01T00:00:00Z' }]);
  });
});

describe('what ends', () => {
  test('a customer is not deleted while lines gather or an invoice is open', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    const remove = () => world.data('mutation { deleteCustomer(by: { key: "acme" }) { ... on Customer { deletedAt } ... on Error { code } } }').then((data) => data.deleteCustomer);
    await subscribe(world, 'acme', 'base', { key: 's' });
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    const [open] = await invoicesOf(world, 'acme');
    expect(await remove()).toEqual({ code: 'DELETING_CUSTOMER_WITH_UNFINISHED_INVOICES' });
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { metadata: {} }) { __typename } }');
    await act(world, 'retryInvoice', { id: open.id });
    await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
    expect(await remove()).toEqual({ deletedAt: '2027-01-03T00:00:00Z' });
    expect(await world.data('{ invoices { totalCount } }')).toEqual({ invoices: { totalCount: 1 } });
  });

  test('a test clock takes its invoices, lines and payments along', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: acme.clockId });
    const { read } = world.command();
    for (const table of ['invoice', 'invoice_line', 'payment', 'due_work']) expect(await read.rows(`select 1 from ${table} where organization_id = $1`), table).toEqual([]);
  });
});
