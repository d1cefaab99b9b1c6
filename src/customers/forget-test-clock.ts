import type { Reaction } from '../platform/transaction.ts';

/** The last reaction to `test_clock.deleted`: removes the customers of the clock and the clock itself. */
export const forgetTestClock: Reaction = async (tx, { id }) => {
  const mine = 'select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2';
  await tx.read.rows(`delete from due_work where organization_id = $1 and test_clock_id = $2`, id);
  await tx.read.rows(`delete from customer_attribution where organization_id = $1 and customer_id in (${mine})`, id);
  await tx.read.rows(`delete from customer where organization_id = $1 and test_clock_id = $2`, id);
  await tx.read.rows(`delete from test_clock where organization_id = $1 and id = $2`, id);
};
