import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, brief, customer, flat, invoicesOf, onePhase, shop, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();

/** What the customer's last paid invoice lists. */
const last = async (world: World, key: string) => brief(await invoicesOf(world, key)).filter((text) => text.startsWith('PAID')).at(-1);

test('late usage of a year is looked for in the months after it, though every other charge of the customer is by the month', async () => {
  const yearly = { ...tokens({ unit: { amount: '1' } }), billingCadence: 'P1Y' };
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), yearly) });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await use(world, 'acme', 40, '2027-03-05T00:00:00Z');
  await advance(world, clockId, '2028-01-02T00:00:00Z');
  expect(await last(world, 'acme')).toContain('Tokens 2027-01-01 40 40');
  await advance(world, clockId, '2028-08-15T00:00:00Z');
  await use(world, 'acme', 5, '2027-06-01T00:00:00Z');
  await advance(world, clockId, '2028-09-02T00:00:00Z');
  expect(await last(world, 'acme')).toMatch(/^PAID 25: .*Tokens 2027-01-01/);
  // A year and four days, and no longer.
  await advance(world, clockId, '2029-01-02T00:00:00Z');
  await use(world, 'acme', 7, '2027-07-01T00:00:00Z');
  await advance(world, clockId, '2029-02-02T00:00:00Z');
  expect(await last(world, 'acme')).toMatch(/^PAID 20: /);
});

test('and that of a charge by hand, however long its period is', async () => {
  const world = await shop(await all.create(), { plain: onePhase(flat('base', '20')) });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'plain');
  await use(world, 'acme', 40, '2026-03-05T00:00:00Z');
  const line = { name: 'Trial', featureKey: 'tokens', period: { from: '2026-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, invoiceAt: '2027-02-01T00:00:00Z', price: { unit: { amount: '1' } } };
  await world.data('mutation ($line: PendingInvoiceLineInput!) { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [$line] }) { __typename } }', { line });
  await advance(world, clockId, '2027-08-15T00:00:00Z');
  await use(world, 'acme', 5, '2026-05-01T00:00:00Z');
  await advance(world, clockId, '2027-09-02T00:00:00Z');
  expect(await last(world, 'acme')).toMatch(/^PAID 25: .*Trial 2026-01-01/);
});
