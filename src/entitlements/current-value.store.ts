import type { CustomerLookUp } from '../customers/index.ts';
import { activeAtSql } from './entitlement.store.ts';
import type { EntitlementType } from './entitlement.ts';

/** A question for the value now. It names its organization: one statement answers several. */
export interface CurrentValueKey {
  readonly organizationId: string;
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
}

/** What one statement knows of a value now. */
export interface CurrentValueRow {
  /** Position among the questions, from 1. */
  readonly n: string;
  readonly organizationId: string;
  readonly customerId: string;
  /** The customer's test clock's time; null is real time. */
  readonly clock: string | null;
  readonly featureId: string;
  readonly featureKey: string;
  /** From here on null without an active entitlement. */
  readonly entitlementId: string | null;
  readonly type: EntitlementType | null;
  readonly config: string | null;
  /** From here on null unless it is metered. */
  readonly revision: number | null;
  readonly usageRevision: string | null;
  /** The latest event that is stored of it, perhaps of the future. */
  readonly lastEventAt: string | null;
  /** What was computed last is the value now. */
  readonly isFresh: boolean | null;
  readonly validUntil: string | null;
  readonly hasAccess: boolean | null;
  readonly balance: string | null;
  readonly usage: string | null;
  readonly overage: string | null;
  readonly totalAvailable: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/**
 * Kept figures are the value now when nothing of what they were computed of has changed since: neither the entitlement's grants, resets and
 * subjects (its revision) nor its usage; when nothing falls due before `now`; and when no stored event is dated between the minute that
 * they were computed for and the minute of `now`.
 */
const freshSql = (now: string): string => `b.revision = e.revision and b.usage_revision = u.revision and b.computed_at <= ${now} and (b.valid_until is null or ${now} < b.valid_until)
  and (u.last_time is null or u.last_time < b.minute or ${now} <= b.minute)`;

const columnsSql = (now: string): string => `c.organization_id as "organizationId", c.id as "customerId", tc.now as clock, f.id as "featureId", f.key as "featureKey",
  e.id as "entitlementId", e.type, e.config, e.revision, u.revision::text as "usageRevision", u.last_time as "lastEventAt", (${freshSql(now)}) as "isFresh", b.valid_until as "validUntil",
  b.has_access as "hasAccess", b.balance, b.usage, b.overage, b.total_available as "totalAvailable", b.period_from as "periodFrom", b.period_to as "periodTo"`;

/** What is kept of the entitlement `e`, and what its usage stands at: a sum, since revisions only grow. */
const keptSql = `left join entitlement_balance b on b.entitlement_id = e.id
  left join lateral (
    select coalesce(sum(h.revision), 0) as revision, max(h.last_time) as last_time from customer_attribution a
    join usage_head h on h.organization_id = a.organization_id and h.meter_id = f.meter_id and h.subject = a.subject_key
    where a.customer_id = c.id and a.deleted_at is null) u on e.type = 'METERED'`;

/** The customer is `c`. A feature that was archived is still the one of an entitlement to it; without an entitlement the live one comes first. */
const valueSql = (featureKey: string, now: string): string => `left join test_clock tc on tc.id = c.test_clock_id
  left join entitlement e on e.customer_id = c.id and e.feature_key = ${featureKey} and ${activeAtSql(`coalesce(tc.now, ${now})`, 'e')}
  join feature f on f.id = coalesce(e.feature_id, (select x.id from feature x where x.organization_id = c.organization_id and x.key = ${featureKey} order by x.archived_at desc nulls first, x.id desc limit 1))
  ${keptSql}`;

const customerSql = {
  id: (organization: string, value: string) => `select x.id from customer x where x.organization_id = ${organization} and x.id = ${value}::uuid and x.deleted_at is null`,
  key: (organization: string, value: string) => `select x.id from customer x where x.organization_id = ${organization} and x.key = ${value} and x.deleted_at is null`,
  externalId: (organization: string, value: string) => `select x.id from customer x where x.organization_id = ${organization} and x.external_id = ${value} and x.deleted_at is null`,
  subjectKey: (organization: string, value: string) =>
    `select x.customer_id from customer_attribution x where x.organization_id = ${organization} and x.subject_key = ${value} and x.deleted_at is null`,
} as const;
type LookUpKind = keyof typeof customerSql;
const kinds = Object.keys(customerSql) as readonly LookUpKind[];

const oneText = (kind: LookUpKind): string => `select 1 as n, ${columnsSql('coalesce(tc.now, $4::timestamptz)')}
  from customer c ${valueSql('$3', '$4::timestamptz')}
  where c.id = (${customerSql[kind]('$1::uuid', '$2')}) and c.organization_id = $1::uuid and c.deleted_at is null`;
const oneTexts: Readonly<Record<LookUpKind, string>> = { id: oneText('id'), key: oneText('key'), externalId: oneText('externalId'), subjectKey: oneText('subjectKey') };

const manyText = `with k as materialized (
    select k.*, case k.kind ${kinds.map((kind) => `when '${kind}' then (${customerSql[kind]('k.organization_id', 'k.value')})`).join(' ')} end as customer_id
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) with ordinality as k(organization_id, kind, value, feature_key, n))
  select k.n, ${columnsSql('coalesce(tc.now, $5::timestamptz)')}
  from k join customer c on c.id = k.customer_id and c.organization_id = k.organization_id and c.deleted_at is null ${valueSql('k.feature_key', '$5::timestamptz')}`;

/** The statement that answers these questions at `now` in real time; an unknown customer or feature has no row. One question takes the plain one. */
export function currentValueStatement(keys: readonly CurrentValueKey[], now: Temporal.Instant): { readonly text: string; readonly values: readonly unknown[] } {
  const looked = keys.map(({ customer }) => Object.entries(customer)[0] as [LookUpKind, string]);
  const [only] = keys;
  const [kind, value] = looked[0] ?? ['id', ''];
  if (keys.length === 1 && only !== undefined) return { text: oneTexts[kind], values: [only.organizationId, value, only.featureKey, now.toString()] };
  const values = [
    keys.map(({ organizationId }) => organizationId),
    looked.map(([each]) => each),
    looked.map(([, each]) => each),
    keys.map(({ featureKey }) => featureKey),
    now.toString(),
  ];
  return { text: manyText, values };
}

/** All entitlements that are active at `now` of the customers `$2` of organization `$1`, by feature key; `$3` is real time. */
export const accessText = `select k.n, ${columnsSql('coalesce(tc.now, $3::timestamptz)')}
  from unnest($2::uuid[]) with ordinality as k(customer_id, n)
  join customer c on c.id = k.customer_id and c.organization_id = $1
  left join test_clock tc on tc.id = c.test_clock_id
  join entitlement e on e.customer_id = c.id and ${activeAtSql('coalesce(tc.now, $3::timestamptz)', 'e')}
  join feature f on f.id = e.feature_id ${keptSql}
  order by k.n, e.feature_key`;
