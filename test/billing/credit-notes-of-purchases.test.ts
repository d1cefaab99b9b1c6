import { beforeAll, beforeEach, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, flat, onePhase, shop, start, subscribe } from './billing-world.ts';
import { credit, credited, estimate, notesOf, voidNote } from './credit-note-world.ts';
import { createWallet, hold, move, moves, paying, terminate, walletOf, work } from './wallet-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

let world: World;
/** One shop for all: customers are what tests differ by. */
beforeAll(async () => {
  all.clock.set(start);
  world = await shop(await all.create(), { pro: onePhase(flat('base', '4')) });
});

const codes = ({ issues, code }: Answer): string[] => issues?.map((of: Answer) => `${of.code} ${of.path.join('.')}`) ?? [code];

/** A customer with a wallet and the paid invoice that filled it. */
async function bought(key: string, wallet: object): Promise<{ clockId: string | null; id: string; walletId: string; invoice: Answer; line: string }> {
  const { id, clockId } = await customer(world, key);
  const { id: walletId } = await createWallet(world, key, wallet);
  await work(world, id);
  const invoice = (await credited(world, key)).find(({ kind }) => kind === 'WALLET_PURCHASE');
  return { id, clockId, walletId, invoice, line: invoice.lines.nodes[0].id };
}

test('what bought credits is paid back alone, and as many credits leave the wallet', async () => {
  const { walletId, invoice, line } = await bought('acme', { rate: '3', paidCredits: '2', grantedCredits: '1' });
  expect([invoice.status, invoice.totals.total, invoice.creditable, invoice.refundable]).toEqual(['PAID', '6', '0', '6']);
  expect(await estimate(world, invoice.number, [{ line, amount: '1' }])).toMatchObject({ subTotal: '1', taxesTotal: '0', maxCreditable: '0', maxRefundable: '1' });
  const note = await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '1' }], reason: 'ORDER_CANCELLATION' });
  expect(note).toMatchObject({ total: '1', creditAmount: '0', refundAmount: '1', balance: '0', creditStatus: null, refundStatus: 'PENDING', number: `${invoice.number}-CN001` });
  expect(await moves(world, walletId)).toEqual(['PURCHASED +2 6 SETTLED', 'GRANTED +1 3 SETTLED', 'VOIDED -0.33333 1 SETTLED']);
  const { wallet } = await world.data('query ($id: ID!) { wallet(by: { id: $id }) { transactions(first: 5) { nodes { kind creditNote { number } invoice { number } } } } }', { id: walletId });
  expect(wallet.transactions.nodes).toEqual([
    { kind: 'PURCHASED', creditNote: null, invoice: { number: invoice.number } },
    { kind: 'GRANTED', creditNote: null, invoice: null },
    { kind: 'VOIDED', creditNote: { number: note.number }, invoice: null },
  ]);
  expect((await credited(world, 'acme'))[0]).toMatchObject({ creditable: '0', refundable: '5' });
  expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '5' }], creditAmount: '5' }))).toEqual(['CANNOT_CREDIT_INVOICE creditAmount']);
  expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '5' }], refundAmount: '4' }))).toEqual(['DOES_NOT_MATCH_ITEM_AMOUNTS refundAmount']);
  expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '5.01' }] }))).toEqual(['HIGHER_THAN_REMAINING_FEE_AMOUNT items.0.amount']);
  // The last part takes what is left of the purchase, to the last hundred thousandth: all parts are what was bought.
  expect(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '5' }], creditAmount: '0', refundAmount: '5' })).toMatchObject({ refundAmount: '5' });
  expect((await moves(world, walletId)).at(-1)).toBe('VOIDED -1.66667 5 SETTLED');
  expect(await walletOf(world, walletId)).toMatchObject({ credits: '1', balance: '3', consumedCredits: '0' });
  expect((await credited(world, 'acme'))[0]).toMatchObject({ creditable: '0', refundable: '0' });
  expect(await voidNote(world, note.number)).toEqual({ code: 'NO_VOIDABLE_AMOUNT' });
  expect(await notesOf(world, 'acme')).toEqual(['CN001 null 0 of 0', 'CN002 null 0 of 0']);
  await hold(world);
});

