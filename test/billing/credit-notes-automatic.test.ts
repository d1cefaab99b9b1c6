import { beforeEach, expect, test } from 'vitest';
import { invoiceToCredit } from '../../src/billing/credit-note.store.ts';
import { noteOn } from '../../src/billing/credit-notes/note.ts';
import { billUsageOf } from '../../src/billing/index.ts';
import { Invoice } from '../../src/billing/invoice.entity.ts';
import { issueNote } from '../../src/billing/issue-note.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { transactSideBySide } from '../../src/platform/side-by-side.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { credit, credited, notesOf, voidNote } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const workflow = (world: World, path: string, value: string) => world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{${path}}', '${value}') where organization_id = $1`);
const vat = (world: World) => world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20", appliedToOrganization: true }) { __typename } }');
const shown = async (world: World, key: string): Promise<string[]> =>
  (await credited(world, key)).filter(({ number }) => number !== null).map(({ kind, totals, amountDue, creditNotes }) => `${kind} ${totals.total} due ${amountDue} | ${creditNotes.nodes.map((of: Answer) => of.total).join(', ')}`);
const noteTexts = async (world: World, key: string): Promise<string[]> =>
  (await world.data('query ($key: String!) { customer(by: { key: $key }) { creditNotes(first: 20) { nodes { cause reason total description items(first: 9) { nodes { amount line { name } } } } } } }', { key })).customer.creditNotes.nodes.map(
    ({ cause, reason, total, items }: Answer) => `${cause} ${reason} ${total}: ${items.nodes.map((item: Answer) => `${item.line.name} ${item.amount}`).join(', ')}`,
  );

