import type { Connection } from './connection.ts';
import type { DemoIds } from './tabs.ts';

interface Made {
  readonly testClocks: { readonly nodes: readonly { readonly id: string; readonly now: string }[] };
  readonly customers: { readonly nodes: readonly { readonly key: string; readonly name: string; readonly currency: string; readonly testClock: object | null; readonly invoices: { readonly totalCount: number } }[] };
}

/** What the demo made, asked of the gateway itself, and what to try. */
export async function storyOf({ ask, address, apiKey }: Connection, { clockId, portalToken }: DemoIds): Promise<string> {
  const { testClocks, customers } = await ask<Made>(
    '{ testClocks(first: 100) { nodes { id now } } customers(first: 100) { nodes { key name currency testClock { id } invoices(first: 1) { totalCount } } } }',
  );
  // Invoices of real time are made moments after what they are for: how many there are by now is no part of the story.
  const named = (onClock: boolean): string[] =>
    customers.nodes
      .filter(({ testClock }) => (testClock !== null) === onClock)
      .map(({ key, name, currency, invoices }) => `${key.padEnd(10)} ${name}, pays in ${currency}${onClock ? `, invoices: ${invoices.totalCount}` : ''}`);
  const now = testClocks.nodes.find(({ id }) => id === clockId)?.now;
  const events = `'{"specversion":"1.0","id":"1","source":"me","type":"search.completed","subject":"quill-web"}'`;
  return [
    '',
    'The demo is "Atlas Models", which sells tokens of its language models.',
    `A year is behind these customers; their test clock stands at ${now}:`,
    ...named(true).map((line) => `  ${line}`),
    'These live in real time, and their applications are sending usage now:',
    ...named(false).map((line) => `  ${line}`),
    '',
    `API key       ${apiKey}`,
    `Portal token  ${portalToken}`,
    '              (of quill, for a day)',
    '',
    'Try:',
    `  open ${address}/graphql in a browser: ready operations stand in tabs, in order`,
    `  curl -s ${address}/graphql -H 'authorization: Bearer ${apiKey}' --json '{"query":"{ customers { nodes { key name } } }"}'`,
    `  curl -N ${address}/graphql -H 'authorization: Bearer ${apiKey}' -H 'accept: text/event-stream' --json '{"query":"subscription { entitlementValueChanged(customer: {key: \\"wattle\\"}, featureKey: \\"tokens\\") { balance usage } }"}'`,
    `  curl -i ${address}/api/v1/events -H 'authorization: Bearer ${apiKey}' -H 'content-type: application/cloudevents+json' -d ${events}`,
    '',
  ].join('\n');
}
