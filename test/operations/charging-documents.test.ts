import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { advance, customer, onePhase, start, subscribe } from '../billing/billing-world.ts';
import { alone, callShop, used } from '../billing/own-fees-world.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// How usage is charged, as a plan says it and a subscription keeps it, by the generated documents.
const all = worlds();
beforeEach(() => all.clock.set(start));

const unit = (amount: string) => ({ unit: { amount } });
const card = (key: string, price: operations.RateCardPriceInput, more: Partial<operations.RateCardInput>): operations.RateCardInput => ({ key, name: key, featureKey: key, billingCadence: 'P1M', price, ...more });
const plain = { filters: [], groupBy: [], prorated: false, payInAdvance: false, invoiceable: true, regroupPaidFees: null, minimumAmount: null, minimumRounding: 'TRUNCATE', taxes: [], taxConfig: null, description: null, metadata: null };

test('what a plan says of charges and of a whole subscription is answered as it was given, and kept by those who subscribe', async () => {
  const world = await all.create();
  const ask = async <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> => (await world.data(print(document), variables)) as Data;
  await world.data(`mutation {
    calls: createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.count", groupBy: [{ key: "size", path: "$.size" }], filters: [{ key: "region", values: ["eu", "us"] }] }) { __typename }
    seats: createMeter(input: { key: "seats", aggregation: SUM, eventType: "seats", valueProperty: "$.count", recurring: true }) { __typename }
    callsFeature: createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename }
    seatsFeature: createFeature(input: { key: "seats", name: "Seats", meter: { key: "seats" } }) { __typename }
    createTax(input: { key: "vat", name: "VAT", rate: "20" }) { __typename }
    createCustomer(input: { key: "acme", name: "Acme" }) { __typename }
  }`);
  const filters = [
    { values: [{ dimension: 'region' }, { dimension: 'size', values: ['large'] }], price: unit('2') },
    { values: [{ dimension: 'region', values: ['eu'] }], price: { package: { amount: '5', quantityPerPackage: '10' } }, invoiceDisplayName: 'Europe' },
  ];
  const rateCards = [card('calls', unit('1'), { filters, minimumAmount: '25.50', minimumRounding: 'HALF_UP', taxes: [{ key: 'vat' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10000000' }, description: 'By region', metadata: { team: 'api' } }), card('seats', unit('3'), { prorated: true, payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE' })];
  const input = {
    key: 'pro', name: 'Pro', currency: 'EUR', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards }], trialPeriod: 'P14D',
    minimumCommitment: { amount: '100', invoiceDisplayName: 'Commitment' }, usageThresholds: [{ amount: '500' }, { amount: '1000.0', name: 'Every thousand', isRecurring: true }],
  };
  const { createPlan } = await ask(operations.CreateChargedPlanDocument, { input });
  if (!('id' in createPlan)) throw new Error(JSON.stringify(createPlan));
  const bounds = { minimumAmount: null, maximumAmount: null };
  const cards = [
    {
      ...plain,
      key: 'calls',
      minimumAmount: '25.5',
      minimumRounding: 'HALF_UP',
      taxes: [{ key: 'vat' }],
      taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10000000' },
      description: 'By region',
      metadata: { team: 'api' },
      filters: [
        { values: [{ dimension: 'region', values: null }, { dimension: 'size', values: ['large'] }], price: { __typename: 'UnitPrice', amount: '2', ...bounds }, invoiceDisplayName: null },
        { values: [{ dimension: 'region', values: ['eu'] }], price: { __typename: 'PackagePrice', amount: '5', quantityPerPackage: '10', freeUnits: '0', ...bounds }, invoiceDisplayName: 'Europe' },
      ],
    },
    { ...plain, key: 'seats', prorated: true, payInAdvance: true, invoiceable: false, regroupPaidFees: 'INVOICE' },
  ];
  expect(createPlan).toEqual({
    id: createPlan.id,
    minimumCommitment: { amount: '100', invoiceDisplayName: 'Commitment' },
    usageThresholds: [{ amount: '500', name: null, isRecurring: false }, { amount: '1000', name: 'Every thousand', isRecurring: true }],
    trialPeriod: 'P14D',
    phases: [{ rateCards: cards }],
    validationIssues: [],
  });

  await ask(operations.PublishPlanDocument, { id: createPlan.id });
  const { createSubscription } = await world.data('mutation { createSubscription(input: { customer: { key: "acme" }, plan: { key: "pro" } }) { ... on Subscription { id } ... on Error { message } } }');
  expect(await ask(operations.ChargedItemsDocument, { by: { id: createSubscription.id } })).toEqual({
    subscription: { plan: { minimumCommitment: { amount: '100' }, usageThresholds: [{ amount: '500' }, { amount: '1000' }], trialPeriod: 'P14D' }, items: cards },
  });
  // Notes and data of the seller are not for who buys.
  const [row] = await world.command().read.rows<{ id: string }>(`select id from customer where organization_id = $1 and key = 'acme'`);
  const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: row?.id ?? '' };
  const bought = await world.data('query ($id: ID!) { subscription(by: { id: $id }) { items { key description metadata taxes { key } } } }', { id: createSubscription.id }, buyer);
  expect(bought.subscription.items[0]).toEqual({ key: 'calls', description: null, metadata: null, taxes: [{ key: 'vat' }] });
});

