import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, customer, dbId, flat, onePhase, sell, shop, start, subscribe, tokens, use } from './billing-world.ts';

// What an invoice and its lines were made of: who edits them says it again, who reads them finds what sold it.
const all = worlds();
beforeEach(() => all.clock.set(start));

const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
const settings = `quantitiesReadAt collectionAt billingProfile { name supplier { name } workflow { invoicing { autoAdvance draftPeriod } } } workflow { collection { alignment interval } invoicing { autoAdvance draftPeriod dueAfter lateUsage } payment { collectionMethod } numbering { scheme } }
  deletedLines(first: 10) { totalCount nodes { id name managedBy deletedAt totals { total } } }`;
const terms = 'id name price { __typename } rateCardDiscounts { percentage usage } ownTaxes { key } taxConfig { behavior stripeCode } billingPeriod { from to } subscriptionItem { key phaseKey version name quantity activeFrom activeTo } quantityBefore updatedAt';
const show = `query ($by: InvoiceBy!) { invoice(by: $by) { ${settings} lines(first: 10) { nodes { ${terms} } } } }`;
const shown = async (world: World, by: object, viewer?: Viewer) => (await world.data(show, { by }, viewer)).invoice;
const buyer = (world: World, customerId: string): Viewer => ({ ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(customerId) });
const ofStatus = async (world: World, status: string) => (await world.data('query ($status: InvoiceStatus!) { invoices(filter: { statuses: [$status] }, first: 10) { nodes { id } } }', { status })).invoices.nodes[0].id as string;
const update = async (world: World, id: string, input: object) => (await world.data('mutation ($by: InvoiceBy!, $input: UpdateInvoiceInput!) { updateInvoice(by: $by, input: $input) { ... on Invoice { id } ... on ValidationError { issues { message } } ... on Error { code } } }', { by: { id }, input })).updateInvoice;

