import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { runDueNow } from '../../src/customers/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, giveCoupon, onePhase, shop, start, subscribe } from './billing-world.ts';
import { credit, credited } from './credit-note-world.ts';
import { brief, createWallet, hold, invoicesOf, moves, paying, voidInvoice, walletOf } from './wallet-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** Charges that are each invoiced alone. */
async function bill(world: World, key: string, amounts: readonly string[]): Promise<void> {
  const period = { from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' };
  for (const [n, amount] of amounts.entries()) {
    const { createPendingInvoiceLines: made } = await world.data(
      'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { ... on CreatedPendingInvoiceLines { lines { id } } ... on Error { code message } } }',
      { input: { customer: { key }, currency: 'USD', lines: [{ name: `Charge ${n}`, period, invoiceAt: '2027-01-01T00:00:00Z', price: { flat: { amount, paymentTerm: 'IN_ARREARS' } } }] } },
    );
    await world.data('mutation ($key: String!, $ids: [ID!]!) { invoicePendingLines(customer: { key: $key }, lineIds: $ids) { __typename ... on Error { code message } } }', { key, ids: made.lines.map(({ id }: { id: string }) => id) });
  }
}

test('invoices of one customer that are issued at once, and one that is voided meanwhile, use coupon, note and wallet once', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '40')) });
  for (const round of [1, 2, 3]) {
    const key = `race${round}`;
    const { id } = await customer(world, key, { testClockId: null });
    const run = () => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
    await subscribe(world, key, 'pro');
    await run();
    const [paid] = (await credited(world, key)).filter(({ status }) => status === 'PAID');
    await credit(world, { invoice: { id: paid.id }, items: [{ line: paid.lines.nodes[0].id, amount: '7' }] });
    await giveCoupon(world, key, { code: `RACE${round}`, value: { fixed: { amount: '5', currency: 'USD' } }, frequency: 'ONCE' });
    const wallet = await createWallet(world, key, { grantedCredits: '9' });
    await paying(world, key, 'failed');
    await bill(world, key, ['6']);
    await run();
    const first = (await invoicesOf(world, key)).find(({ status }) => status === 'PAYMENT_PROCESSING' || status === 'PAID' || status === 'OVERDUE');
    expect(first).toBeDefined();
    await bill(world, key, ['4', '8', '16']);
    const open = (await invoicesOf(world, key)).filter(({ status }) => status === 'PAYMENT_PROCESSING');
    await Promise.all([run(), run(), run(), ...open.map((invoice) => voidInvoice(world, invoice.id))]);
    await run();
    const invoices = (await invoicesOf(world, key)).filter(({ kind, number }: Answer) => kind === 'SUBSCRIPTION' && number !== null);
    const { customer: found } = await world.data('query ($key: String!) { customer(by: { key: $key }) { appliedCoupons(first: 5) { nodes { used } } creditNotes(first: 5) { nodes { balance creditAmount applications(first: 50) { nodes { amount returnedAt } } } } } }', { key });
    const { appliedCoupons, creditNotes } = found;
    const coupons = (await world.data('query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { number coupons { amount } } } } }', { key })).customer.invoices.nodes.filter(({ number }: Answer) => number !== null).flatMap((of: Answer) => of.coupons);
    const sum = (amounts: readonly string[]) => Decimal.sum(amounts.map((amount) => Decimal.of(amount))).toString();
    // Voiding gives no coupon back: what issued invoices took of it is what it was used for.
    expect(sum(coupons.map(({ amount }: Answer) => amount))).toBe(appliedCoupons.nodes[0].used);
    expect(appliedCoupons.nodes[0].used).toBe('5');
    const [note] = creditNotes.nodes;
    const kept = note.applications.nodes.filter(({ returnedAt }: Answer) => returnedAt === null);
    expect(sum([note.balance, ...kept.map(({ amount }: Answer) => amount)])).toBe('7');
    const standing = invoices.filter(({ status }: Answer) => status !== 'VOIDED');
    expect(sum(standing.map(({ creditNotesTotal }: Answer) => creditNotesTotal))).toBe(sum(kept.map(({ amount }: Answer) => amount)));
    expect(sum([(await walletOf(world, wallet.id)).credits, ...standing.map(({ walletsTotal }: Answer) => walletsTotal)])).toBe('9');
    await hold(world);
  }
});

test('recurring rules over one long step of the clock do what they do over many short ones', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
  const end = Temporal.Instant.from('2027-05-02T00:00:00Z');
  const hours = (end.epochMilliseconds - Temporal.Instant.from(start).epochMilliseconds) / 3_600_000;
  const rule = fc.oneof(
    fc.record({ trigger: fc.constant('INTERVAL'), interval: fc.constantFrom('WEEKLY', 'MONTHLY', 'QUARTERLY'), paidCredits: fc.constantFrom('1.5', '30'), grantedCredits: fc.constantFrom('0', '10'), startedAt: fc.constantFrom('2027-01-31T12:00:00Z', '2026-12-15T06:30:00Z') }),
    fc.record({ trigger: fc.constant('INTERVAL'), interval: fc.constantFrom('WEEKLY', 'MONTHLY'), method: fc.constant('TARGET'), targetOngoingCredits: fc.constantFrom('25', '60') }),
    fc.record({ trigger: fc.constant('THRESHOLD'), thresholdCredits: fc.constantFrom('5', '20'), paidCredits: fc.constantFrom('30', '90') }),
  );
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: hours - 1 }), { minLength: 3, maxLength: 8 }).map((all) => all.toSorted((a, b) => a - b));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(rule, fc.constantFrom('UTC', 'America/New_York'), fc.constantFrom(null, '2027-03-15T00:00:00Z', '2027-04-01T00:00:00Z'), steps, async (terms, timeZone, expiresAt, at) => {
      run += 1;
      const told: unknown[] = [];
      for (const stops of [[], at]) {
        const key = `rule${run}x${stops.length}`;
        const { clockId } = await customer(world, key, { timeZone });
        const { id } = await createWallet(world, key, { grantedCredits: '12', expiresAt, recurringRules: [terms] });
        await subscribe(world, key, 'pro');
        for (const hour of [...stops, hours]) await advance(world, clockId, Temporal.Instant.from(start).add({ hours: hour }).toString());
        told.push([await moves(world, id), brief(await invoicesOf(world, key)), (await walletOf(world, id)).credits]);
      }
      expect(told[1]).toEqual(told[0]);
    }),
    { numRuns: 3 },
  );
  await hold(world);
});
