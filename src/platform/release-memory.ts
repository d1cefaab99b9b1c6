import { performance } from 'node:perf_hooks';

/** A second in which the process did no more than this share of the time is a quiet one. */
const quietShare = 0.05;
const secondMs = 1_000;
/** A process that is busy from the start on gets its memory into shape by its work. */
const mostSeconds = 60;

export interface ReleaseMemoryOptions {
  /** Collects all garbage at once and gives the memory back; undefined where Node was started without `--expose-gc`. */
  readonly collect: (() => void) | undefined;
  /** The share of the time since the last call in which the process was busy, 0 to 1. */
  readonly share: () => number;
}

/**
 * Gives back what starting needed, once, in the first quiet second: tens of megabytes of loaded text and of objects that are done with, which V8
 * would keep for as long as little is asked. Nothing else runs in the tenth of a second that it takes, which is why it waits for a quiet one. The answer
 * stops it.
 */
export function releaseMemoryWhenQuiet({ collect, share }: ReleaseMemoryOptions): () => void {
  if (collect === undefined) return () => {};
  let seconds = 0;
  share();
  const timer = setInterval(() => {
    seconds += 1;
    const isQuiet = share() <= quietShare;
    if (isQuiet || seconds >= mostSeconds) clearInterval(timer);
    if (isQuiet) collect();
  }, secondMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** How busy this process was since the answer was last asked for. */
export function busyShare(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/** V8's thorough collection, which also makes the room for young objects small again; undefined without `--expose-gc`. */
export const collectAll = (): (() => void) | undefined => {
  const { gc } = globalThis;
  return gc === undefined ? undefined : () => void gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
};
