import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallServer } from './support/small-server.ts';
import type { SmallServer } from './support/small-server.ts';

let server: SmallServer;
let response: Response;
let page: string;

beforeAll(async () => {
  server = await smallServer({
    graphiqlTabs: [
      { name: '1. Say hello', query: 'query Hello($name: String) { hello(name: $name) }', variables: { name: '</script><b>' }, headers: { authorization: 'Bearer anna' } },
      { name: '2. Watch', query: 'subscription Watch { count(to: 3) }' },
    ],
  });
  response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } });
  page = await response.text();
});
afterAll(() => server.graphql.close(1000));

test('a browser gets the page, once', async () => {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const again = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html', 'if-none-match': response.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('the page asks no other host: it loads nothing, and its policy forbids it', () => {
  // Addresses stand in its texts (licences, error messages, help), never where a browser would fetch them.
  const head = page.slice(0, page.indexOf('<script>'));
  const markup = page.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
  expect(markup).not.toMatch(/\b(?:src|href)\s*=\s*["']?\s*(?:https?:)?\/\//i);
  expect(head).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//i);
  expect(page).not.toMatch(/unpkg\.com|jsdelivr|cdnjs|googleapis|esm\.sh|skypack/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
});

test('ready operations stand in tabs, in order, and cannot leave their script', () => {
  const tabs = /"defaultTabs":(\[.*?\])[,}]/.exec(page.slice(page.lastIndexOf('renderYogaGraphiQL')))?.[1];
  expect(JSON.parse(tabs ?? '')).toEqual([
    {
      query: '# 1. Say hello\nquery Hello($name: String) { hello(name: $name) }\n',
      variables: JSON.stringify({ name: '</script><b>' }, null, 2),
      headers: JSON.stringify({ authorization: 'Bearer anna' }, null, 2),
    },
    { query: '# 2. Watch\nsubscription Watch { count(to: 3) }\n', variables: null, headers: null },
  ]);
  expect(page).not.toContain('</script><b>');
  expect(page.match(/<\/script>/g)).toHaveLength(1);
});

test('the page brings its own bar for the credential, which holds none unless it is told', async () => {
  const own = page.slice(page.indexOf('<script>'), page.indexOf('prepareBlob'));
  expect(own).toContain('tollgate-credential');
  expect(own).toContain('"apiKey":null');
  expect(page).toContain('"shouldPersistHeaders":false');
  const open = await smallServer({ graphiqlTabs: () => Promise.resolve([{ name: 'Late', query: '{ hello }' }]), graphiqlApiKey: 'known-to-<everybody>' });
  const told = await (await fetch(`${open.url}/graphql`, { headers: { accept: 'text/html' } })).text();
  await open.graphql.close(1000);
  expect(told).toContain(String.raw`"apiKey":"known-to-\u003ceverybody>"`);
  expect(told).toContain('"shouldPersistHeaders":true');
  expect(told).toContain('# Late');
  const version = /"version":"([^"]+)"/;
  expect(version.exec(told)?.[1]).not.toBe(version.exec(page)?.[1]);
});

test('a tab stays where it is while it is pressed: what GraphiQL lets jump away it still marks so, and the page holds it', () => {
  expect(page).toContain('.graphiql-tab:not(:focus-within){transform:none!important}');
  expect(page).toContain('#root .graphiql-tab { transform: none !important }');
});

test('tabs that could not be had are asked for again', async () => {
  let asked = 0;
  const server = await smallServer({ graphiqlTabs: () => (++asked === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve([])) });
  const statuses = [];
  for (let round = 0; round < 2; round++) statuses.push((await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } })).status);
  await server.graphql.close(1000);
  expect(statuses).toEqual([500, 200]);
});

test('live operations go over SSE, which sends the headers of the tab', () => {
  expect(page.slice(page.lastIndexOf('renderYogaGraphiQL'))).toContain('"subscriptionsProtocol":"SSE"');
});
