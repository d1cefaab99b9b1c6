import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { present } from '../../kit/assert.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteFee } from '../commands/delete-fee.ts';
import { feeTypeOf, feeWhere } from '../fee.store.ts';
import type { FeeType } from '../fee.store.ts';
import type { InvoiceKind } from '../invoice-kind.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { invoicesByIds, linesByIds } from '../invoice.store.ts';
import { InvoiceStatusEnum } from './enums.ts';
import { FeePaymentStatusEnum } from './fee-payment.ts';
import { InvoiceLineConnection, InvoiceLineNode } from './invoice-line.ts';

const FeeTypeEnum = builder.enumType('FeeType', {
  description: 'What an invoice line charges for.',
  values: {
    CHARGE: { description: 'Usage.' },
    SUBSCRIPTION: { description: 'A flat fee of a subscription.' },
    ADD_ON: { description: 'A single flat charge: of a one-off invoice, or by hand.' },
    COMMITMENT: { description: 'What a billing period lacks to its minimum commitment.' },
    CREDIT: { description: 'Credits of a wallet.' },
  } as const,
});

builder.objectField(InvoiceLineNode, 'feeType', (t) =>
  t.field({
    extensions: reads<InvoiceLineRow>('invoiceId', 'charging', 'price', 'subscriptionId', 'subscriptionItemId', 'correctsLineId'),
    type: FeeTypeEnum,
    description: 'What it charges for.',
    resolve: async (line, _args, ctx): Promise<FeeType> => {
      const invoice = present(await batched(ctx, 'InvoiceLine.feeType', line.invoiceId, (ids) => invoicesByIds(ctx.read, ids)), 'the invoice of a line');
      return feeTypeOf({ ...line, invoiceKind: invoice.kind as InvoiceKind });
    },
  }),
);

const FeeFilter = builder.inputType('FeeFilter', {
  description: 'Invoice lines that pass every member that is given. Ranges of instants include both ends.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    subscriptions: t.idList({ description: 'Of one of these subscriptions.' }),
    meters: t.idList({ description: 'Charges for what one of these meters counts.' }),
    featureKeys: t.field({ type: ['Key'], description: 'Charges for the use of a feature that had one of these keys then.' }),
    types: t.field({ type: [FeeTypeEnum], description: 'Of one of these types.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'In this currency.' }),
    invoiceStatuses: t.field({ type: [InvoiceStatusEnum], description: 'On an invoice in one of these: PAID for what was paid, GATHERING for what is not invoiced yet.' }),
    paymentStatuses: t.field({ type: [FeePaymentStatusEnum], description: 'Whose payment stands so: its own, or that of its invoice.' }),
    paidAfter: t.field({ type: 'DateTime', description: 'Paid then or later: on an invoice that was paid in full, or on its own.' }),
    paidBefore: t.field({ type: 'DateTime', description: 'Paid then or earlier: on an invoice that was paid in full, or on its own.' }),
    refundedAfter: t.field({ type: 'DateTime', description: 'Paid back then or later: on a credit note whose money was, or on its own.' }),
    refundedBefore: t.field({ type: 'DateTime', description: 'Paid back then or earlier: on a credit note whose money was, or on its own; what was never is left out.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Made then or later.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Made then or earlier.' }),
  }),
});

/** The database's ids of these; ids of other things name nothing. */
const idsOf = (type: string, ids: readonly string[] | null | undefined): string[] | null => (ids == null ? null : ids.flatMap((id) => idOf(type, id) ?? []));

builder.queryFields((t) => ({
  fee: t.field({
    type: InvoiceLineNode,
    nullable: true,
    description: 'One invoice line; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { id: t.arg.id({ required: true, description: 'Its id in this graph; finds deleted ones too.' }) },
    resolve: async (_root, { id }, ctx) => {
      const known = idOf('InvoiceLine', id);
      return known === null ? null : ((await linesByIds(ctx.read, [known]))[0] ?? null);
    },
  }),
  fees: t.connection(
    {
      type: InvoiceLineNode,
      description: 'The invoice lines of all invoices, in the order they were made; lines of deleted invoices are not among them. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: FeeFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, subscriptions, meters, ...rest } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => (customer === null ? [] : [customer.id]));
        const where = feeWhere({ ...rest, customerIds, subscriptionIds: idsOf('Subscription', subscriptions), meterIds: idsOf('Meter', meters) });
        return connectionPage(ctx, InvoiceLineSchema, page, { where, order: [{ property: 'id', direction: 'asc' }] });
      },
    },
    InvoiceLineConnection,
  ),
}));

/** An id that is no line's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

builder.mutationField('deleteFee', (t) =>
  t.field({
    type: InvoiceLineNode,
    description: 'Takes back a charge by hand that is not invoiced yet: one of createPendingInvoiceLines; or a fee that is paid on its own while it is PENDING or FAILED, whose event is not charged again. Deleted again, nothing changes. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Of the line.' }) },
    resolve: (_root, { id }, ctx) => deleteFee(ctx.command, idOf('InvoiceLine', id) ?? none),
  }),
);
