import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation about the add-ons of subscriptions, by the generated documents, with exact answers.
const all = worlds();
const now = '2027-01-01T00:00:00Z';
const renewal = '2027-02-01T00:00:00Z';
beforeEach(() => all.clock.set(now));

type Ask = <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables) => Promise<Data>;
const made = (answer: object): string => ('id' in answer ? String(answer.id) : JSON.stringify(answer));
const fee = (amount: string) => ({ key: 'seats', name: 'Seats', billingCadence: 'P1M', price: { flat: { amount } } });

/** A customer with a plan of seats for 10, to which more are offered for 3 each, at most 5. */
async function newWorld(): Promise<Ask> {
  const world = await all.create();
  const ask: Ask = async (document, variables) => (await world.data(print(document), variables)) as never;
  const { createAddon } = await ask(operations.CreateAddonDocument, { input: { key: 'more', name: 'More', currency: 'EUR', instanceType: 'MULTIPLE', rateCards: [fee('3')] } });
  await ask(operations.PublishAddonDocument, { id: made(createAddon) });
  const { createPlan } = await ask(operations.CreatePlanDocument, { input: { key: 'pro', name: 'Pro', currency: 'EUR', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: [fee('10')] }] } });
  await ask(operations.CreatePlanAddonDocument, { input: { plan: { id: made(createPlan) }, addon: { key: 'more' }, fromPlanPhase: 'main', maxQuantity: 5 } });
  await ask(operations.PublishPlanDocument, { id: made(createPlan) });
  await world.data('mutation { createCustomer(input: { key: "acme" }) { __typename } }');
  await ask(operations.SubscribeDocument, { input: { customer: { key: 'acme' }, plan: { key: 'pro' }, key: 'acme' } });
  return ask;
}

test('an add-on is bought, asked for, bought again, and given up', async () => {
  const ask = await newWorld();
  const subscription = { key: 'acme' };
  const { createSubscriptionAddon } = await ask(operations.CreateSubscriptionAddonDocument, { input: { subscription, addon: { key: 'more' }, quantity: 2, timing: { at: renewal }, description: 'As agreed', metadata: { a: 1 } } });
  const id = made(createSubscriptionAddon);
  const owned = {
    id, name: 'More', description: 'As agreed', metadata: { a: 1 }, addon: { key: 'more', version: 1, instanceType: 'MULTIPLE' }, subscription, quantity: 0, quantityAt: now,
    activeFrom: renewal, activeTo: null, timeline: [{ activeFrom: renewal, activeTo: null, quantity: 2 }], rateCards: [{ rateCard: { key: 'seats' }, affectedSubscriptionItemIds: [expect.any(String)] }],
  };
  expect(createSubscriptionAddon).toEqual(owned);
  expect(await ask(operations.SubscriptionAddonDocument, { by: { id } })).toEqual({ subscriptionAddon: owned });
  expect(await ask(operations.SubscriptionAddonDocument, { by: { owned: { subscription, addonKey: 'more' } } })).toEqual({ subscriptionAddon: owned });
  expect(await ask(operations.SubscriptionAddonDocument, { by: { owned: { subscription, addonKey: 'none' } } })).toEqual({ subscriptionAddon: null });

  const again = await ask(operations.CreateSubscriptionAddonDocument, { input: { subscription, addon: { key: 'more' }, quantity: 1, timing: { preset: 'IMMEDIATE' }, name: 'Mine' } });
  expect(again.createSubscriptionAddon).toEqual({ ...owned, name: 'Mine', quantity: 1, activeFrom: now, timeline: [{ activeFrom: now, activeTo: null, quantity: 1 }] });
  const shown = await ask(operations.SubscriptionAddonsDocument, { subscription });
  expect(shown.subscription?.items).toEqual([{ id: expect.any(String), key: 'seats', price: { amount: '13' }, activeFrom: now, activeTo: null }]);
  const affectedSubscriptionItemIds = shown.subscription?.items.map((item) => item.id) ?? [];
  expect(shown).toMatchObject({ subscriptionAddons: { totalCount: 1, nodes: [{ id, rateCards: [{ affectedSubscriptionItemIds }] }] }, subscription: { addons: { nodes: [{ id }] } } });

  const { updateSubscriptionAddon } = await ask(operations.UpdateSubscriptionAddonDocument, { id, input: { quantity: 0, timing: { preset: 'NEXT_BILLING_CYCLE' }, name: 'Ours', description: null, metadata: null } });
  expect(updateSubscriptionAddon).toEqual({
    ...owned, name: 'Ours', description: null, metadata: null, quantity: 1, activeFrom: now, activeTo: renewal,
    timeline: [{ activeFrom: now, activeTo: renewal, quantity: 1 }, { activeFrom: renewal, activeTo: null, quantity: 0 }],
    rateCards: [{ rateCard: { key: 'seats' }, affectedSubscriptionItemIds }],
  });
  expect(await ask(operations.UpdateSubscriptionAddonDocument, { id, input: { quantity: 6, timing: { preset: 'IMMEDIATE' } } })).toEqual({
    updateSubscriptionAddon: { code: 'VALIDATION_FAILED', message: expect.any(String), issues: [{ code: 'SUBSCRIPTION_ADDON_QUANTITY_TOO_HIGH', message: 'quantity is 6, and the plan offers at most 5 of add-on "more": give 1 to 5', path: ['quantity'] }] },
  });
  expect(await ask(operations.UpdateSubscriptionAddonDocument, { id: 'nothing', input: { name: 'x' } })).toMatchObject({ updateSubscriptionAddon: { code: 'SUBSCRIPTION_ADDON_NOT_FOUND' } });
});
