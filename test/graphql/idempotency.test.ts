import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, smallServer } from './support/small-server.ts';
import type { Body, SmallServer } from './support/small-server.ts';

let server: SmallServer;

beforeEach(async () => {
  server = await smallServer();
});
afterEach(() => server.graphql.close(1000));

const makeKey = 'mutation ($name: String!) { makeKey(name: $name) { name secretKey } }';
const makeThing = 'mutation ($key: String!) { makeThing(key: $key) { __typename ... on Thing { id size } ... on Error { code } } }';

async function mutate(query: string, variables: object, key: string, authorization = 'Bearer anna'): Promise<Body & { status: number; replayed: boolean }> {
  const response = await server.post({ query, variables }, { authorization, 'idempotency-key': key });
  return { ...(await bodyOf(response)), status: response.status, replayed: response.headers.get('idempotency-replayed') === 'true' };
}

const codesOf = ({ errors }: Body): unknown[] => errors?.map(({ extensions }) => extensions['code']) ?? [];

describe('the same key', () => {
  test('with the same operation answers the first answer, by Yoga and by the lane, and does nothing', async () => {
    const first = await mutate(makeThing, { key: 'new' }, 'k1');
    expect(first.data).toEqual({ makeThing: { __typename: 'Thing', id: '4', size: 1 } });
    expect(first.replayed).toBe(false);
    for (let time = 0; time < 3; time++) {
      const again = await mutate(makeThing, { key: 'new' }, 'k1');
      expect(again).toEqual({ ...first, replayed: true });
    }
    expect(server.world.made).toBe(1);
  });

  test('with other variables, another document or another operation is refused', async () => {
    await mutate(makeThing, { key: 'new' }, 'k1');
    for (const [query, variables] of [[makeThing, { key: 'other' }], [`${makeThing} # other`, { key: 'new' }], [makeKey, { name: 'new' }]] as const) {
      const refused = await mutate(query, variables, 'k1');
      expect(codesOf(refused)).toEqual(['IDEMPOTENCY_CONFLICT']);
      expect(refused.status).toBe(409);
    }
    expect(server.world.made).toBe(1);
  });

  test('of another credential is another key', async () => {
    await mutate(makeKey, { name: 'a' }, 'k1');
    expect((await mutate(makeKey, { name: 'a' }, 'k1', 'Bearer ben')).replayed).toBe(false);
    expect(server.world.made).toBe(2);
  });

  test('while the first is still running is refused, and is answered afterwards', async () => {
    const slow = 'mutation { makeSlowly(gate: "g") }';
    const first = mutate(slow, {}, 'k1');
    await expect.poll(() => server.idempotency.records.size).toBe(1);
    const second = await mutate(slow, {}, 'k1');
    expect(codesOf(second)).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect(second.errors?.[0]?.message).toContain('still running');
    server.world.gate('g').open();
    expect((await first).data).toEqual({ makeSlowly: 1 });
    expect((await mutate(slow, {}, 'k1')).data).toEqual({ makeSlowly: 1 });
    expect(server.world.made).toBe(1);
  });

  test('does not depend on the order in which variables are written', async () => {
    const query = 'mutation ($a: String!, $b: String!) { a: makeKey(name: $a) { name } b: makeKey(name: $b) { name } }';
    await mutate(query, { a: 'x', b: 'y' }, 'k1');
    expect((await mutate(query, { b: 'y', a: 'x' }, 'k1')).replayed).toBe(true);
    expect(codesOf(await mutate(query, { a: 'y', b: 'x' }, 'k1'))).toEqual(['IDEMPOTENCY_CONFLICT']);
  });

  test('tells apart numbers that a double would not', async () => {
    const query = 'mutation { makeKey(name: "x") { name } }';
    const body = (n: string): string => `{"query":${JSON.stringify(query)},"variables":{"n":${n}}}`;
    const headers = { authorization: 'Bearer anna', 'idempotency-key': 'k1' };
    await server.post(body('1234567890123456789012345'), headers);
    expect((await server.post(body('1234567890123456789012346'), headers)).status).toBe(409);
  });
});

