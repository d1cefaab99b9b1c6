import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { TestClockNotFound } from '../customer.errors.ts';
import { TestClock } from '../test-clock.entity.ts';

/**
 * Deletes a test clock with all that lives on it: its customers and everything that is theirs, for good. Higher domains delete what they
 * hold by a reaction to `test_clock.deleted`, highest first; the customers and the clock follow at the end. Answers the id.
 */
export function deleteTestClock(ctx: CommandContext, id: string): Promise<string> {
  return transact(ctx, async (tx) => {
    if ((await tx.em.findOne(TestClock, { id })) === null) throw new TestClockNotFound(id);
    tx.emit({ type: 'test_clock.deleted', id, customerId: null });
    return id;
  });
}
