import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Issue } from '../kit/errors.ts';
import { passes, readStringFilter } from './string-filter.ts';
import type { StringFilterInput } from './string-filter.ts';
import { compareText } from './text-order.ts';

function read(input: StringFilterInput): { codes: string[]; test: (text: string) => boolean } {
  const issues: Issue[] = [];
  const filter = readStringFilter(input, issues, ['where']);
  return { codes: issues.map(({ code, path }) => `${code} ${path.join('.')}`), test: (text) => filter !== null && passes(filter, text) };
}

test.each<[StringFilterInput, string[], string[]]>([
  [{ eq: '' }, [''], ['a']],
  [{ ne: 'a' }, ['', 'A'], ['a']],
  [{ in: ['a', 'b'] }, ['a', 'b'], ['', 'c']],
  [{ nin: ['a', 'b'] }, ['', 'c'], ['a', 'b']],
  [{ like: 'gpt-_%' }, ['gpt-4', 'gpt-4o'], ['gpt-', 'GPT-4', 'xgpt-4']],
  [{ like: '100\\%' }, ['100%'], ['1000']],
  [{ like: 'a_c' }, ['a😀c', 'abc'], ['ac', 'abbc']],
  [{ like: 'a%b' }, ['a\nb', 'ab'], ['abc']],
  [{ like: '%a%a%' }, ['aa', 'xaxax'], ['a', '']],
  [{ nlike: 'a%' }, ['b', ''], ['ab']],
  [{ ilike: 'ÄB%' }, ['äbc'], ['abc']],
  [{ nilike: 'a%' }, ['b'], ['Ab']],
  [{ gt: 'b' }, ['ba', 'c'], ['b', 'a', '']],
  [{ gte: 'b' }, ['b'], ['a']],
  [{ lt: '\u{10000}' }, ['\uffff'], ['\u{10001}']],
  [{ lte: 'b' }, ['', 'b'], ['ba']],
  [{ and: [{ ne: 'x' }, { or: [{ eq: 'x' }, { eq: 'y' }] }] }, ['y'], ['x', 'z']],
])('%j', (filter, passing, failing) => {
  const { codes, test: passesFilter } = read(filter);
  expect(codes).toEqual([]);
  expect([...passing, ...failing].filter(passesFilter)).toEqual(passing);
});

test.each<[StringFilterInput, string]>([
  [{}, 'STRING_FILTER_ONE_OPERATOR where'],
  [{ eq: 'a', ne: null, lt: 'b' }, 'STRING_FILTER_ONE_OPERATOR where'],
  [{ and: [] }, 'STRING_FILTER_EMPTY where.and'],
  [{ or: [{ eq: 'a' }, {}] }, 'STRING_FILTER_ONE_OPERATOR where.or.1'],
  [{ in: Array.from({ length: 101 }, String) }, 'STRING_FILTER_TOO_MANY where.in'],
  [{ and: [{ and: [{ and: [{ and: [{ and: [{ eq: 'a' }] }] }] }] }] }, 'STRING_FILTER_TOO_DEEP where.and.0.and.0.and.0.and.0.and.0'],
])('%j is refused', (filter, code) => {
  expect(read(filter).codes).toEqual([code]);
});

test('like agrees with the pattern written as a regular expression', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 8 });
  fc.assert(fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, text) => {
    const regular = new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's');
    expect(read({ like: pattern }).test(text)).toBe(regular.test(text));
  }), { numRuns: 2000 });
});

test('texts are ordered as their UTF-8 bytes are', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
    expect(compareText(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }));
});
