import fc from 'fast-check';
import { decimal, feeCard, otherCard, usageCard, witnessCard } from './prices.ts';

/** What a generated organization sells, and how it bills. */
export interface Setting {
  readonly currency: string;
  readonly timeZone: string;
  readonly cadence: 'P1M' | 'P1W';
  readonly plans: readonly object[];
  readonly workflow: object;
  readonly taxes: readonly { readonly rate: string; readonly appliedToOrganization: boolean }[];
  readonly coupons: readonly { readonly value: object; readonly frequency: string; readonly frequencyDuration?: number; readonly limitedTo?: object }[];
  readonly hasThresholds: boolean;
}

/** What happens. `who` and `which` are counted modulo what there is. */
export type Deed =
  | { readonly do: 'advance'; readonly hours: number; readonly seconds: number; readonly pieces: readonly number[] }
  | { readonly do: 'use'; readonly who: number; readonly type: 'call' | 'seats' | 'person' | 'witness'; readonly units: number; readonly lateHours: number; readonly region: string }
  | { readonly do: 'voidEvent' | 'correctEvent'; readonly which: number; readonly units: number }
  | { readonly do: 'subscribe'; readonly who: number; readonly plan: number; readonly billingTime: string | null; readonly inHours: number }
  | { readonly do: 'change'; readonly who: number; readonly plan: number; readonly now: boolean; readonly proration: string | null; readonly isPreviewed: boolean }
  | { readonly do: 'cancel'; readonly who: number; readonly now: boolean; readonly isPreviewed: boolean }
  | { readonly do: 'unschedule' | 'resume' | 'restore'; readonly who: number }
  | { readonly do: 'pause'; readonly who: number; readonly now: boolean; readonly forHours: number }
  | { readonly do: 'addItem' | 'removeItem' | 'setQuantity'; readonly who: number; readonly now: boolean; readonly quantity: number; readonly amount: string; readonly isPreviewed: boolean }
  | { readonly do: 'addon'; readonly who: number; readonly quantity: number; readonly now: boolean }
  | { readonly do: 'coupon'; readonly who: number; readonly which: number }
  | { readonly do: 'wallet'; readonly who: number; readonly rate: string; readonly granted: string; readonly paid: string; readonly rule: number }
  | { readonly do: 'topUp'; readonly which: number; readonly granted: string; readonly paid: string }
  | { readonly do: 'paying'; readonly who: number; readonly status: string }
  | { readonly do: 'retryPayment' | 'voidInvoice' | 'billAgain' | 'finalize' | 'refresh' | 'approve' | 'deleteDraft' | 'voidNote'; readonly which: number }
  | { readonly do: 'creditNote'; readonly which: number; readonly part: number; readonly isRefund: boolean }
  | { readonly do: 'adjust'; readonly which: number; readonly line: number; readonly units: string; readonly unitAmount: string }
  | { readonly do: 'pendingLine'; readonly who: number; readonly amount: string; readonly inHours: number }
  | { readonly do: 'invoiceNow'; readonly who: number; readonly progressive: boolean }
  | { readonly do: 'oneOff'; readonly who: number; readonly amount: string; readonly units: string };

export interface Story {
  readonly setting: Setting;
  readonly deeds: readonly Deed[];
  /** How it is played a second time: with each advance in one go, or in real time by jobs that come on time. */
  readonly again: 'big steps' | 'real time';
  readonly start: string;
}

const plan = (cadence: string): fc.Arbitrary<object> =>
  fc
    .record({
      base: fc.option(feeCard('base', cadence, 'IN_ADVANCE'), { freq: 5 }),
      later: fc.option(feeCard('later', cadence, 'IN_ARREARS'), { freq: 2 }),
      once: fc.option(decimal(3, 90_000), { freq: 1 }),
      calls: fc.integer({ min: 0, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_card, n) => usageCard(n, cadence)))),
      other: fc.option(otherCard(cadence), { freq: 1 }),
      commitment: fc.option(decimal(2, 20_000), { freq: 1 }),
      trial: fc.option(fc.constantFrom('P3D', 'P10D', 'P1M'), { freq: 1 }),
      proRating: fc.constantFrom('PRORATE_PRICES', 'PRORATE_PRICES', 'PRORATE_BY_DAY', 'NONE'),
      firstPhase: fc.option(fc.constantFrom('P10D', 'P1M'), { freq: 1 }),
    })
    .map(({ base, later, once, calls, other, commitment, trial, proRating, firstPhase }) => {
      const rateCards = [...(base === null ? [] : [base]), ...(later === null ? [] : [later]), witnessCard(cadence), ...calls, ...(other === null ? [] : [other]), ...(once === null ? [] : [{ key: 'setup', name: 'Setup', price: { flat: { amount: once } } }])];
      return {
        billingCadence: cadence, proRating,
        phases: [...(firstPhase === null ? [] : [{ key: 'intro', name: 'Intro', duration: firstPhase, rateCards: [witnessCard(cadence), ...(later === null ? [] : [later])] }]), { key: 'main', name: 'Main', rateCards }],
        ...(commitment === null ? {} : { minimumCommitment: { amount: commitment } }),
        ...(trial === null ? {} : { trialPeriod: trial }),
      };
    });

