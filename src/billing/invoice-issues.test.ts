import { expect, test } from 'vitest';
import { issueName, lowered, replaced } from './invoice-issues.ts';
import type { InvoiceIssue } from './invoice-issues.ts';

const [first, second, third] = ['2027-01-01T00:00:00Z', '2027-01-02T00:00:00Z', '2027-01-03T00:00:00Z'].map((text) => Temporal.Instant.from(text)) as [Temporal.Instant, Temporal.Instant, Temporal.Instant];
const found = (lineId: string | null, more: Partial<InvoiceIssue> = {}): InvoiceIssue => ({ severity: 'CRITICAL', code: 'UNTAXED', message: 'it bears no tax', component: 'taxes', lineId, ...more });
const times = (issues: readonly InvoiceIssue[]): string[] => issues.map(({ component, lineId, severity, createdAt, updatedAt }) => [component, lineId, severity, createdAt?.slice(8, 10) ?? '-', updatedAt?.slice(8, 10) ?? '-'].join(' '));

test('what is found again was found when it was found first; what is not found any more goes; what others found stays', () => {
  const metering = replaced([], 'metering', [found('a', { component: 'metering' })], first);
  const once = replaced(metering, 'taxes', [found('a'), found('b')], first);
  expect(times(once)).toEqual(['metering a CRITICAL 01 01', 'taxes a CRITICAL 01 01', 'taxes b CRITICAL 01 01']);
  const again = replaced(once, 'taxes', [found('b'), found('c')], second);
  expect(times(again)).toEqual(['metering a CRITICAL 01 01', 'taxes b CRITICAL 01 02', 'taxes c CRITICAL 02 02']);
  // Another field of the same line is another matter.
  expect(times(replaced(again, 'taxes', [found('b', { field: 'lines.taxes' })], third))).toEqual(['metering a CRITICAL 01 01', 'taxes b CRITICAL 03 03']);
});

test('lowering changes what was critical, and finding it again makes it so', () => {
  const low = lowered(replaced(replaced([], 'taxes', [found('a')], first), 'metering', [found('a', { component: 'metering', severity: 'WARNING' })], first), second);
  expect(times(low)).toEqual(['taxes a WARNING 01 02', 'metering a WARNING 01 01']);
  expect(times(replaced(low, 'taxes', [found('a')], third))).toEqual(['metering a WARNING 01 01', 'taxes a CRITICAL 01 03']);
});

test('an issue that was kept without times is given none that it did not have', () => {
  expect(times(replaced([found('a')], 'taxes', [found('a')], second))).toEqual(['taxes a CRITICAL - 02']);
});

test('names tell issues of an invoice, and invoices, apart, whatever their severity', () => {
  const names = [found('a'), found('b'), found(null), found('a', { code: 'OTHER' }), found('a', { component: 'metering' }), found('a', { field: 'lines.taxes' })].map((issue) => issueName('i', issue));
  expect(new Set([...names, issueName('j', found('a'))]).size).toBe(7);
  expect(issueName('i', found('a', { severity: 'WARNING', message: 'else', createdAt: 'x' }))).toBe(names[0]);
});
