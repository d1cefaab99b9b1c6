import { invoicesByIds, paidOutcome } from '../billing/index.ts';
import type { PaymentApp, PaymentOutcome, PaymentStatus, RefundOutcome } from '../billing/index.ts';
import { customersByIds } from '../customers/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import { keepPayment, paymentByAttempt } from './payment.store.ts';
import type { PaymentRow } from './payment.entity.ts';

/** The member of an invoice's or a customer's metadata that says what the sandbox answers; an invoice's counts first. */
export const targetStatusKey = 'tollgate.sandbox.target_payment_status';

/** The same for refunds: `failed` or `pending`; anything else is given back. */
export const targetRefundKey = 'tollgate.sandbox.target_refund_status';

/** What the sandbox tells of a failure. */
const declined = 'SANDBOX_DECLINED';

const answers: Readonly<Record<string, PaymentOutcome>> = {
  paid: paidOutcome,
  failed: { status: 'FAILED', failure: { code: declined, message: 'the sandbox was told to fail' }, action: null },
  uncollectible: { status: 'UNCOLLECTIBLE', failure: { code: 'SANDBOX_UNCOLLECTIBLE', message: 'the sandbox was told that it is uncollectible' }, action: null },
  action_required: {
    status: 'ACTION_REQUIRED',
    failure: { code: 'SANDBOX_ACTION_REQUIRED', message: 'the sandbox was told that the payer has to act' },
    action: { url: null, instructions: `Nothing can be done at the sandbox: say what came of it by settleSandboxPayment, or change ${targetStatusKey} in the metadata and try again.` },
  },
  pending: { status: 'PENDING', failure: null, action: null },
};

const refundAnswers: Readonly<Record<string, RefundOutcome>> = {
  failed: { status: 'FAILED', failure: { code: declined, message: 'the sandbox was told not to give it back' } },
  pending: { status: 'PENDING', failure: null },
};

/** What the sandbox says when something comes to this. */
export const sandboxOutcome = (status: PaymentStatus): PaymentOutcome => answers[status.toLowerCase()] ?? paidOutcome;

/** What the sandbox says when a refund comes to this. */
export const sandboxRefundOutcome = (status: RefundOutcome['status']): RefundOutcome => refundAnswers[status.toLowerCase()] ?? { status: 'SUCCEEDED', failure: null };

/** Pays and gives back at once without moving money, or does what metadata tells it. */
export const sandbox: PaymentApp = {
  isLocal: true,
  collect: async (tx, request) => {
    const [only] = request.invoiceIds;
    // What its own transaction made was asked for by nobody before.
    const isFirst = request.attempt === 1 && request.paymentRequestId === null && only !== undefined && tx.unit?.hasMade(only) === true;
    const made = isFirst ? null : await paymentByAttempt(tx.read, request.attemptKey);
    if (made !== null) return outcomeOf(made);
    const wish = await told(tx, request.metadata, request.customerId, targetStatusKey);
    const outcome = answers[wish] ?? paidOutcome;
    await keepPayment(tx, {
      id: tx.newId(),
      customerId: request.customerId,
      invoiceId: request.paymentRequestId === null ? (only ?? null) : null,
      paymentRequestId: request.paymentRequestId,
      app: 'SANDBOX',
      attemptKey: request.attemptKey,
      attempt: request.attempt,
      reference: null,
      amount: request.amount.toString(),
      currency: request.currency,
      status: outcome.status,
      failure: outcome.failure?.message ?? null,
      failureCode: outcome.failure?.code ?? null,
      action: outcome.action,
      metadata: null,
      createdAt: request.at.toString(),
    });
    return outcome;
  },
  refund: async (tx, { invoiceId, customerId }) => {
    const [invoice] = await invoicesByIds(tx.read, [invoiceId]);
    return refundAnswers[await told(tx, [invoice?.metadata], customerId, targetRefundKey)] ?? { status: 'SUCCEEDED', failure: null };
  },
};

function outcomeOf({ status, failure, failureCode, action }: PaymentRow): PaymentOutcome {
  return { status, failure: failure === null ? null : { code: failureCode, message: failure }, action } as PaymentOutcome;
}

async function told(tx: Transaction, metadata: readonly unknown[], customerId: string, key: string): Promise<string> {
  const [customer] = await customersByIds(tx.read, [customerId]);
  const wish = [...metadata, customer?.metadata].map((of) => (of as Readonly<Record<string, unknown>> | null | undefined)?.[key]).find((value) => value !== undefined);
  return String(wish);
}
