import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasRightToLeft, inVisualOrder } from './visual-order.ts';

/** What stands on the page from left to right, a sign at a time. */
const shown = (line: string): string => inVisualOrder(line).map(({ text, isRightToLeft }) => (isRightToLeft ? [...text].toReversed().join('') : text)).join('');

test('a line of one direction is one piece, as it is read', () => {
  expect(inVisualOrder('Tokens (2027)')).toEqual([{ text: 'Tokens (2027)', isRightToLeft: false }]);
  expect(inVisualOrder('שלום עולם')).toEqual([{ text: 'שלום עולם', isRightToLeft: true }]);
});

test('the first letter decides about the line; numbers are read from left to right, brackets open where they are read', () => {
  expect(shown('Support für שלום עולם, Stufe 2')).toBe('Support für םלוע םולש, Stufe 2');
  expect(shown('שלום 120 (חודש)')).toBe('(שדוח) 120 םולש');
  expect(shown('خطة Pro 2')).toBe('Pro 2 ةطخ');
  expect(inVisualOrder('שלום (Pro)').map(({ text }) => text)).toEqual(['(', 'Pro', 'שלום )']);
});

test('space at the end of a line stays at its right', () => {
  expect(inVisualOrder('שלום ')).toEqual([{ text: 'שלום', isRightToLeft: true }, { text: ' ', isRightToLeft: false }]);
  expect(inVisualOrder('  ')).toEqual([{ text: '  ', isRightToLeft: false }]);
});

test('whatever the line, all of it is set, once, and brackets stay in pairs', () => {
  const sign = fc.constantFrom('a', 'Z', '1', '٣', ' ', '(', ')', '.', ',', '-', 'ש', 'ل', 'ً', '東', '🙂', '€', '«', '»');
  const counted = (text: string): string => [...text.replaceAll('(', ')').replaceAll('«', '»')].toSorted().join('');
  fc.assert(fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
    const line = signs.join('');
    const set = inVisualOrder(line);
    expect(counted(set.map(({ text }) => text).join(''))).toBe(counted(line));
    if (!hasRightToLeft(line) && !/٣/.test(line)) expect(set.map(({ text }) => text).join('')).toBe(line);
  }));
});
