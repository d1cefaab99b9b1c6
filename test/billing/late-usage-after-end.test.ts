import { beforeEach, describe, expect, test } from 'vitest';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import { voidUsageEvent } from '../../src/metering/index.ts';
import { runDueThroughCrashes } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, invoicesOf, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

// Usage that changes after the last invoice of a customer: nothing follows that could correct it by the way.
const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const send = (world: World, id: string, units: number, time: string) =>
  world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', { input: { events: [{ id, source: 'test', type: 'llm', subject: 'acme', time, data: { tokens: units } }] } });
const mistaken = (world: World, id: string) => voidUsageEvent(world.command(), { source: 'test', id, reason: 'sent by mistake' });
const end = (world: World, timing: object) => world.data('mutation ($timing: SubscriptionTiming!) { cancelSubscription(by: { key: "s" }, timing: $timing) { __typename } }', { timing });

const issued = async (world: World): Promise<string[]> =>
  (await invoicesOf(world, 'acme')).filter(({ number }) => number !== null).map(({ status, issuedAt, totals, lines }) => `${issuedAt.slice(5, 10)} ${status} ${totals.total}: ${lines.nodes.map((line: Answer) => `${line.name} ${line.totals.total}`).join('; ')}`);
const gathering = async (world: World): Promise<string[]> => (await invoicesOf(world, 'acme')).filter(({ status }) => status === 'GATHERING').flatMap(({ lines }) => lines.nodes.map((line: Answer) => `${line.name} ${line.totals.total}`));
const changes = async (world: World): Promise<string[]> =>
  (await world.data('{ billedUsageChanges(first: 20) { nodes { action amountBefore amountAfter createdAt correction { totals { total } } creditNote { number cause total balance } } } }')).billedUsageChanges.nodes.map(
    ({ action, amountBefore, amountAfter, createdAt, correction, creditNote }: Answer) =>
      `${createdAt.slice(5, 10)} ${action} ${amountBefore} -> ${amountAfter}${correction === null ? '' : ` by ${correction.totals.total}`}${creditNote === null ? '' : ` by ${creditNote.cause} ${creditNote.total}`}`,
  );

/** acme on a plan of tokens at 1 each, whose subscription ends with January; 40 were used. */
async function ended(invoicing: object = {}, tax: string | null = null): Promise<{ world: World; clockId: string | null }> {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '10', 'IN_ARREARS'), tokens({ unit: { amount: '1' } })) });
  await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', { input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing } } });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro', { key: 's' });
  if (tax !== null) await world.data('mutation ($rate: Decimal!) { createTax(input: { key: "vat", name: "VAT", rate: $rate, appliedToOrganization: true }) { __typename } }', { rate: tax });
  await send(world, 'a', 40, '2027-01-05T00:00:00Z');
  await advance(world, clockId, '2027-01-20T00:00:00Z');
  await end(world, { preset: 'NEXT_BILLING_CYCLE' });
  await advance(world, clockId, '2027-02-02T00:00:00Z');
  expect(await issued(world)).toEqual([tax === null ? '02-01 PAID 50: base fee 10; Tokens 40' : '02-01 PAID 55: base fee 11; Tokens 44']);
  return { world, clockId };
}

/** What the customer is told that it will be billed next. */
const upcoming = async (world: World, currency: string | null = null): Promise<Answer> => {
  const { upcomingInvoice: told } = await world.data('query ($currency: CurrencyCode) { upcomingInvoice(customer: { key: "acme" }, currency: $currency) { currency invoicedAt collectionAt period { from to } totals { total } amountDue lines { name totals { amount taxesTotal } } } }', { currency });
  return told === null ? null : { ...told, lines: told.lines.map((line: Answer) => `${line.name} ${line.totals.amount} +${line.totals.taxesTotal}`) };
};

