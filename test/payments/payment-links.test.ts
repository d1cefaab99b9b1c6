import { print } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import type { PaymentApps } from '../../src/billing/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { payByLink } from '../../src/payments/commands/pay-by-link.ts';
import { sandbox } from '../../src/payments/index.ts';
import { advance, act, customer, dbId, flat, invoicesOf, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { createWallet, hold, move, walletOf } from '../billing/wallet-world.ts';
import * as operations from '../operations/generated/graphql.ts';
import { Crash } from '../support/crash.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// Invoices that are paid by links: from the graph to the button of the page, and what the invoice says then.
const all = worlds();
const http = served(all);
beforeEach(() => all.clock.set(start));

const document = print(operations.CreateInvoicePaymentUrlDocument);
const linkTo = async (world: World, by: object, viewer?: Viewer) => (await world.data(document, { by }, viewer)).createInvoicePaymentUrl;
const buyer = (world: World, customerId: string): Viewer => ({ ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(customerId) });
const look = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, page: await answer.text() };
};
const pay = async (url: string, amount: string | null) => {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(amount === null ? {} : { amount }) });
  const location = answer.headers.get('location');
  return { status: answer.status, page: await answer.text(), to: location === null ? null : new URL(location, url).href };
};
const paymentsOf = async (world: World, id: string) =>
  (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { state paidAt paidAmount amountOutstanding payments { status attempt amount source } } }', { id })).invoice;
const wishes = (world: World, wish: string) => world.data('mutation ($input: UpdateCustomerInput!) { updateCustomer(by: { key: "acme" }, input: $input) { __typename } }', { input: { metadata: { 'tollgate.sandbox.target_payment_status': wish } } });

const clockOf = async (world: World): Promise<string> => (await world.data('{ testClocks(first: 1) { nodes { id } } }')).testClocks.nodes[0].id;

/** An organization whose customer has an issued invoice of 1,234.50 that is sent to it, or whose payment failed. */
async function unpaid(how: 'sent' | 'failed', workflow: object = {}): Promise<{ world: World; id: string; number: string; customerId: string; clockId: string | null }> {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '1234.50')) });
  await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
    input: { name: 'Seller', supplier: { name: '<Seller> & "Sons"', address: { country: 'DE' } }, isDefault: true, workflow: { payment: { collectionMethod: how === 'sent' ? 'SEND_INVOICE' : 'CHARGE_AUTOMATICALLY' }, ...workflow } },
  });
  const acme = await customer(world, 'acme', { name: 'Acme', ...(how === 'failed' ? { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } } : {}) });
  await subscribe(world, 'acme', 'pro');
  await advance(world, acme.clockId, '2027-01-01T01:00:00Z');
  const { id, number } = (await invoicesOf(world, 'acme')).find((invoice) => invoice.number !== null);
  return { world, id, number, customerId: acme.id, clockId: acme.clockId };
}