describe('what is kept', () => {
  test('secrets are left out: a replay answers null for them', async () => {
    const first = await mutate(makeKey, { name: 'a' }, 'k1');
    expect(first.data).toEqual({ makeKey: { name: 'a', secretKey: 'secret-1' } });
    expect([...server.idempotency.records.values()].map(({ answer }) => answer).join()).not.toContain('secret-1');
    expect((await mutate(makeKey, { name: 'a' }, 'k1')).data).toEqual({ makeKey: { name: 'a', secretKey: null } });
  });

  test('a secret is found under an alias and in a fragment', async () => {
    const query = 'mutation { it: makeKey(name: "a") { ...K } } fragment K on Key { name hidden: secretKey }';
    await mutate(query, {}, 'k1');
    expect((await mutate(query, {}, 'k1')).data).toEqual({ it: { name: 'a', hidden: null } });
  });

  test('a typed error is an answer like any other', async () => {
    const first = await mutate(makeThing, { key: 'one' }, 'k1');
    expect(first.data).toEqual({ makeThing: { __typename: 'ConflictError', code: 'THING_KEY_TAKEN' } });
    server.world.things.length = 0;
    expect((await mutate(makeThing, { key: 'one' }, 'k1')).data).toEqual(first.data);
  });

  test('so is an unexpected failure: nobody can tell how far it came', async () => {
    const first = await mutate('mutation { makeAndFail }', {}, 'k1');
    expect(codesOf(first)).toEqual(['INTERNAL_SERVER_ERROR']);
    const again = await mutate('mutation { makeAndFail }', {}, 'k1');
    expect(again.errors).toEqual(first.errors);
    expect(server.world.made).toBe(1);
  });

  test('being refused frees the key', async () => {
    const query = 'mutation { refusedFirst: makeThing(key: "x") { __typename } }';
    server.idempotency.records.clear();
    const wrongVariables = await mutate(makeThing, { key: 1 }, 'k1');
    expect(codesOf(wrongVariables)).toEqual(['BAD_USER_INPUT']);
    expect(server.idempotency.records.size).toBe(0);
    expect((await mutate(query, {}, 'k1')).data).toEqual({ refusedFirst: { __typename: 'Thing' } });
  });
});

test.each([['empty', ''], ['with a space', 'a b'], ['256 characters', 'x'.repeat(256)], ['beyond ASCII', 'cl\u00e9']])('a key that is %s is refused', async (_what, key) => {
  const refused = await mutate(makeThing, { key: 'new' }, key);
  expect(codesOf(refused)).toEqual(['BAD_USER_INPUT']);
  expect(refused.status).toBe(400);
  expect(server.world.made).toBe(0);
});

test('a key of 255 characters is taken, and one on a query means nothing', async () => {
  expect((await mutate(makeThing, { key: 'new' }, '~'.repeat(255))).data).toMatchObject({ makeThing: { __typename: 'Thing' } });
  expect((await mutate('{ hello }', {}, 'a b')).data).toEqual({ hello: 'hello world' });
});

test('a store that fails before the mutation fails the request, and after it only itself', async () => {
  server.idempotency.begin = () => Promise.reject(new Error('deadlock detected'));
  expect(codesOf(await mutate(makeThing, { key: 'a' }, 'k1'))).toEqual(['INTERNAL_SERVER_ERROR']);
  expect(server.world.made).toBe(0);
  server.idempotency.begin = () => Promise.resolve('started');
  server.idempotency.finish = () => Promise.reject(new Error('deadlock detected'));
  expect((await mutate(makeThing, { key: 'b' }, 'k2')).data).toMatchObject({ makeThing: { __typename: 'Thing' } });
  expect(server.logged.map(({ message }) => message)).toEqual(['internal error', 'the answer to an idempotency key could not be stored']);
});
