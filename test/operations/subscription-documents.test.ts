import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation about subscriptions, by the generated documents, with exact answers.
const all = worlds();
const now = '2027-01-01T00:00:00Z';
const renewal = '2027-02-01T00:00:00Z';
beforeEach(() => all.clock.set(now));

/** OpenMeter's Subscriptions, and what the other systems do with theirs. */
const rootFields = [
  'createSubscription', 'subscription', 'subscriptions', 'editSubscription', 'deleteSubscription', 'cancelSubscription', 'changeSubscription',
  'migrateSubscription', 'restoreSubscription', 'unscheduleCancellation', 'updateSubscription', 'pauseSubscription', 'resumeSubscription',
];

test('each of them has a document', () => {
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document')).map(([, document]) => document as DocumentNode);
  const asked = documents.flatMap(({ definitions }) => definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [])));
  const names = new Set(asked.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '')));
  expect(rootFields.filter((name) => !names.has(name))).toEqual([]);
});

type Ask = <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables) => Promise<Data>;

async function newWorld(): Promise<Ask> {
  const world = await all.create();
  const ask: Ask = async (document, variables) => (await world.data(print(document), variables)) as never;
  for (const [key, amount] of [['basic', '20'], ['pro', '50']] as const) await plan(ask, key, amount);
  await ask(operations.CreateCustomerDocument, { input: { key: 'acme', subjectKeys: ['acme-1'] } });
  return ask;
}

async function plan(ask: Ask, key: string, amount: string): Promise<void> {
  const rateCards = [{ key: 'seat', name: 'Seat', price: { flat: { amount, paymentTerm: 'IN_ADVANCE' as const } }, billingCadence: 'P1M' }];
  const { createPlan } = await ask(operations.CreatePlanDocument, { input: { key, name: key, currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards }] } });
  await ask(operations.PublishPlanDocument, { id: 'id' in createPlan ? createPlan.id : '' });
}

const by = { key: 'acme' };

/** What a subscription to basic says from the start. */
const fresh = {
  id: expect.any(String), key: 'acme', name: 'basic', description: null, status: 'ACTIVE', standing: 'GOOD', isPaused: false, managedBy: 'TOLLGATE', activeFrom: now, activeTo: null, billingAnchor: now,
  plan: { key: 'basic', version: 1 },
  phases: [{ key: 'main', name: 'Main', activeFrom: now, activeTo: null, items: [{ key: 'seat', version: 0, quantity: 1, activeFrom: now, activeTo: null }] }],
  items: [{ key: 'seat', quantity: 1, activeFrom: now, activeTo: null }],
  pauses: [], pendingChanges: [], previous: null, supersededBy: null, recordedPeriod: null,
};

const subscribe = async (ask: Ask) => ask(operations.SubscribeDocument, { input: { customer: { key: 'acme' }, plan: { key: 'basic' }, key: 'acme' } });
const state = async (ask: Ask) => (await ask(operations.SubscriptionsDocument, { orderBy: { field: 'CREATED_AT', direction: 'ASC' } })).subscriptions;

test('a subscription is edited now and for later', async () => {
  const ask = await newWorld();
  await subscribe(ask);
  expect(await state(ask)).toEqual({ totalCount: 1, nodes: [fresh] });
  const edited = await ask(operations.EditSubscriptionDocument, { by, edits: [{ setQuantity: { phaseKey: 'main', itemKey: 'seat', quantity: 4 } }], timing: 'NEXT_BILLING_CYCLE' });
  expect(edited.editSubscription).toEqual({
    ...fresh,
    phases: [{ ...fresh.phases[0], items: [{ key: 'seat', version: 0, quantity: 1, activeFrom: now, activeTo: renewal }, { key: 'seat', version: 1, quantity: 4, activeFrom: renewal, activeTo: null }] }],
    items: [{ key: 'seat', quantity: 1, activeFrom: now, activeTo: renewal }],
    pendingChanges: [{ kind: 'ITEM_CHANGED', at: renewal, phaseKey: 'main', itemKey: 'seat', supersededBy: null }],
  });
  expect(await ask(operations.SubscriptionAtDocument, { by, at: '2027-02-10T00:00:00Z' })).toEqual({
    subscription: { status: 'ACTIVE', currentPeriod: { from: renewal, to: '2027-03-01T00:00:00Z' }, items: [{ key: 'seat', quantity: 4 }] },
  });
  expect((await ask(operations.EditSubscriptionDocument, { by, edits: [{ unscheduleEdit: true }] })).editSubscription).toEqual(fresh);
});

