import { beforeAll, describe, expect, test } from 'vitest';
import { Customer } from '../../src/customers/index.ts';
import { earliest, together, togetherAtLast, transactSideBySide, written } from '../../src/platform/side-by-side.ts';
import type { Many } from '../../src/platform/side-by-side.ts';
import type { Transaction } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
let world: World;
beforeAll(async () => {
  world = await all.create();
});

/** Runs work for each of the inputs side by side; answers what each came to. */
async function sideBySide<Input, Answer>(inputs: readonly Input[], work: (tx: Transaction, input: Input) => Promise<Answer>): Promise<Answer[]> {
  const answers = new Map<Input, Answer>();
  await transactSideBySide(world.command(), { claim: async () => inputs, work: async (tx, input) => void answers.set(input, await work(tx, input)), end: async () => {} });
  return inputs.map((input) => answers.get(input) as Answer);
}

const newCustomer = (key: string, organizationId = world.organizationId) => ({
  id: world.command().newId(), organizationId, key, name: key, description: null, externalId: null, primaryEmail: null, currency: null, billingAddress: null, metadata: { of: key }, testClockId: null,
  timeZone: null, createdAt: Temporal.Instant.from('2027-01-01T00:00:00.000001Z'), updatedAt: Temporal.Instant.from('2027-01-01T00:00:00Z'), deletedAt: null,
});

const names = async (): Promise<unknown> => (await world.command().read.rows<{ key: string; name: string }>('select key, name from customer where organization_id = $1 order by key')).map(({ key, name }) => `${key} ${name}`);

