import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { database } from '../support/database.ts';
import type { RunningGateway } from '../support/gateway-program.ts';
import { onServer } from '../support/server.ts';
import { advance, begins, call, catalog, ingest, post, subscriber } from './catalog.ts';
import { Client, createOrganization, environment, eventually, startGateways } from './gateway-client.ts';
import type { Watch } from './gateway-client.ts';

// Two processes of the product on one database: what is asked of one is heard by who listens at the other.
const db = database();
const apiKey = 'a-key-of-my-own-choosing';
let gateways: RunningGateway[] = [];
let here: Client;
let there: Client;
let foreignHere: Client;
let foreignThere: Client;
let clock: string;
let foreignClock: string;
let foreign: Record<'usage' | 'value' | 'subscriptions' | 'invoices', Watch>;
let sql: pg.Client;
/** A subscription of the default organization. */
let later: string;

beforeAll(async () => {
  const env = environment(db.url(), apiKey);
  gateways = await startGateways(env, 2);
  const [a, b] = gateways.map(({ address }) => address) as [string, string];
  const foreignKey = await createOrganization(env, 'foreign');
  [here, there, foreignHere, foreignThere] = [new Client(a, apiKey), new Client(b, apiKey), new Client(a, foreignKey), new Client(b, foreignKey)];
  sql = new pg.Client({ connectionString: db.url() });
  await sql.connect();
  // Both have things of the same keys.
  [clock, foreignClock] = (await Promise.all([there, foreignThere].map(async (client) => {
    const made = await catalog(client);
    await subscriber(client, 'acme', made);
    await advance(client, made, '2026-01-15T00:00:00Z');
    return made;
  }))) as [string, string];
  foreign = {
    usage: foreignHere.overWebSocket(usageOf('acme')),
    value: foreignHere.overSse(valueOf('acme')),
    subscriptions: foreignHere.overWebSocket('subscription { subscriptionChanged { id status } }'),
    invoices: foreignHere.overSse('subscription { invoiceChanged { id status } }'),
  };
  await begun(0, Object.values(foreign));
  await Promise.all([foreign.usage, foreign.value].map((figure) => figure.until(({ said }) => said.length === 1)));
});

afterAll(async () => {
  for (const client of [here, foreignHere]) client?.close();
  await sql?.end();
  await Promise.all(gateways.map(({ program }) => program.kill()));
  for (const { program } of gateways) expect(program.stdout).not.toContain('internal error');
});

const usageOf = (customer: string, meter = 'tokens') =>
  `subscription { meterUsageChanged(meter: { key: "${meter}" }, customer: { key: "${customer}" }, query: { from: "${begins}", intervalMs: 50 }) { value at } }`;
const valueOf = (customer: string) =>
  `subscription { entitlementValueChanged(customer: { key: "${customer}" }, featureKey: "tokens") { usage balance hasAccess } }`;

/** A figure that a process tells of itself. */
async function figureOf({ address }: { readonly address: string }, name: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`^tollgate_${name} (\\d+)$`, 'm').exec(metrics)?.[1]);
}

/** How many live fields the first process serves. */
const streams = (): Promise<number> => figureOf(here, 'live_streams');

/** Waits until the first process has begun these too: what happens from now on concerns them. */
async function begun<T extends readonly Watch[]>(before: number, watches: T): Promise<T> {
  await eventually(`${watches.length} more live fields are served than ${before}`, async () => (await streams()) === before + watches.length);
  return watches;
}

async function usageThere(meter: string, customer: string): Promise<string> {
  const { meterUsage } = await there.data(`{ meterUsage(meter: { key: "${meter}" }, query: { from: "${begins}", customers: [{ key: "${customer}" }] }) { rows { value } } }`);
  return (meterUsage.rows[0]?.value ?? '0') as string;
}

const numbers = (watch: Watch, field: string): number[] => watch.said.map((said) => Number(said[field]));
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

test('figures: the current one first, then never an older one, and the last is the truth', async () => {
  await ingest(there, [call('before', 'acme', 7)]);
  const usages = [here.overWebSocket(usageOf('acme')), here.overSse(usageOf('acme'))];
  const all = here.overSse(`subscription { meterUsageChanged(meter: { key: "tokens" }, query: { from: "${begins}", intervalMs: 50 }) { value } }`);
  const values = [here.overWebSocket(valueOf('acme')), here.overSse(valueOf('acme'))];
  await Promise.all([...usages, all, ...values].map((watch) => watch.until(({ said }) => said.length > 0)));
  for (const watch of [...usages, all]) expect(watch.said[0]).toMatchObject({ value: '7' });
  for (const watch of values) expect(watch.said[0]).toEqual({ usage: '7', balance: '99993', hasAccess: true });

  let sent = 7;
  const requests = Array.from({ length: 40 }, (_request, n) => Array.from({ length: 5 }, (_event, m) => call(`e${n}-${m}`, 'acme', n + m)));
  for (const event of requests.flat()) sent += event.data.tokens;
  const sender = async (n: number): Promise<void> => {
    for (let at = n; at < requests.length; at += 4) {
      const events = requests[at] ?? [];
      if (n % 2 === 0) await ingest(there, events);
      else await post(there, events);
      if (at % 3 === 0) await post(there, events); // and once more: it counts once
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));

  expect(await usageThere('tokens', 'acme')).toBe(String(sent));
  await Promise.all([...usages, all].map((watch) => watch.last(({ value }) => value === String(sent))));
  await Promise.all(values.map((watch) => watch.last(({ usage, balance }) => usage === String(sent) && balance === String(100_000 - sent))));
  for (const watch of usages) expect(numbers(watch, 'value')).toEqual(ascending(numbers(watch, 'value')));
  for (const watch of values) expect(numbers(watch, 'usage')).toEqual(ascending(numbers(watch, 'usage')));
});

