import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UsagePrice } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import { inMinorUnits, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { chargeAmount } from '../rating/charge-amount.ts';
import { shareFrom } from './day-share.ts';
import { inAdvanceStep } from './in-advance.ts';
import type { InAdvanceEvent, InAdvanceState } from './in-advance.ts';
import { inAdvanceFee, usageOf } from './in-advance-fee.ts';
import type { ChargedEvent, PriceOfUsage } from './in-advance-fee.ts';

interface RangeText {
  to_value: number | null;
  per_unit_amount: string;
  flat_amount: string;
}

interface ChargeText {
  charge_model: string;
  prorated?: boolean;
  properties: {
    amount?: string;
    package_size?: number;
    free_units?: number;
    graduated_ranges?: RangeText[];
    graduated_percentage_ranges?: { to_value: number | null; rate: string; flat_amount: string }[];
    rate?: string;
    fixed_amount?: string;
    free_units_per_events?: number;
    free_units_per_total_aggregation?: string;
    per_transaction_min_amount?: string;
    per_transaction_max_amount?: string;
  };
}

interface FeeVector {
  input: {
    charge: ChargeText;
    aggregation_type: 'count_agg' | 'sum_agg' | 'unique_count_agg';
    currency: string;
    charges_from_datetime?: string;
    charges_to_datetime?: string;
    period_duration_days?: number;
    events: { timestamp?: string; value?: string; operation_type?: string; precise_total_amount_cents?: string }[];
  };
  expected: { units: string; amount_cents: string };
}

const of = (value: string | number | undefined) => Decimal.of(value ?? '0');

const optional = (value: string | undefined) => (value === undefined ? null : of(value));
const bounds = { minimumAmount: null, maximumAmount: null };

/** The charge as a price of the catalog, computed by the code that bills. */
function priceOf(charge: ChargeText): PriceOfUsage {
  const price = catalogPrice(charge);
  return ({ quantity, events }) => chargeAmount(price, { quantity, events: events.map((event) => ({ value: event.quantity, amount: event.amount })) });
}

function catalogPrice({ charge_model: model, properties: p }: ChargeText): UsagePrice {
  switch (model) {
    case 'standard':
      return { type: 'UNIT', amount: of(p.amount), ...bounds };
    case 'dynamic':
      return { type: 'EVENT_AMOUNT', amountProperty: '$.amount', amountUnit: 'MAJOR', ...bounds };
    case 'package':
      return { type: 'PACKAGE', amount: of(p.amount), quantityPerPackage: of(p.package_size), freeUnits: of(p.free_units), ...bounds };
    case 'graduated':
      return {
        type: 'TIERED', mode: 'GRADUATED', tierRule: 'INTEGER_RANGES', ...bounds,
        tiers: (p.graduated_ranges ?? []).map((range) => ({ upToAmount: range.to_value === null ? null : of(range.to_value), unitPrice: of(range.per_unit_amount), flatPrice: of(range.flat_amount) })),
      };
    case 'graduated_percentage':
      return {
        type: 'GRADUATED_PERCENTAGE', tierRule: 'INTEGER_RANGES', ...bounds,
        tiers: (p.graduated_percentage_ranges ?? []).map((range) => ({ upToAmount: range.to_value === null ? null : of(range.to_value), rate: of(range.rate), flatPrice: of(range.flat_amount) })),
      };
    case 'percentage':
      return {
        type: 'PERCENTAGE', rate: of(p.rate), fixedAmount: of(p.fixed_amount), freeUnitsPerEvents: p.free_units_per_events ?? null, ...bounds,
        freeUnitsPerTotalAggregation: optional(p.free_units_per_total_aggregation),
        perTransactionMinAmount: optional(p.per_transaction_min_amount), perTransactionMaxAmount: optional(p.per_transaction_max_amount),
      };
    default:
      throw new RangeError(`no charge model ${model}`);
  }
}

/** Golden cases write the last second of a period. */
const periodOf = ({ charges_from_datetime: from = '', charges_to_datetime: to = '' }: FeeVector['input']): Period => ({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to).add({ seconds: 1 }) });

