import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Issue } from '../kit/errors.ts';
import { instantText } from '../kit/instant.ts';
import { present } from '../kit/assert.ts';
import { newsChannel, notifications } from '../platform/outbox.ts';
import { ContributionCollector } from './contribution.ts';
import type { TimedUsageEvent } from './event.ts';
import { IngestQueueFull, IngestUnavailable } from './ingest.errors.ts';
import { IngestWriter } from './ingest-writer.ts';
import type { StoreAnswer } from './ingest-writer.ts';
import { lateEvents } from './lateness.ts';
import { MeterRevisions } from './meter-revision.ts';
import type { MeterRevision } from './meter-revision.ts';
import { tallyBatch } from './batch-tally.ts';
import { storable } from './storable-event.ts';
import { storeNewValues } from './store-new-statement.ts';
import { storeValues } from './store-statement.ts';
import type { EventMark, StorableEvent, StoreNews } from './store-statement.ts';
import { usageNews } from './usage-news.ts';
import { withoutRepeats } from './without-repeats.ts';

/** What became of one event. A duplicate is stored already, or stands twice in one request. */
export interface IngestOutcome {
  readonly status: 'ACCEPTED' | 'DUPLICATE';
  /** Accepted: why meters did not count it, or that there is none for its type. */
  readonly issues: readonly Issue[];
}

export interface IngestQueueOptions {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly log: (message: string) => void;
  /** Statements under way at once. */
  readonly writers?: number;
  /** Most events of one statement; 8,191 at the very most. */
  readonly batchSize?: number;
  /** Most events that wait; a request beyond it is refused as a whole. */
  readonly capacity?: number;
  /** Told of every batch when it is over. */
  readonly observe?: (batch: StoredBatch) => void;
  /** Told of every request that is refused since too much waits: how many events it has. */
  readonly noRoom?: (events: number) => void;
}

/** What became of one batch, for figures. */
export interface StoredBatch {
  readonly events: number;
  readonly accepted: number;
  /** Stored before, or twice in the batch. */
  readonly duplicates: number;
  /** Events that could not be stored, by why: UNAVAILABLE, or STORE_REFUSED for what the database did not take. */
  readonly failed: { readonly events: number; readonly reason: 'UNAVAILABLE' | 'STORE_REFUSED' } | null;
  /** From the handing over of its statement to the answer after the commit, in milliseconds. */
  readonly commitMs: number;
  /** From when its longest-waiting event came in until it was counted, in milliseconds: the statement that stores an event rolls it up. */
  readonly lagMs: number;
}

/** Events that came in together and are answered together. */
interface Request {
  /** When it came in, by the process's own clock, in milliseconds. */
  readonly since: number;
  readonly outcomes: IngestOutcome[];
  /** Events that are not settled. */
  open: number;
  readonly resolve: (outcomes: IngestOutcome[]) => void;
  readonly reject: (error: Error) => void;
}

interface Waiting {
  readonly event: TimedUsageEvent;
  readonly storable: StorableEvent;
  readonly request: Request;
  /** Its place in the request. */
  readonly at: number;
  /** How often its organization's meters were found to have changed. */
  turns: number;
}

const accepted: IngestOutcome = { status: 'ACCEPTED', issues: [] };
const none: ReadonlySet<number> = new Set();
const duplicate: IngestOutcome = { status: 'DUPLICATE', issues: [] };

/** The most batches that are asked which of their events are stored already, after one had some. */
const MOST_DOUBTED = 64;
/** While a writer is busy, another takes as many events, or what waits when that is so long ago: a statement costs a third of a millisecond, for however few. */
const SECOND_BATCH = 60;
const SECOND_PATIENCE_MS = 25;
/** The longest that a free writer waits for more events where many come at once. */
const MOST_PATIENCE_MS = 5;
/** PostgreSQL's classes of errors that come from what was sent; every other is of the moment or of the connection. */
const DATA_ERROR = /^(?:21|22|23|42|54)/;
/** The last is of an event whose month was made while it was on its way to the table for all that lies further ahead. */
const TRANSIENT_ERROR = /^(?:40|55P03|23514)/;

