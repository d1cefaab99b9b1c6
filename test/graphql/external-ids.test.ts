import { isInputObjectType } from 'graphql';
import type { GraphQLInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();

interface Named {
  readonly type: string;
  /** What `create...` is given beside the name; `n` tells one from another. */
  input(n: number, world: World): object | Promise<object>;
  /** The mutation after which it is found; none where it is found at once. */
  readonly offer?: (id: string) => string;
  /** The mutation that frees the name; null where nothing does. */
  readonly remove: ((id: string) => string) | null;
}

let customers = 0;

async function aCustomer(world: World): Promise<string> {
  const { createCustomer } = await world.data(`mutation { createCustomer(input: { key: "customer_${++customers}" }) { ... on Customer { id } } }`);
  return createCustomer.id;
}

const fee = { key: 'fee', name: 'Fee', billingCadence: 'P1M', price: { flat: { amount: '1' } } };
const named: readonly Named[] = [
  { type: 'Meter', input: (n) => ({ key: `meter_${n}`, aggregation: 'COUNT', eventType: 'call' }), remove: (id) => `mutation { deleteMeter(by: { id: "${id}" }) { __typename } }` },
  { type: 'Feature', input: (n) => ({ key: `feature_${n}`, name: 'Feature' }), remove: (id) => `mutation { deleteFeature(id: "${id}") { __typename } }` },
  { type: 'Tax', input: (n) => ({ key: `tax_${n}`, name: 'Tax', rate: '20' }), remove: (id) => `mutation { deleteTax(by: { id: "${id}" }) { __typename } }` },
  { type: 'Coupon', input: (n) => ({ code: `COUPON ${n}`, name: 'Coupon', value: { percentage: '10' }, frequency: 'FOREVER' }), remove: (id) => `mutation { deleteCoupon(by: { id: "${id}" }) { __typename } }` },
  {
    type: 'Wallet',
    input: async (_n, world) => ({ customer: { id: await aCustomer(world) }, currency: 'EUR', rate: '1' }),
    remove: (id) => `mutation { terminateWallet(by: { id: "${id}" }) { __typename } }`,
  },
  {
    type: 'DunningCampaign',
    input: (n) => ({ key: `campaign_${n}`, name: 'Campaign', thresholds: [{ currency: 'EUR', amount: '1' }], daysBetweenAttempts: 1, maxAttempts: 1 }),
    remove: (id) => `mutation { deleteDunningCampaign(by: { id: "${id}" }) { __typename } }`,
  },
  {
    type: 'CreditNote',
    input: async (_n, world) => {
      const { made } = await world.data(
        `mutation ($input: CreateOneOffInvoiceInput!) { made: createOneOffInvoice(input: $input) { ... on Invoice { id lines(first: 1) { nodes { id } } } } }`,
        { input: { customer: { id: await aCustomer(world) }, currency: 'EUR', lines: [{ name: 'Work', unitAmount: '10' }] } },
      );
      return { invoice: { id: made.id }, items: [{ line: made.lines.nodes[0].id, amount: '1' }] };
    },
    remove: null,
  },
  {
    type: 'Plan',
    input: (n) => ({ key: `plan_${n}`, name: 'Plan', currency: 'EUR', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee] }] }),
    offer: (id) => `mutation { publishPlan(id: "${id}") { __typename } }`,
    remove: null,
  },
  { type: 'Addon', input: (n) => ({ key: `addon_${n}`, name: 'Add-on', currency: 'EUR', instanceType: 'SINGLE', rateCards: [fee] }), offer: (id) => `mutation { publishAddon(id: "${id}") { __typename } }`, remove: null },
];

test.each(named)('$type carries the name that another system has for it, and is found by it', async ({ type, input, offer, remove }) => {
  const world = await all.create();
  const create = async (n: number, externalId: string | null, where = world) =>
    (await where.data(`mutation ($input: Create${type}Input!) { made: create${type}(input: $input) { __typename ... on ${type} { id externalId } ... on ConflictError { code conflictingId } ... on ValidationError { issues { code path } } } }`, {
      input: { ...(await input(n, where)), externalId },
    })).made;
  const field = type[0]?.toLowerCase() + type.slice(1);
  const found = async (externalId: string, where = world) => (await where.data(`query ($by: ${type}By!) { found: ${field}(by: $by) { id } }`, { by: { externalId } })).found;

  const name = 'Tokens / EU (old)';
  const first = await create(1, name);
  expect(first).toEqual({ __typename: type, id: expect.any(String), externalId: name });
  if (offer !== undefined) {
    expect(await found(name)).toBeNull();
    await world.data(offer(first.id));
  }
  expect(await create(2, null)).toMatchObject({ __typename: type, externalId: null });
  expect(await found(name)).toEqual({ id: first.id });
  expect(await found(name.toLowerCase())).toBeNull();

  const code = `${type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_EXTERNAL_ID_TAKEN`;
  expect(await create(3, name)).toMatchObject({ code, conflictingId: first.id });
  const raced = await Promise.all([create(4, 'raced'), create(5, 'raced')]);
  expect(raced.map(({ __typename, code: of }) => of ?? __typename).toSorted()).toEqual([code, type].toSorted());
  for (const wrong of ['', 'x'.repeat(257)]) expect(await create(6, wrong)).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'EXTERNAL_ID_LENGTH', path: ['externalId'] }] });
  expect((await create(7, 'x'.repeat(256))).__typename).toBe(type);

  const other = await all.create();
  expect(await found(name, other)).toBeNull();
  expect(await create(1, name, other)).toMatchObject({ __typename: type, externalId: name });

  if (remove === null) return;
  await world.data(remove(first.id));
  expect(await found(name)).toBeNull();
  expect(await create(8, name)).toMatchObject({ __typename: type, externalId: name });
});

