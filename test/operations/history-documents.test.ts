import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, test } from 'vitest';
import { house } from '../entitlements/house.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

const all = worlds();

async function ask<Data, Variables extends Record<string, unknown>>(world: World, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  return (await world.data(print(document), variables)) as Data;
}

test('history and explanation, by generated documents', async () => {
  const world = await all.create();
  const { feature, clock, customer, metered, grant, use, advance } = house(world);
  await feature('tokens', 'SUM', [{ key: 'model', values: ['large'] }]);
  const clockId = await clock('2027-01-01T00:00:00Z');
  await customer('acme', { testClockId: clockId, subjectKeys: ['acme-app'] });
  const { id } = await metered('acme', 'tokens', { usagePeriod: { interval: 'P1M', anchor: '2027-01-01T00:00:00Z' }, preserveOverageAtReset: true });
  const monthly = (await grant('acme', 'tokens', '100', '2027-01-01T00:00:00Z', { priority: 2, maxRolloverAmount: '20' })).id;
  await use('acme-app', 'tokens', ['2027-01-10T06:30:00Z', 30, 'large'], ['2027-01-10T07:30:00Z', 1000, 'small'], ['2027-02-01T12:00:00Z', 25, 'large']);
  await advance(clockId, '2027-02-01T00:00:00Z');
  const bonus = (await grant('acme', 'tokens', '10', '2027-02-01T06:00:00Z', { priority: 1, expiration: { unit: 'DAY', count: 1 } })).id;
  await advance(clockId, '2027-02-03T00:00:00Z');

  const day = (date: string, next: string) => ({ from: `${date}T00:00:00Z`, to: `${next}T00:00:00Z` });
  const window = (date: string, next: string, usage: string, balanceAtStart: string) => ({ period: day(date, next), usage, balanceAtStart });
  const calm = { activityChange: false, recurrences: [], reset: false };
  const from = '2027-01-31T00:00:00Z';
  const { entitlementHistory } = await ask(world, operations.EntitlementHistoryDocument, { customer: { subjectKey: 'acme-app' }, featureKey: 'tokens', from, windowSize: 'DAY' });
  const segments = [
    { period: day('2027-01-31', '2027-02-01'), usage: '0', overageAtStart: '0', overage: '0', balanceAtStart: '70', balanceAtEnd: '70', grantUsages: [], endedBy: { ...calm, reset: true }, rollover: false },
    { period: day('2027-02-01', '2027-02-01'), usage: '0', overageAtStart: '0', overage: '0', balanceAtStart: '20', balanceAtEnd: '20', grantUsages: [], endedBy: calm, rollover: true },
    { period: { from: '2027-02-01T00:00:00Z', to: '2027-02-01T06:00:00Z' }, usage: '0', overageAtStart: '0', overage: '0', balanceAtStart: '20', balanceAtEnd: '20', grantUsages: [], endedBy: { ...calm, activityChange: true }, rollover: false },
    {
      period: { from: '2027-02-01T06:00:00Z', to: '2027-02-02T06:00:00Z' }, usage: '25', overageAtStart: '0', overage: '0', balanceAtStart: '30', balanceAtEnd: '5',
      grantUsages: [{ grant: { id: bonus }, amount: '10' }, { grant: { id: monthly }, amount: '15' }], endedBy: { ...calm, activityChange: true }, rollover: false,
    },
    { period: { from: '2027-02-02T06:00:00Z', to: '2027-02-03T00:00:00Z' }, usage: '0', overageAtStart: '0', overage: '0', balanceAtStart: '5', balanceAtEnd: '5', grantUsages: [], endedBy: calm, rollover: false },
  ];
  expect(entitlementHistory).toEqual({
    entitlement: { id },
    period: { from, to: '2027-02-03T00:00:00Z' },
    windows: [window('2027-01-31', '2027-02-01', '0', '70'), window('2027-02-01', '2027-02-02', '25', '20'), window('2027-02-02', '2027-02-03', '0', '5')],
    segments,
  });

  // Without a beginning: from the start of measurement on, as nobody has reset it.
  const bySubject = await ask(world, operations.SubjectEntitlementHistoryDocument, { subject: 'acme-app', entitlementId: id, windowSize: 'MONTH' });
  expect(bySubject.entitlementHistory).toEqual({
    period: { from: '2027-01-01T00:00:00Z', to: '2027-02-03T00:00:00Z' },
    windows: [window('2027-01-01', '2027-02-01', '30', '100'), window('2027-02-01', '2027-03-01', '25', '20')],
    segments: [
      { ...segments[0], period: day('2027-01-01', '2027-02-01'), usage: '30', balanceAtStart: '100', grantUsages: [{ grant: { id: monthly }, amount: '30' }] },
      ...segments.slice(1),
    ],
  });

  const { entitlementValue } = await ask(world, operations.ExplainEntitlementValueDocument, { customer: { key: 'acme' }, featureKey: 'tokens', at: '2027-02-03T00:00:00Z' });
  const step = (n: number) => {
    const { period, usage, balanceAtStart, balanceAtEnd, overage } = segments[n] as (typeof segments)[number];
    return { period, usage, balanceAtStart, balanceAtEnd, overage };
  };
  expect(entitlementValue).toEqual({
    balance: '5',
    usage: '25',
    overage: '0',
    explain: {
      period: day('2027-02-01', '2027-03-01'),
      carriedOverage: '0',
      grants: [
        {
          grant: { id: bonus, amount: '10', priority: 1, effectiveAt: '2027-02-01T06:00:00Z', expiresAt: '2027-02-02T06:00:00Z' },
          carriedIn: '0', added: '10', burnt: '10', lost: '0', losses: [], balance: '0',
        },
        {
          grant: { id: monthly, amount: '100', priority: 2, effectiveAt: '2027-01-01T00:00:00Z', expiresAt: null },
          carriedIn: '70', added: '0', burnt: '15', lost: '50', losses: [{ at: '2027-02-01T00:00:00Z', amount: '50', reason: 'ROLLOVER' }], balance: '5',
        },
      ],
      steps: [step(1), step(2), step(3), step(4)],
      usageQuery: {
        meter: { key: 'm_tokens' }, customer: { key: 'acme' }, from: '2027-02-01T00:00:00Z', to: '2027-02-03T00:00:00Z',
        filterGroupBy: [{ key: 'model', values: ['large'], where: null }], value: '25',
      },
    },
  });
});
