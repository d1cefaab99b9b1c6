import { print } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import { correctUsageEvent, voidUsageEvent } from '../../src/metering/index.ts';
import * as operations from '../operations/generated/graphql.ts';
import { runDueThroughCrashes } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, invoicesOf, onePhase, sell, shop, start, subscribe, tokens } from './billing-world.ts';

// Usage that changes after its period was billed: what the next invoice charges or credits, each difference by hand.
const all = worlds();
beforeEach(() => all.clock.set(start));

const unit = (amount: string, more: object = {}) => ({ unit: { amount, ...more } });
const tiers = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '100', unitPrice: '1' }, { unitPrice: '0.5' }] } };

async function send(world: World, id: string, tokensUsed: number, time: string): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', { input: { events: [{ id, source: 'test', type: 'llm', subject: 'acme', time, data: { tokens: tokensUsed } }] } });
  expect(ingestEvents.accepted).toBe(1);
}

/** acme on a plan of a fee and tokens; its clock. */
async function acmeOn(price: object, more: { readonly invoicing?: object; readonly discounts?: object; readonly collectionMethod?: string; readonly fee?: string } = {}): Promise<{ world: World; clockId: string | null }> {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', more.fee ?? '50', 'IN_ARREARS'), tokens(price, more.discounts)) });
  const { clockId } = await customer(world, 'acme');
  if (more.invoicing !== undefined) {
    const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { workflow { invoicing { lateUsage lateUsagePeriods } } } ... on ValidationError { issues { code message } } ... on Error { code message } } }', {
      input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: more.invoicing, payment: { collectionMethod: more.collectionMethod ?? 'CHARGE_AUTOMATICALLY' } } },
    });
    expect(createBillingProfile).toEqual({ workflow: { invoicing: { lateUsage: 'BILL', lateUsagePeriods: 1, ...more.invoicing } } });
  }
  await subscribe(world, 'acme', 'pro');
  return { world, clockId };
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** `name from quantity total` of each line of each issued invoice. */
const issued = async (world: World): Promise<string[][]> =>
  (await invoicesOf(world, 'acme')).filter(({ number }) => number !== null).map((invoice) => invoice.lines.nodes.map((line: Answer) => `${line.name} ${line.period.from.slice(5, 10)} ${line.quantity ?? '-'} ${line.totals.total}`));

const changesOf = async (world: World, filter: object = {}): Promise<Answer> => (await world.data(print(operations.BilledUsageChangesDocument), { filter, first: 20 })).billedUsageChanges;
const briefly = async (world: World): Promise<string[]> => (await changesOf(world)).nodes.map((change: Answer) => `${change.action} ${change.quantityBefore}: ${change.amountBefore} -> ${change.quantityAfter}: ${change.amountAfter}`);

