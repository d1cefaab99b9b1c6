import { ConflictError, NotFoundError } from '../kit/errors.ts';
import type { AddonAction, AddonStatus } from './addon-status.ts';

/** One version of a plan or an add-on, for messages. */
export interface NamedVersion {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}

export class AddonNotFound extends NotFoundError {
  override readonly code = 'ADDON_NOT_FOUND';
  constructor(what: string) {
    super(`there is no add-on with ${what}`);
  }
}

/** A key has one draft at a time: the next version is written in it. */
export class AddonDraftExists extends ConflictError {
  override readonly code = 'ADDON_DRAFT_EXISTS';
  constructor(key: string, by: string | null) {
    super(`add-on "${key}" has a draft already: update, publish or delete that one`, by === null ? null : { type: 'Addon', id: by });
  }
}

/** The version's status has no such step. */
export class AddonInvalidStatus extends ConflictError {
  override readonly code: string = 'ADDON_INVALID_STATUS';
  constructor(action: AddonAction, status: AddonStatus, addon: NamedVersion) {
    super(`cannot ${action} version ${addon.version} of add-on "${addon.key}", which is ${status}: ${addonRemedy[status]}`, { type: 'Addon', id: addon.id });
  }
}

/** Only a draft can be published: OpenMeter's add-ons are never scheduled. */
export class AddonInvalidStatusForPublish extends AddonInvalidStatus {
  override readonly code = 'ADDON_INVALID_STATUS_FOR_PUBLISH';
}

const addonRemedy: Readonly<Record<AddonStatus, string>> = {
  DRAFT: 'publish it first',
  ACTIVE: 'it is in use as it stands; make the next version, or archive it',
  ARCHIVED: 'make the next version',
};

export class AddonDeleted extends ConflictError {
  override readonly code = 'ADDON_DELETED';
  constructor(addon: NamedVersion) {
    super(`version ${addon.version} of add-on "${addon.key}" is deleted: make the next version`, { type: 'Addon', id: addon.id });
  }
}

/** A plan offers the version. */
export class AddonInUse extends ConflictError {
  override readonly code = 'ADDON_IN_USE';
  constructor(addon: NamedVersion, plan: NamedVersion) {
    super(`version ${addon.version} of add-on "${addon.key}" is offered with version ${plan.version} of plan "${plan.key}": delete that offer or that plan first`, { type: 'Plan', id: plan.id });
  }
}

export class PlanAddonNotFound extends NotFoundError {
  override readonly code = 'PLAN_ADDON_NOT_FOUND';
  constructor(what: string) {
    super(`there is no offer of an add-on with a plan with ${what}`);
  }
}

/** A plan offers one version of an add-on's key. */
export class PlanAddonExists extends ConflictError {
  override readonly code = 'PLAN_ADDON_EXISTS';
  constructor(plan: NamedVersion, addonKey: string, by: string | null) {
    super(`version ${plan.version} of plan "${plan.key}" offers add-on "${addonKey}" already: update that offer, or delete it first`, by === null ? null : { type: 'PlanAddon', id: by });
  }
}

/** What is offered with a plan is settled when it is published; only an add-on that is for sale can be offered. */
export class PlanAddonIncompatibleStatus extends ConflictError {
  override readonly code = 'PLAN_ADDON_INCOMPATIBLE_STATUS';
  constructor(what: 'plan' | 'addon', status: string, version: NamedVersion) {
    const [noun, type, rule] =
      what === 'plan' ? (['plan', 'Plan', 'add-ons are settled on a draft or scheduled version: make the next version'] as const) : (['add-on', 'Addon', 'only a version in force can be offered: publish it, or take the one in force'] as const);
    super(`version ${version.version} of ${noun} "${version.key}" is ${status}: ${rule}`, { type, id: version.id });
  }
}
