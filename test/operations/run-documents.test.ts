import { print } from 'graphql';
import { expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, start, subscribe, tokens, use } from '../billing/billing-world.ts';
import { asking } from '../support/asking.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation that moves an invoice on, those of API keys and of clocks, by the generated documents over HTTP.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;
const refusal = (code: string) => ({ code, message: expect.any(String) as unknown as string });

test('charges by hand become an invoice that is collected, approved, fails to be paid, is tried again and voided; a draft is deleted, and then its customer', async () => {
  all.clock.set(start);
  const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '0.5' } })) });
  const ask = documentClient(http.address, world.apiKey);
  await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
    input: { name: 'By hand', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { autoAdvance: false } } },
  });
  const { clockId } = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
  await use(world, 'acme', 40, '2026-12-20T00:00:00Z');
  const december = { from: '2026-12-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
  const lines = [
    { name: 'Setup', period: december, invoiceAt: december.to, price: { flat: { amount: '5' } } },
    { name: 'Tokens', featureKey: 'tokens', period: december, invoiceAt: december.to, price: { unit: { amount: '0.5' } } },
  ];
  const input = { customer: { key: 'acme' }, currency: 'USD', lines };
  expect(await ask(operations.CreatePendingInvoiceLinesDocument, { input })).toEqual({
    createPendingInvoiceLines: {
      isInvoiceNew: true, invoice: { id, status: 'GATHERING' },
      lines: [{ id, name: 'Setup', managedBy: 'MANUAL', invoiceAt: december.to, totals: { total: '5' } }, { id, name: 'Tokens', managedBy: 'MANUAL', invoiceAt: december.to, totals: { total: '20' } }],
    },
  });
  expect(await ask(operations.CreatePendingInvoiceLinesDocument, { input: { ...input, lines: [] } })).toEqual({ createPendingInvoiceLines: { issues: [{ code: 'LINES_LENGTH', message: 'lines has 0: give 1 to 100 lines', path: ['lines'] }] } });
  await advance(world, clockId, '2027-01-01T00:10:00Z');
  const draftOf = async () => (await world.data('{ invoices(filter: { statuses: [DRAFT] }, first: 5) { nodes { id } } }')).invoices.nodes[0].id as string;
  const by = { id: await draftOf() };

  expect(await ask(operations.AdvanceInvoiceDocument, { by })).toEqual({ advanceInvoice: { ...refusal('INVOICE_CANNOT_ADVANCE'), conflictingId: by.id } });
  expect(await ask(operations.SnapshotInvoiceQuantitiesDocument, { by })).toEqual({
    snapshotInvoiceQuantities: { ...by, state: 'DRAFT_MANUAL_APPROVAL_NEEDED', quantitiesReadAt: '2027-01-01T00:10:00Z', totals: { total: '25' } },
  });
  expect(await ask(operations.ApproveInvoiceDocument, { by })).toEqual({ approveInvoice: { ...by, state: 'ISSUING_SYNCING', number: null } });
  await advance(world, clockId, '2027-01-01T00:11:00Z');
  expect(await ask(operations.RetryInvoiceDocument, { by })).toEqual({ retryInvoice: { ...by, state: 'PAYMENT_PROCESSING_PENDING' } });
  await advance(world, clockId, '2027-01-01T00:12:00Z');
  const kept = { reason: 'Agreed otherwise', action: { type: 'DISCARD' as const } };
  expect(await ask(operations.VoidInvoiceDocument, { by, input: { ...kept, reason: '' } })).toEqual({ voidInvoice: { issues: [{ code: 'REASON_LENGTH', message: 'reason has 0 characters: give 1 to 1,024', path: ['reason'] }] } });
  expect(await ask(operations.VoidInvoiceDocument, { by, input: kept })).toEqual({ voidInvoice: { ...by, state: 'VOIDED', voidedAt: '2027-01-01T00:12:00Z', metadata: { 'tollgate.void.reason': 'Agreed otherwise' } } });
  expect(await ask(operations.VoidInvoiceDocument, { by, input: kept })).toEqual({ voidInvoice: { ...refusal('INVOICE_ACTION_NOT_AVAILABLE'), conflictingId: by.id } });

  await ask(operations.CreatePendingInvoiceLinesDocument, { input });
  await advance(world, clockId, '2027-01-01T00:20:00Z');
  const second = { id: await draftOf() };
  expect(await ask(operations.DeleteCustomerDocument, { by: { key: 'acme' } })).toMatchObject({ deleteCustomer: { message: expect.any(String) } });
  expect(await ask(operations.DeleteInvoiceDocument, { by: second })).toEqual({ deleteInvoice: { ...second, state: 'DELETED', deletedAt: '2027-01-01T00:20:00Z' } });
  expect(await ask(operations.DeleteInvoiceDocument, { by: { number: 'none' } })).toEqual({ deleteInvoice: refusal('INVOICE_NOT_FOUND') });
  expect(await ask(operations.DeleteCustomerDocument, { by: { key: 'acme' } })).toEqual({ deleteCustomer: { id, key: 'acme', deletedAt: '2027-01-01T00:20:00Z' } });
});

