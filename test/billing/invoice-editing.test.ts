import { beforeEach, describe, expect, test } from 'vitest';
import { followSettlement } from '../../src/billing/index.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, customer, dbId, flat, onePhase, shop, start, subscribe, tokens, use } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const january = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };
const fields = `id status state revision description metadata dueAt deletedAt supplier { name taxId } billedTo { name taxId } totals { amount discountsTotal taxesTotal total }
  lines { nodes { id name managedBy description quantity meteredQuantity taxes { key } adjustment { units unitAmount name } totals { amount taxesTotal total } detailedLines { key explain { rule } } } }`;
const refused = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path } }';

async function drafts(world: World, key: string): Promise<Answer[]> {
  const { customer: found } = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { ${fields} } } } }`, { key });
  return found.invoices.nodes.filter(({ deletedAt }: Answer) => deletedAt === null);
}
const of = async (world: World, key: string, status = 'DRAFT'): Promise<Answer> => (await drafts(world, key)).find((invoice) => invoice.status === status);
const update = async (world: World, id: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($by: InvoiceBy!, $input: UpdateInvoiceInput!) { updateInvoice(by: $by, input: $input) { ... on Invoice { ${fields} } ${refused} } }`, { by: { id }, input })).updateInvoice;
const adjust = async (world: World, line: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($line: ID!, $input: AdjustInvoiceLineInput!) { adjustInvoiceLine(line: $line, input: $input) { ... on InvoiceLine { id name quantity meteredQuantity totals { total } } ${refused} } }`, { line, input })).adjustInvoiceLine;
const restore = async (world: World, line: string): Promise<Answer> =>
  (await world.data(`mutation ($line: ID!) { removeInvoiceLineAdjustment(line: $line) { ... on InvoiceLine { id deletedAt totals { total } } ${refused.replace(/ \.\.\. on ValidationError.*$/, '')} } }`, { line })).removeInvoiceLineAdjustment;
const addCharge = async (world: World, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: AddInvoiceChargeInput!) { addInvoiceCharge(input: $input) { ... on InvoiceLine { id name totals { total } } ${refused} } }`, { input })).addInvoiceCharge;
const tax = (world: World, key: string, rate: string, appliedToOrganization = false) =>
  world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ... on Error { message } } }', { input: { key, name: key, rate, appliedToOrganization } });
const brief = ({ state, totals, lines }: Answer): string => `${state} ${totals.total}: ${lines.nodes.map((line: Answer) => `${line.name} ${line.quantity ?? '-'} ${line.managedBy[0]} ${line.totals.amount}`).join('; ')}`;
const lineOf = (invoice: Answer, name: string): Answer => invoice.lines.nodes.find((line: Answer) => line.name === name);
const kept = (invoice: Answer, ...names: string[]): object[] => names.map((name) => ({ id: lineOf(invoice, name).id }));
const fee = (name: string, amount: string, more: object = {}) => ({ name, period: january, invoiceAt: january.to, price: { flat: { amount } }, ...more });

/** Acme pays 100 in arrears and 0.5 a token, used 40 in January, and has a draft of it that waits to be approved. */
async function house(key = 'acme'): Promise<{ world: World; clockId: string | null; subscription: string }> {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS'), tokens({ unit: { amount: '0.5' } })) });
  await world.data('{ billingProfiles(first: 1) { nodes { id } } }');
  const { clockId } = await customer(world, key);
  await byHand(world);
  const { id } = await subscribe(world, key, 'pro');
  await use(world, key, 40, '2027-01-10T00:00:00Z');
  await advance(world, clockId, '2027-02-01T02:00:00Z');
  return { world, clockId, subscription: id };
}

async function byHand(world: World): Promise<void> {
  const { createBillingProfile } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id } ... on Error { message } } }', {
    input: { name: 'By hand', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { invoicing: { autoAdvance: false } } },
  });
  expect(createBillingProfile.id).toBeDefined();
}

