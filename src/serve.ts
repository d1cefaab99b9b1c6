import type { Server } from 'node:http';
import type { Clock } from './kit/clock.ts';
import type { Config } from './platform/config.ts';
import { inTurnOn } from './platform/exclusively.ts';
import type { Installation } from './platform/installation.ts';
import { startJobs } from './platform/jobs.ts';
import type { Logger } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { compose } from './compose.ts';
import type { Product } from './compose.ts';
import { createGateway } from './gateway.ts';
import type { Graphiql } from './gateway.ts';
import { defaultOrganization, ensureOrganization } from './organizations.ts';
import type { KnownOrganization } from './organizations.ts';

export interface ServeOptions {
  readonly config: Config;
  readonly installation: Installation;
  readonly log: Logger;
  readonly clock: Clock;
  /** The organization that the configuration's key reaches; `default` unless told. */
  readonly organization?: KnownOrganization;
  readonly graphiql?: Graphiql;
  /** How long what is under way may take when it is closed. */
  readonly graceMs: number;
}

/** A gateway process with everything running but its listener. */
export interface Serving {
  readonly server: Server;
  /** The key of the organization, when this start made it. */
  readonly newApiKey: string | null;
  close(): Promise<void>;
}

/** Migrates and puts a gateway process together, with its jobs unless they run elsewhere. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { config, log, clock, graceMs } = options;
  const product = await openProduct(options);
  const { orm, pool } = product.core.database;
  try {
    const newApiKey = await ensureOrganization({ orm, now: clock.now() }, options.organization ?? defaultOrganization, config.apiKey, inTurnOn(pool));
    const gateway = createGateway(product, { corsOrigins: config.corsOrigins, ...(options.graphiql ? { graphiql: options.graphiql } : {}) });
    let jobs: ReturnType<typeof startJobs> | null = null;
    // Callers first: the queue's code is loaded when they are being answered.
    if (config.jobs) gateway.server.once('listening', () => { jobs = startJobs({ pool, tasks: product.tasks, recurring: product.recurring, log }); });
    return {
      server: gateway.server,
      newApiKey,
      close: async () => {
        await Promise.all([gateway.close(graceMs), jobs?.stop()]);
        await product.close();
      },
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** A process that runs jobs and answers nobody. */
export async function runJobs(options: Omit<ServeOptions, 'graceMs' | 'organization' | 'graphiql'>): Promise<{ close(): Promise<void> }> {
  const product = await openProduct(options);
  const jobs = startJobs({ pool: product.core.database.pool, tasks: product.tasks, recurring: product.recurring, log: options.log });
  return {
    close: async () => {
      await jobs.stop();
      await product.close();
    },
  };
}

async function openProduct({ config, installation, log, clock }: Omit<ServeOptions, 'graceMs'>): Promise<Product> {
  const { databaseUrl } = installation;
  const [secret] = await Promise.all([installation.secret(), migrate(databaseUrl, (message) => log.debug(message))]);
  return compose({ databaseUrl, secret, clock, log, publicUrl: config.publicUrl });
}
