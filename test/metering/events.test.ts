import { execute, parse } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { present } from '../../src/kit/assert.ts';
import { parseExact } from '../../src/kit/json.ts';
import { readEvent } from '../../src/metering/event.ts';
import type { StringFilterInput } from '../../src/metering/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { meteringVectors } from './vectors.ts';
import type { VectorEvent } from './vectors.ts';

const all = worlds();
let world: World;
beforeEach(async () => {
  world = await all.create();
});

const ingest = (events: readonly object[], of = world) => of.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted } } }', { events });
const listed = 'query ($filter: UsageEventFilter, $first: Int, $after: String, $last: Int, $before: String) { events(filter: $filter, first: $first, after: $after, last: $last, before: $before)';
const ids = async (variables: object): Promise<string[]> => (await world.data(`${listed} { nodes { id } } }`, { ...variables })).events.nodes.map(({ id }: { id: string }) => id);

interface ListVector {
  readonly version: 'v1' | 'v2';
  readonly now: string;
  readonly events: readonly VectorEvent[];
  readonly customers?: readonly { readonly id: string; readonly key?: string; readonly subjectKeys: readonly string[] }[];
  readonly query: {
    readonly from?: string;
    readonly to?: string;
    readonly id?: string;
    readonly subject?: string;
    readonly customerId?: readonly string[];
    readonly filter?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  readonly expected: { readonly error?: string; readonly ids: readonly string[]; readonly customerIds: readonly (string | null)[] };
}

const part = (text: string | undefined) => (text === undefined ? null : { like: `%${text.replace(/[\\%_]/g, '\\$&')}%` });
const plain = (filter: Readonly<Record<string, unknown>>): StringFilterInput =>
  Object.fromEntries(Object.entries(filter).map(([operator, operand]) => [operator.slice(1), operator === '$or' || operator === '$and' ? (operand as Readonly<Record<string, unknown>>[]).map(plain) : operand]));

describe('OpenMeter lists', () => {
  for (const { id: vector, title, version, now, events, customers = [], query, expected } of meteringVectors<ListVector>('event_list').filter((vector) => vector.expected.error === undefined)) {
    test(`${vector}: ${title}`, async () => {
      const time = { gte: query.from ?? (version === 'v1' ? Temporal.Instant.from(now).subtract({ hours: 72 }).toString() : undefined), lt: query.to };
      const idOf = new Map<string, string>();
      for (const { id, key, subjectKeys } of customers) {
        const { made } = await world.data('mutation ($input: CreateCustomerInput!) { made: createCustomer(input: $input) { ... on Customer { id } } }', { input: { key: key ?? null, subjectKeys } });
        idOf.set(made.id, id);
      }
      await ingest(events);
      const filter = {
        ...Object.fromEntries(Object.entries(query.filter ?? {}).map(([attribute, condition]) => [attribute, plain(condition)])),
        ...(query.id === undefined ? {} : { id: part(query.id) }),
        ...(query.subject === undefined ? {} : { subject: part(query.subject) }),
        // The first of OpenMeter's lists begins three days ago where it is not told otherwise; the second has its range in the filter.
        ...(version === 'v1' ? { time } : {}),
        ...(query.customerId === undefined ? {} : { customers: [...idOf].filter(([, name]) => query.customerId?.includes(name)).map(([id]) => ({ id })) }),
      };
      const answer = await world.data(`${listed} { nodes { id customer { id } } } }`, { filter });
      const nodes = answer.events.nodes as { id: string; customer: { id: string } | null }[];
      expect(nodes.map(({ id }) => id)).toEqual(expected.ids);
      expect(nodes.map(({ customer }) => (customer === null ? null : idOf.get(customer.id)))).toEqual(expected.customerIds);
    });
  }
});

const event = (id: string, time: string, more: object = {}) => ({ id, source: 'app', type: 'call', subject: 'acme', time, ...more });

test('an event is answered as it was sent, with every digit', async () => {
  const text = '{"tokens":1234567890123456789012345.25,"deep":[{"a":1e400}]}';
  const { core, services, schema } = all.product();
  const sent = { ...event('1', '2026-12-01T10:00:00.9+02:00'), specversion: '1.0', datacontenttype: 'application/json', dataschema: 'https://example.com/s', traceparent: '00-1', data: parseExact(text) };
  const read = present(readEvent(sent, [], []), 'the event');
  await services.usageIngest.store(world.organizationId, [read], all.clock.now());
  const document = parse('{ events { nodes { id source specVersion type subject time dataContentType dataSchema data extensions ingestedAt } } }');
  const answer = JSON.stringify((await execute({ schema, document, contextValue: core.graphqlContext(world.viewer, services) })).data);
  expect(answer).toBe(
    `{"events":{"nodes":[{"id":"1","source":"app","specVersion":"1.0","type":"call","subject":"acme","time":"2026-12-01T08:00:00Z","dataContentType":"application/json","dataSchema":"https://example.com/s","data":${text},"extensions":{"traceparent":"00-1"},"ingestedAt":"2027-01-01T00:00:00Z"}]}}`,
  );
});

test('pages go both ways through events of one second, and a forged cursor is refused', async () => {
  await ingest(['1', '2', '3', '4', '5'].map((id) => event(id, '2026-12-01T10:00:00Z')));
  await ingest([event('early', '2026-11-01T10:00:00Z'), event('late', '2026-12-02T10:00:00Z')]);
  const walk = async (size: object, cursor: 'after' | 'before'): Promise<string[][]> => {
    const pages: string[][] = [];
    for (let at: string | null = null; pages.length < 10; ) {
      const { events } = await world.data(`${listed} { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, { ...size, [cursor]: at });
      pages.push(events.edges.map(({ node }: { node: { id: string } }) => node.id));
      expect([events.pageInfo.startCursor, events.pageInfo.endCursor]).toEqual([events.edges[0].cursor, events.edges.at(-1).cursor]);
      if (!(cursor === 'after' ? events.pageInfo.hasNextPage : events.pageInfo.hasPreviousPage)) break;
      at = cursor === 'after' ? events.pageInfo.endCursor : events.pageInfo.startCursor;
    }
    return pages;
  };
  expect(await walk({ first: 3 }, 'after')).toEqual([['late', '5', '4'], ['3', '2', '1'], ['early']]);
  expect(await walk({ last: 3 }, 'before')).toEqual([['2', '1', 'early'], ['5', '4', '3'], ['late']]);
  const forged = Buffer.from('["yesterday","1"]').toString('base64url');
  expect((await world.ask(`${listed} { nodes { id } } }`, { after: forged })).errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ code: 'PAGE_CURSOR' }] });
});

test('ranges, patterns and customers narrow together', async () => {
  await world.data('mutation { createCustomer(input: { key: "acme", subjectKeys: ["ÄCME-eu"] }) { __typename } }');
  await ingest([
    event('one', '2026-12-01T10:00:00Z'), event('two', '2026-12-02T10:00:00Z', { subject: 'ÄCME-eu' }), event('ten%', '2026-12-03T10:00:00Z', { subject: 'other' }), event('back\\', '2026-12-04T10:00:00Z', { type: 'other', source: 'web' }),
  ]);
  const found = (filter: object) => ids({ filter });
  expect(await found({ customers: [{ key: 'acme' }] })).toEqual(['back\\', 'two', 'one']);
  expect(await found({ customers: [{ key: 'acme' }], time: { gte: '2026-12-01T10:00:01Z', lt: '2026-12-04T10:00:00Z' } })).toEqual(['two']);
  expect(await found({ time: { gt: '2026-12-01T10:00:00.9Z', lte: '2026-12-03T10:00:00Z' } })).toEqual(['ten%', 'two']);
  expect(await found({ time: { or: [{ lt: '2026-12-01T10:00:01Z' }, { gte: '2026-12-03T10:00:00Z' }] } })).toEqual(['back\\', 'ten%', 'one']);
  expect(await found({ subject: { ilike: 'äcme-%' } })).toEqual(['two']);
  expect(await found({ subject: { or: [{ ilike: 'ÄCME-EU' }, { eq: 'other' }] }, id: { nlike: 'ten\\%' } })).toEqual(['two']);
  expect(await found({ id: { like: 'ten\\%' } })).toEqual(['ten%']);
  expect(await found({ id: { like: '%\\' } })).toEqual(['back\\']);
  expect(await found({ ingestedAt: { gt: '2027-01-01T00:00:00Z' } })).toEqual([]);
  expect(await found({ ingestedAt: { gte: '2027-01-01T00:00:00Z' }, type: { ne: 'call' } })).toEqual(['back\\']);
  const wrong = await world.ask(`${listed} { nodes { id } } }`, { filter: { customers: [{ key: 'nobody' }], id: { eq: 'a', ne: 'b' } } });
  expect(wrong.errors.length).toBeGreaterThan(0);
});

test('a page that ignores case reads on until it is full', async () => {
  for (let n = 0; n < 5; n++) {
    await ingest(Array.from({ length: 900 }, (_, at) => event(`${n}-${at}`, '2026-12-01T10:00:00Z', { subject: at === 7 ? 'Rare' : 'often' })));
  }
  const rare = { subject: { ilike: 'rare' } };
  expect(await ids({ filter: rare, first: 2 })).toEqual(['4-7', '3-7']);
  expect(await ids({ filter: rare, first: 10 })).toEqual(['4-7', '3-7', '2-7', '1-7', '0-7']);
  expect(await ids({ filter: rare, last: 2 })).toEqual(['1-7', '0-7']);
});

test('an event says why it is not counted, by the meters and customers of now', async () => {
  const issues = async () => (await world.data('{ events { nodes { id issues { code message path } customer { key } } } }')).events.nodes.map(
    ({ id, issues: found, customer }: { id: string; issues: { code: string }[]; customer: { key: string } | null }) => [id, customer?.key ?? null, ...found.map(({ code }) => code)],
  );
  await ingest([event('1', '2026-12-01T10:00:00Z', { data: { tokens: 'many' } }), event('2', '2026-12-01T11:00:00Z', { data: { tokens: 1 } }), event('3', '2026-12-01T12:00:00Z')]);
  expect(await issues()).toEqual(['3', '2', '1'].map((id) => [id, null, 'EVENT_NOT_METERED', 'EVENT_WITHOUT_CUSTOMER']));
  await world.data('mutation { a: createMeter(input: { key: "tokens", aggregation: SUM, eventType: "call", valueProperty: "$.tokens" }) { __typename } b: createMeter(input: { key: "calls", aggregation: COUNT, eventType: "call" }) { __typename } }');
  expect(await issues()).toEqual([['3', null, 'EVENT_WITHOUT_CUSTOMER', 'EVENT_DATA_NULL'], ['2', null, 'EVENT_WITHOUT_CUSTOMER'], ['1', null, 'EVENT_WITHOUT_CUSTOMER', 'EVENT_VALUE_NOT_A_NUMBER']]);
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  const asked = await world.ask('{ events { nodes { id issues { code } customer { key } } } }');
  expect(asked.data).toMatchObject({ events: { nodes: [{ id: '3', issues: [{ code: 'EVENT_DATA_NULL' }], customer: { key: 'acme' } }, { id: '2', issues: [] }, { id: '1' }] } });
  expect(asked.statements).toBe(3);
});
