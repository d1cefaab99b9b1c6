import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ExactNumber } from '../../kit/json.ts';
import type { JsonObject } from '../json-value.ts';
import { MAX_ROUNDING_PRECISION, isRoundingPrecision } from '../rounding.ts';
import type { RoundingFunction } from '../rounding.ts';
import type { Expression, ExpressionFunction, ExpressionOperator } from './expression.ts';
import { Fraction } from './fraction.ts';

/** What an expression can ask of an event. */
export interface ExpressionEvent {
  /** event.code: the type of the event. */
  readonly code: string;
  /** event.timestamp: as seconds since 1970. */
  readonly time: Temporal.Instant;
  /** event.properties.<name>: a member of it by that name. */
  readonly data: JsonObject | null;
}

/** Why an expression has no value for an event. */
export type ExpressionFault =
  | 'EXPRESSION_PROPERTY_MISSING'
  | 'EXPRESSION_PROPERTY_TYPE'
  | 'EXPRESSION_NOT_A_NUMBER'
  | 'EXPRESSION_DIVISION_BY_ZERO'
  | 'EXPRESSION_PRECISION_INVALID'
  | 'EXPRESSION_OUT_OF_RANGE'
  | 'EXPRESSION_TEXT_TOO_LONG';

/** The value, a number or a text, or why there is none; `message` says it with the name of what is at fault. */
export type ExpressionOutcome =
  | { readonly value: Decimal | string; readonly fault: null; readonly message: null }
  | { readonly value: null; readonly fault: ExpressionFault; readonly message: string };

/** Characters that concat may make. */
const MAX_TEXT_LENGTH = 4_096;

/** A number, a text, or a text that is also a number: a property keeps its text for concat. */
type Value = { readonly number: Fraction; readonly text: string | null } | { readonly number: null; readonly text: string };

