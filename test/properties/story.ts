import fc from 'fast-check';
import { decimal } from './prices.ts';
import { setting } from './setting.ts';
import type { Setting } from './setting.ts';

/** What happens. `slot` is the customer's subscription that it happens to; `who` and `which` are counted modulo what there is. */
export type Deed =
  | NewDeed
  | { readonly do: 'advance'; readonly hours: number; readonly seconds: number; readonly pieces: readonly number[] }
  | { readonly do: 'use'; readonly who: number; readonly subject: number; readonly type: 'call' | 'seats' | 'person' | 'witness'; readonly units: number; readonly lateHours: number; readonly region: string }
  | { readonly do: 'voidEvent' | 'correctEvent'; readonly which: number; readonly units: number }
  | { readonly do: 'subscribe'; readonly who: number; readonly slot: number; readonly plan: number; readonly billingTime: string | null; readonly inHours: number }
  | { readonly do: 'change'; readonly who: number; readonly slot: number; readonly plan: number; readonly now: boolean; readonly proration: string | null; readonly isPreviewed: boolean }
  | { readonly do: 'cancel'; readonly who: number; readonly slot: number; readonly now: boolean; readonly isPreviewed: boolean }
  | { readonly do: 'unschedule' | 'resume' | 'restore'; readonly who: number; readonly slot: number }
  | { readonly do: 'pause'; readonly who: number; readonly slot: number; readonly now: boolean; readonly forHours: number }
  | { readonly do: 'addItem' | 'removeItem' | 'setQuantity'; readonly who: number; readonly slot: number; readonly now: boolean; readonly quantity: number; readonly amount: string; readonly isPreviewed: boolean }
  | { readonly do: 'addon'; readonly who: number; readonly slot: number; readonly quantity: number; readonly now: boolean }
  | { readonly do: 'coupon'; readonly who: number; readonly which: number }
  | { readonly do: 'wallet'; readonly who: number; readonly isAside: boolean; readonly rate: string; readonly granted: string; readonly paid: string; readonly rule: number; readonly forHours: number }
  | { readonly do: 'topUp'; readonly which: number; readonly granted: string; readonly paid: string }
  | { readonly do: 'paying'; readonly who: number; readonly status: string }
  | { readonly do: 'retryPayment' | 'voidInvoice' | 'billAgain' | 'finalize' | 'refresh' | 'approve' | 'deleteDraft' | 'voidNote'; readonly which: number }
  | { readonly do: 'creditNote'; readonly which: number; readonly part: number; readonly isRefund: boolean }
  | { readonly do: 'adjust'; readonly which: number; readonly line: number; readonly units: string; readonly unitAmount: string }
  | { readonly do: 'pendingLine'; readonly who: number; readonly isAside: boolean; readonly amount: string; readonly inHours: number }
  | { readonly do: 'invoiceNow'; readonly who: number; readonly progressive: boolean }
  | { readonly do: 'oneOff'; readonly who: number; readonly isAside: boolean; readonly amount: string; readonly units: string };

/** What happens of taxes, money that is owed, and versions of plans. */
type NewDeed =
  | { readonly do: 'migrate'; readonly who: number; readonly slot: number; readonly now: boolean; readonly proration: string | null; readonly isPreviewed: boolean }
  | { readonly do: 'newVersion'; readonly plan: number; readonly amount: string }
  | { readonly do: 'stretchPhase' | 'addPhase' | 'removePhase'; readonly who: number; readonly slot: number; readonly phase: string; readonly by: string; readonly amount: string; readonly shift: 'NEXT' | 'PREVIOUS' }
  | { readonly do: 'lowerAddon'; readonly who: number; readonly slot: number; readonly quantity: number; readonly now: boolean }
  | { readonly do: 'payFee'; readonly who: number; readonly which: number; readonly status: string }
  | { readonly do: 'applyTaxes'; readonly who: number; readonly taxes: readonly number[] }
  | { readonly do: 'move'; readonly who: number; readonly country: string; readonly vat: string | null }
  | { readonly do: 'recordPayment' | 'settlePayment' | 'settleRefund'; readonly which: number; readonly part: number; readonly status: string }
  | { readonly do: 'dispute' | 'retryInvoice' | 'endWallet'; readonly which: number }
  | { readonly do: 'requestPayment' | 'endCoupon'; readonly who: number; readonly which: number }
  | { readonly do: 'recordInvoice'; readonly who: number; readonly amount: string; readonly isPaid: boolean };

