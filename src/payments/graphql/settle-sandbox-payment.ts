import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { settlePayment } from '../commands/settle-payment.ts';
import { sandboxOutcome } from '../sandbox.ts';
import { PaymentNode, PaymentStatusEnum } from './payment.ts';
import { PaymentBy, paymentLookUp } from './payments.ts';

builder.mutationField('settleSandboxPayment', (t) =>
  t.field({
    type: PaymentNode,
    description: 'Says what came of a payment that the sandbox left PENDING or ACTION_REQUIRED, as a payment app would later: its invoices are paid, or go on as after any attempt that failed. Where the payer had to act, PAID is refused (PAYMENT_SUPERSEDED) once its invoices were asked for again, paid or voided. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: {
      by: t.arg({ type: PaymentBy, required: true, description: 'Which payment.' }),
      status: t.arg({ type: PaymentStatusEnum, required: true, description: 'What came of it; not PENDING.' }),
    },
    resolve: (_root, { by, status }, ctx) => settlePayment(ctx.command, paymentLookUp(by), sandboxOutcome(status)),
  }),
);
