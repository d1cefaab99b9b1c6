import { CustomerNode } from '../../customers/graphql/index.ts';
import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { present } from '../../kit/assert.ts';
import { instantOrNull } from '../../platform/entity.ts';
import { issuedAnnotation } from '../commands/grant-input.ts';
import { nextRecurrence } from '../engine/grant.ts';
import { entitlementOf, grantOf } from '../entitlement-rows.ts';
import { entitlementsByIds, grantsByIds } from '../entitlement.store.ts';
import { isActive } from '../entitlement.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import type { GrantRow } from '../grant.entity.ts';
import { nowOfCustomer } from './customer-now.ts';
import { RecurringPeriodType } from './recurring-period.ts';

export const GrantNode = builder.loadableNodeRef('Grant', {
  id: { resolve: (grant: GrantRow) => grant.id },
  load: (ids: string[], { read }) => grantsByIds(read, ids),
});

GrantNode.implement({
  description: 'A right to use so many units of a metered entitlement.',
  authScopes: { $any: { permission: 'entitlement:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ type: CustomerNode, description: 'Whose it is.', resolve: (grant) => grant.customerId }),
    amount: t.expose('amount', { type: 'Decimal', description: "Units, above 0, in the unit of the meter's values." }),
    priority: t.exposeInt('priority', { description: '0 (burnt first) to 255.' }),
    effectiveAt: t.expose('effectiveAt', { type: 'DateTime', description: 'When it begins, in whole minutes.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When what is left is lost, exclusive; null: never.' }),
    voidedAt: t.expose('voidedAt', { type: 'DateTime', nullable: true, description: 'When it was voided; null while it was not.' }),
    minRolloverAmount: t.expose('minRolloverAmount', { type: 'Decimal', description: 'Units that a reset leaves at least; the maximum wins over it.' }),
    maxRolloverAmount: t.expose('maxRolloverAmount', { type: 'Decimal', description: 'Units that a reset leaves at most.' }),
    recurrence: t.field({
      type: RecurringPeriodType,
      nullable: true,
      description: 'When it is full again; null: never.',
      resolve: ({ recurrenceInterval: interval, recurrenceAnchor: anchor }) => (interval === null || anchor === null ? null : { interval, anchor }),
    }),
    nextRecurrence: t.field({
      type: 'DateTime',
      nullable: true,
      description: "When it is full again next, not before now in its customer's time; null when it never is.",
      resolve: nextRefill,
    }),
    issuedAfterReset: t.exposeBoolean('issuedAfterReset', { description: 'It is what the entitlement begins every usage period with.' }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (grant, _args, { viewer }) => merchantsOnly(viewer, grant.metadata as Record<string, unknown> | null) }),
    annotations: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'What systems note of it; issueAfterReset is true of what an entitlement issues. Null: nothing, and for a portal token.',
      resolve: (grant, _args, { viewer }) => merchantsOnly(viewer, annotationsOf(grant)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: "When it was made, voided or deleted last, in its customer's time." }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted with its entitlement; null while it was not.' }),
  }),
});

export const GrantConnection = builder.connectionObject(
  { type: GrantNode, name: 'GrantConnection', description: 'A page of grants.' },
  { name: 'GrantEdge', description: 'A grant in its place in the list.' },
);

/** The entitlement whose balance a grant is part of. */
export const entitlementOfGrant = async (grant: GrantRow, ctx: GraphQLContext): Promise<EntitlementRow> =>
  present(await batched(ctx, 'Grant.entitlement', grant.entitlementId, (ids) => entitlementsByIds(ctx.read, ids)), 'the entitlement of a grant');

/** A grant that is over, or whose entitlement is, is never full again. */
async function nextRefill(grant: GrantRow, _args: unknown, ctx: GraphQLContext): Promise<Temporal.Instant | null> {
  if (grant.recurrenceInterval === null) return null;
  const at = nextRecurrence({ ...grantOf(grant), deletedAt: instantOrNull(grant.deletedAt) }, await nowOfCustomer(ctx, grant.customerId));
  return at !== null && isActive(entitlementOf(await entitlementOfGrant(grant, ctx)), at) ? at : null;
}

function annotationsOf({ annotations, issuedAfterReset }: GrantRow): Record<string, unknown> | null {
  if (!issuedAfterReset) return annotations as Record<string, unknown> | null;
  return { ...(annotations as Record<string, unknown> | null), [issuedAnnotation]: true };
}
