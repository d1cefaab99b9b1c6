import { instantOf } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';

/** Now in each customer's time: its test clock's, or `real`. In the order of the ids. */
export async function customerTimes(read: Reader, real: Temporal.Instant, customerIds: readonly string[]): Promise<Temporal.Instant[]> {
  const onClocks = await read.briefOwnRows<{ id: string; now: string }>(
    `select c.id, tc.now from customer c join test_clock tc on tc.id = c.test_clock_id
     where c.organization_id = $1 and ($2::uuid is null or c.id = $2) and c.id = any($3::uuid[])`,
    customerIds,
  );
  const times = new Map(onClocks.map(({ id, now }) => [id, instantOf(now)]));
  return customerIds.map((id) => times.get(id) ?? real);
}
