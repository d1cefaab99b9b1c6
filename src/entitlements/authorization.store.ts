import type { GroupByFilterInput } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import { activeAtSql } from './entitlement.store.ts';
import type { EntitlementType } from './entitlement.ts';
import { ReservationSchema } from './reservation.entity.ts';
import type { ReservationRow } from './reservation.entity.ts';

/** A customer and one of the features that are sold to it. */
export interface AccountKey {
  readonly customerId: string;
  readonly featureKey: string;
}

/** What one statement knows of a customer and a feature, behind the customer's lock. From `entitlementId` on null without an active entitlement. */
export interface AccountRow {
  /** Position among the keys, from 0. */
  readonly n: number;
  /** The customer's time; null: real time. */
  readonly clock: string | null;
  /** Whose events are the customer's usage, its own key first; null for none. */
  readonly subjects: readonly string[] | null;
  /** Null: there never was such a feature. */
  readonly featureId: string | null;
  readonly meterId: string | null;
  readonly filterGroupBy: readonly GroupByFilterInput[] | null;
  readonly reserved: string;
  readonly entitlementId: string | null;
  readonly type: EntitlementType | null;
  readonly isSoftLimit: boolean | null;
  /** What was kept of it is so now; from here on it is of use only then. */
  readonly isFresh: boolean | null;
  readonly remaining: string | null;
  readonly revision: number | null;
  readonly usageRevision: string | null;
  readonly countedSubjects: readonly string[] | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Kept allowances hold while nothing of what they were computed of has changed since: see `freshSql` of values. */
const freshSql = `a.revision = e.revision and a.meter_id = f.meter_id and a.valid_from <= t.now and (a.valid_until is null or t.now < a.valid_until)
  and a.usage_revision = (select coalesce(sum(h.revision), 0) from usage_head h where h.organization_id = a.organization_id and h.meter_id = a.meter_id and h.subject = any(a.subjects))`;

/** Each look-up is kept to itself by a limit: how many keys there are the planner does not know, and it would rather read tables whole. */
const accountsText = `select k.n, tc.now as clock, (select array_agg(x.subject_key order by x.is_key desc, x.position, x.id) from customer_attribution x where x.customer_id = c.id and x.deleted_at is null) as subjects,
    f.id as "featureId", f.meter_id as "meterId", f.filter_group_by as "filterGroupBy",
    (select coalesce(sum(r.amount), 0) from entitlement_reservation r where r.customer_id = c.id and r.feature_key = k.f and r.closed_at is null and r.expires_at > t.now) as reserved,
    e.id as "entitlementId", e.type, e.is_soft_limit as "isSoftLimit", (${freshSql}) as "isFresh",
    a.remaining, a.revision, a.usage_revision as "usageRevision", a.subjects as "countedSubjects", a.valid_from as "validFrom", a.valid_until as "validUntil"
  from json_to_recordset($2::json) as k(n int, c uuid, f text)
  cross join lateral (select x.* from customer x where x.id = k.c and x.organization_id = $1 limit 1) c
  left join lateral (select x.now from test_clock x where x.id = c.test_clock_id limit 1) tc on true
  cross join lateral (select coalesce(tc.now, $3::timestamptz) as now) t
  left join lateral (select x.* from entitlement x where x.customer_id = c.id and x.feature_key = k.f and ${activeAtSql('t.now', 'x')} limit 1) e on true
  left join lateral (select x.* from feature x where x.id = coalesce(e.feature_id, (select y.id from feature y where y.organization_id = $1 and y.key = k.f order by y.archived_at desc nulls first, y.id desc limit 1)) limit 1) f on true
  left join entitlement_allowance a on a.entitlement_id = e.id`;

/** One row for each key whose customer is there. `now` is real time. */
export function accountRows(read: Reader, keys: readonly AccountKey[], now: Temporal.Instant): Promise<AccountRow[]> {
  return read.rows<AccountRow>(accountsText, JSON.stringify(keys.map(({ customerId, featureKey }, n) => ({ n, c: customerId, f: featureKey }))), now.toString());
}

/** What has a name: an event that was stored under it, and the reservation made for it; either, both or neither. */
export interface NameRow {
  readonly isStored: boolean;
  readonly reservation: ReservationRow | null;
}

/** What has each name, by its hash, in their order. */
export async function nameRows(read: Reader, hashes: readonly string[]): Promise<NameRow[]> {
  const rows = await read.rows<ReservationRow & { readonly n: number; readonly isStored: boolean }>(
    `select k.n, x.hash is not null as "isStored", ${read.columnsOf(ReservationSchema, 'r')} from json_to_recordset($2::json) as k(n int, h uuid)
     left join lateral (select x.hash from usage_event_key x where x.organization_id = $1 and x.hash = k.h limit 1) x on true
     left join lateral (select r.* from entitlement_reservation r where r.organization_id = $1 and r.hash = k.h limit 1) r on true`,
    JSON.stringify(hashes.map((h, n) => ({ n, h }))),
  );
  const found: NameRow[] = hashes.map(() => ({ isStored: false, reservation: null }));
  for (const { n, isStored, ...reservation } of rows) found[n] = { isStored, reservation: (reservation.id as string | null) === null ? null : reservation };
  return found;
}

/** An allowance to be kept for the next who ask. */
export interface KeptAllowance {
  readonly entitlementId: string;
  readonly customerId: string;
  readonly revision: number;
  readonly usageRevision: string;
  readonly meterId: string;
  readonly subjects: readonly string[];
  readonly remaining: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Keeps allowances; the caller holds their customers' locks. One whose entitlement is gone is left out. */
export async function keepAllowances(read: Reader, kept: readonly KeptAllowance[]): Promise<void> {
  const rows = kept.map(({ entitlementId: e, customerId: c, revision: r, usageRevision: u, meterId: m, subjects: s, remaining: l, validFrom: f, validUntil: t }) => ({ e, c, r, u, m, s, l, f, t }));
  await read.rows(
    `insert into entitlement_allowance (entitlement_id, organization_id, customer_id, revision, usage_revision, meter_id, subjects, remaining, valid_from, valid_until)
     select x.e, $1, x.c, x.r, x.u, x.m, x.s, x.l, x.f, x.t
     from json_to_recordset($2::json) as x(e uuid, c uuid, r int, u bigint, m uuid, s text[], l numeric, f timestamptz, t timestamptz)
     cross join lateral (select from entitlement e where e.id = x.e and e.organization_id = $1 limit 1) e
     on conflict (entitlement_id) do update set revision = excluded.revision, usage_revision = excluded.usage_revision, meter_id = excluded.meter_id, subjects = excluded.subjects,
       remaining = excluded.remaining, valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
    JSON.stringify(rows),
  );
}

/** What of a kept allowance changes when it is used of. */
export type UsedAllowance = Pick<KeptAllowance, 'entitlementId' | 'usageRevision' | 'remaining'>;

/** Notes what is left of allowances that are kept already, which costs half of keeping them; the caller holds their customers' locks. */
export async function noteUsedAllowances(read: Reader, used: readonly UsedAllowance[]): Promise<void> {
  await read.rows(
    `update entitlement_allowance a set usage_revision = x.u, remaining = x.l from json_to_recordset($2::json) as x(e uuid, u bigint, l numeric)
     where a.entitlement_id = x.e and a.organization_id = $1`,
    JSON.stringify(used.map(({ entitlementId: e, usageRevision: u, remaining: l }) => ({ e, u, l }))),
  );
}

/** Writes new reservations, and what became of others. The caller holds their customers' locks. */
export async function writeReservations(read: Reader, rows: readonly ReservationRow[]): Promise<void> {
  await read.rows(
    `insert into entitlement_reservation (id, organization_id, customer_id, entitlement_id, feature_id, feature_key, meter_id, hash, event_id, source, event_type, subject, data,
       requested, amount, committed_amount, status, created_at, expires_at, closed_at)
     select x.id, $1, x."customerId", x."entitlementId", x."featureId", x."featureKey", x."meterId", x.hash, x."eventId", x.source, x."eventType", x.subject, x.data,
       x.requested, x.amount, x."committedAmount", x.status, x."createdAt", x."expiresAt", x."closedAt"
     from json_to_recordset($2::json) as x(id uuid, "customerId" uuid, "entitlementId" uuid, "featureId" uuid, "featureKey" text, "meterId" uuid, hash uuid, "eventId" text, source text, "eventType" text,
       subject text, data text, requested numeric, amount numeric, "committedAmount" numeric, status text, "createdAt" timestamptz, "expiresAt" timestamptz, "closedAt" timestamptz)
     on conflict (id) do update set committed_amount = excluded.committed_amount, status = excluded.status, closed_at = excluded.closed_at`,
    JSON.stringify(rows),
  );
}
