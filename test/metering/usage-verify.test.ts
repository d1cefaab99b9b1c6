import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { createMeter, foldClosedDays, updateMeter, verifyUsage, voidUsageEvent } from '../../src/metering/index.ts';
import type { VerifiedUsage } from '../../src/metering/verification/verify-usage.ts';
import { meterAggregations } from '../../src/metering/meter.ts';
import { RunningProgram } from '../support/gateway-program.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();
let organizationId: string;

const subjects = ['a', 'b', 'ß', 'z'];
/** Three days before the test's day: values of use and of none, and some of one second. */
const events = Array.from({ length: 240 }, (_, n) =>
  timed({
    id: `e${n}`,
    type: 'request',
    subject: subjects[n % 4] as string,
    time: testNow.subtract({ minutes: ((n * 17) % 60) * 70 + 120 }).toString(),
    data: n % 13 === 0 ? { model: 'x' } : { value: n % 2 === 0 ? n : `${n}.5`, model: n % 3 === 0 ? 'x' : 'y' },
  }));

beforeAll(async () => {
  organizationId = await house.organization();
  for (const aggregation of meterAggregations) {
    await createMeter(house.context(organizationId), { key: aggregation.toLowerCase(), aggregation, eventType: 'request', valueProperty: '$.value', groupBy: [{ key: 'model', path: '$.model' }] });
  }
  for (let at = 0; at < events.length; at += 80) await house.queue().store(organizationId, events.slice(at, at + 80), testNow);
  await foldClosedDays(house.database().pool, testNow);
});

async function verify(options: { rebuild?: boolean; meterKeys?: string[] } = {}): Promise<VerifiedUsage & { said: string[] }> {
  const said: string[] = [];
  const verified = await verifyUsage({
    pool: house.database().pool, contextOf: () => house.context(organizationId), meterKeys: options.meterKeys ?? null, rebuild: options.rebuild ?? false,
    tell: (meter, words) => said.push(`${meter.key}: ${words}`),
  });
  return { ...verified, said };
}

const corrupt = async (text: string): Promise<void> => {
  const { rowCount } = await house.database().pool.query(text, [organizationId]);
  expect(rowCount).toBeGreaterThan(0);
};
const ofMeter = (key: string): string => `organization_id = $1 and meter_id = (select id from meter where organization_id = $1 and key = '${key}')`;

test('what was stored, and folded, differs in nothing', async () => {
  expect(await verify()).toEqual({ meters: meterAggregations.length, differences: 0, rebuilt: 0, said: [] });
  const { rows } = await house.database().pool.query<{ days: number }>('select count(distinct day)::int as days from usage_rollup_day where organization_id = $1', [organizationId]);
  expect(rows[0]?.days).toBeGreaterThanOrEqual(2);
});

const oldest = (subject: string): string => `(select min(r.hour) from usage_rollup_hour r where r.organization_id = $1 and r.subject = '${subject}')`;
test.each([
  // what goes wrong, what is said of it
  ['a sum', `update usage_rollup_hour set sum = sum + 0.001 where ${ofMeter('sum')} and subject = 'a' and hour = ${oldest('a')}`, /^sum: subject "a", hour 2026-11-18T\d\d:00:00Z: the roll-up of model "[xy]" differs: sum is \d+(\.\d+)?, the events say /],
  ['a count', `update usage_rollup_hour set event_count = event_count + 1 where ${ofMeter('count')} and subject = 'b'`, /^count: subject "b", hour .*: event_count is 5, the events say 4/],
  ['the latest value', `update usage_rollup_hour set latest = array[latest[1], latest[2], latest[3] + 1] where ${ofMeter('latest')} and subject = 'z' and latest is not null`, /^latest: subject "z", hour .*latest is \d+ \d+ \d+/],
  ['a moment', `update usage_rollup_hour set moment = 0 where ${ofMeter('weighted_sum')} and subject = 'a' and moment is not null`, /^weighted_sum: .*: moment is 0, the events say \d+/],
  ['an hour that is gone', `delete from usage_rollup_hour where ${ofMeter('max')} and subject = 'ß'`, /^max: subject "ß", hour .*: there is no roll-up of model "[xy]", and the events say \d events$/],
  ['an hour that nothing fell in', `insert into usage_rollup_hour (organization_id, meter_id, subject, hour, group_hash, group_values, event_count, value_count, first_time, last_time)
    select organization_id, meter_id, 'nobody', hour, group_hash, group_values, event_count, value_count, first_time, last_time from usage_rollup_hour where ${ofMeter('min')} limit 1`, /^min: subject "nobody", hour .*has \d events, of which the events know nothing$/],
  ['a distinct value', `delete from usage_rollup_value where ${ofMeter('unique_count')} and subject = 'a'`, /^unique_count: subject "a", hour .*: 0 distinct values are kept, the events have \d, or others$/],
  ['distinct values of nothing', `insert into usage_rollup_value select organization_id, meter_id, hour + interval '10 years', group_hash, value_hash, subject from usage_rollup_value where ${ofMeter('unique_count')} limit 1`, /^unique_count: .* distinct values are kept of a group that has no roll-up$/],
  ['a day', `update usage_rollup_day set sum = sum + 1 where ${ofMeter('avg')} and subject = 'a' and day = '2026-11-19'`, /^avg: subject "a", day 2026-11-19T00:00:00Z: the roll-up of model "[xy]" differs: sum is \d+(\.\d+)?, the hours say /],
  ['a day that is gone', `delete from usage_rollup_day where ${ofMeter('sum')} and subject = 'z'`, /^sum: subject "z", day .*: there is no roll-up of model "[xy]", and the hours say \d+ events$/],
  ['a head', `delete from usage_head where ${ofMeter('count')} and subject = 'z'`, /^count: subject "z", head .*: there is no head, the hours say /],
  ['a head that ends too early', `update usage_head set last_time = first_time where ${ofMeter('sum')} and subject = 'b'`, /^sum: subject "b", head .*: the head says .*, the hours say /],
])('%s is found, named and rebuilt', async (_what, text, said) => {
  await corrupt(text);
  const found = await verify();
  expect(found.differences).toBe(found.said.length);
  expect(found.said).toContainEqual(expect.stringMatching(said));
  const meter = String(said).slice(2, String(said).indexOf(':'));
  expect(found.said.filter((line) => !line.startsWith(`${meter}: `))).toEqual([]);
  // The other meters are looked at by the next case: there, too, nothing but what it corrupted may differ.
  expect(await verify({ rebuild: true, meterKeys: [meter] })).toMatchObject({ differences: 0, rebuilt: found.differences });
  expect(await verify({ meterKeys: [meter] })).toMatchObject({ differences: 0, said: [] });
});