describe('late usage of a subscription that has ended', () => {
  test('is charged by an invoice of its own when the time for it is over: a period and four days', async () => {
    const { world, clockId } = await ended({}, '10');
    expect(await upcoming(world)).toBe(null);
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    expect(await upcoming(world)).toMatchObject({ currency: 'USD', invoicedAt: '2027-03-08T00:00:00Z', period: { from: '2027-01-01T00:00:00Z' }, lines: ['Tokens 5 +0.5'], totals: { total: '5.5' }, amountDue: '5.5' });
    await advance(world, clockId, '2027-03-07T23:59:59Z');
    await send(world, 'later', 2, '2027-01-31T00:00:00Z');
    expect(await changes(world)).toEqual([]);
    const told = await upcoming(world);
    expect(await upcoming(world, 'EUR')).toBe(null);
    await advance(world, clockId, '2027-03-08T00:00:01Z');
    expect(await issued(world)).toEqual(['02-01 PAID 55: base fee 11; Tokens 44', '03-08 PAID 7.7: Tokens 7.7']);
    expect(await changes(world)).toEqual(['03-08 BILLED 40 -> 47 by 7.7']);
    const { lines, totals, collectionAt } = (await invoicesOf(world, 'acme')).at(-1);
    expect(told).toMatchObject({ lines: [`Tokens ${lines.nodes[0].totals.amount} +0.7`], totals: { total: totals.total }, collectionAt });
    // That was the last time.
    await send(world, 'too late', 9, '2027-01-31T00:00:00Z');
    await advance(world, clockId, '2027-06-01T00:00:00Z');
    expect(await issued(world)).toHaveLength(2);
  });

  test('is given back by a credit note on the invoice that charged it', async () => {
    const { world, clockId } = await ended();
    await mistaken(world, 'a');
    await send(world, 'b', 15, '2027-01-06T00:00:00Z');
    // No invoice follows: the note does.
    expect(await upcoming(world)).toBe(null);
    await advance(world, clockId, '2027-03-09T00:00:00Z');
    expect(await issued(world)).toHaveLength(1);
    expect(await gathering(world)).toEqual([]);
    expect(await changes(world)).toEqual(['03-08 CREDITED 40 -> 15 by LATE_USAGE 25']);
    const { creditNotes } = await world.data('{ creditNotes(first: 5) { nodes { balance items { nodes { amount line { name } } } } } }');
    expect(creditNotes.nodes).toEqual([{ balance: '25', items: { nodes: [{ amount: '25', line: { name: 'Tokens' } }] } }]);
  });

  test.each([
    ['CREDIT', 5, ['03-08 IGNORED 40 -> 45']],
    ['IGNORE', 5, ['03-08 IGNORED 40 -> 45']],
    ['IGNORE', -5, ['03-08 IGNORED 40 -> 35']],
    ['CREDIT', -5, ['03-08 CREDITED 40 -> 35 by LATE_USAGE 5']],
  ])('follows the setting of the profile: %s of %i', async (lateUsage, units, expected) => {
    const { world, clockId } = await ended({ lateUsage });
    await send(world, 'late', units, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-03-09T00:00:00Z');
    expect(await changes(world)).toEqual(expected);
    expect(await issued(world)).toHaveLength(1);
  });

  test('is left alone where nothing is looked at', async () => {
    const { world, clockId } = await ended({ lateUsagePeriods: 0 });
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-04-09T00:00:00Z');
    expect(await changes(world)).toEqual([]);
  });

  test('goes with what gathers, where something does: a yearly plan in the same currency', async () => {
    const { world, clockId } = await ended();
    await sell(world, { yearly: { billingCadence: 'P1Y', ...onePhase({ ...flat('year', '100', 'IN_ARREARS'), billingCadence: 'P1Y' }) } });
    await subscribe(world, 'acme', 'yearly');
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    // It is looked at before the year is over, and told from now on.
    expect(await upcoming(world)).toMatchObject({ invoicedAt: '2028-02-02T00:00:00Z', lines: ['year fee 100 +0', 'Tokens 5 +0'], totals: { total: '105' } });
    await advance(world, clockId, '2027-03-09T00:00:00Z');
    expect(await upcoming(world)).toMatchObject({ invoicedAt: '2028-02-02T00:00:00Z', lines: ['year fee 100 +0', 'Tokens 5 +0'], totals: { total: '105' } });
    expect(await issued(world)).toHaveLength(1);
    expect(await changes(world)).toEqual(['03-08 BILLED 40 -> 45 by 5']);
    expect(await gathering(world)).toEqual(['year fee 100', 'Tokens 5']);
  });

  test('is looked at for usage by hand too', async () => {
    const world = await shop(await all.create(), {});
    const { clockId } = await customer(world, 'acme');
    await send(world, 'a', 40, '2027-01-05T00:00:00Z');
    await world.data('mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [{ name: "Trial", featureKey: "tokens", period: { from: "2027-01-01T00:00:00Z", to: "2027-01-11T00:00:00Z" }, invoiceAt: "2027-01-11T00:00:00Z", price: { unit: { amount: "1" } } }] }) { __typename } }');
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    await use(world, 'acme', 3, '2027-01-06T00:00:00Z');
    // In another currency later: the first of all is told, and what gathers where its currency is named.
    await world.data('mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "EUR", lines: [{ name: "Later", period: { from: "2027-03-01T00:00:00Z", to: "2027-03-01T00:00:00Z" }, invoiceAt: "2027-03-01T00:00:00Z", price: { flat: { amount: "9", paymentTerm: IN_ADVANCE } } }] }) { __typename } }');
    expect(await upcoming(world)).toMatchObject({ currency: 'USD', invoicedAt: '2027-01-25T00:00:00Z', lines: ['Trial 3 +0'] });
    expect(await upcoming(world, 'EUR')).toMatchObject({ invoicedAt: '2027-03-01T00:00:00Z', lines: ['Later 9 +0'] });
    // Ten days, and four.
    await advance(world, clockId, '2027-01-26T00:00:00Z');
    expect(await issued(world)).toEqual(['01-11 PAID 40: Trial 40', '01-25 PAID 3: Trial 3']);
  });
});

test('a credit that waited for an invoice is given by a note in the end', async () => {
  const { world, clockId } = await ended({ lateUsagePeriods: 2 });
  const setup = (day: string, amount: string) => world.data('mutation ($line: PendingInvoiceLineInput!) { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [$line] }) { __typename } }', { line: { name: 'Setup', period: { from: `${day}T00:00:00Z`, to: `${day}T00:00:00Z` }, invoiceAt: `${day}T00:00:00Z`, price: { flat: { amount, paymentTerm: 'IN_ARREARS' } } } });
  await mistaken(world, 'a');
  await setup('2027-02-10', '8');
  await advance(world, clockId, '2027-02-11T00:00:00Z');
  // 8 of 40 are borne.
  expect(await issued(world)).toEqual(['02-01 PAID 50: base fee 10; Tokens 40', '02-10 PAID 0: Setup 8; Tokens -8']);
  expect(await gathering(world)).toEqual(['Tokens -32']);
  await send(world, 'b', 1, '2027-01-06T00:00:00Z');
  await advance(world, clockId, '2027-04-09T00:00:00Z');
  expect(await gathering(world)).toEqual([]);
  const { creditNotes } = await world.data('{ creditNotes(first: 5) { nodes { cause total } } }');
  expect(creditNotes.nodes).toEqual([{ cause: 'LATE_USAGE', total: '31' }]);
});

test('what a note credited is charged again where it was used after all', async () => {
  const { world, clockId } = await ended();
  // Usage by hand is looked at sooner, and with it all that still is.
  await world.data('mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [{ name: "Trial", featureKey: "tokens", period: { from: "2027-02-01T00:00:00Z", to: "2027-02-06T00:00:00Z" }, invoiceAt: "2027-02-06T00:00:00Z", price: { unit: { amount: "1" } } }] }) { __typename } }');
  await advance(world, clockId, '2027-02-07T00:00:00Z');
  await mistaken(world, 'a');
  await advance(world, clockId, '2027-02-16T00:00:00Z');
  expect(await changes(world)).toEqual(['02-15 CREDITED 40 -> 0 by LATE_USAGE 40']);
  await send(world, 'b', 15, '2027-01-06T00:00:00Z');
  await advance(world, clockId, '2027-03-09T00:00:00Z');
  expect(await changes(world)).toEqual(['02-15 CREDITED 40 -> 0 by LATE_USAGE 40', '03-08 BILLED 0 -> 15 by 15']);
  // The note pays of it.
  expect((await issued(world)).at(-1)).toBe('03-08 PAID 15: Tokens 15');
  const { creditNotes } = await world.data('{ creditNotes(first: 5) { nodes { balance } } }');
  expect(creditNotes.nodes).toEqual([{ balance: '25' }]);
});

test('cut off at any statement, the last look finds each change once and comes to the same end', async () => {
  const story = async (crashing: boolean) => {
    const { world, clockId } = await ended();
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    const due = { workers: world.product.services.dueWorkers, testClockId: dbId(clockId), until: '2027-03-09T00:00:00Z' };
    const crashes = crashing ? await runDueThroughCrashes(world.command(), due) : 0;
    if (!crashing) await runDue(world.command(), due.workers, { testClockId: due.testClockId }, Temporal.Instant.from(due.until));
    return { crashes, issued: await issued(world), changes: await changes(world) };
  };
  const cut = await story(true);
  expect(cut.crashes).toBeGreaterThan(10);
  expect(cut).toEqual({ ...(await story(false)), crashes: cut.crashes });
});

test('two at once find it once, in real time', async () => {
  const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '1' } })) });
  const { id } = await customer(world, 'acme', { testClockId: null });
  await subscribe(world, 'acme', 'pro', { key: 's' });
  const run = () => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
  await end(world, { preset: 'NEXT_BILLING_CYCLE' });
  await run();
  all.clock.set('2027-02-01T06:00:00Z');
  await run();
  await send(world, 'late', 5, '2027-01-20T00:00:00Z');
  // Done an hour late: what was in time when it fell due still is.
  all.clock.set('2027-03-08T01:00:00Z');
  await Promise.all([run(), run(), run()]);
  expect(await changes(world)).toEqual(['03-08 BILLED 0 -> 5 by 5']);
  expect((await issued(world)).at(-1)).toMatch(/ 5: Tokens 5$/);
});

