import type { Product } from '../../src/compose.ts';
import type { Statements } from './statements.ts';

/** Whose rows: the organization's own is found by its id, all others by the column. */
const owned = (table: string): string => `from "${table}" t where t.${table === 'organization' ? 'id' : 'organization_id'} = $1`;

/** Tables that hold nothing of an organization, or are one. A new table without an organization is a deliberate line here. */
const withoutOrganization: readonly string[] = ['mikro_orm_migrations', 'organization'];

const known = new WeakMap<Product, Promise<readonly string[]>>();

/** Every table with an `organization_id`; fails for one that has none and is not known to need none. */
export function organizationTables(product: Product): Promise<readonly string[]> {
  const tables = known.get(product) ?? readTables(product);
  known.set(product, tables);
  return tables;
}

async function readTables({ core }: Product): Promise<readonly string[]> {
  const { rows } = await core.database.pool.query<{ name: string; owned: boolean }>(
    `select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id') as owned
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const strays = rows.filter(({ name, owned: has }) => !has && !withoutOrganization.includes(name));
  if (strays.length > 0) throw new Error(`no organization_id: ${strays.map(({ name }) => name).join(', ')}`);
  return ['organization', ...rows.filter((row) => row.owned).map(({ name }) => name)];
}

/** All that the database keeps of an organization: each table's rows as text, in an order of their own. */
export async function rowsOf(product: Product, organizationId: string): Promise<Record<string, readonly string[]>> {
  const tables = await organizationTables(product);
  const text = tables
    .map((table) => `select '${table}' as name, coalesce(array_agg(t::text order by t::text), '{}') as rows ${owned(table)}`)
    .join(' union all ');
  const { rows } = await product.core.database.pool.query<{ name: string; rows: string[] }>({ name: 'rows', text, values: [organizationId] });
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

/**
 * Watches a product's database for writing, at the cost of a look at one counter: answers how many transactions have changed rows of any
 * organization and were not undone. Every table with an `organization_id` is watched, months that are made later included; a statement that
 * met no row is not counted, nor is one whose transaction or savepoint was rolled back. Only this process may write there: `asked` tells what it
 * asks of databases, and where that is nothing since the last look, the look is spared.
 */
export async function writesOf(product: Product, asked: Statements): Promise<() => Promise<number>> {
  const { pool } = product.core.database;
  const tables = await organizationTables(product);
  const triggers = tables.map(
    (table) => `create trigger noted after insert or update or delete on "${table}" for each row execute function noted.note();
     create trigger emptied after truncate on "${table}" for each statement execute function noted.note();`,
  );
  await pool.query(`create schema noted;
    create unlogged table noted.write (transaction xid8 primary key);
    create function noted.note() returns trigger language plpgsql as $$ begin
      insert into noted.write values (pg_current_xact_id()) on conflict do nothing;
      return null;
    end $$;
    ${triggers.join('\n')}`);
  let [count, sentThen] = [0, -1];
  return async () => {
    // Nothing was under way when it was last looked at, nothing was sent since: then nothing was written.
    const rests = asked.underWay === 0;
    if (rests && asked.sent === sentThen) return count;
    sentThen = rests ? asked.sent + 1 : -1;
    const { rows } = await pool.query<{ count: string }>({ name: 'writes', text: 'select count(*) from noted.write' });
    count = Number(rows[0]?.count);
    return count;
  };
}
