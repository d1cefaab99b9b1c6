import { versionStatus } from './version-chain.ts';
import type { EffectivePeriod, VersionAction } from './version-chain.ts';

/** OpenMeter's add-ons cannot be scheduled: publishing one puts it up for sale at once. */
export type AddonStatus = 'DRAFT' | 'ACTIVE' | 'ARCHIVED';
export type AddonAction = VersionAction;

/**
 * The status follows from the times alone. One whose beginning is ahead of `now` was published a moment ago by a process with another
 * clock: it is in force.
 */
export function addonStatus(period: EffectivePeriod, now: Temporal.Instant): AddonStatus {
  const status = versionStatus(period, now);
  return status === 'SCHEDULED' ? 'ACTIVE' : status;
}

/** Which step each status allows. An active version is archived before it can be deleted. */
export const addonActions: Readonly<Record<AddonStatus, readonly AddonAction[]>> = {
  DRAFT: ['update', 'publish', 'delete'],
  ACTIVE: ['archive'],
  ARCHIVED: ['delete'],
};

export function addonAllows(status: AddonStatus, action: AddonAction): boolean {
  return addonActions[status].includes(action);
}
