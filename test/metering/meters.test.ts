import { beforeEach, expect, test } from 'vitest';
import { runDueNow } from '../../src/customers/index.ts';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { present } from '../../src/kit/assert.ts';
import { askUsage } from '../../src/metering/ask-usage.ts';
import { definitionOf } from '../../src/metering/meter.entity.ts';
import { meterBy } from '../../src/metering/meter.store.ts';
import { compileMeter } from '../../src/metering/meter.ts';
import { usageInRanges } from '../../src/metering/usage-ranges.store.ts';
import { usageGroupValues } from '../../src/metering/usage-values.store.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
beforeEach(async () => {
  world = await all.create();
  await create({ key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] });
});

const conflict = '... on Error { code message } ... on ConflictError { conflictingId }';
const errors = `${conflict} ... on ValidationError { issues { code path } }`;
const create = (input: object) => world.data(`mutation ($input: CreateMeterInput!) { made: createMeter(input: $input) { __typename ... on Meter { id } ${errors} } }`, { input });
const update = async (input: object, by: object = { key: 'tokens' }) =>
  (await world.data(`mutation ($by: MeterBy!, $input: UpdateMeterInput!) { updateMeter(by: $by, input: $input) { __typename ... on Meter { key name description metadata groupBy { key path } createdAt updatedAt deletedAt eventFrom } ${errors} } }`, { by, input })).updateMeter;
const remove = async (by: object = { key: 'tokens' }) =>
  (await world.data(`mutation ($by: MeterBy!) { deleteMeter(by: $by) { __typename ... on Meter { id key deletedAt } ${conflict} } }`, { by })).deleteMeter;
const ingest = (...events: object[]) => world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted results { issues { code } } } } }', { events });
const call = (id: string, time: string, data: object) => ({ id, type: 'call', subject: 'acme', time, data });
const grouped = async (groupBy: string[], key = 'tokens') =>
  (await world.data('query ($key: Key!, $groupBy: [String!]) { meterUsage(meter: { key: $key }, query: { groupBy: $groupBy }) { rows { value groupBy { value } } } }', { key, groupBy })).meterUsage?.rows
    .map(({ value, groupBy: values }: { value: string; groupBy: { value: string }[] }) => [...values.map((one) => one.value), value].join(' '));

test('a meter keeps what is its own, and an update changes only what is given', async () => {
  expect(await update({ name: 'Tokens', metadata: { team: 'billing', limit: 12 } })).toMatchObject({
    __typename: 'Meter', key: 'tokens', name: 'Tokens', description: null, metadata: { team: 'billing', limit: 12 }, groupBy: [{ key: 'model', path: '$.model' }], deletedAt: null, eventFrom: null,
  });
  expect(await update({ name: null, description: 'what is used' })).toMatchObject({ name: 'tokens', description: 'what is used', metadata: { team: 'billing', limit: 12 } });
  expect(await update({ groupBy: [{ key: 'subject', path: '$.tokens' }], name: '' })).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'METER_NAME_LENGTH' }, { code: 'METER_GROUP_BY_KEY_RESERVED' }, { code: 'METER_GROUP_BY_IS_VALUE' }] });
  expect(await update({ name: 'x' }, { key: 'none' })).toMatchObject({ __typename: 'NotFoundError', code: 'METER_NOT_FOUND' });
});

test('other dimensions count for stored events and for those that come', async () => {
  await create({ key: 'callers', aggregation: 'UNIQUE_COUNT', eventType: 'call', valueProperty: '$.user', groupBy: [{ key: 'model', path: '$.model' }] });
  await ingest(
    call('1', '2026-12-01T10:00:00Z', { tokens: '0.1', model: 'a', region: 'eu', user: 'u' }),
    call('2', '2026-12-01T10:20:00Z', { tokens: '0.2', model: 'b', region: 'eu', user: 'u' }),
    call('3', '2026-12-02T10:00:00Z', { tokens: '4', model: 'a', region: 'us', user: 'v' }),
  );
  expect(await grouped(['model'])).toEqual(['a 4.1', 'b 0.2']);
  const groupBy = [{ key: 'region', path: '$.region' }];
  await update({ groupBy });
  await update({ groupBy }, { key: 'callers' });
  expect(await grouped(['region'])).toEqual(['eu 0.3', 'us 4']);
  expect(await grouped(['region'], 'callers')).toEqual(['eu 1', 'us 1']);
  await ingest(call('4', '2026-12-02T11:00:00Z', { tokens: '1', region: 'us', user: 'u' }));
  expect(await grouped(['region'])).toEqual(['eu 0.3', 'us 5']);
  expect(await grouped(['region'], 'callers')).toEqual(['eu 1', 'us 2']);
  expect(await grouped([])).toEqual(['5.3']);
  expect((await world.ask('{ meterUsage(meter: { key: "tokens" }, query: { groupBy: ["model"] }) { rows { value } } }')).errors[0]).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('"region"') });
});

