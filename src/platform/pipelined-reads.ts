import pg from 'pg';
import { plainRows } from './plain-rows.ts';

export interface PipelinedReadsOptions {
  readonly url: string;
  /** Its settings of types count here too, so that a row looks the same whichever way it came. */
  readonly pool: pg.Pool;
  /** How many connections: what waits, waits for the statements before it on its own. */
  readonly connections: number;
  readonly log: (message: string) => void;
}

/** The part of pg's client that holds back what is written. */
interface Corkable {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/**
 * Runs brief reads on a few connections without waiting for one answer before the next question: what all requests ask in one turn of the
 * loop leaves with one write a connection, where a pool would check a connection out for each question and wake the server for each. Only
 * for statements that are answered in about a millisecond, since those behind them wait. A connection that is lost fails what was under way
 * on it, and the next question opens another.
 */
export class PipelinedReads {
  readonly #lines: readonly Line[];

  constructor(options: PipelinedReadsOptions) {
    this.#lines = Array.from({ length: options.connections }, () => new Line(options));
  }

  run(query: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }): Promise<readonly object[]> {
    const [first, ...others] = this.#lines as [Line, ...Line[]];
    let line = first;
    for (const other of others) if (other.underWay < line.underWay) line = other;
    return line.run({ ...query, values: query.values as unknown[] });
  }

  /** Answers what is under way, then closes. */
  async close(): Promise<void> {
    await Promise.all(this.#lines.map((line) => line.close()));
  }
}

class Line {
  readonly #options: PipelinedReadsOptions;
  #client: pg.Client | null = null;
  #connecting: Promise<pg.Client> | null = null;
  #corked = false;
  #closed = false;
  underWay = 0;

  constructor(options: PipelinedReadsOptions) {
    this.#options = options;
  }

  async run(query: pg.QueryConfig<unknown[]> & { readonly name: string }): Promise<readonly object[]> {
    if (this.#closed) throw new Error('the connections for reading are closed');
    this.underWay += 1;
    let client: pg.Client | null = null;
    try {
      client = this.#client ?? (await this.#connected());
      this.#holdBack(client);
      return plainRows(query.name, await client.query<unknown[]>({ ...query, rowMode: 'array' }));
    } catch (error) {
      // The answer that tells of the end comes before the end itself.
      if (client !== null && this.#client === client && endsConnection(error)) this.#lose(client, (error as Error).message);
      throw error;
    } finally {
      this.underWay -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = this.#client ?? (await this.#connecting?.catch(() => null));
    this.#client = null;
    await client?.end();
  }

  /** Until the end of this turn. */
  #holdBack(client: pg.Client): void {
    if (this.#corked) return;
    this.#corked = true;
    const { stream } = (client as unknown as Corkable).connection;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  #connected(): Promise<pg.Client> {
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  async #connect(): Promise<pg.Client> {
    const { url, pool } = this.#options;
    const client = new pg.Client({
      connectionString: url,
      application_name: 'tollgate-reads',
      keepAlive: true,
      options: '-c timezone=UTC',
      pipeline: true,
      ...(pool.options.types === undefined ? {} : { types: pool.options.types }),
    });
    client.on('error', (error) => this.#lose(client, error.message));
    client.on('end', () => this.#lose(client, 'it ended'));
    await client.connect();
    this.#client = client;
    return client;
  }

  #lose(client: pg.Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#options.log(`a connection for reading was lost (${reason}); the next read opens another`);
  }
}

/** PostgreSQL's words for it (class 57P: it is told to end), or the socket's, which have no SQLSTATE. */
function endsConnection(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || code.startsWith('57P') || !/^[0-9A-Z]{5}$/.test(code);
}
