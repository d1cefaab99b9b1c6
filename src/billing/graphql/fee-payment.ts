import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { feePayments } from '../advance-charges/fee-payment.store.ts';
import type { FeePaymentFacts } from '../advance-charges/fee-payment.store.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { InvoiceLineNode } from './invoice-line.ts';

export const FeePaymentStatusEnum = builder.enumType('FeePaymentStatus', {
  description: 'How the payment of a fee stands.',
  values: {
    PENDING: { description: 'Not paid yet.' },
    SUCCEEDED: { description: 'Paid.' },
    FAILED: { description: 'An attempt to be paid failed, or the invoice is uncollectible.' },
    REFUNDED: { description: 'Paid back. Of a fee that is paid on its own alone: what is given back of an invoice is told by its credit notes.' },
  } as const,
});

const paymentOf = ({ id }: InvoiceLineRow, ctx: GraphQLContext): Promise<FeePaymentFacts> => batched(ctx, 'InvoiceLine.payment', id, (ids) => feePayments(ctx.read, ids));
const paid = { extensions: reads<InvoiceLineRow>('id') };

builder.objectFields(InvoiceLineNode, (t) => ({
  paidOnItsOwn: t.boolean({ ...paid, description: 'Whether it is collected by itself, and updateFee says what became of it: fees of a rate card with regroupPaidFees. Else it is paid with its invoice.', resolve: async (line, _args, ctx) => (await paymentOf(line, ctx)).isOwn }),
  paymentStatus: t.field({ ...paid, type: FeePaymentStatusEnum, description: 'How its payment stands: by updateFee where it is paid on its own, else as its invoice stands.', resolve: async (line, _args, ctx) => (await paymentOf(line, ctx)).status }),
  succeededAt: t.field({ ...paid, type: 'DateTime', nullable: true, description: 'When it last came to be SUCCEEDED, or its invoice was paid in full; null: never.', resolve: async (line, _args, ctx) => (await paymentOf(line, ctx)).succeededAt }),
  failedAt: t.field({ ...paid, type: 'DateTime', nullable: true, description: 'When it last came to be FAILED on its own; null: never, and of what is paid with its invoice.', resolve: async (line, _args, ctx) => (await paymentOf(line, ctx)).failedAt }),
  refundedAt: t.field({ ...paid, type: 'DateTime', nullable: true, description: 'When it last came to be REFUNDED on its own, or money of it was last paid back by a credit note; null: never.', resolve: async (line, _args, ctx) => (await paymentOf(line, ctx)).refundedAt }),
}));