describe('late usage of a subscription that is paused', () => {
  const pausing = (world: World, more: object = {}) => world.data('mutation ($timing: SubscriptionTimingPreset, $resumesAt: DateTime) { pauseSubscription(by: { key: "s" }, timing: $timing, resumesAt: $resumesAt) { __typename ... on Error { message } } }', { timing: 'NEXT_BILLING_CYCLE', ...more });

  /** acme on a plan of tokens at 1 each, of which 40 were used in January, at whose end it is paused. */
  async function paused(more: object = {}, invoicing: object = {}): Promise<{ world: World; clockId: string | null }> {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '10', 'IN_ARREARS'), tokens({ unit: { amount: '1' } })) });
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', { input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing } } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await send(world, 'a', 40, '2027-01-05T00:00:00Z');
    await advance(world, clockId, '2027-01-20T00:00:00Z');
    expect((await pausing(world, more)).pauseSubscription.__typename).toBe('Subscription');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await issued(world)).toEqual(['02-01 PAID 50: base fee 10; Tokens 40']);
    return { world, clockId };
  }

  test('is charged when the time for it is over, however long nothing else is invoiced', async () => {
    const { world, clockId } = await paused();
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-09-01T00:00:00Z');
    expect(await issued(world)).toEqual(['02-01 PAID 50: base fee 10; Tokens 40', '03-08 PAID 5: Tokens 5']);
  });

  test('is found in time where it goes on too late for another invoice, and goes with what gathers then', async () => {
    const { world, clockId } = await paused({ resumesAt: '2027-03-02T00:00:00Z' });
    await mistaken(world, 'a');
    await advance(world, clockId, '2027-03-09T00:00:00Z');
    expect(await changes(world)).toEqual(['03-08 CREDITED 40 -> 0 by -40']);
    await advance(world, clockId, '2027-09-01T00:00:00Z');
    expect(await changes(world)).toHaveLength(1);
  });

  test('is left to the next invoice where it goes on in time', async () => {
    const { world, clockId } = await paused({ resumesAt: '2027-02-03T00:00:00Z' });
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-09-01T00:00:00Z');
    expect((await issued(world)).slice(0, 2)).toEqual(['02-01 PAID 50: base fee 10; Tokens 40', '03-01 PAID 14.29: base fee 9.29; Tokens 0; Tokens 5']);
    expect(await changes(world)).toEqual(['03-01 BILLED 40 -> 45 by 5']);
  });
});

