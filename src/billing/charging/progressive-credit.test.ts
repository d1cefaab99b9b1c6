import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { inMinorUnits, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { creditsSoFar, progressiveCredit } from './progressive-credit.ts';

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

describe('what a threshold takes off its lines', () => {
  const of = (...lines: readonly [fee: number, charged: number][]) => creditsSoFar(lines.map(([fee, charged]) => ({ fee: Decimal.of(fee), charged: Decimal.of(charged) })), 0).map(String);

  test('is what was charged of each, and what one has fallen below it of the others', () => {
    expect(of([30, 10], [5, 0], [8, 8])).toEqual(['10', '0', '8']);
    // The last has fallen by 5, of which the first has room for 20 and the second for 5.
    expect(of([30, 10], [5, 0], [3, 8])).toEqual(['14', '1', '3']);
    // 2 of three lines alike: units that do not divide go to the first.
    expect(of([0, 2], [7, 0], [7, 0], [7, 0])).toEqual(['0', '1', '1', '0']);
  });

  test('comes to all that was charged, and leaves no line below nothing', () => {
    const line = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom(0, 2, 3), (lines, digits) => {
        const unit = Decimal.one.div(Decimal.of(10 ** digits), digits);
        const made = lines.map(([fee, charged]) => ({ fee: Decimal.of(fee).mul(unit), charged: Decimal.of(charged).mul(unit) }));
        const credits = creditsSoFar(made, digits);
        for (const [at, { fee, charged }] of made.entries()) {
          const credit = credits[at] as Decimal;
          expect(credit.lte(fee)).toBe(true);
          expect(credit.gte(Decimal.min(fee, charged))).toBe(true);
          expect(credit.eq(credit.round(digits))).toBe(true);
        }
        expect(Decimal.sum(credits).toString()).toBe(Decimal.min(Decimal.sum(made.map(({ fee }) => fee)), Decimal.sum(made.map(({ charged }) => charged))).toString());
      }),
    );
  });
});
