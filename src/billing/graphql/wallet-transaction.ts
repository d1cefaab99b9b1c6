import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { WalletTransactionSchema } from '../wallets/wallet-transaction.entity.ts';
import type { WalletTransactionRow } from '../wallets/wallet-transaction.entity.ts';
import { transactionWhere, walletTransactionsByIds } from '../wallets/wallet-transaction.store.ts';
import type { WalletRow } from '../wallets/wallet.entity.ts';
import { walletIdsOf } from '../wallets/wallet.store.ts';
import { CreditNoteNode } from './credit-note.ts';
import { InvoiceNode } from './invoice.ts';
import { WalletRecurringRuleNode } from './wallet-rule.ts';
import { WalletBy, WalletNode, walletLookUp } from './wallet.ts';

const WalletTransactionTypeEnum = builder.enumType('WalletTransactionType', {
  description: 'Which way credits move.',
  values: { INBOUND: { description: 'Into the wallet.' }, OUTBOUND: { description: 'Out of it.' } } as const,
});

const WalletTransactionKindEnum = builder.enumType('WalletTransactionKind', {
  description: 'Why credits move.',
  values: {
    PURCHASED: { description: 'Bought: they count once their invoice is paid.' },
    GRANTED: { description: 'Given.' },
    VOIDED: { description: 'Taken away: by hand, or as a credit note paid their purchase back.' },
    INVOICED: { description: 'Used by an invoice; inbound: back from one that was voided.' },
  } as const,
});

const WalletTransactionStatusEnum = builder.enumType('WalletTransactionStatus', {
  description: 'Whether a move of credits counts.',
  values: {
    PENDING: { description: 'Bought, and not paid yet.' },
    SETTLED: { description: 'It counts.' },
    FAILED: { description: 'It does not: the invoice of a purchase was voided, deleted or given up, or the wallet that credits came back to had been terminated.' },
  } as const,
});

const WalletTransactionSourceEnum = builder.enumType('WalletTransactionSource', {
  description: 'Who moves credits.',
  values: {
    MANUAL: { description: 'Somebody, or an invoice.' },
    INTERVAL: { description: 'A recurring rule whose interval came round.' },
    THRESHOLD: { description: 'A recurring rule that watches what is left.' },
  } as const,
});

export const WalletTransactionNode = builder.loadableNodeRef('WalletTransaction', {
  id: { resolve: (transaction: WalletTransactionRow) => transaction.id },
  load: (ids: string[], { shown }) => walletTransactionsByIds(shown, ids),
});

WalletTransactionNode.implement({
  description: 'Credits that come into a wallet or leave it. Never changed but for being settled or given up.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    wallet: t.field({ extensions: reads<WalletTransactionRow>('walletId'), type: WalletNode, description: 'Whose credits they are.', resolve: ({ walletId }) => walletId }),
    type: t.expose('type', { type: WalletTransactionTypeEnum, description: 'Which way they move.' }),
    kind: t.expose('kind', { type: WalletTransactionKindEnum, description: 'Why they move.' }),
    status: t.expose('status', { type: WalletTransactionStatusEnum, description: 'Whether they count.' }),
    source: t.expose('source', { type: WalletTransactionSourceEnum, description: 'Who moves them.' }),
    credits: t.expose('credits', { type: 'Decimal', description: 'How many: above 0, up to five decimals.' }),
    amount: t.expose('amount', { type: 'Decimal', description: "What they are worth, in the wallet's currency." }),
    rule: t.field({ extensions: reads<WalletTransactionRow>('ruleId'), type: WalletRecurringRuleNode, nullable: true, description: 'The rule that made it; null where none did.', resolve: ({ ruleId }) => ruleId }),
    invoice: t.field({ extensions: reads<WalletTransactionRow>('invoiceId'), type: InvoiceNode, nullable: true, description: 'What they are bought by, what they pay of, or what gave them back; null for what is given or taken away.', resolve: ({ invoiceId }) => invoiceId }),
    creditNote: t.field({ extensions: reads<WalletTransactionRow>('creditNoteId'), type: CreditNoteNode, nullable: true, description: 'The note that paid the money of a purchase back, for whose credits they were taken away; null where none did.', resolve: ({ creditNoteId }) => creditNoteId }),
    metadata: t.field({ extensions: reads<WalletTransactionRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data. Null for a portal token.', resolve: ({ metadata }, _args, { viewer }) => merchantsOnly(viewer, metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    settledAt: t.expose('settledAt', { type: 'DateTime', nullable: true, description: 'When it began to count; null while it does not.' }),
    failedAt: t.expose('failedAt', { type: 'DateTime', nullable: true, description: 'When it was given up; null unless it was.' }),
  }),
});

const WalletTransactionConnection = builder.connectionObject(
  { type: WalletTransactionNode, name: 'WalletTransactionConnection', description: 'A page of transactions of wallets.' },
  { name: 'WalletTransactionEdge', description: 'A transaction in its place in the list.' },
);

const WalletTransactionFilter = builder.inputType('WalletTransactionFilter', {
  description: 'Transactions that pass every member that is given.',
  fields: (t) => ({
    wallets: t.field({ type: [WalletBy], description: 'Of one of these wallets; one that does not exist has none.' }),
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    status: t.field({ type: WalletTransactionStatusEnum, description: 'In this status.' }),
    kind: t.field({ type: WalletTransactionKindEnum, description: 'For this reason.' }),
    type: t.field({ type: WalletTransactionTypeEnum, description: 'This way.' }),
  }),
});

const inOrder = [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }] as const;

builder.queryField('walletTransactions', (t) =>
  t.connection(
    {
      type: WalletTransactionNode,
      description: 'What moved in wallets, oldest first. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: WalletTransactionFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { wallets, customers, ...rest } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => customer?.id ?? []);
        return connectionPage(ctx, WalletTransactionSchema, page, { where: transactionWhere({ ...rest, customerIds, walletIds: wallets == null ? null : await walletIdsOf(ctx.read, wallets.map(walletLookUp)) }), order: inOrder });
      },
    },
    WalletTransactionConnection,
  ),
);

builder.objectField(WalletNode, 'transactions', (t) =>
  t.connection(
    {
      extensions: reads<WalletRow>('id'),
      type: WalletTransactionNode,
      description: 'What moved in it, oldest first.',
      complexity: connectionComplexity,
      resolve: (wallet, page, ctx) => childConnection(ctx, 'Wallet.transactions', WalletTransactionSchema, 'walletId', wallet.id, page, () => ({ order: inOrder })),
    },
    WalletTransactionConnection,
  ),
);
