import { ConflictError, NotFoundError } from '../kit/errors.ts';

const held = (id: string) => ({ type: 'InvoiceLine', id });

export class FeeNotFound extends NotFoundError {
  override readonly code = 'FEE_NOT_FOUND';
  constructor() {
    super('there is no fee with this id');
  }
}

/** It stands on a draft or an issued invoice; `remedy` says what to do then. */
export class FeeInvoiced extends ConflictError {
  override readonly code = 'FEE_INVOICED';
  constructor(id: string, remedy: string) {
    super(`the fee stands on an invoice already: ${remedy}`, held(id));
  }
}

/** Nobody says of it alone whether it is paid. */
export class FeePaidWithInvoice extends ConflictError {
  override readonly code = 'FEE_PAID_WITH_INVOICE';
  constructor(id: string) {
    super('the fee is paid with the invoice that it goes onto: have that paid; only fees of a rate card with regroupPaidFees are paid on their own', held(id));
  }
}

/** It was taken back. */
export class FeeDeleted extends ConflictError {
  override readonly code = 'FEE_DELETED';
  constructor(id: string) {
    super('the fee was taken back by deleteFee: nobody pays it; charge what was paid after all by createPendingInvoiceLines or createOneOffInvoice', held(id));
  }
}

/** Money came for it. */
export class FeePaid extends ConflictError {
  override readonly code = 'FEE_PAID';
  constructor(id: string, status: string) {
    super(`the payment of the fee is ${status}, and what was paid stays on record: only a fee that is PENDING or FAILED can be taken back; give paid money back, and say so by updateFee`, held(id));
  }
}

/** It would come again: the subscription calls for it. */
export class FeeOfSubscription extends ConflictError {
  override readonly code = 'FEE_OF_SUBSCRIPTION';
  constructor(id: string) {
    super('the fee is what its subscription calls for: change the subscription instead', held(id));
  }
}
