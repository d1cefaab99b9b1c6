import { buildSchema as schemaOf } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { graphRules } from './graph-rules.ts';

const schema = buildSchema();

test.each(graphRules.map((rule) => [rule.name, rule] as const))('%s', (_name, { name, remedy, find }) => {
  const findings = find(schema);
  expect(findings.length, `${name}.\nRemedy: ${remedy}.\n${findings.join('\n')}\n`).toBe(0);
});

test.each(graphRules.map((rule) => [rule.name, rule] as const))('notices a break of: %s', (_name, { find, broken }) => {
  expect(find(schemaOf(broken)).length).toBeGreaterThan(0);
});
