import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, brief, customer, flat, invoicesOf, onePhase, sell, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

/** Meters of calls by region and size, and of seats, which are carried from month to month. */
async function shop(plans: Readonly<Record<string, object>>): Promise<World> {
  const world = await all.create();
  const made = await world.data(`mutation {
    calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", groupBy: [{ key: "size", path: "$.size" }], filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
    people: createMeter(input: { key: "people", aggregation: UNIQUE_COUNT, eventType: "person", valueProperty: "$.name", recurring: true, filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    callsFeature: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    seatsFeature: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
    peopleFeature: createFeature(input: { key: "people", name: "People", meter: { key: "people" } }) { __typename }
  }`);
  expect(Object.values(made)).toEqual(Object.values(made).map((_, at) => ({ __typename: at < 3 ? 'Meter' : 'Feature' })));
  await sell(world, plans);
  return world;
}

const card = (feature: string, price: object, more: object = {}) => ({ key: feature, name: feature, featureKey: feature, billingCadence: 'P1M', price, ...more });
const unit = (amount: string) => ({ unit: { amount } });

let sent = 0;

async function send(world: World, type: string, subject: string, time: string, data: object): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `option-${++sent}`, source: 'test', type, subject, time, data }] },
  });
  expect(ingestEvents.accepted).toBe(1);
}

/** `key quantity x unitAmount = total` of every detailed line of the last invoice. */
async function lastLines(world: World, key: string): Promise<string[]> {
  const invoice = (await invoicesOf(world, key)).filter(({ status }) => status !== 'GATHERING').at(-1);
  return invoice.lines.nodes.flatMap((line: { name: string; detailedLines: { key: string; quantity: string; unitAmount: string; totals: { total: string } }[] }) =>
    line.detailedLines.map((of) => `${line.name}: ${of.key} ${of.quantity} x ${of.unitAmount} = ${of.totals.total}`),
  );
}

describe('filters', () => {
  test('do not outlast the meter that they are of: a line that is given another feature by hand charges all of its use', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1'), { filters: [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('3') }] })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-05T00:00:00Z', { count: 2, region: 'eu' });
    await send(world, 'seats', 'acme', '2027-01-05T00:00:00Z', { count: 4 });
    await advance(world, acme.clockId, '2027-02-01T00:10:00Z');
    const draft = (await invoicesOf(world, 'acme')).at(-1);
    expect(brief([draft])).toEqual(['DRAFT 6: calls 2027-01-01 0 0; calls • eu 2027-01-01 2 6']);
    const { updateInvoice } = await world.data('mutation ($id: ID!, $lines: [InvoiceLineInput!]!) { updateInvoice(by: { id: $id }, input: { lines: $lines }) { __typename } }', {
      id: draft.id, lines: draft.lines.nodes.map(({ id, name }: { id: string; name: string }) => ({ id, ...(name === 'calls' ? {} : { featureKey: 'seats' }) })),
    });
    expect(updateInvoice).toEqual({ __typename: 'Invoice' });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(brief([(await invoicesOf(world, 'acme')).at(-1)])).toEqual(['PAID 12: calls 2027-01-01 0 0; calls • eu 2027-01-01 4 12']);
  });

  test('price each event by the one filter with the most keys, and the rest by the card, on a line each', async () => {
    const filters = [
      { values: [{ dimension: 'region' }], price: unit('3') },
      { values: [{ dimension: 'region', values: ['eu'] }, { dimension: 'size', values: ['large', 'huge'] }], price: { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '5' }, { unitPrice: '4' }] } }, invoiceDisplayName: 'Large in Europe' },
      { values: [{ dimension: 'region', values: ['eu'] }], price: unit('1000') },
    ];
    const world = await shop({ pro: onePhase(flat('base', '20'), card('calls', unit('0.5'), { filters })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [count, data] of [
      [10, {}],
      [4, { region: 'asia', size: 'large' }],
      [7, { region: 'us', size: 'large' }],
      [2, { region: 'eu' }],
      [12, { region: 'eu', size: 'large' }],
      [1, { region: 'eu', size: 'huge' }],
      [3, { region: 'eu', size: 'small' }],
    ] as const) {
      await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count, ...data });
    }
    const charged = ['calls 2027-01-01 14 7', 'calls • region 2027-01-01 12 36', 'calls • Large in Europe 2027-01-01 13 62', 'calls • eu 2027-01-01 0 0'];
    expect(brief(await invoicesOf(world, 'acme'))[0]).toContain(charged.join('; '));
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe(`PAID 125: base fee 2027-02-01 - 20; ${charged.join('; ')}`);
  });

  test('part what a recurring count of distinct values carries', async () => {
    const world = await shop({ pro: onePhase(card('people', unit('1'), { filters: [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('10') }] })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [name, region] of [['a', 'eu'], ['b', 'eu'], ['c', 'us'], ['d', null]] as const) await send(world, 'person', 'acme', '2027-01-10T00:00:00Z', { name, ...(region === null ? {} : { region }) });
    await send(world, 'person', 'acme', '2027-02-10T00:00:00Z', { name: 'a', region: 'eu', operation_type: 'remove' });
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).slice(1)).toEqual(['PAID 22: people 2027-01-01 2 2; people • eu 2027-01-01 2 20', 'PAID 12: people 2027-02-01 2 2; people • eu 2027-02-01 1 10']);
  });
});

