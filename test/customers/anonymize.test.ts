import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymizeCustomer, updateCustomer } from '../../src/customers/index.ts';
import { verifyUsage } from '../../src/metering/index.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';
import { advance, brief, customer, dbId, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from '../billing/billing-world.ts';
import { Crash, failing } from '../support/crash.ts';
import { unmistakable } from '../support/unmistakable.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const josephine = {
  key: 'josephine@home.example', name: 'Josephine Doe', externalId: 'crm-josephine-doe-77', primaryEmail: 'josephine.doe@work.example', legalName: 'Josephiné "JD" Doe Consulting', legalNumber: 'HRB 123456', taxIdentificationNumber: 'ATU13585627',
  description: 'Met Josephine in Berlin', billingAddress: { country: 'DE', postalCode: 'D 10999', city: 'Musterstadt', line1: 'Musterweg 12', phoneNumber: '+49 (151) 2345678' },
  firstName: 'Josephine', lastName: 'Doe-Martin', url: 'https://josephines-site.example/me', logoUrl: 'https://cdn.example/jdm.png', shippingAddress: { country: 'AT', city: 'Lieferstadt', line1: 'Lieferweg 9', phoneNumber: '+43 (1) 8765432' },
  subjectKeys: ['jd-phone', 'doe.family@home.example'], metadata: { contact: 'Josephine', costCenter: '4711' },
};
/** What must be nowhere afterwards, and is nowhere by chance. */
const personal = unmistakable([josephine.key, 'Josephine', 'Josephiné', 'Doe Consulting', 'crm-josephine', josephine.primaryEmail, josephine.legalNumber, josephine.taxIdentificationNumber, 'D 10999', 'Musterstadt', 'Musterweg', '(151) 2345678', 'Doe-Martin', 'josephines-site', 'jdm.png', 'Lieferstadt', 'Lieferweg', '(1) 8765432', ...josephine.subjectKeys, 'cus_josephine', 'her old name']);

const anonymize = `mutation ($by: CustomerBy!, $input: AnonymizeCustomerInput) { anonymizeCustomer(by: $by, input: $input) {
  __typename
  ... on Customer { id key name description externalId primaryEmail legalName legalNumber taxIdentificationNumber firstName lastName url logoUrl shippingAddress { country } currency timeZone metadata billingAddress { country city postalCode line1 phoneNumber } usageAttribution { subjectKeys } anonymizedAt updatedAt }
  ... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } }
} }`;

/** Every row of every table, as text: `table: row`. */
async function dump(pool: pg.Pool): Promise<string[]> {
  const tables = await pool.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
  const rows = await Promise.all(tables.rows.map(async ({ name }) => (await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)).rows.map(({ row }) => `${name}: ${row}`)));
  return rows.flat();
}

const leftOf = (rows: string[], texts: readonly string[]): string[] => rows.filter((row) => texts.some((text) => row.toLowerCase().includes(JSON.stringify(text).slice(1, -1).toLowerCase())));

