import { setImmediate as soon } from 'node:timers';

export interface BatcherOptions<Q, A> {
  /** Answers all questions of a batch, in their order. An Error in place of an answer refuses that one question. */
  readonly answer: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>;
  /** Most batches under way at once. */
  readonly underWay: number;
  /** The same while only few ask, whose questions are not worth joining; `underWay` unless told. */
  readonly underWayOfFew?: number;
  /** Most questions of one batch. */
  readonly size: number;
  /**
   * Where a batch costs much beside its questions: it begins only when its share of all who asked lately has come, or when its first question has waited
   * for so many milliseconds. Unless told, it begins as soon as it may.
   */
  readonly gatherMs?: number;
}

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/** What is left at each batch of how many asked at once, where fewer do: a burst is forgotten after some batches. */
const remembered = 0.8;

/** As many callers at once gain nothing by being waited for. */
const few = 4;

/**
 * Joins the questions of concurrent requests. With nothing under way a question is asked at once; with little under way, or where many have asked
 * lately, it takes along what arrives in the same turn of the loop; else it waits for the next batch. So batches grow with the load, and nothing is ever answered
 * from an earlier question. Where callers come back with their next question after each answer, batches of whoever came first and of nearly all others would
 * follow each other: gathering makes them of one size.
 */
export class Batcher<Q, A> {
  readonly #options: BatcherOptions<Q, A>;
  #waiting: Waiting<Q, A>[] = [];
  #underWay = 0;
  /** Questions that no answer has come to yet. */
  #open = 0;
  /** How many were open at once lately. */
  #usual = 0;
  #scheduled = false;
  #gathering: NodeJS.Timeout | null = null;

  constructor(options: BatcherOptions<Q, A>) {
    this.#options = options;
  }

  /** Every question was answered. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  ask(question: Q): Promise<A> {
    this.#open += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(isPatient = true): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#isFull()) return;
    if (isPatient && this.#isToGather()) return;
    this.#scheduled = true;
    const begin = (): void => {
      this.#scheduled = false;
      void this.#run();
      this.#schedule();
    };
    // Where many have asked lately, others ask in this very turn: the first of them alone would cost as much as all together.
    if (this.#underWay === 0 && this.#usual <= few) queueMicrotask(begin);
    else soon(begin);
  }

  #isFull(): boolean {
    const { underWay, underWayOfFew = underWay } = this.#options;
    return this.#underWay >= (this.#usual <= few ? underWayOfFew : underWay);
  }

  /** Whether more questions should come first; then it is looked at again when one comes, when a batch ends, and after a while. */
  #isToGather(): boolean {
    const { gatherMs, underWay } = this.#options;
    if (gatherMs === undefined || this.#waiting.length * underWay >= this.#usual) return false;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#schedule(false);
    }, gatherMs);
    return true;
  }

  async #run(): Promise<void> {
    const { size, answer } = this.#options;
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    const batch = this.#waiting.length <= size ? this.#waiting : this.#waiting.slice(0, size);
    this.#waiting = this.#waiting.slice(batch.length);
    this.#underWay += 1;
    this.#usual = Math.max(this.#open, this.#usual * remembered);
    let answers: readonly (A | Error)[] | null = null;
    let failure: unknown;
    try {
      answers = await answer(batch.map(({ question }) => question));
    } catch (error) {
      failure = error;
    }
    this.#underWay -= 1;
    this.#open -= batch.length;
    this.#goOn();
    batch.forEach(({ resolve, reject }, n) => {
      const given = answers === null ? failure : answers[n];
      if (answers === null || given instanceof Error) reject(given);
      else resolve(given as A);
    });
  }

  /** What waits is asked before the last answers are passed on: whoever answers works on it while those are written. */
  #goOn(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#isFull() || this.#isToGather()) return;
    void this.#run();
  }
}
