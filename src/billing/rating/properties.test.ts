import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discountIssues, priceFromJson, priceIssues, priceToJson } from '../../catalog/index.ts';
import type { PriceTier, RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { rateLine } from './rate-line.ts';
import type { LineToRate, RatedLine } from './rated-line.ts';
import { splittable } from './splitting.ts';
import { sumTotals } from './totals.ts';

const START = Temporal.Instant.from('2026-01-01T00:00:00Z');
const hour = (n: number) => START.add({ hours: n });

const scaled = (max: number, scale: number) =>
  fc.integer({ min: 0, max }).map((coefficient) => Decimal.of(coefficient).mul(Decimal.of(`0.${'0'.repeat(scale)}1`)));
const amount = fc.oneof(scaled(100_000, 1), scaled(1_000_000, 6));
const quantity = fc.oneof(fc.integer({ min: 0, max: 60 }).map(Decimal.of), scaled(60_000, 2));
const positive = quantity.map((value) => (value.isZero() ? Decimal.one : value));

const commitments = fc
  .tuple(fc.option(amount, { nil: null }), fc.option(amount, { nil: null }))
  .map(([a, b]) => {
    const swapped = a !== null && b !== null && a.gt(b);
    const maximumAmount = swapped ? a : b;
    // A maximum of zero may stand beside any minimum, which then is charged on top of free usage: not a bound on the sum.
    return { minimumAmount: swapped ? b : a, maximumAmount: maximumAmount?.isZero() ? null : maximumAmount };
  });
const noCommitments = fc.constant({ minimumAmount: null, maximumAmount: null });

const tiers = fc
  .tuple(
    fc.uniqueArray(fc.oneof(fc.constant(Decimal.zero), quantity), { maxLength: 4, selector: String }),
    fc.array(fc.tuple(fc.option(amount, { nil: null }), amount, fc.boolean()), { minLength: 5, maxLength: 5 }),
  )
  .map(([bounds, amounts]) =>
    [...bounds, null].map((upToAmount, index) => {
      const [flatPrice, unit, priced] = amounts[index]!;
      return { upToAmount, flatPrice, unitPrice: flatPrice === null || priced ? unit : null };
    }),
  );

/** Integer ranges: the first holds a unit, every other one more than one. */
const rangeTiers = fc
  .tuple(fc.array(fc.integer({ min: 2, max: 20 }), { maxLength: 4 }), fc.array(fc.tuple(fc.option(amount, { nil: null }), amount), { minLength: 5, maxLength: 5 }))
  .map(([sizes, amounts]) => {
    const bounds = sizes.map((_size, at) => Decimal.of(sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0)));
    return [...bounds, null].map((upToAmount, at) => ({ upToAmount, flatPrice: amounts[at]![0], unitPrice: amounts[at]![1] }));
  });
const asRates = (of: readonly PriceTier[]) => of.map(({ upToAmount, flatPrice, unitPrice }) => ({ upToAmount, flatPrice, rate: unitPrice ?? Decimal.zero }));

