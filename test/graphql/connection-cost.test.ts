import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from '../../src/graphql/server/cost.ts';
import { buildSchema } from '../../src/graphql/schema.ts';

const cost = (source: string): number => costOf(buildSchema(), parse(source))({}, {}).complexity;

test('a connection costs its fields as often as its page is long, through nodes and through edges', () => {
  expect(cost('{ customers(first: 100) { nodes { id name } } }')).toBe(1 + 100 * (1 + 2));
  expect(cost('{ customers(first: 100) { edges { cursor node { id name } } } }')).toBe(1 + 100 * (1 + 1 + 1 + 2));
  expect(cost('{ customers { nodes { id } } }')).toBe(1 + 20 * (1 + 1));
});
