import type pg from 'pg';
import { testClockTimesOf } from '../customers/index.ts';
import type { OrganizationSubject } from '../customers/index.ts';
import { floorToSecond } from '../kit/instant.ts';
import type { TimedUsageEvent, UsageEvent } from './event.ts';
import type { IngestFigures } from './ingest-figures.ts';
import { IngestQueue } from './ingest-queue.ts';
import type { IngestOutcome, IngestQueueOptions } from './ingest-queue.ts';

/** Takes the events of all requests of this process. */
export class UsageIngest {
  readonly #queue: IngestQueue;
  readonly #times: TestClockTimes;
  readonly #figures: IngestFigures | null;

  constructor({ figures = null, ...options }: Omit<IngestQueueOptions, 'observe' | 'noRoom'> & { readonly figures?: IngestFigures | null }) {
    this.#figures = figures;
    this.#queue = new IngestQueue({ ...options, ...(figures === null ? {} : { observe: (batch) => figures.stored(batch), noRoom: (events) => figures.refused('RATE_LIMITED', events) }) });
    figures?.depth(() => this.#queue.depth);
    this.#times = new TestClockTimes(options.pool);
  }

  /**
   * Stores events of one organization, each exactly once, and answers after the commit, in their order. An event without a time has `now`,
   * or the time of the test clock that its subject's customer lives by. Rejects with IngestQueueFull and IngestUnavailable.
   */
  store(organizationId: string, events: readonly UsageEvent[], now: Temporal.Instant): Promise<IngestOutcome[]> {
    if (areTimed(events)) return this.#queue.store(organizationId, events, now);
    return this.#timed(organizationId, events, now).then((timed) => this.#queue.store(organizationId, timed, now));
  }

  async #timed(organizationId: string, events: readonly UsageEvent[], now: Temporal.Instant): Promise<TimedUsageEvent[]> {
    const timeless = events.filter((event) => event.time === null);
    const times = await Promise.all(timeless.map(({ subject }) => this.#times.of({ organizationId, subject })));
    let next = 0;
    return events.map((event) => ({ ...event, time: event.time ?? floorToSecond(times[next++] ?? now) }));
  }

  /** Takes note of events that were refused before they came here, by the code of what was wrong with them. */
  refused(reason: string, events: number): void {
    this.#figures?.refused(reason, events);
  }

  /** Stores what waits, refuses what comes, and closes the connections. */
  close(): Promise<void> {
    return this.#queue.close();
  }
}

function areTimed(events: readonly UsageEvent[]): events is readonly TimedUsageEvent[] {
  return events.every((event) => event.time !== null);
}

interface Asked {
  readonly subject: OrganizationSubject;
  readonly resolve: (time: Temporal.Instant | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Looks up many requests' subjects in one statement: while one is under way, what is asked joins the next. */
class TestClockTimes {
  readonly #pool: pg.Pool;
  #asked: Asked[] = [];
  #busy = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  of(subject: OrganizationSubject): Promise<Temporal.Instant | null> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ subject, resolve, reject });
      if (!this.#busy) {
        this.#busy = true;
        queueMicrotask(() => void this.#work());
      }
    });
  }

  async #work(): Promise<void> {
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0, 5_000);
      try {
        const times = await testClockTimesOf(this.#pool, asked.map(({ subject }) => subject));
        asked.forEach(({ resolve }, at) => resolve(times[at] ?? null));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    this.#busy = false;
  }
}
