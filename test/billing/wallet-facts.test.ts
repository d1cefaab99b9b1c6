import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createWallet as createWalletCommand } from '../../src/billing/commands/create-wallet.ts';
import { createWalletTransaction } from '../../src/billing/commands/create-wallet-transaction.ts';
import { terminateWallet } from '../../src/billing/commands/terminate-wallet.ts';
import { balanceOf, payFrom } from '../../src/billing/wallets/wallet.ts';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import { minorUnitDigits } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { transact } from '../../src/platform/transaction.ts';
import { Crash, failing, runDueThroughCrashes } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { customer, dbId, flat, onePhase, shop, start, subscribe } from './billing-world.ts';
import { brief, createWallet, hold, invoicesOf, move, moves, paying, terminate, voidInvoice, walletOf, work } from './wallet-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

/** Asks for an amount of a customer by an invoice of its own, which is issued by what is due next. */
async function bill(world: World, key: string, currency: string, amount: string): Promise<string> {
  const period = { from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' };
  const { createPendingInvoiceLines: made } = await world.data(
    'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { ... on CreatedPendingInvoiceLines { lines { id } } ... on Error { code message } } }',
    { input: { customer: { key }, currency, lines: [{ name: 'A charge', period, invoiceAt: '2027-01-01T00:00:00Z', price: { flat: { amount, paymentTerm: 'IN_ARREARS' } } }] } },
  );
  const { invoicePendingLines } = await world.data('mutation ($key: String!, $ids: [ID!]!) { invoicePendingLines(customer: { key: $key }, lineIds: $ids) { __typename ... on Error { code message } } }', { key, ids: made.lines.map(({ id }: { id: string }) => id) });
  return invoicePendingLines;
}

type Step =
  | { readonly do: 'grant' | 'buy' | 'void' | 'bill'; readonly wallet: number; readonly units: number }
  | { readonly do: 'voidInvoice' | 'terminate'; readonly wallet: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('grant', 'buy', 'void', 'bill', 'bill'), wallet: fc.nat(2), units: fc.integer({ min: 1, max: 4_000_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('voidInvoice'), wallet: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('terminate'), wallet: fc.nat(2) }) },
);

test('whatever is bought, given, taken away, billed, voided and ended: wallets hold what a model of them holds, and invoices ask for the rest', async () => {
  const world = await all.create();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('JPY', 'USD', 'KWD'), fc.array(fc.constantFrom('1', '0.5', '3', '0.07', '250'), { minLength: 1, maxLength: 3 }), fc.array(step, { minLength: 4, maxLength: 14 }), async (currency, rates, steps) => {
      const key = `model${++run}`;
      const digits = minorUnitDigits(currency);
      const owner = await customer(world, key);
      // What is due stays unpaid, so that it can be voided.
      await paying(world, key, 'failed');
      const wallets: { id: string; rate: Decimal; digits: number; credits: Decimal; isOver: boolean }[] = [];
      for (const [n, rate] of rates.entries()) wallets.push({ id: (await createWallet(world, key, { currency, rate, priority: n + 1 })).id, rate: Decimal.of(rate), digits, credits: Decimal.zero, isOver: false });
      const open: { readonly total: string; readonly paid: readonly { readonly wallet: number; readonly credits: Decimal }[]; readonly invoice: { readonly id: string } }[] = [];
      for (const next of steps) {
        const wallet = wallets[next.wallet % wallets.length] as (typeof wallets)[number];
        switch (next.do) {
          case 'grant':
          case 'void': {
            const credits = Decimal.of(next.units).div(Decimal.of(100_000), 5);
            const answer = await move(world, wallet.id, next.do === 'grant' ? { grantedCredits: credits.toString() } : { voidedCredits: credits.toString() });
            const after = next.do === 'grant' ? wallet.credits.add(credits) : wallet.credits.sub(credits);
            const refused = after.isNegative() || wallet.isOver;
            expect(answer.code !== undefined).toBe(refused);
            if (!refused) wallet.credits = after;
            break;
          }
          case 'buy': {
            await paying(world, key, next.units % 2 === 0 ? 'paid' : 'failed');
            const credits = Decimal.of(next.units).div(Decimal.of(100_000), 5);
            const answer = await move(world, wallet.id, { paidCredits: credits.toString() });
            const refused = wallet.isOver || credits.mul(wallet.rate).round(digits).isZero();
            expect(answer.code !== undefined).toBe(refused);
            await work(world, owner.id);
            if (!refused && next.units % 2 === 0) wallet.credits = wallet.credits.add(credits);
            await paying(world, key, 'failed');
            break;
          }
          case 'bill': {
            const total = Decimal.of(next.units % 10_000).div(Decimal.of(10 ** digits), digits);
            if (total.isZero()) break;
            await bill(world, key, currency, total.toString());
            await work(world, owner.id);
            let due = total;
            const paid: { wallet: number; credits: Decimal }[] = [];
            for (const [n, held] of wallets.entries()) {
              if (held.isOver) continue;
              const taken = payFrom(held, due);
              if (taken.amount.isZero()) continue;
              held.credits = held.credits.sub(taken.credits);
              due = due.sub(taken.amount);
              paid.push({ wallet: n, credits: taken.credits });
            }
            const invoice = (await invoicesOf(world, key)).filter(({ kind }) => kind === 'SUBSCRIPTION').find(({ id }) => !open.some((known) => known.invoice.id === id) && id !== undefined && !seen.has(id));
            seen.add(invoice.id);
            expect([invoice.totals.total, invoice.walletsTotal, invoice.amountDue]).toEqual([total.toString(), total.sub(due).toString(), due.toString()]);
            if (due.isPositive()) open.push({ total: total.toString(), paid, invoice });
            break;
          }
          case 'voidInvoice': {
            const last = open.pop();
            if (last === undefined) break;
            expect(await voidInvoice(world, last.invoice.id)).toEqual({ status: 'VOIDED' });
            for (const { wallet: n, credits } of last.paid) {
              const held = wallets[n] as (typeof wallets)[number];
              if (!held.isOver) held.credits = held.credits.add(credits);
            }
            break;
          }
          case 'terminate':
            expect((await terminate(world, wallet.id)).code !== undefined).toBe(wallet.isOver);
            wallet.isOver = true;
        }
        for (const held of wallets) expect(await walletOf(world, held.id)).toMatchObject({ credits: held.credits.toString(), balance: balanceOf(held).toString() });
      }
      await hold(world);
    }),
    { numRuns: 8 },
  );
});

