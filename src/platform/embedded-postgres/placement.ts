import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountForNewCluster, isRoot, type Account } from './account.ts';
import { EmbeddedPostgresUnavailable, errorCode, errorText } from './errors.ts';
import { canEnter, sharedFolder } from './reachable.ts';

/** Where a cluster lives and whom it belongs to. */
export interface Placement {
  /** The folder really used, an absolute path without links. */
  readonly folder: string;
  /** The cluster itself, inside the folder; it appears there whole or not at all. */
  readonly cluster: string;
  /** Whom the server runs as; null for ourselves. */
  readonly account: Account | null;
  readonly exists: boolean;
}

const clusterName = 'pg';

/**
 * Decides where the cluster of `requested` lives: in that folder, or, where root asks for a folder that the database's
 * user cannot enter, below a shared folder under a name made from the path. A cluster that is already there
 * always wins over a better place: opening or closing a folder must never look like an empty database.
 *
 * @throws EmbeddedPostgresUnavailable when the folder cannot be made or used, naming why.
 */
export async function place(requested: string, sharedCandidates: readonly string[], log: (line: string) => void): Promise<Placement> {
  const folder = await usableFolder(resolve(requested));
  const here = await existingCluster(folder);
  if (here !== null) {
    if (here.account !== null && !(await canEnter(folder, here.account))) {
      throw new EmbeddedPostgresUnavailable(
        `the data in ${folder} belongs to user id ${here.account.uid}, who can no longer enter that folder; open the way again (chmod o+x on its parents), or set DATABASE_URL`,
      );
    }
    return here;
  }
  if (!isRoot()) return { folder, cluster: join(folder, clusterName), account: null, exists: false };

  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const moved = (to: string): void => log(`the database's user cannot enter ${folder}; its data is kept in ${to}`);
  for (const candidate of sharedCandidates) {
    const elsewhere = await existingCluster(join(candidate, name));
    if (elsewhere === null) continue;
    moved(elsewhere.folder);
    return elsewhere;
  }
  const account = await accountForNewCluster();
  if (account === null || (await canEnter(folder, account))) return { folder, cluster: join(folder, clusterName), account, exists: false };
  const shared = await usableFolder(join(await sharedFolder(account, sharedCandidates), name));
  moved(shared);
  return { folder: shared, cluster: join(shared, clusterName), account, exists: false };
}

/** The cluster in `folder`, or null. It runs as the user it belongs to, whoever starts it. */
async function existingCluster(folder: string): Promise<Placement | null> {
  const cluster = join(folder, clusterName);
  const stats = await stat(cluster).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw new EmbeddedPostgresUnavailable(`cannot look into the data folder ${folder} (${errorText(error)}); choose another with TOLLGATE_DATA_DIR, or set DATABASE_URL`, { cause: error });
  });
  if (stats === null) return null;
  if (isRoot()) {
    if (stats.uid === 0) {
      throw new EmbeddedPostgresUnavailable(`${cluster} belongs to root, and PostgreSQL refuses to run as root; give it to an ordinary user (chown -R nobody ${cluster}), or set DATABASE_URL`);
    }
    return { folder, cluster, account: { uid: stats.uid, gid: stats.gid }, exists: true };
  }
  const self = process.getuid?.();
  if (self !== undefined && stats.uid !== self) {
    throw new EmbeddedPostgresUnavailable(
      `the data in ${folder} belongs to user id ${stats.uid}, and this is user id ${self}; start as that user or as root, choose another folder with TOLLGATE_DATA_DIR, or set DATABASE_URL`,
    );
  }
  return { folder, cluster, account: null, exists: true };
}

async function usableFolder(folder: string): Promise<string> {
  try {
    const made = await mkdir(folder, { recursive: true });
    // What root makes must let the database's user through, whatever the umask; the cluster inside is closed anyway.
    if (made !== undefined && isRoot()) await chmod(folder, 0o755);
    return await realpath(folder);
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `the data folder ${folder} cannot be used: ${describeFolderFailure(cause)}; choose another with TOLLGATE_DATA_DIR, or set DATABASE_URL`,
      { cause },
    );
  }
}

function describeFolderFailure(error: unknown): string {
  switch (errorCode(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands in its place or on the way to it';
    case 'EACCES':
    case 'EPERM':
      return `user id ${process.getuid?.() ?? '?'} may not make it`;
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    default:
      return errorText(error);
  }
}
