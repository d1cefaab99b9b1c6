import { Decimal } from '../../kit/decimal.ts';
import { joined } from '../../platform/keyset.ts';
import type { Reader, Where } from '../../platform/reader.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { WalletTransactionKind, WalletTransactionSource, WalletTransactionStatus, WalletTransactionType } from './transaction-terms.ts';
import { WalletTransactionSchema } from './wallet-transaction.entity.ts';
import type { WalletTransactionRow } from './wallet-transaction.entity.ts';

/** What is kept of one move of credits. */
export interface NewWalletTransaction {
  readonly customerId: string;
  readonly walletId: string;
  readonly type: WalletTransactionType;
  readonly kind: WalletTransactionKind;
  readonly status: WalletTransactionStatus;
  readonly source?: WalletTransactionSource;
  readonly credits: Decimal;
  readonly amount: Decimal;
  readonly ruleId?: string | null;
  readonly invoiceId?: string | null;
  readonly creditNoteId?: string | null;
  readonly metadata?: Record<string, unknown> | null;
}

/** Rows in the order of the ids; null where there is none in reach. */
export function walletTransactionsByIds(read: Reader, ids: readonly string[]): Promise<(WalletTransactionRow | null)[]> {
  return read.byKeys(WalletTransactionSchema, 'id', ids);
}

/** What moved on account of an invoice, in the order it did. */
export function transactionsOfInvoice(read: Reader, invoiceId: string): Promise<WalletTransactionRow[]> {
  return read.list(WalletTransactionSchema, { where: { text: 't.invoice_id = $1::uuid', values: [invoiceId] }, orderBy: [{ property: 'id', direction: 'asc' }] });
}

/** Keeps a move of credits and answers its id. A settled one changes what its wallet holds in the same statement. */
export async function keepTransaction(tx: Transaction, move: NewWalletTransaction, now: Temporal.Instant): Promise<string> {
  const id = tx.newId();
  const { customerId, walletId, type, kind, status, source = 'MANUAL', credits, amount, ruleId = null, invoiceId = null, creditNoteId = null, metadata = null } = move;
  await tx.read.rows(
    `insert into wallet_transaction (organization_id, id, customer_id, wallet_id, type, kind, status, source, credits, amount, rule_id, invoice_id, credit_note_id, metadata, created_at, settled_at, failed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15, $16, $17)`,
    ...[id, customerId, walletId, type, kind, status, source, credits.toString(), amount.toString(), ruleId, invoiceId, creditNoteId],
    metadata === null ? null : JSON.stringify(metadata),
    ...[now.toString(), status === 'SETTLED' ? now.toString() : null, status === 'FAILED' ? now.toString() : null],
  );
  tx.emit({ type: 'wallet_transaction.created', id, customerId, payload: { walletId, status } });
  return id;
}

/** Settles a purchase that was paid, or gives up one that will not be. Answers the moves that this changed: none the second time. */
export async function settlePurchases(tx: Transaction, invoiceId: string, to: 'SETTLED' | 'FAILED', now: Temporal.Instant): Promise<WalletTransactionRow[]> {
  const found = await transactionsOfInvoice(tx.read, invoiceId);
  // What was given up is settled all the same when it is paid after all: the money has come.
  const from: readonly string[] = to === 'SETTLED' ? ['PENDING', 'FAILED'] : ['PENDING'];
  const moved = found.filter(({ kind, status }) => kind === 'PURCHASED' && from.includes(status));
  for (const { id, customerId, walletId } of moved) {
    await tx.read.rows(
      `update wallet_transaction set status = $3, ${to === 'SETTLED' ? 'settled_at' : 'failed_at'} = $4 where organization_id = $1 and id = $2`,
      id,
      to,
      now.toString(),
    );
    tx.emit({ type: to === 'SETTLED' ? 'wallet_transaction.settled' : 'wallet_transaction.failed', id, customerId, payload: { walletId } });
  }
  return moved;
}

/**
 * The credits that were bought and are not paid, by wallet; a wallet without any is absent. Those that were given up as uncollectible are among them
 * until their invoice is voided: who does not pay is not sold more and more.
 */
export async function pendingCreditsOf(read: Reader, walletIds: readonly string[]): Promise<ReadonlyMap<string, Decimal>> {
  const rows = await read.rows<{ walletId: string; credits: string }>(
    `select t.wallet_id as "walletId", sum(t.credits)::text as credits
     from wallet_transaction t left join invoice i on i.organization_id = $1 and i.id = t.invoice_id
     where t.organization_id = $1 and t.wallet_id = any($2::uuid[]) and t.kind = 'PURCHASED' and (t.status = 'PENDING' or (t.status = 'FAILED' and i.state = 'uncollectible')) group by 1`,
    walletIds,
  );
  return new Map(rows.map(({ walletId, credits }) => [walletId, Decimal.of(credits)]));
}

export interface WalletTransactionListFilter {
  readonly walletIds?: readonly string[] | null | undefined;
  readonly customerIds?: readonly string[] | null | undefined;
  readonly status?: WalletTransactionStatus | null | undefined;
  readonly kind?: WalletTransactionKind | null | undefined;
  readonly type?: WalletTransactionType | null | undefined;
}

export function transactionWhere({ walletIds, customerIds, status, kind, type }: WalletTransactionListFilter): Where | undefined {
  let where: Where | undefined;
  if (walletIds != null) where = joined(where, { text: 't.wallet_id = any($1::uuid[])', values: [walletIds] });
  if (customerIds != null) where = joined(where, { text: 't.customer_id = any($1::uuid[])', values: [customerIds] });
  for (const [column, wanted] of [['status', status], ['kind', kind], ['type', type]] as const) {
    if (wanted != null) where = joined(where, { text: `t.${column} = $1`, values: [wanted] });
  }
  return where;
}
