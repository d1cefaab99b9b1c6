import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { LlmPriceOverrideNotFound } from '../catalog.errors.ts';
import { deleteLlmPriceOverride } from '../commands/delete-llm-price-override.ts';
import { LlmPriceOverrideNode } from './llm-price-override.ts';

builder.mutationField('deleteLlmPriceOverride', (t) =>
  t.field({
    type: LlmPriceOverrideNode,
    description: 'Deletes an override, past and future: costs are found without it from now on. Needs feature:write.',
    authScopes: { permission: 'feature:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which override.' }) },
    resolve: (_root, { id }, ctx) => {
      const found = idOf('LlmPriceOverride', id);
      if (found === null) throw new LlmPriceOverrideNotFound(`id "${id}"`);
      return deleteLlmPriceOverride(ctx.command, found);
    },
  }),
);
