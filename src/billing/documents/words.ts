import type { CreditNoteReason } from '../credit-notes/credit-note.ts';
import type { DiscountReason } from '../rating/rated-line.ts';
import type { PaperLocale } from './paper.ts';

/** The fixed words of documents in one language. Members in braces are filled in by {@link filled}. */
export interface PaperWords {
  /** BCP 47: whose numbers and dates are written. */
  readonly language: string;
  readonly invoice: string;
  readonly creditNote: string;
  readonly number: string;
  readonly issued: string;
  readonly noteIssued: string;
  readonly due: string;
  readonly period: string;
  readonly paid: string;
  readonly voided: string;
  readonly ofInvoice: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<CreditNoteReason, string>>;
  readonly supplier: string;
  readonly customer: string;
  readonly legalNumber: string;
  readonly taxId: string;
  readonly shippedTo: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly tax: string;
  readonly amount: string;
  readonly freeUnits: string;
  readonly discounts: Readonly<Record<Exclude<DiscountReason, 'RATECARD_USAGE'>, string>>;
  readonly billedBefore: string;
  readonly subtotal: string;
  readonly coupon: string;
  readonly beforeTax: string;
  readonly taxOn: string;
  readonly containedTax: string;
  readonly rounding: string;
  readonly total: string;
  readonly byCreditNotes: string;
  readonly byWallets: string;
  readonly amountDue: string;
  readonly paidSoFar: string;
  readonly outstanding: string;
  readonly credited: string;
  readonly refunded: string;
  readonly reduced: string;
  readonly creditVoidedOn: string;
  readonly payBy: string;
  readonly chargedBy: string;
  readonly paidOn: string;
  readonly nothingDue: string;
  readonly voidedOn: string;
  readonly testNote: string;
  readonly voidedMark: string;
  readonly testMark: string;
  readonly pageOf: string;
}

const en: PaperWords = {
  language: 'en-US',
  invoice: 'Invoice',
  creditNote: 'Credit note',
  number: 'Number',
  issued: 'Date of issue',
  noteIssued: 'Date of issue',
  due: 'Due date',
  period: 'Period',
  paid: 'Paid',
  voided: 'Voided',
  ofInvoice: 'For invoice',
  reason: 'Reason',
  reasons: {
    DUPLICATED_CHARGE: 'Charged twice', PRODUCT_UNSATISFACTORY: 'Product unsatisfactory', ORDER_CHANGE: 'Order changed', ORDER_CANCELLATION: 'Order cancelled',
    FRAUDULENT_CHARGE: 'Fraudulent charge', OTHER: 'Other',
  },
  supplier: 'From',
  customer: 'Bill to',
  legalNumber: 'Registration number',
  taxId: 'Tax ID',
  shippedTo: 'Ship to',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  tax: 'Tax',
  amount: 'Amount',
  freeUnits: '{quantity} units free of charge',
  discounts: { RATECARD_PERCENTAGE: 'Discount', MAXIMUM_SPEND: 'Beyond the maximum amount', COUPON: 'Coupon' },
  billedBefore: 'Billed by earlier invoices',
  subtotal: 'Subtotal',
  coupon: 'Coupon {name}',
  beforeTax: 'Total before tax',
  taxOn: '{name} {rate} on {base}',
  containedTax: 'Contains {name} {rate} on {base}',
  rounding: 'Rounding of taxes',
  total: 'Total',
  byCreditNotes: 'Paid by credit note',
  byWallets: 'Paid by prepaid credits',
  amountDue: 'Amount due',
  paidSoFar: 'Paid',
  outstanding: 'Still to be paid',
  credited: 'Credited to your balance',
  refunded: 'Refunded',
  reduced: 'Coupons and credits of the invoice',
  creditVoidedOn: 'What was left of the credit was voided on {date}.',
  payBy: 'Please pay {amount} by {date}.',
  chargedBy: '{amount} will be charged to your payment method by {date}.',
  paidOn: 'Paid on {date}. Thank you.',
  nothingDue: 'Nothing is to be paid.',
  voidedOn: 'Voided on {date}. Nothing is to be paid.',
  testNote: 'Made by a test: no demand for payment.',
  voidedMark: 'VOIDED',
  testMark: 'TEST',
  pageOf: 'Page {page} of {pages}',
};

const de: PaperWords = {
  language: 'de-DE',
  invoice: 'Rechnung',
  // German law keeps "Gutschrift" for invoices that the buyer writes.
  creditNote: 'Rechnungskorrektur',
  number: 'Nummer',
  issued: 'Rechnungsdatum',
  noteIssued: 'Datum',
  due: 'Fällig am',
  period: 'Leistungszeitraum',
  paid: 'Bezahlt am',
  voided: 'Storniert am',
  ofInvoice: 'Zu Rechnung',
  reason: 'Grund',
  reasons: {
    DUPLICATED_CHARGE: 'Doppelt berechnet', PRODUCT_UNSATISFACTORY: 'Leistung mangelhaft', ORDER_CHANGE: 'Bestellung geändert', ORDER_CANCELLATION: 'Bestellung storniert',
    FRAUDULENT_CHARGE: 'Betrügerische Bestellung', OTHER: 'Sonstiger',
  },
  supplier: 'Von',
  customer: 'An',
  legalNumber: 'Registernummer',
  taxId: 'USt-IdNr.',
  shippedTo: 'Lieferanschrift',
  description: 'Beschreibung',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  tax: 'Steuer',
  amount: 'Betrag',
  freeUnits: '{quantity} Einheiten kostenfrei',
  discounts: { RATECARD_PERCENTAGE: 'Rabatt', MAXIMUM_SPEND: 'Über dem Höchstbetrag', COUPON: 'Gutschein' },
  billedBefore: 'Bereits berechnet',
  subtotal: 'Zwischensumme',
  coupon: 'Gutschein {name}',
  beforeTax: 'Summe ohne Steuern',
  taxOn: '{name} {rate} auf {base}',
  containedTax: 'Enthält {name} {rate} auf {base}',
  rounding: 'Rundung der Steuern',
  total: 'Gesamtbetrag',
  byCreditNotes: 'Verrechnet aus Rechnungskorrektur',
  byWallets: 'Mit Guthaben bezahlt',
  amountDue: 'Zu zahlen',
  paidSoFar: 'Gezahlt',
  outstanding: 'Noch zu zahlen',
  credited: 'Ihrem Guthaben gutgeschrieben',
  refunded: 'Erstattet',
  reduced: 'Gutscheine und Abzüge der Rechnung',
  creditVoidedOn: 'Das restliche Guthaben ist am {date} verfallen.',
  payBy: 'Bitte zahlen Sie {amount} bis zum {date}.',
  chargedBy: '{amount} werden bis zum {date} über Ihr Zahlungsmittel eingezogen.',
  paidOn: 'Bezahlt am {date}. Vielen Dank.',
  nothingDue: 'Es ist nichts zu zahlen.',
  voidedOn: 'Storniert am {date}. Es ist nichts zu zahlen.',
  testNote: 'In einem Test erstellt: keine Zahlungsaufforderung.',
  voidedMark: 'STORNIERT',
  testMark: 'TEST',
  pageOf: 'Seite {page} von {pages}',
};

export const paperWords: Readonly<Record<PaperLocale, PaperWords>> = { en, de };

/** Puts values in the place of members in braces. What a value holds is not looked at again. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (brace, name: string) => values[name] ?? brace);
}
