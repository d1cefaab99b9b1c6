import type pg from 'pg';
import { present } from '../kit/assert.ts';
import { newsChannel, notifications } from '../platform/outbox.ts';
import type { Run } from '../platform/reader.ts';
import { ContributionCollector } from './contribution.ts';
import type { TimedUsageEvent } from './event.ts';
import { lateEvents } from './lateness.ts';
import type { CompiledMeter } from './meter.ts';
import { MeterRevisions } from './meter-revision.ts';
import type { MeterRevision } from './meter-revision.ts';
import { tallyBatch } from './batch-tally.ts';
import { storable } from './storable-event.ts';
import { isTakenName, storeNewText, storeNewValues } from './store-new-statement.ts';
import { storeText, storeValues } from './store-statement.ts';
import type { EventMark } from './store-statement.ts';
import { usageNews } from './usage-news.ts';

/** An organization's live meters as a writer knows them. They may be stale: whoever stores is told. */
export interface KnownMeters {
  readonly byId: ReadonlyMap<string, CompiledMeter>;
  readonly revision: MeterRevision;
}

/** What became of events that were stored within a transaction. */
export interface WrittenUsage {
  /** False: the organization's meters are being changed, or are others than the caller knew. Nothing was stored: roll back, and do all of it again. */
  readonly isReady: boolean;
  /** By meter, the subjects whose usage revision grew by one. */
  readonly heads: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Stores usage events as a part of somebody's transaction, by the very statement of ingest: each counts exactly once, is rolled up, raises the
 * revision of its meters and subjects, and is told to all processes at the commit, or none of it happens.
 */
export class UsageWriter {
  readonly #pool: pg.Pool;
  readonly #revisions: MeterRevisions;
  readonly #known = new WeakMap<MeterRevision, KnownMeters>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    this.#revisions = new MeterRevisions(pool);
  }

  async metersOf(organizationId: string): Promise<KnownMeters> {
    const revision = present((await this.#revisions.of([organizationId])).get(organizationId), 'the meters of an organization');
    let known = this.#known.get(revision);
    if (known === undefined) {
      known = { revision, byId: new Map([...revision.meters.values()].flat().map((meter) => [meter.id, meter])) };
      this.#known.set(revision, known);
    }
    return known;
  }

  /** The same, where some of these are known to be live or were: they may have been created since it was read. */
  async metersWith(organizationId: string, meterIds: readonly string[]): Promise<KnownMeters> {
    const known = await this.metersOf(organizationId);
    if (meterIds.every((id) => known.byId.has(id))) return known;
    this.#revisions.forget([organizationId]);
    return this.metersOf(organizationId);
  }

  /**
   * Stores at most 8,191 events of one organization, no two of the same name, and none whose name is taken: EventNameTaken tells of one, and then the
   * transaction must be rolled back. Its locks last until the commit and are those of ingest, in its
   * order, so call it once a transaction. `run` is the transaction's.
   */
  async store(run: Run, organizationId: string, { revision: { revision, meters, latenessMs } }: KnownMeters, events: readonly TimedUsageEvent[], ingestedAt: Temporal.Instant): Promise<WrittenUsage> {
    const at = ingestedAt.toString();
    const rows = events.map((event) => storable(organizationId, event, at));
    const collector = new ContributionCollector();
    events.forEach((event, n) => collector.add(n + 1, event, meters));
    const late = await lateEvents(this.#pool, rows, () => latenessMs);
    const marks = rows.flatMap((_row, n): EventMark[] => {
      const issues = collector.kept.get(n + 1) ?? null;
      return issues === null && !late.has(n) ? [] : [{ position: n + 1, late: late.has(n) || null, issues }];
    });
    const news = { channel: newsChannel, payloads: notifications(usageNews(rows, collector)) };
    const expected = new Map([[organizationId, revision]]);
    const tally = tallyBatch(rows, collector);
    let isReady: boolean;
    if (tally === null) {
      await run(plansForEventsText, []);
      const [answer] = (await run(storeText, storeValues(rows, expected, collector, news, marks))) as { ready: readonly string[]; duplicates: readonly number[] | null }[];
      const { ready, duplicates } = present(answer, 'the answer of the store');
      if (duplicates !== null && duplicates.length > 0) throw new EventNameTaken();
      isReady = ready.length > 0;
    } else {
      const [answer] = (await run(storeNewText, storeNewValues(rows, expected, collector, tally, news, marks)).catch(ofTakenName)) as { ready: boolean }[];
      isReady = present(answer, 'the answer of the store').ready;
    }
    if (!isReady) this.#revisions.forget([organizationId]);
    return { isReady, heads: headsOf(events, collector) };
  }
}

/** Of a transaction: how many events there are is known only when they are stored, so loops over them would be long, and a plan of its own for each number no better. */
const plansForEventsText = "select set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)";

/** The name of an event was taken meanwhile. */
export class EventNameTaken extends Error {
  constructor(options?: ErrorOptions) {
    super('an event of this name was stored meanwhile', options);
  }
}

function ofTakenName(error: unknown): never {
  throw isTakenName(error) ? new EventNameTaken({ cause: error }) : error;
}

function headsOf(events: readonly TimedUsageEvent[], { entries, groups }: ContributionCollector): ReadonlyMap<string, ReadonlySet<string>> {
  const heads = new Map<string, Set<string>>();
  for (const { event, group } of entries) {
    const meterId = groups[group - 1]?.meterId;
    const subject = events[event - 1]?.subject;
    if (meterId === undefined || subject === undefined) continue;
    const known = heads.get(meterId);
    if (known === undefined) heads.set(meterId, new Set([subject]));
    else known.add(subject);
  }
  return heads;
}