/** Writes where the database or the graph would refuse it, as if it had been written when that was still possible. */
async function plant(world: World, text: string, values: readonly unknown[]): Promise<void> {
  const client = await world.product.core.database.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(text, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const usage = (world: World, id: string, meter: string): Promise<unknown> =>
  world.data('query ($id: ID!, $meter: Key!) { meterUsage(meter: { key: $meter }, query: { customers: [{ id: $id }], windowSize: DAY }) { rows { value windowStart } } }', { id, meter }).then(({ meterUsage }) => meterUsage.rows);

/** What of an invoice no anonymizing may touch, as the database keeps it. */
const books = (world: World, table: string): Promise<string[]> =>
  world.command().read.rows<{ row: string }>(`select (to_jsonb(t) - '{billed_to,customer_party,description,metadata,external_id,issues,refund_failure}'::text[])::text as row from ${table} t where t.organization_id = $1 order by t.id`).then((rows) => rows.map(({ row }) => row));

let world: World;
let house: { id: string; clockId: string | null };

/** Somebody with everything that is kept of a customer: a subscription that ended, paid invoices, a note, a wallet, events, tokens, answers. */
async function live(): Promise<void> {
  world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.01' } })) });
  for (const input of [
    { key: 'callers', aggregation: 'UNIQUE_COUNT', eventType: 'call', valueProperty: '$.caller' },
    { key: 'calls', aggregation: 'COUNT', eventType: 'call', groupBy: [{ key: 'caller', path: '$.caller' }, { key: 'kind', path: '$.kind' }] },
  ]) {
    expect((await world.data('mutation ($input: CreateMeterInput!) { createMeter(input: $input) { __typename } }', { input })).createMeter.__typename).toBe('Meter');
  }
  await customer(world, 'neighbour', { name: 'Ann Doering' });
  const { createTestClock } = await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now: start });
  const { createCustomer } = await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on Customer { id } ... on ValidationError { issues { message } } } }', { input: { ...josephine, testClockId: createTestClock.id } });
  house = { id: createCustomer.id, clockId: createTestClock.id };
  await world.data('mutation { upsertSubjects(input: { subjects: [{ key: "jd-phone", displayName: "Phone of Josephine Doe", stripeCustomerId: "cus_josephine", metadata: { of: "Josephine" } }] }) { __typename } }');
  await subscribe(world, josephine.key, 'pro', { name: 'Pro for Josephine Doe', externalId: 'sub of josephine doe', metadata: { note: 'Josephine' } });
  await use(world, josephine.key, 100, '2027-01-05T00:00:00Z');
  await use(world, 'jd-phone', 50, '2027-01-06T12:00:00Z');
  await use(world, 'neighbour', 7, '2027-01-06T12:00:00Z');
  const call = (id: string, subject: string, caller: string, more: object = {}) => ({ id, source: 'pbx', type: 'call', subject, time: '2027-01-07T10:20:30Z', data: { caller, kind: 'Standard', ...more } });
  const events = [
    call('call-1', 'jd-phone', 'josephine@home.example'),
    call('call-2', 'jd-phone', 'Josephine@Home.example', { text: 'Josephiné "JD" Doe Consulting', list: [{ to: 'Josephine Doe' }], n: 1.5 }),
    call('josephine@home.example/3', 'doe.family@home.example', '+49 30 111', { 'josephine@home.example': 1 }),
    call('call-4', 'doe.family@home.example', '+49 30 111'),
    call('call-1', 'neighbour', 'ann', { with: 'Standard' }),
  ].map((event, at) => (at === 4 ? { ...event, source: 'other' } : event));
  expect((await world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted } } }', { events })).ingestEvents).toEqual({ accepted: 5 });
  expect((await world.data('mutation { voidUsageEvent(input: { id: "call-4", source: "pbx", reason: "Josephine Doe asked for it" }) { __typename } }')).voidUsageEvent.__typename).not.toMatch(/Error/);
  await advance(world, house.clockId, '2027-02-02T00:00:00Z');
  await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: IMMEDIATE }) { ... on Error { code } } }', { by: { externalId: 'sub of josephine doe' } });
  await advance(world, house.clockId, '2027-03-05T00:00:00Z');
  const wallet = await world.data('mutation ($input: CreateWalletInput!) { createWallet(input: $input) { ... on Wallet { id } ... on Error { code } } }', { input: { customer: { key: josephine.key }, currency: 'USD', rate: '1', name: 'For Josephine Doe', grantedCredits: '5', metadata: { of: 'Josephine' } } });
  await world.data('mutation ($id: ID!) { terminateWallet(by: { id: $id }) { ... on Error { code } } }', { id: wallet.createWallet.id });
  await world.data('mutation ($key: String!) { createPortalToken(input: { customer: { key: $key } }) { __typename } }', { key: josephine.key });
  await world.data('mutation { createPortalToken(input: { subject: "jd-phone" }) { __typename } }');
  const invoice = (await invoicesOf(world, josephine.key)).find(({ status }) => status === 'PAID');
  await world.data(
    'mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { __typename ... on ValidationError { issues { message } } } }',
    { input: { invoice: { id: invoice.id }, reason: 'OTHER', description: 'For Josephine Doe', externalId: 'note of josephine doe', items: [{ line: invoice.lines.nodes[0].id, amount: '1' }], metadata: { of: 'Josephine' } } },
  );

  const { read } = world.command();
  const id = dbId(house.id);
  const note = 'for JOSEPHINE DOE (josephine@home.example), Her Old Name';
  for (const [table, column] of [['invoice', 'description'], ['credit_note', 'description'], ['payment', 'failure'], ['wallet', 'name'], ['subscription', 'description'], ['subscription_item', 'name'], ['applied_coupon', 'name']]) {
    await plant(world, `update ${table} set ${column} = $2 where customer_id = $1`, [id, note]);
  }
  for (const table of ['invoice', 'credit_note', 'payment', 'wallet_transaction', 'subscription']) {
    await plant(world, `update ${table} set metadata = jsonb_build_object('costCenter', '4711', 'of', $2::text, 'Josephine', 1) where customer_id = $1`, [id, note]);
  }
  await plant(world, `update invoice set customer_party = '{"name": "Josephine Doe", "address": {"city": "Musterstadt"}}' where customer_id = $1`, [id]);
  await plant(world, `update invoice set issues = jsonb_build_array(jsonb_build_object('message', $2::text, 'n', 5)) where customer_id = $1`, [id, note]);
  await plant(world, `update payment set reference = 'josephine doe ' || id where customer_id = $1`, [id]);
  await read.rows(
    `insert into payment_request (organization_id, id, customer_id, app, email, amount, currency, status, attempts, failure, created_at, updated_at) values ($1, gen_random_uuid(), $2::uuid, 'SANDBOX', $3, '1', 'USD', 'FAILED', 1, $4, now(), now())`,
    id, josephine.primaryEmail, note,
  );
  const { idempotency } = world.product.core;
  const scope = { organizationId: world.organizationId, credentialId: world.viewer.credentialId };
  await idempotency.begin(scope, 'create josephine doe', 'f');
  await idempotency.finish(scope, 'create josephine doe', JSON.stringify({ data: { createCustomer: { name: 'Josephine Doe', key: josephine.key, total: '20' } } }));
  await idempotency.begin(scope, 'other', 'f');
  await idempotency.finish(scope, 'other', JSON.stringify({ data: { name: 'Ann Doering' } }));
}

