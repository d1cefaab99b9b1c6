/**
 * How fast lines are rated: 100,000 subscriptions of four rate cards (flat, unit, graduated with five tiers, package), as
 * medians of interleaved rounds with ratios to plain bigint arithmetic in the same run. Every contender must come to the same
 * total, so a fast wrong answer stops the run. The plain peers make numbers only; the engine makes whole detailed lines.
 */
import { Decimal as ReferenceDecimal } from 'decimal.js';
import type { RateCardPrice } from '../src/catalog/index.ts';
import { rateLine } from '../src/billing/rating/rate-line.ts';
import { Decimal } from '../src/kit/decimal.ts';
import { median, printTable, short } from './house/figures.ts';

const SUBSCRIPTIONS = 100_000;

const FLAT = '49.90';
const UNIT = '0.00123456';
const PACKAGE = '1000';
const PACKAGE_AMOUNT = '1.25';
const TIERS: readonly (readonly [bound: string | null, unit: string])[] = [
  ['1000', '0.0100'], ['10000', '0.0085'], ['50000', '0.0070'], ['100000', '0.005525'], [null, '0.00412375'],
];

const quantity = (subscription: number, card: number) =>
  `${(subscription * 7919 + card * 104_729) % 250_000}.${String((subscription * 31 + card) % 1000).padStart(3, '0')}`;
const QUANTITIES = Array.from({ length: SUBSCRIPTIONS }, (_, at) => [quantity(at, 1), quantity(at, 2), quantity(at, 3)] as const);

/** Fixed point: `digits` places of a plain decimal as an integer. */
function fixed(text: string, digits: number): bigint {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text) * 10n ** BigInt(digits);
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(digits, '0'));
}

/** The limit: quantities with 6 places, prices with 12, each amount rounded once, nothing allocated but integers. */
function plainBigint(): bigint {
  const tiers = TIERS.map(([bound, unit]) => [bound === null ? null : fixed(bound, 6), fixed(unit, 12)] as const);
  const [unit, flat, size, amount] = [fixed(UNIT, 12), fixed(FLAT, 2), fixed(PACKAGE, 6), fixed(PACKAGE_AMOUNT, 2)];
  const cent = 10n ** 16n;
  const halfCent = cent / 2n;
  let cents = 0n;
  for (const [units, tokens, calls] of QUANTITIES) {
    const used = fixed(tokens, 6);
    let low = 0n;
    for (const [bound, price] of tiers) {
      const high = bound === null || used < bound ? used : bound;
      cents += ((high - low) * price + halfCent) / cent;
      if (high === used) break;
      low = high;
    }
    cents += flat + (fixed(units, 6) * unit + halfCent) / cent + ((fixed(calls, 6) + size - 1n) / size) * amount;
  }
  return cents;
}

/** The same computation on a general decimal library. */
function decimalJs(): bigint {
  const Exact = ReferenceDecimal.clone({ precision: 40, rounding: ReferenceDecimal.ROUND_HALF_UP });
  const tiers = TIERS.map(([bound, unit]) => [bound === null ? null : new Exact(bound), new Exact(unit)] as const);
  const [unit, flat, size, amount] = [new Exact(UNIT), new Exact(FLAT), new Exact(PACKAGE), new Exact(PACKAGE_AMOUNT)];
  let total = new Exact(0);
  for (const [units, tokens, calls] of QUANTITIES) {
    const used = new Exact(tokens);
    let low = new Exact(0);
    for (const [bound, price] of tiers) {
      const high = bound === null || used.lt(bound) ? used : bound;
      total = total.plus(high.minus(low).times(price).toDecimalPlaces(2));
      if (high === used) break;
      low = high;
    }
    total = total.plus(flat).plus(new Exact(units).times(unit).toDecimalPlaces(2)).plus(new Exact(calls).div(size).ceil().times(amount));
  }
  return BigInt(total.times(100).toFixed(0));
}

const none = { minimumAmount: null, maximumAmount: null };
const CARDS: readonly RateCardPrice[] = [
  { type: 'FLAT', amount: Decimal.of(FLAT), paymentTerm: 'IN_ADVANCE' },
  { type: 'UNIT', amount: Decimal.of(UNIT), ...none },
  {
    type: 'TIERED',
    tierRule: 'CONTINUOUS',
    mode: 'GRADUATED',
    tiers: TIERS.map(([bound, unit]) => ({ upToAmount: bound === null ? null : Decimal.of(bound), flatPrice: null, unitPrice: Decimal.of(unit) })),
    ...none,
  },
  { type: 'PACKAGE', amount: Decimal.of(PACKAGE_AMOUNT), quantityPerPackage: Decimal.of(PACKAGE), freeUnits: Decimal.zero, ...none },
];
const NAMES = ['Seats', 'Requests', 'Tokens', 'Calls'];

/** The engine: detailed lines with names, keys and totals for every card, quantities read from text as from the database. */
function engine(): bigint {
  let total = Decimal.zero;
  for (const quantities of QUANTITIES) {
    for (let card = 0; card < CARDS.length; card++) {
      const used = quantities[card - 1];
      const rated = rateLine({
        name: NAMES[card]!,
        currency: 'USD',
        price: CARDS[card]!,
        discounts: null,
        quantity: used === undefined ? null : Decimal.of(used),
        quantityBefore: Decimal.zero,
        billedBefore: Decimal.zero,
        period: null,
        fullPeriod: null,
      });
      total = total.add(rated.totals.total);
    }
  }
  return BigInt(total.toFixed(2).replace('.', ''));
}

const limitName = 'plain bigint (the limit)';
const contenders: Readonly<Record<string, () => bigint>> = { [limitName]: plainBigint, 'rating engine': engine, 'decimal.js': decimalJs };

/** Runs all contenders and prints their medians. Throws when one of them comes to another total. */
export function benchRating(rounds: number): void {
  const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
  const expected = plainBigint();
  for (let round = 0; round <= rounds; round++) {
    const order = Object.entries(contenders);
    for (const [name, run] of round % 2 === 0 ? order : order.toReversed()) {
      const start = performance.now();
      const cents = run();
      if (round > 0) times.get(name)?.push(performance.now() - start); // the first round warms up
      if (cents !== expected) throw new Error(`${name} comes to ${cents} cents instead of ${expected}`);
    }
  }
  const limit = median(times.get(limitName) ?? []);
  console.log(`\n## rating ${SUBSCRIPTIONS} subscriptions x ${CARDS.length} cards (medians of ${rounds} rounds, ${expected} cents each)`);
  printTable(
    ['', 'ms', 'subscriptions/s', 'of the limit'],
    [...times].map(([name, values]) => [name, short(median(values)), short((SUBSCRIPTIONS / median(values)) * 1_000), (limit / median(values)).toFixed(2)]),
  );
}
