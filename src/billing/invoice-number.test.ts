import { expect, test } from 'vitest';
import { lagoVectors } from '../../test/support/lago-vectors.ts';
import { counterScope, customerCode, finalNumber, monthOf, workingNumber } from './invoice-number.ts';
import type { FinalNumberParts } from './invoice-number.ts';

test.each([
  ['John', 'JOHN'],
  ['Jo', 'JO'],
  ['Peter Turi', 'PETU'],
  ['P Turi', 'PTU'],
  ['Ábel Őri', 'ABOR'],
  ['Straße', 'STRA'],
  ['Ørsted A/S', 'ORAS'],
  ['  Acme   Inc. of Nowhere ', 'ACIN'],
  ['Æther Þór', 'AETH'],
  ['Łódź İış', 'LOII'],
  ['Иван Петров', 'IVPE'],
  ['Ελλάς Α.Ε.', 'ELAE'],
  ['東京', 'DONG'],
  ['🙂 — 🙂', 'UNKN'],
  ['"Ромашка" ООО', 'ROOO'],
  ['', 'UNKN'],
])('%j is %s', (name, code) => {
  expect(customerCode(name)).toBe(code);
});

test('every kind has its own text, and test clocks their own series', () => {
  const parts = { customerName: 'Acme', currency: 'EUR', counter: 12 };
  const kinds = ['GATHERING', 'DRAFT'] as const;
  expect(kinds.map((kind) => workingNumber(kind, { ...parts, onTestClock: false }))).toEqual(['GATHER-ACME-EUR-12', 'DRAFT-ACME-12']);
  expect(kinds.map((kind) => workingNumber(kind, { ...parts, onTestClock: true }))).toEqual(['GATHER-TESTACME-EUR-12', 'DRAFT-TESTACME-12']);
  const counters = ['GATHERING', 'DRAFT', 'ISSUED', 'CUSTOMERS'] as const;
  expect(new Set(counters.flatMap((kind) => [counterScope(kind, true), counterScope(kind, false)])).size).toBe(8);
});

test('every scheme has its own text, on test clocks too', () => {
  const parts: FinalNumberParts = { prefix: 'ORG-1', customerName: 'Acme', onTestClock: false, organizationSequence: 1_017, customerPosition: 2, customerSequence: 31, month: '202312' };
  const schemes = ['PER_ORGANIZATION', 'PER_CUSTOMER', 'PER_ORGANIZATION_MONTH'] as const;
  expect(schemes.map((scheme) => finalNumber(scheme, parts))).toEqual(['ORG-1-ACME-1017', 'ORG-1-002-031', 'ORG-1-202312-1017']);
  expect(schemes.map((scheme) => finalNumber(scheme, { ...parts, onTestClock: true }))).toEqual(['ORG-1-TESTACME-1017', 'ORG-1-TEST002-031', 'ORG-1-TEST202312-1017']);
});

test('a month is one of the zone', () => {
  const at = Temporal.Instant.from('2023-12-31T23:30:00Z');
  expect([monthOf(at, 'UTC'), monthOf(at, 'Europe/Paris'), monthOf(at, 'America/New_York')]).toEqual(['202312', '202401', '202312']);
});

interface NumberingCase {
  readonly input: {
    readonly document_numbering: 'per_customer' | 'per_organization';
    readonly document_number_prefix: string;
    readonly month: string;
    readonly new_invoices: readonly { readonly customer_sequential_id: number; readonly invoice_rank_for_customer: number }[];
    readonly organization_state: { readonly numbered_invoices: number };
  };
  readonly expected: { readonly numbers: readonly string[] };
}

test.each(lagoVectors<NumberingCase>('invoice_numbering'))('$id: $source.example', ({ input, expected }) => {
  const numbers = input.new_invoices.map(({ customer_sequential_id: customerPosition, invoice_rank_for_customer: customerSequence }, at) =>
    finalNumber(input.document_numbering === 'per_customer' ? 'PER_CUSTOMER' : 'PER_ORGANIZATION_MONTH', {
      prefix: input.document_number_prefix, customerName: 'x', onTestClock: false, month: input.month, customerPosition, customerSequence,
      // Every numbered invoice counts, whichever scheme numbered it.
      organizationSequence: input.organization_state.numbered_invoices + at + 1,
    }),
  );
  expect(numbers).toEqual(expected.numbers);
});
