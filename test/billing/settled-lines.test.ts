import type pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { runDueNow } from '../../src/customers/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { brief, customer, dbId, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';
import { credit } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const prorated = { proRating: 'PRORATE_PRICES' };
const plans = {
  small: { ...onePhase(flat('base', '20'), flat('care', '3', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })), ...prorated },
  big: { ...onePhase(flat('base', '50'), flat('care', '4', 'IN_ARREARS'), tokens({ unit: { amount: '0.01' } })), ...prorated },
};

const months = 15;
/** The first of the n-th month, two hours later. */
const monthStart = (n: number) => Temporal.ZonedDateTime.from('2027-01-01T02:00[UTC]').add({ months: n }).toInstant().toString();
const within = (n: number, days: number) => Temporal.ZonedDateTime.from('2027-01-01T00:00[UTC]').add({ months: n }).add({ hours: 24 * days }).toInstant().toString();

/** What reads the lines that are compared with what subscriptions call for. */
const reading = /from invoice_line l join invoice i on i\.id = l\.invoice_id left join split_line_group g/;

/** How many rows of lines are compared meanwhile. */
async function linesReadBy(world: World, work: () => Promise<void>): Promise<number> {
  const { pool } = world.product.core.database;
  let count = 0;
  const restore: (() => void)[] = [];
  const heard = new Set<pg.PoolClient>();
  const listen = (client: pg.PoolClient) => {
    if (heard.has(client)) return;
    heard.add(client);
    const { query } = client;
    client.query = ((...args: unknown[]) => {
      const [asked] = args as [string | { readonly text: string }];
      const answer = Reflect.apply(query, client, args) as unknown;
      if (!reading.test(typeof asked === 'string' ? asked : asked.text)) return answer;
      return (answer as Promise<{ rows: unknown[] }>).then((found) => {
        count += found.rows.length;
        return found;
      });
    }) as typeof query;
    restore.push(() => { client.query = query; });
  };
  pool.on('acquire', listen);
  await work();
  pool.off('acquire', listen);
  for (const undo of restore.toReversed()) undo();
  return count;
}

const settled = async (world: World) =>
  (await world.command().read.rows<{ until: string }>(`select to_char(until at time zone 'UTC', 'YYYY-MM-DD') as until from settled_lines where organization_id = $1`)).map(({ until }) => until);

describe('lines that are settled', () => {
  test('are looked past, and nothing else comes of it, whatever happens to old and new invoices', async () => {
    const [remembering, forgetting] = [await shop(await all.create(), plans), await shop(await all.create(), plans)];
    const ids = new Map<World, string>();
    for (const world of [remembering, forgetting]) {
      ids.set(world, dbId((await customer(world, 'c', { testClockId: null })).id));
      await subscribe(world, 'c', 'small', { key: 's' });
    }
    const run = (world: World) => runDueNow(world.command(), world.product.services.dueWorkers, ids.get(world) as string);
    const both = async (work: (world: World) => Promise<unknown>) => {
      for (const world of [remembering, forgetting]) await work(world);
    };
    const read: number[] = [];
    const marks: string[] = [];
    const change = (plan: string) => (world: World) =>
      world.data('mutation ($plan: Key!) { changeSubscription(by: { key: "s" }, input: { plan: { key: $plan }, timing: { preset: IMMEDIATE }, proration: PRORATED }) { __typename } }', { plan });
    const deeds: Readonly<Record<number, (world: World) => Promise<unknown>>> = {
      // Of an invoice that was looked past for months: what the note credits is of the first month.
      5: async (world) => {
        const first = (await invoicesOf(world, 'c')).find(({ status, lines }) => status === 'PAID' && lines.nodes.length > 1);
        const line = first.lines.nodes.find(({ name }: { name: string }) => name === 'base fee');
        expect((await credit(world, { invoice: { number: first.number }, items: [{ line: line.id, amount: '5' }], creditAmount: '5' })).total).toBe('5');
      },
      8: change('big'),
      11: (world) => use(world, 'c', 700, within(10, 20)),
      12: async (world) => {
        const { cancelSubscription } = await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: IMMEDIATE }) { __typename } }', { by: { id: await running(world) } });
        expect(cancelSubscription.__typename).toBe('Subscription');
      },
    };
    await both(run);
    for (let n = 1; n < months; n++) {
      await both((world) => use(world, 'c', 100 * n, within(n - 1, 9)));
      all.clock.set(within(n - 1, 12));
      await both(async (world) => {
        await deeds[n]?.(world);
        if (world === forgetting) await world.command().read.rows('delete from settled_lines where organization_id = $1');
        await run(world);
      });
      all.clock.set(monthStart(n));
      read.push(await linesReadBy(remembering, () => run(remembering)));
      marks.push((await settled(remembering)).join());
      await forgetting.command().read.rows('delete from settled_lines where organization_id = $1');
      await run(forgetting);
    }
    const told = async (world: World) => brief(await invoicesOf(world, 'c'));
    expect(await told(remembering)).toEqual(await told(forgetting));
    expect((await told(remembering)).slice(7)).toEqual([
      'PAID 30: base fee 2027-08-01 - 20; care fee 2027-07-01 - 3; Tokens 2027-07-01 700 7',
      'PAID 27.55: care fee 2027-08-01 - 1.16; Tokens 2027-08-01 800 8; base fee 2027-08-13 - 30.65; base fee 2027-08-13 - -12.26',
      'PAID 52.45: base fee 2027-09-01 - 50; care fee 2027-08-13 - 2.45; Tokens 2027-08-13 0 0',
      'PAID 63: base fee 2027-10-01 - 50; care fee 2027-09-01 - 4; Tokens 2027-09-01 900 9',
      'PAID 64: base fee 2027-11-01 - 50; care fee 2027-10-01 - 4; Tokens 2027-10-01 1000 10',
      'PAID 72: base fee 2027-12-01 - 50; care fee 2027-11-01 - 4; Tokens 2027-11-01 1800 18',
      'PAID 16: care fee 2027-12-01 - 4; Tokens 2027-12-01 1200 12',
    ]);
    // Three lines come a month, and no more than those of a few months are compared; the eighth month has two subscriptions.
    expect(read).toEqual([4, 7, 10, 13, 7, 10, 13, 12, 16, 8, 11, 0, 1, 0]);
    expect(marks).toEqual(['', '', '', ...Array(3).fill('2027-04-01'), ...Array(2).fill('2027-07-01'), ...Array(3).fill('2027-09-01'), ...Array(3).fill('2027-12-01')]);
  });
});

async function running(world: World): Promise<string> {
  const { customer: found } = await world.data('{ customer(by: { key: "c" }) { subscriptions(first: 5) { nodes { id status } } } }');
  return found.subscriptions.nodes.find(({ status }: { status: string }) => status === 'ACTIVE').id;
}
