import { ConflictError, NotFoundError } from '../kit/errors.ts';
import type { PlanAction, PlanStatus } from './plan-status.ts';

/** Rate cards and entitlements name a feature by key, so two live features of one organization may not share it. */
export class FeatureKeyTaken extends ConflictError {
  override readonly code = 'FEATURE_KEY_TAKEN';
  constructor(key: string, by: string | null) {
    super(`key "${key}" is another live feature's: archive that feature or choose another key`, by === null ? null : { type: 'Feature', id: by });
  }
}

export class FeatureNotFound extends NotFoundError {
  override readonly code = 'FEATURE_NOT_FOUND';
  constructor(what: string) {
    super(`there is no feature with ${what}`);
  }
}

/** Archiving cannot be undone and is done once. */
export class FeatureArchived extends ConflictError {
  override readonly code = 'FEATURE_ARCHIVED';
  constructor(key: string, id: string) {
    super(`feature "${key}" is archived already: a new feature may take its key`, { type: 'Feature', id });
  }
}

export class LlmPriceOverrideNotFound extends NotFoundError {
  override readonly code = 'LLM_PRICE_OVERRIDE_NOT_FOUND';
  constructor(what: string) {
    super(`there is no override of a model's price with ${what}`);
  }
}

/** Of several prices in force the one that came into force last counts, so two may not begin together. */
export class LlmPriceOverrideTaken extends ConflictError {
  override readonly code = 'LLM_PRICE_OVERRIDE_TAKEN';
  constructor({ provider, model, effectiveFrom }: { readonly provider: string; readonly model: string; readonly effectiveFrom: Temporal.Instant }, by: string | null) {
    super(`another override of ${provider} ${model} takes effect at ${effectiveFrom.toString()}: delete that one, or let this one begin at another instant`, by === null ? null : { type: 'LlmPriceOverride', id: by });
  }
}

/** Deleting is done once. */
export class LlmPriceOverrideDeleted extends ConflictError {
  override readonly code = 'LLM_PRICE_OVERRIDE_DELETED';
  constructor(id: string) {
    super('the override is deleted already: make another one', { type: 'LlmPriceOverride', id });
  }
}

export class PlanNotFound extends NotFoundError {
  override readonly code = 'PLAN_NOT_FOUND';
  constructor(what: string) {
    super(`there is no plan with ${what}`);
  }
}

/** A key has one draft at a time: the next version is written in it. */
export class PlanDraftExists extends ConflictError {
  override readonly code = 'PLAN_DRAFT_EXISTS';
  constructor(key: string, by: string | null) {
    super(`plan "${key}" has a draft already: update, publish or delete that one`, by === null ? null : { type: 'Plan', id: by });
  }
}

/** The version's status has no such step. */
export class PlanInvalidStatus extends ConflictError {
  override readonly code = 'PLAN_INVALID_STATUS';
  constructor(action: PlanAction, status: PlanStatus, plan: { readonly key: string; readonly version: number; readonly id: string }) {
    super(`cannot ${action} version ${plan.version} of plan "${plan.key}", which is ${status}: ${remedy[status]}`, { type: 'Plan', id: plan.id });
  }
}

const remedy: Readonly<Record<PlanStatus, string>> = {
  DRAFT: 'publish it first',
  SCHEDULED: 'publish it now, or delete it',
  ACTIVE: 'it is in use as it stands; make the next version, or archive it',
  ARCHIVED: 'make the next version',
};

export class PlanDeleted extends ConflictError {
  override readonly code = 'PLAN_DELETED';
  constructor(plan: { readonly key: string; readonly version: number; readonly id: string }) {
    super(`version ${plan.version} of plan "${plan.key}" is deleted: make the next version`, { type: 'Plan', id: plan.id });
  }
}

/** Two versions of one key would be for sale at once. */
export class PlanEffectivePeriodOverlaps extends ConflictError {
  override readonly code = 'PLAN_EFFECTIVE_PERIOD_OVERLAPS';
  constructor(other: { readonly key: string; readonly version: number; readonly id: string }, from: string) {
    super(`version ${other.version} of plan "${other.key}" takes effect at ${from}: end this one at or before that, or delete the other`, { type: 'Plan', id: other.id });
  }
}
