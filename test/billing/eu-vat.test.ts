import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { creditNoteFacts } from '../../src/billing/documents/credit-note-facts.store.ts';
import { creditNotePaper } from '../../src/billing/documents/credit-note-paper.ts';
import { invoiceFacts } from '../../src/billing/documents/invoice-facts.store.ts';
import { invoicePaper } from '../../src/billing/documents/invoice-paper.ts';
import { creditNoteBy, invoiceBy } from '../../src/billing/index.ts';
import { euTaxes, reverseCharge } from '../../src/billing/taxes/eu/eu-vat.ts';
import { present } from '../../src/kit/assert.ts';
import * as operations from '../operations/generated/graphql.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { act, advance, dbId, flat, onePhase, sell, shop, start, subscribe } from './billing-world.ts';
import { credit } from './credit-note-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

const ask = (world: World, document: object, variables: Record<string, unknown> = {}) => world.data(print(document as DocumentNode), variables);
const manage = async (world: World, euTaxManagement = true): Promise<Answer> => (await ask(world, operations.ManageEuTaxesDocument, { input: { euTaxManagement } })).updateOrganization;
const supplier = { name: 'Acme', legalName: 'Acme SAS', legalNumber: 'RCS Paris 303 265 045', taxId: 'FR40303265045', address: { country: 'FR', city: 'Paris' } };
const german = { taxIdentificationNumber: 'DE136695976', billingAddress: { country: 'DE', postalCode: '10115', city: 'Berlin' } };

async function profile(world: World, input: object): Promise<Answer> {
  return (await ask(world, operations.CreateBillingProfileDocument, { input: { name: 'Paris', supplier, isDefault: true, ...input } })).createBillingProfile;
}

/** An organization in France that leaves the VAT of its customers to the rules. */
async function france(): Promise<World> {
  const world = await all.create();
  expect(await profile(world, {})).toMatchObject({ isDefault: true });
  expect(await manage(world)).toEqual({ euTaxManagement: true });
  return world;
}

const make = async (world: World, key: string, more: object = {}): Promise<Answer> => (await ask(world, operations.CreateTaxedCustomerDocument, { input: { key, ...more } })).createCustomer;
const change = async (world: World, key: string, input: object): Promise<Answer> => (await ask(world, operations.UpdateTaxedCustomerDocument, { by: { key }, input })).updateCustomer;
const keys = ({ taxes }: Answer): string[] => taxes.map(({ key }: Answer) => key);
const apply = async (world: World, key: string, ...taxes: string[]): Promise<string[]> =>
  keys((await world.data('mutation ($input: ApplyCustomerTaxesInput!) { applyCustomerTaxes(input: $input) { ... on Customer { taxes { key } } } }', { input: { customer: { key }, taxes: taxes.map((of) => ({ key: of })) } })).applyCustomerTaxes);
const tax = (world: World, input: object) => world.data('mutation ($input: CreateTaxInput!) { createTax(input: $input) { ... on Tax { id } ... on Error { message } } }', { input });
const invoices = async (world: World, key: string): Promise<Answer[]> => (await ask(world, operations.TaxedInvoicesDocument, { by: { key } })).customer.invoices.nodes;

