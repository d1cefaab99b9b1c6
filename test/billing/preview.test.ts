import { beforeEach, describe, expect, test } from 'vitest';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { createWallet } from './wallet-world.ts';
import { advance, customer, flat, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const totals = 'totals { amount chargesTotal discountsTotal taxesTotal creditsTotal total }';
const lines = `name period { from to } quantity meteredQuantity detailedLines { key quantity unitAmount ${totals} explain { rule product rounding total share { days ofDays timeZone } } } ${totals}`;
const invoice = `at currency period { from to } ${totals} creditNotesTotal walletsTotal amountDue lines { ${lines} }`;
const preview = async (world: World, id: string, change: object, periods = 3): Promise<Answer> =>
  (await world.data(`query ($by: SubscriptionBy!, $change: SubscriptionChangeInput!, $periods: Int) { previewSubscriptionChange(by: $by, change: $change, periods: $periods) {
    at now { ${invoice} } nextInvoice { ${invoice} } periods { period { from to } invoices { ${invoice} } }
  } }`, { by: { id }, change, periods })).previewSubscriptionChange;

/** Every invoice that is made, in the form of a previewed one. */
const made = async (world: World, key: string): Promise<Answer[]> =>
  (await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { status at: createdAt currency period { from to } ${totals} creditNotesTotal walletsTotal amountDue lines(first: 100) { nodes { ${lines} } } } } } }`, { key }))
    .customer.invoices.nodes.filter(({ status }: Answer) => status !== 'GATHERING').map(({ status: _status, lines: of, ...rest }: Answer) => ({ ...rest, lines: of.nodes }));

/** What every table holds, as one text a table. */
async function fingerprint(world: World): Promise<Record<string, string>> {
  const query = (text: string): Promise<Answer[]> => world.command().em.getConnection().execute(text);
  const tables = await query(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found: Record<string, string> = {};
  for (const { name } of tables) found[name] = (await query(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`))[0].hash;
  return found;
}

const plans = { small: onePhase(flat('base', '30'), tokens({ unit: { amount: '0.1' } })), big: onePhase(flat('base', '99.99'), tokens({ tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '0.3' }, { unitPrice: '0.05' }] } })) };

async function running(): Promise<{ world: World; clockId: string | null; id: string }> {
  const world = await shop(await all.create(), plans);
  const acme = await customer(world, 'acme');
  const { id } = await subscribe(world, 'acme', 'small');
  await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
  await use(world, 'acme', '25', '2027-01-05T00:00:00Z');
  return { world, clockId: acme.clockId, id };
}

const support = { key: 'support', name: 'Support', billingCadence: 'P1M', price: { flat: { amount: '12.5', paymentTerm: 'IN_ADVANCE' } } };
const immediate = { preset: 'IMMEDIATE' };
const renewal = { preset: 'NEXT_BILLING_CYCLE' };
const scenarios: [string, object, string][] = [
  ['an upgrade in the middle of a period', { change: { plan: { key: 'big' }, timing: immediate, proration: 'PRORATED' } }, 'changeSubscription(by: $by, input: $change)'],
  ['a change in full, which begins its own periods', { change: { plan: { key: 'big' }, timing: immediate, proration: 'FULL' } }, 'changeSubscription(by: $by, input: $change)'],
  ['a downgrade at renewal', { change: { plan: { key: 'big' }, timing: renewal } }, 'changeSubscription(by: $by, input: $change)'],
  ['a cancellation at once', { cancel: { timing: immediate } }, 'cancelSubscription(by: $by, timing: $change)'],
  ['a cancellation at the end of the period', { cancel: { timing: renewal } }, 'cancelSubscription(by: $by, timing: $change)'],
  ['an item more', { edit: { edits: [{ addItem: { phaseKey: 'main', rateCard: support } }] } }, 'editSubscription(by: $by, edits: $change)'],
  ['an item less from the next period', { edit: { edits: [{ removeItem: { phaseKey: 'main', itemKey: 'base' } }], timing: 'NEXT_BILLING_CYCLE' } }, 'editSubscription(by: $by, edits: $change, timing: NEXT_BILLING_CYCLE)'],
];
const inputs: Record<string, [type: string, of: (change: Answer) => unknown]> = {
  change: ['ChangeSubscriptionInput!', ({ change }) => change],
  cancel: ['SubscriptionTiming', ({ cancel }) => cancel.timing],
  edit: ['[SubscriptionEditInput!]!', ({ edit }) => edit.edits],
};

