import { replacePersonal } from '../customers/index.ts';
import type { Person } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Names and notes of a customer's subscriptions without what is personal. What was bought, when and for how much stays. */
export async function anonymizeSubscriptions(tx: Transaction, person: Person): Promise<void> {
  await replacePersonal(tx, person, { table: 'subscription', texts: ['name', 'description'], unique: ['key', 'external_id'], json: ['recorded'], metadata: ['metadata'] });
  await replacePersonal(tx, person, { table: 'subscription_phase', texts: ['name'] });
  await replacePersonal(tx, person, { table: 'subscription_item', texts: ['name'] });
  await replacePersonal(tx, person, { table: 'subscription_addon', texts: ['name', 'description'], metadata: ['metadata'] });
}
