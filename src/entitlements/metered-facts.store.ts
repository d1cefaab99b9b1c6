import { ceilToMinute } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { compileMeter, plainTerms, readUsageQuery } from '../metering/index.ts';
import type { CompiledMeter, DimensionFilter, GroupByFilterInput, MeterAggregation, MeterDimension, MetricFilter } from '../metering/index.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { BalanceState } from './engine/balance-state.ts';
import type { Metering } from './engine/value.ts';
import type { MeteredAggregation } from './engine/plan.ts';
import { grantOf, meteredOf } from './entitlement-rows.ts';
import type { GrantColumns } from './entitlement-rows.ts';
import { EntitlementSchema } from './entitlement.entity.ts';
import type { EntitlementRow } from './entitlement.entity.ts';
import type { MeteredEntitlement } from './entitlement.ts';

/** All that the value of a metered entitlement is computed from, beside its usage. */
export interface MeteredFacts {
  /** The entitlement's, and the sum of its subjects'. They are read before the usage, so a value may be of more than they say, never of less. */
  readonly revision: number;
  readonly usageRevision: string;
  /** The time of the latest event stored, perhaps of the future; null when there is none. */
  readonly lastEventAt: Temporal.Instant | null;
  readonly entitlement: MeteredEntitlement;
  readonly metering: Metering;
  readonly meter: CompiledMeter;
  readonly filters: readonly DimensionFilter[];
  /** The same as they were given. */
  readonly filterGroupBy: readonly GroupByFilterInput[];
  /** Every subject whose events are its customer's usage. */
  readonly subjects: readonly string[];
}

interface FactsRow extends EntitlementRow {
  /** Position among the questions, from 0. */
  readonly n: number;
  readonly filterGroupBy: readonly GroupByFilterInput[];
  readonly meter: {
    readonly id: string;
    readonly key: string;
    readonly aggregation: MeterAggregation;
    readonly eventType: string;
    readonly valueProperty: string | null;
    readonly groupBy: readonly MeterDimension[];
    readonly eventFrom: string | null;
    readonly expression: string | null;
    readonly filters: readonly MetricFilter[];
  };
  readonly subjects: string[] | null;
  readonly usageRevision: string;
  readonly lastEventAt: string | null;
  readonly grants: readonly GrantColumns[] | null;
  readonly resets: readonly { readonly at: string; readonly anchor: string; readonly preserveOverage: boolean }[] | null;
  readonly snapshots: readonly SnapshotColumns[] | null;
}

interface SnapshotColumns {
  readonly at: string;
  readonly balances: Readonly<Record<string, string>>;
  readonly overage: string;
  readonly usageInPeriod: string;
  readonly grantUsageInPeriod: string;
}

/**
 * `counting`: the snapshot that a value starts from, and the grants that may still change it, which are few however many there were. `all`: every
 * grant, also those of which nothing is left for good: their ends show in the steps of a burn-down.
 */
export type GrantsRead = 'counting' | 'all';

const grantColumns = `json_build_object('id', g.id, 'amount', g.amount::text, 'priority', g.priority, 'effectiveAt', g.effective_at, 'expiresAt', g.expires_at, 'voidedAt', g.voided_at,
  'minRolloverAmount', g.min_rollover_amount::text, 'maxRolloverAmount', g.max_rollover_amount::text, 'recurrenceInterval', g.recurrence_interval,
  'recurrenceAnchor', g.recurrence_anchor, 'createdAt', g.created_at)`;

/**
 * Of starts after the minute that the value is computed for the first is needed, which ends the time that the value holds; and those that were
 * voided before they came: the end of any grant ends a phase, which counts where each phase has its own latest value.
 */
const grantsSql: Readonly<Record<GrantsRead, string>> = {
  all: 'select g.* from entitlement_grant g where g.entitlement_id = e.id',
  counting: `select g.* from jsonb_object_keys(b.balances) as named(id) join entitlement_grant g on g.id = named.id::uuid
    union all select g.* from entitlement_grant g where g.entitlement_id = e.id and g.effective_at >= coalesce(b.at, '-infinity') and g.effective_at <= k.minute
      and not coalesce(jsonb_exists(b.balances, g.id::text), false)
    union all (select g.* from entitlement_grant g where g.entitlement_id = e.id and g.effective_at > k.minute and coalesce(g.voided_at > k.minute, true) order by g.effective_at limit 1)
    union all select g.* from entitlement_grant g where g.entitlement_id = e.id and g.effective_at > k.minute and g.voided_at <= k.minute`,
};

/** States that have seen every event stored, latest first; where no minute is asked for, those of the last manual reset. */
const usableSql = `from balance_snapshot b where b.entitlement_id = e.id and b.at <= coalesce(u.unread_from, 'infinity')
  and b.at <= coalesce(k.minute, (select max(r.at) from entitlement_reset r where r.entitlement_id = e.id)) order by b.at desc`;

