import { ConflictError, NotFoundError } from '../kit/errors.ts';

export class CreditNoteNotFound extends NotFoundError {
  override readonly code = 'CREDIT_NOTE_NOT_FOUND';
  constructor(by: string) {
    super(`there is no credit note with ${by}`);
  }
}

/** Notes take back what was asked for: nothing was yet, or not any more, or not by this system; and credits that were bought only while their wallet has them. */
export class InvoiceNotCreditable extends ConflictError {
  override readonly code = 'INVALID_TYPE_OR_STATUS';
  constructor(invoice: { readonly id: string; readonly status: string; readonly kind: string }) {
    super(`a ${invoice.kind} invoice that is ${invoice.status} takes no credit note: give the id of one that is issued, not voided and not RECORDED, and of a WALLET_PURCHASE one that is paid, whose wallet is active`, { type: 'Invoice', id: invoice.id });
  }
}

/** There is nothing left of it that could be taken away. */
export class NoVoidableAmount extends ConflictError {
  override readonly code = 'NO_VOIDABLE_AMOUNT';
  constructor(note: { readonly id: string; readonly number: string }) {
    super(`nothing is left of credit note ${note.number}: only what invoices have not used can be voided, once`, { type: 'CreditNote', id: note.id });
  }
}

/** Notes take back a part of it: withdrawn as a whole, that part would be given twice. */
export class InvoiceHasCreditNotes extends ConflictError {
  override readonly code = 'NOT_VOIDABLE';
  constructor(invoiceId: string) {
    super('the invoice has credit notes that are not voided: void them first, or credit what is left of it', { type: 'Invoice', id: invoiceId });
  }
}

/** Its refund is done, or there is none. */
export class RefundStatusFixed extends ConflictError {
  override readonly code = 'REFUND_STATUS_FIXED';
  constructor(note: { readonly id: string; readonly number: string; readonly refundStatus: string | null }, given: string) {
    const why = note.refundStatus === null ? 'refunds nothing' : `has a refund that has ${note.refundStatus}`;
    super(`credit note ${note.number} ${why}, so that it cannot become ${given}: leave refundStatus out`, { type: 'CreditNote', id: note.id });
  }
}
