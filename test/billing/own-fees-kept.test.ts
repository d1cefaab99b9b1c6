import { beforeEach, describe, expect, test } from 'vitest';
import { billUsageOf } from '../../src/billing/index.ts';
import { runDueNow } from '../../src/customers/index.ts';
import { advanceClock, advanceCutOff } from '../support/advance-cut-off.ts';
import { CutConnections } from '../support/cut-connections.ts';
import { runDueThroughCrashes } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { broken } from '../properties/facts.ts';
import { customer, dbId, flat, onePhase, start, subscribe } from './billing-world.ts';
import { credit } from './credit-note-world.ts';
import { alone, callShop, feeInvoices, ownFees, pay, shown, told, used } from './own-fees-world.ts';

// Fees that are paid on their own where several do something at once, where a run is cut off, and in what else looks at what is billed.
const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const plan = { pro: onePhase(flat('base', '20'), alone('calls', '0.11')) };

/** All that is kept of fees and invoices, without what differs from run to run. */
async function kept(world: World): Promise<Record<string, object[]>> {
  const { read } = world.command();
  return {
    invoices: await read.rows('select i.kind, i.number, i.working_number, i.state, i.amount, i.taxes_total, i.total, i.paid_amount, i.issued_at, i.paid_at, i.due_at, i.advance_at, i.period_from, i.period_to, i.settlement, i.deleted_at from invoice i where i.organization_id = $1 order by i.id'),
    fees: await read.rows('select i.working_number, l.name, l.quantity, l.total, l.invoice_at, p.status, p.succeeded_at, p.failed_at, p.invoiced_at, p.taxes from invoice_line l join invoice i on i.id = l.invoice_id left join fee_payment p on p.invoice_line_id = l.id where l.organization_id = $1 order by l.period_from, l.name, l.quantity, l.id'),
    counters: await read.rows('select scope, last from invoice_counter where organization_id = $1 order by scope'),
    news: await read.rows(`select type, count(*)::int from outbox_event where organization_id = $1 and type <> 'test_clock.advanced' group by 1 order by 1`),
    due: await read.rows('select source, due_at from due_work where organization_id = $1 order by 1, 2'),
  };
}

/** The eve of the end of a period with five fees, of which three are paid, in an organization that charges 19 percent. */
async function eve(): Promise<{ readonly world: World; readonly clockId: string; readonly clock: string | null }> {
  const world = await callShop(await all.create(), plan);
  await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "19", appliedToOrganization: true }) { __typename } }');
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await used(world, acme, '2027-01-31T20:00:00Z', [3, 3, 3, 5, 7]);
  const fees = await ownFees(world, 'acme');
  for (const fee of fees.slice(0, 3)) await pay(world, fee);
  await pay(world, fees[3], 'FAILED');
  return { world, clockId: dbId(acme.clockId), clock: acme.clockId };
}

const until = '2027-02-01T06:00:00Z';
const go = (world: World, clockId: string) => advanceClock(world, clockId, until);

