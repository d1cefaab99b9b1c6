import fc from 'fast-check';

// What a generated plan sells. Amounts have more digits than any currency, so that rounding has something to do.

/** A whole number of at most `max` behind a point: `decimal(4, 30_000)` is at most 3. */
export const decimal = (places: number, max: number, min = 0): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((units) => {
    const digits = String(units).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });

const bounds = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: decimal(3, 9_000).map((minimumAmount) => ({ minimumAmount })) },
  { weight: 1, arbitrary: decimal(3, 99_000).map((maximumAmount) => ({ maximumAmount })) },
  { weight: 1, arbitrary: fc.tuple(decimal(3, 5_000), decimal(3, 90_000, 5_000)).map(([minimumAmount, maximumAmount]) => ({ minimumAmount, maximumAmount })) },
);

/** Rising ends of tiers; the last tier has none. */
const ends = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 0, maxLength: 3 }).map((found) => [...found.toSorted((a, b) => a - b).map(String), null]);

const tiers = ends.chain((upTo) =>
  fc.tuple(...upTo.map((upToAmount) => fc.record({ unitPrice: decimal(4, 30_000), flatPrice: decimal(3, 9_000), which: fc.nat(2) }).map(({ unitPrice, flatPrice, which }) => ({
    ...(upToAmount === null ? {} : { upToAmount }),
    ...(which === 1 ? {} : { unitPrice }),
    ...(which === 0 ? {} : { flatPrice }),
  })))),
);

const unit = fc.tuple(decimal(5, 200_000), bounds).map(([amount, more]) => ({ unit: { amount, ...more } }));
const graduated = fc.tuple(tiers, bounds).map(([of, more]) => ({ tiered: { mode: 'GRADUATED', tiers: of, ...more } }));
const volume = fc.tuple(tiers, bounds).map(([of, more]) => ({ tiered: { mode: 'VOLUME', tiers: of, ...more } }));
const packaged = fc.tuple(decimal(3, 9_000), decimal(1, 900, 1), decimal(0, 20), bounds).map(([amount, quantityPerPackage, freeUnits, more]) => ({ package: { amount, quantityPerPackage, freeUnits, ...more } }));
const dynamic = fc.tuple(decimal(3, 3_000), bounds).map(([multiplier, more]) => ({ dynamic: { multiplier, ...more } }));
const percentage = fc
  .record({ rate: decimal(2, 2_000), fixedAmount: decimal(3, 900), events: fc.option(fc.integer({ min: 1, max: 3 })), total: fc.option(decimal(1, 500)), least: fc.option(decimal(3, 1_000)), most: fc.option(decimal(3, 9_000, 1_000)) })
  .map(({ rate, fixedAmount, events, total, least, most }) => ({
    percentage: {
      rate, fixedAmount,
      ...(events === null ? {} : { freeUnitsPerEvents: events }),
      ...(total === null ? {} : { freeUnitsPerTotalAggregation: total }),
      ...(least === null ? {} : { perTransactionMinAmount: least }),
      ...(most === null ? {} : { perTransactionMaxAmount: most }),
    },
  }));
const graduatedPercentage = ends
  .chain((upTo) => fc.tuple(...upTo.map((upToAmount) => fc.record({ rate: decimal(2, 2_000), flatPrice: decimal(3, 900) }).map((tier) => ({ ...(upToAmount === null ? {} : { upToAmount }), ...tier })))))
  .map((of) => ({ graduatedPercentage: { tiers: of } }));

const discounts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: decimal(2, 10_000).map((percentage) => ({ percentage })) },
  { weight: 1, arbitrary: decimal(1, 900, 1).map((usage) => ({ usage })) },
  { weight: 1, arbitrary: fc.tuple(decimal(2, 5_000), decimal(1, 900, 1)).map(([percent, usage]) => ({ percentage: percent, usage })) },
);

