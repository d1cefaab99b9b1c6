import type { Reader } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { PaymentSchema } from './payment.entity.ts';
import type { PaymentRow } from './payment.entity.ts';

/** The attempt of this key; null when it was not made. */
export function paymentByAttempt(read: Reader, attemptKey: string): Promise<PaymentRow | null> {
  return read.one(PaymentSchema, { text: 't.attempt_key = $1', values: [attemptKey] });
}

/** Attempts by id, in the order of the ids; null where there is none in reach. */
export function paymentsByIds(read: Reader, ids: readonly string[]): Promise<(PaymentRow | null)[]> {
  return read.byKeys(PaymentSchema, 'id', ids);
}

/** The attempts of each invoice, first to last. */
export function paymentsOfInvoices(read: Reader, invoiceIds: readonly string[]): Promise<PaymentRow[][]> {
  return read.listByKeys(PaymentSchema, 'invoiceId', invoiceIds, {
    orderBy: [
      { property: 'createdAt', direction: 'asc' },
      { property: 'id', direction: 'asc' },
    ],
  });
}

/** Keeps an attempt; the one that is there already stays as it is. */
export async function keepPayment(tx: Transaction, payment: Omit<PaymentRow, 'organizationId'>): Promise<void> {
  await tx.read.rows(
    `insert into payment (organization_id, id, customer_id, invoice_id, app, attempt_key, amount, currency, status, failure, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (organization_id, attempt_key) do nothing`,
    payment.id,
    payment.customerId,
    payment.invoiceId,
    payment.app,
    payment.attemptKey,
    payment.amount,
    payment.currency,
    payment.status,
    payment.failure,
    payment.createdAt,
  );
}
