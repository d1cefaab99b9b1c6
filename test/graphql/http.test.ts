import { hash } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NamedDocuments } from '../../src/graphql/server/named-documents.ts';
import { bodyOf, smallServer } from './support/small-server.ts';
import type { SmallServer } from './support/small-server.ts';

let server: SmallServer;

beforeAll(async () => {
  server = await smallServer({
    routes: [
      { method: 'GET', path: '/health/live', handler: (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}') },
      { method: 'POST', path: '/hooks/*', handler: (req, res) => void res.writeHead(202).end(req.url) },
      { method: 'GET', path: '/breaks', handler: () => Promise.reject(new Error('select secret')) },
    ],
  });
});
afterAll(() => server.graphql.close(1000));

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe('refused before GraphQL begins, with a code', () => {
  test.each([
    ['no JSON', '{"query": ', {}, 400, 'BAD_USER_INPUT', 'not JSON'],
    ['an empty body', '', {}, 400, 'BAD_USER_INPUT', 'not JSON'],
    ['a list of operations', '[{"query":"{ hello }"}]', {}, 400, 'BAD_USER_INPUT', 'one operation'],
    ['a text', '"{ hello }"', {}, 400, 'BAD_USER_INPUT', 'JSON object'],
    ['null', 'null', {}, 400, 'BAD_USER_INPUT', 'JSON object'],
    ['a query that is a number', '{"query":1}', {}, 400, 'BAD_USER_INPUT', '"query"'],
    ['variables that are a list', '{"query":"{ hello }","variables":[]}', {}, 400, 'BAD_USER_INPUT', '"variables"'],
    ['variables that are a text', '{"query":"{ hello }","variables":"{}"}', {}, 400, 'BAD_USER_INPUT', '"variables"'],
    ['an operation name that is an object', '{"query":"{ hello }","operationName":{}}', {}, 400, 'BAD_USER_INPUT', '"operationName"'],
    ['extensions that are a number', '{"query":"{ hello }","extensions":3}', {}, 400, 'BAD_USER_INPUT', '"extensions"'],
    ['no operation', '{}', {}, 400, 'BAD_USER_INPUT', '"query"'],
    ['bytes that are not UTF-8', bytes('{"query":"{ hello(name: \\"', [0xff, 0xfe], '\\") }"}'), {}, 400, 'BAD_USER_INPUT', 'UTF-8'],
    ['half a character at the end', bytes('{"query":"', [0xe2, 0x82]), {}, 400, 'BAD_USER_INPUT', 'UTF-8'],
    ['nesting without end', `{"query":"{ hello }","variables":${'['.repeat(5000)}${']'.repeat(5000)}}`, {}, 400, 'BAD_USER_INPUT', 'nested'],
    ['plain text', '{"query":"{ hello }"}', { 'content-type': 'text/plain' }, 415, 'BAD_USER_INPUT', 'application/json'],
    ['a form', 'query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'BAD_USER_INPUT', 'application/json'],
    ['multipart', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'BAD_USER_INPUT', 'application/json'],
    ['another charset', '{"query":"{ hello }"}', { 'content-type': 'application/json; charset=latin1' }, 415, 'BAD_USER_INPUT', 'UTF-8'],
    ['an Accept that cannot be answered', '{"query":"{ hello }"}', { accept: 'text/csv' }, 406, 'BAD_USER_INPUT', 'Accept'],
    ['more bytes than allowed', `{"query":"{ hello }","variables":{"x":"${'x'.repeat(100_000)}"}}`, {}, 413, 'PAYLOAD_TOO_LARGE', '100000 bytes'],
    ['a live operation without a stream', '{"query":"subscription { count(to: 1) }"}', {}, 406, 'BAD_USER_INPUT', 'text/event-stream'],
    ['a live operation that takes multipart only', '{"query":"subscription { count(to: 1) }"}', { accept: 'multipart/mixed, application/json' }, 406, 'BAD_USER_INPUT', 'event-stream'],
  ])('%s', async (_what, body, headers, status, code, message) => {
    const response = await server.post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const answer = await bodyOf(response);
    expect(answer.errors?.[0]?.extensions['code']).toBe(code);
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(answer).not.toHaveProperty('data');
  });

  test('a body without a length is refused as soon as it is too large', async () => {
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const req = request(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } }, (res) => {
        let text = '';
        res.on('data', (chunk: Buffer) => (text += String(chunk)));
        res.on('end', () => resolve({ status: res.statusCode, text }));
      });
      req.on('error', reject);
      req.write('{"query":"');
      const chunk = 'x'.repeat(20_000);
      for (let written = 0; written < 10; written++) req.write(chunk);
      // Never ended: the answer must not wait for it.
    });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('PAYLOAD_TOO_LARGE');
  });

  test('a request that breaks off is done with, and hurts nobody', async () => {
    const observed = Promise.withResolvers<string | null>();
    const own = await smallServer({ observe: ({ code }) => observed.resolve(code) });
    const socket = connect(Number(new URL(own.url).port), '127.0.0.1');
    await new Promise((resolve) =>
      socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"', resolve),
    );
    socket.destroy();
    expect(await observed.promise).toBe('BAD_USER_INPUT');
    expect((await own.post({ query: '{ hello }' })).status).toBe(200);
    await own.graphql.close(1000);
  });
});

