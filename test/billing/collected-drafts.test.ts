import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

// Usage of a draft that was read for good stays what it is, whatever else of the draft is changed.
const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const tiers = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '1' }, { unitPrice: '0.5' }] } };
const period = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

async function profile(world: World, workflow: object): Promise<void> {
  const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } ... on Error { message } } }', {
    input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow },
  });
  expect(createBillingProfile.id).toBeDefined();
}

/** acme's draft of January, which is open for ten days; 30 tokens were counted. */
async function drafted(price: object = tiers) {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS'), tokens(price)) });
  await world.data('mutation { createFeature(input: { key: "more", name: "More", meter: { key: "tokens" } }) { __typename } }');
  await profile(world, { invoicing: { draftPeriod: 'P10D' } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro', { key: 's' });
  await use(world, 'acme', 10, '2027-01-05T00:00:00Z');
  await use(world, 'acme', 20, '2027-01-06T00:00:00Z');
  await advance(world, clockId, '2027-02-01T00:00:00Z');
  const draft = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  expect(draft.state).toBe('DRAFT_WAITING_FOR_COLLECTION');
  return { world, clockId, draft };
}

const ask = (world: World, id: string): Promise<Answer> =>
  world.data('query ($id: ID!) { invoice(by: { id: $id }) { state collectionAt draftUntil totals { total } lines(first: 10) { nodes { id name quantity totals { total } } } } }', { id }).then(({ invoice }: Answer) => invoice);
const brief = async (world: World, id: string): Promise<string> => {
  const { state, totals, lines } = await ask(world, id);
  return `${state} ${totals.total}: ${lines.nodes.map((line: Answer) => `${line.name} ${line.quantity ?? '-'} ${line.totals.total}`).join('; ')}`;
};
async function update(world: World, id: string, input: object): Promise<void> {
  const { updateInvoice } = await world.data('mutation ($by: InvoiceBy!, $input: UpdateInvoiceInput!) { updateInvoice(by: $by, input: $input) { ... on Invoice { id } ... on ValidationError { issues { code path } } ... on Error { code message } } }', { by: { id }, input });
  expect(updateInvoice).toEqual({ id });
}

describe('a draft whose usage was read for good', () => {
  test('keeps it through edits of parties, flat fees, prices and names, also where events came late since; made anew it reads all', async () => {
    const { world, clockId, draft } = await drafted();
    await use(world, 'acme', 2, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 121: base fee - 100; Tokens 32 21');
    await use(world, 'acme', 1_000, '2027-01-31T00:00:00Z');
    const { lines: { nodes: [base, used] }, collectionAt, draftUntil } = await ask(world, draft.id);
    await update(world, draft.id, { customer: { name: 'Acme Holding' } });
    await update(world, draft.id, { lines: [{ id: base.id, price: { flat: { amount: '80' } } }, { id: used.id }, { name: 'Setup', period, invoiceAt: period.to, price: { flat: { amount: '7' } } }] });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 108: base fee - 80; Tokens 32 21; Setup - 7');
    expect(await ask(world, draft.id)).toMatchObject({ collectionAt, draftUntil });
    // Another price of the same units.
    const nodes = (await ask(world, draft.id)).lines.nodes;
    await update(world, draft.id, { lines: nodes.map(({ id, name }: Answer) => ({ id, ...(name === 'Tokens' ? { price: { package: { amount: '3', quantityPerPackage: '10' } } } : {}) })) });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 99: base fee - 80; Tokens 32 12; Setup - 7');
    const adjusted = await world.data('mutation ($id: ID!) { adjustInvoiceLine(line: $id, input: { units: "5" }) { ... on InvoiceLine { meteredQuantity totals { total } } ... on Error { code message } } }', { id: used.id });
    expect(adjusted.adjustInvoiceLine).toEqual({ meteredQuantity: '32', totals: { total: '3' } });
    await world.data('mutation ($id: ID!) { removeInvoiceLineAdjustment(line: $id) { __typename } }', { id: used.id });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 99: base fee - 80; Tokens 32 12; Setup - 7');
    await act(world, 'refreshInvoice', { id: draft.id });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 399: base fee - 80; Tokens 1032 312; Setup - 7');
  });

  test('reads what is new alone, and waits again for usage that falls due later', async () => {
    const { world, clockId, draft } = await drafted();
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await use(world, 'acme', 6, '2027-01-31T00:00:00Z');
    const { lines: { nodes } } = await ask(world, draft.id);
    const kept = nodes.map(({ id }: Answer) => ({ id }));
    const more = { name: 'More', featureKey: 'more', period, price: { unit: { amount: '2' } } };
    await update(world, draft.id, { lines: [...kept, { ...more, invoiceAt: period.to }] });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 192: base fee - 100; Tokens 30 20; More 36 72');
    // One that falls due in two days makes the draft wait for it, and all of it is read then.
    await update(world, draft.id, { lines: [...kept, { ...more, invoiceAt: '2027-02-04T00:00:00Z' }] });
    expect(await ask(world, draft.id)).toMatchObject({ state: 'DRAFT_WAITING_FOR_COLLECTION', collectionAt: '2027-02-04T01:00:00Z' });
    await advance(world, clockId, '2027-02-05T00:00:00Z');
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 195: base fee - 100; Tokens 36 23; More 36 72');
  });

  test('collected early by hand, it does not wait again for what it was to wait for', async () => {
    const { world, clockId, draft } = await drafted();
    await advance(world, clockId, '2027-02-01T00:20:00Z');
    expect(await act(world, 'snapshotInvoiceQuantities', { id: draft.id })).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL' });
    await use(world, 'acme', 500, '2027-01-31T00:00:00Z');
    await update(world, draft.id, { customer: { name: 'Acme Holding' } });
    expect(await ask(world, draft.id)).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL', collectionAt: '2027-02-01T00:20:00Z' });
    await advance(world, clockId, '2027-02-12T00:00:00Z');
    expect(await brief(world, draft.id)).toBe('PAID 120: base fee - 100; Tokens 30 20');
  });

  test.each([
    // 30 at 1% and two events at 0.5.
    ['looks at single events', { percentage: { rate: '1', fixedAmount: '0.5' } }, '1.3'],
    ['is a minimum', { unit: { amount: '1', minimumAmount: '50' } }, '50'],
  ])('keeps what its price looks at: %s', async (_what, price, amount) => {
    const { world, clockId, draft } = await drafted(price);
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const before = await brief(world, draft.id);
    expect(before).toBe(`DRAFT_WAITING_AUTO_APPROVAL ${100 + Number(amount)}: base fee - 100; Tokens 30 ${amount}`);
    await use(world, 'acme', 7, '2027-01-31T00:00:00Z');
    await update(world, draft.id, { customer: { name: 'Acme Holding' } });
    expect(await brief(world, draft.id)).toBe(before);
  });

  test('a subscription that ends earlier has the usage of the shorter period read, and no other', async () => {
    const { world, clockId, draft } = await drafted();
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const { lines: { nodes: [base, used] } } = await ask(world, draft.id);
    await update(world, draft.id, { lines: [{ id: base.id }, { id: used.id }, { name: 'More', featureKey: 'more', period, invoiceAt: period.to, price: { unit: { amount: '1' } } }] });
    await use(world, 'acme', 4, '2027-01-02T00:00:00Z');
    await update(world, draft.id, { lines: [{ id: base.id }, { id: used.id }, { name: 'Half', featureKey: 'more', period: { from: period.from, to: '2027-01-06T00:00:00Z' }, invoiceAt: period.to, price: { unit: { amount: '1' } } }] });
    expect(await brief(world, draft.id)).toBe('DRAFT_WAITING_AUTO_APPROVAL 134: base fee - 100; Tokens 30 20; Half 14 14');
  });
});

test('a part of a period keeps what the parts before it used', async () => {
  const { world, clockId } = await drafted();
  await use(world, 'acme', 8, '2027-02-03T00:00:00Z');
  await advance(world, clockId, '2027-02-05T00:00:00Z');
  const bill = async () => (await world.data('mutation { invoicePendingLines(customer: { key: "acme" }) { ... on InvoicedLines { invoices { id } } ... on Error { code } } }')).invoicePendingLines.invoices[0].id;
  await bill();
  await use(world, 'acme', 6, '2027-02-06T00:00:00Z');
  await advance(world, clockId, '2027-02-07T00:00:00Z');
  const second = await bill();
  await advance(world, clockId, '2027-02-08T00:00:00Z');
  // 8 before: two more at 1, four at 0.5.
  expect(await brief(world, second)).toBe('DRAFT_WAITING_AUTO_APPROVAL 4: Tokens 6 4');
  await use(world, 'acme', 9, '2027-02-02T00:00:00Z');
  await update(world, second, { customer: { name: 'Acme Holding' } });
  expect(await brief(world, second)).toBe('DRAFT_WAITING_AUTO_APPROVAL 4: Tokens 6 4');
});

test('a draft that was held back before it was collected bills late events all the same', async () => {
  const world = await shop(await all.create(), { pro: onePhase(tokens(tiers)) });
  await profile(world, { tax: { enabled: true, enforced: true } });
  const tax = 'mutation ($key: Key!) { createTax(input: { key: $key, name: "VAT", rate: "0", appliedToOrganization: true }) { __typename } }';
  await world.data(tax, { key: 'vat' });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 4, '2027-01-06T00:00:00Z');
  await advance(world, clockId, '2027-02-01T00:10:00Z');
  const draft = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  await world.data('mutation { deleteTax(by: { key: "vat" }) { __typename } }');
  expect(await act(world, 'recalculateInvoiceTaxes', { id: draft.id })).toMatchObject({ state: 'DRAFT_INVALID' });
  await world.data(tax, { key: 'vat2' });
  expect(await act(world, 'recalculateInvoiceTaxes', { id: draft.id })).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL' });
  await use(world, 'acme', 3, '2027-01-07T00:00:00Z');
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  expect(await brief(world, draft.id)).toBe('PAID 7: Tokens 7 7');
});
