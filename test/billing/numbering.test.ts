import { beforeEach, describe, expect, test } from 'vitest';
import { createOneOffInvoice } from '../../src/billing/commands/create-one-off-invoice.ts';
import type { CommandContext } from '../../src/platform/transaction.ts';
import { transact } from '../../src/platform/transaction.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { Crash, failing } from '../support/crash.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { customer, dbId, start } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

/** Bills a customer 10 at once, and answers the number. */
async function bill(world: World, key: string): Promise<string> {
  const { createOneOffInvoice: made } = await world.data(
    'mutation ($key: String!) { createOneOffInvoice(input: { customer: { key: $key }, currency: "USD", lines: [{ name: "Work", unitAmount: "10" }] }) { ... on Invoice { number } ... on Error { code } ... on ValidationError { issues { message } } } }',
    { key },
  );
  expect(made).toEqual({ number: expect.any(String) });
  return made.number;
}

async function scheme(world: World, numbering: object): Promise<object> {
  const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
  const { updateBillingProfile } = await world.data(
    'mutation ($id: ID!, $numbering: BillingNumberingSettingsInput!) { updateBillingProfile(id: $id, input: { workflow: { numbering: $numbering } }) { ... on BillingProfile { workflow { numbering { scheme prefix } } } ... on ValidationError { issues { code path } } } }',
    { id: billingProfiles.nodes[0].id, numbering },
  );
  return updateBillingProfile.workflow?.numbering ?? updateBillingProfile;
}

const oneOff = (ctx: CommandContext, id: string) =>
  createOneOffInvoice(ctx, {
    customer: { id }, currency: 'USD', metadata: null,
    lines: [{ addonKey: null, name: 'Work', description: null, units: Decimal.one, unitAmount: Decimal.of('10'), taxes: null, metadata: null }],
  });

const sequences = (world: World) =>
  world.command().read.rows(
    `select 'series' as of, scope as name, last, null::int as position from invoice_counter where organization_id = $1 and scope like '%invoices/issued'
     union all select 'customer', c.key, n.last, n.position from customer_invoice_counter n join customer c on c.id = n.customer_id where n.organization_id = $1 order by 1, 2`,
  );

describe('schemes', () => {
  test('each goes on where the others are, whichever way they change: no gap in the organization, none in a customer', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await customer(world, 'bolt', { testClockId: null, name: 'Bolt Inc' });
    expect([await bill(world, 'acme'), await bill(world, 'bolt'), await bill(world, 'acme')]).toEqual(['OM-SANDBOX-ACME-1', 'OM-SANDBOX-BOIN-2', 'OM-SANDBOX-ACME-3']);

    expect(await scheme(world, { scheme: 'PER_CUSTOMER', prefix: 'ORG-1' })).toEqual({ scheme: 'PER_CUSTOMER', prefix: 'ORG-1' });
    // Places come by who is first numbered by them.
    expect([await bill(world, 'bolt'), await bill(world, 'acme'), await bill(world, 'bolt')]).toEqual(['ORG-1-001-002', 'ORG-1-002-003', 'ORG-1-001-003']);

    expect(await scheme(world, { scheme: 'PER_ORGANIZATION_MONTH' })).toEqual({ scheme: 'PER_ORGANIZATION_MONTH', prefix: 'ORG-1' });
    expect([await bill(world, 'acme'), await bill(world, 'bolt')]).toEqual(['ORG-1-202701-007', 'ORG-1-202701-008']);
    all.clock.set('2027-02-01T00:00:00Z');
    expect(await bill(world, 'acme')).toBe('ORG-1-202702-009');

    await scheme(world, { scheme: 'PER_CUSTOMER' });
    expect([await bill(world, 'acme'), await bill(world, 'bolt')]).toEqual(['ORG-1-002-006', 'ORG-1-001-005']);
    await scheme(world, { scheme: 'PER_ORGANIZATION', prefix: null });
    expect(await bill(world, 'acme')).toBe('OM-SANDBOX-ACME-12');
    expect(await sequences(world)).toEqual([
      { of: 'customer', name: 'acme', last: 7, position: 2 },
      { of: 'customer', name: 'bolt', last: 5, position: 1 },
      { of: 'series', name: 'invoices/issued', last: 12, position: null },
    ]);
  });

  test('a month is one of the organization, a prefix that is not told is one of who bills', async () => {
    const world = await all.create();
    await world.data('mutation { updateOrganization(input: { timeZone: "Europe/Paris" }) { __typename } }');
    await customer(world, 'acme', { testClockId: null });
    await bill(world, 'acme');
    await scheme(world, { scheme: 'PER_ORGANIZATION_MONTH' });
    all.clock.set('2027-01-31T23:30:00Z');
    expect(await bill(world, 'acme')).toMatch(/^[A-Z0-9]{1,4}-202702-002$/);
  });

  test('invoices of test clocks are counted apart and say so', async () => {
    const world = await all.create();
    const acme = await customer(world, 'acme', { name: 'Acme' });
    await customer(world, 'real', { testClockId: null, name: 'Acme' });
    await bill(world, 'real');
    expect(await bill(world, 'acme')).toBe('OM-SANDBOX-TESTACME-1');
    await scheme(world, { scheme: 'PER_CUSTOMER', prefix: 'P' });
    expect([await bill(world, 'acme'), await bill(world, 'real')]).toEqual(['P-TEST001-002', 'P-001-002']);
    await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: acme.clockId });
    expect(await sequences(world)).toMatchObject([{ name: 'real', last: 2 }, { name: 'invoices/issued', last: 2 }, { name: 'test-clocks/invoices/issued', last: 2 }]);
  });

  test('drafts keep the scheme that they were made with', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await bill(world, 'acme');
    const { billingProfiles } = await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
    await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { invoicing: { draftPeriod: "P1D" } } }) { __typename } }', { id: billingProfiles.nodes[0].id });
    await world.data(`mutation { createPendingInvoiceLines(input: { customer: { key: "acme" }, currency: "USD", lines: [{ name: "A", period: { from: "${start}", to: "2027-01-02T00:00:00Z" }, invoiceAt: "${start}", price: { flat: { amount: "5" } } }] }) { __typename } }`);
    const { invoicePendingLines } = await world.data('mutation { invoicePendingLines(customer: { key: "acme" }) { ... on InvoicedLines { invoices { id status } } } }');
    const [draft] = invoicePendingLines.invoices;
    expect(draft.status).toBe('DRAFT');
    await scheme(world, { scheme: 'PER_CUSTOMER', prefix: 'P' });
    expect(await bill(world, 'acme')).toBe('P-001-002');
    const { finalizeInvoice } = await world.data('mutation ($id: ID!) { finalizeInvoice(by: { id: $id }) { ... on Invoice { number } } }', { id: draft.id });
    expect(finalizeInvoice).toEqual({ number: 'OM-SANDBOX-ACME-3' });
  });

  test('a prefix that no number can begin with is refused', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null });
    await bill(world, 'acme');
    const path = ['workflow', 'numbering', 'prefix'];
    for (const prefix of ['', 'lower', '-A', 'A-', 'A B', 'ABCDEFGHIJKLMNOPQ']) expect(await scheme(world, { prefix }), prefix).toEqual({ issues: [{ code: 'NUMBERING_PREFIX_INVALID', path }] });
    expect(await scheme(world, { prefix: 'OM-SANDBOX' })).toEqual({ issues: [{ code: 'NUMBERING_PREFIX_RESERVED', path }] });
  });
});

