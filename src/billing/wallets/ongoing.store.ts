import { Decimal } from '../../kit/decimal.ts';
import type { Reader } from '../../platform/reader.ts';
import { liveInvoices } from '../live-invoice.ts';
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
type Payer = Pick<WalletRow, 'id' | 'customerId' | 'currency' | 'rate' | 'credits'>;

interface OpenInvoice {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  readonly status: string;
  readonly total: string;
}

/**
 * How wallets stand now, in their order, by the code that bills: whatever their number by the same statements. What was charged before, in
 * advance or at a threshold, is not among what gathers any more, with its taxes. Several wallets pay in their order, and the last of them
 * bears what none pays, so that together they show it once. A terminated one is asked for nothing. The reader reached the wallets, so that a
 * buyer's bounds are let go.
 */
export async function walletsNow(reader: Reader, wallets: readonly Asked[]): Promise<WalletNow[]> {
  const read = reader.asOrganization();
  const customerIds = [...new Set(wallets.filter(({ terminatedAt }) => terminatedAt === null).map(({ customerId }) => customerId))];
  const payers = customerIds.length === 0 ? [] : await payersOf(read, customerIds);
  const asked = customerIds.length === 0 ? new Map<string, Decimal>() : await askedOf(read, customerIds);
  const usages = new Map<string, Decimal>();
  for (const [account, inOrder] of Map.groupBy(payers, accountOf)) {
    let left = asked.get(account) ?? Decimal.zero;
    for (const [n, payer] of inOrder.entries()) {
      const usage = n === inOrder.length - 1 ? left : Decimal.min(left, balanceOf(stateOf(payer)));
      usages.set(payer.id, usage);
      left = left.sub(usage);
    }
  }
  return wallets.map((wallet) => {
    const state = stateOf(wallet);
    const usage = usages.get(wallet.id) ?? Decimal.zero;
    return { balance: balanceOf(state), usage, ongoing: ongoingBalance(state, { usage, paidInAdvance: Decimal.zero }) };
  });
}

const accountOf = ({ customerId, currency }: { readonly customerId: string; readonly currency: string }): string => `${customerId}/${currency}`;

/** All active wallets of the customers, in the order in which they pay. */
function payersOf(read: Reader, customerIds: readonly string[]): Promise<Payer[]> {
  return read.rows<Payer>(
    `select w.id, w.customer_id as "customerId", w.currency, w.rate::text as rate, w.credits::text as credits from wallet w
     where w.organization_id = $1 and w.customer_id = any($2::uuid[]) and w.terminated_at is null order by w.priority, w.id`,
    customerIds,
  );
}

/** What the customers' wallets will be asked for, by customer and currency. */
async function askedOf(read: Reader, customerIds: readonly string[]): Promise<ReadonlyMap<string, Decimal>> {
  const [open, notes] = [await openInvoicesOf(read, customerIds), await notesOf(read, customerIds)];
  const gathering = open.filter(({ status }) => status === 'GATHERING');
  const live = gathering.length === 0 ? [] : await liveInvoices(read, gathering.map(({ id }) => id));
  const totals = new Map(gathering.map(({ id }, n) => [id, live[n]?.totals.total ?? '0']));
  const asked = new Map<string, Decimal>();
  for (const invoice of open) {
    const total = Decimal.max(Decimal.zero, Decimal.of(totals.get(invoice.id) ?? invoice.total));
    const account = accountOf(invoice);
    asked.set(account, (asked.get(account) ?? Decimal.zero).add(total));
  }
  for (const { customerId, currency, balance } of notes) {
    const account = accountOf({ customerId, currency });
    const total = asked.get(account);
    if (total !== undefined) asked.set(account, Decimal.max(Decimal.zero, total.sub(Decimal.of(balance))));
  }
  return asked;
}

/** What is not issued yet and takes credits of wallets. */
function openInvoicesOf(read: Reader, customerIds: readonly string[]): Promise<OpenInvoice[]> {
  return read.rows<OpenInvoice>(
    `select i.id, i.customer_id as "customerId", i.currency, i.status, i.total::text as total from invoice i
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
