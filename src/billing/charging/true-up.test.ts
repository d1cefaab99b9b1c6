import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { comparableNumber, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { chargeTaxes } from '../taxes/taxes.ts';
import { shareOf } from './day-share.ts';
import { chargeTrueUp, commitmentTrueUp, proratedCommitment } from './true-up.ts';

const money = (cents: string) => Decimal.of(cents).div(Decimal.hundred, 2);
const cents = (amount: Decimal) => amount.mul(Decimal.hundred);

interface TrueUpVector {
  era: string;
  input: { min_amount_cents: string; used_amount_cents: string; used_days: number; period_days: number; tax_rates?: string[] };
  expected: { amount_cents: string; precise_amount_cents?: string; taxes_amount_cents?: string };
}

describe('the minimum amount of a charge', () => {
  test.each(lagoVectors<TrueUpVector>('true_up').map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { input, expected, era } = vector;
    const trueUp = chargeTrueUp({
      currency: 'EUR',
      minimumAmount: money(input.min_amount_cents),
      used: money(input.used_amount_cents),
      share: { days: input.used_days, of: input.period_days },
      rounding: era === 'later' ? 'HALF_UP' : 'TRUNCATE',
    });
    expect(cents(trueUp.amount).toString()).toBe(expected.amount_cents);
    const precise = expected.precise_amount_cents;
    if (precise !== undefined) expect(comparableNumber(cents(trueUp.preciseAmount), precise, 'precise_amount_cents', vector)).toBe(precise);
    const taxes = expected.taxes_amount_cents;
    if (taxes !== undefined) expect(chargeTaxes({ amount: cents(trueUp.amount), taken: Decimal.zero, taxes: (input.tax_rates ?? []).map((rate, n) => ({ code: String(n), rate: Decimal.of(rate) })) }, 0).amount.toString()).toBe(taxes);
  });

  test('is cut from its exact value in a currency of any digits', () => {
    const of = (currency: string, minimum: string, rounding: 'TRUNCATE' | 'HALF_UP' = 'TRUNCATE') =>
      chargeTrueUp({ currency, minimumAmount: Decimal.of(minimum), used: Decimal.zero, share: { days: 2, of: 3 }, rounding }).amount.toString();
    expect([of('JPY', '1000'), of('JPY', '1000', 'HALF_UP'), of('TND', '1'), of('TND', '1', 'HALF_UP'), of('EUR', '0.01')]).toEqual(['666', '667', '0.666', '0.667', '0']);
  });
});

interface CommitmentVector {
  input: { minimum_commitment_cents?: string; days: number; total_days: number };
  expected: { commitment_cents?: string; coefficient?: string };
}

interface CommitmentTrueUpVector {
  input: { minimum_commitment_cents: string; plan_amount_cents?: string; days: number; total_days: number; fees_cents?: string[] };
  expected: { true_up_fee_cents: string };
}

describe('the minimum commitment of a plan', () => {
  test.each(lagoVectors<CommitmentVector>('commitment').map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { input, expected } = vector;
    const share = { days: input.days, of: input.total_days };
    if (expected.commitment_cents !== undefined) {
      expect(cents(proratedCommitment(money(input.minimum_commitment_cents ?? '0'), share, 'EUR')).toString()).toBe(expected.commitment_cents);
    }
    if (expected.coefficient !== undefined) {
      expect(comparableNumber(shareOf(Decimal.one, share, 16), expected.coefficient, 'coefficient', vector)).toBe(expected.coefficient);
    }
    expect(Object.keys(expected).filter((field) => field !== 'commitment_cents' && field !== 'coefficient')).toEqual([]);
  });

  test.each(lagoVectors<CommitmentTrueUpVector>('commitment_true_up').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    const share = { days: input.days, of: input.total_days };
    const plan = input.plan_amount_cents === undefined ? [] : [shareOf(money(input.plan_amount_cents), share, 2)];
    const fees = [...plan, ...(input.fees_cents ?? []).map(money)];
    const commitment = proratedCommitment(money(input.minimum_commitment_cents), share, 'EUR');
    expect(cents(commitmentTrueUp(commitment, fees)).toString()).toBe(expected.true_up_fee_cents);
  });
});

const amounts = fc.integer({ min: 0, max: 10_000_000 }).map((value) => Decimal.of(value).div(Decimal.of(1000), 3));
const shares = fc.integer({ min: 1, max: 366 }).chain((of) => fc.integer({ min: 0, max: of }).map((days) => ({ days, of })));

describe('whatever the figures', () => {
  test('a true-up is never negative, and brings the charge to its minimum but for less than a minor unit', () => {
    fc.assert(
      fc.property(amounts, amounts, shares, fc.constantFrom('EUR', 'JPY', 'TND'), fc.constantFrom<'TRUNCATE' | 'HALF_UP'>('TRUNCATE', 'HALF_UP'), (minimumAmount, used, share, currency, rounding) => {
        const { amount, preciseAmount } = chargeTrueUp({ currency, minimumAmount, used, share, rounding });
        const minor = { EUR: '0.01', JPY: '1', TND: '0.001' }[currency] ?? '1';
        expect(amount.isNegative()).toBe(false);
        expect(amount.sub(preciseAmount).abs().lt(Decimal.of(minor))).toBe(true);
        if (rounding === 'TRUNCATE') expect(amount.sub(preciseAmount).lte(Decimal.of('0.000000000000001'))).toBe(true);
        const minimum = minimumAmount.mul(Decimal.of(share.days)).div(Decimal.of(share.of), 20);
        if (used.gte(minimum)) expect(amount.isZero()).toBe(true);
      }),
    );
  });

  test('a commitment and its true-up come to the commitment, or the fees to more', () => {
    fc.assert(
      fc.property(amounts, shares, fc.array(amounts), (amount, share, fees) => {
        const commitment = proratedCommitment(amount, share, 'EUR');
        const trueUp = commitmentTrueUp(commitment, fees);
        expect(trueUp.isNegative()).toBe(false);
        expect(Decimal.sum([...fees, trueUp]).eq(Decimal.max(commitment, Decimal.sum(fees)))).toBe(true);
      }),
    );
  });
});