describe('EU tax management', () => {
  test('is for suppliers in the EU, and stays so while it is used', async () => {
    const world = await all.create();
    const outside = { code: 'VALIDATION_FAILED', issues: [{ code: 'ORG_MUST_BE_IN_EU', path: ['euTaxManagement'] }] };
    expect(await manage(world)).toMatchObject({ issues: outside.issues });
    const { id } = await profile(world, { supplier: { ...supplier, address: { country: 'US' } } });
    expect(await manage(world)).toMatchObject({ issues: outside.issues, message: expect.stringContaining('is in US') });
    expect((await world.data('{ taxes { totalCount } viewer { organization { euTaxManagement } } }'))).toEqual({ taxes: { totalCount: 0 }, viewer: { organization: { euTaxManagement: false } } });

    const move = async (country: string): Promise<Answer> => (await ask(world, operations.UpdateBillingProfileDocument, { id, input: { supplier: { ...supplier, address: { country } } } })).updateBillingProfile;
    expect(await move('FR')).toMatchObject({ supplier: { address: { country: 'FR' } } });
    expect(await manage(world)).toEqual({ euTaxManagement: true });
    const { taxes } = await world.data('{ taxes(first: 100) { nodes { key rate appliedToOrganization description } } }');
    expect(taxes.nodes).toEqual(euTaxes.map(({ key, rate }) => ({ key, rate, appliedToOrganization: false, description: expect.stringContaining('as of 2025-08-01, not verified') })).toSorted((a, b) => (a.key < b.key ? -1 : 1)));
    expect(await move('CH')).toMatchObject({ issues: [{ code: 'ORG_MUST_BE_IN_EU', path: ['supplier', 'address', 'country'] }] });
    expect(await profile(world, { supplier: { ...supplier, address: { country: 'CH' } } })).toMatchObject({ issues: [{ code: 'ORG_MUST_BE_IN_EU' }] });
    expect(await profile(world, { supplier: { ...supplier, address: { country: 'CH' } }, isDefault: false })).toMatchObject({ isDefault: false });
    // A rate that somebody corrected stays, and what is there is not made twice.
    await world.data('mutation { updateTax(by: { key: "lago_eu_fr_standard" }, input: { rate: "20.6" }) { ... on Tax { rate } } }');
    expect([await manage(world, false), await manage(world)]).toEqual([{ euTaxManagement: false }, { euTaxManagement: true }]);
    expect((await world.data('{ taxes { totalCount } tax(by: { key: "lago_eu_fr_standard" }) { rate } }'))).toEqual({ taxes: { totalCount: euTaxes.length }, tax: { rate: '20.6' } });
    expect(await manage(world, false)).toEqual({ euTaxManagement: false });
    expect(await move('CH')).toMatchObject({ supplier: { address: { country: 'CH' } } });
  });

  test('picks the tax when a customer is made and when what decides about it changes', async () => {
    const world = await france();
    expect(await make(world, 'acme', { customerType: 'COMPANY', legalName: 'Acme GmbH', legalNumber: 'HRB 1', ...german })).toEqual({
      key: 'acme', customerType: 'COMPANY', legalName: 'Acme GmbH', legalNumber: 'HRB 1', taxIdentificationNumber: 'DE136695976', isEuVatNumber: true,
      taxes: [{ key: 'lago_eu_reverse_charge', name: 'VAT reverse charge', rate: '0', invoiceTexts: reverseCharge.texts }],
    });
    expect(await change(world, 'acme', { taxIdentificationNumber: 'DE136695977' })).toMatchObject({ isEuVatNumber: false, taxes: [{ key: 'lago_eu_de_standard', rate: '19', invoiceTexts: [] }] });
    expect(keys(await change(world, 'acme', { taxIdentificationNumber: 'FR40303265045' }))).toEqual(['lago_eu_fr_standard']);
    expect(keys(await change(world, 'acme', { billingAddress: { country: 'FR', postalCode: '97411' } }))).toEqual(['lago_eu_fr_exception_reunion']);
    expect(await change(world, 'acme', { taxIdentificationNumber: null, legalName: null, legalNumber: null, customerType: null })).toEqual({
      key: 'acme', customerType: null, legalName: null, legalNumber: null, taxIdentificationNumber: null, isEuVatNumber: null, taxes: [expect.objectContaining({ key: 'lago_eu_fr_standard' })],
    });
    expect(keys(await change(world, 'acme', { billingAddress: { country: 'US' } }))).toEqual(['lago_eu_tax_exempt']);
    expect(keys(await change(world, 'acme', { billingAddress: null }))).toEqual(['lago_eu_fr_standard']);
    expect(await make(world, 'wrong', { taxIdentificationNumber: 'x'.repeat(65), legalName: '', legalNumber: 'x'.repeat(257) })).toMatchObject({
      issues: [{ code: 'TOO_SHORT', path: ['legalName'] }, { code: 'TOO_LONG', path: ['legalNumber'] }, { code: 'TOO_LONG', path: ['taxIdentificationNumber'] }],
    });
  });

  test('leaves alone what somebody applied, and picks again when that is taken away', async () => {
    const world = await france();
    await make(world, 'acme', german);
    for (const key of ['eco', 'own']) await tax(world, { key, name: key, rate: '1' });
    expect(await apply(world, 'acme', 'own')).toEqual(['own']);
    expect(keys(await change(world, 'acme', { taxIdentificationNumber: null }))).toEqual(['own']);
    // Beside another tax the picked one changes in its place.
    expect(await apply(world, 'acme', 'eco', 'lago_eu_de_standard', 'own')).toEqual(['eco', 'lago_eu_de_standard', 'own']);
    expect(keys(await change(world, 'acme', { name: 'Acme' }))).toEqual(['eco', 'lago_eu_de_standard', 'own']);
    expect(keys(await change(world, 'acme', { billingAddress: { country: 'AT' } }))).toEqual(['eco', 'lago_eu_at_standard', 'own']);
    expect(await apply(world, 'acme')).toEqual(['lago_eu_at_standard']);
    // One of the known taxes by hand stays until something that decides changes.
    expect(await apply(world, 'acme', 'lago_eu_tax_exempt')).toEqual(['lago_eu_tax_exempt']);
    expect(keys(await change(world, 'acme', { metadata: { a: 1 } }))).toEqual(['lago_eu_tax_exempt']);
    expect(await manage(world, false)).toEqual({ euTaxManagement: false });
    expect(keys(await change(world, 'acme', german))).toEqual(['lago_eu_tax_exempt']);
    expect(await apply(world, 'acme')).toEqual([]);
  });

  test('customers that were there get theirs when they are changed; the profile that bills one says who sells', async () => {
    const world = await all.create();
    await profile(world, {});
    expect(keys(await make(world, 'acme', german))).toEqual([]);
    await manage(world);
    expect((await ask(world, operations.TaxedCustomersDocument, { first: 10 })).customers.nodes.map(keys)).toEqual([[]]);
    expect(keys(await change(world, 'acme', {}))).toEqual(['lago_eu_reverse_charge']);
    const berlin = await profile(world, { name: 'Berlin', isDefault: false, supplier: { ...supplier, taxId: 'DE111111125', address: { country: 'DE' } } });
    const bern = await profile(world, { name: 'Bern', isDefault: false, supplier: { ...supplier, taxId: null, address: { country: 'CH' } } });
    const pin = async (billingProfileId: string): Promise<string[]> => {
      await ask(world, operations.UpsertCustomerBillingOverrideDocument, { input: { customer: { key: 'acme' }, billingProfileId } });
      return keys((await ask(world, operations.TaxedCustomersDocument, {})).customers.nodes[0]);
    };
    expect(await pin(berlin.id)).toEqual(['lago_eu_de_standard']);
    // Who sells from outside the EU picks nothing.
    expect(await pin(bern.id)).toEqual(['lago_eu_de_standard']);
    await ask(world, operations.DeleteCustomerBillingOverrideDocument, { customer: { key: 'acme' } });
    expect(keys((await ask(world, operations.TaxedCustomersDocument, {})).customers.nodes[0])).toEqual(['lago_eu_reverse_charge']);
  });

  test('of several that need a tax at once that was deleted, one makes it and all bear it', async () => {
    const world = await france();
    await world.data('mutation { deleteTax(by: { key: "lago_eu_reverse_charge" }) { ... on Tax { deletedAt } } }');
    const made = await Promise.all(['a', 'b', 'c', 'd'].map((key) => make(world, key, german)));
    expect(made.map(keys)).toEqual(made.map(() => ['lago_eu_reverse_charge']));
    expect((await world.data('{ taxes { totalCount } }')).taxes.totalCount).toBe(euTaxes.length);
    // The same customer changed twice at once bears one, the one of what it is in the end.
    await Promise.all([change(world, 'a', { taxIdentificationNumber: null }), change(world, 'a', { billingAddress: { country: 'AT' } })]);
    expect(keys((await ask(world, operations.TaxedCustomersDocument, { first: 1 })).customers.nodes[0])).toEqual(['lago_eu_at_standard']);
  });

  test('customers with their taxes are read in as many statements, however many', async () => {
    const world = await france();
    for (const key of ['a', 'b', 'c', 'd']) await make(world, key, german);
    const counted = async (first: number) => (await world.ask(print(operations.TaxedCustomersDocument as DocumentNode), { first })).statements;
    expect(await counted(4)).toBe(await counted(1));
    const uses = async (first: number) => (await world.ask('query ($first: Int) { taxes(first: $first) { nodes { customersCount plansCount addonsCount chargesCount } } }', { first })).statements;
    expect(await uses(30)).toBe(await uses(2));
    const { tax: picked, customer: { id } } = await world.data('{ tax(by: { key: "lago_eu_reverse_charge" }) { customersCount } customer(by: { key: "a" }) { id } }');
    expect(picked).toEqual({ customersCount: 4 });
    // A customer sees what it bears and what it wrote, and nothing of what others do.
    const buyer: Viewer = { ...world.viewer, kind: 'portal_token', permissions: new Set(), customerId: dbId(id) };
    expect(await world.data('{ customer(by: { key: "a" }) { taxIdentificationNumber isEuVatNumber taxes { key customersCount plansCount addonsCount chargesCount description invoiceTexts { locale } } } }', {}, buyer)).toEqual({
      customer: {
        taxIdentificationNumber: 'DE136695976', isEuVatNumber: true,
        taxes: [{ key: 'lago_eu_reverse_charge', customersCount: null, plansCount: null, addonsCount: null, chargesCount: null, description: null, invoiceTexts: [{ locale: 'en' }, { locale: 'de' }] }],
      },
    });
  });
});

