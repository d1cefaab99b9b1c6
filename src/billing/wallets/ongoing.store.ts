import { Decimal } from '../../kit/decimal.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import { liveInvoices } from '../live-invoice.ts';
import { askedOfWallets } from './asked-of-wallets.ts';
import type { InvoiceToPay } from './asked-of-wallets.ts';
import type { WalletRow } from './wallet.entity.ts';
import { stateOf } from './wallet.store.ts';
import { balanceOf, ongoingBalance } from './wallet.ts';
import type { OngoingBalance } from './wallet.ts';

/** A wallet as it stands, and as the customer's next invoices will leave it. In the wallet's currency. */
export interface WalletNow {
  readonly balance: Decimal;
  /** What it will be asked for: what gathers and what is not issued yet, after coupons, with taxes, less what credit notes and wallets before it pay. */
  readonly usage: Decimal;
  readonly ongoing: OngoingBalance;
}

/** What decides how a wallet stands. */
type Asked = Pick<WalletRow, 'id' | 'customerId' | 'currency' | 'rate' | 'credits' | 'priority' | 'terminatedAt'>;

/** One that stands before or behind a wallet in paying. */
type Payer = Pick<WalletRow, 'id' | 'customerId' | 'currency' | 'rate' | 'credits' | 'expiresAt'>;

interface OpenInvoice {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  readonly status: string;
  readonly total: string;
  readonly takesAt: string | null;
}

/**
 * How wallets stand now, in their order, by the code that bills: whatever their number by the same statements. What was charged before, in
 * advance or at a threshold, is not among what gathers any more, with its taxes. Several wallets pay in their order, as far as they have not
 * expired by then, and the last of them bears what none pays, so that together they show it once. A terminated one is asked for nothing. The
 * reader reached the wallets, so that a buyer's bounds are let go.
 */
export async function walletsNow(reader: Reader, wallets: readonly Asked[]): Promise<WalletNow[]> {
  const read = reader.asOrganization();
  const customerIds = [...new Set(wallets.filter(({ terminatedAt }) => terminatedAt === null).map(({ customerId }) => customerId))];
  const usages = new Map(customerIds.length === 0 ? [] : await usagesOf(read, customerIds));
  return wallets.map((wallet) => {
    const state = stateOf(wallet);
    const usage = usages.get(wallet.id) ?? Decimal.zero;
    return { balance: balanceOf(state), usage, ongoing: ongoingBalance(state, { usage, paidInAdvance: Decimal.zero }) };
  });
}

const accountOf = ({ customerId, currency }: { readonly customerId: string; readonly currency: string }): string => `${customerId}/${currency}`;

/** What the active wallets of the customers will be asked for, by their ids. */
async function usagesOf(read: Reader, customerIds: readonly string[]): Promise<readonly (readonly [string, Decimal])[]> {
  const [payers, invoices, notes] = [await payersOf(read, customerIds), await invoicesToPay(read, customerIds), await notesOf(read, customerIds)];
  const leftOfNotes = new Map(notes.map((held) => [accountOf(held), Decimal.of(held.balance)]));
  return [...Map.groupBy(payers, accountOf)].flatMap(([account, own]) => {
    const paying = own.map((payer) => ({ id: payer.id, expiresAt: instantOrNull(payer.expiresAt), ...stateOf(payer) }));
    return [...askedOfWallets(invoices.get(account) ?? [], leftOfNotes.get(account) ?? Decimal.zero, paying)];
  });
}

/** All active wallets of the customers, in the order in which they pay. */
function payersOf(read: Reader, customerIds: readonly string[]): Promise<Payer[]> {
  return read.rows<Payer>(
    `select w.id, w.customer_id as "customerId", w.currency, w.rate::text as rate, w.credits::text as credits, w.expires_at as "expiresAt" from wallet w
     where w.organization_id = $1 and w.customer_id = any($2::uuid[]) and w.terminated_at is null order by w.priority, w.id`,
    customerIds,
  );
}

/** What is not issued yet of the customers, by customer and currency: drafts in the order they were made, then what gathers. */
async function invoicesToPay(read: Reader, customerIds: readonly string[]): Promise<ReadonlyMap<string, InvoiceToPay[]>> {
  const open = await openInvoicesOf(read, customerIds);
  const gathering = open.filter(({ status }) => status === 'GATHERING');
  const live = gathering.length === 0 ? [] : await liveInvoices(read, gathering.map(({ id }) => id));
  const totals = new Map(gathering.map(({ id }, n) => [id, live[n]?.totals.total ?? '0']));
  const inOrder = open.toSorted((a, b) => Number(a.status === 'GATHERING') - Number(b.status === 'GATHERING'));
  const toPay = Map.groupBy(inOrder, accountOf);
  return new Map([...toPay].map(([account, own]) => [account, own.map((invoice) => ({ total: Decimal.of(totals.get(invoice.id) ?? invoice.total), takesAt: instantOrNull(invoice.takesAt) }))]));
}

/** What is not issued yet and takes credits of wallets. */
function openInvoicesOf(read: Reader, customerIds: readonly string[]): Promise<OpenInvoice[]> {
  return read.rows<OpenInvoice>(
    `select i.id, i.customer_id as "customerId", i.currency, i.status, i.total::text as total, coalesce(i.draft_until, i.collection_at) as "takesAt" from invoice i
     where i.organization_id = $1 and i.customer_id = any($2::uuid[]) and i.deleted_at is null and i.issued_at is null
       and i.kind in ('SUBSCRIPTION', 'PROGRESSIVE') order by i.id`,
    customerIds,
  );
}

/** What credit notes of the customers still hold: it pays before wallets do. */
function notesOf(read: Reader, customerIds: readonly string[]): Promise<{ readonly customerId: string; readonly currency: string; readonly balance: string }[]> {
  return read.rows(
    `select n.customer_id as "customerId", n.currency, sum(n.balance)::text as balance from credit_note n
     where n.organization_id = $1 and n.customer_id = any($2::uuid[]) and n.credit_status = 'AVAILABLE' group by 1, 2`,
    customerIds,
  );
}
