import { textIn } from '../../catalog/index.ts';
import type { TaxText } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { InvoiceParty } from '../party.ts';
import { formatsOf } from './formats.ts';
import type { Formats } from './formats.ts';
import { lineAmount, lineRows } from './line-rows.ts';
import type { LineFacts } from './line-rows.ts';
import type { Paper, PaperLocale, PaperSum } from './paper.ts';
import { partyLines } from './party-lines.ts';
import { filled, paperWords } from './words.ts';
import type { PaperWords } from './words.ts';

/** A tax of a document, in the minor unit of its currency. */
export interface TaxFacts {
  readonly name: string;
  /** Of a hundred. */
  readonly rate: Decimal;
  readonly behavior: 'INCLUSIVE' | 'EXCLUSIVE';
  readonly base: Decimal;
  readonly amount: Decimal;
  /** What the document has to say about it. */
  readonly texts: readonly TaxText[];
}

/** All that the document of an issued invoice tells. */
export interface InvoiceFacts {
  readonly number: string;
  /** It is of a test clock. */
  readonly isTest: boolean;
  readonly supplier: InvoiceParty;
  readonly billedTo: InvoiceParty;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA: whose days are named. */
  readonly zone: string;
  readonly issuedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly paidAt: Temporal.Instant | null;
  readonly voidedAt: Temporal.Instant | null;
  readonly period: Period | null;
  /** Charged through a payment app, or sent for the customer to pay. */
  readonly collectionMethod: 'CHARGE_AUTOMATICALLY' | 'SEND_INVOICE';
  readonly lines: readonly LineFacts[];
  readonly coupons: readonly { readonly name: string; readonly code: string; readonly amount: Decimal }[];
  readonly taxes: readonly TaxFacts[];
  /** Computed on the whole and rounded once: not always the sum of `taxes`, each of which is rounded. */
  readonly taxesExclusiveTotal: Decimal;
  readonly total: Decimal;
  readonly notes: readonly { readonly number: string; readonly amount: Decimal }[];
  readonly wallets: readonly { readonly name: string | null; readonly amount: Decimal }[];
  /** The total less what credit notes and wallets pay. */
  readonly amountDue: Decimal;
  readonly paidAmount: Decimal;
  /** What is still to be paid, at least 0; 0 once it is voided. */
  readonly outstanding: Decimal;
  /** What its sender wrote on it. */
  readonly description: string | null;
  /** What its supplier writes below every invoice. */
  readonly footer: string | null;
}

/** An issued invoice as a document. */
export function invoicePaper(invoice: InvoiceFacts, locale: PaperLocale): Paper {
  const words = paperWords[locale];
  const formats = formatsOf(words.language, invoice.currency, invoice.zone);
  const { number, supplier, billedTo, issuedAt } = invoice;
  return {
    language: words.language,
    at: issuedAt.toString(),
    heading: words.invoice,
    number,
    marks: [...(invoice.voidedAt === null ? [] : [words.voidedMark]), ...(invoice.isTest ? [words.testMark] : [])],
    facts: invoiceDates(invoice, words, formats),
    parties: [partyLines(words.supplier, supplier, words, formats), partyLines(words.customer, billedTo, words, formats)],
    columns: columnsOf(words),
    rows: lineRows(invoice.lines, words, formats),
    sums: invoiceSums(invoice, words, formats),
    notes: [...(invoice.description === null ? [] : [invoice.description]), ...taxNotes(invoice.taxes, locale), paymentNote(invoice, words, formats), ...(invoice.isTest ? [words.testNote] : []), ...(invoice.footer === null ? [] : [invoice.footer])],
    foot: [`${words.invoice} ${number}`, supplier.name].filter(Boolean).join(' · '),
    pageOf: words.pageOf,
  };
}

/** The head of a document's table. */
export const columnsOf = ({ description, quantity, unitPrice, tax, amount }: PaperWords): Paper['columns'] => ({ description, quantity, unitPrice, tax, amount });