export interface Story {
  readonly setting: Setting;
  readonly deeds: readonly Deed[];
  /** How it is played a second time: with each advance in one go, or in real time by jobs that come on time. */
  readonly again: 'big steps' | 'real time';
  readonly start: string;
  /** How the changes of plans are prorated that every story ends with: the first customer's, the other's is the next. */
  readonly lastProration: number;
}

const who = fc.nat(1);
const slot = fc.constantFrom(0, 0, 1);
const isAside = fc.constantFrom(false, false, true);
const which = fc.nat(9);

const kinds: readonly { readonly of: 'time' | Emphasis; readonly weight: number; readonly arbitrary: fc.Arbitrary<Deed> }[] = [
  { of: 'time', weight: 14, arbitrary: fc.record({ do: fc.constant('advance' as const), hours: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 1_000 })), seconds: fc.constantFrom(0, 0, 1, 1_799), pieces: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }) }) },
  {
    of: 'usage', weight: 12,
    arbitrary: fc.record({
      do: fc.constant('use' as const), who, subject: fc.nat(1), type: fc.constantFrom('call' as const, 'call' as const, 'seats' as const, 'person' as const, 'witness' as const, 'witness' as const),
      units: fc.integer({ min: -3, max: 300 }), lateHours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 110 })), region: fc.constantFrom('eu', 'us', 'none'),
    }),
  },
  { of: 'usage', weight: 4, arbitrary: fc.record({ do: fc.constantFrom('voidEvent' as const, 'correctEvent' as const), which, units: fc.integer({ min: 0, max: 300 }) }) },
  { of: 'contract', weight: 4, arbitrary: fc.record({ do: fc.constant('subscribe' as const), who, slot, plan: fc.nat(1), billingTime: fc.constantFrom(null, null, 'CALENDAR', 'ANNIVERSARY'), inHours: fc.constantFrom(0, 0, 0, 5, 100) }) },
  { of: 'contract', weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), who, slot, plan: fc.nat(1), now: fc.boolean(), proration: fc.constantFrom(null, 'FULL', 'NONE', 'PRORATED'), isPreviewed: fc.boolean() }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, slot, now: fc.boolean(), isPreviewed: fc.boolean() }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unschedule' as const, 'resume' as const, 'restore' as const), who, slot }) },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('pause' as const), who, slot, now: fc.boolean(), forHours: fc.constantFrom(0, 24, 300) }) },
  {
    of: 'contract', weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('addItem' as const, 'removeItem' as const, 'setQuantity' as const), who, slot, now: fc.boolean(), quantity: fc.integer({ min: 1, max: 5 }), amount: decimal(3, 90_000), isPreviewed: fc.boolean() }),
  },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('addon' as const), who, slot, quantity: fc.integer({ min: 0, max: 3 }), now: fc.boolean() }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('coupon' as const), who, which }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('wallet' as const), who, isAside, rate: fc.constantFrom('1', '0.5', '0.07', '3'), granted: decimal(2, 9_000), paid: decimal(2, 3_000), rule: fc.nat(4), forHours: fc.constantFrom(0, 0, 100, 700) }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('topUp' as const), which, granted: decimal(2, 3_000), paid: decimal(2, 3_000) }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('paying' as const), who, status: fc.constantFrom('paid', 'failed', 'failed', 'action_required', 'pending', 'uncollectible') }) },
  { of: 'money', weight: 5, arbitrary: fc.record({ do: fc.constantFrom('retryPayment' as const, 'voidInvoice' as const, 'billAgain' as const, 'finalize' as const, 'refresh' as const, 'approve' as const, 'deleteDraft' as const, 'voidNote' as const), which }) },
  { of: 'money', weight: 3, arbitrary: fc.record({ do: fc.constant('creditNote' as const), which, part: fc.integer({ min: 1, max: 100 }), isRefund: fc.boolean() }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('adjust' as const), which, line: fc.nat(9), units: decimal(1, 90), unitAmount: decimal(3, 9_000) }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('pendingLine' as const), who, isAside, amount: decimal(4, 200_000), inHours: fc.constantFrom(0, 10, 300) }) },
  { of: 'usage', weight: 2, arbitrary: fc.record({ do: fc.constant('invoiceNow' as const), who, progressive: fc.boolean() }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('oneOff' as const), who, isAside, amount: decimal(3, 90_000, 1), units: decimal(1, 50, 1) }) },
  {
    of: 'contract', weight: 3,
    arbitrary: fc.record({ do: fc.constant('migrate' as const), who, slot, now: fc.boolean(), proration: fc.constantFrom(null, 'FULL', 'NONE', 'PRORATED'), isPreviewed: fc.boolean() }),
  },
  {
    of: 'contract', weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('stretchPhase' as const, 'stretchPhase' as const, 'addPhase' as const, 'removePhase' as const), who, slot, phase: fc.constantFrom('intro', 'main', 'phased'),
      by: fc.constantFrom('P3D', 'P1M', '-P3D', '-P1M', 'P20D'), amount: decimal(3, 90_000), shift: fc.constantFrom('NEXT' as const, 'PREVIOUS' as const),
    }),
  },
  { of: 'contract', weight: 2, arbitrary: fc.record({ do: fc.constant('newVersion' as const), plan: fc.nat(3), amount: decimal(3, 90_000) }) },
  { of: 'contract', weight: 1, arbitrary: fc.record({ do: fc.constant('lowerAddon' as const), who, slot, quantity: fc.integer({ min: 0, max: 4 }), now: fc.boolean() }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constant('applyTaxes' as const), who, taxes: fc.array(fc.nat(2), { maxLength: 2 }) }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), who, country: fc.constantFrom('DE', 'FR', 'US'), vat: fc.constantFrom(null, 'FR40303265045', 'DE136695976') }) },
  {
    of: 'money', weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('recordPayment' as const, 'recordPayment' as const, 'settlePayment' as const, 'settleRefund' as const), which, part: fc.integer({ min: 1, max: 110 }), status: fc.constantFrom('PAID', 'PAID', 'FAILED') }),
  },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constantFrom('dispute' as const, 'retryInvoice' as const, 'endWallet' as const), which }) },
  { of: 'money', weight: 2, arbitrary: fc.record({ do: fc.constantFrom('requestPayment' as const, 'requestPayment' as const, 'endCoupon' as const), who, which }) },
  { of: 'money', weight: 1, arbitrary: fc.record({ do: fc.constant('recordInvoice' as const), who, amount: decimal(0, 900), isPaid: fc.boolean() }) },
];

