import { describe, expect, test } from 'vitest';
import { PersonalTexts } from './personal-texts.ts';

const jane = new PersonalTexts({ identifiers: ['jane@example.com', '4915112345678', 'DE136695976', '42', '1000', null], names: ['Jane Doe', 'Standard', 'Al', undefined] });

describe('personal texts', () => {
  test('are found as whole words, whatever their case', () => {
    expect(jane.without('for JANE DOE (jane@example.com)')).toBe('for Anonymous (Anonymous)');
    expect(jane.without('Jane Doering, nonstandard, mary-jane@example.community')).toBe('Jane Doering, nonstandard, mary-jane@example.community');
    expect(jane.isIn('vat de136695976')).toBe(true);
  });

  test('are not those that are found in everything', () => {
    expect(jane.without('Al has 42 or 1000')).toBe('Al has 42 or 1000');
    expect(new PersonalTexts({ identifiers: [], names: [] }).isIn('')).toBe(false);
    expect(new PersonalTexts({ identifiers: ['a-c+(x/{'], names: [] }).without('abc a-c+(x/{')).toBe('abc Anonymous');
  });

  test('never make a text longer than its column', () => {
    expect(new PersonalTexts({ identifiers: [], names: ['Bob'] }).without(`Bob ${'x'.repeat(250)}Bob`)).toHaveLength(257);
  });

  test('of events are only what is unlike a quantity or a kind of use', () => {
    expect(['Standard', '42', '4915112345678', 'Jane Doe', 'by jane@example.com', '4915112345678.5'].map((text) => jane.isInEvent(text))).toEqual([false, false, true, true, true, false]);
  });

  test('are looked for in SQL as they are and as JSON writes them', () => {
    expect(new PersonalTexts({ identifiers: ['a"b%c'], names: [] }).patterns).toEqual(['%a"b\\%c%', '%a\\\\"b\\%c%']);
  });
});
