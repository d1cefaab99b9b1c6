import { expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { worlds } from '../support/world.ts';
import { act, advance, brief, customer, invoicesOf, onePhase, sell, shop, subscribe } from './billing-world.ts';

const all = worlds();

const card = (key: string, price: object) => ({ key, name: key, featureKey: key, billingCadence: 'P1M', price });
const models = {
  volume: { tiered: { mode: 'VOLUME', tierRule: 'INTEGER_RANGES', tiers: [{ upToAmount: '1000', unitPrice: '0.5' }, { unitPrice: '0.01', flatPrice: '50' }] } },
  pack: { package: { amount: '3', quantityPerPackage: '1000', freeUnits: '100' } },
  allowed: { percentage: { rate: '1', fixedAmount: '5', freeUnitsPerEvents: 2 } },
  limited: { percentage: { rate: '1', fixedAmount: '1', perTransactionMinAmount: '1.75', perTransactionMaxAmount: '12' } },
  graded: { graduatedPercentage: { tiers: [{ upToAmount: '1000', rate: '2', flatPrice: '1' }, { rate: '1' }] } },
  dear: { eventAmount: {} },
};

/** Sells what is metered of payments by every model, on the same events. */
async function bank(world: World): Promise<World> {
  await shop(world, {});
  await world.data('mutation { createMeter(input: { key: "paid", aggregation: SUM, eventType: "payment", valueProperty: "$.amount" }) { __typename } }');
  await world.data('mutation { createMeter(input: { key: "peak", aggregation: MAX, eventType: "payment", valueProperty: "$.amount" }) { __typename } }');
  for (const key of Object.keys(models)) await feature(world, key, 'paid');
  return world;
}

async function feature(world: World, key: string, meter: string): Promise<void> {
  await world.data('mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { __typename } }', { input: { key, name: key, meter: { key: meter } } });
}

let sent = 0;
async function pay(world: World, subject: string, amount: string, time: string, cents?: string): Promise<string> {
  const id = `payment-${++sent}`;
  const data = { amount, ...(cents === undefined ? {} : { precise_total_amount_cents: cents, fee: { amount: cents } }) };
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id, source: 'bank', type: 'payment', subject, time, data }] },
  });
  expect(ingestEvents.accepted).toBe(1);
  return id;
}

const priceFields = `price { __typename
  ... on TieredPrice { tierRule } ... on PackagePrice { freeUnits }
  ... on PercentagePrice { rate fixedAmount freeUnitsPerEvents freeUnitsPerTotalAggregation perTransactionMinAmount perTransactionMaxAmount percentageMinimum: minimumAmount }
  ... on GraduatedPercentagePrice { tierRule tiers { upToAmount rate flatPrice } } ... on EventAmountPrice { amountProperty amountUnit maximumAmount } }`;

test('a plan keeps the charge models as they were given', async () => {
  const world = await bank(await all.create());
  await sell(world, { pay: onePhase(...Object.entries(models).map(([key, price]) => card(key, price))) });
  const { plan } = await world.data(`{ plan(by: { key: "pay" }) { phases { rateCards { ${priceFields.replace('tierRule } ... on Package', 'rangeRule: tierRule } ... on Package')} } } } }`);
  expect(plan.phases[0].rateCards.map(({ price }: { price: unknown }) => price)).toEqual([
    { __typename: 'TieredPrice', rangeRule: 'INTEGER_RANGES' },
    { __typename: 'PackagePrice', freeUnits: '100' },
    { __typename: 'PercentagePrice', rate: '1', fixedAmount: '5', freeUnitsPerEvents: 2, freeUnitsPerTotalAggregation: null, perTransactionMinAmount: null, perTransactionMaxAmount: null, percentageMinimum: null },
    { __typename: 'PercentagePrice', rate: '1', fixedAmount: '1', freeUnitsPerEvents: null, freeUnitsPerTotalAggregation: null, perTransactionMinAmount: '1.75', perTransactionMaxAmount: '12', percentageMinimum: null },
    { __typename: 'GraduatedPercentagePrice', tierRule: 'CONTINUOUS', tiers: [{ upToAmount: '1000', rate: '2', flatPrice: '1' }, { upToAmount: null, rate: '1', flatPrice: null }] },
    { __typename: 'EventAmountPrice', amountProperty: '$.precise_total_amount_cents', amountUnit: 'MINOR', maximumAmount: null },
  ]);
});

