import type { Clock } from './kit/clock.ts';
import { newId } from './kit/id.ts';
import { openDatabase } from './platform/database.ts';
import type { Database } from './platform/database.ts';
import type { Logger } from './platform/log.ts';
import { PipelinedReads } from './platform/pipelined-reads.ts';
import { listenForNews } from './platform/pubsub.ts';
import type { News } from './platform/pubsub.ts';
import { Reader, Tables, poolRun, sharedRun } from './platform/reader.ts';
import type { ShownColumns, StatementCount } from './platform/reader.ts';
import type { Actor, CommandContext, Reactions } from './platform/transaction.ts';
import { Authenticator, IdempotencyRecords, TokenSignature } from './access/index.ts';
import type { Viewer } from './access/index.ts';
import { entities } from './entities.ts';
import type { GraphQLContext, Services } from './graphql/context.ts';
import { unauthenticated } from './graphql/coded.ts';

export interface CoreOptions {
  readonly databaseUrl: string;
  /** At least 32 bytes. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  readonly log: Logger;
  readonly poolSize?: number;
  /** The ORM of an earlier core that is closed, which this one may use on. */
  readonly orm?: Database['orm'];
}

/** What every part of a process stands on: the database, the news, who is asking, and contexts for commands and resolvers. */
export interface Core {
  readonly database: Database;
  readonly news: News;
  readonly clock: Clock;
  readonly log: Logger;
  readonly authenticator: Authenticator;
  /** Of portal tokens. */
  readonly portal: TokenSignature;
  /** Of OAuth access tokens. */
  readonly accessTokens: TokenSignature;
  readonly idempotency: IdempotencyRecords;
  commandContext(organizationId: string, actor: Actor, count?: StatementCount): CommandContext;
  graphqlContext(viewer: Viewer | null, services: Services, count?: StatementCount, shown?: ShownColumns): GraphQLContext;
  close(): Promise<void>;
}

/** Two keep a server of several cores busy; two more keep a slow statement from holding up all others. */
const briefConnections = 4;

/** Opens the core. `reactions` is filled by compose.ts before anything runs. */
export async function openCore(options: CoreOptions, reactions: Reactions): Promise<Core> {
  const { clock, log } = options;
  const database = await openDatabase({
    url: options.databaseUrl,
    entities,
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    ...(options.orm && { orm: options.orm }),
    log: (message) => log.warn(message),
  });
  const warn = (message: string): void => log.warn(message);
  const briefReads = new PipelinedReads({ url: options.databaseUrl, pool: database.pool, connections: briefConnections, log: warn });
  const tables = new Tables(database.orm);
  const news = await listenForNews(options.databaseUrl, (message) => log.warn(message));
  const portal = new TokenSignature(options.secret, 'portal');
  const accessTokens = new TokenSignature(options.secret, 'access');
  const authenticator = new Authenticator(database.pool, { portal, access: accessTokens }, clock);
  news.listen((announcements) => {
    for (const { type, id } of announcements) if (type === 'credential.ended') authenticator.forget(id);
  });
  news.onGap(() => authenticator.forgetAll());
  const committed: CommandContext['committed'] = ({ type, id }) => {
    if (type === 'credential.ended') authenticator.forget(id);
  };

  const commandContext = (organizationId: string, actor: Actor, count?: StatementCount): CommandContext => {
    const em = database.orm.em.fork();
    em.setFilterParams('organization', { organizationId });
    return { organizationId, em, read: new Reader(organizationId, poolRun(database.pool, count), tables), clock, newId, actor, reactions, committed };
  };

  return {
    database,
    news,
    clock,
    log,
    authenticator,
    portal,
    accessTokens,
    idempotency: new IdempotencyRecords(database.pool, clock),
    commandContext,
    graphqlContext: (viewer, services, count, shown) => {
      const run = viewer === null ? () => Promise.reject(unauthenticated()) : sharedRun(database.pool, briefReads, count);
      const buyer = viewer?.kind === 'portal_token' ? { customerId: viewer.customerId } : null;
      const read = new Reader(viewer?.organizationId ?? '00000000-0000-0000-0000-000000000000', run, tables, buyer);
      return new RequestContext(viewer, read, shown === undefined ? read : read.showing(shown), clock, services, ({ organizationId, kind, credentialId }) =>
        commandContext(organizationId, { kind, id: credentialId }, count));
    },
    close: async () => {
      await news.close();
      await briefReads.close();
      await database.close();
    },
  };
}

/**
 * A class, since it has a getter: of an object literal with one, V8 makes a shape of its own each time, which lives where only a full collection comes
 * by, and keeps alive until then whatever the getter sees. That was all of every request: a sixth of what requests made was copied once more than it had
 * to be, in pauses of 13 to 30 ms instead of 1.
 */
class RequestContext implements GraphQLContext {
  readonly viewer: Viewer | null;
  readonly read: Reader;
  readonly shown: Reader;
  readonly clock: Clock;
  readonly services: Services;
  readonly loaders: GraphQLContext['loaders'] = new Map();
  readonly lists: GraphQLContext['lists'] = new Map();
  readonly #commandOf: (viewer: Viewer) => CommandContext;
  #command: CommandContext | null = null;

  constructor(viewer: Viewer | null, read: Reader, shown: Reader, clock: Clock, services: Services, commandOf: (viewer: Viewer) => CommandContext) {
    this.viewer = viewer;
    this.read = read;
    this.shown = shown;
    this.clock = clock;
    this.services = services;
    this.#commandOf = commandOf;
  }

  get command(): CommandContext {
    if (this.viewer === null) throw unauthenticated();
    return (this.#command ??= this.#commandOf(this.viewer));
  }
}