/** Invoices that a model has seen. */
const seen = new Set<string>();

test('invoices that are issued at once and credits that are taken away meanwhile use each credit once', async () => {
  const world = await all.create();
  for (const round of [1, 2, 3]) {
    const key = `race${round}`;
    const { id } = await customer(world, key, { testClockId: null });
    await paying(world, key, 'failed');
    const wallet = await createWallet(world, key, { grantedCredits: '10' });
    for (const amount of ['4', '5', '6']) await bill(world, key, 'USD', amount);
    const run = () => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id));
    const take = () => move(world, wallet.id, { voidedCredits: '3' });
    const [, , , ...taken] = await Promise.all([run(), run(), run(), take(), take()]);
    await run();
    const gone = taken.filter(({ code }) => code === undefined).length * 3;
    const paid = Decimal.sum((await invoicesOf(world, key)).map(({ walletsTotal }) => Decimal.of(walletsTotal)));
    expect((await walletOf(world, wallet.id)).credits).toBe(Decimal.of(10 - gone).sub(paid).toString());
    expect((await invoicesOf(world, key)).map(({ status, totals }) => `${status} ${totals.total}`)).toEqual(expect.arrayContaining(['4', '5', '6'].map((amount) => expect.stringContaining(amount))));
    await hold(world);
  }
});

test('one round of a rule is done once by however many processes, and expiry beside it ends the wallet once', async () => {
  const world = await all.create();
  const { id } = await customer(world, 'acme', { testClockId: null });
  const wallet = await createWallet(world, 'acme', { expiresAt: '2027-01-15T00:00:01Z', recurringRules: [{ trigger: 'INTERVAL', interval: 'WEEKLY', grantedCredits: '1', paidCredits: '2' }] });
  all.clock.set('2027-01-16T00:00:00Z');
  await Promise.all([1, 2, 3].map(() => runDueNow(world.command(), world.product.services.dueWorkers, dbId(id))));
  // Everything came late: what was bought is withdrawn before it is asked for, since the wallet has ended.
  expect(await moves(world, wallet.id)).toEqual(['PURCHASED +2 2 FAILED INTERVAL', 'GRANTED +1 1 SETTLED INTERVAL', 'PURCHASED +2 2 FAILED INTERVAL', 'GRANTED +1 1 SETTLED INTERVAL']);
  expect(await walletOf(world, wallet.id)).toMatchObject({ status: 'TERMINATED', credits: '2' });
  expect(await invoicesOf(world, 'acme')).toEqual([]);
  await hold(world);
});

