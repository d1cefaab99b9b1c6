import { Decimal } from '../../src/kit/decimal.ts';
import type { InvoiceFacts } from '../../src/billing/documents/invoice-paper.ts';
import type { LineFacts } from '../../src/billing/documents/line-rows.ts';
import type { DetailedLine } from '../../src/billing/rating/rated-line.ts';
import { zeroTotals } from '../../src/billing/rating/totals.ts';

export const d = (text: string): Decimal => Decimal.of(text);
export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export const january = { from: at('2027-01-01T00:00:00Z'), to: at('2027-02-01T00:00:00Z') };
export const february = { from: at('2027-02-01T00:00:00Z'), to: at('2027-03-01T00:00:00Z') };
const vat = { name: 'VAT', rate: d('19') };

/** What a line charges for, of so many units at so much. */
export const part = (name: string, quantity: string, unitAmount: string, amount: string, more: Partial<DetailedLine> = {}): DetailedLine => ({
  key: 'part', name, category: 'REGULAR', paymentTerm: 'IN_ARREARS', quantity: d(quantity), unitAmount: d(unitAmount), period: null, discounts: [],
  totals: { ...zeroTotals, amount: d(amount), total: d(amount) }, ...more,
});

/** A line that is one part, unless told. */
export const line = (name: string, amount: string, more: Partial<LineFacts> = {}): LineFacts => ({
  name, description: null, period: january, quantity: null, discounts: [], detailedLines: [part(name, '1', amount, amount)], taxes: [vat],
  totals: { ...zeroTotals, amount: d(amount) }, couponsTotal: d('0'), ...more,
});

/** A fee, usage in two tiers less a discount and what was billed before, a coupon, a tax, and payments of credits: 127.65 in all. */
export const invoiceOf = (more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  number: 'INV-1',
  isTest: false,
  supplier: { key: null, name: 'Zażółć & Söhne GmbH', taxId: 'DE123456789', address: { country: 'DE', postalCode: '10115', city: 'Berlin', line1: 'Invalidenstraße 1' } },
  billedTo: { key: 'acme', name: 'Acme', taxId: null, address: { country: 'US', postalCode: '94105', city: 'San Francisco', state: 'CA', line1: '1 Market Street' } },
  currency: 'EUR',
  zone: 'UTC',
  issuedAt: at('2027-02-01T01:00:00Z'),
  dueAt: at('2027-03-03T01:00:00Z'),
  paidAt: null,
  voidedAt: null,
  period: { from: january.from, to: february.to },
  collectionMethod: 'SEND_INVOICE',
  lines: [
    line('Platform', '99', { period: february, couponsTotal: d('9.9'), totals: { ...zeroTotals, amount: d('99'), discountsTotal: d('9.9') } }),
    line('Tokens', '23.52', {
      description: 'Read and written',
      quantity: d('1234567.5'),
      discounts: [{ reason: 'RATECARD_USAGE', amount: null, quantity: d('1000'), quantityBefore: d('0'), description: null }],
      detailedLines: [
        part('Tokens: tier 1', '1000000', '0.00002', '20'),
        part('Tokens: tier 2', '234567.5', '0.000015', '3.52', { discounts: [{ reason: 'RATECARD_PERCENTAGE', amount: d('0.35'), quantity: null, quantityBefore: null, description: '10% off' }] }),
      ],
      totals: { ...zeroTotals, amount: d('23.52'), discountsTotal: d('0.35'), creditsTotal: d('5') },
    }),
  ],
  coupons: [{ name: 'Welcome', code: 'WELCOME10', amount: d('9.9') }],
  taxes: [{ name: 'VAT', rate: d('19'), behavior: 'EXCLUSIVE', base: d('107.27'), amount: d('20.38'), texts: [] }],
  taxesExclusiveTotal: d('20.38'),
  total: d('127.65'),
  notes: [{ number: 'CN-1', amount: d('20') }],
  wallets: [{ name: null, amount: d('7.65') }],
  amountDue: d('100'),
  paidAmount: d('0'),
  outstanding: d('100'),
  description: null,
  footer: null,
  ...more,
});
