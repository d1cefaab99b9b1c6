import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { inMinorUnits, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { progressiveCredit } from './progressive-credit.ts';

const money = (cents: string) => Decimal.of(cents).div(Decimal.hundred, 2);
const cents = (amount: Decimal) => inMinorUnits(amount);
const day = (order: number) => Temporal.Instant.from('2025-01-01T00:00:00Z').add({ hours: 24 * order });

interface CreditVector {
  input: { charge_fees_cents: string[]; progressive_invoices: { order: number; fees_amount_cents: string; in_period?: boolean }[] };
  expected: { progressive_billing_credit_amount_cents: string; credits_count: number; credit_note_amount_cents: string; precise_coupons_amount_cents?: string[] };
}

describe('the credit for progressive invoices', () => {
  test.each(lagoVectors<CreditVector>('progressive_billing_credit').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const invoices = input.progressive_invoices.filter(({ in_period: inPeriod }) => inPeriod !== false);
    const credit = progressiveCredit(input.charge_fees_cents.map(money), invoices.map((of) => ({ linesAmount: money(of.fees_amount_cents), issuedAt: day(of.order) })), 2);
    expect(cents(credit.amount)).toBe(expected.progressive_billing_credit_amount_cents);
    expect(cents(credit.excess)).toBe(expected.credit_note_amount_cents);
    expect(credit.amount.isPositive() ? 1 : 0).toBe(expected.credits_count);
    if (expected.precise_coupons_amount_cents !== undefined) expect(credit.shares.map(cents)).toEqual(expected.precise_coupons_amount_cents);
  });

  test('is spread to five places of the minor unit, whatever its digits', () => {
    const of = (digits: number) => progressiveCredit(['1', '1', '1'].map((value) => Decimal.of(value)), [{ linesAmount: Decimal.of(2), issuedAt: day(1) }], digits).shares.map(String);
    expect([0, 2, 3].map((digits) => of(digits)[0])).toEqual(['0.66667', '0.6666667', '0.66666667']);
  });

  test('is never above the charges, and with the excess comes to what was billed', () => {
    const amounts = fc.integer({ min: 0, max: 100_000 }).map((value) => money(String(value)));
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 6 }), fc.option(amounts, { nil: null }), (charges, billed) => {
        const { amount, shares, excess } = progressiveCredit(charges, billed === null ? [] : [{ linesAmount: billed, issuedAt: day(1) }], 2);
        expect(amount.lte(Decimal.sum(charges))).toBe(true);
        expect(amount.add(excess).eq(billed ?? Decimal.zero)).toBe(true);
        expect(Decimal.sum(shares).sub(amount).abs().lte(Decimal.of('0.0001'))).toBe(true);
        for (const [at, share] of shares.entries()) expect(share.lte(charges[at] ?? Decimal.zero)).toBe(true);
      }),
    );
  });
});
