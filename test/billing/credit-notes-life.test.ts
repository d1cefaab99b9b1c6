import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settleRefund } from '../../src/billing/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, dbId, flat, giveCoupon, onePhase, shop, start, subscribe } from './billing-world.ts';
import { credit, credited, estimate, noteFields, notesOf, updateNote, voidNote } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

let world: World;
/** One shop for all: customers are what tests differ by. */
beforeAll(async () => {
  all.clock.set(start);
  world = await shop(await all.create(), { pro: onePhase(flat('base', '100')), trio: onePhase(flat('a', '992.9'), flat('b', '2997.7'), flat('c', '31.3')) });
});

const workflow = (path: string, value: string) => world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{${path}}', '${value}') where organization_id = $1`);
const invoices = (key: string): Promise<Answer[]> => credited(world, key);

/** A customer with one issued invoice, and the ids of its lines by name. */
async function billed(key: string, plan = 'pro', status = 'PAID'): Promise<{ id: string; clockId: string | null; invoice: Answer; line: (name: string) => string }> {
  const { id, clockId } = await customer(world, key);
  await subscribe(world, key, plan);
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const invoice = (await invoices(key)).find((of) => of.status === status);
  return { id, clockId, invoice, line: (name) => invoice.lines.nodes.find((of: Answer) => of.name === `${name} fee`).id };
}

const codes = ({ issues, code }: Answer): string[] => issues?.map((of: Answer) => `${of.code} ${of.path.join('.')}`) ?? [code];

test('is refunded in part: what was paid in money, once, whoever says that it was', async () => {
  const { id, invoice, line } = await billed('refunded');
  const note = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '50' }], refundAmount: '30', description: 'Half of it', metadata: { ticket: 7 } });
  expect(note).toMatchObject({ total: '50', creditAmount: '20', refundAmount: '30', balance: '20', creditStatus: 'AVAILABLE', refundStatus: 'PENDING', description: 'Half of it' });
  const [asked] = await world.command().read.rows<{ payload: unknown }>(`select payload from outbox_event where organization_id = $1 and type = 'credit_note.refund_requested' and subject_id = $2`, dbId(note.id));
  expect(asked?.payload).toEqual({ amount: '30', currency: 'USD', invoiceId: dbId(invoice.id) });
  expect((await invoices('refunded')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: '50', refundable: '50' });
  const settle = (status: 'SUCCEEDED' | 'FAILED', failure: { code: string; message: string } | null = null) => transact(world.command(), (tx) => settleRefund(tx, dbId(note.id), status, failure));
  await settle('FAILED', { code: 'CARD_CLOSED', message: 'the card is closed' });
  const by = { by: { number: note.number } };
  const shown = async () => (await world.data(`query ($by: CreditNoteBy!) { creditNote(by: $by) { ${noteFields} } }`, by)).creditNote;
  expect(await shown()).toMatchObject({ refundStatus: 'FAILED', refundFailure: { code: 'CARD_CLOSED', message: 'the card is closed' } });
  expect(await updateNote(world, note.number, { refundStatus: 'PENDING' })).toMatchObject({ refundStatus: 'PENDING', refundedAt: null });
  expect(await updateNote(world, note.number, { refundStatus: 'SUCCEEDED', description: null, metadata: null })).toEqual({ refundStatus: 'SUCCEEDED', refundedAt: '2027-01-02T00:00:00Z', description: null, metadata: null });
  await settle('SUCCEEDED');
  await expect(settle('FAILED')).rejects.toMatchObject({ code: 'REFUND_STATUS_FIXED' });
  expect(codes(await updateNote(world, note.number, { refundStatus: 'FAILED' }))).toEqual(['REFUND_STATUS_FIXED']);
  expect(codes(await updateNote(world, note.number, { refundStatus: null }))).toEqual(['REQUIRED refundStatus']);
  expect(await updateNote(world, note.number, { refundStatus: 'SUCCEEDED', description: 'Again' })).toMatchObject({ refundStatus: 'SUCCEEDED', description: 'Again' });
  // Only the credit part can be voided; what is left of the invoice is refunded whole.
  expect(await voidNote(world, note.number)).toMatchObject({ creditStatus: 'VOIDED' });
  const rest = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '50' }], refundAmount: '50' });
  expect(rest).toMatchObject({ creditAmount: '0', refundAmount: '50', creditStatus: null, refundStatus: 'PENDING' });
  expect(await voidNote(world, rest.number)).toEqual({ code: 'NO_VOIDABLE_AMOUNT' });
  expect(id).toBeDefined();
});

