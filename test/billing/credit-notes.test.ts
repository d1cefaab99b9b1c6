import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, flat, onePhase, shop, start, subscribe } from './billing-world.ts';
import { credit, credited, estimate, notesOf, voidNote } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const vat = (world: World, rate: string) =>
  world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ... on Error { message } } }', { input: { key: 'vat', name: 'VAT', rate, appliedToOrganization: true } });

/** A customer with one paid invoice of these fees in advance, and the next one a month later. */
async function paid(world: World, key: string, plan: string): Promise<{ clockId: string | null; invoice: Answer; line: (name: string) => string }> {
  const { clockId } = await customer(world, key);
  await subscribe(world, key, plan);
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const invoice = (await credited(world, key)).find(({ status }) => status === 'PAID');
  return { clockId, invoice, line: (name) => invoice.lines.nodes.find((of: Answer) => of.name === `${name} fee`).id };
}

const issued = async (world: World, key: string): Promise<string[]> =>
  (await credited(world, key)).filter(({ number }) => number !== null).map(({ status, totals, creditNotesTotal, amountDue, creditNotesUsed }) => `${status} ${totals.total} - ${creditNotesTotal} = ${amountDue} (${creditNotesUsed.map((of: Answer) => `${of.number.slice(-5)} ${of.amount}`).join(', ')})`);

describe('a credit note', () => {
  test.each([
    ['EUR', '68.33', ['82', '13.67', '68.33'], ['81.99', '13.66', '68.33'], '163.99', '82'],
    ['JPY', '6833', ['8200', '1367', '6833'], ['8199', '1366', '6833'], '16399', '8200'],
    ['KWD', '6.833', ['8.2', '1.367', '6.833'], ['8.199', '1.366', '6.833'], '16.399', '8.2'],
  ])('of two equal fees at 20 %% in %s: the second takes back what the first rounded up', async (currency, fee, first, second, total, half) => {
    const world = await shop(await all.create(), { duo: { currency, ...onePhase(flat('one', fee), flat('two', fee)) } });
    await vat(world, '20');
    const { clockId, invoice, line } = await paid(world, 'acme', 'duo');
    expect([invoice.totals.total, invoice.creditable, invoice.refundable, invoice.kind]).toEqual([total, total, total, 'SUBSCRIPTION']);
    const figures = ({ total: of, taxesTotal, subTotal }: Answer) => [of, taxesTotal, subTotal];
    const shown = await estimate(world, invoice.number, [{ line: line('one'), amount: fee }]);
    expect([shown.maxCreditable, shown.maxRefundable, shown.taxRate]).toEqual([half, half, '20']);
    const one = await credit(world, { invoice: { number: invoice.number }, items: [{ line: line('one'), amount: fee }], reason: 'DUPLICATED_CHARGE' });
    expect(figures(one)).toEqual(first);
    expect(one).toMatchObject({ number: `${invoice.number}-CN001`, creditStatus: 'AVAILABLE', refundStatus: null, reason: 'DUPLICATED_CHARGE', creditAmount: half, refundAmount: '0', balance: half, currency });
    expect(one.items.nodes).toEqual([{ amount: fee, line: { name: 'one fee' } }]);
    expect((await credited(world, 'acme')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: second[0], refundable: second[0], lines: { nodes: [{ creditedAmount: fee }, { creditedAmount: '0' }] } });
    const two = await credit(world, { invoice: { id: invoice.id }, items: [{ line: line('two'), amount: fee }] });
    expect(figures(two)).toEqual(second);
    expect(two).toMatchObject({ number: `${invoice.number}-CN002`, reason: 'OTHER', taxes: [{ key: 'vat', name: 'VAT', rate: '20', behavior: 'EXCLUSIVE', base: fee, amount: second[1] }] });
    expect((await credited(world, 'acme')).find((of) => of.id === invoice.id)).toMatchObject({ creditable: '0', refundable: '0' });
    // Both together are the invoice: the next one is paid by them whole, and its payment is not asked for.
    expect(await notesOf(world, 'acme')).toEqual([`CN001 AVAILABLE ${first[0]} of ${first[0]}`, `CN002 AVAILABLE ${second[0]} of ${second[0]}`, `${currency} ${total}`]);
    const gathering = (await credited(world, 'acme')).find(({ status }) => status === 'GATHERING');
    if (gathering !== undefined) expect([gathering.creditNotesTotal, gathering.amountDue]).toEqual([total, '0']);
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await issued(world, 'acme')).at(-1)).toBe(`PAID ${total} - ${total} = 0 (CN001 ${first[0]}, CN002 ${second[0]})`);
    expect(await notesOf(world, 'acme')).toEqual([`CN001 CONSUMED 0 of ${first[0]}`, `CN002 CONSUMED 0 of ${second[0]}`]);
    // What notes paid of an invoice cannot be paid back.
    expect((await credited(world, 'acme')).at(-1)).toMatchObject({ creditable: total, refundable: '0' });
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    expect((await issued(world, 'acme')).at(-1)).toBe(`PAID ${total} - 0 = ${total} ()`);
  });

  test('is used in part, oldest first, and what is voided of it is gone', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '100')) });
    const { clockId, invoice, line } = await paid(world, 'acme', 'pro');
    const give = (amount: string) => credit(world, { invoice: { id: invoice.id }, items: [{ line: line('base'), amount }] });
    await give('40');
    await give('30');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await issued(world, 'acme')).at(-1)).toBe('PAID 100 - 70 = 30 (CN001 40, CN002 30)');
    await give('20');
    await give('10');
    expect(await voidNote(world, `${invoice.number}-CN003`)).toEqual({ creditStatus: 'VOIDED', balance: '0', voidedAt: '2027-02-02T00:00:00Z' });
    expect(await voidNote(world, `${invoice.number}-CN003`)).toEqual({ code: 'NO_VOIDABLE_AMOUNT' });
    expect(await voidNote(world, `${invoice.number}-CN001`)).toEqual({ code: 'NO_VOIDABLE_AMOUNT' });
    expect(await voidNote(world, 'nothing')).toEqual({ code: 'CREDIT_NOTE_NOT_FOUND' });
    // What it credited stays credited.
    expect(await give('1')).toMatchObject({ issues: [{ code: 'HIGHER_THAN_REMAINING_FEE_AMOUNT', path: ['items', '0', 'amount'] }] });
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    expect((await issued(world, 'acme')).at(-1)).toBe('PAID 100 - 10 = 90 (CN004 10)');
  });
});
