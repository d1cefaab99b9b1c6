import { expect, test } from 'vitest';
import { allowedActions, allows, subscriptionStatus } from './subscription-status.ts';
import type { SubscriptionAction, SubscriptionStatus } from './subscription-status.ts';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2025-06-15T00:00:00Z');

test.each<[string, string, string | null, string | null, SubscriptionStatus]>([
  ['it begins later', '2025-06-15T00:00:01Z', null, null, 'SCHEDULED'],
  ['its first instant belongs to it', '2025-06-15T00:00:00Z', null, null, 'ACTIVE'],
  ['it ends later', '2025-06-01T00:00:00Z', '2025-06-15T00:00:01Z', null, 'CANCELED'],
  ['its end does not belong to it', '2025-06-01T00:00:00Z', '2025-06-15T00:00:00Z', null, 'INACTIVE'],
  ['it begins and ends later', '2025-07-01T00:00:00Z', '2025-08-01T00:00:00Z', null, 'SCHEDULED'],
  ['it was withdrawn', '2025-07-01T00:00:00Z', null, '2025-06-01T00:00:00Z', 'INACTIVE'],
])('%s', (_why, activeFrom, activeTo, deletedAt, status) => {
  const times = { activeFrom: at(activeFrom), activeTo: activeTo === null ? null : at(activeTo), deletedAt: deletedAt === null ? null : at(deletedAt) };
  expect(subscriptionStatus(times, now)).toBe(status);
});

test('every status against every action', () => {
  const actions: SubscriptionAction[] = ['cancel', 'change', 'changeAddons', 'continue', 'migrate', 'pause', 'update', 'withdraw'];
  const table = (Object.keys(allowedActions) as SubscriptionStatus[]).map((status) => `${status}: ${actions.filter((action) => allows(status, action)).join(' ') || '-'}`);
  expect(table).toMatchInlineSnapshot(`
    [
      "SCHEDULED: withdraw",
      "ACTIVE: cancel change changeAddons migrate pause update",
      "CANCELED: continue",
      "INACTIVE: -",
    ]
  `);
});
