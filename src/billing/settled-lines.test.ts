import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import type { SubscriptionSchedule } from '../subscriptions/index.ts';
import { corrections } from './corrections.ts';
import type { BilledLine } from './corrections.ts';
import type { InvoiceState } from './invoice-states.ts';
import { canonical, reconcile } from './reconcile.ts';
import type { WantedLine } from './reconcile.ts';
import { settledUntil } from './settled-lines.ts';

const at = (day: number) => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * day });
const flat = (amount: number) => canonical({ type: 'FLAT', amount: String(amount), paymentTerm: 'IN_ADVANCE' });
const usage = canonical({ type: 'UNIT', amount: '1' });

interface Charge {
  readonly from: number;
  /** How many days are billed, and how many are called for; null: it is not called for any more. */
  readonly billed: number;
  readonly called: number | null;
  readonly price: number | null;
  readonly now: number;
  readonly state: InvoiceState;
  readonly isDeleted: boolean;
  readonly credit: number;
  readonly corrected: number | null;
  readonly correctedIn: InvoiceState;
}

const states: InvoiceState[] = ['gathering', 'draft.collecting', 'draft.syncing', 'issuing.syncing', 'issued', 'paid', 'paid', 'paid', 'overdue', 'uncollectible', 'voided', 'deleted'];
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
const charges = fc.array(
  fc.record<Charge>({
    from: fc.integer({ min: 0, max: 12 }), billed: fc.integer({ min: 0, max: 4 }), called: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 4 })).map((days) => (days < 0 ? null : days)),
    price: some(fc.integer({ min: 1, max: 3 })), now: fc.integer({ min: 1, max: 3 }), state: fc.constantFrom(...states), isDeleted: fc.boolean().map(Boolean),
    credit: fc.constantFrom(0, 0, 0, 1), corrected: some(fc.integer({ min: -3, max: 3 })), correctedIn: fc.constantFrom(...states),
  }),
  { minLength: 1, maxLength: 8 },
);

const wantedOf = ({ from, billed, called, price, now }: Charge, n: number): WantedLine[] =>
  called === null ? [] : [{ reference: `r${n}`, subscriptionItemId: 'item', name: 'Fee', price: price === null ? usage : flat(now), discounts: 'null', periodFrom: at(from), periodTo: at(from + (price === null ? billed : called)), invoiceAt: at(from) }];

function knownOf(charge: Charge, n: number, voided: boolean): BilledLine[] {
  const { from, billed, price, state, isDeleted, credit, corrected, correctedIn } = charge;
  const line: BilledLine = {
    reference: `r${n}`, subscriptionItemId: 'item', name: 'Fee', price: price === null ? usage : flat(price), discounts: 'null', periodFrom: at(from), periodTo: at(from + billed), invoiceAt: at(from), id: `l${n}`,
    managedBy: isDeleted ? 'MANUAL' : 'SUBSCRIPTION', invoiceId: `i${n}`, invoiceState: moved(state, voided), isDeleted, currency: 'USD', creditedElse: Decimal.of(String(credit + (voided ? 1 : 0))),
  };
  const correction: BilledLine = { ...line, reference: `r${n}/correction[0]`, id: `c${n}`, price: flat(corrected ?? 0), managedBy: 'SUBSCRIPTION', isDeleted: false, invoiceState: moved(correctedIn, voided), creditedElse: Decimal.zero };
  return corrected === null ? [line] : [line, correction];
}

/** What may become of an invoice whose content lasts, by itself: who voids it has all lines looked at. */
function moved(state: InvoiceState, isLater: boolean): InvoiceState {
  if (!isLater) return state;
  return ({ issued: 'overdue', overdue: 'uncollectible', uncollectible: 'paid' } as Partial<Record<InvoiceState, InvoiceState>>)[state] ?? state;
}

