import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-01T00:00:00Z';
beforeEach(() => all.clock.set(start));

const fields = `__typename
  ... on Addon { id key version status name description currency instanceType effectiveFrom effectiveTo deletedAt metadata validationIssues { code path } rateCards { key } taxes { key } }
  ... on Error { code message }
  ... on ConflictError { conflictingId }`;
const withIssues = `${fields} ... on ValidationError { issues { code path } }`;
const documents = {
  create: `mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ${withIssues} } }`,
  update: `mutation ($id: ID!, $input: UpdateAddonInput!) { updateAddon(id: $id, input: $input) { ${withIssues} } }`,
  publish: `mutation ($id: ID!) { publishAddon(id: $id) { ${withIssues} } }`,
  archive: `mutation ($id: ID!) { archiveAddon(id: $id) { ${fields} } }`,
  remove: `mutation ($id: ID!) { deleteAddon(id: $id) { ${fields} } }`,
  next: `mutation ($by: AddonBy!) { createNextAddonVersion(by: $by) { ${fields} } }`,
};

interface Found { code: string; path: string[] }
type Answer = Record<string, unknown> & { readonly id: string; readonly issues: Found[]; readonly validationIssues: Found[] };

/** The answer of a mutation, whichever member it is. */
async function run(world: World, name: keyof typeof documents, variables: object) {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0] as Answer;
}

const fee = { key: 'support', name: 'Support', price: { flat: { amount: '10' } }, billingCadence: 'P1M' };
const usage = { key: 'tokens', name: 'Tokens', featureKey: 'tokens', price: { unit: { amount: '0.002' } }, billingCadence: 'P1M' };
const support = { key: 'support', name: 'Support', currency: 'USD', instanceType: 'SINGLE', rateCards: [fee, usage] };
const replacement = { name: 'Support', instanceType: 'SINGLE', rateCards: [fee] };
const codes = (issues: Found[]) => issues.map(({ code, path }) => `${code} ${path.join('.')}`);

async function withFeatures(): Promise<World> {
  const world = await all.create();
  await world.data(`mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }`);
  await world.data(`mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }`);
  return world;
}

const snapshot = (world: World) => world.data('{ addons(filter: { includeDeleted: true }) { nodes { key version name status effectiveFrom effectiveTo deletedAt rateCards { key } } } }');
const statusesOf = async (world: World) => (await world.data('{ addons { nodes { version status } } }')).addons.nodes.map((node: { version: number; status: string }) => `${node.version} ${node.status}`);

