import { beforeEach, describe, expect, test } from 'vitest';
import { advanceInvoices, collectDueLines, collectSource, invoicesSource, linesSource, makeDueLines } from '../../src/billing/index.ts';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import type { DueWorker } from '../../src/customers/index.ts';
import { sandbox } from '../../src/payments/index.ts';
import { transact } from '../../src/platform/transaction.ts';
import { Crash, runDueThroughCrashes } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, brief, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const pro = { pro: onePhase(flat('base', '20'), tokens({ tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', flatPrice: '5' }, { unitPrice: '0.001' }] } })) };
const workers: [string, DueWorker][] = [
  [linesSource, makeDueLines],
  [collectSource, collectDueLines],
  [invoicesSource, advanceInvoices({ SANDBOX: sandbox })],
];

/** All that billing keeps of an organization, without what differs from run to run. */
async function kept(world: World): Promise<unknown> {
  const { read } = world.command();
  return {
    invoices: await read.rows(`select number, working_number, state, total, issued_at, due_at, advance_at, payment_round from invoice where organization_id = $1 order by id`),
    lines: await read.rows(`select l.reference is not null as of, i.working_number, l.name, l.period_from, l.quantity, l.total, l.deleted_at from invoice_line l join invoice i on i.id = l.invoice_id where l.organization_id = $1 order by l.period_from, l.name, l.id`),
    payments: await read.rows(`select p.amount, p.status, i.number from payment p join invoice i on i.id = p.invoice_id where p.organization_id = $1 order by i.number`),
    coupons: await read.rows('select code, used, uses_left, terminated_at from applied_coupon where organization_id = $1 order by id'),
    counters: await read.rows('select scope, last from invoice_counter where organization_id = $1 order by scope'),
  };
}

describe('steps', () => {
  test('done again, each changes nothing', async () => {
    const world = await shop(await all.create(), pro);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 1_500, '2027-01-10T00:00:00Z');
    for (const at of ['2027-01-01T00:00:00Z', '2027-01-15T00:00:00Z', '2027-02-01T00:30:00Z', '2027-02-10T00:00:00Z']) {
      await advance(world, acme.clockId, at);
      const before = await kept(world);
      for (const [, worker] of workers) {
        await transact({ ...world.command() }, (tx) => worker(tx, dbId(acme.id), Temporal.Instant.from(at)));
        expect(await kept(world)).toEqual(before);
      }
      await advance(world, acme.clockId, at);
      expect(await kept(world)).toEqual(before);
    }
  });

  test('cut off at any statement, the run goes on where it stopped and comes to the same end', async () => {
    const until = '2027-03-02T00:00:00Z';
    const story = async (crashing: boolean) => {
      const world = await shop(await all.create(), pro);
      const acme = await customer(world, 'acme');
      await subscribe(world, 'acme', 'pro');
      await use(world, 'acme', 1_500, '2027-01-10T00:00:00Z');
      // More than the first invoice comes to: the second one takes the rest.
      await giveCoupon(world, 'acme', { code: 'THIRTY', value: { fixed: { amount: '30', currency: 'USD' } }, frequency: 'ONCE' });
      await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "10", appliedToOrganization: true }) { __typename } }');
      const due = { workers: world.product.services.dueWorkers, testClockId: dbId(acme.clockId), until };
      const crashes = crashing ? await runDueThroughCrashes(world.command(), due) : 0;
      if (!crashing) await runDue(world.command(), due.workers, { testClockId: due.testClockId }, Temporal.Instant.from(until));
      return { crashes, brief: brief(await invoicesOf(world, 'acme')), kept: await kept(world) };
    };
    const whole = await story(false);
    const cut = await story(true);
    expect(cut.crashes).toBeGreaterThan(50);
    expect(cut.brief).toEqual(whole.brief);
    expect(cut.kept).toEqual(whole.kept);
    expect(whole.brief).toEqual([
      'GATHERING 27.5: base fee 2027-04-01 - 22; Tokens 2027-03-01 0 5.5',
      'PAID 0: base fee 2027-01-01 - 0',
      'PAID 17.05: base fee 2027-02-01 - 13.38; Tokens 2027-01-01 1500 3.67',
      'PAID 27.5: base fee 2027-03-01 - 22; Tokens 2027-02-01 0 5.5',
    ]);
    expect(whole.kept).toMatchObject({ coupons: [{ code: 'THIRTY', used: '30', uses_left: null, terminated_at: '2027-02-01 01:00:00+00' }] });
  });

  test('twenty customers issued at once are numbered without gap or repetition', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const keys = Array.from({ length: 20 }, (_none, n) => `c${n}`);
    const ids: string[] = [];
    for (const key of keys) {
      ids.push((await customer(world, key, { testClockId: null, name: 'Acme' })).id);
      await subscribe(world, key, 'pro');
    }
    await Promise.all(ids.map((id) => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id))));
    const { invoices } = await world.data('{ invoices(first: 100, filter: { statuses: [PAID] }) { nodes { number workingNumber } } }');
    const numbers = (name: string) => invoices.nodes.map((invoice: Record<string, string>) => Number(invoice[name]?.split('-').at(-1))).toSorted((a: number, b: number) => a - b);
    const counted = Array.from({ length: 20 }, (_none, n) => n + 1);
    expect(numbers('number')).toEqual(counted);
    expect(numbers('workingNumber')).toEqual(counted);
    expect(invoices.nodes[0].number).toMatch(/^OM-SANDBOX-ACME-\d+$/);
  });

  test('what is due at once is done by a job also on a test clock, before the clock is advanced', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const { id } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    const { rows } = await world.product.core.database.pool.query<{ task: string }>('select task_identifier as task from graphile_worker.jobs where key = $1', [`due:${dbId(id)}`]);
    expect(rows).toEqual([{ task: 'due-work' }]);
    await world.product.tasks['due-work']?.({ organizationId: world.organizationId, customerId: dbId(id) });
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 20: base fee 2027-02-01 - 20', 'PAID 20: base fee 2027-01-01 - 20']);
  });

  test('a payment app that asks somebody outside is asked when what it asks for is there to stay', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const { pool } = world.product.core.database;
    const { id } = await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await subscribe(world, 'acme', 'pro');
    const asked: unknown[] = [];
    const outside: typeof sandbox = {
      ...sandbox,
      isLocal: false,
      collect: async (tx, request) => {
        asked.push((await pool.query('select number from invoice where id = any($1::uuid[])', [request.invoiceIds])).rows);
        return sandbox.collect(tx, request);
      },
    };
    await runDueNow(world.command(), new Map([...world.product.services.dueWorkers, [invoicesSource, advanceInvoices({ SANDBOX: outside })]]), dbId(id));
    expect(asked).toEqual([[{ number: 'OM-SANDBOX-ACME-1' }]]);
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe('PAID 20: base fee 2027-01-01 - 20');
  });

  test('a number that was given and rolled back is given again', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const cut = new Map(world.product.services.dueWorkers);
    const { id } = await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await subscribe(world, 'acme', 'pro');
    cut.set(invoicesSource, async (tx, customerId, at) => {
      await advanceInvoices({ SANDBOX: sandbox })(tx, customerId, at);
      throw new Crash();
    });
    await expect(runDueNow(world.command(), cut, dbId(id))).rejects.toThrow(Crash);
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe('ISSUING 20: base fee 2027-01-01 - 20');
    await runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
    expect((await invoicesOf(world, 'acme')).map(({ number }) => number)).toEqual([null, 'OM-SANDBOX-ACME-1']);
  });
});
