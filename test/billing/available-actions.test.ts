import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const details = 'statusDetails { immutable availableActions { advance { resultingState } approve { resultingState } delete { resultingState } retry { resultingState } void { resultingState } snapshotQuantities { resultingState } invoice } }';

/** `advance, void` of each invoice of the customer by its status; those that lead nowhere are not among them. */
async function actionsOf(world: World, key: string): Promise<Record<string, string>> {
  const { invoices } = await world.data(`query ($key: String!) { invoices(filter: { customers: [{ key: $key }], includeDeleted: true }) { nodes { status deletedAt ${details} } } }`, { key });
  return Object.fromEntries(invoices.nodes.map(({ status, deletedAt, statusDetails: { immutable, availableActions } }: Answer) => [
    `${deletedAt === null ? '' : 'deleted '}${status}`,
    [...(immutable ? ['immutable'] : []), ...Object.entries(availableActions).filter(([, to]) => to !== null && to !== false).map(([name]) => name)].join(', '),
  ]));
}

const invoicePending = async (world: World, key: string): Promise<Answer> =>
  (await world.data('mutation ($key: String!) { invoicePendingLines(customer: { key: $key }) { ... on InvoicedLines { invoices { totals { total } } } ... on Error { code } } }', { key })).invoicePendingLines;

async function profile(world: World, workflow: object): Promise<void> {
  const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } } }', {
    input: { name: 'Ours', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow },
  });
  expect(createBillingProfile.id).toBeDefined();
}

describe('what gathers can be invoiced', () => {
  test('where a part of a running period can be billed, from its first second on', async () => {
    const world = await shop(await all.create(), { usage: onePhase(tokens({ unit: { amount: '1' } })) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'usage');
    expect(await actionsOf(world, 'acme')).toEqual({ GATHERING: '' });
    await advance(world, clockId, '2027-01-01T00:00:01Z');
    expect(await actionsOf(world, 'acme')).toEqual({ GATHERING: 'invoice' });
    await use(world, 'acme', 5, '2027-01-05T00:00:00Z');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    expect(await invoicePending(world, 'acme')).toEqual({ invoices: [{ totals: { total: '5' } }] });
    // What is left begins now.
    expect(await actionsOf(world, 'acme')).toMatchObject({ GATHERING: '' });
    expect(await invoicePending(world, 'acme')).toEqual({ code: 'INVOICE_CREATE_NO_LINES' });
  });

  test.each([
    ['a price that looks at the whole period', { progressiveBilling: true }, { tiered: { mode: 'VOLUME', tiers: [{ unitPrice: '1' }] } }],
    ['a profile that does not bill progressively', { progressiveBilling: false }, { unit: { amount: '1' } }],
  ])('not while a period runs, with %s', async (_what, invoicing, price) => {
    const world = await shop(await all.create(), { usage: onePhase(tokens(price)) });
    await profile(world, { invoicing });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'usage');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    expect(await actionsOf(world, 'acme')).toEqual({ GATHERING: '' });
    expect(await invoicePending(world, 'acme')).toEqual({ code: 'INVOICE_CREATE_NO_LINES' });
  });

  test('before its calendar comes', async () => {
    const world = await shop(await all.create(), { flat: onePhase(flat('base', '7')) });
    await profile(world, { collection: { alignment: 'ANCHORED', recurringPeriod: { interval: 'P1M', anchor: '2027-01-20T00:00:00Z' } } });
    await customer(world, 'acme');
    await subscribe(world, 'acme', 'flat');
    expect(await actionsOf(world, 'acme')).toEqual({ GATHERING: 'invoice' });
    expect(await invoicePending(world, 'acme')).toEqual({ invoices: [{ totals: { total: '7' } }] });
  });

  test('costs the same statements for many', async () => {
    const world = await shop(await all.create(), { usage: onePhase(tokens({ unit: { amount: '1' } })) });
    const { clockId } = await customer(world, 'c0');
    await subscribe(world, 'c0', 'usage');
    for (const key of ['c1', 'c2', 'c3']) {
      await customer(world, key, { testClockId: clockId });
      await subscribe(world, key, 'usage');
    }
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    const page = (first: number) => world.ask(`{ invoices(first: ${first}) { nodes { ${details} } } }`);
    const [few, many] = [await page(1), await page(4)];
    expect((many.data as Answer).invoices.nodes.map((of: Answer) => of.statusDetails.availableActions.invoice)).toEqual([true, true, true, true]);
    expect(many.statements).toBe(few.statements);
  });
});

test('what another system billed offers nothing, whatever state it tells', async () => {
  const world = await shop(await all.create(), {});
  await customer(world, 'acme');
  const period = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
  const { createInvoice } = await world.data('mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ... on Invoice { status } ... on Error { code message } } }', {
    input: { externalId: 'a', customer: { key: 'acme' }, currency: 'USD', total: '1', issuedAt: period.to, period },
  });
  expect(createInvoice.status).toBe('ISSUED');
  expect(await actionsOf(world, 'acme')).toEqual({ ISSUED: 'immutable' });
  for (const action of ['advanceInvoice', 'retryInvoice', 'deleteInvoice']) expect((await act(world, action, { externalId: 'a' })).code).toMatch(/NOT_AVAILABLE|CANNOT_ADVANCE/);
});

test('an invoice that credit notes are on offers no voiding until they are voided; one that is gone offers nothing', async () => {
  const world = await shop(await all.create(), { big: onePhase(flat('base', '100')) });
  await profile(world, { payment: { collectionMethod: 'SEND_INVOICE' } });
  const { clockId } = await customer(world, 'acme');
  const { id } = await subscribe(world, 'acme', 'big');
  await advance(world, clockId, '2027-01-03T00:00:00Z');
  expect(await actionsOf(world, 'acme')).toEqual({ GATHERING: '', PAYMENT_PROCESSING: 'immutable, void' });
  const { invoices } = await world.data('{ invoices(filter: { statuses: [PAYMENT_PROCESSING] }) { nodes { id lines { nodes { id } } } } }');
  const [{ id: invoiceId, lines }] = invoices.nodes;
  const { createCreditNote } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { id } ... on Error { message } } }', {
    input: { invoice: { id: invoiceId }, items: [{ line: lines.nodes[0].id, amount: '10' }], creditAmount: '10', reason: 'OTHER' },
  });
  expect(createCreditNote.id).toBeDefined();
  expect(await actionsOf(world, 'acme')).toMatchObject({ PAYMENT_PROCESSING: 'immutable' });
  await world.data('mutation ($id: ID!) { voidCreditNote(by: { id: $id }) { __typename } }', { id: createCreditNote.id });
  expect(await actionsOf(world, 'acme')).toMatchObject({ PAYMENT_PROCESSING: 'immutable, void' });
  await world.data('mutation ($id: ID!) { cancelSubscription(by: { id: $id }, timing: { preset: IMMEDIATE }) { __typename } }', { id });
  expect(await actionsOf(world, 'acme')).toMatchObject({ 'deleted GATHERING': 'immutable' });
});
