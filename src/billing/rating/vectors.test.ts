import { describe, expect, test } from 'vitest';
import { sortedTiers } from '../../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice, TieredPrice } from '../../catalog/index.ts';
import { roundMoney } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { Period } from '../../kit/period.ts';
import golden from '../../../test/vectors/openmeter-rating.json' with { type: 'json' };
import { packageCount, volumeTier } from './charges.ts';
import { estimatePrice } from './estimate-price.ts';
import { graduatedRanges } from './graduated.ts';
import { invoiceItems } from './invoice-item.ts';
import { rateLine } from './rate-line.ts';
import type { DetailedLine, LineDiscount } from './rated-line.ts';
import { sumTotals, totalsOf } from './totals.ts';
import type { Totals } from './totals.ts';
import { discountUsage } from './usage-discount.ts';

type Json = { readonly [key: string]: unknown };
interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly currency?: string;
  readonly lineName?: string;
  readonly price?: Json;
  readonly discounts?: { readonly percentage?: { readonly percentage: number }; readonly usage?: { readonly quantity: string } };
  readonly input: Json;
  readonly expected: Json;
}

const vectors = golden.vectors as unknown as readonly Vector[];
const of = (kind: string) => vectors.filter((vector) => vector.kind === kind).map((vector) => [vector.id, vector] as const);
const decimal = (value: unknown) => Decimal.of(String(value));
const optional = (value: unknown) => (value === undefined || value === null ? null : decimal(value));
const text = (value: Decimal | null) => (value === null ? null : value.toString());

