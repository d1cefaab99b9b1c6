import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { FeatureNotFound } from '../catalog.errors.ts';
import { deleteFeature } from '../commands/delete-feature.ts';
import { FeatureNode } from './feature.ts';

builder.mutationField('deleteFeature', (t) =>
  t.field({
    type: FeatureNode,
    description:
      'Archives a feature for good and frees its key: entitlements, plans and subscriptions that have it go on, drafts that name it cannot be published. Needs feature:write.',
    authScopes: { permission: 'feature:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which feature.' }) },
    resolve: (_root, { id }, ctx) => {
      const found = idOf('Feature', id);
      if (found === null) throw new FeatureNotFound(`id "${id}"`);
      return deleteFeature(ctx.command, found);
    },
  }),
);
