import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '../support/database.ts';
import type { RunningGateway } from '../support/gateway-program.ts';
import { call, ingest } from './catalog.ts';
import { Client, environment, eventually, startGateways } from './gateway-client.ts';
import { figuresOf, isNotNow } from './load.ts';

// Three processes sell one balance to 200 callers, while others send usage of it and one of the three is killed.
const db = database();
const apiKey = 'a-key-of-my-own-choosing';
const callers = 200;
let gateways: RunningGateway[] = [];
let clients: Client[] = [];
let sql: pg.Client;
const dead = new Set<number>();
const alive = (): Client[] => clients.filter((_client, n) => !dead.has(n));

beforeAll(async () => {
  gateways = await startGateways(environment(db.url(), apiKey), 3);
  clients = gateways.map(({ address }) => new Client(address, apiKey));
  sql = new pg.Client({ connectionString: db.url() });
  await sql.connect();
  const [first] = clients as [Client];
  await first.make('createMeter', { input: ['CreateMeterInput!', { key: 'tokens', aggregation: 'SUM', eventType: 'llm.call', valueProperty: '$.tokens' }] }, '... on Meter { id }');
  await first.make('createFeature', { input: ['CreateFeatureInput!', { key: 'tokens', name: 'Tokens', meter: { key: 'tokens' } }] }, '... on Feature { id }');
});

afterAll(async () => {
  await sql?.end();
  await Promise.all(gateways.map(({ program }) => program.kill()));
  for (const { program } of gateways) expect(program.stdout).not.toContain('internal error');
});

async function prepaid(key: string, amount: number): Promise<void> {
  const [first] = clients as [Client];
  await first.make('createCustomer', { input: ['CreateCustomerInput!', { key, name: key }] }, '... on Customer { id }');
  await first.make('createEntitlement', { input: ['CreateEntitlementInput!', { metered: { customer: { key }, featureKey: 'tokens', usagePeriod: { interval: 'P1Y' }, issueAfterReset: String(amount) } }] }, '... on MeteredEntitlement { id }');
}

let turn = 0;
/** Asks one gateway after the other, and again where no answer came: with the same variables, so with the same id. */
async function answered(query: string, variables: object) {
  for (;;) {
    const left = alive();
    try {
      return (await (left[turn++ % left.length] as Client).data(query, variables)).made;
    } catch (error) {
      if (!isNotNow(error as Error)) throw error;
    }
  }
}

const authorizeText = `mutation ($input: AuthorizeUsageInput!) { made: authorizeUsage(input: $input) { __typename
  ... on UsageAuthorization { allowed amount reservation { id } } ... on Error { code message } } }`;
const authorize = async (customer: string, id: string, input: object): Promise<{ amount: number; reservation: string | null }> => {
  const made = await answered(authorizeText, { input: { customer: { key: customer }, featureKey: 'tokens', source: 'api', id, ...input } });
  if (made.__typename !== 'UsageAuthorization') throw new Error(JSON.stringify(made));
  expect(made.allowed).toBe(made.amount !== '0');
  return { amount: Number(made.amount), reservation: made.reservation?.id ?? null };
};
const commitText = 'mutation ($input: CommitReservationInput!) { made: commitReservation(input: $input) { __typename ... on UsageReservation { committedAmount } ... on Error { code message } } }';
const releaseText = 'mutation ($id: ID!) { made: releaseReservation(id: $id) { __typename ... on Error { code message } } }';

const everyCaller = (work: (caller: number) => Promise<void>) => Promise.all(Array.from({ length: callers }, (_one, caller) => work(caller)));

/** The stored events of a customer: their ids and tokens. */
async function stored(customer: string): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ id: string; tokens: string }>(`select id, data->>'tokens' as tokens from usage_event where subject = $1`, [customer]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  return new Map(rows.map(({ id, tokens }) => [id, Number(tokens)]));
}
const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0);
const valueOf = (client: Client, key: string) => client.data('query ($key: String!) { entitlementValue(customer: { key: $key }, featureKey: "tokens") { balance usage overage reserved } }', { key });

