import { startWorker } from '../house/worker.ts';
import type { Worker } from '../house/worker.ts';

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
  /** 127.0.0.1 unless told. */
  readonly host?: string;
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

export type Generator = Worker<Load, Loaded>;

/** Starts the load generator. */
export const startGenerator = (): Promise<Generator> => startWorker<Load, Loaded>('bench/load/generator.ts');
