import { parse } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../src/graphql/limits.ts';
import { costOf } from '../../src/graphql/server/cost.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-01T00:00:00Z';
beforeEach(() => all.clock.set(start));

const fields = `__typename
  ... on Plan { id key version status name description currency billingCadence proRating effectiveFrom effectiveTo deletedAt metadata validationIssues { code path } phases { key rateCards { key } } }
  ... on Error { code message }
  ... on ConflictError { conflictingId }`;
const withIssues = `${fields} ... on ValidationError { issues { code path } }`;
const documents = {
  create: `mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ${withIssues} } }`,
  update: `mutation ($id: ID!, $input: UpdatePlanInput!) { updatePlan(id: $id, input: $input) { ${withIssues} } }`,
  publish: `mutation ($id: ID!, $period: EffectivePeriodInput) { publishPlan(id: $id, effectivePeriod: $period) { ${withIssues} } }`,
  archive: `mutation ($id: ID!) { archivePlan(id: $id) { ${fields} } }`,
  remove: `mutation ($id: ID!) { deletePlan(id: $id) { ${fields} } }`,
  next: `mutation ($by: PlanBy!) { createNextPlanVersion(by: $by) { ${fields} } }`,
};

type Answer = Record<string, unknown> & { readonly id: string; readonly issues: Found[]; readonly validationIssues: Found[] };
interface Found { code: string; path: string[] }

/** The answer of a mutation, whichever member it is. */
async function run(world: World, name: keyof typeof documents, variables: object) {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0] as Answer;
}