const shown = (known: readonly BilledLine[], wanted: readonly WantedLine[]) => {
  const whole = reconcile(known.filter(({ id }) => id.startsWith('l')), wanted);
  const found = corrections(known, wanted);
  return [
    whole.create.map(({ reference }) => reference), whole.change.map(({ line }) => line.id), whole.remove.map(({ id }) => id),
    found.create.map(({ reference, amount }) => `${reference} ${amount.toString()}`), found.change.map(({ line, amount }) => `${line.id} ${amount.toString()}`), found.remove.map(({ id }) => id),
  ];
};
const schedule: Pick<SubscriptionSchedule, 'terms' | 'billingCadence' | 'phases'> = { billingCadence: Temporal.Duration.from('P1M'), phases: [] };
const compared = (known: readonly BilledLine[], wanted: readonly WantedLine[]) => ({ known, wanted: wanted.map((line) => ({ ...line, line: {} })), made: new Set<string>() });

describe('settled lines', () => {
  test('nothing comes of them, now or after their invoices were paid, given up or credited: looking past them is looking at all', () => {
    let found = 0;
    fc.assert(
      fc.property(charges, fc.integer({ min: 0, max: 16 }), (list, today) => {
        const wanted = list.flatMap(wantedOf);
        const until = settledUntil([schedule], compared(list.flatMap((charge, n) => knownOf(charge, n, false)), wanted), at(today));
        if (until === null) return;
        found += 1;
        expect(Temporal.Instant.compare(until, at(today))).toBeLessThanOrEqual(0);
        for (const isLater of [false, true]) {
          const known = list.flatMap((charge, n) => knownOf(charge, n, isLater));
          const isAfter = ({ periodTo }: { readonly periodTo: Temporal.Instant }) => Temporal.Instant.compare(periodTo, until) > 0;
          expect(shown(known.filter(isAfter), wanted.filter(isAfter))).toEqual(shown(known, wanted));
        }
      }),
      { numRuns: 4_000 },
    );
    expect(found).toBeGreaterThan(200);
  });

  const paid = (n: number, more: Partial<Charge> = {}): Charge => ({ from: n, billed: 1, called: 1, price: 1, now: 1, state: 'paid', isDeleted: false, credit: 0, corrected: null, correctedIn: 'paid', ...more });
  const until = (list: readonly Charge[], today = 9) => {
    const end = settledUntil([schedule], compared(list.flatMap((charge, n) => knownOf(charge, n, false)), list.flatMap(wantedOf)), at(today));
    return end === null ? null : end.since(at(0)).total('hours') / 24;
  };

  test.each<[string, Charge[], number | null]>([
    ['end where the first line begins to gather', [paid(0), paid(1), paid(2, { state: 'gathering' }), paid(3)], 2],
    ['are none where the first is still open', [paid(0, { state: 'draft.collecting' }), paid(1)], null],
    ['end before a fee that is to be corrected', [paid(0), paid(1, { now: 2 })], 1],
    ['hold a fee that was corrected', [paid(0), paid(1, { now: 2, corrected: 1 }), paid(2)], 3],
    ['end before a correction that gathers', [paid(0), paid(1, { now: 2, corrected: 1, correctedIn: 'gathering' })], 1],
    ['end before a line that was billed for longer than it is called for', [paid(0), paid(1, { billed: 3, called: 1, now: 1 }), paid(2, { state: 'gathering' })], 1],
    ['do not hold what ends later than now', [paid(0), paid(8, { billed: 4, called: 4 })], 1],
    ['hold what will never be corrected: it was voided', [paid(0, { now: 3, state: 'voided' }), paid(1)], 2],
    ['end before what was credited of a voided fee, and is to be charged back', [paid(0, { state: 'voided', corrected: -1 }), paid(1)], null],
    ['end before what was credited of a voided fee by an invoice that is given up and may be paid in the end', [paid(0, { state: 'voided', corrected: -1, correctedIn: 'uncollectible' }), paid(1)], null],
    ['hold a voided fee whose credit was voided too', [paid(0, { state: 'voided', corrected: -1, correctedIn: 'voided' }), paid(1)], 2],
    ['end before what is given up and may be paid in the end', [paid(0), paid(1, { now: 3, state: 'uncollectible' })], 1],
  ])('%s', (_what, list, end) => {
    expect(until(list)).toBe(end);
  });
});