test('objects: the last state of each arrives, whatever changes beside it, and never an older one after a newer', async () => {
  const first = await subscriber(there, 'c0', clock);
  const before = await streams();
  const state = '{ id status updatedAt activeTo }';
  const subscriptions = [here.overWebSocket(`subscription { subscriptionChanged ${state} }`), here.overSse(`subscription { subscriptionChanged ${state} }`)];
  const bill = '{ id status number updatedAt totals { total } }';
  const invoices = [here.overSse(`subscription { invoiceChanged ${bill} }`), here.overWebSocket(`subscription { invoiceChanged ${bill} }`)];
  const own = here.overWebSocket(`subscription { invoiceChanged(customer: { key: "c0" }) ${bill} }`);
  await begun(before, [...subscriptions, ...invoices, own]);
  await Promise.all(Array.from({ length: 6 }, async (_customer, n) => {
    const id = n === 0 ? first : await subscriber(there, `c${n}`, clock);
    await post(there, [call(`c${n}`, `c${n}`, 1000, '2026-01-15T00:00:00Z')]);
    if (n % 2 === 0) await there.make('cancelSubscription', { by: ['SubscriptionBy!', { id }] }, '... on Subscription { id }');
  }));
  await advance(there, clock, '2026-03-20T00:00:00Z');

  type State = { readonly id: string; readonly updatedAt: string };
  const truth = await Promise.all(Array.from({ length: 6 }, async (_customer, n) => {
    const { customer } = await there.data(`{ customer(by: { key: "c${n}" }) { key subscriptions(first: 5) { nodes ${state} } invoices(first: 50) { nodes ${bill} } } }`);
    return customer as { key: string; subscriptions: { nodes: State[] }; invoices: { nodes: State[] } };
  }));
  const changed = truth.flatMap((customer) => customer.subscriptions.nodes);
  const billed = truth.flatMap((customer) => customer.invoices.nodes);
  expect(changed).toHaveLength(6);
  expect(billed.length).toBeGreaterThanOrEqual(12);
  const tellsAll = (watch: Watch, states: readonly State[]) =>
    watch.until(() => {
      const latest = watch.latest();
      return states.every((expected) => JSON.stringify(latest.get(expected.id)) === JSON.stringify(expected));
    });
  await Promise.all([...subscriptions.map((watch) => tellsAll(watch, changed)), ...invoices.map((watch) => tellsAll(watch, billed))]);
  const mine = truth.find(({ key }) => key === 'c0')?.invoices.nodes ?? [];
  await tellsAll(own, mine);
  const foreignToC0 = billed.filter(({ id }) => !mine.some((invoice) => invoice.id === id));
  for (const { id } of foreignToC0) expect(own.latest().has(id)).toBe(false);
  for (const watch of [...subscriptions, ...invoices, own]) {
    const heard = Map.groupBy(watch.said as State[], ({ id }) => id);
    for (const states of heard.values()) {
      const times = states.map(({ updatedAt }) => updatedAt);
      expect(times).toEqual(times.toSorted());
    }
  }
});

test('a meter made at one process is counted by the other at once, and misses nothing that was stored before', async () => {
  let next = 0;
  let done = false;
  const sent = new Map<string, number>();
  const sender = async (client: Client): Promise<void> => {
    while (!done) {
      const tokens = ++next;
      const type = `kind.${tokens % 3}`;
      await ingest(client, [call(`k${tokens}`, 'acme', tokens, undefined, type)]);
      sent.set(type, (sent.get(type) ?? 0) + tokens);
    }
  };
  const senders = [there, there, here].map(sender);
  const made: string[] = [];
  for (let n = 0; n < 6; n++) {
    const key = `kind_${n}`;
    await here.make('createMeter', { input: ['CreateMeterInput!', { key, aggregation: 'SUM', eventType: `kind.${n % 3}`, valueProperty: '$.tokens' }] }, '... on Meter { id }');
    made.push(key);
    // The first event after the answer: the other process counts it, and says nothing of a missing meter.
    const event = call(`first-${n}`, 'acme', 1, undefined, `kind.${n % 3}`);
    const { results } = await there.make('ingestEvents', { input: ['IngestEventsInput!', { events: [{ ...event, specversion: undefined }] }] }, '... on IngestEventsPayload { results { status issues { code } } }');
    expect(results).toEqual([{ status: 'ACCEPTED', issues: [] }]);
    sent.set(event.type, (sent.get(event.type) ?? 0) + 1);
  }
  done = true;
  await Promise.all(senders);
  for (const [n, key] of made.entries()) expect([key, await usageThere(key, 'acme')]).toEqual([key, String(sent.get(`kind.${n % 3}`))]);
});

