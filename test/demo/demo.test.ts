import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/demo/connection.ts';
import type { Connection } from '../../src/demo/connection.ts';
import { yearBegins, yearCustomers, yearEnds } from '../../src/demo/customers.ts';
import { demoTabs, firstSteps } from '../../src/demo/tabs.ts';
import { usageBetween } from '../../src/demo/usage.ts';
import type { GraphiqlTab } from '../../src/graphql/server/index.ts';
import { database } from '../support/database.ts';
import { RunningProgram, testSecret } from '../support/gateway-program.ts';

// The demo as its user has it: the program itself, on a database of one's own; broken off in the middle of its year, and started again.

const db = database();
const apiKey = 'a-key-for-the-demo-test';
const environment = (): Record<string, string> => ({ PORT: '0', DATABASE_URL: db.url(), TOLLGATE_SECRET_KEY: testSecret, TOLLGATE_API_KEY: apiKey });
const programs: RunningProgram[] = [];
const readyLine = /^Tollgate is ready at (\S+)\/graphql$/m;

function run(file: string, ...args: string[]): RunningProgram {
  const program = new RunningProgram(file, environment(), args);
  programs.push(program);
  return program;
}

let demo: RunningProgram;
let connection: Connection;
let tabs: readonly GraphiqlTab[];

beforeAll(async () => {
  const brokenOff = run('demo.ts');
  await brokenOff.says(/test clock: 2025-03/);
  await brokenOff.kill();
  demo = run('demo.ts');
  const [, address] = await demo.says(readyLine);
  connection = connect(address as string, apiKey);
  tabs = await demoTabs(await idsOfTheDemo());
});
afterAll(async () => {
  for (const program of programs) await program.kill();
});

async function idsOfTheDemo() {
  const { testClocks, invoices } = await connection.ask<{ testClocks: { nodes: { id: string }[] }; invoices: { nodes: { number: string; lines: { nodes: { id: string; name: string }[] } }[] } }>(
    '{ testClocks { nodes { id } } invoices(filter: { customers: [{ key: "meridian" }], issuedAfter: "2026-01-01T00:00:00Z" }) { nodes { number lines(first: 20) { nodes { id name } } } } }',
  );
  const portalToken = /^Portal token {2}(\S+)$/m.exec(demo.stdout)?.[1] as string;
  expect(testClocks.nodes).toHaveLength(1);
  const { number, lines } = invoices.nodes[0]!;
  return { clockId: testClocks.nodes[0]!.id, invoiceNumber: number, invoiceLineId: lines.nodes.find(({ name }) => name === 'Priority support')!.id, portalToken };
}

const operationOf = ({ query }: GraphiqlTab): string => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] as string;
const isLive = ({ query }: GraphiqlTab): boolean => /^subscription /m.test(query);

/** What a tab answers, as GraphiQL asks it. */
async function answerOf(tab: GraphiqlTab, credential: string, ids: ReadonlyMap<string, string> = new Map()): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ query: tab.query, variables: tab.variables, operationName: operationOf(tab) }).replace(/<id of (\w+)>/g, (_words, name: string) => ids.get(name) ?? name);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${credential}`, ...tab.headers };
  const response = await fetch(`${connection.address}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  expect(errors, tab.name).toBeUndefined();
  expect(JSON.stringify(data), tab.name).not.toMatch(/"code":/);
  return data;
}

const soMany = (count: number) => ({ length }: { length: number }): boolean => length >= count;

/** Values of a live tab from the first until they are enough. */
async function valuesOf<Value>(tab: GraphiqlTab, credential: string, isEnough: (values: readonly Value[]) => boolean, then: () => Promise<unknown> = () => Promise.resolve()): Promise<Value[]> {
  const stopping = new AbortController();
  const response = await fetch(`${connection.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${credential}` },
    body: JSON.stringify({ query: tab.query }),
    signal: stopping.signal,
  });
  await then();
  const values: Value[] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) values.push(Object.values((JSON.parse(line.slice(6)) as { data: object }).data)[0] as Value);
    if (isEnough(values)) break;
  }
  stopping.abort();
  return values;
}

/** An answer that can be compared: ids differ from run to run, and numbers go on where the year that was broken off had come to. */
const golden = (data: unknown): string =>
  `${JSON.stringify(
    data,
    (key, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (key === 'number') return value.replace(/\d+(-CN\d+)?$/, '<number>$1');
      return key === 'id' && value.length > 30 ? '<id>' : value;
    },
    1,
  )}\n`;

