import { attributionKeysOf, customersByIds } from '../customers/index.ts';
import type { Clock } from '../kit/clock.ts';
import { usageRecorded } from '../metering/index.ts';
import type { UsageRecordedPayload } from '../metering/index.ts';
import type { Announcement } from '../platform/events.ts';
import type { News } from '../platform/pubsub.ts';
import type { Reader } from '../platform/reader.ts';
import { meterIdsOf, nextActivityChange } from './entitlement.store.ts';
import { heldNow } from './reservation.store.ts';
import type { Held } from './reservation.store.ts';
import { validUntilOf } from './values.ts';
import type { EntitlementValues, FeatureValue } from './values.ts';

/** Runs something later; the answer takes it back. */
export interface WatchTimer {
  after(delayMs: number, run: () => void): () => void;
}

export interface EntitlementWatchOptions {
  readonly news: News;
  readonly values: EntitlementValues;
  readonly clock: Clock;
  readonly timer: WatchTimer;
  /** Reads one organization's rows, for no buyer. */
  readonly readerOf: (organizationId: string) => Reader;
  readonly log: (error: unknown) => void;
  /** A value is computed at most once in this time, in milliseconds, however many events come and whoever watches. */
  readonly intervalMs: number;
}

/** Which value is watched. */
export interface Watched {
  readonly organizationId: string;
  readonly customerId: string;
  readonly featureKey: string;
}

export interface Watcher {
  /** The value at first, then every other one. */
  readonly changed: (value: FeatureValue) => void;
  /** There is no such customer or feature any longer. */
  readonly gone: () => void;
}

/** Longer waits are cut in two: timers overflow at 24.8 days. */
const longestWaitMs = 86_400_000;

/**
 * Watches values for live fields. One computation serves everybody who watches a value; it happens when news concern it and when it changes
 * by the passing of time alone, and never otherwise.
 */
export class EntitlementWatch {
  readonly #options: EntitlementWatchOptions;
  readonly #topics = new Map<string, Topic>();
  readonly #stops: readonly (() => void)[];

