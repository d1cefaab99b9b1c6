import { beforeEach, describe, expect, test } from 'vitest';
import { advance, brief, customer, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// OpenMeter's worked examples, told through the graph.
const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const bill = async (world: World): Promise<Answer> =>
  (await world.data('mutation { invoicePendingLines(customer: { key: "acme" }) { ... on InvoicedLines { invoices { id } } ... on Error { code } } }')).invoicePendingLines;

/** Acme, who pays this price and is billed after each of these uses, the last of them with its month. What each part charged for. */
async function parts(price: object, discounts: object | undefined, uses: readonly (readonly [units: number | string, day: string])[]): Promise<Answer[]> {
  const world = await shop(await all.create(), { pro: onePhase(tokens(price, discounts)) });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  for (const [at, [units, day]] of uses.entries()) {
    await use(world, 'acme', units, `${day}T00:00:00Z`);
    await advance(world, clockId, at === uses.length - 1 ? '2027-02-01T02:00:00Z' : `${day}T12:00:00Z`);
    if (at < uses.length - 1) await bill(world);
  }
  return (await invoicesOf(world, 'acme')).filter(({ status }: Answer) => status === 'PAID').map((invoice: Answer) => invoice.lines.nodes[0]);
}

describe('parts of one period', () => {
  test('share their free units: 110 of 50, 75 and 30', async () => {
    const lines = await parts({ unit: { amount: '1' } }, { usage: '110' }, [[50, '2027-01-05'], [75, '2027-01-12'], [30, '2027-01-20']]);
    expect(lines.map(({ meteredQuantity, quantity, discounts }) => [meteredQuantity, quantity, discounts.map((of: Answer) => of.quantity)])).toEqual([['50', '0', ['50']], ['75', '15', ['60']], ['30', '30', []]]);
  });

  test('fill each other\'s packages: 5 more after 17 begin one of 10', async () => {
    const lines = await parts({ package: { amount: '15', quantityPerPackage: '10' } }, undefined, [[17, '2027-01-05'], [5, '2027-01-12']]);
    expect(lines.map(({ detailedLines, totals }) => [detailedLines[0].quantity, totals.total])).toEqual([['2', '30'], ['1', '15']]);
  });

  test('have one maximum, of what they came to gross: 35 and 200 of 100, half of it taken off before', async () => {
    const [first, last] = await parts({ unit: { amount: '10', maximumAmount: '100' } }, { percentage: '50' }, [['3.5', '2027-01-05'], [20, '2027-01-12']]);
    expect(first.totals).toMatchObject({ amount: '35', discountsTotal: '17.5', total: '17.5' });
    expect(last).toMatchObject({ totals: { amount: '200', discountsTotal: '135', total: '65' }, detailedLines: [{ discounts: [{ reason: 'RATECARD_PERCENTAGE', amount: '100' }, { reason: 'MAXIMUM_SPEND', amount: '35' }] }] });
  });
});

test('months that are counted from 31 January at 15:00, of who began on 10 July, end on the last days of the months', async () => {
  all.clock.set('2027-07-10T15:00:00Z');
  const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '1' } })) });
  const { clockId } = await customer(world, 'acme', { now: '2027-07-10T15:00:00Z' });
  await subscribe(world, 'acme', 'pro', { billingAnchor: '2027-01-31T15:00:00Z' });
  await advance(world, clockId, '2027-09-01T00:00:00Z');
  const periods = (await invoicesOf(world, 'acme')).flatMap((invoice: Answer) => invoice.lines.nodes.map(({ period }: Answer) => `${period.from} ${period.to}`)).toSorted();
  expect(periods).toEqual(['2027-07-10T15:00:00Z 2027-07-31T15:00:00Z', '2027-07-31T15:00:00Z 2027-08-31T15:00:00Z', '2027-08-31T15:00:00Z 2027-09-30T15:00:00Z']);
});

test('a draft of a flat fee without a draft period goes through every state to paid at one instant', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro', { startsAt: '2027-01-02T00:00:00Z' });
  await advance(world, clockId, '2027-01-02T00:00:00Z');
  const invoices = await invoicesOf(world, 'acme');
  expect(brief(invoices)).toContain('PAID 20: base fee 2027-01-02 - 20');
  const { number, collectionAt, issuedAt, paidAt } = invoices.find(({ status }: Answer) => status === 'PAID');
  expect({ number, collectionAt, issuedAt, paidAt }).toEqual({ number: 'OM-SANDBOX-TESTACME-1', collectionAt: '2027-01-02T00:00:00Z', issuedAt: '2027-01-02T00:00:00Z', paidAt: '2027-01-02T00:00:00Z' });
  // The three steps that it takes, each of which ends before a number is given or money is asked for.
  const told = await world.command().read.rows<{ from: string; to: string }>(`select payload->>'from' as from, payload->>'to' as to from outbox_event where organization_id = $1 and type = 'invoice.updated' and payload->>'from' is not null order by id`);
  expect(told.map(({ from, to }) => `${from} ${to}`)).toEqual(['draft.created issuing.syncing', 'issuing.syncing payment_processing.pending', 'payment_processing.pending paid']);
});