const fee = { key: 'seat', name: 'Seat', price: { flat: { amount: '10' } }, billingCadence: 'P1M' };
const usage = { key: 'tokens', name: 'Tokens', featureKey: 'tokens', price: { unit: { amount: '0.002' } }, billingCadence: 'P1M', entitlementTemplate: { metered: { issueAfterReset: '1000' } } };
const phase = { key: 'main', name: 'Main', rateCards: [fee, usage] };
const pro = { key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M', phases: [phase] };
const replacement = { name: 'Pro', billingCadence: 'P1M', phases: [phase] };
const codes = (of: { issues: { code: string; path: string[] }[] }) => of.issues.map(({ code, path }) => `${code} ${path.join('.')}`);

async function withFeatures(): Promise<World> {
  const world = await all.create();
  await world.data(`mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }`);
  await world.data(`mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }`);
  return world;
}

const snapshot = (world: World) => world.data('{ plans(filter: { includeDeleted: true }) { nodes { key version name status effectiveFrom effectiveTo deletedAt phases { key } } } }');

describe('a draft', () => {
  test('keeps everything that was sold', async () => {
    const world = await withFeatures();
    const rateCards = [
      fee,
      { ...usage, price: { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', flatPrice: '5' }, { unitPrice: '0.00000000000000000001' }], maximumAmount: '100' } }, discounts: { percentage: '12.5' } },
      { key: 'packs', name: 'Packs', featureKey: null, price: { flat: { amount: '3', paymentTerm: 'IN_ARREARS' } } },
      { key: 'sla', name: 'SLA', price: null },
    ];
    const made = await run(world, 'create', { input: { ...pro, description: 'For teams', phases: [{ key: 'trial', name: 'Trial', duration: 'P14D', rateCards: [{ key: 'seat', name: 'Seat' }] }, { ...phase, rateCards }], metadata: { a: 1 } } });
    expect(made).toMatchObject({ __typename: 'Plan', key: 'pro', version: 1, status: 'DRAFT', currency: 'USD', billingCadence: 'P1M', proRating: 'PRORATE_PRICES', effectiveFrom: null, metadata: { a: 1 }, validationIssues: [] });
    const { plan } = await world.data(
      `query ($id: ID!) { plan(by: { id: $id }) { phases { key name duration rateCards { key feature { key } billingCadence
        price { __typename ... on FlatPrice { amount paymentTerm } ... on TieredPrice { mode tiers { upToAmount flatPrice unitPrice } minimumAmount maximumAmount } }
        discounts { percentage usage } entitlementTemplate { type ... on MeteredEntitlementTemplate { issueAfterReset isSoftLimit usagePeriod } } } } } }`,
      { id: made.id },
    );
    expect(plan.phases).toEqual([
      { key: 'trial', name: 'Trial', duration: 'P14D', rateCards: [{ key: 'seat', feature: null, billingCadence: null, price: null, discounts: null, entitlementTemplate: null }] },
      {
        key: 'main',
        name: 'Main',
        duration: null,
        rateCards: [
          { key: 'seat', feature: null, billingCadence: 'P1M', price: { __typename: 'FlatPrice', amount: '10', paymentTerm: 'IN_ADVANCE' }, discounts: null, entitlementTemplate: null },
          {
            key: 'tokens',
            feature: { key: 'tokens' },
            billingCadence: 'P1M',
            price: { __typename: 'TieredPrice', mode: 'GRADUATED', tiers: [{ upToAmount: '1000', flatPrice: '5', unitPrice: null }, { upToAmount: null, flatPrice: null, unitPrice: '0.00000000000000000001' }], minimumAmount: null, maximumAmount: '100' },
            discounts: { percentage: '12.5', usage: null },
            entitlementTemplate: { type: 'METERED', issueAfterReset: '1000', isSoftLimit: false, usagePeriod: null },
          },
          { key: 'packs', feature: null, billingCadence: null, price: { __typename: 'FlatPrice', amount: '3', paymentTerm: 'IN_ARREARS' }, discounts: null, entitlementTemplate: null },
          { key: 'sla', feature: null, billingCadence: null, price: null, discounts: null, entitlementTemplate: null },
        ],
      },
    ]);
  });

  test('keeps every digit of a static configuration', async () => {
    const world = await withFeatures();
    const document = `mutation { createPlan(input: { key: "digits", name: "Digits", currency: "USD", billingCadence: "P1M", phases: [{ key: "main", name: "Main", rateCards: [
      { key: "tokens", name: "Tokens", featureKey: "tokens", entitlementTemplate: { static: { config: { limit: 1234567890123456789012345, on: true } } } },
      ] }] }) { ... on Plan { id } ... on Error { message } } }`;
    const { createPlan } = await world.data(document);
    const { data } = await world.ask(
      'query ($id: ID!) { plan(by: { id: $id }) { phases { rateCards { entitlementTemplate { __typename ... on StaticEntitlementTemplate { config } } } } } }',
      { id: createPlan.id },
    );
    expect(JSON.stringify(data)).toContain('"__typename":"StaticEntitlementTemplate"');
    const row = await world.command().read.rows<{ phases: [{ rateCards: [{ entitlementTemplate: { config: string } }] }] }>('select phases from plan where organization_id = $1');
    expect(row[0]?.phases[0].rateCards[0].entitlementTemplate.config).toBe('{"limit":1234567890123456789012345,"on":true}');
  });

  test('is refused for all that cannot be kept, and nothing is made', async () => {
    const world = await withFeatures();
    const refused = await run(world, 'create', {
      input: { ...pro, name: '', billingCadence: 'P5D', phases: [{ ...phase, name: ' ', rateCards: [{ ...fee, price: { flat: { amount: '-1' } } }, fee, { ...usage, featureKey: 'nobody', discounts: { percentage: '101' } }] }], metadata: { '': 1 } },
    });
    expect(codes(refused)).toEqual([
      'RESOURCE_NAME_EMPTY name',
      'PLAN_BILLING_CADENCE_INVALID billingCadence',
      'RESOURCE_NAME_EMPTY phases.0.name',
      'PRICE_AMOUNT_NEGATIVE phases.0.rateCards.0.price.flat.amount',
      'RATE_CARD_DUPLICATED_KEY phases.0.rateCards.1.key',
      'RATE_CARD_KEY_FEATURE_KEY_MISMATCH phases.0.rateCards.2.key',
      'RATE_CARD_FEATURE_NOT_FOUND phases.0.rateCards.2.featureKey',
      'PERCENTAGE_DISCOUNT_INVALID_VALUE phases.0.rateCards.2.discounts.percentage',
      'METADATA_KEY_INVALID metadata.',
    ]);
    expect((await snapshot(world)).plans.nodes).toEqual([]);
  });

  test('keeps what can be mended, and says so until it is', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: { ...pro, phases: [{ ...phase, duration: 'PT30M', rateCards: [{ ...fee, billingCadence: 'P1W' }] }, { key: 'rest', name: 'Rest', rateCards: [] }] } });
    const issues = ['PLAN_PHASE_DURATION_LESS_THEN_AN_HOUR phases.0.duration', 'PLAN_BILLING_CADENCE_NOT_COMPATIBLE phases.0.rateCards.0.billingCadence', 'PLAN_PHASE_HAS_NO_RATE_CARDS phases.1.rateCards'];
    expect(codes({ issues: made.validationIssues })).toEqual(issues);
    const before = await snapshot(world);
    expect(codes(await run(world, 'publish', { id: made.id }))).toEqual(issues);
    expect(await snapshot(world)).toEqual(before);
    expect(await run(world, 'update', { id: made.id, input: replacement })).toMatchObject({ __typename: 'Plan', validationIssues: [] });
    expect(await run(world, 'publish', { id: made.id })).toMatchObject({ __typename: 'Plan', status: 'ACTIVE', effectiveFrom: start });
  });

  test('is one a key', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    expect(await run(world, 'create', { input: pro })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_DRAFT_EXISTS', conflictingId: first.id });
    const racers = await Promise.all([1, 2, 3].map(() => run(world, 'create', { input: { ...pro, key: 'race' } })));
    expect(racers.map((one) => one['__typename']).toSorted()).toEqual(['ConflictError', 'ConflictError', 'Plan']);
  });

  test('cannot be published when its feature was archived meanwhile', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: pro });
    const { feature } = await world.data('{ feature(by: { key: "tokens" }) { id } }');
    await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: feature.id });
    expect(codes(await run(world, 'publish', { id: made.id }))).toEqual(['RATE_CARD_FEATURE_ARCHIVED phases.0.rateCards.1.featureKey']);
    expect(await world.data('query ($id: ID!) { plan(by: { id: $id }) { validationIssues { code } } }', { id: made.id })).toEqual({ plan: { validationIssues: [{ code: 'RATE_CARD_FEATURE_ARCHIVED' }] } });
  });
});