test('every model bills the same events: live and issued alike, line by line', async () => {
  const world = await bank(await all.create());
  await sell(world, { pay: onePhase(...Object.entries(models).map(([key, price]) => card(key, price))) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pay');
  // Stored in another order than they happened in.
  await pay(world, 'acme', '10000', '2027-01-20T00:00:00Z');
  await pay(world, 'acme', '100', '2027-01-10T00:00:00Z', '10.1');
  await pay(world, 'acme', '1000', '2027-01-15T00:00:00Z', '901.9');
  await pay(world, 'acme', '77', '2027-02-01T00:00:00Z', '5000');
  const lines = 'volume 2027-01-01 11100 161; pack 2027-01-01 11100 33; allowed 2027-01-01 11100 105; limited 2027-01-01 11100 25; graded 2027-01-01 11100 122; dear 2027-01-01 11100 9.12';
  expect(brief(await invoicesOf(world, 'acme'))).toEqual([`GATHERING 455.12: ${lines}`]);

  await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
  const [, issued] = await invoicesOf(world, 'acme');
  expect(brief([issued])).toEqual([`PAID 455.12: ${lines}`]);
  const details = issued.lines.nodes.map((line: { detailedLines: { key: string; name: string; quantity: string; unitAmount: string }[] }) =>
    line.detailedLines.map(({ key, name, quantity, unitAmount }) => `${key} (${name}): ${quantity} x ${unitAmount}`));
  expect(details).toEqual([
    ['volume-flat-price (volume: flat price for tier 2): 1 x 50', 'volume-tiered-price (volume: unit price for tier 2): 11100 x 0.01'],
    ['usage (pack: usage in period): 11 x 3'],
    ['percentage-rate (allowed: 1% of usage): 10000 x 0.01', 'percentage-fixed-amount (allowed: fixed amount per event): 1 x 5'],
    [
      'percentage-rate (limited: 1% of usage): 1100 x 0.01', 'percentage-fixed-amount (limited: fixed amount per event): 2 x 1',
      'percentage-transaction-maximum (limited: events at the maximum per transaction): 1 x 12',
    ],
    ['graduated-percentage-1-rate (graded: percentage for tier 1): 1000 x 0.02', 'graduated-percentage-1-flat-price (graded: flat price for tier 1): 1 x 1', 'graduated-percentage-2-rate (graded: percentage for tier 2): 10100 x 0.01'],
    ['event-amount (dear: amounts of events in period): 1 x 9.12'],
  ]);
  const { invoice } = await world.data('query ($id: ID!) { invoice(by: { id: $id }) { validationIssues { severity code message } } }', { id: issued.id });
  expect(invoice.validationIssues).toEqual([
    { severity: 'WARNING', code: 'INVOICE_LINE_EVENTS_WITHOUT_AMOUNT', message: 'line "dear" charges the amounts of events, and 1 of them bring none at $.precise_total_amount_cents: correct them, or they are not charged' },
  ]);
});

test('more lines of single events are read with no more statements', async () => {
  const world = await bank(await all.create());
  await sell(world, {
    one: onePhase(card('limited', models.limited)),
    three: onePhase(card('limited', models.limited), card('allowed', models.allowed), card('dear', models.dear)),
  });
  const read = async (plan: string): Promise<number> => {
    await customer(world, plan);
    await subscribe(world, plan, plan);
    await pay(world, plan, '100', '2027-01-10T00:00:00Z', '10');
    const { statements, errors } = await world.ask('query ($key: String!) { customer(by: { key: $key }) { invoices { nodes { totals { total } lines { nodes { totals { total } } } } } } }', { key: plan });
    expect(errors).toEqual([]);
    return statements;
  };
  expect(await read('three')).toBe(await read('one'));
});

test('amounts of events are in the unit that the price says, of the currency of the invoice', async () => {
  const world = await bank(await all.create());
  await customer(world, 'acme');
  await pay(world, 'acme', '1', '2027-01-10T00:00:00Z', '1234.5');
  const total = async (currency: string, price: object): Promise<string> => {
    const line = { name: 'fee', price: { eventAmount: price }, featureKey: 'dear', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, invoiceAt: '2027-02-01T00:00:00Z' };
    const { createPendingInvoiceLines } = await world.data(
      'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { ... on CreatedPendingInvoiceLines { lines { totals { total } } } ... on ValidationError { issues { code message } } } }',
      { input: { customer: { key: 'acme' }, currency, lines: [line] } },
    );
    return createPendingInvoiceLines.lines[0].totals.total;
  };
  expect(await total('JPY', {})).toBe('1235');
  expect(await total('KWD', {})).toBe('1.235');
  expect(await total('USD', { amountUnit: 'MAJOR' })).toBe('1234.5');
  expect(await total('EUR', { amountProperty: '$.fee.amount', maximumAmount: '10' })).toBe('10');
  expect(await total('GBP', { amountProperty: '$.nowhere' })).toBe('0');
});

test('a price that its meter cannot tell is refused: on a line, and before a plan is published', async () => {
  const world = await bank(await all.create());
  await feature(world, 'peak', 'peak');
  await customer(world, 'acme');
  const line = { name: 'fee', price: models.dear, featureKey: 'peak', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, invoiceAt: '2027-02-01T00:00:00Z' };
  const { createPendingInvoiceLines } = await world.data(
    'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { ... on ValidationError { issues { code message path } } } }',
    { input: { customer: { key: 'acme' }, currency: 'USD', lines: [line] } },
  );
  expect(createPendingInvoiceLines.issues).toEqual([
    { code: 'INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL', message: 'lines.0.price charges the amounts of events, and the meter takes the MAX: use a meter of SUM', path: ['lines', '0', 'price'] },
  ]);
  const { createPlan } = await world.data('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id validationIssues { code path } } ... on Error { code } } }', {
    input: { key: 'peak', name: 'Peak', currency: 'USD', billingCadence: 'P1M', ...onePhase(card('peak', models.limited)) },
  });
  expect(createPlan.validationIssues).toEqual([{ code: 'INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL', path: ['phases', '0', 'rateCards', '0', 'price'] }]);
  const { publishPlan } = await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
  expect(publishPlan.__typename).toBe('ValidationError');
});

test('a line whose events are no longer kept is not issued', async () => {
  const world = await bank(await all.create());
  await sell(world, { pay: onePhase(card('limited', models.limited)) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pay');
  await pay(world, 'acme', '100', '2027-01-10T00:00:00Z');
  await world.product.core.database.pool.query('insert into usage_retention (organization_id, kept_from) values ($1, $2)', [world.organizationId, '2027-01-05T00:00:00Z']);
  await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
  const invoice = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  expect(invoice.state).toBe('DRAFT_INVALID');
  const found = await world.data('query ($id: ID!) { invoice(by: { id: $id }) { validationIssues { severity code } } }', { id: invoice.id });
  expect(found.invoice.validationIssues).toEqual([{ severity: 'CRITICAL', code: 'INVOICE_LINE_EVENTS_REMOVED' }]);
  await world.product.core.database.pool.query('delete from usage_retention where organization_id = $1', [world.organizationId]);
  await act(world, 'retryInvoice', { id: invoice.id });
  await advance(world, acme.clockId, '2027-02-01T03:00:00Z');
  expect(brief(await invoicesOf(world, 'acme'))[1]).toBe('PAID 2: limited 2027-01-01 100 2');
});
