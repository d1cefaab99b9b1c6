import { conflate, systemTimer } from './conflate.ts';
import type { Conflated, Timer } from './conflate.ts';

/** What feeds a topic. */
export interface TopicFeed<T extends object> {
  /** Replaces what is to be told next. Everybody gets the same object, so that it is executed once for all who ask alike. */
  push(value: T): void;
  /** Ends it for everybody with an error. */
  fail(error: unknown): void;
}

/**
 * Figures that several subscribers watch: one feed, one timer and one object a change for all of them, however many they are. A topic is
 * opened with its first subscriber and closed with its last.
 */
export class SharedTopics<T extends object> {
  readonly #topics = new Map<string, Topic<T>>();
  readonly #timer: Timer;

  constructor(timer: Timer = systemTimer) {
    this.#timer = timer;
  }

  /**
   * The values of the topic that `key` names, at most one in `intervalMs`, the latest; `first` at once. `open` starts its feed when nobody
   * watches it yet, and answers what stops it. Subscribers that give one key must mean the same feed and interval.
   */
  join(key: string, intervalMs: number, first: T, open: (feed: TopicFeed<T>) => () => void): AsyncIterableIterator<T> {
    let topic = this.#topics.get(key);
    if (topic === undefined) {
      topic = new Topic<T>(intervalMs, this.#timer, () => this.#topics.delete(key));
      this.#topics.set(key, topic);
      topic.start(open);
    }
    return topic.join(first);
  }
}

class Topic<T extends object> {
  readonly #intervalMs: number;
  readonly #timer: Timer;
  readonly #forget: () => void;
  readonly #members = new Set<Conflated<T>>();
  #next: T | null = null;
  #endRest: (() => void) | null = null;
  #stop: (() => void) | null = null;
  #open = true;

  constructor(intervalMs: number, timer: Timer, forget: () => void) {
    this.#intervalMs = intervalMs;
    this.#timer = timer;
    this.#forget = forget;
  }

  start(open: (feed: TopicFeed<T>) => () => void): void {
    this.#stop = open({
      push: (value) => {
        if (!this.#open) return;
        this.#next = value;
        if (this.#endRest === null) this.#tell();
      },
      fail: (error) => {
        for (const member of [...this.#members]) member.fail(error);
        this.#close();
      },
    });
  }

  join(first: T): AsyncIterableIterator<T> {
    const member: Conflated<T> = conflate<T>({
      keyOf: () => '',
      intervalMs: 0,
      onEnd: () => {
        this.#members.delete(member);
        if (this.#members.size === 0) this.#close();
      },
    });
    this.#members.add(member);
    member.push(first);
    return member;
  }

  /** Tells the latest to everybody, and then rests. */
  #tell(): void {
    const value = this.#next;
    this.#next = null;
    if (value === null) return;
    for (const member of this.#members) member.push(value);
    if (this.#intervalMs === 0) return;
    this.#endRest = this.#timer.after(this.#intervalMs, () => {
      this.#endRest = null;
      this.#tell();
    });
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#forget();
    this.#endRest?.();
    this.#stop?.();
  }
}