describe('the next invoice', () => {
  test('charges again what was credited and is used after all, also where that comes to what was billed first', async () => {
    const { world, clockId } = await acmeOn(unit('1'), { invoicing: { lateUsagePeriods: 3 } });
    await send(world, 'a', 40, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await voidUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'thought to be sent by mistake' });
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    await send(world, 'b', 40, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-04-02T00:00:00Z');
    await advance(world, clockId, '2027-05-02T00:00:00Z');
    expect((await issued(world)).map((lines) => lines.filter((line) => line.startsWith('Tokens 01'))[0])).toEqual(['Tokens 01-01 40 40', 'Tokens 01-01 - -40', 'Tokens 01-01 - 40', undefined]);
    expect(await briefly(world)).toEqual(['CREDITED 40: 40 -> 0: 0', 'BILLED 0: 0 -> 40: 40']);
  });

  test('is issued where what it credits comes to what it charges, and bears another tax, however the workflow skips those that charge nothing', async () => {
    const world = await shop(await all.create(), {});
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20" }) { __typename } }');
    await sell(world, { pro: onePhase({ ...flat('base', '40', 'IN_ARREARS'), taxes: [{ key: 'vat' }] }, tokens(unit('1'))) });
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
      input: { name: 'Own', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { finalizeZeroAmountInvoice: false } } },
    });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await send(world, 'a', 40, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    await voidUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'sent by mistake' });
    await advance(world, clockId, '2027-03-02T00:00:00Z');
    // The fee and the credit are 0 together, and the tax of the fee is owed.
    expect(await issued(world)).toEqual([['base fee 01-01 - 48', 'Tokens 01-01 40 40'], ['base fee 02-01 - 48', 'Tokens 02-01 0 0', 'Tokens 01-01 - -40']]);
    expect((await invoicesOf(world, 'acme')).filter(({ number }) => number !== null).map(({ totals }) => totals.total)).toEqual(['88', '8']);
  });

  test('charges what came late, by the price of its period, and says what it corrects', async () => {
    const { world, clockId } = await acmeOn(tiers);
    await send(world, 'a', 90, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    expect(await issued(world)).toEqual([['base fee 01-01 - 50', 'Tokens 01-01 90 90']]);
    // 90 + 30: 100 at 1 and 20 at 0.5 are 110, and 90 were billed.
    await send(world, 'late', 30, '2027-01-31T23:59:59Z');
    await send(world, 'b', 10, '2027-02-10T00:00:00Z');
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    expect((await issued(world))[1]).toEqual(['base fee 02-01 - 50', 'Tokens 02-01 10 10', 'Tokens 01-01 - 20']);
    const [invoice] = await invoicesOf(world, 'acme').then((invoices) => invoices.filter(({ number }) => number !== null));
    expect(await changesOf(world)).toEqual({
      totalCount: 1,
      nodes: [{
        action: 'BILLED', quantityBefore: '90', quantityAfter: '120', amountBefore: '90', amountAfter: '110', createdAt: '2027-03-01T00:00:00Z',
        line: { name: 'Tokens', usageChanges: { totalCount: 1 } },
        correction: { name: 'Tokens', description: `Corrects usage on invoice ${invoice.number}: 120 instead of 90`, period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, totals: { total: '20' }, corrects: { name: 'Tokens' } },
      }],
    });
    // The invoice that billed it says what it said.
    expect((await issued(world))[0]).toEqual(['base fee 01-01 - 50', 'Tokens 01-01 90 90']);
    await advance(world, clockId, '2027-04-01T06:00:00Z');
    expect((await issued(world))[2]).toEqual(['base fee 03-01 - 50', 'Tokens 03-01 0 0']);
  });

  test('credits what was voided and charges what was corrected, and none of it twice', async () => {
    const { world, clockId } = await acmeOn(unit('0.1'), { discounts: { percentage: '10' } });
    for (const [id, units] of [['a', 100], ['b', 50]] as const) await send(world, id, units, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    expect(await issued(world)).toEqual([['base fee 01-01 - 50', 'Tokens 01-01 150 13.5']]);
    await voidUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'sent by mistake' });
    await correctUsageEvent(world.command(), { source: 'test', id: 'b', reason: 'too few', replacement: { id: 'b2', data: { tokens: 70 } } } as never);
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    // 70 at 0.1 less 10% are 6.30, and 13.50 were billed.
    expect((await issued(world))[1]).toEqual(['base fee 02-01 - 50', 'Tokens 02-01 0 0', 'Tokens 01-01 - -7.2']);
    expect(await briefly(world)).toEqual(['CREDITED 150: 13.5 -> 70: 6.3']);
    await advance(world, clockId, '2027-04-01T06:00:00Z');
    expect(await briefly(world)).toHaveLength(1);
  });

  test('bears no more credit than it comes to; the rest waits', async () => {
    const { world, clockId } = await acmeOn(unit('1'), { fee: '10' });
    await send(world, 'a', 100, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    await voidUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'sent by mistake' });
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    expect((await issued(world))[1]).toEqual(['base fee 02-01 - 10', 'Tokens 02-01 0 0', 'Tokens 01-01 - -10']);
    await send(world, 'c', 15, '2027-03-10T00:00:00Z');
    // Of 100 that are credited, 10 are borne by February's invoice and 25 by March's; 65 wait.
    await advance(world, clockId, '2027-04-01T06:00:00Z');
    expect((await issued(world))[2]).toEqual(['base fee 03-01 - 10', 'Tokens 03-01 15 15', 'Tokens 01-01 - -25']);
    expect(await briefly(world)).toEqual(['CREDITED 100: 100 -> 0: 0']);
    const gathering = (await invoicesOf(world, 'acme')).find(({ status }) => status === 'GATHERING');
    expect(gathering.lines.nodes.map((line: Answer) => `${line.name} ${line.period.from.slice(5, 10)} ${line.totals.total}`)).toContain('Tokens 01-01 -65');
  });

  test('lines up a commitment with late usage: what is charged more is not missing any more', async () => {
    const world = await shop(await all.create(), {});
    await sell(world, { committed: { phases: [{ key: 'main', name: 'Main', rateCards: [tokens(unit('1'))] }], minimumCommitment: { amount: '100', invoiceDisplayName: 'Commitment' } } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'committed');
    await send(world, 'a', 80, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    expect((await issued(world)).at(-1)).toEqual(['Tokens 01-01 80 80', 'Commitment 01-01 - 20']);
    await send(world, 'late', 30, '2027-01-20T00:00:00Z');
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    expect(await briefly(world)).toEqual(['BILLED 80: 80 -> 110: 110', 'CREDITED null: 20 -> null: 0']);
    expect((await issued(world)).at(-1)).toEqual(['Tokens 02-01 0 0', 'Commitment 02-01 - 100', 'Tokens 01-01 - 30', 'Commitment 01-01 - -20']);
  });
});

