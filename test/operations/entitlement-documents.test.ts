import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { documentClient } from '../support/document-client.ts';
import type { DocumentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of entitlements and grants, by the generated documents, over HTTP, with exact answers.
const all = worlds();
const http = served(all);
let apiKey: string;

const ask: DocumentClient = (document, variables) => documentClient(http.address, apiKey)(document, variables);

const rootFields = [
  'createEntitlement', 'overrideEntitlement', 'deleteEntitlement', 'entitlement', 'entitlements', 'entitlementValue', 'customerAccess', 'entitlementValueChanged',
  'createGrant', 'voidGrant', 'grants', 'resetEntitlementUsage',
];

test('each of them has a document, those that take a subject one that sends it', () => {
  const documents = Object.entries(operations).filter(([name]) => name.endsWith('Document')).map(([, document]) => document as DocumentNode);
  const fields = documents.flatMap(({ definitions }) => definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [])));
  const named = (withSubject: boolean) =>
    new Set(fields.flatMap((field) => (field.kind === Kind.FIELD && (!withSubject || field.arguments?.some(({ name }) => name.value === 'subject') === true) ? [field.name.value] : [])));
  expect(rootFields.filter((name) => !named(false).has(name))).toEqual([]);
  const { schema } = all.product();
  const roots = [schema.getQueryType(), schema.getMutationType()].map((type) => type?.getFields() ?? {});
  const bySubject = rootFields.filter((name) => roots.some((root) => root[name]?.args.some((argument) => argument.name === 'subject' && argument.deprecationReason !== undefined) === true));
  expect(bySubject.toSorted()).toEqual(['createEntitlement', 'createGrant', 'deleteEntitlement', 'entitlement', 'entitlementValue', 'entitlements', 'grants', 'overrideEntitlement', 'resetEntitlementUsage']);
  expect(bySubject.filter((name) => !named(true).has(name))).toEqual([]);
});

const id = expect.any(String) as unknown as string;
const now = '2027-01-01T00:00:00Z';

/** A customer on a clock that stands at the start of 2027, a metered feature `tokens` and a plain one, `plan`. */
async function stage(): Promise<string> {
  ({ apiKey } = await all.create());
  const { createTestClock: clock } = await ask(operations.CreateTestClockDocument, { input: { now } });
  if (!('id' in clock)) throw new Error(clock.message);
  await ask(operations.CreateMeterDocument, { input: { key: 'tokens', aggregation: 'SUM', eventType: 'call', valueProperty: '$.tokens' } });
  await ask(operations.CreateFeatureDocument, { input: { key: 'tokens', name: 'Tokens', meter: { key: 'tokens' } } });
  await ask(operations.CreateFeatureDocument, { input: { key: 'plan', name: 'Plan' } });
  await ask(operations.CreateCustomerDocument, { input: { key: 'acme', subjectKeys: ['acme-prod'], testClockId: clock.id } });
  return clock.id;
}

const customer = { key: 'acme' };
const period = { interval: 'P1M', anchor: now };
const common = { activeFrom: now, activeTo: null, deletedAt: null, annotations: null, metadata: null, customer };
const metered = {
  ...common, __typename: 'MeteredEntitlement', id, type: 'METERED', feature: { key: 'tokens' }, usagePeriod: period, currentUsagePeriod: { from: now, to: '2027-02-01T00:00:00Z' },
  isSoftLimit: false, preserveOverageAtReset: false, measureUsageFrom: now, lastReset: now, issue: { amount: '100', priority: 1 },
};
const fixed = { ...common, __typename: 'StaticEntitlement', id, type: 'STATIC', feature: { key: 'plan' }, usagePeriod: null, currentUsagePeriod: null, config: { seats: 5 } };
const issued = {
  __typename: 'Grant', id, amount: '100', priority: 1, effectiveAt: now, expiresAt: null, voidedAt: null, minRolloverAmount: '100', maxRolloverAmount: '100', recurrence: null, nextRecurrence: null,
  issuedAfterReset: true, annotations: { issueAfterReset: true }, metadata: null, entitlement: { id },
};

