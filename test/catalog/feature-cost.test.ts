import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import fc from 'fast-check';
import { print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import { meteringVectors } from '../metering/vectors.ts';
import * as operations from '../operations/generated/graphql.ts';
import { asking } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();

const errors = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } }';
const createFeature = `mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { __typename ... on Feature { id } ${errors} } }`;
const createMeter = `mutation ($input: CreateMeterInput!) { createMeter(input: $input) { __typename ... on Meter { id } ${errors} } }`;
const ingest = `mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted } ... on Error { message } } }`;
const override = `mutation ($input: CreateLlmPriceOverrideInput!) { createLlmPriceOverride(input: $input) { __typename ... on LlmPriceOverride { id provider model effectiveFrom effectiveTo origin pricing { inputPerToken outputPerToken cacheReadPerToken reasoningPerToken cacheWritePerToken } createdAt deletedAt } ${errors} } }`;
const removeOverride = `mutation ($id: ID!) { deleteLlmPriceOverride(id: $id) { __typename ... on LlmPriceOverride { deletedAt } ... on Error { code } ... on ConflictError { conflictingId } } }`;
const costs = `query ($feature: FeatureBy!, $query: MeterUsageInput, $pricesAt: DateTime) { featureCost(feature: $feature, query: $query, pricesAt: $pricesAt) {
  feature { key } from to windowSize currency pricesAt rows { usage cost unpriced windowStart windowEnd subject customer { key } groupBy { key value } } } }`;
const unitCost = `{ __typename ... on ManualUnitCost { amount }
  ... on LlmUnitCost { provider { value dimension } model { value dimension } tokenType { value dimension } pricing { inputPerToken outputPerToken cacheReadPerToken reasoningPerToken cacheWritePerToken } } }`;

interface Row { usage: string; cost: string | null; unpriced: string[]; windowStart: string; windowEnd: string; subject: string | null; customer: { key: string } | null; groupBy: { key: string; value: string }[] }
const brief = (rows: Row[]) => rows.map(({ usage, cost, unpriced, subject, groupBy }) => [...(subject === null ? [] : [subject]), ...groupBy.map(({ value }) => value), usage, cost, ...unpriced]);

async function made(world: World, mutation: string, input: object): Promise<string> {
  const [answer] = Object.values(await world.data(mutation, { input })) as { id?: string }[];
  if (answer?.id === undefined) throw new Error(JSON.stringify(answer));
  return answer.id;
}

let sent = 0;
const event = (subject: string, time: string, data: Record<string, unknown>) => ({ id: String(++sent), type: 'llm', subject, time, data });
const told = { provider: { dimension: 'provider' }, model: { dimension: 'model' }, tokenType: { dimension: 'type' } };

/** A meter of tokens with a feature whose cost usage tells by itself. */
async function tokens(): Promise<World> {
  const world = await all.create();
  await made(world, createMeter, { key: 'tokens', aggregation: 'SUM', eventType: 'llm', valueProperty: '$.tokens', groupBy: ['provider', 'model', 'type', 'team'].map((key) => ({ key, path: `$.${key}` })) });
  await made(world, createFeature, { key: 'tokens', name: 'Tokens', meter: { key: 'tokens' }, unitCost: { llm: told } });
  return world;
}

const rowsOf = async (world: World, query: object = {}, feature = 'tokens', pricesAt: string | null = null): Promise<Row[]> => (await world.data(costs, { feature: { key: feature }, query, pricesAt })).featureCost.rows;