/**
 * Groups the events of concurrent requests into few statements. Events wait while all writers are busy; a free writer takes what waits,
 * up to a batch, and answers when it is committed. So one commit serves many requests, and the less there is to do the sooner it is done;
 * only where many come at once a free writer waits a moment for as many again, and a second one until there are many.
 */
export class IngestQueue {
  readonly #options: Required<Omit<IngestQueueOptions, 'observe' | 'noRoom'>>;
  readonly #observe: (batch: StoredBatch) => void;
  readonly #noRoom: (events: number) => void;
  readonly #revisions: MeterRevisions;
  #waiting: Waiting[] = [];
  /** Of each batch that is being stored: whose events these are, by name alone, whichever organization's. */
  readonly #subjectsUnderWay = new Set<ReadonlySet<string>>();
  readonly #idle: IngestWriter[] = [];
  readonly #writers = new Set<IngestWriter>();
  readonly #atRest: (() => void)[] = [];
  #closed = false;
  /** A free writer waits until so many events are there, but no longer than `#patienceMs`. */
  #expected = 0;
  #patienceMs = 0;
  #gathering: NodeJS.Timeout | null = null;
  /** They waited long enough. */
  #isOverdue = false;
  /** Batches to come whose events may be stored already; the others are taken to be new, which costs less where it is true. */
  #doubted = 0;
  /** How many are doubted when the next one turns out not to be new: whoever sends again sends many again. */
  #caution = 1;

  constructor(options: IngestQueueOptions) {
    this.#options = { writers: 2, batchSize: 5_000, capacity: 100_000, ...options };
    this.#observe = options.observe ?? (() => {});
    this.#noRoom = options.noRoom ?? (() => {});
    this.#revisions = new MeterRevisions(options.pool);
    for (let n = 0; n < this.#options.writers; n++) {
      const writer = new IngestWriter(options.url, options.log);
      this.#writers.add(writer);
      this.#idle.push(writer);
    }
  }

