import { execute, getOperationAST, parse, subscribe, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll } from 'vitest';
import { pino } from 'pino';
import { createFirstKey, createOrganization, permissions } from '../../src/access/index.ts';
import type { Permission, Viewer } from '../../src/access/index.ts';
import { compose } from '../../src/compose.ts';
import type { Product } from '../../src/compose.ts';
import { fixedClock } from '../../src/kit/clock.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';
import { database } from './database.ts';

/** Where the real time of tests stands unless they set it. */
export const realNow = '2027-01-01T00:00:00Z';

/** What a document costs and answers. */
export interface Asked {
  readonly data: Record<string, never> & Record<string, unknown>;
  readonly errors: readonly { message: string; code: unknown; path: readonly (string | number)[] | undefined; issues: unknown }[];
  /** SQL statements of its reads. */
  readonly statements: number;
}

/** One organization on the file's database, and ways to ask the graph as somebody of it. */
export interface World {
  readonly organizationId: string;
  readonly apiKey: string;
  readonly viewer: Viewer;
  readonly product: Product;
  /** Asks as the organization's key; errors are part of the answer. */
  ask(source: string, variables?: Record<string, unknown>, viewer?: Viewer | null): Promise<Asked>;
  /** The same, and fails unless there are no top-level errors. Answers the data. */
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
  data(source: string, variables?: Record<string, unknown>, viewer?: Viewer | null): Promise<any>;
  /** Starts a live field; values come by `next`. */
  live(source: string, variables?: Record<string, unknown>, viewer?: Viewer | null): Promise<AsyncGenerator<ExecutionResult>>;
  command(): CommandContext;
  /** The same organization asked with fewer scopes. */
  limited(...scopes: Permission[]): Viewer;
}

export interface Worlds {
  product(): Product;
  clock: ReturnType<typeof fixedClock>;
  create(key?: string): Promise<World>;
}

let made = 0;
/** Built once for all files of a worker: it holds nothing of any product, and takes longer to build than most files take. */
let schema: GraphQLSchema | undefined;
/** One for all files of a worker as well, on one file's database after the other. */
let orm: Product['core']['database']['orm'] | undefined;

/** Composes the product on this file's own database. Call once, at the top of the file. */
export function worlds(): Worlds {
  const db = database();
  const clock = fixedClock(realNow);
  let product: Product | undefined;
  beforeAll(async () => {
    product = await compose({ databaseUrl: db.url(), secret: new Uint8Array(32).fill(7), clock, log: pino({ level: 'silent' }), poolSize: 6, ...(schema && { schema }), ...(orm && { orm }) });
    orm = product.core.database.orm;
    schema = product.schema;
  });
  afterAll(async () => {
    await product?.close();
  });
  const composed = (): Product => {
    if (product === undefined) throw new Error('worlds are there from beforeAll on');
    return product;
  };
  return { product: composed, clock, create: (key) => createWorld(composed(), clock, key ?? `org_${++made}`) };
}

async function createWorld(product: Product, clock: ReturnType<typeof fixedClock>, key: string): Promise<World> {
  const operator = { orm: product.core.database.orm, now: clock.now() };
  const { id: organizationId } = await createOrganization(operator, { key });
  const { id: credentialId, apiKey } = await createFirstKey(operator, { organizationId });
  const viewer: Viewer = {
    kind: 'api_key', credentialId, organizationId, permissions: new Set(permissions), customerId: null, subject: null, allowedMeterKeys: null, expiresAt: null,
  };
  const world: World = {
    organizationId,
    apiKey,
    viewer,
    product,
    command: () => product.core.commandContext(organizationId, { kind: 'api_key', id: credentialId }),
    limited: (...scopes) => ({ ...viewer, permissions: new Set(scopes) }),
    ask: async (source, variables = {}, as = viewer) => {
      const document = valid(product, source);
      const count = { statements: 0 };
      const contextValue = product.core.graphqlContext(as, product.services, count);
      const result = await execute({ schema: product.schema, document, variableValues: variables, contextValue });
      return {
        data: plain(result.data) as never,
        errors: (result.errors ?? []).map((error) => ({ message: error.message, code: error.extensions['code'] ?? error.originalError?.constructor.name, path: error.path, issues: error.extensions['issues'] })),
        statements: count.statements,
      };
    },
    data: async (source, variables, as) => {
      const { data, errors } = await world.ask(source, variables, as);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    live: async (source, variables = {}, as = viewer) => {
      const document = valid(product, source);
      const contextValue = product.core.graphqlContext(as, product.services);
      const stream = await subscribe({ schema: product.schema, document, variableValues: variables, contextValue });
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.errors?.map((error) => ({ message: error.message, code: error.extensions['code'] }))));
      return stream as AsyncGenerator<ExecutionResult>;
    },
  };
  return world;
}

/** Documents that were found valid: tests ask the same ones again and again, and looking at one takes longer than most answers. */
const known = new Map<string, DocumentNode>();

function valid(product: Product, source: string): DocumentNode {
  const before = known.get(source);
  if (before !== undefined) return before;
  const document = parse(source);
  const wrong = validate(product.schema, document);
  if (wrong.length > 0) throw new Error(wrong.map((error) => error.message).join('\n'));
  if (getOperationAST(document) == null) throw new Error('give one operation');
  known.set(source, document);
  return document;
}

/** graphql-js answers objects without a prototype, which differ from literals in a comparison. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
