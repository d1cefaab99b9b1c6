import { runDue } from '../../src/customers/index.ts';
import type { DueWorkers } from '../../src/customers/index.ts';
import type { Reader } from '../../src/platform/reader.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';

/** The process dies, as far as what it was doing can tell. */
export class Crash extends Error {}

/** The same reads and hand-written statements, the n-th of which dies: `counter.left` counts down to it. */
export function failing(read: Reader, counter: { left: number }): Reader {
  return new Proxy(read, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        counter.left -= 1;
        if (counter.left === 0) throw new Crash();
        const answer = (member as (...of: unknown[]) => unknown).apply(target, args);
        return name === 'asOrganization' ? failing(answer as Reader, counter) : answer;
      };
    },
  });
}

/** Whose due work is done, by whom, and until when. */
export interface DueRun {
  readonly workers: DueWorkers;
  readonly testClockId: string;
  readonly until: string;
}

/** Does what falls due on a test clock, again and again until it gets through, while the n-th read or hand-written statement of each step dies, for every n. Answers how often it died. */
export async function runDueThroughCrashes(ctx: CommandContext, { workers, testClockId, until }: DueRun): Promise<number> {
  let [crashes, nth] = [0, 1];
  const cut: DueWorkers = new Map([...workers].map(([source, worker]) => [source, async (tx, customerId, at) => {
    await worker({ ...tx, read: failing(tx.read, { left: nth }) }, customerId, at);
    nth = 1;
  }]));
  for (;;) {
    try {
      await runDue(ctx, cut, { testClockId }, Temporal.Instant.from(until));
      return crashes;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      crashes += 1;
      nth += 1;
    }
  }
}
