import { beforeEach, describe, expect, test } from 'vitest';
import { finalizeInvoice } from '../../src/billing/commands/finalize-invoice.ts';
import { runDueNow } from '../../src/customers/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';
import { Crash, failing } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, brief, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const plan = { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.01' } })) };
const settings = async (world: World, workflow: object) => {
  const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
  const { updateBillingProfile } = await world.data('mutation ($id: ID!, $workflow: BillingWorkflowInput!) { updateBillingProfile(id: $id, input: { workflow: $workflow }) { __typename } }', { id: billingProfiles.nodes[0].id, workflow });
  expect(updateBillingProfile.__typename).toBe('BillingProfile');
};

/** A customer on a clock whose first month has just ended: its draft waits for late events. */
async function drafted(world: World, workflow: object = { invoicing: { draftPeriod: 'P5D' } }) {
  const acme = await customer(world, 'acme', { name: 'Acme' });
  await subscribe(world, 'acme', 'pro', { key: 's' });
  await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
  await use(world, 'acme', 1_000, '2027-01-10T00:00:00Z');
  await settings(world, workflow);
  await advance(world, acme.clockId, '2027-02-01T00:00:00Z');
  const draft = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'DRAFT');
  return { acme, draft };
}

describe('refreshInvoice', () => {
  test('brings late usage, coupons and taxes to a draft whose usage was read; it stays a draft', async () => {
    const world = await shop(await all.create(), plan);
    const { acme, draft } = await drafted(world);
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toContain('DRAFT 30: base fee 2027-02-01 - 20; Tokens 2027-01-01 1000 10');
    await use(world, 'acme', 500, '2027-01-31T23:59:59Z');
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "10", appliedToOrganization: true }) { __typename } }');
    await giveCoupon(world, 'acme', { code: 'FIVE', value: { fixed: { amount: '5', currency: 'USD' } }, frequency: 'ONCE' });
    for (let times = 0; times < 2; times += 1) {
      expect(await act(world, 'refreshInvoice', { id: draft.id })).toEqual({ state: 'DRAFT_WAITING_AUTO_APPROVAL', deletedAt: null });
      const [invoice] = (await invoicesOf(world, 'acme')).filter(({ id }) => id === draft.id);
      expect(invoice.totals).toMatchObject({ amount: '35', discountsTotal: '5', taxesTotal: '3', total: '33' });
    }
    // Nothing was used up, and the draft ends when it would have.
    await advance(world, acme.clockId, '2027-02-06T01:00:00Z');
    expect((await invoicesOf(world, 'acme')).find(({ id }) => id === draft.id)).toMatchObject({ status: 'PAID', totals: { total: '33' }, issuedAt: '2027-02-06T01:00:00Z' });
  });

  test('leaves what gathers and what is issued as it is, and takes a draft away that nothing is charged on any more', async () => {
    const world = await shop(await all.create(), plan);
    const { draft } = await drafted(world);
    const before = await invoicesOf(world, 'acme');
    for (const invoice of before.filter(({ status }) => status !== 'DRAFT')) expect(await act(world, 'refreshInvoice', { id: invoice.id })).toMatchObject({ deletedAt: null });
    expect(await invoicesOf(world, 'acme')).toEqual(before);
    expect(await act(world, 'refreshInvoice', { number: 'none' })).toEqual({ code: 'INVOICE_NOT_FOUND' });
    await world.data('mutation { deleteInvoice(by: { id: "none" }) { __typename } }');
    await act(world, 'deleteInvoice', { id: draft.id });
    expect(await act(world, 'refreshInvoice', { id: draft.id })).toMatchObject({ state: 'DELETED', deletedAt: '2027-02-01T00:00:00Z' });
  });
});

