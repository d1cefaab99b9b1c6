import type pg from 'pg';

/** Runs `work` while no other process or request runs anything under the same name; throws what `busy` makes when one does. */
export function exclusiveOn(pool: pg.Pool) {
  return async <T>(name: string, work: () => Promise<T>, busy: () => Error): Promise<T> => {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [name]);
      if (rows[0]?.locked !== true) throw busy();
      try {
        return await work();
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      }
    } finally {
      client.release();
    }
  };
}

/** Runs `work` when no other process runs any under the same name, waiting for its turn. For what is short and rare: a connection is held. */
export function inTurnOn(pool: pg.Pool) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
      try {
        return await work();
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      }
    } finally {
      client.release();
    }
  };
}