test('a subscription is changed, restored, canceled and continued', async () => {
  const ask = await newWorld();
  await subscribe(ask);
  expect(await ask(operations.DecidePlanChangesDocument, { input: { upgrades: { timing: 'AT_RENEWAL', proration: 'NONE' } } })).toEqual({
    updateOrganization: { upgrades: { timing: 'AT_RENEWAL', proration: 'NONE' }, downgrades: { timing: 'AT_RENEWAL', proration: 'PRORATED' } },
  });
  const ending = { ...fresh, status: 'CANCELED', activeTo: renewal, phases: [{ ...fresh.phases[0], activeTo: renewal, items: [{ ...fresh.phases[0]?.items[0], activeTo: renewal }] }], items: [{ ...fresh.items[0], activeTo: renewal }] };
  const { changeSubscription } = await ask(operations.ChangeSubscriptionDocument, { by, input: { plan: { key: 'pro' }, name: 'Bigger' } });
  const next = expect.objectContaining({ name: 'Bigger', status: 'SCHEDULED', activeFrom: renewal, plan: { key: 'pro', version: 1 }, billingAnchor: now, previous: { id: expect.any(String) } });
  const pending = { kind: 'PLAN_CHANGE', at: renewal, phaseKey: null, itemKey: null, supersededBy: { id: expect.any(String) } };
  expect(changeSubscription).toEqual({ current: { ...ending, pendingChanges: [pending], supersededBy: { id: expect.any(String) } }, next });
  expect((await ask(operations.RestoreSubscriptionDocument, { by })).restoreSubscription).toEqual(fresh);
  const canceled = await ask(operations.CancelSubscriptionDocument, { by, timing: { preset: 'NEXT_BILLING_CYCLE' } });
  expect(canceled.cancelSubscription).toEqual({ ...ending, pendingChanges: [{ ...pending, kind: 'CANCELLATION', supersededBy: null }] });
  expect((await ask(operations.UnscheduleCancellationDocument, { by })).unscheduleCancellation).toEqual(fresh);
});

test('a subscription is moved to a newer version of its plan', async () => {
  const ask = await newWorld();
  await subscribe(ask);
  expect((await ask(operations.MigrateSubscriptionDocument, { by })).migrateSubscription).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ code: 'SUBSCRIPTION_VERSION_NOT_NEWER', path: ['targetVersion'] }] });
  await plan(ask, 'basic', '25');
  expect((await ask(operations.MigrateSubscriptionDocument, { by, input: { targetVersion: 2, timing: { preset: 'NEXT_BILLING_CYCLE' } } })).migrateSubscription).toMatchObject({
    current: { status: 'CANCELED', activeTo: renewal },
    next: { status: 'SCHEDULED', activeFrom: renewal, name: 'basic', plan: { key: 'basic', version: 2 } },
  });
});

test('a subscription is paused, resumed, renamed, and withdrawn before it began', async () => {
  const ask = await newWorld();
  await subscribe(ask);
  const paused = await ask(operations.PauseSubscriptionDocument, { by, timing: 'NEXT_BILLING_CYCLE', resumesAt: '2027-03-01T00:00:00Z' });
  expect(paused.pauseSubscription).toMatchObject({
    status: 'ACTIVE', standing: 'GOOD', pauses: [{ from: renewal, to: '2027-03-01T00:00:00Z' }],
    pendingChanges: [{ kind: 'PAUSE', at: renewal }, { kind: 'RESUMPTION', at: '2027-03-01T00:00:00Z' }],
  });
  expect((await ask(operations.ResumeSubscriptionDocument, { by })).resumeSubscription).toEqual(fresh);
  expect((await ask(operations.UpdateSubscriptionDocument, { by, input: { name: 'Mine', description: 'A note' } })).updateSubscription).toEqual({ ...fresh, name: 'Mine', description: 'A note' });
  await ask(operations.CancelSubscriptionDocument, { by });
  await ask(operations.SubscribeDocument, { input: { customer: { key: 'acme' }, plan: { key: 'pro' }, key: 'later', startsAt: renewal } });
  expect((await ask(operations.DeleteSubscriptionDocument, { by: { key: 'later' } })).deleteSubscription).toMatchObject({ key: 'later', status: 'INACTIVE', deletedAt: now });
});

test('a change is previewed before it is made', async () => {
  const ask = await newWorld();
  await subscribe(ask);
  const { previewSubscriptionChange: told } = await ask(operations.PreviewSubscriptionChangeDocument, { by, change: { change: { plan: { key: 'pro' }, timing: { preset: 'NEXT_BILLING_CYCLE' } } }, periods: 1 });
  const invoice = {
    at: renewal,
    dueAt: expect.any(String),
    currency: 'USD',
    lines: [{ name: 'Seat', period: { from: renewal, to: '2027-03-01T00:00:00Z' }, quantity: null, detailedLines: [{ key: 'flat-price', explain: { rule: 'FLAT', product: '50', rounding: '0', total: '50' } }], totals: { total: '50' } }],
    totals: { total: '50' },
  };
  const told0 = { at: now, nextInvoice: { at: renewal, totals: { total: '50' } }, periods: [{ period: { from: now, to: renewal }, invoices: [invoice] }] };
  expect(told).toMatchObject(told0);
  expect((await state(ask)).nodes).toEqual([fresh]);
});
