import { isAbsolute, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BadConfiguration, readConfig } from './config.ts';
import type { Purpose } from './config.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
const withDatabase = { DATABASE_URL: 'postgresql://u:p@db.example:5432/billing', TOLLGATE_SECRET_KEY: secret };

function problemsOf(env: Record<string, string>, purpose: Purpose = 'serve'): readonly string[] {
  try {
    readConfig(purpose, env);
  } catch (error) {
    if (error instanceof BadConfiguration) return error.problems;
    throw error;
  }
  return [];
}

describe('what is not set has its default', () => {
  test('an empty environment serves on the embedded database', () => {
    const { dataDir, ...rest } = readConfig('serve', {});
    expect(rest).toEqual({
      port: 4000, host: '127.0.0.1', databaseUrl: null, apiKey: null, secretKey: null, publicUrl: null, corsOrigins: [], jobs: true, logLevel: 'info', color: true,
    });
    expect(isAbsolute(dataDir) && dataDir.endsWith('/.tollgate')).toBe(true);
  });
});

describe('what is set is read', () => {
  test.each([
    // variable                  value                                 member         what it becomes
    ['PORT',                     '0',                                  'port',        0],
    ['PORT',                     ' 65535 ',                            'port',        65535],
    ['HOST',                     '0.0.0.0',                            'host',        '0.0.0.0'],
    ['HOST',                     '::1',                                'host',        '::1'],
    ['HOST',                     'localhost',                          'host',        'localhost'],
    ['TOLLGATE_DATA_DIR',        'somewhere',                          'dataDir',     resolve('somewhere')],
    ['TOLLGATE_API_KEY',         '0123456789abcdef',                   'apiKey',      '0123456789abcdef'],
    ['TOLLGATE_PUBLIC_URL',      'https://x.example/billing/',         'publicUrl',   'https://x.example/billing'],
    ['TOLLGATE_CORS_ORIGINS',    'https://a.example, http://b.example:81', 'corsOrigins', ['https://a.example', 'http://b.example:81']],
    ['TOLLGATE_JOBS',            'off',                                'jobs',        false],
    ['LOG_LEVEL',                'debug',                              'logLevel',    'debug'],
    ['NO_COLOR',                 '1',                                  'color',       false],
    ['NO_COLOR',                 '',                                   'color',       true],
  ] as const)('%s=%s', (name, value, member, expected) => {
    expect(readConfig('serve', { [name]: value })[member]).toEqual(expected);
  });

  test('an address of a database with its secret', () => {
    const config = readConfig('serve', withDatabase);
    expect(config.databaseUrl).toBe(withDatabase.DATABASE_URL);
    expect(config.secretKey).toEqual(new Uint8Array(32).fill(7));
  });

  test('a socket in place of a host names its database', () => {
    expect(problemsOf({ ...withDatabase, DATABASE_URL: 'postgresql:///billing?host=/run/postgresql' })).toEqual([]);
  });

  test('the secret may be base64url', () => {
    const bytes = Buffer.alloc(33, 0xfb);
    expect(readConfig('serve', { TOLLGATE_SECRET_KEY: bytes.toString('base64url') }).secretKey).toEqual(new Uint8Array(bytes));
  });
});

