import { CustomerDeleted, lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { notAfter } from '../../kit/calendar.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { alignedPeriodAt, schedulesOf, subscriptionsOfCustomer } from '../../subscriptions/index.ts';
import { FeePayment } from '../advance-charges/fee-payment.entity.ts';
import { movedTo } from '../advance-charges/fee-payment.ts';
import type { FeePaymentState, FeePaymentStatus } from '../advance-charges/fee-payment.ts';
import { planPaidFees } from '../advance-charges/invoice-paid-fees.ts';
import { FeeDeleted, FeeInvoiced, FeeNotFound, FeePaidWithInvoice } from '../fee.errors.ts';
import { billedCustomer } from '../gathering.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { linesByIds } from '../invoice-line.store.ts';
import { Invoice } from '../invoice.entity.ts';

export interface UpdateFeeInput {
  /** What became of its payment. */
  readonly paymentStatus: FeePaymentStatus;
}

/**
 * Says what became of the payment of a fee that is paid on its own, and answers the fee's id. Lago's rule: any status may follow any other while the fee is on no invoice; said again nothing
 * changes. One that succeeds before its period is over goes onto the invoice at its end, a later one onto that of the period which runs then, or at once where its subscription has
 * ended. Checked in this order: that it exists (FeeNotFound), that its customer is not deleted (CustomerDeleted), that it was not taken back
 * (FeeDeleted), and that it is on no invoice (FeeInvoiced) and not paid with one (FeePaidWithInvoice).
 */
export function updateFee(ctx: CommandContext, id: string, { paymentStatus }: UpdateFeeInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const [found] = await linesByIds(tx.read, [id]);
    if (found == null) throw new FeeNotFound();
    await lockCustomer(tx, found.customerId);
    const customer = await billedCustomer(tx, found.customerId);
    if (customer.deletedAt !== null) throw new CustomerDeleted(customer.id);
    const line = await tx.em.findOneOrFail(InvoiceLine, { id });
    const payment = await openPayment(tx, line);
    const now = await nowOf(tx, customer);
    const moved = movedTo(stateOf(payment), paymentStatus, now);
    if (moved === null) return id;
    tx.emit({ type: 'fee.updated', id, customerId: customer.id, payload: { from: payment.status, to: moved.status } });
    Object.assign(payment, moved, { updatedAt: now });
    if (moved.status === 'SUCCEEDED') await planLate(tx, customer, line, now);
    await planPaidFees(tx, customer);
    await startDueNow(tx, customer);
    return id;
  });
}

async function openPayment(tx: Transaction, line: InvoiceLine): Promise<FeePayment> {
  if (line.deletedAt != null) throw new FeeDeleted(line.id);
  const payment = await tx.em.findOne(FeePayment, { invoiceLineId: line.id });
  if (payment !== null && payment.invoicedAt == null) return payment;
  const invoice = await tx.em.findOneOrFail(Invoice, { id: line.invoiceId });
  throw payment === null && invoice.issuedAt == null ? new FeePaidWithInvoice(line.id) : new FeeInvoiced(line.id, 'its payment is that of the invoice: take back what was issued by a credit note, or say by recordPayment that the invoice is paid');
}

function stateOf({ status, succeededAt, failedAt, refundedAt }: FeePayment): FeePaymentState {
  return { status, succeededAt: succeededAt ?? null, failedAt: failedAt ?? null, refundedAt: refundedAt ?? null };
}

/** Of a fee whose period is over the invoice was made: it goes with the next one of its subscription. */
async function planLate(tx: Transaction, customer: CustomerRow, line: InvoiceLine, now: Temporal.Instant): Promise<void> {
  if (!notAfter(line.invoiceAt, now)) return;
  const schedules = await schedulesOf(tx.read, (await subscriptionsOfCustomer(tx.read, customer.id)).filter((subscription) => subscription.id === line.subscriptionId));
  const period = schedules.map((schedule) => alignedPeriodAt(schedule, now))[0] ?? null;
  // After its end that is the last there was: then it goes at once.
  if (period === null || notAfter(period.to, now)) return;
  line.invoiceAt = floorToSecond(period.to);
  line.updatedAt = now;
}
