import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { invoiceTaxes } from '../taxes/taxes.ts';
import { creditable } from './amounts.ts';
import type { CreditItem } from './amounts.ts';
import { leftOfInvoice, leftOfLine, noteOn } from './note.ts';
import type { BilledLine, EarlierNote, InvoiceToCredit, NoteFigures } from './note.ts';

const of = (value: number | string): Decimal => Decimal.of(value);
const line = (id: string, amount: string, more: Partial<BilledLine> = {}): BilledLine => ({ id, amount: of(amount), coupons: Decimal.zero, taxes: [], behavior: 'EXCLUSIVE', credited: Decimal.zero, ...more });

/** The invoice of these lines, by the rules that invoices are settled by. */
function invoice(lines: readonly BilledLine[], digits = 2): InvoiceToCredit {
  const charges = lines.map(({ amount, coupons: taken, taxes, behavior }) => ({ amount, taken, taxes, behavior }));
  const onTop = invoiceTaxes(charges.filter(({ behavior }) => behavior === 'EXCLUSIVE'), digits);
  const contained = invoiceTaxes(charges.filter(({ behavior }) => behavior === 'INCLUSIVE'), digits);
  const net = Decimal.sum(lines.map(({ amount }) => amount)).sub(Decimal.sum(lines.map(({ coupons }) => coupons)).round(digits));
  return {
    digits, lines, earlier: [], total: net.add(onTop.amount), taxAmount: onTop.amount, inclusiveTaxAmount: contained.amount,
    taxes: [...onTop.taxes.map((tax) => ({ ...tax, behavior: 'EXCLUSIVE' as const })), ...contained.taxes.map((tax) => ({ ...tax, behavior: 'INCLUSIVE' as const }))],
  };
}

/** The invoice after a note. */
function after(before: InvoiceToCredit, items: readonly CreditItem[], note: NoteFigures): InvoiceToCredit {
  const earlier: EarlierNote = note;
  const taken = new Map(items.map(({ chargeId, amount }) => [chargeId, amount]));
  return { ...before, earlier: [...before.earlier, earlier], lines: before.lines.map((one) => ({ ...one, credited: one.credited.add(taken.get(one.id) ?? Decimal.zero) })) };
}

const vat = [{ code: 'vat', rate: of(20) }];
const shown = ({ total, subTotal, taxAmount, inclusiveTaxAmount, coupons, isLast }: NoteFigures) => `${total} = ${subTotal} + ${taxAmount} (${inclusiveTaxAmount} in it, coupons ${coupons})${isLast ? ' last' : ''}`;

test('the last note takes back what earlier ones rounded up', () => {
  const first = invoice([line('a', '68.33', { taxes: vat }), line('b', '68.33', { taxes: vat })]);
  const one = noteOn(first, [{ chargeId: 'a', amount: of('68.33') }]);
  const second = after(first, [{ chargeId: 'a', amount: of('68.33') }], one);
  const two = noteOn(second, [{ chargeId: 'b', amount: of('68.33') }]);
  expect([first.total.toString(), shown(one), leftOfInvoice(second).toString(), shown(two)]).toEqual(['163.99', '82 = 68.33 + 13.67 (0 in it, coupons 0)', '81.99', '81.99 = 68.33 + 13.66 (0 in it, coupons 0) last']);
});

describe('a note over a part', () => {
  test.each<[string, InvoiceToCredit, CreditItem[], string]>([
    ['takes back its part of the coupons', invoice([line('a', '100', { coupons: of('10'), taxes: vat })]), [{ chargeId: 'a', amount: of('30') }], '32.4 = 27 + 5.4 (0 in it, coupons 3)'],
    ['of an amount that contains its taxes adds none', invoice([line('a', '120', { taxes: vat, behavior: 'INCLUSIVE' })]), [{ chargeId: 'a', amount: of('60') }], '60 = 60 + 0 (10 in it, coupons 0)'],
    ['bears its part of lines that credit', invoice([line('a', '100', { taxes: vat }), line('b', '-30', { taxes: vat })]), [{ chargeId: 'a', amount: of('50') }], '42 = 35 + 7 (0 in it, coupons 15)'],
    ['is rounded from its exact value, thirds and sixths among it', invoice([line('a', '6'), line('b', '6'), line('c', '6'), line('d', '-1')], 0), ['a', 'b', 'c'].map((chargeId) => ({ chargeId, amount: of(3) })), '9 = 9 + 0 (0 in it, coupons 0.5)'],
    ['comes to no more than all of it', invoice([line('a', '100', { taxes: vat }), line('b', '-30', { taxes: vat })]), [{ chargeId: 'a', amount: of('100') }], '84 = 70 + 14 (0 in it, coupons 30) last'],
  ])('%s', (_what, on, items, expected) => expect(shown(noteOn(on, items))).toBe(expected));

  test('never credits more tax than there was, however small the parts', () => {
    let on = invoice(Array.from({ length: 10 }, (_, n) => line(`l${n}`, '1', { taxes: [{ code: 'half', rate: of(50) }] })), 0);
    const totals: string[] = [];
    for (const { id } of on.lines) {
      const items = [{ chargeId: id, amount: of(1) }];
      const note = noteOn(on, items);
      totals.push(note.total.toString());
      on = after(on, items, note);
    }
    expect([on.total.toString(), totals.join(' ')]).toEqual(['15', '2 2 2 2 2 1 1 1 1 1']);
  });
});

