import { setImmediate as soon } from 'node:timers';

export interface BatcherOptions<Q, A> {
  /** Answers all questions of a batch, in their order. An Error in place of an answer refuses that one question. */
  readonly answer: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>;
  /** Most batches under way at once. */
  readonly underWay: number;
  /** Most questions of one batch. */
  readonly size: number;
}

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins the questions of concurrent requests. With nothing under way a question is asked at once; with little under way it takes along what
 * arrives in the same turn of the loop; else it waits for the next batch. So batches grow with the load, and nothing is ever answered
 * from an earlier question.
 */
export class Batcher<Q, A> {
  readonly #options: BatcherOptions<Q, A>;
  #waiting: Waiting<Q, A>[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(options: BatcherOptions<Q, A>) {
    this.#options = options;
  }

  /** How many questions wait for a batch. */
  get depth(): number {
    return this.#waiting.length;
  }

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#underWay >= this.#options.underWay) return;
    this.#scheduled = true;
    const begin = (): void => {
      this.#scheduled = false;
      void this.#run();
      this.#schedule();
    };
    if (this.#underWay === 0) queueMicrotask(begin);
    else soon(begin);
  }

  async #run(): Promise<void> {
    const { size, answer } = this.#options;
    const batch = this.#waiting.length <= size ? this.#waiting : this.#waiting.slice(0, size);
    this.#waiting = this.#waiting.slice(batch.length);
    this.#underWay += 1;
    try {
      const answers = await answer(batch.map(({ question }) => question));
      batch.forEach(({ resolve, reject }, n) => {
        const given = answers[n] as A | Error;
        if (given instanceof Error) reject(given);
        else resolve(given);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#underWay -= 1;
      this.#schedule();
    }
  }
}
