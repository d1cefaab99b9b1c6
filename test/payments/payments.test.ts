import { beforeEach, describe, expect, test } from 'vitest';
import { act, advance, customer, flat, invoicesOf, onePhase, shop, start, subscribe, tokens } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const base = { base: onePhase(flat('base', '20')) };

describe('payment', () => {
  const attempts = (world: World, key: string) =>
    world.data('query ($key: String!) { customer(by: { key: $key }) { invoices { nodes { state payments { status amount currency failure createdAt } } } } }', { key }).then((data) => data.customer.invoices.nodes[1]);

  test.each([
    ['failed', 'PAYMENT_PROCESSING_FAILED', 'FAILED'],
    ['action_required', 'PAYMENT_PROCESSING_ACTION_REQUIRED', 'ACTION_REQUIRED'],
    ['uncollectible', 'UNCOLLECTIBLE', 'UNCOLLECTIBLE'],
    ['paid', 'PAID', 'PAID'],
  ])('told to be %s, the sandbox leaves the invoice %s', async (wish, state, status) => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': wish } });
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    expect(await attempts(world, 'acme')).toMatchObject({ state, payments: [{ status, amount: '20', currency: 'USD', createdAt: start }] });
  });

  test('what is not paid is overdue at dueAt; a retry asks again and once', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-30T23:59:59Z');
    const [, invoice] = await invoicesOf(world, 'acme');
    expect(invoice).toMatchObject({ status: 'PAYMENT_PROCESSING', issuedAt: start, dueAt: '2027-01-31T00:00:00Z', paidAt: null });
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    expect((await invoicesOf(world, 'acme'))[1]).toMatchObject({ status: 'OVERDUE', number: invoice.number });
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { metadata: {} }) { __typename } }');
    expect(await act(world, 'retryInvoice', { id: invoice.id })).toEqual({ state: 'PAYMENT_PROCESSING_PENDING', deletedAt: null });
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    expect(await attempts(world, 'acme')).toMatchObject({ state: 'PAID', payments: [{ status: 'FAILED', failure: 'the sandbox was told to fail' }, { status: 'PAID', failure: null }] });
    expect(await act(world, 'retryInvoice', { id: invoice.id })).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE', conflictingId: invoice.id });
  });

  test('an invoice that comes to nothing is paid without asking', async () => {
    const world = await shop(await all.create(), { usage: onePhase(tokens({ unit: { amount: '1' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'usage');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(await attempts(world, 'acme')).toEqual({ state: 'PAID', payments: [] });
  });
});
