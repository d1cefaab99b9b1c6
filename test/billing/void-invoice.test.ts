import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, brief, customer, flat, giveCoupon, invoicesOf, onePhase, sell, shop, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** A house whose invoices are sent, and stay unpaid. */
async function house(plans: Readonly<Record<string, object>>): Promise<World> {
  const world = await shop(await all.create(), plans);
  const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } } }', {
    input: { name: 'Sends', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { payment: { collectionMethod: 'SEND_INVOICE' } } },
  });
  expect(createBillingProfile.id).toBeDefined();
  return world;
}

const voided = async (world: World, id: string, input: object): Promise<Answer> =>
  (await world.data('mutation ($id: ID!, $input: VoidInvoiceInput!) { voidInvoice(by: { id: $id }, input: $input) { ... on Invoice { status } ... on Error { code } ... on ValidationError { issues { code path } } } }', { id, input: { reason: 'Wrong', ...input } })).voidInvoice;
const again = (percentage = '100', more: object = {}) => ({ action: { type: 'PENDING', percentage, ...more } });
/** What of the customer stands, oldest first, whether it is paid, overdue or neither. */
const owed = async (world: World, key: string): Promise<string[]> => brief(await invoicesOf(world, key)).filter((text) => !/^(GATHERING|VOIDED)/.test(text)).map((text) => text.replace(/^\w+ /, ''));
const last = async (world: World, key: string): Promise<Answer> => (await invoicesOf(world, key)).filter(({ status }) => status === 'PAYMENT_PROCESSING').at(-1);

/** Of a fee of 100 for January, and one of 310 that it was changed to on the 11th: 21 of 31 days of either. */
async function changed(): Promise<{ readonly world: World; readonly clockId: string | null }> {
  const world = await house({ big: onePhase(flat('base', '100')), bigger: onePhase(flat('base', '310')) });
  const { clockId } = await customer(world, 'acme');
  const { id } = await subscribe(world, 'acme', 'big');
  await advance(world, clockId, '2027-01-11T00:00:00Z');
  await world.data('mutation ($id: ID!) { changeSubscription(by: { id: $id }, input: { plan: { key: "bigger" }, timing: { preset: IMMEDIATE }, proration: PRORATED }) { __typename } }', { id });
  await advance(world, clockId, '2027-01-12T00:00:00Z');
  return { world, clockId };
}

