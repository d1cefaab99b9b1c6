import { request } from 'node:http';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { smallServer } from './support/small-server.ts';
import type { SmallServer } from './support/small-server.ts';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

let server: SmallServer;
const clients: { dispose(): unknown }[] = [];

beforeEach(async () => {
  server = await smallServer();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await server.graphql.close(500);
});

function client(authorization: string | undefined): Client {
  const made = createClient({
    url: server.wsUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: authorization === undefined ? {} : { authorization },
  });
  clients.push(made);
  return made;
}

interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: Message[];
  send(message: object): void;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** A socket that speaks the protocol by hand. */
async function rawSocket(params: object = { authorization: 'Bearer anna' }): Promise<RawSocket> {
  const socket = new WebSocket(server.wsUrl, 'graphql-transport-ws');
  clients.push({ dispose: () => socket.terminate() });
  const messages: Message[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })));
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (message: object): void => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload: params });
  return { socket, messages, send, closed };
}

const acknowledged = async (messages: readonly Message[]): Promise<void> => {
  await expect.poll(() => messages[0]?.type).toBe('connection_ack');
};
const payloads = (messages: readonly Message[], id: string): unknown[] => messages.filter((message) => message.id === id && message.type === 'next').map(({ payload }) => payload);
const watch = 'subscription ($key: String!) { figureChanged(key: $key) { key value } }';

async function all(client_: Client, query: string, variables: Record<string, unknown> = {}): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const result of client_.iterate({ query, variables })) results.push(result);
  return results;
}

describe('operations over WebSocket', () => {
  test('a live operation, literal arguments included', async () => {
    expect(await all(client(undefined), 'subscription { count(to: 3) }')).toEqual([1, 2, 3].map((count) => ({ data: { count } })));
  });

  test('a query and a mutation, with their cost', async () => {
    const results = await all(client('Bearer anna'), '{ me }');
    expect(results).toEqual([{ data: { me: 'anna' }, extensions: { cost: { complexity: 1, depth: 1, breadth: 1 } } }]);
    expect(await all(client('Bearer anna'), 'mutation { makeThing(key: "ws") { __typename } }')).toMatchObject([{ data: { makeThing: { __typename: 'Thing' } } }]);
  });

  test('the current value first, then every change, until the client completes', async () => {
    const { messages, send } = await rawSocket();
    await acknowledged(messages);
    send({ id: 'a', type: 'subscribe', payload: { query: watch, variables: { key: 'k' } } });
    await expect.poll(() => payloads(messages, 'a')).toEqual([{ data: { figureChanged: { key: 'k', value: 0 } } }]);
    server.world.publish({ key: 'k', value: 5 });
    await expect.poll(() => payloads(messages, 'a').at(-1)).toEqual({ data: { figureChanged: { key: 'k', value: 5 } } });
    send({ id: 'a', type: 'complete' });
    await expect.poll(() => server.world.listeners.get('k')?.size).toBe(0);
    expect(server.graphql.openStreams()).toBe(0);
    server.world.publish({ key: 'k', value: 6 });
    send({ type: 'ping' });
    await expect.poll(() => messages.at(-1)?.type).toBe('pong');
    expect(payloads(messages, 'a')).toHaveLength(2);
  });

  test('what cannot be executed is an error message with codes; what fails in a field is a result', async () => {
    const { messages, send } = await rawSocket({});
    await acknowledged(messages);
    const ask = async (id: string, query: string, variables?: object): Promise<Message | undefined> => {
      send({ id, type: 'subscribe', payload: { query, variables } });
      await expect.poll(() => messages.some((message) => message.id === id)).toBe(true);
      return messages.find((message) => message.id === id);
    };
    const code = (code_: string): object => ({ extensions: { code: code_ } });
    expect(await ask('1', 'subscription {')).toMatchObject({ type: 'error', payload: [code('GRAPHQL_PARSE_FAILED')] });
    expect(await ask('2', 'subscription { nothing }')).toMatchObject({ type: 'error', payload: [code('GRAPHQL_VALIDATION_FAILED')] });
    expect(await ask('3', 'subscription ($n: Int!) { count(to: $n) }', { n: 'x' })).toMatchObject({ type: 'error', payload: [code('BAD_USER_INPUT')] });
    expect(await ask('4', watch, { key: 'k' })).toMatchObject({ type: 'next', payload: { errors: [code('UNAUTHENTICATED')] } });
    expect(await ask('5', '{ things(first: 500) { id } }')).toMatchObject({ type: 'error', payload: [code('COMPLEXITY_LIMIT')] });
    expect(await ask('6', '{ boom }')).toMatchObject({ type: 'next', payload: { errors: [code('INTERNAL_SERVER_ERROR')] } });
    expect(await ask('7', 'subscription { failing }')).toMatchObject({ type: 'next', payload: { errors: [code('INTERNAL_SERVER_ERROR')] } });
    expect(JSON.stringify(messages)).not.toMatch(/relation|postgres|\.ts/);
  });

  test('an unknown thing refuses the subscription with NOT_FOUND, over SSE too', async () => {
    expect(await all(client('Bearer anna'), watch, { key: 'unknown' })).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
    const response = await server.post({ query: watch, variables: { key: 'unknown' } }, { accept: 'text/event-stream', authorization: 'Bearer anna' });
    expect(await response.text()).toContain('"code":"NOT_FOUND"');
  });

  test('numbers of variables are exact', async () => {
    const { socket, messages } = await rawSocket();
    await acknowledged(messages);
    const texts: string[] = [];
    socket.on('message', (data) => texts.push(String(data)));
    socket.send('{"id":"a","type":"subscribe","payload":{"query":"query ($o: Numbers!) { numbers(of: $o) }","variables":{"o":{"object":{"n":1234567890123456789012345},"float":3.14159265358979323846}}}}');
    await expect.poll(() => texts.join()).toContain('{"n":1234567890123456789012345}');
    expect(texts.join()).toContain('"float":3.141592653589793,');
  });

  test('a mutation has its idempotency key in the extensions', async () => {
    const ask = (key: string) => {
      const results: unknown[] = [];
      return new Promise<unknown[]>((resolve, reject) =>
        client('Bearer anna').subscribe({ query: 'mutation { makeKey(name: "x") { secretKey } }', extensions: { idempotencyKey: key } }, { next: (value) => results.push(value), error: reject, complete: () => resolve(results) }),
      );
    };
    expect(await ask('k')).toMatchObject([{ data: { makeKey: { secretKey: 'secret-1' } } }]);
    expect(await ask('k')).toMatchObject([{ data: { makeKey: { secretKey: null } } }]);
    expect(server.world.made).toBe(1);
  });
});

