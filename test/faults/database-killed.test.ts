import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import { readPostmaster } from '../../src/platform/embedded-postgres/postmaster-file.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startGateway } from '../support/gateway-program.ts';
import type { RunningGateway } from '../support/gateway-program.ts';
import { killServersBelow, newScratchFolder, removeScratchFolder } from '../support/scratch.ts';
import { begins, call, catalog } from './catalog.ts';
import { Client, environment, eventually } from './gateway-client.ts';
import { Load, figuresOf, figuresSent, storedIds } from './load.ts';

// PostgreSQL itself is killed while events come in, and brought back; the gateway goes on.
const apiKey = 'a-key-of-my-own-choosing';
let scratch: string;
let server: EmbeddedPostgres;
let gateway: RunningGateway;

beforeAll(async () => {
  scratch = await newScratchFolder(inject('runPid'));
  server = await startEmbeddedPostgres({ folder: join(scratch, 'killed') });
  await migrate(server.url);
  gateway = await startGateway(environment(server.url, apiKey));
  await catalog(new Client(gateway.address, apiKey));
});

afterAll(async () => {
  await gateway?.program.kill();
  await server?.stop();
  await killServersBelow(scratch);
  await removeScratchFolder(scratch);
});

async function asked<T>(work: (sql: pg.Client) => Promise<T>): Promise<T> {
  const sql = new pg.Client({ connectionString: server.url });
  await sql.connect();
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const answers = (): Promise<boolean> => asked(() => Promise.resolve(true)).catch(() => false);

test('SIGKILL of PostgreSQL during ingest: what was answered is there, and sent again everything counts once', async () => {
  const own = Array.from({ length: 4_000 }, (_event, n) => call(`e${n}`, `s${n % 5}`, 1 + (n % 50), `2026-01-0${1 + (n % 7)}T0${n % 9}:00:00Z`));
  const load = new Load(own, 20);
  const client = new Client(gateway.address, apiKey);
  const sending = load.send(8, () => Promise.resolve(client));
  for (const reached of [30, 110]) {
    await load.reaches(reached);
    const postmaster = await readPostmaster(join(scratch, 'killed', 'pg'));
    const called = [...load.stored];
    process.kill(postmaster?.pid ?? 0, 'SIGKILL');
    await eventually('PostgreSQL is back', async () => (await readPostmaster(join(scratch, 'killed', 'pg')))?.pid !== postmaster?.pid && (await answers()));
    const there = new Set(await asked(storedIds));
    expect(called.filter((id) => !there.has(id))).toEqual([]);
  }
  await sending;
  expect(load.refused).toBeGreaterThan(0);
  expect((await asked(storedIds)).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
  expect([...load.accepted].filter(([, times]) => times > 1)).toEqual([]);
  const { raw, rolled } = await asked(figuresOf);
  const truth = figuresSent(own);
  expect(raw.toSorted()).toEqual(truth);
  expect(rolled.toSorted()).toEqual(truth);
  const { tokens } = await client.data(`{ tokens: meterUsage(meter: { key: "tokens" }, query: { from: "${begins}", to: "2026-02-01T00:00:00Z" }) { rows { value } } }`);
  expect(tokens.rows).toEqual([{ value: String(own.reduce((sum, { data }) => sum + data.tokens, 0)) }]);
  expect(gateway.program.stdout).not.toContain('internal error');
});