describe('the settings of a profile', () => {
  test.each([
    ['CREDIT', ['IGNORED 100: 10 -> 130: 13'], ['CREDITED 130: 13 -> 40: 4'], '-6'],
    ['IGNORE', ['IGNORED 100: 10 -> 130: 13'], ['IGNORED 130: 13 -> 40: 4'], null],
  ])('%s writes down what it does not charge', async (lateUsage, first, second, credit) => {
    const { world, clockId } = await acmeOn(unit('0.1'), { invoicing: { lateUsage, lateUsagePeriods: 2 } });
    await send(world, 'a', 100, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    await send(world, 'late', 30, '2027-01-20T00:00:00Z');
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    expect(await briefly(world)).toEqual(first);
    expect((await issued(world))[1]).toEqual(['base fee 02-01 - 50', 'Tokens 02-01 0 0']);
    await correctUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'too many', replacement: { id: 'a2', data: { tokens: 10 } } } as never);
    await advance(world, clockId, '2027-04-01T06:00:00Z');
    expect(await briefly(world)).toEqual([...first, ...second]);
    expect((await issued(world))[2]).toEqual(['base fee 03-01 - 50', 'Tokens 03-01 0 0', ...(credit === null ? [] : [`Tokens 01-01 - ${credit}`])]);
  });

  test('0 periods look at nothing; what is older than the periods is left alone', async () => {
    const off = await acmeOn(unit('0.1'), { invoicing: { lateUsagePeriods: 0 } });
    const { world, clockId } = await acmeOn(unit('0.1'));
    for (const each of [off, { world, clockId }]) {
      await advance(each.world, each.clockId, '2027-02-01T06:00:00Z');
      await send(each.world, 'late', 30, '2027-01-20T00:00:00Z');
    }
    await advance(off.world, off.clockId, '2027-03-01T06:00:00Z');
    expect(await briefly(off.world)).toEqual([]);
    await advance(world, clockId, '2027-03-01T06:00:00Z');
    expect(await briefly(world)).toEqual(['BILLED 0: 0 -> 30: 3']);
    await send(world, 'later', 30, '2027-01-21T00:00:00Z');
    await advance(world, clockId, '2027-04-01T06:00:00Z');
    expect(await briefly(world)).toHaveLength(1);
  });
});

test('a credit note that took it back already is not followed by a credit for the same', async () => {
  const { world, clockId } = await acmeOn(unit('1'));
  await send(world, 'a', 40, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  const [invoice] = (await invoicesOf(world, 'acme')).filter(({ number }) => number !== null);
  const line = invoice.lines.nodes.find(({ name }: { name: string }) => name === 'Tokens');
  const { createCreditNote } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { total } ... on Error { code message } } }', { input: { invoice: { id: invoice.id }, items: [{ line: line.id, amount: '40' }] } });
  expect(createCreditNote).toEqual({ total: '40' });
  await voidUsageEvent(world.command(), { source: 'test', id: 'a', reason: 'sent by mistake' });
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  expect(await briefly(world)).toEqual(['NONE 40: 40 -> 0: 0']);
});

