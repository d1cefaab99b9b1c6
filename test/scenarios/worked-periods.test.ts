import { expect, test } from 'vitest';
import { advance, brief, customer, flat, invoicesOf, onePhase, sell, shop, subscribe, tokens, use } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';

// OpenMeter's worked examples that are about periods, from the plan to the invoices that were paid.
const all = worlds();

test('a weekly fee of a plan of four weeks that is replaced on its second day: what is due is due with the period that began, and what was paid is given back', async () => {
  all.clock.set('2024-01-01T00:00:00Z');
  const world = await shop(await all.create(), {});
  const fee = (amount: string) => ({ key: 'fee', name: 'fee', billingCadence: 'P1W', price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } } });
  await sell(world, { weekly: { billingCadence: 'P4W', ...onePhase(fee('7')) } });
  const acme = await customer(world, 'acme', { now: '2024-01-01T00:00:00Z' });
  await subscribe(world, 'acme', 'weekly', { key: 's' });
  await advance(world, acme.clockId, '2024-01-02T00:00:00Z');
  const { editSubscription } = await world.data('mutation ($card: RateCardInput!) { editSubscription(by: { key: "s" }, edits: [{ removeItem: { phaseKey: "main", itemKey: "fee" } }, { addItem: { phaseKey: "main", rateCard: $card } }]) { __typename } }', { card: fee('14') });
  expect(editSubscription).toEqual({ __typename: 'Subscription' });
  const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 5) { nodes { status lines { nodes { name period { from } invoiceAt totals { total } } } } } } }');
  const gathering = of.invoices.nodes.filter(({ status }: { status: string }) => status === 'GATHERING').flatMap(({ lines }: { lines: { nodes: { invoiceAt: string; period: { from: string }; totals: { total: string } }[] } }) => lines.nodes);
  // The first week of the new fee has six days left; all four fell due with the billing period, before the edit.
  expect(gathering.filter(({ totals }: { totals: { total: string } }) => Number(totals.total) > 0).map(({ period, invoiceAt, totals }: { period: { from: string }; invoiceAt: string; totals: { total: string } }) => `${period.from.slice(5, 10)} at ${invoiceAt.slice(5, 10)} ${totals.total}`)).toEqual([
    '01-02 at 01-01 12', '01-08 at 01-01 14', '01-15 at 01-01 14', '01-22 at 01-01 14',
    '01-29 at 01-29 14', '02-05 at 01-29 14', '02-12 at 01-29 14', '02-19 at 01-29 14',
  ]);
  await advance(world, acme.clockId, '2024-01-30T00:00:00Z');
  expect(brief(await invoicesOf(world, 'acme')).map((text) => text.split(':')[0])).toEqual(['GATHERING 56', 'PAID 28', 'PAID 27', 'PAID 56']);
});

test('a month that begins at noon of the 15th and is counted from the 1st: half a fee at once, and each day of usage with the month', async () => {
  all.clock.set('2025-06-15T12:00:00Z');
  const world = await shop(await all.create(), {});
  await sell(world, { pro: onePhase(flat('base', '30'), { ...tokens({ unit: { amount: '1' } }), billingCadence: 'P1D' }) });
  const acme = await customer(world, 'acme', { now: '2025-06-15T12:00:00Z' });
  await subscribe(world, 'acme', 'pro', { billingAnchor: '2025-06-01T00:00:00Z' });
  await use(world, 'acme', 3, '2025-06-15T13:00:00Z');
  await use(world, 'acme', 4, '2025-06-30T23:00:00Z');
  await advance(world, acme.clockId, '2025-06-28T00:00:00Z');
  expect((await invoicesOf(world, 'acme')).filter(({ status }) => status === 'PAID')).toMatchObject([{ totals: { total: '15.5' }, period: { from: '2025-06-15T12:00:00Z', to: '2025-07-01T00:00:00Z' } }]);
  await advance(world, acme.clockId, '2025-07-01T02:00:00Z');
  const july = (await invoicesOf(world, 'acme')).at(-1);
  expect(july).toMatchObject({ status: 'PAID', totals: { total: '37' } });
  const days = july.lines.nodes.filter(({ name }: { name: string }) => name === 'Tokens').map(({ period, quantity }: { period: { from: string; to: string }; quantity: string }) => [period.from, period.to, quantity]);
  expect(days).toHaveLength(16);
  expect([days[0], days.at(-1)]).toEqual([['2025-06-15T12:00:00Z', '2025-06-16T00:00:00Z', '3'], ['2025-06-30T00:00:00Z', '2025-07-01T00:00:00Z', '4']]);
});

test('a volume price with a minimum: what the whole quantity lacks to it is a charge, and no amount', async () => {
  all.clock.set('2027-01-01T00:00:00Z');
  const tiers = [{ upToAmount: '10', unitPrice: '100' }, { upToAmount: '20', unitPrice: '90' }, { unitPrice: '80' }];
  const world = await shop(await all.create(), { pro: onePhase(tokens({ tiered: { mode: 'VOLUME', tiers: tiers.toReversed(), minimumAmount: '3000' } })) });
  const acme = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 25, '2027-01-10T00:00:00Z');
  await advance(world, acme.clockId, '2027-02-01T02:00:00Z');
  expect((await invoicesOf(world, 'acme')).at(-1)).toMatchObject({ status: 'PAID', totals: { amount: '2000', chargesTotal: '1000', total: '3000' } });
});
