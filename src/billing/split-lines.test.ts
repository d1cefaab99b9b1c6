import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCharging } from './line-charging.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import { rateLine } from './rating/rate-line.ts';
import type { RatedLine } from './rating/rated-line.ts';
import type { KnownLine, WantedLine } from './reconcile.ts';
import { billableAt, isSplittable } from './split-billable.ts';
import { reconcileSplits } from './split-reconcile.ts';
import type { KnownSplit } from './split-reconcile.ts';

const day = (n: number) => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * n });
const span = (from: number, to: number) => ({ from: day(from), to: day(to) });
const money = (text: string) => Decimal.of(text);
const bounds = { minimumAmount: null, maximumAmount: null };
const tiers = [{ upToAmount: money('10'), unitPrice: money('1'), flatPrice: money('3') }, { upToAmount: money('50'), unitPrice: money('0.5'), flatPrice: money('2') }, { upToAmount: null, unitPrice: money('0.25'), flatPrice: null }];
const prices: readonly RateCardPrice[] = [
  { type: 'UNIT', amount: money('0.37'), ...bounds },
  { type: 'DYNAMIC', multiplier: money('1.5'), ...bounds },
  { type: 'PACKAGE', amount: money('4'), quantityPerPackage: money('7'), freeUnits: money('0'), ...bounds },
  { type: 'TIERED', mode: 'GRADUATED', tiers, tierRule: 'CONTINUOUS', ...bounds },
];

