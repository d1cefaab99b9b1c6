import { CollectionMethodEnum, InvoiceNode } from '../../billing/graphql/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { batched } from '../../graphql/context.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { PaymentRequestSchema } from '../payment-request.entity.ts';
import type { PaymentRequestRow } from '../payment-request.entity.ts';
import { invoicesOfRequests, paymentRequestWhere, paymentRequestsByIds, paymentsOfRequests } from '../payment-request.store.ts';
import type { PaymentRow } from '../payment.entity.ts';
import { PaymentNode } from './payment.ts';

const PaymentRequestStatusEnum = builder.enumType('PaymentRequestStatus', {
  description: 'How far a payment request is.',
  values: {
    PENDING: { description: 'Its payment is under way; where it was sent, it waits for the money (recordPayment).' },
    PAID: { description: 'All its invoices were paid by it.' },
    FAILED: { description: 'It was not paid, and its invoices stay as they were.' },
    ACTION_REQUIRED: { description: 'It was not paid, since the payer has to act; its invoices stay as they were.' },
    CLOSED: { description: 'It was sent and asks for nothing any more: something of its invoices was paid, given up or asked for otherwise.' },
  } as const,
});

export const PaymentRequestNode = builder.loadableNodeRef('PaymentRequest', {
  id: { resolve: (request: PaymentRequestRow) => request.id },
  load: (ids: string[], { read }) => paymentRequestsByIds(read, ids),
});

PaymentRequestNode.implement({
  description: 'Overdue invoices of one customer and one currency that are paid together.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ extensions: reads<PaymentRequestRow>('customerId'), type: CustomerNode, description: 'Who is asked.', resolve: (request) => request.customerId }),
    email: t.exposeString('email', { nullable: true, description: 'Whom it is sent to; null where dunning asked a customer that has no primaryEmail.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'What it asks for: what was outstanding of its invoices when it was made.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of the amount and of all its invoices.' }),
    status: t.field({ extensions: reads<PaymentRequestRow>('status'), type: PaymentRequestStatusEnum, description: 'How far it is.', resolve: (request) => request.status as never }),
    collectionMethod: t.field({
      extensions: reads<PaymentRequestRow>('collectionMethod'),
      type: CollectionMethodEnum,
      description: 'Whether a payment app is asked for it, or it waits for the customer to pay: where one of its invoices is sent for that (SEND_INVOICE).',
      resolve: (request) => request.collectionMethod as never,
    }),
    attempts: t.exposeInt('attempts', { description: 'How often a payment app was asked.' }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it was not paid, for people; null otherwise.' }),
    invoices: t.field({
      extensions: reads<PaymentRequestRow>('id'),
      type: [InvoiceNode],
      description: 'What it is for, at most 100.',
      resolve: async (request, _args, ctx) => (await batched(ctx, 'PaymentRequest.invoices', request.id, (ids) => invoicesOfRequests(ctx.read, ids))).map((of) => of.invoiceId),
    }),
    payments: t.field({
      extensions: reads<PaymentRequestRow>('id'),
      type: [PaymentNode],
      description: 'The attempts to be paid, first to last.',
      resolve: (request, _args, ctx) => batched(ctx, 'PaymentRequest.payments', request.id, (ids) => paymentsOfRequests(ctx.read, ids)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.objectField(PaymentNode, 'paymentRequest', (t) =>
  t.field({ extensions: reads<PaymentRow>('paymentRequestId'), type: PaymentRequestNode, nullable: true, description: 'The request that it was made by; null where it was for one invoice.', resolve: (payment) => payment.paymentRequestId }),
);

const PaymentRequestConnection = builder.connectionObject(
  { type: PaymentRequestNode, name: 'PaymentRequestConnection', description: 'A page of payment requests.' },
  { name: 'PaymentRequestEdge', description: 'A payment request in its place in the list.' },
);

const PaymentRequestFilter = builder.inputType('PaymentRequestFilter', {
  description: 'Payment requests that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    statuses: t.field({ type: [PaymentRequestStatusEnum], description: 'In one of these.' }),
  }),
});

builder.queryFields((t) => ({
  paymentRequest: t.field({
    type: PaymentRequestNode,
    nullable: true,
    description: 'One payment request; null when there is none in reach. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: { id: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: (_root, { id }) => idOf('PaymentRequest', String(id)),
  }),
  paymentRequests: t.connection(
    {
      type: PaymentRequestNode,
      description: 'The payment requests, newest first. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: PaymentRequestFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, statuses } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => (customer === null ? [] : [customer.id]));
        return connectionPage(ctx, PaymentRequestSchema, page, {
          where: paymentRequestWhere({ customerIds, statuses: statuses as never }),
          order: [{ property: 'createdAt', direction: 'desc' }, { property: 'id', direction: 'desc' }],
        });
      },
    },
    PaymentRequestConnection,
  ),
}));
