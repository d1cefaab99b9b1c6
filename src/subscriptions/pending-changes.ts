import { before, compareInstants, sameInstant } from '../kit/calendar.ts';
import type { Pause } from './pauses.ts';
import { phaseActivity } from './schedule.ts';
import type { SpecItem, SubscriptionSpec } from './spec.ts';

/** Something that was asked of a subscription and has not taken effect. */
export type PendingChange =
  | { readonly kind: 'CANCELLATION' | 'PLAN_CHANGE' | 'PAUSE' | 'RESUMPTION'; readonly at: Temporal.Instant }
  | { readonly kind: 'ITEM_ADDED' | 'ITEM_CHANGED' | 'ITEM_REMOVED'; readonly at: Temporal.Instant; readonly phaseKey: string; readonly itemKey: string };

/**
 * What is to come of a subscription after `now` because it was asked for, in the order of time. Phases that begin as they were sold are
 * none. `isSuperseded`: another subscription takes over at its end.
 */
export function pendingChangesOf(spec: SubscriptionSpec, pauses: readonly Pause[], isSuperseded: boolean, now: Temporal.Instant): PendingChange[] {
  const changes: PendingChange[] = [];
  const coming = (at: Temporal.Instant | null): at is Temporal.Instant => at !== null && before(now, at) && (spec.activeTo === null || !before(spec.activeTo, at));
  if (coming(spec.activeTo)) changes.push({ kind: isSuperseded ? 'PLAN_CHANGE' : 'CANCELLATION', at: spec.activeTo });
  for (const { from, to } of pauses) {
    if (coming(from)) changes.push({ kind: 'PAUSE', at: from });
    if (coming(to)) changes.push({ kind: 'RESUMPTION', at: to });
  }
  const paused = new Set(pauses.flatMap(({ cuts }) => cuts.flatMap(({ itemId, continuedBy }) => [itemId, continuedBy])));
  for (const [position, phase] of spec.phases.entries()) {
    const time = phaseActivity(spec, position);
    for (const item of phase.items) {
      if (paused.has(item.id)) continue;
      const of = { phaseKey: phase.key, itemKey: item.key };
      const next = nextOf(phase.items, item);
      if (!sameInstant(item.activeFrom, phase.activeFrom) && coming(item.activeFrom)) changes.push({ kind: previousOf(phase.items, item) === null ? 'ITEM_ADDED' : 'ITEM_CHANGED', at: item.activeFrom, ...of });
      if (next === null && coming(item.activeTo) && (time.to === null || before(item.activeTo, time.to))) changes.push({ kind: 'ITEM_REMOVED', at: item.activeTo, ...of });
    }
  }
  return changes.toSorted((a, b) => compareInstants(a.at, b.at));
}

/** The version that takes the place of this one at its end. */
function nextOf(items: readonly SpecItem[], { key, activeTo }: SpecItem): SpecItem | null {
  return items.find((item) => item.key === key && activeTo !== null && sameInstant(item.activeFrom, activeTo)) ?? null;
}

/** The version that this one takes the place of. */
function previousOf(items: readonly SpecItem[], { key, activeFrom }: SpecItem): SpecItem | null {
  return items.find((item) => item.key === key && item.activeTo !== null && sameInstant(item.activeTo, activeFrom)) ?? null;
}
