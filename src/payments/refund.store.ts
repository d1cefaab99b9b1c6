import type { PaymentAppType } from '../billing/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import { RefundSchema } from './refund.entity.ts';
import type { RefundRow } from './refund.entity.ts';

/** The attempts to give back what each credit note refunds, first to last. */
export function refundsOfNotes(read: Reader, creditNoteIds: readonly string[]): Promise<RefundRow[][]> {
  return read.listByKeys(RefundSchema, 'creditNoteId', creditNoteIds, { orderBy: [{ property: 'attempt', direction: 'asc' }] });
}

/**
 * The app that took at least so much of the invoice's money as is to be given back beside what it gives back already; null where none did,
 * so that it has to be given back outside.
 */
export async function appThatCanRefund(read: Reader, invoiceId: string, amount: Decimal): Promise<PaymentAppType | null> {
  const rows = await read.rows<{ app: PaymentAppType; taken: string; given: string }>(
    `select p.app, sum(p.amount)::text as taken,
       coalesce((select sum(r.amount) from refund r where r.organization_id = $1 and r.invoice_id = $2::uuid and r.app = p.app and r.status in ('REQUESTED', 'PENDING', 'SUCCEEDED')), 0)::text as given
     from (select app, amount from payment where organization_id = $1 and invoice_id = $2::uuid and status = 'PAID'
       union all select p.app, pi.amount from payment_request_invoice pi join payment p on p.payment_request_id = pi.payment_request_id and p.status = 'PAID'
         where pi.organization_id = $1 and pi.invoice_id = $2::uuid) p
     where p.app <> 'RECORDED' group by p.app order by p.app`,
    invoiceId,
  );
  return rows.find(({ taken, given }) => Decimal.of(taken).sub(Decimal.of(given)).gte(amount))?.app ?? null;
}
