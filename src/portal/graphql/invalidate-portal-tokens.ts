import { customerBy } from '../../customers/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ValidationError } from '../../kit/errors.ts';
import { invalidatePortalTokens } from '../commands/invalidate-portal-tokens.ts';

const Invalidated = builder.objectRef<{ count: number }>('InvalidatedPortalTokens').implement({
  description: 'What was invalidated.',
  fields: (t) => ({ count: t.exposeInt('count', { description: 'How many tokens were still good.' }) }),
});

const InvalidatePortalTokensInput = builder.inputType('InvalidatePortalTokensInput', {
  description: 'Which tokens end: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'One token.' }),
    customer: t.field({ type: CustomerBy, description: 'All tokens of a customer.' }),
    subject: t.string({ description: 'All tokens of a subject.' }),
  }),
});

/** A thing that is not there has no tokens. */
const nothing = '00000000-0000-0000-0000-000000000000';

builder.mutationField('invalidatePortalTokens', (t) =>
  t.field({
    type: Invalidated,
    description: 'Ends portal tokens at once. An unknown one is no error. Needs portal:write.',
    authScopes: { permission: 'portal:write' },
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: InvalidatePortalTokensInput, required: true, description: 'Which tokens.' }) },
    resolve: async (_root, { input }, ctx) => {
      const customerId = input.customer == null ? null : ((await customerBy(ctx.command.read, customerLookUp(input.customer)))?.id ?? nothing);
      const id = input.id == null ? null : (idOf('PortalToken', input.id) ?? nothing);
      return { count: await invalidatePortalTokens(ctx.command, { id, customerId, subject: input.subject ?? null }) };
    },
  }),
);