describe('a preview', () => {
  test.each(scenarios)('is what is invoiced when it is done: %s', async (_name, change, field) => {
    const { world, clockId, id } = await running();
    const before = await made(world, 'acme');
    const stored = await fingerprint(world);
    const told = await preview(world, id, change);
    expect(await fingerprint(world)).toEqual(stored);

    const [type, of] = inputs[Object.keys(change)[0]!]!;
    const done = await world.data(`mutation ($by: SubscriptionBy!, $change: ${type}) { done: ${field} { __typename ... on Error { message } } }`, { by: { id }, change: of(change) });
    expect(done.done.__typename).not.toMatch(/Error/);
    const to = told.periods.at(-1)?.period.to ?? told.at;
    await advance(world, clockId, to);
    const invoiced = (await made(world, 'acme')).slice(before.length);
    const later = told.periods.flatMap(({ invoices }: Answer) => invoices);
    expect([...told.now, ...later]).toEqual(invoiced);
    expect(told.nextInvoice).toEqual(later[0] ?? null);
    expect(invoiced.length).toBeGreaterThan(0);
  });

  test('counts what wallets buy and lose by then, as the invoices will', async () => {
    const { world, clockId, id } = await running();
    const { recurringRules: [{ nextAt }] } = await createWallet(world, 'acme', { priority: 2, recurringRules: [{ trigger: 'INTERVAL', interval: 'MONTHLY', paidCredits: '7' }] });
    expect(nextAt).toBe('2027-02-11T00:00:00Z');
    await createWallet(world, 'acme', { priority: 1, grantedCredits: '40', expiresAt: '2027-02-15T00:00:00Z' });
    const told = await preview(world, id, { cancel: { timing: { at: '2027-04-01T00:00:00Z' } } }, 4);
    const shown = told.periods.flatMap(({ invoices }: Answer) => invoices).map(({ at, totals: { total }, walletsTotal, amountDue }: Answer) => `${at.slice(0, 10)} ${total} - ${walletsTotal} = ${amountDue}`);
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { at: "2027-04-01T00:00:00Z" }) { __typename } }', { by: { id } });
    await advance(world, clockId, '2027-04-02T00:00:00Z');
    const { customer: of } = await world.data('{ customer(by: { key: "acme" }) { invoices(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { kind createdAt totals { total } walletsTotal amountDue } } } }');
    const billed = of.invoices.nodes.filter(({ kind, createdAt }: Answer) => kind === 'SUBSCRIPTION' && createdAt > '2027-01-11').map(({ createdAt, totals: { total }, walletsTotal, amountDue }: Answer) => `${createdAt.slice(0, 10)} ${total} - ${walletsTotal} = ${amountDue}`);
    expect(shown).toEqual(billed);
    expect(shown).toEqual(['2027-02-01 32.5 - 32.5 = 0', '2027-03-01 30 - 7 = 23', '2027-04-01 0 - 0 = 0']);
  });

  test('says when, and what; of migrations, and of ends that are taken back', async () => {
    const { world, id } = await running();
    const told = await preview(world, id, { change: { plan: { key: 'big' }, timing: renewal } }, 2);
    const brief = ({ at, totals: { total }, lines: of }: Answer) => `${at.slice(0, 10)} ${total}: ${of.map((line: Answer) => `${line.name} ${line.totals.total}`).join(', ')}`;
    expect([told.now, told.periods.map(({ period, invoices }: Answer) => `${period.from.slice(0, 10)} ${invoices.map(brief).join('; ')}`)]).toEqual([
      [],
      ['2027-01-11 2027-02-01 102.49: Tokens 2.5, base fee 99.99', '2027-02-01 2027-03-01 99.99: base fee 99.99, Tokens 0'],
    ]);
    await sell(world, { small: onePhase(flat('base', '35'), tokens({ unit: { amount: '0.1' } })) });
    expect((await preview(world, id, { migrate: { timing: renewal } }, 1)).periods[0].invoices.map(brief)).toEqual(['2027-02-01 37.5: Tokens 2.5, base fee 35']);
    expect((await preview(world, id, { cancel: { timing: renewal } })).periods).toHaveLength(1);
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: NEXT_BILLING_CYCLE }) { __typename } }', { by: { id } });
    expect((await preview(world, id, { unscheduleCancellation: true })).periods).toHaveLength(3);
  });

  test('of a customer whose clock stands before a version was published: it can be moved to, as the migration shows', async () => {
    const { world, id } = await running();
    all.clock.set('2027-02-20T00:00:00Z');
    await sell(world, { small: onePhase(flat('base', '35'), tokens({ unit: { amount: '0.1' } })) });
    const told = await preview(world, id, { migrate: { timing: renewal } }, 1);
    expect([told.at, told.periods[0].invoices[0].totals.total]).toEqual(['2027-01-11T00:00:00Z', '37.5']);
    const { migrateSubscription } = await world.data('mutation ($by: SubscriptionBy!, $input: MigrateSubscriptionInput!) { migrateSubscription(by: $by, input: $input) { __typename } }', { by: { id }, input: { timing: renewal } });
    expect(migrateSubscription.__typename).toBe('ChangedSubscription');
  });

  test('is refused as the change would be, and beyond its bounds', async () => {
    const { world, id } = await running();
    const refused = async (change: object, periods = 1) =>
      (await world.ask('query ($by: SubscriptionBy!, $change: SubscriptionChangeInput!, $periods: Int) { previewSubscriptionChange(by: $by, change: $change, periods: $periods) { at } }', { by: { id }, change, periods })).errors.map(({ code, message }) => [code, message]);
    expect(await refused({ cancel: {} }, 13)).toEqual([['ValidationError', 'periods is 13: give 1 to 12']]);
    expect(await refused({ unscheduleCancellation: false })).toEqual([['ValidationError', expect.stringContaining('change.unscheduleCancellation is false')]]);
    expect((await refused({ change: { plan: { key: 'none' } } }))[0]?.[0]).toMatch(/not.?found/i);
    expect((await refused({ edit: { edits: [] } }))[0]?.[0]).toBe('ValidationError');
    const unknown = await world.ask('{ previewSubscriptionChange(by: { key: "nobody" }, change: { cancel: {} }) { at } }');
    expect(unknown).toMatchObject({ errors: [], data: { previewSubscriptionChange: null } });
  });

  test('holds nothing that others wait for: an invoice of another customer is numbered while one is computed', async () => {
    const { world, id } = await running();
    const other = await customer(world, 'other');
    await subscribe(world, 'other', 'small');
    const [told] = await Promise.all([preview(world, id, { cancel: {} }), advance(world, other.clockId, '2027-03-02T00:00:00Z')]);
    expect(told.now.length + told.periods.length).toBeGreaterThan(0);
    expect((await made(world, 'other')).length).toBe(3);
  });
});
