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
      let command: CommandContext | undefined;
      const run = viewer === null ? () => Promise.reject(unauthenticated()) : sharedRun(database.pool, briefReads, count);
      const buyer = viewer?.kind === 'portal_token' ? { customerId: viewer.customerId } : null;
      const read = new Reader(viewer?.organizationId ?? '00000000-0000-0000-0000-000000000000', run, tables, buyer);
      return {
        viewer,
        read,
        shown: shown === undefined ? read : read.showing(shown),
        clock,
        services,
        loaders: new Map(),
        lists: new Map(),
        get command() {
          if (viewer === null) throw unauthenticated();
          command ??= commandContext(viewer.organizationId, { kind: viewer.kind, id: viewer.credentialId }, count);
          return command;
        },
      };
    },
    close: async () => {
      await news.close();
      await briefReads.close();
      await database.close();
    },
  };
}