test('a body is read whole however it is cut, and the request behind it is another', async () => {
  const asked = (name: string): Buffer => {
    const body = Buffer.from(JSON.stringify({ query: 'query ($name: String) { hello(name: $name) }', variables: { name } }));
    return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`), body]);
  };
  const sent = Buffer.concat([asked('Zoë'), asked('Åsa'), asked('Eve')]);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setNoDelay(true);
  let text = '';
  const answered = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Eve')) resolve();
    });
  });
  // Some cuts are within a character.
  for (let at = 0; at < sent.length; at += 7) await new Promise((resolve) => socket.write(sent.subarray(at, at + 7), resolve));
  await answered;
  socket.destroy();
  expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  expect(text.match(/"hello":"[^"]*"/g)?.map((hello) => hello.replace(/.*(Zoë|Åsa|Eve).*/, '$1'))).toEqual(['Zoë', 'Åsa', 'Eve']);
});

describe('refused before anything is executed', () => {
  const depth = '{ thing(by: {id: "1"}) { inner { inner { inner { inner { inner { id } } } } } } }';
  const breadth = `{ ${Array.from({ length: 61 }, (_, n) => `a${n}: hello`).join(' ')} }`;
  // Two to the power of 45 fields: who counted them one by one would never answer.
  const doubling = `{ ...F0 } ${Array.from({ length: 45 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F45 on Query { hello }`;
  test.each([
    ['too deep', depth, 'COMPLEXITY_LIMIT', '7 fields deep'],
    ['too broad', breadth, 'COMPLEXITY_LIMIT', '61 fields'],
    ['broad by fragments that double', doubling, 'COMPLEXITY_LIMIT', 'fields and 60'],
    ['too many tokens', `{ ${'hello '.repeat(600)} }`, 'COMPLEXITY_LIMIT', '500 tokens'],
    ['too costly', '{ things(first: 100) { id key } }', 'COMPLEXITY_LIMIT', 'costs 201'],
    ['a syntax error', '{ hello', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    ['an unknown field', '{ helo }', 'GRAPHQL_VALIDATION_FAILED', 'helo'],
    ['a cycle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot spread'],
  ])('%s', async (_what, query, code, message) => {
    for (const [accept, status] of [['application/json', 200], ['application/graphql-response+json', 400]] as const) {
      const response = await server.post({ query }, { accept });
      expect(response.status).toBe(status);
      const { errors, data } = await bodyOf(response);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions['code']).toBe(code);
      expect(errors?.[0]?.message).toContain(message);
    }
  });

  test('a document of nothing but mistakes is not validated to its end', async () => {
    const { errors } = await bodyOf(await server.post({ query: `{ ${Array.from({ length: 100 }, (_, n) => `f${n}`).join(' ')} }` }));
    expect(errors?.length).toBeLessThanOrEqual(21);
  });

  test('variables that cannot be coerced are 400 for both media types', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await server.post({ query: 'query ($n: Int) { things(first: $n) { id } }', variables: { n: 'x' } }, { accept });
      expect(response.status).toBe(400);
      const { errors } = await bodyOf(response);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('credentials', () => {
  test('a wrong one is 401 by POST and GET, whatever is accepted, and nothing is executed', async () => {
    const authorization = 'Bearer nobody';
    for (const response of [
      await server.post({ query: '{ hello }' }, { authorization }),
      await server.post({ query: '{ hello }' }, { authorization, accept: 'application/graphql-response+json' }),
      await fetch(`${server.url}/graphql?query={hello}`, { headers: { authorization } }),
      await server.post({ query: 'subscription { count(to: 1) }' }, { authorization, accept: 'text/event-stream' }),
    ]) {
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.text()).toContain('"code":"UNAUTHENTICATED"');
    }
  });

  test('none is anonymous: the field decides, and the answer is a result', async () => {
    const response = await server.post({ query: '{ me }' });
    expect(response.status).toBe(200);
    expect(await bodyOf(response)).toMatchObject({ data: null, errors: [{ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});

describe('GET', () => {
  const ask = (query: string, headers: Record<string, string> = {}) => fetch(`${server.url}/graphql?${query}`, { headers });

  test('answers queries, with variables and an operation name', async () => {
    const query = encodeURIComponent('query A { hello } query B($n: String) { hello(name: $n) }');
    const response = await ask(`query=${query}&operationName=B&variables=${encodeURIComponent('{"n":"you"}')}`);
    expect(await bodyOf(response)).toMatchObject({ data: { hello: 'hello you' } });
  });

  test('does not write', async () => {
    const response = await ask(`query=${encodeURIComponent('mutation { makeThing(key: "x") { __typename } }')}`, { authorization: 'Bearer anna' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('POST');
    expect((await bodyOf(response)).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(server.world.made).toBe(0);
  });

  test('variables that are no JSON are refused', async () => {
    const response = await ask('query={hello}&variables={');
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).errors?.[0]?.message).toContain('"variables" is not JSON');
  });
});

describe('documents by name', () => {
  const query = '{ hello(name: "by name") }';
  const digest = hash('sha256', query, 'hex');
  const apollo = (sha256Hash = digest) => ({ persistedQuery: { version: 1, sha256Hash } });
  const answered = { data: { hello: 'hello by name' } };
  const codeOf = async (response: Response) => (await bodyOf(response)).errors?.map(({ message, extensions }) => [extensions['code'], message]);

  test('a name is not known until the document was sent with it once: in a body, a URL, and as Apollo names it', async () => {
    // What Apollo's clients and urql look for before they send the document.
    expect(await codeOf(await server.post({ extensions: apollo() }))).toEqual([['PERSISTED_DOCUMENT_NOT_FOUND', 'PersistedQueryNotFound']]);
    expect(await codeOf(await server.post({ documentId: `sha256:${digest}` }))).toEqual([['PERSISTED_DOCUMENT_NOT_FOUND', expect.stringContaining('send it as "query"')]]);
    expect(await bodyOf(await server.post({ query, extensions: apollo() }))).toMatchObject(answered);
    for (const ask of [
      () => server.post({ documentId: `sha256:${digest}` }),
      () => server.post({ documentId: digest.toUpperCase() }),
      () => server.post({ extensions: apollo() }),
      () => fetch(`${server.url}/graphql?documentId=sha256:${digest}`),
      () => fetch(`${server.url}/graphql?extensions=${encodeURIComponent(JSON.stringify(apollo()))}`),
      () => server.post({ query, documentId: `sha256:${digest}` }),
      () => server.post({ documentId: 'a name of another kind', query }),
    ]) {
      expect(await bodyOf(await ask())).toMatchObject(answered);
    }
  });

  test('what is learned is a document and its own digest', async () => {
    const other = hash('sha256', '{ me }', 'hex');
    expect(await codeOf(await server.post({ query, extensions: apollo(other) }))).toEqual([['BAD_USER_INPUT', expect.stringContaining('is not its SHA-256')]]);
    expect(await codeOf(await server.post({ query, documentId: `sha256:${other}` }))).toEqual([['BAD_USER_INPUT', expect.stringContaining('is not its SHA-256')]]);
    const wrong = '{ helo }';
    const wrongly = hash('sha256', wrong, 'hex');
    expect(await codeOf(await server.post({ query: wrong, documentId: wrongly }))).toEqual([['GRAPHQL_VALIDATION_FAILED', expect.anything()]]);
    for (const id of [other, wrongly, 'other', '']) expect((await codeOf(await server.post({ documentId: id })))?.[0]?.[0], id).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
  });
});

describe('NamedDocuments', () => {
  test('hold so much, and forget first what was not asked for longest', () => {
    const documents = new NamedDocuments(10);
    const [first, second, third, long] = ['{ aaa }', '{b}', '{ccc}', '{ longer than all }'].map((text) => ({ text, name: { id: hash('sha256', text, 'hex'), isAutomatic: false } }));
    for (const { name, text } of [first!, second!]) documents.keep(name, text);
    expect(documents.find(first!.name)).toBe('{ aaa }');
    documents.keep(third!.name, third!.text);
    expect([first, second, third].map((each) => documents.find(each!.name))).toEqual([null, null, '{ccc}']);
    documents.keep(long!.name, long!.text);
    expect([third, long].map((each) => documents.find(each!.name))).toEqual(['{ccc}', null]);
  });
});

describe('exact numbers', () => {
  const query = 'query ($o: Numbers!) { numbers(of: $o) }';
  const variables =
    '{"o":{"object":{"n":1234567890123456789012345,"m":[0.1000000000000000055511151231257827,{"k":1e400}],"plain":1.5},"float":3.14159265358979323846,"int":3,"id":12345678901234567890,"list":[1,0.12345678901234567890]}}';

  test('a JSONObject keeps every digit; Int, Float and ID take what they always took', async () => {
    const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    const texts = [];
    for (let time = 0; time < 3; time++) texts.push(await (await server.post(body)).text());
    texts.push(await (await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(variables)}`)).text());
    for (const text of texts) {
      expect(text).toContain('"object":{"n":1234567890123456789012345,"m":[0.1000000000000000055511151231257827,{"k":1e400}],"plain":1.5}');
      expect(text).toContain('"float":3.141592653589793,');
      expect(text).toContain('"int":3,');
      expect(text).toContain('"id":"12345678901234567890"');
      expect(text).toContain('"list":[1,0.12345678901234568]');
    }
  });

  test('an Int beyond its range is refused as ever', async () => {
    const { errors } = await bodyOf(await server.post(`{"query":${JSON.stringify(query)},"variables":{"o":{"int":12345678901234567890}}}`));
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('Int cannot represent');
  });
});

