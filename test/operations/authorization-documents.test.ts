import { expect, test } from 'vitest';
import { house } from '../entitlements/house.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation that sells use in one step, by the generated documents, over HTTP, with exact answers.
const all = worlds();
const http = served(all);

test('use is authorized, reserved, committed, released and listed by documents', async () => {
  const world = await all.create();
  const { feature, customer, metered } = house(world);
  const ask = documentClient(http.address, world.apiKey);
  await feature('tokens');
  await customer('acme');
  await metered('acme', 'tokens', { issueAfterReset: '100' });
  const use = { customer: { key: 'acme' }, featureKey: 'tokens', source: 'app' };
  const granted = { __typename: 'UsageAuthorization', allowed: true, reason: null, source: 'app', isRepeated: false, reservation: null };

  expect(await ask(operations.AuthorizeUsageDocument, { input: { ...use, id: 'c', amount: '30', mode: 'COUNT' } })).toEqual({ authorizeUsage: { ...granted, amount: '30', available: '70', eventId: 'c' } });
  expect(await ask(operations.AuthorizeUsageDocument, { input: { ...use, id: 'd', amount: '71' } })).toEqual({ authorizeUsage: { ...granted, allowed: false, reason: 'INSUFFICIENT_BALANCE', amount: '0', available: '70', eventId: 'd' } });
  expect(await ask(operations.AuthorizeUsageDocument, { input: { ...use, id: 'd', amount: '0' } })).toEqual({
    authorizeUsage: { __typename: 'ValidationError', code: 'VALIDATION_FAILED', message: 'amount is 0: give more than 0', issues: [{ code: 'AMOUNT_NOT_POSITIVE', message: 'amount is 0: give more than 0', path: ['amount'] }] },
  });

  const ids: string[] = [];
  for (const name of ['r1', 'r2', 'r3']) {
    const { authorizeUsage } = await ask(operations.AuthorizeUsageDocument, { input: { ...use, id: name, amount: '20', mode: 'RESERVE', expiresIn: 'PT10M' } });
    const available = { r1: '50', r2: '30', r3: '10' }[name];
    expect(authorizeUsage).toEqual({ ...granted, amount: '20', available, eventId: name, reservation: { id: expect.any(String) as unknown, amount: '20', status: 'OPEN', expiresAt: '2027-01-01T00:10:00Z' } });
    if (authorizeUsage.__typename === 'UsageAuthorization') ids.push(authorizeUsage.reservation?.id ?? '');
  }
  const [first = '', second = '', third = ''] = ids;
  expect(await ask(operations.CommitReservationDocument, { input: { id: first, amount: '12.5' } })).toEqual({
    commitReservation: { __typename: 'UsageReservation', id: first, status: 'COMMITTED', amount: '20', committedAmount: '12.5', closedAt: '2027-01-01T00:00:00Z', eventId: 'r1', source: 'app' },
  });
  expect(await ask(operations.ReleaseReservationDocument, { id: second })).toEqual({
    releaseReservation: { __typename: 'UsageReservation', id: second, status: 'RELEASED', amount: '20', committedAmount: null, closedAt: '2027-01-01T00:00:00Z' },
  });
  expect(await ask(operations.ReleaseReservationDocument, { id: first })).toEqual({
    releaseReservation: { __typename: 'ConflictError', code: 'RESERVATION_COMMITTED', message: 'the reservation was committed with 12.5: correct or void its event "r1" instead' },
  });

  expect(await ask(operations.ReservedUsageDocument, { customer: { key: 'acme' }, featureKey: 'tokens' })).toEqual({ entitlementValue: { balance: '57.5', reserved: '20' } });
  const { reservations } = await ask(operations.ReservationsDocument, { first: 2, orderBy: { field: 'CREATED_AT', direction: 'DESC' } });
  const made = { customer: { key: 'acme' }, feature: { key: 'tokens' }, requestedAmount: '20', amount: '20', source: 'app', subject: 'acme', data: { v: 20 }, createdAt: '2027-01-01T00:00:00Z', expiresAt: '2027-01-01T00:10:00Z' };
  expect(reservations).toEqual({
    nodes: [
      { id: third, status: 'OPEN', eventId: 'r3', committedAmount: null, closedAt: null, ...made },
      { id: second, status: 'RELEASED', eventId: 'r2', committedAmount: null, closedAt: '2027-01-01T00:00:00Z', ...made },
    ],
    pageInfo: { hasNextPage: true, endCursor: expect.any(String) as unknown },
    totalCount: 3,
  });
  const committed = await ask(operations.ReservationsDocument, { filter: { statuses: ['COMMITTED'], customers: [{ key: 'acme' }], featureKeys: ['tokens'] } });
  expect(committed.reservations.nodes.map(({ id, committedAmount }) => [id, committedAmount])).toEqual([[first, '12.5']]);
});
