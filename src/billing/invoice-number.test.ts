import { expect, test } from 'vitest';
import { counterScope, customerCode, invoiceNumber } from './invoice-number.ts';

test.each([
  ['John', 'JOHN'],
  ['Jo', 'JO'],
  ['Peter Turi', 'PETU'],
  ['P Turi', 'PTU'],
  ['Ábel Őri', 'ABOR'],
  ['Straße', 'STRA'],
  ['Ørsted A/S', 'ORAS'],
  ['  Acme   Inc. of Nowhere ', 'ACIN'],
  ['東京', 'UNKN'],
  ['', 'UNKN'],
])('%j is %s', (name, code) => {
  expect(customerCode(name)).toBe(code);
});

test('every kind has its own text, and test clocks their own series', () => {
  const parts = { customerName: 'Acme', currency: 'EUR', counter: 12 };
  const kinds = ['GATHERING', 'DRAFT', 'SANDBOX'] as const;
  expect(kinds.map((kind) => invoiceNumber(kind, { ...parts, onTestClock: false }))).toEqual(['GATHER-ACME-EUR-12', 'DRAFT-ACME-12', 'OM-SANDBOX-ACME-12']);
  expect(kinds.map((kind) => invoiceNumber(kind, { ...parts, onTestClock: true }))).toEqual(['GATHER-TESTACME-EUR-12', 'DRAFT-TESTACME-12', 'OM-SANDBOX-TESTACME-12']);
  expect(new Set(kinds.flatMap((kind) => [counterScope(kind, true), counterScope(kind, false)])).size).toBe(6);
});