test('an entitlement from its gift through grants and a reset to its end', async () => {
  const clockId = await stage();
  const input = { metered: { customer, featureKey: 'tokens', usagePeriod: period, issue: { amount: '100' } } };
  const { createEntitlement } = await ask(operations.CreateEntitlementDocument, { input });
  expect(createEntitlement).toEqual(metered);
  if (!('activeFrom' in createEntitlement)) throw new Error(createEntitlement.message);
  const entitlementId = createEntitlement.id;
  expect((await ask(operations.CreateEntitlementDocument, { input })).createEntitlement).toEqual({ __typename: 'ConflictError', code: 'ENTITLEMENT_OVERLAPS', message: expect.any(String), conflictingId: entitlementId });
  expect((await ask(operations.CreateEntitlementDocument, { input: { static: { customer, featureKey: 'plan', config: { seats: 5 } } } })).createEntitlement).toEqual(fixed);

  const { createGrant } = await ask(operations.IssueGrantDocument, {
    input: { customer, featureKey: 'tokens', amount: '7.5', priority: 3, effectiveAt: now, expiration: { unit: 'WEEK', count: 2 }, recurrence: { interval: 'P1D', anchor: now }, annotations: { by: 'support' }, metadata: { ticket: 4 } },
  });
  const grant = {
    ...issued, amount: '7.5', priority: 3, expiresAt: '2027-01-15T00:00:00Z', minRolloverAmount: '0', maxRolloverAmount: '7.5', recurrence: { interval: 'P1D', anchor: now }, nextRecurrence: now,
    issuedAfterReset: false, annotations: { by: 'support' }, metadata: { ticket: 4 }, entitlement: { id: entitlementId },
  };
  expect(createGrant).toEqual(grant);
  const value = async () => (await ask(operations.EntitlementValueDocument, { customer, featureKey: 'tokens' })).entitlementValue;
  expect(await value()).toEqual({ type: 'METERED', hasAccess: true, balance: '107.5', usage: '0', overage: '0', totalAvailableGrantAmount: '107.5', currentUsagePeriod: { from: now, to: '2027-02-01T00:00:00Z' }, config: null, at: now });
  expect((await ask(operations.CustomerAccessDocument, { customer })).customerAccess).toEqual([
    { feature: { key: 'plan' }, type: 'STATIC', hasAccess: true, balance: null, usage: null },
    { feature: { key: 'tokens' }, type: 'METERED', hasAccess: true, balance: '107.5', usage: '0' },
  ]);

  await ask(operations.IngestEventsDocument, { input: { events: [{ id: '1', source: 'app', type: 'call', subject: 'acme-prod', time: '2027-01-01T06:00:00Z', data: { tokens: 20 } }] } });
  await ask(operations.AdvanceTestClockDocument, { id: clockId, to: '2027-01-01T12:00:00Z' });
  expect(await value()).toMatchObject({ balance: '87.5', usage: '20' });
  if (!('amount' in createGrant)) throw new Error(createGrant.message);
  const { voidGrant } = await ask(operations.VoidGrantDocument, { id: createGrant.id });
  expect(voidGrant).toEqual({ ...grant, voidedAt: '2027-01-01T12:00:00Z', nextRecurrence: null });
  expect((await ask(operations.VoidGrantDocument, { id: createGrant.id })).voidGrant).toEqual({ __typename: 'ConflictError', code: 'GRANT_ALREADY_VOIDED', message: expect.any(String), conflictingId: createGrant.id });
  expect((await ask(operations.GrantsDocument, { filter: { entitlementIds: [entitlementId] }, orderBy: { field: 'PRIORITY', direction: 'DESC' }, first: 1 })).grants).toEqual({
    totalCount: 2, nodes: [{ ...grant, voidedAt: '2027-01-01T12:00:00Z', nextRecurrence: null }], pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
  });

  const { resetEntitlementUsage } = await ask(operations.ResetEntitlementUsageDocument, { input: { customer, featureKey: 'tokens' } });
  const reset = { ...metered, lastReset: '2027-01-01T12:00:00Z', currentUsagePeriod: { from: '2027-01-01T12:00:00Z', to: '2027-02-01T12:00:00Z' } };
  expect(resetEntitlementUsage).toEqual(reset);
  expect((await ask(operations.EntitlementDocument, { by: { active: { customer, featureKey: 'tokens' } } })).entitlement).toEqual({
    ...reset, grants: { nodes: [{ id, amount: '100' }, { id, amount: '7.5' }] }, resets: { nodes: [{ at: '2027-01-01T12:00:00Z', anchor: '2027-01-01T12:00:00Z', preserveOverage: false }] },
  });
  expect(await value()).toMatchObject({ balance: '100', usage: '0' });

  await ask(operations.AdvanceTestClockDocument, { id: clockId, to: '2027-01-02T00:00:00Z' });
  const { overrideEntitlement } = await ask(operations.OverrideEntitlementDocument, { id: entitlementId, input: { metered: { customer, featureKey: 'tokens', usagePeriod: period, isSoftLimit: true } } });
  const after = { ...metered, activeFrom: '2027-01-02T00:00:00Z', measureUsageFrom: '2027-01-02T00:00:00Z', lastReset: '2027-01-02T00:00:00Z', currentUsagePeriod: { from: '2027-01-02T00:00:00Z', to: '2027-02-01T00:00:00Z' }, isSoftLimit: true, issue: null };
  expect(overrideEntitlement).toEqual(after);
  expect((await ask(operations.EntitlementsDocument, { filter: { customers: [customer], featureKeys: ['tokens'] }, orderBy: { field: 'CREATED_AT', direction: 'DESC' } })).entitlements).toEqual({
    totalCount: 2, nodes: [after, { ...reset, activeTo: '2027-01-02T00:00:00Z' }], pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
  });
  expect((await ask(operations.DeleteEntitlementDocument, { active: { customer, featureKey: 'tokens' } })).deleteEntitlement).toEqual({ ...after, deletedAt: '2027-01-02T00:00:00Z' });
  expect((await ask(operations.CustomerEntitlementsDocument, { customer, excludeInactive: true })).customer).toEqual({
    key: 'acme', entitlements: { totalCount: 1, nodes: [{ id, type: 'STATIC', feature: { key: 'plan' }, subscription: null }] },
  });
  expect((await ask(operations.CustomerEntitlementsDocument, { customer, includeDeleted: true })).customer?.entitlements.totalCount).toBe(3);
});

