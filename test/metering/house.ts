import { afterAll, beforeAll } from 'vitest';
import { fixedClock } from '../../src/kit/clock.ts';
import { newId } from '../../src/kit/id.ts';
import type { Issue } from '../../src/kit/errors.ts';
import { entities } from '../../src/entities.ts';
import { openDatabase } from '../../src/platform/database.ts';
import type { Database } from '../../src/platform/database.ts';
import { Reader, Tables, poolRun } from '../../src/platform/reader.ts';
import type { Buyer } from '../../src/platform/reader.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';
import { readEvent } from '../../src/metering/event.ts';
import type { TimedUsageEvent } from '../../src/metering/event.ts';
import { IngestQueue, meterBy, definitionOf, compileMeter } from '../../src/metering/index.ts';
import type { CompiledMeter } from '../../src/metering/index.ts';
import { database } from '../support/database.ts';

/** A database with metering and nothing above it. */
export interface MeteringHouse {
  database(): Database;
  queue(): IngestQueue;
  /** What the queue had to report. */
  readonly log: string[];
  /** A new organization's id. */
  organization(): Promise<string>;
  context(organizationId: string): CommandContext;
  reader(organizationId: string, buyer?: Buyer): Reader;
  meter(organizationId: string, key: string): Promise<CompiledMeter>;
}

export const testNow = Temporal.Instant.from('2026-11-21T10:00:00Z');

export function meteringHouse(): MeteringHouse {
  const db = database();
  const log: string[] = [];
  let open: Database;
  let queue: IngestQueue;
  let tables: Tables;
  beforeAll(async () => {
    open = await openDatabase({ url: db.url(), entities });
    tables = new Tables(open.orm);
    queue = new IngestQueue({ url: db.url(), pool: open.pool, log: (message) => log.push(message) });
  });
  afterAll(async () => {
    await queue.close();
    await open.close();
  });
  const reader = (organizationId: string, buyer: Buyer | null = null): Reader => new Reader(organizationId, poolRun(open.pool), tables, buyer);
  return {
    database: () => open,
    queue: () => queue,
    log,
    organization: async () => {
      const id = newId();
      await open.pool.query(`insert into organization (id, key, name, settings, created_at) values ($1, $2, 'Test', '{}', $3)`, [id, `org_${id.slice(-12)}`, testNow.toString()]);
      return id;
    },
    context: (organizationId) => {
      const em = open.orm.em.fork();
      em.setFilterParams('organization', { organizationId });
      return { organizationId, em, read: reader(organizationId), clock: fixedClock(testNow), newId, actor: { kind: 'system', id: null }, reactions: new Map() };
    },
    reader,
    meter: async (organizationId, key) => {
      const row = await meterBy(reader(organizationId), { key });
      if (row === null) throw new Error(`no meter ${key}`);
      return compileMeter(definitionOf(row));
    },
  };
}

/** An event in CloudEvents' form, read; it must be acceptable. */
export function timed(event: { readonly id: string; readonly type: string; readonly subject: string; readonly time: string; readonly source?: string; readonly data?: unknown }): TimedUsageEvent {
  const issues: Issue[] = [];
  const read = readEvent({ source: 'test', ...event }, issues, []);
  if (read === null || read.time === null) throw new Error(JSON.stringify(issues));
  return { ...read, time: read.time };
}
