import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { parseExact } from '../../kit/json.ts';
import type { JsonObject } from '../json-value.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { evaluateExpression } from './evaluate.ts';
import type { ExpressionFault } from './evaluate.ts';
import { parseExpression } from './parse.ts';

interface ExpressionVector {
  readonly input: { readonly expression: string; readonly event: { readonly code: string; readonly timestamp: string; readonly properties: Readonly<Record<string, string>> } };
  readonly expected: { readonly value: string };
}

for (const { id, source, input, expected } of lagoVectors<ExpressionVector>('expression')) {
  test(`${id}: ${source.example}`, () => {
    const { code, timestamp, properties } = input.event;
    const { value } = evaluateExpression(parseExpression(input.expression), { code, time: Temporal.Instant.fromEpochMilliseconds(Number(timestamp) * 1000), data: properties });
    expect(value?.toString()).toBe(expected.value);
  });
}

const time = Temporal.Instant.from('1970-01-01T00:20:34.5Z');
const evaluate = (text: string, data: JsonObject | null = {}) => evaluateExpression(parseExpression(text), { code: 'call', time, data });
const valueOf = (text: string, data?: JsonObject | null): string | undefined => evaluate(text, data).value?.toString();

describe('values', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['16 / 4 / 2', '2'],
    ['-2 * -3', '6'],
    ['1 / 3 * 3', '1'],
    ['floor(1 / 3 * 3)', '1'],
    ['1 / 3', '0.33333333333333333333'],
    ['2 / -3', '-0.66666666666666666667'],
    ['1 / 3 + 1 / 6', '0.5'],
    ['0.1 + 0.2', '0.3'],
    ['99999999999999999999 * 99999999999999999999', '9999999999999999999800000000000000000001'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(1 / 3, 2)', '0.33'],
    ['ceil(-1.5)', '-1'],
    ['floor(-1.5)', '-2'],
    ['round(1250, 0 - 2)', '1300'],
    ['least(3, 1, 2)', '1'],
    ['least(1 / 3, 1 / -4)', '-0.25'],
    ['greatest(1 / 3, 0.3333)', '0.33333333333333333333'],
    ['event.code', 'call'],
    ['event.timestamp', '1234.5'],
    ["concat('a', 1.50, 1 / 8, event.code)", 'a1.50.125call'],
  ])('%s is %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  test('of properties are read as texts, and numbers in them exactly', () => {
    const data = parseExact('{"text":"1.50","exponent":"1e3","number":2.50,"long":12345678901234567890.123,"yes":true,"word":"abc","code":"007"}') as JsonObject;
    expect(evaluate('event.properties.text', data).value).toEqual(Decimal.of('1.50'));
    expect(valueOf("concat(event.properties.text, '-', event.properties.code)", data)).toBe('1.50-007');
    expect(valueOf("concat(event.properties.number, event.properties.yes, event.properties.long)", data)).toBe('2.5true12345678901234567890.123');
    expect(valueOf('event.properties.exponent * event.properties.number', data)).toBe('2500');
    expect(valueOf('event.properties.long + 0.001', data)).toBe('12345678901234567890.124');
    expect(valueOf('event.properties.code', data)).toBe('7');
    expect(evaluate('event.properties.word', data).value).toBe('abc');
  });
});