describe('what is wrong is refused with the reason and the remedy', () => {
  test.each([
    // variable               value                            the problem holds
    ['PORT',                  'http',                          'is "http": give a number from 0 to 65535'],
    ['PORT',                  '65536',                         'is "65536": give a number'],
    ['PORT',                  '-1',                            'is "-1": give a number'],
    ['HOST',                  'http://localhost',              'is "http://localhost": give the name or the address'],
    ['HOST',                  '127.0.0.1:4000',                'without scheme and port'],
    ['HOST',                  '256.0.0.1',                     'is "256.0.0.1"'],
    ['DATABASE_URL',          'localhost',                     'is not a URL: give one like postgresql://'],
    ['DATABASE_URL',          'mysql://root:hidden@h/d',       'begins with "mysql:": Tollgate needs PostgreSQL'],
    ['DATABASE_URL',          'postgres://u:hidden@h',         'names no database'],
    ['DATABASE_URL',          'postgres://u:hid#den@h:5432/d', 'characters like @ : / # in the password are written as %40'],
    ['DATABASE_URL',          '',                              'is empty: give it a value, or unset it'],
    ['TOLLGATE_DATA_DIR',     ' ',                             'is empty: give it a value, or unset it'],
    ['TOLLGATE_API_KEY',      'hidden',                        'has 6 characters: give 16 or more'],
    ['TOLLGATE_API_KEY',      'hidden, with a space',          'holds a space or a character beyond ASCII'],
    ['TOLLGATE_API_KEY',      'hidden.hidden.hidden',          'has three parts between dots'],
    ['TOLLGATE_API_KEY',      'hidden'.repeat(700),            'has 4200 characters: give 4096 or fewer'],
    ['TOLLGATE_SECRET_KEY',   'hidden, not base64!',           'is not base64: make one with: openssl rand -base64 32'],
    ['TOLLGATE_SECRET_KEY',   'aGlkZGVu',                      'has 6 bytes: give 32 or more'],
    ['TOLLGATE_PUBLIC_URL',   'billing.example.com',           'is "billing.example.com": give the address that callers use'],
    ['TOLLGATE_PUBLIC_URL',   'ftp://billing.example.com',     'like https://billing.example.com'],
    ['TOLLGATE_PUBLIC_URL',   'https://x.example/?a=b',        'leave out what follows ? or #'],
    ['TOLLGATE_PUBLIC_URL',   'https://u:hidden@x.example',    'holds a user or a password'],
    ['TOLLGATE_CORS_ORIGINS', 'https://a.example,*',           'names "*": give origins as browsers send them'],
    ['TOLLGATE_CORS_ORIGINS', 'https://a.example/',            'names "https://a.example/"'],
    ['TOLLGATE_CORS_ORIGINS', 'null',                          'names "null"'],
    ['TOLLGATE_JOBS',         'no',                            'is "no": give on or off'],
    ['LOG_LEVEL',             'verbose',                       'is "verbose": give one of trace, debug, info, warn, error, fatal, silent'],
  ])('%s=%s', (name, value, part) => {
    const [problem, ...others] = problemsOf({ ...withDatabase, [name]: value });
    expect(problem).toContain(`${name} `);
    expect(problem).toContain(part);
    expect(problem).not.toContain('hidden');
    expect(others).toEqual([]);
  });

  test('a database of one\'s own without a secret, where something is served', () => {
    const env = { DATABASE_URL: withDatabase.DATABASE_URL };
    expect(problemsOf(env)).toEqual([expect.stringContaining('TOLLGATE_SECRET_KEY is not set, and DATABASE_URL is')]);
    expect(problemsOf(env, 'operate')).toEqual([]);
  });

  test('all that is wrong in one message', () => {
    const read = (): unknown => readConfig('serve', { PORT: 'x', LOG_LEVEL: 'y', TOLLGATE_JOBS: 'z' });
    expect(read).toThrow(/^cannot start, 3 settings are wrong:\n {2}PORT .*\n {2}TOLLGATE_JOBS .*\n {2}LOG_LEVEL .*$/);
  });
});

describe('the demo', () => {
  test('has a data folder of its own', () => {
    expect(readConfig('demo', {}).dataDir).toBe(resolve(readConfig('serve', {}).dataDir, 'demo'));
    expect(readConfig('demo', { TOLLGATE_DATA_DIR: 'somewhere' }).dataDir).toBe(resolve('somewhere'));
  });

  test('uses its known key on this machine and its own database alone', () => {
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) expect(problemsOf({ HOST }, 'demo')).toEqual([]);
    for (const env of [{ HOST: '0.0.0.0' }, { HOST: 'billing.example' }, withDatabase]) {
      expect(problemsOf(env, 'demo')).toEqual([expect.stringMatching(/^TOLLGATE_API_KEY is not set: .*; give a key of your own$/)]);
      expect(problemsOf({ ...env, TOLLGATE_API_KEY: '0123456789abcdef' }, 'demo')).toEqual([]);
    }
  });
});
