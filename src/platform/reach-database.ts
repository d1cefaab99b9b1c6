import pg from 'pg';

const oldestVersion = 15;
const connectTimeoutMs = 10_000;

/** The database that DATABASE_URL names cannot be used. The message says why and what to do; it holds no password. */
export class DatabaseUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnusable';
  }
}

/**
 * Looks whether the database answers and is new enough.
 *
 * @throws DatabaseUnusable when it is not.
 */
export async function reachDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => {
    // A connection that ends while it is used fails its statement, which is where it is told.
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    );
    const { number, version } = rows[0] as { number: number; version: string };
    if (number < oldestVersion * 10_000) {
      throw new DatabaseUnusable(`the database at ${placeOf(client)} is PostgreSQL ${version}: Tollgate needs ${oldestVersion} or newer`);
    }
  } catch (error) {
    throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(explained(error as Error & { code?: string }, client), { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

function explained(error: Error & { code?: string }, client: pg.Client): string {
  const place = placeOf(client);
  switch (error.code) {
    case 'ECONNREFUSED':
      return `nothing listens at ${place}, which DATABASE_URL names: start PostgreSQL there, or correct the address`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host of ${place}, which DATABASE_URL names, is not known: correct the address`;
    case '28P01':
    case '28000':
      return `the database at ${place} refuses user "${client.user ?? ''}" (${error.message}): correct user and password in DATABASE_URL`;
    case '3D000':
      return `the server of ${place} has no database "${client.database ?? ''}": make it (createdb ${client.database ?? ''}), or correct DATABASE_URL`;
    case '42501':
      return `user "${client.user ?? ''}" may not connect to the database at ${place} (${error.message}): grant it, or correct DATABASE_URL`;
    default:
      return `the database at ${place}, which DATABASE_URL names, cannot be reached: ${error.message || error.code || 'no reason given'}`;
  }
}

function placeOf({ host, port, database }: pg.Client): string {
  return `${host}:${port}/${database ?? ''}`;
}
