import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { followBillingProfile } from '../../src/billing/index.ts';
import { encodeGlobalId } from '../../src/graphql/global-id.ts';
import * as operations from '../operations/generated/graphql.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const ask = (world: World, document: object, variables: Record<string, unknown> = {}) => world.data(print(document as DocumentNode), variables);
const supplier = { name: 'Acme Ltd', taxId: 'GB1', address: { country: 'GB', city: 'London' } };

async function profile(world: World, name: string, more: object = {}): Promise<string> {
  const { createBillingProfile } = await ask(world, operations.CreateBillingProfileDocument, { input: { name, supplier, ...more } });
  expect(createBillingProfile).toMatchObject({ name });
  return createBillingProfile.id;
}

/** What the worker does when the job of a changed profile comes up. */
const follow = (world: World, id: string) => followBillingProfile(world.command(), dbId(id));

test('a profile begins with the defaults, keeps what it is told, and says all that is wrong at once', async () => {
  const world = await all.create();
  const { createBillingProfile: made } = await ask(world, operations.CreateBillingProfileDocument, {
    input: {
      name: 'EU', description: 'Europe', supplier: { key: 'eu', ...supplier }, metadata: { a: 1 },
      workflow: { collection: { alignment: 'ANCHORED', recurringPeriod: { interval: 'P1M', anchor: '2027-01-05T00:00:00Z' }, interval: 'P1D' }, invoicing: { draftPeriod: 'P2D' }, payment: { collectionMethod: 'SEND_INVOICE' }, numbering: { scheme: 'PER_CUSTOMER' } },
    },
  });
  expect(made).toEqual({
    id: expect.any(String), name: 'EU', description: 'Europe', isDefault: false, metadata: { a: 1 }, deletedAt: null,
    supplier: { key: 'eu', name: 'Acme Ltd', taxId: 'GB1', address: { country: 'GB', city: 'London' } },
    workflow: {
      collection: { alignment: 'ANCHORED', interval: 'P1D', recurringPeriod: { interval: 'P1M', anchor: '2027-01-05T00:00:00Z' } },
      invoicing: { autoAdvance: true, draftPeriod: 'P2D', dueAfter: 'P30D', progressiveBilling: true, finalizeZeroAmountInvoice: true },
      payment: { collectionMethod: 'SEND_INVOICE' },
      tax: { enabled: true, enforced: false },
      numbering: { scheme: 'PER_CUSTOMER', prefix: null },
      documents: { locale: 'EN', footer: null },
    },
  });
  // What is left out stays, null goes back to the beginning.
  const { updateBillingProfile: changed } = await ask(world, operations.UpdateBillingProfileDocument, { id: made.id, input: { description: null, workflow: { invoicing: { dueAfter: 'P7D' } } } });
  expect(changed).toEqual({ ...made, description: null, workflow: { ...made.workflow, invoicing: { ...made.workflow.invoicing, dueAfter: 'P7D' } } });
  const { updateBillingProfile: reset } = await ask(world, operations.UpdateBillingProfileDocument, { id: made.id, input: { workflow: null } });
  expect(reset.workflow).toEqual({
    collection: { alignment: 'SUBSCRIPTION', interval: 'PT1H', recurringPeriod: null },
    invoicing: { autoAdvance: true, draftPeriod: 'P0D', dueAfter: 'P30D', progressiveBilling: true, finalizeZeroAmountInvoice: true },
    payment: { collectionMethod: 'CHARGE_AUTOMATICALLY' },
    tax: { enabled: true, enforced: false },
    numbering: { scheme: 'PER_ORGANIZATION', prefix: null },
    documents: { locale: 'EN', footer: null },
  });
  expect(await ask(world, operations.BillingProfileDocument, { id: made.id })).toEqual({ billingProfile: reset });

  const { createBillingProfile: refused } = await ask(world, operations.CreateBillingProfileDocument, {
    input: {
      name: '', supplier: { name: 'x', address: { city: 'Nowhere' } },
      workflow: { collection: { alignment: 'ANCHORED', interval: '-PT1S' }, invoicing: { draftPeriod: 'P11Y' } },
    },
  });
  expect(refused.issues.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual([
    'TOO_SHORT input.name', 'INVALID input.supplier.address.country', 'FIELD_MUST_BE_POSITIVE_OR_ZERO input.workflow.collection.interval',
    'FIELD_REQUIRED input.workflow.collection.recurringPeriod', 'TOO_BIG input.workflow.invoicing.draftPeriod',
  ].map((line) => line.replace('input.', '')));
  expect(await ask(world, operations.CreateBillingProfileDocument, { input: { name: 'x', supplier, workflow: { tax: { enabled: false, enforced: true } } } })).toMatchObject({
    createBillingProfile: { issues: [{ code: 'TAX_ENFORCED_WITHOUT_ENABLED', path: ['workflow', 'tax', 'enforced'] }] },
  });
  expect((await ask(world, operations.BillingProfilesDocument)).billingProfiles.totalCount).toBe(2);
});

describe('the default one', () => {
  test('is always exactly one: it can be replaced, and neither unset nor deleted', async () => {
    const world = await all.create();
    const first = await profile(world, 'First', { isDefault: true });
    const second = await profile(world, 'Second', { isDefault: true });
    const list = async () => (await ask(world, operations.BillingProfilesDocument, { orderBy: { field: 'CREATED_AT' } })).billingProfiles.nodes.filter(({ isDefault }: { isDefault: boolean }) => isDefault);
    expect(await list()).toEqual([{ name: 'Second', isDefault: true, deletedAt: null }]);
    expect(await ask(world, operations.UpdateBillingProfileDocument, { id: second, input: { isDefault: false } })).toMatchObject({ updateBillingProfile: { code: 'DEFAULT_PROFILE_CANNOT_BE_UNSET' } });
    expect(await ask(world, operations.DeleteBillingProfileDocument, { id: second })).toMatchObject({ deleteBillingProfile: { code: 'DEFAULT_PROFILE_CANNOT_BE_DELETED' } });
    expect(await ask(world, operations.UpdateBillingProfileDocument, { id: first, input: { isDefault: true } })).toMatchObject({ updateBillingProfile: { isDefault: true } });
    expect(await list()).toEqual([{ name: 'First', isDefault: true, deletedAt: null }]);
    expect(await ask(world, operations.DeleteBillingProfileDocument, { id: second })).toMatchObject({ deleteBillingProfile: { id: second, deletedAt: start } });
    expect(await ask(world, operations.UpdateBillingProfileDocument, { id: second, input: { name: 'x' } })).toMatchObject({ updateBillingProfile: { code: 'PROFILE_ALREADY_DELETED' } });
    expect(await ask(world, operations.BillingProfileDocument, { id: second })).toMatchObject({ billingProfile: { name: 'Second', deletedAt: start } });
  });

  test('and all others are told apart from those that are not there', async () => {
    const world = await all.create();
    await customer(world, 'acme');
    const made = await profile(world, 'Made');
    const nowhere = encodeGlobalId('BillingProfile', '00000000-0000-7000-8000-000000000000');
    for (const id of [nowhere, encodeGlobalId('Customer', dbId(made)), 'no id']) {
      expect((await ask(world, operations.BillingProfileDocument, { id })).billingProfile).toBeNull();
      expect(await ask(world, operations.UpdateBillingProfileDocument, { id, input: { name: 'x' } })).toMatchObject({ updateBillingProfile: { code: 'PROFILE_NOT_FOUND' } });
      expect(await ask(world, operations.DeleteBillingProfileDocument, { id })).toMatchObject({ deleteBillingProfile: { code: 'PROFILE_NOT_FOUND' } });
      expect(await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'acme' }, billingProfileId: id } })).toMatchObject({ upsertCustomerBillingOverride: { code: 'PROFILE_NOT_FOUND' } });
    }
    expect((await ask(world, operations.CustomerBillingOverridesDocument, { filter: { includeAllCustomers: false } })).customerBillingOverrides.totalCount).toBe(0);
    await ask(world, operations.DeleteBillingProfileDocument, { id: made });
    expect(await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'acme' }, billingProfileId: made } })).toMatchObject({ upsertCustomerBillingOverride: { code: 'PROFILE_ALREADY_DELETED' } });
  });

  test('stays one when many become it at once', async () => {
    const world = await all.create();
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => profile(world, name)));
    const made = Array.from({ length: 4 }, (_, n) => profile(world, `new${n}`, { isDefault: true }));
    await Promise.all([...made, ...ids.map((id) => ask(world, operations.UpdateBillingProfileDocument, { id, input: { isDefault: true } }))]);
    const { nodes } = (await ask(world, operations.BillingProfilesDocument, { first: 100 })).billingProfiles;
    expect(nodes).toHaveLength(9);
    expect(nodes.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
  });
});