describe('golden vectors of the rating engine', () => {
  test('every vector belongs to a kind that is tested here', () => {
    const kinds = [
      'rating', 'usage_discount', 'maximum_spend_overage', 'package_count', 'volume_tier_lookup', 'graduated_total',
      'graduated_ranges', 'currency_rounding', 'invoice_totals', 'stripe_invoice_item',
    ];
    expect(vectors).toHaveLength(golden.about.count);
    expect(vectors.filter((vector) => !kinds.includes(vector.kind))).toEqual([]);
  });

  test.each(of('rating'))('rating %s', (_id, { price, discounts, input, expected, currency, lineName }) => {
    const fullPeriod = period(input['fullPeriod']);
    const linePeriod = period(input['period']);
    const rated = estimatePrice({
      name: lineName!,
      currency: currency!,
      price: priceOf(price!),
      discounts: discountsOf(discounts),
      quantity: optional(input['meteredQuantity']),
      quantityBefore: optional(input['meteredPreLinePeriodQuantity']) ?? Decimal.zero,
      events: null,
      eventsBefore: 0,
      billedBefore: decimal(input['previouslyBilledAmount']),
      period: linePeriod,
      fullPeriod,
    });
    expect(rated.detailedLines.map((line) => shownLine(line, linePeriod))).toEqual((expected['detailedLines'] as Json[]).map((line) => expectedLine(line, linePeriod)));
    expect(shownTotals(rated.totals)).toEqual(expected['totals']);
    expect(text(rated.totals.total)).toBe(expected['total']);
    if ('quantity' in expected) {
      expect(text(rated.quantity)).toBe(expected['quantity']);
      expect(text(rated.quantityBefore)).toBe(expected['preLinePeriodQuantity']);
      expectUsageDiscount(rated.discounts[0] ?? null, expected['usageDiscount'] as Json | null);
    }
  });

  test.each(of('usage_discount'))('usage discount %s', (_id, { discounts, input, expected }) => {
    const usage = discountUsage(decimal(discounts!.usage!.quantity), decimal(input['meteredQuantity']), decimal(input['meteredPreLinePeriodQuantity']));
    expect(text(usage.quantity)).toBe(expected['quantity']);
    expect(text(usage.quantityBefore)).toBe(expected['preLinePeriodQuantity']);
    expectUsageDiscount(usage.discount, expected['usageDiscount'] as Json | null);
  });

  test.each(of('maximum_spend_overage'))('maximum spend %s', (_id, { input, expected, currency }) => {
    const rated = rateLine({
      name: 'item', currency: currency!, discounts: null, quantityBefore: Decimal.zero, period: null, fullPeriod: null,
      price: { type: 'UNIT', amount: decimal(input['perUnitAmount']), minimumAmount: null, maximumAmount: decimal(input['maximumAmount']) },
      quantity: decimal(input['quantity']),
      billedBefore: decimal(input['billedAmountBeforeLine']),
    });
    expect(text(rated.totals.discountsTotal)).toBe(expected['discountAmount']);
    const [discount] = rated.detailedLines[0]!.discounts;
    expect(discount?.description).toBe(expected['description']);
    expect(discount?.reason).toBe(expected['discountAmount'] === '0' ? undefined : 'MAXIMUM_SPEND');
  });

  test.each(of('package_count'))('packages %s', (_id, { input, expected }) => {
    expect(text(packageCount(decimal(input['quantity']), decimal(input['quantityPerPackage'])))).toBe(expected['packages']);
  });

  test.each(of('volume_tier_lookup'))('volume tier %s', (_id, { price, input, expected }) => {
    expect(volumeTier(sortedTiers(tieredOf(price!)), decimal(input['quantity'])).tierNumber).toBe(expected['tierNumber']);
  });

  test.each(of('graduated_total'))('graduated total %s', (_id, { price, input, expected, currency }) => {
    expect(graduatedTotal(tieredOf(price!), decimal(input['quantity']), currency)).toBe(expected['total']);
  });

  test.each(of('graduated_ranges'))('graduated ranges %s', (_id, { price, input, expected }) => {
    const tiered = tieredOf(price!);
    const from = decimal(input['fromQuantityExclusive']);
    const to = decimal(input['toQuantityInclusive']);
    const ranges = graduatedRanges(sortedTiers(tiered), from, to, false);
    const starts = ranges.map((_range, index) => from.add(Decimal.sum(ranges.slice(0, index).map((earlier) => earlier.quantity))));
    expect(
      ranges.map((range, index) => ({
        tierNumber: range.tierNumber,
        quantity: text(range.quantity),
        startsAtTierBoundary: range.startsAtTierBoundary,
        totalBefore: graduatedTotal(tiered, starts[index]!),
      })),
    ).toEqual(expected['ranges']);
    expect(graduatedTotal(tiered, to)).toBe(expected['finalTotal']);
  });

  test.each(of('currency_rounding'))('rounding %s', (_id, { input, expected, currency }) => {
    expect(text(roundMoney(decimal(input['amount']), currency!))).toBe(expected['amount']);
  });

  test.each(of('invoice_totals'))('invoice totals %s', (_id, { input, expected }) => {
    const lines = (input['lineTotals'] as Json[]).map((line) =>
      totalsOf(decimal(line['amount']), decimal(line['chargesTotal']), decimal(line['discountsTotal'])),
    );
    expect(shownTotals(sumTotals(lines))).toEqual(expected['totals']);
  });

  test.each(of('stripe_invoice_item'))('invoice item %s', (_id, { input, expected }) => {
    const amount = decimal(input['amount']);
    const isDiscount = input['type'] === 'discount';
    const taken: LineDiscount = { reason: 'MAXIMUM_SPEND', amount: amount.abs(), quantity: null, quantityBefore: null, description: (input['description'] as string | undefined) ?? null };
    const line: DetailedLine = {
      key: 'usage', name: String(input['name']), category: 'REGULAR', paymentTerm: 'IN_ARREARS', period: null, discounts: isDiscount ? [taken] : [],
      quantity: decimal(input['quantity'] ?? 1),
      unitAmount: decimal(input['perUnitAmount'] ?? 0),
      totals: totalsOf(isDiscount ? Decimal.zero : amount, Decimal.zero, Decimal.zero),
    };
    const item = invoiceItems(line, String(input['currency'])).find(({ type }) => type === input['type']);
    expect(item).toEqual({
      type: input['type'],
      minorUnitAmount: BigInt(expected['minorUnitAmount'] as number),
      description: expected['description'],
    });
  });
});

