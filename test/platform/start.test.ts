import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import pg from 'pg';
import WebSocket from 'ws';
import { readPostmaster } from '../../src/platform/embedded-postgres/postmaster-file.ts';
import { database } from '../support/database.ts';
import { askGateway, RunningProgram, startGateway, testSecret } from '../support/gateway-program.ts';

const db = database();
const programs: RunningProgram[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill();
});

const external = (): Record<string, string> => ({ DATABASE_URL: db.url(), TOLLGATE_SECRET_KEY: testSecret });

async function start(env: Record<string, string>) {
  const gateway = await startGateway(env);
  programs.push(gateway.program);
  return gateway;
}

function run(file: string, env: Record<string, string>, nodeOptions: string[] = []): RunningProgram {
  const program = new RunningProgram(file, env, [], nodeOptions);
  programs.push(program);
  return program;
}

const whoAmI = '{ viewer { organization { key } } }';
const asDefault = { viewer: { organization: { key: 'default' } } };
const keyLine = /^API key of the organization "default", shown this once: (tgk_\S+)$/m;

/** Looks while the database does not know that it had its youngest migration. */
async function whileAMigrationIsMissing<Found>(look: () => Promise<Found>): Promise<Found> {
  const client = new pg.Client({ connectionString: db.url() });
  await client.connect();
  const { rows } = await client.query('delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations) returning name, executed_at');
  const found = await look();
  await client.query('insert into mikro_orm_migrations (name, executed_at) values ($1, $2)', [rows[0].name, rows[0].executed_at]);
  await client.end();
  return found;
}

