import { expect, test } from 'vitest';
import { childConnection } from '../../src/graphql/pagination.ts';
import type { PageArguments } from '../../src/graphql/pagination.ts';
import type { GraphQLContext } from '../../src/graphql/context.ts';
import { InvoiceLineSchema } from '../../src/billing/invoice-line.entity.ts';

/** A request whose reader answers two rows for every parent and remembers what it was asked. */
function request() {
  const statements: { keys: readonly string[]; first: number | undefined }[] = [];
  const reader = {
    listByKeys: async (_schema: unknown, _property: string, keys: readonly string[], { first }: { first?: number }) => {
      statements.push({ keys, first });
      return keys.map((key) => [{ id: `${key}-1` }, { id: `${key}-2` }]);
    },
  };
  const ctx = { read: reader, shown: reader, loaders: new Map(), lists: new Map() } as unknown as GraphQLContext;
  let options = 0;
  const lines = async (parent: string, args: PageArguments): Promise<string[]> => {
    const page = await childConnection(ctx, 'Invoice.lines', InvoiceLineSchema, 'invoiceId', parent, args, () => {
      options += 1;
      return { order: [{ property: 'id', direction: 'asc' }] };
    });
    return page.nodes.map(({ id }) => id);
  };
  return { lines, statements, options: () => options };
}

test('parents that come with one object of arguments are looked at once and read with one statement', async () => {
  const { lines, statements, options } = request();
  const args = { first: 2 };
  expect(await Promise.all(['a', 'b', 'c'].map((parent) => lines(parent, args)))).toEqual([['a-1', 'a-2'], ['b-1', 'b-2'], ['c-1', 'c-2']]);
  expect([statements, options()]).toEqual([[{ keys: ['a', 'b', 'c'], first: 3 }], 1]);
});

test('and with one statement where each has an object of its own that says the same', async () => {
  const { lines, statements, options } = request();
  await Promise.all(['a', 'b', 'c'].map((parent) => lines(parent, { first: 2 })));
  expect([statements, options()]).toEqual([[{ keys: ['a', 'b', 'c'], first: 3 }], 3]);
});

test('two lists of one field below the same parents stay apart', async () => {
  const { lines, statements } = request();
  const [one, two] = [{ first: 1 }, { first: 2 }];
  const asked = ['a', 'b'].flatMap((parent) => [lines(parent, one), lines(parent, two)]);
  expect(await Promise.all(asked)).toEqual([['a-1'], ['a-1', 'a-2'], ['b-1'], ['b-1', 'b-2']]);
  expect(statements).toEqual([{ keys: ['a', 'b'], first: 2 }, { keys: ['a', 'b'], first: 3 }]);
});

test('a wrong page is refused for every parent', async () => {
  const { lines, statements } = request();
  const args = { first: 1, last: 1 };
  for (const parent of ['a', 'b']) await expect(lines(parent, args)).rejects.toThrow('first and last exclude each other');
  expect(statements).toEqual([]);
});