test('a query that a change of dimensions overtakes is answered by the meter of now, and never by places of the one before', async () => {
  const at = (minute: string): string => `2026-12-01T10:${minute}:00Z`;
  await create({ key: 'callers', aggregation: 'UNIQUE_COUNT', eventType: 'call', valueProperty: '$.user', groupBy: [{ key: 'model', path: '$.model' }] });
  await ingest(call('1', at('10'), { tokens: 1, model: 'a', region: 'eu', user: 'u' }), call('2', at('20'), { tokens: 2, model: 'b', region: 'eu', user: 'v' }), call('4', at('30'), { tokens: 8, model: 'a', region: 'eu', user: 'w' }), call('3', '2026-12-01T12:00:00Z', { tokens: 4, model: 'a', region: 'us', user: 'u' }));
  const { read } = world.command();
  for (const [key, all, cut] of [['tokens', ['13', '2'], '3'], ['callers', ['2', '1'], '2']] as const) {
    const stale = present(await meterBy(read, { key }), 'the meter');
    await update({ groupBy: [{ key: 'region', path: '$.region' }, { key: 'model', path: '$.model' }] }, { key });
    const rows = await askUsage(read, null, stale, { groupBy: ['model'] }, []);
    expect(rows.map(({ groupBy, value }) => `${groupBy.map((one) => one.value)} ${value}`)).toEqual([`a ${all[0]}`, `b ${all[1]}`]);
    // Of an hour that is cut groups are told apart by their values.
    const [whole] = await askUsage(read, null, stale, { from: Temporal.Instant.from(at('05')), to: Temporal.Instant.from(at('25')) }, []);
    expect(whole?.value.toString()).toBe(cut);
    const meter = compileMeter(definitionOf(stale));
    const filters = [{ dimension: 0, filter: { operator: 'eq', value: 'a' } }] as const;
    const question = { meter, filters, subjects: ['acme'], from: Temporal.Instant.from('2026-12-01T00:00:00Z'), to: Temporal.Instant.from('2026-12-02T00:00:00Z') };
    await expect(usageInRanges(read, [question])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(usageInRanges(read, [{ ...question, filters: [], from: Temporal.Instant.from(at('15')) }])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // Nothing is told apart.
    expect(String((await usageInRanges(read, [{ ...question, filters: [] }]))[0])).toBe(key === 'tokens' ? '15' : '3');
    await expect(usageGroupValues(read, meter, 0, { from: null, to: null }, null)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  }
});

test('a dimension that a feature filters by is kept, and so is a meter that is used', async () => {
  const { feature } = await world.data('mutation { feature: createFeature(input: { key: "small", name: "Small", meter: { key: "tokens" }, filterGroupBy: [{ key: "model", values: ["small"] }] }) { ... on Feature { id } } }');
  await ingest(call('1', '2026-12-01T10:00:00Z', { tokens: 3, model: 'small' }));
  expect(await update({ groupBy: [] })).toMatchObject({ __typename: 'ConflictError', code: 'METER_IN_USE', conflictingId: feature.id, message: expect.stringContaining('"model"') });
  expect(await grouped(['model'])).toEqual(['small 3']);
  expect(await update({ groupBy: [{ key: 'region', path: '$.region' }, { key: 'model', path: '$.model' }] })).toMatchObject({ __typename: 'Meter' });
  expect(await grouped(['model'])).toEqual(['small 3']);
  expect(await remove()).toMatchObject({ __typename: 'ConflictError', code: 'METER_IN_USE', conflictingId: feature.id });

  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  const made = await world.data('mutation { made: createEntitlement(input: { metered: { customer: { key: "acme" }, featureKey: "small", usagePeriod: { interval: "P1M" } } }) { __typename ... on MeteredEntitlement { id } } }');
  await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: feature.id });
  expect(await remove()).toMatchObject({ code: 'METER_IN_USE', conflictingId: made.made.id });
  expect(await update({ groupBy: [] })).toMatchObject({ code: 'METER_IN_USE' });
});

test('a meter that a running subscription is charged by is kept, and so are dimensions that have a price, until all is billed', async () => {
  const { feature } = await world.data('mutation { feature: createFeature(input: { key: "small", name: "Small", meter: { key: "tokens" } }) { ... on Feature { id } } }');
  expect(await update({ filters: [{ key: 'region', values: ['eu', 'us'] }, { key: 'free', values: ['x'] }] })).toMatchObject({ __typename: 'Meter' });
  const model = { key: 'model', path: '$.model' };
  expect(await update({ groupBy: [model, { key: 'team', path: '$.team' }] })).toMatchObject({ __typename: 'Meter' });
  const filters = [{ values: [{ dimension: 'model', values: ['a'] }, { dimension: 'region', values: ['eu'] }], price: { unit: { amount: '2' } } }];
  const rateCards = [{ key: 'small', name: 'Small', featureKey: 'small', price: { unit: { amount: '1' } }, billingCadence: 'P1M', filters, groupBy: ['team'] }];
  const kept = async (conflictingId: string) => {
    const refused = [await update({ groupBy: [] }), await update({ filters: [] }), await update({ filters: [{ key: 'region', values: ['us', 'asia'] }] }), await update({ groupBy: [model] })];
    expect(refused).toEqual(['"model"', '"region"', '"eu" of "region"', '"team"'].map((lost) => expect.objectContaining({ code: 'METER_IN_USE', conflictingId, message: expect.stringContaining(`cannot lose ${lost}`) })));
    // What none has a price for may go.
    expect(await update({ filters: [{ key: 'region', values: ['eu', 'asia'] }] })).toMatchObject({ __typename: 'Meter' });
  };
  const { plan } = await world.data('mutation ($input: CreatePlanInput!) { plan: createPlan(input: $input) { ... on Plan { id } ... on ValidationError { issues { message } } } }', {
    input: { key: 'offer', name: 'Offer', currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'only', name: 'Only', rateCards }] },
  });
  await world.data('mutation ($id: ID!) { publishPlan(id: $id) { __typename } }', { id: plan.id });
  await kept(plan.id);
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  const { made } = await world.data('mutation { made: createSubscription(input: { customer: { key: "acme" }, plan: { key: "offer" } }) { __typename ... on Subscription { id } } }');
  await world.data('mutation ($id: ID!) { deleteFeature(id: $id) { __typename } }', { id: feature.id });
  expect(await remove()).toMatchObject({ code: 'METER_IN_USE', conflictingId: made.id });
  await world.data('mutation ($id: ID!) { archivePlan(id: $id) { __typename } }', { id: plan.id });
  await kept(made.id);

  all.clock.set(all.clock.now().add({ hours: 1 }));
  await world.data('mutation ($id: ID!) { cancelSubscription(by: { id: $id }, timing: { preset: IMMEDIATE }) { __typename } }', { id: made.id });
  const { invoices } = await world.data('{ invoices(first: 5) { nodes { id status } } }');
  expect(invoices.nodes).toEqual([{ id: expect.any(String), status: 'GATHERING' }]);
  await kept(invoices.nodes[0].id);
  expect(await remove()).toMatchObject({ code: 'METER_IN_USE', conflictingId: invoices.nodes[0].id, message: expect.stringContaining('"Small"') });
  const { customer } = await world.data('{ customer(by: { key: "acme" }) { id } }');
  await runDueNow(world.command(), world.product.services.dueWorkers, parseGlobalId(customer.id)?.id ?? '');
  all.clock.set(all.clock.now().add({ hours: 2 }));
  await runDueNow(world.command(), world.product.services.dueWorkers, parseGlobalId(customer.id)?.id ?? '');
  expect((await world.data('{ invoices(first: 5) { nodes { status } } }')).invoices.nodes).toEqual([{ status: 'PAID' }]);
  expect(await update({ groupBy: [], filters: [] })).toMatchObject({ __typename: 'Meter' });
  expect(await remove()).toMatchObject({ __typename: 'Meter' });
});

