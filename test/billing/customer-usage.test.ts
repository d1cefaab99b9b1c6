import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, sell, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** Meters of calls by region, and of seats that are carried from month to month. */
async function shop(plans: Readonly<Record<string, object>>): Promise<World> {
  const world = await all.create();
  await world.data(`mutation {
    calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
    callsFeature: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    seatsFeature: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
    createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename }
  }`);
  await sell(world, plans);
  return world;
}

const card = (feature: string, price: object, more: object = {}) => ({ key: feature, name: feature, featureKey: feature, billingCadence: 'P1M', price, ...more });
const unit = (amount: string) => ({ unit: { amount } });
const europe = { values: [{ dimension: 'region', values: ['eu'] }], price: unit('3'), invoiceDisplayName: 'Europe' };

let sent = 0;
async function send(world: World, type: string, time: string, data: object): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `usage-${++sent}`, source: 'test', type, subject: 'acme', time, data }] },
  });
  expect(ingestEvents.accepted).toBe(1);
}

const figures = `period { from to } issueAt currency invoice { number } totals { amount discountsTotal chargesTotal taxesTotal total }
  charges { name featureKey period { from to } meteredQuantity quantity eventsCount amount filters { name values { dimension values } meteredQuantity quantity eventsCount amount } }`;
const usageOf = async (world: World, more: object = {}): Promise<Answer> =>
  (await world.data(`query ($customer: CustomerBy!, $subscription: SubscriptionBy, $applyTaxes: Boolean! = true) { customerUsage(customer: $customer, subscription: $subscription, applyTaxes: $applyTaxes) { ${figures} } }`, { customer: { key: 'acme' }, ...more })).customerUsage;
const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

