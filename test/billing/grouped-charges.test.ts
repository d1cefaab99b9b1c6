import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, flat, invoicesOf, onePhase, sell, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const groupBy = '[{ key: "cloud", path: "$.cloud" }, { key: "zone", path: "$.zone" }]';

/** Meters by cloud and zone: of calls, the highest load, who came, and of seats and people that are carried from month to month. */
async function shop(plans: Readonly<Record<string, object>>): Promise<World> {
  const world = await all.create();
  const meters = { calls: 'SUM', load: 'MAX', guests: 'UNIQUE_COUNT', seats: 'SUM', people: 'UNIQUE_COUNT' };
  for (const [key, aggregation] of Object.entries(meters)) {
    const recurring = key === 'seats' || key === 'people';
    await world.data(`mutation { createMeter(input: { key: "${key}", aggregation: ${aggregation}, eventType: "${key}", valueProperty: "$.value", groupBy: ${groupBy}, recurring: ${recurring} }) { __typename } }`);
    await world.data(`mutation { createFeature(input: { key: "${key}", name: "${key}", meter: { key: "${key}" } }) { __typename } }`);
  }
  await sell(world, plans);
  return world;
}

const card = (feature: string, price: object, more: object = {}) => ({ key: feature, name: feature, featureKey: feature, billingCadence: 'P1M', price, groupBy: ['cloud'], ...more });
const unit = (amount: string) => ({ unit: { amount } });

let sent = 0;

async function send(world: World, type: string, time: string, value: number | string, data: object = {}): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `group-${++sent}`, source: 'test', type, subject: 'acme', time: `2027-${time}`, data: { value, ...data } }] },
  });
  expect(ingestEvents.accepted).toBe(1);
}

const detailed = 'detailedLines { key name quantity unitAmount group { values { dimension value } quantity quantityBefore } discounts { reason amount } totals { total } explain { product total usage { metered charged chargedBefore } } }';

interface Detailed {
  readonly name: string;
  readonly quantity: string;
  readonly unitAmount: string;
  readonly group: { readonly values: { readonly dimension: string; readonly value: string | null }[]; readonly quantity: string; readonly quantityBefore: string } | null;
  readonly totals: { readonly total: string };
  readonly explain: { readonly total: string };
}

/** `name: quantity x unitAmount = total` of every detailed line of each invoice, whose explanations say the same. */
async function groups(world: World): Promise<string[][]> {
  const { customer: of } = await world.data(`{ customer(by: { key: "acme" }) { invoices(first: 100) { nodes { lines { nodes { ${detailed} } } } } } }`);
  return of.invoices.nodes.map(({ lines }: { lines: { nodes: { detailedLines: Detailed[] }[] } }) =>
    lines.nodes.flatMap(({ detailedLines }) =>
      detailedLines.map(({ name, quantity, unitAmount, totals, explain }) => {
        expect(explain.total).toBe(totals.total);
        return `${name}: ${quantity} x ${unitAmount} = ${totals.total}`;
      }),
    ),
  );
}

