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
const invoiceParts = 'id number state paidAmount amountDue amountOutstanding nextPaymentAttemptAt overdueSince paidAt payments { source attempt status amount reference failureCode createdAt }';

/** Makes the default profile one that collects payments so. */
async function collectBy(world: World, payment: object): Promise<Answer> {
  const { createBillingProfile } = await world.data(
    'mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { workflow { payment { collectionMethod retries } } } ... on ValidationError { issues { code path } } } }',
    { input: { name: 'collecting', isDefault: true, supplier: { name: 'Seller', address: { country: 'FR' } }, workflow: { payment } } },
  );
  return createBillingProfile;
}

/** The issued invoices of a customer, oldest first. */
async function issued(world: World, key: string): Promise<Answer[]> {
  const data = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { ${invoiceParts} } } } }`, { key });
  return data.customer.invoices.nodes.filter(({ number }: Answer) => number !== null);
}

const told = (world: World, key: string, metadata: object) => world.data('mutation ($key: String!, $metadata: JSONObject) { updateCustomer(by: { key: $key }, input: { metadata: $metadata }) { __typename } }', { key, metadata });

const recordPayment = async (world: World, input: object): Promise<Answer> =>
  (await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on Payment { id amount source reference createdAt invoice { state } } ... on Error { code } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } } } }', { input })).recordPayment;

const retry = async (world: World, by: object): Promise<Answer> => (await world.data('mutation ($by: InvoiceBy!) { retryInvoicePayment(by: $by) { ... on Invoice { state } ... on Error { code } } }', { by })).retryInvoicePayment;

const request = async (world: World, input: object): Promise<Answer> =>
  (await world.data('mutation ($input: CreatePaymentRequestInput!) { createPaymentRequest(input: $input) { ... on PaymentRequest { id status amount currency attempts invoices { id } } ... on Error { code message } ... on ValidationError { issues { code path } } } }', { input })).createPaymentRequest;

/** A customer with that many invoices of 20 USD that are overdue, one a month. */
async function inArrears(world: World, key: string, months = 2): Promise<{ id: string; clockId: string | null; invoices: Answer[] }> {
  const made = await customer(world, key, { metadata: failing });
  await subscribe(world, key, 'base');
  await advance(world, made.clockId, months === 2 ? '2027-03-04T00:00:00Z' : '2027-02-02T00:00:00Z');
  return { ...made, invoices: (await issued(world, key)).slice(0, months) };
}
const email = 'billing@acme.example';

describe('retries', () => {
  test('are made when the profile says, until they are used up or it is paid; overdue is told once', async () => {
    const world = await shop(await all.create(), base);
    expect(await collectBy(world, { retries: ['P1D', 'P3D', 'P30D'] })).toEqual({ workflow: { payment: { collectionMethod: 'CHARGE_AUTOMATICALLY', retries: ['P1D', 'P3D', 'P30D'] } } });
    const acme = await customer(world, 'acme', { metadata: failing });
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-01T23:59:59Z');
    const first = async () => (await issued(world, 'acme'))[0];
    expect(await first()).toMatchObject({ state: 'PAYMENT_PROCESSING_FAILED', nextPaymentAttemptAt: '2027-01-02T00:00:00Z', overdueSince: null, paidAmount: '0', amountOutstanding: '20' });
    await advance(world, acme.clockId, '2027-01-31T12:00:00Z');
    expect(await first()).toMatchObject({
      state: 'OVERDUE', nextPaymentAttemptAt: '2027-02-04T00:00:00Z', overdueSince: '2027-01-31T00:00:00Z',
      payments: [1, 2, 5].map((day, at) => ({ attempt: at + 1, createdAt: `2027-01-0${day}T00:00:00Z`, status: 'FAILED', failureCode: 'SANDBOX_DECLINED' })),
    });
    // By hand between two of its own: none of them is used up by it.
    expect(await retry(world, { id: (await first()).id })).toEqual({ state: 'PAYMENT_PROCESSING_PENDING' });
    await advance(world, acme.clockId, '2027-01-31T12:00:00Z');
    expect(await first()).toMatchObject({ state: 'OVERDUE', nextPaymentAttemptAt: '2027-03-02T12:00:00Z', overdueSince: '2027-01-31T00:00:00Z' });
    await told(world, 'acme', {});
    await advance(world, acme.clockId, '2027-03-02T12:00:00Z');
    expect(await first()).toMatchObject({ state: 'PAID', paidAt: '2027-03-02T12:00:00Z', paidAmount: '20', amountOutstanding: '0', nextPaymentAttemptAt: null, overdueSince: null });
    expect((await first()).payments).toHaveLength(5);
    const news = await world.command().read.rows<{ type: string; count: number }>("select type, count(*)::int as count from outbox_event where organization_id = $1 and type in ('invoice.overdue', 'invoice.overdue_cleared', 'invoice.paid') and subject_id = $2::uuid group by 1 order by 1", dbId((await first()).id));
    expect(news).toEqual([{ type: 'invoice.overdue', count: 1 }, { type: 'invoice.overdue_cleared', count: 1 }, { type: 'invoice.paid', count: 1 }]);
  });

  test('end when they are used up, and are not made of what is being paid or is no invoice that failed', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { retries: ['PT1M'] });
    const { clockId, invoices: [invoice] } = await inArrears(world, 'acme', 1);
    expect(invoice).toMatchObject({ state: 'OVERDUE', nextPaymentAttemptAt: null, payments: [{ attempt: 1 }, { attempt: 2, createdAt: '2027-01-01T00:01:00Z' }] });
    expect(await retry(world, { id: invoice.id })).toEqual({ state: 'PAYMENT_PROCESSING_PENDING' });
    expect(await retry(world, { id: invoice.id })).toEqual({ code: 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT' });
    await told(world, 'acme', {});
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await issued(world, 'acme'))[0]).toMatchObject({ state: 'PAID' });
    expect(await retry(world, { id: invoice.id })).toEqual({ code: 'INVALID_STATUS' });
    expect(await collectBy(world, { retries: ['PT59S', 'P367D'] })).toMatchObject({ issues: [{ code: 'FIELD_MUST_BE_POSITIVE', path: ['workflow', 'payment', 'retries', '0'] }, { code: 'TOO_BIG', path: ['workflow', 'payment', 'retries', '1'] }] });
  });

  test('what the app will say later is asked for by nobody else', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { retries: ['P1D'] });
    const acme = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': 'pending' } });
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    const [invoice] = await issued(world, 'acme');
    expect(invoice).toMatchObject({ state: 'OVERDUE', payments: [{ status: 'PENDING' }] });
    expect(await retry(world, { id: invoice.id })).toEqual({ code: 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT' });
    expect(await recordPayment(world, { invoice: { id: invoice.id }, amount: '20', reference: 'wire' })).toMatchObject({ code: 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT' });
    expect(await request(world, { customer: { key: 'acme' }, email, invoices: [{ id: invoice.id }] })).toMatchObject({ code: 'INVOICES_NOT_READY_FOR_PAYMENT_PROCESSING' });
    const settle = async (id: string, status: string): Promise<Answer> =>
      (await world.data('mutation ($id: ID!, $status: PaymentStatus!) { settleSandboxPayment(by: { id: $id }, status: $status) { ... on Payment { status failureCode } ... on Error { code } } }', { id, status })).settleSandboxPayment;
    const pending = async (): Promise<string> => (await world.data('{ payments(filter: { statuses: [PENDING] }) { nodes { id } } }')).payments.nodes[0].id;
    const first = await pending();
    expect(await settle(first, 'FAILED')).toEqual({ status: 'FAILED', failureCode: 'SANDBOX_DECLINED' });
    expect(await settle(first, 'FAILED')).toEqual({ status: 'FAILED', failureCode: 'SANDBOX_DECLINED' });
    expect(await settle(first, 'PAID')).toEqual({ code: 'PAYMENT_SETTLED' });
    expect(await settle(first, 'PENDING')).toEqual({ code: 'VALIDATION_FAILED' });
    // As after any attempt that failed: it is tried again a day later, and what the request asks for is settled later, too.
    await advance(world, acme.clockId, '2027-01-31T00:00:01Z');
    expect((await issued(world, 'acme'))[0]).toMatchObject({ state: 'OVERDUE', nextPaymentAttemptAt: '2027-02-01T00:00:00Z' });
    const asked = await request(world, { customer: { key: 'acme' }, email, invoices: [{ id: invoice.id }] });
    await advance(world, acme.clockId, '2027-01-31T12:00:00Z');
    expect(await settle(await pending(), 'PAID')).toMatchObject({ status: 'PAID' });
    expect((await world.data('query ($id: ID!) { paymentRequest(id: $id) { status attempts invoices { status paidAmount } } }', { id: asked.id })).paymentRequest).toEqual({ status: 'PAID', attempts: 1, invoices: [{ status: 'PAID', paidAmount: '20' }] });
    await advance(world, acme.clockId, '2027-02-03T00:00:00Z');
    expect((await issued(world, 'acme'))[0].payments).toHaveLength(2);
    await settle(await pending(), 'ACTION_REQUIRED');
    expect((await issued(world, 'acme'))[1]).toMatchObject({ state: 'PAYMENT_PROCESSING_ACTION_REQUIRED', payments: [{ status: 'ACTION_REQUIRED' }] });
  });

  test('what the payer has to act on is settled later: paid, while nobody asked again, or failed and tried again', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { retries: ['P1D'] });
    const acme = await customer(world, 'acme', { metadata: { 'tollgate.sandbox.target_payment_status': 'action_required' } });
    await subscribe(world, 'acme', 'base');
    const settle = async (id: string, status: string): Promise<Answer> =>
      (await world.data('mutation ($id: ID!, $status: PaymentStatus!) { settleSandboxPayment(by: { id: $id }, status: $status) { ... on Payment { status action { instructions } failure } ... on Error { code } } }', { id, status })).settleSandboxPayment;
    const waiting = async (): Promise<string[]> =>
      (await world.data('{ payments(filter: { statuses: [ACTION_REQUIRED] }) { nodes { id } } }')).payments.nodes.map(({ id }: Answer) => id);
    const books = async () => (await world.data('{ customer(by: { key: "acme" }) { payments { nodes { status amount } } invoices { nodes { status paidAmount } } } }')).customer;

    // It falls overdue meanwhile, and is paid when the payer has acted.
    await advance(world, acme.clockId, '2027-01-31T00:00:00Z');
    expect((await issued(world, 'acme'))[0]).toMatchObject({ state: 'OVERDUE', nextPaymentAttemptAt: null, payments: [{ status: 'ACTION_REQUIRED' }] });
    const [first = ''] = await waiting();
    expect(await settle(first, 'PENDING')).toEqual({ code: 'VALIDATION_FAILED' });
    const paid = { status: 'PAID', action: null, failure: null };
    expect(await Promise.all([settle(first, 'PAID'), settle(first, 'PAID')])).toEqual([paid, paid]);
    expect(await settle(first, 'FAILED')).toEqual({ code: 'PAYMENT_SETTLED' });
    expect((await issued(world, 'acme'))[0]).toMatchObject({ state: 'PAID', paidAmount: '20', overdueSince: null });
    expect(await world.command().read.rows("select 1 from outbox_event where organization_id = $1 and type = 'invoice.overdue_cleared'")).toHaveLength(1);

    // It fails: as after any attempt, it is tried a day later. Then the payer has to act again, and only the last attempt takes money.
    await advance(world, acme.clockId, '2027-02-01T12:00:00Z');
    const [second = ''] = await waiting();
    expect(await settle(second, 'FAILED')).toMatchObject({ status: 'FAILED', action: null });
    await advance(world, acme.clockId, '2027-02-03T00:00:00Z');
    const [third = ''] = await waiting();
    expect((await issued(world, 'acme'))[1]).toMatchObject({ state: 'PAYMENT_PROCESSING_ACTION_REQUIRED', payments: [{ status: 'FAILED' }, { status: 'ACTION_REQUIRED' }] });
    expect(await retry(world, { id: (await issued(world, 'acme'))[1].id })).toEqual({ state: 'PAYMENT_PROCESSING_PENDING' });
    expect(await settle(third, 'PAID')).toEqual({ code: 'PAYMENT_SUPERSEDED' });
    await advance(world, acme.clockId, '2027-02-03T00:00:01Z');
    expect(await settle(third, 'PAID')).toEqual({ code: 'PAYMENT_SUPERSEDED' });
    const before = await issued(world, 'acme');
    expect(await settle(third, 'FAILED')).toMatchObject({ status: 'FAILED' });
    expect((await issued(world, 'acme'))[1]).toMatchObject({ state: before[1].state, nextPaymentAttemptAt: before[1].nextPaymentAttemptAt });
    const [fourth = ''] = await waiting();
    // Paid in part by hand: the rest is less than what the payer was asked for.
    await recordPayment(world, { invoice: { id: before[1].id }, amount: '5', reference: 'part' });
    expect(await settle(fourth, 'PAID')).toEqual({ code: 'PAYMENT_SUPERSEDED' });
    await recordPayment(world, { invoice: { id: before[1].id }, amount: '15', reference: 'rest' });
    expect(await settle(fourth, 'UNCOLLECTIBLE')).toMatchObject({ status: 'UNCOLLECTIBLE' });
    const { payments, invoices } = await books();
    expect(payments.nodes.filter(({ status }: Answer) => status === 'PAID').map(({ amount }: Answer) => amount).toSorted()).toEqual(['15', '20', '5']);
    expect(invoices.nodes.filter(({ status }: Answer) => status === 'PAID').map(({ paidAmount }: Answer) => paidAmount)).toEqual(['20', '20']);
  });

  test('what the app says later of an invoice whose dispute was lost meanwhile is noted, and moves it only where it was paid', async () => {
    const world = await shop(await all.create(), base);
    for (const [status, state] of [['FAILED', 'UNCOLLECTIBLE'], ['ACTION_REQUIRED', 'UNCOLLECTIBLE'], ['UNCOLLECTIBLE', 'UNCOLLECTIBLE'], ['PAID', 'PAID']]) {
      const key = `lost-${status}`;
      const { clockId } = await customer(world, key, { metadata: { 'tollgate.sandbox.target_payment_status': 'pending' } });
      await subscribe(world, key, 'base');
      await advance(world, clockId, '2027-01-02T00:00:00Z');
      const [invoice] = await issued(world, key);
      const { loseInvoiceDispute } = await world.data('mutation ($by: InvoiceBy!) { loseInvoiceDispute(by: $by) { ... on Invoice { state payments { id } } } }', { by: { id: invoice.id } });
      expect(loseInvoiceDispute).toMatchObject({ state: 'UNCOLLECTIBLE', payments: [{}] });
      const by = { id: loseInvoiceDispute.payments[0].id };
      const { settleSandboxPayment } = await world.data('mutation ($by: PaymentBy!, $status: PaymentStatus!) { settleSandboxPayment(by: $by, status: $status) { ... on Payment { status } ... on Error { code } } }', { by, status });
      expect(settleSandboxPayment).toEqual({ status });
      expect((await issued(world, key))[0]).toMatchObject({ state, payments: [{ status }], paidAmount: status === 'PAID' ? '20' : '0', nextPaymentAttemptAt: null });
    }
  });

  test('a request on which the payer has to act pays all its invoices later, unless one was asked for otherwise', async () => {
    const world = await shop(await all.create(), base);
    const acme = await inArrears(world, 'acme');
    await told(world, 'acme', { 'tollgate.sandbox.target_payment_status': 'action_required' });
    const settle = async (id: string, status: string): Promise<Answer> =>
      (await world.data('mutation ($id: ID!, $status: PaymentStatus!) { settleSandboxPayment(by: { id: $id }, status: $status) { ... on Payment { status } ... on Error { code } } }', { id, status })).settleSandboxPayment;
    const standing = async (id: string): Promise<Answer> => (await world.data('query ($id: ID!) { paymentRequest(id: $id) { status payments { id status } invoices { status paidAmount } } }', { id })).paymentRequest;
    const ask = (): Promise<Answer> => request(world, { customer: { key: 'acme' }, email, invoices: acme.invoices.map(({ id }) => ({ id })) });
    const first = await ask();
    await advance(world, acme.clockId, '2027-03-04T00:00:01Z');
    const second = await ask();
    await advance(world, acme.clockId, '2027-03-04T00:00:02Z');
    const [old, last] = [await standing(first.id), await standing(second.id)];
    expect([old, last]).toMatchObject([{ status: 'ACTION_REQUIRED', invoices: [{ status: 'OVERDUE' }, { status: 'OVERDUE' }] }, { status: 'ACTION_REQUIRED' }]);
    expect(await settle(old.payments[0].id, 'PAID')).toEqual({ code: 'PAYMENT_SUPERSEDED' });
    expect(await settle(old.payments[0].id, 'FAILED')).toEqual({ status: 'FAILED' });
    expect(await standing(first.id)).toMatchObject({ status: 'FAILED', invoices: [{ status: 'OVERDUE' }, { status: 'OVERDUE' }] });
    expect(await settle(last.payments[0].id, 'PAID')).toEqual({ status: 'PAID' });
    expect(await standing(second.id)).toMatchObject({ status: 'PAID', payments: [{ status: 'PAID' }], invoices: [{ status: 'PAID', paidAmount: '20' }, { status: 'PAID', paidAmount: '20' }] });
  });
});

describe('recordPayment', () => {
  test('pays an invoice that is sent, in parts, each of them once', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { collectionMethod: 'SEND_INVOICE' });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await advance(world, acme.clockId, '2027-02-10T00:00:00Z');
    const [invoice] = await issued(world, 'acme');
    expect(invoice).toMatchObject({ state: 'OVERDUE', payments: [], amountOutstanding: '20', overdueSince: '2027-01-31T00:00:00Z' });
    const by = { id: invoice.id };
    const part = { invoice: by, amount: '12.5', reference: 'wire 1', paidAt: '2027-02-09T10:00:00Z', metadata: { bank: 'x' } };
    const [one, same] = await Promise.all([recordPayment(world, part), recordPayment(world, part)]);
    expect(one).toMatchObject({ amount: '12.5', source: 'RECORDED', reference: 'wire 1', createdAt: '2027-02-09T10:00:00Z', invoice: { state: 'OVERDUE' } });
    expect(same.id).toBe(one.id);
    expect(await recordPayment(world, { ...part, amount: '1' })).toMatchObject({ code: 'PAYMENT_REFERENCE_TAKEN', conflictingId: one.id });
    const wrong = async (more: object) => (await recordPayment(world, { invoice: by, amount: '7.5', reference: 'wire 2', ...more })).issues.map(({ code, path }: Answer) => `${path.join('.')} ${code}`);
    expect(await wrong({ amount: '7.51' })).toEqual(['amount PAYMENT_EXCEEDS_OUTSTANDING']);
    expect(await wrong({ amount: '7.505' })).toEqual(['amount PAYMENT_AMOUNT_PRECISION']);
    expect(await wrong({ paidAt: '2027-02-10T00:00:01Z' })).toEqual(['paidAt PAID_AT_IN_FUTURE']);
    expect(await wrong({ amount: '0', reference: '' })).toEqual(['reference REFERENCE_LENGTH', 'amount PAYMENT_AMOUNT_RANGE']);
    expect(await recordPayment(world, { ...part, invoice: { number: 'none' }, reference: 'z' })).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    // Money that was paid keeps it from being voided: it would vanish.
    const voided = await world.data('mutation ($by: InvoiceBy!) { voidInvoice(by: $by, input: { reason: "x", action: { type: DISCARD } }) { ... on Error { code } } }', { by });
    expect(voided.voidInvoice).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    expect(await recordPayment(world, { invoice: by, amount: '7.50', reference: 'wire 2' })).toMatchObject({ amount: '7.5', invoice: { state: 'PAID' } });
    expect((await issued(world, 'acme'))[0]).toMatchObject({ paidAmount: '20', amountOutstanding: '0', amountDue: '20', paidAt: '2027-02-10T00:00:00Z', overdueSince: null });
    expect(await recordPayment(world, { invoice: by, amount: '1', reference: 'wire 3' })).toMatchObject({ code: 'INVOICE_NOT_PAYABLE' });
    const listed = await world.data('query ($by: InvoiceBy!) { payments(filter: { invoice: $by, statuses: [PAID], createdAfter: "2027-02-09T10:00:00Z", customers: [{ key: "acme" }] }) { totalCount nodes { reference invoices { id } customer { key } } } payment(by: { reference: "wire 2" }) { amount } none: payment(by: { reference: "wire 9" }) { id } }', { by });
    expect(listed).toEqual({ payments: { totalCount: 2, nodes: ['wire 2', 'wire 1'].map((reference) => ({ reference, invoices: [{ id: invoice.id }], customer: { key: 'acme' } })) }, payment: { amount: '7.5' }, none: null });
  });

  test('a part that was paid is not collected again', async () => {
    const world = await shop(await all.create(), base);
    const { clockId, invoices: [invoice] } = await inArrears(world, 'acme', 1);
    await recordPayment(world, { invoice: { id: invoice.id }, amount: '0.01', reference: 'coin' });
    await told(world, 'acme', {});
    await retry(world, { id: invoice.id });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await issued(world, 'acme'))[0]).toMatchObject({ state: 'PAID', paidAmount: '20', payments: [{ status: 'FAILED', amount: '20' }, { amount: '0.01' }, { status: 'PAID', amount: '19.99' }] });
  });
});

describe('payment requests', () => {
  test('pay all their invoices by one payment', async () => {
    const world = await shop(await all.create(), base);
    const { clockId, invoices } = await inArrears(world, 'acme');
    const input = { customer: { key: 'acme' }, email, invoices: invoices.map(({ id, number }, at) => (at === 0 ? { id } : { number })) };
    await told(world, 'acme', {});
    const made = await request(world, input);
    expect(made).toMatchObject({ status: 'PENDING', amount: '40', currency: 'USD', attempts: 0, invoices: invoices.map(({ id }) => ({ id })) });
    // Nobody else takes the money meanwhile.
    expect(await retry(world, { id: invoices[0].id })).toEqual({ code: 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT' });
    expect(await recordPayment(world, { invoice: { id: invoices[1].id }, amount: '20', reference: 'r' })).toMatchObject({ code: 'PAYMENT_PROCESSOR_IS_CURRENTLY_HANDLING_PAYMENT' });
    expect(await request(world, input)).toMatchObject({ code: 'INVOICES_NOT_READY_FOR_PAYMENT_PROCESSING' });
    await advance(world, clockId, '2027-03-04T00:00:00Z');
    const asked = await world.data('query ($id: ID!) { paymentRequest(id: $id) { status attempts failure email payments { amount status attempt invoice { id } invoices { id } paymentRequest { id } } } paymentRequests(filter: { customers: [{ key: "acme" }], statuses: [PAID] }) { totalCount nodes { id } } }', { id: made.id });
    expect(asked).toEqual({
      paymentRequest: { status: 'PAID', attempts: 1, failure: null, email, payments: [{ amount: '40', status: 'PAID', attempt: 1, invoice: null, invoices: invoices.map(({ id }) => ({ id })), paymentRequest: { id: made.id } }] },
      paymentRequests: { totalCount: 1, nodes: [{ id: made.id }] },
    });
    for (const invoice of (await issued(world, 'acme')).slice(0, 2)) {
      expect(invoice).toMatchObject({ state: 'PAID', paidAmount: '20', amountOutstanding: '0', overdueSince: null, payments: [{ status: 'FAILED', amount: '20' }, { status: 'PAID', amount: '40', attempt: 1 }] });
    }
  });

  test('that fail leave their invoices as they were', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { retries: ['P60D'] });
    const { clockId, invoices } = await inArrears(world, 'acme');
    const before = await issued(world, 'acme');
    const made = await request(world, { customer: { key: 'acme' }, email, invoices: [{ id: invoices[1].id }, { id: invoices[0].id }] });
    await advance(world, clockId, '2027-03-04T00:00:00Z');
    const { paymentRequest } = await world.data('query ($id: ID!) { paymentRequest(id: $id) { status attempts failure } }', { id: made.id });
    expect(paymentRequest).toEqual({ status: 'FAILED', attempts: 1, failure: 'the sandbox was told to fail' });
    const kept = ({ payments: _payments, ...rest }: Answer) => rest;
    expect((await issued(world, 'acme')).map(kept)).toEqual(before.map(kept));
  });

  test('are refused for what is not overdue, of two currencies, not there, or said wrongly', async () => {
    const world = await shop(await all.create(), base);
    const { invoices } = await inArrears(world, 'acme');
    const { invoices: [other] } = await inArrears(world, 'other', 1);
    const latest = (await issued(world, 'acme'))[2];
    const of = (...named: object[]) => request(world, { customer: { key: 'acme' }, email, invoices: named });
    expect(await of({ id: invoices[0].id }, { id: latest.id })).toMatchObject({ code: 'INVOICES_NOT_OVERDUE' });
    expect(await of({ id: other.id })).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await of({ number: 'none' })).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect((await of({ id: invoices[0].id }, { number: invoices[0].number })).issues).toMatchObject([{ code: 'DUPLICATED', path: ['invoices', '1'] }]);
    expect((await request(world, { customer: { key: 'acme' }, email: 'nobody', invoices: [] })).issues).toMatchObject([{ code: 'EMAIL_INVALID' }, { code: 'INVOICES_COUNT' }]);
    expect(await request(world, { customer: { key: 'nobody' }, email, invoices: [{ id: other.id }] })).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  const requestOf = async (world: World, id: string): Promise<Answer> => (await world.data('query ($id: ID!) { paymentRequest(id: $id) { status attempts collectionMethod payments { source status amount attempt reference } } }', { id })).paymentRequest;
  const sent = { status: 'PENDING', attempts: 0, collectionMethod: 'SEND_INVOICE', payments: [] };

  test('for invoices that are sent ask no app: they wait for the money, which pays all of them at once', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { collectionMethod: 'SEND_INVOICE' });
    const { clockId, invoices } = await inArrears(world, 'acme');
    await told(world, 'acme', {});
    const { id } = await request(world, { customer: { key: 'acme' }, email, invoices: invoices.map((invoice) => ({ id: invoice.id })) });
    await advance(world, clockId, '2027-03-05T00:00:00Z');
    expect(await requestOf(world, id)).toEqual(sent);
    const wire = { paymentRequest: id, amount: '40', reference: 'wire' };
    expect(await recordPayment(world, { ...wire, amount: '39' })).toMatchObject({ issues: [{ code: 'PAYMENT_AMOUNT_MISMATCH', path: ['amount'] }] });
    expect(await recordPayment(world, { ...wire, invoice: { id: invoices[0].id } })).toMatchObject({ issues: [{ code: 'PAYMENT_TARGET', path: ['invoice'] }] });
    expect(await recordPayment(world, { amount: '40', reference: 'wire' })).toMatchObject({ issues: [{ code: 'PAYMENT_TARGET', path: ['invoice'] }] });
    expect(await recordPayment(world, { ...wire, paymentRequest: invoices[0].id })).toEqual({ code: 'PAYMENT_REQUEST_NOT_FOUND' });
    const [one, again] = await Promise.all([recordPayment(world, wire), recordPayment(world, wire)]);
    expect([one, again]).toMatchObject([{ amount: '40', source: 'RECORDED', invoice: null }, { id: one.id }]);
    expect(await requestOf(world, id)).toEqual({ ...sent, status: 'PAID', payments: [{ source: 'RECORDED', status: 'PAID', amount: '40', attempt: 0, reference: 'wire' }] });
    expect((await issued(world, 'acme')).slice(0, 2)).toMatchObject([{ state: 'PAID', paidAmount: '20' }, { state: 'PAID', paidAmount: '20' }]);
    expect(await recordPayment(world, { ...wire, reference: 'another' })).toEqual({ code: 'PAYMENT_REQUEST_CLOSED', conflictingId: id });
  });

  test('that were sent are closed when their invoices are paid otherwise, or asked for again', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { collectionMethod: 'SEND_INVOICE' });
    const { invoices: [first, second] } = await inArrears(world, 'acme');
    const ask = async (...of: Answer[]): Promise<string> => (await request(world, { customer: { key: 'acme' }, email, invoices: of.map((invoice) => ({ id: invoice.id })) })).id;
    const [both, later] = [await ask(first, second), await ask(second)];
    expect([await requestOf(world, both), await requestOf(world, later)]).toMatchObject([{ status: 'CLOSED' }, { status: 'PENDING' }]);
    await recordPayment(world, { invoice: { id: second.id }, amount: '5', reference: 'a part' });
    expect(await requestOf(world, later)).toEqual({ ...sent, status: 'CLOSED' });
    const rest = await ask(first, second);
    expect(await recordPayment(world, { paymentRequest: rest, amount: '35', reference: 'rest' })).toMatchObject({ amount: '35' });
    expect((await issued(world, 'acme')).slice(0, 2)).toMatchObject([{ state: 'PAID', paidAmount: '20' }, { state: 'PAID', paidAmount: '20' }]);
  });

  test('that are sent are closed when an invoice is given up', async () => {
    const world = await shop(await all.create(), base);
    await collectBy(world, { collectionMethod: 'SEND_INVOICE' });
    const { invoices } = await inArrears(world, 'acme', 1);
    const { id } = await request(world, { customer: { key: 'acme' }, email, invoices: [{ id: invoices[0].id }] });
    await world.data('mutation ($by: InvoiceBy!) { loseInvoiceDispute(by: $by) { __typename } }', { by: { id: invoices[0].id } });
    expect(await requestOf(world, id)).toEqual({ ...sent, status: 'CLOSED' });
  });
});