test('a command that dies between any two statements leaves nothing, and done again does its work once', async () => {
  const world = await all.create();
  const acme = await customer(world, 'acme');
  const count = async () => (await world.command().read.rows<Record<string, string>>(`select (select count(*) from wallet where organization_id = $1)::text as wallets, (select count(*) from wallet_transaction where organization_id = $1)::text as moves,
    (select count(*) from invoice where organization_id = $1)::text as invoices, (select count(*) from outbox_event where organization_id = $1)::text as news, (select coalesce(sum(last), 0) from invoice_counter where organization_id = $1)::text as counted`))[0];
  const survives = async (run: (ctx: Parameters<typeof createWalletCommand>[0]) => Promise<unknown>): Promise<number> => {
    const before = await count();
    for (let nth = 1; ; nth++) {
      try {
        await transact(world.command(), (tx) => run({ ...tx, read: failing(tx.read, { left: nth }) }));
        return nth - 1;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        expect(await count()).toEqual(before);
      }
    }
  };
  let walletId = '';
  const terms = { externalId: null, name: null, currency: 'USD', rate: Decimal.one, priority: 1, expiresAt: null, invoiceRequiresSuccessfulPayment: false, recurringRules: [], metadata: null, transactionMetadata: null };
  expect(await survives(async (ctx) => (walletId = await createWalletCommand(ctx, { ...terms, customer: { key: 'acme' }, paidCredits: Decimal.of(5), grantedCredits: Decimal.of(1) })))).toBeGreaterThan(5);
  expect(await survives((ctx) => createWalletTransaction(ctx, { wallet: { id: walletId }, paidCredits: Decimal.of(2), grantedCredits: Decimal.of(3), voidedCredits: Decimal.of(1), invoiceRequiresSuccessfulPayment: true, metadata: null }))).toBeGreaterThan(5);
  await work(world, acme.id);
  const [held] = await world.command().read.rows<{ credits: string }>('select credits::text as credits from wallet where organization_id = $1');
  expect(held?.credits).toBe('10');
  expect(await survives((ctx) => terminateWallet(ctx, { id: walletId }))).toBeGreaterThan(3);
  await hold(world);
});

test('cut off at any statement, top-ups, payments and expiry come to the same end', async () => {
  const story = async (crashing: boolean) => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const acme = await customer(world, 'acme');
    const watched = await createWallet(world, 'acme', { rate: '0.5', paidCredits: '30', grantedCredits: '10', recurringRules: [{ trigger: 'THRESHOLD', thresholdCredits: '5', paidCredits: '60' }] });
    const monthly = await createWallet(world, 'acme', { grantedCredits: '1', expiresAt: '2027-02-20T00:00:00Z', recurringRules: [{ trigger: 'INTERVAL', interval: 'MONTHLY', paidCredits: '2', invoiceRequiresSuccessfulPayment: true, startedAt: '2027-01-15T00:00:00Z' }] });
    await subscribe(world, 'acme', 'pro');
    const due = { workers: world.product.services.dueWorkers, testClockId: dbId(acme.clockId), until: '2027-03-02T00:00:00Z' };
    const crashes = crashing ? await runDueThroughCrashes(world.command(), due) : 0;
    if (!crashing) await runDue(world.command(), due.workers, { testClockId: due.testClockId }, Temporal.Instant.from(due.until));
    await hold(world);
    return { crashes, kept: [brief(await invoicesOf(world, 'acme')), await moves(world, watched.id), await moves(world, monthly.id), (await invoicesOf(world, 'acme')).map(({ number }) => number)] };
  };
  const [whole, cut] = [await story(false), await story(true)];
  expect(cut.crashes).toBeGreaterThan(100);
  expect(cut.kept).toEqual(whole.kept);
  expect(whole.kept.slice(1, 3)).toEqual([
    // The first fee is issued before the first purchase is paid. It leaves 15 - 20 of the next one: 60 more are bought, and again when 45 - 20 - 20 leave 5 less the one after.
    ['PURCHASED +30 15 SETTLED', 'GRANTED +10 5 SETTLED', 'INVOICED -10 5 SETTLED', 'PURCHASED +60 30 SETTLED THRESHOLD', 'INVOICED -40 20 SETTLED', 'INVOICED -40 20 SETTLED', 'PURCHASED +60 30 SETTLED THRESHOLD'],
    ['GRANTED +1 1 SETTLED', 'INVOICED -1 1 SETTLED', 'PURCHASED +2 2 SETTLED INTERVAL', 'PURCHASED +2 2 SETTLED INTERVAL'],
  ]);
});
