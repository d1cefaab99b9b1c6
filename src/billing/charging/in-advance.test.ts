import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { dayShare, feeShare, quantityShare, shareFrom } from './day-share.ts';
import { inAdvanceStep, nothingPaid, paidUsage, proratedPaidUsage, renewed } from './in-advance.ts';
import type { InAdvanceEvent, InAdvanceState } from './in-advance.ts';

const at = (text: string) => Temporal.Instant.from(text);
/** Golden cases write the last second of a period. */
const closed = (text: string) => at(text).add({ seconds: 1 });
const of = (value: string) => Decimal.of(value);

interface StateText {
  current_aggregation: string;
  max_aggregation: string;
  max_aggregation_with_proration?: string;
}

const stateOf = (text: StateText | null): InAdvanceState | null =>
  text === null ? null : { current: of(text.current_aggregation), peak: of(text.max_aggregation), proratedPeak: of(text.max_aggregation_with_proration ?? text.max_aggregation) };

interface AggregationVector {
  input: {
    aggregation_type: 'count_agg' | 'sum_agg' | 'unique_count_agg';
    prorated?: boolean;
    previous: StateText | null;
    event_value?: string;
    new_units?: string;
    event_timestamp?: string;
    to_datetime?: string;
    period_duration_days?: number;
    charges_duration_days?: number;
  };
  expected: { pay_in_advance_aggregation: string };
}

/** What a case says that an event changes: its value, or how many more values are on. */
function eventOf({ aggregation_type: aggregation, event_value: value, new_units: units }: AggregationVector['input']): InAdvanceEvent {
  if (aggregation === 'count_agg') return { type: 'COUNT' };
  if (aggregation === 'sum_agg') return { type: 'SUM', value: of(value ?? '') };
  return of(units ?? '').isNegative() ? { type: 'UNIQUE', operation: 'REMOVE', isOn: true } : { type: 'UNIQUE', operation: 'ADD', isOn: of(units ?? '').isZero() };
}

test.each(lagoVectors<AggregationVector>('pay_in_advance_aggregation').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  const event = eventOf(input);
  const days = input.period_duration_days ?? input.charges_duration_days ?? 0;
  const share = input.prorated === true ? shareFrom(at(input.event_timestamp ?? ''), { from: at('2000-01-01T00:00:00Z'), to: closed(input.to_datetime ?? '') }, days, 'UTC') : null;
  expect(inAdvanceStep(stateOf(input.previous), event, share).billed.toString()).toBe(expected.pay_in_advance_aggregation);
});

interface UsageVector {
  input: {
    charge?: { prorated?: boolean; properties: { amount: string } };
    aggregation_type: 'sum_agg' | 'unique_count_agg';
    prorated?: boolean;
    charges_from_datetime?: string;
    charges_to_datetime?: string;
    period_duration_days?: number;
    events?: { timestamp: string; value: string; operation_type?: string }[];
    total_aggregation?: string;
    total_units?: string;
    persisted_days?: number;
    cached?: StateText;
  };
  expected: { aggregation?: string; amount_cents?: string; units?: string };
}

test.each(lagoVectors<UsageVector>('pay_in_advance_usage').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  if (input.cached !== undefined) {
    const total = of(input.total_aggregation ?? input.total_units ?? '');
    const state = stateOf(input.cached);
    const share = { days: input.persisted_days ?? 0, of: input.period_duration_days ?? 0 };
    const usage = input.prorated === true ? proratedPaidUsage(total, state, share) : paidUsage(total, state);
    expect(usage.toString()).toBe(expected.aggregation);
    if (expected.units !== undefined) expect(total.toString()).toBe(expected.units);
    return;
  }
  const period = { from: at(input.charges_from_datetime ?? ''), to: closed(input.charges_to_datetime ?? '') };
  const state = streamed(input, period);
  const prorated = input.charge?.prorated === true;
  const quantity = prorated ? proratedPaidUsage(state.current, state, { days: 1, of: 1 }) : paidUsage(state.current, state);
  expect(quantity.mul(of(input.charge?.properties.amount ?? '')).mul(Decimal.hundred).round(0).toString()).toBe(expected.amount_cents);
  expect(state.current.toString()).toBe(expected.units);
});

function streamed({ charge, aggregation_type: aggregation, events = [], period_duration_days: days = 1 }: UsageVector['input'], period: { from: Temporal.Instant; to: Temporal.Instant }): InAdvanceState {
  const on = new Set<string>();
  let state: InAdvanceState | null = null;
  for (const { timestamp, value, operation_type: operation } of events) {
    const share = charge?.prorated === true ? shareFrom(at(timestamp), period, days, 'UTC') : null;
    const event: InAdvanceEvent = aggregation === 'sum_agg' ? { type: 'SUM', value: of(value) } : { type: 'UNIQUE', operation: operation === 'remove' ? 'REMOVE' : 'ADD', isOn: on.has(value) };
    if (operation === 'remove') on.delete(value);
    else on.add(value);
    state = inAdvanceStep(state, event, share).state;
  }
  return state ?? nothingPaid;
}

