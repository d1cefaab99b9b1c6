import type { Product } from '../../src/compose.ts';

/** Counts what connections ask that are opened from now on; those that are open already are closed. */
export async function countStatements(pool: Product['core']['database']['pool']): Promise<() => number> {
  let count = 0;
  const idle = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  for (const client of idle) client.release(true);
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      count += 1;
      return query(...args);
    }) as typeof client.query;
  });
  return () => count;
}