describe('a draft', () => {
  test('takes changed, new and fewer lines, and its subscription leaves them alone', async () => {
    const { world, clockId, subscription } = await house();
    const draft = await of(world, 'acme');
    expect(brief(draft)).toBe('draft.manual_approval_needed 120: base fee - S 100; Tokens 40 S 20'.replace('draft.manual_approval_needed', 'DRAFT_MANUAL_APPROVAL_NEEDED'));
    const [base] = kept(draft, 'base fee');
    const changed = await update(world, draft.id, {
      revision: draft.revision,
      description: 'January',
      metadata: { po: '7' },
      lines: [{ ...base, price: { flat: { amount: '80' } }, description: 'As agreed' }, fee('Setup', '15.555')],
    });
    expect(brief(changed)).toBe('DRAFT_MANUAL_APPROVAL_NEEDED 95.56: base fee - M 80; Setup - M 15.56');
    expect(changed).toMatchObject({ id: draft.id, description: 'January', metadata: { po: '7' } });
    expect(changed.revision).toBeGreaterThan(draft.revision);
    // The subscription is changed and comes to its next period: neither the price nor the tokens come back.
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { at: "2027-02-10T00:00:00Z" }) { __typename } }', { by: { id: subscription } });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(brief(await of(world, 'acme'))).toBe(brief(changed));
    expect((await act(world, 'approveInvoice', { id: draft.id })).state).toMatch(/ISSUING|PAYMENT|PAID/);
    await advance(world, clockId, '2027-02-03T00:00:00Z');
    expect(brief(await of(world, 'acme', 'PAID'))).toBe('PAID 95.56: base fee - M 80; Setup - M 15.56');
  });

  test('takes parties, workflow and due date, and has them when it is issued', async () => {
    const { world, clockId } = await house();
    const draft = await of(world, 'acme');
    const changed = await update(world, draft.id, {
      supplier: { taxId: 'DE123' },
      customer: { name: 'Acme Holding', taxId: 'FR9', address: { country: 'FR' } },
      dueAt: '2027-03-05T12:00:00.9Z',
      workflow: { invoicing: { autoAdvance: true, draftPeriod: 'P1D' } },
    });
    expect(changed).toMatchObject({ state: 'DRAFT_WAITING_AUTO_APPROVAL', supplier: { name: 'Seller', taxId: 'DE123' }, billedTo: { name: 'Acme Holding', taxId: 'FR9' }, dueAt: '2027-03-05T12:00:00Z' });
    expect(await update(world, draft.id, { customer: null, dueAt: null })).toMatchObject({ billedTo: { name: 'acme', taxId: null } });
    await update(world, draft.id, { customer: { name: 'Acme Holding' }, dueAt: '2027-03-05T12:00:00Z' });
    await advance(world, clockId, '2027-02-04T00:00:00Z');
    expect(await of(world, 'acme', 'PAID')).toMatchObject({ billedTo: { name: 'Acme Holding', taxId: null }, supplier: { taxId: 'DE123' }, dueAt: '2027-03-05T12:00:00Z' });
    const issued = await of(world, 'acme', 'PAID');
    expect(await update(world, issued.id, { lines: [], description: 'x' })).toMatchObject({ code: 'INVOICE_CANNOT_BE_EDITED', conflictingId: issued.id });
    expect(await update(world, issued.id, { metadata: { seen: true } })).toMatchObject({ metadata: { seen: true }, totals: issued.totals });
    // The database refuses what a program would do.
    await expect(world.command().read.rows(`update invoice set due_by = now() where organization_id = $1 and id = $2 returning 1`, dbId(issued.id))).rejects.toThrow('is issued and never changes');
  });

  test('without lines goes away', async () => {
    const { world } = await house();
    const { id } = await of(world, 'acme');
    expect((await update(world, id, { lines: [] })).deletedAt).not.toBeNull();
    expect(await update(world, id, { lines: [fee('x', '1')] })).toMatchObject({ code: 'INVOICE_CANNOT_BE_EDITED' });
  });

  test('is refused, with every reason and nothing done', async () => {
    const { world, subscription } = await house();
    const draft = await of(world, 'acme');
    const [base, used] = kept(draft, 'base fee', 'Tokens');
    expect(subscription).toBeDefined();
    const answer = await update(world, draft.id, {
      dueAt: '2026-01-01T00:00:00Z',
      lines: [{ ...base, period: { from: january.from, to: '2027-01-20T00:00:00Z' } }, used, used, { id: 'SW52b2ljZUxpbmU6eA==' }, { name: 'half' }, fee('Taxed', '1', { taxes: [{ key: 'none' }] }), fee('Usage', '1', { price: { unit: { amount: '1' } } })],
    });
    // The due date is a matter of its own: it is looked at first.
    expect(answer.issues.map(({ code, path }: Answer) => `${code} ${path.join('.')}`)).toEqual(['INVOICE_DUE_IN_THE_PAST dueAt']);
    const { issues } = await update(world, draft.id, {
      lines: [{ ...base, period: { from: january.from, to: '2027-01-20T00:00:00Z' } }, used, used, { id: 'SW52b2ljZUxpbmU6eA==' }, { name: 'half' }, fee('Taxed', '1', { taxes: [{ key: 'none' }] }), fee('Usage', '1', { price: { unit: { amount: '1' } } })],
    });
    expect(issues.map(({ code, path }: Answer) => `${code} ${path.join('.')}`)).toEqual([
      'DUPLICATED lines.2.id',
      'INVOICE_LINE_NO_PERIOD_CHANGE_FOR_SUBSCRIPTION_MANAGED_LINE lines.0.period',
      'INVOICE_LINE_NOT_FOUND lines.3.id',
      'FIELD_REQUIRED lines.4.period', 'FIELD_REQUIRED lines.4.invoiceAt', 'FIELD_REQUIRED lines.4.price',
      'INVOICE_LINE_FEATURE_HAS_NO_METERS lines.6.featureKey',
      'TAX_NOT_FOUND lines.5.taxes.0',
    ]);
    expect(brief(await of(world, 'acme'))).toBe(brief(draft));
  });

  test('of two who edit it at once one is told', async () => {
    const { world } = await house();
    const draft = await of(world, 'acme');
    const answers = await Promise.all(['10', '20'].map((amount) => update(world, draft.id, { revision: draft.revision, lines: [fee('Only', amount)] })));
    expect(answers.map(({ code }) => code ?? 'done').toSorted()).toEqual(['INVOICE_REVISION_CONFLICT', 'done']);
    const won = answers.find(({ code }) => code === undefined);
    expect((await of(world, 'acme')).totals).toEqual(won.totals);
    expect((await of(world, 'acme')).lines.nodes).toHaveLength(1);
  });

  test('is edited or issued, whoever comes first, and never both in part', async () => {
    const { world, clockId } = await house();
    const draft = await of(world, 'acme');
    await update(world, draft.id, { workflow: { invoicing: { autoAdvance: true, draftPeriod: 'PT1H' } } });
    const [, edited] = await Promise.all([advance(world, clockId, '2027-02-02T00:00:00Z'), update(world, draft.id, { lines: [fee('Only', '7')] })]);
    const paid = await of(world, 'acme', 'PAID');
    expect(paid.totals.total).toBe(edited.code === undefined ? '7' : '120');
    expect(paid.lines.nodes.map(({ name }: Answer) => name)).toEqual(edited.code === undefined ? ['Only'] : ['base fee', 'Tokens']);
    if (edited.code !== undefined) expect(edited.code).toBe('INVOICE_CANNOT_BE_EDITED');
  });

  test('is edited while its subscription changes: no line twice, none lost', async () => {
    const { world, subscription } = await house();
    const draft = await of(world, 'acme');
    const [answer] = await Promise.all([
      update(world, draft.id, { lines: [...kept(draft, 'base fee'), fee('Extra', '5')] }),
      world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by) { __typename } }', { by: { id: subscription } }),
    ]);
    expect(answer.code).toBeUndefined();
    expect(brief(await of(world, 'acme'))).toBe('DRAFT_MANUAL_APPROVAL_NEEDED 105: base fee - S 100; Extra - M 5');
  });
});

