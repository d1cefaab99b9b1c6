import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, flat, invoicesOf, onePhase, shop, start, subscribe } from './billing-world.ts';

// What was found of a draft keeps it from being issued, whenever it is found.
const all = worlds();
beforeEach(() => all.clock.set(start));

const newTax = (world: World, key: string) => world.data('mutation ($key: Key!) { createTax(input: { key: $key, name: "VAT", rate: "19", appliedToOrganization: true }) { ... on Tax { id } } }', { key });
const dropTax = (world: World, key: string) => world.data('mutation ($by: TaxBy!) { deleteTax(by: $by) { __typename } }', { by: { key } });

/** acme with a draft of 100 that is open for a day; every charge needs a tax, and bears one. */
async function strict() {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100')) });
  const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } ... on Error { message } } }', {
    input: { name: 'Strict', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { draftPeriod: 'P1D' }, tax: { enabled: true, enforced: true } } },
  });
  expect(createBillingProfile.id).toBeDefined();
  await newTax(world, 'vat');
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await advance(world, clockId, '2027-01-01T00:00:01Z');
  const draft = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  expect(draft).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL', totals: { total: '119' } });
  return { world, clockId, draft };
}

const of = async (world: World, id: string) => (await invoicesOf(world, 'acme')).find((invoice) => invoice.id === id);

describe('a draft whose tax went away', () => {
  test('is not approved once its taxes were recalculated, and goes on when there is a tax again', async () => {
    const { world, clockId, draft } = await strict();
    await dropTax(world, 'vat');
    expect(await act(world, 'recalculateInvoiceTaxes', { id: draft.id })).toEqual({ state: 'DRAFT_INVALID', deletedAt: null });
    expect(await act(world, 'approveInvoice', { id: draft.id })).toMatchObject({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    await advance(world, clockId, '2027-01-03T00:00:00Z');
    expect(await of(world, draft.id)).toMatchObject({ state: 'DRAFT_INVALID', number: null });
    await newTax(world, 'vat2');
    expect(await act(world, 'recalculateInvoiceTaxes', { id: draft.id })).toEqual({ state: 'ISSUING_SYNCING', deletedAt: null });
  });

  test('is not issued with what is found only then: issuing fails, keeps no number, and is tried again', async () => {
    const { world, clockId, draft } = await strict();
    await dropTax(world, 'vat');
    await advance(world, clockId, '2027-01-03T00:00:00Z');
    const failed = await of(world, draft.id);
    expect(failed).toMatchObject({ state: 'ISSUING_FAILED', number: null, issuedAt: null });
    expect((await world.data('query ($id: ID!) { invoice(by: { id: $id }) { statusDetails { failed } validationIssues { severity code message remedy } } }', { id: draft.id })).invoice).toEqual({
      statusDetails: { failed: true },
      validationIssues: [{
        severity: 'CRITICAL', code: 'INVOICE_LINE_TAX_UNKNOWN', message: expect.stringMatching(/^line "base fee" bears no tax, and the workflow enforces taxes: name one for it/), remedy: expect.stringMatching(/^name one for it/),
      }],
    });
    const { found, none } = await world.data('{ found: invoices(filter: { extendedStatuses: [ISSUING_FAILED, DRAFT_INVALID] }) { nodes { id } } none: invoices(filter: { extendedStatuses: [DRAFT_INVALID] }) { totalCount } }');
    expect([found, none]).toEqual([{ nodes: [{ id: draft.id }] }, { totalCount: 0 }]);
    const issue = async (): Promise<{ id: string }[]> => (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { validationIssues { id createdAt updatedAt severity } } }', { id: draft.id })).invoice.validationIssues;
    const [first] = await issue();
    expect(first).toMatchObject({ id: expect.stringMatching(/^[\w-]{43}$/), createdAt: '2027-01-02T00:00:00Z', updatedAt: '2027-01-02T00:00:00Z' });
    // Nothing changed: it fails again.
    expect(await act(world, 'retryInvoice', { id: draft.id })).toMatchObject({ state: 'ISSUING_SYNCING' });
    await advance(world, clockId, '2027-01-03T00:00:01Z');
    expect(await of(world, draft.id)).toMatchObject({ state: 'ISSUING_FAILED', number: null });
    // The same, since it was found first, and found again.
    expect(await issue()).toEqual([{ ...first, updatedAt: '2027-01-03T00:00:00Z' }]);
    await newTax(world, 'vat2');
    await act(world, 'retryInvoice', { id: draft.id });
    await advance(world, clockId, '2027-01-03T00:00:02Z');
    expect(await of(world, draft.id)).toMatchObject({ status: 'PAID', number: 'OM-SANDBOX-TESTACME-1', totals: { total: '119' } });
  });

  test('is not finalized: all of it or nothing is done', async () => {
    const { world, draft } = await strict();
    await dropTax(world, 'vat');
    expect(await act(world, 'finalizeInvoice', { id: draft.id })).toMatchObject({ code: 'INVOICE_NOT_VALID' });
    expect(await of(world, draft.id)).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL', totals: { total: '119' } });
  });
});
