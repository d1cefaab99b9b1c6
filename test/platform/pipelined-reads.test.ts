import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PipelinedReads } from '../../src/platform/pipelined-reads.ts';
import { database } from '../support/database.ts';

const db = database();
let pool: pg.Pool;
const said: string[] = [];
beforeAll(() => {
  pool = new pg.Pool({ connectionString: db.url() });
});
afterAll(() => pool.end());

const reads = (connections: number): PipelinedReads => new PipelinedReads({ url: db.url(), pool, connections, log: (message) => said.push(message) });
const ask = (on: PipelinedReads, text: string, ...values: unknown[]): Promise<readonly object[]> => on.run({ name: `test-${text}`, text, values });

test('questions of one turn are each answered with their own rows', async () => {
  const on = reads(2);
  const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => ask(on, 'select $1::int as n, pg_backend_pid() as pid', n)));
  expect(answers.map(([row]) => (row as { n: number }).n)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  expect(new Set(answers.map(([row]) => (row as { pid: number }).pid)).size).toBe(2);
  await on.close();
});

test('a statement that fails fails alone', async () => {
  const on = reads(1);
  const [before, failed, after] = await Promise.allSettled([ask(on, 'select 1 as n'), ask(on, 'select 1 / $1::int as n', 0), ask(on, 'select 2 as n')]);
  expect([before, after]).toMatchObject([{ status: 'fulfilled', value: [{ n: 1 }] }, { status: 'fulfilled', value: [{ n: 2 }] }]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
  await on.close();
});

test('a lost connection fails what was under way, and the next question opens another', async () => {
  const on = reads(1);
  const [{ pid }] = (await ask(on, 'select pg_backend_pid() as pid')) as [{ pid: number }];
  const underWay = ask(on, 'select pg_sleep(20)');
  const lost = expect(underWay).rejects.toThrow();
  // The question must be with the server before it loses the connection.
  await expect.poll(async () => (await pool.query("select 1 from pg_stat_activity where pid = $1 and query like '%pg_sleep%' and state = 'active'", [pid])).rowCount).toBe(1);
  await pool.query('select pg_terminate_backend($1)', [pid]);
  await lost;
  expect(await ask(on, 'select 3 as n')).toEqual([{ n: 3 }]);
  expect(said.some((message) => message.includes('was lost'))).toBe(true);
  await on.close();
});

test('closing answers what is under way and refuses what comes', async () => {
  const on = reads(2);
  const asked = ask(on, 'select 4 as n from pg_sleep(0.05)');
  await ask(on, 'select 5 as n');
  await on.close();
  expect(await asked).toEqual([{ n: 4 }]);
  await expect(ask(on, 'select 6 as n')).rejects.toThrow('closed');
});