describe('side by side', () => {
  test('each is answered what it asked, whatever types its values have', async () => {
    const text = `select n as value, $3::jsonb->>'a' as a, $4::timestamptz at time zone 'UTC' as at, $5::text as said from unnest($2::int[]) as l(n) where $1::uuid is not null order by n desc limit $6`;
    const ask = (list: number[], a: string | null, said: string | null, limit: number) => [list, JSON.stringify({ a }), '2027-01-01T00:00:00.123456Z', said, limit] as const;
    const asks = [ask([1, 2, 3], '"quoted" \\ text', null, 2), ask([], 'none', 'x', 5), ask([7], null, 'it\'s {1,2}', 5), ask([1, 2, 3], '"quoted" \\ text', null, 2)];
    const answers = await sideBySide(asks, (tx, values) => tx.read.rows(text, ...values));
    const alone = await Promise.all(asks.map((values) => world.command().read.rows(text, ...values)));
    expect(answers).toEqual(alone);
    expect(answers[0]).toHaveLength(2);
    // Who asks the same has rows of its own.
    expect(answers[3]).not.toBe(answers[0]);
  });

  test('what is named together is done once for all, in their order', async () => {
    const calls: (readonly number[])[] = [];
    const double: Many<number, number> = async (_tx, inputs) => {
      calls.push(inputs);
      return inputs.map((n) => 2 * n);
    };
    expect(await sideBySide([3, 1, 2], async (tx, n) => (await together(tx, double, n)) + (await together(tx, double, 10 * n)))).toEqual([66, 22, 44]);
    expect(calls).toEqual([[3, 1, 2], [30, 10, 20]]);
  });

  test('what is left to the last goes in the order of the works, whatever each did before', async () => {
    const calls: (readonly number[])[] = [];
    const count: Many<number, number> = async (_tx, inputs) => {
      calls.push(inputs);
      return inputs.map((_n, at) => at + 1);
    };
    const counted = await sideBySide([3, 1, 2, 0], async (tx, n) => {
      for (let asks = 0; asks < n; asks++) await tx.read.rows('select 1 from customer where organization_id = $1 limit $2', n);
      if (n === 2) await tx.em.findOne(Customer, { key: 'nobody' });
      return [await togetherAtLast(tx, count, n), n === 1 ? 0 : await togetherAtLast(tx, count, 10 * n)];
    });
    expect(calls).toEqual([[3, 1, 2, 0], [30, 20, 0]]);
    expect(counted).toEqual([[1, 1], [2, 0], [3, 2], [4, 3]]);
  });

  test('rows are made, found, changed and written by each as if it were alone', async () => {
    const found = await sideBySide(['a', 'b'], async (tx, key) => {
      const made = tx.em.create(Customer, newCustomer(key));
      const again = await tx.em.findOneOrFail(Customer, { key, deletedAt: null });
      again.name = `${key} changed`;
      await tx.em.flush();
      return [made === again, (await tx.em.find(Customer, { key: { $in: ['a', 'b', 'c'] } }, { orderBy: { key: 'asc' } })).map(({ name, createdAt }) => `${name} ${createdAt.toString()}`), await tx.em.findOne(Customer, { key: 'c' })];
    });
    const both = ['a changed 2027-01-01T00:00:00.000001Z', 'b changed 2027-01-01T00:00:00.000001Z'];
    expect(found).toEqual([[true, both, null], [true, both, null]]);
    expect(await names()).toEqual(['a a changed', 'b b changed']);
  });

  test('what is not written yet is found, and written before a statement looks for it', async () => {
    const other = () => world.product.core.database.pool.query<{ name: string }>(`select name from customer where organization_id = $1 and key like 'late-%' order by key`, [world.organizationId]);
    const statements = await sideBySide(['late-1', 'late-2'], async (tx, key) => {
      const made = tx.em.create(Customer, { ...newCustomer(key), createdAt: Temporal.Instant.from(`2026-01-0${key.at(-1) ?? ''}T00:00:00Z`), primaryEmail: 'late@example.com' });
      made.name = 'unwritten';
      const found = [
        await tx.em.findOneOrFail(Customer, { id: made.id }),
        ...(await tx.em.find(Customer, { primaryEmail: 'late@example.com', createdAt: { $lte: made.createdAt } }, { orderBy: { createdAt: 'desc' }, limit: 1 })),
        ...(await tx.em.find(Customer, { primaryEmail: { $in: ['late@example.com'] }, createdAt: { $lt: made.createdAt } })),
      ];
      const first = await earliest(tx, Customer, 'createdAt', { primaryEmail: 'late@example.com', key });
      // No other statement has looked for it so far.
      const isWritten = tx.unit?.unwritten(Customer).length === 0;
      const [row] = await tx.read.rows<{ name: string }>('select name from customer where organization_id = $1 and id = $2', made.id);
      made.name = 'written at the end';
      made.createdAt = Temporal.Instant.from('2020-01-01T00:00:00Z');
      const moved = await earliest(tx, Customer, 'createdAt', { primaryEmail: 'late@example.com', key });
      await written(tx, Customer);
      made.name = 'last';
      return { same: found.every((one) => one === made), count: found.length, first: first?.equals(Temporal.Instant.from(`2026-01-0${key.at(-1) ?? ''}T00:00:00Z`)), isWritten, name: row?.name, moved: moved?.toString(), outside: (await other()).rows };
    });
    expect(statements).toEqual(Array.from({ length: 2 }, () => ({ same: true, count: 2, first: true, isWritten: false, name: 'unwritten', moved: '2020-01-01T00:00:00Z', outside: [] })));
    expect((await other()).rows.map(({ name }) => name)).toEqual(['last', 'last']);
    await world.product.core.database.pool.query(`delete from customer where organization_id = $1 and key like 'late-%'`, [world.organizationId]);
  });

  test('the earliest is that of rows which nobody asked for yet, and of those that were changed here as they are now', async () => {
    const at = (month: number) => Temporal.Instant.from(`2026-0${month}-01T00:00:00Z`);
    const of = { primaryEmail: 'soon@example.com' };
    const made = [newCustomer('soon-3'), newCustomer('soon-2')];
    await sideBySide([null], async (tx) => made.forEach((row, n) => tx.em.create(Customer, { ...row, ...of, createdAt: at(3 - n) })));
    const [told] = await sideBySide([null], async (tx) => {
      const months: (number | undefined)[] = [];
      const note = async () => void months.push((await earliest(tx, Customer, 'createdAt', of))?.toZonedDateTimeISO('UTC').month);
      const until = async (month: number) => (await tx.em.find(Customer, { ...of, createdAt: { $lte: at(month) } }, { orderBy: { createdAt: 'asc' } })).map(({ key }) => key);
      await note();
      (await tx.em.findOneOrFail(Customer, { id: made[1]?.id ?? '' })).createdAt = at(5);
      await note();
      const found = [await until(4)];
      (await tx.em.findOneOrFail(Customer, { id: made[0]?.id ?? '' })).createdAt = at(6);
      await note();
      await note();
      found.push(await until(5), await until(6), await until(1));
      return { months, found };
    });
    expect(told).toEqual({ months: [2, 3, 5, 5], found: [['soon-3'], ['soon-2'], ['soon-2', 'soon-3'], []] });
    await world.product.core.database.pool.query(`delete from customer where organization_id = $1 and key like 'soon-%'`, [world.organizationId]);
  });

  test('many rows are written as each is, whatever they share', async () => {
    const keys = Array.from({ length: 30 }, (_one, n) => `many-${String(n).padStart(2, '0')}`);
    const at = (n: number) => Temporal.Instant.from('2026-05-01T00:00:00.000001Z').add({ seconds: n });
    const kept = async () => (await world.command().read.rows<{ key: string; told: string }>(`select key, concat_ws(' ', name, coalesce(description, 'none'), metadata, extract(epoch from updated_at at time zone 'UTC')) as told from customer where organization_id = $1 and key like 'many-%' order by key`)).map(({ key, told }) => `${key} ${told}`);
    const told = (name: string, description: string, metadata: string, updatedAt: Temporal.Instant) => `${name} ${description} ${metadata} ${updatedAt.epochNanoseconds / 1_000_000_000n}.${String((updatedAt.epochNanoseconds / 1_000n) % 1_000_000n).padStart(6, '0')}`;
    // All share what is not told; then one has a document of its own, one a text where the others have none, and each a time.
    await sideBySide(keys, async (tx, key) => void tx.em.create(Customer, { ...newCustomer(key), name: 'alike', metadata: { a: ['same'] }, updatedAt: at(0) }));
    expect(await kept()).toEqual(keys.map((key) => `${key} ${told('alike', 'none', '{"a": ["same"]}', at(0))}`));
    const change = (of: (n: number) => Partial<Customer>) => sideBySide(keys, async (tx, key) => void Object.assign(await tx.em.findOneOrFail(Customer, { key }), of(keys.indexOf(key))));
    await change(() => ({ name: 'other', metadata: { a: [] }, description: 'said' }));
    expect(await kept()).toEqual(keys.map((key) => `${key} ${told('other', 'said', '{"a": []}', at(0))}`));
    await change((n) => ({ name: 'third', metadata: n === 7 ? null : { a: [n === 8] }, description: n === 9 ? 'said' : null, updatedAt: at(n) }));
    expect(await kept()).toEqual(keys.map((key, n) => `${key} ${n === 7 ? told('third', 'none', '', at(n)).replace('  ', ' ') : told('third', n === 9 ? 'said' : 'none', `{"a": [${n === 8}]}`, at(n))}`));
    await world.product.core.database.pool.query(`delete from customer where organization_id = $1 and key like 'many-%'`, [world.organizationId]);
  });

  test('a question that was answered is answered again from what is known, with what was changed since', async () => {
    await sideBySide([1], async (tx) => {
      const all = () => tx.em.find(Customer, { organizationId: world.organizationId, deletedAt: null }, { orderBy: { id: 'asc' } });
      const before = await all();
      const made = tx.em.create(Customer, newCustomer('known'));
      expect(await all()).toEqual([...before, made]);
      made.deletedAt = made.createdAt;
      expect(await all()).toEqual(before);
      const rows = await tx.read.rows('delete from customer where organization_id = $1 and id = $2 returning 1', made.id);
      expect(rows).toHaveLength(1);
    });
  });

  test('of several updates of one thing one is told, from where the first began to where the last ended', async () => {
    const ids = [world.command().newId(), world.command().newId()];
    await sideBySide(ids, async (tx, id) => {
      const tell = (type: string, payload?: Record<string, unknown>) => tx.emit({ type, id, customerId: null, ...(payload === undefined ? {} : { payload }) });
      tell('thing.made');
      tell('thing.updated', { from: 'a', to: 'b' });
      tell('thing.paid');
      tell('thing.updated', { from: 'b', to: 'c' });
      tell('thing.updated');
      tell('other.updated');
    });
    const { rows } = await world.product.core.database.pool.query<{ told: string }>(`select concat(subject_id, ' ', type, ' ', payload) as told from outbox_event where subject_id = any($1) order by id`, [ids]);
    expect(rows.map(({ told }) => told)).toEqual(ids.flatMap((id) => [`${id} thing.made {}`, `${id} thing.paid {}`, `${id} thing.updated {"to": "c", "from": "a"}`, `${id} other.updated {}`]));
  });

  test('rows that are held are written last of all, after what they are held for, in turn with those of others who need the same sooner', async () => {
    const calls: (readonly string[])[] = [];
    const count: Many<string, number> = async (_tx, inputs) => {
      calls.push(inputs);
      return inputs.map((_one, at) => at + 1);
    };
    const keys = ['held-1', 'held-2', 'held-3'];
    const hold = (tx: Transaction, made: Customer) => tx.unit?.hold(made, async () => void (made.name = `number ${await togetherAtLast(tx, count, made.key ?? '')}`));
    const ended: unknown[] = [];
    const work = async (tx: Transaction, key: string): Promise<void> => {
      const made = tx.em.create(Customer, newCustomer(key));
      hold(tx, made);
      if (key === 'held-2') await tx.em.flush();
      made.description = 'as it is in the end';
      if (key === 'held-3') {
        await tx.em.flush();
        hold(tx, made);
      }
    };
    await transactSideBySide(world.command(), { claim: async () => keys, work, end: async (tx) => void ended.push(...(await tx.read.rows<{ key: string }>(`select key from customer where organization_id = $1 and key like 'held-%' order by key`)).map(({ key }) => key)) });
    expect(ended).toEqual(['held-2', 'held-3']);
    // Two must be written at once: the one that could wait is counted with them, in its turn.
    expect(calls).toEqual([['held-1', 'held-2', 'held-3'], ['held-3']]);
    const { rows } = await world.product.core.database.pool.query<{ told: string }>(`select concat_ws(', ', key, name, description) as told from customer where organization_id = $1 and key like 'held-%' order by key`, [world.organizationId]);
    expect(rows.map(({ told }) => told)).toEqual(['held-1, number 1, as it is in the end', 'held-2, number 2, as it is in the end', 'held-3, number 1, as it is in the end']);
    await world.product.core.database.pool.query(`delete from customer where organization_id = $1 and key like 'held-%'`, [world.organizationId]);
  });

  test('questions that differ in their operators, order or limit are not taken for the same', async () => {
    const at = (month: number) => Temporal.Instant.from(`2026-0${month}-01T00:00:00Z`);
    const of = { currency: 'XTS' };
    await sideBySide([null], async (tx) => [1, 2, 3].forEach((n) => tx.em.create(Customer, { ...newCustomer(`alike-${n}`), ...of, createdAt: at(n), primaryEmail: n === 2 ? null : 'alike@example.com' })));
    // Each in a unit of its own, so that each asks.
    const asks = [{ createdAt: at(2) }, { createdAt: { $lte: at(2) } }, { createdAt: { $lt: at(2) } }, { createdAt: { $gt: at(2) } }, { primaryEmail: null }, { primaryEmail: { $ne: null } }, { primaryEmail: 'alike@example.com' }, { key: { $in: ['alike-1', 'alike-2'] } }];
    const directions = ['asc', 'desc'] as const;
    const found = await sideBySide(asks.flatMap((where) => directions.flatMap((direction) => [1, 5].map((limit) => ({ where, direction, limit })))), async (tx, { where, direction, limit }) =>
      (await tx.em.find(Customer, { ...of, ...where }, { orderBy: { createdAt: direction }, limit })).map(({ key }) => key?.at(-1)).join(''));
    expect(found.join(' ')).toBe('2 2 2 2 1 12 2 21 1 1 1 1 3 3 3 3 2 2 2 2 1 13 3 31 1 13 3 31 1 12 2 21');
    await world.product.core.database.pool.query(`delete from customer where organization_id = $1 and key like 'alike-%'`, [world.organizationId]);
  });

  test('one that fails takes the others back, after all have stopped', async () => {
    let stopped = false;
    const failing = sideBySide(['d', 'e'], async (tx, key) => {
      tx.em.create(Customer, newCustomer(key));
      if (key === 'd') throw new Error('d fails');
      await tx.em.flush();
      await tx.read.rows('select 1 from customer where organization_id = $1');
      stopped = true;
    });
    await expect(failing).rejects.toThrow('d fails');
    expect(stopped).toBe(true);
    expect(await names()).toEqual(['a a changed', 'b b changed']);
  });

  test('what was begun for another that fails goes on within the transaction, and has stopped when that is rolled back', async () => {
    const looks: unknown[] = [];
    const count: Many<string, number> = async (_tx, inputs) => inputs.map((_one, at) => at + 1);
    const look: Many<string, string> = async (tx, inputs) => {
      const rows = await tx.read.rows<{ key: string }>(`select key from customer where organization_id = $1 and key like 'begun-%' order by key`);
      return inputs.map(() => rows.map(({ key }) => key).join());
    };
    const failing = sideBySide(['begun-1', 'begun-2'], async (tx, key) => {
      const made = tx.em.create(Customer, newCustomer(key));
      tx.unit?.hold(made, async () => {
        await togetherAtLast(tx, count, key);
        // It takes a while longer than the other needs to fail.
        for (let turn = 0; turn < 5 && key === 'begun-1'; turn++) looks.push(await together(tx, look, key));
      });
      if (key === 'begun-1') return;
      await tx.em.flush();
      throw new Error('begun-2 fails');
    });
    await expect(failing).rejects.toThrow('begun-2 fails');
    expect(looks).toHaveLength(5);
    expect(looks.slice(1)).toEqual(Array.from({ length: 4 }, () => 'begun-2'));
    expect(await names()).toEqual(['a a changed', 'b b changed']);
  });

  test('refuses another organization\'s row, changes within documents, and what it cannot do', async () => {
    await expect(sideBySide([1], async (tx) => void tx.em.create(Customer, newCustomer('f', world.command().newId())))).rejects.toThrow('outside its organization');
    const change = sideBySide([1], async (tx) => {
      const { metadata } = await tx.em.findOneOrFail(Customer, { key: 'a' });
      (metadata as Record<string, unknown>)['of'] = 'other';
    });
    await expect(change).rejects.toThrow(TypeError);
    await expect(sideBySide([1], (tx) => tx.em.count(Customer, { key: 'a' }))).rejects.toThrow('count');
  });
});
