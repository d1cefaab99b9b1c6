import { expect, test } from 'vitest';
import { planActions, planAllows, planStatus } from './plan-status.ts';
import type { PlanAction, PlanStatus } from './plan-status.ts';

const at = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
const now = Temporal.Instant.from('2025-06-15T00:00:00Z');

test.each<[string, string | null, string | null, PlanStatus]>([
  ['without times', null, null, 'DRAFT'],
  ['its first instant belongs to it', '2025-06-15T00:00:00Z', null, 'ACTIVE'],
  ['an end to come', '2025-06-01T00:00:00Z', '2025-06-15T00:00:01Z', 'ACTIVE'],
  ['its end does not belong to it', '2025-06-01T00:00:00Z', '2025-06-15T00:00:00Z', 'ARCHIVED'],
  ['a start to come', '2025-06-15T00:00:01Z', null, 'SCHEDULED'],
  ['a start and an end to come', '2025-07-01T00:00:00Z', '2025-08-01T00:00:00Z', 'SCHEDULED'],
])('%s: %s to %s is %s', (_why, from, to, status) => {
  expect(planStatus({ effectiveFrom: at(from), effectiveTo: at(to) }, now)).toBe(status);
});

test('an end without a beginning cannot exist', () => {
  expect(() => planStatus({ effectiveFrom: null, effectiveTo: now }, now)).toThrow(RangeError);
});

test('every status against every action', () => {
  const actions: PlanAction[] = ['update', 'publish', 'archive', 'delete'];
  const table = (Object.keys(planActions) as PlanStatus[]).map((status) => `${status}: ${actions.filter((action) => planAllows(status, action)).join(' ')}`);
  expect(table).toMatchInlineSnapshot(`
    [
      "DRAFT: update publish delete",
      "SCHEDULED: update publish delete",
      "ACTIVE: archive",
      "ARCHIVED: delete",
    ]
  `);
});
