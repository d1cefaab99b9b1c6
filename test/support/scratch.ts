import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isRunning, readPostmaster } from '../../src/platform/embedded-postgres/postmaster-file.ts';

const prefix = 'tollgate-scratch-';

/**
 * A folder for one test file that everyone may enter, named after the run. What runs that are gone have left, servers
 * included, is removed first.
 */
export async function newScratchFolder(runPid: number): Promise<string> {
  const parent = await realpath(tmpdir());
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (Number.isSafeInteger(pid) && !isAlive(pid)) await removeScratchFolder(join(parent, name)).catch(() => {}); // another user's: not ours to clear
  }
  const folder = await mkdtemp(join(parent, `${prefix}${runPid}-`));
  await chmod(folder, 0o755); // mkdtemp closes it, and the database's user must get in
  return folder;
}

/** Removes the folder with everything that still runs in it. */
export async function removeScratchFolder(folder: string): Promise<void> {
  await killServersBelow(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Ends servers that a failed test or a killed run has left; SIGQUIT takes their sessions along at once. */
export async function killServersBelow(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) {
    if (!entry.endsWith('pg/postmaster.pid')) continue;
    const postmaster = await readPostmaster(join(folder, dirname(entry)));
    if (postmaster === null) continue;
    if (await isRunning(postmaster)) process.kill(postmaster.pid, 'SIGQUIT');
    while (await isRunning(postmaster)) await sleep(10);
  }
}
