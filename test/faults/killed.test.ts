import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '../support/database.ts';
import { startGateway } from '../support/gateway-program.ts';
import type { RunningGateway } from '../support/gateway-program.ts';
import { advance, begins, call, catalog, ingest, post, subscriber } from './catalog.ts';
import type { Call } from './catalog.ts';
import { Client, createOrganization, environment, eventually } from './gateway-client.ts';
import { figuresOf, figuresSent, isNotNow, Load, storedIds } from './load.ts';

// A process of the product that ends in the middle of its work, and the one that takes its place.
const db = database();
const apiKey = 'a-key-of-my-own-choosing';
let env: Record<string, string>;
let gateway: Promise<RunningGateway>;
let sql: pg.Client;
let twinKey: string;
let clock: string;
const sent: Call[] = [];

const client = async (key = apiKey): Promise<Client> => new Client((await gateway).address, key);

beforeAll(async () => {
  env = environment(db.url(), apiKey);
  gateway = startGateway(env);
  sql = new pg.Client({ connectionString: db.url() });
  await Promise.all([gateway, sql.connect()]);
  const [made] = await Promise.all([client().then(catalog), createOrganization(env, 'twin').then((key) => (twinKey = key))]);
  clock = made;
  await (await client()).make('createMeter', { input: ['CreateMeterInput!', { key: 'models', aggregation: 'UNIQUE_COUNT', eventType: 'llm.call', valueProperty: '$.model' }] }, '... on Meter { id }');
});

afterAll(async () => {
  await sql?.end();
  const { program } = await gateway;
  await program.kill();
  expect(program.stdout).not.toContain('internal error');
});

/** Ends the process and starts another; whoever asks meanwhile waits for that one. Answers the exit code of the first. */
async function replace(signal: 'SIGKILL' | 'SIGTERM', between: () => Promise<void> = () => Promise.resolve()): Promise<number | null> {
  const { program } = await gateway;
  const ended = (async () => {
    program.signal(signal);
    const code = await program.ended();
    await between();
    return code;
  })();
  gateway = ended.then(() => startGateway(env));
  gateway.catch(() => undefined);
  return ended;
}

const endSessions = (names: string) =>
  sql.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like $1', [names]);

