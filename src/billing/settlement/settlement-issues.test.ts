import { expect, test } from 'vitest';
import { settlementIssues } from './settlement-issues.ts';

const line = (id: string, amount: string, taxes: readonly unknown[] = [], chargesTotal = '0') => ({ id, name: id, amount, chargesTotal, taxes });
const codes = (...of: Parameters<typeof settlementIssues>) => settlementIssues(...of).map(({ severity, code, lineId }) => `${severity} ${code} ${lineId ?? '-'}`);

test('an invoice that comes to less than nothing is held back', () => {
  expect(codes('-0.01', false, [])).toEqual(['CRITICAL INVOICE_TOTAL_NEGATIVE -']);
  expect(codes('0', false, [line('a', '1')])).toEqual([]);
});

test('where taxes are enforced every charge bears one, of 0 percent at least', () => {
  const zero = { key: 'none', rate: '0' };
  expect(codes('3', true, [line('a', '1', [zero]), line('b', '2'), line('free', '0'), line('minimum', '0', [], '5'), line('credit', '-1')])).toEqual([
    'CRITICAL INVOICE_LINE_TAX_UNKNOWN b', 'CRITICAL INVOICE_LINE_TAX_UNKNOWN minimum', 'CRITICAL INVOICE_LINE_TAX_UNKNOWN credit',
  ]);
});