describe('a draft', () => {
  test('keeps everything that was sold', async () => {
    const world = await withFeatures();
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20" }) { __typename } }');
    const card = { ...usage, description: 'By the token', metadata: { b: [1, '2'] }, taxes: [{ key: 'vat' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10103000' } };
    const made = await run(world, 'create', { input: { ...support, description: 'For teams', rateCards: [fee, card], taxes: [{ key: 'vat' }], metadata: { a: 1 } } });
    expect(made).toMatchObject({ __typename: 'Addon', key: 'support', version: 1, status: 'DRAFT', currency: 'USD', instanceType: 'SINGLE', description: 'For teams', effectiveFrom: null, metadata: { a: 1 }, validationIssues: [], taxes: [{ key: 'vat' }] });
    const { addon } = await world.data(
      'query ($id: ID!) { addon(by: { id: $id }) { rateCards { key name feature { key } billingCadence price { __typename } description metadata taxes { key rate } taxConfig { behavior stripeCode customInvoicingCode } } } }',
      { id: made.id },
    );
    expect(addon.rateCards).toEqual([
      { key: 'support', name: 'Support', feature: null, billingCadence: 'P1M', price: { __typename: 'FlatPrice' }, description: null, metadata: null, taxes: [], taxConfig: null },
      { key: 'tokens', name: 'Tokens', feature: { key: 'tokens' }, billingCadence: 'P1M', price: { __typename: 'UnitPrice' }, description: 'By the token', metadata: { b: [1, '2'] }, taxes: [{ key: 'vat', rate: '20' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: null } },
    ]);
  });

  test('is refused for all that cannot be kept, and nothing is made', async () => {
    const world = await withFeatures();
    const refused = await run(world, 'create', { input: { ...support, name: 'n'.repeat(257), rateCards: [{ ...fee, price: { flat: { amount: '-1' } } }, fee, { ...usage, key: 'nobody', featureKey: 'nobody' }], taxes: [{ key: 'vat' }], metadata: { '': 1 } } });
    expect(codes(refused.issues)).toEqual([
      'NAME_TOO_LONG name',
      'PRICE_AMOUNT_NEGATIVE rateCards.0.price.flat.amount',
      'RATE_CARD_DUPLICATED_KEY rateCards.1.key',
      'RATE_CARD_FEATURE_NOT_FOUND rateCards.2.featureKey',
      'TAX_NOT_FOUND taxes.0',
      'METADATA_KEY_INVALID metadata.',
    ]);
    expect((await snapshot(world)).addons.nodes).toEqual([]);
  });

  test('keeps what can be mended, and says so until it is', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: { ...support, name: '', instanceType: 'MULTIPLE', rateCards: [fee, { ...usage, billingCadence: 'P1Y' }] } });
    const issues = ['ADDON_NAME_EMPTY name', 'RATE_CARD_MULTIPLE_BILLING_CADENCE rateCards.1.billingCadence', 'ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE rateCards.1.price'];
    expect(codes(made.validationIssues)).toEqual(issues);
    const before = await snapshot(world);
    expect(codes((await run(world, 'publish', { id: made.id })).issues)).toEqual(issues);
    expect(await snapshot(world)).toEqual(before);
    expect(await run(world, 'update', { id: made.id, input: { ...replacement, metadata: { c: 3 } } })).toMatchObject({ key: 'support', currency: 'USD', name: 'Support', instanceType: 'SINGLE', metadata: { c: 3 }, validationIssues: [] });
    expect(await run(world, 'publish', { id: made.id })).toMatchObject({ __typename: 'Addon', status: 'ACTIVE', effectiveFrom: start, effectiveTo: null });
  });

  test('is one a key, also of three that come at once', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: support });
    expect(await run(world, 'create', { input: support })).toMatchObject({ __typename: 'ConflictError', code: 'ADDON_DRAFT_EXISTS', conflictingId: first.id });
    const racers = await Promise.all([1, 2, 3].map(() => run(world, 'create', { input: { ...support, key: 'race' } })));
    expect(racers.map((one) => one['__typename']).toSorted()).toEqual(['Addon', 'ConflictError', 'ConflictError']);
  });

  test('cannot be published when its feature was archived meanwhile', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: support });
    const { feature } = await world.data('{ feature(by: { key: "tokens" }) { id } }');
    await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: feature.id });
    expect(codes((await run(world, 'publish', { id: made.id })).issues)).toEqual(['RATE_CARD_FEATURE_ARCHIVED rateCards.1.featureKey']);
  });
});

