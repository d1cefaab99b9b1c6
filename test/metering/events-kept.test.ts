import { beforeEach, expect, test } from 'vitest';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { backfillChunk } from '../../src/metering/jobs/backfill-meter.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
beforeEach(async () => {
  all.clock.set('2027-01-01T00:00:00Z');
  world = await all.create();
});

const event = (id: string, more: object = {}) => ({ id, source: 'app', type: 'call', subject: 'acme', time: '2026-12-31T10:00:00Z', data: { tokens: 1 }, ...more });
const ingest = (...events: readonly object[]) => world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted results { status issues { code } } } } }', { events });
const tokens = () => world.data('mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "call", valueProperty: "$.tokens" }) { ... on Meter { id } } }');
const customer = (input: object) => world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on Customer { id } } }', { input });
const ids = async (filter: object): Promise<string[]> => (await world.data('query ($filter: UsageEventFilter) { events(filter: $filter) { nodes { id } } }', { filter })).events.nodes.map(({ id }: { id: string }) => id);
const used = async () => (await world.data('{ meterUsage(meter: { key: "tokens" }) { rows { value } } }')).meterUsage.rows[0]?.value;
const take = (input: object, viewer = world.viewer) => world.ask('mutation ($input: VoidUsageEventInput!) { voidUsageEvent(input: $input) { __typename ... on UsageEvent { id voidedAt late correction { by { prefix } reason } } ... on Error { code message } } }', { input }, viewer);
const correct = (input: object, viewer = world.viewer) =>
  world.ask('mutation ($input: CorrectUsageEventInput!) { correctUsageEvent(input: $input) { __typename ... on UsageEvent { id source voidedAt data corrects { reason original { id voidedAt correction { replacement { id } } } } } ... on Error { code message } ... on ValidationError { issues { code path } } } }', { input }, viewer);

test('a correction says who, when and why; both events stay readable and lead to each other', async () => {
  await tokens();
  await ingest(event('1', { data: { tokens: '10' } }), event('2', { data: { tokens: 5 } }), event('3', { data: { tokens: 1 } }));
  all.clock.set('2027-01-02T00:00:00Z');
  const made = await correct({ source: 'app', id: '1', reason: 'Wrong unit', replacement: { id: '1b', data: { tokens: '0.010' } } });
  expect(made.data).toEqual({ correctUsageEvent: { __typename: 'UsageEvent', id: '1b', source: 'app', voidedAt: null, data: { tokens: '0.010' }, corrects: { reason: 'Wrong unit', original: { id: '1', voidedAt: '2027-01-02T00:00:00Z', correction: { replacement: { id: '1b' } } } } } });
  expect(await used()).toBe('6.01');
  expect((await take({ source: 'app', id: '2', reason: 'A test' })).data).toEqual({ voidUsageEvent: { __typename: 'UsageEvent', id: '2', voidedAt: '2027-01-02T00:00:00Z', late: false, correction: { by: { prefix: expect.any(String) }, reason: 'A test' } } });
  expect(await used()).toBe('1.01');
  const trail = await world.ask('{ events(filter: { id: { in: ["1", "2", "3", "1b"] } }) { nodes { id voidedAt ingestedAt issues { code } correction { at reason by { scopes } original { id } replacement { id } } corrects { at original { id } } } } }');
  const nodes = new Map((trail.data as unknown as { events: { nodes: { id: string }[] } }).events.nodes.map((node) => [node.id, node]));
  const at = '2027-01-02T00:00:00Z';
  expect(nodes.get('1')).toMatchObject({ voidedAt: at, ingestedAt: '2027-01-01T00:00:00Z', issues: [{ code: 'EVENT_VOIDED' }], correction: { at, reason: 'Wrong unit', by: { scopes: expect.any(Array) }, original: { id: '1' }, replacement: { id: '1b' } }, corrects: null });
  expect(nodes.get('2')).toMatchObject({ correction: { reason: 'A test', replacement: null } });
  expect(nodes.get('3')).toMatchObject({ voidedAt: null, correction: null, corrects: null });
  expect(nodes.get('1b')).toMatchObject({ voidedAt: null, correction: null, corrects: { at, original: { id: '1' } } });
  // However many events: the list, the meters and customers of now, corrections of either side with their events, and keys.
  expect(trail.statements).toBeLessThanOrEqual(8);
  expect(await ids({ voided: true })).toEqual(['2', '1']);
  expect((await ids({ voided: false })).toSorted()).toEqual(['1b', '3']);
  // Sent again, the original is what it was: stored.
  expect((await ingest(event('1'), event('1b'))).ingestEvents.results).toEqual([{ status: 'DUPLICATE', issues: [] }, { status: 'DUPLICATE', issues: [] }]);
  expect(await used()).toBe('1.01');
});