test('only the meters that are named are rebuilt', async () => {
  await corrupt(`update usage_rollup_hour set sum = 1000000 where ${ofMeter('sum')} and subject = 'a'`);
  await corrupt(`update usage_rollup_hour set sum = 1000000 where ${ofMeter('avg')} and subject = 'a' and sum is not null`);
  expect(await verify({ rebuild: true, meterKeys: ['sum'] })).toMatchObject({ meters: 1, differences: 0 });
  expect((await verify()).said[0]).toMatch(/^avg: /);
  await verify({ rebuild: true });
  await expect(verify({ meterKeys: ['nothing'] })).rejects.toMatchObject({ code: 'METER_NOT_FOUND' });
});

test('late events, other dimensions and another fold leave nothing that differs', async () => {
  const late = Array.from({ length: 30 }, (_, n) => timed({ id: `late${n}`, type: 'request', subject: 'a', time: testNow.subtract({ hours: 50 + n }).toString(), data: { value: n, model: 'x' } }));
  await house.queue().store(organizationId, late, testNow);
  expect(await verify()).toMatchObject({ differences: 0 });
  await updateMeter(house.context(organizationId), { key: 'sum' }, { groupBy: [] });
  expect(await verify()).toMatchObject({ differences: 0 });
  await foldClosedDays(house.database().pool, testNow);
  expect(await verify()).toMatchObject({ differences: 0, said: [] });
});

test('events that are voided, of days that are folded, leave nothing that differs', async () => {
  await foldClosedDays(house.database().pool, testNow);
  const kept = async (): Promise<number> => (await house.database().pool.query<{ events: number }>(`select sum(event_count)::int as events from usage_rollup_hour where ${ofMeter('count')}`, [organizationId])).rows[0]?.events ?? 0;
  const before = await kept();
  for (const n of [3, 20, 77, 78, 150]) {
    await voidUsageEvent(house.context(organizationId), { source: 'test', id: `e${n}`, reason: 'sent by mistake' });
    expect(await verify()).toMatchObject({ differences: 0, said: [] });
  }
  expect(await kept()).toBe(before - 5);
  await foldClosedDays(house.database().pool, testNow);
  expect(await verify()).toMatchObject({ differences: 0, said: [] });
});

test('folding and rebuilding while events come in loses nothing', async () => {
  let coming = true;
  const stream = (async () => {
    for (let n = 0; n < 60; n++) {
      const some = Array.from({ length: 20 }, (_, m) => timed({ id: `live${n}-${m}`, type: 'request', subject: subjects[m % 4] as string, time: testNow.subtract({ hours: 30 + ((n + m) % 40) }).toString(), data: { value: 1, model: 'y' } }));
      await house.queue().store(organizationId, some, testNow);
    }
    coming = false;
  })();
  while (coming) {
    await foldClosedDays(house.database().pool, testNow);
    await corrupt(`update usage_rollup_hour set sum = sum + 1, event_count = event_count + 7 where ${ofMeter('avg')} and subject = 'b' and hour = ${oldest('b')}`);
    expect(await verify({ rebuild: true, meterKeys: ['avg'] })).toMatchObject({ differences: 0 });
  }
  await stream;
  await foldClosedDays(house.database().pool, testNow);
  expect(await verify()).toMatchObject({ differences: 0, said: [] });
});