test('is refused with what is wrong and what is left', async () => {
  const { invoice, line } = await billed('refusing');
  const ask = async (input: object) => codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '60' }], ...input }));
  expect(await ask({ items: [] })).toEqual(['ITEMS_COUNT items']);
  expect(await ask({ items: [{ line: invoice.id, amount: '1' }, { line: line('base'), amount: '0' }, { line: line('base'), amount: '1' }] })).toEqual(['INVOICE_LINE_NOT_FOUND items.0.line', 'INVALID_VALUE items.1.amount', 'DUPLICATED items.2.line']);
  expect(await ask({ items: [{ line: line('base'), amount: '-1' }] })).toEqual(['INVALID_VALUE items.0.amount']);
  expect(await ask({ items: [{ line: line('base'), amount: '0.001' }] })).toEqual(['AMOUNT_PRECISION items.0.amount']);
  expect(await ask({ items: [{ line: line('base'), amount: '100.01' }] })).toEqual(['HIGHER_THAN_REMAINING_FEE_AMOUNT items.0.amount']);
  expect(await ask({ creditAmount: '59.99' })).toEqual(['DOES_NOT_MATCH_ITEM_AMOUNTS creditAmount']);
  expect(await ask({ creditAmount: '59.999' })).toEqual(['AMOUNT_PRECISION creditAmount']);
  expect(await ask({ creditAmount: '100.01' })).toEqual(['HIGHER_THAN_REMAINING_INVOICE_AMOUNT creditAmount']);
  expect(await ask({ creditAmount: '70', refundAmount: '-10' })).toEqual(['INVALID_VALUE refundAmount']);
  expect(await ask({ refundAmount: '100.01' })).toEqual(['HIGHER_THAN_REMAINING_INVOICE_AMOUNT refundAmount', 'HIGHER_THAN_REMAINING_INVOICE_AMOUNT creditAmount']);
  expect(await ask({ description: '' })).toEqual(['TOO_SHORT description']);
  expect(await ask({ invoice: { number: 'nothing' } })).toEqual(['INVOICE_NOT_FOUND']);
  const gathering = (await invoices('refusing')).find(({ status }) => status === 'GATHERING');
  expect(await ask({ invoice: { id: gathering.id } })).toEqual(['INVALID_TYPE_OR_STATUS']);
  expect(await notesOf(world, 'refusing')).toEqual([]);
  const estimated = await world.ask('query ($id: ID!) { estimateCreditNote(invoice: { id: $id }, items: []) { currency } }', { id: invoice.id });
  expect(estimated.errors).toMatchObject([{ code: 'ValidationError', message: 'items has 0 items: give 1 to 1000' }]);
  const open = await world.ask('query ($id: ID!) { estimateCreditNote(invoice: { id: $id }, items: []) { currency } }', { id: gathering.id });
  expect(open.errors).toMatchObject([{ code: 'BAD_USER_INPUT', issues: [{ code: 'INVALID_TYPE_OR_STATUS', path: ['invoice'] }] }]);
  expect(await estimate(world, 'nothing', [])).toBeNull();
});

test('takes back its part of coupons, which are spread with five more decimals', async () => {
  const { id } = await customer(world, 'couponed', { testClockId: null });
  expect(id).toBeDefined();
  const { clockId } = await customer(world, 'spread');
  await giveCoupon(world, 'spread', { code: 'TEN', value: { fixed: { amount: '10', currency: 'USD' } }, frequency: 'ONCE' });
  await subscribe(world, 'spread', 'trio');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const invoice = (await invoices('spread')).find(({ status }) => status === 'PAID');
  expect([invoice.totals.total, invoice.creditable]).toEqual(['4011.9', '4011.9']);
  const item = (name: string, amount: string) => ({ line: invoice.lines.nodes.find((of: Answer) => of.name === `${name} fee`).id, amount });
  // 10 x 992.9 / 4021.9 = 2.468733...
  expect(await estimate(world, invoice.number, [item('a', '992.9')])).toMatchObject({ couponsAdjustment: '2.4687337', subTotal: '990.43', maxCreditable: '990.43' });
  const totals = [(await credit(world, { invoice: { id: invoice.id }, items: [item('a', '992.9')] })).total, (await credit(world, { invoice: { id: invoice.id }, items: [item('b', '2997.7'), item('c', '31.3')] })).total];
  expect(totals).toEqual(['990.43', '3021.47']);
});

