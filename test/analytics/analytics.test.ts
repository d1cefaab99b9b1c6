import { beforeEach, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/graphql/global-id.ts';
import { advance, customer, flat, invoicesOf, onePhase, sell, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { attempted, buyer, issued, itemsOf } from './issued.ts';

const all = worlds();
beforeEach(() => all.clock.set('2026-11-15T00:00:00Z'));

const fields = {
  analyticsGrossRevenue: 'month currency amount invoicesCount',
  analyticsInvoiceCollection: 'month currency amount invoicesCount paymentStatus',
  analyticsInvoicedUsage: 'month currency amount meterKey',
  analyticsMrr: 'month currency amount',
  analyticsOverdueBalance: 'month currency amount invoicesCount invoiceIds',
} as const;
type Report = keyof typeof fields;

const asking = (report: Report): string => `query ($filter: AnalyticsFilter) { ${report}(filter: $filter) { ${fields[report]} } }`;

/** Rows as `month currency amount …`, "-" for null. */
async function rows(world: World, report: Report, filter: object | null = null): Promise<string[]> {
  const answer = (await world.data(asking(report), { filter }))[report] as Record<string, unknown>[];
  return answer.map((row) => Object.values(row).map((value) => value ?? '-').join(' '));
}

/** A shop of the zone Paris, open since 2026-11-15, on 2027-01-20. */
async function parisian(): Promise<{ world: World; first: string; second: string }> {
  const world = await shop(await all.create(), { fee: onePhase(flat('fee', '10')) });
  await world.data('mutation { createMeter(input: { key: "calls", aggregation: COUNT, eventType: "call" }) { __typename } updateOrganization(input: { timeZone: "Europe/Paris" }) { __typename } }');
  await world.data('mutation { createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename } }');
  for (const key of ['acme', 'bolt']) await buyer(world, key);
  await customer(world, 'clocked');
  await subscribe(world, 'acme', 'fee');
  all.clock.set('2027-01-20T12:00:00Z');
  const item = (await itemsOf(world, 'acme')).get('fee') as string;
  const tokensLine = { feature: 'tokens', amount: '90', charges: '10', discounts: '5', credits: '15', inclusiveTaxes: '8', taxes: '3' };
  // The last microsecond of November in Paris, and the first of December.
  await issued(world, { customer: 'acme', at: '2026-11-30T22:59:59.999999Z', currency: 'EUR', total: '100.10', lines: [tokensLine, { feature: 'calls', amount: '3.5' }, { item, amount: '50', period: ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'] }] });
  const first = await issued(world, { customer: 'acme', at: '2026-11-30T23:00:00Z', currency: 'EUR', total: '50', state: 'overdue', dueAt: '2026-12-31T23:30:00Z', lines: [{ feature: 'tokens', amount: '40' }] });
  await attempted(world, first, 'PENDING', '2026-12-01T00:00:00Z');
  await attempted(world, first, 'FAILED', '2026-12-02T00:00:00Z');
  await issued(world, { customer: 'bolt', at: '2026-12-10T00:00:00Z', currency: 'JPY', total: '5000', state: 'payment_processing.failed', lines: [{ feature: 'calls', amount: '5000' }] });
  await issued(world, { customer: 'bolt', at: '2026-12-15T00:00:00Z', currency: 'EUR', total: '999', state: 'voided', dueAt: '2026-12-20T00:00:00Z', lines: [{ feature: 'tokens', amount: '999' }, { item, amount: '999', period: ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'] }] });
  await issued(world, { customer: 'clocked', at: '2026-12-20T00:00:00Z', currency: 'EUR', total: '1000', state: 'overdue', dueAt: '2026-12-25T00:00:00Z', lines: [{ feature: 'tokens', amount: '1000' }] });
  const second = await issued(world, { customer: 'acme', at: '2027-01-02T00:00:00Z', currency: 'EUR', total: '7', state: 'overdue', dueAt: '2027-01-10T00:00:00Z' });
  await issued(world, { customer: 'bolt', at: '2027-01-05T00:00:00Z', currency: 'KWD', total: '1.234', state: 'payment_processing.pending', lines: [{ amount: '1.234' }] });
  await issued(world, { customer: 'acme', at: '2027-01-15T00:00:00Z', currency: 'EUR', total: '0.01', state: 'uncollectible', dueAt: '2027-01-16T00:00:00Z' });
  await issued(world, { customer: 'acme', at: '2027-01-31T23:00:00Z', currency: 'EUR', total: '20' });
  return { world, first, second };
}

describe('reports of invoices', () => {
  test('each amount stands in its month of the zone, in its currency, exactly; voided invoices and test clocks are left out', async () => {
    const { world, first, second } = await parisian();
    const ids = [first, second].map((id) => encodeGlobalId('Invoice', id));
    expect(await rows(world, 'analyticsGrossRevenue')).toEqual(['2026-11-01 EUR 100.1 1', '2026-12-01 EUR 50 1', '2026-12-01 JPY 5000 1', '2027-01-01 EUR 7.01 2', '2027-01-01 KWD 1.234 1']);
    expect(await rows(world, 'analyticsInvoiceCollection')).toEqual([
      '2026-11-01 EUR 100.1 1 SUCCEEDED', '2026-12-01 EUR 50 1 FAILED', '2026-12-01 JPY 5000 1 FAILED', '2027-01-01 EUR 0.01 1 FAILED', '2027-01-01 EUR 7 1 PENDING', '2027-01-01 KWD 1.234 1 PENDING',
    ]);
    expect(await rows(world, 'analyticsInvoicedUsage')).toEqual(['2026-11-01 EUR 3.5 calls', '2026-11-01 EUR 72 tokens', '2026-12-01 EUR 40 tokens', '2026-12-01 JPY 5000 calls', '2027-01-01 KWD 1.234 -']);
    expect(await rows(world, 'analyticsMrr')).toEqual(['2026-11-01 EUR 50', '2026-12-01 - -', '2027-01-01 - -']);
    expect(await rows(world, 'analyticsOverdueBalance')).toEqual(['2026-11-01 - - 0 ', '2026-12-01 - - 0 ', `2027-01-01 EUR 57 2 ${ids.join(',')}`]);
  });

  test('another zone, customer, currency, number of months or last month is answered, and test clocks when they are asked for', async () => {
    const { world, first, second } = await parisian();
    const ids = [first, second].map((id) => encodeGlobalId('Invoice', id));
    const utc = { timeZone: 'UTC' };
    expect(await rows(world, 'analyticsGrossRevenue', utc)).toEqual(['2026-11-01 EUR 150.1 2', '2026-12-01 JPY 5000 1', '2027-01-01 EUR 27.01 3', '2027-01-01 KWD 1.234 1']);
    expect(await rows(world, 'analyticsOverdueBalance', utc)).toEqual(['2026-11-01 - - 0 ', `2026-12-01 EUR 50 1 ${ids[0]}`, `2027-01-01 EUR 7 1 ${ids[1]}`]);
    expect(await rows(world, 'analyticsGrossRevenue', { customer: { key: 'bolt' }, months: 2 })).toEqual(['2026-12-01 JPY 5000 1', '2027-01-01 KWD 1.234 1']);
    expect(await rows(world, 'analyticsInvoicedUsage', { currency: 'KWD', months: 2 })).toEqual(['2026-12-01 - - -', '2027-01-01 KWD 1.234 -']);
    expect(await rows(world, 'analyticsInvoiceCollection', { through: '2026-11-30T22:00:00Z', months: 1 })).toEqual(['2026-11-01 EUR 100.1 1 SUCCEEDED']);
    expect(await rows(world, 'analyticsGrossRevenue', { customer: { key: 'clocked' }, months: 2 })).toEqual(['2026-12-01 - - 0', '2027-01-01 - - 0']);
    expect(await rows(world, 'analyticsGrossRevenue', { customer: { key: 'clocked' }, months: 2, includeTestClocks: true })).toEqual(['2026-12-01 EUR 1000 1', '2027-01-01 - - 0']);
    expect(await rows(world, 'analyticsOverdueBalance', { months: 2, includeTestClocks: true }).then(([row]) => row?.slice(0, 21))).toBe('2026-12-01 EUR 1000 1');
    // Months before the organization was made are answered where they have something.
    expect(await rows(world, 'analyticsGrossRevenue', { through: '2026-10-10T00:00:00Z' })).toEqual([]);
    expect(await rows(world, 'analyticsGrossRevenue', { customer: { key: 'nobody' } })).toEqual([]);
    expect(await world.data('{ analyticsGrossRevenue(filter: { months: 1 }) { period { from to } } }')).toEqual({
      analyticsGrossRevenue: [0, 1].map(() => ({ period: { from: '2026-12-31T23:00:00Z', to: '2027-01-31T23:00:00Z' } })),
    });
  });

  test('each report is one statement, and one more for a customer that is named; it takes billing:read', async () => {
    const { world } = await parisian();
    for (const report of Object.keys(fields) as Report[]) {
      expect((await world.ask(asking(report), { filter: { months: 120 } })).statements, report).toBe(1);
      expect((await world.ask(asking(report), { filter: { customer: { key: 'acme' } } })).statements, report).toBe(2);
      expect((await world.ask(asking(report), {}, world.limited('billing:write'))).errors.map(({ code }) => code), report).toEqual(['FORBIDDEN']);
    }
  });

  test('a question that is out of range or too long is refused with what to ask instead', async () => {
    const { world } = await parisian();
    const refused = async (filter: object) => (await world.ask(asking('analyticsGrossRevenue'), { filter })).errors.map(({ message }) => message);
    expect(await refused({ months: 0 })).toEqual(['months is 0: give 1 to 120']);
    expect(await refused({ months: 121, through: '1969-12-31T23:59:59Z' })).toEqual(['months is 121: give 1 to 120 (and 1 more)']);
    expect(await refused({ through: '9000-01-01T00:00:00Z' })).toEqual(['through is 9000-01-01T00:00:00Z: give an instant of the years 1970 to 8999']);
    await world.product.core.database.pool.query(
      `insert into invoice (id, organization_id, customer_id, billing_profile_id, status, state, currency, supplier, workflow, amount, charges_total, discounts_total, taxes_inclusive_total, taxes_exclusive_total,
         taxes_total, credits_total, total, issued_at, payment_round, issues, created_at, updated_at)
       select gen_random_uuid(), i.organization_id, i.customer_id, i.billing_profile_id, 'PAID', 'paid', 'A' || chr(65 + c / 26) || chr(65 + c % 26), '{}', '{}', 0, 0, 0, 0, 0, 0, 0, 1, month, 1, '[]', month, month
       from (select * from invoice where organization_id = $1 and state = 'paid' limit 1) i, generate_series(0, 99) c, generate_series(timestamptz '2017-03-05', '2027-01-05', interval '1 month') month`,
      [world.organizationId],
    );
    expect(await refused({ months: 120 })).toEqual(['the report has more than 10000 rows: ask for fewer months, one currency or one customer']);
    expect(await refused({ months: 90 })).toEqual([]);
  });

  test('the database knows every zone that the graph takes', async () => {
    const { world } = await parisian();
    const zones = Intl.supportedValuesOf('timeZone');
    const { rows: known } = await world.product.core.database.pool.query<{ count: number }>(`select count(timestamptz '2027-01-01' at time zone z)::int as count from unnest($1::text[]) z`, [zones]);
    expect(known).toEqual([{ count: zones.length }]);
  });

  test('what was really billed adds up to the invoices', async () => {
    const world = await shop(await all.create(), { both: onePhase(flat('fee', '20'), tokens({ unit: { amount: '0.5' } })) });
    const { clockId } = await customer(world, 'acme', { now: '2027-01-01T00:00:00Z' });
    await subscribe(world, 'acme', 'both');
    await use(world, 'acme', '7', '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const paid = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAID').map(({ issuedAt, totals }) => `${issuedAt.slice(0, 7)}-01 USD ${totals.total} 1`);
    expect(paid).toHaveLength(2);
    const filter = { through: '2027-02-10T00:00:00Z', months: 2, includeTestClocks: true };
    expect((await rows(world, 'analyticsGrossRevenue', filter)).toSorted()).toEqual(paid.toSorted());
    expect(await rows(world, 'analyticsInvoicedUsage', filter)).toEqual(['2027-01-01 - - -', '2027-02-01 USD 3.5 tokens']);
    expect(await rows(world, 'analyticsMrr', filter)).toEqual(['2027-01-01 USD 20', '2027-02-01 USD 20']);
    expect(await rows(world, 'analyticsGrossRevenue', { ...filter, includeTestClocks: false })).toEqual(['2027-01-01 - - 0', '2027-02-01 - - 0']);
  });
});

describe('how invoices are collected', () => {
  test('is what the last attempt says of an overdue one, also an attempt for several together', async () => {
    const world = await shop(await all.create(), { fee: onePhase(flat('fee', '20')) });
    const { clockId } = await customer(world, 'acme', { now: '2027-01-01T00:00:00Z', metadata: { 'tollgate.sandbox.target_payment_status': 'action_required' } });
    await subscribe(world, 'acme', 'fee');
    await advance(world, clockId, '2027-02-10T00:00:00Z');
    const filter = { through: '2027-02-10T00:00:00Z', months: 1, includeTestClocks: true };
    const january = { ...filter, through: '2027-01-10T00:00:00Z' };
    expect(await rows(world, 'analyticsInvoiceCollection', january)).toEqual(['2027-01-01 USD 20 1 PENDING']);
    await world.data('mutation ($metadata: JSONObject) { updateCustomer(by: { key: "acme" }, input: { metadata: $metadata }) { __typename } }', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    const { createPaymentRequest } = await world.data('mutation ($input: CreatePaymentRequestInput!) { createPaymentRequest(input: $input) { ... on PaymentRequest { status } ... on Error { code } } }', {
      input: { customer: { key: 'acme' }, email: 'a@acme.example', invoices: (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'OVERDUE').map(({ id }) => ({ id })) },
    });
    expect(createPaymentRequest).toEqual({ status: 'PENDING' });
    await advance(world, clockId, '2027-02-10T00:00:01Z');
    expect(await rows(world, 'analyticsInvoiceCollection', january)).toEqual(['2027-01-01 USD 20 1 FAILED']);
    expect(await rows(world, 'analyticsInvoiceCollection', filter)).toEqual(['2027-02-01 USD 20 1 PENDING']);
  });
});

describe('what is charged for usage after it was billed', () => {
  test('is usage of its meter, and no recurring fee', async () => {
    const world = await shop(await all.create(), { both: onePhase(flat('fee', '20'), tokens({ unit: { amount: '0.5' } })) });
    const { clockId } = await customer(world, 'acme', { now: '2027-01-01T00:00:00Z' });
    await subscribe(world, 'acme', 'both');
    await use(world, 'acme', '7', '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await use(world, 'acme', '4', '2027-01-20T00:00:00Z');
    await use(world, 'acme', '1', '2027-02-20T00:00:00Z');
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    const filter = { through: '2027-03-10T00:00:00Z', months: 3, includeTestClocks: true };
    // 3.50 of January; in March 0.50 of February and 2 more of January.
    expect(await rows(world, 'analyticsInvoicedUsage', filter)).toEqual(['2027-01-01 - - -', '2027-02-01 USD 3.5 tokens', '2027-03-01 USD 2.5 tokens']);
    expect(await rows(world, 'analyticsMrr', filter)).toEqual(['2027-01-01 USD 20', '2027-02-01 USD 20', '2027-03-01 USD 20']);
    expect(await rows(world, 'analyticsGrossRevenue', filter)).toEqual(['2027-01-01 USD 20 1', '2027-02-01 USD 23.5 1', '2027-03-01 USD 22.5 1']);
    const { fees } = await world.data('{ fees(first: 20, filter: { types: [CHARGE], invoiceStatuses: [PAID] }) { nodes { feeType totals { total } } } }');
    expect(fees.nodes.map(({ feeType, totals }: { feeType: string; totals: { total: string } }) => `${feeType} ${totals.total}`)).toEqual(['CHARGE 3.5', 'CHARGE 0.5', 'CHARGE 2']);
  });
});

describe('what is taken back', () => {
  test('a refund is taken off in the month of its note, a credit where it is used, a part that was paid off the overdue balance', async () => {
    const world = await shop(await all.create(), { fee: onePhase(flat('fee', '20')) });
    const { clockId } = await customer(world, 'acme', { now: '2027-01-01T00:00:00Z' });
    await subscribe(world, 'acme', 'fee');
    await advance(world, clockId, '2027-02-10T00:00:00Z');
    const [january] = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAID');
    const note = { invoice: { id: january.id }, items: [{ line: january.lines.nodes[0].id, amount: '12.5' }], creditAmount: '5', refundAmount: '7.5' };
    const { createCreditNote } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { number } ... on Error { code } } }', { input: note });
    expect(createCreditNote.number).toBe(`${january.number}-CN001`);
    await world.data('mutation ($metadata: JSONObject) { updateCustomer(by: { key: "acme" }, input: { metadata: $metadata }) { __typename } }', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    await advance(world, clockId, '2027-04-05T00:00:00Z');
    const march = (await invoicesOf(world, 'acme')).find(({ issuedAt }) => issuedAt?.startsWith('2027-03'));
    await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', { input: { invoice: { id: march.id }, amount: '4.99', reference: 'wire' } });
    const filter = { through: '2027-04-10T00:00:00Z', months: 4, includeTestClocks: true };
    expect(await rows(world, 'analyticsGrossRevenue', filter)).toEqual(['2027-01-01 USD 20 1', '2027-02-01 USD 12.5 1', '2027-03-01 USD 15 1', '2027-04-01 USD 20 1']);
    expect(await rows(world, 'analyticsInvoiceCollection', filter)).toEqual(['2027-01-01 USD 20 1 SUCCEEDED', '2027-02-01 USD 20 1 SUCCEEDED', '2027-03-01 USD 15 1 FAILED', '2027-04-01 USD 20 1 FAILED']);
    expect(await rows(world, 'analyticsOverdueBalance', { ...filter, months: 2 })).toEqual([`2027-03-01 USD 10.01 1 ${march.id}`, '2027-04-01 - - 0 ']);
    const only = await rows(world, 'analyticsGrossRevenue', { ...filter, customer: { key: 'acme' }, currency: 'EUR' });
    expect(only.every((row) => row.endsWith(' - - 0'))).toBe(true);
  });
});

describe('monthly recurring revenue', () => {
  const fee = (billingCadence: string) => ({ ...flat(billingCadence.toLowerCase(), '1', 'IN_ARREARS'), billingCadence });

  async function subscribed(): Promise<{ world: World; item: (key: string) => string }> {
    const world = await shop(await all.create(), { months: onePhase(fee('P1M'), fee('P3M'), fee('P1Y')) });
    await sell(world, { weeks: { billingCadence: 'P1W', ...onePhase(fee('P1W')) } });
    for (const [key, plan] of [['acme', 'months'], ['weekly', 'weeks']] as const) {
      await buyer(world, key);
      await subscribe(world, key, plan);
    }
    const items = new Map([...(await itemsOf(world, 'acme')), ...(await itemsOf(world, 'weekly'))]);
    return { world, item: (key) => items.get(key) ?? '' };
  }

  test('fees of every interval are brought to months, and their parts add up to them', async () => {
    const { world, item } = await subscribed();
    const bill = (customerKey: string, at: string, currency: string, ...lines: Parameters<typeof issued>[1]['lines'] & object) => issued(world, { customer: customerKey, at, currency, total: '1', lines });
    // 30 less 3, with 6 of taxes.
    await bill('acme', '2027-01-01T00:00:00Z', 'EUR', { item: item('p1m'), amount: '30', discounts: '3', taxes: '6', period: ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'] });
    // 10, 11 and 12 in two parts: their mean 11 times 4.33.
    for (const [amount, from, to, fullFrom] of [['10', '04', '11', null], ['11', '11', '18', null], ['5', '18', '20', '18'], ['7', '20', '25', '18']] as const) {
      await bill('weekly', `2027-01-${to}T00:00:00Z`, 'USD', { item: item('p1w'), amount, period: [`2027-01-${from}T00:00:00Z`, `2027-01-${to}T00:00:00Z`], ...(fullFrom === null ? {} : { fullFrom: `2027-01-${fullFrom}T00:00:00Z` }) });
    }
    // What is credited of a week is no week of its own: 8 less 3, and 9, are 7 a week.
    await bill('weekly', '2027-02-08T00:00:00Z', 'SEK', { item: item('p1w'), amount: '8', period: ['2027-02-01T00:00:00Z', '2027-02-08T00:00:00Z'] });
    await bill('weekly', '2027-02-15T00:00:00Z', 'SEK', { item: item('p1w'), amount: '9', period: ['2027-02-08T00:00:00Z', '2027-02-15T00:00:00Z'] }, { item: item('p1w'), amount: '-3', period: ['2027-02-05T00:00:00Z', '2027-02-08T00:00:00Z'], reference: 's/main/p1w/v[0]/period[4]/correction[0]' });
    // 90 days: 300 / (90 / 30.44) = 101.466… in April and March, the rest in February.
    await bill('acme', '2027-04-01T00:00:00Z', 'CHF', { item: item('p3m'), amount: '300', period: ['2027-01-01T00:00:00Z', '2027-04-01T00:00:00Z'] });
    // 365 days in advance: 1200 / (365 / 30.44) = 100.0767… a month, 22/31 of it in January, the rest in December.
    for (const currency of ['GBP', 'JPY', 'KWD']) await bill('acme', '2027-01-10T09:00:00Z', currency, { item: item('p1y'), amount: '1200', term: 'IN_ADVANCE', period: ['2027-01-10T00:00:00Z', '2028-01-10T00:00:00Z'] });
    const answer = async (currency: string) => (await rows(world, 'analyticsMrr', { through: '2027-12-31T00:00:00Z', currency })).map((row) => row.replace('-01 ', ' ')).filter((row) => !row.endsWith('- -'));
    expect(await answer('EUR')).toEqual(['2027-01 EUR 33']);
    expect(await answer('USD')).toEqual(['2027-01 USD 47.63']);
    expect(await answer('SEK')).toEqual(['2027-02 SEK 30.31']);
    expect(await answer('CHF')).toEqual(['2027-02 CHF 97.06', '2027-03 CHF 101.47', '2027-04 CHF 101.47']);
    const year = (currency: string, opening: string, whole: string, rest: string) => [opening, ...Array.from({ length: 10 }, () => whole), rest].map((amount, n) => `2027-${String(n + 1).padStart(2, '0')} ${currency} ${amount}`);
    expect(await answer('GBP')).toEqual(year('GBP', '71.02', '100.08', '128.18'));
    expect(await answer('JPY')).toEqual(year('JPY', '71', '100', '129'));
    expect(await answer('KWD')).toEqual(year('KWD', '71.022', '100.077', '128.208'));
    // Fees that were issued before or after the months of the report reach into them.
    expect(await rows(world, 'analyticsMrr', { through: '2027-02-01T00:00:00Z', months: 1 })).toEqual(['2027-02-01 CHF 97.06', '2027-02-01 GBP 100.08', '2027-02-01 JPY 100', '2027-02-01 KWD 100.077', '2027-02-01 SEK 30.31']);
  });
});

describe('contracted recurring revenue', () => {
  const asked = 'query ($filter: AnalyticsFilter) { analyticsMrr(filter: $filter, basis: CONTRACTED) { month currency amount } }';
  const contracted = async (world: World, filter: object): Promise<string[]> =>
    (await world.data(asked, { filter })).analyticsMrr.map(({ month, currency, amount }: Record<string, string | null>) => `${month?.slice(0, 7)} ${currency ?? '-'} ${amount ?? '-'}`);
  const every = (cadence: string, amount: string) => ({ ...flat(cadence.toLowerCase(), amount), billingCadence: cadence });
  const create = 'mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { __typename ... on Error { code message } } }';

  test('is what subscriptions that run are sold for, whatever was invoiced', async () => {
    all.clock.set('2027-01-01T00:00:00Z');
    const world = await shop(await all.create(), {
      many: onePhase(every('P1M', '10'), { ...every('P3M', '100'), discounts: { percentage: '25' } }, { ...every('P1Y', '100'), price: { flat: { amount: '100', paymentTerm: 'IN_ARREARS' } } }, { key: 'once', name: 'Once', price: { flat: { amount: '999' } } }, tokens({ unit: { amount: '1' } })),
      weekly: { ...onePhase(every('P1W', '7'), every('P2W', '7')), billingCadence: 'P1W' },
      later: { ...onePhase(flat('fee', '50')), trialPeriod: 'P40D' },
      yen: { ...onePhase(flat('fee', '1000')), currency: 'JPY' },
    });
    for (const key of ['acme', 'bolt', 'core', 'dune']) await buyer(world, key);
    await customer(world, 'clocked');
    for (const [key, plan, more] of [['acme', 'many', {}], ['bolt', 'weekly', { startsAt: '2027-02-10T00:00:00Z', endsAt: '2027-04-01T00:00:00Z' }], ['core', 'later', {}], ['dune', 'yen', { startsAt: '2027-03-01T00:00:00Z' }], ['clocked', 'yen', {}]] as const) {
      expect(await world.data(create, { input: { customer: { key }, plan: { key: plan }, ...more } })).toEqual({ createSubscription: { __typename: 'Subscription' } });
    }
    // 10, 75 / 3 and 100 / 12 a month; 7 a week and 7 a fortnight are 30.31 and 15.16; the trial of 50 is over on 10 February.
    const filter = { through: '2027-04-15T00:00:00Z', months: 4 };
    const months = ['2027-01 USD 43.33', '2027-02 USD 138.8', '2027-03 JPY 1000', '2027-03 USD 138.8', '2027-04 JPY 1000', '2027-04 USD 93.33'];
    expect(await contracted(world, filter)).toEqual(months);
    expect(await contracted(world, { ...filter, currency: 'JPY', includeTestClocks: true })).toEqual(['2027-01 JPY 1000', '2027-02 JPY 1000', '2027-03 JPY 2000', '2027-04 JPY 2000']);
    expect(await contracted(world, { ...filter, customer: { key: 'bolt' } })).toEqual(['2027-01 - -', '2027-02 USD 45.47', '2027-03 USD 45.47', '2027-04 - -']);
    // Of the last month what runs at the instant that is asked for.
    expect(await contracted(world, { through: '2027-02-09T23:59:59Z', months: 1 })).toEqual(['2027-02 USD 43.33']);
    expect((await world.ask(asked, { filter })).statements).toBe(1);
    // What is paused at the end of a month brings nothing in it, and what goes on later is known.
    all.clock.set('2027-02-20T00:00:00Z');
    const pause = 'mutation ($by: SubscriptionBy!) { pauseSubscription(by: $by, resumesAt: "2027-03-10T00:00:00Z") { __typename } }';
    const { subscriptions } = await world.data('{ subscriptions(filter: { customer: { key: "acme" } }) { nodes { id } } }');
    expect(await world.data(pause, { by: { id: subscriptions.nodes[0].id } })).toEqual({ pauseSubscription: { __typename: 'Subscription' } });
    expect(await contracted(world, filter)).toEqual(months.map((row) => row.replace('2027-02 USD 138.8', '2027-02 USD 95.47')));
  });
});
