import { InvoiceBy, invoiceLookUp } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { PaymentNode } from './payment.ts';

const RecordPaymentInput = builder.inputType('RecordPaymentInput', {
  description: 'Money that came outside of any payment app.',
  fields: (t) => ({
    invoice: t.field({ type: InvoiceBy, required: true, description: 'What it is for: an issued invoice that is not paid.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Above 0, at most amountOutstanding, with no more decimals than the currency has.' }),
    reference: t.string({ required: true, description: 'Names the payment in the organization, 1 to 256 characters: recorded again with the same invoice and amount it is the same one.' }),
    paidAt: t.field({ type: 'DateTime', description: "When it came, in the customer's time, not after now; now when omitted." }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('recordPayment', (t) =>
  t.field({
    type: PaymentNode,
    description: 'Records money that came outside, all of it or a part. The invoice is paid when its payments cover what is due. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: { input: t.arg({ type: RecordPaymentInput, required: true, description: 'The payment.' }) },
    resolve: (_root, { input }, ctx) =>
      recordPayment(ctx.command, {
        invoice: invoiceLookUp(input.invoice),
        amount: input.amount,
        reference: input.reference,
        paidAt: input.paidAt ?? null,
        metadata: (input.metadata ?? null) as Record<string, unknown> | null,
      }),
  }),
);