describe('a version', () => {
  test('ends where the next is published, and goes by key, number and being the latest', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: support });
    await run(world, 'publish', { id: first.id });
    all.clock.set('2027-01-10T00:00:00Z');
    const second = await run(world, 'next', { by: { key: 'support' } });
    expect(second).toMatchObject({ version: 2, status: 'DRAFT', rateCards: [{ key: 'support' }, { key: 'tokens' }] });
    const found = async (by: object) => (await world.data('query ($by: AddonBy!) { addon(by: $by) { version } }', { by })).addon?.version ?? null;
    expect([await found({ key: 'support' }), await found({ latest: 'support' }), await found({ version: { key: 'support', version: 1 } }), await found({ key: 'nothing' }), await found({ latest: 'nothing' })]).toEqual([1, 2, 1, null, null]);
    await run(world, 'publish', { id: second.id });
    expect(await statusesOf(world)).toEqual(['1 ARCHIVED', '2 ACTIVE']);
    expect(await world.data('query ($id: ID!) { addon(by: { id: $id }) { effectiveTo } }', { id: first.id })).toEqual({ addon: { effectiveTo: '2027-01-10T00:00:00Z' } });
    expect(await found({ key: 'support' })).toBe(2);
  });

  test('allows the steps of its status and no other', async () => {
    const world = await withFeatures();
    const { id } = await run(world, 'create', { input: support });
    const step = async (name: 'update' | 'publish' | 'archive' | 'remove') => {
      const { code = null, status = null, deletedAt = null } = (await run(world, name, name === 'update' ? { id, input: replacement } : { id })) as { code?: string; status?: string; deletedAt?: string };
      return code ?? (deletedAt === null ? status : 'DELETED');
    };
    expect(await step('archive')).toBe('ADDON_INVALID_STATUS');
    expect(await step('publish')).toBe('ACTIVE');
    expect([await step('update'), await step('publish'), await step('remove')]).toEqual(['ADDON_INVALID_STATUS', 'ADDON_INVALID_STATUS_FOR_PUBLISH', 'ADDON_INVALID_STATUS']);
    expect(await step('archive')).toBe('ARCHIVED');
    expect([await step('update'), await step('publish'), await step('archive')]).toEqual(['ADDON_INVALID_STATUS', 'ADDON_INVALID_STATUS_FOR_PUBLISH', 'ADDON_INVALID_STATUS']);
    expect(await step('remove')).toBe('DELETED');
    expect([await step('remove'), await step('publish')]).toEqual(['ADDON_DELETED', 'ADDON_DELETED']);
    expect(await run(world, 'create', { input: support })).toMatchObject({ version: 2 });
    expect(await run(world, 'remove', { id: 'nothing' })).toMatchObject({ __typename: 'NotFoundError', code: 'ADDON_NOT_FOUND' });
    expect(await run(world, 'next', { by: { version: { key: 'support', version: 9 } } })).toMatchObject({ code: 'ADDON_NOT_FOUND' });
  });

  test('is published once by two who try at once', async () => {
    const world = await withFeatures();
    const { id } = await run(world, 'create', { input: support });
    const racers = await Promise.all([1, 2].map(() => run(world, 'publish', { id })));
    expect(racers.map((one) => one['code'] ?? one['status']).toSorted()).toEqual(['ACTIVE', 'ADDON_INVALID_STATUS_FOR_PUBLISH']);
  });

  test('is filtered and sorted', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: support });
    await run(world, 'publish', { id: first.id });
    await run(world, 'next', { by: { id: first.id } });
    const other = await run(world, 'create', { input: { ...support, key: 'audit', currency: 'EUR' } });
    await run(world, 'remove', { id: other.id });
    const listed = async (filter: object, orderBy: object | null = null) =>
      (await world.data('query ($filter: AddonFilter, $orderBy: AddonOrder) { addons(filter: $filter, orderBy: $orderBy) { nodes { key version } totalCount } }', { filter, orderBy })).addons.nodes.map((node: { key: string; version: number }) => `${node.key} ${node.version}`);
    expect(await listed({})).toEqual(['support 1', 'support 2']);
    expect(await listed({ includeDeleted: true })).toEqual(['audit 1', 'support 1', 'support 2']);
    expect(await listed({ ids: [first.id], versions: [{ key: 'support', version: 2 }] })).toEqual(['support 1', 'support 2']);
    expect(await listed({ keys: ['support'], status: ['ACTIVE'] })).toEqual(['support 1']);
    expect(await listed({ status: ['DRAFT', 'ARCHIVED'] })).toEqual(['support 2']);
    expect(await listed({ currencies: ['EUR'], includeDeleted: true })).toEqual(['audit 1']);
    expect(await listed({ includeDeleted: true }, { field: 'ID', direction: 'DESC' })).toEqual(['audit 1', 'support 2', 'support 1']);
    expect(await listed({}, { field: 'VERSION', direction: 'DESC' })).toEqual(['support 2', 'support 1']);
  });
});

