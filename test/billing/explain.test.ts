import { beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, onePhase, sell, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const asked = `name meteredQuantity price { __typename } totals { total }
  detailedLines { key quantity unitAmount totals { total } explain {
    rule product rounding minimum credit taxes total minimumAmount multiplier tier { number above upTo unitPrice flatPrice } package { amount quantityPerPackage freeUnits }
    percentage { rate fixedAmount freeUnitsPerEvents } discounts { reason percentage maximum before taken after } usage { metered free charged chargedBefore }
    share { days ofDays ratio timeZone period { from to } fullPeriod { from to } }
  } }`;
const usageQuery = 'usageQuery { isExact meter { key } customer { id } period { from to } filterGroupBy { key values where } }';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the test expects of them
type Answer = any;

async function shop(world: World): Promise<void> {
  await world.data(`mutation {
    createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", groupBy: [{ key: "size", path: "$.size" }], filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    calls: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    large: createFeature(input: { key: "large", name: "Large calls", meter: { key: "calls" }, filterGroupBy: [{ key: "size", values: ["large", "huge"] }] }) { __typename }
  }`);
  const card = (featureKey: string, price: object, more: object = {}) => ({ key: featureKey, name: featureKey, featureKey, billingCadence: 'P1M', price, ...more });
  const filters = [{ values: [{ dimension: 'region', values: ['eu'] }], price: { unit: { amount: '0.7' } } }, { values: [{ dimension: 'region', values: ['us', 'eu'] }], price: { unit: { amount: '2' } } }];
  const tiers = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '5', flatPrice: '1' }, { unitPrice: '0.333' }], maximumAmount: '4' } };
  await sell(world, { pro: onePhase(flat('base', '31'), card('calls', { unit: { amount: '0.25', minimumAmount: '40' } }, { filters }), card('large', tiers, { discounts: { percentage: '10', usage: '2' } })) });
}

let sent = 0;

async function call(world: World, subject: string, count: string, data: object): Promise<void> {
  await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { __typename } }', {
    input: { events: [{ id: `told-${++sent}`, source: 'test', type: 'call', subject, time: '2027-01-20T00:00:00Z', data: { count, ...data } }] },
  });
}

const linesOf = async (world: World, fields: string, viewer?: Viewer): Promise<Answer[]> =>
  (await world.data(`{ invoices(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { status lines { nodes { ${fields} } } } } }`, {}, viewer)).invoices.nodes;

const sums = (lines: Answer[]) => {
  for (const { detailedLines } of lines) {
    for (const { explain, totals } of detailedLines) {
      const taken = Decimal.sum(explain.discounts.map((discount: Answer) => Decimal.of(discount.taken)));
      const { product, rounding, minimum, credit, taxes } = explain;
      expect(Decimal.of(product).add(Decimal.of(rounding)).add(Decimal.of(minimum)).sub(taken).sub(Decimal.of(credit)).add(Decimal.of(taxes)).toString()).toBe(totals.total);
    }
  }
};

