import { ConflictError, NotFoundError } from '../kit/errors.ts';

const held = (id: string) => ({ type: 'Invoice', id });

export class InvoiceNotFound extends NotFoundError {
  override readonly code = 'INVOICE_NOT_FOUND';
  constructor(by: string) {
    super(`there is no invoice with ${by}`);
  }
}

/** The table of moves has none of this kind from where the invoice stands. */
export class InvoiceActionNotAvailable extends ConflictError {
  override readonly code = 'INVOICE_ACTION_NOT_AVAILABLE';
  constructor(action: string, invoice: { readonly id: string; readonly state: string }) {
    super(`cannot ${action} an invoice in state ${invoice.state}: see its availableActions`, held(invoice.id));
  }
}

/** A critical issue keeps it from being issued. */
export class InvoiceNotValid extends ConflictError {
  override readonly code = 'INVOICE_NOT_VALID';
  constructor(invoice: { readonly id: string; readonly issues: readonly { readonly severity: string; readonly message: string }[] }) {
    super(`the invoice cannot be issued: ${invoice.issues.filter(({ severity }) => severity === 'CRITICAL').map(({ message }) => message).join('; ')}`, held(invoice.id));
  }
}

/** It is issued, or deleted, or being handed over. */
export class InvoiceCannotBeEdited extends ConflictError {
  override readonly code = 'INVOICE_CANNOT_BE_EDITED';
  constructor(invoice: { readonly id: string; readonly state: string }, what: readonly string[]) {
    super(`${what.join(', ')} of an invoice in state ${invoice.state} cannot be changed: what was issued never changes but for its metadata; credit it, or correct it on a later one`, held(invoice.id));
  }
}

/** Somebody else changed it since the caller read it. */
export class InvoiceChangedMeanwhile extends ConflictError {
  override readonly code = 'INVOICE_REVISION_CONFLICT';
  constructor(invoice: { readonly id: string; readonly revision: number }, expected: number) {
    super(`revision is ${expected}, and the invoice is at ${invoice.revision}: read it again, and edit what it says now`, held(invoice.id));
  }
}

export class InvoiceLineNotFound extends NotFoundError {
  override readonly code = 'INVOICE_LINE_NOT_FOUND';
  constructor(id: string) {
    super(`there is no invoice line with id "${id}"`);
  }
}

/** Nothing was decided of its fee by hand. */
export class InvoiceLineNotAdjusted extends ConflictError {
  override readonly code = 'INVOICE_LINE_NOT_ADJUSTED';
  constructor(id: string) {
    super('the line has no adjustment to remove: what it comes to is computed', { type: 'InvoiceLine', id });
  }
}

/** What it comes to is not its own to decide. */
export class InvoiceLineNotAdjustable extends ConflictError {
  override readonly code = 'INVOICE_LINE_NOT_ADJUSTABLE';
  constructor(id: string, why: string) {
    super(`the line ${why}: delete it, and charge by a line of its own`, { type: 'InvoiceLine', id });
  }
}

/** Its fee can be adjusted where it stands. */
export class ChargeAlreadyInvoiced extends ConflictError {
  override readonly code = 'INVOICE_HAS_CHARGE';
  constructor(id: string, key: string) {
    super(`the invoice has a line of "${key}" already: adjust that one`, { type: 'InvoiceLine', id });
  }
}

/** Nothing can happen to it by itself now. */
export class InvoiceCannotAdvance extends ConflictError {
  override readonly code = 'INVOICE_CANNOT_ADVANCE';
  constructor(invoice: { readonly id: string; readonly state: string }) {
    super(`an invoice in state ${invoice.state} does not move on by itself now: wait for its time, or do what its state asks for`, held(invoice.id));
  }
}

/** It was recorded before. */
export class InvoiceExternalIdTaken extends ConflictError {
  override readonly code = 'INVOICE_EXTERNAL_ID_TAKEN';
  constructor(externalId: string, by: string | null) {
    super(`externalId "${externalId}" is that of an invoice which is recorded already: it is kept as it was told first`, by === null ? null : held(by));
  }
}

/** Another invoice bears it. */
export class InvoiceNumberTaken extends ConflictError {
  override readonly code = 'INVOICE_NUMBER_TAKEN';
  constructor(number: string, by: string) {
    super(`number "${number}" is another invoice's: give the one that this invoice bears, or none`, held(by));
  }
}

/** Its lines are still being gathered: they end with the subscription or by being invoiced. */
export class CannotDeleteGathering extends ConflictError {
  override readonly code = 'INVOICE_CANNOT_DELETE_GATHERING';
  constructor(id: string) {
    super('a gathering invoice cannot be deleted: it goes away with its last line', held(id));
  }
}

/** There is nothing that could stand on an invoice now. */
export class NoLinesToInvoice extends ConflictError {
  override readonly code = 'INVOICE_CREATE_NO_LINES';
  constructor() {
    super('no pending line of the customer is due: wait for the end of its period, or add lines');
  }
}

/** Lines were asked for by id of which nothing can be invoiced. */
export class LinesNotBillable extends ConflictError {
  override readonly code = 'INVOICE_LINES_NOT_BILLABLE';
  constructor(count: number, of: number) {
    super(`${count} of the ${of} lines in lineIds cannot be invoiced: name pending lines of the customer that are due by asOf, or whose usage may be billed before its period is over`);
  }
}