describe('what is charged again of a voided invoice', () => {
  test('holds its credits too: what was given back for unused time is not lost', async () => {
    const { world, clockId } = await changed();
    // 21 of 31 days: 210 of 310, less 67.74 of 100.
    const first = '100: base fee 2027-01-01 - 100';
    const both = '142.26: base fee 2027-01-11 - 210; base fee 2027-01-11 - -67.74';
    expect(await owed(world, 'acme')).toEqual([first, both]);
    expect(await voided(world, (await last(world, 'acme')).id, again())).toEqual({ status: 'VOIDED' });
    await advance(world, clockId, '2027-01-13T00:00:00Z');
    expect(await owed(world, 'acme')).toEqual([first, both]);
    // And once more, half of each.
    expect(await voided(world, (await last(world, 'acme')).id, again('50'))).toEqual({ status: 'VOIDED' });
    await advance(world, clockId, '2027-01-14T00:00:00Z');
    expect(await owed(world, 'acme')).toEqual([first, '71.13: base fee 2027-01-11 - 105; base fee 2027-01-11 - -33.87']);
  });

  test('a credit that the next invoice cannot bear waits, what is left of it with the one after', async () => {
    const { world, clockId } = await changed();
    const { id: invoice, lines } = await last(world, 'acme');
    const fee = lines.nodes.find(({ totals }: Answer) => totals.total === '210').id;
    // A tenth of the fee alone comes at once: it bears 21 of the 67.74.
    await voided(world, invoice, { ...again(), overrides: [{ lineId: fee, action: { type: 'PENDING', percentage: '10' } }] });
    await advance(world, clockId, '2027-01-13T00:00:00Z');
    expect((await owed(world, 'acme')).at(-1)).toBe('0: base fee 2027-01-11 - 21; base fee 2027-01-11 - -21');
    expect(brief(await invoicesOf(world, 'acme'))[0]).toBe('GATHERING 263.26: base fee 2027-02-01 - 310; base fee 2027-01-11 - -46.74');
    const upcoming = await world.data('{ upcomingInvoice(customer: { key: "acme" }) { totals { total } } }');
    expect(upcoming.upcomingInvoice.totals.total).toBe('263.26');
    await advance(world, clockId, '2027-02-01T00:00:01Z');
    expect((await owed(world, 'acme')).at(-1)).toBe('263.26: base fee 2027-02-01 - 310; base fee 2027-01-11 - -46.74');
  });

  test.each([
    ['of everything', {}, '90'],
    ['of its plan alone', { limitedTo: { plans: ['big'] } }, '90'],
  ])('is reduced by no coupon that reduced it before: one that lasts, %s', async (_what, more, total) => {
    const world = await house({ big: onePhase(flat('base', '100')) });
    const { clockId } = await customer(world, 'acme');
    await giveCoupon(world, 'acme', { code: 'TEN', value: { percentage: '10' }, frequency: 'FOREVER', ...more } as never);
    await subscribe(world, 'acme', 'big');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    expect((await last(world, 'acme')).totals.total).toBe(total);
    await voided(world, (await last(world, 'acme')).id, again());
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    expect(await owed(world, 'acme')).toEqual([`${total}: base fee 2027-01-01 - ${total}`]);
    // Beside what is charged for the first time, which it reduces.
    await voided(world, (await last(world, 'acme')).id, again('50', { nextInvoiceAt: '2027-02-01T00:00:00Z' }));
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await owed(world, 'acme')).toEqual(['135: base fee 2027-02-01 - 90; base fee 2027-01-01 - 45']);
  });

  test('counts towards the commitment of its period, whatever it comes with and whenever', async () => {
    const committed = { ...onePhase(flat('base', '60')), minimumCommitment: { amount: '100' } };
    const january = async (when: string | null): Promise<string[]> => {
      const world = await house({ big: committed });
      const { clockId } = await customer(world, 'acme');
      await giveCoupon(world, 'acme', { code: 'ONE', value: { percentage: '50' }, frequency: 'ONCE' });
      await subscribe(world, 'acme', 'big');
      await advance(world, clockId, '2027-01-11T00:00:00Z');
      await voided(world, (await last(world, 'acme')).id, again('100', when === null ? {} : { nextInvoiceAt: when }));
      await advance(world, clockId, '2027-03-03T00:00:00Z');
      return owed(world, 'acme');
    };
    // 60 of 100 were charged, 30 of them by the coupon.
    const [missing, next] = ['Minimum commitment 2027-01-01 - 40', '100: base fee 2027-03-01 - 60; Minimum commitment 2027-02-01 - 40'];
    expect(await january(null)).toEqual(['30: base fee 2027-01-01 - 30', `100: base fee 2027-02-01 - 60; ${missing}`, next]);
    expect((await january('2027-02-01T00:00:00Z'))[0]).toMatch(/^130: .*Minimum commitment 2027-01-01 - 40/);
    expect(await january('2027-02-15T00:00:00Z')).toEqual([`100: base fee 2027-02-01 - 60; ${missing}`, '30: base fee 2027-01-01 - 30', next]);
  });

  test('a line that takes it away again counts for nothing: the commitment asks for all of it', async () => {
    const world = await house({ big: { ...onePhase(flat('base', '60')), minimumCommitment: { amount: '100' } } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'big');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await voided(world, (await last(world, 'acme')).id, again('100', { nextInvoiceAt: '2027-01-20T00:00:00Z' }));
    const { fees } = await world.data('{ fees(filter: { customers: [{ key: "acme" }] }) { nodes { id managedBy feeType subscription { id } } } }');
    const [made] = fees.nodes.filter(({ managedBy }: Answer) => managedBy === 'MANUAL');
    expect(made).toMatchObject({ feeType: 'SUBSCRIPTION', subscription: { id: expect.any(String) } });
    expect((await world.data('mutation ($id: ID!) { deleteFee(id: $id) { __typename } }', { id: made.id })).deleteFee.__typename).toBe('InvoiceLine');
    await advance(world, clockId, '2027-02-03T00:00:00Z');
    expect(await owed(world, 'acme')).toEqual(['160: base fee 2027-02-01 - 60; Minimum commitment 2027-01-01 - 100']);
  });
});

