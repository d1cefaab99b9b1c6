import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { entities } from '../../src/entities.ts';
import { openDatabase } from '../../src/platform/database.ts';
import type { Database } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { pendingMigrations } from '../../src/platform/pending-migrations.ts';
import { database } from '../support/database.ts';

const db = database();
let opened: Database;
beforeAll(async () => { opened = await openDatabase({ url: db.url(), entities, poolSize: 2 }); });
afterAll(() => opened.close());

test('the migrations make what the entities describe: add the statements below as a new migration', async () => {
  const difference = await opened.orm.schema.getUpdateSchemaSQL({ wrap: false });
  expect(difference.trim()).toBe('');
});

test('a difference would show', async () => {
  await opened.pool.query('alter table organization rename column name to title');
  expect(await opened.orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('"organization"');
  await opened.pool.query('alter table organization rename column title to name');
});

test('migrating a second time does nothing, also for several at once', async () => {
  expect(await Promise.all([migrate(db.url()), migrate(db.url())])).toEqual([[], []]);
});

test('on an empty database all migrations run once, whoever comes first', async () => {
  const url = new URL(db.url());
  const name = `${url.pathname.slice(1)}_empty`;
  url.pathname = `/${name}`;
  await opened.pool.query(`create database ${name}`);
  try {
    const answers = await Promise.all([migrate(url.href), migrate(url.href)]);
    const [one, other] = answers.toSorted((a, b) => b.length - a.length);
    expect(one?.[0]).toBe('Migration0001_access');
    expect(other).toEqual([]);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    expect(await pendingMigrations(client)).toEqual([]);
    await client.end();
  } finally {
    await opened.pool.query(`drop database ${name} with (force)`);
  }
});
