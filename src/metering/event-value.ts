import { Decimal } from '../kit/decimal.ts';
import { ExactNumber } from '../kit/json.ts';
import type { ExpressionFault } from './expression/evaluate.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import type { CompiledMeter } from './meter.ts';
import { computedValue } from './metric.ts';

/** Why a meter cannot count an event; the event is stored all the same. */
export type ValueFault =
  | 'DATA_NULL'
  | 'MISSING_VALUE_PROPERTY'
  | 'VALUE_NULL'
  | 'VALUE_NAN'
  | 'VALUE_INFINITE'
  | 'VALUE_NOT_A_NUMBER'
  | 'VALUE_OUT_OF_RANGE'
  | 'VALUE_TYPE';

/** What one event is worth to one meter: a number, for UNIQUE_COUNT a text, or the reason why it is not counted. */
export type EventValue =
  | { readonly number: Decimal; readonly text: null; readonly fault: null }
  | { readonly number: null; readonly text: string; readonly fault: null }
  | { readonly number: null; readonly text: null; readonly fault: ValueFault }
  | { readonly number: null; readonly text: null; readonly fault: ExpressionFault | 'EXPRESSION_VALUE_NOT_A_NUMBER'; readonly message: string };

/** What of an event decides its value. */
export interface ValuedEvent {
  readonly type: string;
  readonly time: Temporal.Instant;
  readonly data: JsonObject | null;
}

const INFINITIES: ReadonlySet<string> = new Set(['Inf', '+Inf', '-Inf', 'Infinity', '+Infinity', '-Infinity']);

/** COUNT is one for every event, whatever its data. */
export function eventValue(meter: CompiledMeter, event: ValuedEvent): EventValue {
  const { data } = event;
  if (meter.formula !== null) return computedValue(meter.formula, meter.aggregation, { code: event.type, time: event.time, data });
  if (meter.value === null) return number(Decimal.one);
  if (data === null) return fault('DATA_NULL');
  const found = meter.value.read(data);
  if (found === undefined) return fault('MISSING_VALUE_PROPERTY');
  if (found === null) return fault('VALUE_NULL');
  if (meter.aggregation === 'UNIQUE_COUNT') {
    const text = scalarText(found);
    return text === null ? fault('VALUE_TYPE') : { number: null, text, fault: null };
  }
  if (typeof found === 'number' || found instanceof ExactNumber) {
    const read = Decimal.parseNumber(numberText(found));
    return read === null ? fault('VALUE_OUT_OF_RANGE') : number(read);
  }
  if (typeof found !== 'string') return fault('VALUE_TYPE');
  const read = Decimal.parseNumber(found);
  if (read !== null) return number(read);
  if (found === 'NaN') return fault('VALUE_NAN');
  return fault(INFINITIES.has(found) ? 'VALUE_INFINITE' : 'VALUE_NOT_A_NUMBER');
}

/**
 * The event's value of each of the meter's dimensions, in their order: the scalar as text, so that 4 and "4" are one group. What has no
 * scalar there (nothing, null, an object, a list, several values), and for a filter a value that it does not declare, is in the group "".
 */
export function groupValues(meter: CompiledMeter, data: JsonObject | null): string[] {
  return meter.dimensions.map(({ read, values }) => {
    const found = data === null ? undefined : read(data);
    const text = found == null ? '' : (scalarText(found) ?? '');
    return values === null || values.has(text) ? text : '';
  });
}

/** Numbers in plain decimal form; null for an object or a list. */
function scalarText(value: Exclude<JsonValue, null>): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || value instanceof ExactNumber) {
    const text = numberText(value);
    return Decimal.parseNumber(text)?.toString() ?? text;
  }
  return null;
}

function numberText(value: number | ExactNumber): string {
  return typeof value === 'number' ? String(value) : value.text;
}

function number(value: Decimal): EventValue {
  return { number: value, text: null, fault: null };
}

function fault(reason: ValueFault): EventValue {
  return { number: null, text: null, fault: reason };
}

/** Names a group by its values of some dimensions, by their positions in the order that was asked for; "" where there is none. */
export const groupName = (positions: readonly number[], values: readonly string[]): string => JSON.stringify(positions.map((position) => values[position] ?? ''));