describe('what gathers', () => {
  test('takes lines, and nothing that it follows its profile for; a fee taken away by hand is not made again', async () => {
    const { world, clockId } = await house();
    const gathering = await of(world, 'acme', 'GATHERING');
    expect(brief(gathering)).toBe('GATHERING 100: base fee - S 100; Tokens 0 S 0');
    expect(await update(world, gathering.id, { dueAt: '2027-05-01T00:00:00Z', workflow: null })).toMatchObject({ issues: [{ code: 'INVOICE_GATHERING_FIELD', path: ['workflow'] }, { code: 'INVOICE_GATHERING_FIELD', path: ['dueAt'] }] });
    const edited = await update(world, gathering.id, { description: 'soon', lines: [...kept(gathering, 'Tokens'), fee('Support', '30', { period: { from: january.to, to: '2027-03-01T00:00:00Z' }, invoiceAt: '2027-03-01T00:00:00Z' })] });
    expect(brief(edited)).toBe('GATHERING 30: Tokens 0 S 0; Support - M 30');
    await use(world, 'acme', 10, '2027-02-10T00:00:00Z');
    await advance(world, clockId, '2027-03-01T02:00:00Z');
    const made = (await drafts(world, 'acme')).filter(({ status }) => status === 'DRAFT').map(brief);
    expect(made).toContain('DRAFT_MANUAL_APPROVAL_NEEDED 35: Tokens 10 S 5; Support - M 30');
  });
});