describe('customers', () => {
  test('are billed by the profile that they are pinned to, what gathers included', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20', 'IN_ARREARS'), tokens({ unit: { amount: '1' } })) });
    const acme = await customer(world, 'acme');
    await customer(world, 'other');
    for (const key of ['acme', 'other']) await subscribe(world, key, 'pro');
    const eu = await profile(world, 'EU', { workflow: { collection: { alignment: 'ANCHORED', recurringPeriod: { interval: 'P1M', anchor: '2027-01-05T00:00:00Z' } }, invoicing: { dueAfter: 'P7D' } } });
    const gathering = async (key: string) => (await invoicesOf(world, key)).find(({ status }: { status: string }) => status === 'GATHERING');
    expect(await gathering('acme')).toMatchObject({ collectionAt: '2027-02-01T00:00:00Z' });
    expect(await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'acme' }, billingProfileId: eu } })).toEqual({
      upsertCustomerBillingOverride: { customer: { key: 'acme' }, billingProfile: { name: 'EU' }, pinnedProfile: { name: 'EU' } },
    });
    expect(await gathering('acme')).toMatchObject({ collectionAt: '2027-02-05T00:00:00Z', supplier: { name: 'Acme Ltd' } });
    expect(await gathering('other')).toMatchObject({ collectionAt: '2027-02-01T00:00:00Z' });

    // The calendar of its profile decides when it is billed, and the usage until then is not lost.
    await use(world, 'acme', 7, '2027-01-31T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-04T00:00:00Z');
    expect((await invoicesOf(world, 'acme')).map(({ status }: { status: string }) => status)).toEqual(['GATHERING']);
    await advance(world, acme.clockId, '2027-02-06T00:00:00Z');
    const issued = (await invoicesOf(world, 'acme')).filter(({ issuedAt }: { issuedAt: string | null }) => issuedAt !== null).at(-1);
    expect(issued).toMatchObject({ status: 'PAID', supplier: { name: 'Acme Ltd' }, issuedAt: '2027-02-05T01:00:00Z', dueAt: '2027-02-12T01:00:00Z', totals: { total: '27' } });

    const { customerBillingOverrides: pinned } = await ask(world, operations.CustomerBillingOverridesDocument, { filter: { billingProfileIds: [eu] } });
    expect(pinned).toEqual({ totalCount: 1, nodes: [{ customer: { key: 'acme' }, billingProfile: { name: 'EU' }, pinnedProfile: { name: 'EU' } }] });
    expect(await ask(world, operations.DeleteBillingProfileDocument, { id: eu })).toMatchObject({ deleteBillingProfile: { code: 'PROFILE_REFERENCED', conflictingId: acme.id } });
    expect(await ask(world, operations.DeleteCustomerBillingOverrideDocument, { customer: { key: 'acme' } })).toEqual({
      deleteCustomerBillingOverride: { billingProfile: { name: 'Default' }, pinnedProfile: null, createdAt: null },
    });
    expect(await gathering('acme')).toMatchObject({ collectionAt: '2027-03-01T00:00:00Z', supplier: { name: expect.not.stringContaining('Acme') } });
    expect(await ask(world, operations.DeleteCustomerBillingOverrideDocument, { customer: { key: 'acme' } })).toMatchObject({ deleteCustomerBillingOverride: { code: 'CUSTOMER_OVERRIDE_NOT_FOUND' } });
  });

  test('follow a default profile that changes or is replaced, but for those that are pinned', async () => {
    const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '1' } })) });
    for (const key of ['free', 'pinned', 'noted']) {
      await customer(world, key);
      await subscribe(world, key, 'pro');
    }
    const old = await profile(world, 'Old', { isDefault: true });
    await follow(world, old);
    await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'pinned' }, billingProfileId: old } });
    await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'noted' } } });
    const suppliers = async () => Object.fromEntries(await Promise.all(['free', 'pinned', 'noted'].map(async (key) => [key, (await invoicesOf(world, key))[0].supplier.name])));
    expect(await suppliers()).toEqual({ free: 'Acme Ltd', pinned: 'Acme Ltd', noted: 'Acme Ltd' });
    const next = await profile(world, 'Next', { isDefault: true, supplier: { ...supplier, name: 'Next Ltd' } });
    await follow(world, next);
    expect(await suppliers()).toEqual({ free: 'Next Ltd', pinned: 'Acme Ltd', noted: 'Next Ltd' });
    await ask(world, operations.UpdateBillingProfileDocument, { id: old, input: { supplier: { ...supplier, name: 'Renamed Ltd' } } });
    await follow(world, old);
    await follow(world, old);
    expect(await suppliers()).toEqual({ free: 'Next Ltd', pinned: 'Renamed Ltd', noted: 'Next Ltd' });
  });

  test('are billed by the profile of now where nothing gathered while it changed', async () => {
    const world = await shop(await all.create(), {});
    const { clockId } = await customer(world, 'acme');
    const pending = (day: string) => world.data('mutation ($line: PendingInvoiceLineInput!) { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [$line] }) { __typename } }', { line: { name: 'Setup', period: { from: `${day}T00:00:00Z`, to: `${day}T00:00:00Z` }, invoiceAt: `${day}T00:00:00Z`, price: { flat: { amount: '8', paymentTerm: 'IN_ARREARS' } } } });
    await pending('2027-01-02');
    await advance(world, clockId, '2027-01-03T00:00:00Z');
    expect((await invoicesOf(world, 'acme')).map(({ status }) => status)).toEqual(['PAID']);
    await profile(world, 'New', { isDefault: true, workflow: { collection: { alignment: 'ANCHORED', recurringPeriod: { interval: 'P1M', anchor: '2027-01-15T00:00:00Z' } } } });
    await pending('2027-01-05');
    const gathering = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'GATHERING');
    expect(gathering).toMatchObject({ supplier: { name: 'Acme Ltd' }, collectionAt: '2027-01-15T00:00:00Z' });
  });

  test('that are deleted keep no profile: nobody can let them go any more, and what they are still charged follows the default', async () => {
    const world = await shop(await all.create(), {});
    const eu = await profile(world, 'EU', { supplier: { ...supplier, name: 'EU Ltd' } });
    const acme = await customer(world, 'acme', { testClockId: null });
    await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'acme' }, billingProfileId: eu } });
    const charge = () => world.data('mutation ($id: ID!, $line: PendingInvoiceLineInput!) { createPendingInvoiceLines(input: { customer: { id: $id }, currency: "USD", lines: [$line] }) { __typename ... on CreatedPendingInvoiceLines { invoice { supplier { name } } } } }', {
      id: acme.id, line: { name: 'Rest', period: { from: '2026-12-30T00:00:00Z', to: '2026-12-31T00:00:00Z' }, invoiceAt: '2027-02-01T00:00:00Z', price: { flat: { amount: '8' } } },
    });
    const gone = async () => (await ask(world, operations.DeleteBillingProfileDocument, { id: eu })).deleteBillingProfile;
    await world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename } }');
    // As long as something is open under it, it stays.
    expect((await charge()).createPendingInvoiceLines.invoice.supplier.name).toBe('EU Ltd');
    expect(await gone()).toMatchObject({ code: 'PROFILE_REFERENCED' });
    const { invoices } = await world.data('{ invoices { nodes { id } } }');
    await world.data('mutation ($id: ID!) { updateInvoice(by: { id: $id }, input: { lines: [] }) { __typename } }', { id: invoices.nodes[0].id });
    expect(await gone()).toMatchObject({ id: eu, deletedAt: start });
    expect((await charge()).createPendingInvoiceLines.invoice.supplier.name).not.toBe('EU Ltd');
  });

  test('are listed with what they are billed by, at one statement a level', async () => {
    const world = await all.create();
    const eu = await profile(world, 'EU');
    for (const key of ['a', 'b', 'c', 'd']) await customer(world, key, { testClockId: null, name: `Customer ${key}` });
    await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'b' }, billingProfileId: eu } });
    await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'c' } } });
    const list = async (filter: object) =>
      (await ask(world, operations.CustomerBillingOverridesDocument, { filter })).customerBillingOverrides.nodes.map((node: { customer: { key: string }; billingProfile: { name: string } }) => `${node.customer.key} ${node.billingProfile.name}`);
    expect(await list({})).toEqual(['a Default', 'b EU', 'c Default', 'd Default']);
    expect(await list({ includeAllCustomers: false })).toEqual(['b EU', 'c Default']);
    expect(await list({ includeAllCustomers: false, customersWithoutPinnedProfile: true })).toEqual(['a Default', 'c Default', 'd Default']);
    expect(await list({ billingProfileIds: [eu] })).toEqual(['b EU']);
    expect(await list({ customerName: 'CUSTOMER C' })).toEqual(['c Default']);
    expect(await list({ customerKey: 'd', customers: [{ key: 'd' }, { key: 'nobody' }] })).toEqual(['d Default']);
    expect(await list({ customerPrimaryEmail: 'x' })).toEqual([]);
    const counted = async (first: number) => (await world.ask(`{ customerBillingOverrides(first: ${first}) { nodes { customer { key } billingProfile { name } pinnedProfile { name } createdAt } } }`)).statements;
    expect(await counted(4)).toBe(await counted(2));
  });
});
