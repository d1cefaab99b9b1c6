import { InvoiceBy, invoiceLookUp } from '../../billing/graphql/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPaymentRequest } from '../commands/create-payment-request.ts';
import { PaymentRequestNode } from './payment-request.ts';

const CreatePaymentRequestInput = builder.inputType('CreatePaymentRequestInput', {
  description: 'Overdue invoices to be paid together.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who is asked.' }),
    email: t.string({ required: true, description: 'Whom it is sent to: an e-mail address of at most 320 characters.' }),
    invoices: t.field({ type: [InvoiceBy], required: true, description: 'What is asked for: 1 to 100 overdue invoices of the customer, all of one currency and none of them being paid now.' }),
  }),
});

builder.mutationField('createPaymentRequest', (t) =>
  t.field({
    type: PaymentRequestNode,
    description: 'Asks for several overdue invoices of a customer by one payment, moments after the answer. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: { input: t.arg({ type: CreatePaymentRequestInput, required: true, description: 'The request.' }) },
    resolve: (_root, { input }, ctx) => createPaymentRequest(ctx.command, { customer: customerLookUp(input.customer), email: input.email, invoices: input.invoices.map(invoiceLookUp) }),
  }),
);
