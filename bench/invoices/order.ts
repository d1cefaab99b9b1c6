/** What the runner is told to do. Instants are texts. */
export type Order =
  /** Makes an organization whose subscriptions began `months` before `to`: each month before the last, which is over at `to`, was invoiced and paid. */
  | { readonly kind: 'seed'; readonly databaseUrl: string; readonly subscriptions: number; readonly months: number; readonly to: string }
  /** Does by its jobs, as the product does, all that is due at `to`. */
  | { readonly kind: 'run'; readonly databaseUrl: string; readonly to: string };

/** What it took. */
export interface Report {
  readonly seconds: number;
  /** Processor time of the runner. */
  readonly cpuMs: number;
  readonly statements: number;
  /** Resident at most, in megabytes. */
  readonly peakMb: number;
}