describe('late usage of what a subscription has no more, whose next invoice is a year away', () => {
  const yearly = { ...flat('base', '120', 'IN_ADVANCE'), billingCadence: 'P1Y' };
  const monthly = tokens({ unit: { amount: '1' } });

  test.each([
    ['because the item was taken off', { phases: [{ key: 'main', name: 'Main', rateCards: [yearly, monthly] }] }, { removeItem: { phaseKey: 'main', itemKey: 'tokens' } }, ['01-01 PAID 120: base fee 120', '02-01 PAID 40: Tokens 40', '03-07 PAID 5: Tokens 5']],
    ['because its phase is over', { phases: [{ key: 'main', name: 'Main', duration: 'P1M', rateCards: [yearly, monthly] }, { key: 'rest', name: 'Rest', rateCards: [{ ...yearly, key: 'rest', name: 'rest fee' }] }] }, null, ['01-01 PAID 10.19: base fee 10.19', '02-01 PAID 149.81: Tokens 40; rest fee 109.81', '03-08 PAID 5: Tokens 5']],
  ])('is charged when the time for it is over: %s', async (_why, plan, edit, invoices) => {
    const world = await shop(await all.create(), { pro: plan });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await send(world, 'a', 40, '2027-01-05T00:00:00Z');
    await advance(world, clockId, '2027-01-31T23:59:59Z');
    if (edit !== null) {
      const { editSubscription } = await world.data('mutation ($edits: [SubscriptionEditInput!]!) { editSubscription(by: { key: "s" }, edits: $edits) { __typename ... on Error { message } } }', { edits: [edit] });
      expect(editSubscription.__typename).toBe('Subscription');
    }
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await send(world, 'late', 5, '2027-01-30T00:00:00Z');
    await advance(world, clockId, '2027-06-01T00:00:00Z');
    expect(await issued(world)).toEqual(invoices);
  });
});