describe('adjusted fees', () => {
  test('are charged by the model or by their own amount, last through refreshes, and go when they are taken away', async () => {
    const { world, clockId } = await house();
    const draft = await of(world, 'acme');
    const [base, used] = [lineOf(draft, 'base fee').id, lineOf(draft, 'Tokens').id];
    expect(await adjust(world, base, { units: '3' })).toMatchObject({ totals: { total: '300' } });
    expect(await adjust(world, used, { units: '50', name: 'Tokens as agreed' })).toMatchObject({ name: 'Tokens as agreed', quantity: '50', meteredQuantity: '40', totals: { total: '25' } });
    expect(brief(await of(world, 'acme'))).toBe('DRAFT_MANUAL_APPROVAL_NEEDED 325: base fee 3 S 300; Tokens as agreed 50 S 25');
    expect(await adjust(world, base, { units: '3', unitAmount: '2' })).toMatchObject({ totals: { total: '6' } });
    // What happens around it leaves it as it is.
    await use(world, 'acme', 5, '2027-02-01T01:00:00Z');
    expect(brief(await update(world, draft.id, { lines: [...kept(await of(world, 'acme'), 'base fee', 'Tokens as agreed'), fee('Extra', '1')] }))).toBe(
      'DRAFT_MANUAL_APPROVAL_NEEDED 32: base fee 3 S 6; Tokens as agreed 50 S 25; Extra - M 1',
    );
    expect(lineOf(await of(world, 'acme'), 'base fee').detailedLines).toEqual([{ key: 'adjusted-amount', explain: { rule: 'ADJUSTED' } }]);
    expect(await restore(world, used)).toMatchObject({ totals: { total: '20' } });
    expect(await restore(world, used)).toMatchObject({ code: 'INVOICE_LINE_NOT_ADJUSTED' });
    await act(world, 'approveInvoice', { id: draft.id });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(brief(await of(world, 'acme', 'PAID'))).toBe('PAID 27: base fee 3 S 6; Tokens 40 S 20; Extra - M 1');
    expect(await adjust(world, base, { units: '1' })).toMatchObject({ code: 'INVOICE_CANNOT_BE_EDITED' });
    expect(await restore(world, base)).toMatchObject({ code: 'INVOICE_CANNOT_BE_EDITED' });
  });

  test('add a charge that the draft lacks, once, and take it away again', async () => {
    const { world, subscription } = await house();
    const draft = await of(world, 'acme');
    const input = { invoice: { id: draft.id }, subscription: { id: subscription }, rateCardKey: 'tokens', units: '8' };
    expect(await addCharge(world, input)).toMatchObject({ code: 'INVOICE_HAS_CHARGE' });
    await update(world, draft.id, { lines: kept(draft, 'base fee') });
    expect(await addCharge(world, { ...input, rateCardKey: 'nothing' })).toMatchObject({ issues: [{ code: 'RATE_CARD_NOT_FOUND', path: ['rateCardKey'] }] });
    const added = await addCharge(world, input);
    expect(added).toMatchObject({ name: 'Tokens', totals: { total: '4' } });
    expect(brief(await of(world, 'acme'))).toBe('DRAFT_MANUAL_APPROVAL_NEEDED 104: base fee - S 100; Tokens 8 M 4');
    expect((await restore(world, added.id)).deletedAt).not.toBeNull();
    expect(brief(await of(world, 'acme'))).toBe('DRAFT_MANUAL_APPROVAL_NEEDED 100: base fee - S 100');
  });

  test.each([
    [{}, 'ADJUSTMENT_EMPTY', 'units'],
    [{ unitAmount: '1' }, 'UNITS_REQUIRED', 'units'],
    [{ units: '-1' }, 'FIELD_MUST_BE_POSITIVE_OR_ZERO', 'units'],
    [{ units: '1', unitAmount: '-1' }, 'FIELD_MUST_BE_POSITIVE_OR_ZERO', 'unitAmount'],
    [{ name: ' ' }, 'NAME_LENGTH', 'name'],
  ])('%o is refused: %s', async (input, code, path) => {
    const { world } = await house();
    const draft = await of(world, 'acme');
    expect(await adjust(world, lineOf(draft, 'Tokens').id, input)).toMatchObject({ issues: [{ code, path: [path] }] });
    const gathering = await of(world, 'acme', 'GATHERING');
    expect(await adjust(world, lineOf(gathering, 'Tokens').id, { units: '1' })).toMatchObject({ code: 'INVOICE_CANNOT_BE_EDITED' });
  });
});