describe('the minimum amount of a charge', () => {
  test('is reached by all of its filters together, and missing money is charged once', async () => {
    const filters = [{ values: [{ dimension: 'region', values: ['eu'] }], price: unit('2') }];
    const world = await shop({ pro: onePhase(card('calls', unit('1'), { filters, minimumAmount: '100' })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count: 30 });
    await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count: 10, region: 'eu' });
    await send(world, 'call', 'acme', '2027-02-10T00:00:00Z', { count: 200 });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await lastLines(world, 'acme')).toEqual(['calls: unit-price-usage 30 x 1 = 30', 'calls: minimum-amount 1 x 50 = 50', 'calls • eu: unit-price-usage 10 x 2 = 20']);
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect(await lastLines(world, 'acme')).toEqual(['calls: unit-price-usage 200 x 1 = 200']);
  });

  test('counts for the days of a part of a period, and its cents are cut, or rounded where the rate card says so', async () => {
    const world = await shop({ pro: onePhase(card('calls', unit('1'), { minimumAmount: '10.09' })), up: onePhase(card('calls', unit('1'), { minimumAmount: '10.09', minimumRounding: 'HALF_UP' })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { billingAnchor: '2027-01-17T00:00:00Z' });
    await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count: 2 });
    await advance(world, acme.clockId, '2027-01-18T00:00:00Z');
    // 16 of 31 days of 10.09 are 5.2077..., of which 2 are used.
    expect(await lastLines(world, 'acme')).toEqual(['calls: unit-price-usage 2 x 1 = 2', 'calls: minimum-amount 1 x 3.2 = 3.2']);
    const other = await customer(world, 'other');
    await subscribe(world, 'other', 'up', { billingAnchor: '2027-01-17T00:00:00Z' });
    await send(world, 'call', 'other', '2027-01-10T00:00:00Z', { count: 2 });
    await advance(world, other.clockId, '2027-01-18T00:00:00Z');
    expect(await lastLines(world, 'other')).toEqual(['calls: unit-price-usage 2 x 1 = 2', 'calls: minimum-amount 1 x 3.21 = 3.21']);
  });
});

