import { isDeepStrictEqual } from 'node:util';
import { apiKey } from './house.ts';
import type { Program } from './program.ts';

/** Asks the product's graph with the key that has every scope. Throws when there are errors, in the answer or as a typed result. */
export async function askProduct<Data>(product: Program, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: Record<string, { code?: unknown; message?: unknown } | null>; errors?: unknown };
  const refused = Object.values(data ?? {}).find((result) => typeof result?.code === 'string');
  if (data === undefined || errors !== undefined || refused !== undefined) throw new Error(`the product answers ${query.slice(0, 80)} with ${text.slice(0, 1_000)}`);
  return data as Data;
}

/** The headers of every request that the benches send to `/graphql`, the limits' too. */
export const graphqlHeaders = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${apiKey}` };

/** What a program answers to a body. Throws when it answers with errors. */
export async function answerOf(program: Program, body: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${program.port}/graphql`, { method: 'POST', headers: graphqlHeaders, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`${body} is answered with ${JSON.stringify(errors)}`);
  return data;
}

/** A limit that answers something else is none: throws where the product's answer to one of these bodies differs. */
export async function expectSameAnswers(limit: Program, product: Program, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const [expected, answer] = await Promise.all([answerOf(limit, body), answerOf(product, body)]);
    if (!isDeepStrictEqual(answer, expected)) throw new Error(`${body}: the product answers ${JSON.stringify(answer)}, the limit ${JSON.stringify(expected)}`);
  }
}

/** Counts tokens of the events that the benches send. */
export async function createTokenMeter(product: Program): Promise<void> {
  await askProduct(
    product,
    `mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "tokens", valueProperty: "$.tokens", groupBy: [{ key: "model", path: "$.model" }] }) {
       __typename ... on Error { code message } } }`,
  );
}
