import { describe, expect, test } from 'vitest';
import type { PercentagePrice, TierRule, UsagePrice } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { comparableNumber, inMinorUnits, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { chargeTaxes } from '../taxes/taxes.ts';
import { averageUnitAmount, chargeAmount } from './charge-amount.ts';
import { usageCharges } from './charges.ts';
import { lineEventsOf } from './event-facts.ts';
import type { PricedEvent } from './event-facts.ts';
import { rateLine } from './rate-line.ts';

type Json = { readonly [key: string]: unknown };
interface Case {
  readonly era: '1.16' | 'later';
  readonly input: Json;
  readonly expected: Json;
}

const of = (kind: string) => lagoVectors<Case>(kind);
type Vector = ReturnType<typeof of>[number];
const decimal = (value: unknown) => Decimal.of(String(value));
const optional = (value: unknown) => (value === undefined || value === null ? null : decimal(value));
const none = { minimumAmount: null, maximumAmount: null };

const model = (vector: Vector) => String((vector.input['charge'] as Json)['charge_model']);
const isProratedGraduated = (vector: Vector) => vector.input['event_full_units'] !== undefined;
/** Lago's hand-written prices of single clients are no charge model. */
const ofModels = of('charge_model').filter((vector) => model(vector) !== 'custom' && !isProratedGraduated(vector));

describe("golden vectors of Lago's charge models", () => {
  test('all are here but hand-written prices and graduated prices in proportion to time, which have tests of their own', () => {
    const rest = of('charge_model').filter((vector) => !ofModels.includes(vector));
    expect([...new Set(ofModels.map(model))].toSorted()).toEqual(['dynamic', 'graduated', 'graduated_percentage', 'package', 'percentage', 'standard', 'volume']);
    expect(rest.filter((vector) => model(vector) !== 'custom' && !isProratedGraduated(vector))).toEqual([]);
  });

  test.each(ofModels.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { input, expected, era } = vector;
    // What Lago changed later is what continuous tiers do.
    const price = priceOf(input['charge'] as Json, era === 'later' ? 'CONTINUOUS' : 'INTEGER_RANGES');
    const quantity = decimal(input['units']);
    const usage = { quantity, ...(input['full_units_number'] === undefined ? {} : { fullQuantity: decimal(input['full_units_number']) }), events: eventsOf(input) };
    const amount = chargeAmount(price, usage);
    if ('amount' in expected) expectNumber(vector, 'amount', amount);
    if ('unit_amount' in expected) expectNumber(vector, 'unit_amount', averageUnitAmount(price, amount, usage));
    if ('range_units' in expected) {
      const rows = chargesByTier(price, quantity);
      expect(rows.map(({ units }) => units)).toEqual(expected['range_units']);
      expect(rows.map(({ total }) => total)).toEqual(expected['range_totals']);
    }
  });

  test.each(of('range_details').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const isRate = input['model'] === 'graduated_percentage';
    const range = input['range'] as Json;
    const bound = (value: number) => ({ from_value: 0, to_value: value, per_unit_amount: '0', rate: '0', flat_amount: '0' });
    const from = Number(range['from_value']);
    const ranges = [...(from === 0 ? [] : [bound(from - 1)]), range, { ...bound(0), to_value: null }];
    const price = priceOf({ charge_model: input['model'], properties: { [isRate ? 'graduated_percentage_ranges' : 'graduated_ranges']: ranges } }, 'INTEGER_RANGES');
    const row = chargesByTier(price, decimal(input['total_units']))[ranges.indexOf(range)];
    expect(row).toEqual({ units: expected['units'], perUnit: expected['per_unit_total_amount'], total: expected['total_with_flat_amount'] });
  });

  test.each(of('charge_model_events').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const price = priceOf(input['charge'] as Json, 'INTEGER_RANGES');
    const events = eventsOf(input);
    const rated = rateLine({
      name: 'item', currency: String(input['currency']), price, discounts: null, period: null, fullPeriod: null,
      quantity: Decimal.sum(events.map(({ value }) => value)), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, events: lineEventsOf(price, events),
    });
    const { currency, tax_rate: rate } = input as { readonly currency: string; readonly tax_rate?: string };
    const fee = rated.totals.total;
    expect(inMinorUnits(fee, currency)).toBe(expected['amount_cents']);
    const { amount: tax } = chargeTaxes({ amount: fee, taken: Decimal.zero, taxes: [{ code: 'tax', rate: decimal(rate ?? 0) }] }, minorUnitDigits(currency));
    if ('total_amount_cents' in expected) expect(inMinorUnits(fee.add(tax), currency)).toBe(expected['total_amount_cents']);
  });
});

