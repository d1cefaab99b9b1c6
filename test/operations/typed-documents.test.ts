import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { expect, test } from 'vitest';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { realNow, worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import * as operations from './generated/graphql.ts';
import type { PricedEventInput, RateCardPriceInput } from './generated/graphql.ts';

const all = worlds();

/** Asks a generated document: variables and answer have its types, as a front end has them. */
async function ask<Data, Variables extends Record<string, unknown>>(world: World, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  return (await world.data(print(document), variables)) as Data;
}

test('a front end and a back end work with generated documents alone', async () => {
  const world = await all.create();
  const { createTestClock: clock } = await ask(world, operations.CreateTestClockDocument, { input: { now: '2027-01-01T00:00:00Z' } });
  if (!('id' in clock)) throw new Error(clock.message);
  await ask(world, operations.CreateMeterDocument, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'call' } });
  const { createFeature } = await ask(world, operations.CreateFeatureDocument, { input: { key: 'calls', name: 'Calls', meter: { key: 'calls' } } });
  expect(createFeature).toMatchObject({ key: 'calls', meter: { key: 'calls' } });
  const { createPlan } = await ask(world, operations.CreatePlanDocument, {
    input: {
      key: 'basic', name: 'Basic', currency: 'EUR', billingCadence: 'P1M',
      phases: [{ key: 'all', name: 'All', rateCards: [{ key: 'calls', name: 'Calls', featureKey: 'calls', billingCadence: 'P1M', price: { unit: { amount: '0.25' } }, entitlementTemplate: { metered: { issueAfterReset: '10', isSoftLimit: true } } }] }],
    },
  });
  if (!('validationIssues' in createPlan)) throw new Error(JSON.stringify(createPlan));
  await ask(world, operations.PublishPlanDocument, { id: createPlan.id });
  const { plan } = await ask(world, operations.PlanDocument, { by: { key: 'basic' } });
  expect(plan?.phases[0]?.rateCards[0]?.price).toEqual({ __typename: 'UnitPrice', amount: '0.25', minimumAmount: null, maximumAmount: null });

  await ask(world, operations.CreateCustomerDocument, { input: { key: 'acme', testClockId: clock.id } });
  const { createSubscription } = await ask(world, operations.SubscribeDocument, { input: { customer: { key: 'acme' }, plan: { key: 'basic' } } });
  expect(createSubscription).toMatchObject({ status: 'ACTIVE', currency: 'EUR', items: [{ key: 'calls', phaseKey: 'all' }] });
  const event = { source: 'test', type: 'call', subject: 'acme', time: '2027-01-10T00:00:00Z' };
  const { ingestEvents } = await ask(world, operations.IngestEventsDocument, { input: { events: ['1', '2', '3', '3'].map((id) => ({ ...event, id })) } });
  expect(ingestEvents).toMatchObject({ accepted: 3, duplicates: 1 });
  await ask(world, operations.AdvanceTestClockDocument, { id: clock.id, to: '2027-01-20T00:00:00Z' });
  const { entitlementValue } = await ask(world, operations.EntitlementValueDocument, { customer: { key: 'acme' }, featureKey: 'calls' });
  expect(entitlementValue).toMatchObject({ type: 'METERED', hasAccess: true, balance: '7', usage: '3' });
  expect(await ask(world, operations.CustomerAccessDocument, { customer: { key: 'acme' } })).toEqual({
    customerAccess: [{ feature: { key: 'calls' }, type: 'METERED', hasAccess: true, balance: '7', usage: '3' }],
  });
  const { createGrant } = await ask(world, operations.CreateGrantDocument, { input: { customer: { key: 'acme' }, featureKey: 'calls', amount: '5', effectiveAt: '2027-01-20T00:00:00Z' } });
  expect(createGrant).toMatchObject({ amount: '5', priority: 0 });
  const { meterUsage } = await ask(world, operations.MeterUsageDocument, { meter: { key: 'calls' }, query: { customers: [{ key: 'acme' }] } });
  expect(meterUsage?.rows.map(({ value }) => value)).toEqual(['3']);

  await ask(world, operations.AdvanceTestClockDocument, { id: clock.id, to: '2027-02-02T00:00:00Z' });
  const { customer } = await ask(world, operations.BillingPageDocument, { customer: { key: 'acme' } });
  const paid = customer?.invoices.nodes.find(({ status }) => status === 'PAID');
  expect(paid?.totals.total).toBe('0.75');
  const { invoice } = await ask(world, operations.InvoiceDocument, { by: { number: paid?.number ?? '' } });
  expect(invoice?.lines.nodes[0]?.detailedLines).toEqual([{ key: 'unit-price-usage', name: 'Calls: usage in period', quantity: '3', unitAmount: '0.25', totals: { total: '0.75' } }]);
  const { estimatePrice } = await ask(world, operations.EstimatePriceDocument, { input: { currency: 'EUR', quantity: '3', price: { unit: { amount: '0.25' } } } });
  expect(estimatePrice.totals.total).toBe(invoice?.totals.total);
  expect(estimatePrice.unitAmount).toBe('0.25');
});

