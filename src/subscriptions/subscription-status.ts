import { before, notAfter } from '../kit/calendar.ts';

/**
 * SCHEDULED: not yet begun. ACTIVE: runs without end. CANCELED: runs and ends at activeTo. INACTIVE: over, or withdrawn before it
 * began.
 */
export type SubscriptionStatus = 'ACTIVE' | 'INACTIVE' | 'CANCELED' | 'SCHEDULED';

/** What can be asked of a subscription after it was made. */
export type SubscriptionAction = 'cancel' | 'change' | 'changeAddons' | 'continue' | 'migrate' | 'pause' | 'update' | 'withdraw';

interface Lifetime {
  readonly activeFrom: Temporal.Instant;
  /** Exclusive; null: without end. */
  readonly activeTo: Temporal.Instant | null;
  /** Set when it was withdrawn. */
  readonly deletedAt: Temporal.Instant | null;
}

/** The status follows from the times alone and is stored nowhere. */
export function subscriptionStatus({ activeFrom, activeTo, deletedAt }: Lifetime, now: Temporal.Instant): SubscriptionStatus {
  if (deletedAt !== null || (activeTo !== null && notAfter(activeTo, now))) return 'INACTIVE';
  if (before(now, activeFrom)) return 'SCHEDULED';
  return activeTo === null ? 'ACTIVE' : 'CANCELED';
}

/**
 * Which step each status allows. cancel sets the end, continue takes a future end back, withdraw takes back what has not begun, update
 * edits what is sold, changeAddons buys add-ons and gives them up, change and migrate have another subscription take over, pause stops it and resumes it.
 * A move that does not stand here is refused.
 */
export const allowedActions: Readonly<Record<SubscriptionStatus, readonly SubscriptionAction[]>> = {
  SCHEDULED: ['withdraw'],
  ACTIVE: ['cancel', 'change', 'changeAddons', 'migrate', 'pause', 'update'],
  CANCELED: ['continue'],
  INACTIVE: [],
};

export function allows(status: SubscriptionStatus, action: SubscriptionAction): boolean {
  return allowedActions[status].includes(action);
}
