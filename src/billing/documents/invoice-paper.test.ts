import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, d, invoiceOf, january, line, part } from '../../../test/support/invoice-facts.ts';
import { Decimal } from '../../kit/decimal.ts';
import { zeroTotals } from '../rating/totals.ts';
import { formatsOf } from './formats.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { Paper } from './paper.ts';
import { filled } from './words.ts';

/** Each row in one text; spaces that do not break are shown as plain ones. */
const shown = ({ rows }: Paper): string[] =>
  rows.map(({ kind, description, more, quantity, unitPrice, tax, amount }) => `${kind}: ${[description, ...more].join(' / ')} | ${[quantity, unitPrice, tax, amount].join(' | ')}`.replaceAll(/[\u00a0\u202f]/g, ' '));
const sums = ({ sums: all }: Paper): string[] => all.map(({ label, amount, kind }) => `${kind} ${label}: ${amount}`.replaceAll(/[\u00a0\u202f]/g, ' '));

describe('an invoice as a document', () => {
  test('tells its lines under their periods, with what each is made of', () => {
    expect(shown(invoicePaper(invoiceOf(), 'en'))).toEqual([
      'group: Jan 1, 2027 – Jan 31, 2027 |  |  |  | ',
      'line: Tokens / Read and written / 1,000 units free of charge |  |  | 19% | ',
      'part: Tokens: tier 1 | 1,000,000 | €0.00002 |  | €20.00',
      'part: Tokens: tier 2 | 234,567.5 | €0.000015 |  | €3.52',
      'part: Discount / 10% off |  |  |  | -€0.35',
      'part: Billed by earlier invoices |  |  |  | -€5.00',
      'group: Feb 1, 2027 – Feb 28, 2027 |  |  |  | ',
      'line: Platform | 1 | €99.00 | 19% | €99.00',
    ]);
    expect(sums(invoicePaper(invoiceOf(), 'en'))).toEqual([
      'plain Subtotal: €117.17',
      'plain Coupon Welcome (WELCOME10): -€9.90',
      'plain Total before tax: €107.27',
      'plain VAT 19% on €107.27: €20.38',
      'total Total: €127.65',
      'plain Paid by credit note: CN-1: -€20.00',
      'plain Paid by prepaid credits: -€7.65',
      'total Amount due: €100.00',
    ]);
  });

  test('is written in German with German numbers and dates; what people wrote stays', () => {
    const paper = invoicePaper(invoiceOf(), 'de');
    expect(shown(paper).slice(0, 5)).toEqual([
      'group: 01.01.2027 – 31.01.2027 |  |  |  | ',
      'line: Tokens / Read and written / 1.000 Einheiten kostenfrei |  |  | 19 % | ',
      'part: Tokens: tier 1 | 1.000.000 | 0,00002 € |  | 20,00 €',
      'part: Tokens: tier 2 | 234.567,5 | 0,000015 € |  | 3,52 €',
      'part: Rabatt / 10% off |  |  |  | -0,35 €',
    ]);
    expect(paper).toMatchObject({
      language: 'de-DE', at: '2027-02-01T01:00:00Z', heading: 'Rechnung', number: 'INV-1', marks: [],
      facts: [['Nummer', 'INV-1'], ['Rechnungsdatum', '01.02.2027'], ['Fällig am', '03.03.2027'], ['Leistungszeitraum', '01.01.2027 – 28.02.2027']],
      parties: [
        { heading: 'Von', lines: ['Zażółć & Söhne GmbH', 'Invalidenstraße 1', '10115 Berlin', 'Deutschland', 'USt-IdNr.: DE123456789'] },
        { heading: 'An', lines: ['Acme', '1 Market Street', 'San Francisco, CA 94105', 'Vereinigte Staaten'] },
      ],
      notes: ['Bitte zahlen Sie 100,00\u00a0€ bis zum 03.03.2027.'],
      foot: 'Rechnung INV-1 · Zażółć & Söhne GmbH',
    });
  });

  test('days are those of the customer: a period of its month is that month', () => {
    const period = { from: at('2026-12-31T23:00:00Z'), to: at('2027-01-31T23:00:00Z') };
    const paper = invoicePaper(invoiceOf({ zone: 'Europe/Berlin', period, lines: [line('Platform', '99', { period })] }), 'de');
    expect(paper.facts.at(-1)).toEqual(['Leistungszeitraum', '01.01.2027 – 31.01.2027']);
    expect(paper.rows[0]?.description).toBe('01.01.2027 – 31.01.2027');
  });

  test('a period of one day is that day, and lines without one come first', () => {
    const day = { from: at('2027-01-05T00:00:00Z'), to: at('2027-01-06T00:00:00Z') };
    const paper = invoicePaper(invoiceOf({ lines: [line('Daily', '1', { period: day }), line('Once', '2', { period: null }), line('None', '0', { detailedLines: [], quantity: d('0'), period: day })] }), 'en');
    expect(shown(paper)).toEqual(['line: Once | 1 | €2.00 | 19% | €2.00', 'group: Jan 5, 2027 |  |  |  | ', 'line: Daily | 1 | €1.00 | 19% | €1.00', 'line: None | 0 |  | 19% | €0.00']);
  });

  test('says what it is about its payment', () => {
    const note = (more: Parameters<typeof invoiceOf>[0]) => invoicePaper(invoiceOf(more), 'en').notes;
    expect(note({ collectionMethod: 'CHARGE_AUTOMATICALLY' })).toEqual(['€100.00 will be charged to your payment method by Mar 3, 2027.']);
    expect(note({ paidAt: at('2027-02-02T00:00:00Z'), paidAmount: d('100'), outstanding: d('0') })).toEqual(['Paid on Feb 2, 2027. Thank you.']);
    expect(note({ paidAt: at('2027-02-01T01:00:00Z'), outstanding: d('0'), amountDue: d('0') })).toEqual(['Nothing is to be paid.']);
    expect(note({ voidedAt: at('2027-02-02T00:00:00Z'), outstanding: d('0') })).toEqual(['Voided on Feb 2, 2027. Nothing is to be paid.']);
    expect(note({ description: 'Order 7', isTest: true, paidAmount: d('40'), outstanding: d('60') })).toEqual(['Order 7', 'Please pay €60.00 by Mar 3, 2027.', 'Made by a test: no demand for payment.']);
    expect(invoicePaper(invoiceOf({ voidedAt: at('2027-02-02T00:00:00Z'), isTest: true }), 'de').marks).toEqual(['STORNIERT', 'TEST']);
    expect(sums(invoicePaper(invoiceOf({ paidAmount: d('40'), outstanding: d('60') }), 'en')).slice(-2)).toEqual(['plain Paid: -€40.00', 'total Still to be paid: €60.00']);
  });

  test('tells taxes that prices contain below the total, and what the rounding of several taxes makes', () => {
    const paper = invoicePaper(
      invoiceOf({
        coupons: [], notes: [], wallets: [], lines: [line('Platform', '99')], total: d('108.91'), amountDue: d('108.91'), taxesExclusiveTotal: d('9.91'),
        taxes: [
          { name: 'State', rate: d('5.005'), behavior: 'EXCLUSIVE', base: d('99'), amount: d('4.95'), texts: [] },
          { name: 'City', rate: d('5.005'), behavior: 'EXCLUSIVE', base: d('99'), amount: d('4.95'), texts: [] },
          { name: 'VAT', rate: d('7'), behavior: 'INCLUSIVE', base: d('92.52'), amount: d('6.48'), texts: [] },
        ],
      }),
      'en',
    );
    expect(sums(paper)).toEqual(['plain Subtotal: €99.00', 'plain State 5.005% on €99.00: €4.95', 'plain City 5.005% on €99.00: €4.95', 'plain Rounding of taxes: €0.01', 'total Total: €108.91', 'note Contains VAT 7% on €92.52: €6.48']);
  });

  test('its amounts add up, in any currency', () => {
    const amounts = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(fc.constantFrom('EUR', 'JPY', 'BHD'), fc.array(fc.tuple(amounts, amounts, amounts, amounts), { maxLength: 8 }), (currency, drawn) => {
        const digits = { EUR: 2, JPY: 0, BHD: 3 }[currency] as number;
        const money = (units: number): Decimal => d(`${units}`).div(d(`${10 ** digits}`), digits);
        const lines = drawn.map(([first, second, discount, before], n) =>
          line(`Line ${n}`, '0', {
            detailedLines: [
              part('one', '1', '1', money(first).toString(), { discounts: [{ reason: 'MAXIMUM_SPEND', amount: money(discount), quantity: null, quantityBefore: null, description: null }] }),
              part('two', '1', '1', money(second).toString()),
            ],
            totals: { ...zeroTotals, amount: money(first).add(money(second)), discountsTotal: money(discount).add(d('1')), creditsTotal: money(before) },
            couponsTotal: d('1'),
          }),
        );
        const taken = d(`${drawn.length}`);
        const total = Decimal.sum(lines.map(({ totals }) => totals.amount.sub(totals.discountsTotal).sub(totals.creditsTotal)));
        const paper = invoicePaper(invoiceOf({ currency, lines, coupons: [{ name: 'C', code: 'C', amount: taken }], taxes: [], taxesExclusiveTotal: d('0'), total, notes: [], wallets: [], amountDue: total, outstanding: total }), 'en');
        const read = (text: string): Decimal => d(text.replaceAll(/[^\d.-]/g, '') || '0');
        const subtotal = Decimal.sum(paper.rows.map(({ amount }) => read(amount)));
        expect(paper.sums.map(({ amount }) => read(amount).toString())).toEqual([subtotal, taken.neg(), total].map(String));
        expect(subtotal.sub(taken).toString()).toBe(total.toString());
      }),
    );
  });
});

