import { beforeEach, describe, expect, test } from 'vitest';
import { runDueNow } from '../../src/customers/index.ts';
import { asking } from '../support/asking.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, brief, customer, dbId, flat, invoicesOf, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const base = { base: onePhase(flat('base', '20')) };

describe('an issued invoice', () => {
  test('is changed by nothing: no command and no statement', async () => {
    const world = await shop(await all.create(), base);
    await customer(world, 'acme', { testClockId: null });
    await subscribe(world, 'acme', 'base');
    const { invoice } = await issuedNow(world, 'acme');
    const { read } = world.command();
    const before = (await invoicesOf(world, 'acme'))[1];
    for (const statement of [
      'update invoice set total = total + 1 where organization_id = $1 and issued_at is not null',
      `update invoice set number = 'X' where organization_id = $1 and issued_at is not null`,
      `update invoice set billed_to = '{}' where organization_id = $1 and issued_at is not null`,
      'delete from invoice where organization_id = $1 and issued_at is not null',
      `update invoice_line l set name = 'X' where organization_id = $1 and exists (select 1 from invoice i where i.id = l.invoice_id and i.issued_at is not null)`,
      `delete from invoice_line l where organization_id = $1 and exists (select 1 from invoice i where i.id = l.invoice_id and i.issued_at is not null)`,
      `update invoice_line set invoice_id = (select id from invoice where organization_id = $1 and issued_at is not null) where organization_id = $1`,
    ]) {
      await expect(read.rows(statement), statement).rejects.toThrow(/issued/);
    }
    await world.data('mutation { updateCustomer(by: { key: "acme" }, input: { name: "Renamed", billingAddress: { city: "Lyon" } }) { __typename } }');
    for (const action of ['approveInvoice', 'retryInvoice', 'advanceInvoice', 'snapshotInvoiceQuantities', 'deleteInvoice']) {
      expect(await act(world, action, { number: invoice.number })).toMatchObject({ conflictingId: invoice.id });
    }
    await world.data('mutation { cancelSubscription(by: { key: "s" }, timing: { preset: IMMEDIATE }) { __typename } }');
    expect((await invoicesOf(world, 'acme')).find(({ number }) => number === invoice.number)).toEqual(before);
    expect(before.billedTo).toEqual({ key: 'acme', name: 'acme' });
  });

  test('is found by its number, and told live as it comes to be', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme', { testClockId: null });
    await customer(world, 'other', { testClockId: null });
    const live = await world.live('subscription ($key: String!) { invoiceChanged(customer: { key: $key }) { id status } }', { key: 'acme' });
    await subscribe(world, 'other', 'base');
    await subscribe(world, 'acme', 'base');
    const seen = new Map<string, string>();
    const next = async () => {
      const { value } = await live.next();
      const changed = (value as { data: { invoiceChanged: { id: string; status: string } } }).data.invoiceChanged;
      seen.set(changed.id, changed.status);
    };
    await next();
    const { invoice } = await issuedNow(world, 'acme');
    while (seen.get(invoice.id) !== 'PAID') await next();
    expect([...seen.values()].toSorted()).toEqual(['GATHERING', 'PAID']);
    await live.return(undefined);
    expect(await world.data('query ($number: String!) { invoice(by: { number: $number }) { id customer { id } } none: invoice(by: { number: "X" }) { id } }', { number: invoice.number })).toEqual({
      invoice: { id: invoice.id, customer: { id: acme.id } },
      none: null,
    });
    const one = await world.live('subscription ($id: ID!) { invoiceChanged(id: $id) { number status } }', { id: invoice.id });
    expect((await one.next()).value).toMatchObject({ data: { invoiceChanged: { number: invoice.number, status: 'PAID' } } });
    await one.return(undefined);
    await expect(world.live('subscription { invoiceChanged(customer: { key: "nobody" }) { id } }')).rejects.toThrow(/NOT_FOUND/);
  });
});

