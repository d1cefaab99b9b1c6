import type { Stats } from 'node:fs';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedPostgresUnavailable } from './errors.ts';

const execute = 1;
const read = 4;

/** Whether `account` may walk into `folder`: every folder on the way and the folder itself lets it pass. An absolute path. */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  for (let place = folder; ; place = dirname(place)) {
    const stats = await stat(place).catch(() => null);
    if (stats === null || !stats.isDirectory() || !allows(stats, account, execute)) return false;
    if (place === dirname(place)) return true;
  }
}

/** Whether `account` may read and run `file`, the way to it included. An absolute path. */
export async function canRun(file: string, account: Account): Promise<boolean> {
  const stats = await stat(file).catch(() => null);
  return stats !== null && allows(stats, account, read | execute) && (await canEnter(dirname(file), account));
}

/** The system asks one class only: an owner without the bit is refused even where everyone else is let in. */
function allows(stats: Stats, account: Account, bits: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

/**
 * Folders that everyone may enter, best first, for root whose own folder is closed to the database's user.
 * The first survives a restart of the machine; the second may not, and is for images with a read-only root.
 */
export const sharedFolderCandidates: readonly string[] = ['/var/lib/tollgate', join(tmpdir(), 'tollgate')];

/**
 * The first candidate that exists or can be made, that belongs to this user, and that `account` can enter.
 * Another owner is refused: whoever owns the folder could put other binaries or another cluster there.
 *
 * @throws EmbeddedPostgresUnavailable when none will do.
 */
export async function sharedFolder(account: Account, candidates: readonly string[]): Promise<string> {
  for (const candidate of candidates) {
    try {
      const made = await mkdir(candidate, { recursive: true });
      if (made !== undefined) await chmod(candidate, 0o755);
      const stats = await stat(candidate);
      if (stats.uid === process.getuid?.() && (await canEnter(candidate, account))) return candidate;
    } catch {
      // the next candidate; what is wrong with all of them is said below
    }
  }
  throw new EmbeddedPostgresUnavailable(
    `the database's user (id ${account.uid}) can enter none of ${candidates.join(', ')}; ` +
      'put the checkout and the data folder where everyone may enter, or set DATABASE_URL',
  );
}
