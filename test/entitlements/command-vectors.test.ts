import { expect, test } from 'vitest';
import { EntitlementOverlaps, createEntitlement, scheduleEntitlement } from '../../src/entitlements/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { transact } from '../../src/platform/transaction.ts';
import { at, interval, vectorsOf } from '../support/entitlement-vectors.ts';
import type { VectorEntitlement, VectorGrant, VectorReset } from '../support/entitlement-vectors.ts';
import { worlds } from '../support/world.ts';
import { createGrantText, house, resetText, voidGrantText } from './house.ts';

const all = worlds();

interface CommandVector {
  readonly now: string;
  readonly entitlement: VectorEntitlement;
  readonly resets: readonly VectorReset[];
  readonly grants: readonly VectorGrant[];
  readonly command: { readonly type: 'reset' | 'void' | 'createGrant'; readonly effectiveAt?: string; readonly at?: string; readonly amount?: string; readonly retainAnchor?: boolean };
  readonly expected: { readonly accepted: boolean; readonly reason?: string };
}

const codes: Readonly<Record<string, RegExp>> = { 'before-current-period': /_BEFORE_CURRENT_PERIOD$/, 'already-voided': /^GRANT_ALREADY_VOIDED$/, future: /_IN_FUTURE$/ };

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly issues?: readonly { readonly code: string }[];
}

test.each(vectorsOf<CommandVector>('command_validation'))('through the graph, on a test clock: %s', async (_title, { now, entitlement, resets, grants, command, expected }) => {
  const world = await all.create();
  const ask = house(world);
  const clockId = await ask.clock(entitlement.measureUsageFrom);
  await ask.feature('f');
  await ask.customer('c', { testClockId: clockId });
  await ask.metered('c', 'f', { usagePeriod: { interval: interval(entitlement.usagePeriod.interval).toString(), anchor: entitlement.usagePeriod.anchor } });
  expect(resets).toEqual([]);
  await ask.advance(clockId, now);
  const ids: string[] = [];
  for (const { amount, effectiveAt, expiration, voidedAt, priority } of grants) {
    const made = await ask.grant('c', 'f', amount, effectiveAt, { priority, expiration: expiration === undefined ? null : { unit: expiration.duration, count: expiration.count } });
    ids.push(made.id);
    if (voidedAt !== undefined) expect((await world.data(voidGrantText, { id: made.id, at: voidedAt })).voidGrant).toMatchObject({ voidedAt });
  }
  const address = { customer: { key: 'c' }, featureKey: 'f' };
  const { effectiveAt } = command;
  const text = { reset: resetText, void: voidGrantText, createGrant: createGrantText }[command.type];
  const variables = {
    reset: { input: { ...address, effectiveAt, ...(command.retainAnchor === undefined ? {} : { retainAnchor: command.retainAnchor }) } },
    void: { id: ids[0], at: command.at },
    createGrant: { input: { ...address, effectiveAt, amount: command.amount } },
  }[command.type];
  const [answer] = Object.values((await world.data(text, variables)) as Record<string, Answer>) as [Answer];
  if (expected.accepted) expect(['Grant', 'MeteredEntitlement']).toContain(answer.__typename);
  else expect(answer.issues?.[0]?.code ?? answer.code).toMatch(codes[expected.reason ?? ''] ?? /^$/);
});

interface UniquenessVector {
  readonly entitlements: readonly { readonly id?: string; readonly customerId: string; readonly featureKey: string; readonly createdAt: string; readonly activeFrom?: string; readonly activeTo?: string }[];
  readonly expected: { readonly allowed: boolean; readonly error?: string; readonly conflictingEntitlements?: readonly [string, string] };
}

test.each(vectorsOf<UniquenessVector>('entitlement_uniqueness'))('through the commands, on a test clock: %s', async (_title, { entitlements, expected }) => {
  const world = await all.create();
  const ask = house(world);
  const clockId = await ask.clock('2020-12-31T00:00:00Z');
  const featureId = parseGlobalId(await ask.feature('feature1', null))?.id ?? '';
  const customers = new Map<string, string>();
  const made = new Map<string, string>();
  let now = '2020-12-31T00:00:00Z';
  const give = async ({ customerId: key, featureKey, createdAt, activeFrom, activeTo }: UniquenessVector['entitlements'][number]): Promise<string> => {
    if (!customers.has(key)) customers.set(key, parseGlobalId(await ask.customer(key, { testClockId: clockId }))?.id ?? '');
    if (createdAt !== now) await ask.advance(clockId, createdAt);
    now = createdAt;
    if (activeFrom === undefined && activeTo === undefined) return createEntitlement(world.command(), { boolean: { customer: { key }, featureKey } });
    const scheduled = {
      customerId: customers.get(key) ?? '', featureId, template: { type: 'BOOLEAN' as const }, activeFrom: at(activeFrom ?? createdAt), activeTo: activeTo === undefined ? null : at(activeTo),
      usagePeriod: null, measureUsageFrom: null, subscriptionId: crypto.randomUUID(), subscriptionItemId: crypto.randomUUID(), now: at(createdAt),
    };
    return transact(world.command(), (tx) => scheduleEntitlement(tx, scheduled));
  };
  const [last] = entitlements.slice(-1);
  for (const entitlement of entitlements.slice(0, -1)) made.set(entitlement.id ?? '', await give(entitlement));
  // Those of several customers are never compared: each is allowed.
  if (expected.allowed || expected.error !== undefined) {
    if (last !== undefined) await give(last);
    expect((await world.data('{ entitlements { totalCount } }')).entitlements.totalCount).toBe(entitlements.length);
    return;
  }
  const refusal = await give(last as (typeof entitlements)[number]).then(() => null, (error: unknown) => error);
  expect(refusal).toBeInstanceOf(EntitlementOverlaps);
  expect((refusal as EntitlementOverlaps).conflictingId?.id).toBe(made.get(expected.conflictingEntitlements?.[0] ?? ''));
  expect((await world.data('{ entitlements { totalCount } }')).entitlements.totalCount).toBe(entitlements.length - 1);
});