test('a manual cost is multiplied with the usage, exactly, by window and group', async () => {
  const world = await tokens();
  await made(world, createFeature, { key: 'seconds', name: 'Seconds', meter: { key: 'tokens' }, unitCost: { manual: { amount: '0.00000000000000000003' } } });
  await world.data(`mutation { createCustomer(input: { key: "acme", subjectKeys: ["acme-eu"] }) { __typename } }`);
  await world.data(ingest, {
    events: [
      event('acme', '2026-12-01T10:00:00Z', { tokens: 2, team: 'a' }),
      event('acme-eu', '2026-12-01T23:59:59Z', { tokens: '0.5', team: 'a' }),
      event('acme', '2026-12-02T00:00:00Z', { tokens: '12345678901234567890', team: 'b' }),
      event('other', '2026-12-02T00:00:00Z', { tokens: 7, team: 'b' }),
    ],
  });
  const query = { from: '2026-12-01T00:00:00Z', to: '2026-12-03T00:00:00Z', windowSize: 'DAY', customers: [{ key: 'acme' }], groupBy: ['team'] };
  const asked = await world.ask(costs, { feature: { key: 'seconds' }, query });
  expect(asked.data['featureCost']).toEqual({
    feature: { key: 'seconds' }, from: '2026-12-01T00:00:00Z', to: '2026-12-03T00:00:00Z', windowSize: 'DAY', currency: 'USD', pricesAt: '2027-01-01T00:00:00Z',
    rows: [
      { usage: '12345678901234567890', cost: '0.3703703670370370367', unpriced: [], windowStart: '2026-12-02T00:00:00Z', windowEnd: '2026-12-03T00:00:00Z', subject: null, customer: { key: 'acme' }, groupBy: [{ key: 'team', value: 'b' }] },
      { usage: '2.5', cost: '0.000000000000000000075', unpriced: [], windowStart: '2026-12-01T00:00:00Z', windowEnd: '2026-12-02T00:00:00Z', subject: null, customer: { key: 'acme' }, groupBy: [{ key: 'team', value: 'a' }] },
    ],
  });
  expect(await world.data(`{ feature(by: { key: "seconds" }) { unitCost ${unitCost} } }`)).toEqual({ feature: { unitCost: { __typename: 'ManualUnitCost', amount: '0.00000000000000000003' } } });
});

test('tokens cost what their provider lists, and what cannot be priced says why', async () => {
  const world = await tokens();
  await world.data(ingest, {
    events: [
      event('a', '2026-12-01T10:00:00Z', { tokens: 1_000_000, provider: 'openai', model: 'gpt-4.1', type: 'input' }),
      event('a', '2026-12-01T10:05:00Z', { tokens: 250_000, provider: 'OpenAI', model: 'gpt-4.1-2025-04-14', type: 'response' }),
      event('a', '2026-12-01T10:06:00Z', { tokens: 3, provider: 'anthropic', model: 'claude-3.5-sonnet-20241022', type: 'cache_write' }),
      event('b', '2026-12-01T10:07:00Z', { tokens: 11, provider: 'anthropic', model: 'claude-9', type: 'input' }),
      event('b', '2026-12-01T10:08:00Z', { tokens: 13, provider: 'openai', model: 'gpt-4.1', type: 'cache_write' }),
      event('b', '2026-12-01T10:09:00Z', { tokens: 17, model: 'gpt-4.1', type: 'input' }),
      event('c', '2026-12-01T10:10:00Z', { tokens: 19, provider: 'openai', type: 'input' }),
      event('c', '2026-12-01T10:11:00Z', { tokens: 23, provider: 'openai', model: 'gpt-4.1', type: 'words' }),
      event('c', '2026-12-01T10:12:00Z', { tokens: 29, provider: 'openai', model: 'gpt-4.1', type: 'input' }),
    ],
  });
  // a: 1,000,000 x 2/M + 250,000 x 8/M + 3 x 3.75/M = 4.00001125. c: 29 x 2/M = 0.000058.
  const bySubject = await world.ask(costs, { feature: { key: 'tokens' }, query: { groupBy: ['subject'] } });
  expect(brief((bySubject.data['featureCost'] as unknown as { rows: Row[] }).rows)).toEqual([
    ['a', '1250003', '4.00001125'],
    ['c', '71', '0.000058', 'MODEL_MISSING', 'TOKEN_TYPE_UNKNOWN'],
    ['b', '41', null, 'PRICE_NOT_FOUND', 'TOKEN_PRICE_NOT_FOUND', 'PROVIDER_MISSING'],
  ]);
  // Feature, meter, usage, overrides.
  expect(bySubject.statements).toBe(4);
  expect(brief(await rowsOf(world, { groupBy: ['type', 'provider'], subjects: ['a'] }))).toEqual([
    ['a', 'input', 'openai', '1000000', '2'],
    ['a', 'response', 'OpenAI', '250000', '2'],
    ['a', 'cache_write', 'anthropic', '3', '0.00001125'],
  ]);
  expect(await rowsOf(world, { from: '2026-12-01T10:00:00Z', to: '2026-12-01T10:06:00Z' })).toEqual([
    { usage: '1250000', cost: '4', unpriced: [], windowStart: '2026-12-01T10:00:00Z', windowEnd: '2026-12-01T10:06:00Z', subject: null, customer: null, groupBy: [] },
  ]);
  expect(await rowsOf(world, { subjects: ['nobody'] })).toEqual([]);
});

