import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { applyCoupon } from '../coupons/apply-coupons.ts';
import { chargeTaxes, invoiceTaxes, taxesOf } from './taxes.ts';
import type { TaxRate, TaxedCharge } from './taxes.ts';

interface VectorTax {
  readonly code: string;
  readonly rate: string;
}

interface VectorCoupon {
  readonly coupon_type: 'fixed_amount' | 'percentage';
  readonly amount_cents?: string;
  readonly percentage_rate?: string;
}

/** What a coupon on a whole invoice takes of one of its charges. */
function takenBy({ coupon_type, amount_cents = '0', percentage_rate = '0' }: VectorCoupon, amount: Decimal, subTotal: Decimal): Decimal {
  const terms = coupon_type === 'percentage' ? { type: 'PERCENTAGE' as const, percentage: Decimal.of(percentage_rate) } : { type: 'FIXED' as const, amount: Decimal.of(amount_cents), currency: 'EUR' };
  const charges = [amount, subTotal.sub(amount)].map((one, n) => ({ id: String(n), amount: one, planIds: [], meterId: null }));
  const credit = applyCoupon({ currency: 'EUR', digits: 0, subTotal, charges }, { id: 'coupon', terms, frequency: 'FOREVER', usesLeft: null, used: Decimal.zero, limitedTo: null });
  return credit?.shares.get('0') ?? Decimal.zero;
}

const ratesOf = (taxes: readonly VectorTax[] = []): readonly TaxRate[] => taxes.map(({ code, rate }) => ({ code, rate: Decimal.of(rate) }));
const named = <T extends { readonly id: string; readonly source: { readonly example: string } }>(vectors: readonly T[]) => vectors.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const);

describe('golden cases', () => {
  const fees = lagoVectors<{
    input: { amount_cents: string; precise_coupons_amount_cents?: string; coupon?: VectorCoupon; invoice_sub_total_cents?: string; tax_rates: string[] };
    expected: { taxes_amount_cents?: string; taxes_rate?: string; precise_coupons_amount_cents?: string };
  }>('fee_tax');
  test.each(named(fees))('%s', (_name, { input, expected }) => {
    const amount = Decimal.of(input.amount_cents);
    const taken = input.coupon === undefined ? Decimal.of(input.precise_coupons_amount_cents ?? '0') : takenBy(input.coupon, amount, Decimal.of(input.invoice_sub_total_cents ?? ''));
    const made = chargeTaxes({ amount, taken, taxes: input.tax_rates.map((rate, n) => ({ code: String(n), rate: Decimal.of(rate) })) }, 0);
    if (expected.precise_coupons_amount_cents !== undefined) expect(taken.toString()).toBe(expected.precise_coupons_amount_cents);
    if (expected.taxes_amount_cents !== undefined) expect(made.amount.toString()).toBe(expected.taxes_amount_cents);
    if (expected.taxes_rate !== undefined) expect(made.rate.toString()).toBe(expected.taxes_rate);
  });

  const hierarchy = lagoVectors<{
    input: { amount_cents: string; precise_coupons_amount_cents: string; taxes_by_level: Partial<Record<'line' | 'add_on' | 'charge' | 'commitment' | 'plan' | 'customer' | 'organization', VectorTax[]>> };
    expected: { taxes_amount_cents: string; taxes_rate: string; applied_tax_codes: string[] };
  }>('fee_tax_hierarchy');
  test.each(named(hierarchy))('%s', (_name, { input, expected }) => {
    const { line, add_on, charge, commitment, plan, customer, organization } = input.taxes_by_level;
    const taxes = taxesOf({ line: ratesOf(line), source: ratesOf(add_on ?? charge ?? commitment), plan: ratesOf(plan), customer: ratesOf(customer), organization: ratesOf(organization) });
    const made = chargeTaxes({ amount: Decimal.of(input.amount_cents), taken: Decimal.of(input.precise_coupons_amount_cents), taxes }, 0);
    expect([made.amount.toString(), made.rate.toString(), taxes.map(({ code }) => code)]).toEqual([expected.taxes_amount_cents, expected.taxes_rate, expected.applied_tax_codes]);
  });

  const invoices = lagoVectors<{
    input: { fees: { amount_cents: string; precise_coupons_amount_cents: string; taxes: VectorTax[] }[]; sub_total_excluding_taxes_amount_cents: string };
    expected: { taxes_amount_cents: string; taxes_rate?: string; total_amount_cents?: string; applied_taxes?: Record<string, string>; fees_amount_cents?: Record<string, string> };
  }>('invoice_tax');
  test.each(named(invoices))('%s', (_name, { input, expected }) => {
    const charges = input.fees.map((fee) => ({ amount: Decimal.of(fee.amount_cents), taken: Decimal.of(fee.precise_coupons_amount_cents), taxes: ratesOf(fee.taxes) }));
    const made = invoiceTaxes(charges, 0);
    expect(made.amount.toString()).toBe(expected.taxes_amount_cents);
    if (expected.taxes_rate !== undefined) expect(made.rate.toString()).toBe(expected.taxes_rate);
    if (expected.total_amount_cents !== undefined) expect(Decimal.of(input.sub_total_excluding_taxes_amount_cents).add(made.amount).toString()).toBe(expected.total_amount_cents);
    const by = (field: 'amount' | 'base') => Object.fromEntries(made.taxes.map((tax) => [tax.code, tax[field].toString()]));
    if (expected.applied_taxes !== undefined) expect(by('amount')).toEqual(expected.applied_taxes);
    if (expected.fees_amount_cents !== undefined) expect(by('base')).toEqual(expected.fees_amount_cents);
  });
});

