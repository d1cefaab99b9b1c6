import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { recalculateInvoiceTaxes } from '../commands/recalculate-invoice-taxes.ts';
import { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';

builder.mutationField('recalculateInvoiceTaxes', (t) =>
  t.field({
    type: InvoiceNode,
    description: 'Computes the taxes of a draft again; amounts and charges stay. What gathers is computed at every read and answered as it is; an issued invoice is refused. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }) },
    resolve: (_root, { by }, ctx) => recalculateInvoiceTaxes(ctx.command, invoiceLookUp(by)),
  }),
);
