import { AddressInput } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateInvoice } from '../commands/update-invoice.ts';
import type { UpdateInvoiceInput as Update } from '../commands/update-invoice.ts';
import { BillingWorkflowInput } from './billing-workflow.ts';
import { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';
import { InvoiceLineInput, lineEditOf } from './invoice-line-input.ts';

const InvoicePartyInput = builder.inputType('InvoicePartyInput', {
  description: 'What an invoice says of who is billed, or of who bills. What is left out stays as it is.',
  fields: (t) => ({
    key: t.string({ description: 'Your key for it, 1 to 256 characters; null clears it.' }),
    name: t.string({ description: 'Its name, 1 to 256 characters.' }),
    legalName: t.string({ description: 'The name it has by law, 1 to 256 characters; null clears it.' }),
    legalNumber: t.string({ description: 'Its number in a register of companies, 1 to 256 characters; null clears it.' }),
    taxId: t.string({ description: 'Its tax number, 1 to 64 characters; null clears it.' }),
    address: t.field({ type: AddressInput, description: 'Where it is; the country is needed.' }),
  }),
});

const UpdateInvoiceInput = builder.inputType('UpdateInvoiceInput', {
  description: 'Changes of an invoice; what is left out stays as it is.',
  fields: (t) => ({
    description: t.string({ description: 'What it says about itself, up to 1,024 characters; null clears it.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, in place of what is there; null clears it. Of an issued invoice this alone can be changed.' }),
    supplier: t.field({ type: InvoicePartyInput, description: "Who bills; null: the billing profile's again." }),
    customer: t.field({ type: InvoicePartyInput, description: 'Who is billed, in place of what the customer says of itself; null: its own data again.' }),
    workflow: t.field({ type: BillingWorkflowInput, description: 'When it is collected, issued, due and paid; null: as the billing profile says now.' }),
    dueAt: t.field({ type: 'DateTime', description: 'When it is to be paid, in whole seconds, not before now; null: as its workflow says.' }),
    lines: t.field({ type: [InvoiceLineInput], description: 'All its lines, at most 1,000: one that is not listed is taken away, and not made again. What is changed is yours from then on, and its subscription leaves it alone. None: the invoice goes away.' }),
    revision: t.int({ description: 'The revision that you have read: refused where the invoice was changed since.' }),
  }),
});

builder.mutationField('updateInvoice', (t) =>
  t.field({
    type: InvoiceNode,
    description:
      'Changes a draft, which is then computed anew and waits for what it has to wait for; of a gathering invoice its lines, description and metadata; of an issued one its metadata. All or nothing. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }),
      input: t.arg({ type: UpdateInvoiceInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input: { lines, supplier, revision, ...input } }, ctx) => {
      const update = { ...input, supplier, lines: lines?.map(lineEditOf), revision: revision ?? undefined };
      return updateInvoice(ctx.command, invoiceLookUp(by), withoutUndefined(update) as Update);
    },
  }),
);

/** Left out and undefined are the same to a caller. */
function withoutUndefined(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
