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

/**
 * Keeps states of a run to start from, unless something has changed since the run's facts were read. Late events are told by
 * `usage_head.unread_from`, the earliest event stored since it was last taken note of: note is taken here, so every snapshot that has not
 * seen such an event goes, of all the customer's entitlements that the same meter counts for. What is being changed is left alone. Of a day
 * (UTC) the latest state stays: where something happens every hour, the states of a year are still few.
 */
export async function storeSnapshots(read: Reader, facts: MeteredFacts, states: readonly BalanceState[]): Promise<void> {
  await read.rows(
    `with heads as materialized (
       select h.subject, h.revision, h.unread_from from usage_head h
       where h.organization_id = $1 and h.meter_id = $5 and h.subject = any($6::text[]) order by h.subject for update),
     unchanged as materialized (
       select e.id, e.customer_id from entitlement e
       where e.organization_id = $1 and e.id = $2 and e.revision = $3 and coalesce((select sum(revision) from heads), 0) = $4::bigint for share of e skip locked),
     states as materialized (
       select x.* from jsonb_to_recordset($7::jsonb) as x(at timestamptz, balances jsonb, overage numeric, usage_in_period numeric, grant_usage_in_period numeric)),
     outdated as (
       delete from balance_snapshot b using unchanged, entitlement o, feature f
       where o.organization_id = $1 and o.customer_id = unchanged.customer_id and f.id = o.feature_id and f.meter_id = $5 and b.entitlement_id = o.id
         and b.at > (select min(unread_from) from heads)),
     noted as (
       update usage_head h set unread_from = null from unchanged
       where h.organization_id = $1 and h.meter_id = $5 and h.subject in (select subject from heads) and h.unread_from is not null),
     crowding as (
       delete from balance_snapshot b using unchanged, states x
       where b.organization_id = $1 and b.entitlement_id = unchanged.id and b.at >= date_trunc('day', x.at, 'UTC') and b.at < x.at)
     insert into balance_snapshot (entitlement_id, at, organization_id, customer_id, balances, overage, usage_in_period, grant_usage_in_period)
     select id, x.at, $1, customer_id, x.balances, x.overage, x.usage_in_period, x.grant_usage_in_period from unchanged, states x
     on conflict do nothing`,
    facts.entitlement.id,
    facts.revision,
    facts.usageRevision,
    facts.meter.id,
    facts.subjects,
    JSON.stringify(states.map(columnsOf)),
  );
}

const columnsOf = ({ at, balances, overage, usageInPeriod, grantUsageInPeriod }: BalanceState): object => ({
  at: at.toString(),
  balances: Object.fromEntries([...balances].map(([id, left]) => [id, left.toString()])),
  overage: overage.toString(),
  usage_in_period: usageInPeriod.toString(),
  grant_usage_in_period: grantUsageInPeriod.toString(),
});
