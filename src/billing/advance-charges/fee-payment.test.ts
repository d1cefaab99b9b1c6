import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { zeroTotals } from '../rating/totals.ts';
import { settleLines } from '../settlement/settle-lines.ts';
import { totalsToText } from '../totals-columns.ts';
import { movedTo, sumOfFees } from './fee-payment.ts';
import type { FeeFigures, FeePaymentState, FeePaymentStatus } from './fee-payment.ts';

const at = (day: number) => Temporal.Instant.from(`2027-01-0${day}T00:00:00Z`);
const statuses = ['PENDING', 'SUCCEEDED', 'FAILED', 'REFUNDED'] as const satisfies readonly FeePaymentStatus[];
const unpaid: FeePaymentState = { status: 'PENDING', succeededAt: null, failedAt: null, refundedAt: null };

describe('the payment of a fee', () => {
  test('remembers when it last came to be so, and forgets nothing else', () => {
    const failed = movedTo(unpaid, 'FAILED', at(1))!;
    expect(failed).toEqual({ status: 'FAILED', succeededAt: null, failedAt: at(1), refundedAt: null });
    const paid = movedTo(failed, 'SUCCEEDED', at(2))!;
    expect(paid).toEqual({ status: 'SUCCEEDED', succeededAt: at(2), failedAt: at(1), refundedAt: null });
    const refunded = movedTo(paid, 'REFUNDED', at(3))!;
    expect(refunded).toEqual({ status: 'REFUNDED', succeededAt: at(2), failedAt: at(1), refundedAt: at(3) });
    expect(movedTo(refunded, 'PENDING', at(4))).toEqual({ ...refunded, status: 'PENDING' });
    expect(movedTo(movedTo(refunded, 'PENDING', at(4))!, 'SUCCEEDED', at(5))).toMatchObject({ succeededAt: at(5), failedAt: at(1) });
  });

  test('may come to be anything else from anything, and nothing when it is that already', () => {
    for (const from of statuses) for (const to of statuses) expect(movedTo({ ...unpaid, status: from }, to, at(1))?.status ?? from).toBe(to);
    for (const status of statuses) expect(movedTo({ ...unpaid, status }, status, at(1))).toBeNull();
  });
});

const charged = (amount: Decimal) => ({ meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [], detailedLines: [], totals: { ...zeroTotals, amount, total: amount } });
/** A fee as it is settled by itself. */
function fee(currency: string, amount: string, rates: readonly string[], behavior: 'EXCLUSIVE' | 'INCLUSIVE'): FeeFigures {
  const taxes = rates.map((rate, n) => ({ code: `tax${n}`, name: `Tax ${n}`, rate: Decimal.of(rate) }));
  const { totals, settlement } = settleLines(currency, [{ planKeys: [], meterId: null, taxes, behavior, rated: charged(Decimal.of(amount)) }], { coupons: [], notes: [], wallets: [] });
  return { totals, taxes: settlement.taxes };
}

describe('fees together', () => {
  test('come to nothing where there is none', () => {
    expect(sumOfFees([])).toEqual({ totals: zeroTotals, settlement: { coupons: [], notes: [], wallets: [], taxes: [], rounding: { lines: '0', taxes: '0' } } });
  });

  test('bear the sum of taxes that were rounded one by one, a row for each that is alike', () => {
    const { totals, settlement } = sumOfFees([fee('EUR', '0.33', ['19'], 'EXCLUSIVE'), fee('EUR', '0.33', ['19'], 'EXCLUSIVE'), fee('EUR', '0.33', ['20'], 'EXCLUSIVE'), fee('EUR', '1.19', ['19'], 'INCLUSIVE')]);
    expect(totalsToText(totals)).toMatchObject({ amount: '2.18', taxesExclusiveTotal: '0.19', taxesInclusiveTotal: '0.19', taxesTotal: '0.38', total: '2.37' });
    expect(settlement.taxes.map(({ key, rate, behavior, base, amount }) => [key, rate, behavior, base, amount])).toEqual([
      ['tax0', '19', 'EXCLUSIVE', '0.66', '0.12'],
      ['tax0', '20', 'EXCLUSIVE', '0.33', '0.07'],
      ['tax0', '19', 'INCLUSIVE', '1', '0.19'],
    ]);
  });

  test('add up whatever they are and in whatever portions they are added, to the minor unit of any currency', () => {
    const digits = { JPY: 0, EUR: 2, KWD: 3 } as const;
    const fees = fc.constantFrom('JPY' as const, 'EUR' as const, 'KWD' as const).chain((currency) =>
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.subarray(['19', '7.5', '0.333', '20']), fc.constantFrom('EXCLUSIVE' as const, 'INCLUSIVE' as const)), { minLength: 1, maxLength: 12 })
        .map((all) => ({ currency, all: all.map(([units, rates, behavior]) => fee(currency, Decimal.of(units).div(Decimal.of(10n ** BigInt(digits[currency])), 3).toString(), rates, behavior)) })),
    );
    fc.assert(
      fc.property(fees, fc.nat(12), ({ currency, all }, cut) => {
        const { totals, settlement } = sumOfFees(all);
        const [before, after] = [sumOfFees(all.slice(0, cut)), all.slice(cut)];
        expect(sumOfFees([{ totals: before.totals, taxes: before.settlement.taxes }, ...after])).toEqual({ totals, settlement });
        expect(totals.total.toString()).toBe(Decimal.sum(all.map((each) => each.totals.total)).toString());
        expect(totals.taxesTotal.toString()).toBe(Decimal.sum([...settlement.taxes.map(({ amount }) => Decimal.of(amount)), Decimal.of(settlement.rounding.taxes)]).toString());
        for (const amount of [totals.total, totals.taxesTotal]) expect(amount.round(digits[currency]).eq(amount)).toBe(true);
      }),
    );
  });
});
