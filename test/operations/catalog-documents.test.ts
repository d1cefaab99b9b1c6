import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation about what is sold, by the generated documents, with exact answers.
const all = worlds();
const now = '2027-01-01T00:00:00Z';
const later = '2027-02-01T00:00:00Z';
beforeEach(() => all.clock.set(now));

/** OpenMeter's Product Catalog and Lookup Information, Lago's plans, add_ons and taxes. */
const rootFields = [
  'createFeature', 'features', 'feature', 'deleteFeature', 'featureCost',
  'createPlan', 'plans', 'plan', 'updatePlan', 'publishPlan', 'archivePlan', 'deletePlan', 'createNextPlanVersion',
  'createAddon', 'addons', 'addon', 'updateAddon', 'publishAddon', 'archiveAddon', 'deleteAddon', 'createNextAddonVersion',
  'createPlanAddon', 'planAddons', 'planAddon', 'updatePlanAddon', 'deletePlanAddon',
  'createTax', 'taxes', 'tax', 'updateTax', 'deleteTax', 'currencies', 'progress',
];

test('each of them has a document', () => {
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document')).map(([, document]) => document as DocumentNode);
  const asked = documents.flatMap(({ definitions }) => definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [])));
  const names = new Set(asked.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '')));
  expect(rootFields.filter((name) => !names.has(name))).toEqual([]);
});

type Ask = <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables) => Promise<Data>;

/** Asks a generated document: variables and answer have its types, as a front end has them. */
async function newWorld(): Promise<Ask> {
  const world = await all.create();
  return async (document, variables) => (await world.data(print(document), variables)) as never;
}

/** The id of what a mutation made. */
function made(answer: object): string {
  if ('id' in answer) return String(answer.id);
  throw new Error(JSON.stringify(answer));
}

const fee = { key: 'seats', name: 'Seats', billingCadence: 'P1M', price: { flat: { amount: '10' } } };
const shownFee = { key: 'seats', name: 'Seats', feature: null, billingCadence: 'P1M', price: { __typename: 'FlatPrice', amount: '10', paymentTerm: 'IN_ADVANCE' }, taxes: [] };
const pro = { key: 'pro', name: 'Pro', currency: 'EUR', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee] }] };

