import { ConflictError, NotFoundError } from '../kit/errors.ts';

const held = (id: string) => ({ type: 'BillingProfile', id });

export class BillingProfileNotFound extends NotFoundError {
  override readonly code = 'PROFILE_NOT_FOUND';
  constructor(id: string) {
    super(`there is no billing profile with id "${id}": see billingProfiles`);
  }
}

export class BillingProfileDeleted extends ConflictError {
  override readonly code = 'PROFILE_ALREADY_DELETED';
  constructor(id: string) {
    super('the billing profile was deleted: use another one', held(id));
  }
}

/** There is always one to fall back to. */
export class DefaultProfileCannotBeUnset extends ConflictError {
  override readonly code = 'DEFAULT_PROFILE_CANNOT_BE_UNSET';
  constructor(id: string) {
    super('isDefault is false for the default billing profile: make another one the default instead', held(id));
  }
}

export class DefaultProfileCannotBeDeleted extends ConflictError {
  override readonly code = 'DEFAULT_PROFILE_CANNOT_BE_DELETED';
  constructor(id: string) {
    super('the default billing profile cannot be deleted: make another one the default first', held(id));
  }
}

/** A customer is pinned to it, or an invoice under it is not final. */
export class BillingProfileReferenced extends ConflictError {
  override readonly code = 'PROFILE_REFERENCED';
  constructor(by: { readonly type: 'Customer' | 'Invoice'; readonly id: string }) {
    super(
      by.type === 'Customer'
        ? 'a customer is pinned to the billing profile: pin it to another one, or delete its override first'
        : 'an invoice under the billing profile is not final: have it paid, voided or deleted first',
      by,
    );
  }
}

export class CustomerOverrideNotFound extends NotFoundError {
  override readonly code = 'CUSTOMER_OVERRIDE_NOT_FOUND';
  constructor() {
    super('the customer has no billing override: it follows the default profile already');
  }
}