  /**
   * Stores events of one organization, each exactly once, and answers after the commit, in their order. `ingestedAt` is when they were
   * accepted. Rejects with IngestQueueFull when too much waits, and IngestUnavailable when the database cannot be had.
   */
  store(organizationId: string, events: readonly TimedUsageEvent[], ingestedAt: Temporal.Instant): Promise<IngestOutcome[]> {
    if (this.#closed) return Promise.reject(new IngestUnavailable({ cause: new Error('the queue is closed') }));
    if (this.#waiting.length + events.length > this.#options.capacity) {
      this.#noRoom(events.length);
      return Promise.reject(new IngestQueueFull(this.#waiting.length));
    }
    if (events.length === 0) return Promise.resolve([]);
    const acceptedAt = instantText(ingestedAt);
    return new Promise((resolve, reject) => {
      const outcomes: IngestOutcome[] = [];
      outcomes.length = events.length;
      const request: Request = { since: performance.now(), outcomes, open: events.length, resolve, reject };
      let at = 0;
      for (const event of events) this.#waiting.push({ event, storable: storable(organizationId, event, acceptedAt), request, at: at++, turns: 0 });
      this.#start();
    });
  }

  /** How many events wait for a writer. */
  get depth(): number {
    return this.#waiting.length;
  }

  /** Stores what waits, refuses what comes, and closes the connections. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#subjectsUnderWay.size > 0 || this.#waiting.length > 0) await new Promise<void>((resolve) => this.#atRest.push(resolve));
    await Promise.all([...this.#writers].map((writer) => writer.close()));
  }

  #start(): void {
    while (this.#waiting.length > 0) {
      if (this.#idle.length === 0 || this.#gathers()) return;
      const writer = this.#idle.pop();
      if (writer === undefined) return;
      const batch = this.#take();
      const subjects = new Set(batch.map(({ storable: { subject } }) => subject));
      this.#subjectsUnderWay.add(subjects);
      this.#expected = batch.length >> 1;
      let isFree = false;
      const free = (): void => {
        if (isFree) return;
        isFree = true;
        this.#subjectsUnderWay.delete(subjects);
        this.#idle.push(writer);
        // What waited for as many as a second writer takes may be enough for this one.
        this.#stopGathering();
        this.#start();
        if (this.#subjectsUnderWay.size === 0 && this.#waiting.length === 0) for (const rest of this.#atRest.splice(0)) rest();
      };
      void this.#write(writer, batch, free).finally(free);
    }
  }

  /**
   * What a free writer stores next. While another one is at work these are events of other subjects, if at least half of what waits is: who
   * counts to a subject that is being counted to would wait until that is committed, with all that it holds.
   */
  #take(): Waiting[] {
    const most = this.#options.batchSize;
    if (this.#subjectsUnderWay.size > 0) {
      const held = [...this.#subjectsUnderWay];
      const free: Waiting[] = [];
      const others: Waiting[] = [];
      for (const waiting of this.#waiting) {
        const isFree = free.length < most && held.every((subjects) => !subjects.has(waiting.storable.subject));
        (isFree ? free : others).push(waiting);
      }
      if (free.length >= others.length) {
        this.#waiting = others;
        return free;
      }
    }
    if (this.#waiting.length <= most) return this.#waiting.splice(0);
    const batch = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return batch;
  }

  /**
   * Whether it is worth waiting for more. Where the last batch was large, as many again are on their way: a writer that took the first of
   * them would be busy with one event while the others wait for it.
   */
  #gathers(): boolean {
    const isFirst = this.#subjectsUnderWay.size === 0;
    const expected = isFirst ? this.#expected : Math.min(Math.max(this.#expected, SECOND_BATCH), this.#options.batchSize);
    if (this.#waiting.length < expected && !this.#closed && !this.#isOverdue) {
      this.#gathering ??= setTimeout(() => {
        this.#gathering = null;
        this.#isOverdue = true;
        this.#start();
      }, isFirst ? this.#patienceMs : SECOND_PATIENCE_MS);
      return true;
    }
    this.#stopGathering();
    return false;
  }

  #stopGathering(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    this.#isOverdue = false;
  }

  /** Never rejects: every event of the batch is settled, or waits again. May say `free` as soon as the writer is, before the batch is answered. */
  async #write(writer: IngestWriter, batch: readonly Waiting[], free: () => void): Promise<void> {
    try {
      await this.#attempt(writer, batch, free);
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const fromData = typeof code === 'string' && DATA_ERROR.test(code);
      if (typeof code === 'string' && TRANSIENT_ERROR.test(code) && batch.every((waiting) => waiting.turns < 5)) {
        for (const waiting of batch) waiting.turns += 1;
        await this.#write(writer, batch, free);
      } else if (fromData && batch.length > 1) {
        const middle = batch.length >> 1;
        await this.#write(writer, batch.slice(0, middle), () => {});
        await this.#write(writer, batch.slice(middle), free);
      } else {
        this.#options.log(`storing ${batch.length} usage events failed: ${(error as Error).message}`);
        const failure = fromData ? (error as Error) : new IngestUnavailable({ cause: error });
        for (const { request } of batch) request.reject(failure);
        const failed = { events: batch.length, reason: fromData ? 'STORE_REFUSED' : 'UNAVAILABLE' } as const;
        this.#observe({ events: batch.length, accepted: 0, duplicates: 0, failed, commitMs: 0, lagMs: 0 });
      }
    }
  }

