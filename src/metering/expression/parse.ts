import { Decimal } from '../../kit/decimal.ts';
import { ExpressionInvalid } from './expression.errors.ts';
import { expressionFunctions } from './expression.ts';
import type { Expression, ExpressionFunction, ExpressionOperator } from './expression.ts';

/** Characters of an expression. */
export const MAX_EXPRESSION_LENGTH = 2_000;
/** Parentheses, calls and minus signs that may stand inside each other. */
export const MAX_EXPRESSION_DEPTH = 32;
/** Values, operators and calls of an expression. None is evaluated more than once, so this bounds the steps of an evaluation as well. */
export const MAX_EXPRESSION_STEPS = 200;

const SPACE = /[ \t\r\n]*/y;
const TOKEN = /(?<number>\d+(?:\.\d+)?)|'(?<text>[^']*)'|(?<name>[A-Za-z_][A-Za-z0-9_.]*)|(?<sign>[-+*/(),])/y;
const PROPERTY = /^event\.properties\.([A-Za-z_][A-Za-z0-9_]*)$/;

/** The least and the most arguments of a function. */
const arities: Readonly<Record<ExpressionFunction, readonly [number, number]>> = {
  round: [1, 2],
  ceil: [1, 2],
  floor: [1, 2],
  least: [1, Infinity],
  greatest: [1, Infinity],
  concat: [1, Infinity],
};

/** As they may be written: round, ROUND and Round. */
const functionNames: ReadonlyMap<string, ExpressionFunction> = new Map(
  expressionFunctions.flatMap((name) => [name, name.toUpperCase(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`].map((written) => [written, name] as const)),
);

type Token =
  | { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

/**
 * Reads a custom expression. Lago's grammar: numbers, 'texts' (no quote inside), event.code, event.timestamp, event.properties.<name>,
 * minus signs, + - * / with the usual precedence, parentheses, and the functions round, ceil, floor (value, places), least, greatest
 * and concat. Throws {@link ExpressionInvalid}, and nothing else, for any other text and beyond the limits above.
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_EXPRESSION_LENGTH) throw new ExpressionInvalid(`the expression has ${text.length} characters; give at most ${MAX_EXPRESSION_LENGTH}`);
  if (text.includes('\0')) throw new ExpressionInvalid('the expression holds the character U+0000; take it out');
  return new Parser(text).whole();
}

class Parser {
  readonly #text: string;
  #next: Token;
  #depth = 0;
  #steps = 0;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#tokenAt(0);
  }

  whole(): Expression {
    const expression = this.#sum();
    if (this.#next.kind !== 'end') this.#refuse(`${shown(this.#next)} stands where an operator or the end must be`);
    return expression;
  }

  #sum(): Expression {
    let left = this.#product();
    while (this.#isNext('+', '-')) left = this.#operation(left, this.#product);
    return left;
  }

  #product(): Expression {
    let left = this.#factor();
    while (this.#isNext('*', '/')) left = this.#operation(left, this.#factor);
    return left;
  }

  #operation(left: Expression, operand: () => Expression): Expression {
    const operator = this.#take().text as ExpressionOperator;
    return this.#step({ kind: 'operation', operator, left, right: operand.call(this) });
  }

  #factor(): Expression {
    const token = this.#take();
    switch (token.kind) {
      case 'number': return this.#number(token);
      case 'text': return this.#step({ kind: 'text', value: token.text });
      case 'name': return this.#named(token);
      case 'end': return this.#refuse('it ends where a value must be', token);
      case 'sign':
        if (token.text === '-') return this.#step({ kind: 'negation', operand: this.#deeper(token, this.#factor) });
        if (token.text === '(') {
          const inner = this.#deeper(token, this.#sum);
          this.#expect(')');
          return inner;
        }
        return this.#refuse(`${shown(token)} stands where a value must be`, token);
    }
  }

  #number(token: Token): Expression {
    const value = Decimal.parse(token.text);
    return value === null ? this.#refuse('the number has too many digits', token) : this.#step({ kind: 'number', value });
  }

  #named(token: Token): Expression {
    if (token.text === 'event.code') return this.#step({ kind: 'code' });
    if (token.text === 'event.timestamp') return this.#step({ kind: 'timestamp' });
    const property = PROPERTY.exec(token.text)?.[1];
    if (property !== undefined) return this.#step({ kind: 'property', name: property });
    const name = functionNames.get(token.text);
    if (name !== undefined) return this.#call(name, token);
    return this.#refuse(`${shown(token)} is neither event.code, event.timestamp or event.properties.<name> nor one of the functions ${expressionFunctions.join(', ')}`, token);
  }

  #call(name: ExpressionFunction, token: Token): Expression {
    this.#expect('(');
    const given = [this.#deeper(token, this.#sum)];
    while (this.#isNext(',')) {
      this.#take();
      given.push(this.#deeper(token, this.#sum));
    }
    this.#expect(')');
    const [least, most] = arities[name];
    if (given.length < least || given.length > most) this.#refuse(`${name} takes ${least} to ${most} arguments, not ${given.length}`, token);
    return this.#step({ kind: 'call', function: name, arguments: given });
  }

  #deeper(token: Token, read: () => Expression): Expression {
    if (++this.#depth > MAX_EXPRESSION_DEPTH) this.#refuse(`it is nested more than ${MAX_EXPRESSION_DEPTH} deep`, token);
    const inner = read.call(this);
    this.#depth -= 1;
    return inner;
  }

  #step(expression: Expression): Expression {
    if (++this.#steps > MAX_EXPRESSION_STEPS) this.#refuse(`it has more than ${MAX_EXPRESSION_STEPS} values and operators`);
    return expression;
  }

  #isNext(...signs: readonly string[]): boolean {
    return this.#next.kind === 'sign' && signs.includes(this.#next.text);
  }

  #expect(sign: string): void {
    if (!this.#isNext(sign)) this.#refuse(`${shown(this.#next)} stands where "${sign}" must be`);
    this.#take();
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== 'end') this.#next = this.#tokenAt(token.at + token.text.length + (token.kind === 'text' ? 2 : 0));
    return token;
  }

  #tokenAt(start: number): Token {
    SPACE.lastIndex = start;
    SPACE.test(this.#text);
    const at = SPACE.lastIndex;
    if (at === this.#text.length) return { kind: 'end', text: '', at };
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(this.#text)?.groups;
    for (const kind of ['number', 'text', 'name', 'sign'] as const) {
      const text = groups?.[kind];
      if (text !== undefined) return { kind, text, at };
    }
    const character = String.fromCodePoint(this.#text.codePointAt(at) ?? 0);
    throw new ExpressionInvalid(`the expression at character ${at + 1}: ${character === "'" ? 'the text has no closing quote' : `${JSON.stringify(character)} means nothing there`}`);
  }

  #refuse(why: string, { at }: Token = this.#next): never {
    throw new ExpressionInvalid(`the expression at character ${at + 1}: ${why}`);
  }
}

function shown(token: Token): string {
  return token.kind === 'end' ? 'the end' : JSON.stringify(token.text.length > 40 ? `${token.text.slice(0, 40)}…` : token.text);
}
