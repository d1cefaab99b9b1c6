import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapJsonTexts } from './json-texts.ts';

const loud = (text: string): string => text.toUpperCase();

test('strings are replaced, and nothing else', () => {
  expect(mapJsonTexts('{ "a" : "x", "n": 1.50e400, "l": ["y", {"b":"\\u00e9 \\"q\\""}], "t": true }', loud)).toBe('{ "a" : "X", "n": 1.50e400, "l": ["Y", {"b":"É \\"Q\\""}], "t": true }');
  expect(mapJsonTexts('{"a" :"x"}', loud, { all: true })).toBe('{"A" :"X"}');
  expect(mapJsonTexts('{"a":[12,-3.5e1]}', (text) => (text === '12' ? 'dozen' : text), { all: true })).toBe('{"a":["dozen",-3.5e1]}');
  expect(mapJsonTexts('"a: b"', loud)).toBe('"A: B"');
});

test('any JSON comes back as it was where nothing is replaced, and with every string replaced where all are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, spaced) => {
      const json = JSON.stringify(value, null, spaced ? 2 : 0);
      expect(mapJsonTexts(json, (text) => text, { all: true })).toBe(json);
      const expected = JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? `${inner}"\\` : inner), spaced ? 2 : 0);
      expect(mapJsonTexts(json, (text) => `${text}"\\`)).toBe(expected);
    }),
  );
});
