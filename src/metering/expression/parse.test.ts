import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateExpression } from './evaluate.ts';
import { ExpressionInvalid } from './expression.errors.ts';
import { expressionFunctions, printExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH, MAX_EXPRESSION_STEPS, parseExpression } from './parse.ts';

const printed = (text: string): string => printExpression(parseExpression(text));

function refusal(text: string): ExpressionInvalid {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionInvalid) return error;
    throw error;
  }
  throw new Error(`"${text}" was read`);
}

describe('what can be read', () => {
  test.each([
    [' 1 + 2 * 3 ', '1+2*3'],
    ['(1 + 2) * 3', '(1+2)*3'],
    ['1 - (2 - 3)', '1-(2-3)'],
    ['(1 - 2) - 3', '1-2-3'],
    ['8 / (4 / 2)', '8/(4/2)'],
    ['--2', '--2'],
    ['-(1+2)', '-(1+2)'],
    ['2 - -3', '2--3'],
    ['1.50', '1.5'],
    ["'a + b'", "'a + b'"],
    ["concat('+', '-')", "concat('+','-')"],
    ['ROUND(event.properties.a_1, -2)', 'round(event.properties.a_1,-2)'],
    ['Ceil(event.timestamp)', 'ceil(event.timestamp)'],
    ['greatest(1, least(2, 3, 4))', 'greatest(1,least(2,3,4))'],
    ['concat(event.code\n,\t\'x\')', "concat(event.code,'x')"],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});

describe('what cannot be read says where and why', () => {
  test.each([
    ['', 1, 'ends'],
    ['1 +', 4, 'ends'],
    ['1 2', 3, 'operator'],
    ["1 '+' 2", 3, 'operator'],
    ['(1', 3, '")"'],
    ['* 2', 1, 'value'],
    ["'open", 1, 'closing quote'],
    ['1.', 2, 'nothing'],
    ['.5', 1, 'nothing'],
    ['1 % 2', 3, 'nothing'],
    ['1 😀', 3, '😀'],
    ['sqrt(4)', 1, 'neither'],
    ['rOuNd(4)', 1, 'neither'],
    ['event', 1, 'neither'],
    ['event.properties', 1, 'neither'],
    ['event.properties.', 1, 'neither'],
    ['event.properties.a.b', 1, 'neither'],
    ['event.properties.1a', 1, 'neither'],
    ['constructor', 1, 'neither'],
    ['process.exit(1)', 1, 'neither'],
    ['round()', 7, 'value'],
    ['round(1, 2, 3)', 1, '1 to 2'],
    ['round 1', 7, '"("'],
    ['concat(1,)', 10, 'value'],
    ['1'.repeat(201), 1, 'digits'],
  ])('%s', (text, at, why) => {
    const error = refusal(text);
    expect(error.message).toContain(`at character ${at}:`);
    expect(error.message).toContain(why);
    expect(error.issues.map(({ code, path }) => [code, path])).toEqual([['METER_EXPRESSION_INVALID', ['expression']]]);
  });

  test('U+0000, which no database keeps', () => {
    expect(refusal("'\0'").message).toContain('U+0000');
  });
});

describe('limits', () => {
  test('length', () => {
    const longest = `'${'x'.repeat(MAX_EXPRESSION_LENGTH - 2)}'`;
    expect(printed(longest)).toBe(longest);
    expect(refusal(`${longest} `).message).toContain(`${MAX_EXPRESSION_LENGTH + 1} characters`);
  });

  test.each([['(', '1', ')'], ['-', '1', ''], ['round(', '1', ')']])('depth, by %s', (open, inner, close) => {
    const nested = (depth: number): string => open.repeat(depth) + inner + close.repeat(depth);
    expect(printExpression(parseExpression(nested(MAX_EXPRESSION_DEPTH)))).toContain('1');
    expect(refusal(nested(MAX_EXPRESSION_DEPTH + 1)).message).toContain('deep');
  });

  test('steps', () => {
    // Each term after the first is a value and an operator.
    const terms = (count: number): string => Array.from({ length: count }, () => '1').join('+');
    expect(countOf(parseExpression(terms(MAX_EXPRESSION_STEPS / 2)))).toBe(MAX_EXPRESSION_STEPS - 1);
    expect(refusal(terms(MAX_EXPRESSION_STEPS / 2 + 1)).message).toContain('more than');
  });
});

describe('any text', () => {
  const pieces = ['1', '2.5', '0', "'a'", "'", '+', '-', '*', '/', '(', ')', ',', ' ', '.', 'event.code', 'event.timestamp', 'event.properties.a', 'event.', ...expressionFunctions, 'Round(', 'é', '\0', '__proto__'];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((found) => found.join('')),
    fc.constantFrom('(', '-', 'round(', '1+', 'concat(1,').chain((piece) => fc.integer({ min: 0, max: 4_000 }).map((count) => piece.repeat(count))),
  );

  test('is read within the limits, or refused by the one typed error', () => {
    fc.assert(fc.property(texts, (text) => {
      let expression: Expression;
      try {
        expression = parseExpression(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionInvalid);
        return;
      }
      expect(text.length).toBeLessThanOrEqual(MAX_EXPRESSION_LENGTH);
      expect(countOf(expression)).toBeLessThanOrEqual(MAX_EXPRESSION_STEPS);
    }), { numRuns: 2_000 });
  });
});

describe('what is printed', () => {
  /** Source text of expressions, with parentheses wherever chance puts them. */
  const sources = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom('0', '1', '2.50', '007', 'event.code', 'event.timestamp', 'event.properties.number', 'event.properties.text', 'event.properties.zero', 'event.properties.none'),
      fc.string({ maxLength: 6 }).map((text) => `'${text.replaceAll("'", '')}'`),
    ),
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      tie('leaf'),
      fc.tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', ' - '), tie('expression')).map((parts) => parts.join('')),
      tie('expression').map((inner) => `(${inner})`),
      tie('expression').map((inner) => `-${inner}`),
      fc.tuple(fc.constantFrom('round', 'CEIL', 'Floor'), tie('expression'), fc.constantFrom('', ', 1', ', -1')).map(([name, inner, places]) => `${name}(${inner}${places})`),
      fc.tuple(fc.constantFrom('least', 'GREATEST', 'concat'), fc.array(tie('expression'), { minLength: 1, maxLength: 3 })).map(([name, inner]) => `${name}(${inner.join(' , ')})`),
    ),
  })).expression;
  const event = { code: 'call', time: Temporal.Instant.from('2025-03-01T00:00:00.25Z'), data: { number: '12.34', text: 'abc', zero: 0 } };
  const outcome = (expression: Expression) => {
    const { value, fault } = evaluateExpression(expression, event);
    return fault ?? (typeof value === 'string' ? [value] : value.toString());
  };

  test('is read back as it was, is no longer than its source, and has the same result', () => {
    let withValue = 0;
    fc.assert(fc.property(sources, (source) => {
      const first = parseExpression(source);
      const text = printExpression(first);
      const second = parseExpression(text);
      expect(text.length).toBeLessThanOrEqual(source.length);
      expect(printExpression(second)).toBe(text);
      expect(outcome(second)).toEqual(outcome(first));
      if (!String(outcome(first)).startsWith('EXPRESSION_')) withValue += 1;
    }), { numRuns: 1_000 });
    expect(withValue).toBeGreaterThan(100);
  });
});

/** The steps of an expression. */
function countOf(expression: Expression): number {
  switch (expression.kind) {
    case 'negation': return 1 + countOf(expression.operand);
    case 'operation': return 1 + countOf(expression.left) + countOf(expression.right);
    case 'call': return expression.arguments.reduce((count, argument) => count + countOf(argument), 1);
    default: return 1;
  }
}