async function issuedNow(world: World, key: string) {
  const { customer: found } = await world.data('query ($key: String!) { customer(by: { key: $key }) { id } }', { key });
  await runDueNow(world.command(), world.product.services.dueWorkers, dbId(found.id));
  return { invoice: (await invoicesOf(world, key)).find(({ number }) => number !== null) };
}

describe('lines follow their subscription', () => {
  const plan = { mix: onePhase(flat('base', '31'), flat('late', '10', 'IN_ARREARS'), tokens({ unit: { amount: '1' } })) };
  const cancel = (world: World, preset: string) => world.data(`mutation { cancelSubscription(by: { key: "s" }, timing: { preset: ${preset} }) { ... on Subscription { status } ... on Error { code } } }`);

  test('canceled at once: what is issued stays and is noted, what gathers ends with it', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'mix', { key: 's' });
    await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
    await use(world, 'acme', 7, '2027-01-10T00:00:00Z');
    await cancel(world, 'IMMEDIATE');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 17: late fee 2027-01-01 - 10; Tokens 2027-01-01 7 7', 'PAID 31: base fee 2027-01-01 - 31']);
    await advance(world, acme.clockId, '2027-06-01T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['PAID 31: base fee 2027-01-01 - 31', 'PAID 17: late fee 2027-01-01 - 10; Tokens 2027-01-01 7 7']);
    const { invoices } = await world.data('{ invoices { nodes { validationIssues { severity code line { name } } } } }');
    expect(invoices.nodes[0].validationIssues).toEqual([{ severity: 'WARNING', code: 'INVOICE_LINE_DIFFERS_FROM_SUBSCRIPTION', line: { name: 'base fee' } }]);
  });

  test('canceled at the end of the period, continued, and withdrawn before it began', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'mix', { key: 's' });
    await advance(world, acme.clockId, '2027-01-11T00:00:00Z');
    const before = brief(await invoicesOf(world, 'acme'));
    expect(before).toEqual(['GATHERING 41: base fee 2027-02-01 - 31; late fee 2027-01-01 - 10; Tokens 2027-01-01 0 0', 'PAID 31: base fee 2027-01-01 - 31']);
    await cancel(world, 'NEXT_BILLING_CYCLE');
    expect(brief(await invoicesOf(world, 'acme'))[0]).toBe('GATHERING 10: late fee 2027-01-01 - 10; Tokens 2027-01-01 0 0');
    await world.data('mutation { unscheduleCancellation(by: { key: "s" }) { __typename } }');
    expect(brief(await invoicesOf(world, 'acme'))[0]).toMatch(/^GATHERING 41: .*base fee 2027-02-01 - 31/);

    await customer(world, 'soon', { testClockId: acme.clockId as string });
    await subscribe(world, 'soon', 'mix', { key: 'soon', startsAt: '2027-03-01T00:00:00Z' });
    expect(brief(await invoicesOf(world, 'soon'))).toHaveLength(1);
    await world.data('mutation { deleteSubscription(by: { key: "soon" }) { __typename } }');
    expect(await invoicesOf(world, 'soon')).toEqual([]);
  });

  test('on a draft that waits for late events too', async () => {
    const world = await shop(await all.create(), plan);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'mix', { key: 's' });
    await advance(world, acme.clockId, '2027-02-01T00:30:00Z');
    expect(brief(await invoicesOf(world, 'acme')).at(-1)).toBe('DRAFT 41: base fee 2027-02-01 - 31; late fee 2027-01-01 - 10; Tokens 2027-01-01 0 0');
    await cancel(world, 'IMMEDIATE');
    const draft = (await invoicesOf(world, 'acme')).at(-1);
    expect(draft).toMatchObject({ status: 'DRAFT', period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:30:00Z' }, totals: { total: '41' } });
    await advance(world, acme.clockId, '2027-03-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme')).map((line) => line.split(':')[0])).toEqual(['PAID 31', 'PAID 41', 'PAID 10']);
  });
});

