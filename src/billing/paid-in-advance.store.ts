import type { Reader } from '../platform/reader.ts';

/** A charge of usage in arrears, with the instant at which it begins. */
export interface ChargeInArrears {
  readonly customerId: string;
  readonly featureId: string;
  readonly from: Temporal.Instant;
}

const nothing: ReadonlySet<bigint> = new Set();

/**
 * Which events at the start of each charge were charged in advance by what gave way to it, by their sequences: a change takes effect at the second in which it is made, and what happened
 * in that second may have been charged before it was made. It stays charged as it was, and is no usage of what takes over. A customer has one charge of a feature at a time. In their order; no statement for no charge.
 */
export async function paidInAdvance(read: Reader, charges: readonly ChargeInArrears[]): Promise<ReadonlySet<bigint>[]> {
  if (charges.length === 0) return [];
  const rows = await read.rows<{ at: number; sequence: string }>(
    `select c.n::int - 1 as at, e.sequence::text as sequence
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) with ordinality as c(customer, feature, starts, n)
     join subscription s on s.organization_id = $1 and s.customer_id = c.customer
     join subscription_item i on i.organization_id = $1 and i.subscription_id = s.id and i.feature_id = c.feature and date_trunc('second', coalesce(i.active_to, s.active_to)) = c.starts
       and (i.further->'charging'->>'payInAdvance')::boolean
     join in_advance_event e on e.organization_id = $1 and e.subscription_id = s.id and e.event_time >= c.starts
       and split_part(e.reference, '/', 3) = i.key and split_part(e.reference, '/', 4) = 'v[' || i.version || ']'`,
    charges.map(({ customerId }) => customerId),
    charges.map(({ featureId }) => featureId),
    charges.map(({ from }) => from.toString()),
  );
  const found = Map.groupBy(rows, ({ at }) => at);
  return charges.map((_charge, at) => {
    const events = found.get(at);
    return events === undefined ? nothing : new Set(events.map(({ sequence }) => BigInt(sequence)));
  });
}
