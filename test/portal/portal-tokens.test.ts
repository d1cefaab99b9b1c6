import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, test } from 'vitest';
import * as operations from '../operations/generated/graphql.ts';
import { served } from '../support/served.ts';
import { realNow, worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const http = served(all);
let world: World;

/** Asks a generated document over HTTP, as the holder of the credential. */
async function ask<Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables, credential = world.apiKey): Promise<Data> {
  const answer = await fetch(`${http.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${credential}` },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

interface Made {
  readonly id: string;
  readonly token: string;
}

async function token(input: operations.CreatePortalTokenInput): Promise<Made> {
  const { createPortalToken: made } = await ask(operations.CreatePortalTokenDocument, { input });
  if (!('id' in made) || made.token === null) throw new Error(JSON.stringify(made));
  return { id: made.id, token: made.token };
}

const opens = async ({ token: text }: Made): Promise<boolean> => (await fetch(`${http.address}/api/v1/portal/meters/calls/query`, { headers: { authorization: `Bearer ${text}` } })).status === 200;

/** Two meters and the usage of two customers and of a subject that is nobody's, on a day of 2026. */
async function usage(): Promise<void> {
  for (const key of ['calls', 'jobs']) await ask(operations.CreateMeterDocument, { input: { key, aggregation: 'COUNT', eventType: 'call', groupBy: [{ key: 'model', path: '$.model' }] } });
  for (const key of ['acme', 'umbrella']) await ask(operations.CreateCustomerDocument, { input: { key, subjectKeys: [`${key}-eu`] } });
  const event = (subject: string, model: string) => ({ type: 'call', subject, time: '2026-12-01T10:00:00Z', data: { model } });
  await ask(operations.IngestEventsDocument, { input: { events: [event('acme', 'a'), event('acme-eu', 'a'), event('acme-eu', 'b'), event('umbrella-eu', 'a'), event('nobody', 'a')] } });
}

test('tokens are listed the newest first without their text, end by themselves, and are invalidated one by one or all of a subject or customer', async () => {
  all.clock.set(realNow);
  world = await all.create();
  await usage();
  const made: Made[] = [];
  for (const [at, input] of [{ subject: 'nobody' }, { subject: 'nobody', allowedMeterKeys: ['calls'], expiresIn: 'P1D' }, { subject: 'acme-eu', expiresIn: 'P2D' }, { customer: { key: 'acme' }, expiresIn: 'P3D' }, { customer: { key: 'acme' }, expiresIn: 'P3D' }].entries()) {
    all.clock.set(Temporal.Instant.from(realNow).add({ seconds: at }));
    made.push(await token(input));
  }
  const [hour, day, eu, acme, again] = made as [Made, Made, Made, Made, Made];
  const list = async (first: number | null = null, after: string | null = null) => (await ask(operations.PortalTokensDocument, { first, after })).portalTokens;
  const { totalCount, nodes } = await list();
  expect([totalCount, nodes.map(({ id }) => id)]).toEqual([5, made.map(({ id }) => id).toReversed()]);
  expect(nodes[3]).toEqual({
    id: day.id, token: null, subject: 'nobody', customer: null, createdAt: '2027-01-01T00:00:01Z', expiresAt: '2027-01-02T00:00:01Z', expired: false, allowedMeterKeys: ['calls'],
  });
  expect(nodes[0]).toMatchObject({ subject: null, customer: { key: 'acme' }, allowedMeterKeys: null });
  const page = await list(2);
  expect((await list(2, page.pageInfo.endCursor)).nodes.map(({ id }) => id)).toEqual([eu.id, day.id]);

  // [createdAt, expiresAt): an hour after it was made the first is over, and none other.
  expect(await Promise.all(made.map(opens))).toEqual([true, true, true, true, true]);
  all.clock.set('2027-01-01T00:59:59.999999Z');
  expect(await opens(hour)).toBe(true);
  all.clock.set('2027-01-01T01:00:00Z');
  expect(await Promise.all(made.map(opens))).toEqual([false, true, true, true, true]);
  expect((await list()).nodes.map(({ expired }) => expired)).toEqual([false, false, false, false, true]);

  const end = async (input: operations.InvalidatePortalTokensInput) => (await ask(operations.InvalidatePortalTokensDocument, { input })).invalidatePortalTokens;
  const open = () => Promise.all(made.map(opens));
  expect(await end({ id: acme.id })).toEqual({ count: 1 });
  await expect.poll(open).toEqual([false, true, true, false, true]);
  expect(await end({ id: acme.id })).toEqual({ count: 0 });
  // One of the subject's is over already, and is not counted.
  expect(await end({ subject: 'nobody' })).toEqual({ count: 1 });
  await expect.poll(open).toEqual([false, false, true, false, true]);
  expect(await end({ customer: { key: 'acme' } })).toEqual({ count: 1 });
  await expect.poll(open).toEqual([false, false, true, false, false]);
  expect([await end({ subject: 'unknown' }), await end({ id: 'unknown' }), await end({ customer: { key: 'unknown' } })]).toEqual([{ count: 0 }, { count: 0 }, { count: 0 }]);
  for (const input of [{}, { id: again.id, subject: 'acme-eu' }]) expect(await end(input)).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ code: 'PORTAL_TOKENS_UNNAMED' }] });

  const other = await all.create();
  expect(await ask(operations.PortalTokensDocument, {}, other.apiKey)).toMatchObject({ portalTokens: { totalCount: 0 } });
  expect(await ask(operations.InvalidatePortalTokensDocument, { input: { id: eu.id } }, other.apiKey)).toEqual({ invalidatePortalTokens: { count: 0 } });
  expect(await opens(eu)).toBe(true);
});