describe('what an invoice was made of', () => {
  test('a draft tells its own settings, the lines that were taken away, and what each line was made of, and can be said again as it was told', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS'), tokens({ unit: { amount: '0.5' } }, { percentage: '10', usage: '4' })) });
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
      input: { name: 'By hand', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { autoAdvance: false, draftPeriod: 'P2D' }, payment: { collectionMethod: 'SEND_INVOICE' } } },
    });
    await world.data('mutation { createTax(input: { key: "vat", name: "VAT", rate: "20" }) { __typename } }');
    const { id: customerId, clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await use(world, 'acme', 40, '2027-01-10T00:00:00Z');
    const gathers = await shown(world, { id: await ofStatus(world, 'GATHERING') });
    expect(gathers).toMatchObject({ quantitiesReadAt: null, workflow: { invoicing: { draftPeriod: 'P2D' } }, billingProfile: { name: 'By hand' }, deletedLines: { totalCount: 0, nodes: [] } });
    await advance(world, clockId, '2027-02-01T02:00:00Z');

    const id = await ofStatus(world, 'DRAFT');
    const item = (key: string, name: string) => ({ key, phaseKey: 'main', version: 0, name, quantity: 1, activeFrom: january.from, activeTo: null });
    const line = { ownTaxes: [], taxConfig: null, billingPeriod: january };
    const draft = await shown(world, { id });
    expect(draft).toMatchObject({
      quantitiesReadAt: '2027-02-01T01:00:00Z', collectionAt: '2027-02-01T01:00:00Z', billingProfile: { name: 'By hand', supplier: { name: 'Seller' } },
      workflow: { collection: { alignment: 'SUBSCRIPTION', interval: 'PT1H' }, invoicing: { autoAdvance: false, draftPeriod: 'P2D', dueAfter: 'P30D', lateUsage: 'BILL' }, payment: { collectionMethod: 'SEND_INVOICE' }, numbering: { scheme: 'PER_ORGANIZATION' } },
      deletedLines: { totalCount: 0, nodes: [] },
      lines: { nodes: [
        { ...line, name: 'base fee', price: { __typename: 'FlatPrice' }, rateCardDiscounts: null, subscriptionItem: item('base', 'base fee'), quantityBefore: null },
        { ...line, name: 'Tokens', price: { __typename: 'UnitPrice' }, rateCardDiscounts: { percentage: '10', usage: '4' }, subscriptionItem: item('tokens', 'Tokens'), quantityBefore: '0' },
      ] },
    });

    const [base, used] = draft.lines.nodes;
    const setup = { name: 'Setup', period: january, invoiceAt: january.to, price: { flat: { amount: '5' } }, discounts: { percentage: '50' }, taxes: [{ key: 'vat' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10000000' } };
    expect(await update(world, id, { workflow: { invoicing: { draftPeriod: 'P5D' } }, lines: [{ id: used.id, discounts: { percentage: '25' } }, setup] })).toEqual({ id });
    const edited = await shown(world, { id });
    expect(edited).toMatchObject({
      // The profile stays as it is: a draft has a copy.
      workflow: { invoicing: { autoAdvance: false, draftPeriod: 'P5D' } }, billingProfile: { workflow: { invoicing: { draftPeriod: 'P2D' } } },
      deletedLines: { totalCount: 1, nodes: [{ id: base.id, name: 'base fee', managedBy: 'MANUAL', deletedAt: '2027-02-01T02:00:00Z' }] },
      lines: { nodes: [
        { id: used.id, rateCardDiscounts: { percentage: '25', usage: null }, subscriptionItem: { key: 'tokens' }, updatedAt: '2027-02-01T02:00:00Z' },
        { name: 'Setup', rateCardDiscounts: { percentage: '50', usage: null }, ownTaxes: [{ key: 'vat' }], taxConfig: { behavior: 'INCLUSIVE', stripeCode: 'txcd_10000000' }, billingPeriod: null, subscriptionItem: null },
      ] },
    });
    // What was told is what it is made of: saying it again changes nothing.
    const again = { draftPeriod: edited.workflow.invoicing.draftPeriod, dueAfter: edited.workflow.invoicing.dueAfter };
    expect(await update(world, id, { workflow: { invoicing: again }, lines: edited.lines.nodes.map((of: { id: string; rateCardDiscounts: object; ownTaxes: object[]; taxConfig: object | null }) => ({ id: of.id, discounts: of.rateCardDiscounts, taxes: of.ownTaxes, taxConfig: of.taxConfig })) })).toEqual({ id });
    const same = await shown(world, { id });
    expect(same.lines.nodes).toEqual(edited.lines.nodes);
    expect(same.workflow).toEqual(edited.workflow);

    // Whoever buys sees neither how the seller bills nor what it took away.
    expect(await shown(world, { id }, buyer(world, customerId))).toMatchObject({ workflow: null, billingProfile: null, deletedLines: null, lines: { nodes: [{ name: 'Tokens', billingPeriod: january }, { name: 'Setup' }] } });
  });

  test('lines tell the versions of an item apart that an edit put one in place of the other', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '31')) });
    const { clockId } = await customer(world, 'acme');
    const { id } = await subscribe(world, 'acme', 'pro');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    const card = { key: 'base', name: 'base fee', billingCadence: 'P1M', price: { flat: { amount: '62', paymentTerm: 'IN_ADVANCE' } } };
    const { editSubscription } = await world.data('mutation ($id: ID!, $edits: [SubscriptionEditInput!]!) { editSubscription(by: { id: $id }, edits: $edits) { ... on Subscription { id } ... on ValidationError { issues { message } } ... on Error { code message } } }', {
      id, edits: [{ removeItem: { phaseKey: 'main', itemKey: 'base' } }, { addItem: { phaseKey: 'main', rateCard: card } }],
    });
    expect(editSubscription).toEqual({ id });
    await advance(world, clockId, '2027-01-12T00:00:00Z');
    const { fees } = await world.data('query ($id: ID!) { fees(filter: { subscriptions: [$id] }, first: 20) { nodes { period { from } subscriptionItem { version activeFrom activeTo } } } }', { id });
    const versions = new Set(fees.nodes.map((fee: { subscriptionItem: { version: number; activeTo: string | null } }) => `${fee.subscriptionItem.version} to ${fee.subscriptionItem.activeTo}`));
    expect(versions).toEqual(new Set(['0 to 2027-01-11T00:00:00Z', '1 to null']));
  });

  test('parts of a period say what the parts before them are charged for, and what their free units took', async () => {
    // The text's own example: 110 free units, and 50, 75 and 30 used by three parts.
    const world = await shop(await all.create(), { pro: onePhase(tokens({ unit: { amount: '1' } }, { usage: '110' })) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    for (const [day, count] of [[5, 50], [15, 75], [25, 30]] as const) {
      await use(world, 'acme', count, `2027-01-${String(day - 1).padStart(2, '0')}T00:00:00Z`);
      await advance(world, clockId, `2027-01-${String(day).padStart(2, '0')}T00:00:00Z`);
      await world.data('mutation { invoicePendingLines(customer: { key: "acme" }, progressiveBilling: true) { __typename ... on Error { code } } }');
    }
    const { fees } = await world.data('{ fees(first: 10) { nodes { period { to } meteredQuantity quantity quantityBefore eventsCount discounts { quantity quantityBefore } } } }');
    expect(fees.nodes.filter(({ period }: { period: { to: string } }) => period.to < january.to).toSorted((a: { period: { to: string } }, b: { period: { to: string } }) => (a.period.to < b.period.to ? -1 : 1))).toEqual([
      { period: { to: '2027-01-05T00:00:00Z' }, meteredQuantity: '50', quantity: '0', quantityBefore: '0', eventsCount: 1, discounts: [{ quantity: '50', quantityBefore: '0' }] },
      { period: { to: '2027-01-15T00:00:00Z' }, meteredQuantity: '75', quantity: '15', quantityBefore: '0', eventsCount: 1, discounts: [{ quantity: '60', quantityBefore: '50' }] },
      { period: { to: '2027-01-25T00:00:00Z' }, meteredQuantity: '30', quantity: '30', quantityBefore: '15', eventsCount: 1, discounts: [] },
    ]);
  });

  test('all of it costs a statement a kind, however many lines there are', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20'), flat('seat', '5')) });
    const clock = (await customer(world, 'c0')).clockId as string;
    await subscribe(world, 'c0', 'pro');
    const cost = async () => (await world.ask(`{ invoices(first: 20) { nodes { ${settings} lines(first: 10) { nodes { ${terms} } } } } }`)).statements;
    await advance(world, clock, '2027-01-01T01:00:00Z');
    const one = await cost();
    for (let n = 1; n < 4; n++) {
      await customer(world, `c${n}`, { testClockId: clock });
      await subscribe(world, `c${n}`, 'pro');
    }
    await advance(world, clock, '2027-01-01T02:00:00Z');
    expect(await cost()).toBe(one);
    // Invoices, their lines, those taken away with their count, subscriptions with phases and items, the profile, and two for the figures of what gathers.
    expect(one).toBeLessThanOrEqual(10);
  });

  test('events are counted by part, for all lines together, and of flat fees none are', async () => {
    const filters = [{ values: [{ dimension: 'model', values: ['big'] }], price: { unit: { amount: '2' } } }];
    const world = await shop(await all.create(), {});
    await world.data('mutation { createMeter(input: { key: "calls", aggregation: SUM, eventType: "call", valueProperty: "$.n", filters: [{ key: "model", values: ["big", "small"] }] }) { __typename } }');
    await world.data('mutation { createFeature(input: { key: "calls", name: "Calls", meter: { key: "calls" } }) { __typename } }');
    await sell(world, { pro: onePhase(flat('base', '20'), { key: 'calls', name: 'Calls', featureKey: 'calls', billingCadence: 'P1M', price: { unit: { amount: '1' } }, filters }) });
    const call = (subject: string, id: string, model: string) => ({ id: `${subject} ${id}`, source: 'test', type: 'call', subject, time: '2027-01-02T00:00:00Z', data: { n: 0, model } });
    const told = async () => {
      const { data, statements } = await world.ask('{ fees(first: 50) { nodes { name eventsCount invoice { status customer { key } } } } }');
      const nodes = (data as unknown as { fees: { nodes: { name: string; eventsCount: number | null; invoice: { status: string; customer: { key: string } } }[] } }).fees.nodes;
      return { statements, counts: nodes.map(({ name, eventsCount, invoice }) => `${invoice.customer.key} ${invoice.status} ${name}: ${eventsCount}`) };
    };
    const clock = (await customer(world, 'c0')).clockId as string;
    await subscribe(world, 'c0', 'pro');
    const send = (subject: string) => world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { __typename } }', { input: { events: [call(subject, '1', 'big'), call(subject, '2', 'big'), call(subject, '3', 'small')] } });
    await send('c0');
    const { statements } = await told();
    for (const key of ['c1', 'c2']) {
      await customer(world, key, { testClockId: clock });
      await subscribe(world, key, 'pro');
      await send(key);
    }
    await advance(world, clock, '2027-02-02T00:00:00Z');
    const later = await told();
    expect(later.statements).toBe(statements);
    expect(later.counts.filter((text) => text.startsWith('c1'))).toEqual(expect.arrayContaining(['c1 PAID base fee: null', 'c1 PAID Calls: 1', 'c1 PAID Calls • big: 2', 'c1 GATHERING Calls: 0', 'c1 GATHERING Calls • big: 0']));
  });
});