test('what thresholds charged beyond a period is credited on their invoices, the latest first, and used from the next invoice on', async () => {
  const world = await shop(await all.create(), { pro: { ...onePhase(flat('base', '5'), tokens({ unit: { amount: '1' } })), usageThresholds: [{ amount: '10' }, { amount: '40' }] } });
  await vat(world);
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  const reach = async (count: number, at: string) => {
    await use(world, 'acme', count, at);
    await advance(world, acme.clockId, at.replace('00:00:00Z', '10:00:00Z'));
    await billUsageOf(world.command(), dbId(acme.id));
  };
  await reach(12, '2027-01-03T00:00:00Z');
  await reach(30, '2027-01-04T00:00:00Z');
  await use(world, 'acme', -34, '2027-01-20T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  // 42 were charged of 8: all 30 of the second invoice and 4 of the first are taken back, with taxes.
  expect(await shown(world, 'acme')).toEqual(['SUBSCRIPTION 6 due 6 | ', 'PROGRESSIVE 14.4 due 14.4 | 4.8', 'PROGRESSIVE 36 due 36 | 36', 'SUBSCRIPTION 6 due 6 | ']);
  expect(await noteTexts(world, 'acme')).toEqual(['EARLY_CHARGE OTHER 36: Tokens 30', 'EARLY_CHARGE OTHER 4.8: Tokens 4']);
  await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
  expect((await shown(world, 'acme')).at(-1)).toBe('SUBSCRIPTION 6 due 0 | ');
  expect(await notesOf(world, 'acme')).toEqual(['CN001 AVAILABLE 30 of 36', 'CN001 AVAILABLE 4.8 of 4.8', 'USD 34.8']);
});

test('what was credited by hand of an early charge is not credited once more', async () => {
  const world = await shop(await all.create(), { pro: { ...onePhase(tokens({ unit: { amount: '1' } })), usageThresholds: [{ amount: '10' }] } });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 30, '2027-01-02T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
  await billUsageOf(world.command(), dbId(acme.id));
  await advance(world, acme.clockId, '2027-01-03T01:00:00Z');
  const early = (await credited(world, 'acme')).find(({ kind }) => kind === 'PROGRESSIVE');
  await credit(world, { invoice: { id: early.id }, items: [{ line: early.lines.nodes[0].id, amount: '5' }] });
  await use(world, 'acme', -8, '2027-01-04T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  expect(await noteTexts(world, 'acme')).toEqual(['REQUEST OTHER 5: Tokens 5', 'EARLY_CHARGE OTHER 3: Tokens 3']);
});

test('unused time is credited by a note where the workflow says so, once', async () => {
  const world = await shop(await all.create(), { pro: { proRating: 'PRORATE_BY_DAY', ...onePhase(flat('base', '31')) }, max: onePhase(flat('base', '62')) });
  await vat(world);
  // The first charge makes the profile that the others are billed by.
  await customer(world, 'first');
  await subscribe(world, 'first', 'pro');
  await workflow(world, 'invoicing,unusedTimeCredit', '"CREDIT_NOTE"');
  const acme = await customer(world, 'acme');
  const { id } = await subscribe(world, 'acme', 'pro');
  await advance(world, acme.clockId, '2027-01-11T12:00:00Z');
  await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { ... on Subscription { id } ... on Error { message } } }', { by: { id } });
  const notes = await noteTexts(world, 'acme');
  // 11 of 31 days were used: the last one counts.
  expect(notes).toEqual(['UNUSED_TIME ORDER_CHANGE 24: base fee 20']);
  const [note] = (await credited(world, 'acme')).flatMap(({ creditNotes }) => creditNotes.nodes);
  expect(await notesOf(world, 'acme')).toEqual([`CN001 AVAILABLE ${note.total} of ${note.total}`, `USD ${note.total}`]);
  await subscribe(world, 'acme', 'max');
  await advance(world, acme.clockId, '2027-01-12T00:00:00Z');
  expect(await noteTexts(world, 'acme')).toEqual(notes);
  expect((await credited(world, 'acme')).filter(({ number }) => number !== null).at(-1)).toMatchObject({ totals: { total: '74.4' }, creditNotesTotal: note.total });
});

test('whatever is credited, voided and billed: notes come to no more than their invoices, and give what invoices take', async () => {
  const world = await shop(await all.create(), { duo: onePhase(flat('one', '19.99'), flat('two', '40.01')) });
  await vat(world);
  await customer(world, 'first');
  await subscribe(world, 'first', 'duo');
  await workflow(world, 'payment,collectionMethod', '"SEND_INVOICE"');
  await workflow(world, 'invoicing,dueAfter', '"P900D"');
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'duo');
  const withdraw = (id: string) => world.data('mutation ($id: ID!) { voidInvoice(by: { id: $id }, input: { reason: "x", action: { type: DISCARD } }) { __typename } }', { id });
  const hold = async () => {
    const { read } = world.command();
    const [sums] = await read.rows<Record<string, boolean>>(`select
      not exists (select 1 from invoice i where i.organization_id = $1 and (select coalesce(sum(n.total), 0) from credit_note n where n.invoice_id = i.id) > i.total) as within,
      not exists (select 1 from credit_note n where n.organization_id = $1 and n.credit_status <> 'VOIDED'
        and n.balance <> n.credit_amount - (select coalesce(sum(a.amount), 0) from credit_note_application a where a.credit_note_id = n.id and a.returned_at is null)) as balanced,
      not exists (select 1 from invoice i where i.organization_id = $1 and i.issued_at is not null
        and i.credit_notes_total <> (select coalesce(sum(a.amount), 0) from credit_note_application a where a.invoice_id = i.id)) as taken,
      not exists (select 1 from credit_note_application a join credit_note n on n.id = a.credit_note_id where a.organization_id = $1 and a.invoice_id = n.invoice_id) as elsewhere`);
    expect(sums).toEqual({ within: true, balanced: true, taken: true, elsewhere: true });
  };
  // Numbers that look random and are the same in every run.
  let seed = 7;
  const random = (below: number) => { seed = (seed * 48_271) % 2_147_483_647; return seed % below; };
  for (let month = 1; month <= 6; month++) {
    await advance(world, clockId, `2027-0${month}-01T02:00:00Z`);
    const made = (await credited(world, 'acme')).filter(({ number }) => number !== null);
    for (let n = 0; n < 3; n++) {
      const of: Answer = made[random(made.length)];
      const line: Answer = of.lines.nodes[random(2)];
      const amount = Decimal.of(String(1 + random(2_500))).div(Decimal.hundred, 2).toString();
      const bare = made.filter(({ status, creditNotes }) => status !== 'VOIDED' && creditNotes.nodes.length === 0);
      const chance = random(4);
      if (chance === 0 && bare.length > 1) await withdraw(bare[random(bare.length)].id);
      else if (chance === 1 && of.creditNotes.nodes.length > 0) await voidNote(world, of.creditNotes.nodes[0].number);
      else await credit(world, { invoice: { id: of.id }, items: [{ line: line.id, amount }] });
    }
    await hold();
  }
  const every = await credited(world, 'acme');
  expect(every.filter(({ creditNotesTotal }) => creditNotesTotal !== '0').length).toBeGreaterThan(1);
  expect(every.filter(({ status }) => status === 'VOIDED').length).toBeGreaterThan(0);
});

test('a note on an invoice that is numbered when its transaction writes it is named after that number', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '40')) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await advance(world, acme.clockId, '2027-01-01T01:00:00Z');
  const [issued] = (await credited(world, 'acme')).filter((one) => one.number !== null);
  await transactSideBySide(world.command(), {
    claim: async () => [dbId(issued.id)],
    work: async (tx, id) => {
      const invoice = await tx.em.findOneOrFail(Invoice, { id });
      const of = await invoiceToCredit(tx.read, invoice);
      const items = [{ chargeId: dbId(issued.lines.nodes[0].id), amount: Decimal.of('7') }];
      // As it is in the transaction that issues it, until that writes it.
      const { number } = invoice;
      invoice.number = null;
      tx.unit?.hold(invoice, async () => void (invoice.number = number ?? null));
      const note = { items, figures: noteOn(of, items), creditAmount: Decimal.of('7'), refundAmount: Decimal.zero, cause: 'UNUSED_TIME', reason: 'OTHER', description: null, metadata: null } as const;
      await issueNote(tx, { ...note, invoice, notes: of.notes }, tx.clock.now());
    },
    end: async () => {},
  });
  expect((await credited(world, 'acme')).filter((one) => one.number !== null).map(({ number, creditNotes }) => [number, creditNotes.nodes])).toEqual([[issued.number, [{ number: `${issued.number}-CN001`, total: '7' }]]]);
});
