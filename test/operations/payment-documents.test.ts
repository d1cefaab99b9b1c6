import { expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of payments, requests for them and dunning by the generated documents over HTTP.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;

test('from an invoice that is not paid to one that is, by hand, by a request and by dunning', async () => {
  all.clock.set(start);
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
  const ask = documentClient(http.address, world.apiKey);
  const by = { key: 'acme' };
  const failing = { 'tollgate.sandbox.target_payment_status': 'failed' };
  const acme = await customer(world, 'acme', { metadata: failing });
  await subscribe(world, 'acme', 'pro');

  const { createDunningCampaign } = await ask(operations.CreateDunningCampaignDocument, { input: { key: 'late', name: 'Late', thresholds: [{ currency: 'USD', amount: '40' }], daysBetweenAttempts: 7, maxAttempts: 3 } });
  const campaign = {
    id, key: 'late', name: 'Late', description: null, thresholds: [{ currency: 'USD', amount: '40' }], daysBetweenAttempts: 7, maxAttempts: 3,
    whenExhausted: 'KEEP_OVERDUE', isDefault: false, billingProfiles: [], deletedAt: null,
  };
  expect(createDunningCampaign).toEqual(campaign);
  expect(await ask(operations.UpdateDunningCampaignDocument, { by: { key: 'late' }, input: { description: 'Who owes two months' } })).toEqual({ updateDunningCampaign: { ...campaign, description: 'Who owes two months' } });
  const rest = { attempts: 0, lastAttemptAt: null, nextAttemptAt: null, exhaustedAt: null };
  expect(await ask(operations.AssignDunningCampaignDocument, { input: { customer: by, campaign: { key: 'late' } } })).toEqual({ assignDunningCampaign: { key: 'acme', dunning: { isExcluded: false, campaign: { key: 'late' }, ...rest } } });

  await advance(world, acme.clockId, '2027-02-10T00:00:00Z');
  const number = 'OM-SANDBOX-TESTACME-1';
  const failed = { id, source: 'SANDBOX', attempt: 1, status: 'FAILED', amount: '20', currency: 'USD', reference: null, failure: 'the sandbox was told to fail', failureCode: 'SANDBOX_DECLINED', action: null, invoices: [{ number }], createdAt: start };
  const overdue = { status: 'OVERDUE', amountDue: '20', paidAmount: '0', amountOutstanding: '20', nextPaymentAttemptAt: null, overdueSince: '2027-01-31T00:00:00Z', payments: [failed] };
  expect(await ask(operations.InvoicePaymentDocument, { by: { number } })).toEqual({ invoice: overdue });
  const wire = { id, source: 'RECORDED', attempt: 0, status: 'PAID', amount: '5', currency: 'USD', reference: 'wire 7', failure: null, failureCode: null, action: null, invoices: [{ number }], createdAt: '2027-02-10T00:00:00Z' };
  expect(await ask(operations.RecordPaymentDocument, { input: { invoice: { number }, amount: '5', reference: 'wire 7', metadata: { bank: 'here' } } })).toEqual({ recordPayment: wire });
  expect(await ask(operations.PaymentDocument, { by: { reference: 'wire 7' } })).toEqual({ payment: { ...wire, customer: { key: 'acme' }, paymentRequest: null, metadata: { bank: 'here' } } });
  expect(await ask(operations.SettleSandboxPaymentDocument, { by: { reference: 'wire 7' }, status: 'PAID' })).toEqual({ settleSandboxPayment: wire });
  expect(await ask(operations.SettleSandboxPaymentDocument, { by: { reference: 'wire 7' }, status: 'FAILED' })).toMatchObject({ settleSandboxPayment: { code: 'PAYMENT_SETTLED' } });
  expect(await ask(operations.PaymentsDocument, { filter: { customers: [by], statuses: ['PAID'] }, first: 5 })).toEqual({ payments: { totalCount: 1, nodes: [wire] } });
  expect(await ask(operations.RetryInvoicePaymentDocument, { by: { number } })).toEqual({ retryInvoicePayment: { number, status: 'PAYMENT_PROCESSING' } });
  await advance(world, acme.clockId, '2027-02-10T00:00:01Z');

  expect(await ask(operations.CreateInvoicePaymentUrlDocument, { by: { number } })).toEqual({ createInvoicePaymentUrl: { url: expect.stringMatching(/^http:.*\/pay\/[\w-]+\.[\w-]+\.[\w-]+$/) as unknown, expiresAt: '2027-01-02T00:00:00Z' } });
  expect(await ask(operations.CreateInvoicePaymentUrlDocument, { by: { number: 'none' } })).toEqual({ createInvoicePaymentUrl: { code: 'INVOICE_NOT_FOUND', message: 'there is no invoice with number "none"' } });
  const { createPaymentRequest } = await ask(operations.CreatePaymentRequestDocument, { input: { customer: by, email: 'pay@acme.example', invoices: [{ number }] } });
  const asked = { id, email: 'pay@acme.example', amount: '15', currency: 'USD', status: 'PENDING', collectionMethod: 'CHARGE_AUTOMATICALLY', attempts: 0, failure: null, invoices: [{ number, status: 'OVERDUE' }], dunningCampaign: null };
  expect(createPaymentRequest).toEqual(asked);
  await advance(world, acme.clockId, '2027-02-10T00:00:02Z');
  const inVain = { ...asked, status: 'FAILED', attempts: 1, failure: 'the sandbox was told to fail' };
  expect(await ask(operations.PaymentRequestDocument, { id: (createPaymentRequest as { id: string }).id })).toEqual({ paymentRequest: { ...inVain, payments: [{ amount: '15', status: 'FAILED' }] } });

  // 15 of the first invoice, 20 of the second, 20 of the third: from the third on it is worth dunning.
  await advance(world, acme.clockId, '2027-03-31T00:00:00Z');
  expect(await ask(operations.CustomerDunningDocument, { by })).toEqual({
    customer: { key: 'acme', dunning: { isExcluded: false, campaign: { key: 'late' }, attempts: 1, lastAttemptAt: '2027-03-31T00:00:00Z', nextAttemptAt: '2027-04-07T00:00:00Z', exhaustedAt: null } },
  });
  await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { metadata: {} }) { __typename } }');
  await advance(world, acme.clockId, '2027-04-07T00:00:00Z');
  const { paymentRequests } = await ask(operations.PaymentRequestsDocument, { filter: { customers: [by], statuses: ['PAID'] }, first: 10 });
  expect(paymentRequests).toEqual({
    totalCount: 1,
    nodes: [{ ...asked, email: null, amount: '55', status: 'PAID', attempts: 1, dunningCampaign: { key: 'late' }, invoices: [1, 2, 3].map((n) => ({ number: `OM-SANDBOX-TESTACME-${n}`, status: 'PAID' })) }],
  });
  expect((await ask(operations.CustomerDunningDocument, { by })).customer?.dunning).toMatchObject({ attempts: 0, nextAttemptAt: null });

  // Of the first invoice the app took 15: it is asked to give 4 back, and says later that it did not.
  await world.data('mutation ($metadata: JSONObject) { updateCustomer(by: { key: "acme" }, input: { metadata: $metadata }) { __typename } }', { metadata: { 'tollgate.sandbox.target_refund_status': 'pending' } });
  const { invoice: first } = await world.data('query ($by: InvoiceBy!) { invoice(by: $by) { lines { nodes { id } } } }', { by: { number } });
  await ask(operations.CreateCreditNoteDocument, { input: { invoice: { number }, items: [{ line: first.lines.nodes[0].id, amount: '4' }], creditAmount: '0', refundAmount: '4' } });
  await advance(world, acme.clockId, '2027-04-07T00:00:01Z');
  const why = { code: 'SANDBOX_DECLINED', message: 'the sandbox was told not to give it back' };
  expect(await ask(operations.SettleSandboxRefundDocument, { by: { number: `${number}-CN001` }, status: 'FAILED' })).toEqual({
    settleSandboxRefund: { number: `${number}-CN001`, refundStatus: 'FAILED', refundFailure: why, refundAttempts: [{ attempt: 1, status: 'FAILED', amount: '4', currency: 'USD', failure: why.message, failureCode: why.code }] },
  });

  expect(await ask(operations.DunningCampaignsDocument, { first: 10, includeDeleted: true })).toEqual({ dunningCampaigns: { totalCount: 1, nodes: [{ key: 'late', isDefault: false }] } });
  expect(await ask(operations.DeleteDunningCampaignDocument, { by: { key: 'late' } })).toMatchObject({ deleteDunningCampaign: { key: 'late', deletedAt: start } });
  expect(await ask(operations.DunningCampaignDocument, { by: { id: (createDunningCampaign as { id: string }).id } })).toMatchObject({ dunningCampaign: { deletedAt: start } });
});