describe('the usage of a running period', () => {
  test('is every charge by its filters, with taxes, and without fees, minimum amounts and coupons', async () => {
    const filtered = card('calls', unit('0.5'), { filters: [europe], minimumAmount: '500', discounts: { percentage: '10' } });
    const world = await shop({ pro: { ...onePhase(flat('base', '20'), filtered, card('seats', { unit: { amount: '7', minimumAmount: '100' } })), minimumCommitment: { amount: '1000' } } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    await giveCoupon(world, 'acme', { code: 'TEN', value: { percentage: '10' }, frequency: 'FOREVER' });
    await send(world, 'call', '2027-01-02T00:00:00Z', { count: 10 });
    await send(world, 'call', '2027-01-02T10:00:00Z', { count: 'much' });
    await send(world, 'call', '2027-01-03T00:00:00Z', { count: 5, region: 'us' });
    await send(world, 'call', '2027-01-03T00:00:00Z', { count: 2, region: 'eu' });
    await send(world, 'seats', '2027-01-04T00:00:00Z', { count: 3 });
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    const part = { meteredQuantity: '15', quantity: '15', eventsCount: 2, amount: '6.75' };
    const charges = [
      {
        name: 'calls', featureKey: 'calls', period: january, meteredQuantity: '17', quantity: '17', eventsCount: 3, amount: '12.15',
        filters: [{ name: null, values: [], ...part }, { name: 'calls • Europe', values: [{ dimension: 'region', values: ['eu'] }], meteredQuantity: '2', quantity: '2', eventsCount: 1, amount: '5.4' }],
      },
      { name: 'seats', featureKey: 'seats', period: january, meteredQuantity: '3', quantity: '3', eventsCount: 1, amount: '21', filters: [] },
    ];
    const totals = { amount: '34.5', discountsTotal: '1.35', chargesTotal: '0', taxesTotal: '6.63', total: '39.78' };
    const running = { period: january, issueAt: '2027-02-01T01:00:00Z', currency: 'USD', invoice: null, totals, charges };
    expect(await usageOf(world, { subscription: { key: 'main' } })).toEqual(running);
    expect(await usageOf(world, { applyTaxes: false })).toEqual({ ...running, totals: { ...totals, taxesTotal: '0', total: '33.15' } });
    // A period later nothing has been called, and seats are carried.
    await advance(world, clockId, '2027-02-10T00:00:00Z');
    const later: Answer = await usageOf(world);
    expect(later.period).toEqual({ from: '2027-02-01T00:00:00Z', to: '2027-03-01T00:00:00Z' });
    expect(later.charges.map((of: Answer) => [of.meteredQuantity, of.eventsCount, of.amount])).toEqual([['0', 0, '0'], ['3', 0, '21']]);
  });

  test('is what the invoice of the period then charges for it, whatever was invoiced of it before and whoever changed the plan', async () => {
    const tiers = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '0.333' }, { unitPrice: '0.1', flatPrice: '1' }] } };
    const world = await shop({ pro: onePhase(card('calls', tiers)) });
    const { clockId } = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    await send(world, 'call', '2027-01-02T00:00:00Z', { count: 7 });
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    const { invoicePendingLines } = await world.data('mutation { invoicePendingLines(customer: { key: "acme" }, asOf: "2027-01-11T00:00:00Z", progressiveBilling: true) { ... on InvoicedLines { invoices { totals { amount } } } } }');
    expect(invoicePendingLines).toEqual({ invoices: [{ totals: { amount: '2.33' } }] });
    await send(world, 'call', '2027-01-12T00:00:00Z', { count: 7 });
    const running = await usageOf(world);
    expect(running).toMatchObject({ period: january, totals: { amount: '4.73' }, charges: [{ meteredQuantity: '14', eventsCount: 2, amount: '4.73' }] });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const invoiced = (await invoicesOf(world, 'acme')).filter(({ period, status }) => status === 'PAID' && period.to <= january.to);
    expect(invoiced.map((invoice) => invoice.totals.amount)).toEqual(['2.33', '2.4']);
    const past = (await world.data(`query ($id: ID!) { customerPastUsage(customer: { key: "acme" }, subscription: { id: $id }) { nodes { period { from to } totals { amount } charges { meteredQuantity eventsCount } } } }`, { id })).customerPastUsage;
    expect(past.nodes).toEqual([
      { period: { from: '2027-01-11T00:00:00Z', to: january.to }, totals: { amount: '2.4' }, charges: [{ meteredQuantity: '7', eventsCount: 1 }] },
      { period: { from: january.from, to: '2027-01-11T00:00:00Z' }, totals: { amount: '2.33' }, charges: [{ meteredQuantity: '7', eventsCount: 1 }] },
    ]);
  });

  test('shows of what is paid in advance the most that was paid for, and the live total as what is metered', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('2'), { payInAdvance: true, filters: [europe] })) });
    const { id, clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [day, count] of [['02', 10], ['03', -4], ['04', 3], ['28', 100]] as const) await send(world, 'call', `2027-01-${day}T00:00:00Z`, { count });
    await send(world, 'call', '2027-01-03T00:00:00Z', { count: 1, region: 'eu' });
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    const shown = { meteredQuantity: '10', quantity: '11', amount: '23', filters: [{ meteredQuantity: '9', quantity: '10', amount: '20' }, { meteredQuantity: '1', quantity: '1', amount: '3' }] };
    // Before anything is charged and after.
    expect(await usageOf(world)).toMatchObject({ issueAt: null, totals: { amount: '23' }, charges: [shown] });
    await billUsageOf(world.command(), dbId(id));
    await advance(world, clockId, '2027-01-10T01:00:00Z');
    expect((await invoicesOf(world, 'acme')).map(({ totals }) => totals.amount).toSorted()).toEqual(['20', '3']);
    expect(await usageOf(world)).toMatchObject({ issueAt: null, totals: { amount: '23' }, charges: [shown] });
  });

  test('of a period that is longer than the billing period is there before its last month', async () => {
    const world = await shop({ pro: onePhase(flat('base', '1'), card('calls', unit('2'), { billingCadence: 'P3M' })) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    await send(world, 'call', '2027-01-02T00:00:00Z', { count: 10 });
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    expect(await usageOf(world)).toMatchObject({ period: { from: january.from, to: '2027-04-01T00:00:00Z' }, totals: { amount: '20' } });
    // Where several run, one has to be named.
    await world.data('mutation { updateOrganization(input: { multipleSubscriptions: true }) { __typename } }');
    await sell(world, { extra: onePhase(flat('extra', '1')) });
    await subscribe(world, 'acme', 'extra', { key: 'extra' });
    const { errors } = await world.ask('{ customerUsage(customer: { key: "acme" }) { currency } }');
    expect(errors[0]).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('2 subscriptions of the customer run') });
    // One that charges nothing by usage has its billing period.
    expect(await usageOf(world, { subscription: { key: 'extra' } })).toMatchObject({ period: { from: '2027-01-10T00:00:00Z', to: '2027-02-10T00:00:00Z' }, issueAt: null, charges: [], totals: { total: '0' } });
    expect(await usageOf(world, { subscription: { key: 'main' } })).toMatchObject({ totals: { amount: '20' } });
  });

  test('is that of the only one that is billed here, whatever another system runs beside it', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('2'))), extra: onePhase(flat('extra', '1')) });
    const { clockId } = await customer(world, 'acme');
    const recorded = { status: 'ACTIVE', cancelAtPeriodEnd: false, currentPeriod: { from: '2026-12-20T00:00:00Z', to: '2027-01-20T00:00:00Z' } };
    await subscribe(world, 'acme', 'extra', { key: 'elsewhere', startsAt: '2026-11-20T00:00:00Z', recorded });
    // It is told neither where it is the only one nor by its name.
    const { errors } = await world.ask('{ customerUsage(customer: { key: "acme" }) { currency } }');
    expect(errors[0]).toMatchObject({ code: 'NoActiveSubscription' });
    expect(await usageOf(world, { subscription: { key: 'elsewhere' } })).toBeNull();
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    await send(world, 'call', '2027-01-02T00:00:00Z', { count: 10 });
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    expect(await usageOf(world)).toMatchObject({ period: january, totals: { amount: '20' } });
    expect(await usageOf(world)).toEqual(await usageOf(world, { subscription: { key: 'main' } }));
  });

  test('is refused of what does not run, nothing of what is not there, and asks no more of a lot of it', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('2'), { filters: [europe] }), card('seats', unit('1'), { payInAdvance: true })) });
    const { clockId } = await customer(world, 'acme');
    await customer(world, 'other');
    const ask = (subscription: object | null = null) => world.ask('query ($subscription: SubscriptionBy) { customerUsage(customer: { key: "acme" }, subscription: $subscription) { currency } }', { subscription });
    const codeOf = async (subscription: object | null = null) => (await ask(subscription)).errors[0]?.code;
    expect(await codeOf()).toBe('NoActiveSubscription');
    const { id } = await subscribe(world, 'acme', 'pro', { key: 'main' });
    expect(await ask({ key: 'main' })).toMatchObject({ data: { customerUsage: { currency: 'USD' } } });
    expect((await ask({ key: 'none' })).data).toEqual({ customerUsage: null });
    expect((await world.data('{ customerUsage(customer: { key: "other" }, subscription: { key: "main" }) { currency } customerPastUsage(customer: { key: "other" }, subscription: { key: "main" }) { totalCount } }'))).toEqual({ customerUsage: null, customerPastUsage: null });
    const cost = async (): Promise<number> => (await world.ask(`{ customerUsage(customer: { key: "acme" }) { ${figures} } }`)).statements;
    await send(world, 'call', '2027-01-01T10:00:00Z', { count: 1 });
    await send(world, 'seats', '2027-01-01T10:00:00Z', { count: 1 });
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    const before = await cost();
    for (const region of ['eu', 'us', 'eu', 'none']) await send(world, 'call', '2027-01-02T00:00:00Z', { count: 1, region });
    for (const day of ['03', '04', '05']) await send(world, 'seats', `2027-01-${day}T00:00:00Z`, { count: 1 });
    await advance(world, clockId, '2027-01-20T00:00:00Z');
    expect(await cost()).toBe(before);
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { id } } }', { by: { id } });
    await advance(world, clockId, '2027-01-21T00:00:00Z');
    expect([await codeOf({ id }), await codeOf()]).toEqual(['NoActiveSubscription', 'NoActiveSubscription']);
  });
});

