import { expect, test } from 'vitest';
import { EntitlementOverlaps, createEntitlement, scheduleEntitlement } from '../../src/entitlements/index.ts';
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
