import { atLeast } from '../kit/duration.ts';

/** What no period reaches: counted from some start, what is longer would lie beyond the years that instants have. */
export const ENDLESS = 'P100Y';

export function isEndless(duration: Temporal.Duration): boolean {
  return atLeast(duration, 100 * 365 * 24);
}
