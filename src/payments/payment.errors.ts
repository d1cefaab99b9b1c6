import { ConflictError, NotFoundError } from '../kit/errors.ts';

const invoice = (id: string) => ({ type: 'Invoice', id });

/** The reference names another payment. */
export class PaymentReferenceTaken extends ConflictError {
  override readonly code = 'PAYMENT_REFERENCE_TAKEN';
  constructor(reference: string, holderId: string | null) {
    super(`reference "${reference}" names a payment of something else or of another amount: give each payment a reference of its own`, holderId === null ? null : { type: 'Payment', id: holderId });
  }
}

/** It was not issued yet, is paid, or is not asked for any more. */
export class InvoiceNotPayable extends ConflictError {
  override readonly code = 'INVOICE_NOT_PAYABLE';
  constructor(of: { readonly id: string; readonly state: string }) {
    super(`an invoice in state ${of.state} takes no payment: record it for one that is issued and not paid`, invoice(of.id));
  }
}

/** It was not issued yet, is paid, voided or given up, or another system runs it. Lago's rule and code of payment links. */
export class InvoiceHasNoPaymentLink extends ConflictError {
  override readonly code = 'INVALID_INVOICE_STATUS_OR_PAYMENT_STATUS';
  constructor(of: { readonly id: string; readonly state: string; readonly kind: string }) {
    super(of.kind === 'RECORDED' ? 'the invoice is run by another system and is not paid here: ask that system for a link' : `an invoice in state ${of.state} cannot be paid by a link: one can that is issued and has something outstanding`, invoice(of.id));
  }
}

/** The payer saw another amount than what is outstanding by now. */
export class PaymentAmountChanged extends ConflictError {
  override readonly code = 'PAYMENT_AMOUNT_CHANGED';
  constructor(id: string, seen: string, outstanding: string) {
    super(`${seen} was to be paid, and ${outstanding} is outstanding by now: look at it again`, invoice(id));
  }
}

/** The draft, voided or paid invoice has no payment to be tried again. Lago's rule of retries. */
export class PaymentNotRetryable extends ConflictError {
  override readonly code = 'INVALID_STATUS';
  constructor(of: { readonly id: string; readonly state: string }) {
    super(`the payment of an invoice in state ${of.state} cannot be tried again: it can where it failed, where the payer has to act, and where it is overdue`, invoice(of.id));
  }
}

/** Its money is being asked for at this moment. */
export class PaymentInProgress extends ConflictError {
  override readonly code = 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT';
  constructor(id: string) {
    super('the payment of the invoice is under way: try again when its outcome is known', invoice(id));
  }
}

/** One of the invoices of a payment request is not overdue. */
export class InvoicesNotOverdue extends ConflictError {
  override readonly code = 'INVOICES_NOT_OVERDUE';
  constructor(of: { readonly id: string; readonly number?: string | null | undefined }) {
    super(`invoice ${of.number ?? of.id} is not overdue: name only invoices that are (see overdueSince)`, invoice(of.id));
  }
}

export class InvoicesHaveDifferentCurrencies extends ConflictError {
  override readonly code = 'INVOICES_HAVE_DIFFERENT_CURRENCIES';
  constructor(of: { readonly id: string; readonly number?: string | null | undefined; readonly currency: string }, first: string) {
    super(`invoice ${of.number ?? of.id} is in ${of.currency} and the first one in ${first}: make a request for each currency`, invoice(of.id));
  }
}

/** One of the invoices of a payment request is being paid at this moment. */
export class InvoicesNotReady extends ConflictError {
  override readonly code = 'INVOICES_NOT_READY_FOR_PAYMENT_PROCESSING';
  constructor(of: { readonly id: string; readonly number?: string | null | undefined }) {
    super(`the payment of invoice ${of.number ?? of.id} is under way: try again when its outcome is known`, invoice(of.id));
  }
}

export class PaymentNotFound extends NotFoundError {
  override readonly code = 'PAYMENT_NOT_FOUND';
  constructor(by: string) {
    super(`there is no payment with ${by}`);
  }
}

/** What came of a payment is said once. */
export class PaymentSettled extends ConflictError {
  override readonly code = 'PAYMENT_SETTLED';
  constructor(of: { readonly id: string; readonly status: string }) {
    super(`the payment is ${of.status} for good: only one that is PENDING, or where the payer has to act, can be settled`, { type: 'Payment', id: of.id });
  }
}

/** The payer had to act; since then its invoices were asked for otherwise, paid or given up, so that its money would be taken twice. */
export class PaymentSuperseded extends ConflictError {
  override readonly code = 'PAYMENT_SUPERSEDED';
  constructor({ id }: { readonly id: string }) {
    super('what the payment was for was asked for again, paid or voided since the payer had to act: have its app cancel it, and settle it as FAILED', { type: 'Payment', id });
  }
}

/** No app was asked for the refund: it is about to be, or it is given back outside. */
export class RefundNotAsked extends ConflictError {
  override readonly code = 'REFUND_NOT_ASKED';
  constructor(note: { readonly id: string; readonly number: string }) {
    super(`no payment app was asked for the refund of credit note ${note.number} yet (see refundAttempts): what is given back outside is said by updateCreditNote`, { type: 'CreditNote', id: note.id });
  }
}

/** What came of a refund is said once. */
export class RefundSettled extends ConflictError {
  override readonly code = 'REFUND_SETTLED';
  constructor(note: { readonly id: string }, status: string) {
    super(`the refund is ${status} for good: only one that is PENDING can be settled`, { type: 'CreditNote', id: note.id });
  }
}

export class PaymentRequestNotFound extends NotFoundError {
  override readonly code = 'PAYMENT_REQUEST_NOT_FOUND';
  constructor() {
    super('there is no payment request with this id: ask `paymentRequests` for those that there are');
  }
}

/** It waits for no money that somebody records. */
export class PaymentRequestClosed extends ConflictError {
  override readonly code = 'PAYMENT_REQUEST_CLOSED';
  constructor(of: { readonly id: string; readonly status: string }) {
    super(`the payment request is ${of.status} and waits for no money from outside: record it for the invoices that it is for`, { type: 'PaymentRequest', id: of.id });
  }
}
