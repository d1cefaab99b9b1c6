import type { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { PaymentAppType } from './workflow.ts';

/** One request to be paid: for an invoice, or for the invoices of a payment request together. */
export interface CollectRequest {
  /** One an attempt: asked twice under the same key, an app collects once and answers the same. */
  readonly attemptKey: string;
  /** Counts the attempts for the same thing, 1 for the first. */
  readonly attempt: number;
  /** What is paid by it; one unless it is a payment request's. */
  readonly invoiceIds: readonly string[];
  /** What is noted on each of them. */
  readonly metadata: readonly (Readonly<Record<string, unknown>> | null)[];
  readonly paymentRequestId: string | null;
  readonly customerId: string;
  /** Above 0, in the currency's minor unit. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly at: Temporal.Instant;
}

/** PENDING: the app will say later. */
export type PaymentStatus = 'PAID' | 'PENDING' | 'FAILED' | 'ACTION_REQUIRED' | 'UNCOLLECTIBLE';

/** Why something was not paid: a code of the app's for programs, null where it has none, and a text for people. */
export interface PaymentFailure {
  readonly code: string | null;
  readonly message: string;
}

/** What the payer has to do next. */
export interface PaymentAction {
  /** Where to do it; null where there is no such place. */
  readonly url: string | null;
  /** For people. */
  readonly instructions: string;
}

export interface PaymentOutcome {
  readonly status: PaymentStatus;
  /** Null when it was paid, and while it is not known. */
  readonly failure: PaymentFailure | null;
  /** ACTION_REQUIRED: what the payer has to do; null otherwise. */
  readonly action: PaymentAction | null;
}

/** One request to give money back for a credit note. */
export interface RefundRequest {
  /** One an attempt: asked twice under the same key, an app gives back once, and answers the same unless that was PENDING. */
  readonly attemptKey: string;
  readonly creditNoteId: string;
  /** The invoice that was paid. */
  readonly invoiceId: string;
  readonly customerId: string;
  /** Above 0, in the currency's minor unit. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly at: Temporal.Instant;
}

/** PENDING: the app will say later. */
export interface RefundOutcome {
  readonly status: 'SUCCEEDED' | 'PENDING' | 'FAILED';
  readonly failure: PaymentFailure | null;
}

/** Who collects what invoices ask for, and gives it back. What it records is part of the transaction that it is given. */
export interface PaymentApp {
  /** It asks nobody outside the transaction that it is given: what it did is gone with that. Others are asked in a transaction of their own. */
  readonly isLocal: boolean;
  collect(tx: Transaction, request: CollectRequest): Promise<PaymentOutcome>;
  refund(tx: Transaction, request: RefundRequest): Promise<RefundOutcome>;
}

export type PaymentApps = Readonly<Record<PaymentAppType, PaymentApp>>;

/** The answer of an app that was paid. */
export const paidOutcome: PaymentOutcome = { status: 'PAID', failure: null, action: null };
