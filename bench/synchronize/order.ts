/** What the runner is told to do. Instants are texts. */
export type Order =
  /** Makes an organization whose subscriptions' first month began at `from` and was billed. */
  | { readonly kind: 'seed'; readonly databaseUrl: string; readonly subscriptions: number; readonly from: string }
  /** Brings the lines of every customer to what its subscriptions call for at `at`. */
  | { readonly kind: 'synchronize'; readonly databaseUrl: string; readonly at: string };

/** What it took. */
export interface Report {
  readonly seconds: number;
  /** Processor time of the runner. */
  readonly cpuMs: number;
  readonly statements: number;
}
