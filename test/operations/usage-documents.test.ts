import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation about usage, by the generated documents, over HTTP, with exact answers.
const all = worlds();
const http = served(all);
let apiKey: string;

const ask = <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables, token = apiKey): Promise<Data> => documentClient(http.address, token)(document, variables);

/** The operations of OpenMeter's Events, Meters, Subjects, Portal and Debug, of Lago's billable metrics, and those that none of them has. */
const rootFields = [
  'createMeter', 'updateMeter', 'deleteMeter', 'meter', 'meters', 'meterUsage', 'meterSubjects', 'meterGroupByValues', 'evaluateMeterExpression',
  'ingestEvents', 'events', 'voidUsageEvent', 'correctUsageEvent', 'debugMetrics',
  'subjects', 'subject', 'upsertSubjects', 'deleteSubject',
  'createPortalToken', 'portalTokens', 'invalidatePortalTokens', 'portalMeterUsage',
  'featureCost', 'progress', 'meterUsageChanged', 'progressUpdated',
];

test('each of them has a document', () => {
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document')).map(([, document]) => document as DocumentNode);
  const asked = documents.flatMap(({ definitions }) => definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [])));
  const names = new Set(asked.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '')));
  expect(rootFields.filter((name) => !names.has(name))).toEqual([]);
});

const realNow = '2027-01-01T00:00:00Z';
const day = { from: '2026-12-31T00:00:00Z', to: '2027-01-01T00:00:00Z' };
const id = expect.any(String) as unknown as string;

