import pg from 'pg';
import type { Announcement } from './events.ts';
import { newsChannel } from './outbox.ts';

export type Listener = (news: readonly Announcement[]) => void;

/** Hears what any gateway process on this database committed. */
export interface News {
  /** Called with each group of announcements; the answer stops it. */
  listen(listener: Listener): () => void;
  /** Called when the connection was lost and is there again: news may have been missed, so figures must be read anew. */
  onGap(listener: () => void): () => void;
  /** False while the connection is lost. */
  readonly connected: boolean;
  close(): Promise<void>;
}

/**
 * One connection of its own that listens. When it is lost it is opened again, after a pause that doubles up to ten seconds, and the
 * listeners are told that there was a gap.
 */
export async function listenForNews(url: string, log: (message: string) => void): Promise<News> {
  const listeners = new Set<Listener>();
  const gapListeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let pauseMs = 100;

  const open = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, application_name: 'tollgate-news', keepAlive: true });
    opened.on('notification', ({ payload }) => {
      if (payload === undefined) return;
      const news = JSON.parse(payload) as Announcement[];
      for (const listener of [...listeners]) listener(news);
    });
    // A connection that fails while it is opened rejects below, and that alone leads to another attempt.
    let hears = false;
    const lost = (reason: string): void => {
      if (!hears || closed) return;
      hears = false;
      client = null;
      log(`live updates paused: ${reason}; trying again`);
      tryLater();
    };
    opened.on('error', (error) => lost(error.message));
    opened.on('end', () => lost('the connection ended'));
    try {
      await opened.connect();
      await opened.query(`listen ${newsChannel}`);
    } catch (error) {
      void opened.end().catch(() => undefined);
      throw error;
    }
    hears = true;
    client = opened;
    pauseMs = 100;
  };
  const tryLater = (): void => {
    retry = setTimeout(() => void reopen(), pauseMs);
    pauseMs = Math.min(pauseMs * 2, 10_000);
  };
  const reopen = async (): Promise<void> => {
    try {
      await open();
    } catch (error) {
      if (closed) return;
      log(`live updates still paused: ${(error as Error).message}`);
      tryLater();
      return;
    }
    // It was closed while this connection came up: nobody else would end it.
    if (closed) await client?.end();
    else for (const listener of [...gapListeners]) listener();
  };

  await open();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onGap: (listener) => {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    get connected() {
      return client !== null;
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
