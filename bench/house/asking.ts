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

/** Counts tokens of the events that the benches send. */
export async function createTokenMeter(product: Program): Promise<void> {
  await askProduct(
    product,
    `mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "tokens", valueProperty: "$.tokens", groupBy: [{ key: "model", path: "$.model" }] }) {
       __typename ... on Error { code message } } }`,
  );
}