test('a deleted meter counts no more and frees its key; a new one counts the stored events again', async () => {
  await ingest(call('1', '2026-12-01T10:00:00Z', { tokens: 3, model: 'a' }));
  const deleted = await remove();
  expect(deleted).toMatchObject({ __typename: 'Meter', key: 'tokens', deletedAt: expect.any(String) });
  expect(await remove({ id: deleted.id })).toEqual(deleted);
  expect(await remove()).toMatchObject({ code: 'METER_NOT_FOUND' });
  expect(await update({ name: 'x' }, { id: deleted.id })).toMatchObject({ __typename: 'ConflictError', code: 'METER_DELETED' });
  expect(await grouped([])).toBeUndefined();
  expect(await ingest(call('2', '2026-12-01T11:00:00Z', { tokens: 4 }))).toMatchObject({ ingestEvents: { accepted: 1, results: [{ issues: [{ code: 'EVENT_NOT_METERED' }] }] } });
  await create({ key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens' });
  expect(await grouped([])).toEqual(['7']);

  const list = (args: string) => world.data(`{ meters(first: 10, ${args}) { totalCount nodes { key aggregation deletedAt } } }`);
  expect((await list('includeDeleted: false')).meters).toEqual({ totalCount: 1, nodes: [{ key: 'tokens', aggregation: 'SUM', deletedAt: null }] });
  await create({ key: 'calls', aggregation: 'COUNT', eventType: 'call' });
  const { meters } = await list('includeDeleted: true, orderBy: { field: AGGREGATION, direction: DESC }');
  expect(meters.nodes.map(({ aggregation }: { aggregation: string }) => aggregation)).toEqual(['SUM', 'SUM', 'COUNT']);
});

test('who watches a meter is told that its figures were made anew, and that it is gone', async () => {
  await ingest(call('1', '2027-01-01T00:00:00Z', { tokens: 3, model: 'a', region: 'eu' }));
  const stream = await world.live('subscription { meterUsageChanged(meter: { key: "tokens" }, query: { from: "2026-12-01T00:00:00Z", intervalMs: 50 }) { value } }');
  expect((await stream.next()).value.data).toEqual({ meterUsageChanged: { value: '3' } });
  await update({ groupBy: [{ key: 'region', path: '$.region' }] });
  expect((await stream.next()).value.data).toEqual({ meterUsageChanged: { value: '3' } });
  await remove();
  expect((await stream.next()).value.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  await stream.return(undefined);
});