describe('numbers and dates', () => {
  test('are exact however long, with the decimals that the currency has', () => {
    const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(plain(formatsOf('en-US', 'JPY', 'UTC').money(d('1234567890123456789012')))).toBe('¥1,234,567,890,123,456,789,012');
    expect(plain(formatsOf('de-DE', 'BHD', 'UTC').money(d('-0.5')))).toBe('-0,500 BHD');
    // ICU writes these two without decimals; the standard gives them two.
    expect(plain(formatsOf('de-DE', 'HUF', 'UTC').money(d('12.5')))).toBe('12,50 HUF');
    expect(plain(formatsOf('en-US', 'GBP', 'UTC').unitPrice(d('0.000000000000000000000001')))).toBe('£0.000000000000000000000001');
    expect(plain(formatsOf('de-DE', 'EUR', 'UTC').quantity(d('9007199254740993.000000000000001')))).toBe('9.007.199.254.740.993,000000000000001');
    expect(plain(formatsOf('de-DE', 'EUR', 'UTC').percent(d('7.7')))).toBe('7,7 %');
    expect(formatsOf('en-US', 'EUR', 'America/New_York').date(at('2027-01-01T04:59:59Z'))).toBe('Dec 31, 2026');
    expect(formatsOf('en-US', 'EUR', 'UTC').country('XX')).toBe('XX');
  });

  test('a value is put in once: braces in a name stay', () => {
    expect(filled('Coupon {name} {other}', { name: '{name}' })).toBe('Coupon {name} {other}');
    expect(invoicePaper(invoiceOf({ lines: [line('{amount}', '1', { period: january })] }), 'en').rows[1]?.description).toBe('{amount}');
  });
});
