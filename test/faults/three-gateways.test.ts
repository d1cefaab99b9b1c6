import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '../support/database.ts';
import type { RunningGateway } from '../support/gateway-program.ts';
import { advance, begins, call, catalog, subscriber } from './catalog.ts';
import type { Call } from './catalog.ts';
import { Client, environment, eventually, startGateways } from './gateway-client.ts';
import type { Watch } from './gateway-client.ts';
import { figuresOf, figuresSent, Load, storedIds } from './load.ts';

// Three processes on one database are one product, also when one of them is killed in the middle: whoever is asked counts the same.
const db = database();
const apiKey = 'a-key-of-my-own-choosing';
let gateways: RunningGateway[] = [];
let clients: Client[] = [];
let clock: string;
let sql: pg.Client;

beforeAll(async () => {
  gateways = await startGateways(environment(db.url(), apiKey), 3);
  clients = gateways.map(({ address }) => new Client(address, apiKey));
  sql = new pg.Client({ connectionString: db.url() });
  await sql.connect();
  const [first] = clients as [Client];
  clock = await catalog(first);
  await subscriber(first, 'acme', clock);
  await subscriber(first, 'zen', clock);
  await advance(first, clock, '2026-01-20T00:00:00Z');
});

afterAll(async () => {
  for (const client of clients) client.close();
  await sql?.end();
  await Promise.all(gateways.map(({ program }) => program.kill()));
  for (const { program } of gateways) expect(program.stdout).not.toContain('internal error');
});

const usageField = `subscription { meterUsageChanged(meter: { key: "tokens" }, customer: { key: "acme" }, query: { from: "${begins}", intervalMs: 50 }) { value } }`;
const valueField = 'subscription { entitlementValueChanged(customer: { key: "acme" }, featureKey: "tokens") { usage balance } }';
const total = (events: Iterable<Call>, subject: string): number =>
  [...new Map([...events].map((event) => [event.id, event])).values()].filter((event) => event.subject === subject).reduce((sum, { data }) => sum + data.tokens, 0);
