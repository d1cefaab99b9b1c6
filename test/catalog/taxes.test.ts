import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set('2027-01-01T00:00:00Z'));

const fields = `__typename ... on Tax { id key name description rate appliedToOrganization createdAt updatedAt deletedAt } ... on Error { code message } ... on ConflictError { conflictingId }`;
const withIssues = `${fields} ... on ValidationError { issues { code path } }`;
const documents = {
  create: `mutation ($input: CreateTaxInput!) { createTax(input: $input) { ${withIssues} } }`,
  update: `mutation ($by: TaxBy!, $input: UpdateTaxInput!) { updateTax(by: $by, input: $input) { ${withIssues} } }`,
  remove: `mutation ($by: TaxBy!) { deleteTax(by: $by) { ${fields} } }`,
};
type Answer = Record<string, unknown> & { readonly id: string; readonly issues: { code: string; path: string[] }[] };

async function run(world: World, name: keyof typeof documents, variables: object) {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0] as Answer;
}

const vat = { key: 'vat', name: 'VAT 20 %', rate: '20' };
const codes = ({ issues }: Answer) => issues.map(({ code, path }) => `${code} ${path.join('.')}`);
const listed = async (world: World, filter: object = {}) =>
  (await world.data('query ($filter: TaxFilter) { taxes(filter: $filter) { nodes { key } totalCount } }', { filter })).taxes.nodes.map(({ key }: { key: string }) => key);

describe('a tax', () => {
  test('is made, changed in part, and found by key and id', async () => {
    const world = await all.create();
    const made = await run(world, 'create', { input: { ...vat, rate: '19.60', description: 'Of France' } });
    expect(made).toMatchObject({ __typename: 'Tax', key: 'vat', name: 'VAT 20 %', description: 'Of France', rate: '19.6', appliedToOrganization: false, deletedAt: null });
    all.clock.set('2027-01-02T00:00:00Z');
    expect(await run(world, 'update', { by: { key: 'vat' }, input: { rate: '20', appliedToOrganization: true } })).toMatchObject({ id: made.id, name: 'VAT 20 %', description: 'Of France', rate: '20', appliedToOrganization: true, updatedAt: '2027-01-02T00:00:00Z' });
    expect(await run(world, 'update', { by: { id: made.id }, input: { key: 'vat_fr', description: null } })).toMatchObject({ key: 'vat_fr', description: null });
    expect(await world.data('query ($id: ID!) { byKey: tax(by: { key: "vat_fr" }) { rate } byOldKey: tax(by: { key: "vat" }) { rate } byId: tax(by: { id: $id }) { key } }', { id: made.id })).toEqual({ byKey: { rate: '20' }, byOldKey: null, byId: { key: 'vat_fr' } });
  });

  test('is refused for all that is wrong with it, and nothing is made or changed', async () => {
    const world = await all.create();
    expect(codes(await run(world, 'create', { input: { ...vat, name: ' ', description: 'd'.repeat(1_025), rate: '-0.01' } }))).toEqual(['RESOURCE_NAME_EMPTY name', 'DESCRIPTION_TOO_LONG description', 'TAX_RATE_RANGE rate']);
    expect(await listed(world)).toEqual([]);
    const made = await run(world, 'create', { input: vat });
    expect(codes(await run(world, 'update', { by: { id: made.id }, input: { key: null, name: null, rate: '1000.01' } }))).toEqual(['REQUIRED key', 'REQUIRED name', 'TAX_RATE_RANGE rate']);
    expect(await world.data('{ tax(by: { key: "vat" }) { name rate } }')).toEqual({ tax: { name: 'VAT 20 %', rate: '20' } });
  });

  test('holds its key alone, also of three that come at once', async () => {
    const world = await all.create();
    const first = await run(world, 'create', { input: vat });
    expect(await run(world, 'create', { input: vat })).toMatchObject({ code: 'TAX_KEY_TAKEN', conflictingId: first.id });
    await run(world, 'create', { input: { ...vat, key: 'gst' } });
    expect(await run(world, 'update', { by: { key: 'gst' }, input: { key: 'vat' } })).toMatchObject({ code: 'TAX_KEY_TAKEN', conflictingId: first.id });
    expect(await run(world, 'update', { by: { key: 'gst' }, input: { key: 'gst' } })).toMatchObject({ __typename: 'Tax' });
    const racers = await Promise.all([1, 2, 3].map(() => run(world, 'create', { input: { ...vat, key: 'race' } })));
    expect(racers.map((one) => one['__typename']).toSorted()).toEqual(['ConflictError', 'ConflictError', 'Tax']);
  });

  test('is listed by key and by whether it is charged everywhere', async () => {
    const world = await all.create();
    await run(world, 'create', { input: vat });
    await run(world, 'create', { input: { ...vat, key: 'gst', appliedToOrganization: true } });
    await run(world, 'remove', { by: { key: (await run(world, 'create', { input: { ...vat, key: 'old' } }))['key'] } });
    expect(await listed(world)).toEqual(['gst', 'vat']);
    expect(await listed(world, { appliedToOrganization: true })).toEqual(['gst']);
    expect(await listed(world, { appliedToOrganization: false, includeDeleted: true })).toEqual(['old', 'vat']);
  });
});