test('what invoices have used is not paid back, and nothing of a wallet that has ended or a purchase that is not paid', async () => {
  const { id, clockId, walletId, invoice, line } = await bought('used', { paidCredits: '10' });
  await subscribe(world, 'used', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  expect(await walletOf(world, walletId)).toMatchObject({ credits: '6' });
  expect((await credited(world, 'used')).find((of) => of.id === invoice.id)).toMatchObject({ refundable: '6' });
  expect(await estimate(world, invoice.number, [{ line, amount: '6' }])).toMatchObject({ maxCreditable: '0', maxRefundable: '6' });
  expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '6.01' }] }))).toEqual(['HIGHER_THAN_WALLET_BALANCE items.0.amount']);
  expect(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '2' }] })).toMatchObject({ refundAmount: '2' });
  // The draft of the next fee, or what gathers of it, is told that less is left.
  expect(await walletOf(world, walletId)).toMatchObject({ credits: '4', ongoingUsage: '4', ongoingBalance: '0' });
  await paying(world, 'used', 'failed');
  const { transactions } = await move(world, walletId, { paidCredits: '5' });
  await work(world, id);
  const unpaid = (await credited(world, 'used')).find((of) => of.id === transactions[0].invoice.id);
  expect(codes(await credit(world, { invoice: { id: unpaid.id }, items: [{ line: unpaid.lines.nodes[0].id, amount: '1' }] }))).toEqual(['INVALID_TYPE_OR_STATUS']);
  await terminate(world, walletId);
  expect((await credited(world, 'used')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: '0', refundable: '0' });
  expect(codes(await credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '1' }] }))).toEqual(['INVALID_TYPE_OR_STATUS']);
  await hold(world);
});

test('of notes and uses at once, no credit is paid back and used', async () => {
  const { walletId, invoice, line } = await bought('crowd', { paidCredits: '10' });
  const made: Answer[] = await Promise.all([
    ...Array.from({ length: 4 }, () => credit(world, { invoice: { id: invoice.id }, items: [{ line, amount: '3' }] })),
    ...Array.from({ length: 2 }, () => move(world, walletId, { voidedCredits: '2' })),
  ]);
  const notes = made.slice(0, 4).filter(({ number }) => number !== undefined).length;
  const taken = made.slice(4).filter(({ code }) => code === undefined).length;
  expect((await walletOf(world, walletId)).credits).toBe(String(10 - 3 * notes - 2 * taken));
  expect(made.slice(0, 4).filter(({ number }) => number === undefined).every((refused) => /HIGHER_THAN_(WALLET_BALANCE|REMAINING_FEE_AMOUNT)/.test(codes(refused)[0] ?? ''))).toBe(true);
  expect(notes).toBeGreaterThanOrEqual(2);
  await hold(world);
});

test('what was paid in money can be paid back though as much was credited before, and no more than that', async () => {
  const { clockId } = await customer(world, 'mixed');
  await createWallet(world, 'mixed', { grantedCredits: '3' });
  await subscribe(world, 'mixed', 'pro');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const invoice = (await credited(world, 'mixed')).find(({ status }) => status === 'PAID');
  expect([invoice.walletsTotal, invoice.amountDue, invoice.refundable]).toEqual(['3', '1', '1']);
  const [line] = invoice.lines.nodes;
  const ask = (amount: string, refundAmount: string) => credit(world, { invoice: { id: invoice.id }, items: [{ line: line.id, amount }], refundAmount });
  expect(await ask('3', '0')).toMatchObject({ creditAmount: '3' });
  expect(await ask('0.4', '0.4')).toMatchObject({ refundAmount: '0.4' });
  expect(await ask('0.6', '0.6')).toMatchObject({ refundAmount: '0.6' });
  expect((await credited(world, 'mixed')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: '0', refundable: '0' });
  const other = await customer(world, 'mixed2');
  await createWallet(world, 'mixed2', { grantedCredits: '3' });
  await subscribe(world, 'mixed2', 'pro');
  await advance(world, other.clockId, '2027-01-02T00:00:00Z');
  const second = (await credited(world, 'mixed2')).find(({ status }) => status === 'PAID');
  const back = (amount: string) => credit(world, { invoice: { id: second.id }, items: [{ line: second.lines.nodes[0].id, amount }], refundAmount: amount });
  expect(codes(await back('1.01'))).toEqual(['HIGHER_THAN_REMAINING_INVOICE_AMOUNT refundAmount']);
  expect(await back('1')).toMatchObject({ refundAmount: '1' });
  expect(codes(await back('0.01'))).toEqual(['HIGHER_THAN_REMAINING_INVOICE_AMOUNT refundAmount']);
});
