import { describe, expect, test } from 'vitest';
import { at, d, invoiceOf, line } from '../support/invoice-facts.ts';
import { pdfInfo, pdfText } from '../support/pdf-text.ts';
import { drawPaper } from '../../src/billing/documents/draw-paper.ts';
import { invoicePaper } from '../../src/billing/documents/invoice-paper.ts';

describe('the PDF of a document', () => {
  test('has all its text, and the same bytes each time', async () => {
    const paper = invoicePaper(invoiceOf({ isTest: true }), 'de');
    const bytes = await drawPaper(paper);
    const pages = pdfText(bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toEqual(
      expect.arrayContaining([
        'Rechnungsdatum | 01.02.2027',
        'Zażółć & Söhne GmbH | Acme',
        'Beschreibung | Menge | Einzelpreis | Steuer | Betrag',
        'Tokens: tier 2 | 234.567,5 | 0,000015\u00a0€ | 3,52\u00a0€',
        'VAT 19\u00a0% auf 107,27\u00a0€ | 20,38\u00a0€',
        'Zu zahlen | 100,00\u00a0€',
        'TEST',
        'Rechnung INV-1 · Zażółć & Söhne GmbH | Seite 1 von 1',
      ]),
    );
    expect(pdfInfo(bytes)).not.toBe('');
    expect(Buffer.compare(bytes, await drawPaper(paper))).toBe(0);
  });

  test('five hundred lines go over pages, each with the head of the table and its number; none is lost or drawn twice', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => line(`Seat ${n} ${n % 7 === 0 ? 'of a team whose name is so long that it goes over more than one row '.repeat(2) : ''}`, `${n}`));
    const pages = pdfText(await drawPaper(invoicePaper(invoiceOf({ lines }), 'en')));
    expect(pages.length).toBeGreaterThan(10);
    pages.forEach((rows, n) => expect(rows.at(-1)).toBe(`Invoice INV-1 · Zażółć & Söhne GmbH | Page ${n + 1} of ${pages.length}`));
    const withTable = pages.filter((rows) => rows.some((row) => row.startsWith('Seat ')));
    for (const rows of withTable) expect(rows).toEqual(expect.arrayContaining(['Description | Quantity | Unit price | Tax | Amount', 'Jan 1, 2027 – Jan 31, 2027']));
    const seats = pages.flat().flatMap((row) => /^Seat (\d+)\b/.exec(row)?.[1] ?? []);
    expect(seats.map(Number)).toEqual(lines.map((_, n) => n));
  });

  test('what is too long for its place stays in it: names are broken, numbers are set smaller', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(7);
    const huge = d('123456789012345678901234567890.12');
    const [rows = []] = pdfText(await drawPaper(invoicePaper(invoiceOf({ number: 'X'.repeat(64), lines: [line(long, huge.toString())], total: huge, billedTo: { key: null, name: long, taxId: 'D'.repeat(64), address: null }, voidedAt: at('2027-02-02T00:00:00Z') }), 'de')));
    expect(rows.join('').replaceAll(/[^a-zA-Z]/g, '')).toContain('Donaudampfschifffahrts');
    expect(rows.some((row) => row.endsWith('123.456.789.012.345.678.901.234.567.890,12\u00a0€'))).toBe(true);
    expect(rows).toContain('STORNIERT');
  });

  test('what the font lacks, and what is written from right to left, does not keep a document from being drawn', async () => {
    const pages = pdfText(await drawPaper(invoicePaper(invoiceOf({ lines: [line('東京 שלום 🙂', '1')], billedTo: { key: null, name: '東京株式会社', taxId: null, address: null } }), 'en')));
    expect(pages[0]).toContain('Total | €127.65');
  });
});