describe('finalizeInvoice', () => {
  test('issues a draft that waits for late events at once, with what came up to now', async () => {
    const world = await shop(await all.create(), plan);
    const { acme, draft } = await drafted(world);
    await use(world, 'acme', 250, '2027-01-30T00:00:00Z');
    expect(draft.state).toBe('DRAFT_WAITING_FOR_COLLECTION');
    const issued = (await world.data('mutation ($id: ID!) { finalizeInvoice(by: { id: $id }) { ... on Invoice { status number issuedAt dueAt totals { total } } } }', { id: draft.id })).finalizeInvoice;
    expect(issued).toEqual({ status: 'PAYMENT_PROCESSING', number: 'OM-SANDBOX-TESTACME-2', issuedAt: '2027-02-01T00:00:00Z', dueAt: '2027-03-03T00:00:00Z', totals: { total: '32.5' } });
    // A second time it is no draft.
    expect(await act(world, 'finalizeInvoice', { id: draft.id })).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE', conflictingId: draft.id });
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 20: base fee 2027-03-01 - 20; Tokens 2027-02-01 0 0', 'PAID 20: base fee 2027-01-01 - 20', 'PAID 32.5: base fee 2027-02-01 - 20; Tokens 2027-01-01 1250 12.5']);
  });

  test('needs no approval, and issues nothing else', async () => {
    const world = await shop(await all.create(), plan);
    const { draft } = await drafted(world, { invoicing: { autoAdvance: false } });
    const gathering = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'GATHERING');
    expect(await act(world, 'finalizeInvoice', { id: gathering.id })).toMatchObject({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    expect(await act(world, 'finalizeInvoice', { id: draft.id })).toMatchObject({ state: 'PAYMENT_PROCESSING_PENDING' });
  });

  test('two at once issue once', async () => {
    const world = await shop(await all.create(), plan);
    const { draft } = await drafted(world);
    const answers = await Promise.all([1, 2, 3].map(() => act(world, 'finalizeInvoice', { id: draft.id })));
    expect(answers.filter(({ state }) => state === 'PAYMENT_PROCESSING_PENDING')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'INVOICE_ACTION_NOT_AVAILABLE')).toHaveLength(2);
  });

  test('cut off before any statement, nothing happened; done again it is issued once', async () => {
    const world = await shop(await all.create(), plan);
    const { draft } = await drafted(world);
    const kept = () => world.command().read.rows('select i.state, i.number, i.total, i.updated_at, (select sum(c.last) from invoice_counter c where c.organization_id = $1) as counted from invoice i where i.organization_id = $1 order by i.id');
    const before = await kept();
    let cuts = 0;
    for (let done = false; !done; ) {
      try {
        await transact(world.command(), (tx) => finalizeInvoice({ ...tx, read: failing(tx.read, { left: cuts + 1 }) } as CommandContext, { id: dbId(draft.id) }));
        done = true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        cuts += 1;
        expect(await kept()).toEqual(before);
      }
    }
    expect(cuts).toBeGreaterThan(10);
    expect((await invoicesOf(world, 'acme')).find(({ id }) => id === draft.id)).toMatchObject({ number: 'OM-SANDBOX-TESTACME-2', status: 'PAYMENT_PROCESSING', totals: { total: '30' } });
  });

  test('is refused while a critical issue stands in the way, and then changes nothing', async () => {
    const world = await shop(await all.create(), plan);
    const { acme, draft } = await drafted(world);
    await world.command().read.rows(`update feature set meter_id = null where organization_id = $1`);
    const before = await invoicesOf(world, 'acme');
    const { finalizeInvoice } = await world.data('mutation ($id: ID!) { finalizeInvoice(by: { id: $id }) { ... on ConflictError { code message } } }', { id: draft.id });
    expect(finalizeInvoice).toEqual({ code: 'INVOICE_NOT_VALID', message: expect.stringContaining('line "Tokens" charges for usage, and its feature has no meter') });
    expect(await invoicesOf(world, 'acme')).toEqual(before);
    expect(acme.clockId).not.toBeNull();
  });
});