const sameOfAll = async (query: string): Promise<unknown> => {
  const answers = await Promise.all(alive().map((client) => client.data(query)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0];
};
const dead = new Set<number>();
const alive = (): Client[] => clients.filter((_client, n) => !dead.has(n));

test('events through all three, one of them killed: each counts once, and every live field ends with the same figure', async () => {
  const watches = clients.map((client, n) => (n % 2 === 0 ? [client.overWebSocket(usageField), client.overSse(valueField)] : [client.overSse(usageField), client.overWebSocket(valueField)]) as [Watch, Watch]);
  await Promise.all(watches.flat().map((watch) => watch.until(({ said }) => said.length > 0)));

  // A tenth of the events go out twice, and the two mostly through different processes.
  const events = Array.from({ length: 1_500 }, (_event, n) => {
    const m = n % 10 === 9 ? n - 5 : n;
    return call(`e${m}`, m % 3 === 0 ? 'zen' : 'acme', 1 + (m % 40), `2026-01-${String(2 + (m % 15)).padStart(2, '0')}T10:00:00Z`);
  });
  const load = new Load(events, 10);
  let next = 0;
  const sending = load.send(9, () => {
    const left = alive();
    return Promise.resolve(left[next++ % left.length] as Client);
  });
  await load.reaches(50);
  gateways[2]?.program.signal('SIGKILL');
  await gateways[2]?.program.ended();
  dead.add(2);
  await sending;

  expect(await storedIds(sql)).toEqual([...new Set(events.map(({ id }) => id))].toSorted());
  expect([...load.accepted].filter(([, times]) => times > 1)).toEqual([]);
  const { raw, rolled } = await figuresOf(sql);
  expect(raw.toSorted()).toEqual(figuresSent(events));
  expect(rolled.toSorted()).toEqual(figuresSent(events));

  const [acme, zen] = [total(events, 'acme'), total(events, 'zen')];
  expect(await sameOfAll(`{
    usage: meterUsage(meter: { key: "tokens" }, query: { from: "${begins}", to: "2026-02-01T00:00:00Z" }) { rows { value } }
    acme: entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { usage balance hasAccess }
    zen: entitlementValue(customer: { key: "zen" }, featureKey: "tokens") { usage balance hasAccess }
  }`)).toEqual({
    usage: { rows: [{ value: String(acme + zen) }] },
    acme: { usage: String(acme), balance: String(100_000 - acme), hasAccess: true },
    zen: { usage: String(zen), balance: String(100_000 - zen), hasAccess: true },
  });
  await Promise.all(watches.slice(0, 2).flatMap(([usage, value]) => [
    usage.last((said) => said.value === String(acme)),
    value.last((said) => said.usage === String(acme) && said.balance === String(100_000 - acme)),
  ]));
  for (const [usage, value] of watches) {
    for (const [watch, field] of [[usage, 'value'], [value, 'usage']] as const) {
      const figures = watch.said.map((said) => Number(said[field]));
      expect(figures).toEqual(figures.toSorted((a, b) => a - b));
    }
  }
});

test('what falls due is done once, whoever is asked to, and by whichever process the jobs run in', async () => {
  // Asked of both at once: one advances, the other says that it is busy or finds it done.
  await Promise.all(alive().map((client) => client.ask('mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { __typename } }', { id: clock, to: '2026-02-02T00:00:00Z' })));
  await eventually('the clock has come to February', async () => {
    const { rows } = await sql.query<{ there: boolean }>(`select bool_and(now = '2026-02-02T00:00:00Z') as there from test_clock`);
    return rows[0]?.there === true;
  });
  const { acme, zen } = (await sameOfAll(`{
    acme: customer(by: { key: "acme" }) { invoices(first: 20, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { number status totals { total } } } }
    zen: customer(by: { key: "zen" }) { invoices(first: 20, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { number status totals { total } } } }
  }`)) as Record<'acme' | 'zen', { invoices: { nodes: { number: string; status: string; totals: { total: string } }[] } }>;
  const { rows } = await sql.query<{ subject: string; tokens: string }>(`select subject, trim_scale(sum((data->>'tokens')::numeric) * 0.01 + 20)::text as tokens from usage_event group by subject`);
  const second = new Map(rows.map(({ subject, tokens }) => [subject, tokens]));
  // A seat at the start; then the next seat with January's tokens; what gathers for the next month is no invoice yet.
  const issued = ({ invoices }: typeof acme) => invoices.nodes.filter(({ status }) => status !== 'GATHERING');
  expect(issued(acme).map(({ totals }) => totals.total)).toEqual(['20', second.get('acme')]);
  expect(issued(zen).map(({ totals }) => totals.total)).toEqual(['20', second.get('zen')]);
  const numbers = [...issued(acme), ...issued(zen)].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(4);

  // In real time: a job that one of the processes takes. Its first invoice is made once.
  const [first, other] = alive() as [Client, Client];
  await first.make('createCustomer', { input: ['CreateCustomerInput!', { key: 'real', name: 'real', subjectKeys: ['real'] }] }, '... on Customer { id }');
  await other.make('createSubscription', { input: ['CreateSubscriptionInput!', { customer: { key: 'real' }, plan: { key: 'pro' } }] }, '... on Subscription { id }');
  const invoices = '{ customer(by: { key: "real" }) { invoices(first: 5) { nodes { status lines(first: 5) { nodes { name totals { total } } } } } } }';
  const billed = async (client: Client): Promise<{ lines: { nodes: unknown[] } }[]> => {
    const nodes = (await client.data(invoices)).customer.invoices.nodes as { status: string; lines: { nodes: unknown[] } }[];
    return nodes.filter(({ status }) => status !== 'GATHERING');
  };
  await eventually('the first seat is billed', async () => (await billed(first)).length > 0);
  for (const client of alive()) expect((await billed(client)).map(({ lines }) => lines.nodes)).toEqual([[{ name: 'Seat', totals: { total: '20' } }]]);
});
