import { expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation that edits an invoice by hand, and the one that simulates one, by the generated documents over HTTP.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;
const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

test('a draft is edited, adjusted and taxed again, and an invoice that might be is told', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS'), tokens({ unit: { amount: '0.5' } })) });
  const ask = documentClient(http.address, world.apiKey);
  const { clockId } = await customer(world, 'acme');
  await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
    input: { name: 'By hand', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { autoAdvance: false } } },
  });
  const { id: subscription } = await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 40, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { id status } } } }');
  const by = { id: found.invoices.nodes.find(({ status }: { status: string }) => status === 'DRAFT').id as string };

  const { invoice } = await ask(operations.EditedInvoiceDocument, { by });
  const line = (name: string, managedBy: string, total: string) => ({ id, name, managedBy, totals: { total } });
  expect(invoice).toEqual({
    ...by, revision: expect.any(Number), description: null, state: 'DRAFT_MANUAL_APPROVAL_NEEDED',
    statusDetails: {
      immutable: false, failed: false, extendedStatus: 'DRAFT_MANUAL_APPROVAL_NEEDED',
      availableActions: { advance: null, approve: { resultingState: 'PAYMENT_PROCESSING_PENDING' }, delete: { resultingState: 'DELETED' }, retry: null, void: null, snapshotQuantities: null, invoice: false },
    },
    totals: { amount: '120', taxesTotal: '0', total: '120' },
    lines: { nodes: [{ ...line('base fee', 'SUBSCRIPTION', '100'), adjustment: null }, { ...line('Tokens', 'SUBSCRIPTION', '20'), adjustment: null }] },
  });
  const [base] = (invoice as { lines: { nodes: { id: string }[] } }).lines.nodes;
  const { revision } = invoice as { revision: number };

  expect(await ask(operations.UpdateInvoiceDocument, {
    by,
    input: { revision, description: 'January', dueAt: '2027-03-01T00:00:00Z', customer: { name: 'Acme Ltd', taxId: 'GB1' }, lines: [{ id: base?.id ?? '' }, { name: 'Setup', period: january, invoiceAt: january.to, price: { flat: { amount: '5' } } }] },
  })).toEqual({
    updateInvoice: {
      ...by, revision: expect.any(Number), description: 'January', dueAt: '2027-03-01T00:00:00Z', billedTo: { name: 'Acme Ltd', taxId: 'GB1' }, supplier: { name: 'Seller' },
      totals: { amount: '105', total: '105' }, lines: { nodes: [line('base fee', 'SUBSCRIPTION', '100'), line('Setup', 'MANUAL', '5')] },
    },
  });
  const own = { rateCardDiscounts: null, discounts: [], ownTaxes: [], taxConfig: null, quantityBefore: null };
  expect(await ask(operations.InvoiceTermsDocument, { by })).toEqual({
    invoice: {
      ...by, quantitiesReadAt: '2027-02-01T01:00:00Z', billingProfile: { name: 'By hand' },
      workflow: { invoicing: { autoAdvance: false, draftPeriod: 'P0D', dueAfter: 'P30D' }, payment: { collectionMethod: 'CHARGE_AUTOMATICALLY' } },
      lines: { nodes: [
        { ...own, name: 'base fee', billingPeriod: january, subscriptionItem: { key: 'base', phaseKey: 'main', version: 0 }, updatedAt: '2027-02-01T00:00:00Z' },
        { ...own, name: 'Setup', billingPeriod: null, subscriptionItem: null, updatedAt: '2027-02-01T02:00:00Z' },
      ] },
      deletedLines: { totalCount: 1, nodes: [{ name: 'Tokens', deletedAt: '2027-02-01T02:00:00Z' }] },
    },
  });
  expect(await ask(operations.AdjustInvoiceLineDocument, { line: base?.id ?? '', input: { units: '1.5', name: 'One and a half' } })).toEqual({
    adjustInvoiceLine: { id: base?.id, name: 'One and a half', quantity: '1.5', adjustment: { units: '1.5', unitAmount: null, name: 'One and a half' }, totals: { total: '150' } },
  });
  const { addInvoiceCharge: added } = await ask(operations.AddInvoiceChargeDocument, { input: { invoice: by, subscription: { id: subscription }, rateCardKey: 'tokens', units: '6', unitAmount: '0.25' } });
  expect(added).toEqual({ id, name: 'Tokens', managedBy: 'MANUAL', adjustment: { units: '6', unitAmount: '0.25', name: null }, totals: { total: '1.5' } });
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  expect(await ask(operations.RecalculateInvoiceTaxesDocument, { by })).toEqual({ recalculateInvoiceTaxes: { ...by, totals: { amount: '156.5', taxesTotal: '31.3', total: '187.8' } } });
  expect(await ask(operations.RemoveInvoiceLineAdjustmentDocument, { line: base?.id ?? '' })).toEqual({
    removeInvoiceLineAdjustment: { id: base?.id, name: 'base fee', quantity: null, adjustment: null, deletedAt: null, totals: { total: '120' } },
  });
  expect(await ask(operations.RemoveInvoiceLineAdjustmentDocument, { line: (added as { id: string }).id })).toMatchObject({ removeInvoiceLineAdjustment: { deletedAt: '2027-02-01T02:00:00Z' } });

  // 12 tokens after 8: graduated, the first ten at 2, and 10 each to enter a tier. 2 x 2 + 10 x 1 + 10 = 24, 10 % off, 20 % on top.
  const price = { tiered: { mode: 'GRADUATED' as const, tiers: [{ upToAmount: '10', unitPrice: '2' }, { unitPrice: '1', flatPrice: '10' }] } };
  const told = await ask(operations.SimulateInvoiceDocument, {
    input: { customer: { key: 'acme' }, currency: 'USD', lines: [{ name: 'Tokens', featureKey: 'tokens', period: january, invoiceAt: january.to, price, quantity: '12', preLinePeriodQuantity: '8', discounts: { percentage: '10' } }] },
  });
  expect(told).toMatchObject({
    simulateInvoice: {
      number: 'INV-SIMULATED', status: 'DRAFT', state: 'DRAFT_CREATED', currency: 'USD', period: january, billedTo: { name: 'acme' }, supplier: { name: 'Seller' },
      totals: { amount: '24', chargesTotal: '0', discountsTotal: '2.4', taxesTotal: '4.32', total: '25.92' },
      taxes: [{ key: 'vat', rate: '20', base: '21.6', amount: '4.32' }], coupons: [], creditNotesTotal: '0', walletsTotal: '0', validationIssues: [],
      lines: [{ name: 'Tokens', quantity: '12', totals: { amount: '24', discountsTotal: '2.4' } }],
    },
  });
});
