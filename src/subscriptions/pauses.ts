import { before, later, notAfter } from '../kit/calendar.ts';
import type { OpenPeriod } from '../kit/period.ts';
import { itemActivity, phaseActivity } from './schedule.ts';
import type { Mint, SpecItem, SubscriptionSpec } from './spec.ts';

/** What a pause did to one version of an item. */
export interface PauseCut {
  readonly itemId: string;
  /** The end of its own that it had; null: until its phase ends. */
  readonly activeTo: Temporal.Instant | null;
  /** The version that goes on after the pause; null where nothing does. */
  readonly continuedBy: string | null;
}

/** A time in which a subscription stands still, [from, to); `to` null: until it is resumed. */
export interface Pause extends OpenPeriod {
  readonly id: string;
  readonly cuts: readonly PauseCut[];
}

/**
 * The specification with nothing running in [from, to): versions end where the pause begins, and their next versions, alike, go on where
 * it ends. A version that would begin within the pause has no time before its next one. Billing periods and phases stay where they are,
 * so that a flat fee is charged in proportion to the time that was not paused, if fees are prorated at all. Fees that are charged once stay as
 * they are. No version begins or ends after `from` but with its phase: such edits are taken back first.
 */
export function withPause(spec: SubscriptionSpec, { from, to }: OpenPeriod, mint: Mint): { readonly spec: SubscriptionSpec; readonly cuts: readonly PauseCut[] } {
  const cuts: PauseCut[] = [];
  const phases = spec.phases.map((phase, position) => {
    const time = phaseActivity(spec, position);
    const items = phase.items.flatMap((item): SpecItem[] => {
      const activity = itemActivity(item, time);
      if (isChargedOnce(item) || !sharesTime(activity, { from, to })) return [item];
      const goesOn = to !== null && (activity.to === null || before(to, activity.to)) ? { ...item, id: mint(), version: item.version + 1, activeFrom: to } : null;
      cuts.push({ itemId: item.id, activeTo: item.activeTo, continuedBy: goesOn?.id ?? null });
      const cut = { ...item, activeTo: later(item.activeFrom, from) };
      return goesOn === null ? [cut] : [cut, goesOn];
    });
    return { ...phase, items };
  });
  return { spec: { ...spec, phases }, cuts };
}

/** The specification as if there had been no pause: what went on after it is gone, and every version has its own end again. */
export function withoutPause(spec: SubscriptionSpec, { cuts }: Pick<Pause, 'cuts'>): SubscriptionSpec {
  const ends = new Map(cuts.map(({ itemId, activeTo }) => [itemId, activeTo]));
  const gone = new Set(cuts.map(({ continuedBy }) => continuedBy).filter((id) => id !== null));
  const phases = spec.phases.map((phase) => ({
    ...phase,
    items: phase.items.filter(({ id }) => !gone.has(id)).map((item) => (ends.has(item.id) ? { ...item, activeTo: ends.get(item.id) ?? null } : item)),
  }));
  return { ...spec, phases };
}

/** Whether a pause holds this instant. */
export function isPausedAt(pauses: readonly OpenPeriod[], at: Temporal.Instant): boolean {
  return pauses.some(({ from, to }) => notAfter(from, at) && (to === null || before(at, to)));
}

/** A fee that is charged once is not charged again, nor in part, whatever stands still. */
function isChargedOnce({ billingCadence, price }: SpecItem): boolean {
  return billingCadence === null && price !== null;
}

function sharesTime(a: OpenPeriod, b: OpenPeriod): boolean {
  const from = later(a.from, b.from);
  return (a.to === null || before(from, a.to)) && (b.to === null || before(from, b.to));
}