function graduatedTotal(price: TieredPrice, quantity: Decimal, currency = 'USD'): string {
  const rated = rateLine({
    name: 'item', currency, price, discounts: null, quantity, quantityBefore: Decimal.zero, billedBefore: Decimal.zero,
    period: null, fullPeriod: null,
  });
  return rated.totals.total.toString();
}

/** The vectors name their discounts by a correlation id, which only a stored line has; the reasons and amounts are compared. */
function expectUsageDiscount(discount: LineDiscount | null, expected: Json | null): void {
  if (expected === null) return expect(discount).toBeNull();
  expect(discount).toMatchObject({ reason: 'RATECARD_USAGE', amount: null });
  expect(text(discount!.quantity)).toBe(expected['quantity']);
  expect(text(discount!.quantityBefore)).toBe(expected['preLinePeriodQuantity'] ?? '0');
}

function shownLine(line: DetailedLine, linePeriod: Period): Json {
  return {
    name: line.name, key: line.key, category: line.category, paymentTerm: line.paymentTerm,
    quantity: text(line.quantity), unitAmount: text(line.unitAmount), period: line.period ?? linePeriod,
    discounts: line.discounts.map(({ amount, reason, description }) => ({ amount: text(amount), reason, description })),
    totals: shownTotals(line.totals),
  };
}

/** The period of a detailed line is that of its line where nothing is said of it. */
function expectedLine(line: Json, linePeriod: Period): Json {
  return {
    name: line['name'], key: line['childId'], category: String(line['category']).toUpperCase(),
    paymentTerm: String(line['paymentTerm']).toUpperCase(), quantity: line['quantity'], unitAmount: line['perUnitAmount'],
    period: line['period'] === undefined ? linePeriod : period(line['period']),
    discounts: (line['discounts'] as Json[]).map((discount) => ({
      amount: discount['amount'],
      reason: (discount['reason'] as { type: string }).type.toUpperCase(),
      description: discount['description'] ?? null,
    })),
    totals: line['totals'],
  };
}

function shownTotals({ amount, chargesTotal, discountsTotal, total, ...rest }: Totals): Json {
  expect(Object.values(rest).every((value) => value.isZero())).toBe(true);
  return { amount: text(amount), chargesTotal: text(chargesTotal), discountsTotal: text(discountsTotal), total: text(total) };
}

function period(json: unknown): Period {
  const { from, to } = json as { from: string; to: string };
  return { from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) };
}

function discountsOf(json: Vector['discounts']): RateCardDiscounts | null {
  if (json === undefined) return null;
  return { percentage: optional(json.percentage?.percentage), usage: optional(json.usage?.quantity) };
}

function tieredOf(json: Json): TieredPrice {
  const price = priceOf(json);
  if (price.type !== 'TIERED') throw new Error('the vector has no tiers');
  return price;
}

function priceOf(json: Json): RateCardPrice {
  const commitments = { minimumAmount: optional(json['minimumAmount']), maximumAmount: optional(json['maximumAmount']) };
  switch (json['type']) {
    case 'flat':
      return { type: 'FLAT', amount: decimal(json['amount']), paymentTerm: json['paymentTerm'] === 'in_arrears' ? 'IN_ARREARS' : 'IN_ADVANCE' };
    case 'unit':
      return { type: 'UNIT', amount: decimal(json['amount']), ...commitments };
    case 'dynamic':
      return { type: 'DYNAMIC', multiplier: decimal(json['multiplier'] ?? 1), ...commitments };
    case 'package':
      return { type: 'PACKAGE', amount: decimal(json['amount']), quantityPerPackage: decimal(json['quantityPerPackage']), freeUnits: Decimal.zero, ...commitments };
    case 'tiered':
      return {
        type: 'TIERED',
        tierRule: 'CONTINUOUS',
        mode: json['mode'] === 'graduated' ? 'GRADUATED' : 'VOLUME',
        tiers: (json['tiers'] as Json[]).map((tier) => ({
          upToAmount: optional(tier['upToAmount']),
          flatPrice: optional((tier['flatPrice'] as Json | null)?.['amount']),
          unitPrice: optional((tier['unitPrice'] as Json | null)?.['amount']),
        })),
        ...commitments,
      };
    default:
      throw new Error(`unknown price ${String(json['type'])}`);
  }
}
