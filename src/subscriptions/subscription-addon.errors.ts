import { ConflictError, NotFoundError } from '../kit/errors.ts';

const holder = (id: string) => ({ type: 'Subscription', id });

export class SubscriptionAddonNotFound extends NotFoundError {
  override readonly code = 'SUBSCRIPTION_ADDON_NOT_FOUND';
  constructor(what: string) {
    super(`there is no add-on of a subscription with ${what}`);
  }
}

/** What is offered with a plan can be had by a subscription to it. */
export class SubscriptionAddonNeedsPlan extends ConflictError {
  override readonly code = 'SUBSCRIPTION_ADDON_NEEDS_PLAN';
  constructor(subscriptionId: string) {
    super('the subscription was made from a custom plan, which offers no add-ons: edit the subscription instead', holder(subscriptionId));
  }
}

/** The version of the plan that the subscription was made from does not offer this version of the add-on. */
export class SubscriptionAddonNotOffered extends ConflictError {
  override readonly code = 'SUBSCRIPTION_ADDON_NOT_OFFERED';
  constructor(what: string, plan: { readonly id: string; readonly key: string; readonly version: number }) {
    super(`version ${plan.version} of plan "${plan.key}", which the subscription has, does not offer the add-on with ${what}: choose one of its add-ons, or migrate to a version that offers it`, { type: 'Plan', id: plan.id });
  }
}

/** What add-ons and edits do to one item cannot be told apart. */
export class SubscriptionHasAddons extends ConflictError {
  override readonly code = 'SUBSCRIPTION_HAS_ADDONS';
  constructor(name: string, id: string) {
    super(`the subscription has add-on "${name}", and cannot be edited as long as it has any: set its quantity to 0 at once first`, { type: 'SubscriptionAddon', id });
  }
}