const tab = (operation: string): GraphiqlTab => tabs.find((one) => operationOf(one) === operation) as GraphiqlTab;

describe('the operations of the demo answer what they always answer', () => {
  test.each(['WhoAmI', 'WhatIsSold', 'WhoBuys', 'ABillingPage', 'WhyThisAmount', 'UsageByModel', 'MayThey', 'SendUsage', 'WhatWouldItCost', 'TopUp', 'AsTheCustomer', 'AskAndUse', 'WhyIsThisLeft', 'WhereItWent'])('%s', async (operation) => {
    const data = await answerOf(tab(operation), apiKey);
    // Whoever adds a scope need not think of the demo.
    if (operation === 'WhoAmI') (data['viewer'] as { scopes?: unknown }).scopes = '<all>';
    // Customers of real time are at another time in every run.
    if (operation === 'WhoBuys') (data['customers'] as { nodes: { testClock: unknown }[] }).nodes = (data['customers'] as { nodes: { testClock: unknown }[] }).nodes.filter(({ testClock }) => testClock !== null);
    await expect(golden(data)).toMatchFileSnapshot(`answers/${operation}.json`);
  });

  test('figures of real time move by themselves', async () => {
    // A busy gateway may tell one figure twice, for two events of which it has both; and usage begins anew with each day.
    type Usage = { value: string; from: string };
    const daysOf = (values: readonly Usage[]): number[][] => [...Map.groupBy(values, ({ from }) => from).values()].map((day) => day.map(({ value }) => Number(value)));
    const usage = await valuesOf<Usage>(tab('WatchUsage'), apiKey, (values) => daysOf(values).some((day) => new Set(day).size === 3));
    for (const day of daysOf(usage)) expect(day).toEqual(day.toSorted((a, b) => a - b));
    const allowance = await valuesOf<{ balance: string; hasAccess: boolean }>(tab('WatchAnAllowance'), apiKey, (values) => new Set(values.map(({ balance }) => balance)).size === 3);
    const balances = allowance.map(({ balance }) => Number(balance));
    expect(balances).toEqual(balances.toSorted((a, b) => b - a));
    expect(allowance.every(({ hasAccess }) => hasAccess)).toBe(true);
  });

  test('next month comes today, and is watched', async () => {
    const changes = await valuesOf<{ status: string }>(tab('WatchInvoices'), apiKey, soMany(3), async () => {
      await expect(golden(await answerOf(tab('NextMonthToday'), apiKey))).toMatchFileSnapshot('answers/NextMonthToday.json');
    });
    expect(changes.length).toBeGreaterThanOrEqual(3);
    await expect(golden(await answerOf(tab('January'), apiKey))).toMatchFileSnapshot('answers/January.json');
  });

  test('what is given back and what was paid before pays of what comes next, and a customer of real time sees that grow', async () => {
    for (const operation of ['GiveSomethingBack', 'SellPrepaidCredits', 'WhatComesNext', 'WhatIsLeftOfThem']) {
      await expect(golden(await answerOf(tab(operation), apiKey))).toMatchFileSnapshot(`answers/${operation}.json`);
    }
    const used = ({ lines }: { lines: { quantity: string | null }[] }): number => lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);
    const told = await valuesOf<Parameters<typeof used>[0]>(tab('WatchWhatComesNext'), apiKey, soMany(2));
    const grown = told.map(used);
    expect(grown).toEqual([...new Set(grown)].toSorted((a, b) => a - b));
  });

  test('every operation was run', () => {
    expect(tabs.map(operationOf)).toEqual([
      'WhoAmI', 'WhatIsSold', 'WhoBuys', 'ABillingPage', 'WhyThisAmount', 'UsageByModel', 'MayThey', 'WatchUsage', 'WatchAnAllowance', 'SendUsage', 'WhatWouldItCost',
      'TopUp', 'WatchInvoices', 'NextMonthToday', 'January', 'AsTheCustomer', 'AskAndUse', 'WhyIsThisLeft', 'WhereItWent',
      'GiveSomethingBack', 'SellPrepaidCredits', 'WhatComesNext', 'WhatIsLeftOfThem', 'WatchWhatComesNext',
    ]);
  });
});