test('what cannot be kept is refused with every reason, and what cannot be sold stays with its draft', async () => {
  const world = await all.create();
  await world.data('mutation { createFeature(input: { key: "calls", name: "Calls" }) { __typename } }');
  const ask = async (input: object) => world.data(print(operations.CreateChargedPlanDocument), { input });
  const offer = { key: 'pro', name: 'Pro', currency: 'EUR', billingCadence: 'P1M' };
  const bad = [card('calls', unit('1'), { filters: [{ values: [], price: { flat: { amount: '1' } } }], minimumAmount: '-1' })];
  expect(await ask({ ...offer, phases: [{ key: 'main', name: 'Main', rateCards: bad }], minimumCommitment: { amount: '0' }, usageThresholds: [{ amount: '5' }, { amount: '5' }] })).toMatchObject({
    createPlan: {
      code: 'VALIDATION_FAILED',
      issues: [
        { code: 'MINIMUM_COMMITMENT_NOT_POSITIVE', path: ['minimumCommitment', 'amount'] },
        { code: 'USAGE_THRESHOLD_DUPLICATE', path: ['usageThresholds', '1', 'amount'] },
        { code: 'FILTER_PRICE_FLAT', path: ['phases', '0', 'rateCards', '0', 'filters', '0', 'price'] },
        { code: 'MINIMUM_AMOUNT_NEGATIVE', path: ['phases', '0', 'rateCards', '0', 'minimumAmount'] },
      ],
    },
  });
  const fee = { key: 'fee', name: 'Fee', billingCadence: 'P1M', price: { flat: { amount: '1' } }, payInAdvance: true };
  expect(await ask({ ...offer, phases: [{ key: 'main', name: 'Main', rateCards: [fee] }] })).toMatchObject({
    createPlan: { validationIssues: [{ code: 'CHARGE_OPTION_WITHOUT_USAGE', path: ['phases', '0', 'rateCards', '0', 'payInAdvance'] }] },
  });
});

test('a fee that is paid on its own is seen, said to be paid, and found again on the invoice of its period', async () => {
  const world = await callShop(await all.create(), { pro: onePhase(alone('calls', '0.5')) });
  const ask = async <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> => (await world.data(print(document), variables)) as Data;
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await used(world, acme, '2027-01-05T00:00:00Z', [7, 9]);
  const open = { customers: [{ key: 'acme' }], paymentStatuses: ['PENDING' as const] };
  const fee = (id: string, amount: string) => ({ id, name: 'calls', paidOnItsOwn: true, paymentStatus: 'PENDING', succeededAt: null, failedAt: null, refundedAt: null, invoiceAt: '2027-02-01T00:00:00Z', totals: { amount, taxesTotal: '0', total: amount }, invoice: { kind: 'ADVANCE_CHARGES', status: 'GATHERING', totals: { total: '8' } } });
  const { fees } = await ask(operations.FeePaymentsDocument, { filter: open, first: 10 });
  const [first, second] = fees.nodes.map(({ id }) => id);
  expect(fees.nodes).toEqual([fee(first!, '3.5'), fee(second!, '4.5')]);
  expect(await ask(operations.UpdateFeeDocument, { id: first!, input: { paymentStatus: 'SUCCEEDED' } })).toEqual({ updateFee: { id: first, paymentStatus: 'SUCCEEDED', succeededAt: '2027-01-05T01:00:00Z', failedAt: null, refundedAt: null, invoiceAt: '2027-02-01T00:00:00Z' } });
  await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
  expect((await ask(operations.FeePaymentsDocument, { filter: { paymentStatuses: ['SUCCEEDED'], paidAfter: '2027-01-05T01:00:00Z', paidBefore: '2027-01-05T01:00:00Z' }, first: 10 })).fees.nodes).toEqual([
    { ...fee(first!, '3.5'), paymentStatus: 'SUCCEEDED', succeededAt: '2027-01-05T01:00:00Z', invoice: { kind: 'ADVANCE_CHARGES', status: 'PAID', totals: { total: '3.5' } } },
  ]);
  expect(await ask(operations.UpdateFeeDocument, { id: first!, input: { paymentStatus: 'REFUNDED' } })).toEqual({
    updateFee: { code: 'FEE_INVOICED', message: 'the fee stands on an invoice already: its payment is that of the invoice: take back what was issued by a credit note, or say by recordPayment that the invoice is paid', conflictingId: first },
  });
  expect(await ask(operations.UpdateFeeDocument, { id: acme.id, input: { paymentStatus: 'FAILED' } })).toEqual({ updateFee: { code: 'FEE_NOT_FOUND', message: 'there is no fee with this id' } });
});