describe('an update', () => {
  test('replaces the offer and leaves key and currency', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: { ...pro, description: 'Old' } });
    const updated = await run(world, 'update', { id: made.id, input: { ...replacement, name: 'New', billingCadence: 'P1Y', proRating: 'NONE', phases: [{ ...phase, key: 'other' }], metadata: { b: 2 } } });
    expect(updated).toMatchObject({ id: made.id, key: 'pro', currency: 'USD', name: 'New', description: null, billingCadence: 'P1Y', proRating: 'NONE', phases: [{ key: 'other' }], metadata: { b: 2 } });
  });

  test('is refused for what cannot be kept, and nothing changes', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: pro });
    const before = await snapshot(world);
    const refused = await run(world, 'update', { id: made.id, input: { name: '', billingCadence: 'P5D', phases: [{ ...phase, name: '' }], metadata: { '': 1 } } });
    expect(codes(refused)).toEqual(['RESOURCE_NAME_EMPTY name', 'PLAN_BILLING_CADENCE_INVALID billingCadence', 'RESOURCE_NAME_EMPTY phases.0.name', 'METADATA_KEY_INVALID metadata.']);
    expect(await snapshot(world)).toEqual(before);
  });

  test('of a scheduled version is refused for anything that would block publishing', async () => {
    const world = await withFeatures();
    const made = await run(world, 'create', { input: pro });
    expect(await run(world, 'publish', { id: made.id, period: { from: '2027-02-01T00:00:00Z' } })).toMatchObject({ status: 'SCHEDULED' });
    expect(codes(await run(world, 'update', { id: made.id, input: { ...replacement, phases: [] } }))).toEqual(['PLAN_WITH_NO_PHASES phases']);
    expect(await run(world, 'update', { id: made.id, input: { ...replacement, name: 'Better' } })).toMatchObject({ name: 'Better', status: 'SCHEDULED' });
  });
});