test('what cannot be taken back says why', async () => {
  await ingest(event('1', { source: 'graphql' }));
  expect((await take({ id: '1', reason: 'Sent twice' })).data).toMatchObject({ voidUsageEvent: { __typename: 'UsageEvent', id: '1' } });
  expect((await take({ id: '1', reason: 'Sent twice' })).data).toMatchObject({ voidUsageEvent: { __typename: 'ConflictError', code: 'USAGE_EVENT_ALREADY_VOIDED' } });
  expect((await take({ source: 'app', id: '1', reason: 'x' })).data).toMatchObject({ voidUsageEvent: { __typename: 'NotFoundError', code: 'USAGE_EVENT_NOT_FOUND' } });
  expect((await take({ id: '1', reason: 'x'.repeat(1_025) })).data).toMatchObject({ voidUsageEvent: { __typename: 'ValidationError' } });
  expect((await take({ id: '1', reason: 'x' }, world.limited('usage:read'))).errors[0]?.code).toBe('FORBIDDEN');
  expect((await correct({ id: '1', reason: 'x', replacement: { subject: '' } })).data).toMatchObject({ correctUsageEvent: { __typename: 'ValidationError', issues: [{ code: 'EVENT_ATTRIBUTE_LENGTH', path: ['replacement', 'subject'] }] } });
  // Another organization's event is not there.
  const other = await all.create();
  expect((await take({ id: '1', reason: 'x' }, other.viewer)).data).toMatchObject({ voidUsageEvent: { code: 'USAGE_EVENT_NOT_FOUND' } });
});

test('balances and live figures follow a correction at once', async () => {
  await tokens();
  await customer({ key: 'acme' });
  await world.data(`mutation { a: createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename }
    b: createEntitlement(input: { metered: { customer: { key: "acme" }, featureKey: "tokens", usagePeriod: { interval: "P1M", anchor: "2026-12-15T00:00:00Z" }, measureUsageFrom: { preset: CURRENT_PERIOD_START }, issueAfterReset: "100" } }) { __typename ... on Error { message } } }`);
  await ingest(event('1', { data: { tokens: 90 } }), event('2', { data: { tokens: 20 } }));
  const value = async () => (await world.data('{ entitlementValue(customer: { key: "acme" }, featureKey: "tokens") { hasAccess balance usage } }')).entitlementValue;
  expect(await value()).toEqual({ hasAccess: false, balance: '0', usage: '110' });
  const balances = await world.live('subscription { entitlementValueChanged(customer: { key: "acme" }, featureKey: "tokens") { balance } }');
  const figures = await world.live('subscription { meterUsageChanged(meter: { key: "tokens" }, customer: { key: "acme" }, query: { from: "2026-12-31T00:00:00Z", intervalMs: 50 }) { value } }');
  const next = async (stream: typeof figures) => JSON.parse(JSON.stringify((await stream.next()).value.data));
  expect(await next(balances)).toEqual({ entitlementValueChanged: { balance: '0' } });
  expect(await next(figures)).toEqual({ meterUsageChanged: { value: '110' } });
  await take({ source: 'app', id: '1', reason: 'Sent twice' });
  expect(await value()).toEqual({ hasAccess: true, balance: '80', usage: '20' });
  expect(await next(balances)).toEqual({ entitlementValueChanged: { balance: '80' } });
  expect(await next(figures)).toEqual({ meterUsageChanged: { value: '20' } });
  await correct({ source: 'app', id: '2', reason: 'Half', replacement: { data: { tokens: 10 } } });
  expect(await next(balances)).toEqual({ entitlementValueChanged: { balance: '90' } });
  expect(await next(figures)).toEqual({ meterUsageChanged: { value: '10' } });
  // Moved to a day before the usage period.
  const [newest] = (await world.data('{ events(filter: { voided: false }) { nodes { id } } }')).events.nodes;
  await correct({ source: 'app', id: newest.id, reason: 'Earlier', replacement: { time: '2026-12-01T00:00:00Z' } });
  expect(await value()).toEqual({ hasAccess: true, balance: '100', usage: '0' });
  await Promise.all([balances.return(undefined), figures.return(undefined)]);
});

