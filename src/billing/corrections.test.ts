import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { corrections } from './corrections.ts';
import type { BilledLine } from './corrections.ts';
import { bearable, nextTry } from './held-credits.ts';
import { canonical } from './reconcile.ts';
import type { WantedLine } from './reconcile.ts';

const at = (day: number) => Temporal.Instant.from(`2027-01-${String(day).padStart(2, '0')}T00:00:00Z`);
const flat = (amount: string) => canonical({ type: 'FLAT', amount, paymentTerm: 'IN_ADVANCE' });
const wanted = (reference: string, amount: string, more: Partial<WantedLine> = {}): WantedLine => ({ reference, subscriptionItemId: 'item', name: 'Fee', price: flat(amount), discounts: 'null', periodFrom: at(1), periodTo: at(31), invoiceAt: at(1), ...more });
const billed = (reference: string, amount: string, more: Partial<BilledLine> = {}): BilledLine => ({
  ...wanted(reference, amount), id: `id-${reference}`, managedBy: 'SUBSCRIPTION', invoiceId: 'i', invoiceState: 'paid', isDeleted: false, currency: 'USD', ...more,
});
const shown = ({ create, change, remove }: ReturnType<typeof corrections>) => [
  ...create.map(({ reference, amount, period }) => `+ ${reference} ${amount.toString()} ${period.from.toString().slice(8, 10)}..${period.to.toString().slice(8, 10)}`),
  ...change.map(({ line, amount }) => `~ ${line.reference} ${amount.toString()}`),
  ...remove.map(({ reference }) => `- ${reference}`),
];

describe('a flat fee that was invoiced', () => {
  test.each<[string, BilledLine[], WantedLine[], string[]]>([
    ['and is right needs nothing', [billed('a', '20')], [wanted('a', '20')], []],
    ['for time that is no longer sold is credited for that time', [billed('a', '20')], [wanted('a', '9.68', { periodTo: at(16) })], ['+ a/correction[0] -10.32 16..31']],
    ['that is not called for at all is credited whole', [billed('a', '20')], [], ['+ a/correction[0] -20 01..31']],
    ['of too little is charged the rest', [billed('a', '20')], [wanted('a', '25')], ['+ a/correction[0] 5 01..31']],
    ['is corrected by what is left after its discount', [billed('a', '20', { discounts: canonical({ percentage: '10', usage: null }) })], [wanted('a', '10', { discounts: canonical({ percentage: '10', usage: null }) })], ['+ a/correction[0] -9 01..31']],
    ['is corrected once', [billed('a', '20'), billed('a/correction[0]', '-10', { invoiceState: 'gathering' })], [wanted('a', '10')], []],
    ['has its correction follow while that gathers', [billed('a', '20'), billed('a/correction[0]', '-10', { invoiceState: 'gathering' })], [wanted('a', '12')], ['~ a/correction[0] -8']],
    ['has a correction that is no longer needed taken away', [billed('a', '20'), billed('a/correction[0]', '-10', { invoiceState: 'gathering' })], [wanted('a', '20')], ['- a/correction[0]']],
    ['is corrected again beside what was corrected on an invoice', [billed('a', '20'), billed('a/correction[0]', '-10')], [wanted('a', '20')], ['+ a/correction[1] 10 01..31']],
    ['has the rest of a credit wait that an invoice bore in part', [billed('a', '20'), billed('a/correction[0]', '-4', { invoiceState: 'draft.collecting' })], [wanted('a', '10')], ['+ a/correction[1] -6 01..31']],
    ['credited by a note for that time is done', [billed('a', '20', { creditedForTime: Decimal.of('11') })], [wanted('a', '9')], []],
    ['credited by a note for time that is used after all is charged again', [billed('a', '20', { creditedForTime: Decimal.of('11') })], [wanted('a', '20')], ['+ a/correction[0] 11 01..31']],
    ['credited by request in part is credited the rest', [billed('a', '20', { creditedElse: Decimal.of('5') })], [wanted('a', '12')], ['+ a/correction[0] -3 01..31']],
    ['credited by request is not charged again', [billed('a', '20', { creditedElse: Decimal.of('15') })], [wanted('a', '12')], []],
    ['on an invoice that was voided is not credited', [billed('a', '20', { invoiceState: 'voided' })], [], []],
    ['on an invoice that nobody will pay is not credited', [billed('a', '20', { invoiceState: 'uncollectible' })], [], []],
    ['on a deleted invoice is not credited', [billed('a', '20', { invoiceState: 'deleted' })], [], []],
    ['by hand is left alone', [billed('a', '20', { managedBy: 'MANUAL' })], [], []],
    ['that was adjusted by hand is left alone', [billed('a', '20', { isAdjusted: true })], [], []],
    ['has a correction that was taken away by hand while it gathered count as made', [billed('a', '20'), billed('a/correction[0]', '-10', { invoiceState: 'gathering', managedBy: 'MANUAL', isDeleted: true })], [wanted('a', '10')], []],
    ['and one that was taken off a draft', [billed('a', '20'), billed('a/correction[0]', '-10', { invoiceState: 'draft.created', managedBy: 'MANUAL', isDeleted: true })], [wanted('a', '8')], ['+ a/correction[1] -2 01..31']],
    ['is changed itself while it gathers', [billed('a', '20', { invoiceState: 'gathering' })], [wanted('a', '10')], []],
    ['but not usage, which is charged when it is known', [billed('a', '0', { price: canonical({ type: 'UNIT', amount: '1' }) })], [], []],
  ])('%s', (_what, lines, targets, expected) => {
    expect(shown(corrections(lines, targets))).toEqual(expected);
  });

  test('comes, with all its corrections, to what it ought to come to, whatever was invoiced in between', () => {
    const amount = fc.integer({ min: 0, max: 5_000 }).map((cents) => Decimal.of(cents).div(Decimal.hundred, 2).toString());
    fc.assert(
      fc.property(amount, fc.array(fc.record({ owed: fc.option(amount), invoiced: fc.boolean() }), { maxLength: 8 }), (first, steps) => {
        let lines = [billed('a', first)];
        for (const { owed, invoiced } of steps) {
          const targets = owed === null ? [] : [wanted('a', owed)];
          const { create, change, remove } = corrections(lines, targets);
          lines = lines
            .filter((line) => !remove.includes(line))
            .map((line) => ({ ...line, price: flat(change.find((of) => of.line === line)?.amount.toString() ?? JSON.parse(line.price).amount) }))
            .concat(create.map(({ reference, amount: missing }) => billed(reference, missing.toString(), { invoiceState: 'gathering' })));
          expect(shown(corrections(lines, targets))).toEqual([]);
          const sum = Decimal.sum(lines.map(({ price }) => Decimal.of(JSON.parse(price).amount)));
          expect(sum.toString()).toBe(owed ?? '0');
          if (invoiced) lines = lines.map((line) => ({ ...line, invoiceState: 'paid' as const }));
        }
      }),
    );
  });
});

