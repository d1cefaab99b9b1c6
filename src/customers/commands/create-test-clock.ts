import { z } from 'zod';
import { checked, parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { TestClock } from '../test-clock.entity.ts';

const createTestClockInput = z.object({ now: checked<Temporal.Instant>(), name: text(256).nullish() });

/** Makes a clock that stands at `now` until it is advanced, and answers its id. */
export function createTestClock(ctx: CommandContext, input: z.input<typeof createTestClockInput>): Promise<string> {
  const { now, name } = parsed(createTestClockInput, input);
  return transact(ctx, async (tx) => {
    const clock = tx.em.create(TestClock, { id: tx.newId(), organizationId: tx.organizationId, name: name ?? null, now, createdAt: tx.clock.now() });
    return clock.id;
  });
}