test("a feature's own filter counts instead of one that is asked on the same dimension, and pins what its tokens cost", async () => {
  const world = await tokens();
  const llm = { provider: { value: 'openai' }, model: { dimension: 'model' }, tokenType: { value: 'OUTPUT' } };
  await made(world, createFeature, { key: 'four', name: 'Four', meter: { key: 'tokens' }, filterGroupBy: [{ key: 'model', values: ['gpt-4o'] }], unitCost: { llm } });
  await world.data(ingest, {
    events: [
      event('a', '2026-12-01T10:00:00Z', { tokens: 7, model: 'gpt-4o', team: 'x' }),
      event('a', '2026-12-01T10:00:00Z', { tokens: 9, model: 'gpt-4.1', team: 'x' }),
      event('a', '2026-12-01T10:00:00Z', { tokens: 11, model: 'gpt-4o', team: 'y' }),
    ],
  });
  // 7 x 10/M.
  expect(brief(await rowsOf(world, { filterGroupBy: [{ key: 'model', values: ['gpt-4.1'] }, { key: 'team', values: ['x'] }] }, 'four'))).toEqual([['7', '0.00007']]);
  const shown = await world.ask(`{ features { nodes { key unitCost ${unitCost} } } }`);
  expect(shown.data).toEqual({
    features: {
      nodes: [
        {
          key: 'four',
          unitCost: {
            __typename: 'LlmUnitCost', provider: { value: 'openai', dimension: null }, model: { value: null, dimension: 'model' }, tokenType: { value: 'OUTPUT', dimension: null },
            pricing: { inputPerToken: '0.0000025', outputPerToken: '0.00001', cacheReadPerToken: '0.00000125', reasoningPerToken: null, cacheWritePerToken: null },
          },
        },
        {
          key: 'tokens',
          unitCost: { __typename: 'LlmUnitCost', provider: { value: null, dimension: 'provider' }, model: { value: null, dimension: 'model' }, tokenType: { value: null, dimension: 'type' }, pricing: null },
        },
      ],
    },
  });
  // A page of features and the prices of all of them.
  expect(shown.statements).toBe(2);
});

