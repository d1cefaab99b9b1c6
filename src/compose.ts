import type { GraphQLSchema } from 'graphql';
import { openCore } from './core.ts';
import type { Core, CoreOptions } from './core.ts';
import { dueWorkTask, forgetTestClock, runDue } from './customers/index.ts';
import type { DueWorker } from './customers/index.ts';
import type { Services } from './graphql/context.ts';
import { buildSchema } from './graphql/schema.ts';
import type { ProductRoute } from './gateway.ts';
import { exclusiveOn } from './platform/exclusively.ts';
import type { Recurring, Tasks } from './platform/jobs.ts';
import type { Reaction } from './platform/transaction.ts';

/** The product put together: ports have met their adapters, nothing listens or runs yet. */
export interface Product {
  readonly core: Core;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly tasks: Tasks;
  readonly recurring: readonly Recurring[];
  /** Plain HTTP addresses of the domains. */
  readonly routes: readonly ProductRoute[];
  close(): Promise<void>;
}

/** The one place that knows every domain: who reacts to whose news, who does due work, what each port is. */
export async function compose(options: CoreOptions): Promise<Product> {
  const reactions = new Map<string, Reaction[]>();
  const on = (type: string, ...added: Reaction[]) => reactions.set(type, [...(reactions.get(type) ?? []), ...added]);
  const core = await openCore(options, reactions);
  const { pool } = core.database;

  // Work of one instant is done in this order.
  const dueWorkers = new Map<string, DueWorker>();

  on('test_clock.deleted', forgetTestClock);

  const services: Services = {
    dueWorkers,
    exclusively: exclusiveOn(pool),
    news: core.news,
    portalSignature: core.portal,
  };

  const tasks: Tasks = {
    [dueWorkTask]: async (payload) => {
      const { organizationId, customerId } = payload as { organizationId: string; customerId: string };
      await runDue(core.commandContext(organizationId, { kind: 'system', id: null }), dueWorkers, { customerId }, core.clock.now());
    },
    'access-prune': () => core.idempotency.prune(),
  };

  return {
    core,
    schema: buildSchema(),
    services,
    tasks,
    recurring: [{ task: 'access-prune', pattern: '17 * * * *' }],
    routes: [],
    close: () => core.close(),
  };
}
