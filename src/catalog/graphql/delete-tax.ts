import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { deleteTax } from '../commands/delete-tax.ts';
import { TaxBy, TaxNode, taxLookUp } from './tax.ts';

builder.mutationField('deleteTax', (t) =>
  t.field({
    type: TaxNode,
    description: 'Deletes a tax: what names it is charged without it from now on, invoices that are final keep it, and its key is free. Needs tax:write.',
    authScopes: { permission: 'tax:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: TaxBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => deleteTax(ctx.command, taxLookUp(by)),
  }),
);
