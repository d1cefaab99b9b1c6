import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, applyCoupon, brief, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const usageThresholds = [{ amount: '20', name: 'Twenty' }, { amount: '10' }, { amount: '50', isRecurring: true }];
const thresholds = (...cards: object[]) => ({ ...onePhase(flat('base', '5'), ...(cards.length === 0 ? [tokens({ unit: { amount: '1' } })] : cards)), usageThresholds });
const paid = async (world: World, key: string): Promise<string[]> => brief(await invoicesOf(world, key)).filter((text) => text.startsWith('PAID'));

async function looked(world: World, { id, key, clockId }: { id: string; key: string; clockId: string | null }, now: string): Promise<string[]> {
  await advance(world, clockId, now);
  await billUsageOf(world.command(), dbId(id));
  await advance(world, clockId, now.replace('00:00Z', '00:30Z'));
  return paid(world, key);
}

describe('usage thresholds', () => {
  test('bill the usage so far when they are reached, each once, and the period the rest', async () => {
    const world = await shop(await all.create(), { pro: thresholds() });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    const made = ['PAID 5: base fee 2027-01-01 - 5'];
    await use(world, 'acme', 9, '2027-01-02T00:00:00Z');
    expect(await looked(world, acme, '2027-01-03T00:00:00Z')).toEqual(made);
    await use(world, 'acme', 3, '2027-01-03T10:00:00Z');
    made.push('PAID 12: Tokens 2027-01-01 12 12');
    expect(await looked(world, acme, '2027-01-04T00:00:00Z')).toEqual(made);
    // Nothing new, and then not enough.
    await use(world, 'acme', 7, '2027-01-04T10:00:00Z');
    expect(await looked(world, acme, '2027-01-05T00:00:00Z')).toEqual(made);
    // The second threshold, and the recurring one, which counts from there: 71 are 51 beyond.
    await use(world, 'acme', 52, '2027-01-05T10:00:00Z');
    made.push('PAID 59: Tokens 2027-01-01 71 59');
    expect(await looked(world, acme, '2027-01-06T00:00:00Z')).toEqual(made);
    const last = (await invoicesOf(world, 'acme')).at(-1);
    expect(last.lines.nodes[0].detailedLines.map((line: { key: string; totals: object }) => [line.key, line.totals])).toEqual([
      ['early-usage', expect.objectContaining({ amount: '71', creditsTotal: '0', total: '71' })],
      ['charged-early', expect.objectContaining({ amount: '0', creditsTotal: '12', total: '-12' })],
    ]);
    expect(last.totals).toMatchObject({ amount: '71', creditsTotal: '12', total: '59' });
    await use(world, 'acme', 4, '2027-01-20T10:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    made.push('PAID 9: base fee 2027-02-01 - 5; Tokens 2027-01-01 75 4');
    expect(await paid(world, 'acme')).toEqual(made);
    // In a later period the life before it counts: 75 of which 25 are beyond a multiple of 50.
    await use(world, 'acme', 24, '2027-02-02T10:00:00Z');
    expect(await looked(world, acme, '2027-02-03T00:00:00Z')).toEqual(made);
    await use(world, 'acme', 1, '2027-02-03T10:00:00Z');
    made.push('PAID 25: Tokens 2027-02-01 25 25');
    expect(await looked(world, acme, '2027-02-04T00:00:00Z')).toEqual(made);
  });

  test('leave usage to its period where the billing profile says so', async () => {
    const world = await shop(await all.create(), { pro: thresholds() });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await world.command().em.getConnection().execute(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,progressiveBilling}', 'false') where organization_id = ?`, [world.organizationId]);
    await use(world, 'acme', 90, '2027-01-02T00:00:00Z');
    expect(await looked(world, acme, '2027-01-03T00:00:00Z')).toEqual(['PAID 5: base fee 2027-01-01 - 5']);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect((await paid(world, 'acme')).at(-1)).toBe('PAID 95: base fee 2027-02-01 - 5; Tokens 2027-01-01 90 90');
  });

  test('fire once, whoever looks at the same time', async () => {
    const world = await shop(await all.create(), { pro: thresholds() });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 15, '2027-01-01T00:00:00Z');
    await Promise.all(Array.from({ length: 4 }, () => billUsageOf(world.command(), dbId(acme.id))));
    expect((await invoicesOf(world, 'acme')).filter(({ totals }) => totals.total === '15')).toHaveLength(1);
    expect(brief(await invoicesOf(world, 'acme'))[0]).toContain('Tokens 2027-01-01 15 0');
  });

  const voided = `mutation ($id: ID!, $input: VoidInvoiceInput!) { voidInvoice(by: { id: $id }, input: $input) { ... on Invoice { status } ... on Error { code } ... on ValidationError { issues { code path } } } }`;
  const all12 = { ...onePhase(tokens({ unit: { amount: '1' } })), usageThresholds: [{ amount: '10' }, { amount: '20' }] };
  const unpaid = { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } };
  const standing = async (world: World): Promise<string[]> => brief(await invoicesOf(world, 'acme')).filter((text) => !text.startsWith('GATHERING'));

  test('that are voided leave what they charged to their period, also where that is a draft already, and not to both', async () => {
    const world = await shop(await all.create(), { pro: all12 });
    await customer(world, 'first');
    await subscribe(world, 'first', 'pro');
    await world.command().read.rows(`update billing_profile set workflow = jsonb_set(jsonb_set(workflow, '{invoicing,draftPeriod}', '"P5D"'), '{invoicing,dueAfter}', '"P90D"') where organization_id = $1`);
    const acme = await customer(world, 'acme', unpaid);
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 12, '2027-01-02T00:00:00Z');
    await looked(world, acme, '2027-01-03T00:00:00Z');
    const early = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'PAYMENT_PROCESSING');
    const pending = { type: 'PENDING', percentage: '100' };
    const doVoid = async (input: object) => (await world.data(voided, { id: early.id, input: { reason: 'wrong', ...input } })).voidInvoice;
    expect(await doVoid({ action: pending })).toEqual({ code: 'VALIDATION_FAILED', issues: [{ code: 'CHARGED_WITH_PERIOD', path: ['action', 'type'] }] });
    expect(await doVoid({ action: { type: 'DISCARD' }, overrides: [{ lineId: early.lines.nodes[0].id, action: pending }] })).toMatchObject({ issues: [{ code: 'CHARGED_WITH_PERIOD', path: ['overrides', '0', 'action', 'type'] }] });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await standing(world)).toEqual(['PAYMENT_PROCESSING 12: Tokens 2027-01-01 12 12', 'DRAFT 0: Tokens 2027-01-01 12 0']);
    expect(await doVoid({ action: { type: 'DISCARD' } })).toEqual({ status: 'VOIDED' });
    expect(await standing(world)).toEqual(['VOIDED 12: Tokens 2027-01-01 12 12', 'DRAFT 12: Tokens 2027-01-01 12 12']);
    await advance(world, acme.clockId, '2027-02-07T00:00:00Z');
    expect(await standing(world)).toEqual(['VOIDED 12: Tokens 2027-01-01 12 12', 'PAYMENT_PROCESSING 12: Tokens 2027-01-01 12 12']);
  });

  test('of which an earlier one is voided have charged no more than they asked for; what is voided later than its period can be charged again', async () => {
    const world = await shop(await all.create(), { pro: all12 });
    await customer(world, 'first');
    await subscribe(world, 'first', 'pro');
    await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,dueAfter}', '"P90D"') where organization_id = $1`);
    const acme = await customer(world, 'acme', unpaid);
    await subscribe(world, 'acme', 'pro');
    for (const [count, day] of [[12, '02'], [13, '04']] as const) {
      await use(world, 'acme', count, `2027-01-${day}T00:00:00Z`);
      await looked(world, acme, `2027-01-0${Number(day) + 1}T00:00:00Z`);
    }
    const made = ['PAYMENT_PROCESSING 12: Tokens 2027-01-01 12 12', 'PAYMENT_PROCESSING 13: Tokens 2027-01-01 25 13'];
    expect(await standing(world)).toEqual(made);
    const [first, second] = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAYMENT_PROCESSING');
    const doVoid = async (id: string, type: string) => (await world.data(voided, { id, input: { reason: 'wrong', action: { type, percentage: '100' } } })).voidInvoice;
    expect(await doVoid(first.id, 'DISCARD')).toEqual({ status: 'VOIDED' });
    // What the second listed and did not charge is the period's again.
    expect(brief(await invoicesOf(world, 'acme'))[0]).toContain('Tokens 2027-01-01 25 12');
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { metadata: {} }) { __typename } }');
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    expect(await standing(world)).toEqual(['VOIDED 12: Tokens 2027-01-01 12 12', made[1], 'PAID 12: Tokens 2027-01-01 25 12']);
    expect(await doVoid(second.id, 'PENDING')).toEqual({ status: 'VOIDED' });
    await advance(world, acme.clockId, '2027-02-01T03:00:00Z');
    expect((await standing(world)).slice(2)).toEqual(['PAID 12: Tokens 2027-01-01 25 12', 'PAID 13: Tokens 2027-01-01 - 13']);
  });

  test('take off the other lines what one has fallen below what was charged of it, so that coupons and taxes have something to be of', async () => {
    const world = await shop(await all.create(), {});
    await world.data('mutation { createMeter(input: { key: "words", aggregation: SUM, eventType: "words", valueProperty: "$.n" }) { __typename } }');
    await world.data('mutation { createFeature(input: { key: "words", name: "Words", meter: { key: "words" } }) { __typename } }');
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
    const words = { key: 'words', name: 'Words', featureKey: 'words', billingCadence: 'P1M', price: { unit: { amount: '1' } } };
    await sell(world, { pro: { ...onePhase(tokens({ unit: { amount: '1' } }), words), usageThresholds: [{ amount: '10' }, { amount: '20' }] } });
    const acme = await customer(world, 'acme');
    await giveCoupon(world, 'acme', { code: 'HALF', value: { percentage: '50' }, frequency: 'FOREVER' });
    await giveCoupon(world, 'acme', { code: 'REST', value: { percentage: '100' }, frequency: 'FOREVER' });
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 12, '2027-01-02T00:00:00Z');
    await looked(world, acme, '2027-01-03T00:00:00Z');
    await use(world, 'acme', -12, '2027-01-03T10:00:00Z');
    await world.data(`mutation { ingestEvents(input: { events: [{ id: "w", source: "test", type: "words", subject: "acme", time: "2027-01-03T10:00:00Z", data: { n: 30 } }] }) { __typename } }`);
    const made = ['PAID 0: Tokens 2027-01-01 12 0', 'PAID 0: Tokens 2027-01-01 0 0; Words 2027-01-01 30 0'];
    expect(await looked(world, acme, '2027-01-04T00:00:00Z')).toEqual(made);
    const last = (await invoicesOf(world, 'acme')).at(-1);
    expect(last.totals).toMatchObject({ amount: '30', creditsTotal: '12', discountsTotal: '18', taxesTotal: '0' });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await paid(world, 'acme')).toEqual([...made, 'PAID 0: Tokens 2027-01-01 0 0; Words 2027-01-01 30 0']);
  });

  test('credit a period that came to less than they billed with what it comes to', async () => {
    const world = await shop(await all.create(), { pro: { ...onePhase(tokens({ unit: { amount: '1' } })), usageThresholds: [{ amount: '10' }] } });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 30, '2027-01-02T00:00:00Z');
    expect(await looked(world, acme, '2027-01-03T00:00:00Z')).toEqual(['PAID 30: Tokens 2027-01-01 30 30']);
    await use(world, 'acme', -8, '2027-01-04T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await paid(world, 'acme')).toEqual(['PAID 30: Tokens 2027-01-01 30 30', 'PAID 0: Tokens 2027-01-01 22 0']);
  });
});

