import { CreditNoteBy, CreditNoteNode, RefundStatusEnum, creditNoteLookUp } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { settleRefundAttempt } from '../commands/settle-refund-attempt.ts';
import { sandboxRefundOutcome } from '../sandbox.ts';

builder.mutationField('settleSandboxRefund', (t) =>
  t.field({
    type: CreditNoteNode,
    description: 'Says what came of a refund that the sandbox left PENDING, as a payment app would later. One that failed is asked for again by updateCreditNote. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: {
      by: t.arg({ type: CreditNoteBy, required: true, description: 'The credit note that refunds it.' }),
      status: t.arg({ type: RefundStatusEnum, required: true, description: 'What came of it; not PENDING.' }),
    },
    resolve: (_root, { by, status }, ctx) => settleRefundAttempt(ctx.command, creditNoteLookUp(by), sandboxRefundOutcome(status)),
  }),
);
