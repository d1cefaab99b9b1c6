import { replacePersonal } from '../customers/index.ts';
import type { Person } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Removes what was computed under a customer's own subject keys, which changes no answer, and what is personal in notes and reservations. */
export async function anonymizeEntitlements(tx: Transaction, person: Person): Promise<void> {
  // Locked first, as whoever keeps a value does.
  await tx.read.rows('select 1 from entitlement where organization_id = $1 and customer_id = $2::uuid order by id for update', person.customer.id);
  for (const table of ['entitlement_allowance', 'entitlement_balance']) await tx.read.rows(`delete from ${table} where organization_id = $1 and customer_id = $2::uuid`, person.customer.id);
  await replacePersonal(tx, person, { table: 'entitlement', metadata: ['metadata'] });
  await replacePersonal(tx, person, { table: 'entitlement_grant', json: ['annotations'], metadata: ['metadata'] });
  await tx.read.rows(
    'update entitlement_reservation r set subject = k.pseudonym from unnest($3::text[], $4::text[]) as k(key, pseudonym) where r.organization_id = $1 and r.customer_id = $2::uuid and r.subject = k.key',
    person.customer.id, person.subjects.map(({ from }) => from), person.subjects.map(({ to }) => to),
  );
  await replacePersonal(tx, person, { table: 'entitlement_reservation', unique: ['event_id'], texts: ['source', 'data'] });
}
