import pg from 'pg';

/** A connection of its own to a database; whoever asks ends it. */
export async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}
