import { customersByIds, timesOf } from '../../customers/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { nextRecurrence } from '../engine/grant.ts';
import { grantOf } from '../entitlement-rows.ts';
import { grantsByIds } from '../entitlement.store.ts';
import type { GrantRow } from '../grant.entity.ts';
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
      resolve: async (grant, _args, ctx) => (grant.recurrenceInterval === null ? null : nextRecurrence(grantOf(grant), await nowOfCustomer(ctx, grant.customerId))),
    }),
    issuedAfterReset: t.exposeBoolean('issuedAfterReset', { description: 'It is what the entitlement begins every usage period with.' }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (grant, _args, { viewer }) => merchantsOnly(viewer, grant.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its customer's time." }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted with its entitlement; null while it was not.' }),
  }),
});

export const GrantConnection = builder.connectionObject(
  { type: GrantNode, name: 'GrantConnection', description: 'A page of grants.' },
  { name: 'GrantEdge', description: 'A grant in its place in the list.' },
);

function nowOfCustomer(ctx: GraphQLContext, customerId: string): Promise<Temporal.Instant> {
  return batched(ctx, 'Grant.nextRecurrence', customerId, async (ids) => {
    const clocks = (await customersByIds(ctx.read, ids)).map((customer) => customer?.testClockId ?? null);
    const known = [...new Set(clocks.filter((id) => id !== null))];
    const times = await timesOf(ctx.read, known);
    return clocks.map((id) => times[known.indexOf(id ?? '')] ?? ctx.clock.now());
  });
}
