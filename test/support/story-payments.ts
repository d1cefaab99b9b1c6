import { parseGlobalId, encodeGlobalId } from '../../src/graphql/global-id.ts';
import type { Story } from './story.ts';

/**
 * Money of a customer that came outside, and a payment request that failed, as if its invoice had been overdue: by mutations that would need
 * an invoice that is not paid.
 */
export async function tellPayments({ world, text, id }: Story, ids: Map<string, string>, customer: 'one' | 'two'): Promise<void> {
  const { read, newId } = world.command();
  const [customerId, invoiceId] = [`customer_${customer}`, `invoice_${customer}`].map((name) => parseGlobalId(id(name))?.id);
  const [payment, request] = [newId(), newId()];
  await read.rows(
    `insert into payment (organization_id, id, customer_id, invoice_id, app, attempt_key, attempt, reference, amount, currency, status, metadata, created_at)
     values ($1, $2::text::uuid, $3::uuid, $4::uuid, 'RECORDED', 'recorded:' || $2::text, 0, $5::text, '1', 'USD', 'PAID', jsonb_build_object('note', $5::text), '2027-01-02')`,
    payment, customerId, invoiceId, text(`${customer}_wire`),
  );
  await read.rows(
    `insert into payment_request (organization_id, id, customer_id, app, email, amount, currency, status, attempts, failure, dunning_campaign_id, collect_at, created_at, updated_at)
     values ($1, $2::uuid, $3::uuid, 'SANDBOX', $4::text, '1', 'USD', 'FAILED', 1, $5::text, $6::uuid, null, '2027-01-02', '2027-01-02')`,
    request, customerId, `${text(customer)}@example.com`, text(`${customer}_failure`), parseGlobalId(id('dunning_campaign'))?.id,
  );
  await read.rows(`insert into payment_request_invoice (organization_id, id, customer_id, payment_request_id, invoice_id, amount) values ($1, gen_random_uuid(), $2::uuid, $3::uuid, $4::uuid, '1')`, customerId, request, invoiceId);
  ids.set(`recorded_payment_${customer}`, encodeGlobalId('Payment', payment)).set(`payment_request_${customer}`, encodeGlobalId('PaymentRequest', request));
}
