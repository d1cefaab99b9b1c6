import fc from 'fast-check';
import { decimal, earlyCard, earlyWays, feeCard, otherCard, usageCard, witnessCard } from './prices.ts';

/** What a generated organization sells, and how it bills. */
export interface Setting {
  readonly currency: string;
  /** What plans of the second slot are sold in; another one where customers have no currency of their own. */
  readonly sideCurrency: string;
  readonly timeZone: string;
  /** Of the first plan, and of add-ons; others may be billed by twice or three times as long. */
  readonly cadence: 'P1M' | 'P1W';
  /** The first two are of a customer's first slot, the others of the second: they sell other features of the same meters. */
  readonly plans: readonly object[];
  readonly isSeveral: boolean;
  readonly workflow: object;
  readonly taxes: readonly { readonly rate: string; readonly appliedToOrganization: boolean }[];
  /** Where customers are billed, if their VAT is left to the rules of the EU. */
  readonly euCountries: readonly string[] | null;
  readonly dunning: object | null;
  readonly coupons: readonly { readonly value: object; readonly frequency: string; readonly frequencyDuration?: number; readonly limitedTo?: object }[];
  readonly hasThresholds: boolean;
}

interface Plan {
  readonly billingCadence: string;
  readonly proRating: string;
  readonly phases: readonly { readonly key: string; readonly name: string; readonly duration?: string; readonly rateCards: readonly object[] }[];
}

const longer = { P1M: 'P3M', P1W: 'P2W' } as const;
/** How often something is billed beside what is billed by `cadence`: mostly as often. */
const orLonger = (cadence: Setting['cadence']): fc.Arbitrary<string> => fc.constantFrom<string>(cadence, cadence, cadence, longer[cadence]);

/** A plan whose features begin with `side`: two subscriptions of a customer may not share one. Some of its cards have longer periods than itself, or shorter ones. */
const plan = (shortest: Setting['cadence'], side: string): fc.Arbitrary<Plan> =>
  orLonger(shortest).chain((cadence) => planOf(cadence, orLonger(shortest), side));

const planOf = (cadence: string, own: fc.Arbitrary<string>, side: string): fc.Arbitrary<Plan> =>
  fc
    .record({
      base: fc.option(own.chain((each) => feeCard('base', each, 'IN_ADVANCE')), { freq: 6 }),
      later: fc.option(own.chain((each) => feeCard('later', each, 'IN_ARREARS')), { freq: 3 }),
      once: fc.option(decimal(3, 90_000), { freq: 2 }),
      witness: own.map((each) => witnessCard(each, side)),
      early: fc.option(fc.tuple(own, fc.constantFrom(...earlyWays)).map(([each, way]) => earlyCard(each, side, way)), { freq: 2 }),
      calls: fc.integer({ min: 0, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_card, n) => own.chain((each) => usageCard(n, each, side))))),
      other: fc.option(own.chain((each) => otherCard(each, side)), { freq: 2 }),
      commitment: fc.option(decimal(2, 20_000, 1), { freq: 2 }),
      trial: fc.option(fc.constantFrom('P3D', 'P10D', 'P1M'), { freq: 2 }),
      proRating: fc.constantFrom('PRORATE_PRICES', 'PRORATE_PRICES', 'PRORATE_BY_DAY', 'NONE'),
      firstPhase: fc.option(fc.constantFrom('P10D', 'P1M'), { freq: 2 }),
    })
    .map(({ base, later, once, witness, early, calls, other, commitment, trial, proRating, firstPhase }): Plan => {
      const rateCards = [...(base === null ? [] : [base]), ...(later === null ? [] : [later]), witness, ...(early === null ? [] : [early]), ...calls, ...(other === null ? [] : [other]), ...(once === null ? [] : [{ key: 'setup', name: 'Setup', price: { flat: { amount: once } } }])];
      return {
        billingCadence: cadence, proRating,
        phases: [...(firstPhase === null ? [] : [{ key: 'intro', name: 'Intro', duration: firstPhase, rateCards: [witness, ...(later === null ? [] : [later])] }]), { key: 'main', name: 'Main', rateCards }],
        ...(commitment === null ? {} : { minimumCommitment: { amount: commitment } }),
        ...(trial === null ? {} : { trialPeriod: trial }),
      };
    });

/** Taxes of cards and plans, by their number: of a card those whose bit is set. */
function taxed(one: Plan, taxCount: number, ofPlan: readonly number[], ofCards: number): Plan {
  if (taxCount === 0) return one;
  const key = (n: number) => ({ key: `tax${n % taxCount}` });
  const plans = [...new Set(ofPlan.map((n) => n % taxCount))].map(key);
  return {
    ...one,
    ...(plans.length === 0 ? {} : { taxes: plans }),
    phases: one.phases.map((phase) => ({ ...phase, rateCards: phase.rateCards.map((card, n) => (((ofCards >> (n % 4)) & 1) === 1 ? { ...card, taxes: [key(n)] } : card)) })),
  };
}

const thresholds = fc.option(fc.array(fc.record({ amount: decimal(1, 900, 100), isRecurring: fc.constant(false) }), { minLength: 1, maxLength: 2 }).map((all) => {
  const amounts = [...new Set(all.map(({ amount }) => amount))];
  return amounts.map((amount, n) => ({ amount, isRecurring: n === 1 }));
}), { freq: 2 });

