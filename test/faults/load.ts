import type pg from 'pg';
import { ingest, post } from './catalog.ts';
import type { Call } from './catalog.ts';
import type { Client } from './gateway-client.ts';

/** Events that one request carries. */
interface Piece {
  readonly events: readonly Call[];
  readonly way: 'mutation' | 'http';
}

/**
 * Usage events on their way to a gateway that may go away: callers at the same time, each of which sends what was not answered again, with
 * the same ids, until it is. An answer other than "stored" or "not now" fails.
 */
export class Load {
  /** Events that some answer called stored, new ones and duplicates alike. */
  readonly stored = new Set<string>();
  /** How often an answer called the event new. */
  readonly accepted = new Map<string, number>();
  /** Requests that were answered, and those that had to be sent again. */
  answered = 0;
  refused = 0;
  readonly #pieces: Piece[];
  readonly #waiting: { readonly answers: number; readonly go: () => void }[] = [];

  constructor(events: readonly Call[], pieceSize: number) {
    this.#pieces = [];
    for (let at = 0; at < events.length; at += pieceSize) this.#pieces.push({ events: events.slice(at, at + pieceSize), way: this.#pieces.length % 2 === 0 ? 'mutation' : 'http' });
  }

  /** Sends all of it with that many callers. `client` is asked anew before each attempt, and waits while there is no gateway. */
  async send(callers: number, client: () => Promise<Client>): Promise<void> {
    const caller = async (): Promise<void> => {
      for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) {
        while (!(await this.#attempt(await client(), piece))) this.refused++;
        this.answered++;
        this.#tell();
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
  }

  /** Resolves when this many requests were answered. */
  reaches(answers: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ answers, go });
      this.#tell();
    });
  }

  #tell(): void {
    for (const { answers, go } of this.#waiting) if (this.answered >= answers) go();
  }

  async #attempt(client: Client, { events, way }: Piece): Promise<boolean> {
    try {
      if (way === 'http') await post(client, events);
      else for (const [n, status] of (await ingest(client, events)).entries()) if (status === 'ACCEPTED') this.#accept((events[n] as Call).id);
    } catch (error) {
      if (isNotNow(error as Error)) return false;
      throw error;
    }
    for (const { id } of events) this.stored.add(id);
    return true;
  }

  #accept(id: string): void {
    this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
  }
}

/** The connection broke off or was refused, or the gateway said that it cannot now, or, after a stop of the machine, that it has read no question. */
export const isNotNow = (error: Error): boolean =>
  (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) || /^(503|408):/.test(error.message) || error.message.includes('"code":"UNAVAILABLE"');

/** The ids of stored events, each as often as it is stored. */
export async function storedIds(sql: pg.Client): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>('select id from usage_event order by id');
  return rows.map(({ id }) => id);
}

/** What is stored and rolled up of the meter "tokens": the events and tokens of each subject and hour, by both. */
export async function figuresOf(sql: pg.Client): Promise<{ raw: string[]; rolled: string[] }> {
  const hourly = (from: string, events: string, tokens: string): string =>
    `select array_agg(x.line order by x.line) as lines from (
       select concat_ws(' ', subject, to_char(hour at time zone 'UTC', 'YYYY-MM-DD HH24'), ${events}, ${tokens}) as line from ${from} group by subject, hour) x`;
  const raw = await sql.query<{ lines: string[] }>(
    hourly(`(select subject, date_trunc('hour', time) as hour, data from usage_event) e`, 'count(*)', `trim_scale(sum((data->>'tokens')::numeric))`),
  );
  const rolled = await sql.query<{ lines: string[] }>(
    hourly(`usage_rollup_hour r join meter m on m.id = r.meter_id and m.key = 'tokens'`, 'sum(event_count)', 'trim_scale(sum(sum))'),
  );
  return { raw: raw.rows[0]?.lines ?? [], rolled: rolled.rows[0]?.lines ?? [] };
}

/** The same, of what was sent. */
export function figuresSent(events: Iterable<Call>): string[] {
  const once = new Map([...events].map((event) => [event.id, event]));
  const hours = new Map<string, { events: number; tokens: number }>();
  for (const { subject, time, data } of once.values()) {
    const name = `${subject} ${time.slice(0, 13).replace('T', ' ')}`;
    const { events: count, tokens } = hours.get(name) ?? { events: 0, tokens: 0 };
    hours.set(name, { events: count + 1, tokens: tokens + data.tokens });
  }
  return [...hours].map(([name, { events: count, tokens }]) => `${name} ${count} ${tokens}`).toSorted();
}