test('a price of your own is used while it is in force, and the published one again when it is gone', async () => {
  const world = await tokens();
  await world.data(ingest, { events: [event('a', '2026-12-01T10:00:00Z', { tokens: 1_000, provider: 'openai', model: 'gpt-4.1', type: 'output' })] });
  const cost = async (pricesAt: string | null) => (await rowsOf(world, {}, 'tokens', pricesAt))[0]?.cost;
  const price = (outputPerToken: string, effectiveFrom: string | null, effectiveTo: string | null = null) => ({ provider: 'OpenAI', model: 'GPT-4.1-2025-04-14', pricing: { inputPerToken: '0', outputPerToken }, effectiveFrom, effectiveTo });
  expect(await cost(null)).toBe('0.008');
  const { createLlmPriceOverride: first } = await world.data(override, { input: { ...price('0.5', '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z'), origin: 'contract' } });
  expect(first).toEqual({
    __typename: 'LlmPriceOverride', id: expect.any(String), provider: 'openai', model: 'gpt-4-1', effectiveFrom: '2027-02-01T00:00:00Z', effectiveTo: '2027-03-01T00:00:00Z', origin: 'contract',
    pricing: { inputPerToken: '0', outputPerToken: '0.5', cacheReadPerToken: null, reasoningPerToken: null, cacheWritePerToken: null }, createdAt: '2027-01-01T00:00:00Z', deletedAt: null,
  });
  const second = await made(world, override, price('0.75', '2027-02-15T00:00:00Z'));
  for (const [at, expected] of [[null, '0.008'], ['2027-02-01T00:00:00Z', '500'], ['2027-02-14T23:59:59Z', '500'], ['2027-02-15T00:00:00Z', '750'], ['2030-01-01T00:00:00Z', '750']] as const) expect([at, await cost(at)]).toEqual([at, expected]);

  const named = '{ llmPrice(provider: "openai", model: "gpt-4.1", at: "2027-02-20T00:00:00Z") { isOverride origin pricing { outputPerToken } } }';
  expect(await world.data(named)).toEqual({ llmPrice: { isOverride: true, origin: 'own price', pricing: { outputPerToken: '0.75' } } });
  expect((await world.data(removeOverride, { id: second })).deleteLlmPriceOverride).toEqual({ __typename: 'LlmPriceOverride', deletedAt: '2027-01-01T00:00:00Z' });
  expect((await world.data(removeOverride, { id: second })).deleteLlmPriceOverride).toEqual({ __typename: 'ConflictError', code: 'LLM_PRICE_OVERRIDE_DELETED', conflictingId: second });
  expect([await cost('2027-02-15T00:00:00Z'), await cost('2027-03-01T00:00:00Z')]).toEqual(['500', '0.008']);
  expect(await world.data('{ llmPrice(provider: "openai", model: "gpt-4.1") { isOverride origin effectiveFrom effectiveTo } unknown: llmPrice(provider: "openai", model: "gpt-0") { model } }')).toEqual({
    llmPrice: { isOverride: false, origin: 'OpenAI API pricing', effectiveFrom: '2025-04-14T00:00:00Z', effectiveTo: null },
    unknown: null,
  });

  // The instant is free again.
  await made(world, override, price('1', '2027-02-15T00:00:00Z'));
  const list = `query ($filter: LlmPriceFilter, $all: Boolean) { llmPriceOverrides(filter: $filter, includeDeleted: $all) { totalCount nodes { model effectiveFrom deletedAt } } }`;
  const listed = async (filter: object | null, all = false) => (await world.data(list, { filter, all })).llmPriceOverrides.nodes.map((node: { effectiveFrom: string }) => node.effectiveFrom.slice(0, 10));
  expect(await listed(null)).toEqual(['2027-02-01', '2027-02-15']);
  expect(await listed(null, true)).toEqual(['2027-02-01', '2027-02-15', '2027-02-15']);
  expect(await listed({ provider: 'OPENAI', model: 'gpt-4.1', at: '2027-02-14T00:00:00Z' })).toEqual(['2027-02-01']);
  expect(await listed({ model: 'gpt-4' })).toEqual([]);
});

