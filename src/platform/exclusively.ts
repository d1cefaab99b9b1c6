import type pg from 'pg';

/**
 * Runs `work` while no other process or request runs anything under the same name; throws what `busy` makes when one does. The outcome is
 * that of the work, also where the session that holds the name is lost meanwhile: the name is then free, so that each step of the work must
 * be safe by itself.
 */
export function exclusiveOn(pool: pg.Pool) {
  return async <T>(name: string, work: () => Promise<T>, busy: () => Error): Promise<T> => {
    const client = await pool.connect();
    if (!(await taken(client, 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', name))) {
      client.release();
      throw busy();
    }
    try {
      return await work();
    } finally {
      await giveBack(client, name);
    }
  };
}

/** Runs `work` when no other process runs any under the same name, waiting for its turn. For what is short and rare: a connection is held. */
export function inTurnOn(pool: pg.Pool) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    await taken(client, 'select pg_advisory_lock(hashtextextended($1, 0)) is not null as taken', name);
    try {
      return await work();
    } finally {
      await giveBack(client, name);
    }
  };
}

/** Whether the session has the name now. One that cannot be asked is closed. */
async function taken(client: pg.PoolClient, text: string, name: string): Promise<boolean> {
  try {
    return (await client.query<{ taken: boolean }>(text, [name])).rows[0]?.taken === true;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

/** Gives the name back, and the connection. A session that cannot is closed, and the name is free with it. */
async function giveBack(client: pg.PoolClient, name: string): Promise<void> {
  const failure = await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).then(
    () => undefined,
    (error: Error) => error,
  );
  client.release(failure);
}