function invoiceDates({ number, issuedAt, dueAt, paidAt, voidedAt, period }: InvoiceFacts, words: PaperWords, formats: Formats): Paper['facts'] {
  const known: (readonly [string, string | null])[] = [
    [words.number, number],
    [words.issued, formats.date(issuedAt)],
    [words.due, dueAt === null ? null : formats.date(dueAt)],
    [words.paid, paidAt === null ? null : formats.date(paidAt)],
    [words.voided, voidedAt === null ? null : formats.date(voidedAt)],
    [words.period, period === null ? null : formats.period(period)],
  ];
  return known.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

/** From the sum of the lines to what is due: each row is added to those above it, but for notes, which they contain. */
function invoiceSums(invoice: InvoiceFacts, words: PaperWords, formats: Formats): PaperSum[] {
  const { lines, coupons, taxes, taxesExclusiveTotal, total, notes, wallets, amountDue, paidAmount, outstanding } = invoice;
  const subtotal = Decimal.sum(lines.map(lineAmount));
  const reduced = subtotal.sub(Decimal.sum(coupons.map(({ amount }) => amount)));
  const onTop = taxes.filter(({ behavior }) => behavior === 'EXCLUSIVE');
  const contained = taxes.filter(({ behavior }) => behavior === 'INCLUSIVE');
  const rounding = taxesExclusiveTotal.sub(Decimal.sum(onTop.map(({ amount }) => amount)));
  const less = (label: string, amount: Decimal): PaperSum => ({ label, amount: formats.money(amount.neg()), kind: 'plain' });
  const paidBy = [...notes.map(({ number, amount }) => less(`${words.byCreditNotes}: ${number}`, amount)), ...wallets.map(({ name, amount }) => less(name === null ? words.byWallets : `${words.byWallets}: ${name}`, amount))];
  return [
    ...(coupons.length + onTop.length > 0 ? [{ label: words.subtotal, amount: formats.money(subtotal), kind: 'plain' } as const] : []),
    ...coupons.map(({ name, code, amount }) => less(filled(words.coupon, { name: name === code ? code : `${name} (${code})` }), amount)),
    ...(coupons.length > 0 && onTop.length > 0 ? [{ label: words.beforeTax, amount: formats.money(reduced), kind: 'plain' } as const] : []),
    ...taxSums(onTop, words.taxOn, 'plain', formats),
    ...(rounding.isZero() ? [] : [{ label: words.rounding, amount: formats.money(rounding), kind: 'plain' } as const]),
    { label: words.total, amount: formats.money(total), kind: 'total' },
    ...taxSums(contained, words.containedTax, 'note', formats),
    ...paidBy,
    ...(paidBy.length === 0 && amountDue.eq(total) ? [] : [{ label: words.amountDue, amount: formats.money(amountDue), kind: 'total' } as const]),
    ...(paidAmount.isZero() ? [] : [less(words.paidSoFar, paidAmount), { label: words.outstanding, amount: formats.money(outstanding), kind: 'total' } as const]),
  ];
}

/** A row for each tax: what it is on and what it comes to. */
export function taxSums(taxes: readonly TaxFacts[], text: string, kind: PaperSum['kind'], formats: Formats): PaperSum[] {
  return taxes.map(({ name, rate, base, amount }) => ({ label: filled(text, { name, rate: formats.percent(rate), base: formats.money(base) }), amount: formats.money(amount), kind }));
}

/** What a document has to say about its taxes, in its language; each text once. */
export function taxNotes(taxes: readonly Pick<TaxFacts, 'texts'>[], locale: PaperLocale): string[] {
  return [...new Set(taxes.flatMap(({ texts }) => textIn(texts, locale) ?? []))];
}

function paymentNote({ voidedAt, paidAt, dueAt, issuedAt, paidAmount, outstanding, collectionMethod }: InvoiceFacts, words: PaperWords, formats: Formats): string {
  if (voidedAt !== null) return filled(words.voidedOn, { date: formats.date(voidedAt) });
  if (paidAt !== null && paidAmount.isPositive()) return filled(words.paidOn, { date: formats.date(paidAt) });
  if (!outstanding.isPositive()) return words.nothingDue;
  return filled(collectionMethod === 'SEND_INVOICE' ? words.payBy : words.chargedBy, { amount: formats.money(outstanding), date: formats.date(dueAt ?? issuedAt) });
}
