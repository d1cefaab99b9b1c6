/** The product's live machinery over one live field: its engine, its sharing of answers, its WebSocket. */
import type { AddressInfo } from 'node:net';
import { limits } from '../../src/graphql/limits.ts';
import { createGraphqlServer } from '../../src/graphql/server/index.ts';
import { answerPublish } from './publisher.ts';
import { figureSchema } from './schema.ts';

const { schema, publish } = figureSchema();
const silent = (): void => {};
const noMutations = (): never => {
  throw new Error('nothing is changed here');
};
const { server } = createGraphqlServer<{ readonly viewer: string }>({
  schema,
  unchecked: { schema: () => schema, checksOf: () => null },
  contextFor: () => Promise.resolve({ viewer: 'one' }),
  sharingScopeOf: ({ viewer }) => viewer,
  idempotencyScopeOf: () => null,
  idempotency: { begin: noMutations, finish: noMutations, abandon: noMutations },
  limits,
  maxBytes: limits.requestBytes,
  corsOrigins: [],
  log: { debug: silent, info: silent, warn: silent, error: (...words: unknown[]) => console.error(...words), isLevelEnabled: () => false },
  routes: [{ method: 'POST', path: '/publish', handler: (req, res) => answerPublish(req, res, { publish, waiting: () => 0 }) }],
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