/** What a story is mostly about: what is rare together in all of life is not in a part of it. */
type Emphasis = 'usage' | 'contract' | 'money';

const deedOf = (emphasis: Emphasis | 'everything'): fc.Arbitrary<Deed> =>
  fc.oneof(...kinds.map(({ of, weight, arbitrary }) => ({ weight: of === 'time' || of === emphasis || emphasis === 'everything' ? weight * 5 : weight, arbitrary })));

const begins: Deed = { do: 'subscribe', who: 0, slot: 0, plan: 0, billingTime: null, inHours: 0 };

/** Whole stories: the first customer subscribes at once, the rest is whatever comes. */
export const story = (most: number): fc.Arbitrary<Story> =>
  fc.record({
    setting,
    deeds: fc.constantFrom('everything' as const, 'usage' as const, 'contract' as const, 'money' as const)
      .chain((emphasis) => fc.array(deedOf(emphasis), { minLength: Math.min(8, most), maxLength: most, size: 'max' }))
      .map((deeds) => [begins, ...deeds]),
    again: fc.constantFrom('big steps' as const, 'real time' as const),
    lastProration: fc.nat(3),
    // A month's first and last day, a leap day, and the eve of a change to summer time.
    start: fc.constantFrom('2027-01-01T00:00:00Z', '2027-01-31T10:15:07Z', '2028-02-29T00:00:00Z', '2027-03-27T22:30:00Z'),
  });
