import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateWallet } from '../commands/update-wallet.ts';
import { WalletRecurringRuleInput, ruleTermsOf } from './wallet-rule.ts';
import { WalletBy, WalletNode, walletLookUp } from './wallet.ts';

const UpdateWalletInput = builder.inputType('UpdateWalletInput', {
  description: 'What changes of a wallet; what is left out stays.',
  fields: (t) => ({
    name: t.string({ description: 'What invoices call it, 1 to 256 characters; null: nothing of its own.' }),
    priority: t.int({ description: '1 to 50: lower ones pay first; of equal ones the older.' }),
    expiresAt: t.field({ type: 'DateTime', description: "When it is terminated by itself, in the future of the customer's time. Null: never." }),
    invoiceRequiresSuccessfulPayment: t.boolean({ description: 'Whether the invoices of what is bought from now on are issued only once they are paid.' }),
    recurringRules: t.field({ type: [WalletRecurringRuleInput], description: 'What fills it by itself, in place of what did: at most one. One that says the same goes on; null: none.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, in place of what was; null clears it.' }),
  }),
});

builder.mutationField('updateWallet', (t) =>
  t.field({
    type: WalletNode,
    description: 'Changes an active wallet. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: WalletBy, required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateWalletInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input: { recurringRules, metadata, ...rest } }, ctx) =>
      updateWallet(ctx.command, walletLookUp(by), {
        ...rest,
        recurringRules: recurringRules == null ? recurringRules : recurringRules.map(ruleTermsOf),
        metadata: metadata as Record<string, unknown> | null | undefined,
      }),
  }),
);