describe('taxes', () => {
  const recalculate = async (world: World, id: string): Promise<Answer> =>
    (await world.data(`mutation ($by: InvoiceBy!) { recalculateInvoiceTaxes(by: $by) { ... on Invoice { ${fields} } ... on Error { code } } }`, { by: { id } })).recalculateInvoiceTaxes;

  test('of a line by hand come before all others, and a change of a tax reaches drafts by a job or when asked', async () => {
    const { world, clockId } = await house();
    await tax(world, 'vat', '20', true);
    await tax(world, 'book', '7');
    const draft = await of(world, 'acme');
    expect(draft.totals.taxesTotal).toBe('0');
    expect(await recalculate(world, draft.id)).toMatchObject({ totals: { amount: '120', taxesTotal: '24', total: '144' } });
    const edited = await update(world, draft.id, { lines: [...kept(draft, 'base fee'), fee('Book', '50', { taxes: [{ key: 'book' }], taxConfig: { behavior: 'INCLUSIVE' } }), fee('Book 2', '10', { taxes: [{ key: 'book' }] })] });
    expect(edited.lines.nodes.map(({ name, taxes }: Answer) => `${name} ${taxes.map(({ key }: Answer) => key).join()}`)).toEqual(['base fee vat', 'Book book', 'Book 2 book']);
    expect(edited.totals).toEqual({ amount: '160', discountsTotal: '0', taxesTotal: '23.97', total: '180.7' });
    await world.data('mutation { updateTax(by: { key: "book" }, input: { rate: "10" }) { __typename } }');
    await followSettlement(world.command());
    expect((await of(world, 'acme')).totals).toEqual({ amount: '160', discountsTotal: '0', taxesTotal: '25.55', total: '181' });
    const before = await of(world, 'acme');
    await followSettlement(world.command());
    expect((await of(world, 'acme')).totals).toEqual(before.totals);
    await act(world, 'approveInvoice', { id: draft.id });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await recalculate(world, draft.id)).toEqual({ code: 'INVOICE_ACTION_NOT_AVAILABLE' });
  });

  test('that are enforced hold a draft back until one is known, and it goes on by itself then', async () => {
    const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS')) });
    await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { __typename } }', {
      input: { name: 'Strict', supplier: { name: 'Seller', address: { country: 'DE' } }, isDefault: true, workflow: { tax: { enabled: true, enforced: true } } },
    });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro');
    await advance(world, clockId, '2027-02-01T02:00:00Z');
    const found = async () => (await world.data('{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { state totals { total } validationIssues { severity code component field line { name } } } } } }')).customer.invoices.nodes;
    const issue = { severity: 'CRITICAL', code: 'INVOICE_LINE_TAX_UNKNOWN', component: 'billing.settlement', field: 'lines.taxes', line: { name: 'base fee' } };
    expect((await found()).filter(({ state }: Answer) => state.startsWith('DRAFT'))).toEqual([{ state: 'DRAFT_INVALID', totals: { total: '100' }, validationIssues: [issue] }]);
    await tax(world, 'vat', '10', true);
    await followSettlement(world.command());
    await advance(world, clockId, '2027-02-01T03:00:00Z');
    expect((await found()).filter(({ state }: Answer) => state === 'PAID')).toEqual([{ state: 'PAID', totals: { total: '110' }, validationIssues: [] }]);
  });

  test('of pending lines by hand come before the customer\'s', async () => {
    const { world } = await house();
    await tax(world, 'book', '7');
    const { createPendingInvoiceLines: made } = await world.data(
      'mutation ($input: CreatePendingInvoiceLinesInput!) { createPendingInvoiceLines(input: $input) { ... on CreatedPendingInvoiceLines { lines { name taxes { key } totals { total taxesTotal } } } ... on Error { code message } } }',
      { input: { customer: { key: 'acme' }, currency: 'EUR', lines: [fee('Book', '100', { taxes: [{ key: 'book' }] })] } },
    );
    expect(made.lines).toEqual([{ name: 'Book', taxes: [{ key: 'book' }], totals: { total: '107', taxesTotal: '7' } }]);
  });
});

