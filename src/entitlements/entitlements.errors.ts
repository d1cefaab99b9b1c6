import { ConflictError, issue, NotFoundError, ValidationError } from '../kit/errors.ts';
import type { EntitlementType } from './entitlement.ts';

/** The name in the graph of each type of entitlement. */
export const nodeOf = { METERED: 'MeteredEntitlement', STATIC: 'StaticEntitlement', BOOLEAN: 'BooleanEntitlement' } as const satisfies Record<EntitlementType, string>;
const holder = ({ id, type }: { readonly id: string; readonly type: EntitlementType }) => ({ type: nodeOf[type], id });

/** Which of two rights would count could not be told, so a customer holds at most one entitlement to a feature at a time. */
export class EntitlementOverlaps extends ConflictError {
  override readonly code = 'ENTITLEMENT_OVERLAPS';
  /** `by` is null for the loser of a race, who cannot see the winner. */
  constructor(featureKey: string, by: { readonly id: string; readonly type: EntitlementType } | null) {
    super(`the customer already has an entitlement to "${featureKey}" at that time: end or override that one first`, by === null ? null : holder(by));
  }
}

export class EntitlementNotFound extends NotFoundError {
  override readonly code = 'ENTITLEMENT_NOT_FOUND';
  constructor(what: string) {
    super(`there is no entitlement ${what}`);
  }

  /** Grants and resets reach an entitlement by its feature: the one that is active now. */
  static ofFeature(featureKey: string): EntitlementNotFound {
    return new EntitlementNotFound(`of this customer to feature "${featureKey}" that is active now: create one first`);
  }
}

/** Only metered entitlements have grants, usage and resets. */
export class EntitlementNotMetered extends ValidationError {
  override readonly code = 'ENTITLEMENT_NOT_METERED';
  constructor(featureKey: string, type: EntitlementType, field = 'featureKey') {
    super([issue('ENTITLEMENT_NOT_METERED', `the entitlement to "${featureKey}" is ${type}, and this needs a METERED one`, field)]);
  }
}

/** A balance needs something that counts usage, and a way of counting that can be burnt. */
export class FeatureCannotBeMetered extends ValidationError {
  override readonly code = 'FEATURE_CANNOT_BE_METERED';
  /** `aggregation` is the feature's meter's; null when it has no meter. */
  constructor(featureKey: string, aggregation: string | null) {
    const why = aggregation === null ? 'has no meter' : `has a meter of ${aggregation}, which cannot be burnt`;
    super([issue('FEATURE_CANNOT_BE_METERED', `feature "${featureKey}" ${why}: use a feature with a meter of SUM, COUNT, UNIQUE_COUNT or LATEST`, 'featureKey')]);
  }
}

/** An override takes an entitlement's place: the same customer's, to the same feature. */
export class EntitlementOverrideDiffers extends ValidationError {
  override readonly code = 'ENTITLEMENT_OVERRIDE_DIFFERS';
  constructor(path: readonly string[], wanted: string) {
    super([issue('ENTITLEMENT_OVERRIDE_DIFFERS', `${path.at(-1)} names another one than the entitlement's, ${wanted}: an override keeps customer and feature`, ...path)]);
  }
}

/** What a subscription gave, only the subscription takes. Its grants may be voided all the same. */
export class EntitlementManagedBySubscription extends ConflictError {
  override readonly code = 'ENTITLEMENT_MANAGED_BY_SUBSCRIPTION';
  constructor(subscriptionId: string) {
    super('the entitlement belongs to a subscription: change or cancel the subscription instead', { type: 'Subscription', id: subscriptionId });
  }
}

/** Nothing more happens to an entitlement that is over, and nothing yet to one that has not begun. */
export class EntitlementNotActive extends ConflictError {
  override readonly code = 'ENTITLEMENT_NOT_ACTIVE';
  constructor(entitlement: { readonly id: string; readonly type: EntitlementType }, endedAt: Temporal.Instant, message = `the entitlement ended at ${endedAt.toString()}: create a new one`) {
    super(message, holder(entitlement));
  }

  static notBegun(entitlement: { readonly id: string; readonly type: EntitlementType }, activeFrom: Temporal.Instant): EntitlementNotActive {
    return new EntitlementNotActive(entitlement, activeFrom, `the entitlement begins at ${activeFrom.toString()}: wait until then`);
  }
}

/** OpenMeter's older operations name a customer by one of its subjects; this one is nobody's. */
export class SubjectWithoutCustomer extends ConflictError {
  override readonly code = 'SUBJECT_WITHOUT_CUSTOMER';
  constructor({ id, key }: { readonly id: string; readonly key: string }) {
    super(`subject "${key}" is no customer's: give it to one by subjectKeys first`, { type: 'Subject', id });
  }
}

export class GrantNotFound extends NotFoundError {
  override readonly code = 'GRANT_NOT_FOUND';
  constructor(id: string) {
    super(`there is no grant ${id}`);
  }
}

/** Voiding is final: what was burnt stays burnt, the rest is lost once. */
export class GrantAlreadyVoided extends ConflictError {
  override readonly code = 'GRANT_ALREADY_VOIDED';
  constructor(id: string, voidedAt: Temporal.Instant) {
    super(`the grant was voided at ${voidedAt.toString()} and stays voided`, { type: 'Grant', id });
  }
}
