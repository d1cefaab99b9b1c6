import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PriceTier, RateCardPrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { lineEventsOf } from './event-facts.ts';
import { explain } from './explain.ts';
import { rateLine } from './rate-line.ts';
import type { LineToRate, RatedLine } from './rated-line.ts';
import { totalsOf } from './totals.ts';

const D = Decimal.of;
const money = fc.integer({ min: 0, max: 1_000_000 }).map((value) => D(value).mul(D('0.0037')));
const size = fc.integer({ min: 0, max: 4_000 }).map((value) => D(value).mul(D('0.25')));
const positive = size.map((value) => value.add(D('0.25')));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const bounds = fc.record({ minimumAmount: maybe(money), maximumAmount: maybe(money) });
const tiers: fc.Arbitrary<PriceTier[]> = fc
  .tuple(fc.uniqueArray(positive, { maxLength: 4, selector: String }), fc.array(fc.record({ flatPrice: maybe(money), unitPrice: money }), { minLength: 5, maxLength: 5 }))
  .map(([ends, amounts]) => [...ends, null].map((upToAmount, at) => ({ upToAmount, ...amounts[at]! })));
const ranges = tiers.map((of) => of.map((tier, at) => ({ ...tier, upToAmount: tier.upToAmount === null ? null : D(10 * (at + 1)) })));
const rated = <T extends object>(of: fc.Arbitrary<T>) => fc.tuple(of, bounds).map(([price, limits]) => ({ ...price, ...limits }));

/** Every model. */
const prices: fc.Arbitrary<RateCardPrice> = fc.oneof(
  fc.tuple(money, fc.constantFrom('IN_ADVANCE' as const, 'IN_ARREARS' as const)).map(([amount, paymentTerm]): RateCardPrice => ({ type: 'FLAT', amount, paymentTerm })),
  rated(fc.record({ type: fc.constant('UNIT' as const), amount: money })),
  rated(fc.record({ type: fc.constant('DYNAMIC' as const), multiplier: money })),
  rated(fc.record({ type: fc.constant('PACKAGE' as const), amount: money, quantityPerPackage: positive, freeUnits: size })),
  rated(fc.record({ type: fc.constant('TIERED' as const), tierRule: fc.constant('CONTINUOUS' as const), mode: fc.constantFrom('VOLUME' as const, 'GRADUATED' as const), tiers })),
  rated(fc.record({ type: fc.constant('TIERED' as const), tierRule: fc.constant('INTEGER_RANGES' as const), mode: fc.constantFrom('VOLUME' as const, 'GRADUATED' as const), tiers: ranges })),
  rated(fc.record({ type: fc.constant('GRADUATED_PERCENTAGE' as const), tierRule: fc.constant('CONTINUOUS' as const), tiers: tiers.map((of) => of.map(({ upToAmount, flatPrice, unitPrice }) => ({ upToAmount, flatPrice, rate: unitPrice ?? Decimal.zero }))) })),
  rated(fc.record({ type: fc.constant('PERCENTAGE' as const), rate: money, fixedAmount: money, freeUnitsPerEvents: maybe(fc.nat(5)), freeUnitsPerTotalAggregation: maybe(size), perTransactionMinAmount: maybe(fc.constant(D(1))), perTransactionMaxAmount: maybe(fc.constant(D(50))) })),
  rated(fc.record({ type: fc.constant('EVENT_AMOUNT' as const), amountProperty: fc.constant('$.amount'), amountUnit: fc.constant('MAJOR' as const) })),
);
const discounts = fc.record({ percentage: maybe(fc.integer({ min: 0, max: 100 }).map(D)), usage: maybe(positive) });

const explained = (line: Pick<LineToRate, 'price' | 'discounts'>, of: RatedLine) =>
  of.detailedLines.map((detailed) => explain({ ...of, price: line.price, rateCardDiscounts: line.discounts, chargeMinimum: null, commitment: null }, detailed));

