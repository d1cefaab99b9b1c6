import { buildSchema, getArgumentValues, getVariableValues, Kind, parse } from 'graphql';
import type { FieldNode, OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { argumentsReader, variablesReader } from './value-readers.ts';

const schema = buildSchema(`
  scalar Any
  enum Size { BIG SMALL }
  input By @oneOf { key: String id: ID }
  input Filter { size: Size = BIG, at: [Int!], by: By, and: [Filter!], must: String!, any: Any }
  type Query { field(by: By, filter: Filter, first: Int = 10, must: Boolean!, names: [String!], any: Any, size: Size = SMALL): Int }`);
const field = schema.getQueryType()?.getFields()['field'];

/** Documents' arguments, with what they declare. */
const calls: readonly (readonly [declared: string, given: string])[] = [
  ['', 'must: true'],
  ['', 'first: null, must: false, names: "one", any: {a: [1, "b"]}, filter: {must: "x", at: 3}'],
  ['($m: Boolean! = true, $n: Int)', 'must: $m, first: $n'],
  ['($m: Boolean!, $k: String!)', 'must: $m, by: {key: $k}'],
  ['($m: Boolean!, $k: String)', 'must: $m, by: {key: $k}'],
  ['($m: Boolean!, $f: Filter, $b: By)', 'must: $m, filter: $f, by: $b'],
  ['($m: Boolean!, $k: String!, $s: Size, $n: Int!)', 'must: $m, size: $s, filter: {must: $k, size: $s, at: [1, $n], by: {key: $k}, and: [{must: $k}], any: $k}'],
  ['($m: Boolean!, $toString: String, $n: [String!])', 'must: $m, filter: {must: "a", any: $toString}, names: $n'],
];
const values: readonly Record<string, unknown>[] = [
  {},
  { m: true },
  { m: null, k: 'a' },
  { m: true, k: 'a', n: 5, s: 'SMALL', f: { must: 'b', and: [{ must: 'c', at: 1 }], by: { id: 7 } }, b: { key: 'd' } },
  { m: false, k: null, n: null, s: null, f: null, b: null },
  { m: true, k: 5, n: 'x', s: 'HUGE', f: { at: [1.5] }, b: { key: 'd', id: 'e' } },
  { m: true, k: 'a', n: ['x', 'y'], toString: 'z', b: {}, f: { must: 'x', unknown: 1 } },
  { m: 'true', n: 'one', b: { key: null }, f: [] },
];

const told = (work: () => unknown): unknown => {
  try {
    return { made: work() };
  } catch (error) {
    return { refused: (error as Error).message };
  }
};

test('variables and arguments are what graphql-js makes of them, and refused as it refuses them', () => {
  if (field === undefined) throw new Error('the graph has the field');
  let coercions = 0;
  for (const [declared, given] of calls) {
    const operation = parse(`query ${declared} { field(${given}) }`).definitions[0] as OperationDefinitionNode;
    const node = operation.selectionSet.selections[0] as FieldNode;
    expect(node.kind).toBe(Kind.FIELD);
    const [readVariables, readArguments] = [variablesReader(schema, operation), argumentsReader(field, node)];
    for (const arrived of values) {
      const expected = getVariableValues(schema, operation.variableDefinitions ?? [], arrived, { maxErrors: 20 });
      const { coerced, errors } = readVariables(arrived);
      expect([coerced, errors?.map(({ message }) => message)], JSON.stringify([declared, arrived])).toEqual([expected.coerced, expected.errors?.map(({ message }) => message)]);
      if (coerced === undefined) continue;
      coercions += 1;
      for (const variables of [coerced, { ...coerced }]) {
        expect(told(() => readArguments(variables)), JSON.stringify([given, arrived])).toEqual(told(() => getArgumentValues(field, node, variables)));
      }
    }
  }
  expect(coercions).toBeGreaterThan(20);
});
