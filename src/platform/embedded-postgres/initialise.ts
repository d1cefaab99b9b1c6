import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { requirePasswdEntry, type Account } from './account.ts';
import { describeSpawnFailure } from './binaries.ts';
import { EmbeddedPostgresFailed, EmbeddedPostgresUnavailable, errorCode, errorText } from './errors.ts';
import type { Placement } from './placement.ts';
import { isAlive } from './postmaster-file.ts';

/** The database role that owns everything. */
export const superuser = 'tollgate';

/** Lies inside the cluster, so that it is closed to everyone else and goes wherever the cluster goes. */
export const passwordFile = 'tollgate.password';

/**
 * Makes the cluster when it is not there yet. Programs that come at once each make their own under a name of their own
 * and then rename it: one rename wins, the others delete theirs. There is no lock that a killed program could leave.
 *
 * @throws EmbeddedPostgresUnavailable when the user has no name or the folder cannot be written; EmbeddedPostgresFailed with initdb's words.
 */
export async function initialise(placement: Placement, initdb: string, options: { durable: boolean; onWait: () => void }): Promise<void> {
  if (placement.exists) return;
  const { cluster, account } = placement;
  if (account === null) requirePasswdEntry();
  const making = `${cluster}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const password = `${making}.password`;
  try {
    await removeLeftovers(cluster);
    await mkdir(making, { mode: 0o700 });
    await writeDurably(password, `${randomBytes(24).toString('base64url')}\n`);
    if (account !== null) for (const path of [making, password]) await chown(path, account.uid, account.gid);
    await run(initdb, account, [
      '-D', making, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8',
      // The built-in provider sorts alike on every machine; the system's own locales differ, and C.UTF-8 is not everywhere.
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
      ...(options.durable ? [] : ['--no-sync']),
    ], options.onWait);
    await rename(password, join(making, passwordFile));
    await rename(making, cluster);
    if (options.durable) await syncFolder(dirname(cluster));
  } catch (cause) {
    await rm(making, { recursive: true, force: true });
    await rm(password, { force: true });
    const code = errorCode(cause);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return; // another program was first; its cluster is whole
    if (cause instanceof EmbeddedPostgresUnavailable) throw cause;
    throw new EmbeddedPostgresUnavailable(
      `cannot write to the data folder ${placement.folder} (${errorText(cause)}); choose another with TOLLGATE_DATA_DIR, or set DATABASE_URL`,
      { cause },
    );
  }
}

/** A program killed while it made its cluster leaves it behind; its number is in the name. */
async function removeLeftovers(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  const prefix = `${basename(cluster)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(prefix) ? /^(\d+)-[0-9a-f]{8}/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function run(program: string, account: Account | null, args: readonly string[], onWait: () => void): Promise<void> {
  const child = spawn(program, args, { ...account, cwd: '/', env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const status = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? String(code)));
    onWait();
  }).catch(async (error: unknown) => {
    throw new EmbeddedPostgresUnavailable(`the embedded PostgreSQL cannot be set up: ${await describeSpawnFailure(program, error)}`, { cause: error });
  });
  if (status !== '0') throw new EmbeddedPostgresFailed(`the embedded PostgreSQL cannot be set up: initdb ended with ${status}:\n${said.trim().split('\n').slice(-8).join('\n')}`);
}

/** Nothing of ours reaches the server: PGPORT, PGDATA, PGOPTIONS and the locale of a shell would all change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
