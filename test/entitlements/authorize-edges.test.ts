import { expect, test } from 'vitest';
import { UsageAuthorizations } from '../../src/entitlements/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { newId } from '../../src/kit/id.ts';
import { EventNameTaken, UsageWriter } from '../../src/metering/index.ts';
import type { TimedUsageEvent } from '../../src/metering/index.ts';
import { poolRun } from '../../src/platform/reader.ts';
import { worlds } from '../support/world.ts';
import { house } from './house.ts';

const all = worlds();

const authorizeText = `mutation ($input: AuthorizeUsageInput!) { authorizeUsage(input: $input) { __typename
  ... on UsageAuthorization { allowed amount available reservation { id } } ... on Error { code message } ... on ValidationError { issues { code } } } }`;
const commitText = 'mutation ($input: CommitReservationInput!) { commitReservation(input: $input) { __typename ... on UsageReservation { committedAmount } ... on Error { code message } } }';

/** An organization with one customer, "acme", who has 100 tokens a month. */
async function prepaid() {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.customer('acme');
  await ask.metered('acme', 'tokens', { issueAfterReset: '100' });
  const { core } = world.product;
  return { world, ask, core, pool: core.database.pool };
}

test('a use committed for a subject that has moved to another customer is taken off nothing of the first one', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  const acme = await ask.customer('acme', { subjectKeys: ['s1', 's2'] });
  const zen = await ask.customer('zen');
  for (const key of ['acme', 'zen']) await ask.metered(key, 'tokens', { issueAfterReset: '100' });
  const authorize = async (customer: string, input: object) => (await world.data(authorizeText, { input: { customer: { key: customer }, featureKey: 'tokens', ...input } })).authorizeUsage;
  const { reservation } = await authorize('acme', { amount: '60', mode: 'RESERVE', subject: 's2' });
  for (const [id, subjectKeys] of [[acme, ['s1']], [zen, ['s2']]]) {
    const answer = await world.data('mutation ($by: CustomerBy!, $input: UpdateCustomerInput!) { updateCustomer(by: $by, input: $input) { __typename ... on Error { message } } }', { by: { id }, input: { subjectKeys } });
    expect(answer.updateCustomer.__typename).toBe('Customer');
  }
  expect((await world.data(commitText, { input: { id: reservation.id } })).commitReservation.committedAmount).toBe('60');
  expect([await ask.figures('acme', 'tokens'), await ask.figures('zen', 'tokens')]).toEqual(['100 left, 0 used, 0 over', '40 left, 60 used, 0 over']);
  // Whoever asks is told what is left after the own unit; the 60 are taken off once, from whom they are counted for.
  expect([(await authorize('acme', { amount: '1' })).available, (await authorize('zen', { amount: '1' })).available]).toEqual(['99', '39']);
});

test('where too many wait the next is refused and told to ask again, and those that wait are answered', async () => {
  const { world, ask, core, pool } = await prepaid();
  const queue = new UsageAuthorizations({ pool, clock: core.clock, newId, readerOf: () => world.command().read, capacity: 2 });
  const use = (id: string) =>
    queue.authorize(world.organizationId, {
      kind: 'authorize', customer: { key: 'acme' }, featureKey: 'tokens', mode: 'COUNT', source: 'test', id, isNewName: false, subject: null, amount: Decimal.one, data: null, allowPartial: false, expiresAt: null, expiresIn: null,
    });
  const holder = await pool.connect();
  try {
    await holder.query(`begin; select pg_advisory_xact_lock(hashtextextended('authorize ' || id, 0)) from customer where organization_id = '${world.organizationId}' and key = 'acme'`);
    // The batches that are under way stand behind the lock; two more may wait.
    const standing = async () => (await holder.query("select 1 from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database() where l.locktype = 'advisory' and not l.granted")).rowCount;
    const first = use('1');
    await expect.poll(standing).toBe(1);
    const second = use('2');
    await expect.poll(standing).toBe(2);
    const waiting = [use('3'), use('4')];
    await expect(use('5')).rejects.toMatchObject({ code: 'RATE_LIMITED', message: expect.stringMatching(/^2 uses are waiting/) });
    await holder.query('rollback');
    expect((await Promise.all([first, second, ...waiting])).map(({ amount, reason }) => `${amount} ${reason}`)).toEqual(['1 null', '1 null', '1 null', '1 null']);
  } finally {
    holder.release();
  }
  expect(await ask.figures('acme', 'tokens')).toBe('96 left, 4 used, 0 over');
});