describe('a fee that is charged again', () => {
  /** Acme paid nothing yet of January's 100 when `act` is done to that invoice, and lets the fee go on the 11th: 21 of 31 days of it are 67.74. */
  async function lettingGo(before: (world: World, invoice: Answer, clockId: string | null) => Promise<unknown>, after: (world: World, invoice: Answer) => Promise<unknown> = () => Promise.resolve()): Promise<{ world: World; clockId: string | null }> {
    const world = await house({ big: onePhase(flat('base', '100'), flat('other', '40', 'IN_ARREARS')) });
    const { clockId } = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'big');
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    const invoice = await last(world, 'acme');
    await before(world, invoice, clockId);
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await world.data('mutation ($id: ID!) { editSubscription(by: { id: $id }, edits: [{ removeItem: { phaseKey: "main", itemKey: "base" } }]) { __typename } }', { id });
    await after(world, invoice);
    return { world, clockId };
  }
  const credits = async (world: World): Promise<string[]> => (await invoicesOf(world, 'acme')).flatMap(({ status, lines }: Answer) => lines.nodes.flatMap(({ totals }: Answer) => (totals.total.startsWith('-') ? [`${status} ${totals.total}`] : [])));

  test('is credited for time that is not used, as it would have been, for the share of it', async () => {
    const never = await lettingGo(() => Promise.resolve());
    expect(await credits(never.world)).toEqual(['GATHERING -67.74']);
    const whole = await lettingGo((world, { id }) => voided(world, id, again()));
    expect(await credits(whole.world)).toEqual(['GATHERING -67.74']);
    await advance(whole.world, whole.clockId, '2027-02-02T00:00:00Z');
    expect(await owed(whole.world, 'acme')).toEqual(['100: base fee 2027-01-01 - 100', '0: other fee 2027-01-01 - 40; base fee 2027-01-11 - -40']);
    expect(await credits(whole.world)).toEqual(['GATHERING -27.74', 'PAID -40']);
    const half = await lettingGo((world, { id }) => voided(world, id, again('50')));
    expect(await credits(half.world)).toEqual(['GATHERING -33.87']);
  });

  test('less the part that a coupon had of it', async () => {
    const world = await house({ big: onePhase(flat('base', '100'), flat('other', '40', 'IN_ARREARS')) });
    const { clockId } = await customer(world, 'acme');
    await giveCoupon(world, 'acme', { code: 'HALF', value: { percentage: '50' }, frequency: 'ONCE' });
    const { id } = await subscribe(world, 'acme', 'big');
    await advance(world, clockId, '2027-01-02T00:00:00Z');
    await voided(world, (await last(world, 'acme')).id, again('50'));
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    await world.data('mutation ($id: ID!) { editSubscription(by: { id: $id }, edits: [{ removeItem: { phaseKey: "main", itemKey: "base" } }]) { __typename } }', { id });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    // 21 of 31 days of 50 are 33.87, of which the coupon bore 16.94.
    expect(await owed(world, 'acme')).toEqual(['25: base fee 2027-01-01 - 25', '23.07: other fee 2027-01-01 - 40; base fee 2027-01-11 - -16.93']);
  });

  test('also where it was voided twice; and not while it is not charged again', async () => {
    const twice = await lettingGo(async (world, { id }, clockId) => {
      await voided(world, id, again('50'));
      await advance(world, clockId, '2027-01-03T00:00:00Z');
      await voided(world, (await last(world, 'acme')).id, again('50'));
    });
    expect(await credits(twice.world)).toEqual(['GATHERING -16.94']);
    const withdrawn = await lettingGo((world, { id }) => voided(world, id, { action: { type: 'DISCARD', percentage: '100' } }));
    expect(await credits(withdrawn.world)).toEqual([]);
  });

  test('keeps the credit that waits for it, and loses it at once where it is withdrawn', async () => {
    const kept = await lettingGo(() => Promise.resolve(), (world, { id }) => voided(world, id, again()));
    expect(await credits(kept.world)).toEqual(['GATHERING -67.74']);
    await advance(kept.world, kept.clockId, '2027-01-12T00:00:00Z');
    expect(await owed(kept.world, 'acme')).toEqual(['32.26: base fee 2027-01-11 - -67.74; base fee 2027-01-01 - 100']);
    const lost = await lettingGo(() => Promise.resolve(), (world, { id }) => voided(world, id, { action: { type: 'DISCARD', percentage: '100' } }));
    expect(await credits(lost.world)).toEqual([]);
    const half = await lettingGo(() => Promise.resolve(), (world, { id }) => voided(world, id, again('50')));
    expect(await credits(half.world)).toEqual(['GATHERING -33.87']);
  });

  test('loses the credit that waits where the draft that was to charge it again is deleted', async () => {
    const { world, clockId } = await lettingGo(async (of, { id }, clock) => {
      const { billingProfiles } = await of.data('{ billingProfiles { nodes { id isDefault } } }');
      await of.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { invoicing: { autoAdvance: false } } }) { __typename } }', { id: billingProfiles.nodes.find(({ isDefault }: Answer) => isDefault).id });
      await voided(of, id, again());
      await advance(of, clock, '2027-01-03T00:00:00Z');
    });
    expect(await credits(world)).toEqual(['GATHERING -67.74']);
    const draft = (await invoicesOf(world, 'acme')).find(({ status }: Answer) => status === 'DRAFT');
    expect(draft.totals.total).toBe('100');
    expect(await act(world, 'deleteInvoice', { id: draft.id })).toMatchObject({ state: 'DELETED' });
    expect(await credits(world)).toEqual([]);
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect((await invoicesOf(world, 'acme')).filter(({ status }: Answer) => status === 'DRAFT').map(({ totals }: Answer) => totals.total)).toEqual(['40']);
  });

  test('by credit notes, where the workflow says so: what a note cannot be on is credited by a line', async () => {
    const { world } = await lettingGo(async (of, { id }) => {
      const { billingProfiles } = await of.data('{ billingProfiles { nodes { id isDefault } } }');
      const profile = billingProfiles.nodes.find(({ isDefault }: Answer) => isDefault).id;
      await of.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { invoicing: { unusedTimeCredit: CREDIT_NOTE } } }) { __typename } }', { id: profile });
      await voided(of, id, again());
    });
    expect(await credits(world)).toEqual(['GATHERING -67.74']);
  });
});

test.each([
  // Half away from zero, to the minor unit.
  ['USD', '33.35', '50', '16.68'],
  ['JPY', '333', '50', '167'],
  ['KWD', '33.333', '50', '16.667'],
  ['USD', '100', '0.004', null],
  ['USD', '100', '0', null],
])('a share is of the minor unit: of %s %s, %s %%', async (currency, amount, percentage, share) => {
  const world = await house({});
  await sell(world, { plan: { ...onePhase(flat('base', amount)), currency } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'plan');
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const line = (await last(world, 'acme')).lines.nodes[0];
  expect(await voided(world, (await last(world, 'acme')).id, { action: { type: 'DISCARD', percentage: '100' }, overrides: [{ lineId: line.id, action: { type: 'PENDING', percentage } }] })).toEqual({ status: 'VOIDED' });
  await advance(world, clockId, '2027-01-03T00:00:00Z');
  expect(await owed(world, 'acme')).toEqual(share === null ? [] : [`${share}: base fee 2027-01-01 - ${share}`]);
});
