/** What a server of this bench is asked to publish: `POST /publish`, answered when it is done. */
export interface PublishOrder {
  readonly topics: number;
  /** Publishes a second over all topics in turn; null: as fast as the sockets take it. */
  readonly perSecond: number | null;
  readonly seconds: number;
}

export interface Published {
  readonly published: number;
}

/** What every publish says. `at` is the time of day in milliseconds, as text of always the same length. */
export interface Figure {
  readonly topic: number;
  readonly n: number;
  readonly at: string;
}

/** What the subscribers' program is told: to open sockets, to count for a while, or to close them. */
export type SubscribersOrder =
  | { readonly do: 'open'; readonly port: number; readonly subscribers: number; readonly topics: number; readonly graphql: boolean; readonly intervalMs: number }
  | { readonly do: 'begin' }
  | { readonly do: 'end' }
  | { readonly do: 'close' };

export interface Heard {
  readonly deliveries: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The time of day to the microsecond: one clock for all processes of a machine. */
export const timeOfDay = (): number => performance.timeOrigin + performance.now();
