import { invariant } from '../kit/assert.ts';
import type { Transaction } from '../platform/transaction.ts';
import { counterScope, invoiceNumber } from './invoice-number.ts';
import type { NumberKind } from './invoice-number.ts';

/** Whose invoice is numbered. */
export interface NumberedCustomer {
  readonly name: string;
  readonly testClockId: string | null;
}

/**
 * The next number of a series. The counter's row stays locked until the transaction ends: a number that was given and rolled back is
 * given again, so that a series has no gap and no number twice.
 */
export async function nextNumber(tx: Transaction, kind: NumberKind, customer: NumberedCustomer, currency: string): Promise<string> {
  // Nobody sees it, and the counter is left to others.
  if (tx.isRehearsal === true) return tx.newId();
  const onTestClock = customer.testClockId !== null;
  const rows = await tx.read.rows<{ last: number }>(
    `insert into invoice_counter (organization_id, scope, last) values ($1, $2, 1)
     on conflict (organization_id, scope) do update set last = invoice_counter.last + 1 returning last`,
    counterScope(kind, onTestClock),
  );
  const counter = rows[0]?.last;
  invariant(counter !== undefined, 'a counter answers its number');
  return invoiceNumber(kind, { customerName: customer.name, currency, onTestClock, counter });
}