describe('at once', () => {
  test('notes never credit more than is left, and are counted without a gap', async () => {
    const { invoice, line } = await billed('crowded');
    const made: Answer[] = await Promise.all(Array.from({ length: 6 }, () => credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '30' }] })));
    const [given, refused] = [made.filter(({ number }) => number !== undefined), made.filter(({ issues }) => issues !== undefined)];
    expect(given.map(({ number }) => number.slice(-5)).toSorted()).toEqual(['CN001', 'CN002', 'CN003']);
    expect(refused.map(codes)).toEqual(Array.from({ length: 3 }, () => ['HIGHER_THAN_REMAINING_FEE_AMOUNT items.0.amount']));
    expect((await invoices('crowded')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: '10', lines: { nodes: [{ creditedAmount: '90' }] } });
  });

  test('invoices never use a note twice', async () => {
    const { clockId, invoice, line } = await billed('busy');
    await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '50' }] });
    const at = '2027-01-02T00:00:00Z';
    const pending = 'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { __typename ... on Error { message } } }';
    for (const n of ['1', '2', '3']) await world.data(pending, { input: { customer: { key: 'busy' }, currency: 'USD', lines: [{ name: n, price: { flat: { amount: '20' } }, period: { from: start, to: at }, invoiceAt: at }] } });
    await Promise.all(['1', '2', '3'].map(() => world.ask('mutation { invoicePendingLines(customer: { key: "busy" }) { __typename } }')));
    await advance(world, clockId, '2027-01-02T02:00:00Z');
    const used = (await invoices('busy')).filter(({ status }) => status === 'PAID').map(({ creditNotesTotal }) => Number(creditNotesTotal));
    expect(used.reduce((sum, of) => sum + of, 0)).toBe(50);
    expect(await notesOf(world, 'busy')).toEqual(['CN001 CONSUMED 0 of 50']);
  });
});

describe('an invoice that is not paid', () => {
  test('cannot be voided while notes are on it, and gives back what it used when it is', async () => {
    await workflow('payment,collectionMethod', '"SEND_INVOICE"');
    await workflow('invoicing,dueAfter', '"P90D"');
    const { clockId, invoice, line } = await billed('sent', 'pro', 'PAYMENT_PROCESSING');
    expect([invoice.creditable, invoice.refundable]).toEqual(['100', '0']);
    expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '10' }], refundAmount: '10' }))).toEqual(['CANNOT_REFUND_UNPAID_INVOICE refundAmount']);
    const { number } = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '70' }] });
    const withdraw = async (id: string) => (await world.data('mutation ($by: InvoiceBy!, $input: VoidInvoiceInput!) { voidInvoice(by: $by, input: $input) { ... on Invoice { status } ... on Error { code } } }', { by: { id }, input: { reason: 'wrong', action: { type: 'DISCARD' } } })).voidInvoice;
    expect(await withdraw(invoice.id)).toEqual({ code: 'NOT_VOIDABLE' });
    await advance(world, clockId, '2027-02-01T02:00:00Z');
    const second = (await invoices('sent')).find(({ id, status }) => id !== invoice.id && status === 'PAYMENT_PROCESSING');
    expect(second).toMatchObject({ creditNotesTotal: '70', amountDue: '30', creditNotesUsed: [{ number, amount: '70', creditNote: { balance: '0' } }] });
    expect(await voidNote(world, number)).toEqual({ code: 'NO_VOIDABLE_AMOUNT' });
    expect(await withdraw(second.id)).toEqual({ status: 'VOIDED' });
    expect(await notesOf(world, 'sent')).toEqual(['CN001 AVAILABLE 70 of 70', 'USD 70']);
    const { creditNote } = await world.data('query ($by: CreditNoteBy!) { creditNote(by: $by) { applications(first: 5) { nodes { amount returnedAt invoice { number } } } } }', { by: { number } });
    expect(creditNote.applications.nodes).toEqual([{ amount: '70', returnedAt: '2027-02-01T02:00:00Z', invoice: { number: second.number } }]);
    // The voided one keeps what it says; once its note is voided, the first can be withdrawn.
    expect((await invoices('sent')).find(({ id }) => id === second.id)).toMatchObject({ status: 'VOIDED', creditNotesTotal: '70', creditable: '0' });
    await voidNote(world, number);
    expect(await withdraw(invoice.id)).toEqual({ status: 'VOIDED' });
    expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '1' }] }))).toEqual(['INVALID_TYPE_OR_STATUS']);
    await workflow('payment,collectionMethod', '"CHARGE_AUTOMATICALLY"');
  });
});

