import { GraphQLObjectType, GraphQLSchema, GraphQLString, isObjectType, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { permissions } from '../../src/access/index.ts';
import type { Permission, Viewer } from '../../src/access/index.ts';
import { checksOf } from '../../src/graphql/authorization.ts';
import { CompiledOperation } from '../../src/graphql/server/compiled.ts';
import { buildSchema, buildUncheckedSchema } from '../../src/graphql/schema.ts';

const schema = buildSchema();
const unchecked = buildUncheckedSchema();

const key = (...held: Permission[]): Viewer => ({
  kind: 'api_key', credentialId: 'c', organizationId: 'o', permissions: new Set(held), customerId: null, subject: null, allowedMeterKeys: null, expiresAt: null,
});
const everything = key(...permissions);
const buyer: Viewer = { ...key(), kind: 'portal_token', customerId: 'x' };
const passes = (source: string, viewer: Viewer | null): boolean => checksOf(schema, parse(source))?.(viewer) ?? false;

describe('what a document checks', () => {
  test('a key passes with the scopes of all its fields, and of none less', () => {
    const page = '{ customers { nodes { id name } } meters { nodes { key } } }';
    expect(passes(page, everything)).toBe(true);
    expect(passes(page, key('customer:read', 'meter:read'))).toBe(true);
    expect(passes(page, key('customer:read'))).toBe(false);
    expect(passes(page, key('meter:read'))).toBe(false);
    expect(passes(page, null)).toBe(false);
  });

  test('a buyer passes what is for buyers and nothing else', () => {
    expect(passes('{ customer(by: { id: "x" }) { name } }', buyer)).toBe(true);
    expect(passes('{ customers { nodes { name } } }', buyer)).toBe(false);
  });

  test('fields inside fragments and below abstract types count', () => {
    expect(passes('{ ...F } fragment F on Query { customers { nodes { id } } }', key('meter:read'))).toBe(false);
    // Any type may stand behind a node: only who may read them all is known to pass.
    expect(passes('{ node(id: "x") { id } }', key('organization:read'))).toBe(false);
    expect(passes('{ node(id: "x") { id } }', everything)).toBe(true);
  });

  test('what is granted while a mutation runs is not known before it', () => {
    const source = 'mutation { createCustomer(input: { key: "x" }) { ... on Customer { name } } }';
    expect(passes(source, key('customer:write'))).toBe(false);
    expect(passes(source, key('customer:write', 'customer:read'))).toBe(true);
  });

  test('the answer holds for the viewer it was given for', () => {
    const check = checksOf(schema, parse('{ customers { nodes { id } } }'));
    expect([check?.(everything), check?.(buyer), check?.(everything), check?.(key())]).toEqual([true, false, true, false]);
  });
});

test('every field that checks its caller in the graph shows it to checksOf', () => {
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const bare = unchecked.getType(type.name);
    for (const [name, field] of Object.entries(type.getFields())) {
      const plain = isObjectType(bare) ? bare.getFields()[name] : undefined;
      // Its only work in the checked graph is to check.
      // Rows of a page, which was checked where it was asked for.
      if (field.extensions['showsProperty'] === true) continue;
      if (field.resolve === undefined || plain === undefined || plain.resolve !== undefined) continue;
      const owner = type.extensions['pothosOptions'] as { authScopes?: unknown } | undefined;
      const own = field.extensions['pothosOptions'] as { authScopes?: unknown } | undefined;
      if (owner?.authScopes === undefined && own?.authScopes === undefined) silent.push(`${type.name}.${name}`);
    }
  }
  expect(silent).toEqual([]);
});

test('every root field refuses a key without scopes before it runs', () => {
  const open: string[] = [];
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const source = `${root?.name === 'Query' ? 'query' : 'mutation'} { ${field.name} { __typename } }`;
      if (passes(source, key()) || passes(source, null)) open.push(field.name);
    }
  }
  expect(open).toEqual([]);
});

test('a compiled operation checks exactly those callers who are not known to pass', async () => {
  const graph = (answer: string): GraphQLSchema =>
    new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { way: { type: GraphQLString, resolve: () => answer } } }) });
  const document = parse('{ way }');
  const compiled = new CompiledOperation(
    graph('checked'),
    { schema: () => graph('unchecked'), checksOf: () => (context) => (context as { good: boolean }).good },
    document,
    document.definitions[0] as OperationDefinitionNode,
  );
  const ask = async (good: boolean): Promise<unknown> => (await compiled.for({ good })?.({}, { good }, {}))?.data;
  expect([await ask(true), await ask(false), await ask(true)]).toEqual([{ way: 'unchecked' }, { way: 'checked' }, { way: 'unchecked' }]);
});