test('usage that comes later than the window is marked, by the window and the clock of its acceptance', async () => {
  const setWindow = (latenessWindow: string | null) => world.data('mutation ($latenessWindow: Duration) { updateOrganization(input: { latenessWindow: $latenessWindow }) { ... on Organization { latenessWindow } ... on ValidationError { issues { code path } } } }', { latenessWindow });
  await ingest(event('before', { time: '2020-01-01T00:00:00Z' }));
  expect((await setWindow('P3D')).updateOrganization).toEqual({ latenessWindow: 'P3D' });
  await ingest(event('edge', { time: '2026-12-29T00:00:00Z' }), event('late', { time: '2026-12-28T23:59:59Z' }), event('future', { time: '2027-03-01T00:00:00Z' }));
  expect(await ids({ late: true })).toEqual(['late']);
  expect(await ids({ late: false })).toEqual(['future', 'edge', 'before']);
  expect((await setWindow('PT0S')).updateOrganization).toEqual({ latenessWindow: 'P0D' });
  await ingest(event('just', { time: '2026-12-31T23:59:59Z' }), event('now'.concat('-'), { time: '2027-01-01T00:00:00Z' }));
  expect(await ids({ late: true })).toEqual(['just', 'late']);
  // A customer on a test clock is late by that clock.
  const { createTestClock } = await world.data('mutation { createTestClock(input: { now: "2025-06-01T00:00:00Z" }) { ... on TestClock { id } } }');
  await customer({ key: 'clocked', testClockId: createTestClock.id });
  await ingest({ ...event('clock-now', { subject: 'clocked' }), time: null }, event('clock-late', { subject: 'clocked', time: '2025-05-31T23:59:59Z' }));
  expect((await ids({ late: true })).toSorted()).toEqual(['clock-late', 'just', 'late']);
  // What replaces another event is accepted now.
  await correct({ source: 'app', id: 'edge', reason: 'Wrong', replacement: { id: 'edge-again', data: {} } });
  expect((await world.data('{ events(filter: { id: { eq: "edge-again" } }) { nodes { late } } }')).events.nodes).toEqual([{ late: true }]);
  expect((await setWindow(null)).updateOrganization).toEqual({ latenessWindow: null });
  await ingest(event('again', { time: '2020-01-01T00:00:00Z' }));
  expect(await ids({ late: true, id: { eq: 'again' } })).toEqual([]);
  expect((await setWindow('P1M')).updateOrganization).toEqual({ issues: [{ code: 'LATENESS_WINDOW_UNIT', path: ['latenessWindow'] }] });
  expect((await setWindow('P3661D')).updateOrganization).toEqual({ issues: [{ code: 'LATENESS_WINDOW_RANGE', path: ['latenessWindow'] }] });
  expect((await setWindow('-P1D')).updateOrganization).toEqual({ issues: [{ code: 'LATENESS_WINDOW_RANGE', path: ['latenessWindow'] }] });
  // Nothing else was lost with it.
  expect((await world.data('mutation { updateOrganization(input: { multipleSubscriptions: true }) { ... on Organization { latenessWindow multipleSubscriptions } } }')).updateOrganization).toEqual({ latenessWindow: null, multipleSubscriptions: true });
});

