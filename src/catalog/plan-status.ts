import { versionStatus } from './version-chain.ts';
import type { EffectivePeriod, VersionAction, VersionStatus } from './version-chain.ts';

export type { EffectivePeriod } from './version-chain.ts';
export type PlanStatus = VersionStatus;
export type PlanAction = VersionAction;

/** A plan version's status at `now`: {@link versionStatus}. */
export const planStatus: (period: EffectivePeriod, now: Temporal.Instant) => PlanStatus = versionStatus;

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
