import { expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import { meteringVectors } from './vectors.ts';
import type { VectorEvent, VectorMeter } from './vectors.ts';

const all = worlds();
const http = served(all);

interface ListVector {
  readonly version: 'v1' | 'v2';
  readonly now: string;
  readonly events: readonly VectorEvent[];
  readonly customers?: readonly { readonly id: string; readonly key?: string; readonly subjectKeys: readonly string[] }[];
  readonly query: Readonly<Record<string, unknown>> & { readonly customerId?: readonly string[]; readonly filter?: object };
  readonly expected: { readonly httpStatus?: number; readonly error?: string; readonly ids?: readonly string[]; readonly customerIds?: readonly (string | null)[] };
}

interface Listed {
  readonly event: { readonly id: string };
  readonly customerId?: string;
}

/** At OpenMeter's own addresses, whose first list has a range and an age of its own. */
test.each(meteringVectors<ListVector>('event_list').map((vector) => [vector.id, vector] as const))('at its address, %s', async (_id, { version, now, events, customers = [], query, expected }) => {
  all.clock.set(Temporal.Instant.from(now));
  const own = await all.create();
  const headers = { authorization: `Bearer ${own.apiKey}` };
  const idOf = new Map<string, string>();
  for (const { id, key, subjectKeys } of customers) {
    const { made } = await own.data('mutation ($input: CreateCustomerInput!) { made: createCustomer(input: $input) { ... on Customer { id } } }', { input: { key: key ?? null, subjectKeys } });
    idOf.set(id, made.id);
  }
  if (events.length > 0) {
    const sent = await fetch(`${http.address}/api/v1/events`, { method: 'POST', headers: { ...headers, 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(events.map((event) => ({ specversion: '1.0', ...event }))) });
    expect(sent.status).toBe(204);
  }
  const { customerId = [], ...rest } = query;
  const parameters = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
  for (const name of customerId) parameters.append('customerId', idOf.get(name) ?? name);
  const answer = await fetch(`${http.address}/api/${version}/events?${parameters}`, { headers });
  expect(answer.status).toBe(expected.httpStatus ?? 200);
  if (expected.ids === undefined) return;
  const found = (await answer.json()) as Listed[] | { readonly items: Listed[] };
  const rows = 'items' in found ? found.items : found;
  const names = new Map([...idOf].map(([name, id]) => [id, name]));
  expect(rows.map(({ event }) => event.id)).toEqual(expected.ids);
  if (expected.customerIds !== undefined) expect(rows.map((row) => (row.customerId === undefined ? null : names.get(row.customerId)))).toEqual(expected.customerIds);
});

interface ValuesVector {
  readonly meter: VectorMeter;
  readonly now: string;
  readonly events: readonly VectorEvent[];
  readonly query: { readonly from?: string; readonly to?: string; readonly groupBy?: string };
  readonly expected: { readonly httpStatus?: number; readonly values?: readonly string[] };
}

const values = [...meteringVectors<ValuesVector>('meter_subjects'), ...meteringVectors<ValuesVector>('meter_group_by_values')];

test.each(values.map((vector) => [vector.id, vector] as const))('at its address, %s', async (_id, { meter, now, events, query, expected }) => {
  all.clock.set(Temporal.Instant.from(now));
  const own = await all.create();
  const headers = { authorization: `Bearer ${own.apiKey}`, 'content-type': 'application/json' };
  expect((await fetch(`${http.address}/api/v1/meters`, { method: 'POST', headers, body: JSON.stringify(meter) })).status).toBe(201);
  if (events.length > 0) expect((await fetch(`${http.address}/api/v1/events`, { method: 'POST', headers, body: JSON.stringify(events.map((event) => ({ specversion: '1.0', ...event }))) })).status).toBe(204);
  const { groupBy, ...range } = query;
  const path = groupBy === undefined ? 'subjects' : `group-by/${groupBy}/values`;
  const answer = await fetch(`${http.address}/api/v1/meters/${meter.slug}/${path}?${new URLSearchParams(range)}`, { headers });
  expect(answer.status).toBe(expected.httpStatus ?? 200);
  if (expected.values !== undefined) expect(await answer.json()).toEqual(expected.values);
});