test('issues and customers are kept as they were, and lists are filtered by them', async () => {
  const listed = async () => (await world.ask('{ events { nodes { id issues { code } issuesAtIngest { code message path } customer { key } customerAtIngest { key } } } }'));
  await ingest(event('unmetered'));
  await tokens();
  all.clock.set('2027-01-02T00:00:00Z');
  const { createCustomer: first } = await customer({ key: 'one', subjectKeys: ['acme'] });
  all.clock.set('2027-01-03T00:00:00Z');
  await ingest(event('good'), event('bad', { data: { tokens: 'many' } }), event('stray', { subject: 'nobody', data: {} }));
  all.clock.set('2027-01-04T00:00:00Z');
  await world.data('mutation ($id: ID!) { updateCustomer(by: { id: $id }, input: { subjectKeys: [] }) { __typename } }', { id: first.id });
  await customer({ key: 'two', subjectKeys: ['acme'] });
  await world.data('mutation { deleteMeter(by: { key: "tokens" }) { __typename } }');

  const { data, statements } = await listed();
  const nodes = new Map((data as unknown as { events: { nodes: { id: string }[] } }).events.nodes.map(({ id, ...node }) => [id, node]));
  const now = [{ code: 'EVENT_NOT_METERED' }];
  const two = { key: 'two' };
  expect(nodes.get('unmetered')).toMatchObject({ issues: now, customer: two, issuesAtIngest: [{ code: 'EVENT_NOT_METERED', path: ['type'] }, { code: 'EVENT_WITHOUT_CUSTOMER', path: ['subject'] }], customerAtIngest: null });
  expect(nodes.get('good')).toEqual({ issues: now, customer: two, issuesAtIngest: [], customerAtIngest: { key: 'one' } });
  expect(nodes.get('bad')).toMatchObject({ issuesAtIngest: [{ code: 'EVENT_VALUE_NOT_A_NUMBER', message: expect.stringContaining('"tokens"'), path: ['data'] }], customerAtIngest: { key: 'one' } });
  expect(nodes.get('stray')).toMatchObject({ customer: null, issuesAtIngest: [{ code: 'EVENT_MISSING_VALUE_PROPERTY' }, { code: 'EVENT_WITHOUT_CUSTOMER' }], customerAtIngest: null });
  expect(statements).toBeLessThanOrEqual(5);

  expect((await ids({ hasIssues: true })).toSorted()).toEqual(['bad', 'stray', 'unmetered']);
  expect(await ids({ hasIssues: false })).toEqual(['good']);
  expect(await ids({ issueCodes: ['EVENT_NOT_METERED'] })).toEqual(['unmetered']);
  expect((await ids({ issueCodes: ['EVENT_WITHOUT_CUSTOMER'] })).toSorted()).toEqual(['stray', 'unmetered']);
  expect((await ids({ issueCodes: ['EVENT_VALUE_NOT_A_NUMBER', 'EVENT_MISSING_VALUE_PROPERTY'], subject: { ne: 'nobody' } }))).toEqual(['bad']);
  expect((await world.ask('{ events(filter: { issueCodes: [] }) { nodes { id } } }')).errors[0]).toMatchObject({ code: 'ValidationError', message: expect.stringContaining('issueCodes has 0 entries') });
});

test('a meter that has much to catch up on says how far it is, once and live', async () => {
  for (let part = 0; part < 6; part++) await ingest(...Array.from({ length: 1_000 }, (_, n) => event(`${part}-${n}`, { subject: `s${n % 50}` })));
  const { createMeter } = await tokens();
  const { meter } = await world.data('query ($id: ID!) { meter(by: { id: $id }) { backfill { id total success failed finishedAt meter { key } } } }', { id: createMeter.id });
  expect(meter.backfill).toEqual({ id: expect.any(String), total: null, success: '0', failed: '0', finishedAt: null, meter: { key: 'tokens' } });
  const stream = await world.live('subscription ($id: ID!) { progressUpdated(id: $id) { total success finishedAt } }', { id: meter.backfill.id });
  const next = async () => JSON.parse(JSON.stringify((await stream.next()).value.data.progressUpdated));
  expect(await next()).toEqual({ total: null, success: '0', finishedAt: null });
  const backfillId = parseGlobalId(meter.backfill.id)?.id as string;
  await backfillChunk(world.command(), backfillId);
  expect(await next()).toEqual({ total: '6000', success: '0', finishedAt: null });
  await backfillChunk(world.command(), backfillId);
  expect(await next()).toEqual({ total: '6000', success: '2000', finishedAt: null });
  await (world.product.tasks['meter-backfill'] as (payload: unknown) => Promise<void>)({ organizationId: world.organizationId, backfillId });
  let last = await next();
  while (last.finishedAt === null) last = await next();
  expect(last).toEqual({ total: '6000', success: '6000', finishedAt: '2027-01-01T00:00:00Z' });
  expect(await used()).toBe('6000');
  await stream.return(undefined);
  const polled = await world.data('query ($id: ID!, $meter: ID!) { progress(id: $id) { success updatedAt } none: progress(id: $meter) { id } node(id: $id) { ... on Progress { total } } }', { id: meter.backfill.id, meter: createMeter.id });
  expect(polled).toEqual({ progress: { success: '6000', updatedAt: '2027-01-01T00:00:00Z' }, none: null, node: { total: '6000' } });
  await expect(world.live('subscription ($id: ID!) { progressUpdated(id: $id) { total } }', { id: createMeter.id })).rejects.toThrow('NOT_FOUND');

  // Years of events are more than an Int holds.
  await world.product.core.database.pool.query('update usage_backfill set total = 9007199254740993, counted = 3000000000 where organization_id = $1', [world.organizationId]);
  expect(await world.data('query ($id: ID!) { progress(id: $id) { total success } }', { id: meter.backfill.id })).toEqual({ progress: { total: '9007199254740993', success: '3000000000' } });
});