class EvaluationFault extends Error {
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/**
 * The value of the expression for one event. Properties are read as texts, and a text that is a number (sign, fraction, exponent) can be
 * reckoned with; a 'text' of the expression itself cannot. Arithmetic is exact; a quotient without end keeps 20 places in the result.
 */
export function evaluateExpression(expression: Expression, event: ExpressionEvent): ExpressionOutcome {
  try {
    const { number, text } = evaluated(expression, event);
    return { value: number === null ? text : storable(number.toDecimal()), fault: null, message: null };
  } catch (error) {
    if (error instanceof EvaluationFault) return { value: null, fault: error.fault, message: error.message };
    throw error;
  }
}

function evaluated(expression: Expression, event: ExpressionEvent): Value {
  switch (expression.kind) {
    case 'number': return { number: Fraction.of(expression.value), text: null };
    case 'text': return { number: null, text: expression.value };
    case 'code': return { number: null, text: event.code };
    case 'timestamp': return { number: Fraction.of(secondsOf(event.time)), text: null };
    case 'property': return propertyValue(expression.name, event.data);
    case 'negation': return { number: numberOf(expression.operand, event).neg(), text: null };
    case 'operation': return { number: operated(expression.operator, numberOf(expression.left, event), numberOf(expression.right, event)), text: null };
    case 'call': return called(expression.function, expression.arguments, event);
  }
}

function operated(operator: ExpressionOperator, left: Fraction, right: Fraction): Fraction {
  switch (operator) {
    case '+': return inRange(left.add(right));
    case '-': return inRange(left.add(right.neg()));
    case '*': return inRange(left.mul(right));
    case '/':
      if (right.isZero()) throw new EvaluationFault('EXPRESSION_DIVISION_BY_ZERO', 'the expression divides by zero');
      return inRange(left.div(right));
  }
}

function called(name: ExpressionFunction, given: readonly Expression[], event: ExpressionEvent): Value {
  switch (name) {
    case 'round': return { number: roundedBy('ROUND', given, event), text: null };
    case 'ceil': return { number: roundedBy('CEIL', given, event), text: null };
    case 'floor': return { number: roundedBy('FLOOR', given, event), text: null };
    case 'least': return { number: extreme(-1, given, event), text: null };
    case 'greatest': return { number: extreme(1, given, event), text: null };
    case 'concat': return { number: null, text: joined(given, event) };
  }
}

function roundedBy(how: RoundingFunction, given: readonly Expression[], event: ExpressionEvent): Fraction {
  const value = numberOf(present(given[0], 'the number to round'), event);
  const places = given[1] === undefined ? Decimal.zero : numberOf(given[1], event).toDecimal();
  const precision = Number(places.toString());
  if (!places.floor().eq(places) || !isRoundingPrecision(precision)) {
    throw new EvaluationFault('EXPRESSION_PRECISION_INVALID', `the places to round to, ${places.toString().slice(0, 40)}, must be a whole number from -${MAX_ROUNDING_PRECISION} to ${MAX_ROUNDING_PRECISION}`);
  }
  return value.round({ function: how, precision });
}

/** The largest for 1, the smallest for -1. */
function extreme(sign: 1 | -1, given: readonly Expression[], event: ExpressionEvent): Fraction {
  return given.map((argument) => numberOf(argument, event)).reduce((best, value) => (value.compare(best) * sign > 0 ? value : best));
}

function joined(given: readonly Expression[], event: ExpressionEvent): string {
  let text = '';
  for (const argument of given) {
    const value = evaluated(argument, event);
    text += value.text ?? storable(present(value.number, 'a value with no text').toDecimal()).toString();
    if (text.length > MAX_TEXT_LENGTH) throw new EvaluationFault('EXPRESSION_TEXT_TOO_LONG', `concat makes a text of more than ${MAX_TEXT_LENGTH} characters`);
  }
  return text;
}

function numberOf(expression: Expression, event: ExpressionEvent): Fraction {
  const { number, text } = evaluated(expression, event);
  if (number !== null) return number;
  throw new EvaluationFault('EXPRESSION_NOT_A_NUMBER', `${expression.kind === 'property' ? `the property ${expression.name}` : 'a text of the expression'}, ${JSON.stringify(text.slice(0, 40))}, is no number`);
}

function propertyValue(name: string, data: JsonObject | null): Value {
  const found = data !== null && Object.hasOwn(data, name) ? data[name] : undefined;
  if (found === undefined || found === null) throw new EvaluationFault('EXPRESSION_PROPERTY_MISSING', `the event has no property ${name}`);
  if (typeof found === 'boolean') return { number: null, text: String(found) };
  if (typeof found !== 'string' && typeof found !== 'number' && !(found instanceof ExactNumber)) {
    throw new EvaluationFault('EXPRESSION_PROPERTY_TYPE', `the property ${name} is an object or a list; an expression reads numbers, texts and booleans`);
  }
  const written = String(found);
  const number = Decimal.parseNumber(written);
  if (number !== null) return { number: Fraction.of(number), text: typeof found === 'string' ? written : number.toString() };
  if (typeof found === 'string') return { number: null, text: written };
  throw new EvaluationFault('EXPRESSION_OUT_OF_RANGE', `the property ${name} has too many digits`);
}

function inRange(value: Fraction | null): Fraction {
  if (value !== null) return value;
  throw new EvaluationFault('EXPRESSION_OUT_OF_RANGE', 'a number on the way through the expression has too many digits');
}

/** A number that can be read back from its text. */
function storable(value: Decimal): Decimal {
  if (Decimal.parse(value.toString()) !== null) return value;
  throw new EvaluationFault('EXPRESSION_OUT_OF_RANGE', 'the value of the expression has too many digits');
}

function secondsOf(time: Temporal.Instant): Decimal {
  return Decimal.of(time.epochNanoseconds).mul(NANOSECOND);
}

const NANOSECOND = Decimal.of('0.000000001');