/** A card of the feature of that number, which counts calls; its price may look at them in any way. */
export const usageCard = (n: number, cadence: string, side: string): fc.Arbitrary<object> =>
  fc
    .record({
      price: fc.oneof(unit, graduated, volume, packaged, dynamic, percentage, graduatedPercentage),
      discounts,
      option: fc.constantFrom('none', 'none', 'none', 'minimum', 'filters', 'groups', 'groups', 'inAdvance', 'inAdvanceLater'),
      minimumAmount: decimal(3, 30_000),
      minimumRounding: fc.constantFrom('TRUNCATE', 'HALF_UP'),
      filterPrice: fc.oneof(unit, graduated),
      behavior: fc.constantFrom(null, null, 'INCLUSIVE', 'EXCLUSIVE'),
    })
    .map(({ price, discounts: less, option, minimumAmount, minimumRounding, filterPrice, behavior }) => {
      const wholePeriod = 'tiered' in price && price.tiered.mode === 'VOLUME';
      const singleEvents = 'percentage' in price || 'graduatedPercentage' in price || 'dynamic' in price;
      const hasMinimum = 'minimumAmount' in Object.values(price)[0]!;
      const inAdvance = option.startsWith('inAdvance') && !wholePeriod && !('dynamic' in price) && !hasMinimum && !('maximumAmount' in Object.values(price)[0]!);
      return {
        key: `${side}c${n}`, name: `Calls ${n}`, featureKey: `${side}c${n}`, billingCadence: cadence, price,
        ...(less === null || (singleEvents && 'usage' in less) ? {} : { discounts: inAdvance && 'usage' in less ? undefined : less }),
        ...(option === 'minimum' && !hasMinimum ? { minimumAmount, minimumRounding } : {}),
        ...(option === 'filters' ? { filters: [{ values: [{ dimension: 'region', values: ['eu'] }], price: filterPrice, invoiceDisplayName: 'Europe' }] } : {}),
        ...(option === 'groups' && ('unit' in price || 'dynamic' in price) && !(less !== null && 'usage' in less && !singleEvents) ? { groupBy: ['region'] } : {}),
        ...(inAdvance ? { payInAdvance: true, invoiceable: option === 'inAdvance' } : {}),
        ...(behavior === null ? {} : { taxConfig: { behavior } }),
      };
    });

/** Cards of meters that carry on, or that look at more than a sum. */
export const otherCard = (cadence: string, side: string): fc.Arbitrary<object> => {
  const card = (key: string, name: string, price: object) => ({ key: `${side}${key}`, name, featureKey: `${side}${key}`, billingCadence: cadence, price });
  return fc.oneof(
    fc.record({ price: fc.oneof(unit, graduated), prorated: fc.boolean() }).map(({ price, prorated }) => ({ ...card('seats', 'Seats', price), prorated })),
    fc.oneof(unit, graduated).map((price) => card('held', 'Held', price)),
    fc.oneof(unit, graduated, volume).map((price) => card('people', 'People', price)),
    fc.tuple(fc.oneof(unit, volume, graduated), fc.constantFrom('peak', 'least', 'mean', 'latest')).map(([price, key]) => card(key, `${key} of calls`, price)),
  );
};

/** A fee that recurs. */
export const feeCard = (key: string, cadence: string, paymentTerm: string): fc.Arbitrary<object> =>
  fc.tuple(decimal(4, 990_000, 100_000), fc.constantFrom(null, null, '12.5', '33.333')).map(([amount, percent]) => ({
    key, name: `${key} fee`, billingCadence: cadence, price: { flat: { amount, paymentTerm } }, ...(percent === null ? {} : { discounts: { percentage: percent } }),
  }));

/** One for each unit that is counted, and nothing that could round: it tells whether all that was used was billed once. */
export const witnessCard = (cadence: string, side: string): object => ({ key: `${side}witness`, name: 'Witness', featureKey: `${side}witness`, billingCadence: cadence, price: { unit: { amount: '1' } } });

/** How what is charged as soon as it is counted is paid: on an invoice at once, on that of its period, or fee by fee. */
export const earlyWays = [{ invoiceable: true }, { invoiceable: false }, { invoiceable: false, regroupPaidFees: 'INVOICE' }, { invoiceable: false, regroupPaidFees: 'INVOICE' }] as const;

/** The same, charged as soon as it is counted: of all that was sent in time, whatever is taken back afterwards. */
export const earlyCard = (cadence: string, side: string, way: (typeof earlyWays)[number]): object => ({ key: `${side}early`, name: 'Early', featureKey: `${side}early`, billingCadence: cadence, price: { unit: { amount: '1' } }, payInAdvance: true, ...way });