describe('credits of an invoice', () => {
  const amounts = (texts: readonly string[]) => texts.map((text) => Decimal.of(text));

  test('are borne as far as there is something to bear them', () => {
    const whole = (amount: Decimal) => ({ amount, net: amount });
    const kept = (total: string, credits: readonly string[]) => bearable(Decimal.of(total), amounts(credits).map(whole), 'USD').map(String);
    expect(kept('5', ['-10', '-3'])).toEqual(['-10', '-3']);
    expect(kept('0', ['-10'])).toEqual(['-10']);
    expect(kept('-4', ['-10', '-3'])).toEqual(['-6', '-3']);
    expect(kept('-12', ['-10', '-3'])).toEqual(['0', '-1']);
  });

  test('never bring it below nothing', () => {
    const cents = (of: fc.Arbitrary<number>) => of.map((n) => Decimal.of(n).div(Decimal.hundred, 2));
    fc.assert(
      fc.property(cents(fc.integer({ min: 1, max: 9_999 })), fc.array(cents(fc.integer({ min: -5_000, max: -1 })), { minLength: 1, maxLength: 5 }), (charged, credits) => {
        const total = charged.add(Decimal.sum(credits));
        const kept = bearable(total, credits.map((amount) => ({ amount, net: amount })), 'USD');
        expect(charged.add(Decimal.sum(kept)).toString()).toBe(Decimal.max(total, Decimal.zero).toString());
        for (const [n, part] of kept.entries()) expect([part.isPositive(), part.lt(credits[n] as Decimal)]).toEqual([false, false]);
      }),
    );
  });

  test('of which coupons had taken a part take off less than they say, and are held as far', () => {
    const kept = (total: string, ...credits: readonly (readonly [string, string])[]) => bearable(Decimal.of(total), credits.map(([amount, net]) => ({ amount: Decimal.of(amount), net: Decimal.of(net) })), 'USD').map(String);
    expect(kept('-5.5', ['-21', '-10.5'])).toEqual(['-10']);
    // A third is kept of what takes off a third, cut to the cent; what takes nothing off is kept.
    expect(kept('-2', ['-10', '-3'])).toEqual(['-3.33']);
    expect(kept('-1', ['-10', '0'], ['-3', '-3'])).toEqual(['-10', '-2']);
    expect(kept('-10.5', ['-21', '-10.5'])).toEqual(['0']);
  });

  test('that wait are looked at with the next line, else in a month', () => {
    expect(nextTry([at(1), at(20), at(25)], at(16)).toString()).toBe(at(20).toString());
    expect(nextTry([at(1)], at(16)).toString()).toBe('2027-02-16T00:00:00Z');
  });
});
