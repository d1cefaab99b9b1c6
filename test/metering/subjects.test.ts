import { beforeEach, expect, test } from 'vitest';
import { createCustomer } from '../../src/customers/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
beforeEach(async () => {
  world = await all.create();
});

const fields = 'id key displayName metadata currentPeriodStart currentPeriodEnd stripeCustomerId deletedAt customer { key name }';
const upsert = async (...subjects: object[]) =>
  (await world.data(`mutation ($input: UpsertSubjectsInput!) { upsertSubjects(input: $input) { __typename ... on UpsertedSubjects { subjects { ${fields} } } ... on ValidationError { issues { code path } } } }`, { input: { subjects } })).upsertSubjects;
const keys = async () => (await world.data('{ subjects { totalCount nodes { key } } customers { nodes { key } } }')) as { subjects: { nodes: { key: string }[] }; customers: { nodes: { key: string }[] } };

test('subjects are created with a customer of the same name, and changed only in what is given', async () => {
  await world.data('mutation { createCustomer(input: { key: "acme", name: "Acme" }) { __typename } }');
  const { subjects } = await upsert(
    { key: 'new', displayName: 'New', metadata: { a: 1 }, currentPeriodStart: '2027-01-01T00:00:00Z', currentPeriodEnd: '2027-02-01T00:00:00Z', stripeCustomerId: 'cus_1' },
    { key: 'acme' },
  );
  expect(subjects).toEqual([
    { id: expect.any(String), key: 'new', displayName: 'New', metadata: { a: 1 }, currentPeriodStart: '2027-01-01T00:00:00Z', currentPeriodEnd: '2027-02-01T00:00:00Z', stripeCustomerId: 'cus_1', deletedAt: null, customer: { key: 'new', name: 'New' } },
    expect.objectContaining({ key: 'acme', displayName: null, customer: { key: 'acme', name: 'Acme' } }),
  ]);
  const again = await upsert({ key: 'acme', displayName: 'Acme' }, { key: 'new', metadata: null, displayName: 'Newer' }, { key: 'new', stripeCustomerId: null });
  expect(again.subjects.map(({ id }: { id: string }) => id)).toEqual([subjects[1].id, subjects[0].id, subjects[0].id]);
  expect(again.subjects[1]).toMatchObject({ displayName: 'Newer', metadata: null, stripeCustomerId: null, currentPeriodStart: '2027-01-01T00:00:00Z', customer: { name: 'New' } });
  const now = await keys();
  expect(now.subjects.nodes.map(({ key }) => key)).toEqual(['new', 'acme']);
  expect(now.customers.nodes.map(({ key }) => key)).toEqual(['acme', 'new']);
  expect(await upsert({ key: 'x', stripeCustomerId: 'no' })).toEqual({ __typename: 'ValidationError', issues: [{ code: 'INVALID_FORMAT', path: ['subjects', '0', 'stripeCustomerId'] }] });
});

test('the subject keys of customers are subjects, each once', async () => {
  await world.data('mutation { createCustomer(input: { key: "acme", subjectKeys: ["eu", "us"] }) { __typename } }');
  await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { subjectKeys: ["us", "asia"] }) { __typename } }');
  expect((await keys()).subjects.nodes.map(({ key }) => key)).toEqual(['eu', 'us', 'asia']);
  const { subjects } = await upsert({ key: 'us', displayName: 'America' });
  expect(subjects).toMatchObject([{ displayName: 'America', customer: { key: 'acme' } }]);
  expect((await keys()).customers.nodes).toHaveLength(1);
});

test('two that name one new subject make one', async () => {
  const made = await Promise.all([upsert({ key: 'same' }), upsert({ key: 'same' }), upsert({ key: 'same' })]);
  expect(new Set(made.map(({ subjects }) => subjects[0].id)).size).toBe(1);
  expect(await keys()).toMatchObject({ subjects: { totalCount: 1 } });
});

test('whoever makes a subject while a customer of its key is made finds that one', async () => {
  const { pool } = world.product.core.database;
  const waiting = async () => (await pool.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount;
  for (const input of [{ key: 'raced' }, { key: 'other', subjectKeys: ['raced by subject'] }]) {
    const key = input.subjectKeys?.[0] ?? input.key;
    let meanwhile: ReturnType<typeof upsert> | undefined;
    await transact(world.command(), async (tx) => {
      await createCustomer(tx, input);
      await tx.em.flush();
      meanwhile = upsert({ key, displayName: 'Shown' }, { key: `beside ${key}` });
      await expect.poll(waiting).toBe(1);
    });
    expect(await meanwhile).toMatchObject({ subjects: [{ key, displayName: 'Shown', customer: { key: input.key } }, { customer: { key: `beside ${key}` } }] });
  }
});

test('a deleted subject is found by its id only, and its events stay attributed', async () => {
  const { subjects } = await upsert({ key: 'acme' });
  const remove = async (by: object) => (await world.data('mutation ($by: SubjectBy!) { deleteSubject(by: $by) { __typename ... on Subject { id deletedAt customer { key } } ... on Error { code } } }', { by })).deleteSubject;
  const gone = await remove({ key: 'acme' });
  expect(gone).toEqual({ __typename: 'Subject', id: subjects[0].id, deletedAt: expect.any(String), customer: { key: 'acme' } });
  expect(await remove({ id: subjects[0].id })).toEqual(gone);
  expect(await remove({ key: 'acme' })).toEqual({ __typename: 'NotFoundError', code: 'SUBJECT_NOT_FOUND' });
  expect(await world.data('query ($id: ID!) { byKey: subject(by: { key: "acme" }) { id } byId: subject(by: { id: $id }) { key } subjects { nodes { id } } }', { id: gone.id })).toEqual({ byKey: null, byId: { key: 'acme' }, subjects: { nodes: [] } });
  expect((await upsert({ key: 'acme' })).subjects[0].id).not.toBe(gone.id);
});
