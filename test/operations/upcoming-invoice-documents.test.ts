import { expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { advance, customer, dbId, flat, giveCoupon, onePhase, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// What will be billed next, a part of it billed now, and why each amount is what it is, by the generated documents over HTTP.
const all = worlds();
const http = served(all);

test('from what will be billed to what was, with the reasons', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS'), tokens({ unit: { amount: '0.333' } })) });
  const ask = documentClient(http.address, world.apiKey);
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  await giveCoupon(world, 'acme', { code: 'TEN', value: { percentage: '10' }, frequency: 'FOREVER' });
  await use(world, 'acme', 10, '2027-01-02T00:00:00Z');
  await advance(world, clockId, '2027-01-11T00:00:00Z');
  const [january, first, second] = [{ from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, { from: '2027-01-01T00:00:00Z', to: '2027-01-11T00:00:00Z' }, { from: '2027-01-11T00:00:00Z', to: '2027-02-01T00:00:00Z' }];
  expect(await ask(operations.UpcomingInvoiceDocument, { customer: { key: 'acme' }, currency: 'USD' })).toEqual({
    upcomingInvoice: {
      at: '2027-01-11T00:00:00Z', currency: 'USD', period: january,
      invoicedAt: '2027-02-01T00:00:00Z', collectionAt: '2027-02-01T01:00:00Z', issueAt: '2027-02-01T01:00:00Z', dueAt: '2027-03-03T01:00:00Z',
      lines: [
        { name: 'base fee', period: january, isPart: false, featureKey: null, quantity: null, detailedLines: [{ name: 'base fee', quantity: '1', unitAmount: '100', totals: { total: '90' }, explain: { rule: 'FLAT', product: '100', rounding: '0', total: '90' } }], totals: { total: '108' } },
        { name: 'Tokens', period: january, isPart: false, featureKey: 'tokens', quantity: '10', detailedLines: [{ name: 'Tokens: usage in period', quantity: '10', unitAmount: '0.333', totals: { total: '3' }, explain: { rule: 'UNIT', product: '3.33', rounding: '0', total: '3' } }], totals: { total: '3.6' } },
      ],
      coupons: [{ code: 'TEN', amount: '10.33' }],
      taxes: [{ key: 'vat', rate: '20', base: '93', amount: '18.6' }],
      totals: { amount: '103.33', discountsTotal: '10.33', taxesTotal: '18.6', total: '111.6' },
      creditNotesTotal: '0', walletsTotal: '0', amountDue: '111.6',
    },
  });

  const group = (quantity: string, parts: object[]) => ({ period: january, quantity, totals: { total: '3.6' }, lines: { nodes: parts } });
  const billed = { period: first, quantity: '10', totals: { total: '3.6' } };
  expect(await ask(operations.InvoicePendingLinesDocument, { customer: { key: 'acme' }, asOf: '2027-01-11T00:00:00Z', progressiveBilling: true })).toEqual({
    invoicePendingLines: {
      invoices: [{ status: 'DRAFT', totals: { total: '3.6' }, lines: { nodes: [{ name: 'Tokens', ...billed, splitGroup: group('10', [billed, { period: second, quantity: '0', totals: { total: '0' } }]) }].map(({ totals: _totals, ...line }) => line) } }],
    },
  });

  await advance(world, clockId, '2027-01-12T00:00:00Z');
  const { customer: found } = await ask(operations.ExplainedInvoicesDocument, { customer: { key: 'acme' } });
  const invoices = (found as { invoices: { nodes: { number: string | null }[] } }).invoices.nodes;
  const id = expect.any(String) as unknown as string;
  expect(invoices.find(({ number }) => number !== null)).toEqual({
    number: 'OM-SANDBOX-TESTACME-1',
    explain: {
      steps: [
        { kind: 'LINE', name: 'Tokens', before: '0', amount: '3.33', after: '3.33', tax: null, line: { id } },
        { kind: 'COUPON', name: 'TEN', before: '3.33', amount: '-0.33', after: '3', tax: null, line: null },
        { kind: 'TAX', name: 'VAT', before: '3', amount: '0.6', after: '3.6', tax: { rate: '20', base: '3', amount: '0.6' }, line: null },
      ],
      subtotal: '3', total: '3.6', amountDue: '3.6',
    },
    lines: {
      nodes: [{
        name: 'Tokens',
        explain: { steps: [{ kind: 'DETAILED_LINE', name: 'Tokens: usage in period', amount: '3.33', after: '3.33' }, { kind: 'COUPON', name: 'TEN', amount: '-0.33', after: '3' }, { kind: 'TAX', name: 'VAT', amount: '0.6', after: '3.6' }], total: '3.6' },
        detailedLines: [{ key: 'unit-price-usage', explain: { rule: 'UNIT', product: '3.33', rounding: '0', minimum: '0', credit: '0', taxes: '0', total: '3' } }],
      }],
    },
  });
  // The rest, as of now: its steps are those of two lines, and add up to the same.
  expect(invoices.find(({ number }) => number === null)).toMatchObject({ explain: { subtotal: '90', total: '108', amountDue: '108', steps: [{ kind: 'LINE', amount: '100' }, { kind: 'LINE', amount: '0' }, { kind: 'COUPON', amount: '-10' }, { kind: 'TAX', amount: '18' }] } });
});

test('what a subscription used in its life, and the invoices that its thresholds made', async () => {
  const world = await shop(await all.create(), { pro: { ...onePhase(tokens({ unit: { amount: '1' } })), usageThresholds: [{ amount: '20', name: 'Twenty' }, { amount: '30', isRecurring: true }] } });
  const ask = documentClient(http.address, world.apiKey);
  await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro', { key: 'main' });
  await use(world, 'acme', 17, '2027-01-01T00:00:00Z');
  const subscription = { key: 'main' };
  const now = '2027-01-01T00:00:00Z';
  const life = {
    subscription, currency: 'USD', period: { from: now, to: now }, externalHistoricalUsage: '0', invoicedUsage: '0', currentUsage: '17', total: '17',
    usageThresholds: [{ amount: '20', name: 'Twenty', isRecurring: false, completionRatio: '0.85', reachedAt: null }, { amount: '50', name: null, isRecurring: true, completionRatio: '0', reachedAt: null }],
  };
  expect(await ask(operations.LifetimeUsageDocument, { subscription })).toEqual({ lifetimeUsage: life });
  expect(await ask(operations.UpdateLifetimeUsageDocument, { subscription, input: { externalHistoricalUsage: '9' } })).toEqual({
    updateLifetimeUsage: {
      ...life, externalHistoricalUsage: '9', total: '26',
      usageThresholds: [{ amount: '20', name: 'Twenty', isRecurring: false, completionRatio: '1', reachedAt: now }, { amount: '50', name: null, isRecurring: true, completionRatio: '0.2', reachedAt: null }],
    },
  });
  const { customer: found } = await ask(operations.AppliedUsageThresholdsDocument, { customer: { key: 'acme' } });
  expect(found?.invoices.nodes).toEqual(
    expect.arrayContaining([{ kind: 'PROGRESSIVE', appliedUsageThresholds: [{ amount: '20', name: 'Twenty', isRecurring: false, lifetimeUsage: '26', createdAt: now, subscription }] }]),
  );
});

test('what a subscription uses now, and what was charged for its usage before', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.5' } })) });
  const ask = documentClient(http.address, world.apiKey);
  const { clockId } = await customer(world, 'acme');
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  const [who, subscription] = [{ key: 'acme' }, { key: 'main' }];
  await expect(ask(operations.CustomerUsageDocument, { customer: who })).rejects.toMatchObject({ message: expect.stringContaining('NO_ACTIVE_SUBSCRIPTION') });
  await subscribe(world, 'acme', 'pro', { key: 'main' });
  await use(world, 'acme', 17, '2027-01-02T00:00:00Z');
  await use(world, 'acme', 4, '2027-02-02T00:00:00Z');
  await advance(world, clockId, '2027-02-10T00:00:00Z');
  const usage = (month: string, next: string, quantity: string, amount: string, taxesTotal: string, total: string, number: string | null) => ({
    subscription, invoice: number === null ? null : { number }, period: { from: `2027-${month}-01T00:00:00Z`, to: `2027-${next}-01T00:00:00Z` }, issueAt: `2027-${next}-01T01:00:00Z`, currency: 'USD',
    charges: [{ name: 'Tokens', featureKey: 'tokens', meteredQuantity: quantity, quantity, eventsCount: 1, amount, filters: [] }],
    totals: { amount, taxesTotal, total },
  });
  expect(await ask(operations.CustomerUsageDocument, { customer: who, subscription })).toEqual({ customerUsage: usage('02', '03', '4', '2', '0.4', '2.4', null) });
  expect(await ask(operations.CustomerUsageDocument, { customer: who, applyTaxes: false })).toEqual({ customerUsage: usage('02', '03', '4', '2', '0', '2', null) });
  expect(await ask(operations.CustomerPastUsageDocument, { customer: who, subscription, filter: { meterKeys: ['tokens'] }, first: 3 })).toEqual({
    customerPastUsage: { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: expect.any(String) }, nodes: [usage('01', '02', '17', '8.5', '1.7', '10.2', 'OM-SANDBOX-TESTACME-2')] },
  });
});

