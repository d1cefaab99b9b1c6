import { beforeEach, describe, expect, test } from 'vitest';
import { advance, customer, dbId, flat, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const base = { base: onePhase(flat('base', '20')) };
const failing = { 'tollgate.sandbox.target_payment_status': 'failed' };
const usd = (amount: string) => [{ currency: 'USD', amount }];
const terms = { key: 'late', name: 'Late', thresholds: usd('40'), daysBetweenAttempts: 5, maxAttempts: 2, isDefault: true };

const shown = '... on DunningCampaign { id key isDefault deletedAt thresholds { currency amount } maxAttempts } ... on Error { code } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } }';
const create = async (world: World, more: object = {}): Promise<Answer> => (await world.data(`mutation ($input: CreateDunningCampaignInput!) { createDunningCampaign(input: $input) { ${shown} } }`, { input: { ...terms, ...more } })).createDunningCampaign;
const update = async (world: World, by: object, input: object): Promise<Answer> => (await world.data(`mutation ($by: DunningCampaignBy!, $input: UpdateDunningCampaignInput!) { updateDunningCampaign(by: $by, input: $input) { ${shown} } }`, { by, input })).updateDunningCampaign;
const remove = async (world: World, by: object): Promise<Answer> => (await world.data(`mutation ($by: DunningCampaignBy!) { deleteDunningCampaign(by: $by) { ... on DunningCampaign { key deletedAt } ... on Error { code } } }`, { by })).deleteDunningCampaign;
const assign = async (world: World, input: object): Promise<Answer> =>
  (await world.data('mutation ($input: AssignDunningCampaignInput!) { assignDunningCampaign(input: $input) { ... on Customer { dunning { campaign { key } isExcluded } } ... on Error { code } ... on ValidationError { issues { code path } } } }', { input })).assignDunningCampaign;

/** How a customer is dunned, what it was asked for, newest first, and where its issued invoices stand. */
async function standing(world: World, key: string): Promise<Answer> {
  const data = await world.data(
    `query ($key: String!) {
       customer(by: { key: $key }) { dunning { campaign { key } isExcluded attempts lastAttemptAt nextAttemptAt exhaustedAt } invoices(first: 100) { nodes { number status } } }
       paymentRequests(filter: { customers: [{ key: $key }] }) { nodes { status amount email dunningCampaign { key } invoices { number } createdAt } } }`,
    { key },
  );
  return { dunning: data.customer.dunning, requests: data.paymentRequests.nodes, statuses: data.customer.invoices.nodes.filter(({ number }: Answer) => number !== null).map(({ status }: Answer) => status) };
}

/** A customer on a clock of its own that owes 20 USD a month and does not pay. */
async function debtor(world: World, key: string): Promise<{ id: string; clockId: string | null }> {
  const made = await customer(world, key, { metadata: failing });
  await subscribe(world, key, 'base');
  return made;
}
const told = (world: World, key: string, metadata: object) => world.data('mutation ($key: String!, $metadata: JSONObject) { updateCustomer(by: { key: $key }, input: { metadata: $metadata }) { __typename } }', { key, metadata });
const newsOf = async (world: World, type: string): Promise<number> => (await world.command().read.rows<{ n: number }>('select count(*)::int as n from outbox_event where organization_id = $1 and type = $2', type))[0]?.n ?? 0;

describe('dunning', () => {
  test('asks from the threshold on, as often as the campaign says, tells that it was in vain, and begins anew after all was paid', async () => {
    const world = await shop(await all.create(), base);
    await create(world);
    const { clockId } = await debtor(world, 'acme');
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { primaryEmail: "pay@acme.example" }) { __typename } }');
    // One invoice is overdue at the end of January, the second one at the third of March: 20 USD is not worth asking for, 40 is.
    await advance(world, clockId, '2027-03-02T23:59:59Z');
    expect(await standing(world, 'acme')).toMatchObject({ dunning: { campaign: { key: 'late' }, attempts: 0, nextAttemptAt: null }, requests: [] });
    await advance(world, clockId, '2027-03-03T00:00:00Z');
    const first = await standing(world, 'acme');
    expect(first.dunning).toEqual({ campaign: { key: 'late' }, isExcluded: false, attempts: 1, lastAttemptAt: '2027-03-03T00:00:00Z', nextAttemptAt: '2027-03-08T00:00:00Z', exhaustedAt: null });
    expect(first.requests).toMatchObject([{ status: 'FAILED', amount: '40', email: 'pay@acme.example', dunningCampaign: { key: 'late' }, createdAt: '2027-03-03T00:00:00Z' }]);
    await advance(world, clockId, '2027-03-12T00:00:00Z');
    expect(await standing(world, 'acme')).toMatchObject({ dunning: { attempts: 2, nextAttemptAt: '2027-03-13T00:00:00Z', exhaustedAt: null }, requests: [{ status: 'FAILED' }, { status: 'FAILED' }] });
    expect(await newsOf(world, 'dunning.exhausted')).toBe(0);
    await advance(world, clockId, '2027-03-30T00:00:00Z');
    expect(await standing(world, 'acme')).toMatchObject({ dunning: { attempts: 2, nextAttemptAt: null, exhaustedAt: '2027-03-13T00:00:00Z' }, statuses: ['OVERDUE', 'OVERDUE', 'PAYMENT_PROCESSING'] });
    expect([await newsOf(world, 'dunning.exhausted'), (await standing(world, 'acme')).requests.length]).toEqual([1, 2]);
    // A third invoice falls overdue: the run is over all the same.
    await advance(world, clockId, '2027-04-01T00:00:00Z');
    expect((await standing(world, 'acme')).requests).toHaveLength(2);
    const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 100) { nodes { number status } } } }');
    for (const [at, { number }] of found.invoices.nodes.filter(({ status }: Answer) => status === 'OVERDUE').entries()) {
      await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', { input: { invoice: { number }, amount: '20', reference: `wire ${at}` } });
    }
    await advance(world, clockId, '2027-04-01T00:00:01Z');
    expect((await standing(world, 'acme')).dunning).toMatchObject({ attempts: 0, lastAttemptAt: null, exhaustedAt: null });
    await advance(world, clockId, '2027-06-01T00:00:00Z');
    expect((await standing(world, 'acme')).dunning).toMatchObject({ attempts: 1, lastAttemptAt: '2027-05-31T00:00:00Z' });
  });

  test('ends when a request is paid; asks nobody who is excluded, and everybody by the campaign that is closest', async () => {
    const world = await shop(await all.create(), base);
    const { createBillingProfile: profile } = await world.data('mutation { createBillingProfile(input: { name: "big", supplier: { name: "Seller", address: { country: "FR" } } }) { ... on BillingProfile { id } } }');
    await create(world, { thresholds: usd('20') });
    await create(world, { key: 'big', name: 'Big', thresholds: usd('1000'), isDefault: false, billingProfiles: [profile.id] });
    await create(world, { key: 'own', name: 'Own', thresholds: usd('20.00'), daysBetweenAttempts: 1, isDefault: false });
    const [usual, big, excluded, own] = [await debtor(world, 'usual'), await debtor(world, 'big'), await debtor(world, 'excluded'), await debtor(world, 'own')];
    await world.data('mutation ($input: UpsertCustomerBillingOverrideInput!) { upsertCustomerBillingOverride(input: $input) { __typename } }', { input: { customer: { key: 'big' }, billingProfileId: profile.id } });
    expect(await assign(world, { customer: { key: 'excluded' }, isExcluded: true })).toEqual({ dunning: { campaign: null, isExcluded: true } });
    expect(await assign(world, { customer: { key: 'own' }, campaign: { key: 'own' } })).toEqual({ dunning: { campaign: { key: 'own' }, isExcluded: false } });
    for (const { clockId } of [usual, big, excluded, own]) await advance(world, clockId, '2027-02-01T00:00:00Z');
    const asked = async (key: string) => (await standing(world, key)).dunning;
    expect(await asked('usual')).toMatchObject({ campaign: { key: 'late' }, attempts: 1, nextAttemptAt: '2027-02-05T00:00:00Z' });
    expect(await asked('big')).toMatchObject({ campaign: { key: 'big' }, attempts: 0 });
    expect(await asked('excluded')).toMatchObject({ campaign: null, attempts: 0 });
    expect(await asked('own')).toMatchObject({ campaign: { key: 'own' }, attempts: 2, nextAttemptAt: '2027-02-02T00:00:00Z' });
    await told(world, 'usual', {});
    await advance(world, usual.clockId, '2027-02-06T00:00:00Z');
    expect(await standing(world, 'usual')).toMatchObject({ dunning: { attempts: 0 }, requests: [{ status: 'PAID', amount: '20', email: null }, { status: 'FAILED' }], statuses: ['PAID', 'PAYMENT_PROCESSING'] });
    // Given another campaign, or none any more, it begins anew.
    await remove(world, { key: 'own' });
    await world.product.tasks['dunning']?.({ organizationId: world.organizationId });
    await advance(world, own.clockId, '2027-02-01T00:00:00Z');
    expect(await asked('own')).toMatchObject({ campaign: { key: 'late' }, attempts: 1, lastAttemptAt: '2027-02-01T00:00:00Z' });
    const { statements } = await world.ask('{ customers(first: 10) { nodes { dunning { attempts campaign { key billingProfiles { name } } } payments { nodes { amount invoices { number } } } } } paymentRequests { nodes { invoices { number } payments { status } } } }');
    expect(statements).toBeLessThanOrEqual(13);
  });

  test('asks no app for invoices that are sent: each attempt waits for the money, in place of the one before', async () => {
    const world = await shop(await all.create(), base);
    await create(world);
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
      input: { name: 'sent', isDefault: true, supplier: { name: 'Seller', address: { country: 'FR' } }, workflow: { payment: { collectionMethod: 'SEND_INVOICE' } } },
    });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await advance(world, clockId, '2027-03-08T00:00:00Z');
    const asked = await standing(world, 'acme');
    expect(asked.requests).toMatchObject([{ status: 'PENDING', amount: '40' }, { status: 'CLOSED', amount: '40' }]);
    expect(asked.dunning).toMatchObject({ attempts: 2 });
    const { paymentRequests } = await world.data('{ paymentRequests(filter: { statuses: [PENDING] }) { nodes { id attempts payments { id } } } }');
    expect(paymentRequests.nodes).toMatchObject([{ attempts: 0, payments: [] }]);
    await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on Payment { id } } }', { input: { paymentRequest: paymentRequests.nodes[0].id, amount: '40', reference: 'wire' } });
    await advance(world, clockId, '2027-03-09T00:00:00Z');
    const paid = await standing(world, 'acme');
    expect(paid.requests).toMatchObject([{ status: 'PAID' }, { status: 'CLOSED' }]);
    expect(paid.dunning).toMatchObject({ attempts: 0, nextAttemptAt: null });
    expect([paid.statuses.slice(0, 2), await newsOf(world, 'payment_request.closed')]).toEqual([['PAID', 'PAID'], 1]);
  });

  test('may give up what it asked for in vain, and follows a campaign that is made or changed late', async () => {
    const world = await shop(await all.create(), base);
    const { clockId } = await debtor(world, 'acme');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await create(world, { thresholds: usd('20'), whenExhausted: 'MARK_UNCOLLECTIBLE', daysBetweenAttempts: 1, maxAttempts: 100 });
    await world.product.tasks['dunning']?.({ organizationId: world.organizationId });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await standing(world, 'acme')).toMatchObject({ dunning: { attempts: 1, lastAttemptAt: '2027-02-02T00:00:00Z' }, requests: [{ status: 'FAILED' }] });
    // What is previewed bills and asks nobody, though dunning falls due within it.
    const { customer: previewed } = await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 1) { nodes { id } } } }');
    const { previewSubscriptionChange } = await world.data('query ($by: SubscriptionBy!) { previewSubscriptionChange(by: $by, change: { cancel: { timing: { preset: NEXT_BILLING_CYCLE } } }, periods: 2) { nextInvoice { at } periods { invoices { at } } } }', { by: { id: previewed.subscriptions.nodes[0].id } });
    expect(previewSubscriptionChange).toEqual({ nextInvoice: null, periods: [{ invoices: [] }] });
    expect((await standing(world, 'acme')).requests).toHaveLength(1);
    expect(await update(world, { key: 'late' }, { maxAttempts: 1, description: null })).toMatchObject({ maxAttempts: 1 });
    await advance(world, clockId, '2027-02-03T00:00:00Z');
    expect(await standing(world, 'acme')).toMatchObject({ dunning: { attempts: 0, exhaustedAt: null }, statuses: ['UNCOLLECTIBLE', 'PAYMENT_PROCESSING'] });
    expect(await newsOf(world, 'dunning.exhausted')).toBe(1);
  });

  test('refuses what cannot be, and lets one campaign be the default', async () => {
    const world = await shop(await all.create(), base);
    const { id } = await create(world);
    const codes = ({ issues }: Answer) => issues.map(({ code, path }: Answer) => `${path.join('.')} ${code}`);
    expect(codes(await create(world, { key: 'x', name: ' ', thresholds: [...usd('0.001'), ...usd('1'), { currency: 'JPY', amount: '-1' }], daysBetweenAttempts: 0, maxAttempts: 101, billingProfiles: [id], description: 'x'.repeat(1_025) }))).toEqual([
      'name NAME_LENGTH', 'description DESCRIPTION_LENGTH', 'thresholds.0.amount THRESHOLD_AMOUNT_PRECISION', 'thresholds.1.currency DUPLICATED', 'thresholds.2.amount THRESHOLD_AMOUNT_RANGE',
      'daysBetweenAttempts DAYS_BETWEEN_ATTEMPTS_RANGE', 'maxAttempts MAX_ATTEMPTS_RANGE', 'billingProfiles.0 BILLING_PROFILE_NOT_FOUND',
    ]);
    expect(codes(await update(world, { id }, { thresholds: [], name: null, billingProfiles: null }))).toEqual(['name REQUIRED', 'billingProfiles REQUIRED', 'thresholds THRESHOLDS_COUNT']);
    expect(await create(world)).toEqual({ code: 'DUNNING_CAMPAIGN_KEY_TAKEN', conflictingId: id });
    const { createBillingProfile: profile } = await world.data('mutation { createBillingProfile(input: { name: "big", supplier: { name: "Seller", address: { country: "FR" } } }) { ... on BillingProfile { id } } }');
    const second = await create(world, { key: 'second', billingProfiles: [profile.id] });
    expect(await update(world, { id }, { billingProfiles: [profile.id] })).toEqual({ code: 'PROFILE_HAS_DUNNING_CAMPAIGN', conflictingId: second.id });
    expect(await update(world, { id }, { key: 'second' })).toEqual({ code: 'DUNNING_CAMPAIGN_KEY_TAKEN', conflictingId: second.id });
    const listed = async () => (await world.data('{ dunningCampaigns(first: 10) { totalCount nodes { key isDefault billingProfiles { id } } } }')).dunningCampaigns.nodes;
    expect(await listed()).toEqual([{ key: 'late', isDefault: false, billingProfiles: [] }, { key: 'second', isDefault: true, billingProfiles: [{ id: profile.id }] }]);
    await Promise.all([update(world, { id }, { isDefault: true }), create(world, { key: 'third' })]);
    expect((await listed()).filter(({ isDefault }: Answer) => isDefault)).toHaveLength(1);
    expect(await remove(world, { key: 'second' })).toMatchObject({ key: 'second', deletedAt: start });
    expect(await remove(world, { id: second.id })).toEqual({ code: 'DUNNING_CAMPAIGN_NOT_FOUND' });
    expect((await world.data('query ($id: ID!) { dunningCampaign(by: { id: $id }) { key } none: dunningCampaign(by: { key: "second" }) { key } }', { id: second.id }))).toEqual({ dunningCampaign: { key: 'second' }, none: null });
    const acme = await customer(world, 'acme');
    expect(codes(await assign(world, { customer: { key: 'acme' }, campaign: { id }, isExcluded: true }))).toEqual(['campaign CAMPAIGN_WITH_EXCLUSION']);
    expect(await assign(world, { customer: { key: 'acme' }, campaign: { id: second.id } })).toEqual({ code: 'DUNNING_CAMPAIGN_NOT_FOUND' });
    expect(await assign(world, { customer: { key: 'nobody' } })).toEqual({ code: 'CUSTOMER_NOT_FOUND' });
    // What is kept of a customer goes with its test clock.
    await assign(world, { customer: { key: 'acme' }, campaign: { id } });
    await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: acme.clockId });
    expect(await world.command().read.rows('select 1 from customer_dunning where organization_id = $1 and customer_id = $2::uuid', dbId(acme.id))).toEqual([]);
  });
});
