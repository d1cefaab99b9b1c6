import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { applyCoupon, applyCoupons } from './apply-coupons.ts';
import type { CouponCredit, CouponedCharge, CouponedInvoice, HeldCoupon } from './apply-coupons.ts';

interface VectorCoupon {
  readonly coupon_type: 'fixed_amount' | 'percentage';
  readonly frequency: 'once' | 'recurring' | 'forever';
  readonly amount_cents?: string;
  readonly amount_currency?: string;
  readonly percentage_rate?: string;
  readonly frequency_duration_remaining?: string;
  readonly already_applied_cents?: string;
  readonly applied_order?: number;
  readonly limited_to?: { readonly type: 'plans' | 'billable_metrics'; readonly codes: readonly string[] };
}

interface VectorInput {
  readonly currency: string;
  readonly sub_total_excluding_taxes_amount_cents: string;
  readonly fees: readonly { readonly id: string; readonly amount: string; readonly plan?: string; readonly billable_metric?: string }[];
}

const heldOf = (coupon: VectorCoupon, n: number): HeldCoupon => ({
  id: `coupon${n}`,
  terms:
    coupon.coupon_type === 'percentage'
      ? { type: 'PERCENTAGE', percentage: Decimal.of(coupon.percentage_rate ?? '') }
      : { type: 'FIXED', amount: Decimal.of(coupon.amount_cents ?? ''), currency: coupon.amount_currency ?? '' },
  frequency: coupon.frequency.toUpperCase() as HeldCoupon['frequency'],
  usesLeft: coupon.frequency_duration_remaining === undefined ? null : Number(coupon.frequency_duration_remaining),
  used: Decimal.of(coupon.already_applied_cents ?? '0'),
  limitedTo: coupon.limited_to === undefined ? null : { type: coupon.limited_to.type === 'plans' ? 'PLANS' : 'METERS', ids: coupon.limited_to.codes },
});

/** In cents: the minor unit has no decimals then. */
const invoiceOf = ({ currency, fees, ...rest }: VectorInput): CouponedInvoice => ({
  currency,
  digits: 0,
  subTotal: Decimal.of(rest.sub_total_excluding_taxes_amount_cents),
  charges: fees.map(({ id, amount, plan, billable_metric }) => ({ id, amount: Decimal.of(amount), planIds: plan === undefined ? [] : [plan], meterId: billable_metric ?? null })),
});

/** What credits took of each fee together; nothing of those that they did not reach. */
const sharesOf = ({ fees }: VectorInput, credits: readonly CouponCredit[]) =>
  Object.fromEntries(fees.map(({ id }) => [id, Decimal.sum(credits.map(({ shares }) => shares.get(id) ?? Decimal.zero)).toString()]));

describe('golden cases', () => {
  const single = lagoVectors<{
    input: VectorInput & { readonly coupon: VectorCoupon };
    expected: { credit_amount_cents: string | null; precise_coupons_amount_cents?: Record<string, string>; coupon_terminated?: boolean; frequency_duration_remaining?: number };
  }>('coupon');
  test.each(single.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const))('%s', (_name, { input, expected }) => {
    const credit = applyCoupon(invoiceOf(input), heldOf(input.coupon, 0));
    expect(credit?.amount.toString() ?? null).toBe(expected.credit_amount_cents);
    if (expected.precise_coupons_amount_cents !== undefined) expect(sharesOf(input, credit === null ? [] : [credit])).toMatchObject(expected.precise_coupons_amount_cents);
    // What gives nothing is left as it was.
    const after = credit ?? { isUsedUp: false, usesLeft: heldOf(input.coupon, 0).usesLeft };
    if (expected.coupon_terminated !== undefined) expect(after.isUsedUp).toBe(expected.coupon_terminated);
    if (expected.frequency_duration_remaining !== undefined) expect(after.usesLeft).toBe(expected.frequency_duration_remaining);
  });

  const several = lagoVectors<{
    input: VectorInput & { readonly coupons: readonly VectorCoupon[] };
    expected: { coupons_amount_cents: string; sub_total_excluding_taxes_amount_cents: string; credits_count: number; precise_coupons_amount_cents?: Record<string, string> };
  }>('coupons_order');
  test.each(several.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const))('%s', (_name, { input, expected }) => {
    const invoice = invoiceOf(input);
    const inOrder = input.coupons.toSorted((a, b) => (a.applied_order ?? 0) - (b.applied_order ?? 0));
    const credits = applyCoupons(invoice, inOrder.map(heldOf));
    const total = Decimal.sum(credits.map(({ amount }) => amount));
    expect({ total: total.toString(), left: invoice.subTotal.sub(total).toString(), count: credits.length }).toEqual({
      total: expected.coupons_amount_cents, left: expected.sub_total_excluding_taxes_amount_cents, count: expected.credits_count,
    });
    if (expected.precise_coupons_amount_cents !== undefined) expect(sharesOf(input, credits)).toMatchObject(expected.precise_coupons_amount_cents);
  });
});

const cents = (max: number) => fc.integer({ min: 0, max }).map((n) => Decimal.of(n));
const charges: fc.Arbitrary<CouponedCharge[]> = fc
  .array(fc.record({ amount: cents(100_000), plan: fc.constantFrom('a', 'b', null), meterId: fc.constantFrom('m', 'n', null) }), { minLength: 1, maxLength: 6 })
  .map((made) => made.map(({ amount, plan, meterId }, n) => ({ id: `c${n}`, amount, planIds: plan === null ? [] : [plan], meterId })));