describe('parts of a period', () => {
  test('come to what the whole would, whatever the splits, with discounts, a maximum and a minimum of the whole', () => {
    const asked = fc.record({
      price: fc.constantFrom(...prices),
      used: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
      free: fc.option(fc.integer({ min: 1, max: 60 })),
      minimum: fc.option(fc.integer({ min: 1, max: 200 })),
      maximum: fc.option(fc.integer({ min: 1, max: 200 })),
    });
    fc.assert(
      fc.property(asked, ({ price, used, free, minimum, maximum }) => {
        const most = maximum === null ? null : Decimal.of(maximum + (minimum ?? 0));
        const of = { ...price, minimumAmount: minimum === null ? null : Decimal.of(minimum), maximumAmount: most } as RateCardPrice;
        const line = { name: 'tokens', currency: 'USD', price: of, discounts: free === null ? null : { percentage: null, usage: Decimal.of(free) }, fullPeriod: span(0, used.length) };
        let [before, billed, sum] = [0, Decimal.zero, Decimal.zero];
        const parts = used.map((quantity, n): RatedLine => {
          const rated = rateLine({ ...line, quantity: Decimal.of(quantity), quantityBefore: Decimal.of(before), billedBefore: billed, period: span(n, n + 1) });
          before += quantity;
          billed = billed.add(rated.totals.amount);
          sum = sum.add(rated.totals.total);
          return rated;
        });
        const whole = rateLine({ ...line, quantity: Decimal.of(before), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: span(0, used.length) });
        expect(Decimal.sum(parts.map(({ quantity }) => quantity ?? Decimal.zero)).toString()).toBe(whole.quantity?.toString());
        // Each detailed line is rounded once: parts of units differ by that, packages and tiers of whole units not at all.
        const off = sum.sub(whole.totals.total).abs();
        expect(off.lte(Decimal.of('0.005').mul(Decimal.of(used.length * 4)))).toBe(true);
        if (price.type === 'PACKAGE') expect(off.isZero()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what of a line is invoiced', () => {
  const usage = { invoiceAt: day(40), period: span(0, 10), isMetered: true, isSplittable: true };
  test.each([
    ['usage of a running period in parts', usage, 5, true, { until: day(5) }],
    ['not where it cannot be split', { ...usage, isSplittable: false }, 5, true, null],
    ['not where usage is not billed progressively', usage, 5, false, null],
    ['nothing before the period begins', usage, 0, true, null],
    ['usage whose period is over, before it falls due', usage, 10, true, 'WHOLE'],
    ['usage when it falls due', usage, 39, false, null],
    ['usage that has fallen due', usage, 40, false, 'WHOLE'],
    ['a flat fee when it falls due', { ...usage, isMetered: false }, 39, true, null],
    ['a flat fee that has fallen due', { ...usage, isMetered: false }, 40, true, 'WHOLE'],
  ] as const)('%s', (_what, line, at, progressive, expected) => {
    expect(billableAt(line, day(at), progressive)).toEqual(expected);
  });

  test('parts are of whole seconds', () => {
    expect(billableAt(usage, day(5).add({ milliseconds: 999 }), true)).toEqual({ until: day(5) });
    expect(billableAt(usage, day(0).add({ milliseconds: 999 }), true)).toBe(null);
  });

  const unit = prices[0] as RateCardPrice;
  test.each([
    [{ aggregation: 'SUM', recurring: false }, null, true],
    [{ aggregation: 'MAX', recurring: false }, null, true],
    [{ aggregation: 'LATEST', recurring: false }, null, false],
    [{ aggregation: 'WEIGHTED_SUM', recurring: false }, null, false],
    [{ aggregation: 'SUM', recurring: true }, null, false],
    [null, null, false],
    [{ aggregation: 'SUM', recurring: false }, { ...plainCharging, charge: 'a' }, true],
    [{ aggregation: 'SUM', recurring: false }, { ...plainCharging, charge: 'least' }, false],
    [{ aggregation: 'SUM', recurring: false }, { ...plainCharging, prorated: true }, false],
    [{ aggregation: 'SUM', recurring: false }, { ...plainCharging, isChargedEarly: true }, false],
  ] as const)('a line of %j charged by %j can be split: %s', (meter, charging, expected) => {
    expect(isSplittable(unit, meter, charging, new Set(['least']))).toBe(expected);
  });
});

describe('a line in parts follows its subscription', () => {
  const terms = (from: number, to: number, invoiceAt: number) => ({ subscriptionItemId: 'item', name: 'Tokens', price: '{"minimumAmount":null}', discounts: 'null', periodFrom: day(from), periodTo: day(to), invoiceAt: day(invoiceAt) });
  const part = (id: string, from: number, to: number, invoiceState: KnownLine['invoiceState'], more: Partial<KnownLine> = {}): KnownLine => ({ ...terms(from, to, to), id, reference: 'r', managedBy: 'SUBSCRIPTION', invoiceId: `on-${id}`, invoiceState, isDeleted: false, ...more });
  const group = (...parts: KnownLine[]): KnownSplit => ({ id: 'g', reference: 'r', period: span(0, 30), parts, billed: Decimal.of(50) });
  const wanted = (to: number, minimumAmount: string | null = null): WantedLine => ({ ...terms(0, to, to), price: terms(0, to, to).price.replace('null', JSON.stringify(minimumAmount)), reference: 'r' });
  const least = (of: KnownSplit, minimumAmount: string): KnownSplit => ({ ...of, parts: of.parts.map((line) => ({ ...line, price: line.price.replace('null', JSON.stringify(minimumAmount)) })) });
  const brief = (found: ReturnType<typeof reconcileSplits>) => ({
    change: found.change.map(({ line, period }) => `${line.id} ${period.from.since(day(0)).total('days')}-${period.to.since(day(0)).total('days')}`),
    remove: found.remove.map(({ id }) => id),
    add: found.add.map(({ period }) => `${period.from.since(day(0)).total('days')}-${period.to.since(day(0)).total('days')}`),
    untouchable: found.untouchable.map(({ id }) => id),
    periods: found.periods.map(({ period }) => (period === null ? 'gone' : period.to.since(day(0)).total('days'))),
  });
  const nothing = { change: [], remove: [], add: [], untouchable: [], periods: [] };
  const split = group(part('issued', 0, 10, 'paid'), part('draft', 10, 20, 'draft.waiting_for_collection'), part('open', 20, 30, 'gathering'));

  test.each([
    ['as it is', split, [wanted(30)], nothing],
    ['a longer period lengthens what gathers', split, [wanted(40)], { ...nothing, change: ['open 20-40'], periods: [40] }],
    ['a shorter one shortens it', split, [wanted(25)], { ...nothing, change: ['open 20-25'], periods: [25] }],
    ['a shorter one takes later parts away', split, [wanted(15)], { ...nothing, change: ['draft 10-15'], remove: ['open'], periods: [15] }],
    ['issued parts are never touched', split, [wanted(5)], { ...nothing, untouchable: ['issued'], remove: ['draft', 'open'], periods: [5] }],
    ['a longer one adds a part where none gathers', group(part('issued', 0, 10, 'paid'), part('draft', 10, 30, 'draft.created')), [wanted(40)], { ...nothing, add: ['30-40'], periods: [40] }],
    ['withdrawn', split, [], { ...nothing, remove: ['draft', 'open'], untouchable: ['issued'] }],
    ['withdrawn before anything was issued', group(part('draft', 0, 10, 'draft.created'), part('open', 10, 30, 'gathering')), [], { ...nothing, remove: ['draft', 'open'], periods: ['gone'] }],
    ['one that ends with its last billed part keeps one without time for what is missing to a minimum', least(split, '51'), [wanted(20, '51')], { ...nothing, change: ['open 20-20'], periods: [20] }],
    ['and none where nothing is missing', least(split, '50'), [wanted(20, '50')], { ...nothing, remove: ['open'], periods: [20] }],
    ['such a part stays as it is', { ...least(group(part('issued', 0, 20, 'paid'), part('open', 20, 20, 'gathering')), '51'), period: span(0, 20) }, [wanted(20, '51')], nothing],
    ['on its invoice too', { ...least(group(part('issued', 0, 20, 'paid'), part('last', 20, 20, 'paid')), '51'), period: span(0, 20) }, [wanted(20, '51')], nothing],
    ['and is lengthened with its period', { ...least(group(part('issued', 0, 20, 'paid'), part('open', 20, 20, 'gathering')), '51'), period: span(0, 20) }, [wanted(30, '51')], { ...nothing, change: ['open 20-30'], periods: [30] }],
    ['what was edited or deleted by hand is left alone', group(part('hand', 0, 10, 'draft.created', { managedBy: 'MANUAL', name: 'Mine' }), part('open', 10, 30, 'gathering', { isDeleted: true, managedBy: 'MANUAL' })), [wanted(30)], nothing],
  ])('%s', (_what, known, wants, expected) => {
    expect(brief(reconcileSplits([known], wants))).toEqual(expected);
  });
});