test('lines tell why they come to what they do, live and issued alike, and what to ask for the usage behind them', async () => {
  const world = await all.create();
  await shop(world);
  const acme = await customer(world, 'acme', { now: '2027-01-11T00:00:00Z' });
  const other = await customer(world, 'other');
  await subscribe(world, 'acme', 'pro', { billingAnchor: start });
  await subscribe(world, 'other', 'pro', { billingAnchor: start });
  for (const [count, data] of [['3', { region: 'eu', size: 'large' }], ['10.5', { region: 'us', size: 'huge' }], ['7', { region: 'asia' }], ['1', {}]] as const) await call(world, 'acme', count, data);
  await call(world, 'other', '100', { region: 'eu', size: 'large' });

  const mine: Viewer = { ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(acme.id) };
  const ofUsage = (invoices: Answer[]) => invoices.flatMap(({ lines }) => lines.nodes).filter((line: Answer) => line.meteredQuantity !== null);
  const live = ofUsage((await linesOf(world, asked, mine)).filter(({ status }) => status === 'GATHERING'));
  await advance(world, acme.clockId, '2027-02-03T00:00:00Z');
  const issued = await linesOf(world, `${asked} ${usageQuery}`, mine);
  expect(ofUsage(issued.filter(({ status }) => status === 'PAID'))).toMatchObject(live);
  sums(issued.flatMap(({ lines }) => lines.nodes));

  const paid = issued.filter(({ status }) => status === 'PAID').flatMap(({ lines }) => lines.nodes);
  const told = (name: string) => paid.find((line: Answer) => line.name === name).detailedLines.map((of: Answer) => of.explain);
  expect(told('base fee')[0]).toMatchObject({ rule: 'FLAT', usage: null, share: { days: 21, ofDays: 31, timeZone: 'UTC', fullPeriod: { from: start } } });
  expect(told('large')).toMatchObject([
    { rule: 'TIER_FLAT', product: '1', tier: { number: 1, above: '0', upTo: '5', flatPrice: '1' }, usage: { metered: '13.5', free: '2', charged: '11.5', chargedBefore: '0' }, discounts: [{ reason: 'RATECARD_PERCENTAGE', percentage: '10', before: '1', taken: '0.1', after: '0.9' }] },
    { rule: 'TIER_UNITS', product: '2.1645', rounding: '-0.0045', tier: { number: 2, above: '5', upTo: null, unitPrice: '0.333' } },
  ]);
  expect(told('calls').at(-1)).toMatchObject({ rule: 'MINIMUM_AMOUNT', product: '0', minimumAmount: '40' });

  // Asked as the line says, the meter answers its quantity: for its feature's filter, and for each filter of the charge.
  const metered = paid.filter((line: Answer) => line.usageQuery !== null);
  expect(metered.map(({ name, meteredQuantity }: Answer) => `${name} ${meteredQuantity}`).toSorted()).toEqual(['calls 8', 'calls • eu 3', 'calls • us, eu 10.5', 'large 13.5']);
  for (const { usageQuery: query, meteredQuantity } of metered) {
    expect(query).toMatchObject({ isExact: true, meter: { key: 'calls' }, customer: { id: acme.id } });
    const filterGroupBy = query.filterGroupBy.map(({ key, values, where }: Answer) => (where === null ? { key, values } : { key, where }));
    const answer = await world.data('query ($query: MeterUsageInput!) { meterUsage(meter: { key: "calls" }, query: $query) { rows { value } } }', { query: { ...query.period, customers: [{ id: acme.id }], filterGroupBy } });
    expect(answer.meterUsage.rows).toEqual([{ value: meteredQuantity }]);
  }
  expect(paid.find(({ name }: Answer) => name === 'base fee').usageQuery).toBeNull();
  expect((await linesOf(world, 'name', { ...mine, customerId: dbId(other.id) })).flatMap(({ lines }) => lines.nodes)).toHaveLength(6);
});

test('a part of a period is explained by the days that are charged: the first counts whole, at whatever hour the last ends', async () => {
  const world = await all.create();
  await sell(world, { pro: { ...onePhase({ ...flat('base', '31'), price: { flat: { amount: '31', paymentTerm: 'IN_ARREARS' } } }), proRating: 'PRORATE_BY_DAY' } });
  const acme = await customer(world, 'acme', { now: '2027-01-11T18:00:00Z' });
  const subscription = await subscribe(world, 'acme', 'pro', { billingAnchor: start });
  await advance(world, acme.clockId, '2027-01-20T09:00:00Z');
  await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: IMMEDIATE }) { __typename } }', { by: { id: subscription.id } });
  await advance(world, acme.clockId, '2027-02-03T00:00:00Z');
  const [line] = (await linesOf(world, asked)).flatMap(({ lines }) => lines.nodes);
  const share = { days: 10, ofDays: 31, period: { from: '2027-01-11T18:00:00Z', to: '2027-01-20T09:00:00Z' } };
  expect(line).toMatchObject({ totals: { total: '10' }, detailedLines: [{ explain: { product: '10', total: '10', share } }] });
});

test('it costs no statement but for what is looked up beyond the line, however many there are', async () => {
  const world = await all.create();
  await shop(world);
  const acme = await customer(world, 'acme', { now: '2027-01-11T00:00:00Z' });
  await subscribe(world, 'acme', 'pro', { billingAnchor: start });
  await advance(world, acme.clockId, '2027-04-03T00:00:00Z');
  const count = async (fields: string) => (await world.ask(`{ invoices { nodes { lines { nodes { detailedLines { key ${fields} } } } } } }`)).statements;
  const plain = await count('');
  expect(await count('explain { rule product rounding discounts { taken } tier { number } usage { charged } }')).toBe(plain);
  // The time zone of the subscription whose fee is in proportion.
  expect(await count('explain { share { days } }')).toBe(plain + 1);
  const queries = async (page: string) => (await world.ask(`{ invoices${page} { nodes { lines { nodes { usageQuery { meter { key } filterGroupBy { key } } } } } } }`)).statements;
  expect(await queries('')).toBe(await queries('(first: 1)'));
});

test('an estimate is explained by the same rule', async () => {
  const world = await all.create();
  const { estimatePrice } = await world.data('{ estimatePrice(input: { currency: "USD", quantity: "2.5", price: { dynamic: { multiplier: "1.234" } } }) { lines { totals { total } explain { rule product rounding multiplier total usage { charged } share { days } } } } }');
  expect(estimatePrice.lines).toEqual([{ totals: { total: '3.09' }, explain: { rule: 'DYNAMIC', product: '3.09', rounding: '0', multiplier: '1.234', total: '3.09', usage: { charged: '2.5' }, share: null } }]);
});
