import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { EmbeddedPostgresUnavailable } from './errors.ts';

/** A user and a group of the operating system, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root hands it to the first of these that the machine knows. */
const servantNames = ['postgres', '_postgres', 'nobody'] as const;

/** Whether this process runs as root. False where the system has no such idea. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account that a new cluster is made and run as: null for "ourselves", which is every user but root.
 *
 * @throws EmbeddedPostgresUnavailable when root finds nobody to hand the server to.
 */
export async function accountForNewCluster(): Promise<Account | null> {
  if (!isRoot()) return null;
  const accounts = accountsOf(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  for (const name of servantNames) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new EmbeddedPostgresUnavailable(
    `PostgreSQL refuses to run as root, and /etc/passwd has none of the users ${servantNames.join(', ')} to run it as; ` +
      'add one of them, start as an ordinary user, or set DATABASE_URL',
  );
}

/** The accounts of a passwd file by name; lines that are not entries are skipped. */
export function accountsOf(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) continue;
    if (/^-?\d+$/.test(uid) && /^-?\d+$/.test(gid)) accounts.set(name, { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return accounts;
}

/**
 * initdb looks its own user up by number and stops when there is no entry, as in a container that is run with
 * a bare `--user 4321`. Only making a cluster needs the entry; an existing one runs without.
 *
 * @throws EmbeddedPostgresUnavailable when this process's user has no passwd entry.
 */
export function requirePasswdEntry(): void {
  try {
    userInfo();
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `the embedded PostgreSQL cannot be set up: user id ${process.getuid?.() ?? '?'} has no entry in /etc/passwd, which initdb needs; ` +
        'run as a user that has a name, add an entry, or set DATABASE_URL',
      { cause },
    );
  }
}