describe('the order of invoices', () => {
  test.each(['ISSUED_AT', 'PERIOD_START'])('by %s in both directions, page by page from either end; without one they come last', async (field) => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '20')) });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, clockId, '2027-03-15T00:00:00Z');
    await world.data('mutation ($input: CreateOneOffInvoiceInput!) { createOneOffInvoice(input: $input) { __typename } }', { input: { customer: { key: 'acme' }, currency: 'USD', lines: [{ name: 'Setup', units: '1', unitAmount: '9' }] } });
    const page = async (args: Record<string, unknown>) => (await world.data('query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: InvoiceOrder) { invoices(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { nodes { id kind issuedAt period { from } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }', args)).invoices;
    const keyOf = (invoice: { issuedAt: string | null; period: { from: string } | null }) => (field === 'ISSUED_AT' ? invoice.issuedAt : (invoice.period?.from ?? null)) ?? 'never';
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field, direction };
      const whole = (await page({ first: 100, orderBy })).nodes;
      const keys = whole.map(keyOf);
      expect(new Set(keys).size).toBeGreaterThan(2);
      expect(keys).toContain('never');
      // "never" is after every digit as well.
      expect(keys).toEqual(direction === 'ASC' ? keys.toSorted() : keys.toSorted().toReversed());
      const forwards: unknown[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await page({ first: 2, after, orderBy });
        forwards.push(...nodes);
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      expect(forwards).toEqual(whole);
      const backwards: unknown[] = [];
      for (let before: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await page({ last: 2, before, orderBy });
        backwards.unshift(...nodes);
        [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
      }
      expect(backwards).toEqual(whole);
    }
  });

  test('by when they were issued is that of an index: a page of many costs what one of few does', async () => {
    const world = await shop(await all.create(), {});
    const { pool } = world.product.core.database;
    const asked = vi.spyOn(pool, 'query');
    await world.data('{ invoices(first: 20, orderBy: { field: ISSUED_AT, direction: DESC }) { nodes { number } } }');
    const statements = asked.mock.calls.map(([of]) => of as unknown as { readonly text: string; readonly values: unknown[] });
    asked.mockRestore();
    const { text, values } = statements.find((of) => /order by coalesce\(t\.("?)issued_at/.test(of.text)) ?? { text: '', values: [] };
    const client = await pool.connect();
    try {
      // There are few here: that it is sorted otherwise must only be left out.
      await client.query('begin');
      await client.query('set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off');
      const { rows } = await client.query<Record<string, string>>({ text: `explain ${text}`, values });
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Limit.*\n +-> +Index Scan Backward using invoice_issued /);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
