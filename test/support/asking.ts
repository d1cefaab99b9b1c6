import { pino } from 'pino';
import type { Viewer } from '../../src/access/index.ts';
import type { Product } from '../../src/compose.ts';
import type { GraphQLContext } from '../../src/graphql/context.ts';
import { Documents } from '../../src/graphql/server/compiled.ts';
import type { Prepared } from '../../src/graphql/server/compiled.ts';
import { Engine } from '../../src/graphql/server/engine.ts';

/** An error as it leaves the house. */
export interface Refused {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code?: string; readonly issues?: readonly { code: string; message: string; path: readonly string[] }[] };
}

/** An answer as it leaves the house: masked, through JSON. */
export interface Said {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly Refused[];
}

/** The product's own engine, as HTTP and WebSocket use it, for any viewer. */
export interface Asking {
  ask(viewer: Viewer | null, query: string, variables?: object): Promise<Said>;
  /** A stream, or the answer that refused it. */
  live(viewer: Viewer | null, query: string, variables?: object): Promise<AsyncIterator<Said> | Said>;
}

/** Limits are out of the way: documents made from the schema select everything there is. */
const unlimited = { depth: 1_000, breadth: 100_000, complexity: Number.MAX_SAFE_INTEGER, tokens: 1_000_000 };

/**
 * `documents`: whether those that are asked again are compiled, as the product does it, or each is read and checked once and run by graphql-js,
 * which pays for large ones asked a few times.
 */
export function asking({ core, schema, services }: Product, documents: 'compiled' | 'prepared' = 'compiled'): Asking {
  const viewers = new Map<string, Viewer | null>();
  const engine = new Engine<GraphQLContext>({
    schema,
    contextFor: ({ authorization }) => Promise.resolve(core.graphqlContext(viewers.get(authorization ?? '') ?? null, services)),
    contextForEvent: ({ viewer }) => core.graphqlContext(viewer, services),
    idempotencyScopeOf: ({ viewer }) => viewer,
    idempotency: core.idempotency,
    limits: unlimited,
    log: pino({ level: 'silent' }),
    compiledDocuments: documents === 'compiled' ? 200 : 0,
    recheckMs: 60_000,
  });
  const preparing = new Documents(schema, null, unlimited, 0);
  const prepared = new Map<string, Prepared>();
  const preparedOf = (query: string): Prepared => {
    const known = prepared.get(query) ?? preparing.prepare(query, null);
    prepared.set(query, known);
    return known;
  };
  const operate = (viewer: Viewer | null, query: string, variables: object) => {
    const authorization = viewer === null ? '' : `${viewer.kind} ${viewer.credentialId} ${[...viewer.permissions].join()}`;
    viewers.set(authorization, viewer);
    return engine.answer(
      { query, named: null, operationName: null, variables: structuredClone(variables) as Record<string, unknown>, idempotencyKey: null },
      { credentials: { authorization, via: 'ws', requestId: 'test' }, readOnly: false, streams: true },
      documents === 'compiled' ? undefined : preparedOf(query),
    );
  };
  const read = (text: string) => JSON.parse(text) as Said;
  return {
    ask: async (viewer, query, variables = {}) => {
      const outcome = await operate(viewer, query, variables);
      if (outcome.kind === 'stream') throw new Error('a live field is asked by live');
      return read(outcome.text);
    },
    live: async (viewer, query, variables = {}) => {
      const outcome = await operate(viewer, query, variables);
      if (outcome.kind === 'answer') return read(outcome.text);
      const payloads = outcome.payloads;
      return {
        next: async () => {
          const { done, value } = await payloads.next();
          return done === true ? { done, value: undefined } : { done: false, value: read(value) };
        },
        return: async () => {
          await payloads.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
