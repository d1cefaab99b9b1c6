import { addDuration, before, notAfter, sameInstant } from '../kit/calendar.ts';
import { formatDuration } from '../kit/duration.ts';
import type { EditPath } from './edits.ts';
import { openPlaceOf, placeOf, refused } from './phase-place.ts';
import { following, instantOfStart, movedBy, noOffset, plus } from './phase-start.ts';
import type { PhaseStart } from './phase-start.ts';
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
 * the new one ends, and each lasts as long by the calendar as before. One that begins when the new one does counts as later.
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
  const next = spec.phases[position];
  // In the place of another one it is counted as that was.
  const start = next !== undefined && sameInstant(next.activeFrom, activeFrom) ? countedOf(next) : { from: spec.activeFrom, after: plus(noOffset, startAfter ?? new Temporal.Duration()) };
  const phase: SpecPhase = { id: mint(), key, name, activeFrom, counted: start, items: [] };
  if (next === undefined) {
    if (duration !== null) refused('SUBSCRIPTION_LAST_PHASE_WITH_DURATION', `${pathOf('duration').join('.')} is ${formatDuration(duration)}: the phase would be the last one, which runs to the end, leave it out`, pathOf('duration'));
    return { ...spec, phases: [...spec.phases, phase] };
  }
  if (duration === null) return refused('SUBSCRIPTION_PHASE_DURATION_MISSING', `${pathOf('duration').join('.')} is missing: only the last phase runs to the end`, pathOf('duration'));
  const end = { from: start.from, after: plus(start.after, duration) };
  if (!before(activeFrom, within(() => instantOfStart(end, spec.zone), pathOf('duration')))) refused('SUBSCRIPTION_PHASE_DURATION_INVALID', `${pathOf('duration').join('.')} is ${formatDuration(duration)} and must be above zero`, pathOf('duration'));
  return inOrder({ ...spec, phases: [...spec.phases.slice(0, position), phase, ...movedBehind(spec.phases.slice(position), end, spec.zone, pathOf('duration'))] }, position, pathOf('duration'), formatDuration(duration));
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
  const phases = [...spec.phases.slice(0, position), ...movedBehind(later, countedOf(phase), spec.zone, [...path, 'shift'])];
  return inOrder({ ...spec, phases }, position, [...path, 'shift'], shift);
}

/** Makes a phase longer, or shorter by a negative duration: every later phase moves by it. */
export function stretchPhase(spec: SubscriptionSpec, { phaseKey, extendBy }: { readonly phaseKey: string; readonly extendBy: Temporal.Duration }, at: Temporal.Instant, path: EditPath): SubscriptionSpec {
  const { position } = openPlaceOf(spec, phaseKey, at, [...path, 'phaseKey']);
  const by = [...path, 'extendBy'];
  if (extendBy.sign === 0) refused('SUBSCRIPTION_STRETCH_IS_EMPTY', `${by.join('.')} is ${formatDuration(extendBy)}: give a time above or below zero`, by);
  if (spec.phases[position + 1] === undefined) {
    refused('SUBSCRIPTION_PHASE_HAS_NO_END', `${path.join('.')}.phaseKey "${phaseKey}" names the last phase, which runs to the end of the subscription: name an earlier one`, [...path, 'phaseKey']);
  }
  const phases = spec.phases.map((phase, place) => (place > position ? movedTo(phase, movedBy(countedOf(phase), phase.activeFrom, extendBy), spec.zone, by) : phase));
  const stretched = inOrder({ ...spec, phases }, position, by, formatDuration(extendBy));
  refusePast((phases[position + 1] as SpecPhase).activeFrom, at, by);
  return stretched;
}

/** Refuses phases of which one, from this position on, would begin no sooner than the next: one of a month less thirty days lasts a day, or none. `value` is what was asked for. */
function inOrder(spec: SubscriptionSpec, position: number, path: EditPath, value: string): SubscriptionSpec {
  const phases = spec.phases.slice(position);
  const vanished = phases.slice(0, -1).find((phase, n) => notAfter((phases[n + 1] as SpecPhase).activeFrom, phase.activeFrom));
  if (vanished !== undefined) refused('SUBSCRIPTION_PHASE_WOULD_VANISH', `${path.join('.')} ${value} leaves phase "${vanished.key}" no time: give it more, or remove it`, path);
  return spec;
}

/** Where the start of a phase comes from. */
function countedOf({ activeFrom, counted }: SpecPhase): PhaseStart {
  return counted ?? { from: activeFrom, after: noOffset };
}

/** Phases that follow each other, the first with another start and the others as far behind it as they were. */
function movedBehind(phases: readonly SpecPhase[], target: PhaseStart, zone: string | undefined, path: EditPath): SpecPhase[] {
  const [next] = phases;
  if (next === undefined) return [];
  const elapsed = next.activeFrom.until(within(() => instantOfStart(target, zone), path));
  return phases.map((late) => {
    const start = late === next ? target : following(countedOf(late), countedOf(next), target);
    return movedTo(late, start ?? { from: within(() => late.activeFrom.add(elapsed), path), after: noOffset }, zone, path);
  });
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
function movedTo(phase: SpecPhase, counted: PhaseStart, zone: string | undefined, path: EditPath): SpecPhase {
  const activeFrom = within(() => instantOfStart(counted, zone), path);
  if (sameInstant(phase.activeFrom, activeFrom)) return { ...phase, counted };
  const by = phase.activeFrom.until(activeFrom);
  const items = phase.items.map((item) => ({ ...item, activeFrom: item.activeFrom.add(by), activeTo: item.activeTo?.add(by) ?? null }));
  return { ...phase, activeFrom, counted, items };
}
