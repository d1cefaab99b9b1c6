import { ConflictError } from '../../kit/errors.ts';

/** What an invoice says may still change: it has no document before it is issued. */
export class InvoiceNotIssued extends ConflictError {
  override readonly code = 'INVOICE_NOT_ISSUED';
  constructor(invoice: { readonly id: string; readonly state: string }) {
    super(`an invoice in state ${invoice.state} has no document: download it once it is issued`, { type: 'Invoice', id: invoice.id });
  }
}