test('what an event would be charged in advance', async () => {
  const world = await shop(await all.create(), { pro: onePhase({ ...tokens({ unit: { amount: '0.5' } }), payInAdvance: true }) });
  const ask = documentClient(http.address, world.apiKey);
  const { id } = await customer(world, 'acme');
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
  await subscribe(world, 'acme', 'pro', { key: 'main' });
  const input = { subscription: { key: 'main' }, type: 'llm', data: { tokens: 3 } };
  expect(await ask(operations.EstimateEventFeesDocument, { input })).toEqual({
    estimateEventFees: [{
      name: 'Tokens', featureKey: 'tokens', quantity: '3', invoiceAt: '2027-01-01T00:00:00Z', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
      detailedLines: [{ key: 'in-advance-usage', quantity: '1', unitAmount: '1.5' }], taxes: [{ key: 'vat', rate: '20' }], totals: { amount: '1.5', taxesTotal: '0.3', total: '1.8' },
    }],
  });
  // Sent, it is charged just that.
  await world.data('mutation { ingestEvents(input: { events: [{ id: "sent", source: "app", type: "llm", subject: "acme", data: { tokens: 3 } }] }) { ... on IngestEventsPayload { accepted } } }');
  await billUsageOf(world.command(), dbId(id));
  expect(await ask(operations.FeesOfEventsDocument, { customer: { key: 'acme' } })).toEqual({
    fees: { nodes: [{ name: 'Tokens', quantity: '3', totals: { amount: '1.5', total: '1.8' }, event: { id: 'sent', source: 'app', type: 'llm', time: '2027-01-01T00:00:00Z', data: { tokens: 3 } } }] },
  });
  await expect(ask(operations.EstimateEventFeesDocument, { input: { ...input, type: 'call' } })).rejects.toMatchObject({ message: expect.stringContaining('EVENT_NOT_CHARGED_IN_ADVANCE') });
});
