/**
 * Executes a live event once for all subscriptions that would answer the same to it. An event is recognised by identity: a publisher that
 * hands one object to every subscriber has it executed once for each (document, variables, scope). Nothing is kept longer than the event.
 */
export class SharedExecutions {
  readonly #answers = new WeakMap<object, Map<string, Promise<string>>>();

  /**
   * The answer to `event` of the subscription that `key` names; `run` is called when it is the first to ask. A null key shares nothing,
   * nor does an event that is not an object.
   */
  answer(event: unknown, key: string | null, run: () => Promise<string>): Promise<string> {
    if (key === null || typeof event !== 'object' || event === null) return run();
    let answers = this.#answers.get(event);
    if (answers === undefined) {
      answers = new Map();
      this.#answers.set(event, answers);
    }
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = run();
      answers.set(key, answer);
    }
    return answer;
  }
}
