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

describe('voidInvoice', () => {
  const voided = `mutation ($by: InvoiceBy!, $input: VoidInvoiceInput!) { voidInvoice(by: $by, input: $input) {
    ... on Invoice { status voidedAt metadata totals { total } } ... on Error { code } ... on ValidationError { issues { code path } } } }`;
  const unpaid = { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } };

  test('charges the shares that are asked for again, and nothing of a paid invoice', async () => {
    const world = await shop(await all.create(), { two: onePhase(flat('base', '20.01'), flat('seat', '10')) });
    const acme = await customer(world, 'acme', unpaid);
    await subscribe(world, 'acme', 'two', { key: 's' });
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    const [, invoice] = await invoicesOf(world, 'acme');
    const [base20, seat] = invoice.lines.nodes;
    const by = { id: invoice.id };
    const overrides = [{ lineId: base20.id, action: { type: 'PENDING', percentage: '50', nextInvoiceAt: '2027-01-10T00:00:00.5Z' } }];
    const { voidInvoice } = await world.data(voided, { by, input: { reason: 'wrong address', action: { type: 'DISCARD' }, overrides } });
    expect(voidInvoice).toEqual({ status: 'VOIDED', voidedAt: '2027-01-02T00:00:00Z', metadata: { 'tollgate.void.reason': 'wrong address' }, totals: { total: '30.01' } });
    expect((await world.data(voided, { by, input: { reason: 'again', action: { type: 'DISCARD' } } })).voidInvoice).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { metadata: {} }) { __typename } }');
    await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
    const again = (await invoicesOf(world, 'acme')).at(-1);
    expect(again).toMatchObject({ status: 'PAID', issuedAt: '2027-01-10T00:00:00Z', totals: { total: '10.01' }, lines: { nodes: [{ name: base20.name, period: base20.period }] } });
    expect((await world.data(voided, { by: { id: again.id }, input: { reason: 'late', action: { type: 'DISCARD' } } })).voidInvoice).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    expect(seat.name).toBe('seat fee');
  });

  test('names what is wrong with its input, and voids nothing', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme', unpaid);
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-02T00:00:00Z');
    const [, invoice] = await invoicesOf(world, 'acme');
    const line = invoice.lines.nodes[0].id;
    const discard = { type: 'DISCARD' };
    const input = { reason: '', action: { type: 'PENDING', percentage: '100.1' }, overrides: [{ lineId: invoice.id, action: discard }, { lineId: line, action: { ...discard, percentage: '-1' } }, { lineId: line, action: discard }] };
    const { voidInvoice } = await world.data(voided, { by: { id: invoice.id }, input });
    expect(voidInvoice.issues.map(({ code, path }: { code: string; path: string[] }) => `${path.join('.')} ${code}`)).toEqual([
      'reason REASON_LENGTH', 'action.percentage PERCENTAGE_RANGE', 'overrides.0.lineId INVOICE_LINE_NOT_FOUND', 'overrides.1.action.percentage PERCENTAGE_RANGE', 'overrides.2.lineId DUPLICATED',
    ]);
    expect((await invoicesOf(world, 'acme'))[1].status).toBe('PAYMENT_PROCESSING');
    expect((await world.data(voided, { by: { number: 'X' }, input: { reason: 'x', action: discard } })).voidInvoice).toEqual({ code: 'INVOICE_NOT_FOUND' });
  });
});