test('an event that is stored under the name of a use while that is decided is that use', async () => {
  const { world, ask, core, pool } = await prepaid();
  const writer = new UsageWriter(pool);
  const event = (id: string): TimedUsageEvent => ({
    id, source: 'app', specVersion: '1.0', type: 'tokens', subject: 'acme', time: core.clock.now(), dataContentType: null, dataSchema: null, data: { v: 7 }, dataText: '{"v":7}', extensionsText: null,
  });
  const use = async (id: string) => (await world.data(authorizeText, { input: { customer: { key: 'acme' }, featureKey: 'tokens', amount: '7', id, source: 'app' } })).authorizeUsage;
  await use('first');
  const holder = await pool.connect();
  try {
    const meters = await writer.metersOf(world.organizationId);
    await holder.query('begin');
    expect(await writer.store(poolRun(holder), world.organizationId, meters, [event('same')], core.clock.now())).toMatchObject({ isReady: true });
    const standing = async () => (await pool.query("select 1 from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and l.locktype = 'transactionid' and not l.granted")).rowCount;
    const used = use('same');
    await expect.poll(standing).toBe(1);
    await holder.query('commit');
    expect(await used).toMatchObject({ allowed: true, amount: '7', available: '86' });
    // A name that is taken is told, whichever statement finds it.
    await holder.query('begin');
    await expect(writer.store(poolRun(holder), world.organizationId, meters, [event('same')], core.clock.now())).rejects.toThrow(EventNameTaken);
    await holder.query('rollback');
  } finally {
    holder.release();
  }
  expect(await ask.figures('acme', 'tokens')).toBe('86 left, 14 used, 0 over');
});

test('an organization that stands behind a lock keeps no other waiting', async () => {
  const [held, free] = [await all.create(), await all.create()];
  const { core } = held.product;
  const { pool } = core.database;
  for (const world of [held, free]) {
    const ask = house(world);
    await ask.feature('tokens');
    for (const customer of ['acme', 'zen']) {
      await ask.customer(customer);
      await ask.metered(customer, 'tokens', { issueAfterReset: '100' });
    }
  }
  const queue = new UsageAuthorizations({ pool, clock: core.clock, newId, readerOf: (id) => (id === held.organizationId ? held : free).command().read });
  const use = (world: typeof held, key: string) =>
    queue.authorize(world.organizationId, {
      kind: 'authorize', customer: { key }, featureKey: 'tokens', mode: 'COUNT', source: 'test', id: newId(), isNewName: true, subject: null, amount: Decimal.one, data: null, allowPartial: false, expiresAt: null, expiresIn: null,
    });
  const holder = await pool.connect();
  try {
    await holder.query(`begin; select pg_advisory_xact_lock(hashtextextended('authorize ' || id, 0)) from customer where organization_id = '${held.organizationId}'`);
    let answered = 0;
    const standing = Array.from({ length: 20 }, (_use, n) => use(held, n % 2 === 0 ? 'acme' : 'zen').finally(() => (answered += 1)));
    // Asked at the same time as the first and after it.
    expect((await Promise.all([use(free, 'acme'), use(free, 'zen')])).map(({ reason }) => reason)).toEqual([null, null]);
    expect((await use(free, 'acme')).available?.toString()).toBe('98');
    expect(answered).toBe(0);
    await holder.query('rollback');
    expect((await Promise.all(standing)).every(({ reason }) => reason === null)).toBe(true);
  } finally {
    holder.release();
  }
  expect(await house(held).figures('zen', 'tokens')).toBe('90 left, 10 used, 0 over');
});
