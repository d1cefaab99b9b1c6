import { beforeAll, expect, test } from 'vitest';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
const http = served(all);
let world: World;

beforeAll(async () => {
  world = await all.create();
});

async function post(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${world.apiKey}` };
  const response = await fetch(`${http.address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}

const estimate = 'totals { total } lines { quantity unitAmount }';
const input = { currency: 'USD', price: { dynamic: { maximumAmount: '5' } }, quantity: '7.50' };

test.each([
  ['defaults that are no JSON, below variables', `query ($input: EstimatePriceInput!) { estimatePrice(input: $input) { ${estimate} } }`, { input }],
  ['the same, written in the document', `{ estimatePrice(input: { currency: "USD", price: { dynamic: { maximumAmount: "5" } }, quantity: "7.50" }) { ${estimate} } }`, {}],
  [
    'a decimal variable inside of a literal',
    `query ($quantity: Decimal = "7.50") { estimatePrice(input: { currency: "USD", price: { dynamic: { maximumAmount: "5" } }, quantity: $quantity }) { ${estimate} } }`,
    {},
  ],
])('compiled documents keep %s', async (_what, query, variables) => {
  const answers = [await post(query, variables), await post(query, variables), await post(query, variables)];
  expect(answers[0]).toMatchObject({ data: { estimatePrice: { totals: { total: '5' }, lines: [{ quantity: '1', unitAmount: '7.5' }] } } });
  expect(answers[2]).toEqual(answers[0]);
});

test('an input type that refers to itself is compiled like any other', async () => {
  const query = 'query ($query: MeterUsageInput) { meterUsage(meter: { key: "nothing" }, query: $query) { rows { value } } }';
  const filter = { key: 'model', where: { or: [{ eq: 'a' }, { and: [{ like: 'b%' }, { ne: 'bc' }] }] } };
  for (let n = 0; n < 3; n++) expect(await post(query, { query: { filterGroupBy: [filter] } })).toMatchObject({ data: { meterUsage: null } });
});

test.each([
  ['U+0000', 'a\u0000b'],
  ['half of a surrogate pair', 'a\ud800b'],
])('text with %s is refused by name, wherever it stands', async (_what, text) => {
  const query = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }';
  expect(await post(query, { input: { key: 'k', metadata: { note: [text] } } })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', issues: [{ code: 'TEXT_UNSTORABLE', path: ['input', 'metadata', 'note', '0'] }] } }],
  });
  expect(await post(`mutation { createCustomer(input: { key: ${JSON.stringify(text)} }) { __typename } }`)).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
  expect(await post('{ customers { totalCount } }')).toMatchObject({ data: { customers: { totalCount: 0 } } });
});

test('compiled documents answer pages, ids, counts and enums as graphql-js does', async () => {
  for (const key of ['acme', 'best']) await post('mutation ($key: String!) { createCustomer(input: { key: $key, name: $key, currency: "USD" }) { __typename } }', { key });
  const made = await post(`mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [
    { name: "Set-up", period: { from: "2029-12-01T00:00:00Z", to: "2030-01-01T00:00:00Z" }, invoiceAt: "2030-01-01T00:00:00Z", price: { flat: { amount: "10.50" } } }] }) { __typename ... on Error { message } } }`);
  expect(made).toMatchObject({ data: { createPendingInvoiceLines: { __typename: expect.not.stringContaining('Error') } } });
  const query = `{ customers(first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }
    nodes { __typename id key createdAt invoices { totalCount nodes { id status state totals { total } lines { edges { cursor } nodes { id totals { total } } } } } } } }`;
  const answers = [await post(query), await post(query), await post(query)];
  expect(answers[0]).toMatchObject({
    data: { customers: { totalCount: 2, pageInfo: { hasNextPage: true, hasPreviousPage: false }, nodes: [{ key: 'acme', invoices: { totalCount: 1, nodes: [{ state: 'GATHERING', totals: { total: '10.5' } }] } }] } },
  });
  expect(answers[2]).toEqual(answers[0]);
});

test('the graph shows itself the same however often it is asked', async () => {
  const query = '{ __schema { types { name } } __type(name: "Customer") { fields { name type { ofType { name } } } } }';
  const answers = [await post(query), await post(query), await post(query)];
  expect(answers[0]).toMatchObject({ data: { __type: { fields: expect.arrayContaining([{ name: 'id', type: { ofType: { name: 'ID' } } }]) } } });
  expect(answers[2]).toEqual(answers[0]);
});
