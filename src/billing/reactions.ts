import { CustomerInUse, nowOf, startDueNow } from '../customers/index.ts';
import type { DueWorker } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { later } from '../kit/instant.ts';
import type { Reaction } from '../platform/transaction.ts';
import { billUsage } from './commands/bill-usage.ts';
import { synchronizeLines } from './commands/synchronize-lines.ts';
import { feesThatKeep } from './advance-charges/fee-payment.store.ts';
import { billedCustomer } from './gathering.ts';

/** News of subscriptions that change what their customer is charged for. */
export const chargingNews = ['subscription.created', 'subscription.changed', 'subscription.canceled', 'subscription.continued', 'subscription.deleted'] as const;

/** To news of a subscription: the customer's lines follow in the same transaction. The customer is locked by the command that told it. */
export const followSubscription: Reaction = async (tx, { customerId }) => {
  const customer = await billedCustomer(tx, present(customerId, 'the customer of a subscription'));
  const now = await nowOf(tx, customer);
  await synchronizeLines(tx, customer, now);
  await billUsage(tx, customer, now);
  await startDueNow(tx, customer);
};

/** Makes the lines of the periods that have come. */
export const makeDueLines: DueWorker = async (tx, customerId, at) => {
  const customer = await billedCustomer(tx, customerId);
  await synchronizeLines(tx, customer, later(at, await nowOf(tx, customer)), 'SINCE_SETTLED');
};

/** To `customer.deleted` and `customer.anonymizing`: refuses while lines of the customer gather, an invoice of it is not final, or a fee that is paid on its own is pending or waits for its invoice. */
export const keepBilledCustomers: Reaction = async (tx, { id, type }) => {
  const fees = await feesThatKeep(tx.read, id);
  if (fees !== null) {
    const what = [
      ...(fees.pending > 0 ? [`${fees.pending} fees that are paid on their own are PENDING: say what became of them by updateFee, or take them back by deleteFee`] : []),
      ...(fees.paid > 0 ? [`${fees.paid} fees that were paid on their own are on no invoice yet: they go onto one at the end of their period`] : []),
    ].join('; ');
    throw new CustomerInUse('DELETING_CUSTOMER_WITH_OPEN_FEES', what, { type: 'Invoice', id: fees.invoiceId }, type);
  }
  const rows = await tx.read.rows<{ id: string; status: string; name: string }>(
    `select t.id, t.status, coalesce(t.number, t.working_number, '') as name from invoice t
     where t.organization_id = $1 and t.customer_id = $2 and t.deleted_at is null and t.kind <> 'RECORDED' and not (t.kind = 'ADVANCE_CHARGES' and t.status = 'GATHERING') and t.status not in ('PAID', 'UNCOLLECTIBLE', 'VOIDED')
     order by t.created_at, t.id limit 1`,
    id,
  );
  const open = rows[0];
  if (open === undefined) return;
  const [code, what] =
    open.status === 'GATHERING'
      ? ['DELETING_CUSTOMER_WITH_GATHERING_INVOICES', `lines gather on ${open.name}: they are invoiced at the end of their period`]
      : ['DELETING_CUSTOMER_WITH_UNFINISHED_INVOICES', `invoice ${open.name} is not final: have it paid or voided first`];
  throw new CustomerInUse(code, what, { type: 'Invoice', id: open.id }, type);
};

/** To `test_clock.deleted`: removes the invoices of the clock's customers, their coupons, and what says which taxes they bear and who bills them. */
export const forgetInvoices: Reaction = async (tx, { id }) => {
  const mine = 'select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2';
  for (const table of ['wallet_transaction', 'wallet_rule', 'wallet', 'credit_note_application', 'credit_note_item', 'credit_note', 'customer_invoice_counter', 'settled_lines', 'in_advance_event', 'fee_payment', 'applied_usage_threshold', 'billed_usage_change', 'invoice_line', 'split_line_group', 'invoice', 'applied_coupon', 'customer_tax', 'customer_billing_override']) {
    await tx.read.rows(`delete from ${table} where organization_id = $1 and customer_id in (${mine})`, id);
  }
};
