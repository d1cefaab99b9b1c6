import type { PaymentStatus } from '../billing/index.ts';
import { joined } from '../platform/keyset.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { together } from '../platform/side-by-side.ts';
import type { Many } from '../platform/side-by-side.ts';
import type { Transaction } from '../platform/transaction.ts';
import { PaymentSchema } from './payment.entity.ts';
import type { PaymentRow } from './payment.entity.ts';

/** The ways to name a payment; exactly one. The id is the database's. */
export type PaymentLookUp = { readonly id: string } | { readonly reference: string };

/** For messages: `reference "wire 7"`. */
export function describePayment(by: PaymentLookUp): string {
  return 'id' in by ? `id "${by.id}"` : `reference "${by.reference}"`;
}

/** The attempt of this key; null when it was not made. */
export function paymentByAttempt(read: Reader, attemptKey: string): Promise<PaymentRow | null> {
  return read.one(PaymentSchema, { text: 't.attempt_key = $1', values: [attemptKey] });
}

/** One payment; null when there is none in reach. */
export async function paymentBy(read: Reader, by: PaymentLookUp): Promise<PaymentRow | null> {
  if ('id' in by) return (await paymentsByIds(read, [by.id]))[0] ?? null;
  return read.one(PaymentSchema, { text: 't.reference = $1', values: [by.reference] });
}

/** Attempts by id, in the order of the ids; null where there is none in reach. */
export function paymentsByIds(read: Reader, ids: readonly string[]): Promise<(PaymentRow | null)[]> {
  return read.byKeys(PaymentSchema, 'id', ids);
}

/** Payments that were for one of these invoices: alone, or by a request for several. */
const ofInvoices = 't.invoice_id = any($1::uuid[]) or t.payment_request_id in (select pi.payment_request_id from payment_request_invoice pi where pi.invoice_id = any($1::uuid[]))';

/** The payments of each invoice, first to last; those of requests that it was asked for by among them. */
export async function paymentsOfInvoices(read: Reader, invoiceIds: readonly string[]): Promise<PaymentRow[][]> {
  const rows = await read.ownRows<PaymentRow & { forInvoice: string }>(
    `select k.id as "forInvoice", ${read.columnsOf(PaymentSchema)} from unnest($3::uuid[]) k(id) cross join lateral (
       select p.* from payment p where p.invoice_id = k.id
       union all select p.* from payment p join payment_request_invoice pi on pi.payment_request_id = p.payment_request_id where pi.invoice_id = k.id) t
     where t.organization_id = $1 and ($2::uuid is null or t.customer_id = $2) order by t.created_at, t.id`,
    invoiceIds,
  );
  const lists = new Map<string, PaymentRow[]>(invoiceIds.map((id) => [id, []]));
  for (const { forInvoice, ...payment } of rows) lists.get(forInvoice)?.push(payment as PaymentRow);
  return invoiceIds.map((id) => lists.get(id) ?? []);
}

/** Whether no app was asked for any of these invoices after this payment was made. */
export async function isLastAttempt(read: Reader, id: string, invoiceIds: readonly string[]): Promise<boolean> {
  const later = await paymentsOfInvoices(read, invoiceIds);
  return later.every((payments) => payments.every((payment) => payment.id <= id || payment.app === 'RECORDED'));
}

/** Which payments a list holds; every member that is given must hold. Ranges of instants include both ends. */
export interface PaymentListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly invoiceIds?: readonly string[] | null | undefined;
  readonly statuses?: readonly PaymentStatus[] | null | undefined;
  readonly createdAfter?: Temporal.Instant | null | undefined;
  readonly createdBefore?: Temporal.Instant | null | undefined;
}

export function paymentWhere({ customerIds, invoiceIds, statuses, createdAfter, createdBefore }: PaymentListFilter): Where | undefined {
  let where: Where | undefined;
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  if (invoiceIds != null) where = joined(where, { text: `(${ofInvoices})`, values: [invoiceIds] });
  if (statuses != null) where = joined(where, { text: 't.status = any($1::text[])', values: [statuses] });
  if (createdAfter != null) where = joined(where, { text: 't.created_at >= $1::timestamptz', values: [createdAfter.toString()] });
  if (createdBefore != null) where = joined(where, { text: 't.created_at <= $1::timestamptz', values: [createdBefore.toString()] });
  return where;
}

type NewPayment = Omit<PaymentRow, 'organizationId'>;

/** Keeps an attempt; the one that is there already stays as it is. */
export function keepPayment(tx: Transaction, payment: NewPayment): Promise<void> {
  return together(tx, keepPayments, payment);
}

const keepPayments: Many<NewPayment, void> = async (tx, payments) => {
  await tx.read.rows(
    `insert into payment (organization_id, id, customer_id, invoice_id, payment_request_id, app, attempt_key, attempt, reference, amount, currency, status, failure, failure_code, action, metadata, created_at)
     select $1, r.id, r."customerId", r."invoiceId", r."paymentRequestId", r.app, r."attemptKey", r.attempt, r.reference, r.amount, r.currency, r.status, r.failure, r."failureCode", r.action, r.metadata, r."createdAt"
     from json_to_recordset($2::json) as r(id uuid, "customerId" uuid, "invoiceId" uuid, "paymentRequestId" uuid, app text, "attemptKey" text, attempt int, reference text, amount numeric, currency text, status text,
       failure text, "failureCode" text, action jsonb, metadata jsonb, "createdAt" timestamptz)
     on conflict (organization_id, attempt_key) do nothing`,
    JSON.stringify(payments),
  );
  return payments.map(() => undefined);
};
