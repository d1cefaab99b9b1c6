import { readFileSync } from 'node:fs';
import { buildSchema as schemaOf } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { missingFrom } from './contract-check.ts';

const contract = readFileSync(new URL('contract.graphql', import.meta.url), 'utf8');

test('the graph holds all that clients rely on: put back what is missing, deprecate instead of removing', () => {
  expect(missingFrom(buildSchema(), schemaOf(contract))).toEqual([]);
});

describe('the comparison', () => {
  const promised = `
    type Query { thing(by: By!, first: Int): Thing  list: [Thing!]! }
    interface Node { id: ID! }
    type Thing implements Node { id: ID! name: String  kind: Kind! }
    enum Kind { A B }
    union Either = Thing | Other
    type Other { id: ID! }
    input By @oneOf { id: ID key: String }
    input Make { name: String! kind: Kind either: [Int!]! }
    type Mutation { make(input: Make!): Either! }
  `;
  const compared = (from: string, to: string): string[] => missingFrom(schemaOf(promised.replace(from, to)), schemaOf(promised));

  test.each([
    ['nothing changed', '', ''],
    ['a new field', 'name: String ', 'name: String  more: Int!'],
    ['a new optional argument', 'first: Int)', 'first: Int, after: String)'],
    ['a new required argument with a default', 'first: Int)', 'first: Int, size: Int! = 20)'],
    ['a required argument that became optional', 'by: By!', 'by: By'],
    ['a required input field that became optional', 'name: String! kind', 'name: String kind'],
    ['inner items that became optional', '[Int!]!', '[Int]'],
    ['a new value and a new member', 'enum Kind { A B }', 'enum Kind { A B C }'],
  ])('lets pass: %s', (_what, from, to) => expect(compared(from, to)).toEqual([]));

  test.each([
    // what                                       from                  to                     what it says
    ['a type that is gone',                       'union Either = Thing | Other', 'union Either = Thing', 'Either does not hold Other'],
    ['a field that is gone',                      'name: String ',      '',                    'Thing.name is missing'],
    ['a field that became nullable',              'kind: Kind!',        'kind: Kind',          'Thing.kind is Kind, and Kind! was promised'],
    ['a field that became another',               'name: String ',      'name: Int ',          'Thing.name is Int, and String was promised'],
    ['a field that may no longer be null',        'name: String ',      'name: String! ',      'Thing.name is String!, and String was promised'],
    ['an argument that is gone',                  ', first: Int',       '',                    'Query.thing(first) is missing'],
    ['an argument that became required',          'first: Int)',        'first: Int!)',        'Query.thing(first) is Int!, and Int was promised'],
    ['a new required argument',                   'first: Int)',        'first: Int, x: Int!)', 'Query.thing(x) is required, and was not promised'],
    ['a new required input field',                'kind: Kind either',  'kind: Kind x: Int! either', 'Make(x) is required, and was not promised'],
    ['an input field that became required',       'kind: Kind either',  'kind: Kind! either',  'Make(kind) is Kind!, and Kind was promised'],
    ['a value that is gone',                      'enum Kind { A B }',  'enum Kind { A }',     'Kind.B is missing'],
    ['an input that is no longer @oneOf',         'By @oneOf',          'By',                  'By is not @oneOf'],
    ['an interface that is no longer implemented', 'Thing implements Node', 'Thing',           'Thing does not implement Node'],
    ['an object that became an input',            'type Other { id: ID! }', 'interface Other { id: ID! } type More implements Other { id: ID! }', 'Other is an interface, and an object was promised'],
  ])('notices %s', (_what, from, to, said) => {
    expect(compared(from, to)).toContain(said);
  });
});
