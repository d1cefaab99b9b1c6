import { earlier, later } from '../kit/calendar.ts';
import type { Decimal } from '../kit/decimal.ts';
import { contains } from '../kit/period.ts';
import type { OpenPeriod } from '../kit/period.ts';

export type EntitlementType = 'METERED' | 'STATIC' | 'BOOLEAN';

export type JsonObject = { readonly [key: string]: unknown };

/** When an entitlement counts: [activeFrom, activeTo), cut short by its deletion. */
export interface Activity {
  readonly activeFrom: Temporal.Instant;
  readonly activeTo: Temporal.Instant | null;
  readonly deletedAt: Temporal.Instant | null;
}

/** The usage periods an entitlement was made with; manual resets may move the anchor later on, never here. */
export interface UsagePeriod {
  /** At least one hour. */
  readonly interval: Temporal.Duration;
  readonly anchor: Temporal.Instant;
  /** IANA: the calendar of its months and days; absent: UTC. */
  readonly zone?: string;
}

/** A balance of grants minus usage. Instants are whole minutes. */
export interface MeteredTerms {
  readonly type: 'METERED';
  /** Usage counts from here on. */
  readonly measureUsageFrom: Temporal.Instant;
  readonly usagePeriod: UsagePeriod;
  /** True: access does not end with the balance. */
  readonly isSoftLimit: boolean;
  /** Whether period ends, and manual resets that do not say otherwise, carry overage into the new period. */
  readonly preserveOverageAtReset: boolean;
  /** Units that every usage period begins with; null for none. Its grant is made with the entitlement. */
  readonly issueAfterReset: { readonly amount: Decimal; readonly priority: number } | null;
}

/** Access with a configuration. */
export interface StaticTerms {
  readonly type: 'STATIC';
  readonly config: JsonObject;
  /** For the application to show; nothing is counted in it. */
  readonly usagePeriod?: UsagePeriod | null;
}

/** Access. */
export interface BooleanTerms {
  readonly type: 'BOOLEAN';
  /** For the application to show; nothing is counted in it. */
  readonly usagePeriod?: UsagePeriod | null;
}

export type EntitlementTerms = Activity & (MeteredTerms | StaticTerms | BooleanTerms);

interface Identity {
  readonly id: string;
  readonly customerId: string;
  readonly featureId: string;
  readonly featureKey: string;
  readonly createdAt: Temporal.Instant;
}

export type MeteredEntitlement = Identity & Activity & MeteredTerms;
export type StaticEntitlement = Identity & Activity & StaticTerms;
export type BooleanEntitlement = Identity & Activity & BooleanTerms;

/** One customer's right to one feature. It never changes: a change is an override, or a deletion and a new one. */
export type Entitlement = MeteredEntitlement | StaticEntitlement | BooleanEntitlement;

/** The activity as one period; the earlier of activeTo and deletedAt ends it, and never before it begins. */
export function activePeriod({ activeFrom, activeTo, deletedAt }: Activity): OpenPeriod {
  const end = activeTo !== null && deletedAt !== null ? earlier(activeTo, deletedAt) : (activeTo ?? deletedAt);
  return { from: activeFrom, to: end === null ? null : later(activeFrom, end) };
}

export function isActive(entitlement: Activity, at: Temporal.Instant): boolean {
  return contains(activePeriod(entitlement), at);
}