describe('invoices', () => {
  test('say that the customer owes the tax, in the language of the document; drafts follow, issued ones keep what they said', async () => {
    const world = await shop(await france(), { pro: onePhase(flat('base', '100')) });
    await world.command().read.rows(`update billing_profile set workflow = jsonb_set(workflow, '{invoicing,autoAdvance}', 'false') where organization_id = $1`);
    const { createTestClock } = await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now: start });
    await make(world, 'acme', { name: 'Acme', legalName: 'Acme GmbH', legalNumber: 'HRB 1', firstName: 'Ada', lastName: 'Kurz', shippingAddress: { country: 'AT', city: 'Wien', line1: 'Ring 1' }, testClockId: createTestClock.id, billingAddress: german.billingAddress });
    await subscribe(world, 'acme', 'pro');
    await advance(world, createTestClock.id, '2027-01-02T00:00:00Z');
    const draft = async (): Promise<Answer> => (await invoices(world, 'acme')).find(({ status }) => status === 'DRAFT');
    expect(await draft()).toMatchObject({ totals: { amount: '100', taxesTotal: '19', total: '119' }, taxes: [{ key: 'lago_eu_de_standard', name: 'VAT DE', rate: '19', base: '100', amount: '19', texts: [] }] });
    await change(world, 'acme', german);
    const { id } = await draft();
    expect(await act(world, 'approveInvoice', { id })).toMatchObject({ deletedAt: null });
    await advance(world, createTestClock.id, '2027-01-02T00:01:00Z');
    await change(world, 'acme', { taxIdentificationNumber: null, legalName: null, lastName: 'Lang', shippingAddress: null });

    const [issued] = (await invoices(world, 'acme')).filter(({ number }) => number !== null);
    expect(issued).toMatchObject({
      totals: { amount: '100', taxesTotal: '0', total: '100' },
      taxes: [{ key: 'lago_eu_reverse_charge', name: 'VAT reverse charge', rate: '0', base: '100', amount: '0', texts: reverseCharge.texts }],
      billedTo: { name: 'Acme', legalName: 'Acme GmbH', legalNumber: 'HRB 1', taxId: 'DE136695976', address: { country: 'DE', postalCode: '10115' }, firstName: 'Ada', lastName: 'Kurz', shippingAddress: { country: 'AT', city: 'Wien' } },
      supplier: { name: 'Acme', legalName: 'Acme SAS', legalNumber: 'RCS Paris 303 265 045', taxId: 'FR40303265045', address: { country: 'FR' } },
      lines: { nodes: [{ taxes: [{ key: 'lago_eu_reverse_charge', rate: '0' }], totals: { taxesTotal: '0', total: '100' } }] },
    });
    const read = world.command().read;
    const facts = await invoiceFacts(read, present(await invoiceBy(read, { id: dbId(issued.id) }), 'the invoice'));
    const [en, de] = reverseCharge.texts.map(({ text }) => text);
    const papers = { en: invoicePaper(facts, 'en'), de: invoicePaper(facts, 'de') };
    expect([papers.en.notes.includes(en ?? ''), papers.de.notes.includes(de ?? ''), papers.de.notes.includes(en ?? '')]).toEqual([true, true, false]);
    expect(papers.de.parties.map(({ lines }) => lines)).toEqual([
      ['Acme', 'Acme SAS', 'Paris', 'Frankreich', 'Registernummer: RCS Paris 303 265 045', 'USt-IdNr.: FR40303265045'],
      ['Acme', 'Acme GmbH', 'Ada Kurz', '10115 Berlin', 'Deutschland', 'Registernummer: HRB 1', 'USt-IdNr.: DE136695976', 'Lieferanschrift:', 'Ring 1', 'Wien', 'Österreich'],
    ]);
    expect(papers.en.sums.map(({ label, amount }) => `${label}: ${amount}`)).toContain('VAT reverse charge 0% on $100.00: $0.00');

    // A credit note on it says the same.
    const [line] = (await world.data('query ($id: ID!) { invoice(by: { id: $id }) { lines { nodes { id } } } }', { id: issued.id })).invoice.lines.nodes;
    const note = await credit(world, { invoice: { id: issued.id }, creditAmount: '40', items: [{ line: line.id, amount: '40' }] });
    expect(note).toMatchObject({ total: '40', taxesTotal: '0' });
    const row = present(await creditNoteBy(read, { number: note.number }), 'the note');
    expect(creditNotePaper(await creditNoteFacts(read, row), 'de').notes).toContain(de);
  });

  test("a tax's own texts are shown once, in the language or the English one", async () => {
    const world = await shop(await all.create(), {});
    expect(await tax(world, { key: 'bad', name: 'Bad', rate: '0', invoiceTexts: [{ locale: 'EN', text: '' }] })).toMatchObject({ createTax: { message: expect.any(String) } });
    await tax(world, { key: 'free', name: 'Free', rate: '0', invoiceTexts: [{ locale: 'en', text: 'No tax by §19' }] });
    await tax(world, { key: 'more', name: 'More', rate: '0', invoiceTexts: [{ locale: 'en', text: 'No tax by §19' }] });
    await sell(world, { pro: { taxes: [{ key: 'free' }, { key: 'more' }], ...onePhase(flat('base', '10')) } });
    const { createTestClock } = await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now: start });
    await make(world, 'acme', { testClockId: createTestClock.id });
    await subscribe(world, 'acme', 'pro');
    await advance(world, createTestClock.id, '2027-01-02T00:00:00Z');
    const issued = (await invoices(world, 'acme')).find(({ status }) => status === 'PAID');
    await world.data('mutation { updateTax(by: { key: "free" }, input: { invoiceTexts: null }) { __typename } }');
    expect((await world.data('{ tax(by: { key: "free" }) { invoiceTexts { text } } }')).tax).toEqual({ invoiceTexts: [] });
    const read = world.command().read;
    const paper = invoicePaper(await invoiceFacts(read, present(await invoiceBy(read, { id: dbId(issued.id) }), 'the invoice')), 'de');
    expect(paper.notes.filter((note) => note === 'No tax by §19')).toHaveLength(1);
  });
});
