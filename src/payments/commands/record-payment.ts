import { closeInvoice, isBeingPaid, moveOf, factsOf, openInvoice, outstandingOf, receivePayment } from '../../billing/index.ts';
import type { Invoice, InvoiceLookUp } from '../../billing/index.ts';
import { roundMoney } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceNotPayable, PaymentInProgress, PaymentReferenceTaken } from '../payment.errors.ts';
import { keepPayment, paymentBy } from '../payment.store.ts';
import { recordedIssues, timeIssues } from '../recorded-payment.ts';
import type { RecordedMoney } from '../recorded-payment.ts';
import { closeSentRequests } from '../request-payment.ts';

/** The amount is at most what is outstanding, with no more decimals than the invoice's currency has. */
export interface RecordPaymentInput extends RecordedMoney {
  readonly invoice: InvoiceLookUp;
}

/**
 * Counts money that came outside of any app for an invoice, which is paid when its payments cover what is due. Answers the payment's id;
 * recorded again under the same reference, with the same invoice and amount, it answers the first one's. Throws InvoiceNotFound,
 * PaymentReferenceTaken, InvoiceNotPayable, PaymentInProgress while an app is being asked, and ValidationError.
 */
export function recordPayment(ctx: CommandContext, input: RecordPaymentInput): Promise<string> {
  const { reference, amount, metadata } = input;
  const work = transact(ctx, async (tx) => {
    refuse(recordedIssues(input));
    const { invoice, customer, now } = await openInvoice(tx, input.invoice);
    const known = await paymentBy(tx.read, { reference });
    if (known !== null) {
      if (known.invoiceId === invoice.id && Decimal.of(known.amount).eq(amount)) return known.id;
      throw new PaymentReferenceTaken(reference, known.id);
    }
    refuse(timeIssues(input.paidAt, now));
    if (isBeingPaid(invoice)) throw new PaymentInProgress(invoice.id);
    if (moveOf(invoice.state, 'paid', factsOf(invoice, now)) === null) throw new InvoiceNotPayable(invoice);
    refuse(amountIssues(invoice, amount));
    const id = tx.newId();
    await keepPayment(tx, {
      id,
      customerId: customer.id,
      invoiceId: invoice.id,
      paymentRequestId: null,
      app: 'RECORDED',
      attemptKey: `recorded:${id}`,
      attempt: 0,
      reference,
      amount: amount.toString(),
      currency: invoice.currency,
      status: 'PAID',
      failure: null,
      failureCode: null,
      action: null,
      metadata,
      createdAt: (input.paidAt ?? now).toString(),
    });
    await closeSentRequests(tx, [invoice.id], now);
    await receivePayment(tx, invoice, amount, now);
    tx.emit({ type: 'payment.recorded', id, customerId: customer.id });
    await closeInvoice(tx, customer);
    return id;
  });
  return meaning(work, { payment_reference_unique: () => new PaymentReferenceTaken(reference, null) });
}

function amountIssues(invoice: Invoice, amount: Decimal): Issue[] {
  const outstanding = outstandingOf(invoice);
  if (!roundMoney(amount, invoice.currency).eq(amount)) return [issue('PAYMENT_AMOUNT_PRECISION', `amount is ${amount}: ${invoice.currency} has no such fraction, give an amount that can be paid`, 'amount')];
  if (!amount.gt(outstanding)) return [];
  return [issue('PAYMENT_EXCEEDS_OUTSTANDING', `amount is ${amount} while ${outstanding} is outstanding: record what belongs to this invoice, and the rest for another`, 'amount')];
}
