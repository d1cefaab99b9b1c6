import { Decimal as Reference } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, MAX_DIGITS, MAX_EXPONENT } from './decimal.ts';

// Enough precision that every result below is exact in the reference too; toFixed then never uses an exponent.
Reference.set({ precision: 400, rounding: Reference.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''));
const plain = fc
  .tuple(fc.boolean(), digits(1, 30), digits(0, 30))
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);
const places = fc.integer({ min: 0, max: 35 });

/** The reference's plain notation, without its "-0". */
const text = (value: Reference) => (value.isZero() ? '0' : value.toFixed());

describe('arithmetic agrees with decimal.js', () => {
  it('adds, subtracts, multiplies and compares exactly', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const [x, y, rx, ry] = [Decimal.of(a), Decimal.of(b), new Reference(a), new Reference(b)];
        expect(x.add(y).toString()).toBe(text(rx.add(ry)));
        expect(x.sub(y).toString()).toBe(text(rx.sub(ry)));
        expect(x.mul(y).toString()).toBe(text(rx.mul(ry)));
        expect(x.cmp(y)).toBe(rx.cmp(ry));
        expect([x.eq(y), x.lt(y), x.lte(y), x.gt(y), x.gte(y)]).toEqual([rx.eq(ry), rx.lt(ry), rx.lte(ry), rx.gt(ry), rx.gte(ry)]);
        expect(Decimal.min(x, y).toString()).toBe(text(Reference.min(rx, ry)));
        expect(Decimal.max(x, y).toString()).toBe(text(Reference.max(rx, ry)));
      }),
    );
  });

  it('divides, rounding half away from zero', () => {
    fc.assert(
      fc.property(plain, plain, places, (a, b, n) => {
        fc.pre(!Decimal.of(b).isZero());
        expect(Decimal.of(a).div(Decimal.of(b), n).toString()).toBe(text(new Reference(a).div(b).toDecimalPlaces(n)));
      }),
    );
  });

  it('rounds and prints', () => {
    fc.assert(
      fc.property(plain, places, (a, n) => {
        const [x, reference] = [Decimal.of(a), new Reference(a)];
        expect(x.toString()).toBe(text(reference));
        expect(x.round(n).toString()).toBe(text(reference.toDecimalPlaces(n)));
        expect(x.toFixed(n)).toBe(reference.toFixed(n).replace(/^-(?=[0.]*$)/, ''));
        expect(x.floor().toString()).toBe(text(reference.floor()));
        expect(x.ceil().toString()).toBe(text(reference.ceil()));
        expect(x.neg().toString()).toBe(text(reference.neg()));
        expect(x.abs().toString()).toBe(text(reference.abs()));
        expect([x.isZero(), x.isNegative(), x.isPositive()]).toEqual([reference.isZero(), reference.lt(0), reference.gt(0)]);
      }),
    );
  });

  it('sums any list', () => {
    fc.assert(
      fc.property(fc.array(plain), (list) => {
        const expected = list.reduce((total, next) => total.add(next), new Reference(0));
        expect(Decimal.sum(list.map((next) => Decimal.of(next))).toString()).toBe(text(expected));
      }),
    );
  });

  it('reads back what it prints', () => {
    fc.assert(fc.property(plain, (a) => Decimal.of(Decimal.of(a).toString()).eq(Decimal.of(a))));
  });
});

