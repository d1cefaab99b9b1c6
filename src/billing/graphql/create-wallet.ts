import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createWallet } from '../commands/create-wallet.ts';
import { WalletRecurringRuleInput, ruleTermsOf } from './wallet-rule.ts';
import { WalletNode } from './wallet.ts';

const CreateWalletInput = builder.inputType('CreateWalletInput', {
  description: 'A new wallet.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Whose invoices it pays.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among active wallets.' }),
    name: t.string({ description: 'What invoices call it, 1 to 256 characters.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: "The customer's, where it has one; only invoices in it are paid." }),
    rate: t.field({ type: 'Decimal', required: true, description: 'Money that a credit is worth: above 0, up to twelve decimals. Never changes.' }),
    priority: t.int({ defaultValue: 50, description: '1 to 50: lower ones pay first; of equal ones the older.' }),
    paidCredits: t.field({ type: 'Decimal', description: 'How many are bought now, 0 or more, cut to five decimals; they count once their invoice is paid.' }),
    grantedCredits: t.field({ type: 'Decimal', description: 'How many are given now, 0 or more, cut to five decimals.' }),
    expiresAt: t.field({ type: 'DateTime', description: "When it is terminated by itself, in the future of the customer's time. Never when omitted." }),
    invoiceRequiresSuccessfulPayment: t.boolean({ defaultValue: false, description: 'Whether the invoices of what is bought are issued only once they are paid.' }),
    recurringRules: t.field({ type: [WalletRecurringRuleInput], description: 'What fills it by itself: at most one.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
    transactionMetadata: t.field({ type: 'JSONObject', description: 'Your own data of the credits that are bought and given now.' }),
  }),
});

builder.mutationField('createWallet', (t) =>
  t.field({
    type: WalletNode,
    description: 'Makes a wallet for a customer, who may have several. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateWalletInput, required: true, description: 'The wallet.' }) },
    resolve: (_root, { input }, ctx) =>
      createWallet(ctx.command, {
        customer: customerLookUp(input.customer),
        externalId: input.externalId ?? null,
        name: input.name ?? null,
        currency: input.currency,
        rate: input.rate,
        priority: input.priority ?? 50,
        paidCredits: input.paidCredits ?? null,
        grantedCredits: input.grantedCredits ?? null,
        expiresAt: input.expiresAt ?? null,
        invoiceRequiresSuccessfulPayment: input.invoiceRequiresSuccessfulPayment ?? false,
        recurringRules: (input.recurringRules ?? []).map(ruleTermsOf),
        metadata: (input.metadata ?? null) as Record<string, unknown> | null,
        transactionMetadata: (input.transactionMetadata ?? null) as Record<string, unknown> | null,
      }),
  }),
);
