import { outstandingOf } from '../../billing/index.ts';

const payableStates: ReadonlySet<string> = new Set(['payment_processing.pending', 'payment_processing.failed', 'payment_processing.action_required', 'overdue']);

/** What is looked at in an invoice that somebody wants to pay by a link. */
export type InvoiceToPay = Parameters<typeof outstandingOf>[0] & { readonly kind: string; readonly state: string };

/** Whether an invoice can be paid by a link, now or when its payment that is under way has failed: it is issued here, and something of it is outstanding. */
export function isPayable(invoice: InvoiceToPay): boolean {
  return invoice.kind !== 'RECORDED' && payableStates.has(invoice.state) && outstandingOf(invoice).isPositive();
}
