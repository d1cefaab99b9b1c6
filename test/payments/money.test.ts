import { beforeEach, describe, expect, test } from 'vitest';
import { advanceInvoices, collectDueLines, collectSource, invoicesSource, linesSource, makeDueLines } from '../../src/billing/index.ts';
import { runDue, runDueNow } from '../../src/customers/index.ts';
import type { DueWorker } from '../../src/customers/index.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { ConflictError } from '../../src/kit/errors.ts';
import { payByLink } from '../../src/payments/commands/pay-by-link.ts';
import { collectRequests, dunCustomer, dunningSource, refundNotes, refundsSource, requestsSource, sandbox } from '../../src/payments/index.ts';
import type { Reader } from '../../src/platform/reader.ts';
import { advance, customer, dbId, flat, onePhase, shop, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

// Money neither appears nor vanishes, whatever happens at once and wherever a process dies.
const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const base = { base: onePhase(flat('base', '20')) };
const failing = { 'tollgate.sandbox.target_payment_status': 'failed' };
const apps = { SANDBOX: sandbox };
const told = (world: World, key: string, metadata: object) => world.data('mutation ($key: String!, $metadata: JSONObject) { updateCustomer(by: { key: $key }, input: { metadata: $metadata }) { __typename } }', { key, metadata });

/** What was paid of each issued invoice, by its payments; invoices of which something else is said are listed as wrong. */
async function books(world: World): Promise<{ readonly paid: readonly string[]; readonly wrong: readonly object[] }> {
  const rows = await world.command().read.rows<{ number: string; status: string; due: string; said: string; paid: string; isHeld: boolean }>(
    `select i.number, i.status, (i.total - i.credit_notes_total - i.wallets_total)::text as due, i.paid_amount::text as said, i.paid_through is not null as "isHeld",
       (coalesce((select sum(p.amount) from payment p where p.invoice_id = i.id and p.status = 'PAID'), 0)
        + coalesce((select sum(pi.amount) from payment_request_invoice pi join payment p on p.payment_request_id = pi.payment_request_id and p.status = 'PAID' where pi.invoice_id = i.id), 0))::text as paid
     from invoice i where i.organization_id = $1 and i.issued_at is not null order by i.number`,
  );
  const sums = await world.command().read.rows<{ wrong: number }>(
    `select count(*)::int as wrong from payment_request r where r.organization_id = $1
       and (r.amount <> (select sum(amount) from payment_request_invoice pi where pi.payment_request_id = r.id)
         or (r.status = 'PAID') <> exists (select 1 from payment p where p.payment_request_id = r.id and p.status = 'PAID' and p.amount = r.amount)
         or (select count(*) from payment p where p.payment_request_id = r.id) <> r.attempts)`,
  );
  const wrong: object[] = rows.filter(({ status, due, said, paid, isHeld }) => said !== paid || (status === 'PAID') !== (said === due) || isHeld);
  return { paid: rows.map(({ number, status, paid }) => `${number} ${status} ${paid}`), wrong: sums[0]?.wrong === 0 ? wrong : [...wrong, { requests: sums[0]?.wrong }] };
}

/** All that payments keep of an organization, without what differs from run to run. */
async function kept(world: World): Promise<unknown> {
  const { read } = world.command();
  return {
    books: await books(world),
    invoices: await read.rows('select number, state, paid_amount, payment_round, payment_retries, payment_retry_at, overdue_at, advance_at, paid_at from invoice where organization_id = $1 order by number'),
    payments: await read.rows('select app, attempt, amount, status, failure_code, created_at from payment where organization_id = $1 order by created_at, amount, attempt, id'),
    requests: await read.rows('select status, amount, attempts, failure, email, created_at, dunning_campaign_id is not null as dunning from payment_request where organization_id = $1 order by created_at, id'),
    dunning: await read.rows('select attempts, last_attempt_at, next_attempt_at, exhausted_at from customer_dunning where organization_id = $1'),
    refunds: await read.rows('select attempt, amount, status from refund where organization_id = $1 order by created_at, id'),
    notes: await read.rows('select number, refund_status from credit_note where organization_id = $1 order by number'),
    news: await read.rows("select type, count(*)::int from outbox_event where organization_id = $1 and type ~ '^(invoice[.](paid|overdue)|payment|dunning|credit_note)' group by 1 order by 1"),
  };
}

class Crash extends Error {}

/** The same reads, the n-th of which fails. */
function cutOff(read: Reader, counter: { left: number }): Reader {
  return new Proxy(read, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        counter.left -= 1;
        if (counter.left === 0) throw new Crash();
        return (member as (...of: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

const workers: readonly (readonly [string, DueWorker])[] = [
  [linesSource, makeDueLines],
  [collectSource, collectDueLines],
  [invoicesSource, advanceInvoices(apps)],
  [dunningSource, dunCustomer],
  [requestsSource, collectRequests(apps)],
  [refundsSource, refundNotes(apps)],
];

describe('money', () => {
  test('is collected and given back once, cut off at any statement of any step', async () => {
    const story = async (crashing: boolean) => {
      const world = await shop(await all.create(), base);
      await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
        input: { name: 'retrying', isDefault: true, supplier: { name: 'Seller', address: { country: 'FR' } }, workflow: { payment: { retries: ['P2D', 'P33D'] } } },
      });
      await world.data('mutation ($input: CreateDunningCampaignInput!) { createDunningCampaign(input: $input) { __typename } }', {
        input: { key: 'late', name: 'Late', thresholds: [{ currency: 'USD', amount: '20' }], daysBetweenAttempts: 4, maxAttempts: 9, isDefault: true },
      });
      const { clockId } = await customer(world, 'acme', { metadata: failing });
      await subscribe(world, 'acme', 'base');
      let crashes = 0;
      let nth = 1;
      const cut = new Map(world.product.services.dueWorkers);
      for (const [source, worker] of crashing ? workers : []) {
        cut.set(source, async (tx, id, at) => {
          await worker({ ...tx, read: cutOff(tx.read, { left: nth }) }, id, at);
          nth = 1;
        });
      }
      const until = async (to: string): Promise<void> => {
        for (;;) {
          try {
            await runDue(world.command(), cut, { testClockId: dbId(clockId) }, Temporal.Instant.from(to));
            return;
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
            crashes += 1;
            nth += 1;
          }
        }
      };
      await until('2027-02-02T00:00:00Z');
      await told(world, 'acme', { 'tollgate.sandbox.target_refund_status': 'failed' });
      await until('2027-03-05T00:00:00Z');
      const { customer: found } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 20) { nodes { id number status lines { nodes { id } } } } } }');
      const [invoice] = found.invoices.nodes.filter(({ status }: Answer) => status === 'PAID');
      const { createCreditNote: note } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { id } } }', { input: { invoice: { id: invoice.id }, items: [{ line: invoice.lines.nodes[0].id, amount: '5' }], creditAmount: '0', refundAmount: '5' } });
      await until('2027-03-06T00:00:00Z');
      await told(world, 'acme', {});
      await world.data('mutation ($id: ID!) { updateCreditNote(by: { id: $id }, input: { refundStatus: PENDING }) { __typename } }', { id: note.id });
      await until('2027-03-07T00:00:00Z');
      return { crashes, kept: await kept(world) };
    };
    const whole = await story(false);
    const cut = await story(true);
    expect(cut.crashes).toBeGreaterThan(100);
    expect(cut.kept).toEqual(whole.kept);
    expect(whole.kept).toMatchObject({
      books: { wrong: [] },
      requests: [{ status: 'FAILED', amount: '20', dunning: true }, { status: 'PAID', amount: '20', dunning: true }],
      refunds: [{ attempt: 1, amount: '5', status: 'FAILED' }, { attempt: 2, amount: '5', status: 'SUCCEEDED' }],
      notes: [{ refund_status: 'SUCCEEDED' }],
    });
  });

  test('is taken once where a request, a retry, a payment by hand, a link and dunning ask for it at once', async () => {
    const world = await shop(await all.create(), base);
    const keys = Array.from({ length: 4 }, (_none, n) => `c${n}`);
    const debtors = await Promise.all(keys.map((key) => customer(world, key, { metadata: failing })));
    for (const { key, clockId } of debtors) {
      await subscribe(world, key, 'base');
      await advance(world, clockId, '2027-02-02T00:00:00Z');
      await told(world, key, {});
    }
    await world.data('mutation ($input: CreateDunningCampaignInput!) { createDunningCampaign(input: $input) { __typename } }', { input: { key: 'late', name: 'Late', thresholds: [{ currency: 'USD', amount: '1' }], daysBetweenAttempts: 1, maxAttempts: 1, isDefault: true } });
    const asking = debtors.map(async ({ key, id, clockId }) => {
      const found = await world.data('query ($key: String!) { customer(by: { key: $key }) { invoices(first: 20) { nodes { id status } } } }', { key });
      const invoice = { id: found.customer.invoices.nodes.find(({ status }: Answer) => status === 'OVERDUE').id };
      const answers = await Promise.all([
        world.data('mutation ($input: CreatePaymentRequestInput!) { createPaymentRequest(input: $input) { __typename } }', { input: { customer: { key }, email: 'pay@acme.example', invoices: [invoice] } }),
        world.data('mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename } }', { input: { invoice, amount: '15', reference: `${key} wire` } }),
        world.data('mutation ($by: InvoiceBy!) { retryInvoicePayment(by: $by) { __typename } }', { by: invoice }),
        payByLink(world.command(), apps, dbId(invoice.id), Decimal.of('20')).catch((error: unknown) => {
          if (!(error instanceof ConflictError)) throw error;
        }),
        world.product.tasks['dunning']?.({ organizationId: world.organizationId }),
        runDueNow(world.command(), world.product.services.dueWorkers, dbId(id)),
        runDueNow(world.command(), world.product.services.dueWorkers, dbId(id)),
      ]);
      // Whoever came first, the others were told so or found nothing to do: none of them broke.
      expect(answers.slice(0, 3).every((answer) => ['PaymentRequest', 'Payment', 'Invoice', 'ConflictError', 'ValidationError'].includes(Object.values(answer as Record<string, { __typename: string }>)[0]?.__typename ?? ''))).toBe(true);
      await advance(world, clockId, '2027-02-05T00:00:00Z');
    });
    await Promise.all(asking);
    const found = await books(world);
    expect(found.wrong).toEqual([]);
    // The later invoice of each failed before its payer could pay, and nothing asked for it again.
    expect(found.paid.map((line) => line.slice(line.indexOf(' ') + 1)).toSorted()).toEqual([...keys.map(() => 'PAID 20'), ...keys.map(() => 'PAYMENT_PROCESSING 0')]);
  });
});
