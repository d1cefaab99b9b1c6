import { beforeEach, describe, expect, test } from 'vitest';
import { collectLines } from '../../src/billing/commands/collect-lines.ts';
import { customersByIds, lockCustomer } from '../../src/customers/index.ts';
import { present } from '../../src/kit/assert.ts';
import { transact } from '../../src/platform/transaction.ts';
import { Crash, failing } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, brief, customer, dbId, flat, invoicesOf, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const invoiceNow = `mutation ($customer: String!, $lineIds: [ID!], $asOf: DateTime, $progressive: Boolean) {
  invoicePendingLines(customer: { key: $customer }, lineIds: $lineIds, asOf: $asOf, progressiveBilling: $progressive) {
    ... on InvoicedLines { invoices { id status collectionAt totals { total } lines { nodes { name quantity period { from to } totals { total } } } } }
    ... on Error { code message } ... on ValidationError { issues { code path } }
  } }`;
const bill = async (world: World, of: object = {}) => (await world.data(invoiceNow, { customer: 'acme', ...of })).invoicePendingLines;

describe('billing a part of a running period', () => {
  test('the part is invoiced, the rest goes on gathering, and the parts say what they are parts of', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '10', flatPrice: '100' }, { upToAmount: '20', unitPrice: '5', flatPrice: '200' }, { unitPrice: '80' }] } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, acme.clockId, '2027-01-11T00:00:00.75Z');
    const first = await bill(world);
    expect(first.invoices).toMatchObject([{ status: 'DRAFT', collectionAt: '2027-01-11T01:00:00Z', totals: { total: '100' }, lines: { nodes: [{ name: 'Tokens', quantity: '0', period: { from: '2027-01-01T00:00:00Z', to: '2027-01-11T00:00:00Z' } }] } }]);
    // Nothing more in this very second.
    expect(await bill(world)).toMatchObject({ code: 'INVOICE_CREATE_NO_LINES' });
    await advance(world, acme.clockId, '2027-01-15T00:00:00Z');
    expect((await bill(world)).invoices).toMatchObject([{ totals: { total: '0' } }]);
    await use(world, 'acme', 15, '2027-01-16T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    const { invoices: gathered } = await world.data('{ invoices(filter: { statuses: [GATHERING, DRAFT] }) { nodes { lines { nodes { splitGroup { period { from to } } } } } } }');
    expect(gathered.nodes.flatMap((invoice: { lines: { nodes: object[] } }) => invoice.lines.nodes)).toEqual([{ splitGroup: null }, { splitGroup: null }]);
    const group = 'splitGroup { period { from to } quantity totals { total } lines { totalCount nodes { invoice { number } period { from } totals { total } } } }';
    const { invoices: whole } = await world.data(`{ invoices(first: 3, filter: { statuses: [PAID] }, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { lines { nodes { name ${group} } } } } }`);
    const shown = whole.nodes.map((invoice: { lines: { nodes: { name: string; splitGroup: object }[] } }) => invoice.lines.nodes.find(({ name }) => name === 'Tokens')?.splitGroup);
    expect(shown[0]).toEqual({
      period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, quantity: '15', totals: { total: '425' },
      lines: { totalCount: 3, nodes: [['2027-01-01', '100'], ['2027-01-11', '0'], ['2027-01-15', '325']].map(([from, total], at) => ({ invoice: { number: `OM-SANDBOX-TESTACME-${at + 2}` }, period: { from: `${from}T00:00:00Z` }, totals: { total } })) },
    });
    expect(shown).toEqual([shown[0], shown[0], shown[0]]);
    expect(brief(await invoicesOf(world, 'acme'))).toEqual([
      'GATHERING 120: base fee 2027-03-01 - 20; Tokens 2027-02-01 0 100',
      'PAID 20: base fee 2027-01-01 - 20',
      'PAID 100: Tokens 2027-01-01 0 100',
      'PAID 0: Tokens 2027-01-11 0 0',
      'PAID 345: base fee 2027-02-01 - 20; Tokens 2027-01-15 15 325',
    ]);
  });

  test('discounts, packages, maximum and minimum look at the whole period', async () => {
    const cards = {
      free: tokens({ unit: { amount: '1' } }, { usage: '110' }),
      packs: { ...tokens({ package: { amount: '15', quantityPerPackage: '10' } }), key: 'packs' },
      most: { ...tokens({ unit: { amount: '10', maximumAmount: '100' } }, { percentage: '50' }), key: 'most' },
      least: { ...tokens({ unit: { amount: '0.01', minimumAmount: '3' } }), key: 'least' },
    };
    const world = await shop(await all.create(), {});
    for (const key of ['packs', 'most', 'least']) await world.data('mutation ($key: Key!) { createFeature(input: { key: $key, name: "Tokens", meter: { key: "tokens" } }) { __typename } }', { key });
    await sell(world, { all: onePhase(...Object.entries(cards).map(([key, card]) => ({ ...card, key, featureKey: key === 'free' ? 'tokens' : key, name: key, ...(key === 'free' ? { key: 'tokens' } : {}) }))) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'all');
    const parts = [];
    for (const [units, at] of [[50, '2027-01-05'], [75, '2027-01-12'], [30, '2027-01-20']] as const) {
      await use(world, 'acme', units, `${at}T00:00:00Z`);
      await advance(world, acme.clockId, `${at}T12:00:00Z`);
      parts.push(...(await bill(world)).invoices.map((invoice: { lines: { nodes: { quantity: string; totals: { total: string } }[] } }) => invoice.lines.nodes.map(({ quantity, totals }) => `${quantity} ${totals.total}`)));
    }
    // most: 500 gross meet the maximum at once: half is taken off, then what is above 100; gross amounts of parts count for the next ones.
    expect(parts).toEqual([
      ['0 0', '50 75', '50 100', '50 0.5'],
      ['15 15', '75 120', '75 0', '75 0.75'],
      ['30 30', '30 45', '30 0', '30 0.3'],
    ]);
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    expect((await invoicesOf(world, 'acme')).at(-1).lines.nodes.map((line: { name: string; totals: object }) => [line.name, line.totals])).toMatchObject([
      ['free', { total: '0' }], ['packs', { total: '0' }], ['most', { total: '0' }], ['least', { amount: '0', chargesTotal: '1.45', total: '1.45' }],
    ]);
  });

  test('what came late of a billed part is billed with no later one, and a deleted draft counts for no maximum', async () => {
    const world = await shop(await all.create(), { max: onePhase(tokens({ unit: { amount: '100', maximumAmount: '2000' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'max');
    await use(world, 'acme', 10, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
    const { invoices: [draft] } = await bill(world);
    expect(draft.totals.total).toBe('1000');
    await act(world, 'deleteInvoice', { id: draft.id });
    await use(world, 'acme', 20, '2027-01-04T00:00:00Z');
    await use(world, 'acme', 7, '2027-01-02T12:00:00Z');
    await advance(world, acme.clockId, '2027-01-05T00:00:00Z');
    expect((await bill(world)).invoices).toMatchObject([{ totals: { total: '2000' }, lines: { nodes: [{ quantity: '20' }] } }]);
    await use(world, 'acme', 30, '2027-01-06T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    const last = (await invoicesOf(world, 'acme')).at(-1);
    expect(last).toMatchObject({ totals: { amount: '3000', discountsTotal: '3000', total: '0' }, lines: { nodes: [{ quantity: '30' }] } });
  });

  test('what cannot be billed in parts waits for its period; flat fees for their time; nothing where progressive billing is off', async () => {
    const world = await shop(await all.create(), {});
    await world.data('mutation { createMeter(input: { key: "peak", aggregation: LATEST, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }');
    await world.data('mutation { createFeature(input: { key: "peak", name: "Peak", meter: { key: "peak" } }) { __typename } }');
    await world.data('mutation { createFeature(input: { key: "volume", name: "Volume", meter: { key: "tokens" } }) { __typename } }');
    const volume = { ...tokens({ tiered: { mode: 'VOLUME', tiers: [{ upToAmount: '10', unitPrice: '1' }, { unitPrice: '0.5' }] } }), key: 'volume', featureKey: 'volume', name: 'Volume' };
    const peak = { ...tokens({ unit: { amount: '1' } }), key: 'peak', featureKey: 'peak', name: 'Peak' };
    await sell(world, { all: onePhase(flat('base', '20', 'IN_ARREARS'), volume, peak, tokens({ unit: { amount: '1' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'all');
    await use(world, 'acme', 3, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    const [gathering] = await invoicesOf(world, 'acme');
    const idOf = (name: string) => gathering.lines.nodes.find((line: { name: string }) => line.name === name).id;
    expect(await bill(world, { progressive: false })).toMatchObject({ code: 'INVOICE_CREATE_NO_LINES' });
    expect(await bill(world, { lineIds: [idOf('Tokens'), idOf('Volume')] })).toMatchObject({ code: 'INVOICE_LINES_NOT_BILLABLE', message: expect.stringContaining('1 of the 2 lines') });
    expect(await bill(world, { lineIds: [gathering.id] })).toMatchObject({ code: 'INVOICE_LINES_NOT_BILLABLE' });
    expect(await bill(world, { lineIds: [], asOf: '2027-01-10T00:00:01Z' })).toMatchObject({ issues: [{ code: 'LINE_IDS_LENGTH', path: ['lineIds'] }, { code: 'AS_OF_IN_FUTURE', path: ['asOf'] }] });
    expect((await bill(world, { lineIds: [idOf('Tokens')], asOf: '2027-01-05T00:00:00Z' })).invoices).toMatchObject([{ collectionAt: '2027-01-05T01:00:00Z', lines: { nodes: [{ name: 'Tokens', quantity: '3' }] } }]);
    // Nothing is as of an earlier time than what is billed.
    expect(await bill(world, { asOf: '2027-01-04T00:00:00Z' })).toMatchObject({ code: 'INVOICE_CREATE_NO_LINES' });
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe('PAID 26: base fee 2027-01-01 - 20; Volume 2027-01-01 3 3; Peak 2027-01-01 3 3; Tokens 2027-01-05 0 0');
  });
});

test('a part is edited by hand: its percentage, its amount and its name, and nothing that belongs to the whole period', async () => {
  const price = (amount: string) => ({ unit: { amount, minimumAmount: '50' } });
  const world = await shop(await all.create(), { pro: onePhase(tokens(price('1'), { usage: '3', percentage: '10' })) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 13, '2027-01-05T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
  const { invoices: [draft] } = await bill(world);
  const update = async (id: string, lines: object[]) =>
    (await world.data(`mutation ($id: ID!, $lines: [InvoiceLineInput!]!) { updateInvoice(by: { id: $id }, input: { lines: $lines }) {
      ... on Invoice { state totals { amount discountsTotal total } lines { nodes { id name managedBy } } } ... on Error { code } ... on ValidationError { issues { code path } } } }`, { id, lines })).updateInvoice;
  const [{ id }] = (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { lines { nodes { id } } } }', { id: draft.id })).invoice.lines.nodes;
  const refusedFor = async (invoice: string, line: string, edit: object) => (await update(invoice, [{ id: line, ...edit }])).issues.map(({ code, path }: { code: string; path: string[] }) => `${path.slice(2).join('.')} ${code}`);
  const forbidden: [edit: object, issue: string][] = [
    [{ period: { from: '2027-01-01T00:00:00Z', to: '2027-01-10T00:00:00Z' } }, 'period INVOICE_LINE_NO_PERIOD_CHANGE_FOR_SPLIT_LINE'],
    [{ discounts: { usage: '4', percentage: '10' } }, 'discounts INVOICE_LINE_PROGRESSIVE_BILLING_USAGE_DISCOUNT_UPDATE_FORBIDDEN'],
    [{ discounts: null }, 'discounts INVOICE_LINE_PROGRESSIVE_BILLING_USAGE_DISCOUNT_UPDATE_FORBIDDEN'],
    [{ price: { flat: { amount: '4' } }, discounts: { usage: '3', percentage: '10' } }, 'price INVOICE_PROGRESSIVE_BILLING_NOT_SUPPORTED'],
    [{ price: { tiered: { mode: 'VOLUME', tiers: [{ unitPrice: '4' }] } } }, 'price INVOICE_PROGRESSIVE_BILLING_NOT_SUPPORTED'],
  ];
  for (const [edit, issue] of forbidden) expect(await refusedFor(draft.id, id, edit)).toContain(issue);
  // 10 of 13 at 2, less a fifth.
  expect(await update(draft.id, [{ id, name: 'Dearer', price: price('2'), discounts: { usage: '3', percentage: '20' } }])).toMatchObject({ totals: { amount: '20', discountsTotal: '4', total: '16' }, lines: { nodes: [{ id, name: 'Dearer', managedBy: 'MANUAL' }] } });
  // What gathers of it is a part too, and goes on by the price that was agreed.
  const gathering = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'GATHERING');
  expect(await refusedFor(gathering.id, gathering.lines.nodes[0].id, forbidden[0]?.[0] ?? {})).toEqual([forbidden[0]?.[1]]);
  await use(world, 'acme', 5, '2027-01-15T00:00:00Z');
  await advance(world, acme.clockId, '2027-01-21T00:00:00Z');
  const { invoices: [second] } = await bill(world);
  expect(second.totals.total).toBe('4.5');
  // Taken away by hand it counts for nothing: 50 less the 20 of the first part and the 1.8 of the last.
  expect((await update(second.id, [])).state).toBe('DELETED');
  await use(world, 'acme', 2, '2027-01-25T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
  expect((await invoicesOf(world, 'acme')).at(-1).totals).toMatchObject({ amount: '2', discountsTotal: '0.2', chargesTotal: '28.2', total: '30' });
});

describe('races, crashes and changes', () => {
  const plan = { pro: onePhase(tokens({ package: { amount: '2', quantityPerPackage: '10', minimumAmount: '9' } })) };

  test('invoiced by two at once, a part is billed once', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 15, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    const answers = await Promise.all([bill(world), bill(world), bill(world)]);
    expect(answers.map(({ code, invoices }) => code ?? invoices[0].totals.total).toSorted()).toEqual(['4', 'INVOICE_CREATE_NO_LINES', 'INVOICE_CREATE_NO_LINES']);
  });

  test('cut off at any statement, nothing is kept; and the run that gets through bills what an uncut one does', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 15, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    const kept = async () => {
      const { read } = world.command();
      return [await read.rows('select id, period_from, period_to, split_group_id, invoice_id from invoice_line where organization_id = $1 order by id'), await read.rows('select id from split_line_group where organization_id = $1')];
    };
    const before = await kept();
    const now = Temporal.Instant.from('2027-01-10T00:00:00Z');
    let crashes = 0;
    for (let left = 1; ; left++) {
      try {
        await transact(world.command(), async (tx) => {
          await lockCustomer(tx, dbId(acme.id));
          const row = present((await customersByIds(tx.read, [dbId(acme.id)]))[0], 'the customer');
          await collectLines({ ...tx, read: failing(tx.read, { left }) }, row, now, { asOf: now, progressive: true, ids: null });
        });
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        crashes += 1;
        expect(await kept()).toEqual(before);
      }
    }
    expect(crashes).toBeGreaterThan(5);
    await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).slice(1)).toEqual(['PAID 4: Tokens 2027-01-01 15 4', 'PAID 5: Tokens 2027-01-10 0 5']);
  });

  test('a subscription that ends early shortens what still gathers, and leaves what is billed alone', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await use(world, 'acme', 15, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    await bill(world);
    await use(world, 'acme', 6, '2027-01-12T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    await advance(world, acme.clockId, '2027-01-20T02:00:00Z');
    // 21 units are three packages, of which two were billed; the minimum is of the whole.
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['PAID 4: Tokens 2027-01-01 15 4', 'PAID 5: Tokens 2027-01-10 6 5']);
    const { invoices } = await world.data('{ invoices { nodes { validationIssues { code } lines { nodes { period { to } splitGroup { period { from to } totals { total } } } } } } }');
    expect(invoices.nodes.map(({ validationIssues, lines }: { validationIssues: object[]; lines: { nodes: object[] } }) => [validationIssues, lines.nodes[0]])).toMatchObject(
      ['2027-01-10T00:00:00Z', '2027-01-20T00:00:00Z'].map((to) => [[], { period: { to }, splitGroup: { period: { from: '2027-01-01T00:00:00Z', to: '2027-01-20T00:00:00Z' }, totals: { total: '9' } } }]),
    );
  });

  test('one that ends in the very second of its last billed part is charged what that part lacked to the minimum, once', async () => {
    const world = await shop(await all.create(), { least: onePhase(tokens({ unit: { amount: '1', minimumAmount: '100' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'least', { key: 's' });
    await use(world, 'acme', 40, '2027-01-02T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-10T00:00:00Z');
    // One part is issued, the last is a draft when the subscription ends.
    await bill(world);
    await use(world, 'acme', 25, '2027-01-12T00:00:00Z');
    await advance(world, acme.clockId, '2027-01-20T00:00:00Z');
    await bill(world);
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    const upcoming = (await world.data('query { upcomingInvoice(customer: { key: "acme" }) { totals { chargesTotal total } lines { period { from to } } } }')).upcomingInvoice;
    expect(upcoming).toEqual({ totals: { chargesTotal: '35', total: '35' }, lines: [{ period: { from: '2027-01-20T00:00:00Z', to: '2027-01-20T00:00:00Z' } }] });
    await advance(world, acme.clockId, '2027-01-20T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['PAID 40: Tokens 2027-01-01 40 40', 'PAID 25: Tokens 2027-01-10 25 25', 'PAID 35: Tokens 2027-01-20 0 35']);
    // More came late of the first part: it costs nothing more, since the minimum was charged.
    await use(world, 'acme', 10, '2027-01-03T00:00:00Z');
    await world.data('mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [{ name: "Setup", period: { from: "2027-01-20T00:00:00Z", to: "2027-01-21T00:00:00Z" }, invoiceAt: "2027-01-21T00:00:00Z", price: { flat: { amount: "50", paymentTerm: IN_ARREARS } } }] }) { __typename } }');
    await advance(world, acme.clockId, '2027-01-22T00:00:00Z');
    expect((await invoicesOf(world, 'acme')).at(-1)).toMatchObject({ totals: { total: '50' } });
    const { billedUsageChanges } = await world.data('{ billedUsageChanges(first: 5) { nodes { action amountBefore amountAfter } } }');
    expect(billedUsageChanges.nodes).toEqual([{ action: 'BILLED', amountBefore: '40', amountAfter: '50' }, { action: 'CREDITED', amountBefore: '35', amountAfter: '25' }]);
  });

  test('on the dates of a calendar usage is billed up to them, and what is to come says so', async () => {
    const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '1' } })) });
    const { createBillingProfile } = await world.data(`mutation { createBillingProfile(input: { name: "Calendar", supplier: { name: "Acme Ltd", address: { country: "GB" } },
      workflow: { collection: { alignment: ANCHORED, recurringPeriod: { interval: "P1M", anchor: "2027-01-05T00:00:00Z" } } } }) { ... on BillingProfile { id } ... on Error { message } } }`);
    const acme = await customer(world, 'acme');
    await world.data('mutation ($id: ID!) { upsertCustomerBillingOverride(input: { customer: { key: "acme" }, billingProfileId: $id }) { __typename } }', { id: createBillingProfile.id });
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 7, '2027-01-20T00:00:00Z');
    const upcoming = 'query { upcomingInvoice(customer: { key: "acme" }) { invoicedAt collectionAt totals { total } lines { isPart quantity period { from to } } } }';
    await advance(world, acme.clockId, '2027-01-25T00:00:00Z');
    const [january, february] = [{ from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, { from: '2027-02-01T00:00:00Z', to: '2027-02-05T00:00:00Z' }];
    // The line of February is not there yet: it will be when the calendar collects.
    expect((await world.data(upcoming)).upcomingInvoice).toEqual({ invoicedAt: '2027-02-05T00:00:00Z', collectionAt: '2027-02-05T01:00:00Z', totals: { total: '7' }, lines: [{ isPart: false, quantity: '7', period: january }, { isPart: true, quantity: '0', period: february }] });
    await advance(world, acme.clockId, '2027-02-04T00:00:00Z');
    await use(world, 'acme', 2, '2027-02-03T00:00:00Z');
    await use(world, 'acme', 5, '2027-02-10T00:00:00Z');
    const next = (await world.data(upcoming)).upcomingInvoice;
    expect(next).toMatchObject({ totals: { total: '9' }, lines: [{ quantity: '7' }, { isPart: true, quantity: '2', period: february }] });
    await advance(world, acme.clockId, '2027-02-05T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 5: Tokens 2027-02-05 5 5', 'PAID 9: Tokens 2027-01-01 7 7; Tokens 2027-02-01 2 2']);
    await advance(world, acme.clockId, '2027-03-05T02:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe('PAID 5: Tokens 2027-02-05 5 5; Tokens 2027-03-01 0 0');
  });
});
