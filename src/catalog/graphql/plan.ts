import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { featureFactsOf } from '../feature.store.ts';
import { PlanSchema } from '../plan.entity.ts';
import type { PlanRow } from '../plan.entity.ts';
import type { BillingTermsJson } from '../billing-terms.ts';
import type { PlanPhaseJson } from '../plan-json.ts';
import { draftIssues, effectivePeriodOf } from '../plan-offer.ts';
import { planStatus } from '../plan-status.ts';
import { planBy, planWhere, plansByIds } from '../plan.store.ts';
import type { ProRating } from '../plan.ts';
import type { TaxLink } from '../tax-link.ts';
import { MinimumCommitmentType, UsageThresholdType } from './billing-terms.ts';
import { PlanStatusEnum, ProRatingEnum } from './enums.ts';
import { offeredIssues } from './offered-issues.ts';
import { PlanBy, PlanVersionInput, noPlan, planLookUp } from './plan-by.ts';
import { PlanPhaseType } from './rate-card.ts';
import { TaxNode, liveTaxes } from './tax.ts';
import { versionList } from './version-list.ts';

export const PlanNode = builder.loadableNodeRef('Plan', {
  id: { resolve: (plan: PlanRow) => plan.id },
  load: (ids: string[], { shown }) => plansByIds(shown, ids),
});

PlanNode.implement({
  description: 'One version of a recurring offer. A published version never changes; its key carries a chain of them.',
  authScopes: { $any: { permission: 'plan:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.expose('key', { type: 'Key', description: 'Your stable name for it, shared by all its versions.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it, shared by all its versions; unique in the organization.' }),
    version: t.exposeInt('version', { description: 'Counts from 1; a number is never used twice.' }),
    name: t.exposeString('name', { description: 'What buyers see, 1 to 256 characters.' }),
    description: t.string({ extensions: reads<PlanRow>('description'), nullable: true, description: 'A note of yours, up to 1,024 characters; null for a portal token.', resolve: (plan, _args, { viewer }) => merchantsOnly(viewer, plan.description) }),
    status: t.field({ extensions: reads<PlanRow>('effectiveFrom', 'effectiveTo'), type: PlanStatusEnum, description: 'From its effective times, now in real time.', resolve: (plan, _args, { clock }) => planStatus(effectivePeriodOf(plan), clock.now()) }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of every amount in it.' }),
    billingCadence: t.expose('billingCadence', { type: 'Duration', description: 'How often subscriptions to it are billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y.' }),
    proRating: t.field({ extensions: reads<PlanRow>('proRating'), type: ProRatingEnum, description: 'Whether flat fees of a part of a period are charged in proportion.', resolve: (plan) => plan.proRating as ProRating }),
    phases: t.field({ extensions: reads<PlanRow>('phases'), type: [PlanPhaseType], description: 'In the order they run.', resolve: (plan) => [...(plan.phases as readonly PlanPhaseJson[])] }),
    minimumCommitment: t.field({ extensions: reads<PlanRow>('billingTerms'), type: MinimumCommitmentType, nullable: true, description: 'What a billing period costs at least, all rate cards together; null: nothing.', resolve: (plan) => termsOf(plan)?.minimumCommitment ?? null }),
    usageThresholds: t.field({ extensions: reads<PlanRow>('billingTerms'), type: [UsageThresholdType], description: 'Amounts of usage at which a subscription is billed before its period ends.', resolve: (plan) => [...(termsOf(plan)?.usageThresholds ?? [])] }),
    trialPeriod: t.field({ extensions: reads<PlanRow>('billingTerms'), type: 'Duration', nullable: true, description: 'From the start of a subscription: recurring flat fees are charged from its end on; null: no trial.', resolve: (plan) => termsOf(plan)?.trialPeriod ?? null }),
    taxes: t.field({ extensions: reads<PlanRow>('taxes'), type: [TaxNode], description: 'Charged on every rate card that names none of its own; at most 20.', resolve: (plan, _args, ctx) => liveTaxes(ctx, plan.taxes as readonly TaxLink[]) }),
    validationIssues: t.field({
      type: [ValidationIssue],
      description: 'What stands in the way of publishing this draft, what of its add-ons does too; empty for a published version.',
      resolve: async (plan, _args, ctx) => {
        const [own, offered] = await Promise.all([draftIssues(plan, (key) => batched(ctx, 'catalog feature facts', key, (keys) => featureFactsOf(ctx.read, keys))), offeredIssues(ctx, plan)]);
        return [...own, ...offered];
      },
    }),
    effectiveFrom: t.expose('effectiveFrom', { type: 'DateTime', nullable: true, description: 'Since when, or from when, it is for sale; null for a draft.' }),
    effectiveTo: t.expose('effectiveTo', { type: 'DateTime', nullable: true, description: 'Exclusive: until when it is for sale; null: without end.' }),
    metadata: t.field({ extensions: reads<PlanRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (plan, _args, { viewer }) => merchantsOnly(viewer, plan.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed, published or archived.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is not.' }),
  }),
});

function termsOf(plan: PlanRow): BillingTermsJson | null {
  return plan.billingTerms as BillingTermsJson | null;
}

const PlanConnection = builder.connectionObject(
  { type: PlanNode, name: 'PlanConnection', description: 'A page of plan versions.' },
  { name: 'PlanEdge', description: 'A plan version in its place in the list.' },
);

const { Filter: PlanFilter, Order: PlanOrder, filterOf, orderOf } = versionList({ type: 'Plan', noun: 'plan', version: PlanVersionInput, status: PlanStatusEnum, none: noPlan });

builder.queryFields((t) => ({
  plan: t.field({
    type: PlanNode,
    nullable: true,
    description: 'One version of a plan; null when there is none in reach. A key names the version in force now, in real time. Needs plan:read, or a portal token.',
    authScopes: { $any: { permission: 'plan:read', buyer: true } },
    args: { by: t.arg({ type: PlanBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => planBy(ctx.read, planLookUp(by), ctx.clock.now()),
  }),
  plans: t.connection(
    {
      type: PlanNode,
      description: 'The versions of all plans, by key and version unless ordered otherwise. Needs plan:read.',
      authScopes: { permission: 'plan:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: PlanFilter, description: 'Which ones; all that are not deleted when omitted.' }),
        orderBy: t.arg({ type: PlanOrder, description: 'By key and version when omitted.' }),
      },
      resolve: (_root, { filter, orderBy, ...page }, ctx) => connectionPage(ctx, PlanSchema, page, { where: planWhere({ ...filterOf(filter), status: filter?.status ?? null }, ctx.clock.now()), order: orderOf(orderBy) }),
    },
    PlanConnection,
  ),
}));
