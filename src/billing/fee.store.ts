import { feePaidAtText, feePaymentStatusText } from './advance-charges/fee-payment.store.ts';
import type { FeePaymentStatus } from './advance-charges/fee-payment.ts';
import { joined } from '../platform/keyset.ts';
import type { Where } from '../platform/reader.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import type { InvoiceStatus } from './invoice-states.ts';

/** What a line charges for; the first that holds. Lago's types of fees. */
export type FeeType = 'CREDIT' | 'COMMITMENT' | 'CHARGE' | 'SUBSCRIPTION' | 'ADD_ON';

/** What {@link feeTypeOf} looks at. */
export interface FeeFacts {
  readonly invoiceKind: InvoiceKind;
  readonly charging: unknown;
  readonly price: unknown;
  readonly subscriptionId: string | null;
  readonly subscriptionItemId: string | null;
  readonly correctsLineId: string | null;
}

/** A correction of late usage is a flat price, and what the line that it corrects is: usage, or what usage lacks to a commitment, which is no item's. */
export function feeTypeOf({ invoiceKind, charging, price, subscriptionId, subscriptionItemId, correctsLineId }: FeeFacts): FeeType {
  if (invoiceKind === 'WALLET_PURCHASE') return 'CREDIT';
  if ((charging as { readonly commitment?: string | null } | null)?.commitment != null) return 'COMMITMENT';
  if (correctsLineId !== null) return subscriptionId !== null && subscriptionItemId === null ? 'COMMITMENT' : 'CHARGE';
  if ((price as { readonly type: string }).type !== 'FLAT') return 'CHARGE';
  return subscriptionId === null ? 'ADD_ON' : 'SUBSCRIPTION';
}

/** The same as SQL, of a row `t` of invoice_line on a row `i` of invoice. */
export const feeTypeText = `case when i.kind = 'WALLET_PURCHASE' then 'CREDIT' when t.charging->>'commitment' is not null then 'COMMITMENT'
  when t.corrects_line_id is not null then case when t.subscription_id is not null and t.subscription_item_id is null then 'COMMITMENT' else 'CHARGE' end
  when t.price->>'type' <> 'FLAT' then 'CHARGE' when t.subscription_id is null then 'ADD_ON' else 'SUBSCRIPTION' end`;

/** Which lines a list of fees holds; every member that is given must hold. Ids are the database's, ranges of instants include both ends. */
export interface FeeListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly subscriptionIds?: readonly string[] | null | undefined;
  readonly meterIds?: readonly string[] | null | undefined;
  /** Those that the features had when the lines were made. */
  readonly featureKeys?: readonly string[] | null | undefined;
  readonly types?: readonly FeeType[] | null | undefined;
  readonly currency?: string | null | undefined;
  readonly invoiceStatuses?: readonly InvoiceStatus[] | null | undefined;
  readonly createdAfter?: Temporal.Instant | null | undefined;
  readonly createdBefore?: Temporal.Instant | null | undefined;
  /** How their payment stands: their own, or that of their invoice. */
  readonly paymentStatuses?: readonly FeePaymentStatus[] | null | undefined;
  /** When it was paid: the fee where it is paid on its own, else the invoice in full. */
  readonly paidAfter?: Temporal.Instant | null | undefined;
  readonly paidBefore?: Temporal.Instant | null | undefined;
  /** When money of it was paid back by a credit note, a part of it at least, or it was REFUNDED where it is paid on its own. */
  readonly refundedAfter?: Temporal.Instant | null | undefined;
  readonly refundedBefore?: Temporal.Instant | null | undefined;
}

/** Lines that count, of invoices that do. */
export function feeWhere(filter: FeeListFilter): Where {
  const { customerIds, subscriptionIds, meterIds, featureKeys, types, currency, invoiceStatuses, paymentStatuses, createdAfter, createdBefore, paidAfter, paidBefore, refundedAfter, refundedBefore } = filter;
  const conditions: (Where | null)[] = [
    customerIds == null ? null : { text: 't.customer_id = any($1::uuid[])', values: [customerIds] },
    subscriptionIds == null ? null : { text: 't.subscription_id = any($1::uuid[])', values: [subscriptionIds] },
    meterIds == null ? null : { text: 'exists (select 1 from feature f where f.id = t.feature_id and f.meter_id = any($1::uuid[]))', values: [meterIds] },
    featureKeys == null ? null : { text: 't.feature_key = any($1::text[])', values: [featureKeys] },
    currency == null ? null : { text: 't.currency = $1', values: [currency] },
    createdAfter == null ? null : { text: 't.created_at >= $1::timestamptz', values: [createdAfter.toString()] },
    createdBefore == null ? null : { text: 't.created_at <= $1::timestamptz', values: [createdBefore.toString()] },
    refundedAfter == null && refundedBefore == null
      ? null
      : {
          text: `(exists (select 1 from fee_payment p where p.invoice_line_id = t.id and p.status = 'REFUNDED' and ($1::timestamptz is null or p.refunded_at >= $1::timestamptz) and ($2::timestamptz is null or p.refunded_at <= $2::timestamptz))
            or exists (select 1 from credit_note_item n join credit_note c on c.id = n.credit_note_id where n.invoice_line_id = t.id and c.refunded_at is not null
            and ($1::timestamptz is null or c.refunded_at >= $1::timestamptz) and ($2::timestamptz is null or c.refunded_at <= $2::timestamptz)))`,
          values: [refundedAfter?.toString() ?? null, refundedBefore?.toString() ?? null],
        },
    {
      text: `exists (select 1 from invoice i where i.id = t.invoice_id and i.deleted_at is null and ($1::text[] is null or i.status = any($1::text[])) and ($2::text[] is null or ${feeTypeText} = any($2::text[])))`,
      values: [invoiceStatuses ?? null, types ?? null],
    },
    paymentStatuses == null && paidAfter == null && paidBefore == null
      ? null
      : {
          text: `exists (select 1 from invoice i left join fee_payment p on p.invoice_line_id = t.id where i.id = t.invoice_id and ($1::text[] is null or ${feePaymentStatusText} = any($1::text[]))
            and ($2::timestamptz is null or ${feePaidAtText} >= $2::timestamptz) and ($3::timestamptz is null or ${feePaidAtText} <= $3::timestamptz))`,
          values: [paymentStatuses ?? null, paidAfter?.toString() ?? null, paidBefore?.toString() ?? null],
        },
  ];
  let where: Where = { text: 't.deleted_at is null', values: [] };
  for (const condition of conditions) if (condition !== null) where = joined(where, condition) ?? where;
  return where;
}
