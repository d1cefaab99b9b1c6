import type { AddressInfo } from 'node:net';
import { GraphQLError } from 'graphql';
import { createGraphqlServer } from '../../../src/graphql/server/index.ts';
import type { GraphqlServer, GraphqlServerOptions, IdempotencyClaim, IdempotencyScope, IdempotencyStore } from '../../../src/graphql/server/index.ts';
import { smallSchema, World } from './small-schema.ts';
import type { SmallContext } from './small-schema.ts';

/** First answers in memory, by the rules that the table in the database keeps. */
export class MemoryIdempotency implements IdempotencyStore {
  readonly records = new Map<string, { readonly fingerprint: string; answer: string | null }>();

  begin(scope: IdempotencyScope, key: string, fingerprint: string): Promise<IdempotencyClaim> {
    const record = this.records.get(this.#name(scope, key));
    if (record === undefined) {
      this.records.set(this.#name(scope, key), { fingerprint, answer: null });
      return Promise.resolve('started');
    }
    if (record.fingerprint !== fingerprint) return Promise.resolve('conflict');
    return Promise.resolve(record.answer === null ? 'running' : { replay: record.answer });
  }

  finish(scope: IdempotencyScope, key: string, answer: string): Promise<void> {
    const record = this.records.get(this.#name(scope, key));
    if (record !== undefined) record.answer = answer;
    return Promise.resolve();
  }

  abandon(scope: IdempotencyScope, key: string): Promise<void> {
    this.records.delete(this.#name(scope, key));
    return Promise.resolve();
  }

  #name(scope: IdempotencyScope, key: string): string {
    return `${scope.organizationId} ${scope.credentialId} ${key}`;
  }
}

export interface SmallServer {
  readonly url: string;
  readonly wsUrl: string;
  readonly world: World;
  readonly idempotency: MemoryIdempotency;
  /** What was logged as an error: details and message. */
  readonly logged: { readonly details: Record<string, unknown>; readonly message: string }[];
  readonly graphql: GraphqlServer;
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const viewers: Readonly<Record<string, SmallContext['viewer']>> = {
  'Bearer anna': { name: 'anna', organizationId: 'org-1', credentialId: 'key-1' },
  'Bearer ben': { name: 'ben', organizationId: 'org-1', credentialId: 'key-2' },
};

/** A server over the small schema on a free port, with everything bounded as in production unless told. */
export async function smallServer(options: Partial<GraphqlServerOptions<SmallContext>> = {}): Promise<SmallServer> {
  const world = new World();
  const idempotency = new MemoryIdempotency();
  const logged: SmallServer['logged'] = [];
  const graphql = createGraphqlServer<SmallContext>({
    schema: smallSchema(),
    contextFor: ({ authorization }) => {
      if (authorization === null) return Promise.resolve({ viewer: null, world });
      if (authorization === 'Bearer broken') return Promise.reject(new Error('column "hash" does not exist'));
      const viewer = viewers[authorization];
      if (viewer) return Promise.resolve({ viewer, world });
      return Promise.reject(new GraphQLError('the credential is unknown, expired or revoked', { extensions: { code: 'UNAUTHENTICATED' } }));
    },
    idempotencyScopeOf: ({ viewer }) => viewer,
    sharingScopeOf: ({ viewer }) => viewer && viewer.organizationId,
    idempotency,
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (details, message) => logged.push({ details: details as Record<string, unknown>, message }),
      isLevelEnabled: () => false,
    },
    corsOrigins: ['https://app.example.com'],
    maxBytes: 100_000,
    limits: { depth: 6, breadth: 60, complexity: 200, tokens: 500 },
    ...options,
  });
  await new Promise<void>((resolve) => graphql.server.listen(0, '127.0.0.1', resolve));
  const { port } = graphql.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    wsUrl: `ws://127.0.0.1:${port}/graphql`,
    world,
    idempotency,
    logged,
    graphql,
    post: (body, headers = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      }),
  };
}

/** Body of an answer: the parts that tests look at. */
export interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly locations?: unknown; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

export async function bodyOf(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}
