import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createWalletTransaction } from '../commands/create-wallet-transaction.ts';
import type { CreatedWalletTransactions } from '../commands/create-wallet-transaction.ts';
import { WalletTransactionNode } from './wallet-transaction.ts';
import { WalletBy, WalletNode, walletLookUp } from './wallet.ts';

const CreateWalletTransactionInput = builder.inputType('CreateWalletTransactionInput', {
  description: 'Credits to move; at least one of the three.',
  fields: (t) => ({
    wallet: t.field({ type: WalletBy, required: true, description: 'Of which wallet.' }),
    paidCredits: t.field({ type: 'Decimal', description: 'How many are bought, 0 or more, cut to five decimals; they count once their invoice is paid.' }),
    grantedCredits: t.field({ type: 'Decimal', description: 'How many are given, 0 or more, cut to five decimals.' }),
    voidedCredits: t.field({ type: 'Decimal', description: 'How many are taken away, 0 or more, cut to five decimals: at most what it holds and is given.' }),
    invoiceRequiresSuccessfulPayment: t.boolean({ description: 'Whether the invoice of what is bought is issued only once it is paid; as the wallet says when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, on each of the transactions.' }),
  }),
});

const CreatedWalletTransactionsType = builder.objectRef<CreatedWalletTransactions>('CreatedWalletTransactions').implement({
  description: 'Credits that were moved.',
  fields: (t) => ({
    wallet: t.field({ type: WalletNode, grantScopes: ['made'], description: 'What holds them.', resolve: ({ walletId }) => walletId }),
    transactions: t.field({ type: [WalletTransactionNode], grantScopes: ['made'], description: 'Bought, given, taken away: in this order, as far as each was asked for.', resolve: ({ transactionIds }) => [...transactionIds] }),
  }),
});

builder.mutationField('createWalletTransaction', (t) =>
  t.field({
    type: CreatedWalletTransactionsType,
    description: 'Buys credits for a wallet, gives it some, takes some away. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateWalletTransactionInput, required: true, description: 'Which wallet, and what.' }) },
    resolve: (_root, { input }, ctx) =>
      createWalletTransaction(ctx.command, {
        wallet: walletLookUp(input.wallet),
        paidCredits: input.paidCredits ?? null,
        grantedCredits: input.grantedCredits ?? null,
        voidedCredits: input.voidedCredits ?? null,
        invoiceRequiresSuccessfulPayment: input.invoiceRequiresSuccessfulPayment ?? null,
        metadata: (input.metadata ?? null) as Record<string, unknown> | null,
      }),
  }),
);
