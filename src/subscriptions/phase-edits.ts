import { addDuration, before, notAfter, sameInstant } from '../kit/calendar.ts';
import { formatDuration } from '../kit/duration.ts';
import type { EditPath } from './edits.ts';
import { openPlaceOf, placeOf, refused } from './phase-place.ts';
import type { Mint, SpecPhase, SubscriptionSpec } from './spec.ts';
import { LAST_START } from './time-bounds.ts';

/** A phase that an edit adds; its items are added by edits of their own. */
export interface NewPhase {
  readonly key: string;
  readonly name: string;
  /** From the start of the subscription; null: with it. */
  readonly startAfter: Temporal.Duration | null;
  /** Null, and only then, when it becomes the last one. */
  readonly duration: Temporal.Duration | null;
}

const LONGEST_NAME = 256;

/** What becomes of the time of a phase that is taken away: later phases move up (NEXT), or the one before lasts longer (PREVIOUS). */
export type Shift = 'NEXT' | 'PREVIOUS';

/**
 * Puts a phase in its place by its start. The phase that ran there then is cut; later ones move as one, so that the next begins when
 * the new one ends. One that begins when the new one does counts as later.
 */
export function addPhase(spec: SubscriptionSpec, added: NewPhase, at: Temporal.Instant, mint: Mint, path: EditPath): SubscriptionSpec {
  const { key, name, startAfter, duration } = added;
  const pathOf = (field: string): EditPath => [...path, field];
  if (spec.phases.some((phase) => phase.key === key)) refused('SUBSCRIPTION_PHASE_KEY_TAKEN', `${pathOf('key').join('.')} "${key}" is another phase's: choose another key`, pathOf('key'));
  if (name.trim() === '' || name.length > LONGEST_NAME) refused('SUBSCRIPTION_PHASE_NAME_INVALID', `${pathOf('name').join('.')} has ${name.length} characters: give 1 to ${LONGEST_NAME}, not blanks alone`, pathOf('name'));
  if (startAfter !== null && startAfter.sign < 0) {
    refused('SUBSCRIPTION_PHASE_START_AFTER_IS_NEGATIVE', `${pathOf('startAfter').join('.')} is ${formatDuration(startAfter)} and must not be negative: it is counted from the start of the subscription`, pathOf('startAfter'));
  }
  const activeFrom = startAfter === null ? spec.activeFrom : within(() => addDuration(spec.activeFrom, startAfter, spec.zone), pathOf('startAfter'));
  refusePast(activeFrom, at, pathOf('startAfter'));
  if (spec.activeTo !== null && notAfter(spec.activeTo, activeFrom)) {
    refused('SUBSCRIPTION_PHASE_STARTS_AFTER_END', `${pathOf('startAfter').join('.')} is ${activeFrom.toString()}, and the subscription ends at ${spec.activeTo.toString()}: choose an earlier time`, pathOf('startAfter'));
  }
  const position = spec.phases.findIndex((phase) => notAfter(activeFrom, phase.activeFrom));
  const phase: SpecPhase = { id: mint(), key, name, activeFrom, items: [] };
  if (position === -1) {
    if (duration !== null) refused('SUBSCRIPTION_LAST_PHASE_WITH_DURATION', `${pathOf('duration').join('.')} is ${formatDuration(duration)}: the phase would be the last one, which runs to the end, leave it out`, pathOf('duration'));
    return { ...spec, phases: [...spec.phases, phase] };
  }
  if (duration === null) return refused('SUBSCRIPTION_PHASE_DURATION_MISSING', `${pathOf('duration').join('.')} is missing: only the last phase runs to the end`, pathOf('duration'));
  const next = spec.phases[position] as SpecPhase;
  const end = within(() => addDuration(activeFrom, duration, spec.zone), pathOf('duration'));
  if (!before(activeFrom, end)) refused('SUBSCRIPTION_PHASE_DURATION_INVALID', `${pathOf('duration').join('.')} is ${formatDuration(duration)} and must be above zero`, pathOf('duration'));
  const elapsed = next.activeFrom.until(end);
  return { ...spec, phases: [...spec.phases.slice(0, position), phase, ...spec.phases.slice(position).map((late) => movedTo(late, within(() => late.activeFrom.add(elapsed), pathOf('duration'))))] };
}