/** Waits until so many transactions wait for what a test holds. */
const heldUp = (howMany: number) =>
  eventually(`${howMany} transactions are held up`, async () => {
    const { rowCount } = await sql.query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'tollgate' and wait_event_type = 'Lock'`);
    return (rowCount ?? 0) >= howMany;
  });

/** Pieces share events, so that the same ones are on their way at the same time. */
function events(name: string, count: number): Call[] {
  const own = Array.from({ length: count }, (_event, n) => call(`${name}-${n - (n % 10 === 9 ? 9 : 0)}`, `s${n % 5}`, 1 + (n % 50), `2026-01-0${1 + (n % 7)}T0${n % 9}:00:00Z`));
  const first = new Map<string, Call>();
  for (const event of own) if (!first.has(event.id)) first.set(event.id, event);
  return own.map(({ id }) => first.get(id) as Call).toSorted((a, b) => (a.data.tokens * 7919) % 101 - (b.data.tokens * 7919) % 101);
}

/** What answers have called stored until now is stored. */
async function nothingLost(load: Load): Promise<void> {
  const called = [...load.stored];
  const there = new Set(await storedIds(sql));
  expect(called.filter((id) => !there.has(id))).toEqual([]);
}

/** Raw rows, roll-ups and the graph agree with all that was ever sent here. */
async function allAgrees(load: Load): Promise<void> {
  const ids = [...new Set(sent.map(({ id }) => id))].toSorted();
  expect((await storedIds(sql)).toSorted()).toEqual(ids);
  expect([...load.accepted].filter(([, times]) => times > 1)).toEqual([]);
  const truth = figuresSent(sent);
  const { raw, rolled } = await figuresOf(sql);
  expect(raw.toSorted()).toEqual(truth);
  expect(rolled.toSorted()).toEqual(truth);
  const { tokens, models } = await (await client()).data(`{
    tokens: meterUsage(meter: { key: "tokens" }, query: { from: "${begins}", to: "2026-02-01T00:00:00Z" }) { rows { value } }
    models: meterUsage(meter: { key: "models" }, query: { from: "${begins}", to: "2026-02-01T00:00:00Z" }) { rows { value } }
  }`);
  const once = new Map(sent.map((event) => [event.id, event.data]));
  expect(tokens.rows).toEqual([{ value: String([...once.values()].reduce((sum, data) => sum + data.tokens, 0)) }]);
  expect(models.rows).toEqual([{ value: String(new Set([...once.values()].map(({ model }) => model)).size) }]);
}

test('SIGKILL and SIGTERM during ingest: what was answered is there, and sent again everything counts once', async () => {
  const own = events('killed', 2000);
  sent.push(...own);
  const load = new Load(own, 20);
  const sending = load.send(8, client);
  for (const [answers, signal] of [[20, 'SIGKILL'], [60, 'SIGTERM']] as const) {
    await load.reaches(answers);
    const code = await replace(signal, () => nothingLost(load));
    expect(code).toBe(signal === 'SIGKILL' ? null : 0);
  }
  await sending;
  expect(load.refused).toBeGreaterThan(0);
  await allAgrees(load);
});

test('database sessions ended during ingest: answers are "stored" or "not now", and sent again everything counts once', async () => {
  const own = events('ended', 2000);
  sent.push(...own);
  const load = new Load(own, 20);
  const sending = load.send(8, client);
  // Those that store, then all of the process.
  for (const [answers, names] of [[15, 'tollgate-ingest'], [30, 'tollgate-ingest'], [50, 'tollgate%'], [60, 'tollgate-ingest'], [70, 'tollgate%'], [80, 'tollgate%']] as const) {
    await load.reaches(answers);
    await endSessions(names);
    await nothingLost(load);
  }
  await sending;
  await allAgrees(load);
});

test('sessions lost in the middle of transactions: the answers say so, and no place in the pool of connections stays taken', async () => {
  const holder = new pg.Client({ connectionString: db.url() });
  await holder.connect();
  const make = async (key: string): Promise<unknown> => (await (await client()).ask(`mutation { createCustomer(input: { key: "${key}", name: "Lost" }) { __typename } }`)).errors?.[0]?.extensions.code;
  // More than the pool has places.
  for (const round of ['one', 'two', 'three']) {
    await holder.query('begin; lock table customer in exclusive mode');
    const answers = Promise.all(Array.from({ length: 10 }, (_request, n) => make(`lost_${round}_${n}`)));
    await heldUp(10);
    await endSessions('tollgate');
    await holder.query('rollback');
    expect(await answers).toEqual(Array.from({ length: 10 }, () => 'UNAVAILABLE'));
  }
  await holder.end();
  expect(await Promise.all(Array.from({ length: 20 }, (_request, n) => make(`kept_${n}`)))).toEqual(Array.from({ length: 20 }, () => undefined));
  const { rows } = await sql.query(`select count(*)::int as kept from customer where key like 'kept%' or key like 'lost%'`);
  expect(rows).toEqual([{ kept: 20 }]);
});

/** What a customer was billed, in the order of the numbers. */
async function billed(asked: Client): Promise<unknown[]> {
  const invoices: { number: string | null }[] = [];
  for (const key of subscribers) {
    const { customer } = await asked.data(`{ customer(by: { key: "${key}" }) { invoices(first: 40) { nodes {
      number status issuedAt paidAt period { from to } totals { amount total } customer { key } payments { amount currency status }
      lines(first: 5) { nodes { name period { from to } quantity totals { total } } }
    } } } }`);
    invoices.push(...customer.invoices.nodes.map((invoice: { number: string; lines: { nodes: { name: string }[] } }) => ({ ...invoice, lines: invoice.lines.nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1)) })));
  }
  return invoices.toSorted((a, b) => counted(a.number) - counted(b.number));
}

/** What is due at once is done by a job: of two customers the one whose job ran first has the lower number. */
const paidInAdvance = (asked: Client, key: string) =>
  eventually(`${key} has paid for its first month`, async () => {
    const { customer } = await asked.data(`{ customer(by: { key: "${key}" }) { invoices(first: 5) { nodes { status } } } }`);
    return (customer.invoices.nodes as { status: string }[]).some(({ status }) => status === 'PAID');
  });

const counted = (number: string | null): number => Number(/\d+$/.exec(number ?? '')?.[0] ?? 0);
const subscribers = ['ada', 'bob'];
const monthsLater = '2026-08-10T00:00:00Z';

test('SIGKILL, or the loss of all database sessions, in the middle of advancing a clock: advanced again it ends like its twin that nothing happened to', async () => {
  const twin = await client(twinKey);
  const twinClock = await catalog(twin);
  for (const [asked, on] of [[await client(), clock], [twin, twinClock]] as const) {
    for (const key of subscribers) await subscriber(asked, key, on).then(() => paidInAdvance(asked, key));
    await post(asked, subscribers.flatMap((key, n) => Array.from({ length: 8 }, (_event, month) => call(`${key}-${month}`, key, 100 * (n + 1) + month, `2026-${String(month + 1).padStart(2, '0')}-03T00:00:00Z`))));
  }
  await advance(twin, twinClock, monthsLater);

  const holder = new pg.Client({ connectionString: db.url() });
  await holder.connect();
  // It is held up where it writes to that table after so many invoices, however fast it is, and ends there.
  const ends = [[2, 'invoice_counter', 'process'], [4, 'payment', 'sessions'], [6, 'invoice_line', 'sessions'], [8, 'test_clock', 'process'], [10, 'outbox_event', 'sessions'], [12, 'due_work', 'sessions']] as const;
  await sql.query(`create function held_up() returns trigger language plpgsql as $$ begin
    if (select count(*) from invoice i join organization o on o.id = i.organization_id where o.key = 'default' and i.issued_at is not null) >= tg_argv[0]::int then perform pg_advisory_xact_lock_shared(tg_argv[0]::int); end if;
    return null; end $$`);
  for (const [count, table] of ends) {
    await holder.query('select pg_advisory_lock($1)', [count]);
    await sql.query(`create trigger held_up before insert or update on ${table} for each statement execute function held_up(${count})`);
  }
  const refusals: string[] = [];
  const advancing = advanceUntilDone(refusals);
  for (const [count, , end] of ends) {
    await Promise.race([heldUp(1), advancing.then(() => Promise.reject(new Error('it was done before it was interrupted')))]);
    const before = refusals.length;
    const goOn = async (): Promise<void> => void (await holder.query('select pg_advisory_unlock($1)', [count]));
    if (end === 'process') await replace('SIGKILL', goOn);
    else await endSessions('tollgate').then(goOn);
    await eventually('whoever asked has noticed', () => refusals.length > before);
  }
  await holder.end();
  await advancing;

  const [mine, its] = await Promise.all([billed(await client()), billed(await client(twinKey))]);
  expect(its.length).toBeGreaterThanOrEqual(16);
  expect(mine).toEqual(its);
  const numbers = (mine as { number: string | null }[]).flatMap(({ number }) => (number === null ? [] : [counted(number)]));
  expect(numbers).toEqual(Array.from(numbers, (_number, n) => n + 1));
});

/** Asks for it until the answer says that it is done; keeps what was said instead. */
async function advanceUntilDone(refusals: string[]): Promise<void> {
  for (;;) {
    try {
      return void (await advance(await client(), clock, monthsLater));
    } catch (error) {
      // Besides what says "not now": the database has not noticed yet that the process which had the clock is gone.
      if (!isNotNow(error as Error) && !(error as Error).message.includes('TEST_CLOCK_BUSY')) throw error;
      refusals.push((error as Error).message);
    }
  }
}

test('SIGTERM with requests and streams open: they are answered, streams end in order, sockets close with 1001, the exit code is 0', async () => {
  const asked = await client();
  const figure = `subscription { meterUsageChanged(meter: { key: "tokens" }, query: { from: "${begins}" }) { value } }`;
  const [socket, sse] = [asked.overWebSocket(figure), asked.overSse(figure)];
  await Promise.all([socket, sse].map((watch) => watch.until(({ said }) => said.length > 0)));
  const holder = new pg.Client({ connectionString: db.url() });
  await holder.connect();
  await holder.query('begin; lock table usage_event_key, customer in exclusive mode');
  const requests = Promise.all([
    ingest(asked, [call('at-the-end-1', 's1', 1)]),
    post(asked, [call('at-the-end-2', 's1', 1)]),
    asked.make('createCustomer', { input: ['CreateCustomerInput!', { key: 'at_the_end', name: 'At the end' }] }, '... on Customer { key }'),
  ]);
  await eventually('all are held up', async () => {
    const { rows } = await sql.query(`select distinct application_name as name from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' order by 1`);
    return JSON.stringify(rows.map(({ name }) => name)) === JSON.stringify(['tollgate', 'tollgate-ingest']);
  });
  const { program } = await gateway;
  program.signal('SIGTERM');
  await eventually('nobody else is let in', () => fetch(`${asked.address}/health/live`, { headers: { connection: 'close' } }).then((response) => response.status !== 200, () => true));
  await holder.query('rollback');
  await holder.end();
  expect(await requests).toEqual([['ACCEPTED'], undefined, { __typename: 'Customer', key: 'at_the_end' }]);
  await socket.until(({ closeCode }) => closeCode !== null);
  await sse.until(({ over }) => over !== undefined);
  expect([socket.closeCode, sse.over]).toEqual([1001, null]);
  expect([await program.ended(), program.stderr]).toEqual([0, '']);
  expect(await storedIds(sql)).toEqual(expect.arrayContaining(['at-the-end-1', 'at-the-end-2']));
  expect((await sql.query(`select key from customer where key = 'at_the_end'`)).rows).toEqual([{ key: 'at_the_end' }]);
});
