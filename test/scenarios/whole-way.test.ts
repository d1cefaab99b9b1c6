import { beforeAll, expect, test } from 'vitest';
import { asking } from '../support/asking.ts';
import type { Asking, Said } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
let engine: Asking;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await all.create();
  engine = asking(all.product());
});

const failure = '... on Error { code message } ... on ValidationError { issues { code path message } }';

/** Does a mutation that must succeed and answers what it made. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the test expects of them
async function make(field: string, variable: string, value: unknown, select: string): Promise<any> {
  const [name = '', type = ''] = variable.split(': ');
  const { made } = await world.data(`mutation ($${name}: ${type}) { made: ${field}(${name}: $${name}) { __typename ${select} ${failure} } }`, { [name]: value });
  if (made.code !== undefined) throw new Error(`${field}: ${JSON.stringify(made)}`);
  return made;
}

const advance = (to: string) =>
  world.data(`mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { ... on TestClock { now } ${failure} } }`, { id: ids['clock'], to });

const ingest = (events: readonly object[]) => make('ingestEvents', 'input: IngestEventsInput!', { events }, '... on IngestEventsPayload { accepted duplicates results { id status issues { code } } }');

const call = (id: string, tokens: number, model: string, time?: string) => ({ id, source: 'api', type: 'llm.call', subject: 'acme-prod', data: { tokens, model }, ...(time === undefined ? {} : { time }) });

async function value(): Promise<Record<string, unknown>> {
  const { entitlementValue } = await world.data(
    '{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { type hasAccess balance usage overage totalAvailableGrantAmount currentUsagePeriod { from to } } }',
  );
  return entitlementValue;
}

const invoices = async (): Promise<readonly unknown[]> => {
  const { customer } = await world.data(`{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes {
    number status currency issuedAt billedTo { name address { country } } totals { amount discountsTotal total }
    lines { nodes { name featureKey period { from to } meteredQuantity quantity totals { amount discountsTotal total }
      detailedLines { quantity unitAmount totals { amount discountsTotal total } } } }
  } } } }`);
  return (customer.invoices.nodes as { number: string | null; lines: { nodes: { name: string }[] } }[])
    .filter(({ number }) => number !== null)
    .map((invoice) => ({ ...invoice, lines: invoice.lines.nodes.toSorted((a, b) => a.name.localeCompare(b.name)) }))
    .toSorted((a, b) => String(a.number).localeCompare(String(b.number)));
};

test('a catalog is made and sold to a customer on a test clock', async () => {
  ids['clock'] = (await make('createTestClock', 'input: CreateTestClockInput!', { now: '2027-01-01T00:00:00Z', name: 'the whole way' }, '... on TestClock { id }')).id;
  await make('createMeter', 'input: CreateMeterInput!', {
    key: 'tokens', aggregation: 'SUM', eventType: 'llm.call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }],
  }, '... on Meter { id }');
  await make('createFeature', 'input: CreateFeatureInput!', { key: 'tokens', name: 'Tokens', meter: { key: 'tokens' } }, '... on Feature { id }');
  const { id } = await make('createPlan', 'input: CreatePlanInput!', {
    key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M',
    phases: [{
      key: 'standard', name: 'Standard',
      rateCards: [
        { key: 'seat', name: 'Seat', price: { flat: { amount: '20', paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M' },
        {
          key: 'tokens', name: 'Tokens', featureKey: 'tokens', billingCadence: 'P1M',
          // The first 1,000 tokens of a month cost 0.01, each further one 0.005; ten percent off all of it.
          price: { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', unitPrice: '0.01' }, { unitPrice: '0.005' }] } },
          discounts: { percentage: '10' },
          entitlementTemplate: { metered: { issueAfterReset: '1500' } },
        },
      ],
    }],
  }, '... on Plan { id validationIssues { code } }');
  const published = await world.data(`mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status version } ${failure} } }`, { id });
  expect(published).toEqual({ publishPlan: { status: 'ACTIVE', version: 1 } });
  await make('createCustomer', 'input: CreateCustomerInput!', {
    key: 'acme', name: 'Acme Labs', subjectKeys: ['acme-prod'], billingAddress: { country: 'FR' }, testClockId: ids['clock'],
  }, '... on Customer { id }');
  const subscription = await make('createSubscription', 'input: CreateSubscriptionInput!', { customer: { key: 'acme' }, plan: { key: 'pro' }, key: 'acme-pro' },
    '... on Subscription { id status currency activeFrom activeTo billingAnchor currentPeriod { from to } items { key activeFrom } }');
  ids['subscription'] = subscription.id;
  expect(subscription).toMatchObject({
    status: 'ACTIVE', currency: 'USD', activeFrom: '2027-01-01T00:00:00Z', activeTo: null, billingAnchor: '2027-01-01T00:00:00Z',
    currentPeriod: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
    items: [{ key: 'seat', activeFrom: '2027-01-01T00:00:00Z' }, { key: 'tokens', activeFrom: '2027-01-01T00:00:00Z' }],
  });
  expect(await value()).toEqual({
    type: 'METERED', hasAccess: true, balance: '1500', usage: '0', overage: '0', totalAvailableGrantAmount: '1500',
    currentUsagePeriod: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
  });
});

test('January: usage is counted once, told live, and burns the allowance', async () => {
  await advance('2027-01-21T00:00:00Z');
  const [balance, usage] = await Promise.all([
    open('subscription { entitlementValueChanged(customer: { key: "acme" }, featureKey: "tokens") { usage balance } }'),
    open('subscription { meterUsageChanged(meter: { key: "tokens" }, customer: { key: "acme" }, query: { from: "2027-01-01T00:00:00Z", intervalMs: 50 }) { value } }'),
  ]);
  // Figures say at once where they stand.
  expect(await balance.next()).toEqual({ entitlementValueChanged: { usage: '0', balance: '1500' } });
  expect((await usage.next())['meterUsageChanged']).toBeDefined();

  expect(await ingest([call('e1', 400, 'small', '2027-01-05T10:00:00Z'), call('e2', 300, 'small', '2027-01-10T10:00:00Z')])).toMatchObject({ accepted: 2, duplicates: 0 });
  // Without a time an event is of the clock's: 21 January. Two events come again, and one of a type that nothing counts.
  const second = await ingest([call('e2', 300, 'small', '2027-01-10T10:00:00Z'), call('e3', 500, 'large'), call('e1', 400, 'small', '2027-01-05T10:00:00Z'), { ...call('e4', 9, 'small'), type: 'nothing.counts' }]);
  expect(second).toMatchObject({ accepted: 2, duplicates: 2, results: [{ status: 'DUPLICATE' }, { id: 'e3', status: 'ACCEPTED', issues: [] }, { status: 'DUPLICATE' }, { id: 'e4', status: 'ACCEPTED' }] });
  expect(second.results[3].issues).not.toEqual([]);

  // What happens at an instant is behind whoever asks after it: a minute later 400 + 300 + 500 = 1,200 of 1,500 are used.
  await advance('2027-01-21T00:01:00Z');
  expect(await balance.until((said) => (said['entitlementValueChanged'] as { usage: string }).usage === '1200')).toEqual({ entitlementValueChanged: { usage: '1200', balance: '300' } });
  await usage.until((said) => (said['meterUsageChanged'] as { value: string }).value === '1200');
  await Promise.all([balance.close(), usage.close()]);

  expect(await value()).toMatchObject({ hasAccess: true, usage: '1200', balance: '300', overage: '0', totalAvailableGrantAmount: '1500' });
  const { meterUsage } = await world.data(`{ meterUsage(meter: { key: "tokens" }, query: {
    from: "2027-01-01T00:00:00Z", to: "2027-02-01T00:00:00Z", windowSize: DAY, groupBy: ["model"], customers: [{ key: "acme" }]
  }) { rows { value windowStart groupBy { key value } customer { key } } } }`);
  expect(meterUsage.rows.map((row: { value: string; windowStart: string; groupBy: { key: string; value: string }[] }) => [row.windowStart.slice(0, 10), row.groupBy.find(({ key }) => key === 'model')?.value, row.value])).toEqual([
    ['2027-01-05', 'small', '400'],
    ['2027-01-10', 'small', '300'],
    ['2027-01-21', 'large', '500'],
  ]);
  // The fee of January was due in advance.
  expect(await invoices()).toEqual([
    expect.objectContaining({ number: 'OM-SANDBOX-TESTACLA-1', status: 'PAID', totals: { amount: '20', discountsTotal: '0', total: '20' } }),
  ]);
});

test('February: the month is billed, and more than the allowance closes the door', async () => {
  const [news, state] = await Promise.all([
    open('subscription { invoiceChanged(customer: { key: "acme" }) { number status totals { total } } }'),
    open('subscription ($id: ID!) { subscriptionChanged(id: $id) { status currentPeriod { from } } }', { id: ids['subscription'] }),
  ]);
  // One subscription was asked for: it comes as it stands.
  expect(await state.next()).toEqual({ subscriptionChanged: { status: 'ACTIVE', currentPeriod: { from: '2027-01-01T00:00:00Z' } } });
  await advance('2027-02-11T00:00:00Z');
  // 20.00 for the seat of February; January's 1,200 tokens: 1,000 × 0.01 + 200 × 0.005 = 11.00, less 10 % = 9.90.
  expect(await news.until((said) => (said['invoiceChanged'] as { status: string }).status === 'PAID')).toEqual({
    invoiceChanged: { number: 'OM-SANDBOX-TESTACLA-2', status: 'PAID', totals: { total: '29.9' } },
  });
  await Promise.all([news.close(), state.close()]);
  expect((await invoices())[1]).toEqual({
    number: 'OM-SANDBOX-TESTACLA-2', status: 'PAID', currency: 'USD', issuedAt: '2027-02-01T01:00:00Z', // an hour after the period: late events
    billedTo: { name: 'Acme Labs', address: { country: 'FR' } },
    totals: { amount: '31', discountsTotal: '1.1', total: '29.9' },
    lines: [
      {
        name: 'Seat', featureKey: null, period: { from: '2027-02-01T00:00:00Z', to: '2027-03-01T00:00:00Z' }, meteredQuantity: null, quantity: null,
        totals: { amount: '20', discountsTotal: '0', total: '20' },
        detailedLines: [{ quantity: '1', unitAmount: '20', totals: { amount: '20', discountsTotal: '0', total: '20' } }],
      },
      {
        name: 'Tokens', featureKey: 'tokens', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, meteredQuantity: '1200', quantity: '1200',
        totals: { amount: '11', discountsTotal: '1.1', total: '9.9' },
        detailedLines: [
          { quantity: '1000', unitAmount: '0.01', totals: { amount: '10', discountsTotal: '1', total: '9' } },
          { quantity: '200', unitAmount: '0.005', totals: { amount: '1', discountsTotal: '0.1', total: '0.9' } },
        ],
      },
    ],
  });
  // A new usage period: the allowance is whole again.
  expect(await value()).toMatchObject({ hasAccess: true, usage: '0', balance: '1500', currentUsagePeriod: { from: '2027-02-01T00:00:00Z', to: '2027-03-01T00:00:00Z' } });
  // The same event twice in one request counts once: 2,000 of 1,500.
  const february = call('f1', 2_000, 'large', '2027-02-10T12:00:00Z');
  expect(await ingest([february, february])).toMatchObject({ accepted: 1, duplicates: 1 });
  expect(await value()).toMatchObject({ hasAccess: false, usage: '2000', balance: '0', overage: '500', totalAvailableGrantAmount: '1500' });
});

test('March: the second month is billed, numbers follow each other, and the door is open again', async () => {
  await advance('2027-03-02T00:00:00Z');
  // 20.00 for March; 2,000 tokens: 1,000 × 0.01 + 1,000 × 0.005 = 15.00, less 10 % = 13.50.
  const made = (await invoices()) as { number: string; status: string; issuedAt: string; totals: { total: string } }[];
  expect(made.map(({ number, status, totals }) => [number, status, totals.total])).toEqual([
    ['OM-SANDBOX-TESTACLA-1', 'PAID', '20'],
    ['OM-SANDBOX-TESTACLA-2', 'PAID', '29.9'],
    ['OM-SANDBOX-TESTACLA-3', 'PAID', '33.5'],
  ]);
  expect(await value()).toMatchObject({ hasAccess: true, usage: '0', balance: '1500', overage: '0', currentUsagePeriod: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' } });
  const { meterUsage, customer, subscription } = await world.data(`{
    meterUsage(meter: { key: "tokens" }, query: { from: "2027-01-01T00:00:00Z", to: "2027-04-01T00:00:00Z", windowSize: MONTH }) { rows { windowStart windowEnd value } }
    customer(by: { key: "acme" }) { access { feature { key } hasAccess balance } currency }
    subscription(by: { key: "acme-pro" }) { status currentPeriod { from to } plan { key version } }
  }`);
  expect(meterUsage.rows).toEqual([
    { windowStart: '2027-01-01T00:00:00Z', windowEnd: '2027-02-01T00:00:00Z', value: '1200' },
    { windowStart: '2027-02-01T00:00:00Z', windowEnd: '2027-03-01T00:00:00Z', value: '2000' },
  ]);
  expect(customer).toEqual({ access: [{ feature: { key: 'tokens' }, hasAccess: true, balance: '1500' }], currency: 'USD' });
  expect(subscription).toEqual({ status: 'ACTIVE', currentPeriod: { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' }, plan: { key: 'pro', version: 1 } });
});

interface Watching {
  /** The next message's data; fails when none comes for long, or when it holds an error. */
  next(): Promise<Record<string, unknown>>;
  /** The first message that passes. */
  until(passes: (data: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

async function open(source: string, variables: object = {}): Promise<Watching> {
  const stream = await engine.live(world.viewer, source, variables);
  if (!('next' in stream)) throw new Error(`refused: ${JSON.stringify(stream)}`);
  const next = async (): Promise<Record<string, unknown>> => {
    const patience = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error(`no news of ${source}`)), 200_000).unref());
    const said: Said | undefined = (await Promise.race([stream.next(), patience])).value;
    if (said?.errors !== undefined || said?.data == null) throw new Error(`not news: ${JSON.stringify(said)}`);
    return said.data;
  };
  return {
    next,
    until: async (passes) => {
      for (;;) {
        const data = await next();
        if (passes(data)) return data;
      }
    },
    close: async () => {
      await stream.return?.();
    },
  };
}
