import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describeSpawnFailure } from './binaries.ts';
import { serverEnvironment } from './initialise.ts';
import type { Placement } from './placement.ts';

/** The only address the server listens on. */
export const host = '127.0.0.1';

/**
 * What the product promises of a commit: it survives a crash of the program, of the server and of the machine. Given on the
 * command line, where neither the configuration file nor `alter system` can change it by accident.
 */
export const durableSettings: Readonly<Record<string, string>> = {
  fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', timezone: 'UTC', log_timezone: 'UTC',
};

/** Why a server that was started ended again: someone else may have what it needs, or it cannot run at all. */
export type Ending =
  | { readonly kind: 'port taken' | 'folder held' | 'broken'; readonly words: string }
  | { readonly kind: 'not started'; readonly words: string };

/** A server process that was started here. */
export interface Launch {
  readonly port: number;
  /** Null while it runs. */
  ending(): Promise<Ending | null>;
}

const logLimitBytes = 10_000_000;

/**
 * Starts `postgres` on the cluster, as its owner, in a session of its own, so that Ctrl-C in the terminal does not stop the
 * database before the program that still writes to it. Returns at once; whether it came up is for the caller to see.
 */
export function launch(placement: Placement, postgres: string, port: number, settings: Readonly<Record<string, string>>): Launch {
  const logFile = join(placement.folder, 'postgres.log');
  const begin = rotated(logFile);
  const log = openSync(logFile, 'a', 0o600); // opened here, by number: the database's user need not be able to write in the folder
  const child = spawn(
    postgres,
    [
      '-D', placement.cluster, '-p', String(port), '-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories=',
      ...Object.entries(settings).filter(([name]) => name !== 'port').flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...placement.account, cwd: '/', env: serverEnvironment(), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended = false;
  let failure: unknown;
  child.once('exit', () => { ended = true; });
  child.once('error', (error) => { ended = true; failure = error; });
  child.unref(); // a program that ends without stopping the server leaves it to the next one
  return {
    port,
    async ending() {
      if (!ended) return null;
      if (failure !== undefined) return { kind: 'not started', words: await describeSpawnFailure(postgres, failure) };
      const words = readFileSync(logFile).subarray(begin).toString().trim();
      return { kind: endingOf(words), words: words.split('\n').slice(-8).join('\n') };
    },
  };
}

/** Reads the server's last words. They are English: it runs with LC_ALL=C. */
export function endingOf(words: string): 'port taken' | 'folder held' | 'broken' {
  if (/lock file "postmaster\.pid"|pre-existing shared memory block/.test(words)) return 'folder held';
  if (/could not bind|could not create any TCP\/IP sockets/.test(words)) return 'port taken';
  return 'broken';
}

/** Keeps one older file beside the log. Answers where new words will begin. */
function rotated(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < logLimitBytes) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

/** A port that nobody listens on now. Someone may be faster; the caller then asks again. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has an address with a port');
  return address.port;
}
