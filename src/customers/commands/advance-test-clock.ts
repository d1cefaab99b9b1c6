import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { TestClockBusy, TestClockNotFound } from '../customer.errors.ts';
import type { DueWorkers } from '../due-work.ts';
import { runDue } from '../run-due.ts';
import { TestClock } from '../test-clock.entity.ts';

/** The furthest that one call moves a clock, in days: what falls due on the way is done before the answer. */
const maxDays = 3_660;

/** Runs `work` while no other request advances the same clock; throws TestClockBusy when one does. */
export type Exclusively = <T>(name: string, work: () => Promise<T>, busy: () => Error) => Promise<T>;

/**
 * Moves the clock forward to `to` and does everything that falls due on the way, in order, before it answers. Each step is a
 * transaction of its own: when one fails the clock stands at that step's instant, and advancing again continues there.
 */
export async function advanceTestClock(
  ctx: CommandContext,
  ports: { readonly workers: DueWorkers; readonly exclusively: Exclusively },
  id: string,
  to: Temporal.Instant,
): Promise<string> {
  return ports.exclusively(`test_clock:${id}`, () => advance(ctx, ports.workers, id, to), () => new TestClockBusy(id));
}

async function advance(ctx: CommandContext, workers: DueWorkers, id: string, to: Temporal.Instant): Promise<string> {
  const clock = await ctx.em.fork().findOne(TestClock, { id });
  if (clock === null) throw new TestClockNotFound(id);
  if (Temporal.Instant.compare(to, clock.now) < 0) {
    refuse([issue('TEST_CLOCK_BACKWARDS', `to is ${to.toString()} and the clock stands at ${clock.now.toString()}: clocks move forward only`, 'to')]);
  }
  if (to.since(clock.now).total('hours') > maxDays * 24) {
    refuse([issue('TEST_CLOCK_TOO_FAR', `to is ${to.toString()}: advance by at most ${maxDays} days at once`, 'to')]);
  }
  await runDue(ctx, workers, { testClockId: id }, to);
  await transact({ ...ctx, em: ctx.em.fork() }, async (tx) => {
    const current = await tx.em.findOneOrFail(TestClock, { id });
    current.now = to;
    tx.emit({ type: 'test_clock.advanced', id, customerId: null });
  });
  return id;
}
