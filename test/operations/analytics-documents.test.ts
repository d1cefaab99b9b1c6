import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/graphql/global-id.ts';
import { flat, onePhase, shop, subscribe } from '../billing/billing-world.ts';
import { buyer, issued, itemsOf } from '../analytics/issued.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// What was billed month by month, by the generated documents.
const all = worlds();

test('finance reads every report by its document', async () => {
  const world = await shop(await all.create(), { fee: onePhase(flat('fee', '10', 'IN_ARREARS')) });
  const ask = async <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> => (await world.data(print(document), variables)) as Data;
  await buyer(world, 'acme');
  await subscribe(world, 'acme', 'fee');
  const item = (await itemsOf(world, 'acme')).get('fee') as string;
  const lines = [{ item, amount: '10', taxes: '1.9', period: ['2026-12-05T00:00:00Z', '2027-01-05T00:00:00Z'] as const }, { feature: 'tokens', amount: '0.25' }];
  const id = await issued(world, { customer: 'acme', at: '2027-01-05T00:00:00Z', currency: 'EUR', total: '12.15', state: 'overdue', dueAt: '2027-01-06T00:00:00Z', lines });
  const filter = { months: 1, customer: { key: 'acme' }, currency: 'EUR' };
  const month = '2027-01-01';
  expect(await ask(operations.GrossRevenueDocument, { filter })).toEqual({
    analyticsGrossRevenue: [{ month, period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, currency: 'EUR', amount: '12.15', invoicesCount: 1 }],
  });
  expect(await ask(operations.InvoiceCollectionDocument, { filter })).toEqual({ analyticsInvoiceCollection: [{ month, currency: 'EUR', paymentStatus: 'PENDING', amount: '12.15', invoicesCount: 1 }] });
  expect(await ask(operations.InvoicedUsageDocument, { filter })).toEqual({ analyticsInvoicedUsage: [{ month, currency: 'EUR', meterKey: 'tokens', amount: '0.25' }] });
  expect(await ask(operations.MonthlyRecurringRevenueDocument, { filter })).toEqual({ analyticsMrr: [{ month, currency: 'EUR', amount: '11.9' }] });
  expect(await ask(operations.MonthlyRecurringRevenueDocument, { filter: { ...filter, currency: 'USD' }, basis: 'CONTRACTED' })).toEqual({ analyticsMrr: [{ month, currency: 'USD', amount: '10' }] });
  expect(await ask(operations.OverdueBalanceDocument, { filter })).toEqual({ analyticsOverdueBalance: [{ month, currency: 'EUR', amount: '12.15', invoicesCount: 1, invoiceIds: [encodeGlobalId('Invoice', id)] }] });
});
