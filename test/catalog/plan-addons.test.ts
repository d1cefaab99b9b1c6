import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const start = '2027-01-01T00:00:00Z';
beforeEach(() => all.clock.set(start));

const refusal = '... on ValidationError { issues { code path message } }';
const fields = `__typename
  ... on PlanAddon { id fromPlanPhase maxQuantity metadata deletedAt validationIssues { code path } plan { key version } addon { key version } }
  ... on Error { code message } ... on ConflictError { conflictingId }`;
const short = '__typename ... on Node { id } ... on Error { code message }';
const documents = {
  createAddon: `mutation ($input: CreateAddonInput!) { createAddon(input: $input) { ${short} ${refusal} } }`,
  publishAddon: `mutation ($id: ID!) { publishAddon(id: $id) { ${short} ${refusal} } }`,
  archiveAddon: `mutation ($id: ID!) { archiveAddon(id: $id) { ${short} } }`,
  deleteAddon: `mutation ($id: ID!) { deleteAddon(id: $id) { ${short} } }`,
  nextAddon: `mutation ($by: AddonBy!) { createNextAddonVersion(by: $by) { ${short} } }`,
  createPlan: `mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ${short} ${refusal} } }`,
  updatePlan: `mutation ($id: ID!, $input: UpdatePlanInput!) { updatePlan(id: $id, input: $input) { ${short} ${refusal} } }`,
  publishPlan: `mutation ($id: ID!, $period: EffectivePeriodInput) { publishPlan(id: $id, effectivePeriod: $period) { ${short} ${refusal} } }`,
  deletePlan: `mutation ($id: ID!) { deletePlan(id: $id) { ${short} } }`,
  nextPlan: `mutation ($by: PlanBy!) { createNextPlanVersion(by: $by) { ${short} } }`,
  create: `mutation ($input: CreatePlanAddonInput!) { createPlanAddon(input: $input) { ${fields} ${refusal} } }`,
  update: `mutation ($id: ID!, $input: UpdatePlanAddonInput!) { updatePlanAddon(id: $id, input: $input) { ${fields} ${refusal} } }`,
  remove: `mutation ($id: ID!) { deletePlanAddon(id: $id) { ${fields} } }`,
};

interface Found { code: string; path: string[]; message?: string }
type Answer = Record<string, unknown> & { readonly id: string; readonly code?: string; readonly issues: Found[]; readonly validationIssues: Found[] };

async function run(world: World, name: keyof typeof documents, variables: object) {
  const data = await world.data(documents[name], { ...variables });
  return Object.values(data as object)[0] as Answer;
}

