import { expect, test } from 'vitest';
import { keptDocument, ofKept } from './kept-documents.ts';

test('a text that is read again is the same document, which nobody can change', () => {
  const text = '{"type":"UNIT","tiers":[{"upTo":"1"}],"none":null}';
  const document = keptDocument(text) as { type: string; tiers: { upTo: string }[] };
  expect(document).toEqual(JSON.parse(text));
  expect(keptDocument(text)).toBe(document);
  expect(keptDocument(' {"type":"UNIT"}')).not.toBe(keptDocument('{"type":"UNIT"}'));
  expect(() => document.tiers.push({ upTo: '2' })).toThrow(TypeError);
  expect(() => ((document.tiers[0] as { upTo: string }).upTo = '2')).toThrow(TypeError);
});

test('a long document is read anew, and cannot be changed either', () => {
  const text = JSON.stringify({ long: 'x'.repeat(2_000) });
  expect(keptDocument(text)).toEqual(JSON.parse(text));
  expect(keptDocument(text)).not.toBe(keptDocument(text));
  expect(Object.isFrozen(keptDocument(text))).toBe(true);
});

test('what is no object is what it is', () => {
  expect(['null', '"a"', '1.50', 'false', '[]'].map(keptDocument)).toEqual([null, 'a', 1.5, false, []]);
});

test('an answer is worked out once for a kept document, and each time for any other', () => {
  let count = 0;
  const size = ofKept((document: unknown) => {
    count += 1;
    return document === null ? null : Object.keys(document as object).length;
  });
  expect([size(keptDocument('{"a":1}')), size(keptDocument('{"a":1}')), count]).toEqual([1, 1, 1]);
  expect([size({ a: 1, b: 2 }), size({ a: 1, b: 2 }), size(null), count]).toEqual([2, 2, null, 4]);
});

test('what was made of a kept document is kept as it is: what is made of that is worked out once too', () => {
  let count = 0;
  const read = ofKept((document: unknown) => ({ of: document }));
  const write = ofKept(({ of }: { of: unknown }) => ((count += 1), JSON.stringify(of)));
  expect([write(read(keptDocument('{"b":1}'))), write(read(keptDocument('{"b":1}'))), count]).toEqual(['{"b":1}', '{"b":1}', 1]);
  expect([write(read({ b: 1 })), write(read({ b: 1 })), count]).toEqual(['{"b":1}', '{"b":1}', 3]);
});
