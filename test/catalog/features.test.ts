import { describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();

const answer = `__typename
  ... on Feature { id key name meter { key } filterGroupBy { key values where } metadata createdAt archivedAt }
  ... on Error { code message }
  ... on ConflictError { conflictingId }
  ... on ValidationError { issues { code path } }`;
const create = `mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { ${answer} } }`;
const remove = `mutation ($id: ID!) { deleteFeature(id: $id) { __typename ... on Feature { archivedAt } ... on Error { code message } ... on ConflictError { conflictingId } } }`;
const count = async (world: World) => (await world.data('{ features(filter: { includeArchived: true }) { totalCount } }')).features.totalCount as number;

async function withMeter(): Promise<World> {
  const world = await all.create();
  await world.data(
    `mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens", groupBy: [{ key: "model", path: "$.model" }, { key: "kind", path: "$.kind" }] }) { __typename ... on Error { message } } }`,
  );
  return world;
}

test('a feature of a meter is created, found and listed', async () => {
  const world = await withMeter();
  const input = { key: 'gpt_tokens', name: 'Tokens', meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model', values: ['gpt'] }, { key: 'kind', where: { ne: 'cached' } }], metadata: { team: 'ai' } };
  const { createFeature: made } = await world.data(create, { input });
  expect(made).toMatchObject({
    __typename: 'Feature',
    key: 'gpt_tokens',
    name: 'Tokens',
    meter: { key: 'tokens' },
    filterGroupBy: [{ key: 'model', values: ['gpt'], where: null }, { key: 'kind', values: null, where: { ne: 'cached' } }],
    metadata: { team: 'ai' },
    createdAt: '2027-01-01T00:00:00Z',
    archivedAt: null,
  });
  for (const by of [{ id: made.id }, { key: 'gpt_tokens' }]) {
    expect(await world.data('query ($by: FeatureBy!) { feature(by: $by) { id } }', { by })).toEqual({ feature: { id: made.id } });
  }
  const page = await world.ask('{ features { totalCount nodes { key meter { key } } } }');
  expect(page.data).toEqual({ features: { totalCount: 1, nodes: [{ key: 'gpt_tokens', meter: { key: 'tokens' } }] } });
  expect(page.statements).toBe(3);
});

describe('what is wrong with a new feature is named, and nothing is made', () => {
  test.each<[string, object, string, string | null]>([
    ['a key that reads like an id', { key: '01h455vb4pex5vsknk084sn02q' }, 'FEATURE_KEY_LOOKS_LIKE_ID', 'key'],
    ['an empty name', { name: '' }, 'RESOURCE_NAME_EMPTY', 'name'],
    ['a name without end', { name: 'n'.repeat(257) }, 'NAME_TOO_LONG', 'name'],
    ['a filter without a meter', { filterGroupBy: [{ key: 'model', values: ['gpt'] }] }, 'FEATURE_FILTER_WITH_NO_METER', 'filterGroupBy'],
    ['a filter on no dimension', { meter: { key: 'tokens' }, filterGroupBy: [{ key: 'region', values: ['eu'] }] }, 'FEATURE_FILTER_UNKNOWN_DIMENSION', 'filterGroupBy.0.key'],
    ['a filter on nothing', { meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model' }] }, 'FEATURE_FILTER_VALUES_OR_WHERE', 'filterGroupBy.0'],
    ['a filter on two things', { meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model', values: ['a'], where: { eq: 'a' } }] }, 'FEATURE_FILTER_VALUES_OR_WHERE', 'filterGroupBy.0'],
    ['a filter that nothing passes', { meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model', values: [] }] }, 'FEATURE_FILTER_EMPTY', 'filterGroupBy.0.values'],
    ['a condition of no operators', { meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model', where: { and: [] } }] }, 'STRING_FILTER_EMPTY', 'filterGroupBy.0.where.and'],
    ['metadata with an empty key', { metadata: { '': 1 } }, 'METADATA_KEY_INVALID', 'metadata.'],
    ['a meter of nobody', { meter: { key: 'calls' } }, 'METER_NOT_FOUND', null],
  ])('%s', async (_why, over, code, path) => {
    const world = await withMeter();
    const { createFeature: refused } = await world.data(create, { input: { key: 'f', name: 'F', ...over } });
    if (path === null) expect(refused).toMatchObject({ __typename: 'NotFoundError', code });
    else expect(refused.issues.map((found: { code: string; path: string[] }) => [found.code, found.path.join('.')])).toEqual([[code, path]]);
    expect(await count(world)).toBe(0);
  });

  test('a key of another form is no key to the graph', async () => {
    const world = await all.create();
    const { errors } = await world.ask(create, { input: { key: 'Not a key', name: 'F' } });
    expect(errors[0]?.message).toContain('input.key');
    expect(await count(world)).toBe(0);
  });
});

test('a key is held once among live features, and archiving frees it for good', async () => {
  const world = await all.create();
  const { createFeature: first } = await world.data(create, { input: { key: 'sso', name: 'SSO' } });
  expect((await world.data(create, { input: { key: 'sso', name: 'Other' } })).createFeature).toMatchObject({ __typename: 'ConflictError', code: 'FEATURE_KEY_TAKEN', conflictingId: first.id });
  expect((await world.data(remove, { id: first.id })).deleteFeature).toMatchObject({ __typename: 'Feature', archivedAt: '2027-01-01T00:00:00Z' });
  expect((await world.data(remove, { id: first.id })).deleteFeature).toMatchObject({ __typename: 'ConflictError', code: 'FEATURE_ARCHIVED', conflictingId: first.id });
  expect(await world.data('{ feature(by: { key: "sso" }) { id } }')).toEqual({ feature: null });
  const { createFeature: second } = await world.data(create, { input: { key: 'sso', name: 'SSO again' } });
  expect(second.id).not.toBe(first.id);
  expect(await world.data('query ($id: ID!) { feature(by: { id: $id }) { name } features { totalCount } }', { id: first.id })).toEqual({ feature: { name: 'SSO' }, features: { totalCount: 1 } });
  expect(await count(world)).toBe(2);
});

test('two writers of one key: one wins, the other is told', async () => {
  const world = await all.create();
  const answers = await Promise.all([1, 2, 3].map((n) => world.data(create, { input: { key: 'race', name: `Racer ${n}` } })));
  expect(answers.map((one) => one.createFeature['__typename']).toSorted()).toEqual(['ConflictError', 'ConflictError', 'Feature']);
  expect(await count(world)).toBe(1);
});

test('another organization and a thing of another type are nothing', async () => {
  const [mine, other] = [await all.create(), await all.create()];
  const { createFeature: made } = await mine.data(create, { input: { key: 'sso', name: 'SSO' } });
  expect((await other.data(remove, { id: made.id })).deleteFeature).toMatchObject({ __typename: 'NotFoundError', code: 'FEATURE_NOT_FOUND' });
  expect((await other.data(remove, { id: 'nonsense' })).deleteFeature).toMatchObject({ __typename: 'NotFoundError', code: 'FEATURE_NOT_FOUND' });
  expect(await other.data('query ($id: ID!) { feature(by: { id: $id }) { id } features { totalCount } node(id: $id) { id } }', { id: made.id })).toEqual({ feature: null, features: { totalCount: 0 }, node: null });
  expect(await mine.data('{ feature(by: { key: "sso" }) { archivedAt } }')).toEqual({ feature: { archivedAt: null } });
});

test('a credential without the scope is refused', async () => {
  const world = await all.create();
  const reader = world.limited('feature:read');
  expect((await world.ask(create, { input: { key: 'sso', name: 'SSO' } }, reader)).errors[0]?.code).toBe('FORBIDDEN');
  expect((await world.ask('{ features { totalCount } }', {}, world.limited('customer:read'))).errors[0]?.code).toBe('FORBIDDEN');
  expect(await world.data('{ features { totalCount } }', {}, reader)).toEqual({ features: { totalCount: 0 } });
});

test('features are filtered and sorted, page by page', async () => {
  const world = await withMeter();
  for (const [key, name, meter] of [['a', 'Zeta', null], ['b', 'Alpha', { key: 'tokens' }], ['c', 'Mu', { key: 'tokens' }]] as const) await world.data(create, { input: { key, name, meter } });
  const { meter } = await world.data('{ meter(by: { key: "tokens" }) { id } }');
  const list = 'query ($filter: FeatureFilter, $orderBy: FeatureOrder, $first: Int, $after: String) { features(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { key } pageInfo { hasNextPage endCursor } } }';
  const keys = async (variables: object) => (await world.data(list, { ...variables })).features.nodes.map((node: { key: string }) => node.key);
  expect(await keys({})).toEqual(['a', 'b', 'c']);
  expect(await keys({ orderBy: { field: 'NAME' } })).toEqual(['b', 'c', 'a']);
  expect(await keys({ orderBy: { field: 'KEY', direction: 'DESC' } })).toEqual(['c', 'b', 'a']);
  expect(await keys({ filter: { meterIds: [meter.id] } })).toEqual(['b', 'c']);
  expect(await keys({ filter: { meterIds: ['nonsense'] } })).toEqual([]);
  expect(await keys({ filter: { meterKeys: ['tokens', 'none'] } })).toEqual(['b', 'c']);
  expect(await keys({ filter: { meterKeys: ['tokens'], meterIds: [meter.id] }, orderBy: { field: 'ID', direction: 'DESC' } })).toEqual(['c', 'b']);
  for (const filter of [{ meterKeys: ['none'] }, { meterKeys: [] }, { meterKeys: ['tokens'], meterIds: [] }]) expect([filter, await keys({ filter })]).toEqual([filter, []]);
  const long = await world.ask(list, { filter: { meterKeys: Array.from({ length: 101 }, (_, n) => `m${n}`) } });
  expect(long.errors).toMatchObject([{ code: 'BAD_USER_INPUT', issues: [{ code: 'LIST_TOO_LONG', path: ['filter', 'meterKeys'] }] }]);
  const { features: page } = await world.data(list, { first: 2 });
  expect(page.pageInfo.hasNextPage).toBe(true);
  expect(await keys({ first: 2, after: page.pageInfo.endCursor })).toEqual(['c']);
});
