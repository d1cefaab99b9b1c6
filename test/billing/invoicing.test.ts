import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { advance, brief, customer, flat, invoicesOf, onePhase, shop, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();

test('the whole way: usage is gathered live, invoiced with what came late, issued and paid', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.002' } })) });
  const acme = await customer(world, 'acme', { name: 'Acme Inc' });
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 1_000, '2027-01-01T00:00:00Z');
  await use(world, 'acme', '500.5', '2027-01-10T12:30:00Z');
  expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 43: base fee 2027-01-01 - 20; base fee 2027-02-01 - 20; Tokens 2027-01-01 1500.5 3']);

  await advance(world, acme.clockId, '2027-02-01T00:30:00Z');
  expect(brief(await invoicesOf(world, 'acme'))).toEqual([
    'GATHERING 20: base fee 2027-03-01 - 20; Tokens 2027-02-01 0 0',
    'PAID 20: base fee 2027-01-01 - 20',
    'DRAFT 23: base fee 2027-02-01 - 20; Tokens 2027-01-01 1500.5 3',
  ]);
  // Within the hour, an event of January still counts; after it, it changes nothing that is issued, and comes on the next invoice.
  await use(world, 'acme', 1_000, '2027-01-31T23:59:59Z');
  await advance(world, acme.clockId, '2027-02-01T01:00:00Z');
  await use(world, 'acme', 1_000, '2027-01-31T23:59:59Z');
  await use(world, 'acme', 250, '2027-02-01T00:00:00Z');
  await advance(world, acme.clockId, '2027-03-05T00:00:00Z');
  const invoices = await invoicesOf(world, 'acme');
  expect(brief(invoices)).toEqual([
    'GATHERING 20: base fee 2027-04-01 - 20; Tokens 2027-03-01 0 0',
    'PAID 20: base fee 2027-01-01 - 20',
    'PAID 25: base fee 2027-02-01 - 20; Tokens 2027-01-01 2500.5 5',
    'PAID 22.5: base fee 2027-03-01 - 20; Tokens 2027-02-01 250 0.5; Tokens 2027-01-01 - 2',
  ]);
  expect(invoices.map(({ number, workingNumber }) => [number, workingNumber])).toEqual([
    [null, 'GATHER-TESTACIN-USD-1'],
    ['OM-SANDBOX-TESTACIN-1', 'DRAFT-TESTACIN-1'],
    ['OM-SANDBOX-TESTACIN-2', 'DRAFT-TESTACIN-2'],
    ['OM-SANDBOX-TESTACIN-3', 'DRAFT-TESTACIN-3'],
  ]);
  expect(invoices[2]).toMatchObject({
    period: { from: '2027-01-01T00:00:00Z', to: '2027-03-01T00:00:00Z' },
    collectionAt: '2027-02-01T01:00:00Z', issuedAt: '2027-02-01T01:00:00Z', dueAt: '2027-03-03T01:00:00Z', paidAt: '2027-02-01T01:00:00Z',
    state: 'PAID', currency: 'USD', billedTo: { key: 'acme', name: 'Acme Inc' }, totals: { amount: '25', chargesTotal: '0', discountsTotal: '0', taxesTotal: '0', creditsTotal: '0', total: '25' },
    lines: {
      nodes: [
        { featureKey: null, meteredQuantity: null, quantity: null, detailedLines: [{ key: 'flat-price', name: 'base fee', quantity: '1', unitAmount: '20' }] },
        { featureKey: 'tokens', meteredQuantity: '2500.5', quantity: '2500.5', detailedLines: [{ key: 'unit-price-usage', name: 'Tokens: usage in period', quantity: '2500.5', unitAmount: '0.002', totals: { total: '5' } }] },
      ],
    },
  });
});

test('a deleted customer is charged for what was over by then, and for nothing after', async () => {
  const world = await shop(await all.create(), {});
  const acme = await customer(world, 'acme', { name: 'Acme Inc' });
  await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
  await world.data('mutation { deleteCustomer(by: { key: "acme" }) { __typename } }');
  const charge = async (to: string, more: object = { price: { flat: { amount: '8', paymentTerm: 'IN_ARREARS' } } }) =>
    (await world.data('mutation ($input: CreatePendingInvoiceLinesInput!) { made: createPendingInvoiceLines(input: $input) { __typename ... on Error { code } ... on ValidationError { issues { code path } } } }', {
      input: { customer: { id: acme.id }, currency: 'USD', lines: [{ name: 'Setup', period: { from: '2027-01-01T00:00:00Z', to }, invoiceAt: '2027-01-12T00:00:00Z', ...more }] },
    })).made;
  expect(await charge('2027-01-10T00:00:01Z')).toEqual({ __typename: 'ConflictError', code: 'CUSTOMER_DELETED' });
  expect(await charge('2027-01-10T00:00:00Z', { price: { unit: { amount: '1' } }, featureKey: 'tokens' })).toMatchObject({ issues: [{ code: 'INVOICE_CREATE_UBP_LINE_CUSTOMER_HAS_NO_SUBJECTS', path: ['lines', '0', 'price'] }] });
  expect(await charge('2027-01-10T00:00:00Z')).toEqual({ __typename: 'CreatedPendingInvoiceLines' });
  await advance(world, acme.clockId, '2027-01-13T00:00:00Z');
  const { invoices } = await world.data('{ invoices(first: 5) { nodes { status number totals { total } customer { name deletedAt } } } }');
  expect(invoices.nodes).toEqual([{ status: 'PAID', number: 'OM-SANDBOX-TESTACIN-1', totals: { total: '8' }, customer: { name: 'Acme Inc', deletedAt: '2027-01-10T00:00:00Z' } }]);
});
