import { isObjectType, parse } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { expect, test } from 'vitest';
import { entities } from '../../src/entities.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { shownColumns } from '../../src/graphql/shown-columns.ts';
import type { Reads } from '../../src/graphql/shown-columns.ts';

const schema = buildSchema();
const shown = (source: string, type: string): string[] | null => {
  const properties = shownColumns(schema, parse(source)).of(type);
  return properties === null ? null : [...properties].sort();
};

test('the fields of a document say which properties of its rows are looked at', () => {
  const page = `{ customers { nodes { id name subscriptions { nodes { id plan { ...P } } } invoices { nodes { id totals { total } } } } } } fragment P on Plan { key }`;
  expect(shown(page, 'Customer')).toEqual(['id', 'name']);
  expect(shown(page, 'Subscription')).toEqual(['id', 'planId']);
  expect(shown(page, 'Plan')).toEqual(['key']);
  expect(shown(page, 'Invoice')).toEqual(['deletedAt', 'id', 'status', 'total']);
  expect(shown(page, 'InvoiceLine')).toBeNull();
});

test('what an abstract type shows counts for each type behind it', () => {
  expect(shown('{ node(id: "x") { id ... on Customer { name } } }', 'Customer')).toEqual(['id', 'name']);
});

test('a field that does not say what it reads gets whole rows', () => {
  expect(shown('{ plans { nodes { key validationIssues { code } } } }', 'Plan')).toBeNull();
});

test('a field reads no property but those that it says', async () => {
  const wrong: string[] = [];
  let checked = 0;
  for (const entity of entities) {
    const type = schema.getType(entity.name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { reads } = field.extensions as Reads;
      const { resolve } = (field.extensions['pothosOptions'] ?? {}) as { resolve?: (row: object, args: object, ctx: unknown, info: GraphQLResolveInfo) => unknown };
      if (reads === undefined || resolve === undefined) continue;
      checked += 1;
      // Null takes one branch of a resolver, a text the other.
      for (const value of [null, '2027-01-01 00:00:00+00']) {
        const read = new Set<string>();
        const row = new Proxy({}, { get: (_row, property) => (read.add(String(property)), value) });
        try {
          await resolve(row, {}, context(), {} as GraphQLResolveInfo);
        } catch {
          // What it does with its answer is not the question here.
        }
        read.delete('then'); // whether the row is a promise
        for (const property of read) if (!reads.includes(property)) wrong.push(`${type.name}.${field.name} reads ${property}`);
      }
      for (const property of reads) if (!(property in entity.meta.properties)) wrong.push(`${type.name}.${field.name} names ${property}, which no row has`);
    }
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(20);
});

/** Answers every question with nothing. */
function context(): unknown {
  const nothing: unknown = new Proxy(() => nothing, { get: (_target, property) => (property === 'then' ? undefined : nothing), apply: () => nothing });
  return nothing;
}
