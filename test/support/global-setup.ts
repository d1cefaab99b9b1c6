import { createHash } from 'node:crypto';
import { rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { EmbeddedPostgresFailed, startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import { isAlive } from '../../src/platform/embedded-postgres/postmaster-file.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { databasePrefix, onServer, templateName } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server's database `postgres`. */
    serverUrl: string;
    /** Process id of the run; the names of its databases carry it. */
    runPid: number;
  }
}

/** Speed over safety: what a crash of the machine could damage is made anew by the next run. Never the product's settings. */
const testSettings = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400', min_wal_size: '32MB', max_wal_size: '256MB',
  autovacuum: 'off', // a worker looking at the template would hold up whoever clones it
};

/**
 * One server for every run of this checkout, in a folder of its own outside the checkout, in memory if it may: a second checkout has another,
 * a second run at the same time joins, a run that was killed leaves its server to the next. Each run has its own migrated
 * template, and removes what runs that are gone have left.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const serverUrl = new URL('/postgres?sslmode=disable', server.url).href;
  await dropDatabasesOfTheDead(serverUrl);
  const template = templateName(process.pid);
  await onServer(serverUrl, `create database ${template}`);
  await migrate(new URL(`/${template}?sslmode=disable`, serverUrl).href);
  // Cloning needs a template without sessions; a test that connects to it by mistake must not hold up the others.
  await onServer(serverUrl, `alter database ${template} with allow_connections false`);
  project.provide('serverUrl', serverUrl);
  project.provide('runPid', process.pid);
  return async () => {
    await dropDatabases(serverUrl, (pid) => pid === process.pid);
    await server.stop();
  };
}

async function startTestServer(): Promise<EmbeddedPostgres> {
  const checkout = fileURLToPath(new URL('../..', import.meta.url));
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  const folder = join(await parentFolder(), `tollgate-test-${name}-${process.getuid?.() ?? 0}`);
  const options = { folder, settings: testSettings, log: () => {} };
  try {
    return await startEmbeddedPostgres(options);
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresFailed)) throw error;
    // Without fsync a crash of the machine leaves a cluster that does not start; there is nothing in it to keep.
    await rm(folder, { recursive: true, force: true });
    return await startEmbeddedPostgres(options);
  }
}

const memory = { folder: '/dev/shm', neededBytes: 1_500_000_000 };

/** In memory, where the machine has such a folder and room in it: a clone is eight hundred small files, and to make those on a disk took a tenth of the suite's work. */
async function parentFolder(): Promise<string> {
  const { bavail, bsize } = await statfs(memory.folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize < memory.neededBytes ? tmpdir() : memory.folder;
}

async function dropDatabasesOfTheDead(serverUrl: string): Promise<void> {
  await dropDatabases(serverUrl, (pid) => pid === process.pid || !isAlive(pid)); // our own number: an earlier run had it too
}

async function dropDatabases(serverUrl: string, whose: (pid: number) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    for (const { datname } of rows) {
      const pid = databasePrefix.exec(datname)?.[1];
      if (pid !== undefined && whose(Number(pid))) await client.query(`drop database if exists ${datname} with (force)`);
    }
  } finally {
    await client.end();
  }
}
