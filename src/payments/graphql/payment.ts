import { InvoiceNode } from '../../billing/graphql/index.ts';
import { batched } from '../../graphql/context.ts';
import { builder } from '../../graphql/builder.ts';
import type { PaymentRow } from '../payment.entity.ts';
import { paymentsByIds, paymentsOfInvoices } from '../payment.store.ts';

const PaymentStatusEnum = builder.enumType('PaymentStatus', {
  description: 'What came of an attempt to be paid.',
  values: {
    PAID: { description: 'It was paid.' },
    PENDING: { description: 'The payment app will say later.' },
    FAILED: { description: 'It was not paid; retryInvoice tries again.' },
    ACTION_REQUIRED: { description: 'The payer has to act.' },
    UNCOLLECTIBLE: { description: 'It will not be paid.' },
  } as const,
});

const PaymentNode = builder.loadableNodeRef('Payment', {
  id: { resolve: (payment: PaymentRow) => payment.id },
  load: (ids: string[], { read }) => paymentsByIds(read, ids),
});

PaymentNode.implement({
  description: 'One attempt to be paid for an invoice.',
  authScopes: { $any: { permission: 'billing:read', buyer: true } },
  fields: (t) => ({
    invoice: t.field({ type: InvoiceNode, description: 'What it was for.', resolve: (payment) => payment.invoiceId }),
    status: t.field({ type: PaymentStatusEnum, description: 'What came of it.', resolve: (payment) => payment.status as never }),
    amount: t.expose('amount', { type: 'Decimal', description: 'What was asked for.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of the amount.' }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it was not paid, for people; null otherwise.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in the customer's time." }),
  }),
});

builder.objectField(InvoiceNode, 'payments', (t) =>
  t.field({
    type: [PaymentNode],
    description: 'Every attempt to be paid for it, first to last.',
    resolve: (invoice, _args, ctx) => batched(ctx, 'Invoice.payments', invoice.id, (ids) => paymentsOfInvoices(ctx.read, ids)),
  }),
);