describe('drafts', () => {
  test('follow notes as they come and are voided, and use nothing before they are issued', async () => {
    const { clockId, invoice, line } = await billed('drafted');
    await workflow('invoicing,autoAdvance', 'false');
    await advance(world, clockId, '2027-02-01T02:00:00Z');
    const draft = async () => (await invoices('drafted')).find(({ status }) => status === 'DRAFT');
    expect(await draft()).toMatchObject({ creditNotesTotal: '0', amountDue: '100' });
    const { number } = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '25' }] });
    expect(await draft()).toMatchObject({ creditNotesTotal: '25', amountDue: '75', creditNotesUsed: [{ number, amount: '25', creditNote: { balance: '25' } }] });
    await voidNote(world, number);
    expect(await draft()).toMatchObject({ creditNotesTotal: '0', amountDue: '100', creditNotesUsed: [] });
    await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '75' }] });
    expect(await act(world, 'approveInvoice', { id: (await draft()).id })).toMatchObject({ state: expect.any(String) });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await invoices('drafted')).filter(({ status }) => status === 'PAID').at(-1)).toMatchObject({ creditNotesTotal: '75', amountDue: '25' });
    expect(await notesOf(world, 'drafted')).toEqual(['CN001 VOIDED 0 of 25', 'CN002 CONSUMED 0 of 75']);
    await workflow('invoicing,autoAdvance', 'true');
  });
});

test('is changed by no statement, used no further than it goes, and goes with its test clock', async () => {
  const { clockId, invoice, line } = await billed('frozen');
  const note = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount: '40' }] });
  const { read } = world.command();
  const id = dbId(note.id);
  for (const change of ['total = 1', 'credit_amount = 1', `number = 'x'`, `reason = 'OTHER', currency = 'EUR'`, 'balance = -1', 'balance = 41']) {
    await expect(read.rows(`update credit_note set ${change} where organization_id = $1 and id = $2`, id)).rejects.toThrow(/credit note/);
  }
  await expect(read.rows('update credit_note_item set amount = 1 where organization_id = $1 and credit_note_id = $2', id)).rejects.toThrow(/never changes/);
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  await expect(read.rows('update credit_note_application set amount = 1 where organization_id = $1 and credit_note_id = $2', id)).rejects.toThrow(/never changes/);
  const { deleteTestClock } = await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename ... on Error { message } } }', { id: clockId });
  expect(deleteTestClock.message).toBeUndefined();
  expect(await read.rows('select 1 from credit_note where organization_id = $1 and id = $2', id)).toEqual([]);
});

test('lists and sums are read in as many statements as there are levels', async () => {
  for (const key of ['page1', 'page2']) {
    const { clockId, invoice, line } = await billed(key);
    for (const amount of ['10', '20']) await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount }] });
    await advance(world, clockId, '2027-02-01T02:00:00Z');
  }
  const asked = await world.ask(`query ($filter: CreditNoteFilter!) { creditNotes(first: 10, filter: $filter) { totalCount nodes { number
    customer { creditBalance { currency } creditNotes(first: 5) { nodes { number } } }
    invoice { creditable refundable creditNotes(first: 5) { nodes { number } } lines(first: 5) { nodes { creditedAmount } } }
    items(first: 5) { nodes { amount line { name } } } applications(first: 5) { nodes { amount invoice { creditNotesUsed { number creditNote { balance } } } } } } } }`, { filter: { customers: [{ key: 'page1' }, { key: 'page2' }], creditStatuses: ['CONSUMED'], reasons: ['OTHER'] } });
  expect(asked.errors).toEqual([]);
  const page: Answer = asked.data['creditNotes'];
  expect(page.totalCount).toBe(4);
  expect(page.nodes.map(({ items, invoice }: Answer) => [items.nodes[0].amount, invoice.creditable, invoice.lines.nodes[0].creditedAmount])).toEqual([['10', '70', '30'], ['20', '70', '30'], ['10', '70', '30'], ['20', '70', '30']]);
  expect(asked.statements).toBe(16);
  const none = await world.ask('query ($filter: CreditNoteFilter!) { creditNotes(filter: $filter) { nodes { number } } }', { filter: { invoices: [{ number: 'nothing' }], currency: 'EUR', refundStatuses: ['FAILED'], issuedAfter: start, issuedBefore: start } });
  expect((none.data['creditNotes'] as Answer).nodes).toEqual([]);
});
