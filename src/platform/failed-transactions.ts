import type pg from 'pg';

/** Statements whose failure leaves a session that is good for nothing, as the builder of queries writes them. */
const frames: ReadonlySet<unknown> = new Set(['begin', 'rollback']);

const nothing = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * Closes a session whose transaction cannot be begun or rolled back, which is to say one that was lost. Kysely gives a transaction's
 * connection back to the pool once it was committed or rolled back and at no other time, so that each session lost in a transaction, or
 * found lost at its begin, would hold its place in the pool for good. Here these two statements do not fail: the session is closed, the
 * next statement on it does, and what has no session left needs no rollback.
 */
export function closeFailedTransactions(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const framed = (...args: unknown[]): unknown => {
      const answer = query(...args);
      if (!frames.has(args[0]) || !(answer instanceof Promise)) return answer;
      return answer.catch(() => {
        client.end().catch(() => undefined);
        return nothing;
      });
    };
    client.query = framed as typeof client.query;
  });
}