test("the same by a subject, as OpenMeter's older clients ask", async () => {
  const clockId = await stage();
  const subject = 'acme-prod';
  const { createEntitlement } = await ask(operations.CreateSubjectEntitlementDocument, { subject, input: { metered: { featureKey: 'tokens', usagePeriod: period, issueAfterReset: '100' } } });
  expect(createEntitlement).toEqual(metered);
  if (!('activeFrom' in createEntitlement)) throw new Error(createEntitlement.message);
  const entitlementId = createEntitlement.id;
  const grant = { ...issued, amount: '5', priority: 0, minRolloverAmount: '0', maxRolloverAmount: '5', issuedAfterReset: false, annotations: null, entitlement: { id: entitlementId } };
  expect((await ask(operations.CreateSubjectGrantDocument, { subject, input: { featureKey: 'tokens', amount: '5', effectiveAt: now } })).createGrant).toEqual(grant);
  expect((await ask(operations.CreateSubjectGrantDocument, { subject: 'nobody', input: { entitlementId, amount: '5', effectiveAt: now } })).createGrant).toEqual({ __typename: 'NotFoundError', code: 'SUBJECT_NOT_FOUND', message: 'there is no subject with key "nobody"' });
  expect((await ask(operations.SubjectGrantsDocument, { subject, entitlementIds: [entitlementId] })).grants).toEqual({ totalCount: 2, nodes: [{ amount: '100' }, { amount: '5' }] });
  expect((await ask(operations.SubjectEntitlementDocument, { subject, id: entitlementId })).entitlement).toEqual(metered);
  expect((await ask(operations.SubjectEntitlementsDocument, { subject })).entitlements).toEqual({ totalCount: 1, nodes: [{ id: entitlementId, feature: { key: 'tokens' } }] });
  const value = { type: 'METERED', hasAccess: true, balance: '105', usage: '0', overage: '0' };
  expect((await ask(operations.SubjectEntitlementValueDocument, { subject, featureKey: 'tokens' })).entitlementValue).toEqual(value);
  expect((await ask(operations.SubjectEntitlementValueDocument, { subject, entitlementId })).entitlementValue).toEqual(value);
  await ask(operations.AdvanceTestClockDocument, { id: clockId, to: '2027-01-02T00:00:00Z' });
  expect((await ask(operations.ResetSubjectEntitlementUsageDocument, { subject, input: { entitlementId, retainAnchor: true } })).resetEntitlementUsage).toEqual({
    ...metered, lastReset: '2027-01-02T00:00:00Z', currentUsagePeriod: { from: '2027-01-02T00:00:00Z', to: '2027-02-01T00:00:00Z' },
  });
  const { overrideEntitlement } = await ask(operations.OverrideSubjectEntitlementDocument, { subject, id: entitlementId, input: { static: { featureKey: 'tokens', config: { seats: 5 } } } });
  const replaced = { ...fixed, feature: { key: 'tokens' }, activeFrom: '2027-01-02T00:00:00Z' };
  expect(overrideEntitlement).toEqual(replaced);
  if (!('activeFrom' in overrideEntitlement)) throw new Error(overrideEntitlement.message);
  expect((await ask(operations.DeleteSubjectEntitlementDocument, { subject, id: overrideEntitlement.id })).deleteEntitlement).toEqual({ ...replaced, deletedAt: '2027-01-02T00:00:00Z' });
  expect((await ask(operations.SubjectEntitlementsDocument, { subject, includeDeleted: true })).entitlements.totalCount).toBe(2);
});