describe('the invoice of fees that were paid', () => {
  test('is the same wherever its run is cut off from the database, and lost answers make no second one', { timeout: 0 }, async () => {
    const whole = await eve();
    await go(whole.world, whole.clockId);
    const undisturbed = await kept(whole.world);
    expect(shown(await feeInvoices(whole.world, 'acme'))).toEqual(['GATHERING 1.57 (0.25): calls 5 0.65; calls 7 0.92', 'PAID 1.17 (0.18): calls 3 0.39; calls 3 0.39; calls 3 0.39']);

    const { world, clockId } = await eve();
    const cut = await CutConnections.of(world.product.core.database.pool);
    const cuts = await advanceCutOff(world, cut, clockId, until, 'all but plain reads');
    cut.revive();
    expect(cuts).toBeGreaterThan(10);
    expect(await kept(world)).toEqual(undisturbed);
    expect(await broken(world, start)).toEqual({});
  });

  test('is the same where any read or hand-written statement of a step fails, and a step that is done again changes nothing', async () => {
    const [whole, crashing] = [await eve(), await eve()];
    await go(whole.world, whole.clockId);
    const workers = crashing.world.product.services.dueWorkers;
    expect(await runDueThroughCrashes(crashing.world.command(), { workers, testClockId: crashing.clockId, until })).toBeGreaterThan(10);
    await go(crashing.world, crashing.clockId);
    const done = await kept(crashing.world);
    expect(done).toEqual(await kept(whole.world));
    await go(crashing.world, crashing.clockId);
    expect(await kept(crashing.world)).toEqual(done);
  });

  test('has each fee once or not at all, whoever says at that very moment that it is paid or not', async () => {
    const world = await callShop(await all.create(), { pro: onePhase(alone('calls', '1')) });
    for (const round of [1, 2, 3, 4]) {
      const key = `race${round}`;
      all.clock.set('2027-01-01T00:00:00Z');
      const who = await customer(world, key, { testClockId: null });
      const run = () => runDueNow(world.command(), world.product.services.dueWorkers, dbId(who.id));
      await subscribe(world, key, 'pro', { billingTime: 'CALENDAR' });
      all.clock.set('2027-01-10T00:00:00Z');
      await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { __typename } }', { input: { events: [1, 2, 4, 8, 16, 32].map((count) => ({ id: `${key}-${count}`, source: 'test', type: 'call', subject: key, time: '2027-01-09T00:00:00Z', data: { count } })) } });
      await billUsageOf(world.command(), dbId(who.id));
      const fees = await ownFees(world, key);
      expect(fees).toHaveLength(6);
      for (const fee of fees.slice(0, 3)) await pay(world, fee);
      all.clock.set('2027-02-01T00:00:00Z');
      await Promise.all([run(), ...fees.slice(0, 2).map((fee) => pay(world, fee, 'FAILED')), run(), ...fees.slice(3, 5).map((fee) => pay(world, fee)), pay(world, fees[3], 'FAILED'), run()]);
      await run();
      const now = await ownFees(world, key);
      for (const { paymentStatus, invoice, quantity } of now) expect([paymentStatus === 'SUCCEEDED' || invoice.status === 'GATHERING', quantity]).toEqual([true, quantity]);
      expect(now[2]).toMatchObject({ paymentStatus: 'SUCCEEDED', invoice: { status: 'PAID' } });
      // What became paid after the end of its period goes with the next, and comes but once.
      all.clock.set('2027-03-01T00:00:00Z');
      await run();
      await run();
      const last = await ownFees(world, key);
      expect(last.map(({ paymentStatus, invoice }) => (paymentStatus === 'SUCCEEDED') === (invoice.status === 'PAID'))).toEqual(last.map(() => true));
      const issued = (await feeInvoices(world, key)).filter(({ status }) => status === 'PAID');
      const billed = issued.flatMap(({ lines }: Answer) => lines.nodes.map(({ quantity }: Answer) => Number(quantity)));
      expect(billed.toSorted((a, b) => a - b)).toEqual(last.filter(({ paymentStatus }) => paymentStatus === 'SUCCEEDED').map(({ quantity }) => Number(quantity)));
      for (const { totals, lines } of issued) expect(Number(totals.total)).toBe(lines.nodes.reduce((sum: number, line: Answer) => sum + Number(line.totals.total), 0));
    }
    expect(await broken(world, '2027-03-01T00:00:00Z')).toEqual({});
  });
});