test('two overrides of a model do not begin together, and what is wrong with one is named', async () => {
  const world = await all.create();
  const input = { provider: 'openai', model: 'gpt-5', pricing: { inputPerToken: '0.1', outputPerToken: '0.2' } };
  const id = await made(world, override, input);
  expect((await world.data(override, { input: { ...input, model: 'GPT-5-20250807' } })).createLlmPriceOverride).toMatchObject({ __typename: 'ConflictError', code: 'LLM_PRICE_OVERRIDE_TAKEN', conflictingId: id });
  const racing = { ...input, model: 'o3' };
  const answers = await Promise.all([1, 2, 3].map(() => world.data(override, { input: racing })));
  expect(answers.map((answer) => answer.createLlmPriceOverride['__typename']).toSorted()).toEqual(['ConflictError', 'ConflictError', 'LlmPriceOverride']);
  const { createLlmPriceOverride: refused } = await world.data(override, {
    input: { provider: ' ', model: 'm'.repeat(257), pricing: { inputPerToken: '-1', outputPerToken: '0', cacheReadPerToken: '-0.1' }, effectiveFrom: '2027-01-02T00:00:00Z', effectiveTo: '2027-01-02T00:00:00Z', origin: '' },
  });
  expect(refused.issues.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual([
    'LLM_PRICE_NAME_EMPTY provider', 'LLM_PRICE_NAME_TOO_LONG model', 'LLM_PRICE_NEGATIVE pricing.inputPerToken', 'LLM_PRICE_NEGATIVE pricing.cacheReadPerToken', 'LLM_PRICE_FROM_NOT_BEFORE_TO effectiveTo', 'LLM_PRICE_ORIGIN_LENGTH origin',
  ]);
  expect((await world.data('{ llmPriceOverrides { totalCount } }')).llmPriceOverrides.totalCount).toBe(2);
});

test('the published list is found by names as usage writes them, and by time', async () => {
  const world = await all.create();
  const ask = async (filter: object) => (await world.data('query ($filter: LlmPriceFilter) { llmPrices(filter: $filter) { provider model origin isOverride effectiveFrom effectiveTo pricing { inputPerToken } } }', { filter })).llmPrices;
  const row = (effectiveFrom: string, effectiveTo: string | null, inputPerToken: string) => ({ provider: 'openai', model: 'o3', origin: 'OpenAI API pricing', isOverride: false, effectiveFrom, effectiveTo, pricing: { inputPerToken } });
  const [early, late] = [row('2025-04-16T00:00:00Z', '2025-06-10T00:00:00Z', '0.00001'), row('2025-06-10T00:00:00Z', null, '0.000002')];
  expect(await ask({ provider: 'OpenAI', model: 'O3-2025-04-16' })).toEqual([early, late]);
  expect(await ask({ provider: 'openai', model: 'o3', at: '2025-06-09T23:59:59Z' })).toEqual([early]);
  expect(await ask({ provider: 'openai', model: 'o3', at: '2025-01-01T00:00:00Z' })).toEqual([]);
  expect((await ask({})).length).toBeGreaterThan(80);
});

describe('what is wrong with a unit cost is named, and nothing is made', () => {
  test.each<[string, object, string[]]>([
    ['an amount below zero', { meter: { key: 'tokens' }, unitCost: { manual: { amount: '-0.1' } } }, ['UNIT_COST_NEGATIVE unitCost.manual.amount']],
    ['tokens without a meter', { unitCost: { llm: told } }, ['UNIT_COST_WITH_NO_METER unitCost']],
    ['no dimension and an empty name', { meter: { key: 'tokens' }, unitCost: { llm: { provider: { dimension: 'vendor' }, model: { value: ' ' }, tokenType: { value: 'INPUT' } } } }, ['UNIT_COST_UNKNOWN_DIMENSION unitCost.llm.provider.dimension', 'UNIT_COST_PART_EMPTY unitCost.llm.model.value']],
  ])('%s', async (_why, over, expected) => {
    const world = await tokens();
    const { createFeature: refused } = await world.data(createFeature, { input: { key: 'f', name: 'F', ...over } });
    expect(refused.issues.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual(expected);
    expect((await world.data('{ features { totalCount } }')).features.totalCount).toBe(1);
  });
});

test('costs are asked of a feature with a meter and a unit cost, in the right words', async () => {
  const world = await tokens();
  await made(world, createFeature, { key: 'plain', name: 'Plain' });
  const engine = asking(all.product(), 'prepared');
  const refused = async (feature: string, query: object = {}) => {
    const { errors: [error] = [] } = await engine.ask(world.viewer, costs, { feature: { key: feature }, query });
    return { code: error?.extensions.code, issues: error?.extensions.issues?.map(({ code, path }) => `${code} ${path.join('.')}`) };
  };
  expect(await refused('plain')).toEqual({ code: 'BAD_USER_INPUT', issues: ['FEATURE_COST_WITH_NO_METER feature', 'FEATURE_WITH_NO_UNIT_COST feature'] });
  const wrong = await refused('tokens', { from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z', groupBy: ['colour'], filterGroupBy: [{ key: 'team', values: ['a'] }, { key: 'hue', values: ['b'] }] });
  expect(wrong.issues).toEqual(['USAGE_FROM_NOT_BEFORE_TO query.from', 'USAGE_FILTER_KEY_UNKNOWN query.filterGroupBy.1.key', 'USAGE_GROUP_BY_UNKNOWN query.groupBy.0']);
  expect(await world.data(costs, { feature: { key: 'none' } })).toEqual({ featureCost: null });
});

test('costs are the seller\'s: they take both scopes, no buyer sees them, and another organization has none', async () => {
  const [world, other] = [await tokens(), await all.create()];
  const id = await made(world, override, { provider: 'openai', model: 'gpt-5', pricing: { inputPerToken: '0.1', outputPerToken: '0.2' } });
  await made(world, createFeature, { key: 'five', name: 'Five', meter: { key: 'tokens' }, unitCost: { llm: { provider: { value: 'openai' }, model: { value: 'gpt-5' }, tokenType: { value: 'INPUT' } } } });
  for (const scopes of [['feature:read'], ['usage:read']] as const) expect((await world.ask(costs, { feature: { key: 'five' } }, world.limited(...scopes))).errors[0]?.code).toBe('FORBIDDEN');
  expect(await world.data(costs, { feature: { key: 'five' } }, world.limited('feature:read', 'usage:read', 'meter:read'))).toMatchObject({ featureCost: { rows: [] } });
  expect((await world.ask(override, { input: {} as object }, world.limited('feature:read'))).errors.length).toBeGreaterThan(0);

  const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), subject: 'a' };
  expect(await world.data(`{ feature(by: { key: "five" }) { key unitCost ${unitCost} } }`, {}, buyer)).toEqual({ feature: { key: 'five', unitCost: null } });
  expect((await world.ask(costs, { feature: { key: 'five' } }, buyer)).errors[0]?.code).toBe('FORBIDDEN');

  expect(await other.data('query ($id: ID!) { llmPriceOverrides { totalCount } node(id: $id) { id } llmPrice(provider: "openai", model: "gpt-5") { isOverride } }', { id })).toEqual({ llmPriceOverrides: { totalCount: 0 }, node: null, llmPrice: { isOverride: false } });
  expect((await other.data(removeOverride, { id })).deleteLlmPriceOverride).toEqual({ __typename: 'NotFoundError', code: 'LLM_PRICE_OVERRIDE_NOT_FOUND' });
  expect((await world.data('{ llmPriceOverrides { nodes { id deletedAt } } }')).llmPriceOverrides.nodes).toEqual([{ id, deletedAt: null }]);
});

test('a meter keeps the dimensions that a unit cost is found by', async () => {
  const world = await tokens();
  const update = async (keys: string[]) =>
    (await world.data(`mutation ($input: UpdateMeterInput!) { updateMeter(by: { key: "tokens" }, input: $input) { __typename ... on Error { code message } } }`, { input: { groupBy: keys.map((key) => ({ key, path: `$.${key}` })) } })).updateMeter;
  expect(await update(['provider', 'type', 'team'])).toMatchObject({ __typename: 'ConflictError', code: 'METER_IN_USE', message: expect.stringContaining('"model"') });
  expect(await update(['provider', 'model', 'type'])).toEqual({ __typename: 'Meter' });
});

test('a cost page works with generated documents alone', async () => {
  const world = await tokens();
  const ask = async <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> => (await world.data(print(document), variables)) as Data;
  await ask(operations.CreateFeatureDocument, { input: { key: 'answers', name: 'Answers', meter: { key: 'tokens' }, unitCost: { llm: { provider: { value: 'mistralai' }, model: { value: 'codestral-latest' }, tokenType: { value: 'OUTPUT' } } } } });
  await ask(operations.IngestEventsDocument, { input: { events: [event('a', '2026-12-01T10:00:00Z', { tokens: 1_000 })] } });
  const { llmPrice } = await ask(operations.LlmPriceDocument, { provider: 'mistral', model: 'codestral-latest' });
  expect(llmPrice).toMatchObject({ isOverride: false, origin: 'Mistral AI La Plateforme pricing', pricing: { outputPerToken: '0.0000009' } });
  expect((await ask(operations.LlmPricesDocument, { filter: { provider: 'mistralai', model: 'codestral-latest' } })).llmPrices.map(({ pricing }) => pricing.inputPerToken)).toEqual(['0.0000003']);
  expect((await ask(operations.FeatureUnitCostDocument, { by: { key: 'answers' } })).feature?.unitCost).toMatchObject({ tokenType: { value: 'OUTPUT' }, pricing: { outputPerToken: '0.0000009' } });
  const { createLlmPriceOverride: made } = await ask(operations.CreateLlmPriceOverrideDocument, { input: { provider: 'mistral', model: 'codestral-latest', pricing: { inputPerToken: '1', outputPerToken: '0.25' } } });
  if (!('id' in made)) throw new Error(made.message);
  const cost = async () => (await ask(operations.FeatureCostDocument, { feature: { key: 'answers' } })).featureCost?.rows.map((row) => row.cost);
  expect(await cost()).toEqual(['250']);
  expect((await ask(operations.LlmPriceOverridesDocument, {})).llmPriceOverrides.nodes.map(({ id }) => id)).toEqual([made.id]);
  expect(await ask(operations.DeleteLlmPriceOverrideDocument, { id: made.id })).toEqual({ deleteLlmPriceOverride: { id: made.id, deletedAt: '2027-01-01T00:00:00Z' } });
  expect(await cost()).toEqual(['0.0009']);
});

interface VectorRow { readonly windowStart: string; readonly windowEnd: string; readonly subject: string | null; readonly customerId: string | null; readonly groupBy: Readonly<Record<string, string>> }
interface CostVector {
  readonly meterRows: readonly (VectorRow & { readonly value: string })[];
  readonly internalGroupBy: readonly string[];
  readonly prices: readonly { readonly match: Readonly<Record<string, string>>; readonly unitCost: string }[];
  readonly expected: { readonly rows: readonly (VectorRow & { readonly usage: string; readonly cost: string | null; readonly detail: string | null })[] };
}

describe('golden cases, through stored features, events and overrides', () => {
  test.each(meteringVectors<CostVector>('feature_cost'))('$id: $title', async ({ meterRows, internalGroupBy, prices, expected }) => {
    const world = await all.create();
    const dimensions = [...new Set(meterRows.flatMap(({ groupBy }) => Object.keys(groupBy)))];
    const part = (key: string, value: string) => (dimensions.includes(key) ? { dimension: key } : { value });
    await made(world, createMeter, { key: 'm', aggregation: 'SUM', eventType: 'llm', valueProperty: '$.value', groupBy: [...new Set([...dimensions, 'token_type'])].map((key) => ({ key, path: `$.${key}` })) });
    await made(world, createFeature, { key: 'f', name: 'F', meter: { key: 'm' }, unitCost: { llm: { provider: part('provider', 'maker'), model: part('model', 'one'), tokenType: { dimension: 'token_type' } } } });
    const models = new Map(meterRows.map(({ groupBy: { provider = 'maker', model = 'one' } }) => [`${provider}/${model}`, { provider, model }]));
    for (const { provider, model } of models.values()) {
      const of = (type: string): Readonly<Record<string, string>> => ({ provider, model, token_type: type });
      const price = (type: string) => prices.find(({ match }) => Object.entries(match).every(([key, value]) => of(type)[key] === value))?.unitCost;
      if (price('input') === undefined) continue;
      // What a case does not price is in none of its rows.
      await made(world, override, { provider, model, pricing: { inputPerToken: price('input'), outputPerToken: price('output') ?? '999' } });
    }
    const owners = [...new Set(meterRows.map(({ customerId }) => customerId).filter((id) => id !== null))];
    for (const owner of owners) await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }', { input: { key: owner.replace('-', '_'), subjectKeys: ['alice'] } });
    await world.data(ingest, { events: [...meterRows.map(({ subject, windowStart, value, groupBy }) => event(subject ?? 'nobody', windowStart, { value, ...groupBy })), event('x', '2025-01-01T00:00:00Z', { value: '1' })] });
    const asked = dimensions.filter((key) => !internalGroupBy.includes(key));
    const rows = await rowsOf(world, {
      from: '2026-01-01T00:00:00Z', windowSize: 'HOUR', groupBy: [...asked, ...(meterRows.some(({ subject }) => subject !== null) ? ['subject'] : [])],
      ...(owners.length === 0 ? {} : { customers: owners.map((owner) => ({ key: owner.replace('-', '_') })) }),
    }, 'f');
    expect(rows.map(({ usage, cost, unpriced, windowStart, windowEnd, subject, customer, groupBy }) => ({
      windowStart, windowEnd, subject, customerId: customer?.key.replace('_', '-') ?? null, groupBy: Object.fromEntries(groupBy.map(({ key, value }) => [key, value])),
      usage, cost, detail: unpriced.length === 0 ? null : unpriced.map((reason) => reason.toLowerCase().replaceAll('_', '-')).join('; '),
    }))).toEqual(expected.rows);
  });
});

test('whatever the events and however they are broken down, all usage is there and costs what its tokens cost', async () => {
  const world = await tokens();
  for (const [provider, model, input, output] of [['p', 'one', '0.001', '0.02'], ['p', 'two', '3', '0.5'], ['q', 'one', '0', '7']]) await made(world, override, { provider, model, pricing: { inputPerToken: input, outputPerToken: output } });
  const price: Readonly<Record<string, string>> = { 'p/one/input': '0.001', 'p/one/output': '0.02', 'p/two/input': '3', 'p/two/output': '0.5', 'q/one/input': '0', 'q/one/output': '7' };
  const arbitrary = fc.record({
    tokens: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((hundredths) => Decimal.of(hundredths).mul(Decimal.of('0.01')).toString()),
    provider: fc.constantFrom('p', 'q', ''), model: fc.constantFrom('one', 'two'), type: fc.constantFrom('input', 'output', 'cache_read', 'other'), team: fc.constantFrom('a', 'b'),
    hour: fc.integer({ min: 0, max: 47 }),
  });
  const shape = fc.record({ groupBy: fc.subarray(['team', 'model', 'type', 'subject']), windowSize: fc.constantFrom(null, 'HOUR', 'DAY', 'MONTH') });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 12 }), shape, async (events, query) => {
      const subject = `run_${++run}`;
      await world.data(ingest, { events: events.map(({ hour, ...data }) => event(subject, Temporal.Instant.from('2026-12-01T00:30:00Z').add({ hours: hour }).toString(), data)) });
      const rows = await rowsOf(world, { ...query, subjects: [subject] });
      const costOf = ({ tokens: amount, provider, model, type }: (typeof events)[number]): Decimal | null => {
        const unit = price[`${provider}/${model}/${type}`];
        return unit === undefined ? null : Decimal.of(amount).mul(Decimal.of(unit));
      };
      expect(Decimal.sum(rows.map(({ usage }) => Decimal.of(usage))).toString()).toBe(Decimal.sum(events.map(({ tokens: amount }) => Decimal.of(amount))).toString());
      expect(Decimal.sum(rows.map(({ cost }) => Decimal.of(cost ?? '0'))).toString()).toBe(Decimal.sum(events.map((one) => costOf(one) ?? Decimal.zero)).toString());
      expect(rows.some(({ unpriced }) => unpriced.length > 0)).toBe(events.some((one) => costOf(one) === null));
      for (const { cost, unpriced } of rows) if (cost === null) expect(unpriced).not.toEqual([]);
      const known = rows.map(({ cost }) => cost);
      expect(known).toEqual(known.toSorted((a, b) => (a === null || b === null ? Number(a === null) - Number(b === null) : Decimal.of(b).cmp(Decimal.of(a)))));
    }),
    { numRuns: 40 },
  );
});