const thresholds = fc.option(fc.array(fc.record({ amount: decimal(1, 900, 100), isRecurring: fc.constant(false) }), { minLength: 1, maxLength: 2 }).map((all) => {
  const amounts = [...new Set(all.map(({ amount }) => amount))];
  return amounts.map((amount, n) => ({ amount, isRecurring: n === 1 }));
}), { freq: 1 });

const setting: fc.Arbitrary<Setting> = fc
  .record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia'),
    cadence: fc.constantFrom('P1M' as const, 'P1M' as const, 'P1W' as const),
    usageThresholds: thresholds,
    interval: fc.constantFrom('PT0S', 'PT1H', 'P1D'),
    draftPeriod: fc.constantFrom('PT0S', 'PT0S', 'P2D'),
    autoAdvance: fc.constantFrom(true, true, true, false),
    unusedTimeCredit: fc.constantFrom('LINE', 'CREDIT_NOTE'),
    lateUsage: fc.constantFrom('BILL', 'BILL', 'BILL', 'CREDIT', 'IGNORE'),
    finalizeZeroAmountInvoice: fc.boolean(),
    progressiveBilling: fc.boolean(),
    scheme: fc.constantFrom('PER_ORGANIZATION', 'PER_CUSTOMER', 'PER_ORGANIZATION_MONTH'),
    retries: fc.constantFrom([], ['P1D', 'P3D']),
    collectionMethod: fc.constantFrom('CHARGE_AUTOMATICALLY', 'CHARGE_AUTOMATICALLY', 'SEND_INVOICE'),
    taxes: fc.array(fc.record({ rate: decimal(2, 2_500), appliedToOrganization: fc.boolean() }), { maxLength: 2 }),
    coupons: fc.array(
      fc.record({ percentage: fc.option(decimal(2, 10_000, 1)), fixed: decimal(0, 90, 1), frequency: fc.constantFrom('ONCE', 'FOREVER', 'RECURRING'), times: fc.integer({ min: 1, max: 3 }), limit: fc.nat(3) }),
      { maxLength: 2 },
    ),
  })
  .chain((of) =>
    fc.tuple(plan(of.cadence), plan(of.cadence)).map(
      (plans): Setting => ({
        currency: of.currency,
        timeZone: of.timeZone,
        cadence: of.cadence,
        hasThresholds: of.usageThresholds !== null,
        plans: plans.map((one) => ({ ...one, currency: of.currency, ...(of.usageThresholds === null ? {} : { usageThresholds: of.usageThresholds }) })),
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
        coupons: of.coupons.map(({ percentage, fixed, frequency, times, limit }) => ({
          value: percentage === null ? { fixed: { amount: fixed, currency: of.currency } } : { percentage },
          frequency,
          ...(frequency === 'RECURRING' ? { frequencyDuration: times } : {}),
          ...(limit === 0 ? { limitedTo: { meters: ['calls'] } } : limit === 1 ? { limitedTo: { plans: ['p0'] } } : {}),
        })),
      }),
    ),
  );

const who = fc.nat(1);
const which = fc.nat(9);