test('a voided invoice is not corrected', async () => {
  const { world, clockId } = await acmeOn(unit('1'), { invoicing: { lateUsage: 'BILL' }, collectionMethod: 'SEND_INVOICE' });
  await send(world, 'a', 40, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  const voided = (await invoicesOf(world, 'acme')).find(({ number, lines }: Answer) => number !== null && lines.nodes.some(({ name }: { name: string }) => name === 'Tokens'));
  const { voidInvoice } = await world.data('mutation ($by: InvoiceBy!) { voidInvoice(by: $by, input: { reason: "A mistake", action: { type: DISCARD } }) { ... on Invoice { status } ... on Error { code message } } }', { by: { id: voided.id } });
  expect(voidInvoice).toEqual({ status: 'VOIDED' });
  await send(world, 'late', 30, '2027-01-20T00:00:00Z');
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  expect(await briefly(world)).toEqual([]);
});

test('parts of a period together come to what the whole does, whatever comes late', async () => {
  const { world, clockId } = await acmeOn({ tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '100', unitPrice: '1' }, { unitPrice: '0.5' }], maximumAmount: '120' } });
  const bill = async () => (await world.data('mutation { invoicePendingLines(customer: { key: "acme" }, progressiveBilling: true) { ... on InvoicedLines { invoices { id } } ... on Error { code } } }')).invoicePendingLines;
  await send(world, 'a', 80, '2027-01-05T00:00:00Z');
  await advance(world, clockId, '2027-01-10T00:00:00Z');
  expect((await bill()).invoices).toHaveLength(1);
  await send(world, 'b', 40, '2027-01-15T00:00:00Z');
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  // 80 at 1; then 20 at 1 and 20 at 0.5.
  expect((await issued(world)).flat().filter((line) => line.startsWith('Tokens'))).toEqual(['Tokens 01-01 80 80', 'Tokens 01-10 40 30']);
  // 50 more of the first part: 100 at 1 and 30 at 0.5 are 115; the second part's 40 at 0.5 then meet the maximum of 120.
  await send(world, 'late', 50, '2027-01-06T00:00:00Z');
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  expect(await briefly(world)).toEqual(['BILLED 80: 80 -> 130: 115', 'CREDITED 40: 30 -> 40: 5']);
});

