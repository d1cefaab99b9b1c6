import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { RenderAnswer, RenderRequest } from './render-worker.ts';

/** As many documents are drawn at this moment as may wait: ask again. */
export class RendererBusy extends Error {
  constructor() {
    super(`${mostWaiting} documents are being drawn already`);
    this.name = 'RendererBusy';
  }
}

const mostWaiting = 64;

interface Waiting {
  readonly done: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Draws documents beside the event loop: one takes from 25 ms to a second, during which nobody else would be answered. The
 * thread is started for the first document and then kept, one document after another; its memory is bounded, and where it ends by an error,
 * what it was drawing fails and the next document starts another.
 */
export class PaperRenderer {
  #worker: Worker | null = null;
  #last = 0;
  #isClosed = false;
  readonly #waiting = new Map<number, Waiting>();

  /** The document as a PDF. Throws RendererBusy. */
  async render(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#isClosed) throw new Error('the renderer is closed');
    if (this.#waiting.size >= mostWaiting) throw new RendererBusy();
    this.#worker ??= this.#start();
    const id = (this.#last += 1);
    const drawn = new Promise<Uint8Array<ArrayBuffer>>((done, fail) => this.#waiting.set(id, { done, fail }));
    this.#worker.postMessage({ id, paper } satisfies RenderRequest, []);
    return drawn;
  }

  /** What is being drawn fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#end(worker, new Error('the renderer was closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('render-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    // A program that is done does not stay for it.
    worker.unref();
    worker.on('message', ({ id, bytes, failure }: RenderAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (bytes === undefined) waiting?.fail(new Error(`a document could not be drawn: ${failure}`));
      else waiting?.done(bytes);
    });
    worker.on('error', (error: Error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the thread that draws documents ended')));
    return worker;
  }

  #end(worker: Worker | null, error: Error): void {
    if (worker === null || this.#worker !== worker) return;
    this.#worker = null;
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}