test('a coupon for usage is computed of all of it again, or where it says so of what thresholds left', async () => {
  const world = await shop(await all.create(), { pro: thresholds() });
  const bill = async (key: string, base: string): Promise<string[]> => {
    const { id, clockId } = await customer(world, key);
    await subscribe(world, key, 'pro');
    const { createCoupon } = await world.data('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { base } ... on Error { message } } }', {
      input: { code: key, name: key, value: { percentage: '10' }, frequency: 'FOREVER', limitedTo: { meters: ['tokens'], base } },
    });
    expect(createCoupon).toEqual({ base });
    await applyCoupon(world, key, key);
    await use(world, key, 12, '2027-01-02T00:00:00Z');
    await looked(world, { key, id, clockId }, '2027-01-03T00:00:00Z');
    await use(world, key, 18, '2027-01-04T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    return paid(world, key);
  };
  const made = ['PAID 5: base fee 2027-01-01 - 5', 'PAID 10.8: Tokens 2027-01-01 12 10.8'];
  expect(await bill('gross', 'GROSS')).toEqual([...made, 'PAID 20: base fee 2027-02-01 - 5; Tokens 2027-01-01 30 15']);
  // Both together a tenth less than 30.
  expect(await bill('net', 'NET')).toEqual([...made, 'PAID 21.2: base fee 2027-02-01 - 5; Tokens 2027-01-01 30 16.2']);
});

test('a life goes on with the subscription that took over', async () => {
  const world = await shop(await all.create(), { pro: thresholds() });
  await sell(world, { max: thresholds(tokens({ unit: { amount: '2' } })) });
  const acme = await customer(world, 'acme');
  const first = await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 8, '2027-01-02T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
  await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { id } } }', { by: { id: first.id } });
  const second = await subscribe(world, 'acme', 'max');
  await world.command().em.getConnection().execute('update subscription set previous_subscription_id = ? where id = ?', [dbId(first.id), dbId(second.id)]);
  await use(world, 'acme', 1, '2027-01-10T10:00:00Z');
  // 8 before and 2 now are 10.
  expect((await looked(world, acme, '2027-01-11T00:00:00Z')).at(-1)).toBe('PAID 2: Tokens 2027-01-10 1 2');
});