describe('no gap and no repetition', () => {
  test.each(['PER_ORGANIZATION', 'PER_CUSTOMER', 'PER_ORGANIZATION_MONTH'])('twenty invoices of five customers issued at once: %s', async (name) => {
    const world = await all.create();
    const ids: string[] = [];
    for (const key of ['a', 'b', 'c', 'd', 'e']) ids.push(dbId((await customer(world, key, { testClockId: null, name: 'Acme' })).id));
    // The default profile is made at its first use.
    await bill(world, 'a');
    await scheme(world, { scheme: name, prefix: 'P' });
    const made = await Promise.all(ids.flatMap((id) => Array.from({ length: 4 }, () => oneOff(world.command(), id))));
    const rows = await world.command().read.rows<{ number: string; customerId: string }>('select number, customer_id as "customerId" from invoice where organization_id = $1 and id = any($2::uuid[])', made);
    const last = (number: string) => Number(number.split('-').at(-1));
    const counted = (from: number, length: number) => Array.from({ length }, (_none, n) => n + from);
    const byCustomer = [...Map.groupBy(rows, ({ customerId }) => customerId).values()].map((of) => of.map(({ number }) => last(number)).toSorted((a, b) => a - b));
    expect(new Set(rows.map(({ number }) => number)).size).toBe(20);
    if (name === 'PER_CUSTOMER') {
      expect(byCustomer.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([...Array.from({ length: 4 }, () => counted(1, 4)), counted(2, 4)]);
      expect([...new Set(rows.map(({ number }) => number.split('-')[1]))].toSorted()).toEqual(['001', '002', '003', '004', '005']);
    } else {
      expect(rows.map(({ number }) => last(number)).toSorted((a, b) => a - b)).toEqual(counted(2, 20));
    }
  });

  test('cut off before any statement, nothing is billed and nothing is counted', async () => {
    const world = await all.create();
    const { id } = await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await bill(world, 'acme');
    await scheme(world, { scheme: 'PER_CUSTOMER', prefix: 'P' });
    const before = await sequences(world);
    let cuts = 0;
    for (let nth = 1; ; nth += 1) {
      const cutting = transact(world.command(), (tx) => oneOff({ ...tx, read: failing(tx.read, { left: nth }) } as CommandContext, dbId(id)));
      try {
        await cutting;
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        cuts += 1;
        expect(await sequences(world)).toEqual(before);
      }
    }
    expect(cuts).toBeGreaterThan(5);
    const { invoices } = await world.data('{ invoices(first: 10, filter: { kinds: [ONE_OFF] }) { nodes { number } } }');
    expect(invoices.nodes.map(({ number }: { number: string }) => number)).toEqual(['OM-SANDBOX-ACME-1', 'P-001-002']);
  });

  test('a number that a recorded invoice bears is passed over', async () => {
    const world = await all.create();
    await customer(world, 'acme', { testClockId: null, name: 'Acme' });
    await bill(world, 'acme');
    for (const number of ['OM-SANDBOX-ACME-2', 'OM-SANDBOX-ACME-3', 'P-001-003']) {
      const { createInvoice } = await world.data(
        `mutation ($number: String!) { createInvoice(input: { externalId: $number, number: $number, customer: { key: "acme" }, currency: "USD", total: "1", issuedAt: "2026-01-01T00:00:00Z", period: { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" } }) { ... on Invoice { number status } ... on Error { code } } }`,
        { number },
      );
      expect(createInvoice).toEqual({ number, status: 'ISSUED' });
    }
    expect(await bill(world, 'acme')).toBe('OM-SANDBOX-ACME-4');
    await scheme(world, { scheme: 'PER_CUSTOMER', prefix: 'P' });
    expect([await bill(world, 'acme'), await bill(world, 'acme')]).toEqual(['P-001-004', 'P-001-005']);
  });
});
