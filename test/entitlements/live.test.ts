import { expect, test } from 'vitest';
import type { ExecutionResult } from 'graphql';
import { EntitlementWatch } from '../../src/entitlements/index.ts';
import type { FeatureValue } from '../../src/entitlements/values.ts';
import type { Announcement } from '../../src/platform/events.ts';
import { asking } from '../support/asking.ts';
import type { Said } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { house, voidGrantText } from './house.ts';

const all = worlds();
const watchText = 'subscription ($key: String!, $feature: Key!) { entitlementValueChanged(customer: { key: $key }, featureKey: $feature) { type hasAccess balance usage at } }';

/** The value of the next message. */
async function nextOf(stream: AsyncGenerator<ExecutionResult>) {
  const { value } = await stream.next();
  const data = (value as ExecutionResult).data as { entitlementValueChanged: Record<string, unknown> };
  return JSON.parse(JSON.stringify(data.entitlementValueChanged)) as Record<string, unknown>;
}

async function stage(world: World) {
  const ask = house(world);
  await ask.feature('tokens');
  await ask.feature('other');
  await ask.customer('acme', { subjectKeys: ['s1'] });
  await ask.metered('acme', 'tokens', { issueAfterReset: '100', usagePeriod: { interval: 'P1M', anchor: '2026-12-15T00:00:00Z' }, measureUsageFrom: { preset: 'CURRENT_PERIOD_START' } });
  return ask;
}

test('the value comes at once, then whenever it is another: by usage, grants, voids, resets and ends', async () => {
  const world = await all.create();
  const ask = await stage(world);
  const stream = await world.live(watchText, { key: 'acme', feature: 'tokens' });
  expect(await nextOf(stream)).toEqual({ type: 'METERED', hasAccess: true, balance: '100', usage: '0', at: '2027-01-01T00:00:00Z' });
  await ask.use('s1', 'tokens', ['2026-12-20T00:00:00Z', 30]);
  expect(await nextOf(stream)).toMatchObject({ balance: '70', usage: '30' });
  // Somebody else's usage, another feature's, and usage of nothing change nothing, so nothing is told until the grant.
  await ask.use('else', 'tokens', ['2026-12-20T00:00:00Z', 1]);
  await ask.use('s1', 'other', ['2026-12-20T00:00:00Z', 1]);
  await ask.use('s1', 'tokens', ['2026-12-20T00:00:00Z', 0]);
  const { id } = await ask.grant('acme', 'tokens', '5', '2027-01-01T00:00:00Z');
  expect(await nextOf(stream)).toMatchObject({ balance: '75', usage: '30' });
  await world.data(voidGrantText, { id });
  expect(await nextOf(stream)).toMatchObject({ balance: '70', usage: '30' });
  await ask.reset('acme', 'tokens', { effectiveAt: '2026-12-31T00:00:00Z' });
  expect(await nextOf(stream)).toMatchObject({ balance: '100', usage: '0' });
  await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { subjectKeys: ["s1", "else"] }) { __typename } }');
  await ask.use('else', 'tokens', ['2026-12-31T10:00:00Z', 2]);
  expect(await nextOf(stream)).toMatchObject({ balance: '98', usage: '2' });
  const { entitlement } = await world.data('{ entitlement(by: { active: { customer: { key: "acme" }, featureKey: "tokens" } }) { id } }');
  await world.data('mutation ($id: ID!) { deleteEntitlement(id: $id) { __typename } }', { id: entitlement.id });
  expect(await nextOf(stream)).toMatchObject({ type: null, hasAccess: false, balance: null });
  await world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename } }');
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test('a test clock takes its customers\' values along', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  const clockId = await ask.clock('2027-03-01T00:00:00Z');
  await ask.customer('timed', { testClockId: clockId });
  await ask.metered('timed', 'tokens', { issueAfterReset: '10' });
  await ask.use('timed', 'tokens', ['2027-03-05T00:00:00Z', 4]);
  const stream = await world.live(watchText, { key: 'timed', feature: 'tokens' });
  expect(await nextOf(stream)).toMatchObject({ balance: '10', usage: '0', at: '2027-03-01T00:00:00Z' });
  await ask.advance(clockId, '2027-03-06T00:00:00Z');
  expect(await nextOf(stream)).toMatchObject({ balance: '6', usage: '4' });
  await ask.advance(clockId, '2027-04-01T00:00:00Z');
  expect(await nextOf(stream)).toMatchObject({ balance: '10', usage: '0', at: '2027-04-01T00:00:00Z' });
  await stream.return(undefined);
});

