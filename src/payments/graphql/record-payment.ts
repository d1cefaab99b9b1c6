import { InvoiceBy, invoiceLookUp } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError, issue } from '../../kit/errors.ts';
import { recordPayment } from '../commands/record-payment.ts';
import { recordRequestPayment } from '../commands/record-request-payment.ts';
import { PaymentNode } from './payment.ts';

/** An id that is no payment request's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

const RecordPaymentInput = builder.inputType('RecordPaymentInput', {
  description: 'Money that came outside of any payment app.',
  fields: (t) => ({
    invoice: t.field({ type: InvoiceBy, description: 'What it is for: an issued invoice that is not paid. Either this or paymentRequest.' }),
    paymentRequest: t.id({ description: 'What it is for: a payment request that was sent and is PENDING, all invoices of which it pays. Either this or invoice.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Above 0, at most amountOutstanding of the invoice, with no more decimals than the currency has; for a payment request all that it asks for.' }),
    reference: t.string({ required: true, description: 'Names the payment in the organization, 1 to 256 characters: recorded again for the same and with the same amount it is the same one.' }),
    paidAt: t.field({ type: 'DateTime', description: "When it came, in the customer's time, not after now; now when omitted." }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('recordPayment', (t) =>
  t.field({
    type: PaymentNode,
    description: 'Records money that came outside, all of it or a part, or all that a payment request asks for. The invoice is paid when its payments cover what is due. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: { input: t.arg({ type: RecordPaymentInput, required: true, description: 'The payment.' }) },
    resolve: (_root, { input: { invoice, paymentRequest, ...money } }, ctx) => {
      const { amount, reference } = money;
      const recorded = { amount, reference, paidAt: money.paidAt ?? null, metadata: (money.metadata ?? null) as Record<string, unknown> | null };
      if (invoice != null && paymentRequest == null) return recordPayment(ctx.command, { ...recorded, invoice: invoiceLookUp(invoice) });
      if (paymentRequest != null && invoice == null) return recordRequestPayment(ctx.command, idOf('PaymentRequest', paymentRequest) ?? none, recorded);
      throw new ValidationError([issue('PAYMENT_TARGET', `${invoice == null ? 'neither' : 'both'} of invoice and paymentRequest ${invoice == null ? 'is' : 'are'} given: give the one that the money is for`, 'invoice')]);
    },
  }),
);