  constructor(options: EntitlementWatchOptions) {
    this.#options = options;
    this.#stops = [
      options.news.listen((announcements) => {
        if (this.#topics.size === 0) return;
        for (const topic of this.#topics.values()) for (const news of announcements) topic.hear(news);
      }),
      options.news.onGap(() => {
        for (const topic of this.#topics.values()) topic.refresh(true);
      }),
    ];
  }

  /** Tells the value now and whenever it becomes another, until the answer is called. */
  watch(watched: Watched, watcher: Watcher): () => void {
    const key = JSON.stringify([watched.organizationId, watched.customerId, watched.featureKey]);
    const topic = this.#topics.get(key) ?? new Topic(this.#options, watched);
    this.#topics.set(key, topic);
    const leave = topic.join(watcher);
    return () => {
      leave();
      if (topic.isEmpty && this.#topics.get(key) === topic) {
        topic.close();
        this.#topics.delete(key);
      }
    };
  }

  /** How many watched values are computed now, or rest and will then see whether they must be again: at none, all that was heard until now was told. */
  get pending(): number {
    return [...this.#topics.values()].filter((topic) => topic.isPending).length;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const topic of this.#topics.values()) topic.close();
    this.#topics.clear();
  }
}

/** What news a value depends on. */
interface Interest {
  readonly meterIds: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly testClockId: string | null;
  /** The next start or end of an entitlement to the feature, in the customer's time. */
  readonly activityChange: Temporal.Instant | null;
}

/** One watched value. */
class Topic {
  readonly #options: EntitlementWatchOptions;
  readonly #watched: Watched;
  readonly #watchers = new Map<Watcher, string | null>();
  #interest: Interest | null = null;
  /** Something has come in since the running refresh began; `whole` when what it depends on may have changed too. */
  #due: 'nothing' | 'value' | 'whole' = 'nothing';
  #state: 'idle' | 'busy' | 'resting' | 'closed' = 'idle';
  /** What open reservations hold, and when the first of them expires. */
  #held: Held = { amount: '0', until: null };
  /** News of reservations have come in since they were read. */
  #heldIsDue = true;
  #cancelRest: (() => void) | null = null;
  #cancelTimer: (() => void) | null = null;

  constructor(options: EntitlementWatchOptions, watched: Watched) {
    this.#options = options;
    this.#watched = watched;
  }

  get isEmpty(): boolean {
    return this.#watchers.size === 0;
  }

  get isPending(): boolean {
    return this.#state === 'busy' || this.#state === 'resting';
  }

  join(watcher: Watcher): () => void {
    this.#watchers.set(watcher, null);
    this.refresh(true);
    return () => this.#watchers.delete(watcher);
  }

  close(): void {
    this.#state = 'closed';
    this.#cancelRest?.();
    this.#cancelTimer?.();
  }

  hear(news: Announcement): void {
    const { organizationId, customerId } = this.#watched;
    if (news.organizationId !== organizationId) return;
    if (news.type === usageRecorded) {
      const interest = this.#interest;
      const { subjects } = (news.payload ?? {}) as UsageRecordedPayload;
      if (interest === null || (interest.meterIds.has(news.id) && (subjects === undefined || subjects.some((subject) => interest.subjects.has(subject))))) this.refresh(false);
    } else if (news.customerId === customerId && /^(?:entitlement|grant|customer)[.]/.test(news.type)) {
      this.refresh(true);
    } else if (news.customerId === customerId && news.type.startsWith('reservation.')) {
      this.#heldIsDue = true;
      this.refresh(false);
    } else if (news.type === 'test_clock.advanced' && (this.#interest === null || this.#interest.testClockId === news.id)) {
      this.refresh(true);
    }
  }

  /** Computes the value anew, now or when the running computation and its rest are over. */
  refresh(whole: boolean): void {
    if (this.#due !== 'whole') this.#due = whole ? 'whole' : 'value';
    if (this.#state === 'idle') void this.#work();
  }

  async #work(): Promise<void> {
    this.#state = 'busy';
    const { timer, intervalMs, log } = this.#options;
    while (this.#due !== 'nothing') {
      const whole = this.#due === 'whole' || this.#interest === null;
      this.#due = 'nothing';
      try {
        await this.#tell(whole);
      } catch (error) {
        log(error);
      }
      if (this.#isClosed()) return;
      this.#state = 'resting';
      await new Promise<void>((resolve) => (this.#cancelRest = timer.after(intervalMs, resolve)));
      if (this.#isClosed()) return;
      this.#state = 'busy';
    }
    this.#state = 'idle';
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  async #tell(whole: boolean): Promise<void> {
    const { organizationId, customerId, featureKey } = this.#watched;
    if (whole) this.#interest = await this.#look();
    if (whole || this.#heldIsDue) {
      this.#heldIsDue = false;
      this.#held = await heldNow(this.#options.readerOf(organizationId), this.#watched, this.#options.clock.now());
    }
    const value = await this.#options.values.current({ organizationId, customer: { id: customerId }, featureKey });
    if (this.#isClosed()) return;
    if (value === null) {
      for (const watcher of this.#watchers.keys()) watcher.gone();
      return;
    }
    const said = `${sayingOf(value)} ${this.#held.amount}`;
    for (const [watcher, last] of this.#watchers) {
      if (last === said) continue;
      this.#watchers.set(watcher, said);
      watcher.changed(value);
    }
    this.#wake([validUntilOf(value), this.#held.until]);
  }

  async #look(): Promise<Interest> {
    const { organizationId, customerId, featureKey } = this.#watched;
    const read = this.#options.readerOf(organizationId);
    const [[customer], [subjects], meterIds, activityChange] = await Promise.all([
      customersByIds(read, [customerId]),
      attributionKeysOf(read, [customerId]),
      meterIdsOf(read, featureKey),
      nextActivityChange(read, customerId, featureKey, this.#options.clock.now()),
    ]);
    return { meterIds: new Set(meterIds), subjects: new Set(subjects), testClockId: customer?.testClockId ?? null, activityChange };
  }

  /** One timer for the next change that time brings. A test clock's customers are told by its news. */
  #wake(times: readonly (Temporal.Instant | null)[]): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const { clock, timer } = this.#options;
    const changes = [...times, this.#interest?.activityChange ?? null].filter((at) => at !== null);
    if (this.#interest?.testClockId !== null || changes.length === 0) return;
    const next = Math.min(...changes.map((at) => at.epochMilliseconds));
    const delayMs = Math.min(Math.max(next - clock.now().epochMilliseconds + 1, 1), longestWaitMs);
    this.#cancelTimer = timer.after(delayMs, () => this.refresh(true));
  }
}

/** What a value says, apart from its time: equal ones are told once. */
function sayingOf(value: FeatureValue): string {
  const { type, hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod: period, config, featureId } = value;
  const figures = [balance, usage, overage, totalAvailableGrantAmount].map((figure) => figure?.toString() ?? null);
  const bounds = period === null ? null : [period.from, period.to].map((at) => (typeof at === 'string' ? Date.parse(at) : at.epochMilliseconds));
  return JSON.stringify([type, hasAccess, figures, bounds, config, featureId]);
}
