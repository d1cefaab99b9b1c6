import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LogLevel } from './log.ts';

/** What the environment says, checked. */
export interface Config {
  /** 0 is any free port. */
  readonly port: number;
  readonly host: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** A key with every scope for the organization `default`; null: one is made at the first start. */
  readonly apiKey: string | null;
  /** 32 bytes or more; null: kept in the data folder. */
  readonly secretKey: Uint8Array | null;
  /** Base of links and callbacks, without a slash at its end; null: the address it listens on. */
  readonly publicUrl: string | null;
  readonly corsOrigins: readonly string[];
  /** Whether this process runs jobs. */
  readonly jobs: boolean;
  readonly logLevel: LogLevel;
  /** Whether a terminal may be written to in colours. */
  readonly color: boolean;
}

/**
 * What a program needs of the environment: one that serves needs the secret, one that operates on the database alone does not. The demo
 * serves from a data folder of its own.
 */
export type Purpose = 'serve' | 'demo' | 'operate';

/** Settings that cannot be used: each with the reason and the remedy, all at once. Secrets are not repeated. */
export class BadConfiguration extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'a setting is wrong' : `${problems.length} settings are wrong`;
    super(`cannot start, ${count}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'BadConfiguration';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaultDataDir = fileURLToPath(new URL('../../.tollgate', import.meta.url));
const demoDataDir = fileURLToPath(new URL('../../.tollgate/demo', import.meta.url));
const logLevels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const minSecretBytes = 32;
const minKeyCharacters = 16;
const newSecret = 'make one with: openssl rand -base64 32';

/** A value that cannot be used; the text says why and what to do. */
class Wrong extends Error {}

/**
 * Reads the environment. It is the only place that does, so that what is not here is not a setting.
 *
 * @throws BadConfiguration naming every setting that is wrong.
 */
export function readConfig(purpose: Purpose, env: Environment = process.env): Config {
  const problems: string[] = [];
  const read = <T>(name: string, whenUnset: T, parse: (value: string) => T): T => {
    const value = env[name];
    if (value === undefined) return whenUnset;
    try {
      // An empty value is nearly always a variable that was not filled in: falling back to a default would hide that.
      if (value.trim() === '') throw new Wrong('is empty: give it a value, or unset it');
      return parse(value.trim());
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(`${name} ${error.message}`);
      return whenUnset;
    }
  };
  const config: Config = {
    port: read('PORT', 4_000, port),
    host: read('HOST', '127.0.0.1', host),
    databaseUrl: read<string | null>('DATABASE_URL', null, databaseUrl),
    dataDir: read('TOLLGATE_DATA_DIR', purpose === 'demo' ? demoDataDir : defaultDataDir, (value) => resolve(value)),
    apiKey: read<string | null>('TOLLGATE_API_KEY', null, apiKey),
    secretKey: read<Uint8Array | null>('TOLLGATE_SECRET_KEY', null, secretKey),
    publicUrl: read<string | null>('TOLLGATE_PUBLIC_URL', null, publicUrl),
    corsOrigins: read<readonly string[]>('TOLLGATE_CORS_ORIGINS', [], corsOrigins),
    jobs: read('TOLLGATE_JOBS', true, onOrOff),
    logLevel: read<LogLevel>('LOG_LEVEL', 'info', logLevel),
    color: (env['NO_COLOR'] ?? '') === '',
  };
  if (purpose !== 'operate' && env['DATABASE_URL'] !== undefined && env['TOLLGATE_SECRET_KEY'] === undefined) {
    problems.push(`TOLLGATE_SECRET_KEY is not set, and DATABASE_URL is: with a database of your own the secret is yours to keep; ${newSecret}`);
  }
  if (purpose === 'demo' && config.apiKey === null && (config.databaseUrl !== null || !isLoopback(config.host))) {
    problems.push('TOLLGATE_API_KEY is not set: the demo\'s own key is known to everybody and is for this machine and the embedded database alone; give a key of your own');
  }
  if (problems.length > 0) throw new BadConfiguration(problems);
  return config;
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Wrong(`is "${value}": give a number from 0 to 65535, where 0 picks a free port`);
  return Number(value);
}

function host(value: string): string {
  const name = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
  // A name of digits and dots alone is an address that was mistyped.
  if (isIP(value) !== 0 || (name.test(value) && !/^[\d.]+$/.test(value))) return value;
  throw new Wrong(`is "${value}": give the name or the address of this machine to listen on, without scheme and port (127.0.0.1; 0.0.0.0 for all addresses)`);
}

const isLoopback = (name: string): boolean => name === 'localhost' || name === '::1' || name.startsWith('127.');

function databaseUrl(value: string): string {
  const example = 'give one like postgresql://user:password@host:5432/database';
  const url = URL.parse(value);
  // The value may hold a password: it is not repeated.
  if (url === null) throw new Wrong(`is not a URL: ${example}; characters like @ : / # in the password are written as %40 %3A %2F %23`);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw new Wrong(`begins with "${url.protocol}": Tollgate needs PostgreSQL; ${example}`);
  if (url.pathname.length < 2) throw new Wrong(`names no database: ${example}`);
  return value;
}

function apiKey(value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Wrong('holds a space or a character beyond ASCII, which an Authorization header cannot carry: use letters, digits and signs');
  if (value.length < minKeyCharacters) throw new Wrong(`has ${value.length} characters: give ${minKeyCharacters} or more, random ones`);
  if (value.length > 4_096) throw new Wrong(`has ${value.length} characters: give 4096 or fewer`);
  if (value.split('.').length === 3) throw new Wrong('has three parts between dots, which is how portal tokens are told from keys: leave the dots out');
  return value;
}

function secretKey(value: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) throw new Wrong(`is not base64: ${newSecret}`);
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < minSecretBytes) throw new Wrong(`has ${bytes.length} bytes: give ${minSecretBytes} or more; ${newSecret}`);
  return new Uint8Array(bytes);
}

function publicUrl(value: string): string {
  const url = httpUrl(value);
  if (url === null) throw new Wrong(`is "${value}": give the address that callers use, like https://billing.example.com`);
  if (url.search !== '' || url.hash !== '') throw new Wrong(`is "${value}": links are made by adding to it, so leave out what follows ? or #`);
  if (url.username !== '' || url.password !== '') throw new Wrong('holds a user or a password, and it is shown to everybody: leave them out');
  return url.href.replace(/\/+$/, '');
}

function corsOrigins(value: string): readonly string[] {
  const origins = value.split(',').map((origin) => origin.trim()).filter((origin) => origin !== '');
  for (const origin of origins) {
    if (httpUrl(origin)?.origin !== origin) {
      throw new Wrong(`names "${origin}": give origins as browsers send them, with scheme and without a path or a slash at the end, commas between them (https://app.example.com)`);
    }
  }
  return [...new Set(origins)];
}

function onOrOff(value: string): boolean {
  if (value === 'on' || value === 'off') return value === 'on';
  throw new Wrong(`is "${value}": give on or off`);
}

function logLevel(value: string): LogLevel {
  const level = logLevels.find((known) => known === value);
  if (level === undefined) throw new Wrong(`is "${value}": give one of ${logLevels.join(', ')}`);
  return level;
}

function httpUrl(value: string): URL | null {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}
