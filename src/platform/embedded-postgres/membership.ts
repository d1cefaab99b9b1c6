import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgresUnavailable, errorCode, errorText } from './errors.ts';
import { passwordFile, superuser } from './initialise.ts';
import { isRunning, readPostmaster } from './postmaster-file.ts';
import { host } from './server.ts';

declare module 'pg' {
  // The client has both; its published types leave them out.
  interface ClientBase {
    ref(): void;
    unref(): void;
  }
}

/** The database that every program of the folder shares. */
export const databaseName = 'tollgate';

/** Any number will do that nobody else uses in the database `postgres`: advisory locks belong to one database. */
const lock = 7_083_412_991;

/** How long sessions that were just closed may take to vanish before they count as someone else's. */
const goodbyeMs = 1_000;

/**
 * One program's place among those that use the server: an open session holding a shared lock. A program whose pool is
 * idle still counts, one that is killed is gone with its socket, and whoever can take the lock alone is the last.
 */
export interface Membership {
  /** Gives the place back. True when this was the last program, and the server has been stopped. */
  leave(): Promise<boolean>;
}

/** The address of a database of the cluster. The password is made of letters that need no escaping. */
export async function connectionUrl(cluster: string, port: number, database: string): Promise<string> {
  const password = (await readFile(join(cluster, passwordFile), 'utf8')).trim();
  // sslmode: PGSSLMODE in the caller's environment would otherwise ask this server for TLS, which it has not.
  return `postgres://${superuser}:${password}@${host}:${port}/${database}?sslmode=disable`;
}

/**
 * Takes a place on the server at `port`. Null when it does not take anyone now: it is starting, stopping, or has gone.
 *
 * @param onLost called once when the session ends without `leave`: the server died or was stopped by hand.
 * @throws EmbeddedPostgresUnavailable when the server is there and refuses us for good.
 */
export async function enter(cluster: string, port: number, onLost: () => void): Promise<Membership | null> {
  const client = new pg.Client({
    connectionString: await connectionUrl(cluster, port, 'postgres'), application_name: 'tollgate membership', connectionTimeoutMillis: 5_000,
  });
  let state: 'joining' | 'member' | 'leaving' = 'joining';
  client.on('error', () => { /* the end follows */ });
  client.on('end', () => {
    if (state !== 'member') return;
    state = 'leaving';
    onLost();
  });
  try {
    await client.connect();
    // Waits only while the last program is stopping the server, which then ends this session.
    await client.query(`set lock_timeout = '10s'`);
    await client.query('select pg_advisory_lock_shared($1)', [lock]);
    await ensureDatabase(client);
  } catch (cause) {
    await client.end().catch(() => {});
    const code = errorCode(cause);
    if (code === '28P01' || code === '28000') {
      throw new EmbeddedPostgresUnavailable(`the server in ${cluster} on port ${port} refuses the password in its own folder (${errorText(cause)}); restore ${passwordFile}, or set DATABASE_URL`, { cause });
    }
    return null;
  }
  state = 'member';
  client.unref(); // a program that forgets to stop still ends
  return {
    async leave() {
      if (state !== 'member') return false;
      state = 'leaving';
      client.ref();
      try {
        await client.query('select pg_advisory_unlock_shared($1)', [lock]);
        return (await isLast(client)) && (await stopServer(cluster));
      } catch {
        return false; // the server went away by itself
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
  if (found.rowCount !== 0) return;
  try {
    await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Two programs may come at once; PostgreSQL tells the slower one in either of two ways.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error;
  }
}

/** Takes the lock alone, so that nobody can join any more, and looks for sessions of those who never joined. */
async function isLast(client: pg.Client): Promise<boolean> {
  const taken = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [lock]);
  if (taken.rows[0]?.alone !== true) return false;
  for (const until = performance.now() + goodbyeMs; ; await sleep(20)) {
    const { rows } = await client.query<{ others: number; waiting: number }>(`
      select count(*)::int as others, count(*) filter (where wait_event_type = 'Lock' and wait_event = 'advisory')::int as waiting
      from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`);
    const seen = rows[0] ?? { others: 0, waiting: 0 };
    if (seen.others === 0) return true;
    if (seen.waiting > 0 || performance.now() > until) return false; // someone is waiting to join, or has work here
  }
}

/** A fast shutdown: sessions end, a checkpoint is written. The last thing to go is the file. */
async function stopServer(cluster: string): Promise<boolean> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster === null || !(await isRunning(postmaster))) return false;
  process.kill(postmaster.pid, 'SIGINT');
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(10)) {
    if ((await readPostmaster(cluster))?.pid !== postmaster.pid) return true;
  }
  return false; // it still writes its checkpoint, and will end by itself
}
