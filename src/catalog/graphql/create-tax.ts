import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createTax } from '../commands/create-tax.ts';
import { TaxNode, TaxTextInput } from './tax.ts';

const CreateTaxInput = builder.inputType('CreateTaxInput', {
  description: 'A new tax.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique among live taxes.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among live taxes.' }),
    name: t.string({ required: true, description: 'What invoices show, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    rate: t.field({ type: 'Decimal', required: true, description: 'Percent, 0 to 1,000: "20" is a fifth of the amount.' }),
    appliedToOrganization: t.boolean({ defaultValue: false, description: 'Charged wherever nothing that is sold, and no customer, names taxes of its own.' }),
    invoiceTexts: t.field({ type: [TaxTextInput], description: 'What invoices that bear it have to say, at most 20 languages. A document in another language shows the English text, else the first.' }),
  }),
});

builder.mutationField('createTax', (t) =>
  t.field({
    type: TaxNode,
    description: 'Creates a tax. Needs tax:write.',
    authScopes: { permission: 'tax:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: CreateTaxInput, required: true, description: 'The tax.' }) },
    resolve: (_root, { input }, ctx) =>
      createTax(ctx.command, {
        key: input.key,
        externalId: input.externalId ?? null,
        name: input.name,
        description: input.description ?? null,
        rate: input.rate,
        appliedToOrganization: input.appliedToOrganization ?? false,
        invoiceTexts: input.invoiceTexts ?? [],
      }),
  }),
);
