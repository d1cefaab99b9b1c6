import type { Decimal } from '../kit/decimal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { PaymentAppType } from './workflow.ts';

/** One request to be paid for an invoice. */
export interface PaymentRequest {
  /** One a round of one invoice: asked twice under the same key, an app collects once and answers the same. */
  readonly attemptKey: string;
  readonly invoiceId: string;
  readonly customerId: string;
  /** Above 0, in the currency's minor unit. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly at: Temporal.Instant;
}

/** PENDING: the app will say later. */
export type PaymentStatus = 'PAID' | 'PENDING' | 'FAILED' | 'ACTION_REQUIRED' | 'UNCOLLECTIBLE';

export interface PaymentOutcome {
  readonly status: PaymentStatus;
  /** Why it was not paid, for people; null otherwise. */
  readonly failure: string | null;
}

/** Who collects what invoices ask for. What it records is part of the transaction that it is given. */
export interface PaymentApp {
  collect(tx: Transaction, request: PaymentRequest): Promise<PaymentOutcome>;
}

export type PaymentApps = Readonly<Record<PaymentAppType, PaymentApp>>;