describe('cost', () => {
  test('is answered, and follows the variables', async () => {
    const query = 'query ($n: Int) { things(first: $n) { id } }';
    const costs = [];
    for (const n of [1, 5, 1, 50]) {
      const { extensions } = await bodyOf(await server.post({ query, variables: { n } }));
      costs.push((extensions?.['cost'] as { complexity: number } | undefined)?.complexity);
    }
    expect(costs).toEqual([2, 6, 2, 51]);
    expect((await bodyOf(await server.post({ query, variables: { n: 500 } }))).errors?.[0]?.extensions).toMatchObject({ code: 'COMPLEXITY_LIMIT', cost: { complexity: 501 } });
  });
});

describe('headers', () => {
  test('a page of a listed origin may call, another may not', async () => {
    for (const [origin, allowed] of [['https://app.example.com', 'https://app.example.com'], ['https://evil.example.com', null]] as const) {
      for (let time = 0; time < 3; time++) {
        const response = await server.post({ query: '{ cors: hello }' }, { origin });
        expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
        expect(response.headers.get('vary')).toBe('Origin');
      }
      const preflight = await fetch(`${server.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(preflight.headers.get('access-control-allow-headers') === null).toBe(allowed === null);
    }
  });

  test('a request id is kept when it is plain, and made when it is not', async () => {
    expect((await server.post({ query: '{ hello }' }, { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    expect((await server.post({ query: '{ hello }' }, { 'x-request-id': 'a b"<' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}-[0-9a-z]+$/);
  });

  test('answers are not cached', async () => {
    expect((await server.post({ query: '{ hello }' })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('other routes', () => {
  test('are answered beside the graph', async () => {
    expect(await (await fetch(`${server.url}/health/live`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${server.url}/hooks/stripe?x=1`, { method: 'POST' })).text()).toBe('/hooks/stripe?x=1');
  });

  test.each([
    ['a path that is not there', 'GET', '/nothing', 404, 'NOT_FOUND'],
    ['a method that is not there', 'DELETE', '/health/live', 405, 'BAD_USER_INPUT'],
    ['a method that GraphQL has not', 'PUT', '/graphql', 405, 'BAD_USER_INPUT'],
    ['a handler that fails', 'GET', '/breaks', 500, 'INTERNAL_SERVER_ERROR'],
  ])('%s is said with a code', async (_what, method, path, status, code) => {
    const response = await fetch(`${server.url}${path}`, { method });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toContain(`"code":"${code}"`);
    expect(text).not.toContain('secret');
  });

  test('the method that is not there names those that are', async () => {
    expect((await fetch(`${server.url}/health/live`, { method: 'DELETE' })).headers.get('allow')).toBe('GET');
    expect((await fetch(`${server.url}/graphql`, { method: 'PUT' })).headers.get('allow')).toBe('GET, POST, OPTIONS');
  });
});
