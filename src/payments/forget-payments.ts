import type { Reaction } from '../platform/transaction.ts';

/** To `test_clock.deleted`: removes the payments of the clock's customers, and what asked for them. Rows go before those that they refer to. */
export const forgetPayments: Reaction = async (tx, { id }) => {
  const mine = 'select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2';
  for (const table of ['refund', 'payment', 'payment_request_invoice', 'payment_request', 'customer_dunning']) {
    await tx.read.rows(`delete from ${table} where organization_id = $1 and customer_id in (${mine})`, id);
  }
};
