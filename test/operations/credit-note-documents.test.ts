import { expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of credit notes by the generated documents over HTTP: from an estimate to the invoice that uses the note.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;

test('from an estimate to the invoice that uses the note', async () => {
  all.clock.set(start);
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100')) });
  const ask = documentClient(http.address, world.apiKey);
  await ask(operations.CreateTaxDocument, { input: { key: 'vat', name: 'VAT', rate: '20', appliedToOrganization: true } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 5) { nodes { number lines { nodes { id } } } } } }');
  const [{ number, lines }] = found.invoices.nodes.filter((invoice: { number: string | null }) => invoice.number !== null);
  const items = [{ line: lines.nodes[0].id as string, amount: '40' }];

  expect(await ask(operations.EstimateCreditNoteDocument, { invoice: { number }, items })).toEqual({
    estimateCreditNote: {
      currency: 'USD', items: [{ amount: '40', line: { name: 'base fee' } }], couponsAdjustment: '0', subTotal: '40', taxes: [{ key: 'vat', base: '40', amount: '8' }],
      taxesTotal: '8', preciseTaxesTotal: '8', taxRate: '20', maxCreditable: '48', maxRefundable: '48',
    },
  });
  const { createCreditNote } = await ask(operations.CreateCreditNoteDocument, { input: { invoice: { number }, items, refundAmount: '8', reason: 'PRODUCT_UNSATISFACTORY', description: 'Out for a day' } });
  const note = {
    id, number: `${number}-CN001`, invoice: { number }, customer: { key: 'acme' }, currency: 'USD', cause: 'REQUEST', reason: 'PRODUCT_UNSATISFACTORY', description: 'Out for a day',
    items: { nodes: [{ amount: '40', line: { name: 'base fee', creditedAmount: '40' } }] }, couponsAdjustment: '0', subTotal: '40',
    taxes: [{ key: 'vat', rate: '20', behavior: 'EXCLUSIVE', base: '40', amount: '8' }], taxesTotal: '8', taxRate: '20', total: '48', creditAmount: '40', refundAmount: '8', balance: '40',
    creditStatus: 'AVAILABLE', refundStatus: 'PENDING', applications: { nodes: [] }, issuedAt: '2027-01-02T00:00:00Z', voidedAt: null,
  };
  expect(createCreditNote).toEqual(note);
  expect(await ask(operations.CreateCreditNoteDocument, { input: { invoice: { number }, items, creditAmount: '1' } })).toMatchObject({ createCreditNote: { code: 'VALIDATION_FAILED', issues: [{ code: 'DOES_NOT_MATCH_ITEM_AMOUNTS', path: ['creditAmount'] }] } });
  const by = { number: note.number };
  expect(await ask(operations.UpdateCreditNoteDocument, { by, input: { metadata: { ticket: 7 } } })).toMatchObject({ updateCreditNote: { number: note.number, description: 'Out for a day', metadata: { ticket: 7 } } });
  await advance(world, clockId, '2027-02-02T00:00:00Z');
  const { creditNote } = await ask(operations.CreditNoteDocument, { by });
  expect(creditNote).toMatchObject({ balance: '0', creditStatus: 'CONSUMED', applications: { nodes: [{ amount: '40', returnedAt: null }] } });
  expect(await ask(operations.VoidCreditNoteDocument, { by })).toMatchObject({ voidCreditNote: { code: 'NO_VOIDABLE_AMOUNT' } });
  await ask(operations.CreateCreditNoteDocument, { input: { invoice: { number }, items: [{ line: items[0]?.line ?? '', amount: '10' }] } });
  expect(await ask(operations.CreditNotesDocument, { filter: { customers: [{ key: 'acme' }], creditStatuses: ['AVAILABLE'] }, first: 5 })).toEqual({
    creditNotes: { totalCount: 1, nodes: [{ number: `${number}-CN002`, total: '12', balance: '12', creditStatus: 'AVAILABLE', refundStatus: null }] },
  });
  const { customer: credit } = await ask(operations.CreditOfCustomerDocument, { customer: { key: 'acme' } });
  expect(credit).toMatchObject({ creditBalance: [{ currency: 'USD', amount: '12' }], creditNotes: { nodes: [{ number: note.number, balance: '0' }, { number: `${number}-CN002`, balance: '12' }] } });
  expect(credit?.invoices.nodes.filter((invoice) => invoice.number !== null)).toEqual([
    { number, kind: 'SUBSCRIPTION', creditable: '60', refundable: '60', creditNotesTotal: '0', walletsTotal: '0', amountDue: '120', creditNotesUsed: [], creditNotes: { nodes: [{ number: note.number, total: '48' }, { number: `${number}-CN002`, total: '12' }] } },
    { number: expect.any(String), kind: 'SUBSCRIPTION', creditable: '120', refundable: '80', creditNotesTotal: '40', walletsTotal: '0', amountDue: '80', creditNotesUsed: [{ number: note.number, amount: '40' }], creditNotes: { nodes: [] } },
  ]);
  expect(await ask(operations.VoidCreditNoteDocument, { by: { number: `${number}-CN002` } })).toEqual({ voidCreditNote: { number: `${number}-CN002`, creditStatus: 'VOIDED', balance: '0', voidedAt: '2027-02-02T00:00:00Z' } });
});
