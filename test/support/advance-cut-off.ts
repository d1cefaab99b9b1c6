import { advanceTestClock } from '../../src/customers/index.ts';
import { isUnavailable } from '../../src/platform/unavailable.ts';
import type { Counts, CutConnections } from './cut-connections.ts';
import type { World } from './world.ts';

/** Moves a test clock on, with all that falls due meanwhile. */
export const advanceClock = (world: World, clockId: string, to: string): Promise<string> =>
  advanceTestClock(world.command(), { workers: world.product.services.dueWorkers, exclusively: world.product.services.exclusively }, clockId, Temporal.Instant.from(to));

/**
 * The same, cut off from the database before each of the statements that count, and after each commit with its answer lost, tried again every time until all that is due is done. Answers how
 * often it was cut off.
 */
export async function advanceCutOff(world: World, cut: CutConnections, clockId: string, to: string, counts: Counts): Promise<number> {
  let cuts = 0;
  for (let nth = 1, losesAnswer = false, isDone = false; !isDone; ) {
    cut.after(nth, losesAnswer, counts);
    try {
      await advanceClock(world, clockId, to);
      isDone = true;
    } catch (error) {
      const isBusy = (error as { code?: string }).code === 'TEST_CLOCK_BUSY';
      if (!isBusy && !isUnavailable(error)) throw error;
      // The database has not noticed yet that the session which had the clock is gone.
      if (isBusy) continue;
      cuts += 1;
      if (cut.commits > 0) {
        [nth, losesAnswer] = [1, false];
        cut.revive();
        const [clock] = await world.command().read.rows<{ isThere: boolean }>('select now = $3::timestamptz and not exists (select 1 from due_work where test_clock_id = $2 and due_at <= $3::timestamptz) as "isThere" from test_clock where organization_id = $1 and id = $2', clockId, to);
        isDone = clock?.isThere === true;
      } else if (cut.lastTried === 'commit' && !losesAnswer) losesAnswer = true;
      else [nth, losesAnswer] = [nth + 1, false];
    }
  }
  return cuts;
}
