import fc from 'fast-check';
import { query } from 'jsonpath-rfc9535';
import { expect, test } from 'vitest';
import { compileJsonPath } from './json-path.ts';
import type { JsonObject } from './json-value.ts';

test.each(['tokens', '', '$.', '$[', '$..', '$.a b', '$[?', '$.a[01]'])('%j is no JSONPath', (text) => {
  expect(compileJsonPath(text)).toBeNull();
});

test('a path to one place answers what the library answers', () => {
  const name = fc.constantFrom('a', 'b', 'toString', '__proto__', 'length', 'ß', "it's");
  const step = fc.oneof(
    name.map((key) => (/^[ab]$|^toString$|^length$|^__proto__$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)),
    name.map((key) => `[${JSON.stringify(key)}]`),
    fc.integer({ min: -3, max: 3 }).map((at) => `[${at}]`),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 1, 'x', ''),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.array(step, { maxLength: 4 }), (data, steps) => {
      const plain = JSON.parse(JSON.stringify(data)) as JsonObject;
      const text = `$${steps.join('')}`;
      const [expected] = query(plain as Parameters<typeof query>[0], text);
      expect(compileJsonPath(text)?.read(plain)).toStrictEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('a path to several places answers the list, and to one of them the value', () => {
  const path = compileJsonPath('$.items[*].n');
  expect(path?.read({ items: [{ n: 1 }, { n: 2 }] })).toEqual([1, 2]);
  expect(path?.read({ items: [{ n: 7 }] })).toBe(7);
  expect(path?.read({ items: [] })).toBeUndefined();
});
