import pg from 'pg';
import { present } from '../kit/assert.ts';
import { isTakenName, storeNewText } from './store-new-statement.ts';
import type { storeNewValues } from './store-new-statement.ts';
import { storeText } from './store-statement.ts';

/** What became of a batch: the organizations that took part, and the positions of their events that were stored before, null where none was. */
export interface StoreAnswer {
  readonly ready: readonly string[];
  readonly duplicates: readonly number[] | null;
}

/**
 * One connection that only stores. Its settings suit these statements, whose plans are made once for batches of every size: hash joins
 * cost little on few rows, while the planner, which cannot see the size, would choose loops that cost seconds on thousands.
 */
export class IngestWriter {
  readonly #url: string;
  readonly #log: (message: string) => void;
  #client: pg.Client | null = null;

  constructor(url: string, log: (message: string) => void) {
    this.#url = url;
    this.#log = log;
  }

  /** Finds out which events are new, and stores these; `values` are those of `storeText`. */
  async store(values: string[]): Promise<StoreAnswer> {
    const client = this.#client ?? (await this.#connect());
    const { rows } = await client.query<StoreAnswer>({ name: 'store_usage', text: storeText, values });
    return present(rows[0], 'the answer of the store');
  }

  /** Whether the organizations' meters are those that the caller worked with; null where some event was stored before. Nothing is stored then. */
  async storeNew(values: ReturnType<typeof storeNewValues>): Promise<boolean | null> {
    const client = this.#client ?? (await this.#connect());
    try {
      const { rows } = await client.query<{ ready: boolean }>({ name: 'store_new_usage', text: storeNewText, values });
      return present(rows[0], 'the answer of the store').ready;
    } catch (error) {
      if (isTakenName(error)) return null;
      throw error;
    }
  }

  /** Closes its connection. Nothing may be under way. */
  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'tollgate-ingest',
      keepAlive: true,
      options: '-c timezone=UTC -c jit=off -c enable_nestloop=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan',
    });
    const lost = (reason: string): void => {
      if (this.#client !== client) return;
      this.#client = null;
      this.#log(`an ingest connection was lost (${reason}); the next batch opens another`);
    };
    client.on('error', (error) => lost(error.message));
    client.on('end', () => lost('it ended'));
    await client.connect();
    this.#client = client;
    return client;
  }
}