describe('publishing', () => {
  test('ends the version in force where the next begins', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id });
    expect(await world.data('{ plan(by: { key: "pro" }) { version } }')).toEqual({ plan: { version: 1 } });
    all.clock.set('2027-01-10T00:00:00Z');
    const second = await run(world, 'next', { by: { id: first.id } });
    expect(second).toMatchObject({ version: 2, status: 'DRAFT', phases: [{ key: 'main', rateCards: [{ key: 'seat' }, { key: 'tokens' }] }] });
    await run(world, 'publish', { id: second.id, period: { from: '2027-02-01T00:00:00Z', to: '2027-06-01T00:00:00Z' } });
    const statuses = async () => (await world.data('{ plans { nodes { version status } } }')).plans.nodes.map((node: { version: number; status: string }) => `${node.version} ${node.status}`);
    expect(await statuses()).toEqual(['1 ACTIVE', '2 SCHEDULED']);
    all.clock.set('2027-02-01T00:00:00Z');
    expect(await statuses()).toEqual(['1 ARCHIVED', '2 ACTIVE']);
    expect(await world.data('{ plan(by: { key: "pro" }) { version effectiveTo } }')).toEqual({ plan: { version: 2, effectiveTo: '2027-06-01T00:00:00Z' } });
    all.clock.set('2027-06-01T00:00:00Z');
    expect(await world.data('{ plan(by: { key: "pro" }) { version } }')).toEqual({ plan: null });
  });

  test('a scheduled version for another time leaves no gap before it', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id });
    const second = await run(world, 'next', { by: { key: 'pro' } });
    const ends = async () => (await world.data('query ($id: ID!) { plan(by: { id: $id }) { effectiveTo } }', { id: first.id })).plan.effectiveTo;
    for (const from of ['2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z', '2027-01-15T00:00:00Z']) {
      expect(await run(world, 'publish', { id: second.id, period: { from } })).toMatchObject({ effectiveFrom: from });
      expect(await ends()).toBe(from);
    }
    expect(await run(world, 'publish', { id: second.id })).toMatchObject({ status: 'ACTIVE', effectiveFrom: start });
    expect(await ends()).toBe(start);
  });

  test('at one and the same instant leaves one version in force', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id });
    const second = await run(world, 'next', { by: { key: 'pro' } });
    await run(world, 'publish', { id: second.id });
    expect((await snapshot(world)).plans.nodes.map((node: { version: number; status: string }) => [node.version, node.status])).toEqual([[1, 'ARCHIVED'], [2, 'ACTIVE']]);
  });

  test('is refused for a period that is over, ends before it begins, or runs into a scheduled version', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id, period: { from: '2027-03-01T00:00:00Z' } });
    const second = await run(world, 'next', { by: { key: 'pro' } });
    const before = await snapshot(world);
    expect(codes(await run(world, 'publish', { id: second.id, period: { from: '2026-12-31T23:59:59Z', to: '2026-12-01T00:00:00Z' } }))).toEqual([
      'EFFECTIVE_PERIOD_FROM_IN_PAST effectivePeriod.from',
      'EFFECTIVE_PERIOD_FROM_AFTER_TO effectivePeriod.to',
    ]);
    expect(await run(world, 'publish', { id: second.id })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_EFFECTIVE_PERIOD_OVERLAPS', conflictingId: first.id });
    expect(await snapshot(world)).toEqual(before);
    expect(await run(world, 'publish', { id: second.id, period: { to: '2027-03-01T00:00:00Z' } })).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('a version', () => {
  test('allows the steps of its status and no other', async () => {
    const world = await withFeatures();
    const plan = await run(world, 'create', { input: pro });
    const forbidden = async (name: 'update' | 'publish' | 'archive' | 'remove') => {
      const before = await snapshot(world);
      expect(await run(world, name, { id: plan.id, input: replacement })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_INVALID_STATUS', conflictingId: plan.id });
      expect(await snapshot(world)).toEqual(before);
    };
    await forbidden('archive');
    await run(world, 'publish', { id: plan.id });
    for (const name of ['update', 'publish', 'remove'] as const) await forbidden(name);
    expect(await run(world, 'archive', { id: plan.id })).toMatchObject({ status: 'ARCHIVED', effectiveTo: start });
    for (const name of ['update', 'publish', 'archive'] as const) await forbidden(name);
    expect(await run(world, 'remove', { id: plan.id })).toMatchObject({ __typename: 'Plan', deletedAt: start });
    for (const name of ['update', 'publish', 'archive', 'remove'] as const) {
      expect(await run(world, name, { id: plan.id, input: replacement })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_DELETED', conflictingId: plan.id });
    }
    expect(await world.data('query ($id: ID!) { plan(by: { id: $id }) { deletedAt } plans { totalCount } }', { id: plan.id })).toEqual({ plan: { deletedAt: start }, plans: { totalCount: 0 } });
  });

  test('that is deleted leaves its number used', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'remove', { id: first.id });
    expect(await run(world, 'create', { input: pro })).toMatchObject({ version: 2 });
    expect(await run(world, 'next', { by: { id: first.id } })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
  });

  test('that was to follow and is deleted leaves the earlier one for sale', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id });
    const second = await run(world, 'next', { by: { key: 'pro' } });
    await run(world, 'publish', { id: second.id, period: { from: '2027-02-01T00:00:00Z' } });
    await run(world, 'remove', { id: second.id });
    expect(await world.data('{ plan(by: { key: "pro" }) { version effectiveTo } }')).toEqual({ plan: { version: 1, effectiveTo: null } });
  });

  test('that was to follow, and another after it, leaves the earlier one for sale until that one begins', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: pro });
    await run(world, 'publish', { id: first.id });
    const second = await run(world, 'next', { by: { key: 'pro' } });
    await run(world, 'publish', { id: second.id, period: { from: '2027-02-01T00:00:00Z' } });
    const last = await run(world, 'next', { by: { key: 'pro' } });
    await run(world, 'publish', { id: last.id, period: { from: '2027-03-01T00:00:00Z' } });
    await run(world, 'remove', { id: second.id });
    expect(await world.data('{ plan(by: { key: "pro" }) { version effectiveTo } }')).toEqual({ plan: { version: 1, effectiveTo: '2027-03-01T00:00:00Z' } });
    all.clock.set('2027-03-01T00:00:00Z');
    expect(await world.data('{ plan(by: { key: "pro" }) { version } plans(filter: { status: [ACTIVE] }) { totalCount } }')).toEqual({ plan: { version: 3 }, plans: { totalCount: 1 } });
  });

  test('is copied into the next draft, while there is none', async () => {
    const world = await withFeatures();
    const first = await run(world, 'create', { input: { ...pro, metadata: { a: 1 } } });
    expect(await run(world, 'next', { by: { key: 'pro' } })).toMatchObject({ __typename: 'ConflictError', code: 'PLAN_DRAFT_EXISTS', conflictingId: first.id });
    expect(await run(world, 'next', { by: { key: 'nobody' } })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
    await run(world, 'publish', { id: first.id });
    expect(await run(world, 'next', { by: { version: { key: 'pro', version: 1 } } })).toMatchObject({ version: 2, status: 'DRAFT', metadata: { a: 1 } });
  });
});

