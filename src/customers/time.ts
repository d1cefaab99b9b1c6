import type { CommandContext } from '../platform/transaction.ts';
import type { Reader } from '../platform/reader.ts';
import { instantOf } from '../platform/entity.ts';

/** Now, for a customer: its test clock's time, or real time. Everything that happens to a customer happens at this time. */
export async function nowOf(ctx: Pick<CommandContext, 'clock' | 'read'>, customer: { readonly testClockId: string | null }): Promise<Temporal.Instant> {
  if (customer.testClockId === null) return ctx.clock.now();
  return (await timesOf(ctx.read, [customer.testClockId]))[0] ?? ctx.clock.now();
}

/** The time of each test clock, in the order of the ids; null where there is none. */
export async function timesOf(read: Reader, testClockIds: readonly string[]): Promise<(Temporal.Instant | null)[]> {
  const buyerSafe = await read.ownRows<{ id: string; now: string }>(
    `select t.id, t.now from test_clock t where t.organization_id = $1 and t.id = any($3::uuid[])
     and ($2::uuid is null or exists (select 1 from customer c where c.id = $2 and c.test_clock_id = t.id))`,
    testClockIds,
  );
  const found = new Map(buyerSafe.map((row) => [row.id, instantOf(row.now)]));
  return testClockIds.map((id) => found.get(id) ?? null);
}

