import type pg from 'pg';

/** What of the pool's client is needed to cut it off as a network or a killed process does. */
interface Socketed {
  readonly connection: { readonly stream: { destroy(): void } };
}

/** Which statements it may be cut off at. */
export type Counts = 'every statement' | 'all but plain reads' | 'commits';

const isPlainRead = (text: string): boolean => /^select\b/i.test(text) && !/\b(for (no key )?update|add_jobs?|pg_\w*lock)\b/i.test(text);

/**
 * Cuts a process off from its database between any two of its statements: the one that is meant is never sent, or, where it is a commit, is done and its
 * answer lost. From then on nothing reaches the database, as if the process had died, until `revive`. Counts statements of every connection of the pool,
 * those that begin and end transactions among them.
 */
export class CutConnections {
  #left = Number.POSITIVE_INFINITY;
  #losesAnswer = false;
  #counts: Counts = 'every statement';
  #isDead = false;
  /** Commits that were done since `revive`, whether their answer came or not. */
  commits = 0;
  /** Statements that counted since `revive`, as far as they were sent. */
  counted = 0;
  /** The statement that was cut off, in lower case; empty before one was. */
  lastTried = '';

  /** Watches all connections that the pool opens from now on, and has it open new ones. */
  static async of(pool: pg.Pool): Promise<CutConnections> {
    const cut = new CutConnections();
    pool.on('connect', (client) => cut.#watch(client as pg.PoolClient));
    const resting = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
    for (const client of resting) client.release(true);
    return cut;
  }

  /**
   * Statement number `nth` of those that count from now on is the last that is tried. `losesAnswer`: where that is a commit, it is done, and nobody hears of it.
   * To the database being cut off before a read is the same as before what follows it, and anywhere in a transaction the same as before its commit.
   */
  after(nth: number, losesAnswer: boolean, counts: Counts = 'every statement'): void {
    this.#left = nth;
    this.#losesAnswer = losesAnswer;
    this.#counts = counts;
    this.#isDead = false;
    this.commits = 0;
    this.counted = 0;
    this.lastTried = '';
  }

  revive(): void {
    this.after(Number.POSITIVE_INFINITY, false);
  }

  #watch(client: pg.PoolClient): void {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const { stream } = (client as unknown as Socketed).connection;
    const watched = (...args: unknown[]): unknown => {
      const text = (typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string } | null)?.text ?? '')).trim();
      const isCommit = /^commit$/i.test(text);
      if (!this.#isDead) {
        const isCounted = this.#counts === 'every statement' || (this.#counts === 'commits' ? isCommit : !isPlainRead(text));
        if (isCounted) {
          this.#left -= 1;
          this.counted += 1;
        }
        if (this.#left === 0) {
          this.#isDead = true;
          this.lastTried = text.toLowerCase();
          if (isCommit && this.#losesAnswer) {
            this.commits += 1;
            return (query(...args) as Promise<unknown>).then(() => {
              stream.destroy();
              throw new Error('Connection terminated unexpectedly');
            });
          }
        }
      }
      if (this.#isDead) stream.destroy();
      else if (isCommit) this.commits += 1;
      return query(...args);
    };
    client.query = watched as typeof client.query;
  }
}
