import { ValidationError, issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { Decimal } from '../kit/decimal.ts';
import { evaluateExpression } from './expression/evaluate.ts';
import type { ExpressionEvent } from './expression/evaluate.ts';
import { ExpressionInvalid } from './expression/expression.errors.ts';
import type { Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse.ts';
import { MAX_EVENT_TYPE_LENGTH } from './meter.ts';

/**
 * What an expression comes to for a sample event: its value, or the one issue why it has none. Throws ValidationError, its paths below `path`,
 * for an expression that cannot be read and an event that could not be sent; every issue at once.
 */
export function evaluatedExpression(text: string, event: ExpressionEvent, path: readonly string[]): { readonly value: Decimal | string | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let expression: Expression | null = null;
  try {
    expression = parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionInvalid)) throw error;
    issues.push(...error.issues.map((found) => ({ ...found, path: [...path, ...found.path] })));
  }
  if (event.code.length < 1 || event.code.length > MAX_EVENT_TYPE_LENGTH) {
    issues.push(issue('EVENT_ATTRIBUTE_LENGTH', `type has ${event.code.length} characters; give 1 to ${MAX_EVENT_TYPE_LENGTH}`, ...path, 'event', 'type'));
  }
  if (expression === null || issues.length > 0) throw new ValidationError(issues);
  const { value, fault, message } = evaluateExpression(expression, event);
  return fault === null ? { value, issues: [] } : { value: null, issues: [issue(`EVENT_${fault}`, message, ...path, 'event', 'data')] };
}
