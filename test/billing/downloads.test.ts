import { print } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { realNow, worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import * as operations from '../operations/generated/graphql.ts';
import { pdfText } from '../support/pdf-text.ts';
import { served } from '../support/served.ts';
import { advance, customer, dbId, flat, giveCoupon, invoicesOf, onePhase, sell, shop, subscribe, tokens, use } from './billing-world.ts';

// Invoices as files, by links that end: from the graph over HTTP to the text on their pages.
const all = worlds();
const http = served(all);
let world: World;

const download = print(operations.DownloadInvoiceDocument);
const downloadNote = print(operations.DownloadCreditNoteDocument);
const linkTo = async (number: string, locale?: string, viewer?: Viewer, of: World = world) => (await of.data(download, { by: { number }, ...(locale === undefined ? {} : { locale }) }, viewer)).downloadInvoice;
const plain = (pages: string[][]): string[] => pages.flat().map((row) => row.replaceAll(/[\u00a0\u202f]/g, ' '));

async function refusal(url: string): Promise<unknown> {
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { status, code, detail } = (await answer.json()) as Record<string, unknown>;
  expect(status).toBe(answer.status);
  return { status, code, detail };
}

/** A token of one customer, as the portal gives it. */
const buyerOf = (customerId: string): Viewer => ({ kind: 'portal_token', credentialId: customerId, organizationId: world.organizationId, permissions: new Set(), customerId: dbId(customerId), subject: null, allowedMeterKeys: null, expiresAt: null });

let numbers: Readonly<Record<'acme' | 'other', string>>;
let ids: Readonly<Record<'acme' | 'other', string>>;

beforeAll(async () => {
  all.clock.set(Temporal.Instant.from(realNow));
  const tiers = { tiered: { mode: 'GRADUATED', tiers: [{ upToAmount: '1000', unitPrice: '0.01' }, { unitPrice: '0.005', flatPrice: '2' }] } };
  world = await shop(await all.create(), { pro: onePhase(flat('base', '49.90', 'IN_ARREARS'), tokens(tiers, { usage: '100' })) });
  await sell(world, { yen: { currency: 'JPY', ...onePhase(flat('base', '5000')) } });
  await world.data('mutation { createTax(input: { key: "vat", name: "MwSt.", rate: "19" }) { __typename } }');
  const acme = await customer(world, 'acme', { name: 'Ångström & Co' });
  const other = await customer(world, 'other');
  await world.data('mutation { applyCustomerTaxes(input: { customer: { key: "acme" }, taxes: [{ key: "vat" }] }) { __typename } }');
  await giveCoupon(world, 'acme', { code: 'SPRING', value: { percentage: '10' }, frequency: 'ONCE' });
  await subscribe(world, 'acme', 'pro');
  await subscribe(world, 'other', 'yen');
  await use(world, 'acme', 2_600, '2027-01-15T00:00:00Z');
  for (const { clockId } of [acme, other]) await advance(world, clockId, '2027-02-01T06:00:00Z');
  const numberOf = async (key: string): Promise<string> => (await invoicesOf(world, key)).find(({ number }) => number !== null).number;
  numbers = { acme: await numberOf('acme'), other: await numberOf('other') };
  ids = { acme: acme.id, other: other.id };
});

describe('a link to an invoice', () => {
  test('leads to a PDF of what the invoice says, in the language that was asked for', async () => {
    const link = await linkTo(numbers.acme, 'DE');
    expect(link).toEqual({ __typename: 'DownloadLink', url: expect.stringContaining(`${http.address}/downloads/`) as unknown, expiresAt: '2027-01-01T00:15:00Z' });
    const answer = await fetch(link.url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control', 'referrer-policy'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${numbers.acme}.pdf"`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const rows = plain(pdfText(bytes));
    // 2,600 tokens less 100: 1,000 at 0.01, 1,500 at 0.005 and a flat 2; 69.40 less 10% is 62.46, and 19% of that is 11.87.
    for (const row of [
      `Nummer | ${numbers.acme}`,
      'TEST',
      'Rechnungsdatum | 01.02.2027',
      'Leistungszeitraum | 01.01.2027 – 31.01.2027',
      'base fee | 1 | 49,90 € | 19 % | 49,90 €'.replaceAll('€', '$'),
      'Zwischensumme | 69,40 $',
      'Gutschein SPRING | -6,94 $',
      'Summe ohne Steuern | 62,46 $',
      'MwSt. 19 % auf 62,46 $ | 11,87 $',
      'Gesamtbetrag | 74,33 $',
      'Noch zu zahlen | 0,00 $',
      'Bezahlt am 01.02.2027. Vielen Dank.',
      'In einem Test erstellt: keine Zahlungsaufforderung.',
    ]) expect(rows).toContain(row);
    expect(rows.some((row) => row.includes('Ångström & Co'))).toBe(true);
    expect(rows.some((row) => row.endsWith('1.500 | 0,005 $ | 7,50 $'))).toBe(true);
    // The same invoice is the same file, whichever link leads to it.
    const again = new Uint8Array(await (await fetch((await linkTo(numbers.acme, 'DE')).url)).arrayBuffer());
    expect(Buffer.compare(bytes, again)).toBe(0);
  });

  test('speaks English unless told, and writes yen without decimals', async () => {
    const rows = plain(pdfText(new Uint8Array(await (await fetch((await linkTo(numbers.other)).url)).arrayBuffer())));
    expect(rows).toEqual(expect.arrayContaining(['Date of issue | Jan 1, 2027', 'base fee | 1 | ¥5,000 | ¥5,000', 'Total | ¥5,000']));
  });

  test('is refused from its end on, at the time of whoever asks', async () => {
    const { url } = await linkTo(numbers.acme);
    const real = Temporal.Instant.from(realNow);
    all.clock.set(real.add({ minutes: 14, seconds: 59, milliseconds: 999 }));
    expect((await fetch(url)).status).toBe(200);
    all.clock.set(real.add({ minutes: 15 }));
    expect(await refusal(url)).toEqual({ status: 410, code: 'DOWNLOAD_LINK_EXPIRED', detail: 'this link has expired: ask for another one by downloadInvoice or downloadCreditNote' });
    all.clock.set(real);
  });

  test('is refused when anything of it was changed, and where it is no link', async () => {
    const { url } = await linkTo(numbers.acme);
    const invalid = { status: 403, code: 'DOWNLOAD_LINK_INVALID', detail: 'this is no download link of this gateway, or it was changed: use it whole, as it was answered' };
    const [head = '', body = '', signature = ''] = url.slice(url.lastIndexOf('/') + 1).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const others = [
      { ...claims, exp: Number(claims['exp']) + 86_400 },
      { ...claims, org: '00000000-0000-7000-8000-000000000000' },
      { ...claims, sub: '00000000-0000-7000-8000-000000000000' },
    ].map((changed) => `${head}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const portal = await world.product.core.portal.sign({ id: '01900000-0000-7000-8000-000000000000', organizationId: world.organizationId, expiresAt: Temporal.Instant.from('2027-01-02T00:00:00Z') }, Temporal.Instant.from(realNow));
    for (const token of [...others, unsigned, portal, `${head}.${body}`, `${url.slice(url.lastIndexOf('/') + 1)}x`, '', 'nothing', '%E0%A4%A', 'a/b']) expect(await refusal(`${http.address}/downloads/${token}`)).toEqual(invalid);
    // Nor is a download link a credential.
    const asked = await fetch(`${http.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${head}.${body}.${signature}` }, body: '{"query":"{ viewer { __typename } }"}' });
    expect(asked.status).toBe(401);
  });
});

describe('who may have a link', () => {
  test('a buyer for its own invoices, and for no other', async () => {
    const own = await linkTo(numbers.acme, 'EN', buyerOf(ids.acme));
    expect((await fetch(own.url)).status).toBe(200);
    expect(await linkTo(numbers.other, 'EN', buyerOf(ids.acme))).toEqual({ __typename: 'NotFoundError', code: 'INVOICE_NOT_FOUND', message: `there is no invoice with number "${numbers.other}"` });
  });

  test('a key that may read bills, of this organization', async () => {
    expect(await linkTo(numbers.acme, 'EN', world.limited('billing:read'))).toHaveProperty('url');
    const { errors } = await world.ask(download, { by: { number: numbers.acme } }, world.limited('customer:read'));
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect(await linkTo(numbers.acme, 'EN', undefined, await all.create())).toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  test('nobody for what is not issued', async () => {
    const [{ id }] = (await invoicesOf(world, 'acme')).filter(({ status }: { status: string }) => status === 'GATHERING');
    const { downloadInvoice } = await world.data(download, { by: { id } });
    expect(downloadInvoice).toEqual({ __typename: 'ConflictError', code: 'INVOICE_NOT_ISSUED', message: 'an invoice in state gathering has no document: download it once it is issued' });
  });
});

test('a link answers what the invoice says when it is opened, and nothing once that is gone', async () => {
  await sell(world, { sent: onePhase(flat('base', '10')) });
  const { clockId, id: customerId } = await customer(world, 'leaving');
  const { createBillingProfile } = await world.data('mutation { createBillingProfile(input: { name: "sent", supplier: { name: "Sender", address: { country: "DE" } }, workflow: { payment: { collectionMethod: SEND_INVOICE } } }) { ... on BillingProfile { id } } }');
  await world.data('mutation ($input: UpsertCustomerBillingOverrideInput!) { upsertCustomerBillingOverride(input: $input) { __typename } }', { input: { customer: { key: 'leaving' }, billingProfileId: createBillingProfile.id } });
  await subscribe(world, 'leaving', 'sent');
  await advance(world, clockId, '2027-01-01T06:00:00Z');
  const { number } = (await invoicesOf(world, 'leaving')).find((invoice) => invoice.number !== null);
  const { url } = await linkTo(number, 'EN', buyerOf(customerId));
  const read = async (): Promise<string[]> => plain(pdfText(new Uint8Array(await (await fetch(url)).arrayBuffer())));
  expect(await read()).toContain('Please pay $10.00 by Jan 31, 2027.');
  await world.data('mutation ($by: InvoiceBy!) { voidInvoice(by: $by, input: { reason: "A mistake", action: { type: DISCARD } }) { __typename } }', { by: { number } });
  const after = await read();
  expect(after).toContain('Voided on Jan 1, 2027. Nothing is to be paid.');
  expect(after).toContain('VOIDED TEST');
  await world.data('mutation ($id: ID!) { deleteTestClock(id: $id) { __typename } }', { id: clockId });
  expect(await refusal(url)).toMatchObject({ status: 404, code: 'INVOICE_NOT_FOUND' });
});

test('who asks for no language gets that of the billing profile, with its footer below everything else', async () => {
  const footer = 'Muster GmbH, IBAN DE02 1203 0000 0000 2020 51';
  const profile = { name: 'german', supplier: { name: 'Muster GmbH', address: { country: 'DE' } }, workflow: { documents: { locale: 'DE', footer } } };
  const { createBillingProfile: made } = await world.data('mutation ($input: CreateBillingProfileInput!) { createBillingProfile(input: $input) { ... on BillingProfile { id workflow { documents { locale footer } } } } }', { input: profile });
  expect(made.workflow).toEqual({ documents: { locale: 'DE', footer } });
  const { clockId } = await customer(world, 'german');
  await world.data('mutation ($input: UpsertCustomerBillingOverrideInput!) { upsertCustomerBillingOverride(input: $input) { __typename } }', { input: { customer: { key: 'german' }, billingProfileId: made.id } });
  await subscribe(world, 'german', 'pro');
  await advance(world, clockId, '2027-02-01T06:00:00Z');
  const { number, lines } = (await invoicesOf(world, 'german')).find((invoice) => invoice.number !== null);
  const base = lines.nodes.find(({ name }: { name: string }) => name === 'base fee');
  const { createCreditNote } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { number } } }', { input: { invoice: { number }, items: [{ line: base.id, amount: '1' }] } });
  // What changes of the profile is for what is made from then on.
  await world.data('mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { documents: { footer: null } } }) { ... on BillingProfile { workflow { documents { locale footer } } } } }', { id: made.id });
  // But for the mark across the page.
  const read = async (url: string): Promise<string[]> => plain(pdfText(new Uint8Array(await (await fetch(url)).arrayBuffer()))).filter((row) => row !== 'TEST');
  const german = await read((await linkTo(number)).url);
  expect(german).toContain('Rechnung');
  expect(german.at(-2)).toBe(footer);
  expect((await read((await linkTo(number, 'EN')).url)).slice(-3, -1)).toEqual(['Made by a test: no demand for payment.', footer]);
  const note = await read((await world.data(downloadNote, { by: { number: createCreditNote.number } })).downloadCreditNote.url);
  expect(note).toContain('Rechnungskorrektur');
  expect(note.at(-2)).toBe(footer);
});

test('a credit note is a document too: its lines, the tax that it takes back, and what becomes of its total', async () => {
  const [invoice] = (await invoicesOf(world, 'acme')).filter(({ number }) => number === numbers.acme);
  const base = invoice.lines.nodes.find(({ name }: { name: string }) => name === 'base fee');
  // 20 of the 49.90 less 10% of a coupon are 18; 19% on that is 3.42.
  const { createCreditNote } = await world.data('mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { id number } ... on Error { code message } } }', {
    input: { invoice: { number: numbers.acme }, items: [{ line: base.id, amount: '20' }], creditAmount: '11.42', refundAmount: '10', reason: 'ORDER_CHANGE', description: 'Ordered less' },
  });
  const { number } = createCreditNote;
  const { downloadCreditNote: link } = await world.data(downloadNote, { by: { number }, locale: 'DE' }, buyerOf(ids.acme));
  expect(link).toEqual({ __typename: 'DownloadLink', url: expect.stringContaining(`${http.address}/downloads/`) as unknown, expiresAt: '2027-01-01T00:15:00Z' });
  const rows = plain(pdfText(new Uint8Array(await (await fetch(link.url)).arrayBuffer())));
  for (const row of [
    `Nummer | ${number}`, 'Rechnungskorrektur', `Zu Rechnung | ${numbers.acme}`, 'Datum | 01.02.2027', 'Grund | Bestellung geändert', 'base fee | 19 % | 20,00 $', 'Zwischensumme | 20,00 $',
    'Gutscheine und Abzüge der Rechnung | -2,00 $', 'Summe ohne Steuern | 18,00 $', 'MwSt. 19 % auf 18,00 $ | 3,42 $', 'Gesamtbetrag | 21,42 $', 'Ihrem Guthaben gutgeschrieben | 11,42 $', 'Erstattet | 10,00 $', 'Ordered less',
  ]) expect(rows).toContain(row);
  const english = (await world.data(downloadNote, { by: { id: createCreditNote.id } })).downloadCreditNote;
  expect(plain(pdfText(new Uint8Array(await (await fetch(english.url)).arrayBuffer())))).toEqual(expect.arrayContaining(['Credit note', 'Reason | Order changed', 'Credited to your balance | $11.42', 'Refunded | $10.00']));
  for (const [asker, by] of [[buyerOf(ids.other), { number }], [undefined, { number: 'none' }]] as const) {
    expect((await world.data(downloadNote, { by }, asker)).downloadCreditNote).toEqual({ __typename: 'NotFoundError', code: 'CREDIT_NOTE_NOT_FOUND', message: `there is no credit note with number "${by.number}"` });
  }
});

test('documents that are asked for at once are all drawn, while others are answered', async () => {
  const links = await Promise.all(Array.from({ length: 5 }, () => linkTo(numbers.acme)));
  const files = await Promise.all([...links.map(async ({ url }) => (await fetch(url)).status), fetch(`${http.address}/health/live`).then(({ status }) => status)]);
  expect(files).toEqual([200, 200, 200, 200, 200, 200]);
});
