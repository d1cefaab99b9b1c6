import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateTax } from '../commands/update-tax.ts';
import { TaxBy, TaxNode, TaxTextInput, taxLookUp } from './tax.ts';

const UpdateTaxInput = builder.inputType('UpdateTaxInput', {
  description: 'What is to change; what is omitted stays.',
  fields: (t) => ({
    key: t.field({ type: 'Key', description: 'Unique among live taxes.' }),
    name: t.string({ description: 'What invoices show, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; cleared by null.' }),
    rate: t.field({ type: 'Decimal', description: 'Percent, 0 to 1,000. Invoices that are final keep the rate that they were made with.' }),
    appliedToOrganization: t.boolean({ description: 'Charged wherever nothing that is sold, and no customer, names taxes of its own.' }),
    invoiceTexts: t.field({ type: [TaxTextInput], description: 'All that invoices that bear it have to say; cleared by null. Issued invoices keep what they say.' }),
  }),
});

builder.mutationField('updateTax', (t) =>
  t.field({
    type: TaxNode,
    description: 'Changes a tax wherever it is named, also by published plans and add-ons. Needs tax:write.',
    authScopes: { permission: 'tax:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: TaxBy, required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateTaxInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) => updateTax(ctx.command, taxLookUp(by), input),
  }),
);