describe('the fee of the last event', () => {
  test.each(lagoVectors<FeeVector>('pay_in_advance_fee').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const { charge, aggregation_type: aggregation, events, currency } = input;
    const digits = minorUnitDigits(currency);
    const price = priceOf(charge);
    const on = new Set<string>();
    const earlier: ChargedEvent[] = [];
    let state: InAdvanceState | null = null;
    let units = Decimal.zero;
    let fee = Decimal.zero;
    for (const { timestamp = '', value = '', operation_type: operation, precise_total_amount_cents: cents } of events) {
      const event: InAdvanceEvent =
        aggregation === 'count_agg' ? { type: 'COUNT' } : aggregation === 'sum_agg' ? { type: 'SUM', value: of(value) } : { type: 'UNIQUE', operation: operation === 'remove' ? 'REMOVE' : 'ADD', isOn: on.has(value) };
      if (operation === 'remove') on.delete(value);
      else on.add(value);
      const step = inAdvanceStep(state, event, charge.prorated === true ? shareFrom(Temporal.Instant.from(timestamp), periodOf(input), input.period_duration_days ?? 0, 'UTC') : null);
      const added: ChargedEvent = { quantity: step.billed, amount: cents === undefined ? null : of(cents).div(of(10 ** digits), 15) };
      fee = inAdvanceFee(price, earlier, added);
      earlier.push(added);
      state = step.state;
      units = step.units;
    }
    expect(units.toString()).toBe(expected.units);
    expect(inMinorUnits(fee.round(digits), currency)).toBe(expected.amount_cents);
  });
});

const amounts = fc.integer({ min: 0, max: 2000 }).map((value) => of(value).div(Decimal.hundred, 2).toString());
const charges: fc.Arbitrary<ChargeText> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 30 }), amounts, amounts, amounts).map(([bound, rate, flat, next]): ChargeText => ({
    charge_model: 'graduated_percentage',
    properties: { graduated_percentage_ranges: [{ to_value: bound, rate, flat_amount: flat }, { to_value: null, rate: next, flat_amount: flat }] },
  })),
  amounts.map((amount): ChargeText => ({ charge_model: 'standard', properties: { amount } })),
  fc.constant<ChargeText>({ charge_model: 'dynamic', properties: {} }),
  fc.tuple(amounts, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([amount, size, free]): ChargeText => ({ charge_model: 'package', properties: { amount, package_size: size, free_units: free } })),
  fc.tuple(fc.integer({ min: 1, max: 30 }), amounts, amounts, amounts, amounts).map(
    ([bound, unit, flat, next, nextFlat]): ChargeText => ({
      charge_model: 'graduated',
      properties: { graduated_ranges: [{ to_value: bound, per_unit_amount: unit, flat_amount: flat }, { to_value: null, per_unit_amount: next, flat_amount: nextFlat }] },
    }),
  ),
  fc.tuple(amounts, amounts, fc.integer({ min: 1, max: 5 }), fc.option(amounts, { nil: undefined })).map(
    ([rate, fixed, events, total]): ChargeText => ({
      charge_model: 'percentage',
      properties: { rate, fixed_amount: fixed, free_units_per_events: events, ...(total === undefined ? {} : { free_units_per_total_aggregation: total }) },
    }),
  ),
  fc.tuple(amounts, amounts).map(([rate, fixed]): ChargeText => ({ charge_model: 'percentage', properties: { rate, fixed_amount: fixed, per_transaction_min_amount: '1.75', per_transaction_max_amount: '9' } })),
);
const events: fc.Arbitrary<ChargedEvent[]> = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 300 }).map((value) => of(value).div(of(10), 1)), amount: amounts.map(of) }),
  { minLength: 1, maxLength: 12 },
);

test('the fees of a stream of events come to what their period costs in arrears, for every charge model', () => {
  fc.assert(
    fc.property(charges, events, (charge, stream) => {
      const price = priceOf(charge);
      const fees = stream.map((event, at) => inAdvanceFee(price, stream.slice(0, at), event));
      expect(Decimal.sum(fees).toString()).toBe(price(usageOf(stream)).toString());
    }),
    { numRuns: 300 },
  );
});