test.each(['10999', '2345678', '8765432', '28.410999+00', '12:43:28', '2027-01-01t00', 'jane', 'cafe-babe', '136695976', '-6A9cbR'])('%s is not looked for in rows: it could be there by chance', (text) => {
  expect(() => unmistakable([text])).toThrow(`"${text}" could be in a number`);
});

describe('somebody is anonymized', () => {
  beforeAll(async () => {
    all.clock.set(start);
    await live();
  });

  test('not while she buys or owes something, and not while a meter still counts', async () => {
    const other = await customer(world, 'buyer', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    const subscription = await subscribe(world, 'buyer', 'pro');
    await advance(world, other.clockId, '2027-01-03T00:00:00Z');
    const by = { key: 'buyer' };
    expect((await world.data(anonymize, { by })).anonymizeCustomer).toEqual({
      __typename: 'ConflictError', code: 'ANONYMIZING_CUSTOMER_WITH_ACTIVE_SUBSCRIPTIONS', message: 'the customer cannot be anonymized: subscription "pro" has not ended: cancel it first', conflictingId: subscription.id,
    });
    await world.data('mutation ($id: ID!) { cancelSubscription(by: { id: $id }) { __typename } }', { id: subscription.id });
    expect((await world.data(anonymize, { by })).anonymizeCustomer.code).toMatch(/^ANONYMIZING_CUSTOMER_WITH_GATHERING_INVOICES$/);
    expect((await world.data(anonymize, { by: { key: 'nobody' } })).anonymizeCustomer.code).toBe('CUSTOMER_NOT_FOUND');
    expect((await world.data(anonymize, { by, input: { texts: ['ab'], keepMetadata: [''] } })).anonymizeCustomer.issues).toEqual([{ code: 'TOO_SHORT', path: ['keepMetadata', '0'] }, { code: 'TOO_SHORT', path: ['texts', '0'] }]);

    const { read } = world.command();
    await read.rows(`insert into usage_backfill (organization_id, id, meter_id, before_sequence, created_at, updated_at) values ($1, gen_random_uuid(), gen_random_uuid(), 1, now(), now())`);
    expect((await world.data(anonymize, { by: { id: house.id } })).anonymizeCustomer.code).toBe('USAGE_IS_BEING_COUNTED');
    await read.rows('delete from usage_backfill where organization_id = $1');
    expect((await world.data('query ($id: ID!) { customer(by: { id: $id }) { name anonymizedAt } }', { id: house.id })).customer).toEqual({ name: 'Josephine Doe', anonymizedAt: null });
  });

  test('whoever dies between two statements of it has done nothing', async () => {
    const { pool } = world.product.core.database;
    const before = leftOf(await dump(pool), personal).toSorted();
    expect(before.length).toBeGreaterThan(20);
    expect(personal.filter((text) => leftOf(before, [text]).length === 0)).toEqual([]);
    for (let nth = 4; ; nth += 7) {
      const ctx = world.command();
      const counter = { left: nth };
      // What it reads and writes within its transaction dies.
      const cut: CommandContext = { ...ctx, read: new Proxy(ctx.read, { get: (target, name) => (name === 'on' ? (run: Parameters<typeof target.on>[0]) => failing(target.on(run), counter) : Reflect.get(target, name, target)) }) };
      const outcome = await anonymizeCustomer(cut, world.product.services.anonymizers, { id: dbId(house.id) }, { keepMetadata: ['costCenter'], texts: ['Josephine', 'her old name'] }).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) throw new Error(`it got through at ${nth}: let it die before`);
      expect(outcome).toBeInstanceOf(Crash);
      if (nth > 40) break;
    }
    expect(leftOf(await dump(pool), personal).toSorted()).toEqual(before);
  });

  test('nothing that tells who she was is left in any row of any table, and every figure is as it was', async () => {
    const { pool } = world.product.core.database;
    const figures = async (): Promise<unknown> => ({
      invoices: brief(await world.data('query ($id: ID!) { customer(by: { id: $id }) { invoices(first: 100) { nodes { status totals { total } lines { nodes { name quantity period { from } totals { total } } } } } } }', { id: house.id }).then(({ customer: found }) => found.invoices.nodes)),
      rows: await Promise.all(['invoice', 'invoice_line', 'credit_note', 'credit_note_item', 'wallet'].map(async (table) => [table, (await books(world, table)).map((row) => row.replace(/"name": "[^"]*"/g, ''))])),
      usage: await Promise.all(['tokens', 'callers', 'calls'].map((meter) => usage(world, house.id, meter))),
      neighbour: (await dump(pool)).filter((row) => row.includes('neighbour')).toSorted(),
    });
    const before = await figures();
    expect(before).toMatchObject({ usage: [[{ value: '100' }, { value: '50' }], [{ value: '3' }], [{ value: '3' }]] });

    all.clock.set('2027-01-01T01:00:00Z');
    const { anonymizeCustomer: she } = await world.data(anonymize, { by: { externalId: josephine.externalId }, input: { keepMetadata: ['costCenter'], texts: ['Josephine', 'her old name'] } });
    const pseudonym = `anonymous-${dbId(house.id)}`;
    expect(she).toEqual({
      __typename: 'Customer', id: house.id, key: pseudonym, name: 'Anonymous', description: null, externalId: null, primaryEmail: 'anonymous@example.com', legalName: null, legalNumber: null, taxIdentificationNumber: null,
      firstName: null, lastName: null, url: null, logoUrl: null, shippingAddress: null, currency: 'USD', timeZone: null, metadata: { costCenter: '4711' }, billingAddress: { country: 'DE', city: null, postalCode: null, line1: null, phoneNumber: null },
      usageAttribution: { subjectKeys: [`${pseudonym}-2`, `${pseudonym}-3`] }, anonymizedAt: '2027-03-05T00:00:00Z', updatedAt: '2027-03-05T00:00:00Z',
    });

    expect(leftOf(await dump(pool), personal)).toEqual([]);
    expect(await figures()).toEqual(before);

    const { read } = world.command();
    const invoices = await read.rows(`select distinct billed_to, description, metadata, customer_party from invoice where organization_id = $1 and customer_id = $2::uuid and issued_at is not null`, dbId(house.id));
    expect(invoices).toEqual([
      { billed_to: { key: pseudonym, name: 'Anonymous', taxId: null, address: { country: 'DE' }, legalName: null, legalNumber: null, firstName: null, lastName: null, shippingAddress: null }, description: null, metadata: { costCenter: '4711' }, customer_party: { name: 'Anonymous', address: null } },
    ]);
    expect(await read.rows('select count(*)::int as open from portal_token where organization_id = $1 and invalidated_at is null')).toEqual([{ open: 0 }]);
    expect(await read.rows(`select key = 'other' as other, answer from idempotency_record where organization_id = $1 order by 1`)).toEqual([
      { other: false, answer: '{"data":{"createCustomer":{"name":"Anonymous","key":"Anonymous","total":"20"}}}' },
      { other: true, answer: '{"data":{"name":"Ann Doering"}}' },
    ]);
  });

  test('what is told apart stays told apart, what is counted is found by its pseudonym, and the sums of roll-ups are those of events', async () => {
    const { read } = world.command();
    const pseudonym = `anonymous-${dbId(house.id)}`;
    const events = await read.rows<{ id: string; subject: string; data: Record<string, unknown> }>(`select id, subject, data from usage_event where organization_id = $1 and type = 'call' and subject like 'anonymous-%' order by subject, id`);
    expect(events.map(({ data }) => data['kind'])).toEqual(['Standard', 'Standard', 'Standard', 'Standard']);
    expect(new Set(events.map(({ data }) => data['caller'])).size).toBe(3);
    expect(events.map(({ subject }) => subject)).toEqual([`${pseudonym}-2`, `${pseudonym}-2`, `${pseudonym}-3`, `${pseudonym}-3`]);
    const { meterUsage } = await world.data('query ($id: ID!) { meterUsage(meter: { key: "calls" }, query: { customers: [{ id: $id }], groupBy: ["caller"] }) { rows { value groupBy { value } } } }', { id: house.id });
    expect(meterUsage.rows.map((row: { groupBy: { value: string }[] }) => row.groupBy[0]?.value).toSorted()).toEqual([...new Set(events.map(({ data }) => data['caller'] as string))].toSorted());
    const [correction] = await read.rows<{ reason: string; original: { id: string; subject: string } }>('select reason, original from usage_correction where organization_id = $1');
    expect(correction).toMatchObject({ reason: 'Anonymous asked for it', original: { id: 'call-4', subject: `${pseudonym}-3` } });
    const verified = await verifyUsage({ pool: world.product.core.database.pool, contextOf: () => world.command(), meterKeys: null, rebuild: false, tell: (meter, what) => { throw new Error(`${meter.key}: ${what}`); } });
    expect(verified).toMatchObject({ meters: 3, differences: 0 });
    // An event whose name was personal is still a duplicate when it is sent again.
    const again = { id: 'josephine@home.example/3', source: 'pbx', type: 'call', subject: 'somebody', data: { caller: 'x' } };
    expect((await world.data('mutation ($events: [UsageEventInput!]!) { ingestEvents(input: { events: $events }) { ... on IngestEventsPayload { accepted duplicates } } }', { events: [again] })).ingestEvents).toEqual({ accepted: 0, duplicates: 1 });
  });

  test('once: again is no change, nothing new is sold to a pseudonym, and it may be deleted', async () => {
    const rows = await dump(world.product.core.database.pool);
    expect((await world.data(anonymize, { by: { id: house.id } })).anonymizeCustomer).toMatchObject({ anonymizedAt: '2027-03-05T00:00:00Z', metadata: { costCenter: '4711' } });
    expect(await dump(world.product.core.database.pool)).toEqual(rows);
    for (const [document, field] of [
      ['mutation ($id: ID!) { updateCustomer(by: { id: $id }, input: { name: "Josephine Doe" }) { ... on Error { code } } }', 'updateCustomer'],
      ['mutation ($id: ID!) { createPortalToken(input: { customer: { id: $id } }) { ... on Error { code } } }', 'createPortalToken'],
      ['mutation ($id: ID!) { createSubscription(input: { customer: { id: $id }, plan: { key: "pro" } }) { ... on Error { code } } }', 'createSubscription'],
    ] as const) {
      expect((await world.data(document, { id: house.id }))[field]).toEqual({ code: 'CUSTOMER_ANONYMIZED' });
    }
    const gone = await world.data('mutation ($id: ID!) { deleteCustomer(by: { id: $id }) { ... on Customer { name deletedAt anonymizedAt } ... on Error { code message } } }', { id: house.id });
    expect(gone.deleteCustomer).toEqual({ name: 'Anonymous', deletedAt: '2027-03-05T00:00:00Z', anonymizedAt: '2027-03-05T00:00:00Z' });
  });

  test('the database lets copies of nobody else be replaced, and of hers nothing else', async () => {
    const { pool } = world.product.core.database;
    const id = dbId(house.id);
    const issued = `(select id from invoice where customer_id = $1 and issued_at is not null limit 1)`;
    for (const change of [
      `billed_to = billed_to || '{"name": "Somebody"}'`, `billed_to = null`, `billed_to = billed_to || '{"address": null}'`, `total = total + 1`, `currency = 'EUR'`, `number = 'X-1'`, `issued_at = now()`, `due_by = now()`, `description = 'text'`, `supplier = '{}'`,
    ]) {
      await expect(pool.query(`update invoice set ${change} where id = ${issued}`, [id]), change).rejects.toThrow('is issued and never changes');
    }
    await expect(pool.query(`update invoice_line set name = 'x' where invoice_id = ${issued}`, [id])).rejects.toThrow('is of an issued invoice');
    await expect(pool.query(`update credit_note set external_id = 'x' where customer_id = $1`, [id])).rejects.toThrow('is issued and never changes');
    await expect(pool.query(`update wallet_transaction set metadata = '{"a": 1}' where customer_id = $1`, [id])).rejects.toThrow('never changes');

    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    await expect(pool.query(`update invoice set billed_to = anonymous_party(billed_to, customer_id) where customer_id = $1 and issued_at is not null`, [dbId(acme.id)])).rejects.toThrow('is issued and never changes');
  });
});

describe('at the same time', () => {
  test('events that come meanwhile count for the pseudonym or for nobody, each once, and a change of the customer comes before or not at all', async () => {
    const busy = await shop(await all.create(), {});
    const one = await customer(busy, 'mary@home.example', { testClockId: null, name: 'Mary Majör' });
    const { anonymizers } = busy.product.services;
    const by = { id: dbId(one.id) };
    const sends = Array.from({ length: 12 }, (_, n) => use(busy, 'mary@home.example', n + 1, `2027-01-0${(n % 5) + 1}T00:00:00Z`));
    const changes = Array.from({ length: 3 }, () => updateCustomer(busy.command(), by, { primaryEmail: 'mary@home.example' }).catch((error: { code?: string }) => error.code));
    const twice = [1, 2].map(() => anonymizeCustomer(busy.command(), anonymizers, by, {}));
    const [answers] = await Promise.all([Promise.all(twice), ...sends, Promise.all(changes)]);
    expect(answers).toEqual([by.id, by.id]);
    for (const outcome of await Promise.all(changes)) expect([by.id, 'CUSTOMER_ANONYMIZED']).toContain(outcome);
    const { read } = busy.command();
    const events = await read.rows<{ subject: string; n: number; sum: string }>(`select subject, count(*)::int as n, sum((data->>'tokens')::numeric)::text as sum from usage_event where organization_id = $1 group by subject`);
    const rolled = await read.rows<{ subject: string; n: number; sum: string }>(`select subject, sum(event_count)::int as n, sum(sum)::text as sum from usage_rollup_hour where organization_id = $1 group by subject`);
    expect(rolled.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual(events.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)));
    expect(events.reduce((sum, { n }) => sum + n, 0)).toBe(12);
    const left = leftOf(await dump(busy.product.core.database.pool), unmistakable(['mary@', 'majör'])).filter((row) => !row.startsWith('public.usage_'));
    expect(left).toEqual([]);
  });
});
