import type { Decimal } from '../../kit/decimal.ts';

export const expressionFunctions = ['round', 'ceil', 'floor', 'least', 'greatest', 'concat'] as const;
export type ExpressionFunction = (typeof expressionFunctions)[number];
export type ExpressionOperator = '+' | '-' | '*' | '/';

/** A custom expression, read: how an event's value is computed from the event. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'code' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: ExpressionOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly function: ExpressionFunction; readonly arguments: readonly Expression[] };

/** How tightly an operator binds. */
const bindings: Readonly<Record<ExpressionOperator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** The expression as text, with no more spaces and parentheses than it needs: what is read back from it is the same. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number': return expression.value.toString();
    case 'text': return `'${expression.value}'`;
    case 'code': return 'event.code';
    case 'timestamp': return 'event.timestamp';
    case 'property': return `event.properties.${expression.name}`;
    case 'negation': return `-${printOperand(expression.operand, 3)}`;
    case 'operation': {
      const binding = bindings[expression.operator];
      return `${printOperand(expression.left, binding)}${expression.operator}${printOperand(expression.right, binding + 1)}`;
    }
    case 'call': return `${expression.function}(${expression.arguments.map(printExpression).join(',')})`;
  }
}

/** In parentheses where it binds less tightly than its place asks for. */
function printOperand(expression: Expression, binding: number): string {
  const text = printExpression(expression);
  return expression.kind === 'operation' && bindings[expression.operator] < binding ? `(${text})` : text;
}