test.each(['Plan', 'Addon'])('all versions of one key of %s have the name that its first one was given', async (type) => {
  const world = await all.create();
  const { input, offer } = named.find((each) => each.type === type) as Named;
  const shown = `__typename ... on ${type} { id version externalId } ... on ValidationError { issues { code message } }`;
  const create = async (externalId?: string) => (await world.data(`mutation ($input: Create${type}Input!) { made: create${type}(input: $input) { ${shown} } }`, { input: { ...(await input(1, world)), externalId } })).made;
  const found = async (by: object) => (await world.data(`query ($by: ${type}By!) { found: ${type.toLowerCase()}(by: $by) { version } }`, { by })).found?.version;

  const first = await create('old name');
  await world.data(offer?.(first.id) ?? '');
  expect((await create('another')).issues).toEqual([{ code: 'EXTERNAL_ID_OF_CHAIN', message: expect.stringContaining('is "old name" since its first version: leave it out') }]);
  const second = await create();
  expect(second).toMatchObject({ version: 2, externalId: 'old name' });
  expect(await found({ externalId: 'old name' })).toBe(1);
  await world.data(offer?.(second.id) ?? '');
  expect(await found({ externalId: 'old name' })).toBe(2);
  // What is copied is the highest that is not deleted, as by the key.
  const next = (await world.data(`mutation ($by: ${type}By!) { next: createNext${type}Version(by: $by) { __typename ... on ${type} { version externalId } } }`, { by: { externalId: 'old name' } })).next;
  expect(next).toMatchObject({ version: 3, externalId: 'old name' });
});

test('every look-up knows the name, but for what has none of its own', () => {
  const others: Readonly<Record<string, string>> = {
    SubjectBy: 'its key is the name that the caller gave it',
    PaymentBy: 'its reference is the name that the caller, or the app that took it, gave it',
    EntitlementBy: 'it is that of a customer and a feature, each by its name',
    PlanAddonBy: 'it is that of a plan and an add-on, each by its name',
    SubscriptionAddonBy: 'it is that of a subscription and an add-on, each by its name',
  };
  const lookUps = Object.values(all.product().schema.getTypeMap()).filter((type) => isInputObjectType(type) && type.isOneOf && /^[A-Z]\w*By$/.test(type.name)) as GraphQLInputObjectType[];
  const unknown = lookUps.filter((type) => type.getFields()['externalId'] === undefined && type.getFields()['id'] !== undefined).map(({ name }) => name);
  expect(unknown.toSorted()).toEqual(Object.keys(others).toSorted());
});

test('what is sold names a tax by the name that another system has for it', async () => {
  const world = await all.create();
  const { createTax: tax } = await world.data('mutation { createTax(input: { key: "vat", externalId: "VAT 20 %", name: "VAT", rate: "20" }) { ... on Tax { id } } }');
  const document = 'mutation ($taxes: [TaxBy!]) { createAddon(input: { key: "extra", name: "Extra", currency: "EUR", instanceType: SINGLE, rateCards: [], taxes: $taxes }) { ... on Addon { taxes { id } } ... on ValidationError { issues { code message } } } }';
  const { createAddon: refused } = await world.data(document, { taxes: [{ externalId: 'VAT' }] });
  expect(refused.issues).toEqual([{ code: 'TAX_NOT_FOUND', message: expect.stringContaining('externalId "VAT"') }]);
  expect(await world.data(document, { taxes: [{ externalId: 'VAT 20 %' }] })).toEqual({ createAddon: { taxes: [{ id: tax.id }] } });
});

test('lists of what moved in wallets are narrowed by it', async () => {
  const world = await all.create();
  const customer = await aCustomer(world);
  for (const externalId of ['a', 'b']) {
    await world.data('mutation ($input: CreateWalletInput!) { createWallet(input: $input) { __typename } }', { input: { customer: { id: customer }, currency: 'EUR', rate: '1', externalId, grantedCredits: '3' } });
  }
  const moved = async (wallets: object[]) => (await world.data('query ($wallets: [WalletBy!]) { walletTransactions(filter: { wallets: $wallets }) { nodes { wallet { externalId } } } }', { wallets })).walletTransactions.nodes.map(({ wallet }: { wallet: { externalId: string } }) => wallet.externalId);
  expect([await moved([{ externalId: 'b' }]), await moved([{ externalId: 'c' }]), await moved([])]).toEqual([['b'], [], []]);
});

test('a credit note keeps the name', async () => {
  const world = await all.create();
  const { input } = named.find(({ type }) => type === 'CreditNote') as Named;
  await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { __typename } }', { input: { ...(await input(1, world)), externalId: 'CN 1' } });
  await expect(world.command().read.rows(`update credit_note set external_id = 'CN 2' where organization_id = $1`)).rejects.toThrow('never changes');
});