test('a key is made, found, used and revoked; a clock is watched and deleted with what lives by it', async () => {
  all.clock.set(start);
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '5')) });
  const ask = documentClient(http.address, world.apiKey);
  const scopes = ['test_clock:read', 'customer:read'];
  const { createApiKey } = await ask(operations.CreateApiKeyDocument, { input: { name: 'Reader', scopes } });
  const key = { id, name: 'Reader', scopes: expect.arrayContaining(scopes) as unknown as string[], revokedAt: null };
  expect(createApiKey).toEqual({ secret: id, apiKey: { ...key, prefix: id, createdAt: start, expiresAt: null, lastUsedAt: null } });
  const made = createApiKey as { secret: string; apiKey: { id: string; prefix: string } };
  expect(await ask(operations.CreateApiKeyDocument, { input: { name: 'Nobody', scopes: [] } })).toMatchObject({ createApiKey: { issues: [{ path: ['scopes'] }] } });
  expect(await ask(operations.NodeDocument, { id: made.apiKey.id })).toEqual({ node: { __typename: 'ApiKey', id: made.apiKey.id, name: 'Reader' } });
  const { apiKeys } = await ask(operations.ApiKeysDocument, { first: 10 });
  expect(apiKeys.totalCount).toBe(2);
  expect(apiKeys.nodes).toContainEqual({ ...key, prefix: made.apiKey.prefix });

  const { id: customerId, clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  const reader = documentClient(http.address, made.secret);
  const clock = { id: clockId ?? '', now: start };
  expect(await reader(operations.TestClocksDocument, { first: 1 })).toEqual({ testClocks: { totalCount: 1, nodes: [{ ...clock, name: null, createdAt: start }], pageInfo: { hasNextPage: false, endCursor: id } } });
  const seen = (await asking(all.product()).live(world.viewer, print(operations.TestClockChangedDocument), { id: clock.id })) as AsyncIterator<{ data: { testClockChanged: { now: string } } }>;
  const nowTold = async () => (await seen.next()).value.data.testClockChanged as { now: string };
  expect(await nowTold()).toEqual(clock);
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  // Where it stood may be told twice: it was made a moment ago.
  let told = await nowTold();
  while (told.now === start) told = await nowTold();
  expect(told).toEqual({ ...clock, now: '2027-01-02T00:00:00Z' });
  await seen.return?.();

  expect(await ask(operations.RevokeApiKeyDocument, { id: made.apiKey.id })).toEqual({ revokeApiKey: { id: made.apiKey.id, revokedAt: start } });
  await expect(reader(operations.TestClocksDocument, { first: 1 })).rejects.toThrow(/UNAUTHENTICATED/);
  expect(await ask(operations.RevokeApiKeyDocument, { id: customerId })).toEqual({ revokeApiKey: refusal('API_KEY_NOT_FOUND') });
  expect(await ask(operations.DeleteTestClockDocument, { id: clock.id })).toEqual({ deleteTestClock: { id: clock.id } });
  expect(await ask(operations.DeleteTestClockDocument, { id: clock.id })).toEqual({ deleteTestClock: refusal('TEST_CLOCK_NOT_FOUND') });
  expect(await ask(operations.NodeDocument, { id: customerId })).toEqual({ node: null });
});