describe('rounding at the half', () => {
  it.each([
    ['0.005', 2, '0.01'],
    ['-0.005', 2, '-0.01'],
    ['1.005', 2, '1.01'],
    ['-0.004', 2, '0.00'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['7', 3, '7.000'],
  ])('prints %s with %i places as %s', (value, n, expected) => {
    expect(Decimal.of(value).toFixed(n)).toBe(expected);
  });

  it('rounds to tens and hundreds with negative places', () => {
    expect(Decimal.of('1250.1').round(-2).toString()).toBe('1300');
    expect(Decimal.of('-49').round(-2).toString()).toBe('0');
    expect(Decimal.of('12345').div(Decimal.of(10), -2).toString()).toBe('1200');
  });
});

describe('reading text', () => {
  const notPlain = ['', '-', '.', '.5', '5.', '+1', '1e3', ' 1', '1 ', '1,5', '0x1', 'NaN', 'Infinity', '--1', '1.2.3', '1\n', '\u0661'];

  it.each(notPlain)('refuses %j as plain notation', (input) => {
    expect(Decimal.parse(input)).toBeNull();
    expect(() => Decimal.of(input)).toThrow(RangeError);
  });

  it('reads numbers with signs, bare points and exponents as decimal.js does', () => {
    const sign = fc.constantFrom('', '-', '+');
    const mantissa = fc
      .tuple(digits(0, 20), fc.constantFrom('', '.'), digits(0, 20))
      .filter(([whole, , fraction]) => whole + fraction !== '')
      .map((parts) => parts.join(''));
    const exponent = fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), fc.integer({ min: 0, max: 60 })));
    fc.assert(
      fc.property(sign, mantissa, exponent, (plusOrMinus, number, power) => {
        const suffix = power === null ? '' : power.join('');
        // The reference reads neither a plus sign nor a bare trailing point.
        const reference = new Reference(`${plusOrMinus === '-' ? '-' : ''}${number.replace(/\.$/, '')}${suffix}`);
        expect(Decimal.parseNumber(`${plusOrMinus}${number}${suffix}`)?.toString()).toBe(text(reference));
      }),
      { numRuns: 500 },
    );
  });

  const notNumbers = ['', '+', 'e3', '.', '.e3', '1e', '1e+', '1e1.5', 'NaN', 'Inf', '-Infinity', '0x10', '1_000', ' 1', '1 '];

  it.each(notNumbers)('refuses %j as a number', (input) => {
    expect(Decimal.parseNumber(input)).toBeNull();
  });

  it('bounds digits and exponents', () => {
    const longest = '9'.repeat(MAX_DIGITS);
    expect(Decimal.parse(`-${longest}`)?.toString()).toBe(`-${longest}`);
    expect(Decimal.parse(`-1.${longest.slice(1)}`)?.toString()).toBe(`-1.${longest.slice(1)}`);
    expect(Decimal.parse(`${longest}9`)).toBeNull();
    expect(Decimal.parse(`1.${longest}`)).toBeNull();
    expect(Decimal.parse('9'.repeat(1_000_000))).toBeNull();
    expect(Decimal.parseNumber(`1e${MAX_EXPONENT}`)?.toString()).toBe(`1${'0'.repeat(MAX_EXPONENT)}`);
    expect(Decimal.parseNumber(`-1e-${MAX_EXPONENT}`)?.toString()).toBe(`-0.${'0'.repeat(MAX_EXPONENT - 1)}1`);
    expect(Decimal.parseNumber(`0e${MAX_EXPONENT + 1}`)).toBeNull();
    expect(Decimal.parseNumber(`1e-${MAX_EXPONENT + 1}`)).toBeNull();
    expect(Decimal.parseNumber(`.${longest}9`)).toBeNull();
  });

  it('reads trusted text of any length back', () => {
    const product = Decimal.of('7'.repeat(MAX_DIGITS)).mul(Decimal.of('3'.repeat(MAX_DIGITS)));
    expect(Decimal.of(product.toString()).eq(product)).toBe(true);
  });
});

describe('of', () => {
  it('takes integers exactly and no float', () => {
    expect(Decimal.of(-12).toString()).toBe('-12');
    expect(Decimal.of(10n ** 30n).toString()).toBe(`1${'0'.repeat(30)}`);
    expect(Decimal.of(-0).toString()).toBe('0');
    for (const number of [0.1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => Decimal.of(number)).toThrow(RangeError);
  });

  it('gives a Decimal back as it is', () => {
    expect(Decimal.of(Decimal.one)).toBe(Decimal.one);
  });
});

it('refuses to divide by zero', () => {
  expect(() => Decimal.of('1.5').div(Decimal.of('0.00'), 2)).toThrow(/1\.5 cannot be divided by zero/);
});

it('is text in JSON, and no operand of the language', () => {
  expect(JSON.stringify({ amount: Decimal.of('1.50') })).toBe('{"amount":"1.5"}');
  expect(`${Decimal.of('-0.10')}`).toBe('-0.1');
  expect(() => Decimal.of(9) < Decimal.of(10)).toThrow(TypeError);
});