test('200 callers of three processes ask for more than there is: exactly the balance is sold', async () => {
  await prepaid('acme', 1_501);
  const sold = new Map<string, number>();
  let denied = 0;
  await everyCaller(async (caller) => {
    for (let n = 0; n < 5; n++) {
      const id = `acme-${caller}-${n}`;
      const { amount, reservation } = await authorize('acme', id, { amount: '2', mode: n % 2 === 0 ? 'COUNT' : 'RESERVE' });
      if (amount === 0) denied++;
      else sold.set(id, amount);
      if (reservation !== null) expect(await answered(commitText, { input: { id: reservation } })).toMatchObject({ committedAmount: '2' });
    }
  });
  expect([sold.size, denied]).toEqual([750, 250]);
  expect(await stored('acme')).toEqual(sold);
  for (const client of alive()) expect((await valueOf(client, 'acme')).entitlementValue).toEqual({ balance: '1', usage: '1500', overage: '0', reserved: '0' });
});

test('while usage is ingested, reservations expire and a process is killed: every use counts once, and the last unit is sold once', async () => {
  await prepaid('zen', 4_000);
  const sold = new Map<string, number>();
  // Of no time of ours: they happen when the gateway, whose clock the entitlement is on, hears of them.
  const events = Array.from({ length: 400 }, (_event, n) => ({ ...call(`zen-event-${n}`, 'zen', 1 + (n % 3)), time: undefined }));
  const sending = (async () => {
    for (let at = 0; at < events.length; at += 4) {
      const [left] = alive() as [Client];
      await ingest(left, events.slice(at, at + 4));
    }
  })();
  let finished = 0;
  // At most 2,400 of the 3,200 that are left by the events: nothing is denied here for long, whatever is held.
  const selling = everyCaller(async (caller) => {
    for (let n = 0; n < 3; n++) {
      const id = `zen-${caller}-${n}`;
      const way = (caller + n) % 4;
      if (way === 0) sold.set(id, (await authorize('zen', id, { amount: '4' })).amount);
      else if (way === 1) await authorize('zen', id, { amount: '4', mode: 'RESERVE', expiresIn: 'PT1S' });
      else {
        const { amount, reservation } = await authorize('zen', id, { amount: '4', mode: 'RESERVE', expiresIn: 'PT1H' });
        if (reservation === null) throw new Error(`${id} was denied`);
        if (way === 2) {
          expect(await answered(commitText, { input: { id: reservation, amount: '3' } })).toMatchObject({ committedAmount: '3' });
          sold.set(id, amount - 1);
        } else expect(await answered(releaseText, { id: reservation })).toEqual({ __typename: 'UsageReservation' });
      }
      finished++;
    }
  });
  await eventually('a third was sold', () => finished > callers);
  dead.add(2);
  gateways[2]?.program.signal('SIGKILL');
  await Promise.all([selling, sending, gateways[2]?.program.ended()]);
  const ingested = total(events.map(({ data }) => data.tokens));

  const [first] = alive() as [Client];
  await eventually('what nobody committed has expired', async () => {
    const { reservations } = await first.data('{ reservations(first: 1, filter: { customers: [{ key: "zen" }], statuses: [OPEN] }) { nodes { id } } }');
    return reservations.nodes.length === 0;
  });
  await everyCaller(async (caller) => {
    for (let n = 0; ; n++) {
      const id = `zen-rest-${caller}-${n}`;
      const { amount } = await authorize('zen', id, { amount: '7', allowPartial: true });
      if (amount === 0) return;
      sold.set(id, amount);
    }
  });
  expect(total(sold.values())).toBe(4_000 - ingested);
  expect(await stored('zen')).toEqual(new Map([...sold, ...events.map(({ id, data }) => [id, data.tokens] as const)]));
  for (const client of alive()) expect((await valueOf(client, 'zen')).entitlementValue).toEqual({ balance: '0', usage: '4000', overage: '0', reserved: '0' });
  const { raw, rolled } = await figuresOf(sql);
  expect(rolled).toEqual(raw);
});
