import { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { before } from '../kit/instant.ts';
import { exactNumber } from '../kit/json.ts';
import { eventValue, groupValues } from './event-value.ts';
import { withValueAt } from './json-path.ts';
import type { JsonObject } from './json-value.ts';
import { dimensionKeys } from './meter.ts';
import type { CompiledMeter } from './meter.ts';
import { passesFilters } from './usage-query.ts';
import type { DimensionFilter } from './usage-query.ts';

/** What one event adds to a figure that is a sum or a count. */
export interface CountedEvent {
  readonly type: string;
  readonly time: Temporal.Instant;
  readonly data: JsonObject | null;
}

/** Data of an event that counts a known amount, above 0. */
export interface AmountData {
  readonly amount: Decimal;
  readonly data: JsonObject | null;
}

/** What an event adds to the meter's usage that passes the filters: 0 where the meter does not count it. For SUM and COUNT. */
export function addedUsage(meter: CompiledMeter, filters: readonly DimensionFilter[], event: CountedEvent): Decimal {
  if (event.type !== meter.eventType || (meter.eventFrom !== null && before(event.time, meter.eventFrom))) return Decimal.zero;
  if (filters.length > 0 && !passesFilters(filters, groupValues(meter, event.data))) return Decimal.zero;
  return meter.aggregation === 'COUNT' ? Decimal.one : (eventValue(meter, event).number ?? Decimal.zero);
}

/** An amount as it is asked for: by itself, by data that the meter reads it of, or by both. */
export interface AmountRequest {
  readonly amount: Decimal | null;
  readonly data: JsonObject | null;
  /** A value that the data has already gives way to the amount; else the two must be equal. */
  readonly replaces: boolean;
}

/**
 * Data of an event of the meter's type at `time` that adds exactly one amount to the usage that passes the filters. Where the amount is given, it is
 * written where the meter reads its value; else it is what the meter reads. Adds everything that is wrong to `issues`, with the paths
 * "amount", "data" and "featureKey", and then answers null: amounts of 0 and below, an aggregation that is neither a sum nor a count, a value that
 * cannot be written, and an event that the meter or the filters would pass over.
 */
export function amountData(meter: CompiledMeter, filters: readonly DimensionFilter[], request: AmountRequest, time: Temporal.Instant, issues: Issue[]): AmountData | null {
  const found = meter.aggregation === 'COUNT' ? countData(meter, request, issues) : sumData(meter, request, time, issues);
  if (found === null) return null;
  if (meter.eventFrom !== null && before(time, meter.eventFrom)) {
    issues.push(issue('EVENT_BEFORE_METER', `meter "${meter.key}" counts events from ${meter.eventFrom} on, and now is ${time}: use it then`, 'featureKey'));
    return null;
  }
  const values = groupValues(meter, found.data);
  const missed = filters.find((filter) => !passesFilters([filter], values));
  if (missed === undefined) return found;
  const key = dimensionKeys(meter)[missed.dimension] ?? '';
  issues.push(issue('USAGE_OF_ANOTHER_FEATURE', `the dimension "${key}" of the event is ${JSON.stringify(values[missed.dimension] ?? '')}, and the feature counts other values only: give data that has one of these`, 'data'));
  return null;
}

function countData(meter: CompiledMeter, { amount, data }: AmountRequest, issues: Issue[]): AmountData | null {
  if (amount === null || amount.eq(Decimal.one)) return { amount: Decimal.one, data };
  issues.push(issue('AMOUNT_NOT_ONE', `amount is ${amount.toString()}, and each event counts 1 by meter "${meter.key}": ask once for each, or use a meter of SUM`, 'amount'));
  return null;
}

function sumData(meter: CompiledMeter, { amount, data, replaces }: AmountRequest, time: Temporal.Instant, issues: Issue[]): AmountData | null {
  if (meter.aggregation !== 'SUM') {
    issues.push(issue('FEATURE_CANNOT_BE_AUTHORIZED', `meter "${meter.key}" is one of ${meter.aggregation}, where what an event adds depends on others: use a feature with a meter of SUM or COUNT`, 'featureKey'));
    return null;
  }
  if (amount !== null && !amount.isPositive()) {
    issues.push(issue('AMOUNT_NOT_POSITIVE', `amount is ${amount.toString()}: give more than 0`, 'amount'));
    return null;
  }
  const read = data === null ? undefined : meter.value?.read(data);
  if (amount !== null && meter.value !== null && (read === undefined || replaces)) return writtenData(meter, amount, data ?? {}, time, issues);
  if (data === null) {
    const what = meter.formula === null ? 'give the amount, or data that has it' : 'it computes its value: give the data that it needs';
    issues.push(issue('AMOUNT_REQUIRED', `meter "${meter.key}" has nothing to count: ${what}`, meter.formula === null ? 'amount' : 'data'));
    return null;
  }
  const value = eventValue(meter, { type: meter.eventType, time, data });
  if (value.number === null) {
    const why = 'message' in value ? value.message : `at ${meter.valueProperty} of data it finds no number`;
    issues.push(issue(`EVENT_${value.fault ?? 'VALUE_TYPE'}`, `meter "${meter.key}" cannot count the event: ${why}`, 'data'));
    return null;
  }
  if (!value.number.isPositive()) {
    issues.push(issue('AMOUNT_NOT_POSITIVE', `meter "${meter.key}" reads ${value.number.toString()} of data: give more than 0`, 'data'));
    return null;
  }
  if (amount !== null && !amount.eq(value.number)) {
    issues.push(issue('AMOUNT_DIFFERS_FROM_DATA', `amount is ${amount.toString()}, and meter "${meter.key}" reads ${value.number.toString()} of data: leave one of the two out`, 'amount'));
    return null;
  }
  return { amount: value.number, data };
}

/** The same data with another amount; null where it cannot be written: the value is computed, or not at one place. */
export function withAmount(meter: CompiledMeter, data: JsonObject | null, amount: Decimal): JsonObject | null {
  const names = meter.value?.names ?? null;
  return names === null ? null : withValueAt(data ?? {}, names, exactNumber(amount.toString()));
}

function writtenData(meter: CompiledMeter, amount: Decimal, data: JsonObject, time: Temporal.Instant, issues: Issue[]): AmountData | null {
  const written = withAmount(meter, data, amount);
  if (written !== null) {
    // Longer numbers than meters count would be written and never counted.
    if (eventValue(meter, { type: meter.eventType, time, data: written }).number?.eq(amount) === true) return { amount, data: written };
    issues.push(issue('AMOUNT_OUT_OF_RANGE', `amount has more digits than a meter counts: give at most 200`, 'amount'));
    return null;
  }
  issues.push(issue('AMOUNT_NOT_WRITABLE', `meter "${meter.key}" reads its value at ${meter.valueProperty}, where an amount cannot be written: give data that has it`, 'amount'));
  return null;
}