/** Takes away a phase that has not begun. */
export function removePhase(spec: SubscriptionSpec, { phaseKey, shift }: { readonly phaseKey: string; readonly shift: Shift }, at: Temporal.Instant, path: EditPath): SubscriptionSpec {
  const { phase, position, when } = placeOf(spec, phaseKey, at, [...path, 'phaseKey']);
  if (when !== 'COMING') {
    refused('SUBSCRIPTION_PHASE_HAS_BEGUN', `${path.join('.')}.phaseKey "${phaseKey}" names a phase that has begun at ${at.toString()}: only later ones can be removed`, [...path, 'phaseKey']);
  }
  const later = spec.phases.slice(position + 1);
  const [next] = later;
  if (shift === 'PREVIOUS' || next === undefined) return { ...spec, phases: spec.phases.toSpliced(position, 1) };
  const removed = next.activeFrom.until(phase.activeFrom);
  return { ...spec, phases: [...spec.phases.slice(0, position), ...later.map((late) => movedTo(late, late.activeFrom.add(removed)))] };
}

/** Makes a phase longer, or shorter by a negative duration: every later phase moves by it. */
export function stretchPhase(spec: SubscriptionSpec, { phaseKey, extendBy }: { readonly phaseKey: string; readonly extendBy: Temporal.Duration }, at: Temporal.Instant, path: EditPath): SubscriptionSpec {
  const { position } = openPlaceOf(spec, phaseKey, at, [...path, 'phaseKey']);
  const by = [...path, 'extendBy'];
  if (extendBy.sign === 0) refused('SUBSCRIPTION_STRETCH_IS_EMPTY', `${by.join('.')} is ${formatDuration(extendBy)}: give a time above or below zero`, by);
  if (spec.phases[position + 1] === undefined) {
    refused('SUBSCRIPTION_PHASE_HAS_NO_END', `${path.join('.')}.phaseKey "${phaseKey}" names the last phase, which runs to the end of the subscription: name an earlier one`, [...path, 'phaseKey']);
  }
  const phases = spec.phases.map((phase, place) => (place > position ? movedTo(phase, within(() => addDuration(phase.activeFrom, extendBy, spec.zone), by)) : phase));
  const vanished = phases.slice(position, -1).find((phase, n) => notAfter((phases[position + n + 1] as SpecPhase).activeFrom, phase.activeFrom));
  if (vanished !== undefined) {
    refused('SUBSCRIPTION_PHASE_WOULD_VANISH', `${by.join('.')} ${formatDuration(extendBy)} leaves phase "${vanished.key}" no time: shorten it by less, or remove it`, by);
  }
  refusePast((phases[position + 1] as SpecPhase).activeFrom, at, by);
  return { ...spec, phases };
}

/** Phases begin in years that instants have. */
function within(start: () => Temporal.Instant, path: EditPath): Temporal.Instant {
  let at: Temporal.Instant | null = null;
  try {
    at = start();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  if (at !== null && !before(at, FIRST) && before(at, LAST_START)) return at;
  return refused('SUBSCRIPTION_PHASE_OUT_OF_TIME', `${path.join('.')} makes a phase begin before the year 1, or in the year 9000 or later: give a shorter time`, path);
}

const FIRST = Temporal.Instant.from('0001-01-01T00:00:00Z');

function refusePast(start: Temporal.Instant, at: Temporal.Instant, path: EditPath): void {
  if (before(at, start)) return;
  refused('SUBSCRIPTION_PHASE_STARTS_IN_PAST', `${path.join('.')} makes a phase begin at ${start.toString()}, which is not after ${at.toString()}: choose a later time`, path);
}

/** The phase with another start; its items keep their distance to it. */
function movedTo(phase: SpecPhase, activeFrom: Temporal.Instant): SpecPhase {
  if (sameInstant(phase.activeFrom, activeFrom)) return phase;
  const by = phase.activeFrom.until(activeFrom);
  const items = phase.items.map((item) => ({ ...item, activeFrom: item.activeFrom.add(by), activeTo: item.activeTo?.add(by) ?? null }));
  return { ...phase, activeFrom, items };
}