describe('a prorated charge', () => {
  test('counts what is carried by the days that it lasts', async () => {
    const world = await shop({ pro: onePhase(card('seats', unit('31'), { prorated: true })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'seats', 'acme', '2027-01-01T10:00:00Z', { count: 2 });
    await send(world, 'seats', 'acme', '2027-01-22T23:00:00Z', { count: 3 });
    await send(world, 'seats', 'acme', '2027-01-31T00:00:00Z', { count: -1 });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    // 2 for 31 days, 3 for the last 10, one less on the last: 91 seat days.
    const [january] = (await invoicesOf(world, 'acme')).slice(-1);
    expect(january.lines.nodes[0]).toMatchObject({ meteredQuantity: '4', quantity: '2.93549', totals: { total: '91' } });
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect((await invoicesOf(world, 'acme')).at(-1).lines.nodes[0]).toMatchObject({ meteredQuantity: '4', quantity: '4', totals: { total: '124' } });
  });

  test('counts the day on which another takes over once, with the one that does', async () => {
    const graduated = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1', unitPrice: '31' }, { unitPrice: '31' }] } };
    const cards = (price: object) => onePhase(card('seats', price, { prorated: true }), card('people', price, { prorated: true }));
    const world = await shop({ pro: cards(unit('31')), max: cards(graduated) });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    await send(world, 'seats', 'acme', '2027-01-01T10:00:00Z', { count: 2 });
    await send(world, 'seats', 'acme', '2027-01-16T10:00:00Z', { count: 1 });
    await send(world, 'person', 'acme', '2027-01-01T10:00:00Z', { name: 'ada' });
    await advance(world, acme.clockId, '2027-01-16T12:00:00Z');
    await world.data('mutation ($id: ID!) { changeSubscription(by: { id: $id }, input: { plan: { key: "max" }, timing: { preset: IMMEDIATE } }) { __typename } }', { id });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    // 15 days of 2 and 16 of 3 seats; 15 and 16 days of one person.
    const billed = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAID').flatMap(({ lines }) => lines.nodes.map((of: { name: string; totals: { total: string } }) => `${of.name} ${of.totals.total}`));
    expect(billed.toSorted()).toEqual(['people 15', 'people 16', 'seats 30', 'seats 48']);
  });

  test('chooses the tier by the whole quantity, and graduates each change through the tiers', async () => {
    const tiers = [{ upToAmount: '5', unitPrice: '10', flatPrice: '100' }, { upToAmount: '15', unitPrice: '5', flatPrice: '50' }, { unitPrice: '2' }];
    const graduated = { tiered: { mode: 'GRADUATED', tiers } };
    const volume = { tiered: { mode: 'VOLUME', tiers: [{ upToAmount: '6', unitPrice: '10' }, { unitPrice: '3' }] } };
    const world = await shop({ graduated: onePhase(card('seats', graduated, { prorated: true })), volume: onePhase(card('seats', volume, { prorated: true })) });
    const begin = '2027-09-01T00:00:00Z';
    const [acme, other] = [await customer(world, 'acme', { now: begin }), await customer(world, 'other', { now: begin })];
    await subscribe(world, 'acme', 'graduated');
    await subscribe(world, 'other', 'volume');
    for (const subject of ['acme', 'other']) {
      await send(world, 'seats', subject, '2027-09-10T00:00:00Z', { count: 2 });
      await send(world, 'seats', subject, '2027-09-16T00:00:00Z', { count: 5 });
    }
    for (const { clockId } of [acme, other]) await advance(world, clockId, '2027-10-02T00:00:00Z');
    // Lago's own example: 2 x 21 days and 3 x 15 days at 10, 2 x 15 days at 5, both flat amounts.
    expect(await lastLines(world, 'acme')).toEqual(['seats: graduated-prorated-usage 1 x 184 = 184']);
    expect(await lastLines(world, 'other')).toEqual(['seats: volume-tiered-price 3.9 x 3 = 11.7']);
  });
});

describe('a trial', () => {
  test('charges flat fees from its end on, when it comes, and usage from the start', async () => {
    const world = await shop({ pro: { ...onePhase(flat('base', '31'), flat('late', '62', 'IN_ARREARS'), card('calls', unit('1'))), trialPeriod: 'P14D' } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-02T00:00:00Z', { count: 5 });
    await advance(world, acme.clockId, '2027-01-14T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).map((text) => text.split(' ')[0])).toEqual(['GATHERING']);
    await advance(world, acme.clockId, '2027-01-16T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).filter((text) => text.startsWith('PAID'))).toEqual(['PAID 17: base fee 2027-01-15 - 17']);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).filter((text) => text.startsWith('PAID'))).toEqual(['PAID 17: base fee 2027-01-15 - 17', 'PAID 70: base fee 2027-02-01 - 31; late fee 2027-01-15 - 34; calls 2027-01-01 5 5']);
  });

  test('of several periods charges nothing for those that lie within it', async () => {
    const world = await shop({ pro: { ...onePhase(flat('base', '30')), trialPeriod: 'P2M' } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-02-27T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).filter((text) => text.startsWith('PAID'))).toEqual([]);
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).filter((text) => text.startsWith('PAID'))).toEqual(['PAID 30: base fee 2027-03-01 - 30']);
  });
});

describe('a minimum commitment', () => {
  const commitment = { minimumCommitment: { amount: '100', invoiceDisplayName: 'Up to 100' } };

  test('brings a period up to its amount, with what was paid in advance for it', async () => {
    const world = await shop({ pro: { ...onePhase(flat('base', '20'), card('calls', unit('1'))), ...commitment } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count: 30 });
    await send(world, 'call', 'acme', '2027-02-10T00:00:00Z', { count: 90 });
    const paid = async () => brief(await invoicesOf(world, 'acme')).filter((text) => text.startsWith('PAID'));
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    expect(await paid()).toEqual(['PAID 20: base fee 2027-01-01 - 20']);
    expect(brief(await invoicesOf(world, 'acme'))[0]).toContain('Up to 100 2027-01-01 - 50');
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect((await paid()).slice(1)).toEqual(['PAID 100: base fee 2027-02-01 - 20; calls 2027-01-01 30 30; Up to 100 2027-01-01 - 50', 'PAID 110: base fee 2027-03-01 - 20; calls 2027-02-01 90 90; Up to 100 2027-02-01 - 0']);
    expect(await lastLines(world, 'acme')).toEqual(['base fee: flat-price 1 x 20 = 20', 'calls: unit-price-usage 90 x 1 = 90']);
  });

  test('counts for the days that a subscription ran', async () => {
    const world = await shop({ pro: { ...onePhase(card('calls', unit('1'))), ...commitment } });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    await send(world, 'call', 'acme', '2027-01-10T00:00:00Z', { count: 30 });
    await advance(world, acme.clockId, '2027-01-21T00:00:00Z');
    const { cancelSubscription } = await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { activeTo } ... on Error { message } } }', { by: { id } });
    expect(cancelSubscription).toEqual({ activeTo: '2027-01-21T00:00:00Z' });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    // 20 of 31 days of 100 are 64.516..., rounded half up.
    expect(await lastLines(world, 'acme')).toEqual(['calls: unit-price-usage 30 x 1 = 30', 'Up to 100: minimum-commitment 1 x 34.52 = 34.52']);
  });
});
