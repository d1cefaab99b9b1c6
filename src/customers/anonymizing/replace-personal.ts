import { mapJsonTexts } from '../../kit/json-texts.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { pseudonymOf } from './person.ts';
import type { Person } from './person.ts';

/** Columns of a table with `organization_id`, `customer_id` and `id` in which somebody may have written of its customer. */
export interface PersonalColumns {
  readonly table: string;
  /** Free text: personal texts in it are replaced. */
  readonly texts?: readonly string[];
  /** jsonb: the same of its strings. */
  readonly json?: readonly string[];
  /** Names that no other row has: one with a personal text in it becomes the row's pseudonym. */
  readonly unique?: readonly string[];
  /** jsonb of the caller's own data: only kept keys stay, null where none is there. */
  readonly metadata?: readonly string[];
  /** Which rows, on the alias `t`; all of the customer's when left out. */
  readonly where?: string;
}

/** Replaces what is personal in all rows that a table has of a customer; rows without any are not written. */
export async function replacePersonal(tx: Transaction, { customer, texts, keptMetadata }: Person, { table, texts: free = [], json = [], unique = [], metadata = [], where = 'true' }: PersonalColumns): Promise<void> {
  const mine = `t.organization_id = $1 and t.customer_id = $2::uuid and ${where}`;
  if (metadata.length > 0) {
    const kept = (column: string): string => `${column} = (select jsonb_object_agg(m.key, m.value) from jsonb_each(t.${column}) m where m.key = any($3::text[]))`;
    await tx.read.rows(`update ${table} t set ${metadata.map(kept).join(', ')} where ${mine} and (${metadata.map((column) => `t.${column} is not null`).join(' or ')})`, customer.id, keptMetadata);
  }
  const searched = [...free, ...json, ...unique];
  if (searched.length === 0) return;
  const found = await tx.read.rows<Record<string, string | null> & { id: string }>(
    `select t.id, ${searched.map((column) => `t.${column}::text as "${column}"`).join(', ')} from ${table} t
     where ${mine} and (${searched.map((column) => `t.${column}::text ilike any($3::text[])`).join(' or ')})`,
    customer.id, texts.patterns,
  );
  for (const row of found) {
    const replaced = searched.map((column) => {
      const value = row[column] ?? null;
      if (value === null || !texts.isIn(value)) return value;
      if (unique.includes(column)) return pseudonymOf(row.id);
      return json.includes(column) ? mapJsonTexts(value, (text) => texts.without(text), { all: true }) : texts.without(value);
    });
    if (searched.every((column, at) => replaced[at] === (row[column] ?? null))) continue;
    const set = searched.map((column, at) => `${column} = $${at + 3}${json.includes(column) ? '::text::jsonb' : ''}`);
    await tx.read.rows(`update ${table} set ${set.join(', ')} where organization_id = $1 and id = $2::uuid`, row.id, ...replaced);
  }
}