test('what can be done to an invoice is said, of many by as many statements as of one', async () => {
  const { world, clockId } = await house();
  const ask = 'statusDetails { immutable failed extendedStatus availableActions { advance { resultingState } approve { resultingState } delete { resultingState } retry { resultingState } void { resultingState } snapshotQuantities { resultingState } invoice } }';
  const { customer: found } = await world.data(`{ customer(by: { key: "acme" }) { invoices(first: 10) { nodes { status ${ask} } } } }`);
  const none = { advance: null, approve: null, delete: null, retry: null, void: null, snapshotQuantities: null };
  const details = Object.fromEntries(found.invoices.nodes.map(({ status, statusDetails }: Answer) => [status, statusDetails]));
  expect(details['GATHERING']).toEqual({ immutable: false, failed: false, extendedStatus: 'GATHERING', availableActions: { ...none, invoice: true } });
  expect(details['DRAFT']).toEqual({
    immutable: false, failed: false, extendedStatus: 'DRAFT_MANUAL_APPROVAL_NEEDED',
    availableActions: { ...none, approve: { resultingState: 'PAYMENT_PROCESSING_PENDING' }, delete: { resultingState: 'DELETED' }, invoice: false },
  });
  const page = (count: number) => world.ask(`{ invoices(first: ${count}, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { ${ask} } } }`);
  for (const key of ['two', 'three']) {
    await customer(world, key, { testClockId: clockId });
    await subscribe(world, key, 'pro');
  }
  expect((await page(4)).statements).toBe((await page(1)).statements);
});
