import { instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import type { Many } from '../platform/side-by-side.ts';

/** Up to when the lines of the customer's subscriptions are settled; null: none are known to be. */
export async function settledOf(read: Reader, customerId: string): Promise<Temporal.Instant | null> {
  const [row] = await read.rows<{ until: string }>('select s.until from settled_lines s where s.organization_id = $1 and s.customer_id = $2', customerId);
  return instantOrNull(row?.until ?? null);
}

/** Keeps of each customer, once, up to when its lines are settled; null: that none are. */
export const keepSettled: Many<{ readonly customerId: string; readonly until: Temporal.Instant | null }, void> = async (tx, all) => {
  const [none, some] = [all.filter(({ until }) => until === null), all.filter(({ until }) => until !== null)];
  const ids = (of: typeof all): string[] => of.map(({ customerId }) => customerId);
  if (none.length > 0) await tx.read.rows('delete from settled_lines where organization_id = $1 and customer_id = any($2::uuid[])', ids(none));
  if (some.length > 0) {
    await tx.read.rows(
      `insert into settled_lines (organization_id, customer_id, until) select $1, n.customer_id, n.until from unnest($2::uuid[], $3::timestamptz[]) as n(customer_id, until)
       on conflict (customer_id) do update set until = excluded.until`,
      ids(some),
      some.map(({ until }) => until?.toString()),
    );
  }
  return all.map(() => undefined);
};
