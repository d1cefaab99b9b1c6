import { ConflictError, NotFoundError } from '../kit/errors.ts';

const held = (id: string) => ({ type: 'InvoiceLine', id });

export class FeeNotFound extends NotFoundError {
  override readonly code = 'FEE_NOT_FOUND';
  constructor() {
    super('there is no fee with this id');
  }
}

/** It stands on a draft or an issued invoice. */
export class FeeInvoiced extends ConflictError {
  override readonly code = 'FEE_INVOICED';
  constructor(id: string) {
    super('the fee stands on an invoice already: edit the draft, or take back what was issued by a credit note', held(id));
  }
}

/** It would come again: the subscription calls for it. */
export class FeeOfSubscription extends ConflictError {
  override readonly code = 'FEE_OF_SUBSCRIPTION';
  constructor(id: string) {
    super('the fee is what its subscription calls for: change the subscription instead', held(id));
  }
}