const rates = fc.constantFrom('0', '5.5', '7.7', '19', '20');
const lines = fc.array(
  fc.record({ amount: fc.integer({ min: 1, max: 50_000 }), coupon: fc.integer({ min: 0, max: 100 }), precise: fc.integer({ min: 0, max: 99_999 }), rate: rates, second: fc.option(rates), contained: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);
const shares = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 });

test('notes never come to more than the invoice, and all together to it; what is left is what the last one takes', () => {
  fc.assert(
    fc.property(lines, shares, fc.option(fc.integer({ min: 1, max: 200 })), fc.constantFrom(0, 2, 3), (given, cuts, credit, digits) => {
      const unit = Decimal.one.div(of(10 ** digits), digits);
      const billed = given.map(({ amount, coupon, precise, rate, second, contained }, n) =>
        line(`l${n}`, of(amount).mul(unit).toString(), {
          coupons: Decimal.min(of(amount), of(amount * coupon).div(of(100), 0).add(of(precise).mul(of('0.00001')))).mul(unit),
          taxes: [{ code: `t${rate}`, rate: of(rate) }, ...(second === null || second === rate ? [] : [{ code: `t${second}`, rate: of(second) }])],
          behavior: contained ? 'INCLUSIVE' : 'EXCLUSIVE',
        }));
      let on = invoice(credit === null ? billed : [...billed, line('credit', of(-Math.min(credit, given[0]?.amount ?? 0)).mul(unit).toString())], digits);
      fc.pre(!on.total.isNegative());
      const totals: Decimal[] = [];
      const give = (items: CreditItem[]) => {
        if (items.length === 0) return;
        const left = leftOfInvoice(on);
        const note = noteOn(on, items);
        expect(note.total.isNegative() || note.total.gt(left)).toBe(false);
        expect(note.total.eq(note.total.round(digits)) && note.taxAmount.lte(note.total) && !note.subTotal.isNegative()).toBe(true);
        if (note.isLast) expect(note.total.toString()).toBe(left.toString());
        totals.push(note.total);
        on = after(on, items, note);
      };
      for (const cut of cuts) {
        give(on.lines.flatMap((one, n) => {
          const amount = leftOfLine(one).mul(of(cut[n % 5] ?? 0)).div(of(100), digits);
          return amount.isPositive() ? [{ chargeId: one.id, amount: Decimal.min(amount, leftOfLine(one)) }] : [];
        }));
      }
      give(on.lines.flatMap((one) => (leftOfLine(one).isPositive() ? [{ chargeId: one.id, amount: leftOfLine(one) }] : [])));
      expect(Decimal.sum(totals).toString()).toBe(on.total.toString());
      expect(leftOfInvoice(on).toString()).toBe('0');
      expect(Decimal.sum(on.earlier.map(({ taxAmount }) => taxAmount)).lte(on.taxAmount)).toBe(true);
    }),
  );
});

test('what is left is within a unit a note of what the formula says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 5 }), rates, (amounts, rate) => {
      let on = invoice(amounts.map((amount, n) => line(`l${n}`, String(amount), { taxes: [{ code: 't', rate: of(rate) }] })), 0);
      for (const { id, amount } of on.lines.slice(1)) {
        const items = [{ chargeId: id, amount }];
        on = after(on, items, noteOn(on, items));
        const formula = creditable({ remaining: on.lines.map((one) => ({ amount: leftOfLine(one), taxRate: of(rate) })), charged: Decimal.sum(amounts.map(of)), coupons: Decimal.zero, digits: 0 });
        expect(formula.sub(leftOfInvoice(on)).abs().lte(of(on.earlier.length))).toBe(true);
      }
    }),
  );
});
