import { phaseStarts } from './schedule.ts';
import type { PlanPhase, RateCard } from '../catalog/index.ts';

/** One item that a subscription begins with. Every item is the first version of its key and runs until its phase ends. */
export interface ItemSpec {
  readonly rateCard: RateCard;
  readonly version: 0;
  readonly activeFrom: Temporal.Instant;
}

export interface PhaseSpec {
  readonly key: string;
  readonly name: string;
  /** It runs until the next phase starts. A phase that was skipped starts with the subscription and has no length. */
  readonly activeFrom: Temporal.Instant;
  readonly items: readonly ItemSpec[];
}

/**
 * The phases and items of a subscription to a plan that begins at `activeFrom`. With a `startingPhase`, the earlier phases keep their
 * place with no length and the named one starts at once. Null when the plan has no phase of that key.
 */
export function specFromPlan(phases: readonly PlanPhase[], activeFrom: Temporal.Instant, startingPhase: string | null = null): PhaseSpec[] | null {
  const first = startingPhase === null ? 0 : phases.findIndex(({ key }) => key === startingPhase);
  if (first === -1) return null;
  const starts = phaseStarts(activeFrom, phases.slice(first).map(({ duration }) => duration));
  return phases.map(({ key, name, rateCards }, position) => {
    const from = starts[position - first] ?? activeFrom;
    return { key, name, activeFrom: from, items: rateCards.map((rateCard) => ({ rateCard, version: 0, activeFrom: from })) };
  });
}

/** Whether anything in it is ever charged. */
export function isBillable(phases: readonly PhaseSpec[]): boolean {
  return phases.some(({ items }) => items.some(({ rateCard }) => rateCard.price !== null));
}
