import './create-pending-invoice-lines.ts';
import './estimate-price.ts';
import './invoice-actions.ts';
import './invoice-changed.ts';
import './void-invoice.ts';

export { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';
export { InvoiceLineNode } from './invoice-line.ts';
export { DetailedLineType, LineDiscountType, TotalsType } from './rated.ts';
