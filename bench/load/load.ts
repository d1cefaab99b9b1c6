import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Requests with fixed bodies, sent in turn. */
export interface FixedBodies {
  readonly kind: 'fixed';
  readonly bodies: readonly string[];
}

/** Requests with usage events, every one new but for one in a hundred. */
export interface EventBodies {
  readonly kind: 'events';
  readonly perRequest: number;
  /** Tells the events of this measurement from those of others. */
  readonly run: string;
  /** Days before now over which times are spread; 0: now. */
  readonly spreadDays: number;
}

/** What to send where: POST, keep-alive, one request at a time on each connection. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: FixedBodies | EventBodies;
  readonly connections: number;
  readonly seconds: number;
}

export interface Loaded {
  /** Answers that came before the end. */
  readonly perSecond: number;
  /** All answers, those that were still under way at the end included. */
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers with another status than 2xx. */
  readonly failures: number;
  /** The first of them. */
  readonly failure: string | null;
  /** Processor time of the generator itself. */
  readonly generatorCpuMs: number;
}

export interface Generator {
  readonly pid: number;
  run(load: Load): Promise<Loaded>;
  stop(): Promise<void>;
}

/** Starts the load generator in a process of its own. */
export async function startGenerator(): Promise<Generator> {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  await once(child, 'message');
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error('the load generator ended')));
  return {
    pid: child.pid ?? 0,
    run: async (load) => {
      child.send(load);
      const [answer] = (await once(child, 'message', { signal: ended.signal })) as [Loaded | { error: string }];
      if ('error' in answer) throw new Error(answer.error);
      return answer;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
