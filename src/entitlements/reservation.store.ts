import type pg from 'pg';
import { instantOrNull } from '../platform/entity.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { ReservationSchema } from './reservation.entity.ts';
import type { ReservationRow, ReservationStatus } from './reservation.entity.ts';

/** Rows in the order of the ids; null where there is none in reach. */
export function reservationsByIds(read: Reader, ids: readonly string[]): Promise<(ReservationRow | null)[]> {
  return read.byKeys(ReservationSchema, 'id', ids);
}

/** Whose, of what and how they stand; null is everybody's, any, and however. */
export interface ReservationFilter {
  readonly customerIds: readonly string[] | null;
  readonly featureKeys: readonly string[] | null;
  readonly statuses: readonly ReservationStatus[] | null;
  /** Real time; a customer on a test clock has its own. */
  readonly now: Temporal.Instant;
}

export function reservationWhere({ customerIds, featureKeys, statuses, now }: ReservationFilter): Where | undefined {
  const values: unknown[] = [];
  const value = (each: unknown): string => `$${values.push(each)}`;
  const conditions: string[] = [];
  if (customerIds !== null) conditions.push(`t.customer_id = any(${value(customerIds)}::uuid[])`);
  if (featureKeys !== null) conditions.push(`t.feature_key = any(${value(featureKeys)}::text[])`);
  if (statuses !== null) {
    const clock = `coalesce((select tc.now from customer c join test_clock tc on tc.id = c.test_clock_id where c.id = t.customer_id), ${value(now.toString())}::timestamptz)`;
    conditions.push(`case when t.status = 'OPEN' and t.expires_at <= ${clock} then 'EXPIRED' else t.status end = any(${value(statuses)}::text[])`);
  }
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values };
}

/** A customer's use of a feature. */
export interface HeldKey {
  readonly customerId: string;
  readonly featureKey: string;
}

/** What open reservations hold of each, in the order of the keys, as decimal text; "0" for nothing. `now` is real time. */
export async function reservedAmounts(read: Reader, keys: readonly HeldKey[], now: Temporal.Instant): Promise<string[]> {
  const rows = await read.ownRows<{ n: number; reserved: string }>(
    `select k.n, sum(r.amount) as reserved from json_to_recordset($3::json) as k(n int, c uuid, f text)
     join customer c on c.id = k.c and c.organization_id = $1 and ($2::uuid is null or c.id = $2) left join test_clock tc on tc.id = c.test_clock_id
     join entitlement_reservation r on r.customer_id = c.id and r.feature_key = k.f and r.closed_at is null and r.expires_at > coalesce(tc.now, $4::timestamptz)
     group by k.n`,
    JSON.stringify(keys.map(({ customerId, featureKey }, n) => ({ n, c: customerId, f: featureKey }))),
    now.toString(),
  );
  const found = new Map(rows.map(({ n, reserved }) => [n, reserved]));
  return keys.map((_key, n) => found.get(n) ?? '0');
}

/** What open reservations hold. */
export interface Held {
  /** Decimal text; "0" for nothing. */
  readonly amount: string;
  /** When the first of them expires, in the customer's time; null: none is open. */
  readonly until: Temporal.Instant | null;
}

/** What open reservations hold of one customer's use. `now` is real time. Not for buyers. */
export async function heldNow(read: Reader, { customerId, featureKey }: HeldKey, now: Temporal.Instant): Promise<Held> {
  const [row] = await read.rows<{ amount: string | null; until: string | null }>(
    `select sum(r.amount)::text as amount, min(r.expires_at) as until
     from customer c left join test_clock tc on tc.id = c.test_clock_id join entitlement_reservation r on r.customer_id = c.id
     where c.organization_id = $1 and c.id = $2 and r.feature_key = $3 and r.closed_at is null and r.expires_at > coalesce(tc.now, $4::timestamptz)`,
    customerId,
    featureKey,
    now.toString(),
  );
  return { amount: row?.amount ?? '0', until: instantOrNull(row?.until ?? null) };
}

/** What is noted of a reservation that expired. */
export type ExpiredReservation = Pick<ReservationRow, 'id' | 'customerId' | 'featureKey'>;

/**
 * Notes that reservations have expired, at most `limit` of them, and answers these: those of customers in real time whose time is over by `now`, or those of
 * one test clock's customers. Which of the two is `testClockId`; null is real time. One that is being committed is passed over.
 */
export async function noteExpired(read: Reader, testClockId: string | null, now: Temporal.Instant, limit: number): Promise<ExpiredReservation[]> {
  return read.rows<ExpiredReservation>(
    `update entitlement_reservation r set status = 'EXPIRED', closed_at = r.expires_at where r.id in (
       select x.id from entitlement_reservation x join customer c on c.id = x.customer_id
       where x.organization_id = $1 and x.closed_at is null and x.expires_at <= $2::timestamptz and c.test_clock_id is not distinct from $3::uuid
       order by x.id limit $4 for update of x skip locked)
     returning r.id, r.customer_id as "customerId", r.feature_key as "featureKey"`,
    now.toString(),
    testClockId,
    limit,
  );
}

/** The organizations that have such reservations of customers in real time. Of all of them, since the work belongs to the installation. */
export async function organizationsWithExpired(pool: pg.Pool, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'organizations-with-expired-reservations',
    text: `select distinct r.organization_id as id from entitlement_reservation r join customer c on c.id = r.customer_id
           where r.closed_at is null and r.expires_at <= $1::timestamptz and c.test_clock_id is null`,
    values: [now.toString()],
  });
  return rows.map(({ id }) => id);
}

/** Removes at most `limit` reservations that were closed so long ago, by their customers' time, and answers how many it removed. */
export async function removeClosed(pool: pg.Pool, now: Temporal.Instant, keptDays: number, limit: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'remove-closed-reservations',
    text: `delete from entitlement_reservation r where r.id in (
             select x.id from entitlement_reservation x join customer c on c.id = x.customer_id left join test_clock tc on tc.id = c.test_clock_id
             where x.closed_at is not null and x.closed_at < coalesce(tc.now, $1::timestamptz) - make_interval(days => $2) limit $3)`,
    values: [now.toString(), keptDays, limit],
  });
  return rowCount ?? 0;
}
