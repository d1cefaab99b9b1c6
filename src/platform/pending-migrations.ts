import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** Where migrations are. One file each, `Migration<number>_<what>.ts`, run in the order of their names. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

const migrationFile = /^(Migration\d+\w*)\.ts$/;

/** Names of the product's migrations that this database has not had, in their order. Cheap enough to be asked at every start. */
export async function pendingMigrations(client: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const files = await readdir(migrationsFolder);
  const names = files.flatMap((file) => migrationFile.exec(file)?.[1] ?? []).toSorted();
  const { rows: tables } = await client.query<{ there: boolean }>(`select to_regclass('mikro_orm_migrations') is not null as there`);
  if (tables[0]?.there !== true) return names;
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  const done = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !done.has(name));
}
