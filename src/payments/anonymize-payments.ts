import { replacePersonal } from '../customers/index.ts';
import type { Person } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/** What payments, requests and refunds say of who paid; how much, when, and what came of it stays. */
export async function anonymizePayments(tx: Transaction, person: Person): Promise<void> {
  await replacePersonal(tx, person, { table: 'payment', texts: ['failure'], unique: ['reference'], json: ['action'], metadata: ['metadata'] });
  await tx.read.rows('update payment_request set email = null where organization_id = $1 and customer_id = $2::uuid and email is not null', person.customer.id);
  await replacePersonal(tx, person, { table: 'payment_request', texts: ['failure'] });
  await replacePersonal(tx, person, { table: 'refund', texts: ['failure'] });
}