test('meters and events: from the first meter to a deleted one', async () => {
  ({ apiKey } = await all.create());
  const { createMeter } = await ask(operations.CreateMeterDocument, { input: { key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] } });
  expect(createMeter).toEqual({ id, key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] });
  if (!('aggregation' in createMeter)) throw new Error('no meter');

  const event = (name: string, hour: string, data: Record<string, unknown>, subject = 'acme') => ({ id: name, source: 'app', type: 'call', subject, time: `2026-12-31T${hour}:00:00Z`, data });
  const events = [event('1', '10', { tokens: '0.1', model: 'a' }), event('2', '10', { tokens: 0.2, model: 'a' }), event('3', '11', { tokens: 4, model: 'b' }), event('4', '12', { tokens: 8, model: 'b' }, 'zen'), event('4', '12', { tokens: 9 }, 'zen')];
  const { ingestEvents } = await ask(operations.IngestEventsDocument, { input: { events: [...events, { ...event('5', '13', {}), type: '' }] } });
  expect(ingestEvents).toEqual({
    accepted: 4, duplicates: 1,
    results: [
      ...['1', '2', '3', '4'].map((name) => ({ id: name, status: 'ACCEPTED', issues: [] })),
      { id: '4', status: 'DUPLICATE', issues: [] },
      { id: '5', status: 'REJECTED', issues: [{ code: 'EVENT_ATTRIBUTE_LENGTH', message: expect.any(String), path: ['events', '5', 'type'] }] },
    ],
  });

  const meter = { key: 'tokens' };
  const { meterUsage } = await ask(operations.MeterUsageDocument, { meter, query: { ...day, windowSize: 'HOUR', groupBy: ['model', 'subject'] } });
  const row = (value: string, hour: number, subject: string, model: string) => ({ value, windowStart: `2026-12-31T${hour}:00:00Z`, windowEnd: `2026-12-31T${hour + 1}:00:00Z`, subject, customer: null, groupBy: [{ key: 'model', value: model }] });
  expect(meterUsage).toEqual({ meter, ...day, windowSize: 'HOUR', rows: [row('0.3', 10, 'acme', 'a'), row('4', 11, 'acme', 'b'), row('8', 12, 'zen', 'b')] });
  expect(await ask(operations.MeterSubjectsDocument, { meter, ...day })).toEqual({ meterSubjects: ['acme', 'zen'] });
  expect(await ask(operations.MeterGroupByValuesDocument, { meter, key: 'model', ...day })).toEqual({ meterGroupByValues: ['a', 'b'] });

  const { events: listed } = await ask(operations.EventsDocument, { first: 2, filter: { subject: { eq: 'acme' } } });
  expect(listed.nodes.map((node) => [node.id, node.time, node.data, node.ingestedAt])).toEqual([['3', '2026-12-31T11:00:00Z', { tokens: 4, model: 'b' }, realNow], ['2', '2026-12-31T10:00:00Z', { tokens: 0.2, model: 'a' }, realNow]]);
  expect(listed.nodes.map((node) => node.issues.map(({ code }) => code))).toEqual([['EVENT_WITHOUT_CUSTOMER'], ['EVENT_WITHOUT_CUSTOMER']]);
  expect(await ask(operations.EventDocument, { source: 'app', id: '3' })).toEqual({ event: { id: '3', source: 'app', type: 'call', subject: 'acme', time: '2026-12-31T11:00:00Z', data: { tokens: 4, model: 'b' }, issues: [{ code: 'EVENT_WITHOUT_CUSTOMER' }] } });
  expect(await ask(operations.EventDocument, { id: '3' })).toEqual({ event: null });
  const rest = await ask(operations.EventsDocument, { first: 2, after: listed.pageInfo.endCursor ?? null, filter: { subject: { eq: 'acme' } } });
  expect([rest.events.nodes.map((node) => node.id), rest.events.pageInfo.hasNextPage]).toEqual([['1'], false]);

  const { voidUsageEvent } = await ask(operations.VoidUsageEventDocument, { input: { source: 'app', id: '4', reason: 'sent by mistake' } });
  expect(voidUsageEvent).toMatchObject({ id: '4', voidedAt: realNow, correction: { reason: 'sent by mistake', at: realNow } });
  const { correctUsageEvent } = await ask(operations.CorrectUsageEventDocument, { input: { source: 'app', id: '3', reason: 'a wrong count', replacement: { data: { tokens: 5, model: 'b' } } } });
  expect(correctUsageEvent).toMatchObject({ __typename: 'UsageEvent', data: { tokens: 5, model: 'b' }, corrects: { reason: 'a wrong count', original: { id: '3', voidedAt: realNow } } });
  expect((await ask(operations.MeterUsageDocument, { meter, query: day })).meterUsage?.rows.map(({ value }) => value)).toEqual(['5.3']);
  const corrected = await ask(operations.CorrectedUsageDocument, { filter: { voided: true } });
  expect(corrected.events.nodes.map((node) => [node.id, node.correction?.reason])).toEqual([['4', 'sent by mistake'], ['3', 'a wrong count']]);

  const { updateMeter } = await ask(operations.UpdateMeterDocument, { by: meter, input: { name: 'Tokens', description: 'All', metadata: { team: 'a' }, groupBy: [] } });
  expect(updateMeter).toEqual({ __typename: 'Meter', id: createMeter.id, key: 'tokens', name: 'Tokens', description: 'All', metadata: { team: 'a' }, groupBy: [], updatedAt: realNow });
  expect(await ask(operations.MeterDocument, { by: meter })).toEqual({
    meter: {
      id: createMeter.id, key: 'tokens', name: 'Tokens', description: 'All', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens', groupBy: [], eventFrom: null, metadata: { team: 'a' },
      createdAt: realNow, updatedAt: realNow, deletedAt: null,
    },
  });
  expect((await ask(operations.MetersDocument, { first: 10 })).meters).toMatchObject({ totalCount: 1, nodes: [{ id: createMeter.id, key: 'tokens' }], pageInfo: { hasNextPage: false } });
  expect(await ask(operations.DeleteMeterDocument, { by: meter })).toEqual({ deleteMeter: { __typename: 'Meter', id: createMeter.id, deletedAt: realNow } });
  expect((await ask(operations.MetersDocument, {})).meters).toMatchObject({ totalCount: 0, nodes: [] });
  expect((await ask(operations.MeterDocument, { by: { id: createMeter.id } })).meter?.deletedAt).toBe(realNow);
});

