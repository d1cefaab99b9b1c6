import { before, notAfter } from '../kit/calendar.ts';

/** DRAFT: never published. SCHEDULED: takes effect later. ACTIVE: in force. ARCHIVED: out of sale; subscriptions to it go on. */
export type PlanStatus = 'DRAFT' | 'ACTIVE' | 'ARCHIVED' | 'SCHEDULED';

export type PlanAction = 'update' | 'publish' | 'archive' | 'delete';

/** When a version is for sale: [effectiveFrom, effectiveTo). */
export interface EffectivePeriod {
  /** Null: not published. */
  readonly effectiveFrom: Temporal.Instant | null;
  /** Exclusive; null: without end. */
  readonly effectiveTo: Temporal.Instant | null;
}

/** The status follows from the times alone and is stored nowhere. A version with an end and no beginning cannot exist. */
export function planStatus({ effectiveFrom, effectiveTo }: EffectivePeriod, now: Temporal.Instant): PlanStatus {
  if (effectiveFrom === null) {
    if (effectiveTo === null) return 'DRAFT';
    throw new RangeError(`a plan version ends at ${effectiveTo.toString()} and never began`);
  }
  if (effectiveTo !== null && notAfter(effectiveTo, now)) return 'ARCHIVED';
  return before(now, effectiveFrom) ? 'SCHEDULED' : 'ACTIVE';
}

/** Which step each status allows. An active version is archived before it can be deleted. */
export const planActions: Readonly<Record<PlanStatus, readonly PlanAction[]>> = {
  DRAFT: ['update', 'publish', 'delete'],
  SCHEDULED: ['update', 'publish', 'delete'],
  ACTIVE: ['archive'],
  ARCHIVED: ['delete'],
};

export function planAllows(status: PlanStatus, action: PlanAction): boolean {
  return planActions[status].includes(action);
}
