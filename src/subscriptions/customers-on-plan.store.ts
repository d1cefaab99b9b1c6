import type { Where } from '../platform/reader.ts';

/**
 * Of a list of customers, those who have a subscription to any version of the plan that is active at `now`, in real time; who lives by a
 * test clock is looked at by that.
 */
export function customersOnPlan(planKey: string, now: Temporal.Instant): Where {
  return {
    text: `exists (select from subscription s join plan p on p.id = s.plan_id
      cross join lateral (select coalesce((select k.now from test_clock k where k.id = t.test_clock_id), $2::timestamptz) as at) n
      where s.organization_id = t.organization_id and s.customer_id = t.id and p.key = $1 and s.deleted_at is null
        and s.active_from <= n.at and (s.active_to is null or s.active_to > n.at))`,
    values: [planKey, now.toString()],
  };
}