test("Lago's billable metrics: an expression is tried, stored and counted", async () => {
  ({ apiKey } = await all.create());
  const expression = 'event.properties.hours * event.properties.cores';
  const tried = await ask(operations.EvaluateMeterExpressionDocument, { input: { expression, event: { type: 'vm', data: { hours: '1.5', cores: 4 } } } });
  expect(tried).toEqual({ evaluateMeterExpression: { value: '6', number: '6', issues: [] } });
  const { createMeter } = await ask(operations.CreateMetricDocument, {
    input: { key: 'core_hours', aggregation: 'SUM', eventType: 'vm', expression, valueProperty: '$.core_hours', rounding: { function: 'CEIL', precision: 0 }, filters: [{ key: 'region', values: ['eu', 'us'] }] },
  });
  expect(createMeter).toEqual({
    __typename: 'Meter', id, key: 'core_hours', aggregation: 'SUM', valueProperty: '$.core_hours', expression, recurring: false, weightedInterval: null,
    rounding: { function: 'CEIL', precision: 0 }, filters: [{ key: 'region', values: ['eu', 'us'] }],
  });
  await ask(operations.IngestEventsDocument, { input: { events: [{ type: 'vm', subject: 'a', time: '2026-12-31T10:00:00Z', data: { hours: 1.5, cores: 3, region: 'eu' } }, { type: 'vm', subject: 'a', time: '2026-12-31T11:00:00Z', data: { hours: 2, cores: 1, region: 'us' } }] } });
  expect((await ask(operations.MeterUsageDocument, { meter: { key: 'core_hours' }, query: day })).meterUsage?.rows.map(({ value }) => value)).toEqual(['7']);
  expect((await ask(operations.MeterUsageDocument, { meter: { key: 'core_hours' }, query: { ...day, filterGroupBy: [{ key: 'region', values: ['eu'] }] } })).meterUsage?.rows.map(({ value }) => value)).toEqual(['5']);
});

test('subjects, portal tokens and the figures of the day', async () => {
  ({ apiKey } = await all.create());
  const { upsertSubjects } = await ask(operations.UpsertSubjectsDocument, { input: { subjects: [{ key: 'acme', displayName: 'Acme', metadata: { tier: 1 } }, { key: 'zen' }] } });
  expect(upsertSubjects).toEqual({ __typename: 'UpsertedSubjects', subjects: [{ id, key: 'acme', displayName: 'Acme', metadata: { tier: 1 } }, { id, key: 'zen', displayName: null, metadata: null }] });
  expect((await ask(operations.SubjectsDocument, { first: 1 })).subjects).toMatchObject({ nodes: [{ key: 'acme', displayName: 'Acme', customer: { id } }], pageInfo: { hasNextPage: true } });
  const { subject } = await ask(operations.SubjectDocument, { by: { key: 'zen' } });
  expect(subject).toEqual({ id, key: 'zen', displayName: null, metadata: null, deletedAt: null });
  expect(await ask(operations.DeleteSubjectDocument, { by: { key: 'zen' } })).toEqual({ deleteSubject: { __typename: 'Subject', id: subject?.id, deletedAt: realNow } });
  expect((await ask(operations.SubjectDocument, { by: { key: 'zen' } })).subject).toBeNull();

  await ask(operations.CreateMeterDocument, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'call' } });
  await ask(operations.IngestEventsDocument, { input: { events: ['acme', 'acme', 'zen'].map((name) => ({ type: 'call', subject: name, time: realNow })) } });
  expect((await ask(operations.DebugMetricsDocument, {})).debugMetrics).toContain('openmeter_events_total{subject="acme"} 2\nopenmeter_events_total{subject="zen"} 1\n# EOF');

  const { createPortalToken } = await ask(operations.CreatePortalTokenDocument, { input: { subject: 'acme', allowedMeterKeys: ['calls'] } });
  if (!('token' in createPortalToken)) throw new Error('no token');
  const { token, ...kept } = createPortalToken;
  expect(kept).toEqual({ id, subject: 'acme', customer: null, createdAt: realNow, expiresAt: '2027-01-01T01:00:00Z', expired: false, allowedMeterKeys: ['calls'] });
  const usage = { meter: 'calls', query: { from: realNow, to: '2027-01-01T00:01:00Z' } };
  const { portalMeterUsage } = await ask(operations.PortalMeterUsageDocument, usage, token ?? '');
  expect(portalMeterUsage?.rows).toEqual([{ value: '2', windowStart: realNow, windowEnd: '2027-01-01T00:01:00Z', subject: 'acme', groupBy: [] }]);
  expect((await ask(operations.PortalTokensDocument, { first: 5 })).portalTokens).toMatchObject({ totalCount: 1, nodes: [{ ...kept, token: null }] });
  expect(await ask(operations.InvalidatePortalTokensDocument, { input: { subject: 'acme' } })).toEqual({ invalidatePortalTokens: { count: 1 } });
  await expect(ask(operations.PortalMeterUsageDocument, usage, token ?? '')).rejects.toThrow('UNAUTHENTICATED');
  expect((await ask(operations.PortalTokensDocument, {})).portalTokens.nodes.map(({ expired }) => expired)).toEqual([true]);
});