describe('the usage of invoiced periods', () => {
  const past = `totalCount pageInfo { hasNextPage endCursor } nodes { period { from } issueAt invoice { number status } totals { amount chargesTotal discountsTotal taxesTotal total } charges { name eventsCount quantity amount filters { name amount } } }`;
  const pastOf = async (world: World, more: Record<string, unknown> = {}): Promise<Answer> =>
    (await world.data(`query ($first: Int, $after: String, $filter: PastUsageFilter) { customerPastUsage(customer: { key: "acme" }, subscription: { key: "main" }, first: $first, after: $after, filter: $filter) { ${past} } }`, more)).customerPastUsage;
  const months = (page: Answer): string[] => page.nodes.map((node: Answer) => node.period.from.slice(0, 7));

  test('is one item for each of them, the latest first, by pages and by meters, with what its invoice charged', async () => {
    const waiting = card('calls', unit('0.5'), { payInAdvance: true, invoiceable: false, filters: [europe] });
    const world = await shop({ pro: onePhase(flat('base', '20'), waiting, card('seats', unit('7'), { minimumAmount: '30' })) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
    await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { payment: { collectionMethod: SEND_INVOICE } } }) { __typename } }', { id: billingProfiles.nodes[0].id });
    await giveCoupon(world, 'acme', { code: 'TEN', value: { percentage: '10' }, frequency: 'FOREVER' });
    for (const month of ['01', '03']) await send(world, 'call', `2027-${month}-02T00:00:00Z`, { count: 10 });
    await send(world, 'call', '2027-01-03T00:00:00Z', { count: 4 });
    await send(world, 'call', '2027-01-03T00:00:00Z', { count: 1, region: 'eu' });
    await send(world, 'seats', '2027-01-04T00:00:00Z', { count: 3 });
    await send(world, 'seats', '2027-03-04T00:00:00Z', { count: 3 });
    await advance(world, clockId, '2027-01-20T00:00:00Z');
    expect(await pastOf(world)).toMatchObject({ totalCount: 0, nodes: [] });
    await advance(world, clockId, '2027-04-02T00:00:00Z');

    const [latest, , first] = (await pastOf(world)).nodes;
    expect(months(await pastOf(world))).toEqual(['2027-03', '2027-02', '2027-01']);
    expect(latest.charges.map(({ name, quantity, amount, eventsCount }: Answer) => [name, quantity, amount, eventsCount])).toEqual([['seats', '6', '42', 1], ['calls', '10', '5', 1]]);
    // 7 + 3 of calls; 21 of seats and 9 to the minimum. Taxes are those that the coupon left, so of 36.
    expect(first).toMatchObject({
      issueAt: '2027-02-01T01:00:00Z', invoice: { status: 'OVERDUE' },
      totals: { amount: '31', chargesTotal: '9', discountsTotal: '0', taxesTotal: '7.2', total: '47.2' },
      charges: [{ name: 'seats', eventsCount: 1, quantity: '3', amount: '30', filters: [] }, { name: 'calls', eventsCount: 3, quantity: '15', amount: '10', filters: [{ name: null, amount: '7' }, { name: 'calls • Europe', amount: '3' }] }],
    });

    const page = await pastOf(world, { first: 2 });
    expect([months(page), page.totalCount, page.pageInfo.hasNextPage]).toEqual([['2027-03', '2027-02'], 3, true]);
    expect(months(await pastOf(world, { first: 2, after: page.pageInfo.endCursor }))).toEqual(['2027-01']);
    const calls = await pastOf(world, { filter: { meterKeys: ['calls'] } });
    // Nothing was called in February, and events that wait make no line.
    expect(calls.nodes.map((node: Answer) => [node.period.from.slice(0, 7), node.totals.amount, node.charges.length])).toEqual([['2027-03', '5', 1], ['2027-01', '10', 1]]);
    expect((await pastOf(world, { filter: { meterKeys: ['tokens'] } })).nodes).toEqual([]);
    // What was voided charged nothing.
    const { voidInvoice } = await world.data('mutation ($number: String!) { voidInvoice(by: { number: $number }, input: { action: { type: DISCARD }, reason: "wrong" }) { __typename ... on Error { message } } }', { number: latest.invoice.number });
    expect(voidInvoice).toEqual({ __typename: 'Invoice' });
    expect(months(await pastOf(world))).toEqual(['2027-02', '2027-01']);
  });

  test('leaves out fees of events on invoices of their own, and asks no more of many periods', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('2'), { payInAdvance: true }), card('seats', unit('1'))) });
    const { id, clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 'main' });
    await send(world, 'seats', '2027-01-02T00:00:00Z', { count: 1 });
    await send(world, 'call', '2027-01-02T00:00:00Z', { count: 1 });
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    await billUsageOf(world.command(), dbId(id));
    const ask = () => world.ask(`{ customerPastUsage(customer: { key: "acme" }, subscription: { key: "main" }) { ${past} } }`);
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    const before = await ask();
    await advance(world, clockId, '2027-07-02T00:00:00Z');
    const after = await ask();
    expect(after.statements).toBe(before.statements);
    expect((after.data as Answer).customerPastUsage.nodes.map(({ charges }: Answer) => charges.map(({ name }: Answer) => name).join())).toEqual(Array.from({ length: 6 }, () => 'seats'));
    expect((await invoicesOf(world, 'acme')).length).toBeGreaterThan(6);
  });
});
