import { readFileSync, readdirSync } from 'node:fs';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const schema = buildSchema(readFileSync(`${folder}/../../schema/tollgate.graphql`, 'utf8'));
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
const asked = new Set(
  documents.flatMap((name) =>
    parse(readFileSync(`${folder}/${name}`, 'utf8')).definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition' ? definition.selectionSet.selections.flatMap((of) => (of.kind === 'Field' ? [`${definition.operation}.${of.name.value}`] : [])) : [],
    ),
  ),
);

test.each([
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
  ['subscription', schema.getSubscriptionType()],
] as const)('every root field of a %s has a document that a front end can begin with', (operation, type) => {
  const fields = Object.keys(type?.getFields() ?? {});
  expect(fields.length).toBeGreaterThan(5);
  const missing = fields.filter((field) => !asked.has(`${operation}.${field}`));
  expect(missing, 'Remedy: write an operation in test/operations, run npm run codegen, and ask it in a test with the exact answer').toEqual([]);
});
