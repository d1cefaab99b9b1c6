import { execute, parse } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { poolRun } from '../../src/platform/reader.ts';
import type { Reader } from '../../src/platform/reader.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

// An answer takes several statements, and an invoice run may commit between any two of them.
const all = worlds();
beforeEach(() => all.clock.set(start));

const page = `{ customer(by: { key: "acme" }) { invoices(last: 50) { nodes { status totals { total }
  lines { nodes { name quantity meteredQuantity totals { total } detailedLines { key quantity } discounts { quantity } } } } } } }`;

/** Asks for the page, and does something else right before the n-th of its statements, from 1. Answers how many there were. */
async function askMeanwhile(world: World, n: number, meanwhile: () => Promise<void>) {
  const { core, schema, services } = world.product;
  let statements = 0;
  const pool = poolRun(core.database.pool);
  const context = core.graphqlContext(world.viewer, services);
  const on = (reader: Reader): Reader =>
    reader.on(async (...query) => {
      if (++statements === n) await meanwhile();
      return pool(...query);
    });
  const { data, errors } = await execute({ schema, document: parse(page), contextValue: Object.assign(context, { read: on(context.read), shown: on(context.shown) }) });
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
  return { data: data as any, errors, statements };
}

test('a page answers whole, wherever an invoice run comes between its statements', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), tokens({ unit: { amount: '0.5' } })) });
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  const month = (n: number) => Temporal.PlainYearMonth.from('2027-01').add({ months: n - 1 }).toString();
  let most = 0;
  for (let n = 1; n <= Math.max(most, 1); n++) {
    // Each round bills one more month of 7 tokens and the next month's base fee, in the middle of the answer.
    await use(world, 'acme', 7, `${month(n)}-05T00:00:00Z`);
    const { data, errors, statements } = await askMeanwhile(world, n, () => advance(world, clockId, `${month(n + 1)}-01T06:00:00Z`));
    most = Math.max(most, statements);
    expect(errors).toBeUndefined();
    const lines = data.customer.invoices.nodes.flatMap((invoice: { lines: { nodes: object[] } }) => invoice.lines.nodes);
    for (const line of lines) {
      const due = line.name === 'Tokens' ? ['3.5', '0'] : ['20'];
      expect(due).toContain(line.totals.total);
      if (line.name === 'Tokens') expect([line.quantity, line.meteredQuantity]).toEqual(line.totals.total === '0' ? ['0', '0'] : ['7', '7']);
    }
  }
  expect(most).toBeGreaterThan(3);
});
