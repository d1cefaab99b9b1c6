import { builder } from '../../graphql/builder.ts';
import { ValidationError } from '../../kit/errors.ts';
import { updateOrganization } from '../commands/update-organization.ts';
import { OrganizationNode } from './viewer.ts';

builder.objectField(OrganizationNode, 'multipleSubscriptions', (t) =>
  t.boolean({
    description: 'A customer may have several subscriptions at once, unless their items overlap. False at first.',
    resolve: ({ settings }) => settings.multipleSubscriptions === true,
  }),
);

const UpdateOrganizationInput = builder.inputType('UpdateOrganizationInput', {
  description: 'What changes: a field that is left out stays. None can be null.',
  fields: (t) => ({
    name: t.string({ description: 'Its name for people, 1 to 256 characters; who bills on later invoices.' }),
    multipleSubscriptions: t.boolean({ description: 'Allow several subscriptions of one customer at once. Turning it off ends none.' }),
  }),
});

builder.mutationField('updateOrganization', (t) =>
  t.field({
    type: OrganizationNode,
    description: 'Changes the organization. Needs organization:write.',
    authScopes: { permission: 'organization:write' },
    grantScopes: ['viewer'],
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: UpdateOrganizationInput, required: true, description: 'What changes.' }) },
    resolve: (_root, { input }, ctx) => {
      const { name, multipleSubscriptions } = input;
      return updateOrganization(ctx.command, {
        ...(name === undefined ? {} : { name: name as string }),
        ...(multipleSubscriptions === undefined ? {} : { multipleSubscriptions: multipleSubscriptions as boolean }),
      });
    },
  }),
);
