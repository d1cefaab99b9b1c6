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

  test('names in Chinese, Japanese and Korean are set, and broken where a line ends; the same bytes each time', async () => {
    const long = '請求された利用量に応じた料金';
    const paper = invoicePaper(
      invoiceOf({
        lines: [line(long.repeat(4), '1'), line('请求次数（每月）', '2'), line('토큰 사용량', '3'), line('Tokens トークン tokens', '4')],
        billedTo: { key: null, name: '株式会社神戸翻訳', taxId: null, address: null },
      }),
      'en',
    );
    const bytes = await drawPaper(paper);
    const [rows = []] = pdfText(bytes);
    const all = rows.join('\n');
    for (const text of ['株式会社神戸翻訳', '请求次数（每月） | 1 | €2.00', '토큰 사용량 | 1 | €3.00', 'Tokens トークン tokens | 1 | €4.00']) expect(all).toContain(text);
    expect(rows.flatMap((row) => row.split(' | ')[0]).filter((text) => text !== undefined && /^[請求された利用量に応じた料金]+$/.test(text)).join('')).toBe(long.repeat(4));
    expect(all).not.toContain('\0');
    expect(Buffer.compare(bytes, await drawPaper(paper))).toBe(0);
  });

  test('what a document took of a font leaves no trace in the next: parts of a letter with an accent are letters there', async () => {
    const named = async (name: string) => pdfText(await drawPaper(invoicePaper(invoiceOf({ lines: [line(name, '1')] }), 'en')))[0] ?? [];
    expect(await named('ẂÝ')).toContain('ẂÝ | 1 | €1.00 | 19% | €1.00');
    expect(await named('WY')).toContain('WY | 1 | €1.00 | 19% | €1.00');
  });

  test('Hebrew and Arabic are set from right to left, among what is not; the same bytes each time', async () => {
    const paper = invoicePaper(
      invoiceOf({
        lines: [line('שירותי ענן בע״מ (מנוי חודשי)', '1'), line('Support für שלום עולם, Stufe 2', '2'), line('شركة النور 2027', '3')],
        billedTo: { key: null, name: 'زايد', taxId: null, address: null },
      }),
      'en',
    );
    const bytes = await drawPaper(paper);
    // A letter and its dots are pieces of their own, of which some stand higher.
    const all = (pdfText(bytes)[0] ?? []).join('').replaceAll(/[ |]/g, '');
    for (const text of ['(ישדוחיונמ)מ״עבןנעיתוריש1€1.00', 'Supportfürםלועםולש,Stufe21€2.00', '2027رونلاةكرش1€3.00', 'دياز']) expect(all).toContain(text);
    expect(all).not.toContain('\0');
    expect(Buffer.compare(bytes, await drawPaper(paper))).toBe(0);
  });

  test('scripts of India, of South East Asia and of the Caucasus are set', async () => {
    const names = ['क्षत्रिय', 'বাংলা', 'ਪੰਜਾਬ', 'ગુજરાત', 'தமிழ்', 'తెలుగు', 'ಕನ್ನಡ', 'മലയാളം', 'ශ්‍රී', 'ไทย', 'Հայաստան', 'საქართველო'];
    const [rows = []] = pdfText(await drawPaper(invoicePaper(invoiceOf({ lines: names.map((name, n) => line(name, String(n + 1))) }), 'en')));
    const all = rows.join('\n').replaceAll(' | ', '');
    expect(all).not.toContain('\0');
    // Vowels may stand before the letter that they are spoken after.
    for (const [n, name] of names.entries()) {
      const row = rows.find((text) => text.endsWith(`€${n + 1}.00`))?.replaceAll(' | ', '').replace(`1€${n + 1}.0019%€${n + 1}.00`, '');
      expect([...(row ?? '')].toSorted().join('')).toBe([...name].toSorted().join(''));
    }
  });

  test('what no font has does not keep a document from being drawn', async () => {
    const pages = pdfText(await drawPaper(invoicePaper(invoiceOf({ lines: [line('東京 ⠓ 🙂', '1')] }), 'en')));
    expect(pages[0]).toContain('Total | €127.65');
    expect(pages[0]?.some((row) => /^東京 +\0/.test(row))).toBe(true);
  });
});
