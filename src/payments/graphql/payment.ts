import { merchantsOnly } from '../../access/index.ts';
import { InvoiceNode } from '../../billing/graphql/index.ts';
import type { PaymentAction } from '../../billing/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { batched } from '../../graphql/context.ts';
import { builder } from '../../graphql/builder.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { invoicesOfRequests } from '../payment-request.store.ts';
import type { PaymentRow } from '../payment.entity.ts';
import { paymentsByIds } from '../payment.store.ts';

export const PaymentStatusEnum = builder.enumType('PaymentStatus', {
  description: 'What came of an attempt to be paid.',
  values: {
    PAID: { description: 'It was paid.' },
    PENDING: { description: 'The payment app will say later.' },
    FAILED: { description: 'It was not paid; it is tried again as the billing profile says, or by retryInvoicePayment.' },
    ACTION_REQUIRED: { description: 'The payer has to act.' },
    UNCOLLECTIBLE: { description: 'It will not be paid.' },
  } as const,
});

const PaymentSourceEnum = builder.enumType('PaymentSource', {
  description: 'Who took the money.',
  values: {
    SANDBOX: { description: 'The sandbox, which moves none.' },
    RECORDED: { description: 'Somebody outside: recordPayment told of it.' },
  } as const,
});

const PaymentActionType = builder.objectRef<PaymentAction>('PaymentAction').implement({
  description: 'What the payer has to do next.',
  fields: (t) => ({
    url: t.exposeString('url', { nullable: true, description: 'Where to do it; null where there is no such place.' }),
    instructions: t.exposeString('instructions', { description: 'For people.' }),
  }),
});

export const PaymentNode = builder.loadableNodeRef('Payment', {
  id: { resolve: (payment: PaymentRow) => payment.id },
  load: (ids: string[], { read }) => paymentsByIds(read, ids),
});

PaymentNode.implement({
  description: 'One attempt to be paid, or money that came outside. It changes once at most: when a payment app that said PENDING says what came of it.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ extensions: reads<PaymentRow>('customerId'), type: CustomerNode, description: 'Who pays.', resolve: (payment) => payment.customerId }),
    invoice: t.field({ extensions: reads<PaymentRow>('invoiceId'), type: InvoiceNode, nullable: true, description: 'What it was for; null where it was for the invoices of a payment request.', resolve: (payment) => payment.invoiceId }),
    invoices: t.field({
      extensions: reads<PaymentRow>('invoiceId', 'paymentRequestId'),
      type: [InvoiceNode],
      description: 'All that it was for, at most 100.',
      resolve: async ({ invoiceId, paymentRequestId }, _args, ctx) =>
        paymentRequestId === null ? (invoiceId === null ? [] : [invoiceId]) : (await batched(ctx, 'PaymentRequest.invoices', paymentRequestId, (ids) => invoicesOfRequests(ctx.read, ids))).map((of) => of.invoiceId),
    }),
    source: t.field({ extensions: reads<PaymentRow>('app'), type: PaymentSourceEnum, description: 'Who took the money.', resolve: (payment) => payment.app as never }),
    attempt: t.exposeInt('attempt', { description: 'Which attempt for the same thing it was, 1 for the first; 0 for money that came outside.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'The name that recordPayment gave it, unique in the organization; null for an attempt of an app.' }),
    status: t.field({ extensions: reads<PaymentRow>('status'), type: PaymentStatusEnum, description: 'What came of it.', resolve: (payment) => payment.status as never }),
    amount: t.expose('amount', { type: 'Decimal', description: 'What was asked for, or came; above 0.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of the amount.' }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it was not paid, for people; null otherwise.' }),
    failureCode: t.exposeString('failureCode', { nullable: true, description: "The same for programs, in the app's own codes: SANDBOX_DECLINED. Null when it was paid, and where the app has none." }),
    action: t.field({ extensions: reads<PaymentRow>('action'), type: PaymentActionType, nullable: true, description: 'What the payer has to do; null unless the status is ACTION_REQUIRED.', resolve: (payment) => payment.action as PaymentAction | null }),
    metadata: t.field({
      extensions: reads<PaymentRow>('metadata'),
      type: 'JSONObject',
      nullable: true,
      description: 'Your own data; Tollgate does not read it. Null for a portal token.',
      resolve: (payment, _args, { viewer }) => merchantsOnly(viewer, payment.metadata as Record<string, unknown> | null),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was tried, in the customer's time; of money that came outside, when it came." }),
  }),
});
