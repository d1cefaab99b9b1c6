import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '../support/database.ts';

// Usage tables can be spread over nodes by organization only as long as no key and no constraint of theirs reaches beyond one.
const db = database();
let sql: pg.Client;
beforeAll(async () => {
  sql = new pg.Client({ connectionString: db.url() });
  await sql.connect();
});
afterAll(() => sql.end());

/** What keeps a table whose name begins with `usage_`, or a partition of one, from being distributed by organization. */
async function obstacles(): Promise<string[]> {
  const { rows } = await sql.query<{ obstacle: string }>(`
    with usage as (select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname like 'usage\\_%')
    select u.relname || ' has no organization_id uuid not null' as obstacle from usage u
      where not exists (select from pg_attribute a where a.attrelid = u.oid and a.attname = 'organization_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)
    union all
    select u.relname || ': the unique index ' || i.indexrelid::regclass || ' lacks organization_id' from usage u join pg_index i on i.indrelid = u.oid
      where i.indisunique and not exists (select from pg_attribute a where a.attrelid = u.oid and a.attname = 'organization_id' and a.attnum = any (i.indkey::int2[]))
    union all
    select u.relname || ' has no primary key' from usage u where not exists (select from pg_index i where i.indrelid = u.oid and i.indisprimary)
    union all
    select u.relname || ': the foreign key ' || f.conname || ' leads from ' || f.conrelid::regclass || ' to ' || f.confrelid::regclass
      from usage u join pg_constraint f on f.contype = 'f' and u.oid in (f.conrelid, f.confrelid)
    union all
    select u.relname || ': the exclusion ' || e.conname || ' lacks organization_id' from usage u join pg_constraint e on e.contype = 'x' and e.conrelid = u.oid
      where not exists (select from pg_attribute a where a.attrelid = u.oid and a.attname = 'organization_id' and a.attnum = any (e.conkey))
    union all
    select u.relname || ' has the trigger ' || t.tgname from usage u join pg_trigger t on t.tgrelid = u.oid and not t.tgisinternal
    order by 1`);
  return rows.map(({ obstacle }) => obstacle);
}

test('every unique key of a usage table contains the organization, and no foreign key leaves it or leads to it', async () => {
  const { rows } = await sql.query<{ name: string }>(`select relname as name from pg_class where relname in ('usage_event', 'usage_event_key', 'usage_rollup_hour', 'usage_head') order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(['usage_event', 'usage_event_key', 'usage_head', 'usage_rollup_hour']);
  expect(await obstacles()).toEqual([]);
});

test('a table that breaks the rules would show', async () => {
  await sql.query('begin');
  await sql.query('create table usage_wrong (id uuid primary key, meter_id uuid references meter (id), organization_id uuid)');
  await sql.query('create table billing_of_usage (organization_id uuid, meter_id uuid, subject text, foreign key (organization_id, meter_id, subject) references usage_head)');
  const found = await obstacles();
  await sql.query('rollback');
  expect(found).toEqual([
    'usage_head: the foreign key billing_of_usage_organization_id_meter_id_subject_fkey leads from billing_of_usage to usage_head',
    'usage_wrong has no organization_id uuid not null',
    'usage_wrong: the foreign key usage_wrong_meter_id_fkey leads from usage_wrong to meter',
    'usage_wrong: the unique index usage_wrong_pkey lacks organization_id',
  ]);
});