test('the latest version is found whether it is in force or not', async () => {
  const world = await withFeatures();
  const first = await run(world, 'create', { input: pro });
  const found = async () => (await world.data('{ latest: plan(by: { latest: "pro" }) { version status } inForce: plan(by: { key: "pro" }) { version } }')) as unknown;
  expect(await found()).toEqual({ latest: { version: 1, status: 'DRAFT' }, inForce: null });
  await run(world, 'publish', { id: first.id });
  const second = await run(world, 'next', { by: { key: 'pro' } });
  expect(await found()).toEqual({ latest: { version: 2, status: 'DRAFT' }, inForce: { version: 1 } });
  await run(world, 'remove', { id: second.id });
  expect(await found()).toEqual({ latest: { version: 1, status: 'ACTIVE' }, inForce: { version: 1 } });
});

test('notes, data and tax settings of phases and rate cards are kept, and wrong ones named', async () => {
  const world = await withFeatures();
  const noted = { description: 'Since May', metadata: { a: { b: [1] } } };
  const taxConfig = { behavior: 'EXCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: 'reduced' };
  const made = await run(world, 'create', { input: { ...pro, phases: [{ ...phase, ...noted, rateCards: [{ ...fee, ...noted, taxConfig }] }] } });
  expect((await world.data('query ($id: ID!) { plan(by: { id: $id }) { phases { description metadata rateCards { description metadata taxConfig { behavior stripeCode customInvoicingCode } } } } }', { id: made.id })).plan.phases).toEqual([
    { ...noted, rateCards: [{ ...noted, taxConfig }] },
  ]);
  const wrong = { description: 'd'.repeat(1_025), metadata: { '': 1 } };
  expect(codes(await run(world, 'update', { id: made.id, input: { ...replacement, phases: [{ ...phase, ...wrong, rateCards: [{ ...fee, ...wrong, taxConfig: { stripeCode: 'none' } }] }] } }))).toEqual([
    'DESCRIPTION_TOO_LONG phases.0.description',
    'METADATA_KEY_INVALID phases.0.metadata.',
    'DESCRIPTION_TOO_LONG phases.0.rateCards.0.description',
    'METADATA_KEY_INVALID phases.0.rateCards.0.metadata.',
    'TAX_CONFIG_STRIPE_CODE_INVALID phases.0.rateCards.0.taxConfig.stripeCode',
  ]);
});

test('a plan of 200 rate cards is checked in one request, well below the limits', async () => {
  const world = await withFeatures();
  const cards = Array.from({ length: 200 }, (_, n) =>
    n % 2 === 0
      ? { ...fee, key: `fee_${n}`, billingCadence: 'P1W' }
      : { ...fee, key: `tier_${n}`, price: { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '1' }, { unitPrice: '2' }] } } },
  );
  const input = { ...pro, phases: [{ ...phase, rateCards: cards }] };
  const document = parse(documents.create);
  const cost = costOf(world.product.schema, document)({ input }, world.product.core.graphqlContext(world.viewer, world.product.services));
  expect(cost.complexity).toBeLessThan(limits.complexity / 10);
  expect(cost.depth).toBeLessThan(limits.depth);
  expect(Buffer.byteLength(JSON.stringify({ query: documents.create, variables: { input } }))).toBeLessThan(limits.requestBytes / 10);
  const made = await run(world, 'create', { input });
  // Every card has one: the weekly fees fit no monthly plan, the tiers charge the usage of nothing.
  expect(codes({ issues: made.validationIssues })).toEqual(
    cards.map(({ key }, n) => (key.startsWith('fee') ? `PLAN_BILLING_CADENCE_NOT_COMPATIBLE phases.0.rateCards.${n}.billingCadence` : `RATE_CARD_FEATURE_HAS_NO_METER phases.0.rateCards.${n}.featureKey`)),
  );
  const { statements, errors } = await world.ask('query ($id: ID!) { plan(by: { id: $id }) { validationIssues { code } phases { rateCards { key feature { key } taxes { key } } } } }', { id: made.id });
  expect([statements <= 3, errors]).toEqual([true, []]);
});

