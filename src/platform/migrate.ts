import pg from 'pg';
import { openDatabase } from './database.ts';
import { pendingMigrations } from './pending-migrations.ts';

/** Held while migrating, so that of several processes that start at once one migrates and the others wait. */
const migrationLock = 7_203_941_552;

/**
 * Brings a database to the newest shape: first the job queue's schema, then the product's migrations in order. Forward only; a failure
 * leaves the database as it was before the migration that failed. Answers the names of the migrations that it ran.
 */
export async function migrate(url: string, log: (message: string) => void = () => {}): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    const pending = await pendingMigrations(guard);
    // The usual start finds nothing to do, and does not open the ORM for it.
    if (pending.length === 0 && (await hasJobQueue(guard))) return [];
    const [{ runMigrations: migrateJobs }, { Migrator }] = await Promise.all([import('graphile-worker'), import('@mikro-orm/migrations')]);
    const database = await openDatabase({ url, entities: [], poolSize: 2, log, extensions: [Migrator] });
    try {
      await migrateJobs({ pgPool: database.pool });
      await database.orm.migrator.up();
    } finally {
      await database.close();
    }
    return pending;
  } finally {
    await guard.end();
  }
}

async function hasJobQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker.migrations') is not null as there`);
  return rows[0]?.there === true;
}