test('a part that is as it was billed counts for those after it: what comes late once the maximum is met costs nothing', async () => {
  const { world, clockId } = await acmeOn(unit('10', { maximumAmount: '100' }));
  const bill = () => world.data('mutation { invoicePendingLines(customer: { key: "acme" }, progressiveBilling: true) { ... on InvoicedLines { invoices { id } } } }');
  for (const [id, units, day] of [['a', 10, '05'], ['b', 2, '12'], ['c', 3, '20']] as const) {
    await send(world, id, units, `2027-01-${day}T00:00:00Z`);
    await advance(world, clockId, `2027-01-${day}T12:00:00Z`);
    await bill();
  }
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  expect((await issued(world)).flat().filter((line) => line.startsWith('Tokens'))).toEqual(['Tokens 01-01 10 100', 'Tokens 01-05 2 0', 'Tokens 01-12 3 0', 'Tokens 01-20 0 0']);
  await send(world, 'late', 1, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  expect((await briefly(world)).filter((text) => !text.endsWith(': 0 -> 0: 0'))).toEqual(['NONE 2: 0 -> 3: 0']);
});

test('month after month, what was billed and what corrects it come to what the usage comes to', async () => {
  const { world, clockId } = await acmeOn(tiers, { invoicing: { lateUsagePeriods: 12 }, fee: '500' });
  const used = new Map<string, { month: number; units: number }>();
  const add = async (id: string, month: number, units: number): Promise<void> => {
    await send(world, id, units, `2027-0${month}-10T00:00:00Z`);
    used.set(id, { month, units });
  };
  const take = async (id: string): Promise<void> => {
    await voidUsageEvent(world.command(), { source: 'test', id, reason: 'sent by mistake' });
    used.delete(id);
  };
  const steps = [
    () => add('a', 1, 70),
    async () => { await add('b', 1, 60); await add('c', 2, 130); },
    async () => { await take('a'); await add('d', 2, 5); await add('e', 1, 1); await add('f', 3, 99); },
    async () => { await take('c'); await take('f'); await add('g', 1, 200); await add('h', 3, 101); },
    () => take('g'),
  ];
  for (const [n, step] of steps.entries()) {
    await step();
    await advance(world, clockId, `2027-0${n + 2}-01T06:00:00Z`);
    const nodes = (await world.data('{ customer(by: { key: "acme" }) { invoices(first: 20) { nodes { number lines(first: 20) { nodes { id name period { from } totals { total } corrects { id } } } } } } }')).customer.invoices.nodes;
    const lines = nodes.filter(({ number }: Answer) => number !== null).flatMap(({ lines: of }: Answer) => of.nodes).filter(({ name }: Answer) => name === 'Tokens');
    for (let month = 1; month <= n + 1; month += 1) {
      const original = lines.find((line: Answer) => line.corrects === null && line.period.from === `2027-0${month}-01T00:00:00Z`);
      const units = [...used.values()].filter((event) => event.month === month).reduce((sum, event) => sum + event.units, 0);
      // In halves, so that nothing is rounded: 100 at 1, the rest at 0.5.
      const halves = Math.min(units, 100) * 2 + Math.max(0, units - 100);
      const charged = lines.filter((line: Answer) => line.id === original.id || line.corrects?.id === original.id).reduce((sum: number, line: Answer) => sum + Number(line.totals.total) * 2, 0);
      expect(charged, `month ${month} after step ${n}`).toBe(halves);
    }
  }
});

test('cut off at any statement, the run finds each change once and comes to the same end', async () => {
  const story = async (crashing: boolean) => {
    const { world, clockId } = await acmeOn(tiers);
    await send(world, 'a', 90, '2027-01-10T00:00:00Z');
    await advance(world, clockId, '2027-02-01T06:00:00Z');
    await send(world, 'late', 30, '2027-01-20T00:00:00Z');
    const due = { workers: world.product.services.dueWorkers, testClockId: dbId(clockId), until: '2027-03-02T00:00:00Z' };
    const crashes = crashing ? await runDueThroughCrashes(world.command(), due) : 0;
    if (!crashing) await runDue(world.command(), due.workers, { testClockId: due.testClockId }, Temporal.Instant.from(due.until));
    return { crashes, issued: await issued(world), changes: await briefly(world) };
  };
  const cut = await story(true);
  expect(cut.crashes).toBeGreaterThan(15);
  expect(cut).toEqual({ ...(await story(false)), crashes: cut.crashes });
  expect(cut.changes).toEqual(['BILLED 90: 90 -> 120: 110']);
});

test('two runs at once find a change once', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '50', 'IN_ARREARS'), tokens(unit('1'))) });
  const { id } = await customer(world, 'acme', { testClockId: null });
  await subscribe(world, 'acme', 'pro');
  const run = () => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
  await run();
  all.clock.set('2027-02-01T06:00:00Z');
  await run();
  await send(world, 'late', 5, '2027-01-20T00:00:00Z');
  all.clock.set('2027-03-01T06:00:00Z');
  await Promise.all([run(), run(), run()]);
  expect(await briefly(world)).toEqual(['BILLED 0: 0 -> 5: 5']);
  expect((await issued(world)).at(-1)).toEqual(['base fee 02-01 - 50', 'Tokens 02-01 0 0', 'Tokens 01-01 - 5']);
});

test('a buyer sees its own changes, and another organization none', async () => {
  const { world, clockId } = await acmeOn(unit('1'));
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  await send(world, 'late', 5, '2027-01-20T00:00:00Z');
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  const [{ id }, { id: strangerId }] = [(await world.data('{ customer(by: { key: "acme" }) { id } }')).customer, await customer(world, 'stranger')];
  const buyer = (customerId: string) => ({ ...world.viewer, kind: 'portal_token' as const, permissions: new Set<never>(), customerId: dbId(customerId) });
  const count = async (...by: Parameters<World['data']>) => (await world.data(...by)).billedUsageChanges.totalCount;
  expect(await count('{ billedUsageChanges(first: 5) { totalCount } }', {}, buyer(id))).toBe(1);
  expect(await count('{ billedUsageChanges(first: 5) { totalCount } }', {}, buyer(strangerId))).toBe(0);
  expect((await changesOf(world, { customers: [{ key: 'stranger' }] })).totalCount).toBe(0);
  expect((await changesOf(world, { actions: ['CREDITED'] })).totalCount).toBe(0);
  const asked = await world.ask(print(operations.BilledUsageChangesDocument), { first: 20 });
  expect(asked.statements).toBeLessThanOrEqual(6);
});

test('forgotten with its test clock', async () => {
  const { world, clockId } = await acmeOn(unit('1'));
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  await send(world, 'late', 5, '2027-01-20T00:00:00Z');
  await advance(world, clockId, '2027-03-01T06:00:00Z');
  expect(await briefly(world)).toHaveLength(1);
  const { deleteTestClock } = await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: clockId });
  expect(deleteTestClock.__typename).not.toContain('Error');
  expect(await briefly(world)).toEqual([]);
});