describe('what else looks at fees that are paid on their own', () => {
  test('notes credit and refund what is on the invoice of a period, to its last minor unit', async () => {
    const { world, clockId } = await eve();
    await go(world, clockId);
    const [, invoice] = await feeInvoices(world, 'acme');
    const { invoice: of } = await world.data('query ($id: ID!) { invoice(by: { id: $id }) { creditable refundable lines { nodes { id } } } }', { id: invoice.id });
    expect(of).toMatchObject({ creditable: '1.17', refundable: '1.17' });
    const [one, two, three] = of.lines.nodes.map(({ id }: Answer) => ({ line: id, amount: '0.33' }));
    const part = await credit(world, { invoice: { id: invoice.id }, items: [one], refundAmount: '0.39' });
    expect(part).toMatchObject({ total: '0.39', refundStatus: 'PENDING' });
    const rest = await credit(world, { invoice: { id: invoice.id }, items: [two, three] });
    expect([rest.total, rest.creditAmount, rest.balance]).toEqual(['0.78', '0.78', '0.78']);
    expect((await credit(world, { invoice: { id: invoice.id }, items: [one] })).code).toBe('VALIDATION_FAILED');
    expect(await broken(world, start)).toEqual({});
  });

  test('gross revenue counts them when they are made, until they are invoiced, and what is refunded not', async () => {
    const { world, clockId } = await eve();
    const revenue = async () => (await world.data('{ analyticsGrossRevenue(filter: { months: 2, through: "2027-02-15T00:00:00Z", includeTestClocks: true }) { month currency amount invoicesCount } }')).analyticsGrossRevenue.map(({ month, amount, invoicesCount }: Answer) => `${month} ${amount} ${invoicesCount}`);
    all.clock.set('2027-02-15T00:00:00Z');
    // The subscription's fee of 23.80, and five fees.
    expect(await revenue()).toEqual(['2027-01-01 26.54 1', '2027-02-01 null 0']);
    const fees = await ownFees(world, 'acme');
    await pay(world, fees[3], 'REFUNDED');
    expect(await revenue()).toEqual(['2027-01-01 25.89 1', '2027-02-01 null 0']);
    await go(world, clockId);
    expect(await revenue()).toEqual(['2027-01-01 24.72 1', '2027-02-01 24.97 2']);
  });

  test('a preview of a change asks for none of them, and pending lines are invoiced without them', async () => {
    const { world } = await eve();
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 1) { nodes { id } } } }');
    const { previewSubscriptionChange: preview } = await world.data('query ($id: ID!) { previewSubscriptionChange(by: { id: $id }, change: { cancel: { timing: { preset: IMMEDIATE } } }, periods: 1) { now { totals { total } lines { name } } periods { invoices { lines { name } } } } }', { id: of.subscriptions.nodes[0].id });
    expect(JSON.stringify(preview)).not.toContain('calls');
    const before = told(await ownFees(world, 'acme'));
    await world.data('mutation { invoicePendingLines(customer: { key: "acme" }, progressiveBilling: true) { __typename } }');
    expect(told(await ownFees(world, 'acme'))).toEqual(before);
    const [held] = await feeInvoices(world, 'acme');
    const edit = await world.data('mutation ($id: ID!) { updateInvoice(by: { id: $id }, input: { lines: [] }) { ... on Error { code } ... on ValidationError { issues { code path } } } }', { id: held.id });
    expect(edit.updateInvoice).toEqual({ code: 'VALIDATION_FAILED', issues: [{ code: 'INVOICE_OF_OWN_FEES_LINES', path: ['lines'] }] });
    const removed = await world.data('mutation ($id: ID!) { deleteInvoice(by: { id: $id }) { ... on Error { code } } }', { id: held.id });
    expect(removed.deleteInvoice).toEqual({ code: 'INVOICE_CANNOT_DELETE_GATHERING' });
    expect(shown(await feeInvoices(world, 'acme'))).toEqual(shown([held]));
  });

  test('how they are paid is one statement more, however many they are, and theirs who buys', async () => {
    const { world } = await eve();
    await customer(world, 'bolt', { testClockId: null });
    const asked = (field: string, first: number) => world.ask(`query ($first: Int!) { fees(first: $first) { nodes { name ${field} } } }`, { first });
    const payment = 'paymentStatus paidOnItsOwn succeededAt failedAt refundedAt';
    expect((await asked(payment, 2)).statements - (await asked('', 2)).statements).toBe(1);
    expect((await asked(payment, 50)).statements).toBe((await asked(payment, 2)).statements);
    const [row] = await world.command().read.rows<{ id: string }>(`select id from customer where organization_id = $1 and key = 'acme'`);
    const buyer = { ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: row?.id ?? '' };
    const { fees } = await world.data('{ fees(first: 50, filter: { paymentStatuses: [SUCCEEDED, FAILED] }) { nodes { name paymentStatus } } }', {}, buyer);
    expect(fees.nodes.map(({ name, paymentStatus }: Answer) => `${name} ${paymentStatus}`)).toEqual(['base fee SUCCEEDED', 'calls SUCCEEDED', 'calls SUCCEEDED', 'calls SUCCEEDED', 'calls FAILED']);
    const refused = await world.ask('mutation { updateFee(id: "x", input: { paymentStatus: SUCCEEDED }) { __typename } }', {}, buyer);
    expect(refused.errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  test('what invoices charged for usage lists them with the invoice that they are on, and its document can be asked for', async () => {
    const { world, clockId } = await eve();
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { subscriptions(first: 1) { nodes { id } } } }');
    const past = async () => (await world.data('query ($id: ID!) { customerPastUsage(customer: { key: "acme" }, subscription: { id: $id }) { nodes { invoice { kind status } totals { amount } charges { quantity } } } }', { id: of.subscriptions.nodes[0].id })).customerPastUsage.nodes;
    expect(await past()).toEqual([]);
    await go(world, clockId);
    expect(await past()).toEqual([{ invoice: { kind: 'ADVANCE_CHARGES', status: 'PAID' }, totals: { amount: '0.99' }, charges: [{ quantity: '9' }] }]);
    const [, { id }] = await feeInvoices(world, 'acme');
    const { downloadInvoice } = await world.data('mutation ($id: ID!) { downloadInvoice(by: { id: $id }) { __typename ... on Error { code } } }', { id });
    expect(downloadInvoice).toEqual({ __typename: 'DownloadLink' });
  });

  test('what bears no tax is told and not held back, since it is paid; what comes to nothing is closed where such invoices are not issued', async () => {
    const world = await callShop(await all.create(), { pro: onePhase(alone('calls', '1')), free: onePhase(alone('calls', '1', { discounts: { percentage: '100' } })) });
    const input = { name: 'Strict', isDefault: true, supplier: { name: 'Seller', address: { country: 'FR' } }, workflow: { tax: { enforced: true }, invoicing: { finalizeZeroAmountInvoice: false } } };
    const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { name } ... on Error { code message } } }', { input });
    expect(createBillingProfile).toEqual({ name: 'Strict' });
    for (const key of ['pro', 'free']) {
      const who = await customer(world, key);
      await subscribe(world, key, key);
      await used(world, who, '2027-01-05T00:00:00Z', [5]);
      const [fee] = await ownFees(world, key);
      await pay(world, fee);
      await go(world, dbId(who.clockId));
      if (key === 'free') expect(await pay(world, fee, 'REFUNDED')).toMatchObject({ code: 'FEE_INVOICED' });
    }
    expect((await feeInvoices(world, 'pro')).map(({ status, totals, validationIssues }) => [status, totals.total, validationIssues])).toEqual([['PAID', '5', [{ code: 'INVOICE_LINE_TAX_UNKNOWN', severity: 'WARNING' }]]]);
    expect(await feeInvoices(world, 'free')).toEqual([]);
    const rows = await world.command().read.rows(`select i.state, i.number from invoice i join customer c on c.id = i.customer_id where i.organization_id = $1 and c.key = 'free' and i.kind = 'ADVANCE_CHARGES' and i.status <> 'GATHERING'`);
    expect(rows).toEqual([{ state: 'closed', number: null }]);
    expect(await broken(world, start)).toEqual({});
  });

  test('deleting a test clock takes them along', async () => {
    const { world, clock } = await eve();
    expect(await world.command().read.rows('select 1 from fee_payment where organization_id = $1')).toHaveLength(5);
    const { deleteTestClock } = await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename ... on Error { code message } } }', { id: clock });
    expect(deleteTestClock.code).toBe(undefined);
    expect(await world.command().read.rows('select 1 from fee_payment where organization_id = $1')).toEqual([]);
  });

  test('what gathers follows a profile, and an invoice of fees bears the settings of when it is made', async () => {
    const { world, clockId } = await eve();
    const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
    await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { supplier: { name: "Renamed", address: { country: "FR" } } }) { __typename ... on Error { code message } } }', { id: billingProfiles.nodes[0].id });
    await world.product.tasks['billing-profile']?.({ organizationId: world.organizationId, profileId: dbId(billingProfiles.nodes[0].id) });
    await go(world, clockId);
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 20) { nodes { kind status supplier { name } billedTo { name } } } } }');
    expect(of.invoices.nodes.filter(({ kind }: Answer) => kind === 'ADVANCE_CHARGES').map(({ status, supplier }: Answer) => `${status} ${supplier.name}`)).toContain('PAID Renamed');
  });
});
