import { before, notAfter } from '../kit/calendar.ts';
import { issue, refuse } from '../kit/errors.ts';
import type { EditPath } from './edits.ts';
import { phaseActivity } from './schedule.ts';
import type { SpecPhase, SubscriptionSpec } from './spec.ts';

/** A phase of a specification, and how it lies to an instant: OVER, RUNS, or COMING. */
export interface PhasePlace {
  readonly phase: SpecPhase;
  readonly position: number;
  readonly when: 'OVER' | 'RUNS' | 'COMING';
}

/** The phase of this key. Refuses a key that is none's. */
export function placeOf(spec: SubscriptionSpec, phaseKey: string, at: Temporal.Instant, path: EditPath): PhasePlace {
  const position = spec.phases.findIndex(({ key }) => key === phaseKey);
  const phase = spec.phases[position];
  if (phase !== undefined) return { phase, position, when: whenOf(spec, position, at) };
  const known = spec.phases.map(({ key }) => key).join(', ');
  return refused('SUBSCRIPTION_PHASE_UNKNOWN', `${path.join('.')} "${phaseKey}" is no phase of the subscription: its phases are ${known}`, path);
}

/** The same, of a phase that is not over. */
export function openPlaceOf(spec: SubscriptionSpec, phaseKey: string, at: Temporal.Instant, path: EditPath): PhasePlace {
  const place = placeOf(spec, phaseKey, at, path);
  if (place.when !== 'OVER') return place;
  return refused('SUBSCRIPTION_PHASE_IS_OVER', `${path.join('.')} "${phaseKey}" names a phase that is over at ${at.toString()}: choose the one that runs, or a later one`, path);
}

function whenOf(spec: SubscriptionSpec, position: number, at: Temporal.Instant): PhasePlace['when'] {
  const { from, to } = phaseActivity(spec, position);
  if (before(at, from)) return 'COMING';
  return to !== null && notAfter(to, at) ? 'OVER' : 'RUNS';
}

/** The specification with another phase at this position. */
export function withPhase(spec: SubscriptionSpec, position: number, phase: SpecPhase): SubscriptionSpec {
  return { ...spec, phases: spec.phases.with(position, phase) };
}

/** Refuses an edit for one reason. */
export function refused(code: string, message: string, path: EditPath): never {
  refuse([issue(code, message, ...path)]);
  throw new RangeError('a refusal with an issue throws');
}
