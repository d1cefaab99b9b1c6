import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorCode } from './errors.ts';

/** What `postmaster.pid` says: PostgreSQL writes it first, rewrites it as its state changes, and removes it last. */
export interface Postmaster {
  readonly pid: number;
  /** 0 until the server has written it. */
  readonly port: number;
  readonly ready: boolean;
  /** The whole file, to tell one run of a server from the next. */
  readonly text: string;
}

const fileName = 'postmaster.pid';

/** What the file says, whether or not its server still lives; null when there is none or it is not whole yet. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, fileName), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return parsePostmaster(text);
}

/** Line 1 is the process, line 4 the port, line 8 the state, padded with blanks. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const port = Number(lines[3] ?? '0');
  return { pid, port: Number.isSafeInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready', text };
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Whether the server that wrote the file still runs. */
export async function isRunning(postmaster: Postmaster): Promise<boolean> {
  return isAlive(postmaster.pid) && !(await isAnotherProgram(postmaster.pid));
}

/**
 * Process numbers are used again, soonest in a container, where a killed server's number may belong to anything after
 * a restart, and where a dead child that nobody collects stays as an entry without a command line. PostgreSQL
 * itself looks at the number alone and would refuse to start for ever. Only certain on Linux.
 */
async function isAnotherProgram(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres'); // not allowed to look: take it for the server
  return !basename(command.split('\0')[0] ?? '').startsWith('postgres');
}

/** Above every number that an operating system gives out, so certainly nobody's. */
const nobodysPid = 2_147_483_646;

/**
 * Makes PostgreSQL accept that the server of this file is gone when its number belongs to another program by now. The file
 * itself must stay: it names the shared memory by which PostgreSQL finds out whether sessions of a killed server
 * still write to the cluster. Nothing is done where the number is free, or where another server has started meanwhile.
 */
export async function disownPid(cluster: string, stale: Postmaster): Promise<void> {
  if (!isAlive(stale.pid)) return;
  const path = join(cluster, fileName);
  const rewritten = `${path}.${process.pid}`;
  try {
    const { uid, gid } = await stat(path);
    await writeFile(rewritten, stale.text.replace(/^\d+/, String(nobodysPid)), { mode: 0o600 });
    await chown(rewritten, uid, gid);
    if ((await readFile(path, 'utf8')) === stale.text) await rename(rewritten, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  } finally {
    await rm(rewritten, { force: true });
  }
}
