import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';

const schema = buildSchema();
const refusals = (document: string) => validate(schema, parse(document)).map(({ message, locations, extensions }) => ({ message, at: locations, code: extensions['code'] }));

test('literals that a scalar refuses are named with their places, so that one of several can be found', () => {
  const grant = `mutation {
  createGrant(input: { customer: { key: "acme" }, featureKey: "tokens",
    amount: "NaN",
    effectiveAt: "2026-02-30T00:00:00Z" }) { __typename }
}`;
  expect(refusals(grant)).toEqual([
    { message: '"NaN" is not an exact decimal of at most 200 digits: send it as a string in plain notation, "0.002"', at: [{ line: 3, column: 13 }], code: 'BAD_USER_INPUT' },
    { message: '"2026-02-30T00:00:00Z" is not an instant of the calendar', at: [{ line: 4, column: 18 }], code: 'BAD_USER_INPUT' },
  ]);
});

test('digits are counted', () => {
  const grantOf = (amount: string) => refusals(`mutation { createGrant(input: { customer: { key: "acme" }, featureKey: "tokens", amount: ${amount}, effectiveAt: "2026-02-03T00:00:00Z" }) { __typename } }`);
  expect(grantOf('9'.repeat(200))).toEqual([]);
  expect(grantOf('9'.repeat(201))).toEqual([{ message: expect.stringMatching(/^"9{79} is not an exact decimal of at most 200 digits: /) as unknown, at: [{ line: 1, column: 90 }], code: 'BAD_USER_INPUT' }]);
});