const kinds: readonly { readonly of: 'time' | Emphasis; readonly weight: number; readonly arbitrary: fc.Arbitrary<Deed> }[] = [
  { of: 'time', weight: 14, arbitrary: fc.record({ do: fc.constant('advance' as const), hours: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 1_000 })), seconds: fc.constantFrom(0, 0, 1, 1_799), pieces: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }) }) },
  {
    of: 'usage', weight: 12,
    arbitrary: fc.record({
      do: fc.constant('use' as const), who, type: fc.constantFrom('call' as const, 'call' as const, 'seats' as const, 'person' as const, 'witness' as const, 'witness' as const),
      units: fc.integer({ min: -3, max: 300 }), lateHours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 110 })), region: fc.constantFrom('eu', 'us', 'none'),
    }),
  },
  { of: 'usage', weight: 4, arbitrary: fc.record({ do: fc.constantFrom('voidEvent' as const, 'correctEvent' as const), which, units: fc.integer({ min: 0, max: 300 }) }) },
  { of: 'contract', weight: 4, arbitrary: fc.record({ do: fc.constant('subscribe' as const), who, plan: fc.nat(1), billingTime: fc.constantFrom(null, null, 'CALENDAR', 'ANNIVERSARY'), inHours: fc.constantFrom(0, 0, 0, 5, 100) }) },
  { of: 'contract', weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), who, plan: fc.nat(1), now: fc.boolean(), proration: fc.constantFrom(null, 'FULL', 'NONE', 'PRORATED'), isPreviewed: fc.boolean() }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, now: fc.boolean(), isPreviewed: fc.boolean() }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unschedule' as const, 'resume' as const, 'restore' as const), who }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('pause' as const), who, now: fc.boolean(), forHours: fc.constantFrom(0, 24, 300) }) },
  {
    of: 'contract', weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('addItem' as const, 'removeItem' as const, 'setQuantity' as const), who, now: fc.boolean(), quantity: fc.integer({ min: 1, max: 5 }), amount: decimal(3, 90_000), isPreviewed: fc.boolean() }),
  },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('addon' as const), who, quantity: fc.integer({ min: 0, max: 3 }), now: fc.boolean() }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('coupon' as const), who, which }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('wallet' as const), who, rate: fc.constantFrom('1', '0.5', '0.07', '3'), granted: decimal(2, 9_000), paid: decimal(2, 3_000), rule: fc.nat(4) }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('topUp' as const), which, granted: decimal(2, 3_000), paid: decimal(2, 3_000) }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('paying' as const), who, status: fc.constantFrom('paid', 'failed', 'action_required', 'pending') }) },
  { of: 'money', weight: 5, arbitrary: fc.record({ do: fc.constantFrom('retryPayment' as const, 'voidInvoice' as const, 'billAgain' as const, 'finalize' as const, 'refresh' as const, 'approve' as const, 'deleteDraft' as const, 'voidNote' as const), which }) },
  { of: 'money', weight: 3, arbitrary: fc.record({ do: fc.constant('creditNote' as const), which, part: fc.integer({ min: 1, max: 100 }), isRefund: fc.boolean() }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('adjust' as const), which, line: fc.nat(9), units: decimal(1, 90), unitAmount: decimal(3, 9_000) }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('pendingLine' as const), who, amount: decimal(4, 200_000), inHours: fc.constantFrom(0, 10, 300) }) },
  { of: 'usage', weight: 2, arbitrary: fc.record({ do: fc.constant('invoiceNow' as const), who, progressive: fc.boolean() }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('oneOff' as const), who, amount: decimal(3, 90_000, 1), units: decimal(1, 50, 1) }) },
];

/** What a story is mostly about: what is rare together in all of life is not in a part of it. */
type Emphasis = 'usage' | 'contract' | 'money';

const deedOf = (emphasis: Emphasis | 'everything'): fc.Arbitrary<Deed> =>
  fc.oneof(...kinds.map(({ of, weight, arbitrary }) => ({ weight: of === 'time' || of === emphasis || emphasis === 'everything' ? weight * 5 : weight, arbitrary })));

const begins: Deed = { do: 'subscribe', who: 0, plan: 0, billingTime: null, inHours: 0 };

/** Whole stories: the first customer subscribes at once, the rest is whatever comes. */
export const story = (most: number): fc.Arbitrary<Story> =>
  fc.record({
    setting,
    deeds: fc.constantFrom('everything' as const, 'usage' as const, 'contract' as const, 'money' as const)
      .chain((emphasis) => fc.array(deedOf(emphasis), { minLength: Math.min(8, most), maxLength: most, size: 'max' }))
      .map((deeds) => [begins, ...deeds]),
    again: fc.constantFrom('big steps' as const, 'real time' as const),
    // A month's first and last day, a leap day, and the eve of a change to summer time.
    start: fc.constantFrom('2027-01-01T00:00:00Z', '2027-01-31T10:15:07Z', '2028-02-29T00:00:00Z', '2027-03-27T22:30:00Z'),
  });
