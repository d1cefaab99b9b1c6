import { later } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';
import type { Reader } from '../platform/reader.ts';

/** A charge by days in a period, or in what is left of one. */
export interface ChargeByDays {
  readonly customerId: string;
  readonly featureId: string;
  readonly period: Period;
  /** The IANA time zone whose days they are. */
  readonly zone: string;
}

/**
 * Up to when the days of each charge are its own, where another charge by days of the same feature takes over within a day: that day belongs to the one that takes over, as Lago
 * has it of a change of plan, so that the days of both are those of the period. Null: every day that it began. In their order; no statement where none ends within a day.
 */
export async function daysGivenUp(read: Reader, charges: readonly ChargeByDays[]): Promise<(Temporal.Instant | null)[]> {
  const dayOf = ({ period: { from, to }, zone }: ChargeByDays): Temporal.Instant => later(to.toZonedDateTimeISO(zone).startOfDay().toInstant(), from);
  const within = charges.flatMap((charge, at) => (dayOf(charge).equals(charge.period.to) ? [] : [{ charge, at }]));
  const given: (Temporal.Instant | null)[] = charges.map(() => null);
  if (within.length === 0) return given;
  const rows = await read.rows<{ taken: boolean }>(
    `select exists (select from subscription_item i where i.organization_id = $1 and i.customer_id = c.customer and i.feature_id = c.feature and i.deleted_at is null
       and date_trunc('second', i.active_from) = c.ends and (i.further->'charging'->>'prorated')::boolean) as taken
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) with ordinality as c(customer, feature, ends, n) order by c.n`,
    within.map(({ charge }) => charge.customerId),
    within.map(({ charge }) => charge.featureId),
    within.map(({ charge }) => charge.period.to.toString()),
  );
  for (const [n, { charge, at }] of within.entries()) if (rows[n]?.taken === true) given[at] = dayOf(charge);
  return given;
}
