import { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { evaluateExpression } from './expression/evaluate.ts';
import type { ExpressionEvent, ExpressionFault } from './expression/evaluate.ts';
import { ExpressionInvalid } from './expression/expression.errors.ts';
import type { Expression } from './expression/expression.ts';
import { parseExpression } from './expression/parse.ts';
import type { JsonObject } from './json-value.ts';
import type { MeterAggregation } from './meter.ts';
import { metricFilterIssues } from './metric-filter.ts';
import type { MetricFilter } from './metric-filter.ts';
import type { UniqueOperation } from './recurring.ts';
import { roundingIssues } from './rounding.ts';

/** What callers say of a metric beyond a plain meter. */
export interface MetricInput {
  readonly aggregation: string;
  readonly expression?: string | null;
  readonly rounding?: { readonly function: string; readonly precision: number } | null;
  readonly recurring?: boolean | null;
  readonly filters?: readonly MetricFilter[] | null;
  readonly weightedInterval?: 'SECONDS' | null;
}

/** An event's value by an expression. */
export type ComputedValue =
  | { readonly number: Decimal; readonly text: null; readonly fault: null }
  | { readonly number: null; readonly text: string; readonly fault: null }
  | { readonly number: null; readonly text: null; readonly fault: ExpressionFault | 'EXPRESSION_VALUE_NOT_A_NUMBER'; readonly message: string };

const carrying: ReadonlySet<string> = new Set(['SUM', 'UNIQUE_COUNT', 'WEIGHTED_SUM'] satisfies MeterAggregation[]);

/** Everything that is wrong with what a metric says beyond a plain meter; whether `fieldPath` is a path is the meter's to check. */
export function metricIssues(input: MetricInput): Issue[] {
  const { aggregation, recurring, rounding, filters, weightedInterval } = input;
  const issues: Issue[] = [];
  if (recurring === true && !carrying.has(aggregation)) {
    issues.push(issue('METER_RECURRING_NOT_COMPATIBLE', `recurring does not go with ${aggregation}: only ${[...carrying].join(', ')} carry a value from period to period`, 'recurring'));
  }
  if (weightedInterval != null && aggregation !== 'WEIGHTED_SUM') {
    issues.push(issue('METER_WEIGHTED_INTERVAL_NOT_COMPATIBLE', `weightedInterval does not go with ${aggregation}: only WEIGHTED_SUM weighs by time, leave it out`, 'weightedInterval'));
  }
  issues.push(...expressionIssues(input));
  if (rounding != null) issues.push(...roundingIssues(rounding, ['rounding']));
  if (filters != null) issues.push(...metricFilterIssues(filters, ['filters']));
  return issues;
}

function expressionIssues({ aggregation, expression }: MetricInput): Issue[] {
  if (expression == null) return [];
  if (aggregation === 'COUNT') return [issue('METER_EXPRESSION_WITH_COUNT', 'COUNT counts events and reads no value: leave expression out, or choose another aggregation', 'expression')];
  try {
    parseExpression(expression);
    return [];
  } catch (error) {
    if (error instanceof ExpressionInvalid) return [...error.issues];
    throw error;
  }
}

/** What an event is worth to a metric with an expression: a text for UNIQUE_COUNT, otherwise a number, or the reason why it is not counted. */
export function computedValue(expression: Expression, aggregation: MeterAggregation, event: ExpressionEvent): ComputedValue {
  const { value, fault, message } = evaluateExpression(expression, event);
  if (fault !== null) return { number: null, text: null, fault, message };
  if (aggregation === 'UNIQUE_COUNT') return { number: null, text: value.toString(), fault: null };
  const number = typeof value === 'string' ? Decimal.parseNumber(value) : value;
  if (number !== null) return { number, text: null, fault: null };
  return { number: null, text: null, fault: 'EXPRESSION_VALUE_NOT_A_NUMBER', message: `the value of the expression, ${JSON.stringify(String(value).slice(0, 40))}, is no number` };
}

/** What an event does to a distinct value: Lago's `operation_type` of its data, "remove" or, in every other case, an addition. */
export function uniqueOperation(data: JsonObject | null): UniqueOperation {
  return data !== null && Object.hasOwn(data, 'operation_type') && data['operation_type'] === 'remove' ? 'REMOVE' : 'ADD';
}
