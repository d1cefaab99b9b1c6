import { replacePersonal } from '../customers/index.ts';
import type { Person } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/**
 * Who was billed, in invoices and what goes with them. Of an issued invoice the database lets nothing else change: `anonymous_party` keeps the
 * members of a copy and its country, a description with a personal text in it goes whole, and lines, amounts, numbers and dates stay.
 */
export async function anonymizeInvoices(tx: Transaction, person: Person): Promise<void> {
  const { id } = person.customer;
  await tx.read.rows(
    `update invoice t set billed_to = anonymous_party(t.billed_to, t.customer_id), customer_party = anonymous_party(t.customer_party, t.customer_id)
     where t.organization_id = $1 and t.customer_id = $2::uuid and (t.billed_to is not null or t.customer_party is not null)`,
    id,
  );
  const described = await tx.read.rows<{ id: string; description: string }>(
    'select t.id, t.description from invoice t where t.organization_id = $1 and t.customer_id = $2::uuid and t.description ilike any($3::text[])', id, person.texts.patterns);
  const personal = described.filter(({ description }) => person.texts.isIn(description)).map((invoice) => invoice.id);
  if (personal.length > 0) await tx.read.rows('update invoice t set description = null where t.organization_id = $1 and t.id = any($2::uuid[])', personal);
  await replacePersonal(tx, person, { table: 'invoice', unique: ['external_id'], json: ['issues'], metadata: ['metadata'] });
  await replacePersonal(tx, person, {
    table: 'invoice_line',
    texts: ['name', 'description'],
    metadata: ['metadata'],
    where: 'not exists (select 1 from invoice i where i.id = t.invoice_id and i.issued_at is not null)',
  });
  await replacePersonal(tx, person, { table: 'credit_note', texts: ['description'], unique: ['external_id'], json: ['refund_failure'], metadata: ['metadata'] });
  await replacePersonal(tx, person, { table: 'applied_coupon', texts: ['name'] });
  await replacePersonal(tx, person, { table: 'wallet', texts: ['name'], unique: ['external_id'], metadata: ['metadata'] });
  await replacePersonal(tx, person, { table: 'wallet_rule', metadata: ['transaction_metadata'] });
  await replacePersonal(tx, person, { table: 'wallet_transaction', metadata: ['metadata'] });
}