test('a buyer sees what is for sale and what a plan offers, and neither drafts nor notes', async () => {
  const world = await withFeatures();
  const { createTax } = await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", description: "Ours" }) { ... on Tax { id } } }');
  const sold = await run(world, 'create', { input: { ...support, description: 'Ours', metadata: { a: 1 }, taxes: [{ key: 'vat' }], rateCards: [{ ...fee, description: 'Ours', metadata: { a: 1 } }] } });
  await run(world, 'publish', { id: sold.id });
  const draft = await run(world, 'next', { by: { key: 'support' } });
  const plan = { currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee] }] };
  const offered: string[] = [];
  for (const key of ['pro', 'draft']) {
    const { createPlan } = await world.data('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } } }', { input: { ...plan, key, name: key } });
    const { createPlanAddon } = await world.data('mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ... on PlanAddon { id } ... on Error { message } } }', { input: { plan: { id: createPlan.id }, addon: { key: 'support' }, fromPlanPhase: 'main', metadata: { b: 2 } } });
    offered.push(createPlanAddon.id);
    if (key === 'pro') await world.data('mutation ($id: ID!) { publishPlan(id: $id) { ... on Error { message } } }', { id: createPlan.id });
  }
  await world.data('mutation { createCustomer(input: { key: "acme", name: "Acme" }) { __typename } }');
  const { createPortalToken } = await world.data('mutation { createPortalToken(input: { customer: { key: "acme" }, expiresIn: "P1D" }) { ... on PortalToken { token } ... on Error { message } } }');
  const buyer = await world.product.core.authenticator.authenticate(`Bearer ${createPortalToken.token}`);
  const seen = await world.data(
    `query ($draft: ID!, $tax: ID!, $offer: ID!, $draftOffer: ID!) {
      addon(by: { key: "support" }) { version description metadata taxes { rate description } rateCards { key description metadata } }
      latest: addon(by: { latest: "support" }) { version }
      draft: addon(by: { id: $draft }) { version }
      plan(by: { key: "pro" }) { addons { nodes { metadata fromPlanPhase addon { key } } } }
      tax: node(id: $tax) { ... on Tax { key } }
      offer: node(id: $offer) { ... on PlanAddon { addon { key } } }
      draftOffer: node(id: $draftOffer) { ... on PlanAddon { addon { key } } }
    }`,
    { draft: draft.id, tax: createTax.id, offer: offered[0], draftOffer: offered[1] },
    buyer,
  );
  expect(seen).toEqual({
    addon: { version: 1, description: null, metadata: null, taxes: [{ rate: '20', description: null }], rateCards: [{ key: 'support', description: null, metadata: null }] },
    latest: { version: 1 },
    draft: null,
    plan: { addons: { nodes: [{ metadata: null, fromPlanPhase: 'main', addon: { key: 'support' } }] } },
    tax: { key: 'vat' },
    offer: { addon: { key: 'support' } },
    draftOffer: null,
  });
});

test('an item that is charged once is an add-on with one flat price without a cadence', async () => {
  const world = await all.create();
  const made = await run(world, 'create', { input: { key: 'setup', name: 'Setup fee', currency: 'USD', instanceType: 'SINGLE', rateCards: [{ key: 'setup', name: 'Setup fee', price: { flat: { amount: '99.50' } } }] } });
  expect(await run(world, 'publish', { id: made.id })).toMatchObject({ status: 'ACTIVE', validationIssues: [] });
  expect(await world.data('{ addon(by: { key: "setup" }) { rateCards { billingCadence price { ... on FlatPrice { amount } } } } }')).toEqual({ addon: { rateCards: [{ billingCadence: null, price: { amount: '99.5' } }] } });
});

test('a page of add-ons with what they are made of costs a bounded number of statements', async () => {
  const world = await withFeatures();
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20" }) { __typename } }');
  for (let n = 0; n < 6; n++) await run(world, 'create', { input: { ...support, key: `support_${n}`, taxes: [{ key: 'vat' }], rateCards: [{ ...fee, taxes: [{ key: 'vat' }] }, usage] } });
  const { data, errors, statements } = await world.ask('{ addons { nodes { key validationIssues { code } taxes { key } rateCards { key feature { key meter { key } } taxes { key } } } } }');
  expect(errors).toEqual([]);
  expect((data as unknown as { addons: { nodes: unknown[] } }).addons.nodes).toHaveLength(6);
  // The page, taxes, features by id with their meters, and facts of features with their meters.
  expect(statements).toBeLessThanOrEqual(6);
});
