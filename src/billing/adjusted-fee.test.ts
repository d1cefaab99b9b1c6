import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagoVectors } from '../../test/support/lago-vectors.ts';
import { Decimal } from '../kit/decimal.ts';
import { adjustedFee, decidesFee } from './adjusted-fee.ts';
import type { FeeAdjustment } from './adjusted-fee.ts';

const line = (price: object, more: object = {}) => ({ name: 'Calls', currency: 'USD', price, rateCardDiscounts: null, period: null, ...more });
const adjustment = (units: string, unitAmount: string | null = null): FeeAdjustment => ({ units, unitAmount, unitsBefore: null, name: null });
const flat = { type: 'FLAT', amount: '12.5', paymentTerm: 'IN_ADVANCE' };
const unit = { type: 'UNIT', amount: '0.3', minimumAmount: null, maximumAmount: null };
const tiers = { type: 'TIERED', mode: 'GRADUATED', tiers: [{ upToAmount: '10', unitPrice: '2', flatPrice: null }, { upToAmount: null, unitPrice: '1', flatPrice: '5' }], minimumAmount: null, maximumAmount: null };
const come = (of: ReturnType<typeof adjustedFee>) => [of.quantity?.toString(), of.totals.amount.toString(), of.totals.total.toString()];

describe('Lago: adjusted_fee', () => {
  test.each(lagoVectors<{ input: { fee: Record<'units' | 'unit_amount_cents', string>; adjustment: { units?: string; unit_amount_cents?: string } }; expected: { amount_cents: string; unit_amount_cents?: string } }>('adjusted_fee').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const money = (cents: string): string => Decimal.of(cents).mul(Decimal.of('0.01')).toString();
    const { units = input.fee.units, unit_amount_cents: each } = input.adjustment;
    const of = adjustedFee(line({ ...flat, amount: money(input.fee.unit_amount_cents) }), adjustment(units, each === undefined ? null : money(each)), null);
    expect(of.totals.amount.mul(Decimal.hundred).toString()).toBe(expected.amount_cents);
    if (expected.unit_amount_cents !== undefined) expect(of.detailedLines.map(({ unitAmount }) => unitAmount.mul(Decimal.hundred).toString())).toEqual([expected.unit_amount_cents]);
  });
});

describe('an adjusted fee', () => {
  test.each<[why: string, line: ReturnType<typeof line>, adjustment: FeeAdjustment, expected: string[]]>([
    ['units of a flat fee are so many fees', line(flat), adjustment('3'), ['3', '37.5', '37.5']],
    ['half a fee is charged by halves', line(flat), adjustment('0.5'), ['0.5', '6.25', '6.25']],
    ['its percentage is still taken off', line(flat, { rateCardDiscounts: { percentage: '10', usage: null } }), adjustment('2'), ['2', '25', '22.5']],
    ['units alone are charged by the price', line(unit), adjustment('7'), ['7', '2.1', '2.1']],
    ['by all its tiers', line(tiers), adjustment('12'), ['12', '27', '27']],
    ['units and a unit amount are their product', line(tiers), adjustment('3', '1.111'), ['3', '3.33', '3.33']],
    ['with nothing taken off', line(unit, { rateCardDiscounts: { percentage: '50', usage: null } }), adjustment('2', '4'), ['2', '8', '8']],
    ['no units cost nothing', line(flat), adjustment('0', '4'), ['0', '0', '0']],
  ])('%s', (_why, of, by, expected) => {
    expect(come(adjustedFee(of, by, null))).toEqual(expected);
  });

  test('what was metered stands beside what is charged', () => {
    const usage = { quantity: Decimal.of('9'), quantityBefore: Decimal.zero, events: null, prorated: null, groups: null, isIncomplete: false };
    const of = adjustedFee(line(unit), adjustment('7'), usage);
    expect([of.meteredQuantity?.toString(), of.quantity?.toString()]).toEqual(['9', '7']);
  });

  test('a name alone decides no fee', () => {
    expect([decidesFee({ ...adjustment('1'), units: null }), decidesFee(null), decidesFee(adjustment('0'))]).toEqual([false, false, true]);
  });

  test('is the rounded product of units and unit amount, in currencies of 0, 2 and 3 digits', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((value) => Decimal.of(value).mul(Decimal.of('0.0001')));
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(['JPY', 0], ['USD', 2], ['KWD', 3] as const), (units, each, [currency, digits]) => {
        const of = adjustedFee(line(unit, { currency }), adjustment(units.toString(), each.toString()), null);
        expect(of.totals.total.toString()).toBe(units.mul(each).round(digits as number).toString());
        expect(Decimal.sum(of.detailedLines.map(({ totals }) => totals.total)).eq(of.totals.total)).toBe(true);
      }),
    );
  });
});