describe('an explanation', () => {
  test('adds up to the detailed line, of every model, discount and bound', () => {
    const seen = new Set<string>();
    const story = fc.record({ price: prices, discounts, currency: fc.constantFrom('USD', 'JPY', 'KWD'), events: fc.array(fc.record({ value: size, amount: maybe(money) }), { maxLength: 8 }) });
    fc.assert(
      fc.property(story, ({ price, discounts: off, currency, events }) => {
        const quantity = Decimal.sum(events.map(({ value }) => value));
        const line: LineToRate = { name: 'item for tier 9', currency, price, discounts: off, quantity, quantityBefore: Decimal.zero, events: price.type === 'FLAT' ? null : lineEventsOf(price, events), billedBefore: Decimal.zero, period: null, fullPeriod: null };
        const of = rateLine(line);
        const told = explained(line, of);
        for (const [at, one] of told.entries()) {
          const detailed = of.detailedLines[at]!;
          seen.add(one.rule);
          const taken = Decimal.sum(one.discounts.map((discount) => discount.taken));
          expect(one.product.add(one.rounding).add(one.minimum).sub(taken).sub(one.credit).add(one.taxes).toString()).toBe(detailed.totals.total.toString());
          expect(one.total).toBe(detailed.totals.total);
          // Rounding is never more than half of the smallest coin.
          expect(one.rounding.abs().mul(D(2)).lte({ USD: D('0.01'), JPY: D(1), KWD: D('0.001') }[currency] as Decimal)).toBe(true);
          let left = one.product.add(one.rounding).add(one.minimum);
          for (const discount of one.discounts) {
            expect(discount.before.toString()).toBe(left.toString());
            left = discount.after;
          }
          if (one.tier !== null) expect([one.tier.unitPrice, one.tier.flatPrice]).toContainEqual(detailed.unitAmount);
          if (one.package !== null) expect(one.package.amount).toEqual(detailed.unitAmount);
          if (one.usage !== null) expect(one.usage.metered.sub(one.usage.free).toString()).toBe(one.usage.charged.toString());
          expect(one.minimumAmount === null).toBe(detailed.category !== 'COMMITMENT');
        }
        expect(Decimal.sum(told.map(({ total }) => total)).toString()).toBe(of.totals.total.toString());
      }),
      { numRuns: 1_000, seed: 5 },
    );
    expect([...seen].toSorted()).toEqual(['DYNAMIC', 'EVENT_AMOUNT', 'FLAT', 'MINIMUM_AMOUNT', 'PACKAGE', 'PERCENTAGE', 'PERCENTAGE_FIXED_AMOUNT', 'TIER_FLAT', 'TIER_PERCENTAGE', 'TIER_UNITS', 'TRANSACTION_MAXIMUM', 'TRANSACTION_MINIMUM', 'UNIT']);
  });

  test('names the tier that held the usage, with the bounds that it lies between', () => {
    const price: RateCardPrice = { type: 'TIERED', mode: 'VOLUME', tierRule: 'CONTINUOUS', minimumAmount: null, maximumAmount: D(20), tiers: [{ upToAmount: null, flatPrice: null, unitPrice: D('0.5') }, { upToAmount: D(10), flatPrice: D(1), unitPrice: D(2) }] };
    const line: LineToRate = { name: 'Calls', currency: 'USD', price, discounts: { percentage: D(10), usage: D(3) }, quantity: D(53), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: null, fullPeriod: null };
    const [one] = explained(line, rateLine(line));
    const told = JSON.parse(JSON.stringify(one, (_key, value: unknown) => (value instanceof Decimal ? value.toString() : value))) as unknown;
    expect(told).toMatchObject({
      rule: 'TIER_UNITS',
      product: '25',
      rounding: '0',
      tier: { number: 2, above: '10', upTo: null, unitPrice: '0.5', flatPrice: null },
      discounts: [
        { reason: 'RATECARD_PERCENTAGE', percentage: '10', maximum: null, before: '25', taken: '2.5', after: '22.5' },
        { reason: 'MAXIMUM_SPEND', percentage: null, maximum: '20', before: '22.5', taken: '2.5', after: '20' },
      ],
      usage: { metered: '53', free: '3', charged: '50', chargedBefore: '0' },
      total: '20',
    });
  });

  test('of a key that nothing makes is refused', () => {
    const of = { key: 'other', name: 'x', category: 'REGULAR' as const, paymentTerm: 'IN_ARREARS' as const, quantity: Decimal.one, unitAmount: Decimal.one, period: null, discounts: [], totals: totalsOf(Decimal.one) };
    const line = { price: { type: 'FLAT' as const, amount: Decimal.one, paymentTerm: 'IN_ADVANCE' as const }, rateCardDiscounts: null, chargeMinimum: null, commitment: null, meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [] };
    expect(() => explain(line, of)).toThrow('"other"');
  });
});
