import { invoicesByIds } from '../billing/index.ts';
import type { PaymentApp, PaymentOutcome, PaymentRequest, PaymentStatus } from '../billing/index.ts';
import { customersByIds } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import { keepPayment, paymentByAttempt } from './payment.store.ts';

/** The member of an invoice's or a customer's metadata that says what the sandbox answers; the invoice's counts first. */
export const targetStatusKey = 'tollgate.sandbox.target_payment_status';

const answers: Readonly<Record<string, PaymentOutcome>> = {
  paid: { status: 'PAID', failure: null },
  failed: { status: 'FAILED', failure: 'the sandbox was told to fail' },
  uncollectible: { status: 'UNCOLLECTIBLE', failure: 'the sandbox was told that it is uncollectible' },
  action_required: { status: 'ACTION_REQUIRED', failure: 'the sandbox was told that the payer has to act' },
};

/** Pays at once without moving money, or does what metadata tells it: paid, failed, uncollectible or action_required. */
export const sandbox: PaymentApp = {
  collect: async (tx, request) => {
    const made = await paymentByAttempt(tx.read, request.attemptKey);
    if (made !== null) return { status: made.status as PaymentStatus, failure: made.failure };
    const outcome = await told(tx, request);
    await keepPayment(tx, {
      id: tx.newId(),
      customerId: request.customerId,
      invoiceId: request.invoiceId,
      app: 'SANDBOX',
      attemptKey: request.attemptKey,
      amount: request.amount.toString(),
      currency: request.currency,
      status: outcome.status,
      failure: outcome.failure,
      createdAt: request.at.toString(),
    });
    return outcome;
  },
};

async function told(tx: Transaction, { invoiceId, customerId }: PaymentRequest): Promise<PaymentOutcome> {
  const [[invoice], [customer]] = [await invoicesByIds(tx.read, [invoiceId]), await customersByIds(tx.read, [customerId])];
  const wish = [invoice?.metadata, customer?.metadata].map((metadata) => (metadata as Record<string, unknown> | null | undefined)?.[targetStatusKey]).find((value) => value !== undefined);
  return answers[String(wish)] ?? { status: 'PAID', failure: null };
}
