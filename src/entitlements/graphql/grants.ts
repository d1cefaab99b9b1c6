import { builder } from '../../graphql/builder.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { grantWhere } from '../entitlement.store.ts';
import { GrantSchema } from '../grant.entity.ts';
import { GrantOrder, grantOrder } from './grant-order.ts';
import { GrantConnection, GrantNode } from './grant.ts';
import { checkLengths, heldBy, heldByFields } from './held-by.ts';
import { entitlementIdOf } from './made-entitlement.ts';
import { subjectDeprecated } from './subject-argument.ts';

const GrantFilter = builder.inputType('GrantFilter', {
  description: 'Grants that pass every member that is given. Voided ones are listed.',
  fields: (t) => ({
    ...heldByFields(t),
    entitlementIds: t.idList({ description: 'Of one of these entitlements, by their ids in this graph, at most 100.' }),
    excludeInactive: t.boolean({ defaultValue: false, description: "Only those that count now, in their customer's time: begun, not over, not voided, of an entitlement that is active." }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Also those that were deleted with their entitlement.' }),
  }),
});

builder.queryField('grants', (t) =>
  t.connection(
    {
      type: GrantNode,
      description: 'Grants of all customers, oldest first unless ordered otherwise. Needs entitlement:read, or a portal token for its own.',
      authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: GrantFilter, description: 'Which ones; all but deleted ones when omitted.' }),
        orderBy: t.arg({ type: GrantOrder, description: 'By when they were made when omitted.' }),
        subject: t.arg.string({ description: 'Of the customer of this subject, by key or id.', deprecationReason: subjectDeprecated }),
      },
      resolve: async (_root, { filter, orderBy, subject, ...page }, ctx) => {
        const { entitlementIds } = filter ?? {};
        checkLengths({ entitlementIds });
        const where = grantWhere({ ...(await heldBy(ctx, filter, subject)), entitlementIds: entitlementIds?.flatMap((id) => entitlementIdOf(id) ?? []) ?? null });
        return connectionPage(ctx, GrantSchema, page, { where, order: grantOrder(orderBy) });
      },
    },
    GrantConnection,
  ),
);