describe('what is sold', () => {
  const card = { key: 'seat', name: 'Seat', price: { flat: { amount: '10' } }, billingCadence: 'P1M' };
  const plan = (taxes: object[], ofCard: object[]) => ({ key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M', taxes, phases: [{ key: 'main', name: 'Main', rateCards: [{ ...card, taxes: ofCard }] }] });
  const create = 'mutation ($input: CreatePlanInput!) { createPlan(input: $input) { __typename ... on Plan { id validationIssues { code } } ... on ValidationError { issues { code path } } ... on Error { message } } }';
  const shown = '{ plan(by: { latest: "pro" }) { taxes { key rate } phases { rateCards { taxes { key } } } } }';

  test('names taxes by key or id, follows their changes, and goes on without a deleted one', async () => {
    const world = await all.create();
    const made = await run(world, 'create', { input: vat });
    await run(world, 'create', { input: { ...vat, key: 'city', rate: '1.5' } });
    const { createPlan } = await world.data(create, { input: plan([{ id: made.id }], [{ key: 'city' }, { key: 'vat' }]) });
    expect(createPlan).toMatchObject({ __typename: 'Plan', validationIssues: [] });
    expect(await world.data(shown)).toEqual({ plan: { taxes: [{ key: 'vat', rate: '20' }], phases: [{ rateCards: [{ taxes: [{ key: 'city' }, { key: 'vat' }] }] }] } });
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
    await run(world, 'update', { by: { key: 'vat' }, input: { rate: '21' } });
    expect(await run(world, 'remove', { by: { key: 'city' } })).toMatchObject({ __typename: 'Tax', deletedAt: '2027-01-01T00:00:00Z' });
    expect(await world.data(shown)).toEqual({ plan: { taxes: [{ key: 'vat', rate: '21' }], phases: [{ rateCards: [{ taxes: [{ key: 'vat' }] }] }] } });
    await run(world, 'create', { input: { ...vat, key: 'city', rate: '2' } });
    expect((await world.data(shown)).plan.phases[0].rateCards[0].taxes).toEqual([{ key: 'vat' }]);
  });

  test('cannot name a tax that is not there, or one twice', async () => {
    const world = await all.create();
    const made = await run(world, 'create', { input: vat });
    await run(world, 'create', { input: { ...vat, key: 'old' } });
    await run(world, 'remove', { by: { key: 'old' } });
    const stranger = await run(await all.create(), 'create', { input: vat });
    const { createPlan } = await world.data(create, { input: plan([{ key: 'vat' }, { id: made.id }], [{ key: 'old' }, { id: stranger.id }, { id: 'nothing' }]) });
    expect(createPlan.issues.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual([
      'TAX_DUPLICATED taxes.1',
      'TAX_NOT_FOUND phases.0.rateCards.0.taxes.0',
      'TAX_NOT_FOUND phases.0.rateCards.0.taxes.1',
      'TAX_NOT_FOUND phases.0.rateCards.0.taxes.2',
    ]);
  });

  test('names taxes of its minimum commitment too', async () => {
    const world = await all.create();
    await run(world, 'create', { input: vat });
    const commit = (taxes: object[]) => ({ ...plan([], []), minimumCommitment: { amount: '50', taxes } });
    const { createPlan: refused } = await world.data(create, { input: commit([{ key: 'vat' }, { key: 'gst' }]) });
    expect(refused.issues).toEqual([{ code: 'TAX_NOT_FOUND', path: ['minimumCommitment', 'taxes', '1'] }]);
    await world.data(create, { input: commit([{ key: 'vat' }]) });
    expect(await world.data('{ plan(by: { latest: "pro" }) { minimumCommitment { amount taxes { key } } } }')).toEqual({ plan: { minimumCommitment: { amount: '50', taxes: [{ key: 'vat' }] } } });
  });

  test('keeps its taxes in the next version', async () => {
    const world = await all.create();
    await run(world, 'create', { input: vat });
    const { createPlan } = await world.data(create, { input: plan([{ key: 'vat' }], []) });
    await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: createPlan.id });
    await world.data('mutation { createNextPlanVersion(by: { key: "pro" }) { __typename } }');
    expect(await world.data('{ plan(by: { latest: "pro" }) { version taxes { key } } }')).toEqual({ plan: { version: 2, taxes: [{ key: 'vat' }] } });
  });
});

test('a deleted tax can be deleted and changed no more, and one that is not there is not found', async () => {
  const world = await all.create();
  const { id } = await run(world, 'create', { input: vat });
  await run(world, 'remove', { by: { id } });
  expect(await run(world, 'remove', { by: { id } })).toMatchObject({ code: 'TAX_DELETED', conflictingId: id });
  expect(await run(world, 'update', { by: { id }, input: { rate: '1' } })).toMatchObject({ code: 'TAX_DELETED' });
  expect(await run(world, 'remove', { by: { key: 'vat' } })).toMatchObject({ __typename: 'NotFoundError', code: 'TAX_NOT_FOUND' });
  expect(await run(world, 'update', { by: { id: 'nothing' }, input: {} })).toMatchObject({ code: 'TAX_NOT_FOUND' });
});

test('the currencies that can be used are listed with symbol and digits', async () => {
  const world = await all.create();
  const { currencies } = await world.data('{ currencies { code name symbol digits } }');
  const byCode = new Map(currencies.map((one: { code: string }) => [one.code, one]));
  expect(byCode.get('USD')).toEqual({ code: 'USD', name: 'US Dollar', symbol: '$', digits: 2 });
  expect(byCode.get('JPY')).toMatchObject({ symbol: '¥', digits: 0 });
  expect(byCode.get('KWD')).toMatchObject({ symbol: 'KWD', digits: 3 });
  expect(byCode.has('XAU')).toBe(false);
  const codesInOrder = currencies.map(({ code }: { code: string }) => code);
  expect(codesInOrder).toEqual(codesInOrder.toSorted());
  expect(codesInOrder.length).toBeGreaterThan(150);
});