const dunning = ({ amount, ...more }: { readonly amount: string }, currencies: readonly string[]): object => ({ key: 'late', name: 'Late', isDefault: true, ...more, thresholds: [...new Set(currencies)].map((currency) => ({ currency, amount })) });

/** A coupon of a class: those of meters are taken before those of plans, and these before those of everything. */
const coupon = (limit: 'METERS' | 'PLANS' | 'ALL') =>
  fc.record({
    percentage: fc.option(decimal(2, 10_000, 1)),
    fixed: decimal(0, 90, 1),
    frequency: fc.constantFrom('ONCE', 'FOREVER', 'RECURRING'),
    times: fc.integer({ min: 1, max: 3 }),
    limitedTo: limit === 'ALL' ? fc.constant(null) : fc.tuple(limit === 'METERS' ? fc.constantFrom(['calls'], ['witness'], ['witness', 'calls']) : fc.constantFrom(['p0'], ['p1'], ['p0', 'p1']), fc.constantFrom('GROSS', 'NET'))
      .map(([keys, base]) => ({ [limit.toLowerCase()]: keys, base })),
  });

export const setting: fc.Arbitrary<Setting> = fc
  .record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    sideCurrency: fc.constantFrom(null, null, 'USD', 'JPY', 'EUR'),
    isSeveral: fc.boolean(),
    euCountries: fc.option(fc.constantFrom(['DE', 'FR'], ['FR', 'US'], ['DE', 'US']), { freq: 2 }),
    dunning: fc.option(fc.record({ amount: decimal(0, 60, 1), daysBetweenAttempts: fc.integer({ min: 1, max: 9 }), maxAttempts: fc.integer({ min: 1, max: 3 }), whenExhausted: fc.constantFrom('KEEP_OVERDUE', 'MARK_UNCOLLECTIBLE') })),
    planTaxes: fc.oneof(fc.constant([]), fc.array(fc.nat(2), { maxLength: 2 })),
    cardTaxes: fc.oneof(fc.constant(0), fc.nat(15)),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia'),
    cadence: fc.constantFrom('P1M' as const, 'P1M' as const, 'P1W' as const),
    usageThresholds: thresholds,
    interval: fc.constantFrom('PT0S', 'PT1H', 'P1D'),
    draftPeriod: fc.constantFrom('PT0S', 'PT0S', 'P2D'),
    autoAdvance: fc.constantFrom(true, true, true, false),
    unusedTimeCredit: fc.constantFrom('LINE', 'CREDIT_NOTE'),
    lateUsage: fc.constantFrom('BILL', 'BILL', 'CREDIT', 'CREDIT', 'IGNORE'),
    finalizeZeroAmountInvoice: fc.boolean(),
    progressiveBilling: fc.boolean(),
    scheme: fc.constantFrom('PER_ORGANIZATION', 'PER_CUSTOMER', 'PER_ORGANIZATION_MONTH'),
    retries: fc.constantFrom([], ['P1D', 'P3D']),
    collectionMethod: fc.constantFrom('CHARGE_AUTOMATICALLY', 'CHARGE_AUTOMATICALLY', 'SEND_INVOICE'),
    taxes: fc.array(fc.record({ rate: decimal(2, 2_500), appliedToOrganization: fc.boolean() }), { maxLength: 3 }),
    coupons: fc.shuffledSubarray(['METERS', 'PLANS', 'ALL'] as const, { minLength: 3 }).chain((limits) => fc.tuple(...limits.map(coupon))),
  })
  .chain((of) =>
    fc.tuple(plan(of.cadence, ''), plan(of.cadence, ''), plan(of.cadence, 'side'), plan(of.cadence, 'side')).map(
      (plans): Setting => ({
        currency: of.currency,
        sideCurrency: (of.isSeveral ? of.sideCurrency : null) ?? of.currency,
        isSeveral: of.isSeveral,
        euCountries: of.euCountries,
        dunning: of.dunning === null ? null : dunning(of.dunning, [of.currency, (of.isSeveral ? of.sideCurrency : null) ?? of.currency]),
        timeZone: of.timeZone,
        cadence: of.cadence,
        hasThresholds: of.usageThresholds !== null,
        plans: plans.slice(0, of.isSeveral ? 4 : 2).map((one, n) => ({ ...taxed(one, of.taxes.length, of.planTaxes, of.cardTaxes), currency: (n > 1 ? of.sideCurrency : null) ?? of.currency, ...(of.usageThresholds === null ? {} : { usageThresholds: of.usageThresholds }) })),
        workflow: {
          collection: { interval: of.interval },
          invoicing: {
            draftPeriod: of.draftPeriod, autoAdvance: of.autoAdvance, unusedTimeCredit: of.unusedTimeCredit, lateUsage: of.lateUsage, lateUsagePeriods: 4,
            finalizeZeroAmountInvoice: of.finalizeZeroAmountInvoice, progressiveBilling: of.progressiveBilling,
          },
          numbering: { scheme: of.scheme },
          payment: { collectionMethod: of.collectionMethod, retries: of.retries },
        },
        taxes: of.taxes,
        coupons: of.coupons.map(({ percentage, fixed, frequency, times, limitedTo }) => ({
          value: percentage === null ? { fixed: { amount: fixed, currency: of.currency } } : { percentage },
          frequency,
          ...(frequency === 'RECURRING' ? { frequencyDuration: times } : {}),
          ...(limitedTo === null ? {} : { limitedTo }),
        })),
      }),
    ),
  );
