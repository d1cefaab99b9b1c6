import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '../../src/graphql/server/index.ts';
import { smallServer } from './support/small-server.ts';
import type { Body, SmallServer } from './support/small-server.ts';

const anna = { authorization: 'Bearer anna' };

interface Case {
  readonly name: string;
  readonly body: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  /** A document that never gets onto the lane. */
  readonly always?: 'yoga';
  /** Ids in messages differ between two requests. */
  readonly masked?: true;
}

const cases: readonly Case[] = [
  { name: 'a field with a default', body: { query: '{ hello }' } },
  { name: 'a document that is sent with its name', body: { query: '{ hello }', documentId: hash('sha256', '{ hello }', 'hex') } },
  { name: 'the same by its name alone', body: { documentId: hash('sha256', '{ hello }', 'hex') } },
  { name: 'an unknown name', body: { documentId: 'unknown' }, always: 'yoga' },
  { name: 'an argument', body: { query: 'query ($n: String) { hello(name: $n) }', variables: { n: 'you' } } },
  { name: 'an explicit null', body: { query: 'query ($n: String) { hello(name: $n) }', variables: { n: null } } },
  { name: 'an operation by name', body: { query: 'query A { hello } query B { me }', operationName: 'B' }, headers: anna },
  { name: 'an operation name that is not there', body: { query: 'query A { hello }', operationName: 'C' }, always: 'yoga' },
  { name: 'two operations and no name', body: { query: 'query A { hello } query B { me }' }, always: 'yoga' },
  { name: 'a field for viewers', body: { query: '{ me }' }, headers: anna },
  { name: 'the same, anonymous', body: { query: '{ me hello }' } },
  { name: 'a wrong credential', body: { query: '{ me hello }' }, headers: { authorization: 'Bearer nobody' } },
  { name: 'a credential that breaks the look-up', body: { query: '{ hello }' }, headers: { authorization: 'Bearer broken' }, masked: true },
  { name: 'oneOf by variable', body: { query: 'query ($by: ThingBy!) { thing(by: $by) { key twice } }', variables: { by: { key: 'two' } } } },
  { name: 'oneOf with two members', body: { query: 'query ($by: ThingBy!) { thing(by: $by) { key } }', variables: { by: { key: 'two', id: '1' } } } },
  { name: 'oneOf with null', body: { query: 'query ($by: ThingBy!) { thing(by: $by) { key } }', variables: { by: { key: null } } } },
  { name: 'oneOf with a member that may be null', body: { query: 'query ($k: String) { thing(by: { key: $k }) { key } }', variables: { k: null } }, always: 'yoga' },
  { name: 'oneOf with a member that may not', body: { query: 'query ($k: String!) { thing(by: { key: $k }) { key } }', variables: { k: 'one' } } },
  { name: 'nothing found', body: { query: '{ thing(by: { id: "9" }) { key } }' } },
  { name: 'a list', body: { query: 'query ($n: Int) { things(first: $n) { id key inner { size } } }', variables: { n: 2 } } },
  { name: 'a variable of a wrong type', body: { query: 'query ($n: Int) { things(first: $n) { id } }', variables: { n: 'two' } } },
  { name: 'a missing variable', body: { query: 'query ($by: ThingBy!) { thing(by: $by) { key } }' } },
  { name: 'unions and fragments', body: { query: '{ found { __typename ... on Thing { key } ...K } } fragment K on Key { name }' } },
  { name: 'skip and include', body: { query: 'query ($y: Boolean!) { hello @include(if: $y) things @skip(if: $y) { id } }', variables: { y: true } } },
  { name: 'introspection', body: { query: '{ __schema { queryType { name } } __type(name: "Thing") { fields { name } } }' }, always: 'yoga' },
  { name: 'an internal failure in a nullable field', body: { query: '{ hello boom }' }, masked: true },
  { name: 'one in a field that may not be null', body: { query: '{ hello boomNow }' }, masked: true },
  { name: 'one below a list', body: { query: '{ things { key broken } }' }, masked: true },
  { name: 'null where none may be', body: { query: '{ notNull }' }, masked: true },
  { name: 'a type that cannot be told', body: { query: '{ unresolvable { ... on Thing { key } } }' }, masked: true },
  { name: 'a refused argument', body: { query: '{ refused }' } },
  { name: 'a database that is not there', body: { query: '{ unreachable }' }, masked: true },
  { name: 'a typed error', body: { query: 'mutation { makeThing(key: "") { __typename ... on ValidationError { issues } ... on Error { code message } } }' }, headers: anna },
  { name: 'a subclass of a typed error', body: { query: 'mutation { makeThing(key: "one") { __typename ... on Error { code } } }' }, headers: anna },
  { name: 'a mutation without a viewer', body: { query: 'mutation { makeThing(key: "x") { __typename } }' } },
  { name: 'no operation', body: {}, always: 'yoga' },
  { name: 'a syntax error', body: { query: '{ hello' }, always: 'yoga' },
  { name: 'an unknown field', body: { query: '{ helo }' }, always: 'yoga' },
  { name: 'too deep', body: { query: '{ thing(by: {id: "1"}) { inner { inner { inner { inner { inner { id } } } } } } }' }, always: 'yoga' },
  { name: 'too costly by a variable', body: { query: 'query ($n: Int) { things(first: $n) { id } }', variables: { n: 1000 } } },
  { name: 'exact numbers', body: { query: 'query ($o: Numbers!) { numbers(of: $o) }', variables: { o: { int: 7, float: 0.1, id: 12, list: [1, 2.5] } } } },
];