test('an invoice comes to what its events come to, computed apart', async () => {
  const { invoice } = (await answerOf(tab('WhyThisAmount'), apiKey)) as { invoice: { totals: { total: string }; lines: { nodes: { name: string; totals: { total: string } }[] } } };
  const meridian = yearCustomers.find(({ key }) => key === 'meridian')!;
  const events = usageBetween(
    { ...meridian, subjectKeys: meridian.input.subjectKeys },
    Temporal.Instant.from('2025-12-01T00:00:00Z'), Temporal.Instant.from('2026-01-01T00:00:00Z'),
    { from: Temporal.Instant.from(yearBegins), to: Temporal.Instant.from(yearEnds) },
  );
  const tokens = (kind: string, model: string): bigint =>
    events.reduce((sum, { data }) => (data?.['model'] === model ? sum + BigInt(data[kind] as number) : sum), 0n);
  /** Billionths of a dollar to cents, half away from zero. */
  const cents = (billionths: bigint): bigint => (billionths + 5_000_000n) / 10_000_000n;
  const smallInput = tokens('input_tokens', 'atlas-small');
  const embedded = tokens('input_tokens', 'atlas-embed');
  const searches = BigInt(events.filter(({ type }) => type === 'search.completed').length);
  const bound = 200_000_000n;
  const expected: Record<string, bigint> = {
    'Priority support': 45_000n,
    'Atlas Large: input': cents(tokens('input_tokens', 'atlas-large') * 2_500n),
    'Atlas Large: cached input': cents(tokens('cached_tokens', 'atlas-large') * 1_250n),
    'Atlas Large: output': cents(tokens('output_tokens', 'atlas-large') * 10_000n),
    'Atlas Small: input': smallInput <= bound ? cents(smallInput * 150n) : cents(bound * 150n) + cents((smallInput - bound) * 120n),
    'Atlas Small: output': cents(tokens('output_tokens', 'atlas-small') * 600n),
    'Atlas Embed: input': cents(embedded * (embedded <= 100_000_000n ? 20n : 15n)),
    'Web searches': ((searches + 99n) / 100n) * 100n,
  };
  const centsOf = (amount: string): bigint => {
    const [whole, part = ''] = amount.split('.');
    return BigInt(`${whole}${part.padEnd(2, '0')}`);
  };
  expect(Object.fromEntries(invoice.lines.nodes.map(({ name, totals }) => [name, centsOf(totals.total)]))).toEqual(expected);
  expect(centsOf(invoice.totals.total)).toBe(Object.values(expected).reduce((sum, part) => sum + part, 0n));
});

test('the first steps lead an empty organization from a meter to a paid invoice', async () => {
  const admin = run('admin.ts', 'create-organization', '--key', 'beginners');
  expect(await admin.ended()).toBe(0);
  const { apiKey: own } = JSON.parse(admin.stdout.trim().split('\n').at(-1) as string) as { apiKey: string };
  const ids = new Map<string, string>();
  const answers: Record<string, unknown> = {};
  for (const step of await firstSteps()) {
    const operation = operationOf(step);
    if (isLive(step)) {
      answers[operation] = (await valuesOf(step, own, soMany(1))).slice(0, 1);
      continue;
    }
    const data = await answerOf(step, own, ids);
    const first = Object.values(data)[0] as { id?: string };
    if (first?.id !== undefined) ids.set(operation, first.id);
    answers[operation] = operation === 'PublishIt' ? { ...data, publishPlan: { ...(data['publishPlan'] as object), effectiveFrom: '<now>' } } : data;
  }
  await expect(golden(answers)).toMatchFileSnapshot('answers/first-steps.json');
});

test('a second start makes nothing and goes on; it stops when it is told to', async () => {
  const count = async (): Promise<unknown> => connection.ask('{ customers { totalCount } testClocks { totalCount } subscriptions { totalCount } plan(by: { key: "scale" }) { version } }');
  const before = await count();
  expect(await demo.stop()).toBe(0);
  expect(demo.stderr).toBe('');
  const again = run('demo.ts');
  const [, address] = await again.says(readyLine);
  expect(again.stdout).not.toContain('offer:');
  connection = connect(address as string, apiKey);
  expect(await count()).toEqual(before);
  expect(await again.stop()).toBe(0);
});
