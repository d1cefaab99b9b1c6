import { roundMoney } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import type { CustomerRow } from '../../customers/index.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { invoiceNow } from '../invoice-now.ts';
import type { WalletTransactionSource } from './transaction-terms.ts';
import { keepTransaction } from './wallet-transaction.store.ts';
import type { WalletRow } from './wallet.entity.ts';
import { balanceChanged } from './wallet.events.ts';
import { creditsOf } from './wallet.ts';

/** Credits to move, each 0 or more; they are cut to five decimals. */
export interface CreditMoves {
  readonly paidCredits: Decimal;
  readonly grantedCredits: Decimal;
  readonly voidedCredits: Decimal;
  readonly source: WalletTransactionSource;
  readonly ruleId: string | null;
  readonly metadata: Record<string, unknown> | null;
  /** Whether the invoice of what is bought is issued only once it is paid. */
  readonly requiresPayment: boolean;
}

interface Purchase {
  readonly credits: Decimal;
  readonly price: Decimal;
  readonly requiresPayment: boolean;
}

type Moved = Pick<WalletRow, 'id' | 'customerId' | 'name' | 'currency' | 'rate'>;

/**
 * Buys, gives and takes away credits, in this order, and answers the ids of the transactions. What is bought is pending until its invoice, which
 * is made here, is paid. Call with the customer locked, of an active wallet that holds what is taken away.
 */
export async function moveCredits(tx: Transaction, customer: CustomerRow, wallet: Moved, moves: CreditMoves, now: Temporal.Instant): Promise<string[]> {
  const ids: string[] = [];
  const { source, ruleId, metadata } = moves;
  const own = { customerId: wallet.customerId, walletId: wallet.id, source, ruleId, metadata };
  const worthOf = (credits: Decimal): Decimal => roundMoney(credits.mul(Decimal.of(wallet.rate)), wallet.currency);
  const [paid, granted, voided] = [creditsOf(moves.paidCredits), creditsOf(moves.grantedCredits), creditsOf(moves.voidedCredits)];
  const price = worthOf(paid);
  if (price.isPositive()) {
    const invoiceId = await purchaseInvoice(tx, customer, wallet, { credits: paid, price, requiresPayment: moves.requiresPayment }, now);
    ids.push(await keepTransaction(tx, { ...own, type: 'INBOUND', kind: 'PURCHASED', status: 'PENDING', credits: paid, amount: price, invoiceId }, now));
  }
  if (granted.isPositive()) ids.push(await keepTransaction(tx, { ...own, type: 'INBOUND', kind: 'GRANTED', status: 'SETTLED', credits: granted, amount: worthOf(granted) }, now));
  if (voided.isPositive()) ids.push(await keepTransaction(tx, { ...own, type: 'OUTBOUND', kind: 'VOIDED', status: 'SETTLED', credits: voided, amount: worthOf(voided) }, now));
  if (ids.length > 0) tx.emit({ type: balanceChanged, id: wallet.id, customerId: wallet.customerId, payload: { source } });
  return ids;
}

/** The invoice of what is bought: one line at its price. Where it requires payment, it is on no list and has no number until it is paid. */
async function purchaseInvoice(tx: Transaction, customer: CustomerRow, wallet: Moved, { credits, price, requiresPayment }: Purchase, now: Temporal.Instant): Promise<string> {
  const line = {
    managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null, feature: null, discounts: null, period: null, fullPeriod: null, billingPeriod: null, metadata: null,
    name: wallet.name ?? 'Prepaid credits',
    description: `${credits} credits at ${Decimal.of(wallet.rate)} ${wallet.currency}`,
    price: { type: 'FLAT', amount: price.toString(), paymentTerm: 'IN_ADVANCE' },
    invoiceAt: now,
  } as const;
  const invoice = await invoiceNow(tx, customer, wallet.currency, [line], now, 'WALLET_PURCHASE');
  // It is issued by a step of its own, after this.
  if (requiresPayment) invoice.numberedWhenPaid = true;
  await tx.em.flush();
  return invoice.id;
}
