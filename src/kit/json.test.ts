import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { ExactNumber, exactNumber, MAX_DEPTH, parseExact, stringifyExact } from './json.ts';

const digits = (most: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((list) => list.join(''));
const integer = digits(40).map((text) => text.replace(/^0+(?=\d)/, ''));
/** Any JSON number, of up to 80 digits and three digits of exponent. */
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    integer,
    fc.option(digits(40).map((text) => `.${text}`), { nil: '' }),
    fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), fc.integer({ min: 0, max: 150 })).map((parts) => parts.join('')), { nil: '' }),
  )
  .map((parts) => parts.join(''));

/** The value that a parsed number stands for, through what it is written back as. */
const valueOf = (text: string) => {
  const value = Decimal.parseNumber(text);
  if (value === null) throw new Error(`${text} is beyond the bounds`);
  return value.toString();
};

describe('numbers', () => {
  it('keep their value wherever they stand', () => {
    fc.assert(
      fc.property(number, (text) => {
        for (const written of [stringifyExact(parseExact(text)), /^\{"a":\[(.*)\]\}$/.exec(stringifyExact(parseExact(`{"a":[ ${text} ]}`)))?.[1] ?? '']) {
          expect(valueOf(written)).toBe(valueOf(text));
        }
        expect(parseExact(text)).toEqual(exactNumber(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '1234567890123456789012345',
    '-9007199254740993',
    '0.1234567890123456789012345',
    '0.1000000000000000055511151231257827',
    '1e400',
    '-1E-400',
    '1234567890123456789e3',
  ])('%s is kept and written as it is', (text) => {
    expect(parseExact(text)).toEqual(new ExactNumber(text));
    expect(stringifyExact({ a: [parseExact(text)] })).toBe(`{"a":[${text}]}`);
  });

  it.each([
    ['1.50', 1.5],
    ['1e3', 1000],
    ['1E+21', 1e21],
    ['9007199254740991', 9007199254740991],
    ['0.000000000000000000001', 1e-21],
    ['100000000000000000000000', 1e23],
    ['0.1', 0.1],
  ])('%s is the plain number %d', (text, value) => {
    expect(parseExact(text)).toBe(value);
    expect(exactNumber(text)).toBe(value);
  });

  it('are written as JSON.stringify alone writes them', () => {
    const value = parseExact('{"a":12345678901234567890.10}');
    expect(JSON.stringify(value)).toBe('{"a":12345678901234567890.10}');
  });

  it.each(['', '01', '1.', '.5', '+1', '-', 'NaN', '1e', '"1"', 'true', ' 1', '1\n'])('%j is none', (text) => {
    expect(() => exactNumber(text)).toThrow(RangeError);
    expect(() => new ExactNumber(text)).toThrow(RangeError);
  });
});

describe('everything else', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const formatted = JSON.stringify(JSON.parse(text), null, indent);
        expect(parseExact(formatted)).toEqual(JSON.parse(formatted));
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same beside a number that needs the slow way', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const pair = parseExact(`[${text},1e999]`);
        expect(pair).toEqual([parseExact(text), new ExactNumber('1e999')]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves numbers inside text alone', () => {
    const value = { id: '12345678901234567890', quoted: '\\"9e99\\\\', '98765432109876543210': '[[[{' };
    expect(parseExact(JSON.stringify(value))).toEqual(value);
  });

  it('finds a long number after any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseExact(`[${JSON.stringify(text)},12345678901234567890]`)).toEqual([text, new ExactNumber('12345678901234567890')]);
      }),
    );
  });

  it.each(['', '{', '[1,]', '"', '"\\', '{"a":1e}', '[12345678901234567890', '1 2', 'undefined', ']'])('refuses %j as JSON.parse does', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  it('refuses to write what JSON cannot hold', () => {
    expect(() => stringifyExact(undefined)).toThrow(TypeError);
    expect(() => stringifyExact(1n)).toThrow(TypeError);
  });
});

describe('hostile text', () => {
  it.each(['1', '12345678901234567890'])('may nest to the bound and no deeper (around %s)', (inner) => {
    const nested = (depth: number) => '['.repeat(depth) + inner + ']'.repeat(depth);
    expect(stringifyExact(parseExact(nested(MAX_DEPTH)))).toBe(nested(MAX_DEPTH));
    expect(() => parseExact(nested(MAX_DEPTH + 1))).toThrow(RangeError);
    expect(() => parseExact('{"a":'.repeat(1_000_000))).toThrow(RangeError);
  });

  it('counts depth, not brackets', () => {
    const wide = `[${'[],'.repeat(500)}{}]`;
    expect(stringifyExact(parseExact(wide))).toBe(wide);
    const quoted = JSON.stringify(['['.repeat(500)]);
    expect(stringifyExact(parseExact(quoted))).toBe(quoted);
  });

  it.each(['1', '12345678901234567890'])('changes no prototype by its keys (beside %s)', (inner) => {
    const text = `{"__proto__":{"polluted":${inner}},"constructor":{"prototype":{"polluted":${inner}}}}`;
    const value = parseExact(text);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect((value as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(stringifyExact(value)).toBe(text);
  });
});
