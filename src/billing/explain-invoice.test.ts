import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import { explainInvoice, explainTotal } from './explain-invoice.ts';
import type { AmountExplanation } from './explain-invoice.ts';
import { ratedLineToJson } from './rated-line-json.ts';
import { rateLine } from './rating/rate-line.ts';
import { settleLines } from './settlement/settle-lines.ts';
import { totalsToText } from './totals-columns.ts';

const cents = (digits: number, max = 1_000_000) => fc.integer({ min: 0, max }).map((n) => Decimal.of(n).div(Decimal.of(10n ** BigInt(digits)), digits));
const taxes = [['vat', '19'], ['city', '0.375'], ['eco', '7.25']].map(([code, rate]) => ({ code: code as string, name: `Tax ${code}`, rate: Decimal.of(rate as string) }));

const charged = fc.record({
  amount: cents(4),
  quantity: fc.integer({ min: 0, max: 5_000 }),
  isFlat: fc.boolean(),
  percentage: fc.option(fc.integer({ min: 0, max: 100 })),
  minimum: fc.option(cents(2)),
  maximum: fc.option(cents(2)),
  taxes: fc.subarray(taxes),
  behavior: fc.constantFrom('INCLUSIVE' as const, 'EXCLUSIVE' as const),
});
const invoices = fc.record({
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  lines: fc.array(charged, { minLength: 1, maxLength: 5 }),
  coupons: fc.array(fc.record({ percentage: fc.option(fc.integer({ min: 1, max: 100 })), amount: cents(2, 20_000) }), { maxLength: 2 }),
  notes: fc.array(cents(0, 500), { maxLength: 2 }),
  wallets: fc.array(cents(2, 50_000), { maxLength: 2 }),
});

function holds({ steps, subtotal, total, amountDue }: AmountExplanation): void {
  let sum = Decimal.zero;
  for (const { before, amount, after } of steps) {
    expect([before.toString(), after.toString()]).toEqual([sum.toString(), sum.add(amount).toString()]);
    sum = after;
  }
  expect(amountDue.toString()).toBe(sum.toString());
  const of = (...kinds: string[]) => Decimal.sum(steps.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
  expect(of('LINE', 'DETAILED_LINE', 'COUPON').toString()).toBe(subtotal.toString());
  expect(subtotal.add(of('TAX', 'CONTAINED_TAX', 'DIFFERENCE')).toString()).toBe(total.toString());
  expect(total.add(of('CREDIT_NOTE', 'WALLET')).toString()).toBe(amountDue.toString());
}

test('the steps of every invoice and line add up, from nothing to what is to be paid', () => {
  fc.assert(
    fc.property(invoices, ({ currency, lines, coupons, notes, wallets }) => {
      const digits = minorUnitDigits(currency);
      const rated = lines.map(({ amount, quantity, isFlat, percentage, minimum, maximum }, n) =>
        rateLine({
          name: `line ${n}`, currency, quantity: Decimal.of(quantity), quantityBefore: Decimal.zero, billedBefore: Decimal.zero, period: null, fullPeriod: null,
          price: isFlat ? { type: 'FLAT', amount, paymentTerm: 'IN_ADVANCE' } : { type: 'UNIT', amount, minimumAmount: minimum, maximumAmount: maximum === null ? null : maximum.add(minimum ?? Decimal.zero) },
          discounts: percentage === null ? null : { percentage: Decimal.of(percentage), usage: null },
        }),
      );
      const settled = settleLines(
        currency,
        rated.map((of, n) => ({ planKeys: [], meterId: null, taxes: lines[n]?.taxes ?? [], behavior: lines[n]?.behavior ?? 'EXCLUSIVE', rated: of })),
        {
          coupons: coupons.map(({ percentage, amount }, n) => ({
            id: `c${n}`, code: `C${n}`, name: `Coupon ${n}`, frequency: 'FOREVER', usesLeft: null, used: Decimal.zero, limitedTo: null,
            terms: percentage === null ? { type: 'FIXED', amount: amount.round(digits).add(Decimal.one), currency } : { type: 'PERCENTAGE', percentage: Decimal.of(percentage) },
          })),
          notes: notes.map((balance, n) => ({ id: `n${n}`, number: `CN${n}`, balance })),
          wallets: wallets.map((credits, n) => ({ id: `w${n}`, name: null, credits, rate: Decimal.one, digits, expiresAt: null })),
        },
      );
      const shown = settled.lines.map(({ rated: of, taxes: borne }, n) => ({ id: `l${n}`, name: `line ${n}`, taxes: borne, ...ratedLineToJson(of) }));
      const explained = explainInvoice(shown, totalsToText(settled.totals), settled.settlement);
      holds(explained);
      expect(explained.total.toString()).toBe(settled.totals.total.toString());
      expect(explained.amountDue.toString()).toBe(settled.totals.total.sub(settled.creditNotesTotal).sub(settled.walletsTotal).toString());
      // Nothing but the rounding of taxes, of which there are three, is left unaccounted for.
      const unit = Decimal.one.div(Decimal.of(10n ** BigInt(digits)), digits);
      for (const { kind, amount } of explained.steps) if (kind === 'DIFFERENCE') expect(amount.abs().lte(unit.mul(Decimal.of(3)))).toBe(true);
      for (const line of shown) {
        const own = explainTotal(line);
        holds(own);
        expect(own.amountDue.toString()).toBe(line.totals.total);
        expect(own.steps.map(({ kind }) => kind)).not.toContain('DIFFERENCE');
      }
    }),
    { numRuns: 150 },
  );
});
