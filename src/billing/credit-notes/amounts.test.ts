import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { comparableNumber, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { applyNotes, creditable, excessItems, noteAmounts, refundable } from './amounts.ts';
import type { CreditedCharge } from './amounts.ts';

interface VectorFee {
  readonly id: string;
  readonly amount_cents: string;
  readonly precise_coupons_amount_cents: string;
  readonly taxes: readonly { readonly code: string; readonly rate: string }[];
}

interface NoteVector {
  readonly input: {
    readonly fees: readonly VectorFee[];
    readonly items: readonly { readonly fee_id: string; readonly amount_cents: string }[];
    readonly credits_whole_remainder?: boolean;
    readonly prior_taxes_rounding_adjustments?: string;
  };
  readonly expected: Readonly<Record<string, string>> & { readonly applied_taxes?: Readonly<Record<string, string>> };
}

const chargeOf = (fee: VectorFee): CreditedCharge => ({
  id: fee.id,
  amount: Decimal.of(fee.amount_cents),
  couponShare: Decimal.of(fee.precise_coupons_amount_cents),
  taxes: fee.taxes.map(({ code, rate }) => ({ code, rate: Decimal.of(rate) })),
});
const named = <T extends { readonly id: string; readonly source: { readonly example: string } }>(vectors: readonly T[]) => vectors.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const);

describe('golden cases', () => {
  const notes = [...lagoVectors<NoteVector>('credit_note_estimate'), ...lagoVectors<NoteVector>('credit_note_tax')];
  test.each(named(notes))('%s', (_name, vector) => {
    const { input, expected } = vector;
    const made = noteAmounts({
      digits: 0,
      charges: input.fees.map(chargeOf),
      items: input.items.map(({ fee_id, amount_cents }) => ({ chargeId: fee_id, amount: Decimal.of(amount_cents) })),
      earlierRounding: input.credits_whole_remainder === true ? Decimal.of(input.prior_taxes_rounding_adjustments ?? '0') : null,
    });
    // Those of taxes alone are not rounded: each says how its own are to be compared.
    const isExact = vector.kind === 'credit_note_tax';
    const ours: Readonly<Record<string, Decimal>> = {
      taxes_amount_cents: isExact ? made.preciseTaxAmount : made.taxAmount,
      precise_taxes_amount_cents: made.preciseTaxAmount,
      sub_total_excluding_taxes_amount_cents: made.subTotal,
      max_creditable_amount_cents: made.total,
      coupons_adjustment_amount_cents: isExact ? made.coupons : made.coupons.round(0),
      precise_coupons_adjustment_amount_cents: made.coupons,
      taxes_rate: made.taxRate,
    };
    const { applied_taxes, ...numbers } = expected;
    const known = Object.entries(numbers).filter(([field]) => field in ours);
    expect(known.length).toBeGreaterThan(0);
    expect(Object.fromEntries(known.map(([field, wanted]) => [field, comparableNumber(ours[field] as Decimal, wanted, field, vector)]))).toEqual(Object.fromEntries(known));
    if (applied_taxes !== undefined) expect(Object.fromEntries(made.taxes.map(({ code, amount }) => [code, amount.toString()]))).toEqual(applied_taxes);
  });

  const left = lagoVectors<{
    input: { fees_remaining: { creditable_amount_cents: string; tax_rate: number }[]; fees_amount_cents: string; coupons_amount_cents: string };
    expected: { creditable_amount_cents: string };
  }>('creditable');
  test.each(named(left))('%s', (_name, vector) => {
    const { input, expected } = vector;
    const made = creditable({
      remaining: input.fees_remaining.map((fee) => ({ amount: Decimal.of(fee.creditable_amount_cents), taxRate: Decimal.of(fee.tax_rate) })),
      charged: Decimal.of(input.fees_amount_cents),
      coupons: Decimal.of(input.coupons_amount_cents),
      digits: 0,
    });
    expect(comparableNumber(made, expected.creditable_amount_cents, 'creditable_amount_cents', vector)).toBe(expected.creditable_amount_cents);
  });

  const applications = lagoVectors<{
    input: { invoice_total_cents: string; credit_note_balances_cents: string[] };
    expected: { credit_notes_amount_cents: string; credits_count: number; remaining_balances_cents?: string[] };
  }>('credit_note_application');
  test.each(named(applications))('%s', (_name, { input, expected }) => {
    const held = input.credit_note_balances_cents.map((balance, n) => ({ id: String(n), balance: Decimal.of(balance) }));
    const applied = applyNotes(Decimal.of(input.invoice_total_cents), held);
    expect([Decimal.sum(applied.map(({ amount }) => amount)).toString(), applied.length]).toEqual([expected.credit_notes_amount_cents, expected.credits_count]);
    const rest = held.map(({ id, balance }) => balance.sub(applied.find((one) => one.id === id)?.amount ?? Decimal.zero).toString());
    if (expected.remaining_balances_cents !== undefined) expect(rest).toEqual(expected.remaining_balances_cents);
  });

  const progressive = lagoVectors<{ input: { amount_cents: string; fees: VectorFee[] }; expected: { credit_amount_cents: string; items: Record<string, string> } }>('progressive_billing_credit_note');
  test.each(named(progressive))('%s', (_name, { input, expected }) => {
    const charges = input.fees.map(chargeOf);
    const items = excessItems(Decimal.of(input.amount_cents), charges);
    expect(Object.fromEntries(items.map(({ chargeId, amount }) => [chargeId, amount.toString()]))).toEqual(expected.items);
    expect(noteAmounts({ digits: 0, charges, items, earlierRounding: null }).total.toString()).toBe(expected.credit_amount_cents);
  });
});