test('another organization, and ids of other things, reach no plan', async () => {
  const [mine, other] = [await withFeatures(), await withFeatures()];
  const made = await run(mine, 'create', { input: pro });
  for (const name of ['update', 'publish', 'archive', 'remove'] as const) {
    for (const id of [made.id, 'nonsense']) expect(await run(other, name, { id, input: replacement })).toMatchObject({ __typename: 'NotFoundError', code: 'PLAN_NOT_FOUND' });
  }
  expect(await run(other, 'next', { by: { id: made.id } })).toMatchObject({ __typename: 'NotFoundError' });
  expect(await other.data('query ($id: ID!) { plan(by: { id: $id }) { id } plans { totalCount } }', { id: made.id })).toEqual({ plan: null, plans: { totalCount: 0 } });
  expect((await snapshot(mine)).plans.nodes).toMatchObject([{ status: 'DRAFT', deletedAt: null }]);
});

test('a credential without the scope is refused before anything is written', async () => {
  const world = await withFeatures();
  const reader = world.limited('plan:read');
  expect((await world.ask(documents.create, { input: pro }, reader)).errors[0]?.code).toBe('FORBIDDEN');
  expect((await world.ask('{ plans { totalCount } }', {}, world.limited('feature:read'))).errors[0]?.code).toBe('FORBIDDEN');
  expect(await world.data('{ plans { totalCount } }', {}, reader)).toEqual({ plans: { totalCount: 0 } });
});

test('versions are filtered and sorted', async () => {
  const world = await withFeatures();
  const a = await run(world, 'create', { input: { ...pro, key: 'a' } });
  await run(world, 'publish', { id: a.id });
  await run(world, 'next', { by: { key: 'a' } });
  await run(world, 'create', { input: { ...pro, key: 'b', currency: 'EUR' } });
  const list = 'query ($filter: PlanFilter, $orderBy: PlanOrder) { plans(filter: $filter, orderBy: $orderBy) { totalCount nodes { key version } } }';
  const names = async (variables: object) => (await world.data(list, { ...variables })).plans.nodes.map((node: { key: string; version: number }) => `${node.key}${node.version}`);
  expect(await names({})).toEqual(['a1', 'a2', 'b1']);
  expect(await names({ orderBy: { field: 'VERSION', direction: 'DESC' } })).toEqual(['a2', 'b1', 'a1']);
  expect(await names({ orderBy: { field: 'ID' } })).toEqual(['a1', 'a2', 'b1']);
  expect(await names({ filter: { status: ['ACTIVE'] } })).toEqual(['a1']);
  expect(await names({ filter: { status: ['DRAFT', 'ACTIVE'], keys: ['a'] } })).toEqual(['a1', 'a2']);
  expect(await names({ filter: { status: [] } })).toEqual([]);
  expect(await names({ filter: { ids: [a.id], currencies: ['EUR'] } })).toEqual(['a1', 'b1']);
  expect(await names({ filter: { versions: [{ key: 'a', version: 2 }] } })).toEqual(['a2']);
});
