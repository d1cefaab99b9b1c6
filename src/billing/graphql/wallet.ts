import { merchantsOnly } from '../../access/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { present } from '../../kit/assert.ts';
import { walletsNow } from '../wallets/ongoing.store.ts';
import type { WalletNow } from '../wallets/ongoing.store.ts';
import { rulesOfWallets } from '../wallets/wallet-rule.store.ts';
import { WalletSchema } from '../wallets/wallet.entity.ts';
import type { WalletRow } from '../wallets/wallet.entity.ts';
import { stateOf, walletBy, walletWhere, walletsByIds } from '../wallets/wallet.store.ts';
import type { WalletLookUp } from '../wallets/wallet.store.ts';
import { balanceOf } from '../wallets/wallet.ts';
import { WalletRecurringRuleNode } from './wallet-rule.ts';

const WalletStatusEnum = builder.enumType('WalletStatus', {
  description: 'Whether a wallet pays.',
  values: { ACTIVE: { description: 'It pays.' }, TERMINATED: { description: 'It was terminated or has expired: it keeps what it holds, and pays nothing.' } } as const,
});

export const WalletNode = builder.loadableNodeRef('Wallet', {
  id: { resolve: (wallet: WalletRow) => wallet.id },
  load: (ids: string[], { shown }) => walletsByIds(shown, ids),
});

/** How a wallet stands with what is not billed yet; all that one answer asks for are computed together, from the wallets as they are now. */
const standing = (walletId: string, ctx: GraphQLContext): Promise<WalletNow> =>
  batched(ctx, 'Wallet.now', walletId, async (ids) => walletsNow(ctx.read, (await walletsByIds(ctx.read, ids)).map((wallet) => present(wallet, 'a wallet that was read before'))));

const live = { extensions: reads<WalletRow>('id'), type: 'Decimal' as const };

WalletNode.implement({
  description: "Prepaid credits of a customer, which pay of its invoices in the wallet's currency after taxes and credit notes.",
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ extensions: reads<WalletRow>('customerId'), type: CustomerNode, description: 'Whose invoices it pays.', resolve: ({ customerId }) => customerId }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among active wallets.' }),
    name: t.exposeString('name', { nullable: true, description: 'What invoices call it, 1 to 256 characters; null when it has none.' }),
    status: t.field({ extensions: reads<WalletRow>('terminatedAt'), type: WalletStatusEnum, description: 'Whether it pays.', resolve: ({ terminatedAt }) => (terminatedAt === null ? 'ACTIVE' : 'TERMINATED') }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of its amounts; only invoices in it are paid.' }),
    rate: t.expose('rate', { type: 'Decimal', description: 'Money that a credit is worth, above 0. Never changes.' }),
    priority: t.exposeInt('priority', { description: '1 to 50: lower ones pay first; of equal ones the older.' }),
    credits: t.expose('credits', { type: 'Decimal', description: 'What it holds: the sum of its settled transactions, up to five decimals, at least 0.' }),
    balance: t.field({ extensions: reads<WalletRow>('credits', 'rate', 'currency'), type: 'Decimal', description: 'What they are worth, rounded to the minor unit.', resolve: (wallet) => balanceOf(stateOf(wallet)).toString() }),
    consumedCredits: t.expose('consumedCredits', { type: 'Decimal', description: 'What invoices took of it, less what came back from voided ones.' }),
    consumedAmount: t.expose('consumedAmount', { type: 'Decimal', description: 'What that paid.' }),
    lastConsumedAt: t.expose('lastConsumedAt', { type: 'DateTime', nullable: true, description: 'When an invoice last took of it; null: never.' }),
    ongoingUsage: t.field({ ...live, description: 'What it will be asked for as of now: all that gathers and every draft, after coupons, with taxes, less what credit notes and wallets before it pay. What was charged before its period is over is not in it any more.', resolve: async ({ id }, _args, ctx) => (await standing(id, ctx)).usage.toString() }),
    ongoingBalance: t.field({ ...live, description: 'balance - ongoingUsage: what the next invoices will leave; below 0 where it does not suffice.', resolve: async ({ id }, _args, ctx) => (await standing(id, ctx)).ongoing.balance.toString() }),
    ongoingCredits: t.field({ ...live, description: 'The same in credits, to five decimals.', resolve: async ({ id }, _args, ctx) => (await standing(id, ctx)).ongoing.credits.toString() }),
    isDepleted: t.field({ ...live, type: 'Boolean', description: 'Whether nothing is left for more usage: ongoingBalance is not above 0.', resolve: async ({ id }, _args, ctx) => (await standing(id, ctx)).ongoing.isDepleted }),
    invoiceRequiresSuccessfulPayment: t.exposeBoolean('invoiceRequiresSuccessfulPayment', { description: 'Whether the invoices of what is bought are issued only once they are paid, unless a purchase or a rule says otherwise.' }),
    recurringRules: t.field({
      extensions: reads<WalletRow>('id'),
      type: [WalletRecurringRuleNode],
      description: 'What fills it by itself: at most one.',
      resolve: ({ id }, _args, ctx) => batched(ctx, 'Wallet.recurringRules', id, (ids) => rulesOfWallets(ctx.read, ids)),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it is terminated by itself; null: never.' }),
    metadata: t.field({ extensions: reads<WalletRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data. Null for a portal token.', resolve: ({ metadata }, _args, { viewer }) => merchantsOnly(viewer, metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    terminatedAt: t.expose('terminatedAt', { type: 'DateTime', nullable: true, description: 'When it was terminated or expired; null while it pays.' }),
  }),
});

export const WalletBy = builder.inputType('WalletBy', {
  isOneOf: true,
  description: 'Names one wallet: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds terminated ones too.' }),
    externalId: t.string({ description: 'The name that another system has for the active wallet.' }),
  }),
});

/** An id that is no wallet's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function walletLookUp(by: typeof WalletBy.$inferInput): WalletLookUp {
  return by.id == null ? { externalId: by.externalId as string } : { id: idOf('Wallet', by.id) ?? none };
}

const WalletConnection = builder.connectionObject(
  { type: WalletNode, name: 'WalletConnection', description: 'A page of wallets.' },
  { name: 'WalletEdge', description: 'A wallet in its place in the list.' },
);

const WalletFilter = builder.inputType('WalletFilter', {
  description: 'Wallets that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    status: t.field({ type: WalletStatusEnum, description: 'Those that pay, or those that do not any more.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
  }),
});

builder.queryFields((t) => ({
  wallet: t.field({
    type: WalletNode,
    nullable: true,
    description: 'One wallet; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { by: t.arg({ type: WalletBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => walletBy(ctx.read, walletLookUp(by)),
  }),
  wallets: t.connection(
    {
      type: WalletNode,
      description: 'Wallets of customers, oldest first. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: WalletFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, ...rest } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => customer?.id ?? []);
        return connectionPage(ctx, WalletSchema, page, { where: walletWhere({ ...rest, customerIds }), order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }] });
      },
    },
    WalletConnection,
  ),
}));

builder.objectField(CustomerNode, 'wallets', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: WalletNode,
      description: 'Its wallets, terminated ones among them, in the order in which they pay.',
      complexity: connectionComplexity,
      resolve: (customer, page, ctx) => childConnection(ctx, 'Customer.wallets', WalletSchema, 'customerId', customer.id, page, () => ({ order: [{ property: 'priority', direction: 'asc' }, { property: 'id', direction: 'asc' }] })),
    },
    WalletConnection,
  ),
);