test('a plan is drafted, published, followed, archived and deleted', async () => {
  const ask = await newWorld();
  const { createTax } = await ask(operations.CreateTaxDocument, { input: { key: 'vat', name: 'VAT', rate: '20' } });
  const { createPlan } = await ask(operations.CreatePlanDocument, { input: pro });
  const id = made(createPlan);
  const phases = [{ key: 'main', name: 'Main', description: 'All of it', metadata: { a: 1 }, rateCards: [{ ...fee, taxes: [{ id: made(createTax) }], taxConfig: { behavior: 'INCLUSIVE' as const, stripeCode: 'txcd_10103000' } }] }];
  expect(await ask(operations.UpdatePlanDocument, { id, input: { name: 'Pro', billingCadence: 'P1M', description: 'For teams', phases, taxes: [{ key: 'vat' }], metadata: { b: 2 } } })).toEqual({
    updatePlan: {
      id, key: 'pro', version: 1, name: 'Pro', description: 'For teams', status: 'DRAFT', metadata: { b: 2 }, validationIssues: [],
      phases: [{ key: 'main', description: 'All of it', metadata: { a: 1 }, rateCards: [{ key: 'seats', taxes: [{ key: 'vat' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10103000', customInvoicingCode: null } }] }],
    },
  });
  expect(await ask(operations.PublishPlanDocument, { id })).toEqual({ publishPlan: { id, key: 'pro', version: 1, status: 'ACTIVE', effectiveFrom: now, effectiveTo: null } });
  const { createNextPlanVersion } = await ask(operations.CreateNextPlanVersionDocument, { by: { key: 'pro' } });
  const nextId = made(createNextPlanVersion);
  expect(createNextPlanVersion).toEqual({ id: nextId, key: 'pro', version: 2, status: 'DRAFT', phases: [{ key: 'main' }], addons: { nodes: [] } });
  expect(await ask(operations.CreateNextPlanVersionDocument, { by: { latest: 'pro' } })).toEqual({
    createNextPlanVersion: { code: 'PLAN_DRAFT_EXISTS', message: 'plan "pro" has a draft already: update, publish or delete that one', conflictingId: nextId },
  });
  expect(await ask(operations.PublishPlanDocument, { id: nextId, effectivePeriod: { from: later } })).toEqual({ publishPlan: { id: nextId, key: 'pro', version: 2, status: 'SCHEDULED', effectiveFrom: later, effectiveTo: null } });
  const shared = { key: 'pro', name: 'Pro', description: 'For teams', currency: 'EUR', billingCadence: 'P1M', proRating: 'PRORATE_PRICES', deletedAt: null, metadata: { b: 2 }, taxes: [{ key: 'vat', rate: '20' }], validationIssues: [] };
  expect(await ask(operations.PlansDocument, { filter: { keys: ['pro'], status: ['ACTIVE', 'SCHEDULED'] }, orderBy: { field: 'VERSION' } })).toEqual({
    plans: { totalCount: 2, nodes: [{ ...shared, version: 1, status: 'ACTIVE', effectiveFrom: now, effectiveTo: later }, { ...shared, version: 2, status: 'SCHEDULED', effectiveFrom: later, effectiveTo: null }] },
  });
  expect(await ask(operations.DeletePlanDocument, { id: nextId })).toEqual({ deletePlan: { key: 'pro', version: 2, deletedAt: now } });
  expect(await ask(operations.ArchivePlanDocument, { id })).toEqual({ archivePlan: { key: 'pro', version: 1, status: 'ARCHIVED', effectiveTo: now } });
  expect(await ask(operations.ArchivePlanDocument, { id })).toEqual({ archivePlan: { code: 'PLAN_INVALID_STATUS', message: 'cannot archive version 1 of plan "pro", which is ARCHIVED: make the next version' } });
});

test('an add-on is drafted, mended, published, offered with a plan, followed and deleted', async () => {
  const ask = await newWorld();
  const input = { key: 'more', name: 'More seats', currency: 'EUR', instanceType: 'MULTIPLE' as const, rateCards: [] };
  const { createAddon } = await ask(operations.CreateAddonDocument, { input });
  const id = made(createAddon);
  const draft = { id, key: 'more', version: 1, name: 'More seats', description: null, status: 'DRAFT', currency: 'EUR', instanceType: 'MULTIPLE', effectiveFrom: null, effectiveTo: null, metadata: null, taxes: [] };
  const issue = { code: 'ADDON_HAS_NO_RATE_CARDS', message: 'the add-on has no rate card: give at least one', path: ['rateCards'] };
  expect(createAddon).toEqual({ ...draft, rateCards: [], validationIssues: [issue] });
  expect(await ask(operations.PublishAddonDocument, { id })).toEqual({ publishAddon: { code: 'VALIDATION_FAILED', message: issue.message, issues: [issue] } });
  expect(await ask(operations.CreateAddonDocument, { input })).toEqual({ createAddon: { code: 'ADDON_DRAFT_EXISTS', message: 'add-on "more" has a draft already: update, publish or delete that one', conflictingId: id } });
  expect(await ask(operations.UpdateAddonDocument, { id, input: { name: 'More seats', instanceType: 'MULTIPLE', rateCards: [fee] } })).toEqual({ updateAddon: { ...draft, rateCards: [shownFee], validationIssues: [] } });
  expect(await ask(operations.PublishAddonDocument, { id })).toEqual({ publishAddon: { key: 'more', version: 1, status: 'ACTIVE', effectiveFrom: now, effectiveTo: null } });
  expect(await ask(operations.AddonDocument, { by: { key: 'more' } })).toEqual({ addon: { ...draft, status: 'ACTIVE', effectiveFrom: now, rateCards: [shownFee], validationIssues: [] } });

  const { createPlan } = await ask(operations.CreatePlanDocument, { input: pro });
  const planId = made(createPlan);
  const { createPlanAddon } = await ask(operations.CreatePlanAddonDocument, { input: { plan: { id: planId }, addon: { key: 'more' }, fromPlanPhase: 'start', maxQuantity: 3 } });
  const offerId = made(createPlanAddon);
  const offer = { id: offerId, plan: { key: 'pro', version: 1 }, addon: { key: 'more', version: 1 }, fromPlanPhase: 'main', maxQuantity: 5, metadata: { c: 3 }, deletedAt: null, validationIssues: [] };
  const unknown = { code: 'PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY', message: 'fromPlanPhase "start" is no phase of plan "pro": use one of its own (main)', path: ['fromPlanPhase'] };
  expect(createPlanAddon).toEqual({ ...offer, fromPlanPhase: 'start', maxQuantity: 3, metadata: null, validationIssues: [unknown] });
  expect(await ask(operations.PublishPlanDocument, { id: planId })).toMatchObject({
    publishPlan: { code: 'VALIDATION_FAILED', issues: [{ code: 'PLAN_HAS_INCOMPATIBLE_ADDON', message: `addons.0: add-on "more" cannot be had with the plan: ${unknown.message}`, path: ['addons', '0'] }] },
  });
  expect(await ask(operations.UpdatePlanAddonDocument, { id: offerId, input: { fromPlanPhase: 'main', maxQuantity: 5, metadata: { c: 3 } } })).toEqual({ updatePlanAddon: offer });
  expect(await ask(operations.PlanAddonDocument, { by: { offer: { plan: { latest: 'pro' }, addonKey: 'more' } } })).toEqual({ planAddon: offer });
  expect(await ask(operations.PlanAddonsDocument, { plan: { id: planId }, filter: { addonKeys: ['more'] }, orderBy: { field: 'CREATED_AT' } })).toEqual({ planAddons: { nodes: [offer], totalCount: 1 } });
  expect(await ask(operations.DeletePlanAddonDocument, { id: offerId })).toEqual({ deletePlanAddon: { ...offer, deletedAt: now } });

  const { createNextAddonVersion } = await ask(operations.CreateNextAddonVersionDocument, { by: { key: 'more' } });
  const nextId = made(createNextAddonVersion);
  expect(createNextAddonVersion).toEqual({ id: nextId, key: 'more', version: 2, status: 'DRAFT' });
  await ask(operations.PublishAddonDocument, { id: nextId });
  expect(await ask(operations.DeleteAddonDocument, { id })).toEqual({ deleteAddon: { key: 'more', version: 1, deletedAt: now } });
  expect(await ask(operations.ArchiveAddonDocument, { id: nextId })).toEqual({ archiveAddon: { key: 'more', version: 2, status: 'ARCHIVED', effectiveTo: now } });
  expect(await ask(operations.AddonsDocument, { filter: { includeDeleted: true }, orderBy: { field: 'VERSION', direction: 'DESC' } })).toEqual({
    addons: { totalCount: 2, nodes: [{ key: 'more', version: 2, status: 'ARCHIVED', deletedAt: null }, { key: 'more', version: 1, status: 'ARCHIVED', deletedAt: now }] },
  });
});

test('taxes are made, found, changed and deleted, and currencies listed', async () => {
  const ask = await newWorld();
  const { createTax } = await ask(operations.CreateTaxDocument, { input: { key: 'vat', name: 'VAT', rate: '19.60', description: 'Of France' } });
  const vat = { id: made(createTax), key: 'vat', name: 'VAT', description: 'Of France', rate: '19.6', appliedToOrganization: false, deletedAt: null };
  expect(createTax).toEqual(vat);
  expect(await ask(operations.TaxDocument, { by: { key: 'vat' } })).toEqual({ tax: vat });
  const changed = { ...vat, rate: '20', appliedToOrganization: true };
  expect(await ask(operations.UpdateTaxDocument, { by: { key: 'vat' }, input: { rate: '20', appliedToOrganization: true } })).toEqual({ updateTax: changed });
  expect(await ask(operations.TaxesDocument, { filter: { appliedToOrganization: true } })).toEqual({ taxes: { nodes: [changed], totalCount: 1 } });
  expect(await ask(operations.DeleteTaxDocument, { by: { key: 'vat' } })).toEqual({ deleteTax: { ...changed, deletedAt: now } });
  expect(await ask(operations.DeleteTaxDocument, { by: { key: 'vat' } })).toEqual({ deleteTax: { code: 'TAX_NOT_FOUND', message: 'there is no tax with key "vat"' } });
  const { currencies } = await ask(operations.CurrenciesDocument, {});
  expect(currencies.find(({ code }) => code === 'EUR')).toEqual({ code: 'EUR', name: 'Euro', symbol: '€', digits: 2 });
});

test('features are listed, found and archived', async () => {
  const ask = await newWorld();
  const { createFeature } = await ask(operations.CreateFeatureDocument, { input: { key: 'sso', name: 'Single sign-on' } });
  const id = made(createFeature);
  expect(await ask(operations.FeatureDocument, { by: { key: 'sso' } })).toEqual({ feature: { id, key: 'sso', name: 'Single sign-on', archivedAt: null } });
  expect(await ask(operations.DeleteFeatureDocument, { id })).toEqual({ deleteFeature: { key: 'sso', archivedAt: now } });
  expect(await ask(operations.FeaturesDocument, { filter: { includeArchived: true }, orderBy: { field: 'KEY' } })).toEqual({ features: { nodes: [{ key: 'sso', name: 'Single sign-on', archivedAt: now }], totalCount: 1 } });
});
