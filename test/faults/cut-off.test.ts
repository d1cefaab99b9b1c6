import { beforeEach, expect, inject, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { customer, dbId, flat, giveCoupon, onePhase, shop, start, subscribe, tokens, use } from '../billing/billing-world.ts';
import { createWallet } from '../billing/wallet-world.ts';
import { broken } from '../properties/facts.ts';
import { advanceClock, advanceCutOff } from '../support/advance-cut-off.ts';
import { CutConnections } from '../support/cut-connections.ts';
import type { Counts } from '../support/cut-connections.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// An invoice run that loses its database between any two statements, begin, commit and the answer to it among them.
const all = worlds();
beforeEach(() => all.clock.set(start));

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by `npm run properties -- --cuts`. */
    everyStatement?: boolean;
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const plan = {
  ...onePhase(flat('base', '20'), flat('later', '3.33', 'IN_ARREARS'), tokens({ tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', unitPrice: '0.01' }, { unitPrice: '0.001' }] } })),
  usageThresholds: [{ amount: '8' }],
};
const failing = { 'tollgate.sandbox.target_payment_status': 'failed' };
const asked = async (world: World, field: string, source: string, variables: Record<string, unknown>): Promise<Answer> => {
  const answer = (await world.data(source, variables))[field];
  expect(answer.code).toBe(undefined);
  return answer;
};

/** Everything that money is written in, without what differs from run to run. */
async function kept(world: World): Promise<Record<string, object[]>> {
  const { read } = world.command();
  return {
    invoices: await read.rows(`select c.key, i.kind, i.number, i.working_number, i.state, i.amount, i.total, i.taxes_total, i.credit_notes_total, i.wallets_total, i.paid_amount, i.issued_at, i.due_at, i.paid_at, i.advance_at, i.payment_round, i.payment_retries, i.overdue_at, i.period_from, i.period_to, i.deleted_at
      from invoice i join customer c on c.id = i.customer_id where i.organization_id = $1 order by i.id`),
    lines: await read.rows(`select c.key, i.working_number, l.name, l.period_from, l.period_to, l.metered_quantity, l.quantity, l.amount, l.coupons_total, l.credits_total, l.taxes_total, l.total, l.detailed_lines, l.invoice_at, l.deleted_at
      from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id where l.organization_id = $1 order by c.key, i.id, l.period_from, l.name, l.id`),
    payments: await read.rows('select i.number, p.attempt, p.amount, p.status, p.created_at from payment p left join invoice i on i.id = p.invoice_id where p.organization_id = $1 order by p.created_at, i.number, p.amount, p.attempt'),
    requests: await read.rows('select status, amount, attempts, created_at from payment_request where organization_id = $1 order by created_at, id'),
    refunds: await read.rows('select attempt, amount, status from refund where organization_id = $1 order by created_at, id'),
    notes: await read.rows('select n.number, n.total, n.balance, n.credit_status, n.refund_status, (select sum(a.amount) from credit_note_application a where a.credit_note_id = n.id) as used from credit_note n where n.organization_id = $1 order by n.number'),
    wallets: await read.rows('select c.key, w.credits, w.consumed_credits, w.consumed_amount from wallet w join customer c on c.id = w.customer_id where w.organization_id = $1 order by w.id'),
    moves: await read.rows('select t.kind, t.type, t.status, t.source, t.credits, t.amount, i.number from wallet_transaction t left join invoice i on i.id = t.invoice_id where t.organization_id = $1 order by t.id'),
    coupons: await read.rows('select code, used, uses_left, terminated_at from applied_coupon where organization_id = $1 order by id'),
    counters: await read.rows('select scope, last from invoice_counter where organization_id = $1 order by scope'),
    news: await read.rows('select c.key, o.type, count(*)::int from outbox_event o left join customer c on c.id = o.customer_id where o.organization_id = $1 and o.type <> $2 group by 1, 2 order by 1, 2', 'test_clock.advanced'),
    due: await read.rows('select c.key, w.source, w.due_at from due_work w join customer c on c.id = w.customer_id where w.organization_id = $1 order by 1, 2'),
  };
}

/** Two customers, of whom one does not pay, with usage past a threshold, a coupon, credits of every kind and a refund: the eve of their second bill. */
async function eve(): Promise<{ readonly world: World; readonly clockId: string }> {
  const world = await shop(await all.create(), { pro: plan });
  await asked(world, 'createTax', 'mutation { createTax(input: { key: "vat", name: "VAT", rate: "19", appliedToOrganization: true }) { ... on Error { code } } }', {});
  await asked(world, 'createBillingProfile', 'mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on Error { code } } }', {
    input: { name: 'own', isDefault: true, supplier: { name: 'Seller', address: { country: 'FR' } }, workflow: { payment: { retries: ['PT2H'] } } },
  });
  const paying = await customer(world, 'paying');
  const owing = await customer(world, 'owing', { testClockId: paying.clockId });
  for (const { key } of [paying, owing]) {
    await subscribe(world, key, 'pro');
    await giveCoupon(world, key, { code: `FOR-${key}`, value: { fixed: { amount: '30', currency: 'USD' } }, frequency: 'ONCE' });
  }
  await createWallet(world, 'paying', { grantedCredits: '4', paidCredits: '3', recurringRules: [{ trigger: 'THRESHOLD', thresholdCredits: '2', paidCredits: '6' }] });
  const clockId = dbId(paying.clockId);
  await advanceClock(world, clockId, '2027-01-20T00:00:00Z');
  for (const { key, id } of [paying, owing]) {
    await use(world, key, 1_100, '2027-01-19T00:00:00Z');
    await billUsageOf(world.command(), dbId(id));
    await advanceClock(world, clockId, '2027-01-21T00:00:00Z');
  }
  // Paid in money, of which a part is given back and the rest credited.
  const { id } = await asked(world, 'createOneOffInvoice', 'mutation { createOneOffInvoice(input: { customer: { key: "paying" }, currency: "USD", lines: [{ name: "Training", unitAmount: "10" }] }) { ... on Invoice { id } ... on Error { code } } }', {});
  await advanceClock(world, clockId, '2027-01-22T00:00:00Z');
  const { lines } = (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { lines { nodes { id } } } }', { id })).invoice;
  await asked(world, 'createCreditNote', 'mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on Error { code message } } }', { input: { invoice: { id }, items: [{ line: lines.nodes[0].id, amount: '3' }], refundAmount: '1' } });
  await asked(world, 'updateCustomer', 'mutation ($metadata: JSONObject!) { updateCustomer(by: { key: "owing" }, input: { metadata: $metadata }) { ... on Error { code } } }', { metadata: failing });
  await asked(world, 'createDunningCampaign', 'mutation ($input: CreateDunningCampaignInput!) { createDunningCampaign(input: $input) { ... on Error { code } } }', {
    input: { key: 'late', name: 'Late', thresholds: [{ currency: 'USD', amount: '1' }], daysBetweenAttempts: 1, maxAttempts: 1, isDefault: true },
  });
  return { world, clockId };
}

/** The second bill, and then what follows of it: a month of retries, dunning and refunds, and the third bill. `npm run properties -- --cuts` cuts at every statement of both. */
const isThorough = inject('everyStatement') === true;
const untils: readonly (readonly [string, Counts])[] = [
  ['2027-02-01T06:00:00Z', isThorough ? 'every statement' : 'all but plain reads'],
  ['2027-03-05T00:00:00Z', isThorough ? 'every statement' : 'commits'],
];

test('an invoice run cut off before any statement, and after any commit, ends in the same books as one that was not', { timeout: 0 }, async () => {
  const whole = await eve();
  const cut = await CutConnections.of(whole.world.product.core.database.pool);
  let least = 0;
  for (const [to, counts] of untils) {
    cut.after(Number.POSITIVE_INFINITY, false, counts === 'commits' ? counts : 'all but plain reads');
    await advanceClock(whole.world, whole.clockId, to);
    // Each is cut off before it is sent; a commit is once more with its answer lost, which is more than this asks for, as reads are.
    least += cut.counted;
  }
  cut.revive();
  const undisturbed = await kept(whole.world);

  const { world, clockId } = await eve();
  let cuts = 0;
  for (const [to, counts] of untils) cuts += await advanceCutOff(world, cut, clockId, to, counts);
  cut.revive();
  expect(least).toBeGreaterThan(0);
  expect(cuts).toBeGreaterThanOrEqual(least);
  expect(await kept(world)).toEqual(undisturbed);
  expect(await broken(world, start)).toEqual({});
  // The story has all of it.
  for (const [name, rows] of Object.entries(undisturbed)) expect([name, rows.length > 0]).toEqual([name, true]);
});