  async #attempt(writer: IngestWriter, batch: readonly Waiting[], free: () => void): Promise<void> {
    const { first, repeats, organizations } = withoutRepeats(batch);
    // Nothing is waited for that is known: the statement is to be on its way before those are answered whom the writer served last.
    const revisions = this.#revisions.known(organizations) ?? (await this.#revisions.of(organizations));
    const collector = new ContributionCollector();
    const issues = first.map(({ event, storable: { organizationId } }, at) => collector.add(at + 1, event, revisionOf(revisions, organizationId).meters));
    const events = first.map((waiting) => waiting.storable);
    const expected = new Map([...revisions].map(([id, { revision }]) => [id, revision]));
    const payloads = notifications(usageNews(events, collector));
    const mayBeLate = [...revisions.values()].some(({ latenessMs }) => latenessMs !== null);
    const late = mayBeLate ? await lateEvents(this.#options.pool, events, (organizationId) => revisionOf(revisions, organizationId).latenessMs) : none;
    const marks: EventMark[] = [];
    if (collector.kept.size > 0 || late.size > 0) {
      first.forEach((_waiting, at) => {
        const kept = collector.kept.get(at + 1) ?? null;
        if (kept !== null || late.has(at)) marks.push({ position: at + 1, late: late.has(at) || null, issues: kept });
      });
    }
    const begunAt = performance.now();
    const answer = await this.#store(writer, { events, expected, collector, news: { channel: newsChannel, payloads }, marks });

    const endedAt = performance.now();
    this.#patienceMs = Math.min((endedAt - begunAt) / 2, MOST_PATIENCE_MS);
    const ready = new Set(answer.ready);
    // The next statement goes before these are answered, so that the database does not wait meanwhile.
    if (ready.size === revisions.size) free();
    const duplicates = new Set(answer.duplicates);
    let stored = 0;
    const again: Waiting[] = [];
    first.forEach((waiting, at) => {
      if (!ready.has(waiting.storable.organizationId)) again.push(waiting);
      else if (duplicates.has(at + 1)) settle(waiting, duplicate);
      else {
        stored += 1;
        settle(waiting, issuesOf(issues[at]));
      }
    });
    for (const waiting of repeats) {
      if (ready.has(waiting.storable.organizationId)) settle(waiting, duplicate);
      else again.push(waiting);
    }
    const oldest = batch.reduce((least, { request }) => Math.min(least, request.since), endedAt);
    const settled = batch.length - again.length;
    this.#observe({ events: batch.length, accepted: stored, duplicates: settled - stored, failed: null, commitMs: endedAt - begunAt, lagMs: endedAt - oldest });
    if (again.length > 0) await this.#wait(again);
  }

  /** By the statement for new events where all of them may well be; by the one that finds out which are, where that was wrong or is doubted. */
  async #store(writer: IngestWriter, { events, expected, collector, news, marks }: Batch): Promise<StoreAnswer> {
    const tally = this.#doubted === 0 ? tallyBatch(events, collector) : null;
    if (tally === null) {
      if (this.#doubted > 0) this.#doubted -= 1;
    } else {
      const isReady = await writer.storeNew(storeNewValues(events, expected, collector, tally, news, marks));
      if (isReady !== null) this.#caution = Math.max(this.#caution >> 1, 1);
      else {
        this.#doubted = this.#caution;
        this.#caution = Math.min(this.#caution * 2, MOST_DOUBTED);
      }
      if (isReady === true) return { ready: [...expected.keys()], duplicates: null };
    }
    return writer.store(storeValues(events, expected, collector, news, marks));
  }

  /** Their meters are being changed, or were: they wait again, before all others, while the writer goes on with other organizations. */
  async #wait(again: readonly Waiting[]): Promise<void> {
    this.#revisions.forget(again.map(({ storable: { organizationId } }) => organizationId));
    let turns = 0;
    for (const waiting of again) turns = Math.max(turns, ++waiting.turns);
    if (turns > 1) await pause(Math.min(2 ** turns, 50));
    this.#waiting = [...again, ...this.#waiting];
  }
}

/** What one statement is to do. */
interface Batch {
  readonly events: readonly StorableEvent[];
  /** The revision of each organization's meters. */
  readonly expected: ReadonlyMap<string, string>;
  readonly collector: ContributionCollector;
  readonly news: StoreNews;
  readonly marks: readonly EventMark[];
}

function issuesOf(issues: readonly Issue[] = []): IngestOutcome {
  return issues.length === 0 ? accepted : { status: 'ACCEPTED', issues };
}

function settle({ request, at }: Waiting, outcome: IngestOutcome): void {
  request.outcomes[at] = outcome;
  if (--request.open === 0) request.resolve(request.outcomes);
}

function revisionOf(revisions: ReadonlyMap<string, MeterRevision>, organizationId: string): MeterRevision {
  return present(revisions.get(organizationId), `the meters of organization ${organizationId}`);
}