test('fractions that add up to a half are rounded as a half is', () => {
  const charges: CreditedCharge[] = ['a', 'b', 'c'].map((id) => ({ id, amount: Decimal.of(6), couponShare: Decimal.one, taxes: [{ code: 't', rate: Decimal.of(20) }] }));
  const { coupons, subTotal, taxes, total } = noteAmounts({ digits: 0, charges, items: charges.map(({ id }) => ({ chargeId: id, amount: Decimal.one })), earlierRounding: null });
  // Three items of 1, of each of which a coupon took a sixth: 2.5 is left, and 20 % of 3.
  expect([coupons, subTotal, taxes[0]?.base, total].map(String)).toEqual(['0.5', '3', '3', '3']);
  const left = [['3', '50'], ['3', '20']].map(([amount = '', taxRate = '']) => ({ amount: Decimal.of(amount), taxRate: Decimal.of(taxRate) }));
  // 5/7 of 6, and of the taxes of 2.1, which are 1.5.
  expect(creditable({ remaining: left, charged: Decimal.of(7), coupons: Decimal.of(2), digits: 0 }).toString()).toBe('6.28571428571428571429');
});

test('nothing is refunded of an unpaid invoice, nor what notes and wallets had paid', () => {
  const of = (isPaid: boolean, paidByNotes: number, paidByWallet: number) =>
    refundable({ creditable: Decimal.of(100), paidByNotes: Decimal.of(paidByNotes), paidByWallet: Decimal.of(paidByWallet), isPaid }).toString();
  expect([of(false, 0, 0), of(true, 0, 0), of(true, 30, 20), of(true, 80, 40)]).toEqual(['0', '100', '50', '0']);
});

test('notes that credit an invoice bit by bit add up to one that credits it whole', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(amounts, fc.constantFrom('0', '7.25', '19', '20'), fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }), (fees, rate, cuts) => {
      const charges: CreditedCharge[] = fees.map((amount, n) => ({ id: `c${n}`, amount: Decimal.of(amount), couponShare: Decimal.zero, taxes: [{ code: 't', rate: Decimal.of(rate) }] }));
      // Each charge is cut at the same percentages, and what is left makes up the last note.
      const shares = [...new Set(cuts)].toSorted((a, b) => a - b);
      const upTo = (amount: number, percent: number): number => Math.floor((amount * percent) / 100);
      const bounds = [0, ...shares, 100];
      let rounding = Decimal.zero;
      let total = Decimal.zero;
      for (let n = 1; n < bounds.length; n++) {
        const items = fees
          .map((amount, c) => ({ chargeId: `c${c}`, amount: Decimal.of(upTo(amount, bounds[n] as number) - upTo(amount, bounds[n - 1] as number)) }))
          .filter(({ amount }) => amount.isPositive());
        const note = noteAmounts({ digits: 0, charges, items, earlierRounding: n === bounds.length - 1 ? rounding : null });
        rounding = rounding.add(note.taxRounding);
        total = total.add(note.total);
      }
      const whole = noteAmounts({ digits: 0, charges, items: charges.map(({ id, amount }) => ({ chargeId: id, amount })), earlierRounding: Decimal.zero });
      expect(total.toString()).toBe(whole.total.toString());
    }),
  );
});