/** For whoever reads all grants, states to choose from: how far back it must start, the engine tells. */
const choice = 40;
const snapshotColumns = `json_build_object('at', b.at, 'balances', b.balances, 'overage', b.overage::text, 'usageInPeriod', b.usage_in_period::text,
  'grantUsageInPeriod', b.grant_usage_in_period::text)`;
const storedSql: Readonly<Record<GrantsRead, string>> = {
  all: `select json_agg(${snapshotColumns}) from (select b.* ${usableSql} limit ${choice}) b`,
  counting: `select case when b.at is not null then json_build_array(${snapshotColumns}) end`,
};

const textOf = (read: Reader, grants: GrantsRead): string => `select k.n, ${read.columnsOf(EntitlementSchema, 'e')}, f.filter_group_by as "filterGroupBy",
    json_build_object('id', m.id, 'key', m.key, 'aggregation', m.aggregation, 'eventType', m.event_type, 'valueProperty', m.value_property, 'groupBy', m.group_by, 'eventFrom', m.event_from,
      'expression', m.expression, 'filters', m.filters) as meter,
    s.subjects, u.revision::text as "usageRevision", u.last_time as "lastEventAt",
    (select json_agg(${grantColumns}) from (${grantsSql[grants]}) g) as grants,
    (select json_agg(json_build_object('at', r.at, 'anchor', r.anchor, 'preserveOverage', r.preserve_overage)) from entitlement_reset r where r.entitlement_id = e.id) as resets,
    (${storedSql[grants]}) as snapshots
  from json_to_recordset($2::json) as k(n int, id uuid, minute timestamptz)
  cross join lateral (select e.* from entitlement e where e.id = k.id limit 1) e join feature f on f.id = e.feature_id join meter m on m.id = f.meter_id
  cross join lateral (select array_agg(a.subject_key) as subjects from customer_attribution a where a.customer_id = e.customer_id and a.deleted_at is null) s
  cross join lateral (
    select coalesce(sum(h.revision), 0) as revision, max(h.last_time) as last_time, min(h.unread_from) as unread_from from usage_head h
    where h.organization_id = e.organization_id and h.meter_id = m.id and h.subject = any(s.subjects)) u
  left join lateral (select b.* ${usableSql} limit 1) b on true
  where e.organization_id = $1 and e.type = 'METERED'`;

/**
 * The facts of metered entitlements for their values at some times, in the order of the questions; null where there is none. They are as they
 * stand at one instant: one statement, so that no grant of yesterday meets a reset of today. A snapshot that is later than an event
 * stored since is left out: it has not seen that event. Only with all grants may a time be left open: states are then those up to the last
 * manual reset.
 */
export async function meteredFactsOf(
  read: Reader,
  asked: readonly { readonly entitlementId: string; readonly time: Temporal.Instant | null }[],
  grants: GrantsRead = 'counting',
): Promise<(MeteredFacts | null)[]> {
  const rows = await read.rows<FactsRow>(textOf(read, grants), JSON.stringify(asked.map(({ entitlementId, time }, n) => ({ n, id: entitlementId, minute: time === null ? null : ceilToMinute(time) }))));
  const found = new Map(rows.map((row) => [row.n, factsOf(row)]));
  return asked.map((_question, n) => found.get(n) ?? null);
}

function factsOf(row: FactsRow): MeteredFacts {
  // Balances are burnt by parts of a period, which do not add up when each is rounded; and no recurring meter can be burnt.
  const meter = compileMeter({ ...plainTerms, ...row.meter, eventFrom: instantOrNull(row.meter.eventFrom) });
  return {
    revision: row.revision,
    usageRevision: row.usageRevision,
    lastEventAt: instantOrNull(row.lastEventAt),
    entitlement: meteredOf(row),
    meter,
    filters: filtersOf(meter, row.filterGroupBy),
    filterGroupBy: row.filterGroupBy,
    subjects: row.subjects ?? [],
    metering: {
      aggregation: meter.aggregation as MeteredAggregation,
      grants: (row.grants ?? []).map(grantOf),
      resets: (row.resets ?? []).map(({ at, anchor, preserveOverage }) => ({ at: instantOf(at), anchor: instantOf(anchor), preserveOverage })),
      stored: (row.snapshots ?? []).map(stateOf),
    },
  };
}

/** A feature's filters were checked when it was created, and its meter never changes. */
function filtersOf(meter: CompiledMeter, filterGroupBy: readonly GroupByFilterInput[]): readonly DimensionFilter[] {
  if (filterGroupBy.length === 0) return [];
  const query = readUsageQuery(meter, { filterGroupBy }, []);
  if (query === null) throw new Error(`the filters of a feature do not fit meter "${meter.key}"`);
  return query.filters;
}

function stateOf(row: SnapshotColumns): BalanceState {
  return {
    at: instantOf(row.at),
    balances: new Map(Object.entries(row.balances).map(([id, left]) => [id, Decimal.of(left)])),
    overage: Decimal.of(row.overage),
    usageInPeriod: Decimal.of(row.usageInPeriod),
    grantUsageInPeriod: Decimal.of(row.grantUsageInPeriod),
  };
}
