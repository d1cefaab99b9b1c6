import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventNeed, priceIssues } from '../../catalog/index.ts';
import type { EventAmountPrice, PercentagePrice, PriceTier, TierRule, UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { chargeAmount } from './charge-amount.ts';
import { lineEventsOf } from './event-facts.ts';
import type { PricedEvent } from './event-facts.ts';
import { rateLine } from './rate-line.ts';
import type { RatedLine } from './rated-line.ts';

const START = Temporal.Instant.from('2026-01-01T00:00:00Z');
const hour = (n: number) => START.add({ hours: n });
const none = { minimumAmount: null, maximumAmount: null };
const { zero } = Decimal;

const scaled = (max: number, scale: number) => fc.integer({ min: 0, max }).map((of) => Decimal.of(of).mul(Decimal.of(`0.${'0'.repeat(scale - 1)}1`)));
const amount = fc.oneof(fc.constant(zero), scaled(10_000, 2), scaled(1_000_000, 6));
const value = fc.oneof(fc.integer({ min: 0, max: 40 }).map(Decimal.of), scaled(4_000, 2));
const event = fc.record({ value, amount: fc.option(amount, { nil: null }) });
const events = fc.array(event, { maxLength: 12 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const allowances = fc.record({ rate: amount, fixedAmount: amount, freeUnitsPerEvents: maybe(fc.integer({ min: 1, max: 6 })), freeUnitsPerTotalAggregation: maybe(value) });
const percentage = allowances.map((of): PercentagePrice => ({ type: 'PERCENTAGE', ...of, perTransactionMinAmount: null, perTransactionMaxAmount: null, ...none }));
const limited = fc.tuple(allowances, maybe(amount), maybe(amount)).map(([of, a, b]): PercentagePrice => {
  const swapped = a !== null && b !== null && a.gt(b);
  return { type: 'PERCENTAGE', ...of, perTransactionMinAmount: swapped ? b : (a ?? b), perTransactionMaxAmount: swapped ? a : b, ...none };
});
const eventAmount: EventAmountPrice = { type: 'EVENT_AMOUNT', amountProperty: '$.cents', amountUnit: 'MINOR', ...none };
const perEvent: fc.Arbitrary<UsagePrice> = fc.oneof(percentage, limited, fc.constant(eventAmount));

const tiers = fc
  .tuple(fc.array(fc.integer({ min: 2, max: 15 }), { maxLength: 3 }), fc.array(fc.tuple(amount, amount), { minLength: 4, maxLength: 4 }))
  .map(([sizes, amounts]) => [...sizes, null].map((size, at): PriceTier => ({
    upToAmount: size === null ? null : Decimal.of(sizes.slice(0, at + 1).reduce((sum, of) => sum + of, 0)), flatPrice: amounts[at]![0], unitPrice: amounts[at]![1],
  })));
const rule = fc.constantFrom<TierRule>('CONTINUOUS', 'INTEGER_RANGES');
const growing: fc.Arbitrary<UsagePrice> = fc.oneof(
  fc.tuple(tiers, rule).map(([of, tierRule]): UsagePrice => ({ type: 'TIERED', mode: 'GRADUATED', tierRule, tiers: of, ...none })),
  fc.tuple(tiers, rule).map(([of, tierRule]): UsagePrice => ({ type: 'GRADUATED_PERCENTAGE', tierRule, tiers: of.map(({ upToAmount, flatPrice, unitPrice }) => ({ upToAmount, flatPrice, rate: unitPrice! })), ...none })),
  fc.tuple(amount, fc.integer({ min: 1, max: 9 }), value).map(([of, size, freeUnits]): UsagePrice => ({ type: 'PACKAGE', amount: of, quantityPerPackage: Decimal.of(size), freeUnits, ...none })),
  amount.map((of): UsagePrice => ({ type: 'UNIT', amount: of, ...none })),
  amount.map((multiplier): UsagePrice => ({ type: 'DYNAMIC', multiplier, ...none })),
);

const sum = (of: readonly PricedEvent[]) => Decimal.sum(of.map((one) => one.value));
const priced = (price: UsagePrice, of: readonly PricedEvent[]) => chargeAmount(price, { quantity: sum(of), events: of });

/** Lago's formula of a plain percentage, word by word; an allowance of no units is none. */
function plainFormula(price: PercentagePrice, of: readonly PricedEvent[]): Decimal {
  const { rate, fixedAmount, freeUnitsPerEvents: fe, freeUnitsPerTotalAggregation: units } = price;
  const ft = units?.isZero() === true ? null : units;
  const sums = of.map((_one, at) => sum(of.slice(0, at + 1)));
  const exceeding = ft === null ? -1 : sums.findIndex((partial) => partial.gt(ft));
  const running = fe !== null ? sums.slice(0, fe) : ft === null ? [] : exceeding === -1 ? sums : sums.slice(0, exceeding + 1);
  const last = running.at(-1) ?? zero;
  const freeUnits = last.isZero() || ft === null ? last : Decimal.min(last, ft);
  const counts = [fe ?? 0, ft === null ? 0 : running.filter((partial) => partial.lt(ft)).length].filter((count) => count > 0);
  const freeEvents = counts.length === 0 ? 0 : Math.min(...counts);
  const used = sum(of);
  const share = used.lt(freeUnits) ? zero : used.sub(freeUnits).mul(rate).div(Decimal.hundred, 30);
  return share.add(used.isZero() || freeEvents >= of.length ? zero : Decimal.of(of.length - freeEvents).mul(fixedAmount));
}

/** Lago's formula of a percentage with limits, word by word. */
function limitedFormula(price: PercentagePrice, of: readonly PricedEvent[]): Decimal {
  const { rate, fixedAmount, perTransactionMinAmount: min, perTransactionMaxAmount: max } = price;
  let remEvents = price.freeUnitsPerEvents ?? 0;
  let remAmount = price.freeUnitsPerTotalAggregation ?? zero;
  let total = zero;
  for (const { value: given } of of) {
    let v = given;
    if (remEvents > 0 || remAmount.isPositive()) {
      remEvents--;
      if (!remAmount.isPositive()) continue;
      if (remAmount.gt(v)) {
        remAmount = remAmount.sub(v);
        continue;
      }
      v = v.sub(remAmount);
      remAmount = zero;
      remEvents = 0;
    }
    const a = v.mul(rate).div(Decimal.hundred, 30).add(fixedAmount);
    total = total.add(min !== null && a.lt(min) ? min : max !== null && a.gt(max) ? max : a);
  }
  return total;
}

describe('prices of single events', () => {
  test('are those of the formulas', () => {
    fc.assert(
      fc.property(percentage, events, (price, of) => {
        expect(priced(price, of).toString()).toBe(plainFormula(price, of).toString());
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(limited, events, (price, of) => {
        fc.pre(price.perTransactionMinAmount !== null || price.perTransactionMaxAmount !== null);
        expect(priced(price, of).toString()).toBe(limitedFormula(price, of).toString());
      }),
      { numRuns: 500 },
    );
  });

  test('an allowance of no units is the same as none, beside free events too', () => {
    fc.assert(
      fc.property(percentage, events, (price, of) => {
        const without = priced({ ...price, freeUnitsPerTotalAggregation: null }, of);
        expect(priced({ ...price, freeUnitsPerTotalAggregation: zero }, of).toString()).toBe(without.toString());
      }),
    );
  });

  test('a limit that nothing reaches is no limit, where nothing is free', () => {
    fc.assert(fc.property(percentage, fc.array(event.filter((of) => of.value.isPositive()), { maxLength: 12 }), (price, of) => {
      const paid = { ...price, freeUnitsPerEvents: null, freeUnitsPerTotalAggregation: null };
      expect(priced({ ...paid, perTransactionMinAmount: zero }, of).toString()).toBe(priced(paid, of).toString());
    }));
  });

  test('never fall when another event comes', () => {
    fc.assert(
      fc.property(perEvent, events, event, (price, of, next) => {
        expect(priced(price, [...of, next]).gte(priced(price, of))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  /** In the order of their times, limits a transaction included: what matters is that no event comes late, before others that were billed. */
  test('come to the same however their period is split: units, events, and money but for rounding', () => {
    fc.assert(
      fc.property(perEvent, fc.array(events, { minLength: 1, maxLength: 4 }), (price, parts) => {
        const all = parts.flat();
        const whole = [rated(price, all, 0, [0, 1, 1])];
        let count = 0;
        const split = parts.map((part, at) => {
          const line = rated(price, all.slice(0, count + part.length), count, [at, at + 1, parts.length]);
          count += part.length;
          return line;
        });
        if (price.type !== 'EVENT_AMOUNT') expect(quantities(split)).toEqual(quantities(whole));
        expect(exact(split).toString()).toBe(exact(whole).toString());
        const lines = [...whole, ...split].flatMap((line) => line.detailedLines);
        expect(total(split).sub(total(whole)).abs().lte(Decimal.of(lines.length).mul(Decimal.of('0.005')))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  /** Why the property above asks for order: each event is priced by itself, and those that come first use up what is free. */
  test('with limits depend on the order of events, where some are free', () => {
    const price: PercentagePrice = {
      type: 'PERCENTAGE', rate: Decimal.one, fixedAmount: zero, freeUnitsPerEvents: 1, freeUnitsPerTotalAggregation: null,
      perTransactionMinAmount: null, perTransactionMaxAmount: Decimal.of(50), ...none,
    };
    const [small, large] = ['100', '1000'].map((of) => ({ value: Decimal.of(of), amount: null })) as [PricedEvent, PricedEvent];
    expect([priced(price, [small, large]), priced(price, [large, small])].map(String)).toEqual(['10', '1']);
  });

  test('are made of prices that the catalog accepts and that look at events', () => {
    fc.assert(fc.property(perEvent, (price) => {
      expect(priceIssues(price, ['price'])).toEqual([]);
      if (price.type !== 'PERCENTAGE' || price.perTransactionMinAmount !== null) expect(eventNeed(price)).not.toBe('NOTHING');
    }));
  });
});

describe('prices of quantities', () => {
  test('never fall when the quantity grows', () => {
    fc.assert(
      fc.property(growing, value, value, (price, used, more) => {
        expect(chargeAmount(price, { quantity: used.add(more) }).gte(chargeAmount(price, { quantity: used }))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('of volume may fall: more units can reach a cheaper tier', () => {
    const price: UsagePrice = { type: 'TIERED', mode: 'VOLUME', tierRule: 'INTEGER_RANGES', tiers: [{ upToAmount: Decimal.of(10), flatPrice: null, unitPrice: Decimal.of(2) }, { upToAmount: null, flatPrice: null, unitPrice: Decimal.one }], ...none };
    expect(['10', '11'].map((of) => String(chargeAmount(price, { quantity: Decimal.of(of) })))).toEqual(['20', '11']);
  });

  test('are the sum of their detailed lines, each before it is rounded', () => {
    fc.assert(
      fc.property(growing, value, (price, used) => {
        const line = rateLine({ name: 'item', currency: 'USD', price, discounts: null, quantity: used, quantityBefore: zero, billedBefore: zero, period: null, fullPeriod: null });
        const exactly = chargeAmount(price, { quantity: used });
        // The line of a dynamic price has the rounded amount as its unit amount, OpenMeter's rule.
        if (price.type !== 'DYNAMIC') expect(exact([line]).toString()).toBe(exactly.toString());
        expect(line.totals.total.sub(exactly).abs().lte(Decimal.of(line.detailedLines.length).mul(Decimal.of('0.005')))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('graduate by adding up what falls into each tier', () => {
    fc.assert(
      fc.property(tiers, rule, value, (of, tierRule, used) => {
        let low = zero;
        let expected = zero;
        for (const { upToAmount, flatPrice, unitPrice } of of) {
          const entered = used.gt(low) || (low.isZero() && tierRule === 'CONTINUOUS');
          if (!entered) break;
          const high = upToAmount === null ? used : Decimal.min(used, upToAmount);
          expected = expected.add(high.sub(low).mul(unitPrice!)).add(flatPrice!);
          low = high;
          if (upToAmount === null || used.lte(upToAmount)) break;
        }
        expect(chargeAmount({ type: 'TIERED', mode: 'GRADUATED', tierRule, tiers: of, ...none }, { quantity: used }).toString()).toBe(expected.toString());
      }),
      { numRuns: 300 },
    );
  });

  test('of packages: free units of the price take off what a usage discount does', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 9 }), value.filter((of) => of.isPositive()), value, (of, size, free, used) => {
        const price = { type: 'PACKAGE', amount: of, quantityPerPackage: Decimal.of(size), ...none } as const;
        const line = { name: 'item', currency: 'USD', quantity: used, quantityBefore: zero, billedBefore: zero, period: null, fullPeriod: null };
        const byPrice = rateLine({ ...line, price: { ...price, freeUnits: free }, discounts: null });
        const byDiscount = rateLine({ ...line, price: { ...price, freeUnits: zero }, discounts: { usage: free, percentage: null } });
        expect(byPrice.totals).toEqual(byDiscount.totals);
      }),
    );
  });
});

function rated(price: UsagePrice, of: readonly PricedEvent[], countBefore: number, [from, to, end]: readonly [number, number, number]): RatedLine {
  return rateLine({
    name: 'item', currency: 'USD', price, discounts: null, billedBefore: zero,
    quantity: sum(of.slice(countBefore)), quantityBefore: sum(of.slice(0, countBefore)), events: lineEventsOf(price, of, countBefore),
    period: { from: hour(from), to: hour(to) }, fullPeriod: { from: START, to: hour(end) },
  });
}

function quantities(lines: readonly RatedLine[]): Record<string, string> {
  const sums = new Map<string, Decimal>();
  for (const line of lines.flatMap((of) => of.detailedLines)) sums.set(line.key, (sums.get(line.key) ?? zero).add(line.quantity));
  return Object.fromEntries([...sums].map(([key, of]) => [key, of.toString()]).toSorted());
}

const exact = (lines: readonly RatedLine[]) => Decimal.sum(lines.flatMap((of) => of.detailedLines).map((line) => line.unitAmount.mul(line.quantity)));
const total = (lines: readonly RatedLine[]) => Decimal.sum(lines.map((line) => line.totals.total));
