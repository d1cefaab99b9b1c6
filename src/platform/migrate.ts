import pg from 'pg';
import { runMigrations as migrateJobs } from 'graphile-worker';
import { openDatabase } from './database.ts';

/** Held while migrating, so that of several processes that start at once one migrates and the others wait. */
const migrationLock = 7_203_941_552;

/**
 * Brings a database to the newest shape: first the job queue's schema, then the product's migrations in order. Forward only; a failure
 * leaves the database as it was before the migration that failed.
 */
export async function migrate(url: string, log: (message: string) => void = () => {}): Promise<void> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    const database = await openDatabase({ url, entities: [], poolSize: 2, log });
    try {
      const pending = await database.orm.migrator.getPending();
      if (pending.length > 0 || !(await hasJobQueue(guard))) {
        await migrateJobs({ pgPool: database.pool });
        await database.orm.migrator.up();
      }
    } finally {
      await database.close();
    }
  } finally {
    await guard.end();
  }
}

async function hasJobQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker.migrations') is not null as there`);
  return rows[0]?.there === true;
}