describe('what has no value says why', () => {
  const huge = '9'.repeat(200);
  test.each<[text: string, data: JsonObject | null, fault: ExpressionFault, why: string]>([
    ['event.properties.a', {}, 'EXPRESSION_PROPERTY_MISSING', 'property a'],
    ['event.properties.a', null, 'EXPRESSION_PROPERTY_MISSING', 'property a'],
    ['event.properties.a', { a: null }, 'EXPRESSION_PROPERTY_MISSING', 'property a'],
    ['event.properties.constructor', {}, 'EXPRESSION_PROPERTY_MISSING', 'constructor'],
    ['event.properties.a', { a: [1] }, 'EXPRESSION_PROPERTY_TYPE', 'property a'],
    ['event.properties.a', { a: { b: 1 } }, 'EXPRESSION_PROPERTY_TYPE', 'property a'],
    ['event.properties.a', parseExact('{"a":1e999}') as JsonObject, 'EXPRESSION_OUT_OF_RANGE', 'property a'],
    ['event.properties.a + 1', { a: 'x' }, 'EXPRESSION_NOT_A_NUMBER', '"x"'],
    ['event.properties.a + 1', { a: true }, 'EXPRESSION_NOT_A_NUMBER', '"true"'],
    ["'12' + 1", {}, 'EXPRESSION_NOT_A_NUMBER', '"12"'],
    ['-event.code', {}, 'EXPRESSION_NOT_A_NUMBER', '"call"'],
    ["least(1, 'a')", {}, 'EXPRESSION_NOT_A_NUMBER', '"a"'],
    ['1 / event.properties.a', { a: '0.00' }, 'EXPRESSION_DIVISION_BY_ZERO', 'zero'],
    ['1 / (1 - 1)', {}, 'EXPRESSION_DIVISION_BY_ZERO', 'zero'],
    ['round(1, 1.5)', {}, 'EXPRESSION_PRECISION_INVALID', '1.5'],
    ['round(1, 1.0000000000000000000000001)', {}, 'EXPRESSION_PRECISION_INVALID', '1.000'],
    ['round(1, 21)', {}, 'EXPRESSION_PRECISION_INVALID', '21'],
    ['event.properties.a * 10', { a: huge }, 'EXPRESSION_OUT_OF_RANGE', 'digits'],
    [Array.from({ length: 50 }, () => 'event.properties.a').join('*'), { a: huge }, 'EXPRESSION_OUT_OF_RANGE', 'digits'],
    [Array.from({ length: 50 }, () => '1/event.properties.a').join('+'), { a: huge }, 'EXPRESSION_OUT_OF_RANGE', 'digits'],
    ['concat(event.properties.a, event.properties.a)', { a: 'x'.repeat(2_049) }, 'EXPRESSION_TEXT_TOO_LONG', '4096'],
  ])('%s', (text, data, fault, why) => {
    const outcome = evaluate(text, data);
    expect([outcome.value, outcome.fault]).toEqual([null, fault]);
    expect(outcome.message).toContain(why);
  });
});

describe('arithmetic is exact', () => {
  const numbers = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 })).map(([coefficient, scale]) => Decimal.of(coefficient).div(Decimal.of(10n ** BigInt(scale)), scale));
  const data = (a: Decimal, b: Decimal): JsonObject => ({ a: a.toString(), b: b.toString() });

  test('as Decimal is', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      expect(valueOf('event.properties.a + event.properties.b', data(a, b))).toBe(a.add(b).toString());
      expect(valueOf('event.properties.a - event.properties.b', data(a, b))).toBe(a.sub(b).toString());
      expect(valueOf('event.properties.a * event.properties.b', data(a, b))).toBe(a.mul(b).toString());
      expect(valueOf('least(event.properties.a, event.properties.b)', data(a, b))).toBe(Decimal.min(a, b).toString());
      expect(valueOf('greatest(event.properties.a, event.properties.b)', data(a, b))).toBe(Decimal.max(a, b).toString());
    }));
  });

  test('through a division and back', () => {
    fc.assert(fc.property(numbers, numbers.filter((b) => !b.isZero()), (a, b) => {
      expect(valueOf('event.properties.a / event.properties.b * event.properties.b', data(a, b))).toBe(a.toString());
      expect(valueOf('event.properties.a / event.properties.b', data(a, b))).toBe(a.div(b, 20).toString());
    }));
  });

  test('and any expression with long numbers ends soon, with a value that can be stored or a fault', () => {
    const operators = fc.array(fc.constantFrom('+', '-', '*', '/'), { minLength: 99, maxLength: 99 });
    fc.assert(fc.property(operators, fc.bigInt({ min: 10n ** 198n, max: 10n ** 199n }), (found, a) => {
      const { value, fault } = evaluate(`event.properties.a${found.map((operator) => `${operator}event.properties.a`).join('')}`, { a: a.toString() });
      if (value === null) expect(fault).toBe('EXPRESSION_OUT_OF_RANGE');
      else expect(Decimal.parse(value.toString())).not.toBeNull();
    }));
  });
});
