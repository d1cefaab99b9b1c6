import { customersByIds, timesOf } from '../customers/index.ts';
import type { Reader } from '../platform/reader.ts';

/** Now in each customer's time: its test clock's, or `real`. In the order of the ids. */
export async function customerTimes(read: Reader, real: Temporal.Instant, customerIds: readonly string[]): Promise<Temporal.Instant[]> {
  const customers = await customersByIds(read, customerIds);
  const clockIds = [...new Set(customers.map((customer) => customer?.testClockId ?? null).filter((id) => id !== null))];
  const times = new Map<string, Temporal.Instant | null>();
  const found = clockIds.length === 0 ? [] : await timesOf(read, clockIds);
  clockIds.forEach((id, at) => times.set(id, found[at] ?? null));
  return customers.map((customer) => times.get(customer?.testClockId ?? '') ?? real);
}
