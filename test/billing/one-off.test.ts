import { beforeEach, describe, expect, test } from 'vitest';
import { runDueNow } from '../../src/customers/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, customer, dbId, flat, giveCoupon, onePhase, shop, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const shown = `id kind status number workingNumber externalId currency issuedAt dueAt paidAt period { from to } metadata billedTo { name } amountDue creditNotesTotal walletsTotal
  totals { amount discountsTotal taxesTotal total } taxes { key base amount } coupons { code amount appliedCoupon { id } } validationIssues { code severity }
  lines { nodes { name description quantity externalId billingCadence period { from to } subscription { key } taxes { key } metadata detailedLines { name quantity unitAmount totals { total } } totals { amount discountsTotal taxesTotal total } } }`;
const refused = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } }';

const oneOff = async (world: World, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateOneOffInvoiceInput!) { createOneOffInvoice(input: $input) { ... on Invoice { ${shown} } ${refused} } }`, { input: { customer: { key: 'acme' }, ...input } })).createOneOffInvoice;

const record = async (world: World, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { ${shown} } ${refused} } }`, {
    input: { externalId: 'inv-1', customer: { key: 'acme' }, currency: 'USD', total: '30', issuedAt: '2026-12-01T10:00:00Z', period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, ...input },
  })).createInvoice;

const codes = (answer: Answer): string[] => answer.issues.map(({ code, path }: Answer) => `${code} ${path.join('.')}`);

async function sellOnce(world: World, key: string, amount: string, more: object = {}): Promise<void> {
  const { createAddon } = await world.data('mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ... on Addon { id } ... on Error { code message } ... on ValidationError { issues { message } } } }', {
    input: { key, name: `The ${key}`, description: `What ${key} is`, currency: 'USD', instanceType: 'SINGLE', rateCards: [{ key, name: key, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } } }], ...more },
  });
  if (createAddon.id === undefined) throw new Error(JSON.stringify(createAddon));
  await world.data('mutation ($id: ID!) { publishAddon(id: $id) { __typename } }', { id: createAddon.id });
}

const tax = (world: World, key: string, rate: string, more: object = {}) => world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { __typename } }', { input: { key, name: key.toUpperCase(), rate, ...more } });
const pay = (world: World, id: string) => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));

describe('a one-off invoice', () => {
  test('is issued at once with what add-ons and the caller say, and paid moments later', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await sellOnce(world, 'setup', '99.99');
    const made = await oneOff(world, {
      metadata: { order: 7 },
      lines: [
        { addonKey: 'setup' },
        // 2.5 * 10.333 = 25.8325
        { addonKey: 'setup', name: 'Setup of a branch', description: 'Berlin', units: '2.5', unitAmount: '10.333', metadata: { branch: 1 } },
        { name: 'Travel', unitAmount: '0.005', units: '3' },
      ],
    });
    expect(made).toMatchObject({
      kind: 'ONE_OFF', status: 'PAYMENT_PROCESSING', number: 'OM-SANDBOX-ACME-1', externalId: null, currency: 'USD', issuedAt: start, dueAt: '2027-01-31T00:00:00Z', paidAt: null, period: null,
      metadata: { order: 7 }, billedTo: { name: 'Acme' }, amountDue: '125.84', totals: { amount: '125.84', discountsTotal: '0', taxesTotal: '0', total: '125.84' },
    });
    expect(made.lines.nodes.map(({ name, description, quantity, totals, metadata }: Answer) => [name, description, quantity, totals.total, metadata])).toEqual([
      ['The setup', 'What setup is', '1', '99.99', null],
      ['Setup of a branch', 'Berlin', '2.5', '25.83', { branch: 1 }],
      ['Travel', null, '3', '0.02', null],
    ]);
    expect(made.lines.nodes.map(({ detailedLines }: Answer) => detailedLines.map(({ quantity, unitAmount }: Answer) => `${quantity} * ${unitAmount}`))).toEqual([['1 * 99.99'], ['2.5 * 10.333'], ['3 * 0.005']]);
    await pay(world, acme.id);
    expect((await world.data('query ($id: ID!) { invoice(by: { id: $id }) { status paidAt } }', { id: made.id })).invoice).toEqual({ status: 'PAID', paidAt: start });
  });

  test('bears its own taxes, else those of the add-on, else of the customer, else of the organization; coupons take nothing', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null });
    await tax(world, 'everywhere', '1', { appliedToOrganization: true });
    for (const [key, rate] of [['own', '20'], ['sold', '10'], ['mine', '5']] as const) await tax(world, key, rate);
    await sellOnce(world, 'taxed', '100', { taxes: [{ key: 'sold' }] });
    await sellOnce(world, 'plain', '100');
    expect(await giveCoupon(world, 'acme', { code: 'TEN', value: { fixed: { amount: '10', currency: 'USD' } }, frequency: 'FOREVER' })).toMatchObject({ used: '0' });
    const lines = [{ addonKey: 'taxed', taxes: [{ key: 'own' }] }, { addonKey: 'taxed' }, { addonKey: 'plain' }, { addonKey: 'taxed', taxes: [] }];
    const organizations = await oneOff(world, { lines });
    expect(organizations.lines.nodes.map(({ taxes, totals }: Answer) => [taxes.map(({ key }: Answer) => key), totals.taxesTotal])).toEqual([[['own'], '20'], [['sold'], '10'], [['everywhere'], '1'], [['sold'], '10']]);
    expect(organizations).toMatchObject({ totals: { amount: '400', discountsTotal: '0', taxesTotal: '41', total: '441' }, coupons: [] });
    await world.data('mutation { applyCustomerTaxes(input: { customer: { key: "acme" }, taxes: [{ key: "mine" }] }) { __typename } }');
    const customers = await oneOff(world, { lines: [{ addonKey: 'plain' }] });
    expect(customers.taxes).toEqual([{ key: 'mine', base: '100', amount: '5' }]);
    // A tax of the rate card that was deleted leaves the line to the add-on's own.
    const rateCards = [{ key: 'carded', name: 'carded', price: { flat: { amount: '100', paymentTerm: 'IN_ADVANCE' } }, taxes: [{ key: 'own' }] }];
    await sellOnce(world, 'carded', '100', { rateCards, taxes: [{ key: 'sold' }] });
    expect((await oneOff(world, { lines: [{ addonKey: 'carded' }] })).taxes).toEqual([{ key: 'own', base: '100', amount: '20' }]);
    await world.data('mutation { deleteTax(by: { key: "own" }) { __typename } }');
    expect((await oneOff(world, { lines: [{ addonKey: 'carded' }] })).taxes).toEqual([{ key: 'sold', base: '100', amount: '10' }]);
  });

  test('that charges nothing is issued like any other, and closed without a number where the workflow skips such ones', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    const free = { currency: 'USD', lines: [{ name: 'Gift', unitAmount: '0' }] };
    expect(await oneOff(world, free)).toMatchObject({ status: 'PAYMENT_PROCESSING', number: 'OM-SANDBOX-ACME-1', totals: { total: '0' } });
    const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id workflow { invoicing { finalizeZeroAmountInvoice } } } } }');
    expect(billingProfiles.nodes[0].workflow.invoicing).toEqual({ finalizeZeroAmountInvoice: true });
    await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { invoicing: { finalizeZeroAmountInvoice: false } } }) { __typename } }', { id: billingProfiles.nodes[0].id });
    const closed = await oneOff(world, free);
    expect(closed).toMatchObject({ status: 'DRAFT', number: null });
    expect((await world.data('query ($id: ID!) { invoice(by: { id: $id }) { state deletedAt } invoices { nodes { number } } }', { id: closed.id }))).toEqual({
      invoice: { state: 'CLOSED', deletedAt: start }, invoices: { nodes: [{ number: 'OM-SANDBOX-ACME-1' }] },
    });
    for (const action of ['advanceInvoice', 'approveInvoice', 'retryInvoice', 'deleteInvoice']) expect(await act(world, action, { id: closed.id }), action).toMatchObject({ code: expect.stringMatching(/^INVOICE_(ACTION_NOT_AVAILABLE|CANNOT_ADVANCE)$/) });
    expect(await oneOff(world, { currency: 'USD', lines: [{ name: 'Work', unitAmount: '1' }] })).toMatchObject({ number: 'OM-SANDBOX-ACME-2' });
  });

  test('says all that is wrong at once', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null });
    await sellOnce(world, 'euro', '1', { currency: 'EUR' });
    await sellOnce(world, 'monthly', '1', { rateCards: [{ key: 'm', name: 'M', billingCadence: 'P1M', price: { flat: { amount: '1', paymentTerm: 'IN_ADVANCE' } } }] });
    expect(codes(await oneOff(world, {
      currency: 'USD',
      lines: [
        { addonKey: 'nothing' }, { addonKey: 'euro' }, { addonKey: 'monthly' }, {}, { name: '', unitAmount: '-1', units: '0' },
        { name: 'x'.repeat(257), description: 'x'.repeat(1_025), unitAmount: '1', taxes: [{ key: 'none' }] },
      ],
    }))).toEqual([
      'ADDON_NOT_FOUND lines.0.addonKey', 'CURRENCIES_DO_NOT_MATCH lines.1.addonKey', 'ADDON_NOT_SOLD_ONCE lines.2.addonKey', 'FIELD_REQUIRED lines.3.name', 'FIELD_REQUIRED lines.3.unitAmount',
      'NAME_LENGTH lines.4.name', 'UNITS_NOT_POSITIVE lines.4.units', 'AMOUNT_NEGATIVE lines.4.unitAmount', 'NAME_LENGTH lines.5.name', 'DESCRIPTION_LENGTH lines.5.description', 'TAX_NOT_FOUND lines.5.taxes.0',
    ]);
    expect(codes(await oneOff(world, { lines: [] }))).toEqual(['CURRENCY_MISSING currency', 'LINES_LENGTH lines']);
    await tax(world, 'vat', '10');
    const many = (taxes: object[]) => oneOff(world, { currency: 'USD', lines: [{ name: 'x', unitAmount: '1', taxes }] });
    expect(codes(await many([{ key: 'vat' }, { key: 'vat' }]))).toEqual(['TAX_DUPLICATED lines.0.taxes.1']);
    expect(codes(await many(Array.from({ length: 21 }, () => ({ key: 'vat' }))))).toEqual(['TAXES_TOO_MANY lines.0.taxes']);
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { currency: "EUR" }) { __typename } }');
    expect(codes(await oneOff(world, { currency: 'USD', lines: [{ name: 'x', unitAmount: '1' }] }))).toEqual(['CURRENCIES_DO_NOT_MATCH currency']);
    expect(await oneOff(world, { lines: [{ addonKey: 'euro' }] })).toMatchObject({ currency: 'EUR', totals: { total: '1' } });
    expect(await oneOff(world, { customer: { key: 'nobody' }, lines: [] })).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });
});

describe('a recorded invoice', () => {
  test('is kept as it is told, and found by its external id; nothing happens to it here', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "10", appliedToOrganization: true }) { __typename } }');
    await giveCoupon(world, 'acme', { code: 'FIVE', value: { fixed: { amount: '5', currency: 'USD' } }, frequency: 'FOREVER' });
    const made = await record(world, {
      subscription: { key: 's' }, number: 'UPZ-9', dueAt: '2026-12-15T00:00:00Z', metadata: { from: 'elsewhere' }, coupons: [{ coupon: { code: 'FIVE' } }],
      lines: [
        { externalId: 'l1', name: 'Seats', quantity: '3', amount: '30', discountAmount: '5', taxAmount: '2.5', billingCadence: 'P2W' },
        { externalId: 'l2', amount: '2.5', period: { from: '2026-11-05T00:00:00Z', to: '2026-11-06T00:00:00Z' } },
      ],
    });
    expect(made).toMatchObject({
      kind: 'RECORDED', status: 'ISSUED', number: 'UPZ-9', workingNumber: null, externalId: 'inv-1', issuedAt: '2026-12-01T10:00:00Z', dueAt: '2026-12-15T00:00:00Z', paidAt: null,
      period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, metadata: { from: 'elsewhere' }, taxes: [], coupons: [{ code: 'FIVE', amount: '5', appliedCoupon: null }],
      totals: { amount: '32.5', discountsTotal: '5', taxesTotal: '2.5', total: '30' }, validationIssues: [],
    });
    expect(made.lines.nodes.map(({ metadata: _metadata, detailedLines, ...line }: Answer) => ({ ...line, detailed: detailedLines.map(({ totals }: Answer) => totals.total) }))).toEqual([
      { name: 'Seats', description: null, quantity: '3', externalId: 'l1', billingCadence: 'P2W', period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, subscription: { key: 's' }, taxes: [], detailed: ['25'], totals: { amount: '30', discountsTotal: '5', taxesTotal: '2.5', total: '27.5' } },
      { name: 'l2', description: null, quantity: '1', externalId: 'l2', billingCadence: null, period: { from: '2026-11-05T00:00:00Z', to: '2026-11-06T00:00:00Z' }, subscription: { key: 's' }, taxes: [], detailed: ['2.5'], totals: { amount: '2.5', discountsTotal: '0', taxesTotal: '0', total: '2.5' } },
    ]);
    for (const action of ['advanceInvoice', 'approveInvoice', 'retryInvoice', 'deleteInvoice', 'finalizeInvoice', 'loseInvoiceDispute']) {
      expect(await act(world, action, { externalId: 'inv-1' }), action).toMatchObject({ code: expect.stringMatching(/^INVOICE_(ACTION_NOT_AVAILABLE|CANNOT_ADVANCE)$/), conflictingId: made.id });
    }
    expect((await world.data('{ invoice(by: { externalId: "inv-1" }) { id status } customer(by: { key: "acme" }) { appliedCoupons { nodes { used } } } }'))).toEqual({
      invoice: { id: made.id, status: 'ISSUED' }, customer: { appliedCoupons: { nodes: [{ used: '0' }] } },
    });
    expect((await world.data('mutation { downloadInvoice(by: { externalId: "inv-1" }) { ... on Error { code } } }')).downloadInvoice).toEqual({ code: 'INVOICE_ISSUED_ELSEWHERE' });
    // The subscription's own lines are not disturbed by what was recorded of it.
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    expect((await world.data('{ invoice(by: { externalId: "inv-1" }) { validationIssues { code } totals { total } } }')).invoice).toEqual({ validationIssues: [], totals: { total: '30' } });
  });

  test('may come without number and lines; a total that its lines do not come to is trusted and told', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null });
    const bare = await record(world, { paidAt: '2026-12-02T00:00:00Z' });
    expect(bare).toMatchObject({ status: 'PAID', number: null, paidAt: '2026-12-02T00:00:00Z', totals: { amount: '30', total: '30' }, validationIssues: [] });
    expect(bare.lines.nodes).toMatchObject([{ name: 'Charge', externalId: null, totals: { total: '30' } }]);
    const odd = await record(world, { externalId: 'inv-2', lines: [{ amount: '29.99' }] });
    expect(odd).toMatchObject({ totals: { amount: '29.99', total: '30' }, validationIssues: [{ code: 'RECORDED_TOTAL_DIFFERS', severity: 'WARNING' }] });
    // A customer may go: nobody waits for what others collect.
    expect((await world.data('mutation { deleteCustomer(by: { key: "acme" }) { ... on Customer { deletedAt } ... on Error { code } } }')).deleteCustomer).toEqual({ deletedAt: start });
  });

  test('is recorded once, whoever comes first', async () => {
    const world = await all.create();
    for (const key of ['acme', 'bolt']) await customer(world, key, { testClockId: null });
    const answers = await Promise.all(['acme', 'bolt', 'acme', 'bolt'].map((key) => record(world, { customer: { key } })));
    const made = answers.filter(({ status }) => status === 'ISSUED');
    expect(made).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'INVOICE_EXTERNAL_ID_TAKEN')).toHaveLength(3);
    expect(await record(world, {})).toMatchObject({ code: 'INVOICE_EXTERNAL_ID_TAKEN', conflictingId: made[0].id });
    await record(world, { externalId: 'numbered', number: 'N-1' });
    expect(await record(world, { externalId: 'other', number: 'N-1' })).toMatchObject({ code: 'INVOICE_NUMBER_TAKEN' });
  });

  test('says all that is wrong at once', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    for (const key of ['acme', 'bolt']) await customer(world, key, { testClockId: null });
    await subscribe(world, 'bolt', 'pro', { key: 'theirs' });
    await giveCoupon(world, 'acme', { code: 'FIVE', value: { fixed: { amount: '5', currency: 'USD' } }, frequency: 'FOREVER' });
    const period = { from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' };
    expect(codes(await record(world, {
      externalId: '', number: 'x'.repeat(65), subscription: { key: 'theirs' }, total: '-1', issuedAt: '2027-01-02T00:00:00Z', paidAt: '2027-01-03T00:00:00Z', dueAt: '2026-12-01T00:00:00Z', period,
      coupons: [{ coupon: { code: 'NONE' } }, { coupon: { code: 'FIVE' }, amount: '0.001' }],
      lines: [{ externalId: 'a', amount: '1', discountAmount: '2', quantity: '0', period, billingCadence: 'P0D' }, { externalId: 'a', name: '', amount: '0.005', taxAmount: '-1' }],
    }))).toEqual([
      'TEXT_LENGTH externalId', 'TEXT_LENGTH number', 'IN_THE_FUTURE issuedAt', 'IN_THE_FUTURE paidAt', 'DUE_BEFORE_ISSUED dueAt', 'PERIOD_BACKWARDS period.to', 'SUBSCRIPTION_NOT_FOUND subscription', 'AMOUNT_NEGATIVE total',
      'QUANTITY_NOT_POSITIVE lines.0.quantity', 'DISCOUNT_TOO_BIG lines.0.discountAmount', 'PERIOD_BACKWARDS lines.0.period.to', 'FIELD_MUST_BE_POSITIVE lines.0.billingCadence',
      'EXTERNAL_ID_DUPLICATED lines.1.externalId', 'TEXT_LENGTH lines.1.name', 'AMOUNT_TOO_PRECISE lines.1.amount', 'AMOUNT_NEGATIVE lines.1.taxAmount', 'PERIOD_BACKWARDS lines.1.period.to',
      'COUPON_NOT_FOUND coupons.0.coupon', 'AMOUNT_TOO_PRECISE coupons.1.amount', 'COUPON_AMOUNTS_DIFFER coupons',
    ]);
    expect(codes(await record(world, { currency: 'JPY', total: '0.5' }))).toEqual(['AMOUNT_TOO_PRECISE total']);
    const many = (length: number, of: object) => Array.from({ length }, () => of);
    expect(codes(await record(world, { lines: many(251, { amount: '0' }), coupons: many(21, { coupon: { code: 'FIVE' } }) }))).toEqual(['LINES_TOO_MANY lines', 'COUPONS_TOO_MANY coupons']);
    // None of too many is looked up: which of them are not there is not told.
    expect(codes(await record(world, { coupons: many(21, { coupon: { code: 'NONE' } }) }))).toEqual(['COUPONS_TOO_MANY coupons']);
  });
});