test('usage is corrected by documents, and a new meter says how far it is', async () => {
  const world = await all.create();
  await ask(world, operations.CreateMeterDocument, { input: { key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens' } });
  expect(await ask(world, operations.MeterBackfillDocument, { meter: { key: 'tokens' } })).toEqual({ meter: { key: 'tokens', backfill: null } });
  await ask(world, operations.IngestEventsDocument, { input: { events: ['1', '2'].map((id) => ({ id, source: 'app', type: 'call', subject: 'acme', time: '2026-12-31T00:00:00Z', data: { tokens: 7 } })) } });
  const { voidUsageEvent } = await ask(world, operations.VoidUsageEventDocument, { input: { source: 'app', id: '1', reason: 'Sent twice' } });
  expect(voidUsageEvent).toMatchObject({ __typename: 'UsageEvent', id: '1', voidedAt: '2027-01-01T00:00:00Z', correction: { reason: 'Sent twice' } });
  const { correctUsageEvent } = await ask(world, operations.CorrectUsageEventDocument, { input: { source: 'app', id: '2', reason: 'Wrong unit', replacement: { id: '2b', data: { tokens: '0.7' } } } });
  expect(correctUsageEvent).toMatchObject({ __typename: 'UsageEvent', id: '2b', subject: 'acme', data: { tokens: '0.7' }, corrects: { reason: 'Wrong unit', original: { id: '2', voidedAt: '2027-01-01T00:00:00Z' } } });
  const { events } = await ask(world, operations.CorrectedUsageDocument, { filter: { voided: true } });
  expect(events.nodes).toEqual([
    expect.objectContaining({ id: '2', correction: { at: '2027-01-01T00:00:00Z', reason: 'Wrong unit', replacement: { id: '2b', data: { tokens: '0.7' } } } }),
    expect.objectContaining({ id: '1', late: false, issues: [expect.objectContaining({ code: 'EVENT_VOIDED' })], issuesAtIngest: [expect.objectContaining({ code: 'EVENT_WITHOUT_CUSTOMER' })] }),
  ]);
  const { meterUsage } = await ask(world, operations.MeterUsageDocument, { meter: { key: 'tokens' } });
  expect(meterUsage?.rows.map(({ value }) => value)).toEqual(['0.7']);
  expect(await ask(world, operations.ProgressDocument, { id: 'UHJvZ3Jlc3M6MDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw' })).toEqual({ progress: null });
});

test('live documents begin with the current state', async () => {
  const world = await all.create();
  await ask(world, operations.CreateMeterDocument, { input: { key: 'calls', aggregation: 'COUNT', eventType: 'call' } });
  await ask(world, operations.CreateCustomerDocument, { input: { key: 'acme' } });
  const stream = await world.live(print(operations.MeterUsageChangedDocument), { meter: { key: 'calls' }, customer: { key: 'acme' } });
  const { value } = await stream.next();
  expect((value.data as operations.MeterUsageChangedSubscription).meterUsageChanged.value).toBe('0');
  await stream.return(undefined);
});

test("every one of Lago's charge models is estimated and sold by documents", async () => {
  const world = await all.create();
  await ask(world, operations.CreateMeterDocument, { input: { key: 'paid', aggregation: 'SUM', eventType: 'payment', valueProperty: '$.amount' } });
  await ask(world, operations.CreateFeatureDocument, { input: { key: 'paid', name: 'Payments', meter: { key: 'paid' } } });
  const events = ['100', '1000', '10000'].map((value) => ({ value, amount: '0.5' }));
  const models: readonly (readonly [price: RateCardPriceInput, events: PricedEventInput[] | null, total: string])[] = [
    [{ tiered: { mode: 'GRADUATED', tierRule: 'INTEGER_RANGES', tiers: [{ upToAmount: '1000', unitPrice: '0.1', flatPrice: '1' }, { unitPrice: '0' }] } }, null, '101'],
    [{ package: { amount: '3', quantityPerPackage: '1000', freeUnits: '100' } }, null, '33'],
    [{ percentage: { rate: '1', fixedAmount: '0', perTransactionMinAmount: '1.75', perTransactionMaxAmount: '12' } }, events, '23.75'],
    [{ graduatedPercentage: { tiers: [{ upToAmount: '1000', rate: '2' }, { rate: '1', flatPrice: '9' }] } }, null, '130'],
    [{ eventAmount: { amountProperty: '$.fee', amountUnit: 'MAJOR' } }, events, '1.5'],
  ];
  for (const [price, of, total] of models) {
    const { estimatePrice } = await ask(world, operations.EstimatePriceDocument, { input: { currency: 'EUR', price, ...(of === null ? { quantity: '11100' } : { events: of }) } });
    expect(estimatePrice.totals.total).toBe(total);
  }
  const card = { key: 'paid', name: 'Payments', featureKey: 'paid', billingCadence: 'P1M' };
  const phases = models.map(([price], n) => ({ key: `phase${n}`, name: `Phase ${n}`, ...(n === models.length - 1 ? {} : { duration: 'P1M' }), rateCards: [{ ...card, price }] }));
  const { createPlan } = await ask(world, operations.CreatePlanDocument, { input: { key: 'all', name: 'All', currency: 'EUR', billingCadence: 'P1M', phases } });
  expect(createPlan).toMatchObject({ key: 'all', version: 1 });
  const { plan } = await ask(world, operations.PlanDocument, { by: { version: { key: 'all', version: 1 } } });
  const none = { minimumAmount: null, maximumAmount: null };
  expect(plan?.phases.map(({ rateCards }) => rateCards[0]?.price)).toEqual([
    { __typename: 'TieredPrice', mode: 'GRADUATED', tierRule: 'INTEGER_RANGES', tiers: [{ upToAmount: '1000', flatPrice: '1', unitPrice: '0.1' }, { upToAmount: null, flatPrice: null, unitPrice: '0' }], ...none },
    { __typename: 'PackagePrice', amount: '3', quantityPerPackage: '1000', freeUnits: '100', ...none },
    { __typename: 'PercentagePrice', rate: '1', fixedAmount: '0', freeUnitsPerEvents: null, freeUnitsPerTotalAggregation: null, perTransactionMinAmount: '1.75', perTransactionMaxAmount: '12', ...none },
    { __typename: 'GraduatedPercentagePrice', tierRule: 'CONTINUOUS', percentageTiers: [{ upToAmount: '1000', rate: '2', flatPrice: null }, { upToAmount: null, rate: '1', flatPrice: '9' }], ...none },
    { __typename: 'EventAmountPrice', amountProperty: '$.fee', amountUnit: 'MAJOR', ...none },
  ]);
});

test('a customer is anonymized, and with it what its invoices say of it', async () => {
  const world = await all.create();
  const input = { key: 'jane', name: 'Jane Doe', primaryEmail: 'jane@home.example', billingAddress: { country: 'DE', city: 'Musterstadt' }, metadata: { segment: 'small', contact: 'Jane' } };
  const { createTestClock: clock } = await ask(world, operations.CreateTestClockDocument, { input: { now: realNow } });
  if (!('id' in clock)) throw new Error(clock.message);
  const { createCustomer } = await ask(world, operations.CreateCustomerDocument, { input: { ...input, testClockId: clock.id } });
  const by = { id: (createCustomer as { id: string }).id };
  const { createOneOffInvoice } = await world.data('mutation { createOneOffInvoice(input: { customer: { key: "jane" }, currency: "USD", lines: [{ name: "Work", unitAmount: "10" }] }) { ... on Invoice { number } } }');
  await ask(world, operations.AdvanceTestClockDocument, { id: clock.id, to: '2027-01-02T00:00:00Z' });
  const key = `anonymous-${parseGlobalId(by.id)?.id}`;
  expect(await ask(world, operations.AnonymizeCustomerDocument, { by, input: { keepMetadata: ['segment'] } })).toEqual({
    anonymizeCustomer: {
      __typename: 'Customer', key, name: 'Anonymous', primaryEmail: 'anonymous@example.com', metadata: { segment: 'small' }, anonymizedAt: '2027-01-02T00:00:00Z', billingAddress: { country: 'DE', city: null },
      invoices: { nodes: [{ number: createOneOffInvoice.number, totals: { total: '10' }, billedTo: { key, name: 'Anonymous', address: { country: 'DE', city: null } } }] },
    },
  });
});

test("a customer's person, addresses and places in the web are set, changed and cleared", async () => {
  const world = await all.create();
  const shippingAddress = { country: 'AT', city: 'Wien', line1: 'Ring 1', phoneNumber: '+43 1 1' };
  const { createCustomer } = await ask(world, operations.CreateCustomerDocument, { input: { key: 'jane', firstName: 'Jane', lastName: 'Doe', shippingAddress, url: 'https://jane.example' } });
  expect(createCustomer).toMatchObject({ name: 'Jane Doe' });
  const by = { key: 'jane' };
  expect(await ask(world, operations.UpdateCustomerContactsDocument, { by, input: { lastName: 'Dow', logoUrl: 'http://jane.example/logo.png', billingAddress: { country: 'DE', city: 'Berlin' } } })).toEqual({
    updateCustomer: { name: 'Jane Doe', firstName: 'Jane', lastName: 'Dow', url: 'https://jane.example', logoUrl: 'http://jane.example/logo.png', billingAddress: { country: 'DE', city: 'Berlin' }, shippingAddress },
  });
  const { createCustomer: again } = await world.data('mutation { createCustomer(input: { key: "jane", firstName: "Janet", url: null }, onConflict: UPDATE) { ... on Customer { firstName lastName url } } }');
  expect(again).toEqual({ firstName: 'Janet', lastName: 'Dow', url: null });
  expect(await ask(world, operations.UpdateCustomerContactsDocument, { by, input: { shippingAddress: null, firstName: null, lastName: null, logoUrl: null } })).toMatchObject({
    updateCustomer: { firstName: null, lastName: null, url: null, logoUrl: null, billingAddress: { country: 'DE', city: 'Berlin' }, shippingAddress: null },
  });
  expect(await ask(world, operations.UpdateCustomerContactsDocument, { by, input: { url: 'javascript:alert(1)', logoUrl: `https://${'x'.repeat(2_050)}` } })).toEqual({
    updateCustomer: { code: 'VALIDATION_FAILED', message: expect.any(String), issues: [{ code: 'INVALID_FORMAT', path: ['url'] }, { code: 'TOO_LONG', path: ['logoUrl'] }] },
  });
});