describe('a payment link', () => {
  test('shows what is outstanding, and pays it once', async () => {
    const { world, id, number } = await unpaid('sent');
    const link = await linkTo(world, { number });
    expect(link).toEqual({ url: expect.stringContaining(`${http.address}/pay/`) as unknown, expiresAt: '2027-01-02T00:00:00Z' });
    const answer = await fetch(link.url);
    expect(Object.fromEntries(['content-type', 'cache-control', 'referrer-policy', 'content-security-policy', 'x-content-type-options'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    });
    const page = await answer.text();
    for (const text of ['<p>&lt;Seller&gt; &amp; &quot;Sons&quot;</p>', `<h1>Invoice ${number}</h1>`, '<dd>$1,234.50</dd>', '<dd>Jan 31, 2027</dd>', '<input type="hidden" name="amount" value="1234.5">']) expect(page).toContain(text);
    // Of the customer it says nothing but what the number says.
    expect(page.replaceAll(number, '')).not.toMatch(/acme/i);

    // Looking, with HEAD too, paid nothing.
    expect((await fetch(link.url, { method: 'HEAD' })).status).toBe(200);
    expect(await paymentsOf(world, id)).toEqual({ state: 'PAYMENT_PROCESSING_PENDING', paidAt: null, paidAmount: '0', amountOutstanding: '1234.5', payments: [] });
    expect(await pay(link.url, '1234.5')).toEqual({ status: 303, page: '', to: link.url });
    const paid = { state: 'PAID', paidAt: '2027-01-01T01:00:00Z', paidAmount: '1234.5', amountOutstanding: '0', payments: [{ status: 'PAID', attempt: 1, amount: '1234.5', source: 'SANDBOX' }] };
    expect(await paymentsOf(world, id)).toEqual(paid);
    const { status, page: after } = await look(link.url);
    expect(status).toBe(200);
    expect(after).toContain('It is paid. Thank you.');
    expect(after).not.toContain('<form');
    const second = await pay(link.url, '1234.5');
    expect(second.status).toBe(409);
    expect(second.page).toContain('It is paid. Thank you.');
    expect(await paymentsOf(world, id)).toEqual(paid);
    expect(await linkTo(world, { id })).toEqual({ code: 'INVALID_INVOICE_STATUS_OR_PAYMENT_STATUS', message: 'an invoice in state paid cannot be paid by a link: one can that is issued and has something outstanding', conflictingId: id });
  });

  test('names the day on which it is due as its document does: in the time zone of its customer', async () => {
    const { world, id } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    await world.data('mutation ($input: UpdateCustomerInput!) { updateCustomer(by: { key: "acme" }, input: $input) { __typename } }', { input: { timeZone: 'Pacific/Honolulu' } });
    expect((await look(url)).page).toContain('<dd>Jan 30, 2027</dd>');
  });

  test('pays once where its button is pressed many times at once', async () => {
    const { world, id } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(url, '1234.5')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409, 409, 409, 409, 409]);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAID', paidAmount: '1234.5', payments: [{ status: 'PAID' }] });
  });

  test('leaves nothing behind where the process dies while the app is asked, and pays when it is used again', async () => {
    const { world, id } = await unpaid('failed');
    await wishes(world, 'paid');
    const before = await paymentsOf(world, id);
    const dying = (whenAsked: 'before' | 'after'): PaymentApps => ({
      SANDBOX: {
        ...sandbox,
        collect: async (tx, request) => {
          if (whenAsked === 'after') await sandbox.collect(tx, request);
          throw new Crash();
        },
      },
    });
    for (const when of ['before', 'after'] as const) {
      await expect(payByLink(world.command(), dying(when), dbId(id), Decimal.of('1234.5'))).rejects.toThrow(Crash);
      expect(await paymentsOf(world, id)).toEqual(before);
    }
    expect((await pay((await linkTo(world, { id })).url, '1234.5')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAID', payments: [{ status: 'FAILED', attempt: 1 }, { status: 'PAID', attempt: 2, amount: '1234.5' }] });
  });

  test('collects nothing but the amount that was shown', async () => {
    const { world, id, number } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', { input: { invoice: { number }, amount: '1000', reference: 'wire 1' } });
    for (const amount of ['1234.5', '234.49', '-234.5', '0']) {
      const { status, page } = await pay(url, amount);
      expect(status).toBe(409);
      expect(page).toContain('The amount has changed since you saw it.');
      expect(page).toContain('<dd>$234.50</dd>');
    }
    for (const amount of [null, '', 'all', 'NaN', '1e2', '٢٣٤']) expect((await pay(url, amount)).status, String(amount)).toBe(400);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1_001) })).status).toBeGreaterThanOrEqual(400);
    expect(await paymentsOf(world, id)).toMatchObject({ paidAmount: '1000', payments: [{ source: 'RECORDED' }] });
    expect((await pay(url, '234.50')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAID', paidAmount: '1234.5', payments: [{ source: 'RECORDED', amount: '1000' }, { source: 'SANDBOX', amount: '234.5', status: 'PAID' }] });
  });

  test('pays what failed before and what is overdue, in a new attempt; one that fails leaves it as any failed attempt does', async () => {
    const { world, id, clockId } = await unpaid('failed', { documents: { locale: 'DE' } });
    const { url } = await linkTo(world, { id });
    expect((await look(url)).page).toContain('Die letzte Zahlung ist fehlgeschlagen.');
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAYMENT_PROCESSING_FAILED', payments: [{ status: 'FAILED', attempt: 1 }, { status: 'FAILED', attempt: 2 }] });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    const overdue = (await invoicesOf(world, 'acme')).find((invoice) => invoice.id === id);
    expect(overdue.state).toBe('OVERDUE');
    await wishes(world, 'action_required');
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAYMENT_PROCESSING_ACTION_REQUIRED', payments: [{}, {}, { status: 'ACTION_REQUIRED', attempt: 3 }] });
    await wishes(world, 'paid');
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAID', paidAmount: '1234.5', payments: [{}, {}, {}, { status: 'PAID', attempt: 4 }] });
    const { invoice } = await world.data('query ($id: ID!) { invoice(by: { id: $id }) { overdueSince } }', { id });
    expect(invoice.overdueSince).toBeNull();
  });

  test('waits while a payment is under way, and can be used again when that has failed', async () => {
    const { world, id } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    await wishes(world, 'pending');
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect((await look(url)).page).toContain('A payment is under way.');
    const refused = await pay(url, '1234.5');
    expect(refused.status).toBe(409);
    expect(refused.page).not.toContain('<form');
    const { payments } = await world.data('{ payments(first: 5) { nodes { id status } } }');
    expect(payments.nodes).toEqual([{ id: expect.any(String), status: 'PENDING' }]);
    await world.data('mutation ($id: ID!) { settleSandboxPayment(by: { id: $id }, status: FAILED) { __typename } }', { id: payments.nodes[0].id });
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAYMENT_PROCESSING_FAILED', amountOutstanding: '1234.5' });
    await wishes(world, 'paid');
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'PAID', payments: [{ status: 'FAILED', attempt: 1 }, { status: 'PAID', attempt: 2 }] });
  });

  test('closes a payment request that was sent for the same money', async () => {
    const { world, id, clockId } = await unpaid('sent');
    await advance(world, clockId, '2027-02-01T00:00:00Z');
    await world.data('mutation ($input: CreatePaymentRequestInput!) { createPaymentRequest(input: $input) { __typename } }', { input: { customer: { key: 'acme' }, email: 'a@b.example', invoices: [{ id }] } });
    const { url } = await linkTo(world, { id });
    expect((await pay(url, '1234.5')).status).toBe(303);
    expect((await world.data('{ paymentRequests(first: 5) { nodes { status } } }')).paymentRequests.nodes).toEqual([{ status: 'CLOSED' }]);
  });

  test('pays credits that are bought only when they are paid: their invoice is numbered then', async () => {
    const { world } = await unpaid('sent');
    const { id: wallet } = await createWallet(world, 'acme', { invoiceRequiresSuccessfulPayment: true });
    const { transactions: [bought] } = await move(world, wallet, { paidCredits: '7' });
    const { id, number } = bought.invoice;
    expect(number).toBeNull();
    await advance(world, await clockOf(world), '2027-01-01T02:00:00Z');
    const { url } = await linkTo(world, { id });
    expect((await look(url)).page).toContain('<dd>$7.00</dd>');
    expect(await walletOf(world, wallet)).toMatchObject({ credits: '0' });
    expect((await pay(url, '7')).status).toBe(303);
    await advance(world, await clockOf(world), '2027-01-01T03:00:00Z');
    expect(await walletOf(world, wallet)).toMatchObject({ credits: '7' });
    expect((await world.data('query ($id: ID!) { invoice(by: { id: $id }) { number state } }', { id })).invoice).toEqual({ number: expect.stringMatching(/-2$/), state: 'PAID' });
    expect((await look(url)).page).toContain('It is paid. Thank you.');
    await hold(world);
  });

  test('of an invoice that was voided pays nothing', async () => {
    const { world, id } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    await world.data('mutation ($by: InvoiceBy!) { voidInvoice(by: $by, input: { reason: "A mistake", action: { type: DISCARD } }) { __typename } }', { by: { id } });
    const refused = await pay(url, '1234.5');
    expect(refused.status).toBe(409);
    expect(refused.page).toContain('It cannot be paid here.');
    expect(await paymentsOf(world, id)).toMatchObject({ state: 'VOIDED', payments: [] });
  });

  test('is refused from its end on, when anything of it was changed, and where it is none', async () => {
    const { world, id } = await unpaid('sent');
    const { url } = await linkTo(world, { id });
    const none = async (of: string) => [(await look(of)).status, (await pay(of, '1234.5')).status];
    const token = url.slice(url.lastIndexOf('/') + 1);
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const later = `${head}.${Buffer.from(JSON.stringify({ ...claims, exp: Number(claims['exp']) + 86_400 })).toString('base64url')}.${signature}`;
    const until = { organizationId: world.organizationId, expiresAt: Temporal.Instant.from('2027-01-02T00:00:00Z') };
    const portal = await world.product.core.portal.sign({ id: dbId(id), ...until }, Temporal.Instant.from(start));
    const access = await world.product.core.accessTokens.sign({ id: dbId(id), ...until }, Temporal.Instant.from(start));
    for (const other of [later, portal, access, `${token}x`, `${token}/`, '', 'nothing', '%E0%A4%A', 'a/b']) expect(await none(`${http.address}/pay/${other}`), other).toEqual([403, 403]);
    // Nor is a payment link a credential, or a download link.
    const asked = await fetch(`${http.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: '{"query":"{ viewer { __typename } }"}' });
    expect(asked.status).toBe(401);
    expect((await fetch(`${http.address}/downloads/${token}`)).status).toBe(403);
    all.clock.set(Temporal.Instant.from('2027-01-01T23:59:59.999Z'));
    expect((await look(url)).status).toBe(200);
    all.clock.set(Temporal.Instant.from('2027-01-02T00:00:00Z'));
    expect(await none(url)).toEqual([403, 403]);
    expect(await paymentsOf(world, id)).toMatchObject({ payments: [] });
  });
});

describe('who may have a payment link', () => {
  test('a key that may write bills, a buyer for its own invoices, and no other', async () => {
    const { world, id, customerId } = await unpaid('sent');
    const other = await customer(world, 'other');
    expect(await linkTo(world, { id }, world.limited('billing:write'))).toHaveProperty('url');
    expect((await world.ask(document, { by: { id } }, world.limited('billing:read'))).errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect(await linkTo(world, { id }, buyer(world, customerId))).toHaveProperty('url');
    expect(await linkTo(world, { id }, buyer(world, other.id))).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await linkTo(await all.create(), { id })).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  test('nobody for what gathers, is a draft, is given up, or is run by another system', async () => {
    const { world, id } = await unpaid('failed');
    const refusals = async (by: object) => (await linkTo(world, by)).code;
    const [gathering] = (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'GATHERING');
    expect(await refusals({ id: gathering.id })).toBe('INVALID_INVOICE_STATUS_OR_PAYMENT_STATUS');
    await world.data('mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { __typename } }', {
      input: { externalId: 'inv-1', customer: { key: 'acme' }, currency: 'EUR', total: '24', issuedAt: '2026-12-01T00:00:00Z', period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }, lines: [{ name: 'Seats', quantity: '1', amount: '24' }] },
    });
    expect(await linkTo(world, { externalId: 'inv-1' })).toMatchObject({ code: 'INVALID_INVOICE_STATUS_OR_PAYMENT_STATUS', message: 'the invoice is run by another system and is not paid here: ask that system for a link' });
    expect(await act(world, 'loseInvoiceDispute', { id })).toMatchObject({ state: 'UNCOLLECTIBLE' });
    expect(await refusals({ id })).toBe('INVALID_INVOICE_STATUS_OR_PAYMENT_STATUS');
  });
});