interface RolloverVector {
  readonly grants: readonly [VectorGrant];
  readonly query: { readonly balanceBeforeReset: string };
  readonly expected: { readonly balanceAfterReset: string };
}

test.each(vectorsOf<RolloverVector>('rollover'))('through the graph, at the end of a usage period and by hand: %s', async (_title, { grants: [grant], query, expected }) => {
  const world = await all.create();
  const ask = house(world);
  const clockId = await ask.clock(grant.effectiveAt);
  await ask.feature('f');
  for (const customer of ['computed', 'manual']) {
    await ask.customer(customer, { testClockId: clockId });
    await ask.metered(customer, 'f', { usagePeriod: { interval: 'P1M', anchor: grant.effectiveAt } });
    await ask.grant(customer, 'f', grant.amount, grant.effectiveAt, { minRolloverAmount: grant.minRolloverAmount, maxRolloverAmount: grant.maxRolloverAmount });
    await ask.use(customer, 'f', [at(grant.effectiveAt).add({ hours: 1 }).toString(), Decimal.of(grant.amount).sub(Decimal.of(query.balanceBeforeReset)).toString()]);
  }
  await ask.advance(clockId, at(grant.effectiveAt).add({ hours: 48 }).toString());
  expect(await ask.value('manual', 'f')).toMatchObject({ balance: query.balanceBeforeReset });
  await ask.reset('manual', 'f');
  expect(await ask.value('manual', 'f')).toMatchObject({ balance: expected.balanceAfterReset, usage: '0' });
  await ask.advance(clockId, at(grant.effectiveAt).toZonedDateTimeISO('UTC').add({ months: 1 }).toInstant().toString());
  expect(await ask.value('computed', 'f')).toMatchObject({ balance: expected.balanceAfterReset, usage: '0' });
});

interface ActivityVector {
  readonly grants: readonly [VectorGrant];
  readonly query: { readonly times: readonly string[] };
  readonly expected: { readonly active: readonly boolean[] };
}

/** What can be asked for: grants are deleted with their entitlements alone, and last an hour at least. */
const ofCommands = vectorsOf<ActivityVector>('grant_activity').filter(([, { grants: [grant] }]) => grant.deletedAt === undefined && grant.expiresAt !== grant.effectiveAt);

test.each(ofCommands)('through the graph, by the value at each time: %s', async (_title, { grants: [grant], query, expected }) => {
  const world = await all.create();
  const ask = house(world);
  const dayBefore = at(grant.effectiveAt).subtract({ hours: 24 }).toString();
  const clockId = await ask.clock(dayBefore);
  await ask.feature('f');
  await ask.customer('c', { testClockId: clockId });
  await ask.metered('c', 'f', { usagePeriod: { interval: 'P1Y' } });
  const { expiration = grant.expiresAt === undefined ? undefined : ({ duration: 'HOUR', count: 1 } as const) } = grant;
  const made = await ask.grant('c', 'f', grant.amount, grant.effectiveAt, { expiration: expiration === undefined ? null : { unit: expiration.duration, count: expiration.count } });
  await ask.advance(clockId, at(query.times.at(-1) ?? '').add({ hours: 1 }).toString());
  if (grant.voidedAt !== undefined) await world.data(voidGrantText, { id: made.id, at: grant.voidedAt });
  // Values count the running minute, so they are asked for at whole ones.
  const asked = query.times.map((time, n) => [time, expected.active[n]] as const).filter(([time]) => time.endsWith(':00Z'));
  expect(asked.length).toBeGreaterThan(0);
  for (const [time, active] of asked) expect([time, (await ask.value('c', 'f', time)).hasAccess]).toEqual([time, active]);
});
