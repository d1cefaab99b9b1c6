import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createPendingInvoiceLines } from '../commands/create-pending-invoice-lines.ts';
import type { CreatedPendingLines } from '../commands/create-pending-invoice-lines.ts';
import { InvoiceLineNode } from './invoice-line.ts';
import { InvoiceNode } from './invoice.ts';
import { PendingInvoiceLineInput, pendingLineOf } from './pending-line-input.ts';

const CreatePendingInvoiceLinesInput = builder.inputType('CreatePendingInvoiceLinesInput', {
  description: 'Charges for a customer.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who will pay.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of all amounts.' }),
    lines: t.field({ type: [PendingInvoiceLineInput], required: true, description: '1 to 100 charges.' }),
  }),
});

const CreatedPendingInvoiceLines = builder.objectRef<CreatedPendingLines>('CreatedPendingInvoiceLines').implement({
  description: 'Charges that now gather.',
  fields: (t) => ({
    lines: t.field({ type: [InvoiceLineNode], grantScopes: ['made'], description: 'In the order of the input.', resolve: ({ lineIds }) => [...lineIds] }),
    invoice: t.field({ type: InvoiceNode, grantScopes: ['made'], description: 'The gathering invoice that they stand on.', resolve: ({ invoiceId }) => invoiceId }),
    isInvoiceNew: t.exposeBoolean('isInvoiceNew', { description: 'It was made for them.' }),
  }),
});

builder.mutationField('createPendingInvoiceLines', (t) =>
  t.field({
    type: CreatedPendingInvoiceLines,
    description: "Puts charges on the customer's gathering invoice of the currency, which is made when there is none. A deleted customer, named by its id, can be charged flat amounts for periods that were over by then. Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreatePendingInvoiceLinesInput, required: true, description: 'The charges.' }) },
    resolve: (_root, { input }, ctx) =>
      createPendingInvoiceLines(ctx.command, {
        customer: customerLookUp(input.customer),
        currency: input.currency,
        lines: input.lines.map(pendingLineOf),
      }),
  }),
);
