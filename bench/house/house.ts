import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import manifest from '../../package.json' with { type: 'json' };
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import { familyCpuMs } from './proc.ts';
import { startProgram, stopPrograms } from './program.ts';
import type { Program } from './program.ts';

/** What a run measures in: a throw-away PostgreSQL, databases on it, and the product as its users start it. */
export interface House {
  /** Empty, below the machine's folder for temporary files; removed at the end. */
  readonly folder: string;
  /** Processor time that PostgreSQL has used so far, all its processes together, in milliseconds. */
  postgresCpuMs(): number;
  /** Makes an empty database, or a copy of one that nobody is connected to, and answers its address. */
  database(name: string, of?: string): Promise<string>;
  /** Makes a folder in the house that PostgreSQL may write to and read from, and answers its path. */
  sharedFolder(name: string): Promise<string>;
  /** Starts the product on a database, which it migrates first. */
  startProduct(databaseUrl: string): Promise<Program>;
  close(): Promise<void>;
}

/** Durability stays at its defaults; memory is what a machine of this size would be given. */
const settings = { shared_buffers: '1GB', max_wal_size: '8GB', max_connections: '200' };

/** @param profiles the folder where the product leaves CPU profiles of itself; null: none are taken. */
export async function openHouse(profiles: string | null): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-bench-'));
  await chmod(folder, 0o755); // the database runs as another user when this is root
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), settings, sharedFolders: [folder] });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const { rows } = await admin.query<{ data_directory: string }>('show data_directory');
  const postmaster = Number((await readFile(join(rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return {
    folder,
    postgresCpuMs: () => familyCpuMs(postmaster),
    database: async (name, of) => {
      await admin.query(`create database ${name}${of === undefined ? '' : ` template ${of}`}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    sharedFolder: async (name) => {
      const shared = join(folder, name);
      await mkdir(shared);
      await chmod(shared, 0o777); // the database runs as another user when this is root
      return shared;
    },
    startProduct: (databaseUrl) =>
      startProductWith(
        { DATABASE_URL: databaseUrl, TOLLGATE_SECRET_KEY: secretKey },
        profiles === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profiles)}`],
      ),
    close: async () => {
      await stopPrograms();
      await admin.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The key with every scope that the product is started with. */
export const apiKey = `bench_${randomBytes(24).toString('base64url')}`;
const secretKey = randomBytes(32).toString('base64');

/** Starts the product on its embedded database in a folder. */
export function startProductEmbedded(folder: string): Promise<Program> {
  return startProductWith({ TOLLGATE_DATA_DIR: folder });
}

/** What `npm start` gives to Node, so that the product runs here as it does for its users. */
const startArguments = manifest.scripts.start.replace('exec node ', '').split(' ');

function startProductWith(env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []): Promise<Program> {
  return startProgram({
    args: [...nodeArgs, ...startArguments],
    env: { PORT: '0', LOG_LEVEL: 'warn', TOLLGATE_API_KEY: apiKey, ...env },
    ready: /^Tollgate is ready at http:\/\/[^/]+:(\d+)\/graphql$/,
  });
}
