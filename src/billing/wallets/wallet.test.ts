import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { balanceOf, creditsOf, isBelowThreshold, ongoingBalance, payFrom, topUpBy } from './wallet.ts';
import type { TopUpMethod, WalletState } from './wallet.ts';

type Texts = Readonly<Record<string, string>>;

const named = <T extends { readonly id: string; readonly source: { readonly example: string } }>(vectors: readonly T[]) => vectors.map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const);
/** The cases count money in cents: a credit at rate 1 is a hundred of them. */
const walletOf = ({ rate_amount, credits_balance, balance_cents }: Texts): WalletState => ({
  rate: Decimal.of(rate_amount ?? ''),
  credits: credits_balance === undefined ? Decimal.of(balance_cents ?? '').div(Decimal.hundred.mul(Decimal.of(rate_amount ?? '')), 5) : Decimal.of(credits_balance),
  digits: 2,
});
const cents = (amount: Decimal): string => amount.mul(Decimal.hundred).toString();
const money = (text: string | undefined): Decimal => Decimal.of(text ?? '').div(Decimal.hundred, 2);

describe('golden cases', () => {
  test.each(named(lagoVectors<{ input: Texts; expected: Readonly<Record<string, unknown>> }>('wallet_ongoing')))('%s', (_name, { input, expected }) => {
    const made = ongoingBalance(walletOf(input), { usage: money(input['total_usage_amount_cents']), paidInAdvance: money(input['pay_in_advance_usage_amount_cents']) });
    expect({ ongoing_balance_cents: cents(made.balance), credits_ongoing_balance: made.credits.toString(), depleted: made.isDepleted }).toMatchObject(expected);
  });

  test.each(named(lagoVectors<{ input: { credits_ongoing_balance: string; pending_transaction_credits: string; rule: Texts }; expected: { top_up: Texts | null } }>('wallet_threshold_top_up')))('%s', (_name, { input, expected }) => {
    const { rule } = input;
    const ongoingCredits = Decimal.of(input.credits_ongoing_balance);
    const method: TopUpMethod =
      rule['method'] === 'target'
        ? { type: 'TARGET', credits: Decimal.of(rule['target_ongoing_balance'] ?? '') }
        : { type: 'FIXED', paidCredits: Decimal.of(rule['paid_credits'] ?? '0'), grantedCredits: Decimal.of(rule['granted_credits'] ?? '0') };
    const fires = isBelowThreshold(Decimal.of(rule['threshold_credits'] ?? ''), { ongoingCredits, pendingCredits: Decimal.of(input.pending_transaction_credits) });
    const made = fires ? topUpBy(method, ongoingCredits) : null;
    expect(made === null ? null : { paid_credits: made.paidCredits.toString(), granted_credits: made.grantedCredits.toString() }).toEqual(expected.top_up);
  });

  test.each(named(lagoVectors<{ input: { wallet: Texts; increase_credits?: string; decrease_credits?: string }; expected: Texts }>('wallet_balance')))('%s', (_name, { input, expected }) => {
    const before = walletOf(input.wallet);
    const after = { ...before, credits: before.credits.add(Decimal.of(input.increase_credits ?? '0')).sub(Decimal.of(input.decrease_credits ?? '0')) };
    // No usage is running: what is there is what will be there.
    const ongoing = ongoingBalance(after, { usage: Decimal.zero, paidInAdvance: Decimal.zero });
    const made = { balance_cents: cents(balanceOf(after)), credits_balance: after.credits.toString(), ongoing_balance_cents: cents(ongoing.balance), credits_ongoing_balance: ongoing.credits.toString() };
    expect(made).toMatchObject(expected);
  });

  test.each(named(lagoVectors<{ input: { wallet: Texts; invoice_total_cents: string }; expected: Texts }>('wallet_apply')))('%s', (_name, { input, expected }) => {
    const wallet = walletOf(input.wallet);
    const paid = payFrom(wallet, money(input.invoice_total_cents));
    const after = { ...wallet, credits: wallet.credits.sub(paid.credits) };
    expect([cents(paid.amount), cents(balanceOf(after)), after.credits.toString()]).toEqual([expected['prepaid_credit_amount_cents'], expected['balance_cents'], expected['credits_balance']]);
  });

  test.each(named(lagoVectors<{ input: { wallet: Texts; paid_credits?: string; granted_credits?: string; voided_credits?: string }; expected: Texts }>('wallet_transaction')))('%s', (_name, { input, expected }) => {
    const before = walletOf(input.wallet);
    const credits = (text = '0'): Decimal => creditsOf(Decimal.of(text));
    const after = { ...before, credits: before.credits.add(credits(input.granted_credits)).sub(credits(input.voided_credits)) };
    expect({ balance_cents: cents(balanceOf(after)), credits_balance: after.credits.toString(), pending_paid_credits: credits(input.paid_credits).toString() }).toMatchObject(expected);
  });
});

test('credits are cut to five decimals', () => {
  expect(['1.999999', '-1.999999', '2', '0.000009'].map((text) => creditsOf(Decimal.of(text)).toString())).toEqual(['1.99999', '-1.99999', '2', '0']);
});

const decimal = (max: number, places: number) => fc.integer({ min: 0, max }).map((n) => Decimal.of(n).div(Decimal.of(10 ** places), places));

test('a wallet never pays more than it holds or than is asked, and never has less than nothing', () => {
  fc.assert(
    fc.property(decimal(10_000_000, 5), fc.integer({ min: 1, max: 5_000 }), fc.array(decimal(100_000, 2), { maxLength: 10 }), (credits, rate, asked) => {
      let wallet: WalletState = { credits, rate: Decimal.of(rate).div(Decimal.hundred, 2), digits: 2 };
      const before = balanceOf(wallet);
      let paid = Decimal.zero;
      for (const amount of asked) {
        const taken = payFrom(wallet, amount);
        expect(taken.amount.lte(amount) && taken.amount.lte(balanceOf(wallet))).toBe(true);
        wallet = { ...wallet, credits: wallet.credits.sub(taken.credits) };
        expect(wallet.credits.isNegative()).toBe(false);
        paid = paid.add(taken.amount);
      }
      // Each payment's credits are rounded by less than a minor unit's worth, so money neither appears nor vanishes beyond that.
      const drift = before.sub(paid).sub(balanceOf(wallet)).abs();
      expect(drift.lte(Decimal.of('0.01').mul(Decimal.of(asked.length + 1)))).toBe(true);
    }),
  );
});

test('a shortage buys once: what is bought and not paid yet counts', () => {
  const threshold = Decimal.of(10);
  const at = (ongoing: string, pending: string) => isBelowThreshold(threshold, { ongoingCredits: Decimal.of(ongoing), pendingCredits: Decimal.of(pending) });
  expect([at('10', '0'), at('10.00001', '0'), at('4', '6'), at('4', '6.00001')]).toEqual([true, false, true, false]);
});
