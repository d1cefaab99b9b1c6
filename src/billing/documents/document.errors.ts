import { ConflictError } from '../../kit/errors.ts';

/** What an invoice says may still change: it has no document before it is issued. */
export class InvoiceNotIssued extends ConflictError {
  override readonly code = 'INVOICE_NOT_ISSUED';
  constructor(invoice: { readonly id: string; readonly state: string }) {
    super(`an invoice in state ${invoice.state} has no document: download it once it is issued`, { type: 'Invoice', id: invoice.id });
  }
}

/** Another system issued it, and has its document. */
export class InvoiceIssuedElsewhere extends ConflictError {
  override readonly code = 'INVOICE_ISSUED_ELSEWHERE';
  constructor(invoice: { readonly id: string; readonly externalId: string | null }) {
    super(`invoice "${invoice.externalId}" was issued by another system: download its document there`, { type: 'Invoice', id: invoice.id });
  }
}
