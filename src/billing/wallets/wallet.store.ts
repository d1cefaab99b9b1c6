import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { described } from '../../platform/external-id.ts';
import { joined } from '../../platform/keyset.ts';
import type { Reader, Where } from '../../platform/reader.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { WalletSchema } from './wallet.entity.ts';
import type { WalletRow } from './wallet.entity.ts';
import { balanceChanged } from './wallet.events.ts';
import { WalletNotFound } from './wallet.errors.ts';
import type { WalletState } from './wallet.ts';

export type WalletStatus = 'ACTIVE' | 'TERMINATED';

/** The ways to name a wallet; exactly one. The id is the database's. */
export type WalletLookUp = { readonly id: string } | { readonly externalId: string };

/** Rows in the order of the ids, terminated ones included; null where there is none in reach. */
export function walletsByIds(read: Reader, ids: readonly string[]): Promise<(WalletRow | null)[]> {
  return read.byKeys(WalletSchema, 'id', ids);
}

/** One wallet. An id finds a terminated one too, another system's name only the active one. Null when there is none in reach. */
export async function walletBy(read: Reader, by: WalletLookUp): Promise<WalletRow | null> {
  if ('id' in by) return (await walletsByIds(read, [by.id]))[0] ?? null;
  return read.one(WalletSchema, { text: 't.external_id = $1 and t.terminated_at is null', values: [by.externalId] });
}

/** The same. Throws WalletNotFound. */
export async function knownWallet(read: Reader, by: WalletLookUp): Promise<WalletRow> {
  const found = await walletBy(read, by);
  if (found === null) throw new WalletNotFound(described(by));
  return found;
}

/** The ids of all wallets that the look-ups name: one statement. */
export async function walletIdsOf(read: Reader, bys: readonly WalletLookUp[]): Promise<string[]> {
  const ids = bys.flatMap((by) => ('id' in by ? [by.id] : []));
  const externalIds = bys.flatMap((by) => ('externalId' in by ? [by.externalId] : []));
  if (externalIds.length === 0) return ids;
  const rows = await read.list(WalletSchema, { where: { text: 't.external_id = any($1::text[]) and t.terminated_at is null', values: [externalIds] }, orderBy: [{ property: 'id', direction: 'asc' }] });
  return [...ids, ...rows.map(({ id }) => id)];
}

/** The active wallets of a customer, in the order in which they pay. */
export function activeWalletsOf(read: Reader, customerId: string): Promise<WalletRow[]> {
  return read.list(WalletSchema, {
    where: { text: 't.customer_id = $1::uuid and t.terminated_at is null', values: [customerId] },
    orderBy: [{ property: 'priority', direction: 'asc' }, { property: 'id', direction: 'asc' }],
  });
}

/** What of a wallet decides how much it pays. */
export function stateOf({ credits, rate, currency }: Pick<WalletRow, 'credits' | 'rate' | 'currency'>): WalletState {
  return { credits: Decimal.of(credits), rate: Decimal.of(rate), digits: minorUnitDigits(currency) };
}

export interface WalletListFilter {
  readonly customerIds?: readonly string[] | null | undefined;
  readonly status?: WalletStatus | null | undefined;
  readonly currency?: string | null | undefined;
}

export function walletWhere({ customerIds, status, currency }: WalletListFilter): Where | undefined {
  let where: Where | undefined;
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  if (status != null) where = joined(where, { text: `t.terminated_at is ${status === 'ACTIVE' ? '' : 'not '}null`, values: [] });
  if (currency != null) where = joined(where, { text: 't.currency = $1', values: [currency] });
  return where;
}

/** Ends a wallet. What it holds stays visible and pays nothing. Call with the customer locked. */
export async function endWallet(tx: Transaction, { id, customerId }: Pick<WalletRow, 'id' | 'customerId'>, now: Temporal.Instant): Promise<void> {
  await tx.read.rows('update wallet set terminated_at = $3::timestamptz, updated_at = $3::timestamptz where organization_id = $1 and id = $2 and terminated_at is null', id, now.toString());
  await tx.read.rows('update wallet_rule set ended_at = $3::timestamptz, next_at = null where organization_id = $1 and wallet_id = $2 and ended_at is null', id, now.toString());
  tx.emit({ type: 'wallet.terminated', id, customerId });
  tx.emit({ type: balanceChanged, id, customerId, payload: { source: 'MANUAL' } });
}

/** When the first of a customer's wallets expires or has a rule come round; null: never. */
export async function nextWalletWork(read: Reader, customerId: string): Promise<string | null> {
  const rows = await read.rows<{ at: string | null }>(
    `select min(at) as at from (
       select w.expires_at as at from wallet w where w.organization_id = $1 and w.customer_id = $2 and w.terminated_at is null
       union all
       select r.next_at from wallet_rule r where r.organization_id = $1 and r.customer_id = $2 and r.ended_at is null) due`,
    customerId,
  );
  return rows[0]?.at ?? null;
}