test('how far a meter is that was made after many events', async () => {
  const world = await all.create();
  ({ apiKey } = world);
  for (let part = 0; part < 6; part++) {
    const events = Array.from({ length: 1_000 }, (_event, n) => ({ id: `${part}-${n}`, source: 'app', type: 'call', subject: `s${n % 20}`, time: '2026-12-31T10:00:00Z' }));
    expect((await ask(operations.IngestEventsDocument, { input: { events } })).ingestEvents).toMatchObject({ accepted: 1_000 });
  }
  await ask(operations.CreateMeterDocument, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'call' } });
  const { meter } = await ask(operations.MeterBackfillDocument, { meter: { key: 'calls' } });
  expect(meter).toEqual({ key: 'calls', backfill: { id, total: null, success: '0', failed: '0', finishedAt: null } });
  const progressId = meter?.backfill?.id ?? '';
  const stream = await world.live(print(operations.ProgressUpdatedDocument), { id: progressId });
  const next = async () => ((await stream.next()).value.data as operations.ProgressUpdatedSubscription).progressUpdated;
  expect(await next()).toEqual({ total: null, success: '0', failed: '0', updatedAt: realNow, finishedAt: null });
  const task = all.product().tasks['meter-backfill'] as (payload: unknown) => Promise<void>;
  await task({ organizationId: world.organizationId, backfillId: parseGlobalId(progressId)?.id });
  let last = await next();
  while (last.finishedAt == null) last = await next();
  const done = { total: '6000', success: '6000', failed: '0', updatedAt: realNow, finishedAt: realNow };
  expect(last).toEqual(done);
  await stream.return(undefined);
  expect(await ask(operations.ProgressDocument, { id: progressId })).toEqual({ progress: { id: progressId, ...done } });
  expect((await ask(operations.MeterUsageDocument, { meter: { key: 'calls' }, query: day })).meterUsage?.rows.map(({ value }) => value)).toEqual(['6000']);
});

test("what a feature's usage cost", async () => {
  ({ apiKey } = await all.create());
  await ask(operations.CreateMeterDocument, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'call' } });
  await ask(operations.CreateFeatureDocument, { input: { key: 'calls', name: 'Calls', meter: { key: 'calls' }, unitCost: { manual: { amount: '0.02' } } } });
  await ask(operations.IngestEventsDocument, { input: { events: ['1', '2', '3'].map((name) => ({ id: name, type: 'call', subject: 'a', time: '2026-12-31T10:00:00Z' })) } });
  const { featureCost } = await ask(operations.FeatureCostDocument, { feature: { key: 'calls' }, query: day });
  expect(featureCost).toMatchObject({ currency: 'USD', rows: [{ usage: '3', cost: '0.06' }] });
});
