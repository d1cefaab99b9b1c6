import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import type { RatedLine } from '../rating/rated-line.ts';
import { totalsOf } from '../rating/totals.ts';
import { askedOfWallets } from '../wallets/asked-of-wallets.ts';
import { balanceOf } from '../wallets/wallet.ts';
import { creditsAfter, paysAt } from './credits-after.ts';
import type { EarlierDraft } from './credits-after.ts';
import { settleLines } from './settle-lines.ts';
import type { Credits, LineToSettle, SettledLines } from './settle-lines.ts';

const money = (text: string): Decimal => Decimal.of(text);
const rated = (amount: Decimal): RatedLine => ({ meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [], detailedLines: [], totals: totalsOf(amount) });
const line = (amount: Decimal): LineToSettle => ({ planKeys: [], meterId: null, taxes: [{ code: 'vat', name: 'VAT', rate: money('19') }], behavior: 'EXCLUSIVE', rated: rated(amount) });
const day = (n: number): Temporal.Instant => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * n });

/** An invoice to come: what it charges, and the day on which it is issued. */
interface ToCome {
  readonly amount: Decimal;
  readonly day: number;
}

const settledBy = (credits: Credits, { amount, day: on }: ToCome): SettledLines =>
  settleLines('EUR', [line(amount)], { ...credits, wallets: credits.wallets.filter((wallet) => paysAt(wallet, day(on))) });

/** What is left of credits once an invoice is issued that takes of them: as the database keeps it. */
function consumed(credits: Credits, { used }: SettledLines): Credits {
  return {
    coupons: credits.coupons.flatMap((coupon) => {
      const use = used.coupons.find(({ couponId }) => couponId === coupon.id);
      if (use === undefined) return [coupon];
      return use.isUsedUp ? [] : [{ ...coupon, used: use.used, usesLeft: use.usesLeft }];
    }),
    notes: credits.notes.map((note) => ({ ...note, balance: note.balance.sub(used.notes.find(({ creditNoteId }) => creditNoteId === note.id)?.amount ?? Decimal.zero) })).filter(({ balance }) => balance.isPositive()),
    wallets: credits.wallets.map((wallet) => ({ ...wallet, credits: wallet.credits.sub(used.wallets.find(({ walletId }) => walletId === wallet.id)?.credits ?? Decimal.zero) })).filter(({ credits: left }) => left.isPositive()),
  };
}

const cents = (max: number) => fc.integer({ min: 1, max }).map((n) => Decimal.of(n).div(Decimal.hundred, 2));
const held: fc.Arbitrary<Credits> = fc.record({
  coupons: fc.array(fc.record({ amount: cents(4_000), percentage: fc.boolean(), frequency: fc.constantFrom('ONCE' as const, 'RECURRING' as const, 'FOREVER' as const), uses: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 }),
  notes: fc.array(cents(8_000), { maxLength: 2 }),
  wallets: fc.array(fc.record({ credits: cents(8_000), rate: fc.constantFrom('1', '3', '0.07'), expires: fc.option(fc.integer({ min: 1, max: 5 })) }), { maxLength: 2 }),
}).map(({ coupons, notes, wallets }) => ({
  coupons: coupons.map(({ amount, percentage, frequency, uses }, n) => ({
    id: `c${n}`, code: `C${n}`, name: `C${n}`, frequency, usesLeft: frequency === 'RECURRING' ? uses : null, used: Decimal.zero, limitedTo: null,
    terms: percentage ? ({ type: 'PERCENTAGE', percentage: amount } as const) : ({ type: 'FIXED', amount, currency: 'EUR' } as const),
  })),
  notes: notes.map((balance, n) => ({ id: `n${n}`, number: `CN${n}`, balance })),
  wallets: wallets.map(({ credits, rate, expires }, n) => ({ id: `w${n}`, name: null, credits, rate: money(rate), digits: 2, expiresAt: expires === null ? null : day(expires) })),
}));
const toCome: fc.Arbitrary<readonly ToCome[]> = fc
  .array(fc.record({ amount: cents(12_000), day: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 4 })
  .map((all) => all.toSorted((a, b) => a.day - b.day));

test('what invoices to come show, each after those before it, is what they are then billed, one after the other', () => {
  fc.assert(
    fc.property(held, toCome, (credits, invoices) => {
      const drafts: EarlierDraft[] = [];
      let left = credits;
      for (const [n, invoice] of invoices.entries()) {
        const shown = settledBy(creditsAfter(credits, drafts), invoice);
        const billed = settledBy(left, invoice);
        expect(shown.settlement).toEqual(billed.settlement);
        expect(shown.totals.total.toString()).toBe(billed.totals.total.toString());
        left = consumed(left, billed);
        drafts.push({ id: String(n), total: shown.totals.total, takesAt: day(invoice.day), coupons: shown.settlement.coupons.map(({ appliedCouponId, amount }) => ({ appliedCouponId, amount: money(amount) })) });
      }
    }),
  );
});

test('wallets are asked for what the invoices leave: no more than is charged, and each for what it then pays, the last for the rest', () => {
  fc.assert(
    fc.property(held, toCome, ({ notes, wallets }, invoices) => {
      let left: Credits = { coupons: [], notes, wallets };
      const paid = new Map<string, Decimal>();
      const totals: Decimal[] = [];
      let open = Decimal.zero;
      for (const invoice of invoices) {
        const billed = settledBy(left, invoice);
        for (const { walletId, amount } of billed.used.wallets) paid.set(walletId, (paid.get(walletId) ?? Decimal.zero).add(amount));
        if (wallets.some((wallet) => paysAt(wallet, day(invoice.day)))) open = open.add(billed.totals.total.sub(billed.creditNotesTotal).sub(billed.walletsTotal));
        totals.push(billed.totals.total);
        left = consumed(left, billed);
      }
      const asked = askedOfWallets(invoices.map(({ day: on }, n) => ({ total: totals[n] as Decimal, takesAt: day(on) })), Decimal.sum(notes.map(({ balance }) => balance)), wallets);
      const sum = (amounts: ReadonlyMap<string, Decimal>) => Decimal.sum(amounts.values());
      expect(sum(asked).toString()).toBe(sum(paid).add(open).toString());
      for (const wallet of wallets) {
        const of = asked.get(wallet.id) ?? Decimal.zero;
        expect(of.gte(paid.get(wallet.id) ?? Decimal.zero)).toBe(true);
        // What is left by this is there: the balance less what is asked for is what the invoices leave, where they leave anything.
        const leaves = balanceOf(wallet).sub(of);
        if (leaves.isPositive()) expect((paid.get(wallet.id) ?? Decimal.zero).toString()).toBe(of.toString());
      }
    }),
  );
});

test('a wallet does not pay at the instant of its expiry, nor of an invoice that is planned for later', () => {
  const wallet = { id: 'w', credits: money('10'), rate: Decimal.one, digits: 2, expiresAt: day(2) };
  expect([paysAt(wallet, day(2)), paysAt(wallet, day(2).subtract({ nanoseconds: 1 })), paysAt(wallet, null), paysAt({ expiresAt: null }, day(9))]).toEqual([false, true, true, true]);
  const asked = (on: number) => askedOfWallets([{ total: money('4'), takesAt: day(on) }], money('1'), [wallet]).get('w')?.toString();
  expect([asked(1), asked(2)]).toEqual(['3', undefined]);
});
