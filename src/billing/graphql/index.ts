import './create-billing-profile.ts';
import './create-pending-invoice-lines.ts';
import './delete-billing-profile.ts';
import './delete-customer-billing-override.ts';
import './estimate-price.ts';
import './invoice-actions.ts';
import './invoice-changed.ts';
import './update-billing-profile.ts';
import './upsert-customer-billing-override.ts';
import './void-invoice.ts';

export { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';
export { InvoiceLineNode } from './invoice-line.ts';
export { DetailedLineType, LineDiscountType, TotalsType } from './rated.ts';