describe('a charge that groups', () => {
  test('prices each combination of values by itself, live and issued alike, events without a value last', async () => {
    const world = await shop({ pro: onePhase(flat('base', '20'), card('calls', unit('0.005'), { groupBy: ['cloud', 'zone'], discounts: { percentage: '50' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    // Without any event there is no group.
    const fees = ['base fee: 1 x 20 = 20', 'base fee: 1 x 20 = 20'];
    expect((await groups(world))[0]).toEqual(fees);
    await send(world, 'calls', '01-10T10:00:00Z', 3, { cloud: 'gcp' });
    await send(world, 'calls', '01-10T10:20:00Z', 1000, { cloud: 'aws', zone: 'b' });
    await send(world, 'calls', '01-11T10:20:00Z', 1000, { cloud: 'aws', zone: 'b' });
    await send(world, 'calls', '01-10T10:30:00Z', 4, { cloud: 'aws', zone: 'a' });
    await send(world, 'calls', '01-10T10:30:00Z', 1);
    await send(world, 'calls', '01-31T23:30:00Z', '0.5', { zone: 'a' });
    const charged = ['calls • aws, a: usage in period: 4 x 0.005 = 0.01', 'calls • aws, b: usage in period: 2000 x 0.005 = 5', 'calls • gcp, no zone: usage in period: 3 x 0.005 = 0.01', 'calls • no cloud, a: usage in period: 0.5 x 0.005 = 0', 'calls • no cloud, no zone: usage in period: 1 x 0.005 = 0'];
    expect((await groups(world))[0]).toEqual([fees[0], ...charged, fees[1]].toSorted((a, b) => Number(a?.startsWith('calls')) - Number(b?.startsWith('calls'))));
    const usage = `{ customerUsage(customer: { key: "acme" }) { charges { meteredQuantity quantity amount eventsCount groups { amount group { values { dimension value } quantity quantityBefore } } filters { name } } } }`;
    const { charges: [calls] } = (await world.data(usage)).customerUsage;
    expect(calls).toMatchObject({ meteredQuantity: '2008.5', quantity: '2008.5', amount: '5.02', eventsCount: 6, filters: [] });
    expect(calls.groups.slice(0, 3)).toEqual([
      ['aws', 'a', '4', '0.01'], ['aws', 'b', '2000', '5'], ['gcp', null, '3', '0.01'],
    ].map(([cloud, zone, quantity, amount]) => ({ amount, group: { values: [{ dimension: 'cloud', value: cloud }, { dimension: 'zone', value: zone }], quantity, quantityBefore: '0' } })));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await groups(world)).at(-1)).toEqual(['base fee: 1 x 20 = 20', ...charged]);
    expect((await invoicesOf(world, 'acme')).at(-1)).toMatchObject({ status: 'PAID', totals: { amount: '30.05', discountsTotal: '5.03', total: '25.02' } });
    const past = (await world.data(`{ customerPastUsage(customer: { key: "acme" }, subscription: { id: "${(await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 1) { nodes { id } } } }')).customer.subscriptions.nodes[0].id}" }, first: 1) { nodes { charges { groups { amount group { quantity } } } } } }`)).customerPastUsage.nodes[0].charges[0];
    expect(past.groups.map(({ amount, group }: { amount: string; group: { quantity: string } }) => [group.quantity, amount])).toEqual([['4', '0.01'], ['2000', '5'], ['3', '0.01'], ['0.5', '0'], ['1', '0']]);
    const { invoices } = await world.data('{ invoices(filter: { statuses: [PAID] }, first: 5) { nodes { lines { nodes { usageQuery { groupBy isExact filterGroupBy { dimension: key } meter { key } } } } } } }');
    expect(invoices.nodes.flatMap(({ lines }: { lines: { nodes: { usageQuery: object | null }[] } }) => lines.nodes.map(({ usageQuery }) => usageQuery)).filter((query: object | null) => query !== null)).toEqual([{ groupBy: ['cloud', 'zone'], isExact: true, filterGroupBy: [], meter: { key: 'calls' } }]);
  });

  test('counts as its meter does in each group, and by days what is carried', async () => {
    const world = await shop({ pro: onePhase(card('load', unit('1')), card('guests', unit('10')), card('people', unit('100')), card('seats', unit('31'), { prorated: true })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [cloud, value] of [['aws', 5], ['aws', 3], ['gcp', 4]] as const) await send(world, 'load', '01-10T10:10:00Z', value, { cloud });
    for (const [cloud, value] of [['aws', 'ada'], ['aws', 'bob'], ['gcp', 'ada'], ['gcp', 'ada']] as const) await send(world, 'guests', '01-10T10:10:00Z', value, { cloud });
    for (const [cloud, value] of [['aws', 'ada'], ['gcp', 'ada'], ['gcp', 'bob']] as const) await send(world, 'people', '01-10T10:10:00Z', value, { cloud });
    await send(world, 'people', '02-10T10:10:00Z', 'ada', { cloud: 'gcp', operation_type: 'remove' });
    await send(world, 'seats', '01-22T10:10:00Z', 2, { cloud: 'aws' });
    await send(world, 'seats', '01-31T10:10:00Z', 1);
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    const [, january, february] = await groups(world);
    expect(january).toEqual([
      'load • aws: usage in period: 5 x 1 = 5', 'load • gcp: usage in period: 4 x 1 = 4',
      'guests • aws: usage in period: 2 x 10 = 20', 'guests • gcp: usage in period: 1 x 10 = 10',
      'people • aws: usage in period: 1 x 100 = 100', 'people • gcp: usage in period: 2 x 100 = 200',
      // Ten and one of 31 days.
      'seats • aws: usage in period: 0.64517 x 31 = 20', 'seats • no cloud: usage in period: 0.03226 x 31 = 1',
    ]);
    expect(february).toEqual(['people • aws: usage in period: 1 x 100 = 100', 'people • gcp: usage in period: 1 x 100 = 100', 'seats • aws: usage in period: 2 x 31 = 62', 'seats • no cloud: usage in period: 1 x 31 = 31']);
  });

  test('groups within each of its filters, and reaches one minimum amount with all of them', async () => {
    const filters = [{ values: [{ dimension: 'zone', values: ['eu'] }], price: { eventAmount: {} }, invoiceDisplayName: 'Europe' }];
    const world = await shop({ pro: onePhase(card('calls', unit('1'), { filters, minimumAmount: '20' })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'calls', '01-10T10:00:00Z', 2, { cloud: 'aws' });
    // Lago's golden amounts, in cents.
    for (const [cloud, cents] of [['value 1', '10.1'], ['value 2', '901.9']]) await send(world, 'calls', '01-10T10:00:00Z', 10, { cloud, zone: 'eu', precise_total_amount_cents: cents });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await groups(world)).at(-1)).toEqual([
      'calls • aws: usage in period: 2 x 1 = 2', 'calls: minimum amount: 1 x 8.88 = 8.88',
      'calls • Europe • value 1: amounts of events in period: 1 x 0.101 = 0.1', 'calls • Europe • value 2: amounts of events in period: 1 x 9.019 = 9.02',
    ]);
  });

  test('billed in parts, each group goes on where the parts before left off, one that comes later begins, and what comes late is corrected', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1')), card('guests', unit('10'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    const bill = () => world.data('mutation { invoicePendingLines(customer: { key: "acme" }) { __typename ... on Error { message } } }');
    await send(world, 'calls', '01-02T00:00:00Z', 3, { cloud: 'aws' });
    await send(world, 'guests', '01-02T00:00:00Z', 'ada', { cloud: 'aws' });
    await advance(world, acme.clockId, '2027-01-10T00:30:00Z');
    await bill();
    await advance(world, acme.clockId, '2027-01-10T02:00:00Z');
    await send(world, 'calls', '01-03T00:00:00Z', 100, { cloud: 'gcp' });
    for (const [cloud, value] of [['aws', 2], ['gcp', 4]] as const) await send(world, 'calls', '01-11T00:00:00Z', value, { cloud });
    for (const [cloud, value] of [['aws', 'ada'], ['gcp', 'ada']] as const) await send(world, 'guests', '01-11T00:00:00Z', value, { cloud });
    await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
    await bill();
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await groups(world)).slice(1)).toEqual([
      ['calls • aws: usage in period: 3 x 1 = 3', 'guests • aws: usage in period: 1 x 10 = 10'],
      ['calls • aws: usage in period: 2 x 1 = 2', 'calls • gcp: usage in period: 4 x 1 = 4', 'guests • gcp: usage in period: 1 x 10 = 10', 'calls: 1 x 100 = 100'],
      [],
    ]);
  });

  test('keeps what was read of its groups while its draft is edited, and tells none apart in units that were decided by hand', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1'))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,draftPeriod}', '"P3D"') where organization_id = $1 returning 1`);
    await world.data('mutation { upsertCustomerBillingOverride(input: { customer: { key: "acme" } }) { __typename } }');
    await send(world, 'calls', '01-10T10:00:00Z', 2, { cloud: 'aws' });
    await advance(world, acme.clockId, '2027-02-01T12:00:00Z');
    const draft = (await invoicesOf(world, 'acme')).at(-1);
    expect(draft).toMatchObject({ status: 'DRAFT', totals: { total: '2' } });
    // It was read for good: this is corrected on a later invoice.
    await send(world, 'calls', '01-10T10:00:00Z', 5, { cloud: 'gcp' });
    const { updateInvoice } = await world.data('mutation ($id: ID!) { updateInvoice(by: { id: $id }, input: { customer: { name: "Acme Ltd" } }) { ... on Invoice { totals { total } } ... on Error { message } ... on ValidationError { issues { message } } } }', { id: draft.id });
    expect(updateInvoice).toEqual({ totals: { total: '2' } });
    expect((await groups(world)).at(-1)).toEqual(['calls • aws: usage in period: 2 x 1 = 2']);
    const { adjustInvoiceLine } = await world.data('mutation ($id: ID!) { adjustInvoiceLine(line: $id, input: { units: "9" }) { __typename ... on Error { message } } }', { id: draft.lines.nodes[0].id });
    expect(adjustInvoiceLine.message).toBeUndefined();
    expect((await groups(world)).at(-1)).toEqual(['calls: usage in period: 9 x 1 = 9']);
  });
});
