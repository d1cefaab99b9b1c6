import { expect, test } from 'vitest';
import { advance, customer, flat, invoicesOf, onePhase, shop, subscribe } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of one-off and recorded invoices, of drafts that are made anew or issued by hand, and of fees, by the generated documents over HTTP.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;

test('from a single charge and a recorded invoice to a draft that is issued by hand, and its fees', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100')) });
  const ask = documentClient(http.address, world.apiKey);
  const { clockId } = await customer(world, 'acme', { name: 'Acme' });
  await ask(operations.CreateTaxDocument, { input: { key: 'vat', name: 'VAT', rate: '20' } });

  expect(await ask(operations.CreateOneOffInvoiceDocument, { input: { customer: { key: 'acme' }, currency: 'USD', lines: [{ name: 'Setup', units: '1.5', unitAmount: '99.99', taxes: [{ key: 'vat' }] }] } })).toEqual({
    createOneOffInvoice: {
      number: 'OM-SANDBOX-TESTACME-1', kind: 'ONE_OFF', status: 'PAYMENT_PROCESSING', currency: 'USD', issuedAt: '2027-01-01T00:00:00Z', dueAt: '2027-01-31T00:00:00Z',
      taxes: [{ key: 'vat', amount: '30' }], totals: { amount: '149.99', discountsTotal: '0', taxesTotal: '30', total: '179.99' },
    },
  });
  expect(await ask(operations.CreateOneOffInvoiceDocument, { input: { customer: { key: 'acme' }, currency: 'USD', lines: [] } })).toEqual({
    createOneOffInvoice: { issues: [{ code: 'LINES_LENGTH', message: 'lines has 0: give 1 to 100 lines', path: ['lines'] }] },
  });

  const period = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const recorded = {
    externalId: 'upz_inv_1', customer: { key: 'acme' }, number: 'INV-77', currency: 'EUR', total: '24', issuedAt: '2026-12-01T00:00:00Z', dueAt: '2026-12-15T00:00:00Z', period,
    lines: [{ externalId: 'upz_line_1', name: 'Seats', quantity: '3', amount: '25', discountAmount: '5', taxAmount: '4.5', billingCadence: 'P1M' }],
  };
  expect(await ask(operations.CreateInvoiceDocument, { input: recorded })).toEqual({
    createInvoice: {
      number: 'INV-77', externalId: 'upz_inv_1', kind: 'RECORDED', status: 'ISSUED', currency: 'EUR', issuedAt: '2026-12-01T00:00:00Z', dueAt: '2026-12-15T00:00:00Z', taxes: [], coupons: [],
      totals: { amount: '25', discountsTotal: '5', taxesTotal: '4.5', total: '24' },
      validationIssues: [{ severity: 'WARNING', code: 'RECORDED_TOTAL_DIFFERS', message: 'the lines come to 24.50, and the invoice says 24.00: what it says counts' }],
      lines: { nodes: [{ externalId: 'upz_line_1', name: 'Seats', quantity: '3', billingCadence: 'P1M', period, subscription: null, totals: { amount: '25', discountsTotal: '5', taxesTotal: '4.5', total: '24.5' } }] },
    },
  });
  expect(await ask(operations.CreateInvoiceDocument, { input: recorded })).toEqual({
    createInvoice: { code: 'INVOICE_EXTERNAL_ID_TAKEN', message: 'externalId "upz_inv_1" is that of an invoice which is recorded already: it is kept as it was told first', conflictingId: id },
  });
  expect(await ask(operations.InvoicesFoundDocument, { filter: { search: 'UPZ', kinds: ['RECORDED'] }, first: 10 })).toEqual({
    invoices: { totalCount: 1, nodes: [{ number: 'INV-77', externalId: 'upz_inv_1', kind: 'RECORDED', status: 'ISSUED' }] },
  });

  const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
  await ask(operations.UpdateBillingProfileDocument, {
    id: billingProfiles.nodes[0].id,
    input: { workflow: { invoicing: { autoAdvance: false }, numbering: { scheme: 'PER_CUSTOMER', prefix: 'ACME' } } },
  });
  await subscribe(world, 'acme', 'pro');
  await advance(world, clockId, '2027-01-01T12:00:00Z');
  const draft = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  await ask(operations.ApplyCustomerTaxesDocument, { input: { customer: { key: 'acme' }, taxes: [{ key: 'vat' }] } });
  expect(await ask(operations.RefreshInvoiceDocument, { by: { id: draft.id } })).toEqual({ refreshInvoice: { id: draft.id, state: 'DRAFT_MANUAL_APPROVAL_NEEDED', totals: { total: '120' } } });
  expect(await ask(operations.FinalizeInvoiceDocument, { by: { id: draft.id } })).toEqual({
    finalizeInvoice: {
      number: 'ACME-TEST001-002', kind: 'SUBSCRIPTION', status: 'PAYMENT_PROCESSING', currency: 'USD', issuedAt: '2027-01-01T12:00:00Z', dueAt: '2027-01-31T12:00:00Z',
      taxes: [{ key: 'vat', amount: '20' }], totals: { amount: '100', discountsTotal: '0', taxesTotal: '20', total: '120' },
    },
  });
  expect(await ask(operations.FinalizeInvoiceDocument, { by: { number: 'ACME-TEST001-002' } })).toEqual({
    finalizeInvoice: { code: 'INVOICE_ACTION_NOT_AVAILABLE', message: 'cannot finalize an invoice in state payment_processing.pending: see its availableActions', conflictingId: draft.id },
  });
  await advance(world, clockId, '2027-01-01T13:00:00Z');
  expect(await ask(operations.LoseInvoiceDisputeDocument, { by: { number: 'ACME-TEST001-002' } })).toEqual({ loseInvoiceDispute: { number: 'ACME-TEST001-002', status: 'PAID', paymentDisputeLostAt: '2027-01-01T13:00:00Z' } });

  expect(await ask(operations.FeesDocument, { filter: { customers: [{ key: 'acme' }], types: ['ADD_ON'] }, first: 1 })).toEqual({
    fees: {
      totalCount: 2, pageInfo: { hasNextPage: true, endCursor: id },
      nodes: [{ id, name: 'Setup', feeType: 'ADD_ON', featureKey: null, currency: 'USD', totals: { total: '179.99' }, invoice: { status: 'PAID' } }],
    },
  });
  const { createPendingInvoiceLines } = await world.data(`mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [{ name: "Later", period: { from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" }, invoiceAt: "2027-03-01T00:00:00Z", price: { flat: { amount: "5" } } }] }) { ... on CreatedPendingInvoiceLines { lines { id } } } }`);
  const [later] = createPendingInvoiceLines.lines;
  expect(await ask(operations.FeeDocument, later)).toEqual({ fee: { name: 'Later', feeType: 'ADD_ON', deletedAt: null, totals: { total: '6' } } });
  expect(await ask(operations.DeleteFeeDocument, later)).toEqual({ deleteFee: { name: 'Later', deletedAt: '2027-01-01T13:00:00Z' } });
  expect(await ask(operations.FeeDocument, later)).toMatchObject({ fee: { deletedAt: '2027-01-01T13:00:00Z' } });
});