describe('sockets', () => {
  test('a wrong credential closes with 4403, before any operation', async () => {
    expect((await (await rawSocket({ authorization: 'Bearer nobody' })).closed).code).toBe(4403);
  });

  test('one that cannot be looked up closes with 1013 and says nothing more', async () => {
    expect(await (await rawSocket({ authorization: 'Bearer broken' })).closed).toEqual({ code: 1013, reason: 'Try again later' });
  });

  test.each([
    ['no JSON', '{', 4400],
    ['binary', Buffer.from('{"type":"ping"}'), 4400],
    ['nested without end', `{"type":"ping","payload":${'['.repeat(500)}${']'.repeat(500)}}`, 4400],
    ['larger than allowed', `{"type":"ping","payload":{"x":"${'x'.repeat(100_000)}"}}`, 1009],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 1007],
  ])('a message that is %s closes', async (_what, message, code) => {
    const { socket, messages, closed } = await rawSocket();
    await acknowledged(messages);
    socket.send(message, { binary: _what === 'binary' });
    expect((await closed).code).toBe(code);
  });

  test('another path is no WebSocket', async () => {
    const socket = new WebSocket(server.wsUrl.replace('/graphql', '/other'), 'graphql-transport-ws');
    expect(String(await new Promise((resolve) => socket.once('error', resolve)))).toContain('404');
  });

  test('more operations at once than allowed are refused, and places are given back', async () => {
    await server.graphql.close(100);
    server = await smallServer({ maxOperationsPerSocket: 2 });
    const { messages, send } = await rawSocket();
    await acknowledged(messages);
    for (const id of ['a', 'b', 'c']) send({ id, type: 'subscribe', payload: { query: watch, variables: { key: id } } });
    await expect.poll(() => messages.find(({ id }) => id === 'c')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
    send({ id: 'a', type: 'complete' });
    await expect.poll(() => server.graphql.openStreams()).toBe(1);
    send({ id: 'd', type: 'subscribe', payload: { query: watch, variables: { key: 'd' } } });
    await expect.poll(() => payloads(messages, 'd')).toHaveLength(1);
  });

  test('a slow reader loses intermediate states and never the last, and holds no more than its bound', async () => {
    await server.graphql.close(100);
    server = await smallServer({ highWaterBytes: 10_000 });
    const { socket, messages, send } = await rawSocket();
    await acknowledged(messages);
    const query = 'subscription { figureChanged(key: "k") { value padding(length: 200000) } }';
    send({ id: 'a', type: 'subscribe', payload: { query } });
    await expect.poll(() => payloads(messages, 'a')).toHaveLength(1);
    socket.pause();
    const published = 1000; // 200 MB, far beyond what the kernel's buffers take
    for (let value = 1; value <= published; value++) {
      server.world.publish({ key: 'k', value });
      if (value % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const executed = server.world.executions;
    expect(executed).toBeLessThan(published / 2);
    server.world.publish({ key: 'k', value: 4242 });
    socket.resume();
    const values = (): number[] => payloads(messages, 'a').map((payload) => (payload as { data: { figureChanged: { value: number } } }).data.figureChanged.value);
    await expect.poll(() => values().at(-1)).toBe(4242);
    expect(values().length).toBeLessThan(published / 2);
    expect(values()).toEqual(values().toSorted((a, b) => a - b));
  });

  test('a revoked credential ends a stream at its next event', async () => {
    await server.graphql.close(100);
    let revoked = false;
    const { world } = server;
    server = await smallServer({
      recheckMs: 0,
      contextFor: () =>
        revoked
          ? Promise.reject(Object.assign(new Error('gone'), { code: '08006' }))
          : Promise.resolve({ viewer: { name: 'anna', organizationId: 'o', credentialId: 'c' }, world }),
    });
    const { messages, send } = await rawSocket();
    await acknowledged(messages);
    send({ id: 'a', type: 'subscribe', payload: { query: watch, variables: { key: 'k' } } });
    await expect.poll(() => payloads(messages, 'a')).toHaveLength(1);
    revoked = true;
    world.publish({ key: 'k', value: 7 });
    await expect.poll(() => payloads(messages, 'a').at(-1)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    await expect.poll(() => messages.at(-1)).toEqual({ id: 'a', type: 'complete' });
    expect(server.graphql.openStreams()).toBe(0);
  });
});

describe('identical live operations', () => {
  const figure = { key: 'k', value: 9 };

  test('are executed once for each publish; other documents, variables and scopes are not mixed with them', async () => {
    const anna = await rawSocket();
    const ben = await rawSocket({ authorization: 'Bearer ben' });
    for (const { messages } of [anna, ben]) await acknowledged(messages);
    const same = ['1', '2', '3'];
    for (const { send } of [anna, ben]) for (const id of same) send({ id, type: 'subscribe', payload: { query: watch, variables: { key: 'k' } } });
    anna.send({ id: 'other', type: 'subscribe', payload: { query: `${watch} # other`, variables: { key: 'k' } } });
    await expect.poll(() => server.graphql.openStreams()).toBe(7);
    await expect.poll(() => payloads(anna.messages, 'other')).toHaveLength(1);
    await expect.poll(() => same.map((id) => payloads(ben.messages, id).length)).toEqual([1, 1, 1]);
    server.world.executions = 0;
    server.world.publish(figure);
    for (const { messages } of [anna, ben]) {
      for (const id of same) await expect.poll(() => payloads(messages, id).at(-1)).toEqual({ data: { figureChanged: figure } });
    }
    await expect.poll(() => payloads(anna.messages, 'other').at(-1)).toEqual({ data: { figureChanged: figure } });
    expect(server.world.executions).toBe(2);
  });

  test('of different scopes are executed each on their own', async () => {
    await server.graphql.close(100);
    server = await smallServer({ sharingScopeOf: ({ viewer }) => viewer && viewer.credentialId });
    const anna = await rawSocket();
    const ben = await rawSocket({ authorization: 'Bearer ben' });
    for (const { messages, send } of [anna, ben]) {
      await acknowledged(messages);
      send({ id: 'a', type: 'subscribe', payload: { query: watch, variables: { key: 'k' } } });
      await expect.poll(() => payloads(messages, 'a')).toHaveLength(1);
    }
    server.world.executions = 0;
    server.world.publish(figure);
    for (const { messages } of [anna, ben]) await expect.poll(() => payloads(messages, 'a')).toHaveLength(2);
    expect(server.world.executions).toBe(2);
  });
});

describe('SSE', () => {
  test('streams and completes', async () => {
    const response = await server.post({ query: 'subscription { count(to: 2) }' }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await response.text();
    expect(text.match(/event: next\ndata: .*\n/g)).toEqual(['event: next\ndata: {"data":{"count":1}}\n', 'event: next\ndata: {"data":{"count":2}}\n']);
    expect(text).toContain('event: complete');
  });

  test('a caller that goes away ends its stream', async () => {
    const abort = new AbortController();
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent('subscription { figureChanged(key: "k") { value } }')}`, {
      headers: { accept: 'text/event-stream', authorization: 'Bearer anna' },
      signal: abort.signal,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(server.graphql.openStreams()).toBe(1);
    abort.abort();
    await expect.poll(() => server.graphql.openStreams()).toBe(0);
    expect(server.world.listeners.get('k')?.size).toBe(0);
  });

  test('a query can be answered as a stream of one', async () => {
    const text = await (await server.post({ query: '{ hello }' }, { accept: 'text/event-stream' })).text();
    expect(text).toContain('data: {"data":{"hello":"hello world"}');
  });

  test('a slow reader does not make the gateway hold what it missed', async () => {
    const query = 'subscription { figureChanged(key: "k") { value padding(length: 200000) } }';
    const last = await new Promise<number>((resolve, reject) => {
      const req = request(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: 'Bearer anna' } }, (res) => {
        res.pause();
        void (async () => {
          for (let value = 1; value <= 1000; value++) {
            server.world.publish({ key: 'k', value });
            if (value % 5 === 0) await new Promise((next) => setImmediate(next));
          }
          expect(server.world.executions).toBeLessThan(500);
          server.world.publish({ key: 'k', value: 4242 });
          let text = '';
          res.on('data', (chunk: Buffer) => {
            text = (text + String(chunk)).slice(-200_000);
            if (text.includes('"value":4242')) {
              req.destroy();
              resolve(4242);
            }
          });
          res.resume();
        })().catch(reject);
      });
      req.on('error', () => undefined);
      req.end(JSON.stringify({ query }));
    });
    expect(last).toBe(4242);
  });
});

describe('closing', () => {
  test('finishes what is under way, ends streams, closes sockets with 1001 and takes nothing new', async () => {
    const { messages, send, closed } = await rawSocket();
    await acknowledged(messages);
    send({ id: 'live', type: 'subscribe', payload: { query: watch, variables: { key: 'k' } } });
    send({ id: 'slow', type: 'subscribe', payload: { query: 'mutation { makeSlowly(gate: "ws") }' } });
    const http = server.post({ query: '{ waiting(gate: "http") }' });
    const sse = server.post({ query: watch, variables: { key: 'k' } }, { accept: 'text/event-stream', authorization: 'Bearer anna' });
    await sse;
    await expect.poll(() => [...server.world.gates.keys()].toSorted()).toEqual(['http', 'ws']);
    let done = false;
    const closing = server.graphql.close(5000).then(() => (done = true));
    send({ id: 'late', type: 'subscribe', payload: { query: '{ hello }' } });
    await expect.poll(() => messages.find(({ id }) => id === 'late')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'UNAVAILABLE' } }] });
    await expect(fetch(`${server.url}/graphql?query={hello}`)).rejects.toThrow();
    expect(done).toBe(false);
    for (const gate of ['http', 'ws']) server.world.gate(gate).open();
    expect(await (await http).json()).toMatchObject({ data: { waiting: 'done' } });
    expect(await (await sse).text()).toContain('event: complete');
    expect((await closed).code).toBe(1001);
    expect(payloads(messages, 'slow')).toMatchObject([{ data: { makeSlowly: 1 } }]);
    await closing;
    expect(server.graphql.openStreams()).toBe(0);
  });

  test('does not wait longer than it is told', async () => {
    const asked = server.post({ query: '{ waiting(gate: "never") }' }).catch(() => 'cut');
    await expect.poll(() => server.world.gates.size).toBe(1);
    // The gate never opens: whoever waited for what is under way would wait for ever.
    await server.graphql.close(200);
    expect(await asked).toBe('cut');
  });
});
