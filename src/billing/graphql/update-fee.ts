import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { updateFee } from '../commands/update-fee.ts';
import { FeePaymentStatusEnum } from './fee-payment.ts';
import { InvoiceLineNode } from './invoice-line.ts';

const UpdateFeeInput = builder.inputType('UpdateFeeInput', {
  description: 'What became of a fee. Its amounts never change.',
  fields: (t) => ({
    paymentStatus: t.field({ type: FeePaymentStatusEnum, required: true, description: 'How its payment stands now; any may follow any other.' }),
  }),
});

/** An id that is no line's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

builder.mutationField('updateFee', (t) =>
  t.field({
    type: InvoiceLineNode,
    description: 'Says what became of the payment of a fee that is paid on its own (regroupPaidFees of its rate card), until it is on an invoice. One that succeeded goes onto the invoice at the end of its period, with nothing left to pay. Said again, nothing changes. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Of the fee.' }),
      input: t.arg({ type: UpdateFeeInput, required: true, description: 'What became of it.' }),
    },
    resolve: (_root, { id, input }, ctx) => updateFee(ctx.command, idOf('InvoiceLine', id) ?? none, input),
  }),
);