describe('drafts', () => {
  const workflow = (world: World, set: object) =>
    world.command().read.rows(
      `update billing_profile set workflow = jsonb_set(workflow, '{invoicing}', (workflow -> 'invoicing') || $2::jsonb) where organization_id = $1 returning 1`, JSON.stringify(set));

  test('wait for their draft period, or are approved before', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await workflow(world, { draftPeriod: 'P3D' });
    await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
    const [, draft] = await invoicesOf(world, 'acme');
    expect(draft).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL', number: null, dueAt: '2027-02-03T00:00:00Z' });
    expect(await act(world, 'advanceInvoice', { id: draft.id })).toMatchObject({ code: 'INVOICE_CANNOT_ADVANCE' });
    expect(await act(world, 'approveInvoice', { id: draft.id })).toMatchObject({ state: 'ISSUING_SYNCING' });
    await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
    expect((await invoicesOf(world, 'acme'))[1]).toMatchObject({ status: 'PAID', issuedAt: '2027-01-03T00:00:00Z' });
    await advance(world, acme.clockId, '2027-02-04T00:00:00Z');
    expect((await invoicesOf(world, 'acme'))[2]).toMatchObject({ status: 'PAID', issuedAt: '2027-02-04T00:00:00Z', dueAt: '2027-03-06T00:00:00Z' });
  });

  test('without autoAdvance wait to be approved, and can be deleted: their lines are not billed again', async () => {
    const world = await shop(await all.create(), base);
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'base');
    await workflow(world, { autoAdvance: false });
    await advance(world, acme.clockId, '2027-02-15T00:00:00Z');
    const [gathering, first, second] = await invoicesOf(world, 'acme');
    expect([first, second]).toMatchObject([{ state: 'DRAFT_MANUAL_APPROVAL_NEEDED', dueAt: null }, { state: 'DRAFT_MANUAL_APPROVAL_NEEDED' }]);
    expect(await act(world, 'deleteInvoice', { id: gathering.id })).toEqual({ code: 'INVOICE_CANNOT_DELETE_GATHERING', conflictingId: gathering.id });
    expect(await act(world, 'deleteInvoice', { id: first.id })).toEqual({ state: 'DELETED', deletedAt: '2027-02-15T00:00:00Z' });
    expect(await act(world, 'deleteInvoice', { id: first.id })).toMatchObject({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
    expect(await act(world, 'approveInvoice', { id: second.id })).toMatchObject({ state: 'ISSUING_SYNCING' });
    await advance(world, acme.clockId, '2027-02-16T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['GATHERING 20: base fee 2027-03-01 - 20', 'PAID 20: base fee 2027-02-01 - 20']);
    const { invoices, invoice } = await world.data('query ($id: ID!) { invoices(filter: { includeDeleted: true }) { totalCount } invoice(by: { id: $id }) { status lines { totalCount } } }', { id: first.id });
    expect([invoices.totalCount, invoice]).toEqual([3, { status: 'DRAFT', lines: { totalCount: 1 } }]);
    expect((await invoicesOf(world, 'acme'))[1].number).toBe('OM-SANDBOX-TESTACME-1');
  });

  test('have their usage read before the time when asked to', async () => {
    const world = await shop(await all.create(), { usage: onePhase(tokens({ unit: { amount: '1' } })) });
    const acme = await customer(world, 'acme');
    await subscribe(world, 'acme', 'usage');
    await advance(world, acme.clockId, '2027-02-01T00:10:00Z');
    await use(world, 'acme', 5, '2027-01-31T00:00:00Z');
    const [, draft] = await invoicesOf(world, 'acme');
    expect(await act(world, 'snapshotInvoiceQuantities', { id: draft.id })).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL' });
    await use(world, 'acme', 5, '2027-01-31T00:00:00Z');
    await advance(world, acme.clockId, '2027-02-02T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))[1]).toBe('PAID 5: Tokens 2027-01-01 5 5');
    expect(await act(world, 'approveInvoice', { number: 'X' })).toEqual({ code: 'INVOICE_NOT_FOUND' });
  });
});

describe('pending lines', () => {
  const create = `mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) {
    ... on CreatedPendingInvoiceLines { isInvoiceNew invoice { id status totals { total } } lines { name totals { total } } }
    ... on Error { code message } ... on ValidationError { issues { code path } } } }`;
  const day = { from: '2027-01-01T00:00:00.9Z', to: '2027-01-02T00:00:00.1Z' };
  const fee = { name: 'Set-up', period: day, invoiceAt: '2027-01-01T00:00:00Z', price: { flat: { amount: '99.999', paymentTerm: 'IN_ADVANCE' } } };

  test('gather, are invoiced when they are due, and answer to write scopes alone', async () => {
    const world = await shop(await all.create(), {});
    const acme = await customer(world, 'acme');
    const usage = { name: 'Tokens', period: day, invoiceAt: '2027-01-02T00:00:00Z', price: { package: { amount: '2', quantityPerPackage: '10' } }, featureKey: 'tokens', discounts: { usage: '5', percentage: '50' } };
    await use(world, 'acme', 26, '2027-01-01T12:00:00Z');
    const writer = world.limited('billing:write');
    const { createPendingInvoiceLines: made } = await world.data(create, { input: { customer: { key: 'acme' }, currency: 'KWD', lines: [fee, usage] } }, writer);
    expect(made).toMatchObject({ isInvoiceNew: true, invoice: { status: 'GATHERING', totals: { total: '102.999' } }, lines: [{ name: 'Set-up', totals: { total: '99.999' } }, { name: 'Tokens', totals: { total: '3' } }] });
    const { createPendingInvoiceLines: more } = await world.data(create, { input: { customer: { key: 'acme' }, currency: 'KWD', lines: [fee] } });
    expect(more).toMatchObject({ isInvoiceNew: false, invoice: { id: made.invoice.id } });
    const invoice = 'mutation { invoicePendingLines(customer: { key: "acme" }) { ... on InvoicedLines { invoices { status totals { total } } } ... on Error { code } } }';
    expect(await world.data(invoice, {}, writer)).toEqual({ invoicePendingLines: { invoices: [{ status: 'ISSUING', totals: { total: '199.998' } }] } });
    expect(await world.data(invoice)).toEqual({ invoicePendingLines: { code: 'INVOICE_CREATE_NO_LINES' } });
    await advance(world, acme.clockId, '2027-01-03T00:00:00Z');
    expect(brief(await invoicesOf(world, 'acme'))).toEqual(['PAID 199.998: Set-up 2027-01-01 - 99.999; Set-up 2027-01-01 - 99.999', 'PAID 3: Tokens 2027-01-01 21 3']);
    expect((await invoicesOf(world, 'acme'))[1].lines.nodes[0]).toMatchObject({
      meteredQuantity: '26', quantity: '21', discounts: [{ reason: 'RATECARD_USAGE', quantity: '5', amount: null }],
      detailedLines: [{ quantity: '3', discounts: [{ reason: 'RATECARD_PERCENTAGE', amount: '3' }], totals: { amount: '6', discountsTotal: '3', total: '3' } }],
    });
  });

  test('name every field that is wrong, and nothing is kept', async () => {
    const world = await shop(await all.create(), {});
    await customer(world, 'acme');
    const wrong = [
      { ...fee, name: '', description: 'x'.repeat(1025), featureKey: 'nothing' },
      { ...fee, name: 'x'.repeat(257), period: { from: day.to, to: day.from }, price: { flat: { amount: '-1' } }, discounts: { usage: '1', percentage: '101' } },
      { ...fee, price: { unit: { amount: '1' } }, invoiceAt: day.from },
      { ...fee, price: { unit: { amount: '1' } }, featureKey: 'tokens', period: { from: '2027-01-01T00:00:00.1Z', to: '2027-01-01T00:00:00.9Z' } },
    ];
    const { createPendingInvoiceLines: refused } = await world.data(create, { input: { customer: { key: 'acme' }, currency: 'USD', lines: wrong } });
    expect(refused.issues.map(({ code, path }: { code: string; path: string[] }) => `${path.join('.')} ${code}`)).toMatchInlineSnapshot(`
      [
        "lines.0.name NAME_LENGTH",
        "lines.0.description DESCRIPTION_LENGTH",
        "lines.0.featureKey FEATURE_NOT_FOUND",
        "lines.1.name NAME_LENGTH",
        "lines.1.price.flat.amount PRICE_AMOUNT_NEGATIVE",
        "lines.1.discounts.percentage PERCENTAGE_DISCOUNT_INVALID_VALUE",
        "lines.1.discounts.usage USAGE_DISCOUNT_WITH_FLAT_PRICE",
        "lines.1.period.to PERIOD_BACKWARDS",
        "lines.2.featureKey INVOICE_LINE_FEATURE_HAS_NO_METERS",
        "lines.2.invoiceAt INVOICE_AT_BEFORE_PERIOD_END",
        "lines.3.period.to INVOICE_CREATE_UBP_LINE_PERIOD_IS_EMPTY",
      ]
    `);
    const none = await world.data(create, { input: { customer: { key: 'acme' }, currency: 'USD', lines: [] } });
    expect(none.createPendingInvoiceLines.issues).toEqual([{ code: 'LINES_LENGTH', path: ['lines'] }]);
    expect((await world.data(create, { input: { customer: { key: 'nobody' }, currency: 'USD', lines: [fee] } })).createPendingInvoiceLines.code).toBe('CUSTOMER_NOT_FOUND');
    expect(await invoicesOf(world, 'acme')).toEqual([]);
  });
});

describe('estimatePrice', () => {
  const estimate = 'query ($input: EstimatePriceInput!) { estimatePrice(input: $input) { currency lines { key name category quantity unitAmount discounts { reason amount quantity description } totals { amount total } } totals { amount chargesTotal discountsTotal total } } }';

  test('is the code that bills', async () => {
    const world = await all.create();
    const tiers = [{ upToAmount: '10', unitPrice: '10', flatPrice: '100' }, { upToAmount: '20', unitPrice: '5', flatPrice: '200' }, { unitPrice: '80' }];
    expect(await world.data(estimate, { input: { currency: 'USD', name: 'API', price: { tiered: { mode: 'GRADUATED', tiers, maximumAmount: '300' } }, quantity: '15' } })).toMatchObject({
      estimatePrice: {
        currency: 'USD',
        lines: [
          { key: 'graduated-tiered-1-price-usage', name: 'API: usage price for tier 1', quantity: '10', unitAmount: '10', totals: { amount: '100' } },
          { key: 'graduated-tiered-1-flat-price', totals: { amount: '100' } },
          { key: 'graduated-tiered-2-price-usage', quantity: '5', totals: { amount: '25' } },
          { key: 'graduated-tiered-2-flat-price', discounts: [{ reason: 'MAXIMUM_SPEND', amount: '125', description: 'Maximum spend discount for charges over 300' }] },
        ],
        totals: { amount: '425', chargesTotal: '0', discountsTotal: '125', total: '300' },
      },
    });
    const half = { period: { from: '2027-01-16T00:00:00Z', to: '2027-02-01T00:00:00Z' }, fullPeriod: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' } };
    const { estimatePrice } = await world.data(estimate, { input: { currency: 'USD', price: { unit: { amount: '10', maximumAmount: '100' } }, discounts: { percentage: '50' }, quantity: '20', billedBefore: '35', ...half } });
    expect(estimatePrice.totals).toEqual({ amount: '200', chargesTotal: '0', discountsTotal: '135', total: '65' });
  });

  test('says what is wrong with its input, all at once', async () => {
    const world = await all.create();
    const { errors } = await asking(world.product).ask(world.viewer, estimate, { input: { currency: 'USD', price: { unit: { amount: '-1' } }, quantityBefore: '-1', billedBefore: '-1', period: { from: start, to: start } } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.extensions.issues?.map(({ path }) => path.join('.'))).toEqual(['price.unit.amount', 'quantity', 'quantityBefore', 'billedBefore', 'fullPeriod']);
  });
});