const values = fc.integer({ min: -40, max: 40 }).map((tenths) => Decimal.of(tenths).div(Decimal.of(10), 1));
const sums = fc.array(values, { maxLength: 20 });

describe('whatever the events', () => {
  test('what is billed is never negative, and together is the highest total of the period', () => {
    fc.assert(
      fc.property(sums, (list) => {
        let state: InAdvanceState | null = null;
        let billed = Decimal.zero;
        let total = Decimal.zero;
        let highest = Decimal.zero;
        for (const [position, value] of list.entries()) {
          const step = inAdvanceStep(state, { type: 'SUM', value }, null);
          expect(step.billed.isNegative() || step.units.isNegative()).toBe(false);
          billed = billed.add(step.billed);
          total = position === 0 ? Decimal.max(Decimal.zero, value) : total.add(value);
          highest = Decimal.max(highest, total);
          state = step.state;
          expect(state.current.eq(total)).toBe(true);
        }
        expect(billed.eq(highest)).toBe(true);
        expect(paidUsage(total, state).eq(highest)).toBe(true);
      }),
    );
  });

  test('distinct values are billed for the most that were there at once', () => {
    const events = fc.array(fc.record({ value: fc.constantFrom('a', 'b', 'c', 'd'), operation: fc.constantFrom<'ADD' | 'REMOVE'>('ADD', 'REMOVE') }), { maxLength: 25 });
    fc.assert(
      fc.property(events, (list) => {
        const on = new Set<string>();
        let state: InAdvanceState | null = null;
        let billed = Decimal.zero;
        let most = 0;
        for (const { value, operation } of list) {
          const step = inAdvanceStep(state, { type: 'UNIQUE', operation, isOn: on.has(value) }, null);
          if (operation === 'ADD') on.add(value);
          else on.delete(value);
          most = Math.max(most, on.size);
          billed = billed.add(step.billed);
          state = step.state;
        }
        expect(billed.toString()).toBe(String(most));
      }),
    );
  });

  test('by days nothing costs more than by whole periods, and a whole share costs as much', () => {
    fc.assert(
      fc.property(sums, fc.integer({ min: 0, max: 31 }), (list, days) => {
        let prorated: InAdvanceState | null = null;
        let whole: InAdvanceState | null = null;
        for (const value of list) {
          const event = { type: 'SUM', value } as const;
          prorated = inAdvanceStep(prorated, event, { days, of: 31 }).state;
          whole = inAdvanceStep(whole, event, { days: 31, of: 31 }).state;
        }
        expect((prorated ?? nothingPaid).proratedPeak.lte((whole ?? nothingPaid).proratedPeak)).toBe(true);
        expect((whole ?? nothingPaid).proratedPeak.eq((whole ?? nothingPaid).peak)).toBe(true);
      }),
    );
  });
});

test('a renewal bills what is carried, and only what goes beyond it afterwards', () => {
  const { state, billed } = renewed(of('75'));
  expect(billed.toString()).toBe('75');
  expect(inAdvanceStep(state, { type: 'SUM', value: of('-5') }, null).billed.toString()).toBe('0');
  expect(inAdvanceStep(state, { type: 'SUM', value: of('5') }, null).billed.toString()).toBe('5');
  expect(renewed(of('-3')).billed.toString()).toBe('0');
});

test('a share counts the local day it begins on, and quantities round up', () => {
  const may = { from: at('2023-05-01T00:00:00Z'), to: at('2023-06-01T00:00:00Z') };
  expect(shareFrom(at('2023-05-30T23:59:59Z'), may, 31, 'UTC')).toEqual({ days: 2, of: 31 });
  // In Tokyo it is the 31st already.
  expect(shareFrom(at('2023-05-30T23:59:59Z'), { from: at('2023-04-30T15:00:00Z'), to: at('2023-05-31T15:00:00Z') }, 31, 'Asia/Tokyo')).toEqual({ days: 1, of: 31 });
  expect(dayShare({ from: at('2023-05-15T12:00:00Z'), to: may.to }, may, 'UTC')).toEqual({ days: 17, of: 31 });
  // The first period of an anniversary begins within a day, which counts whole for a fee; the minimum of a charge counts from the instant.
  const first = { from: at('2023-05-15T15:00:00Z'), to: at('2023-06-15T00:00:00Z') };
  const part = { from: first.from, to: at('2023-05-25T10:00:00Z') };
  expect([feeShare(part, first, 'UTC'), dayShare(part, first, 'UTC')]).toEqual([{ days: 11, of: 31 }, { days: 10, of: 31 }]);
  expect(quantityShare(of('10'), { days: 2, of: 31 }).toString()).toBe('0.64517');
  expect(quantityShare(of('3.1'), { days: 10, of: 31 }).toString()).toBe('1');
});