const rates = [{ code: 'a', rate: Decimal.of('19') }, { code: 'b', rate: Decimal.of('7.25') }, { code: 'c', rate: Decimal.zero }];
const charges: fc.Arbitrary<TaxedCharge[]> = fc.array(
  fc.record({ amount: fc.integer({ min: 0, max: 1_000_000 }), takenOf: fc.integer({ min: 0, max: 100_000 }), taxes: fc.subarray(rates) }).map(({ amount, takenOf, taxes }) => ({
    amount: Decimal.of(amount),
    taken: Decimal.of(amount).mul(Decimal.of(takenOf)).div(Decimal.of(100_000), 5),
    taxes,
  })),
  { minLength: 1, maxLength: 8 },
);

test('taxes of an invoice do not depend on how its charges are ordered or split into lines', () => {
  fc.assert(
    fc.property(charges, (made) => {
      const whole = invoiceTaxes(made, 0);
      const texts = ({ amount, rate, taxes }: typeof whole) => [amount, rate, ...taxes.flatMap((tax) => [tax.base, tax.amount])].map(String);
      expect(texts(invoiceTaxes(made.toReversed(), 0))).toEqual(texts(whole));
      const half = made.flatMap(({ amount, taken, taxes }) => {
        const first = amount.div(Decimal.of(2), 0);
        return [{ amount: first, taken, taxes }, { amount: amount.sub(first), taken: Decimal.zero, taxes }];
      });
      // With nothing left the rate is weighted by the count of charges, which a split changes.
      const net = Decimal.sum(made.map(({ amount, taken }) => amount.sub(taken))).round(0);
      if (!net.isZero()) expect(texts(invoiceTaxes(half, 0))).toEqual(texts(whole));
      expect(whole.rounding.abs().lte(Decimal.of(2))).toBe(true);
    }),
  );
});

test('the amount and what the taxes add up to differ by what is shown as rounding', () => {
  const fee = (code: string): TaxedCharge => ({ amount: Decimal.of(5), taken: Decimal.zero, taxes: [{ code, rate: Decimal.of(10) }] });
  const { amount, rounding, taxes } = invoiceTaxes([fee('x'), fee('y')], 0);
  expect([amount, rounding, ...taxes.map((tax) => tax.amount)].map(String)).toEqual(['1', '-1', '1', '1']);
});

test('the rate of an invoice is of its sub-total, of which what coupons left in fractions is no part', () => {
  const charge = (taken: string, rate: number): TaxedCharge => ({ amount: Decimal.of(7), taken: Decimal.of(taken), taxes: [{ code: String(rate), rate: Decimal.of(rate) }] });
  const rateOf = (...made: TaxedCharge[]) => invoiceTaxes(made, 0).rate.toString();
  // Nothing is left of the second: by count. Of 3.00001 a sub-total of 3 is left.
  expect([rateOf(charge('7', 10), charge('6.99999', 20)), rateOf(charge('3.99999', 10))]).toEqual(['15', '10.00003']);
});

test('an amount that contains its taxes is its base and them, and the base bears them again to the minor unit', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 2, 3), fc.integer({ min: 0, max: 10_000_000 }), fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 4 }), (digits, gross, rates) => {
      const unit = Decimal.one.div(Decimal.of(10 ** digits), digits);
      const taxes = rates.map((rate) => ({ code: String(rate), rate: Decimal.of(rate).div(Decimal.hundred, 2) }));
      const amount = Decimal.of(gross).mul(unit);
      const contained = invoiceTaxes([{ amount, taken: Decimal.zero, taxes, behavior: 'INCLUSIVE' }], digits);
      const base = amount.sub(contained.amount);
      expect(contained.amount.isNegative() || contained.amount.gt(amount)).toBe(false);
      expect(contained.taxes.every((tax) => tax.base.sub(base).abs().lte(unit))).toBe(true);
      expect(contained.taxes.every((tax) => tax.amount.eq(tax.amount.round(digits)))).toBe(true);
      const onTop = invoiceTaxes([{ amount: base, taken: Decimal.zero, taxes }], digits);
      expect(onTop.amount.sub(contained.amount).abs().lte(unit)).toBe(true);
    }),
  );
});