function splittablePrice(commit: fc.Arbitrary<{ minimumAmount: Decimal | null; maximumAmount: Decimal | null }>): fc.Arbitrary<RateCardPrice> {
  return fc.oneof(
    fc.tuple(amount, commit).map(([of, c]): RateCardPrice => ({ type: 'UNIT', amount: of, ...c })),
    fc.tuple(amount, commit).map(([multiplier, c]): RateCardPrice => ({ type: 'DYNAMIC', multiplier, ...c })),
    fc.tuple(amount, positive, commit).map(([of, quantityPerPackage, c]): RateCardPrice => ({ type: 'PACKAGE', amount: of, quantityPerPackage, freeUnits: Decimal.zero, ...c })),
    fc.tuple(amount, positive, quantity, commit).map(([of, quantityPerPackage, freeUnits, c]): RateCardPrice => ({ type: 'PACKAGE', amount: of, quantityPerPackage, freeUnits, ...c })),
    fc.tuple(rangeTiers, commit).map(([of, c]): RateCardPrice => ({ type: 'TIERED', tierRule: 'INTEGER_RANGES', mode: 'GRADUATED', tiers: of, ...c })),
    fc.tuple(tiers, commit).map(([of, c]): RateCardPrice => ({ type: 'GRADUATED_PERCENTAGE', tierRule: 'CONTINUOUS', tiers: asRates(of), ...c })),
    fc.tuple(rangeTiers, commit).map(([of, c]): RateCardPrice => ({ type: 'GRADUATED_PERCENTAGE', tierRule: 'INTEGER_RANGES', tiers: asRates(of), ...c })),
    fc.tuple(tiers, commit).map(([of, c]): RateCardPrice => ({ type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'GRADUATED', tiers: of, ...c })),
  );
}
const anyPrice: fc.Arbitrary<RateCardPrice> = fc.oneof(
  splittablePrice(commitments),
  fc.tuple(tiers, commitments).map(([of, c]): RateCardPrice => ({ type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'VOLUME', tiers: of, ...c })),
  fc.tuple(rangeTiers, commitments).map(([of, c]): RateCardPrice => ({ type: 'TIERED', tierRule: 'INTEGER_RANGES', mode: 'VOLUME', tiers: of, ...c })),
  fc.tuple(amount, fc.constantFrom('IN_ADVANCE' as const, 'IN_ARREARS' as const)).map(([of, paymentTerm]): RateCardPrice => ({ type: 'FLAT', amount: of, paymentTerm })),
);
const usageDiscount = fc.option(positive, { nil: null }).map((usage): RateCardDiscounts => ({ percentage: null, usage }));
const anyDiscount = fc
  .tuple(fc.option(scaled(10_000, 1), { nil: null }), fc.option(positive, { nil: null }))
  .map(([percentage, usage]): RateCardDiscounts => ({ percentage, usage }));
const currency = fc.constantFrom('USD', 'JPY', 'KWD');
const parts = fc.array(quantity, { minLength: 1, maxLength: 6 });

interface Story { readonly price: RateCardPrice; readonly discounts: RateCardDiscounts | null; readonly currency: string }

const whole = (story: Story, quantities: readonly Decimal[]) =>
  rateLine({ ...story, name: 'item', quantity: Decimal.sum(quantities), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: null, fullPeriod: null });

/** Bills the period part by part, each knowing what the parts before it metered and billed. */
function split(story: Story, quantities: readonly Decimal[]): RatedLine[] {
  let quantityBefore = Decimal.zero;
  let billedBefore = Decimal.zero;
  return quantities.map((part, index) => {
    const line: LineToRate = {
      ...story, name: 'item', quantity: part, quantityBefore, billedBefore,
      period: { from: hour(index), to: hour(index + 1) },
      fullPeriod: { from: START, to: hour(quantities.length) },
    };
    const rated = rateLine(line);
    quantityBefore = quantityBefore.add(part);
    billedBefore = billedBefore.add(rated.totals.amount);
    return rated;
  });
}

/** Quantities by key: tiers, packages, flat amounts. A dynamic line is an amount itself and a line of quantity 0 no charge. */
function quantities(lines: readonly RatedLine[], price: RateCardPrice): Record<string, string> {
  const sums = new Map<string, Decimal>();
  for (const line of lines.flatMap((rated) => rated.detailedLines)) {
    if (line.category === 'COMMITMENT' || price.type === 'DYNAMIC' || line.quantity.isZero()) continue;
    sums.set(line.key, (sums.get(line.key) ?? Decimal.zero).add(line.quantity));
  }
  return Object.fromEntries([...sums].map(([key, sum]) => [key, sum.toString()]).toSorted());
}

const free = (lines: readonly RatedLine[]) => Decimal.sum(lines.flatMap((line) => line.discounts).map((of) => of.quantity ?? Decimal.zero)).toString();
const charged = (lines: readonly RatedLine[]) => Decimal.sum(lines.map((line) => line.quantity ?? Decimal.zero)).toString();
const total = (lines: readonly RatedLine[]) => sumTotals(lines.map((line) => line.totals)).total;

/** What rounding may come to: half a minor unit for each number that was rounded, on both sides of the comparison. A percentage that was rounded to nothing is no discount of its line. */
function roundingOf(lines: readonly RatedLine[], { discounts, currency: code }: Story): Decimal {
  const ofPercentage = discounts?.percentage == null ? 0 : 1;
  const roundings = lines.flatMap((line) => line.detailedLines).reduce((sum, line) => sum + 1 + Math.max(line.discounts.length, ofPercentage), 0);
  return Decimal.of(roundings).div(Decimal.of(2n * 10n ** BigInt(minorUnitDigits(code))), 4);
}

