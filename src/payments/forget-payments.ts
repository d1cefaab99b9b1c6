import type { Reaction } from '../platform/transaction.ts';

/** To `test_clock.deleted`: removes the payments of the clock's customers. */
export const forgetPayments: Reaction = async (tx, { id }) => {
  await tx.read.rows('delete from payment where organization_id = $1 and customer_id in (select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2)', id);
};
