import { InvoiceBy, InvoiceNode, invoiceLookUp } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { retryInvoicePayment } from '../commands/retry-invoice-payment.ts';

builder.mutationField('retryInvoicePayment', (t) =>
  t.field({
    type: InvoiceNode,
    description: 'Asks for the payment of an issued invoice again, moments after the answer: where it failed, where the payer has to act, and where it is overdue. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }) },
    resolve: (_root, { by }, ctx) => retryInvoicePayment(ctx.command, invoiceLookUp(by)),
  }),
);