test('a fold takes heads in the order of their keys, as writers do, so that none waits for another in a circle', async () => {
  const { pool } = house.database();
  // Written anew from the last to the first, they lie in the table the other way round.
  const { rows: keys } = await pool.query<{ meter_id: string; subject: string }>('select meter_id, subject from usage_head where organization_id = $1 order by meter_id desc, subject desc', [organizationId]);
  for (const { meter_id: meterId, subject } of keys) await pool.query('update usage_head set folded_until = null where organization_id = $1 and meter_id = $2 and subject = $3', [organizationId, meterId, subject]);
  const planned = new pg.Pool({ connectionString: house.database().url, max: 1, options: '-c enable_nestloop=off -c enable_mergejoin=off -c enable_indexscan=off -c enable_bitmapscan=off' });
  const writer = await pool.connect();
  try {
    const heads = 'select 1 from usage_head where organization_id = $1 order by organization_id, meter_id, subject';
    await writer.query('begin');
    await writer.query(`${heads} limit 1 for update`, [organizationId]);
    // However the statement is planned: here it would come by the heads as they lie in the table.
    const folding = foldClosedDays(planned, testNow);
    const waiting = 'select count(*)::int as many from pg_stat_activity where datname = current_database() and wait_event_type = $1';
    await expect.poll(async () => (await pool.query<{ many: number }>(waiting, ['Lock'])).rows[0]?.many).toBeGreaterThan(0);
    const { rowCount } = await writer.query(`${heads} for update nowait`, [organizationId]);
    expect(rowCount).toBe(keys.length);
    await writer.query('commit');
    await folding;
  } finally {
    // What a failure left open ends with its connection.
    writer.release(true);
    await planned.end();
  }
  expect(await verify()).toMatchObject({ differences: 0, said: [] });
});

test('hours whose events are no longer kept are left as they are', async () => {
  const { pool } = house.database();
  await corrupt(`update usage_rollup_hour set sum = sum + 1 where ${ofMeter('avg')} and subject = 'a' and hour = ${oldest('a')}`);
  await corrupt(`update usage_rollup_hour set sum = sum + 1 where ${ofMeter('avg')} and subject = 'b' and hour > '2026-11-20T00:00Z'`);
  await pool.query(`insert into usage_retention (organization_id, kept_from) values ($1, '2026-11-20T00:00Z')`, [organizationId]);
  const { said } = await verify();
  expect(said.filter((line) => /hour 2026-11-1\d/.test(line))).toEqual([]);
  expect(said.filter((line) => /hour 2026-11-2\d/.test(line)).length).toBeGreaterThan(0);
  await verify({ rebuild: true });
  await pool.query('delete from usage_retention where organization_id = $1', [organizationId]);
  expect((await verify()).said).toEqual([expect.stringMatching(/^avg: subject "a", hour 2026-11-18/) as unknown]);
  expect(await verify({ rebuild: true })).toMatchObject({ differences: 0 });
});

test('the command names what differs and ends with 1, and with 0 once it is rebuilt', async () => {
  const { rows } = await house.database().pool.query<{ key: string }>('select key from organization where id = $1', [organizationId]);
  const key = rows[0]?.key as string;
  const run = async (...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> => {
    const program = new RunningProgram('usage-verify-command.ts', { DATABASE_URL: house.database().url }, words);
    return { code: await program.ended(), stdout: program.stdout, stderr: program.stderr };
  };
  expect(await run()).toMatchObject({ code: 0, stdout: `${meterAggregations.length} meters of 1 organizations were compared with their events; rebuilt: 0, differences: 0\n` });
  await corrupt(`update usage_rollup_hour set sum = 5 where ${ofMeter('max')} and subject = 'a' and hour = ${oldest('a')}`);
  const found = await run('--organization', key, '--meter', 'max');
  expect(found).toMatchObject({ code: 1, stderr: expect.stringMatching(/^2 differences: run it with --rebuild/) as unknown });
  expect(found.stdout).toMatch(new RegExp(`^${key}: meter "max": subject "a", hour .*: the roll-up.* differs: sum is 5, the events say `));
  expect(await run('--organization', key, '--meter', 'max', '--rebuild')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('--organization', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^there is no organization with the key "nobody"/) as unknown });
  expect(await run('--meter', 'max')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^--meter names a meter of one organization/) as unknown });
});
