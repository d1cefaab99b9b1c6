import { customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { resetEntitlementUsage } from '../commands/reset-entitlement-usage.ts';
import { addressFields } from './entitlement-by.ts';
import { MeteredEntitlementNode } from './entitlement.ts';
import { entitlementId } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

const ResetEntitlementUsageInput = builder.inputType('ResetEntitlementUsageInput', {
  description: 'Which usage begins anew, and how.',
  fields: (t) => ({
    ...addressFields(t, 'Whose usage.'),
    effectiveAt: t.field({ type: 'DateTime', description: 'Now when omitted. Back to the start of the running usage period, after the last reset. Its seconds are dropped.' }),
    retainAnchor: t.boolean({ defaultValue: false, description: 'True keeps the anchor of the usage periods, false moves it to effectiveAt.' }),
    preserveOverage: t.boolean({ description: "What was overdrawn is taken off the new period; the entitlement's own setting when omitted." }),
  }),
});

builder.mutationField('resetEntitlementUsage', (t) =>
  t.field({
    type: MeteredEntitlementNode,
    description: 'Starts a new usage period of a metered entitlement: usage is zero, grants roll over. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      input: t.arg({ type: ResetEntitlementUsageInput, required: true, description: 'The reset.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
    },
    resolve: async (_root, { input: { customer, entitlementId: id, ...input }, subject }, ctx) =>
      resetEntitlementUsage(ctx.command, { ...input, customer: customer == null ? null : customerLookUp(customer), subject: subjectLookUpOf(subject), entitlementId: entitlementId(id) }),
  }),
);