describe('loseInvoiceDispute', () => {
  const report = async (world: World) => {
    const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { status state paymentDisputeLostAt } } } }');
    return found.invoices.nodes.filter(({ status }: { status: string }) => status !== 'GATHERING');
  };
  const revenue = async (world: World) => (await world.data('{ analyticsGrossRevenue(filter: { months: 1 }) { amount invoicesCount } }')).analyticsGrossRevenue;

  test('of what was not paid: it becomes uncollectible, is not overdue, and cannot be voided; said again nothing changes', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const acme = await customer(world, 'acme', { name: 'Acme' });
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await settings(world, { payment: { collectionMethod: 'SEND_INVOICE' }, invoicing: { dueAfter: 'P3D' } });
    await advance(world, acme.clockId, '2027-02-10T00:00:00Z');
    const overdue = await report(world);
    expect(overdue.at(-1)).toMatchObject({ status: 'OVERDUE', paymentDisputeLostAt: null });
    const id = (await invoicesOf(world, 'acme')).findLast(({ status }) => status === 'OVERDUE').id;
    expect((await world.data('{ invoices(filter: { paymentOverdue: true }) { totalCount } }')).invoices).toEqual({ totalCount: 2 });
    for (let times = 0; times < 2; times += 1) {
      expect(await act(world, 'loseInvoiceDispute', { id })).toMatchObject({ state: 'UNCOLLECTIBLE' });
      await advance(world, acme.clockId, '2027-02-11T00:00:00Z');
    }
    expect((await report(world)).at(-1)).toEqual({ status: 'UNCOLLECTIBLE', state: 'UNCOLLECTIBLE', paymentDisputeLostAt: '2027-02-10T00:00:00Z' });
    const { voidInvoice } = await world.data('mutation ($id: ID!) { voidInvoice(by: { id: $id }, input: { reason: "x", action: { type: DISCARD } }) { ... on Error { code } } }', { id });
    expect(voidInvoice).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    expect((await world.data('{ lost: invoices(filter: { paymentDisputeLost: true }) { totalCount } kept: invoices(filter: { paymentDisputeLost: false, statuses: [PAID, OVERDUE, UNCOLLECTIBLE] }) { totalCount } overdue: invoices(filter: { paymentOverdue: true }) { totalCount } }'))).toEqual({
      lost: { totalCount: 1 }, kept: { totalCount: 1 }, overdue: { totalCount: 1 },
    });
  });

  test('of what was paid: it stays paid, and no report counts it', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const { id } = await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await subscribe(world, 'acme', 'pro', { key: 's' });
    const [early] = await invoicesOf(world, 'acme');
    expect(await act(world, 'loseInvoiceDispute', { id: early.id })).toMatchObject({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    await runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
    expect(await revenue(world)).toEqual([{ amount: '20', invoicesCount: 1 }]);
    const paid = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'PAID');
    expect(await act(world, 'loseInvoiceDispute', { id: paid.id })).toMatchObject({ state: 'PAID' });
    expect((await report(world)).at(-1)).toMatchObject({ status: 'PAID', paymentDisputeLostAt: start });
    expect(await revenue(world)).toEqual([{ amount: null, invoicesCount: 0 }]);
  });
});

