import { ConflictError, NotFoundError } from '../kit/errors.ts';
import type { SubscriptionAction, SubscriptionStatus } from './subscription-status.ts';

const holder = (id: string) => ({ type: 'Subscription', id });

export class SubscriptionNotFound extends NotFoundError {
  override readonly code = 'SUBSCRIPTION_NOT_FOUND';
  constructor(what: string) {
    super(`there is no subscription with ${what}`);
  }
}

export class SubscriptionKeyTaken extends ConflictError {
  override readonly code = 'SUBSCRIPTION_KEY_TAKEN';
  constructor(key: string, by: string | null) {
    super(`key "${key}" is another subscription's: choose another key`, by === null ? null : holder(by));
  }
}

export class SubscriptionExternalIdTaken extends ConflictError {
  override readonly code = 'SUBSCRIPTION_EXTERNAL_ID_TAKEN';
  constructor(externalId: string, by: string | null) {
    super(`externalId "${externalId}" is another subscription's: choose another one`, by === null ? null : holder(by));
  }
}

/** The rule of an organization that has not switched on several subscriptions of one customer. */
export class OnlyOneSubscriptionAtATime extends ConflictError {
  override readonly code = 'ONLY_SINGLE_SUBSCRIPTION_ALLOWED_PER_CUSTOMER_AT_A_TIME';
  constructor(by: { readonly id: string; readonly name: string }) {
    super(`the customer has subscription "${by.name}" at that time: let it end before this one begins, or allow several subscriptions in the organization`, holder(by.id));
  }
}

/** With several subscriptions of one customer, a feature may still be sold, or granted, by one of them at a time only. */
export class OnlyOneSubscriptionItemAtATime extends ConflictError {
  override readonly code = 'ONLY_SINGLE_SUBSCRIPTION_ITEM_ALLOWED_AT_A_TIME';
  constructor(itemKey: string, by: string) {
    super(`another subscription of the customer has item "${itemKey}" at that time: let that one end before this one begins`, holder(by));
  }
}

/** The status of the subscription has no such step. */
export class SubscriptionMoveForbidden extends ConflictError {
  override readonly code = 'SUBSCRIPTION_INVALID_STATUS';
  constructor(action: SubscriptionAction, status: SubscriptionStatus, id: string) {
    super(`cannot ${verbs[action]} a subscription that is ${status}: ${remedies[status]}`, holder(id));
  }
}

const verbs: Readonly<Record<SubscriptionAction, string>> = { cancel: 'cancel', change: 'change', changeAddons: 'change the add-ons of', continue: 'continue', migrate: 'migrate', pause: 'pause or resume', update: 'edit', withdraw: 'delete' };
const remedies: Readonly<Record<SubscriptionStatus, string>> = {
  SCHEDULED: 'it has not begun, delete it',
  ACTIVE: 'it runs without end, cancel it',
  CANCELED: 'its end is set, take that back first',
  INACTIVE: 'it is over, make a new one',
};

/** Only a subscription to a plan has newer versions to move to. */
export class SubscriptionHasNoPlan extends ConflictError {
  override readonly code = 'SUBSCRIPTION_HAS_NO_PLAN';
  constructor(id: string) {
    super('the subscription was made from a custom plan, which has no versions: change it instead', holder(id));
  }
}

/** Where a customer may have several subscriptions, nobody can tell which of them a restoration would replace. */
export class RestoreNeedsSingleSubscriptions extends ConflictError {
  override readonly code = 'SUBSCRIPTION_RESTORE_NOT_ALLOWED';
  constructor(id: string) {
    super('the organization allows several subscriptions of a customer: delete the scheduled ones that are not wanted, then unschedule the cancellation', holder(id));
  }
}

/** Another one takes over at the end: it would go on beside that one. */
export class SubscriptionSuperseded extends ConflictError {
  override readonly code = 'SUBSCRIPTION_SUPERSEDED';
  constructor(by: { readonly id: string; readonly name: string }) {
    super(`subscription "${by.name}" takes over at the end of this one: delete that one first`, holder(by.id));
  }
}

/** A pause holds what there is: edits that are to take effect within or after it would be lost. */
export class SubscriptionHasScheduledEdits extends ConflictError {
  override readonly code = 'SUBSCRIPTION_HAS_SCHEDULED_EDITS';
  constructor(id: string, itemKey: string, at: Temporal.Instant) {
    super(`item "${itemKey}" is to change at ${at.toString()}: take that back first, by unscheduleEdit, or where it is an add-on's by the add-on's quantity`, holder(id));
  }
}

/** Nothing to resume. */
export class SubscriptionNotPaused extends ConflictError {
  override readonly code = 'SUBSCRIPTION_NOT_PAUSED';
  constructor(id: string) {
    super('the subscription is not paused, nor to be: there is nothing to resume', holder(id));
  }
}

/** What another system runs is only said here, by updateSubscription. */
export class SubscriptionRunElsewhere extends ConflictError {
  override readonly code = 'SUBSCRIPTION_RUN_ELSEWHERE';
  constructor(id: string) {
    super('another system runs this subscription: change it there, and say so here by updateSubscription', holder(id));
  }
}

/** Only what another system runs is said from outside. */
export class SubscriptionRunHere extends ConflictError {
  override readonly code = 'SUBSCRIPTION_RUN_HERE';
  constructor(id: string) {
    super('this subscription is run here, and how it stands follows from its own facts: leave recorded out', holder(id));
  }
}

/** What a subscription sells cannot change while a pause of it runs or is to come. */
export class SubscriptionPaused extends ConflictError {
  override readonly code = 'SUBSCRIPTION_PAUSED';
  constructor(id: string, from: Temporal.Instant, to: Temporal.Instant | null) {
    super(`the subscription is paused from ${from.toString()} ${to === null ? 'until it is resumed' : `to ${to.toString()}`}: resume it first`, holder(id));
  }
}

/** Only a version in force can be subscribed to. */
export class PlanNotActive extends ConflictError {
  override readonly code = 'PLAN_NOT_ACTIVE';
  constructor(plan: { readonly id: string; readonly key: string; readonly version: number }, status: string) {
    super(`version ${plan.version} of plan "${plan.key}" is ${status}: subscribe to the version in force, or publish this one`, { type: 'Plan', id: plan.id });
  }
}
