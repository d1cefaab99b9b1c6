import { ConflictError, NotFoundError } from '../kit/errors.ts';
import { describeCustomer } from './customer-look-up.ts';
import type { CustomerLookUp } from './customer-look-up.ts';

const held = (id: string) => ({ type: 'Customer', id });

/** Usage finds its customer by key, so two live customers of one organization may not share it. */
export class CustomerKeyTaken extends ConflictError {
  override readonly code = 'CUSTOMER_KEY_TAKEN';
  constructor(key: string, by: string) {
    super(`key "${key}" is another live customer's: delete that customer or choose another key`, held(by));
  }
}

export class CustomerExternalIdTaken extends ConflictError {
  override readonly code = 'CUSTOMER_EXTERNAL_ID_TAKEN';
  constructor(externalId: string, by: string) {
    super(`externalId "${externalId}" is another live customer's: choose another one`, held(by));
  }
}

/** A subject's usage is one customer's. A customer's key counts as a subject key. */
export class SubjectKeyTaken extends ConflictError {
  override readonly code = 'CUSTOMER_SUBJECT_KEY_TAKEN';
  constructor(subjectKey: string, by: string | null) {
    super(`subject key "${subjectKey}" already attributes usage to another customer: take it from that one first`, by === null ? null : held(by));
  }
}

/** Look-ups take a key or an id in one place, so a key may not be another customer's id. */
export class CustomerKeyIsAnotherId extends ConflictError {
  override readonly code = 'CUSTOMER_KEY_IS_ANOTHER_ID';
  constructor(key: string) {
    super(`key "${key}" is the id of another customer: choose another key`, held(key));
  }
}

export class CustomerNotFound extends NotFoundError {
  override readonly code = 'CUSTOMER_NOT_FOUND';
  constructor(by: CustomerLookUp) {
    super(`there is no customer with ${describeCustomer(by)}`);
  }
}

export class CustomerDeleted extends ConflictError {
  override readonly code = 'CUSTOMER_DELETED';
  constructor(id: string) {
    super('the customer is deleted: nothing new can be done for it', held(id));
  }
}

/** Nobody can be billed, and nothing can be sold to anybody, by a pseudonym. */
export class CustomerAnonymized extends ConflictError {
  override readonly code = 'CUSTOMER_ANONYMIZED';
  constructor(id: string) {
    super('the customer is anonymized: create another customer for what is new', held(id));
  }
}

/**
 * Something of the customer still runs; `what` names it. `news` says what it is kept from: `customer.deleted`, or `customer.anonymizing`, where a
 * code that begins with DELETING begins with ANONYMIZING.
 */
export class CustomerInUse extends ConflictError {
  override readonly code: string;
  constructor(code: string, what: string, holder: { type: string; id: string }, news: string) {
    const isDeleted = news === 'customer.deleted';
    super(`the customer cannot be ${isDeleted ? 'deleted' : 'anonymized'}: ${what}`, holder);
    this.code = isDeleted ? code : code.replace(/^DELETING_/, 'ANONYMIZING_');
  }
}

/** What was counted for the customer would change hands while it is being billed. */
export class SubjectKeysInUse extends ConflictError {
  override readonly code = 'CUSTOMER_SUBJECT_KEYS_IN_USE';
  constructor(subscriptionId: string) {
    super('key and subjectKeys cannot change while the customer has an active subscription: leave them as they are', { type: 'Subscription', id: subscriptionId });
  }
}

/** What is sold to the customer would be billed in a currency that it does not pay in. */
export class CustomerCurrencyInUse extends ConflictError {
  override readonly code = 'CUSTOMER_CURRENCY_IN_USE';
  constructor({ id, name, currency }: { readonly id: string; readonly name: string; readonly currency: string }) {
    super(`currency cannot change while subscription "${name}" charges in ${currency}: let it end first`, { type: 'Subscription', id });
  }
}

export class TestClockNotFound extends NotFoundError {
  override readonly code = 'TEST_CLOCK_NOT_FOUND';
  constructor(id: string) {
    super(`there is no test clock with id "${id}"`);
  }
}

export class TestClockBusy extends ConflictError {
  override readonly code = 'TEST_CLOCK_BUSY';
  constructor(id: string) {
    super('the test clock is being advanced by another request: wait for it', { type: 'TestClock', id });
  }
}

/** A preview looks so far ahead that more would fall due on the way than it may do. */
export class RehearsalTooLong extends ConflictError {
  override readonly code = 'PREVIEW_TOO_LONG';
  constructor(most: number) {
    super(`more than ${most} things fall due within these periods: preview fewer of them`);
  }
}

/** What happens to a customer happens at its time, which is for good. */
export class TestClockFixed extends ConflictError {
  override readonly code = 'TEST_CLOCK_FIXED';
  constructor(id: string) {
    super('the customer lives by another clock, for good: leave testClockId out, or delete it and make another one', held(id));
  }
}