test('a key revoked at one process ends at the other, with the live fields that it opened', async () => {
  const input = { name: 'short-lived', scopes: ['usage:read', 'customer:read', 'subscription:read', 'billing:read'] };
  const { apiKey: { id }, secret } = await there.make('createApiKey', { input: ['CreateApiKeyInput!', input] }, '... on CreatedApiKey { secret apiKey { id } }');
  const bearer = new Client(here.address, secret as string);
  const before = await streams();
  const opened = [bearer.overWebSocket(usageOf('acme')), bearer.overSse(usageOf('acme')), bearer.overSse('subscription { invoiceChanged { id } }'), bearer.overWebSocket('subscription { subscriptionChanged { id } }')];
  const kept = here.overWebSocket('subscription { subscriptionChanged { id } }');
  await begun(before, [...opened, kept]);
  for (const watch of opened.slice(0, 2)) await watch.until(({ said }) => said.length === 1);
  expect(await bearer.data('{ customer(by: { key: "acme" }) { key } }')).toEqual({ customer: { key: 'acme' } });

  await there.make('revokeApiKey', { id: ['ID!', id] }, '__typename');
  // News come in the order of commits: whoever hears of this later one has heard of the revocation.
  later = await subscriber(there, 'later', clock);
  await kept.last((said) => said.id === later);
  expect((await bearer.ask('{ customer(by: { key: "acme" }) { key } }')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  for (const watch of opened) {
    await watch.until(({ over }) => over !== undefined);
    expect([watch.over, watch.answers.at(-1)?.errors]).toMatchObject([null, [{ extensions: { code: 'UNAUTHENTICATED' } }]]);
  }
  bearer.close();
});

test('the connection that hears of news is lost while things happen: it comes back, figures are read anew, and it is one connection', async () => {
  const name = new URL(db.url()).pathname.slice(1);
  const listening = async (): Promise<number> =>
    (await sql.query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'tollgate-news'`)).rowCount ?? 0;
  const usage = here.overWebSocket(usageOf('acme'));
  const value = here.overSse(valueOf('acme'));
  const object = here.overSse(`subscription { subscriptionChanged(id: "${later}") { id status } }`);
  await Promise.all([usage, value, object].map((watch) => watch.until(({ said }) => said.length > 0)));
  expect(await listening()).toBe(2);

  // Nobody new comes in, so that the gap is sure to hold the event.
  await onServer(inject('serverUrl'), `alter database ${name} with allow_connections false`);
  try {
    await sql.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and application_name = 'tollgate-news'`);
    await ingest(there, [call('in-the-gap', 'acme', 5000, '2026-03-10T00:00:00Z')]);
    // Long enough for attempts that fail.
    await eventually('both processes try in vain', () => gateways.every(({ program }) => /live updates still paused/.test(program.stdout)));
    expect(await listening()).toBe(0);
  } finally {
    await onServer(inject('serverUrl'), `alter database ${name} with allow_connections true`);
  }
  const truth = await usageThere('tokens', 'acme');
  await usage.last((said) => said.value === truth);
  await value.last((said) => said.usage === '5000');
  await object.until(({ said }) => said.length === 2);
  // And news come again.
  await ingest(there, [call('after-the-gap', 'acme', 1, '2026-03-10T00:00:00Z')]);
  await value.last((said) => said.usage === '5001');
  // The other process may still be waiting for its next attempt.
  await eventually('both processes hear of news', async () => (await Promise.all(gateways.map((gateway) => figureOf(gateway, 'news_connected')))).every((figure) => figure === 1));
  expect(await listening()).toBe(2);
});

test('another organization has heard nothing of all that', async () => {
  await ingest(foreignThere, [call('of-its-own', 'acme', 3)]);
  const own = await subscriber(foreignThere, 'late', foreignClock);
  await foreign.usage.last(({ value }) => value === '3');
  await foreign.value.last(({ usage }) => usage === '3');
  await foreign.subscriptions.until(({ said }) => said.length > 0);
  const { customers } = await foreignThere.data('{ customers { nodes { invoices { nodes { id } } } } }');
  await foreign.invoices.until(({ said }) => said.length > 0);
  const ids = (customers.nodes as { invoices: { nodes: { id: string }[] } }[]).flatMap(({ invoices }) => invoices.nodes.map(({ id }) => id));
  expect(new Set(foreign.usage.said.map(({ value }) => value))).toEqual(new Set(['0', '3']));
  expect(foreign.value.said.map(({ usage }) => usage)).toEqual(['0', '3']);
  expect([...foreign.subscriptions.latest().keys()]).toEqual([own]);
  expect(ids).toEqual(expect.arrayContaining([...foreign.invoices.latest().keys()]));
});