describe('lifetime usage', () => {
  const shown = '... on LifetimeUsage { period { from to } externalHistoricalUsage invoicedUsage currentUsage total usageThresholds { amount name isRecurring completionRatio reachedAt } }';
  const lifeOf = async (world: World, id: string): Promise<Record<string, unknown>> =>
    (await world.data(`query ($id: ID!) { lifetimeUsage(subscription: { id: $id }) { ${shown} } }`, { id })).lifetimeUsage as Record<string, unknown>;
  const say = async (world: World, id: string, externalHistoricalUsage: string): Promise<Record<string, unknown>> =>
    (await world.data(`mutation ($id: ID!, $input: UpdateLifetimeUsageInput!) { updateLifetimeUsage(subscription: { id: $id }, input: $input) { ${shown} ... on Error { code } ... on ValidationError { issues { code path } } } }`, { id, input: { externalHistoricalUsage } }))
      .updateLifetimeUsage as Record<string, unknown>;
  const row = (amount: string, completionRatio: string, reachedAt: string | null, name: string | null = null, isRecurring = false) => ({ amount, name, isRecurring, completionRatio, reachedAt });

  test('adds up what was used before, in periods that are over and now, and how far each threshold is', async () => {
    const world = await shop(await all.create(), { pro: thresholds() });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    const from = start;
    expect(await lifeOf(world, id)).toEqual({
      period: { from, to: from }, externalHistoricalUsage: '0', invoicedUsage: '0', currentUsage: '0', total: '0',
      usageThresholds: [row('10', '0', null), row('20', '0', null, 'Twenty'), row('70', '0', null, null, true)],
    });
    await use(world, 'acme', 12, '2027-01-02T00:00:00Z');
    await looked(world, acme, '2027-01-03T00:00:00Z');
    const reachedAt = '2027-01-03T00:00:00Z';
    expect(await lifeOf(world, id)).toEqual({
      period: { from, to: '2027-01-03T00:00:30Z' }, externalHistoricalUsage: '0', invoicedUsage: '0', currentUsage: '12', total: '12',
      usageThresholds: [row('10', '1', reachedAt), row('20', '0.2', null, 'Twenty'), row('70', '0', null, null, true)],
    });
    const { customer: billed } = await world.data(
      '{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { kind appliedUsageThresholds { amount name isRecurring lifetimeUsage createdAt subscription { id } } } } } }',
    );
    expect(billed.invoices.nodes.filter(({ kind }: { kind: string }) => kind === 'PROGRESSIVE')).toEqual([
      { kind: 'PROGRESSIVE', appliedUsageThresholds: [{ amount: '10', name: null, isRecurring: false, lifetimeUsage: '12', createdAt: reachedAt, subscription: { id } }] },
    ]);
    // The period is over, its usage gathers and is then invoiced: the sum stays what it was.
    await advance(world, acme.clockId, '2027-02-01T00:30:00Z');
    expect(await lifeOf(world, id)).toMatchObject({ invoicedUsage: '12', currentUsage: '0', total: '12' });
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await lifeOf(world, id)).toMatchObject({ invoicedUsage: '12', currentUsage: '0', total: '12' });
  });

  test('of before is said from outside, counts at once, and is of the life and not of one subscription', async () => {
    const world = await shop(await all.create(), { pro: thresholds(), max: thresholds(tokens({ unit: { amount: '2' } })) });
    const acme = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 4, '2027-01-01T00:00:00Z');
    expect(await say(world, id, '7.5')).toMatchObject({ externalHistoricalUsage: '7.5', currentUsage: '4', total: '11.5' });
    expect(brief(await invoicesOf(world, 'acme')).join()).toContain('4: Tokens 2027-01-01 4 4');
    expect(await say(world, id, '-1')).toEqual({ code: 'VALIDATION_FAILED', issues: [{ code: 'AMOUNT_NEGATIVE', path: ['externalHistoricalUsage'] }] });
    expect(await say(world, id, '1.001')).toEqual({ code: 'VALIDATION_FAILED', issues: [{ code: 'AMOUNT_TOO_PRECISE', path: ['externalHistoricalUsage'] }] });
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    const { changeSubscription } = await world.data(
      'mutation ($by: SubscriptionBy!, $input: ChangeSubscriptionInput!) { changeSubscription(by: $by, input: $input) { __typename ... on ChangedSubscription { next { id } } ... on Error { code message } } }',
      { by: { id }, input: { plan: { key: 'max' } } },
    );
    const next = changeSubscription.next.id as string;
    // What the one before used gathers, until its period is invoiced.
    expect(await lifeOf(world, next)).toMatchObject({ period: { from: start }, externalHistoricalUsage: '7.5', invoicedUsage: '4', currentUsage: '0', total: '11.5' });
    await use(world, 'acme', 5, '2027-01-10T00:00:00Z');
    await billUsageOf(world.command(), dbId(acme.id));
    expect(await lifeOf(world, next)).toMatchObject({ currentUsage: '10', total: '21.5', usageThresholds: [row('10', '1', start), row('20', '1', '2027-01-10T00:00:00Z', 'Twenty'), row('70', '0.03', null, null, true)] });
    expect(await say(world, next, '0')).toMatchObject({ externalHistoricalUsage: '0', total: '14' });
    expect(await lifeOf(world, id)).toMatchObject({ externalHistoricalUsage: '0', currentUsage: '0', total: '4' });
  });

  test('is nothing of a subscription that is not there, and asks no more of a long life than of a short one', async () => {
    const world = await shop(await all.create(), { pro: thresholds() });
    await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    expect((await world.data('{ lifetimeUsage(subscription: { key: "nothing" }) { total } }')).lifetimeUsage).toBeNull();
    await use(world, 'acme', 12, '2027-01-01T00:00:00Z');
    const ask = () => world.ask('query ($id: ID!) { lifetimeUsage(subscription: { id: $id }) { total } }', { id });
    const one = (await ask()).statements;
    expect(one).toBeLessThan(20);
  });
});