describe('with a database of one\'s own', () => {
  test('serves, shows the key that it made, stops with 0, and makes no second key; tells nobody in particular of its health and its figures, and is not ready while its database has migrations to come', async () => {
    const first = await start(external());
    const [, key] = await first.program.says(keyLine);
    expect((await askGateway(first.address, key as string, whoAmI)).data).toEqual(asDefault);
    expect(await first.program.stop()).toBe(0);
    expect(first.program.stderr).toBe('');

    const { address, program } = await start(external());
    expect((await askGateway(address, key as string, whoAmI)).data).toEqual(asDefault);

    const unready = await whileAMigrationIsMissing(() => fetch(`${address}/health/ready`));
    expect([unready.status, await unready.json()]).toEqual([503, { status: 'not ready', reason: '1 migrations are pending: npm run db:migrate' }]);
    for (const [path, body] of [['live', { status: 'live' }], ['ready', { status: 'ready' }]] as const) {
      const response = await fetch(`${address}/health/${path}`);
      expect([response.status, await response.json()]).toEqual([200, body]);
    }

    await askGateway(address, 'no-such-key', whoAmI);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(metrics).toContain('tollgate_graphql_operation_duration_seconds_count{by="yoga",code="UNAUTHENTICATED"} 1');
    expect(await program.stop()).toBe(0);
    expect(program.stdout).not.toContain('API key');
  });

  test('the key of the environment reaches the organization "default", at every start; closes its sockets with 1001 when it stops', async () => {
    const TOLLGATE_API_KEY = 'a-key-of-my-own-choosing';
    const first = await start({ ...external(), TOLLGATE_API_KEY });
    expect((await askGateway(first.address, TOLLGATE_API_KEY, whoAmI)).data).toEqual(asDefault);
    expect(await first.program.stop()).toBe(0);

    const { address, program } = await start({ ...external(), TOLLGATE_API_KEY });
    expect((await askGateway(address, TOLLGATE_API_KEY, whoAmI)).data).toEqual(asDefault);
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${TOLLGATE_API_KEY}` } }));
    await once(socket, 'message');
    program.signal('SIGINT');
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1001);
    expect(await program.ended()).toBe(0);
  });

  test('leaves jobs to a worker when it is told to', async () => {
    const { program } = await start({ ...external(), TOLLGATE_JOBS: 'off' });
    const client = new pg.Client({ connectionString: db.url() });
    await client.connect();
    await client.query(`select graphile_worker.add_job('access-prune', job_key := 'by-hand')`);
    const worker = run('worker.ts', external());
    await worker.says(/^Tollgate runs jobs in this process$/m);
    await expect.poll(async () => (await client.query(`select from graphile_worker.jobs where key = 'by-hand'`)).rowCount).toBe(0);
    await client.end();
    expect(await worker.stop()).toBe(0);
    expect(await program.stop()).toBe(0);
  });
});

test('with the embedded database: keeps data and secret in the data folder, and stops the database at its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-start-'));
  await chmod(folder, 0o755);
  const env = { TOLLGATE_DATA_DIR: join(folder, 'data') };
  try {
    const first = await start(env);
    const [, key] = await first.program.says(keyLine);
    expect(await first.program.stop()).toBe(0);
    expect((await readdir(env.TOLLGATE_DATA_DIR)).sort()).toEqual(['pg', 'postgres.log', 'secret.key']);
    expect((await stat(join(env.TOLLGATE_DATA_DIR, 'secret.key'))).mode & 0o777).toBe(0o600);
    expect(await readPostmaster(join(env.TOLLGATE_DATA_DIR, 'pg'))).toBeNull();

    const second = await start(env);
    expect((await askGateway(second.address, key as string, whoAmI)).data).toEqual(asDefault);
    expect(await second.program.stop()).toBe(0);
    expect(await readPostmaster(join(env.TOLLGATE_DATA_DIR, 'pg'))).toBeNull();
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('what is in the way is said without a stack, and the exit code is 1', () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const program = run('main.ts', env);
    expect(await program.ended()).toBe(1);
    expect(program.stderr).not.toMatch(/^\s+at /m);
    expect(program.stdout).not.toContain('ready');
    return program.stderr;
  }

  test('settings that are wrong, all of them', async () => {
    expect(await refusal({ PORT: 'x', TOLLGATE_JOBS: 'perhaps' })).toMatch(/^cannot start, 2 settings are wrong:\n {2}PORT is "x": .*\n {2}TOLLGATE_JOBS is "perhaps": .*\n$/);
  });

  test('a port that another program has', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ ...external(), PORT: String(port) })).toBe(
      `port ${port} of 127.0.0.1 is taken by another program: stop that one, or choose another port with PORT (0 picks a free one)\n`,
    );
    other.close();
  });

  test('an address that this machine does not have', async () => {
    expect(await refusal({ ...external(), PORT: '0', HOST: '192.0.2.1' })).toContain('"192.0.2.1" is no address of this machine: correct HOST');
  });

  test('a database that is not there, not known, or not ours, without its password', async () => {
    const env = { TOLLGATE_SECRET_KEY: testSecret };
    // A port that is given to nobody who asks for any.
    expect(await refusal({ ...env, DATABASE_URL: 'postgresql://u:hidden@127.0.0.1:1/billing' })).toBe(
      `nothing listens at 127.0.0.1:1/billing, which DATABASE_URL names: start PostgreSQL there, or correct the address\n`,
    );
    const wrongPassword = new URL(db.url());
    wrongPassword.password = 'hidden';
    const refused = await refusal({ ...env, DATABASE_URL: wrongPassword.href });
    expect(refused).toContain('refuses user "tollgate"');
    expect(refused).not.toContain('hidden');
    const wrongName = new URL(db.url());
    wrongName.pathname = '/nothing_here';
    expect(await refusal({ ...env, DATABASE_URL: wrongName.href })).toContain('has no database "nothing_here": make it (createdb nothing_here)');
  });

  test('a Node that is too old, before anything else is loaded', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.1.0'}})`;
    const program = run('there-is-no-such-file.ts', {}, ['--import', older]);
    expect(await program.ended()).toBe(1);
    expect(program.stderr).toMatch(/^Tollgate needs Node 26 or newer, and this is Node 20\.1\.0\.\nUse the scripts of package\.json/);
  });
});
