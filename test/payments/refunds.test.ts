import { beforeEach, describe, expect, test } from 'vitest';
import { advance, customer, flat, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const base = { base: onePhase(flat('base', '20')) };
const told = (world: World, key: string, metadata: object) => world.data('mutation ($key: String!, $metadata: JSONObject) { updateCustomer(by: { key: $key }, input: { metadata: $metadata }) { __typename } }', { key, metadata });

/** A customer whose invoice of 20 USD is paid, by the app or by money that came outside. */
async function paid(world: World, key: string, outside: string | null = null): Promise<{ clockId: string | null; invoice: Answer }> {
  const { clockId } = await customer(world, key, outside === null ? {} : { metadata: { 'tollgate.sandbox.target_payment_status': 'failed' } });
  await subscribe(world, key, 'base');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const [invoice] = (await world.data('query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { id number lines { nodes { id } } } } } }', { key })).customer.invoices.nodes.filter(({ number }: Answer) => number !== null);
  if (outside !== null) {
    await world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', { input: { invoice: { id: invoice.id }, amount: outside, reference: `${key} wire` } });
    await told(world, key, {});
    await world.data('mutation ($by: InvoiceBy!) { retryInvoicePayment(by: $by) { __typename } }', { by: { id: invoice.id } });
    await advance(world, clockId, '2027-01-02T00:00:00Z');
  }
  return { clockId, invoice };
}

const parts = '... on CreditNote { id number refundStatus refundAmount refundAttempts { attempt status amount currency failure failureCode createdAt } } ... on Error { code message } ... on ValidationError { issues { code message } }';
const refund = async (world: World, invoice: Answer, amount: string): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ${parts} } }`, { input: { invoice: { id: invoice.id }, items: [{ line: invoice.lines.nodes[0].id, amount }], creditAmount: '0', refundAmount: amount } })).createCreditNote;
const settle = async (world: World, id: string, refundStatus: string): Promise<Answer> => (await world.data(`mutation ($id: ID!, $input: UpdateCreditNoteInput!) { updateCreditNote(by: { id: $id }, input: $input) { ${parts} } }`, { id, input: { refundStatus } })).updateCreditNote;
/** What a payment app says later. */
const answered = async (world: World, id: string, status: string): Promise<Answer> => (await world.data(`mutation ($id: ID!, $status: CreditNoteRefundStatus!) { settleSandboxRefund(by: { id: $id }, status: $status) { ${parts} } }`, { id, status })).settleSandboxRefund;
const note = async (world: World, id: string): Promise<Answer> => (await world.data(`query ($id: ID!) { creditNote(by: { id: $id }) { ${parts.slice(0, parts.indexOf(' ... on Error'))} } }`, { id })).creditNote;

describe('the refund of a credit note', () => {
  test('is given back by the app that took the money', async () => {
    const world = await shop(await all.create(), base);
    const { clockId, invoice } = await paid(world, 'acme');
    const made = await refund(world, invoice, '7.5');
    expect(made).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [{ attempt: 1, status: 'REQUESTED', amount: '7.5', currency: 'USD', failure: null, createdAt: '2027-01-02T00:00:00Z' }] });
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [{ attempt: 1, status: 'SUCCEEDED' }] });
    expect(await settle(world, made.id, 'FAILED')).toMatchObject({ code: expect.any(String) });
  });

  test('that failed is tried again when it is asked for again, and not otherwise', async () => {
    const world = await shop(await all.create(), base);
    const { clockId, invoice } = await paid(world, 'acme');
    await told(world, 'acme', { 'tollgate.sandbox.target_refund_status': 'failed' });
    const made = await refund(world, invoice, '20');
    await advance(world, clockId, '2027-01-03T00:00:00Z');
    const first = { attempt: 1, status: 'FAILED', failure: 'the sandbox was told not to give it back', failureCode: 'SANDBOX_DECLINED' };
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'FAILED', refundAttempts: [first] });
    await told(world, 'acme', {});
    await advance(world, clockId, '2027-01-04T00:00:00Z');
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'FAILED', refundAttempts: [first] });
    expect(await settle(world, made.id, 'PENDING')).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [first, { attempt: 2, status: 'REQUESTED' }] });
    await advance(world, clockId, '2027-01-04T00:00:00Z');
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [first, { attempt: 2, status: 'SUCCEEDED', failure: null }] });
  });

  test('is not given back twice where somebody gave it back meanwhile', async () => {
    const world = await shop(await all.create(), base);
    const { clockId, invoice } = await paid(world, 'acme');
    const made = await refund(world, invoice, '20');
    expect(await settle(world, made.id, 'SUCCEEDED')).toMatchObject({ refundStatus: 'SUCCEEDED' });
    await advance(world, clockId, '2027-01-03T00:00:00Z');
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [{ status: 'WITHDRAWN' }] });
  });

  test('of money that came outside is given back outside; by the app never more than it took', async () => {
    const world = await shop(await all.create(), base);
    const outside = await paid(world, 'outside', '20');
    const made = await refund(world, outside.invoice, '20');
    await advance(world, outside.clockId, '2027-01-03T00:00:00Z');
    expect(await note(world, made.id)).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [] });
    expect(await settle(world, made.id, 'SUCCEEDED')).toMatchObject({ refundStatus: 'SUCCEEDED' });
    // Twelve came outside, eight by the app.
    const both = await paid(world, 'both', '12');
    const [six, three, two] = [await refund(world, both.invoice, '6'), await refund(world, both.invoice, '3'), await refund(world, both.invoice, '2')];
    await advance(world, both.clockId, '2027-01-03T00:00:00Z');
    expect([await note(world, six.id), await note(world, three.id), await note(world, two.id)].map(({ refundStatus, refundAttempts }) => `${refundStatus} ${refundAttempts.length}`)).toEqual(['SUCCEEDED 1', 'PENDING 0', 'SUCCEEDED 1']);
    await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: both.clockId });
    expect(await world.command().read.rows('select 1 from refund where organization_id = $1')).toEqual([]);
  });

  /** 20 USD of acme that the app took, and is asked to give back; it says that it will tell later. */
  async function pending(): Promise<{ world: World; clockId: string | null; id: string }> {
    const world = await shop(await all.create(), base);
    const { clockId, invoice } = await paid(world, 'acme');
    await told(world, 'acme', { 'tollgate.sandbox.target_refund_status': 'pending' });
    const { id } = await refund(world, invoice, '20');
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    expect(await note(world, id)).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [{ attempt: 1, status: 'PENDING', failure: null }] });
    return { world, clockId, id };
  }

  test('of which the app will say later waits, and ends as the app says; said twice it is said once', async () => {
    const { world, clockId, id } = await pending();
    expect(await answered(world, id, 'PENDING')).toMatchObject({ issues: [{ code: 'REFUND_STATUS_PENDING', message: 'status is PENDING, which it is already: say what came of it' }] });
    await advance(world, clockId, '2027-01-05T00:00:00Z');
    const over = { refundStatus: 'SUCCEEDED', refundAttempts: [{ attempt: 1, status: 'SUCCEEDED', failure: null }] };
    expect(await answered(world, id, 'SUCCEEDED')).toMatchObject(over);
    expect(await answered(world, id, 'SUCCEEDED')).toMatchObject(over);
    expect(await answered(world, id, 'FAILED')).toMatchObject({ code: 'REFUND_SETTLED', message: 'the refund is SUCCEEDED for good: only one that is PENDING can be settled' });
    const { read } = world.command();
    expect(await read.rows(`select refunded_at as at from credit_note where organization_id = $1 and refunded_at = '2027-01-05T00:00:00Z'`)).toHaveLength(1);
  });

  test('that fails later can be asked for again', async () => {
    const { world, clockId, id } = await pending();
    const failed = { attempt: 1, status: 'FAILED', failure: 'the sandbox was told not to give it back', failureCode: 'SANDBOX_DECLINED' };
    expect(await answered(world, id, 'FAILED')).toMatchObject({ refundStatus: 'FAILED', refundAttempts: [failed] });
    await told(world, 'acme', {});
    expect(await settle(world, id, 'PENDING')).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [failed, { attempt: 2, status: 'REQUESTED' }] });
    // Nothing was asked of the app yet, so that it has nothing to tell.
    expect(await answered(world, id, 'SUCCEEDED')).toMatchObject({ code: 'REFUND_NOT_ASKED' });
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    expect(await note(world, id)).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [failed, { attempt: 2, status: 'SUCCEEDED' }] });
  });

  test('that is pending is said by hand, or asked of the app once more under its name', async () => {
    const one = await pending();
    expect(await settle(one.world, one.id, 'SUCCEEDED')).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [{ attempt: 1, status: 'SUCCEEDED' }] });
    expect(await answered(one.world, one.id, 'FAILED')).toMatchObject({ code: 'REFUND_SETTLED' });
    const two = await pending();
    const failed = { attempt: 1, status: 'FAILED', failure: 'it was said by hand that it failed', failureCode: null };
    expect(await settle(two.world, two.id, 'FAILED')).toMatchObject({ refundStatus: 'FAILED', refundAttempts: [failed] });
    expect(await settle(two.world, two.id, 'PENDING')).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [failed, { attempt: 2, status: 'REQUESTED' }] });
    const three = await pending();
    await settle(three.world, three.id, 'PENDING');
    await advance(three.world, three.clockId, '2027-01-03T00:00:00Z');
    expect(await note(three.world, three.id)).toMatchObject({ refundStatus: 'PENDING', refundAttempts: [{ attempt: 1, status: 'PENDING' }] });
    await told(three.world, 'acme', {});
    await settle(three.world, three.id, 'PENDING');
    await advance(three.world, three.clockId, '2027-01-04T00:00:00Z');
    expect(await note(three.world, three.id)).toMatchObject({ refundStatus: 'SUCCEEDED', refundAttempts: [{ attempt: 1, status: 'SUCCEEDED' }] });
  });

  test('by hand and by the app at once are told one thing', async () => {
    const { world, id } = await pending();
    const [byHand, byApp] = await Promise.all([settle(world, id, 'SUCCEEDED'), answered(world, id, 'FAILED')]);
    const { refundStatus, refundAttempts } = await note(world, id);
    // Where the app was first, what failed was then given back outside.
    expect([byHand.refundStatus, refundStatus]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect([byApp.refundStatus ?? byApp.code, refundAttempts[0].status]).toEqual(byApp.refundStatus === undefined ? ['REFUND_SETTLED', 'SUCCEEDED'] : ['FAILED', 'FAILED']);
  });
});
