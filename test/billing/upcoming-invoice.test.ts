import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const totals = 'totals { amount chargesTotal discountsTotal taxesInclusiveTotal taxesExclusiveTotal taxesTotal creditsTotal total }';
const figures = `currency period { from to } collectionAt dueAt ${totals} taxes { key rate base amount } coupons { code amount } taxRounding { lines taxes } creditNotesTotal walletsTotal amountDue`;
const line = `name period { from to } featureKey meteredQuantity quantity discounts { reason quantity } taxes { key rate } ${totals}
  detailedLines { key name quantity unitAmount discounts { reason amount } ${totals} explain { rule product rounding minimum credit taxes total discounts { reason taken } } }`;
const upcomingField = `upcomingInvoice(customer: { key: $key }) { at invoicedAt issueAt customer { key } ${figures} lines { ${line} } }`;
const upcomingOf = async (world: World, key: string, as?: Viewer) => (await world.data(`query ($key: String!) { ${upcomingField} }`, { key }, as)).upcomingInvoice;

/** What both an invoice and one to come say. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared with each other
const said = ({ lines, at: _at, invoicedAt: _invoicedAt, issueAt: _issueAt, customer: _customer, issuedAt: _issuedAt, number: _number, ...rest }: any) => ({ ...rest, lines: lines.nodes ?? lines });
const lastInvoice = async (world: World, key: string) => {
  const { customer: found } = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(last: 1) { nodes { number issuedAt ${figures} lines(first: 100) { nodes { ${line} } } } } } }`, { key });
  return found.invoices.nodes[0];
};

const cards = [
  { unit: { amount: '0.0037', minimumAmount: '4', maximumAmount: '9.5' } },
  { tiered: { mode: 'VOLUME', tiers: [{ upToAmount: '1000', unitPrice: '0.01' }, { unitPrice: '0.0033', flatPrice: '1.11' }] } },
  { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', flatPrice: '1', unitPrice: '0.1' }, { upToAmount: '1500.25', unitPrice: '0.0177' }, { unitPrice: '0.001' }] } },
  { package: { amount: '0.333', quantityPerPackage: '7.5' } },
].map((price, at) => ({ ...tokens(price, at % 2 === 0 ? { percentage: '12.5' } : { usage: '33.3' }), key: `t${at}`, featureKey: `t${at}` }));

async function shopOfAll(world: World, currency: string, more: object = {}): Promise<World> {
  await shop(world, {});
  for (const { key } of cards) await world.data('mutation ($key: Key!) { createFeature(input: { key: $key, name: "Tokens", meter: { key: "tokens" } }) { __typename } }', { key });
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "19", appliedToOrganization: true }) { __typename } }');
  await sell(world, { all: { currency, ...onePhase(flat('base', '19.9995'), flat('later', '3.3333', 'IN_ARREARS'), ...cards), ...more } });
  return world;
}

describe('what will be billed next', () => {
  test.each(['USD', 'JPY', 'KWD'])('is what is then issued if nothing more happens, line by line: %s', async (currency) => {
    const world = await shopOfAll(await all.create(), currency, { minimumCommitment: { amount: '150' } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'all');
    await giveCoupon(world, 'acme', { code: 'TEN', value: { percentage: '10' }, frequency: 'FOREVER' });
    await giveCoupon(world, 'acme', { code: 'FIX', value: { fixed: { amount: '7', currency } }, frequency: 'FOREVER' });
    await use(world, 'acme', '1234.567', '2027-01-05T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-31T23:59:58Z');
    await use(world, 'acme', '0.0004', '2027-01-31T23:59:57Z');
    const upcoming = await upcomingOf(world, 'acme');
    expect(upcoming).toMatchObject({ at: '2027-01-31T23:59:58Z', invoicedAt: '2027-02-01T00:00:00Z', issueAt: '2027-02-01T01:00:00Z', customer: { key: 'acme' } });
    await advance(world, acme.clockId, '2027-02-01T01:00:00Z');
    const issued = (await invoicesOf(world, 'acme')).at(-1);
    expect(issued.status).toBe('PAID');
    const kept = await lastInvoice(world, 'acme');
    expect(kept.lines.nodes).toHaveLength(7);
    expect(said(upcoming)).toEqual(said(kept));
    expect(Number(kept.totals.taxesTotal)).toBeGreaterThan(0);
    expect(kept.coupons).toHaveLength(2);
  });

  test('is what is invoiced first of several currencies and subscriptions, with what they will have called for by then', async () => {
    const world = await shop(await all.create(), { euro: { currency: 'EUR', ...onePhase(flat('euro', '7')) }, weekly: { billingCadence: 'P1W', ...onePhase({ ...tokens({ unit: { amount: '1' } }), billingCadence: 'P1W' }) }, base: onePhase(flat('base', '20')) });
    await world.data('mutation { updateOrganization(input: { multipleSubscriptions: true }) { __typename } }');
    const acme = await customer(world, 'acme');
    expect(await upcomingOf(world, 'acme')).toBe(null);
    expect(await upcomingOf(world, 'nobody')).toBe(null);
    await subscribe(world, 'acme', 'base');
    await subscribe(world, 'acme', 'weekly', { startsAt: '2027-01-10T00:00:00Z' });
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    // Nothing of the weekly plan gathers yet, and its first week is over before the month is.
    expect(await upcomingOf(world, 'acme')).toMatchObject({ invoicedAt: '2027-01-17T00:00:00Z', collectionAt: '2027-01-17T01:00:00Z', lines: [{ name: 'Tokens', featureKey: 'tokens', period: { from: '2027-01-10T00:00:00Z', to: '2027-01-17T00:00:00Z' }, quantity: '0' }] });
    await use(world, 'acme', 3, '2027-01-12T00:00:00Z');
    expect(await upcomingOf(world, 'acme')).toMatchObject({ totals: { total: '3' } });
    await advance(world, acme.clockId, '2027-01-17T02:00:00Z');
    expect((await invoicesOf(world, 'acme')).map(({ totals: { total } }) => total)).toEqual(['20', '20', '3']);
    const euro = 'query { upcomingInvoice(customer: { key: "acme" }, currency: "EUR") { currency totals { total } } }';
    expect((await world.data(euro)).upcomingInvoice).toBe(null);
  });

  test.each(['BILL', 'CREDIT', 'IGNORE'])('corrects what changed of billed usage as the invoice will: %s', async (lateUsage) => {
    const world = await shop(await all.create(), {});
    await world.data('mutation { createFeature(input: { key: "half", name: "Half", meter: { key: "tokens" } }) { __typename } }');
    await sell(world, { both: onePhase(flat('base', '5', 'IN_ARREARS'), tokens({ unit: { amount: '1', maximumAmount: '30' } }), { ...tokens({ unit: { amount: '0.5' } }), key: 'half', featureKey: 'half', name: 'Half' }) });
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "10", appliedToOrganization: true }) { __typename } }');
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', { input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { lateUsage } } } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'both');
    await use(world, 'acme', 20, '2027-01-05T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    const late = async () => (await upcomingOf(world, 'acme')).lines.filter((of: { period: { from: string } }) => of.period.from === '2027-01-01T00:00:00Z').map((of: { name: string; totals: { amount: string } }) => `${of.name} ${of.totals.amount}`);
    // 45 meet the maximum of 30, of which 20 were billed.
    await use(world, 'acme', 25, '2027-01-06T00:00:00Z');
    expect(await late()).toEqual(lateUsage === 'BILL' ? ['Tokens 10', 'Half 12.5'] : []);
    // 5 in the end: 15 and 7.5 are credited, and February comes to no more than 5 so far.
    await use(world, 'acme', -40, '2027-01-07T00:00:00Z');
    expect(await late()).toEqual(lateUsage === 'IGNORE' ? [] : ['Half -5']);
    const { upcomingInvoice: told } = await world.data('{ upcomingInvoice(customer: { key: "acme" }) { lines { description corrects { name invoice { number } } } } }');
    if (lateUsage !== 'IGNORE') expect(told.lines.at(-1)).toEqual({ description: expect.stringMatching(/^Corrects usage on invoice OM-SANDBOX-TESTACME-1: 5 instead of 20$/), corrects: { name: 'Half', invoice: { number: 'OM-SANDBOX-TESTACME-1' } } });
    // February's usage bears all of the credit.
    await use(world, 'acme', 100, '2027-02-03T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-28T23:59:59Z');
    const upcoming = await upcomingOf(world, 'acme');
    await advance(world, acme.clockId, '2027-03-01T01:00:00Z');
    expect(said(upcoming)).toEqual(said(await lastInvoice(world, 'acme')));
  });

  test('knows of the rest of a credit that an invoice before could not bear', async () => {
    const world = await shop(await all.create(), { base: onePhase(flat('base', '31')) });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    await world.data('mutation ($id: ID!) { pauseSubscription(by: { id: $id }, resumesAt: "2027-02-15T00:00:00Z") { __typename } }', { id });
    await advance(world, acme.clockId, '2027-02-20T00:00:00Z');
    // Of the 30 of January half of February's 31 are used, and the rest waits for March.
    expect((await invoicesOf(world, 'acme')).map(({ status, totals: { total } }) => `${status} ${total}`)).toEqual(['GATHERING 16.5', 'PAID 31', 'PAID 0']);
    const upcoming = await upcomingOf(world, 'acme');
    expect(upcoming.lines.map(({ totals: { total } }: { totals: { total: string } }) => total)).toEqual(['31', '-14.5']);
    await advance(world, acme.clockId, '2027-03-01T01:00:00Z');
    expect(said(upcoming)).toEqual(said(await lastInvoice(world, 'acme')));
  });

  test('costs the same statements however much there is, and is a buyer\'s own alone', async () => {
    const world = await shopOfAll(await all.create(), 'USD');
    const [acme, other] = [await customer(world, 'acme'), await customer(world, 'other')];
    for (const key of ['acme', 'other']) await subscribe(world, key, 'all');
    const asked = () => world.ask(`query ($key: String!) { ${upcomingField} }`, { key: 'acme' });
    await use(world, 'acme', 1, '2027-02-02T00:30:00Z');
    await advance(world, acme.clockId, '2027-02-15T00:00:00Z');
    const before = await asked();
    await advance(world, acme.clockId, '2027-04-15T00:00:00Z');
    for (let n = 1; n < 6; n++) await use(world, 'acme', n, `2027-04-0${n}T00:00:00Z`);
    const after = await asked();
    expect([before.errors, after.errors]).toEqual([[], []]);
    // One more while a first period lasts: what it took over from may have been paid event by event.
    expect(after.statements).toBe(before.statements - 1);
    expect(after.statements).toBeLessThanOrEqual(22);
    const buyer: Viewer = { ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(acme.id) };
    expect(said(await upcomingOf(world, 'acme', buyer))).toEqual(said(await upcomingOf(world, 'acme')));
    expect(await upcomingOf(world, 'other', buyer)).toBe(null);
    expect(dbId(other.id)).not.toBe(dbId(acme.id));
  });

  test('is told live, when usage, a coupon or an invoice makes it another, and not when nothing does', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '2' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    const live = await world.live('subscription { upcomingInvoiceChanged(customer: { key: "acme" }) { invoicedAt totals { total } lines { name quantity } } }');
    // oxlint-disable-next-line typescript/no-explicit-any -- answers are compared with what is expected
    const next = async () => ((await live.next()).value as any).data.upcomingInvoiceChanged;
    expect(await next()).toEqual({ invoicedAt: '2027-02-01T00:00:00Z', totals: { total: '20' }, lines: [{ name: 'base fee', quantity: null }, { name: 'Tokens', quantity: '0' }] });
    await use(world, 'stranger', 5, '2027-01-02T00:00:00Z');
    await use(world, 'acme', 5, '2027-01-02T00:00:00Z');
    expect((await next()).totals.total).toBe('30');
    await giveCoupon(world, 'acme', { code: 'HALF', value: { percentage: '50' }, frequency: 'ONCE' });
    expect((await next()).totals.total).toBe('15');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    let told = await next();
    while (told.invoicedAt !== '2027-03-01T00:00:00Z' || told.totals.total !== '20') told = await next();
    await live.return(undefined);
    await expect(world.live('subscription { upcomingInvoiceChanged(customer: { key: "nobody" }) { at } }')).rejects.toThrow(/NOT_FOUND/);
  });
});