let lane: SmallServer;
let plain: SmallServer;
let seen: Observation[] = [];

beforeAll(async () => {
  lane = await smallServer({ observe: (observation) => seen.push(observation) });
  plain = await smallServer({ compiledDocuments: 0 });
});
afterAll(async () => {
  await Promise.all([lane.graphql.close(1000), plain.graphql.close(1000)]);
});

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function seenFrom(server: SmallServer, { body, headers, masked }: Case, accept: string): Promise<object> {
  const response = await server.post(body, { accept, ...headers });
  const text = await response.text();
  const answer = JSON.parse(text) as Body;
  const { 'x-request-id': _id, date: _date, connection: _c, 'keep-alive': _k, 'content-length': _l, 'transfer-encoding': _t, ...rest } = Object.fromEntries(response.headers);
  return {
    status: response.status,
    headers: rest,
    members: Object.keys(answer),
    data: answer.data,
    // Of several failures graphql-jit reports all, graphql-js the first.
    error: masked ? JSON.stringify(answer.errors?.[0])?.replace(ids, 'id') : answer.errors?.[0],
    extensions: answer.extensions,
  };
}

describe.each(['application/json', 'application/graphql-response+json'])('accepting %s, the lane answers as Yoga and graphql-js do:', (accept) => {
  test.each(cases)('$name', async (one) => {
    const expected = await seenFrom(plain, one, accept);
    const first = await seenFrom(lane, one, accept);
    await seenFrom(lane, one, accept);
    seen = [];
    const third = await seenFrom(lane, one, accept);
    expect(first).toEqual(expected);
    expect(third).toEqual(expected);
    expect(seen.map(({ by }) => by)).toEqual([one.always ?? 'lane']);
  });
});

test('every error of every case has a code', async () => {
  for (const one of cases) {
    const response = await lane.post(one.body, one.headers);
    const { errors = [] } = (await response.json()) as Body;
    expect(errors.map(({ extensions }) => typeof extensions['code'])).toEqual(errors.map(() => 'string'));
  }
});

test('what the caller cannot act on is logged under the id that the answer carries, and nothing of it is told', async () => {
  for (const server of [lane, plain]) {
    const response = await server.post({ query: '{ boom boomNow }' });
    const text = await response.text();
    expect(text).not.toMatch(/relation|invoice|undefined is not|\.ts|node_modules/);
    const { errors } = JSON.parse(text) as Body;
    const id = errors?.[0]?.extensions['id'];
    const entry = server.logged.find(({ details }) => details['errorId'] === id);
    expect(String((entry?.details['err'] as Error | undefined)?.message)).toMatch(/relation|undefined is not/);
  }
});

test('a document is compiled when it is seen for the second time, and no sooner', async () => {
  const server = await smallServer({ observe: (observation) => seen.push(observation) });
  seen = [];
  for (let time = 0; time < 4; time++) await server.post({ query: '{ hello # of my own\n }' });
  expect(seen.map(({ by }) => by)).toEqual(['yoga', 'yoga', 'lane', 'lane']);
  await server.graphql.close(1000);
});

test('the least recently used document makes room', async () => {
  const server = await smallServer({ compiledDocuments: 2, observe: (observation) => seen.push(observation) });
  const ask = (name: string) => server.post({ query: `{ ${name}: hello }` });
  for (const name of ['a', 'b', 'a', 'b', 'a', 'c', 'c']) await ask(name); // a and b compiled, a used last, then c
  seen = [];
  for (const name of ['a', 'c', 'b']) await ask(name);
  expect(seen.map(({ by }) => by)).toEqual(['lane', 'lane', 'yoga']);
  await server.graphql.close(1000);
});

test.each([
  ['nothing', undefined, 'application/json'],
  ['anything', '*/*', 'application/json'],
  ['the newer first', 'application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ['the older first', 'application/json, application/graphql-response+json', 'application/json'],
  ['streams and multipart too', 'multipart/mixed, application/graphql-response+json, text/event-stream', 'application/graphql-response+json'],
])('accepting %s', async (_what, accept, expected) => {
  for (let time = 0; time < 3; time++) {
    const response = await lane.post({ query: '{ accepted: hello }' }, accept === undefined ? {} : { accept });
    expect(response.headers.get('content-type')).toBe(`${expected}; charset=utf-8`);
  }
});
