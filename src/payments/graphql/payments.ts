import { InvoiceBy, InvoiceNode, invoiceLookUp } from '../../billing/graphql/index.ts';
import { invoiceBy, outstandingOf } from '../../billing/index.ts';
import type { InvoiceRow } from '../../billing/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { batched } from '../../graphql/context.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { PaymentSchema } from '../payment.entity.ts';
import { paymentBy, paymentWhere, paymentsOfInvoices } from '../payment.store.ts';
import type { PaymentLookUp } from '../payment.store.ts';
import { PaymentNode, PaymentStatusEnum } from './payment.ts';

export const PaymentConnection = builder.connectionObject(
  { type: PaymentNode, name: 'PaymentConnection', description: 'A page of payments.' },
  { name: 'PaymentEdge', description: 'A payment in its place in the list.' },
);

export const PaymentBy = builder.inputType('PaymentBy', {
  isOneOf: true,
  description: 'Names one payment: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph.' }),
    reference: t.string({ description: 'The reference that it was recorded under.' }),
  }),
});

/** An id that is no payment's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export const paymentLookUp = (by: typeof PaymentBy.$inferInput): PaymentLookUp => (by.id == null ? { reference: by.reference as string } : { id: idOf('Payment', by.id) ?? none });

const PaymentFilter = builder.inputType('PaymentFilter', {
  description: 'Payments that pass every member that is given. Ranges of instants include both ends.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    invoice: t.field({ type: InvoiceBy, description: 'For this invoice, alone or with others; one that does not exist has none.' }),
    statuses: t.field({ type: [PaymentStatusEnum], description: 'In one of these.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Tried, or come, then or later.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Tried, or come, then or earlier.' }),
  }),
});

const newestFirst = [
  { property: 'createdAt', direction: 'desc' },
  { property: 'id', direction: 'desc' },
] as const;

builder.queryFields((t) => ({
  payment: t.field({
    type: PaymentNode,
    nullable: true,
    description: 'One payment; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { by: t.arg({ type: PaymentBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => paymentBy(ctx.read, paymentLookUp(by)),
  }),
  payments: t.connection(
    {
      type: PaymentNode,
      description: 'The payments, attempts that failed among them, newest first. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: PaymentFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, invoice, ...rest } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => (customer === null ? [] : [customer.id]));
        const one = invoice == null ? null : await invoiceBy(ctx.read, invoiceLookUp(invoice));
        const invoiceIds = invoice == null ? null : one === null ? [] : [one.id];
        return connectionPage(ctx, PaymentSchema, page, { where: paymentWhere({ ...rest, customerIds, invoiceIds }), order: newestFirst });
      },
    },
    PaymentConnection,
  ),
}));

builder.objectFields(InvoiceNode, (t) => ({
  payments: t.field({
    extensions: reads<InvoiceRow>('id'),
    type: [PaymentNode],
    description: 'Every attempt to be paid for it and all money that came outside, first to last; those for several invoices among them.',
    resolve: (invoice, _args, ctx) => batched(ctx, 'Invoice.payments', invoice.id, (ids) => paymentsOfInvoices(ctx.read, ids)),
  }),
  paidAmount: t.expose('paidAmount', { type: 'Decimal', description: 'What was paid of it in all, 0 to amountDue.' }),
  amountOutstanding: t.field({
    extensions: reads<InvoiceRow>('issuedAt', 'status', 'total', 'creditNotesTotal', 'walletsTotal', 'paidAmount'),
    type: 'Decimal',
    description: 'What is still to be paid: amountDue less paidAmount once it is issued. 0 before, and once it is voided.',
    resolve: (invoice) => outstandingOf(invoice).toString(),
  }),
  nextPaymentAttemptAt: t.expose('paymentRetryAt', { type: 'DateTime', nullable: true, description: 'When its failed payment is tried again by itself; null when it is not.' }),
  overdueSince: t.expose('overdueAt', { type: 'DateTime', nullable: true, description: 'Since when it is overdue; null while it is not, and once it is paid, voided or given up.' }),
}));

builder.objectField(CustomerNode, 'payments', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: PaymentNode,
      description: 'Its payments, attempts that failed among them, newest first.',
      complexity: connectionComplexity,
      resolve: (customer, page, ctx) => childConnection(ctx, 'Customer.payments', PaymentSchema, 'customerId', customer.id, page, () => ({ order: newestFirst })),
    },
    PaymentConnection,
  ),
);