const card = { key: 'seats', name: 'Seats', price: { flat: { amount: '10' } }, billingCadence: 'P1M' };
const phases = [{ key: 'trial', name: 'Trial', duration: 'P1M', rateCards: [{ key: 'seats', name: 'Seats' }] }, { key: 'main', name: 'Main', rateCards: [card] }];
const pro = { key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M', phases };
const seats = { key: 'more_seats', name: 'More seats', currency: 'USD', instanceType: 'MULTIPLE', rateCards: [{ ...card, price: { flat: { amount: '8' } } }] };
const codes = (issues: Found[]) => issues.map(({ code, path }) => `${code} ${path.join('.')}`);

/** A draft of a plan and an add-on in force. */
async function house() {
  const world = await all.create();
  const plan = await run(world, 'createPlan', { input: pro });
  const addon = await run(world, 'createAddon', { input: seats });
  await run(world, 'publishAddon', { id: addon.id });
  const offer = (over: object = {}) => run(world, 'create', { input: { plan: { id: plan.id }, addon: { key: 'more_seats' }, fromPlanPhase: 'main', ...over } });
  const planIssues = async () => codes((await world.data('query ($id: ID!) { plan(by: { id: $id }) { validationIssues { code path } } }', { id: plan.id })).plan.validationIssues);
  return { world, plan, addon, offer, planIssues };
}

describe('an offer', () => {
  test('is made with terms, changed, listed and taken back', async () => {
    const { world, plan, addon, offer } = await house();
    const made = await offer({ maxQuantity: 5, metadata: { a: 1 } });
    expect(made).toMatchObject({ __typename: 'PlanAddon', fromPlanPhase: 'main', maxQuantity: 5, metadata: { a: 1 }, validationIssues: [], plan: { key: 'pro', version: 1 }, addon: { key: 'more_seats', version: 1 } });
    expect(await run(world, 'update', { id: made.id, input: { fromPlanPhase: 'main' } })).toMatchObject({ id: made.id, maxQuantity: null, metadata: null });
    const found = async (by: object) => (await world.data('query ($by: PlanAddonBy!) { planAddon(by: $by) { id } }', { by })).planAddon?.id ?? null;
    expect([await found({ id: made.id }), await found({ offer: { plan: { id: plan.id }, addonKey: 'more_seats' } }), await found({ offer: { plan: { latest: 'pro' }, addonKey: 'nothing' } }), await found({ offer: { plan: { key: 'pro' }, addonKey: 'more_seats' } }), await found({ id: plan.id }), await found({ versionOffer: { plan: { id: plan.id }, addonId: addon.id } }), await found({ versionOffer: { plan: { id: plan.id }, addonId: plan.id } })]).toEqual([made.id, made.id, null, null, null, made.id, null]);
    const listed = async (filter: object | null = null) => (await world.data('query ($by: PlanBy!, $filter: PlanAddonFilter) { planAddons(plan: $by, filter: $filter, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } totalCount } }', { by: { latest: 'pro' }, filter })).planAddons.totalCount;
    expect([await listed(), await listed({ addonIds: [addon.id] }), await listed({ addonIds: [plan.id] }), await listed({ addonKeys: ['more_seats'] }), await listed({ addonVersions: [{ key: 'more_seats', version: 2 }] }), await listed({ addonKeys: ['x'], addonVersions: [{ key: 'more_seats', version: 1 }] })]).toEqual([1, 1, 0, 1, 0, 1]);
    expect(await run(world, 'remove', { id: made.id })).toMatchObject({ __typename: 'PlanAddon', deletedAt: start });
    expect([await listed(), await listed({ includeDeleted: true })]).toEqual([0, 1]);
    expect([(await run(world, 'remove', { id: made.id })).code, (await run(world, 'update', { id: made.id, input: { fromPlanPhase: 'main' } })).code, (await run(world, 'remove', { id: plan.id })).code]).toEqual(['PLAN_ADDON_NOT_FOUND', 'PLAN_ADDON_NOT_FOUND', 'PLAN_ADDON_NOT_FOUND']);
    expect(await offer()).toMatchObject({ __typename: 'PlanAddon' });
  });

  test('is one a key of an add-on, also of three that come at once', async () => {
    const { world, offer } = await house();
    const racers = await Promise.all([1, 2, 3].map(() => offer()));
    expect(racers.map((one) => one.code ?? one['__typename']).toSorted()).toEqual(['PLAN_ADDON_EXISTS', 'PLAN_ADDON_EXISTS', 'PlanAddon']);
    const next = await run(world, 'nextAddon', { by: { key: 'more_seats' } });
    await run(world, 'publishAddon', { id: next.id });
    expect(await offer()).toMatchObject({ code: 'PLAN_ADDON_EXISTS', conflictingId: racers.find((one) => one['__typename'] === 'PlanAddon')?.id });
  });

  test('needs a plan that is still open and an add-on in force', async () => {
    const { world, plan, addon, offer } = await house();
    const draft = await run(world, 'nextAddon', { by: { key: 'more_seats' } });
    expect(await offer({ addon: { id: draft.id } })).toMatchObject({ code: 'PLAN_ADDON_INCOMPATIBLE_STATUS', conflictingId: draft.id });
    expect(await offer({ addon: { key: 'nothing' } })).toMatchObject({ code: 'ADDON_NOT_FOUND' });
    expect(await offer({ plan: { key: 'pro' } })).toMatchObject({ code: 'PLAN_NOT_FOUND' });
    const made = await offer();
    await run(world, 'publishPlan', { id: plan.id });
    expect(await run(world, 'update', { id: made.id, input: { fromPlanPhase: 'main', maxQuantity: 2 } })).toMatchObject({ code: 'PLAN_ADDON_INCOMPATIBLE_STATUS', conflictingId: plan.id });
    expect(await run(world, 'remove', { id: made.id })).toMatchObject({ code: 'PLAN_ADDON_INCOMPATIBLE_STATUS' });
    expect(await run(world, 'createAddon', { input: { ...seats, key: 'other' } })).toMatchObject({ __typename: 'Addon' });
    expect(await offer({ addon: { id: addon.id } })).toMatchObject({ code: 'PLAN_ADDON_INCOMPATIBLE_STATUS', conflictingId: plan.id });
  });

  test('keeps what makes it incompatible on a draft, and the plan is not published until it is mended', async () => {
    const { world, plan, offer, planIssues } = await house();
    const made = await offer({ fromPlanPhase: 'nothing', maxQuantity: 0 });
    expect(codes(made.validationIssues)).toEqual(['PLAN_ADDON_MAX_QUANTITY_MUST_BE_SET maxQuantity', 'PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY fromPlanPhase']);
    expect(await planIssues()).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
    const refused = await run(world, 'publishPlan', { id: plan.id });
    expect(codes(refused.issues)).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
    expect(refused.issues[0]?.message).toContain('and 1 more');
    expect(await run(world, 'update', { id: made.id, input: { fromPlanPhase: 'main', maxQuantity: 3 } })).toMatchObject({ validationIssues: [] });
    expect(await run(world, 'publishPlan', { id: plan.id })).toMatchObject({ __typename: 'Plan' });
  });

  test('is held against the plan as the plan changes', async () => {
    const { world, plan, offer, planIssues } = await house();
    await offer();
    const usageFree = [{ ...phases[1], rateCards: [{ ...card, billingCadence: 'P1Y' }] }];
    await run(world, 'updatePlan', { id: plan.id, input: { name: 'Pro', billingCadence: 'P1M', phases: usageFree } });
    expect(await planIssues()).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
    await run(world, 'updatePlan', { id: plan.id, input: { name: 'Pro', billingCadence: 'P1M', phases } });
    expect(await planIssues()).toEqual([]);
  });

  test('of a scheduled plan is refused for anything that makes it incompatible', async () => {
    const { world, plan, offer } = await house();
    await run(world, 'publishPlan', { id: plan.id, period: { from: '2027-02-01T00:00:00Z' } });
    expect(codes((await offer({ fromPlanPhase: 'nothing' })).issues)).toEqual(['PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY fromPlanPhase']);
    const made = await offer();
    expect(codes((await run(world, 'update', { id: made.id, input: { fromPlanPhase: 'main', maxQuantity: -1 } })).issues)).toEqual(['PLAN_ADDON_MAX_QUANTITY_MUST_BE_SET maxQuantity']);
    const refused = await run(world, 'updatePlan', { id: plan.id, input: { name: 'Pro', billingCadence: 'P1M', phases: [{ ...phases[1], key: 'renamed' }] } });
    expect(codes(refused.issues)).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
  });
});

describe('an add-on that a plan offers', () => {
  test('cannot be deleted, until the offer or the plan is', async () => {
    const { world, plan, addon, offer } = await house();
    const made = await offer();
    await run(world, 'archiveAddon', { id: addon.id });
    expect(await run(world, 'deleteAddon', { id: addon.id })).toMatchObject({ code: 'ADDON_IN_USE' });
    await run(world, 'remove', { id: made.id });
    expect(await run(world, 'deleteAddon', { id: addon.id })).toMatchObject({ __typename: 'Addon' });
    const other = await run(world, 'createAddon', { input: { ...seats, key: 'other' } });
    await run(world, 'publishAddon', { id: other.id });
    await offer({ addon: { key: 'other' } });
    await run(world, 'archiveAddon', { id: other.id });
    await run(world, 'deletePlan', { id: plan.id });
    expect(await run(world, 'deleteAddon', { id: other.id })).toMatchObject({ __typename: 'Addon' });
  });

  test('is offered or deleted, never both, when both come at once', async () => {
    for (let n = 0; n < 3; n++) {
      const { world, addon, offer } = await house();
      const [made, gone] = await Promise.all([offer(), run(world, 'archiveAddon', { id: addon.id }).then(() => run(world, 'deleteAddon', { id: addon.id }))]);
      expect([made['__typename'] === 'PlanAddon', gone['__typename'] === 'Addon']).toContain(false);
    }
  });

  test('blocks the plan once it is out of sale, and stays with a plan that was published with it', async () => {
    const { world, plan, addon, offer, planIssues } = await house();
    await offer();
    await run(world, 'archiveAddon', { id: addon.id });
    expect(await planIssues()).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
    const second = await run(world, 'createAddon', { input: seats });
    await run(world, 'publishAddon', { id: second.id });
    expect(codes((await run(world, 'publishPlan', { id: plan.id })).issues)).toEqual(['PLAN_HAS_INCOMPATIBLE_ADDON addons.0']);
  });

  test('comes along in the next version of the plan, in its version in force', async () => {
    const { world, plan, offer } = await house();
    await offer({ maxQuantity: 4 });
    await run(world, 'publishPlan', { id: plan.id });
    const next = await run(world, 'nextAddon', { by: { key: 'more_seats' } });
    await run(world, 'publishAddon', { id: next.id });
    await run(world, 'nextPlan', { by: { key: 'pro' } });
    const shown = '{ plans(filter: { keys: ["pro"] }) { nodes { version validationIssues { code } addons { nodes { fromPlanPhase maxQuantity addon { key version status } validationIssues { code } } totalCount } } } }';
    expect((await world.data(shown)).plans.nodes).toEqual([
      { version: 1, validationIssues: [], addons: { totalCount: 1, nodes: [{ fromPlanPhase: 'main', maxQuantity: 4, addon: { key: 'more_seats', version: 1, status: 'ARCHIVED' }, validationIssues: [] }] } },
      { version: 2, validationIssues: [], addons: { totalCount: 1, nodes: [{ fromPlanPhase: 'main', maxQuantity: 4, addon: { key: 'more_seats', version: 2, status: 'ACTIVE' }, validationIssues: [] }] } },
    ]);
  });
});

test('a page of plans with what they offer costs a bounded number of statements', async () => {
  const { world } = await house();
  for (let n = 0; n < 5; n++) {
    await run(world, 'createPlan', { input: { ...pro, key: `pro_${n}` } });
    await run(world, 'create', { input: { plan: { latest: `pro_${n}` }, addon: { key: 'more_seats' }, fromPlanPhase: 'main' } });
  }
  const { errors, data, statements } = await world.ask('{ plans { nodes { key validationIssues { code } addons(first: 5) { nodes { validationIssues { code } plan { key } addon { key taxes { key } } } } } } }');
  expect(errors).toEqual([]);
  expect((data as unknown as { plans: { nodes: { addons: { nodes: unknown[] } }[] } }).plans.nodes.flatMap(({ addons }) => addons.nodes)).toHaveLength(5);
  // The page, its offers twice (all for the issues, the page of them), plans and add-ons for the issues, both as nodes.
  expect(statements).toBeLessThanOrEqual(7);
});
