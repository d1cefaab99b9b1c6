import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import type { CreditNoteReason } from '../credit-notes/credit-note.ts';
import type { InvoiceParty } from '../party.ts';
import { formatsOf } from './formats.ts';
import type { Formats } from './formats.ts';
import { columnsOf, taxNotes, taxSums } from './invoice-paper.ts';
import type { TaxFacts } from './invoice-paper.ts';
import { plainRow } from './paper.ts';
import type { Paper, PaperLocale, PaperSum } from './paper.ts';
import { partyLines } from './party-lines.ts';
import { filled, paperWords } from './words.ts';
import type { PaperWords } from './words.ts';

/** What a credit note takes back of a line of its invoice. */
export interface CreditedLineFacts {
  readonly name: string;
  readonly period: Period | null;
  readonly taxes: readonly { readonly rate: Decimal }[];
  /** Before coupons and taxes on top. */
  readonly amount: Decimal;
}

/** All that the document of a credit note tells. */
export interface CreditNoteFacts {
  readonly number: string;
  readonly invoiceNumber: string;
  /** It is of a test clock. */
  readonly isTest: boolean;
  /** Those of the invoice. */
  readonly supplier: InvoiceParty;
  readonly billedTo: InvoiceParty;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA: whose days are named. */
  readonly zone: string;
  readonly issuedAt: Temporal.Instant;
  /** When what was left of its credit was taken away. */
  readonly voidedAt: Temporal.Instant | null;
  readonly reason: CreditNoteReason;
  readonly description: string | null;
  /** What its supplier writes below every document. */
  readonly footer: string | null;
  readonly lines: readonly CreditedLineFacts[];
  /** What the lines come to after coupons and what the invoice credited, before taxes on top. */
  readonly subTotal: Decimal;
  readonly taxes: readonly TaxFacts[];
  readonly total: Decimal;
  /** The part that later invoices use, and the part that is paid back: the total together. */
  readonly creditAmount: Decimal;
  readonly refundAmount: Decimal;
}

/** A credit note as a document. */
export function creditNotePaper(note: CreditNoteFacts, locale: PaperLocale): Paper {
  const words = paperWords[locale];
  const formats = formatsOf(words.language, note.currency, note.zone);
  const { number, supplier, billedTo, issuedAt, voidedAt, isTest } = note;
  return {
    language: words.language,
    at: issuedAt.toString(),
    heading: words.creditNote,
    number,
    marks: [...(voidedAt === null ? [] : [words.voidedMark]), ...(isTest ? [words.testMark] : [])],
    facts: [
      [words.number, number],
      [words.ofInvoice, note.invoiceNumber],
      [words.noteIssued, formats.date(issuedAt)],
      ...(voidedAt === null ? [] : [[words.voided, formats.date(voidedAt)] as const]),
      [words.reason, words.reasons[note.reason]],
    ],
    parties: [partyLines(words.supplier, supplier, words, formats), partyLines(words.customer, billedTo, words, formats)],
    columns: { ...columnsOf(words), quantity: '', unitPrice: '' },
    rows: note.lines.map(({ name, period, taxes, amount }) =>
      plainRow('line', name, { more: period === null ? [] : [formats.period(period)], tax: taxes.map(({ rate }) => formats.percent(rate)).join(' + '), amount: formats.money(amount) }),
    ),
    sums: noteSums(note, words, formats),
    notes: [
      ...(note.description === null ? [] : [note.description]),
      ...taxNotes(note.taxes, locale),
      ...(voidedAt === null ? [] : [filled(words.creditVoidedOn, { date: formats.date(voidedAt) })]),
      ...(isTest ? [words.testNote] : []),
      ...(note.footer === null ? [] : [note.footer]),
    ],
    foot: [`${words.creditNote} ${number}`, supplier.name].filter(Boolean).join(' · '),
    pageOf: words.pageOf,
  };
}

/** From the sum of the lines to the total, and below it what becomes of that. */
function noteSums({ lines, subTotal, taxes, total, creditAmount, refundAmount }: CreditNoteFacts, words: PaperWords, formats: Formats): PaperSum[] {
  const onTop = taxes.filter(({ behavior, amount }) => behavior === 'EXCLUSIVE' && !amount.isZero());
  const contained = taxes.filter(({ behavior, amount }) => behavior === 'INCLUSIVE' && !amount.isZero());
  const credited = Decimal.sum(lines.map(({ amount }) => amount));
  const rounding = total.sub(subTotal).sub(Decimal.sum(onTop.map(({ amount }) => amount)));
  const plain = (label: string, amount: Decimal): PaperSum => ({ label, amount: formats.money(amount), kind: 'plain' });
  return [
    plain(words.subtotal, credited),
    ...(credited.eq(subTotal) ? [] : [plain(words.reduced, subTotal.sub(credited)), plain(words.beforeTax, subTotal)]),
    ...taxSums(onTop, words.taxOn, 'plain', formats),
    ...(rounding.isZero() ? [] : [plain(words.rounding, rounding)]),
    { label: words.total, amount: formats.money(total), kind: 'total' },
    ...taxSums(contained, words.containedTax, 'note', formats),
    ...(creditAmount.isZero() ? [] : [plain(words.credited, creditAmount)]),
    ...(refundAmount.isZero() ? [] : [plain(words.refunded, refundAmount)]),
  ];
}
