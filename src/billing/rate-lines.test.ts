import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceToJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { ChargedEarly } from './charged-early.store.ts';
import { noUsage } from './invoice-usage.ts';
import { plainCharging } from './line-charging.ts';
import type { LineCharging } from './line-charging.ts';
import { feeOf, rateLines } from './rate-lines.ts';
import type { FeesElsewhere, LineToRateHere } from './rate-lines.ts';
import { sumTotals } from './rating/totals.ts';

const at = (text: string) => Temporal.Instant.from(text);
const january = { from: at('2027-01-01T00:00:00Z'), to: at('2027-02-01T00:00:00Z') };
const nowhere: FeesElsewhere = { billed: () => Decimal.zero, early: new Map() };
const unit = priceToJson({ type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null });

const line = (name: string, quantity: Decimal | null, charging: Partial<LineCharging> | null, over: Partial<LineToRateHere> = {}): LineToRateHere => ({
  name, currency: 'EUR', price: unit, rateCardDiscounts: null, period: january, fullPeriod: january, subscriptionId: 's', reference: name, billedFrom: january.from,
  charging: charging === null ? null : { ...plainCharging, ...charging }, usage: quantity === null ? null : { ...noUsage, quantity }, ...over,
});
const amounts = fc.integer({ min: 0, max: 100_000 }).map((value) => Decimal.of(value).div(Decimal.hundred, 2));
const early = (of: string, fee: Decimal, invoiceId = 'i'): [string, ChargedEarly] => [of, { of, invoiceId, fee }];
const fees = (lines: readonly LineToRateHere[], elsewhere = nowhere) => rateLines(lines, elsewhere).map(({ totals }) => totals.total.toString());

describe('lines of one invoice', () => {
  test('share the minimum of their charge, and only theirs', () => {
    const charge = { charge: 'c', filters: [], minimumAmount: '10' };
    expect(fees([line('own', Decimal.of(2), charge), line('filter', Decimal.of(3), { charge: 'c', filter: 0 }), line('other', Decimal.of(4), { charge: 'd' })])).toEqual(['7', '3', '4']);
  });

  test('bring a commitment to its amount with those of other invoices, but not those of other periods or subscriptions', () => {
    const commitment = line('commitment', null, { commitment: '100' });
    const lines = [line('a', Decimal.of(20), null), line('b', Decimal.of(5), null, { billedFrom: january.to }), line('c', Decimal.of(7), null, { subscriptionId: 't' }), commitment];
    expect(fees(lines, { ...nowhere, billed: () => Decimal.of(30) })).toEqual(['20', '5', '7', '50']);
    expect(rateLines([line('a', Decimal.of(200), null), commitment], nowhere)[1]).toMatchObject({ detailedLines: [] });
  });

  test('share the commitment by the days of their fees, of which the first is whole, and a minimum by those that were charged', () => {
    const part = { from: at('2027-01-05T18:00:00Z'), to: at('2027-01-07T09:00:00Z') };
    const of = (charging: Partial<LineCharging>, fullPeriod: typeof january) => fees([line('it', Decimal.zero, charging, { period: part, fullPeriod })]);
    expect([of({ commitment: '31' }, january), of({ charge: 'c', filters: [], minimumAmount: '31' }, january)]).toEqual([['3'], ['2']]);
    // In Tokyo it began on the 6th.
    expect(of({ commitment: '31', zone: 'Asia/Tokyo' }, { from: at('2026-12-31T15:00:00Z'), to: at('2027-01-31T15:00:00Z') })).toEqual(['2']);
    // Periods of the very instant have no days of the calendar.
    expect(of({ commitment: '31' }, { from: at('2027-01-01T18:00:00Z'), to: at('2027-02-01T18:00:00Z') })).toEqual(['2']);
  });

  test('are credited for what thresholds charged of them, no more than they come to', () => {
    const charging = { isChargedEarly: true };
    const lines = [line('a', Decimal.of(30), charging), line('b', Decimal.of(10), charging), line('c', Decimal.of(5), charging), line('d', Decimal.of(6), null)];
    const charged = new Map([early('a', Decimal.of(20)), early('b', Decimal.of(12)), early('d', Decimal.of(3))]);
    // 32 of 40 that both come to: 24 and 8.
    expect(fees(lines, { ...nowhere, early: charged })).toEqual(['6', '2', '5', '6']);
    expect(fees(lines, { ...nowhere, early: new Map([early('a', Decimal.of(500))]) })).toEqual(['0', '10', '5', '6']);
  });

  test('are credited for all of it, also where the last of them comes to too little to bear what does not divide', () => {
    const charging = { isChargedEarly: true };
    const lines = [...'abcde'].map((name) => line(name, name === 'e' ? Decimal.of('0.01') : Decimal.of('0.10'), charging));
    const charged = new Map(lines.map(({ name }) => early(name, Decimal.of(name === 'e' ? '0.06' : '0.03'))));
    // 18 of 41 cents: 4.39 of each of 10, and 0.44 of the one.
    expect(fees(lines, { ...nowhere, early: charged })).toEqual(['0.05', '0.06', '0.06', '0.06', '0']);
  });

  test('whatever they come to: credits are the fees or the early charges, whichever are less, and totals are sums of what makes them up', () => {
    const charges = fc.array(fc.record({ used: amounts, charged: fc.option(amounts, { nil: null }), group: fc.constantFrom('i', 'j') }), { maxLength: 6 });
    fc.assert(
      fc.property(charges, fc.option(amounts, { nil: null }), (list, commitment) => {
        const lines = list.map(({ used }, n) => line(`l${n}`, used, { isChargedEarly: true, charge: `l${n}`, minimumAmount: n === 0 ? '50' : null }));
        if (commitment !== null) lines.push(line('commitment', null, { commitment: commitment.toString() }));
        const charged = new Map(list.flatMap(({ charged: fee, group }, n) => (fee === null ? [] : [early(`l${n}`, fee, group)])));
        const rated = rateLines(lines, { ...nowhere, early: charged });
        for (const { totals, detailedLines } of rated) {
          expect(totals.total.isNegative()).toBe(false);
          expect(sumTotals(detailedLines.map((of) => of.totals))).toEqual(totals);
        }
        const credits = Decimal.sum(rated.map(({ totals }) => totals.creditsTotal));
        let most = Decimal.zero;
        for (const group of ['i', 'j']) {
          const own = list.map((of, n) => ({ ...of, n })).filter(({ charged: fee, group: of }) => fee !== null && of === group);
          const billed = Decimal.sum(own.map(({ charged: fee }) => fee ?? Decimal.zero));
          most = most.add(Decimal.min(billed, Decimal.sum(own.map(({ n }) => feeOf((rated[n] as (typeof rated)[number]).totals)))));
        }
        expect(credits.toString()).toBe(most.toString());
        if (commitment !== null) expect(Decimal.sum(rated.map(({ totals }) => feeOf(totals))).gte(commitment)).toBe(true);
      }),
    );
  });
});