/** One row for each tier entered: its units, what they come to, and that with the flat amount. */
function chargesByTier(price: UsagePrice, quantity: Decimal) {
  const usage = { name: 'item', opening: true, closing: true, places: null, quantity, before: Decimal.zero, fullQuantity: null, events: null };
  const rows = new Map<string, { units: Decimal; perUnit: Decimal; total: Decimal }>();
  for (const { key, quantity: units, totals } of usageCharges(price, usage)) {
    const tier = /\d+/.exec(key)![0];
    const row = rows.get(tier) ?? { units: Decimal.zero, perUnit: Decimal.zero, total: Decimal.zero };
    const isFlat = key.endsWith('flat-price');
    rows.set(tier, { units: isFlat ? row.units : units, perUnit: isFlat ? row.perUnit : totals.amount, total: row.total.add(totals.amount) });
  }
  return [...rows.values()].map(({ units, perUnit, total }) => ({ units: String(units), perUnit: String(perUnit), total: String(total) }));
}

function expectNumber(vector: Vector, field: string, found: Decimal): void {
  const wanted = String(decimal(vector.expected[field]));
  expect([field, comparableNumber(found, wanted, field, vector)]).toEqual([field, wanted]);
}

/** Running totals are given up to where the model looks: what is left of the events and units comes after them. */
function eventsOf(input: Json): PricedEvent[] {
  const amounts = input['precise_total_amount_cents'];
  const list = Array.isArray(amounts) ? amounts.map(decimal) : amounts === undefined ? [] : [decimal(amounts)];
  const cents = decimal(input['currency_subunit_to_unit'] ?? 10 ** minorUnitDigits(String(input['currency'] ?? 'EUR')));
  const values = (input['event_values'] as string[] | undefined)?.map(decimal) ?? valuesOf(input);
  return values.map((value, at) => ({ value, amount: list[at]?.div(cents, 30) ?? null }));
}

function valuesOf(input: Json): Decimal[] {
  const sums = ((input['running_total'] as string[] | undefined) ?? []).map(decimal);
  const values = sums.map((sum, at) => (at === 0 ? sum : sum.sub(sums[at - 1]!)));
  const rest = Number(input['events_count'] ?? 1) - values.length;
  const left = decimal(input['units']).sub(Decimal.sum(values));
  return [...values, ...Array.from({ length: rest }, (_one, at) => (at === 0 ? left : Decimal.zero))];
}

function priceOf(charge: Json, tierRule: TierRule): UsagePrice {
  const properties = charge['properties'] as Json;
  const tiers = (list: unknown) =>
    (list as Json[]).map((range) => ({ upToAmount: optional(range['to_value']), flatPrice: decimal(range['flat_amount']), unitPrice: decimal(range['per_unit_amount']) }));
  switch (charge['charge_model']) {
    case 'standard':
      return { type: 'UNIT', amount: decimal(properties['amount']), ...none };
    case 'graduated':
      return { type: 'TIERED', mode: 'GRADUATED', tierRule, tiers: tiers(properties['graduated_ranges']), ...none };
    case 'volume':
      return { type: 'TIERED', mode: 'VOLUME', tierRule, tiers: tiers(properties['volume_ranges']), ...none };
    case 'graduated_percentage': {
      const ranges = properties['graduated_percentage_ranges'] as Json[];
      return { type: 'GRADUATED_PERCENTAGE', tierRule, tiers: ranges.map((range) => ({ upToAmount: optional(range['to_value']), rate: decimal(range['rate']), flatPrice: decimal(range['flat_amount']) })), ...none };
    }
    case 'package':
      return { type: 'PACKAGE', amount: decimal(properties['amount']), quantityPerPackage: decimal(properties['package_size']), freeUnits: decimal(properties['free_units'] ?? 0), ...none };
    case 'percentage':
      return percentageOf(properties);
    case 'dynamic':
      return { type: 'EVENT_AMOUNT', amountProperty: '$.precise_total_amount_cents', amountUnit: 'MINOR', ...none };
    default:
      throw new Error(`unknown charge model ${String(charge['charge_model'])}`);
  }
}

function percentageOf(properties: Json): PercentagePrice {
  return {
    type: 'PERCENTAGE',
    rate: decimal(properties['rate']),
    fixedAmount: optional(properties['fixed_amount']) ?? Decimal.zero,
    freeUnitsPerEvents: (properties['free_units_per_events'] as number | undefined) ?? null,
    freeUnitsPerTotalAggregation: optional(properties['free_units_per_total_aggregation']),
    perTransactionMinAmount: optional(properties['per_transaction_min_amount']),
    perTransactionMaxAmount: optional(properties['per_transaction_max_amount']),
    ...none,
  };
}