test('what reservations hold is told too: when they are made and when they are given back', async () => {
  const world = await all.create();
  await stage(world);
  // As the product has it: what is told is read anew each time.
  const stream = await asking(world.product).live(world.viewer, 'subscription { entitlementValueChanged(customer: { key: "acme" }, featureKey: "tokens") { balance reserved } }');
  if (!('next' in stream)) throw new Error(JSON.stringify(stream));
  const told = async () => ((await stream.next()).value as Said).data?.['entitlementValueChanged'];
  expect(await told()).toEqual({ balance: '100', reserved: '0' });
  const reserve = async (id: string, amount: string, featureKey = 'tokens') =>
    (await world.data(
      'mutation ($input: AuthorizeUsageInput!) { authorizeUsage(input: $input) { ... on UsageAuthorization { allowed reservation { id } } ... on Error { code message } } }',
      { input: { customer: { key: 'acme' }, featureKey, amount, id, mode: 'RESERVE', expiresIn: 'PT5M' } },
    )).authorizeUsage;
  const { reservation } = await reserve('first', '30');
  expect(await told()).toEqual({ balance: '100', reserved: '30' });
  await world.data('mutation ($id: ID!) { releaseReservation(id: $id) { __typename } }', { id: reservation.id });
  expect(await told()).toEqual({ balance: '100', reserved: '0' });
  await reserve('second', '20');
  expect(await told()).toEqual({ balance: '100', reserved: '20' });
  await stream.return?.();
});

test('an unknown customer or feature, another buyer\'s and a missing scope are refused', async () => {
  const world = await all.create();
  const ask = await stage(world);
  const otherId = Buffer.from(await ask.customer('other'), 'base64url').toString().split(':')[1] as string;
  const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: otherId };
  for (const [variables, viewer, code] of [
    [{ key: 'nobody', feature: 'tokens' }, world.viewer, 'NOT_FOUND'],
    [{ key: 'acme', feature: 'nothing' }, world.viewer, 'NOT_FOUND'],
    [{ key: 'acme', feature: 'tokens' }, buyer, 'NOT_FOUND'],
    [{ key: 'acme', feature: 'tokens' }, world.limited('customer:read'), 'FORBIDDEN'],
  ] as const) {
    await expect(world.live(watchText, variables, viewer)).rejects.toThrow(code);
  }
});

test('time alone is followed by one timer a value, and one computation serves all who watch it', async () => {
  const world = await all.create();
  const ask = await stage(world);
  const { core, services } = world.product;
  const { id } = (await world.data('{ customer(by: { key: "acme" }) { id } }')).customer;
  const watched = { organizationId: world.organizationId, customerId: Buffer.from(id, 'base64url').toString().split(':')[1] as string, featureKey: 'tokens' };
  await ask.grant('acme', 'tokens', '5', '2027-01-01T00:00:00Z', { expiration: { unit: 'HOUR', count: 2 } });
  const timers = new Map<() => void, number>();
  let computed = 0;
  let listener: (news: readonly Announcement[]) => void = () => undefined;
  const watch = new EntitlementWatch({
    news: { listen: (heard) => ((listener = heard), () => true), connected: true, onGap: () => () => undefined, close: () => Promise.resolve() },
    values: new Proxy(services.entitlementValues, { get: (values, name) => (name === 'current' ? (key: Parameters<typeof values.current>[0]) => (computed++, values.current(key)) : undefined) }),
    clock: core.clock,
    timer: { after: (delayMs, run) => (timers.set(run, delayMs), () => timers.delete(run)) },
    readerOf: (organizationId) => core.commandContext(organizationId, { kind: 'system', id: null }).read,
    log: (error) => expect.unreachable(String(error)),
    intervalMs: 7,
  });
  /** Lets what rests begin again, until all that was heard was told. */
  const settle = async (): Promise<void> => {
    await expect.poll(() => {
      for (const [run, delayMs] of [...timers]) if (delayMs === 7) { timers.delete(run); run(); }
      return watch.pending;
    }).toBe(0);
  };
  const told: string[] = [];
  const watcher = (name: string) => ({ changed: (value: FeatureValue) => told.push(`${name} ${String(value.balance)}`), gone: () => told.push(`${name} gone`) });
  const leave = [watch.watch(watched, watcher('a')), watch.watch(watched, watcher('b')), watch.watch(watched, watcher('c'))];
  expect(watch.pending).toBe(1);
  await settle();
  expect(told.toSorted()).toEqual(['a 105', 'b 105', 'c 105']);
  // The grant expires at 02:00: whoever asks after 01:59 is told of the minute that begins then.
  expect([...timers.values()]).toEqual([119 * 60_000 + 1]);
  // Once for the first who came, and once for both who came while that was under way.
  expect(computed).toBe(2);
  for (let n = 0; n < 50; n++) listener([{ type: 'usage.recorded', id: 'another meter', customerId: null, organizationId: world.organizationId }]);
  listener([{ type: 'customer.updated', id: watched.customerId, customerId: watched.customerId, organizationId: 'another one' }]);
  expect(watch.pending).toBe(0);
  expect(computed).toBe(2);
  all.clock.set('2027-01-01T01:59:01Z');
  for (const [run] of [...timers]) { timers.delete(run); run(); }
  await settle();
  expect(told.slice(3).toSorted()).toEqual(['a 100', 'b 100', 'c 100']);
  all.clock.set('2027-01-01T00:00:00Z');
  expect(computed).toBe(3);
  for (const stop of leave) stop();
  expect(timers.size).toBe(0);
});
