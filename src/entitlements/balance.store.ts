import type { Reader } from '../platform/reader.ts';
import type { BalanceState } from './engine/balance-state.ts';
import type { EntitlementValue } from './engine/value.ts';

/** A value that was just computed, and what it was computed of. */
export interface ComputedBalance {
  readonly entitlementId: string;
  /** As they were read before anything else: what changes meanwhile makes the value look older than it is, never newer. */
  readonly revision: number;
  readonly usageRevision: string;
  readonly computedAt: Temporal.Instant;
  readonly value: EntitlementValue;
}

/** Keeps values for the next who ask. One that was computed of something older than what is kept is left out. */
export async function keepBalances(read: Reader, computed: readonly ComputedBalance[]): Promise<void> {
  const sorted = computed.toSorted((a, b) => (a.entitlementId < b.entitlementId ? -1 : 1));
  await read.rows(
    `insert into entitlement_balance as b (entitlement_id, organization_id, customer_id, revision, usage_revision, computed_at, minute, valid_until, has_access,
       balance, usage, overage, total_available, period_from, period_to)
     select e.id, e.organization_id, e.customer_id, x.revision, x.usage_revision, x.computed_at, x.minute, x.valid_until, x.has_access,
       x.balance, x.usage, x.overage, x.total_available, x.period_from, x.period_to
     from unnest($2::uuid[], $3::int[], $4::bigint[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::bool[], $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[],
       $13::timestamptz[], $14::timestamptz[])
       as x(id, revision, usage_revision, computed_at, minute, valid_until, has_access, balance, usage, overage, total_available, period_from, period_to)
     join entitlement e on e.id = x.id and e.organization_id = $1 for key share of e skip locked
     on conflict (entitlement_id) do update set revision = excluded.revision, usage_revision = excluded.usage_revision, computed_at = excluded.computed_at, minute = excluded.minute,
       valid_until = excluded.valid_until, has_access = excluded.has_access, balance = excluded.balance, usage = excluded.usage, overage = excluded.overage,
       total_available = excluded.total_available, period_from = excluded.period_from, period_to = excluded.period_to
     where (b.revision, b.usage_revision) <= (excluded.revision, excluded.usage_revision)`,
    sorted.map(({ entitlementId }) => entitlementId),
    sorted.map(({ revision }) => revision),
    sorted.map(({ usageRevision }) => usageRevision),
    sorted.map(({ computedAt }) => computedAt.toString()),
    sorted.map(({ value }) => value.at.toString()),
    sorted.map(({ value }) => value.validUntil?.toString() ?? null),
    sorted.map(({ value }) => value.hasAccess),
    sorted.map(({ value }) => value.balance?.toString() ?? null),
    sorted.map(({ value }) => value.usage?.toString() ?? null),
    sorted.map(({ value }) => value.overage?.toString() ?? null),
    sorted.map(({ value }) => value.totalAvailableGrantAmount?.toString() ?? null),
    sorted.map(({ value }) => value.currentUsagePeriod?.from.toString() ?? null),
    sorted.map(({ value }) => value.currentUsagePeriod?.to.toString() ?? null),
  );
}

/**
 * Keeps the state of a run to start from, unless something has changed since the run's facts were read. Late events are told by
 * `usage_head.unread_from`, the earliest event stored since it was last taken note of: note is taken here, so every snapshot that has not
 * seen such an event goes, of all the customer's entitlements that the same meter counts for. What is being changed is left alone.
 */
export async function keepSnapshot(
  read: Reader,
  of: { readonly entitlementId: string; readonly revision: number; readonly usageRevision: string; readonly meterId: string; readonly subjects: readonly string[] },
  state: BalanceState,
): Promise<void> {
  await read.rows(
    `with heads as materialized (
       select h.subject, h.revision, h.unread_from from usage_head h
       where h.organization_id = $1 and h.meter_id = $5 and h.subject = any($6::text[]) order by h.subject for update),
     unchanged as materialized (
       select e.id, e.customer_id from entitlement e
       where e.organization_id = $1 and e.id = $2 and e.revision = $3 and coalesce((select sum(revision) from heads), 0) = $4::bigint for share of e skip locked),
     outdated as (
       delete from balance_snapshot b using unchanged, entitlement o, feature f
       where o.organization_id = $1 and o.customer_id = unchanged.customer_id and f.id = o.feature_id and f.meter_id = $5 and b.entitlement_id = o.id
         and b.at > (select min(unread_from) from heads)),
     noted as (
       update usage_head h set unread_from = null from unchanged
       where h.organization_id = $1 and h.meter_id = $5 and h.subject in (select subject from heads) and h.unread_from is not null)
     insert into balance_snapshot (entitlement_id, at, organization_id, customer_id, balances, overage, usage_in_period, grant_usage_in_period)
     select id, $7, $1, customer_id, $8, $9, $10, $11 from unchanged
     on conflict do nothing`,
    of.entitlementId,
    of.revision,
    of.usageRevision,
    of.meterId,
    of.subjects,
    state.at.toString(),
    JSON.stringify(Object.fromEntries([...state.balances].map(([id, left]) => [id, left.toString()]))),
    state.overage.toString(),
    state.usageInPeriod.toString(),
    state.grantUsageInPeriod.toString(),
  );
}
