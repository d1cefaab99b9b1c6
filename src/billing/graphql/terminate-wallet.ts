import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { terminateWallet } from '../commands/terminate-wallet.ts';
import { WalletBy, WalletNode, walletLookUp } from './wallet.ts';

builder.mutationField('terminateWallet', (t) =>
  t.field({
    type: WalletNode,
    description: 'Ends a wallet: it keeps what it holds and pays nothing any more; purchases that are not paid are withdrawn. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: WalletBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => terminateWallet(ctx.command, walletLookUp(by)),
  }),
);
