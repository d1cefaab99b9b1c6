import type { Counter, Distribution, Metrics } from '../platform/metrics.ts';
import type { StoredBatch } from './ingest-queue.ts';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What an operator sees of the ingest of this process. Counted once for each batch, so that an event costs nothing. */
export class IngestFigures {
  readonly #metrics: Metrics;
  readonly #accepted: Counter;
  readonly #duplicates: Counter;
  readonly #rejected: Counter;
  readonly #batch: Distribution;
  readonly #commit: Distribution;
  readonly #lag: Distribution;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
    this.#accepted = metrics.counter({ name: 'tollgate_usage_events_accepted_total', help: 'Usage events that were stored and counted.' });
    this.#duplicates = metrics.counter({ name: 'tollgate_usage_events_duplicate_total', help: 'Usage events that had been stored before, and changed nothing.' });
    this.#rejected = metrics.counter(
      { name: 'tollgate_usage_events_rejected_total', help: 'Usage events that were not stored, by the code of the first thing wrong with each; RATE_LIMITED, UNAVAILABLE and STORE_REFUSED are ours.' },
      ['reason'],
    );
    this.#batch = metrics.distribution({ name: 'tollgate_usage_batch_events', help: 'Events of one statement.' }, [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000]);
    this.#commit = metrics.distribution({ name: 'tollgate_usage_commit_duration_seconds', help: 'From the handing over of a batch to its commit.' }, seconds);
    this.#lag = metrics.distribution(
      { name: 'tollgate_usage_rollup_lag_seconds', help: 'From when the longest-waiting event of a batch came in until roll-ups counted it: they are written by the commit that stores it.' },
      seconds,
    );
  }

  /** `read` tells how many events wait for a writer. */
  depth(read: () => number): void {
    this.#metrics.gauge({ name: 'tollgate_usage_queue_events', help: 'Usage events that wait to be stored by this process.' }, read);
  }

  stored({ events, accepted, duplicates, failed, commitMs, lagMs }: StoredBatch): void {
    this.#batch.observe(events);
    if (failed !== null) return this.refused(failed.reason, failed.events);
    this.#accepted.add(accepted);
    this.#duplicates.add(duplicates);
    this.#commit.observe(commitMs / 1_000);
    this.#lag.observe(lagMs / 1_000);
  }

  refused(reason: string, events: number): void {
    this.#rejected.add(events, { reason });
  }
}
