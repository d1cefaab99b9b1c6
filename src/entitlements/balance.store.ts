import { NEVER } from '../platform/reader.ts';
import type { Reader } from '../platform/reader.ts';
import type { ComputedValue } from './compute.ts';
import type { BalanceState } from './engine/balance-state.ts';
import { answerText, heldUntil } from './kept-answer.ts';
import type { MeteredFacts } from './metered-facts.store.ts';

/** A value that was just computed, and what it was computed of. */
export interface ComputedBalance extends ComputedValue {
  readonly computedAt: Temporal.Instant;
}

/**
 * Keeps values for the next who ask. One that was computed of something older than what is there, or than what is kept, is left out; and so is that
 * of an entitlement which is just being changed: its row is held here until the value is kept, so that every change comes after it and
 * drops it, or before it and is told by the revision.
 */
export async function keepBalances(read: Reader, computed: readonly ComputedBalance[]): Promise<void> {
  const rows = computed
    .map(({ facts, value, computedAt }) => ({
      id: facts.entitlement.id,
      revision: facts.revision,
      usage_revision: facts.usageRevision,
      meter_id: facts.meter.id,
      subjects: facts.subjects,
      computed_at: computedAt,
      holds_until: heldUntil(value.validUntil, facts.lastEventAt, value.at),
      answer: answerText(value, facts),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await read.rows(
    `insert into entitlement_balance as b (entitlement_id, organization_id, customer_id, feature_key, is_real_time, ${columns})
     select e.id, e.organization_id, e.customer_id, e.feature_key, c.test_clock_id is null, x.revision, x.usage_revision, x.meter_id, x.subjects, x.computed_at,
       least(x.holds_until, e.active_to, e.deleted_at, '${NEVER}'), x.answer, c.key
     from jsonb_to_recordset($2::jsonb) as x(id uuid, revision int, usage_revision bigint, meter_id uuid, subjects text[], computed_at timestamptz, holds_until timestamptz, answer text)
     join entitlement e on e.id = x.id and e.organization_id = $1 and e.revision = x.revision
     join customer c on c.id = e.customer_id and c.deleted_at is null
     for share of e skip locked
     on conflict (entitlement_id) do update set (${columns}) = row (${columns.replaceAll(/\w+/g, 'excluded.$&')})
     where (b.revision, b.usage_revision) <= (excluded.revision, excluded.usage_revision)`,
    JSON.stringify(rows),
  );
}

/** What may be another at the next keeping. Whose entitlement it is, and to what, never changes. */
const columns = 'revision, usage_revision, meter_id, subjects, computed_at, holds_until, answer, customer_key';

/** States of a run that are worth starting from, and what they were computed of. */
export interface MadeStates {
  readonly facts: MeteredFacts;
  readonly states: readonly BalanceState[];
}

/**
 * Keeps states to start from, of each entitlement of which nothing has changed since its facts were read. Late events are told by
 * `usage_head.unread_from`, the earliest event stored since it was last taken note of: note is taken here, so every snapshot that has not
 * seen such an event goes, of all the customer's entitlements that the same meter counts for. What is being changed is left alone. Of a day
 * (UTC) the latest state stays: where something happens every hour, the states of a year are still few. Heads are locked in the order of ingest.
 */
export async function storeSnapshots(read: Reader, made: readonly MadeStates[]): Promise<void> {
  const of = made.filter(({ states }) => states.length > 0);
  if (of.length === 0) return;
  const states = of.flatMap(({ states: each }, n) => each.map((state) => ({ n: n + 1, state })));
  const amounts = (balances: BalanceState['balances']): string => JSON.stringify(Object.fromEntries([...balances].map(([id, left]) => [id, left.toString()])));
  await read.rows(
    storeText,
    of.map(({ facts }) => facts.entitlement.id),
    of.map(({ facts }) => facts.revision),
    of.map(({ facts }) => facts.usageRevision),
    of.map(({ facts }) => facts.meter.id),
    of.map(({ facts }) => JSON.stringify(facts.subjects)),
    states.map(({ n }) => n),
    states.map(({ state }) => state.at.toString()),
    states.map(({ state }) => amounts(state.balances)),
    states.map(({ state }) => state.overage.toString()),
    states.map(({ state }) => state.usageInPeriod.toString()),
    states.map(({ state }) => state.grantUsageInPeriod.toString()),
  );
}

/**
 * Each row is found by its own key, however many rows the planner takes the tables and arrays to have: what stands behind a limit or an array of
 * places (ctid) is never joined by reading a table whole. Snapshots are written once and never changed, so a place is good for a statement.
 */
const storeText = `with asked as materialized (
    select n, id, revision, usage_revision, meter_id, array(select jsonb_array_elements_text(subjects::jsonb)) as subjects
    from unnest($2::uuid[], $3::int[], $4::bigint[], $5::uuid[], $6::text[]) with ordinality as a(id, revision, usage_revision, meter_id, subjects, n)),
  heads as materialized (
    select h.* from (select distinct a.meter_id, s.subject from asked a cross join lateral unnest(a.subjects) as s(subject) order by 1, 2) k
    cross join lateral (select h.meter_id, h.subject, h.revision, h.unread_from from usage_head h
      where h.organization_id = $1 and h.meter_id = k.meter_id and h.subject = k.subject limit 1 for update) h),
  counted as materialized (
    select a.* from asked a where coalesce((select sum(h.revision) from heads h where h.meter_id = a.meter_id and h.subject = any(a.subjects)), 0) = a.usage_revision),
  unchanged as materialized (
    select a.n, e.id, e.customer_id, a.meter_id, a.subjects from counted a
    cross join lateral (select e.id, e.customer_id from entitlement e where e.id = a.id and e.organization_id = $1 and e.revision = a.revision limit 1 for share skip locked) e),
  states as materialized (
    select u.id, u.customer_id, x.at, x.balances::jsonb as balances, x.overage, x.usage_in_period, x.grant_usage_in_period
    from unnest($7::int[], $8::timestamptz[], $9::text[], $10::numeric[], $11::numeric[], $12::numeric[]) as x(n, at, balances, overage, usage_in_period, grant_usage_in_period)
    join unchanged u on u.n = x.n),
  outdated as (
    delete from balance_snapshot where ctid = any(array(
      select b.ctid from unchanged u
      join lateral (select min(h.unread_from) as since from heads h where h.meter_id = u.meter_id and h.subject = any(u.subjects)) t on t.since is not null
      join entitlement o on o.organization_id = $1 and o.customer_id = u.customer_id
      join feature f on f.id = o.feature_id and f.meter_id = u.meter_id
      join balance_snapshot b on b.entitlement_id = o.id and b.at > t.since))),
  noted as (
    update usage_head h set unread_from = null
    from (select k.meter_id, k.subject from heads k where k.unread_from is not null and exists (select from unchanged u where u.meter_id = k.meter_id and k.subject = any(u.subjects))) n
    where h.organization_id = $1 and h.meter_id = n.meter_id and h.subject = n.subject),
  crowding as (
    delete from balance_snapshot where ctid = any(array(
      select b.ctid from states x join balance_snapshot b on b.entitlement_id = x.id and b.at >= date_trunc('day', x.at, 'UTC') and b.at < x.at)))
  insert into balance_snapshot (entitlement_id, at, organization_id, customer_id, balances, overage, usage_in_period, grant_usage_in_period)
  select id, at, $1, customer_id, balances, overage, usage_in_period, grant_usage_in_period from states
  on conflict do nothing`;
