import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager, Options } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { closeFailedTransactions } from './failed-transactions.ts';
import { OrganizationGuard } from './organization-guard.ts';
import { migrationsFolder } from './pending-migrations.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Every entity of the product; compose.ts lists them. */
  readonly entities: NonNullable<Options['entities']>;
  /** Most connections that this process opens. */
  readonly poolSize?: number;
  readonly log?: (message: string) => void;
  /** What only some programs need of the ORM: its migrator. */
  readonly extensions?: NonNullable<Options['extensions']>;
  /** The ORM of a database that was closed, opened with the same entities and no extensions: to find out about those again takes longer than all else here. */
  readonly orm?: MikroORM;
}

/** One open database: the ORM for writing, its own pool for reading. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** Tables that the ORM's schema difference must leave alone: it would drop what it does not own. */
export const unownedTables: (string | RegExp)[] = [/^usage_/];

/**
 * Opens the ORM and its pool. Nothing is checked or created here: migrations are a step of their own, and a wrong address shows at
 * the first statement.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const extensions = options.extensions ?? [];
  const settings: Options & { clientUrl: string } = {
    clientUrl: options.url,
    entities: options.entities,
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false, checkDuplicateTableNames: false },
    forceUtcTimezone: true,
    // A connection holds its prepared statements, so one that rests is worth keeping for a while.
    pool: { min: 0, max: options.poolSize ?? 16, idleTimeoutMillis: 300_000 },
    driverOptions: { options: '-c timezone=UTC', keepAlive: true, application_name: 'tollgate', onPoolCreated: closeFailedTransactions },
    subscribers: [new OrganizationGuard()],
    extensions,
    migrations: { path: migrationsFolder, pathTs: migrationsFolder, emit: 'ts', snapshot: false, allOrNothing: true, transactional: true },
    // Triggers and functions are made by migrations alone.
    schemaGenerator: { ignoreSchema: ['graphile_worker'], skipTables: unownedTables, ignoreTriggers: true, ignoreRoutines: true },
    logger: (message) => options.log?.(message),
    loadStrategy: 'select-in',
    // Foreign keys are ids in code (mapToPk): joining their tables to filter them by organization again would only cost time.
    autoJoinRefsForFilters: false,
  };
  // "init" looks for each extension that there is, and loads the migrator unasked: for the programs that need none, that is time lost.
  const orm = options.orm !== undefined ? moved(options.orm, settings) : extensions.length === 0 ? new MikroORM(settings) : await MikroORM.init(settings);
  await orm.connect();
  const pool = await nativePool(orm.em);
  // An idle connection that the server closes is an event, not a crash: the next statement opens another.
  pool.on('error', (error) => options.log?.(`database connection lost: ${error.message}`));
  return {
    orm,
    pool,
    url: options.url,
    close: () => orm.close(true),
  };
}

/** The same ORM for another database: it keeps what it knows of entities, and what of its own code has become fast. */
function moved(orm: MikroORM, settings: Options & { clientUrl: string }): MikroORM {
  for (const name of ['clientUrl', 'pool', 'logger'] as const) orm.config.set(name, settings[name]);
  orm.config.set('dbName', decodeURIComponent(new URL(settings.clientUrl).pathname).slice(1));
  return orm;
}

async function nativePool(em: EntityManager): Promise<pg.Pool> {
  return (await em.getConnection().getNativeClient()) as pg.Pool;
}