const held: fc.Arbitrary<HeldCoupon> = fc.record({
  id: fc.uuid(),
  terms: fc.oneof(
    cents(50_000).map((amount) => ({ type: 'FIXED' as const, amount, currency: 'EUR' })),
    fc.integer({ min: 1, max: 10_000 }).map((n) => ({ type: 'PERCENTAGE' as const, percentage: Decimal.of(n).div(Decimal.hundred, 2) })),
  ),
  frequency: fc.constantFrom('ONCE' as const, 'FOREVER' as const),
  usesLeft: fc.constant(null),
  used: fc.constant(Decimal.zero),
  limitedTo: fc.constantFrom(null, { type: 'PLANS' as const, ids: ['a'] }, { type: 'METERS' as const, ids: ['m'] }, { type: 'METERS' as const, ids: ['m'], base: 'NET' as const }),
});

test('coupons never take more than there is: of the invoice, of any charge, or of themselves', () => {
  fc.assert(
    fc.property(charges, fc.array(held, { maxLength: 5 }), (made, coupons) => {
      const subTotal = Decimal.sum(made.map(({ amount }) => amount));
      const credits = applyCoupons({ currency: 'EUR', digits: 0, subTotal, charges: made }, coupons);
      expect(Decimal.sum(credits.map(({ amount }) => amount)).lte(subTotal)).toBe(true);
      for (const { id, amount } of made) {
        const taken = Decimal.sum(credits.map(({ shares }) => shares.get(id) ?? Decimal.zero));
        expect(taken.isNegative() || taken.gt(amount)).toBe(false);
      }
      for (const { couponId, amount } of credits) {
        const terms = coupons.find(({ id }) => id === couponId)?.terms;
        expect(amount.isNegative()).toBe(false);
        if (terms?.type === 'FIXED') expect(amount.lte(terms.amount)).toBe(true);
      }
    }),
  );
});

test('coupons for everything take an invoice to nothing, however many charges it has', () => {
  // Of each charge the first takes two thirds, rounded up: of all of them half a unit too much.
  const many: readonly CouponedCharge[] = Array.from({ length: 150_003 }, (_, n) => ({ id: String(n), amount: Decimal.one, planIds: [], meterId: null }));
  const fixed = (id: string, amount: number): HeldCoupon => ({ id, terms: { type: 'FIXED', amount: Decimal.of(amount), currency: 'EUR' }, frequency: 'FOREVER', usesLeft: null, used: Decimal.zero, limitedTo: null });
  const credits = applyCoupons({ currency: 'EUR', digits: 0, subTotal: Decimal.of(150_003), charges: many }, [fixed('two thirds', 100_002), fixed('all', 150_003)]);
  expect(credits.map(({ amount }) => amount.toString())).toEqual(['100002', '50001']);
  expect(credits.map(({ shares }) => shares.get('0')?.toString())).toEqual(['0.66667', '0.33333']);
});

test('a limited coupon is computed of all that its charges came to, or where it says so of what was left of them', () => {
  const charge = (id: string, amount: number): CouponedCharge => ({ id, amount: Decimal.of(amount), planIds: [], meterId: 'm' });
  const before = new Map([['c0', Decimal.of('40')]]);
  const given = (terms: HeldCoupon['terms'], base: { readonly base?: 'NET' }, taken = before) =>
    applyCoupon({ currency: 'EUR', digits: 0, subTotal: Decimal.of(110), charges: [charge('c0', 100), charge('c1', 50)] }, { id: 'x', terms, frequency: 'FOREVER', usesLeft: null, used: Decimal.zero, limitedTo: { type: 'METERS', ids: ['m'], ...base } }, taken)?.amount.toString();
  const tenth = { type: 'PERCENTAGE', percentage: Decimal.of(10) } as const;
  expect([given(tenth, {}), given(tenth, { base: 'NET' }), given(tenth, { base: 'NET' }, new Map())]).toEqual(['15', '11', '15']);
  const fixed = { type: 'FIXED', amount: Decimal.of(130), currency: 'EUR' } as const;
  expect([given(fixed, {}), given(fixed, { base: 'NET' })]).toEqual(['110', '110']);
});

test('a fixed coupon that is for once gives its whole amount, over however many invoices', () => {
  fc.assert(
    fc.property(cents(10_000), fc.array(charges, { minLength: 1, maxLength: 8 }), (amount, invoices) => {
      let coupon: HeldCoupon = { id: 'x', terms: { type: 'FIXED', amount, currency: 'EUR' }, frequency: 'ONCE', usesLeft: null, used: Decimal.zero, limitedTo: null };
      let given = Decimal.zero;
      for (const made of invoices) {
        const [credit] = applyCoupons({ currency: 'EUR', digits: 0, subTotal: Decimal.sum(made.map((charge) => charge.amount)), charges: made }, [coupon]);
        if (credit === undefined) continue;
        given = given.add(credit.amount);
        coupon = { ...coupon, used: credit.used };
        expect(credit.isUsedUp).toBe(given.eq(amount));
      }
      const charged = Decimal.sum(invoices.flatMap((made) => made.map((charge) => charge.amount)));
      expect(given.toString()).toBe(Decimal.min(amount, charged).toString());
    }),
  );
});
