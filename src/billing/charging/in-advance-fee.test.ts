import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { inAdvanceStep } from './in-advance.ts';
import type { InAdvanceEvent, InAdvanceState } from './in-advance.ts';
import { inAdvanceFee, usageOf } from './in-advance-fee.ts';
import type { ChargedEvent, ChargedUsage, PriceOfUsage } from './in-advance-fee.ts';

interface RangeText {
  to_value: number | null;
  per_unit_amount: string;
  flat_amount: string;
}

interface ChargeText {
  charge_model: string;
  properties: {
    amount?: string;
    package_size?: number;
    free_units?: number;
    graduated_ranges?: RangeText[];
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
    events: { value?: string; operation_type?: string; precise_total_amount_cents?: string }[];
  };
  expected: { units: string; amount_cents: string };
}

const of = (value: string | number | undefined) => Decimal.of(value ?? '0');

/** Lago's charge models, as its reference writes them: steps of prices are what fees in advance must get right. */
function priceOf({ charge_model: model, properties: p }: ChargeText): PriceOfUsage {
  switch (model) {
    case 'standard':
      return ({ quantity }) => quantity.mul(of(p.amount));
    case 'dynamic':
      return ({ events }) => Decimal.sum(events.map(({ amount }) => amount ?? Decimal.zero));
    case 'package':
      return ({ quantity }) => {
        const paid = Decimal.max(Decimal.zero, quantity.sub(of(p.free_units)));
        return paid.div(of(p.package_size), 12).ceil().mul(of(p.amount));
      };
    case 'graduated':
      return ({ quantity }) => graduated(p.graduated_ranges ?? [], quantity);
    case 'percentage':
      return p.per_transaction_min_amount === undefined ? (usage) => percentage(p, usage) : (usage) => limitedPercentage(p, usage);
    default:
      throw new RangeError(`no charge model ${model}`);
  }
}

function graduated(ranges: readonly RangeText[], quantity: Decimal): Decimal {
  let amount = Decimal.zero;
  let low = Decimal.zero;
  for (const { to_value: to, per_unit_amount: unit, flat_amount: flat } of ranges) {
    if (quantity.lte(low)) break;
    const high = to === null ? quantity : Decimal.min(Decimal.of(to), quantity);
    amount = amount.add(high.sub(low).mul(of(unit))).add(of(flat));
    low = high;
  }
  return amount;
}

function percentage(p: ChargeText['properties'], { quantity, events }: ChargedUsage): Decimal {
  const freeEvents = p.free_units_per_events ?? 0;
  const freeTotal = p.free_units_per_total_aggregation === undefined ? null : of(p.free_units_per_total_aggregation);
  let total = Decimal.zero;
  const running = freeEvents === 0 && freeTotal === null ? [] : events.map((event) => (total = total.add(event.quantity)));
  const last = running.at(-1) ?? Decimal.zero;
  const free = last.isZero() ? Decimal.zero : freeEvents > 0 && freeEvents < running.length ? (running[freeEvents - 1] ?? last) : freeTotal === null ? last : Decimal.min(last, freeTotal);
  const below = freeTotal === null ? 0 : running.filter((sum) => sum.lt(freeTotal)).length;
  const counts = [freeEvents, below].filter((count) => count > 0);
  const freed = counts.length === 0 ? 0 : Math.min(...counts);
  const paidEvents = quantity.isZero() ? 0 : Math.max(0, events.length - freed);
  const share = quantity.lt(free) ? Decimal.zero : quantity.sub(free).mul(of(p.rate)).mul(of('0.01'));
  return share.add(of(p.fixed_amount).mul(of(paidEvents)));
}

function limitedPercentage(p: ChargeText['properties'], { events }: ChargedUsage): Decimal {
  return Decimal.sum(
    events.map(({ quantity }) => {
      const amount = quantity.mul(of(p.rate)).mul(of('0.01')).add(of(p.fixed_amount));
      return Decimal.min(Decimal.max(amount, of(p.per_transaction_min_amount)), of(p.per_transaction_max_amount));
    }),
  );
}

describe('the fee of the last event', () => {
  test.each(lagoVectors<FeeVector>('pay_in_advance_fee').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const { charge, aggregation_type: aggregation, events } = input;
    const price = priceOf(charge);
    const on = new Set<string>();
    const earlier: ChargedEvent[] = [];
    let state: InAdvanceState | null = null;
    let units = Decimal.zero;
    let fee = Decimal.zero;
    for (const { value = '', operation_type: operation, precise_total_amount_cents: cents } of events) {
      const event: InAdvanceEvent =
        aggregation === 'count_agg' ? { type: 'COUNT' } : aggregation === 'sum_agg' ? { type: 'SUM', value: of(value) } : { type: 'UNIQUE', operation: operation === 'remove' ? 'REMOVE' : 'ADD', isOn: on.has(value) };
      if (operation === 'remove') on.delete(value);
      else on.add(value);
      const step = inAdvanceStep(state, event, null);
      const added: ChargedEvent = { quantity: step.billed, amount: cents === undefined ? null : of(cents).mul(of('0.01')) };
      fee = inAdvanceFee(price, earlier, added);
      earlier.push(added);
      state = step.state;
      units = step.units;
    }
    expect(units.toString()).toBe(expected.units);
    expect(fee.round(2).mul(Decimal.hundred).toString()).toBe(expected.amount_cents);
  });
});

const amounts = fc.integer({ min: 0, max: 2000 }).map((value) => of(value).div(Decimal.hundred, 2).toString());
const charges: fc.Arbitrary<ChargeText> = fc.oneof(
  amounts.map((amount): ChargeText => ({ charge_model: 'standard', properties: { amount } })),
  fc.constant<ChargeText>({ charge_model: 'dynamic', properties: {} }),
  fc.tuple(amounts, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([amount, size, free]): ChargeText => ({ charge_model: 'package', properties: { amount, package_size: size, free_units: free } })),
  fc.tuple(fc.integer({ min: 1, max: 30 }), amounts, amounts, amounts, amounts).map(
    ([bound, unit, flat, next, nextFlat]): ChargeText => ({
      charge_model: 'graduated',
      properties: { graduated_ranges: [{ to_value: bound, per_unit_amount: unit, flat_amount: flat }, { to_value: null, per_unit_amount: next, flat_amount: nextFlat }] },
    }),
  ),
  fc.tuple(amounts, amounts, fc.integer({ min: 0, max: 5 }), fc.option(amounts, { nil: undefined })).map(
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
