import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { database } from '../support/database.ts';

describe('the database of a test file', () => {
  const first = database();
  const second = database();

  test('is migrated, and a clone of its own', async () => {
    const client = new pg.Client({ connectionString: first.url() });
    await client.connect();
    const { rows } = await client.query<{ name: string; tables: number; fsync: string }>(`
      select current_database() as name, current_setting('fsync') as fsync,
        (select count(*)::int from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')) as tables`);
    await client.end();
    expect(rows[0]?.name).toMatch(new RegExp(`^tollgate_test_${inject('runPid')}_[0-9a-f]{12}$`));
    expect(rows[0]?.tables).toBeGreaterThan(0);
    expect(rows[0]?.fsync).toBe('off');
    expect(new URL(first.url()).pathname).not.toBe(new URL(second.url()).pathname);
  });

  test('cannot be reached through the template by mistake', async () => {
    const client = new pg.Client({ connectionString: new URL(`/tollgate_test_${inject('runPid')}_template`, inject('serverUrl')).href });
    client.on('error', () => {});
    await expect(client.connect()).rejects.toMatchObject({ code: '55000' });
  });
});
