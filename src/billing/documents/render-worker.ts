import { parentPort } from 'node:worker_threads';
import { drawPaper } from './draw-paper.ts';
import type { Paper } from './paper.ts';

/** What the thread is asked, and what it answers: one of `bytes` and `failure`. */
export interface RenderRequest {
  readonly id: number;
  readonly paper: Paper;
}
export interface RenderAnswer {
  readonly id: number;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly failure?: string;
}

// Nobody listens where the file is only loaded.
parentPort?.on('message', ({ id, paper }: RenderRequest) => {
  drawPaper(paper).then(
    (bytes) => parentPort?.postMessage({ id, bytes } satisfies RenderAnswer, [bytes.buffer]),
    (error: unknown) => parentPort?.postMessage({ id, failure: error instanceof Error ? error.stack ?? error.message : String(error) } satisfies RenderAnswer, []),
  );
});