describe('lists of invoices', () => {
  test('are found by kind, and by parts of numbers, external ids and customers', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null, name: 'Acme 100% Ltd' });
    await customer(world, 'bolt', { testClockId: null, name: 'Bolt_Inc' });
    await world.data('mutation { updateCustomer(by: { key: "bolt" }, input: { primaryEmail: "pay@bolt.example" }) { __typename } }');
    const one = async (key: string) => (await world.data('mutation ($key: String!) { createOneOffInvoice(input: { customer: { key: $key }, currency: "USD", lines: [{ name: "Work", unitAmount: "10" }] }) { ... on Invoice { id number } } }', { key })).createOneOffInvoice;
    const [first, second] = [await one('acme'), await one('bolt')];
    await world.data('mutation { createInvoice(input: { externalId: "Upz_Inv_77", customer: { key: "acme" }, currency: "USD", total: "1", issuedAt: "2026-01-01T00:00:00Z", period: { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" } }) { __typename } }');
    const found = async (filter: object) => (await world.data('query ($filter: InvoiceFilter) { invoices(filter: $filter) { nodes { number externalId } totalCount } }', { filter })).invoices.nodes.map(({ number, externalId }: Record<string, string>) => number ?? externalId);
    const numbers = { acme: first.number, bolt: second.number, recorded: 'Upz_Inv_77' };
    expect(await found({ kinds: ['ONE_OFF'] })).toEqual([numbers.acme, numbers.bolt]);
    expect(await found({ kinds: ['RECORDED'] })).toEqual([numbers.recorded]);
    expect(await found({ kinds: [] })).toEqual([]);
    for (const [search, expected] of [
      ['acme', [numbers.acme, numbers.recorded]], ['100%', [numbers.acme, numbers.recorded]], ['t_i', [numbers.bolt]], ['%', [numbers.acme, numbers.recorded]], ['upz_inv', [numbers.recorded]], ['BOLT.EXAMPLE', [numbers.bolt]],
      [second.number.slice(-6).toLowerCase(), [numbers.bolt]], [first.id, [numbers.acme]], [dbId(first.id), [numbers.acme]], ['nothing', []],
    ] as const) {
      expect(await found({ search }), search).toEqual(expected);
    }
    expect(await found({ issuedAfter: '2026-06-01T00:00:00Z', search: 'acme' })).toEqual([numbers.acme]);
  });
});

test('plans and meters tell how many run on them and how many drafts charge for them, with one statement a count however many are asked', async () => {
  const world = await shop(await all.create(), { ...plan, fees: onePhase(flat('base', '5')) });
  const { acme, draft } = await drafted(world);
  await customer(world, 'other', { name: 'Other' });
  await subscribe(world, 'other', 'fees');
  await subscribe(world, (await customer(world, 'later')).key, 'pro', { startsAt: '2027-06-01T00:00:00Z' });
  const counts = 'activeSubscriptionsCount draftInvoicesCount';
  const document = `query ($first: Int) { plans(first: $first) { nodes { key ${counts} } } meters(first: $first) { nodes { key plansCount ${counts} } } }`;
  const asked = async (first: number) => world.ask(document, { first });
  const { data, statements } = await asked(10);
  const told = data as Record<string, { nodes: Record<string, unknown>[] }>;
  expect(told['plans']?.nodes.toSorted((a, b) => String(a['key']).localeCompare(String(b['key'])))).toEqual([
    { key: 'fees', activeSubscriptionsCount: 1, draftInvoicesCount: 0 },
    { key: 'pro', activeSubscriptionsCount: 1, draftInvoicesCount: 1 },
  ]);
  expect(told['meters']?.nodes).toEqual([{ key: 'tokens', plansCount: 1, activeSubscriptionsCount: 1, draftInvoicesCount: 1 }]);
  expect((await asked(1)).statements).toBe(statements);
  // A version that nobody is on yet makes no plan more; what has ended no longer runs, and its draft charges until it is issued.
  await world.data('mutation { createNextPlanVersion(by: { key: "pro" }) { __typename } }');
  await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
  await advance(world, acme.clockId, '2027-02-01T00:01:00Z');
  expect(await world.data(`{ meter(by: { key: "tokens" }) { plansCount ${counts} } }`)).toEqual({ meter: { plansCount: 1, activeSubscriptionsCount: 0, draftInvoicesCount: 1 } });
  await act(world, 'finalizeInvoice', { id: draft.id });
  expect(await world.data(`{ meter(by: { key: "tokens" }) { draftInvoicesCount } }`)).toEqual({ meter: { draftInvoicesCount: 0 } });
});