test("a token's usage is its subject's or its customer's own whatever subjects it asks for, and is narrowed by customers and dimensions", async () => {
  all.clock.set(realNow);
  world = await all.create();
  await usage();
  const holders = { nobody: await token({ subject: 'nobody' }), eu: await token({ subject: 'acme-eu' }), acme: await token({ customer: { key: 'acme' } }) };
  const answer = async (holder: keyof typeof holders, query: operations.MeterUsageInput, meter = 'calls') => (await ask(operations.PortalMeterUsageDocument, { meter, query }, holders[holder].token)).portalMeterUsage;
  const rows = async (holder: keyof typeof holders, query: operations.MeterUsageInput = {}) => (await answer(holder, query))?.rows.map(({ subject, value, groupBy }) => [subject, ...groupBy.map((group) => group.value), value]);
  expect([await rows('nobody'), await rows('eu'), await rows('acme')]).toEqual([[['nobody', '1']], [['acme-eu', '2']], [['acme', '1'], ['acme-eu', '2']]]);
  expect(await rows('acme', { subjects: ['umbrella-eu', 'acme'], groupBy: ['model', 'subject'], filterGroupBy: [{ key: 'model', values: ['a'] }] })).toEqual([['acme', 'a', '1'], ['acme-eu', 'a', '1']]);
  const narrowed = async (...customers: operations.CustomerBy[]) => [await rows('nobody', { customers }), await rows('eu', { customers }), await rows('acme', { customers })];
  expect(await narrowed({ key: 'acme' })).toEqual([[], [['acme-eu', '2']], [['acme', '1'], ['acme-eu', '2']]]);
  expect(await narrowed({ subjectKey: 'umbrella-eu' }, { subjectKey: 'acme' })).toEqual([[], [['acme-eu', '2']], [['acme', '1'], ['acme-eu', '2']]]);
  // Somebody else's and nobody's are the same.
  for (const key of ['umbrella', 'unknown']) expect(await narrowed({ key })).toEqual([[], [], []]);
  await expect(rows('eu', { customers: [] })).rejects.toThrow('USAGE_LIST_EMPTY');
  expect(await answer('eu', {}, 'none')).toBeNull();

  // The link to the same as CSV, to the same credential.
  for (const [customers, lines] of [[null, ['acme-eu,2.000000']], [[{ key: 'umbrella' }], []]] as const) {
    const link = (await answer('eu', { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z', customers: customers === null ? null : [...customers] }))?.csvUrl ?? '';
    const csv = await (await fetch(`${http.address}${link}`, { headers: { authorization: `Bearer ${holders.eu.token}` } })).text();
    expect(csv.trim().split('\n').slice(1).map((line) => line.split(',').slice(2).join())).toEqual(lines);
  }
  const { customer } = await world.data('{ customer(by: { key: "acme" }) { id } }');
  const asked = await fetch(`${http.address}/api/v1/portal/meters/calls/query?subject=nobody&filterCustomerId=${customer.id}`, { headers: { authorization: `Bearer ${holders.eu.token}` } });
  expect(await asked.json()).toMatchObject({ data: [{ value: 2, subject: 'acme-eu', customerId: customer.id }] });
});