describe('splitting a period', () => {
  test('changes no quantity, tier, package or usage discount', () => {
    fc.assert(
      fc.property(splittablePrice(commitments), anyDiscount, currency, parts, (price, discounts, code, usage) => {
        const story = { price, discounts, currency: code };
        const [once, often] = [[whole(story, usage)], split(story, usage)];
        expect(quantities(often, price)).toEqual(quantities(once, price));
        expect(free(often)).toBe(free(once));
        expect(charged(often)).toBe(charged(once));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['commitments and usage discounts', splittablePrice(commitments), usageDiscount],
    ['percentage and usage discounts without commitments', splittablePrice(noCommitments), anyDiscount],
  ])('changes the money by rounding alone: %s', (_what, prices, discount) => {
    fc.assert(
      fc.property(prices, discount, currency, parts, (price, discounts, code, usage) => {
        const story = { price, discounts, currency: code };
        const [once, often] = [[whole(story, usage)], split(story, usage)];
        expect(total(often).sub(total(once)).abs().lte(roundingOf([...once, ...often], story))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('changes no money at all where nothing needs rounding', () => {
    const cents = fc.integer({ min: 0, max: 5_000 }).map((of) => Decimal.of(of).mul(Decimal.of('0.01')));
    const units = fc.array(fc.integer({ min: 0, max: 50 }).map(Decimal.of), { minLength: 1, maxLength: 6 });
    const commit = fc.tuple(cents, cents).map(([a, b]) => ({ minimumAmount: Decimal.min(a, b), maximumAmount: Decimal.max(Decimal.max(a, b), Decimal.one) }));
    fc.assert(
      fc.property(cents, commit, units, (of, c, usage) => {
        const story: Story = { price: { type: 'UNIT', amount: of, ...c }, discounts: null, currency: 'USD' };
        expect(total(split(story, usage)).toString()).toBe(total([whole(story, usage)]).toString());
      }),
    );
  });

  test('exception of rounding: two halves of a cent are two cents, one cent together', () => {
    const story: Story = { price: { type: 'UNIT', amount: Decimal.of('0.005'), minimumAmount: null, maximumAmount: null }, discounts: null, currency: 'USD' };
    const usage = [Decimal.one, Decimal.one];
    expect(total([whole(story, usage)]).toString()).toBe('0.01');
    expect(total(split(story, usage)).toString()).toBe('0.02');
  });

  const half: RateCardDiscounts = { percentage: Decimal.of(50), usage: null };
  const ten = Decimal.of(10);
  test('exception of a percentage with a maximum: earlier parts count gross, so it is reached sooner', () => {
    const story: Story = { price: { type: 'UNIT', amount: ten, minimumAmount: null, maximumAmount: Decimal.hundred }, discounts: half, currency: 'USD' };
    expect(total([whole(story, [ten, ten])]).toString()).toBe('100');
    expect(split(story, [ten, ten]).map((line) => String(line.totals.total))).toEqual(['50', '0']);
  });

  test('exception of a percentage with a minimum: earlier parts count gross, so less is missing', () => {
    const story: Story = { price: { type: 'UNIT', amount: ten, minimumAmount: Decimal.of(150), maximumAmount: null }, discounts: half, currency: 'USD' };
    expect(total([whole(story, [ten, ten])]).toString()).toBe('150');
    expect(split(story, [ten, ten]).map((line) => String(line.totals.total))).toEqual(['50', '50']);
  });
});

describe('a rated line', () => {
  const line = fc.record({
    name: fc.constant('item'), currency, price: anyPrice, discounts: fc.option(anyDiscount, { nil: null }), quantity,
    quantityBefore: fc.constant(Decimal.zero), billedBefore: amount, period: fc.constant(null), fullPeriod: fc.constant(null),
  });

  test('has totals that are sums, and nothing negative', () => {
    fc.assert(
      fc.property(line, (input) => {
        const rated = rateLine(input);
        const shown = (of: object) => Object.values(of).map(String);
        expect(shown(rated.totals)).toEqual(shown(sumTotals(rated.detailedLines.map((of) => of.totals))));
        for (const { totals, quantity: count, unitAmount, discounts } of rated.detailedLines) {
          const { amount: gross, chargesTotal, discountsTotal, taxesExclusiveTotal, creditsTotal } = totals;
          expect(totals.total.eq(gross.add(chargesTotal).sub(discountsTotal).add(taxesExclusiveTotal).sub(creditsTotal))).toBe(true);
          expect(discountsTotal.eq(Decimal.sum(discounts.map((of) => of.amount ?? Decimal.zero)))).toBe(true);
          expect([count, unitAmount, ...Object.values(totals)].some((value: Decimal) => value.isNegative())).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('rounds every amount exactly once, to the minor unit', () => {
    fc.assert(
      fc.property(line, (input) => {
        const places = minorUnitDigits(input.currency);
        for (const { category, quantity: count, unitAmount, discounts, totals } of rateLine(input).detailedLines) {
          const asked = category === 'COMMITMENT' ? totals.chargesTotal : totals.amount;
          expect(asked.eq(unitAmount.mul(count).round(places))).toBe(true);
          for (const { amount: taken } of discounts) expect(taken!.eq(taken!.round(places))).toBe(true);
          const percentage = discounts.find((of) => of.reason === 'RATECARD_PERCENTAGE')?.amount;
          const exact = totals.amount.mul(input.discounts?.percentage ?? Decimal.zero).div(Decimal.hundred, 30);
          if (category === 'REGULAR') expect((percentage ?? Decimal.zero).eq(exact.round(places))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is the same for the same input, and for the price as it is kept', () => {
    fc.assert(
      fc.property(line, (input) => {
        const before = JSON.stringify(input);
        const once = JSON.stringify(rateLine(input));
        expect(JSON.stringify(rateLine(input))).toBe(once);
        expect(JSON.stringify(input)).toBe(before);
        expect(JSON.stringify(rateLine({ ...input, price: priceFromJson(JSON.parse(JSON.stringify(priceToJson(input.price)))) }))).toBe(once);
      }),
    );
  });

  test('never costs more than its maximum, nor less than its minimum', () => {
    fc.assert(
      fc.property(splittablePrice(commitments), anyDiscount, quantity, (price, discounts, used) => {
        if (price.type === 'FLAT') return;
        const rated = whole({ price, discounts, currency: 'USD' }, [used]);
        if (price.maximumAmount !== null) expect(rated.totals.total.lte(price.maximumAmount.round(2))).toBe(true);
        if (price.minimumAmount !== null) expect(rated.totals.total.gte(price.minimumAmount.round(2))).toBe(true);
      }),
    );
  });

  test('is made of prices that the catalog accepts', () => {
    fc.assert(fc.property(anyPrice, anyDiscount, (price, discounts) => {
      expect(priceIssues(price, ['price'])).toEqual([]);
      if (price.type !== 'FLAT') expect(discountIssues(price, discounts, ['discounts'])).toEqual([]);
    }));
  });
});

describe('splittable', () => {
  const c = { minimumAmount: null, maximumAmount: null };
  const one = Decimal.one;
  const open = [{ upToAmount: null, flatPrice: null, unitPrice: one }];
  test.each<[string, RateCardPrice, boolean]>([
    ['flat', { type: 'FLAT', amount: one, paymentTerm: 'IN_ARREARS' }, false],
    ['unit', { type: 'UNIT', amount: one, ...c }, true],
    ['graduated', { type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'GRADUATED', tiers: open, ...c }, true],
    ['volume', { type: 'TIERED', tierRule: 'CONTINUOUS', mode: 'VOLUME', tiers: open, ...c }, false],
    ['dynamic', { type: 'DYNAMIC', multiplier: one, ...c }, true],
    ['graduated percentage', { type: 'GRADUATED_PERCENTAGE', tierRule: 'CONTINUOUS', tiers: [{ upToAmount: null, flatPrice: null, rate: one }], ...c }, true],
    ['package', { type: 'PACKAGE', amount: one, quantityPerPackage: one, freeUnits: Decimal.zero, ...c }, true],
  ])('%s', (_name, price, expected) => {
    for (const growing of ['SUM', 'COUNT', 'UNIQUE_COUNT', 'MAX'] as const) expect(splittable(price, growing)).toBe(expected);
    for (const falling of ['AVG', 'MIN', 'LATEST'] as const) expect(splittable(price, falling)).toBe(false);
  });
});
