import { Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { FeatureFilterType } from '../../catalog/graphql/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInputs } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { ValidationError } from '../../kit/errors.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import type { Explanation, GrantAccount, Loss } from '../engine/explanation.ts';
import { explainedValues } from '../explained-values.ts';
import type { ShownValue } from '../explained-values.ts';
import type { ExplainedValue } from '../reports.ts';
import type { FeatureValue } from '../values.ts';
import { BurnDownSegmentType } from './burn-down-segment.ts';
import { GrantNode } from './grant.ts';

/** What is shown of a value that has figures. */
interface Told {
  readonly of: ExplainedValue;
  readonly explanation: Explanation;
}

const LossReasonEnum = builder.enumType('GrantLossReason', {
  description: 'Why units were lost that nobody had used.',
  values: {
    ROLLOVER: { description: 'A reset left no more of them.' },
    REFILL: { description: 'The grant was filled again, which takes the place of what is left.' },
    EXPIRY: { description: 'The grant expired.' },
    VOID: { description: 'The grant was voided.' },
  } as const,
});

const LossType = builder.objectRef<Loss>('GrantLoss').implement({
  description: 'Units of a grant that were lost.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'How many, above 0.' }),
    reason: t.expose('reason', { type: LossReasonEnum, description: 'Why.' }),
  }),
});

const lost = ({ losses }: GrantAccount): Decimal => Decimal.sum(losses.map(({ amount }) => amount));

const GrantAccountType = builder.objectRef<GrantAccount>('GrantAccount').implement({
  description: 'What became of one grant in the usage period: carriedIn + added - burnt - lost = balance.',
  fields: (t) => ({
    grant: t.field({ type: GrantNode, description: 'The grant, with its amount, its priority and its time.', resolve: ({ grant }) => grant.id }),
    carriedIn: t.expose('carriedIn', { type: 'Decimal', description: 'What was left of it when the former usage period ended; 0 in the first one.' }),
    added: t.expose('added', { type: 'Decimal', description: 'What it gave by its start, by being filled again, and by its least rollover.' }),
    burnt: t.expose('burnt', { type: 'Decimal', description: 'What was used of it, and what overage carried in took. Below 0 where usage was taken back.' }),
    lost: t.field({ type: 'Decimal', description: 'What was lost of it without being used.', resolve: lost }),
    losses: t.field({ type: [LossType], description: 'The same one by one.', resolve: ({ losses }) => [...losses] }),
    balance: t.expose('balance', { type: 'Decimal', description: 'What is left of it.' }),
  }),
});

const UsageQueryType = builder.objectRef<Told>('EntitlementUsageQuery').implement({
  description: 'The question for usage that meterUsage answers with the usage of a value: these are its arguments.',
  fields: (t) => ({
    meter: t.field({ type: MeterNode, description: 'The meter asked.', resolve: ({ of }) => of.facts.meter.id }),
    customer: t.field({ type: CustomerNode, description: 'The only one in customers: usage of all of its subjects counts.', resolve: ({ of }) => of.facts.entitlement.customerId }),
    from: t.field({ type: 'DateTime', description: 'The start of the usage period.', resolve: ({ explanation }) => explanation.period.from }),
    to: t.field({ type: 'DateTime', description: 'The end of the minute that the value is computed for.', resolve: ({ of }) => of.value.at }),
    filterGroupBy: t.field({ type: [FeatureFilterType], description: "The feature's own conditions; empty: none.", resolve: ({ of }) => [...of.facts.filterGroupBy] }),
    value: t.field({
      type: 'Decimal',
      description: "The sum of the steps' usage, which is what the question is answered with. Not for meters of LATEST: each of their steps has a value of its own, and the question is answered with the last one.",
      resolve: ({ explanation }) => Decimal.sum(explanation.steps.map(({ usage }) => usage)),
    }),
  }),
});

const ExplanationType = builder.objectRef<Told>('EntitlementExplanation').implement({
  description:
    'How a balance came about in its usage period, all of one run. What was burnt in the steps is what was burnt of the grants; carriedOverage + usage - burnt = overage; the balances of the grants add up to the balance, and with what was burnt to totalAvailableGrantAmount.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'The usage period.', resolve: ({ explanation }) => explanation.period }),
    balance: t.field({ type: 'Decimal', description: 'What is left.', resolve: ({ of }) => present(of.value.balance, 'a balance') }),
    usage: t.field({ type: 'Decimal', description: 'What was used in the period: the sum of the steps.', resolve: ({ of }) => present(of.value.usage, 'a usage') }),
    overage: t.field({ type: 'Decimal', description: 'What was used and is covered by no grant.', resolve: ({ of }) => present(of.value.overage, 'an overage') }),
    totalAvailableGrantAmount: t.field({ type: 'Decimal', description: 'What was burnt of the grants plus what is left.', resolve: ({ of }) => present(of.value.totalAvailableGrantAmount, 'a total') }),
    carriedOverage: t.field({ type: 'Decimal', description: 'Overage of the former usage period that this one began with.', resolve: ({ explanation }) => explanation.carriedOverage }),
    grants: t.field({ type: [GrantAccountType], description: 'In the order in which they burn: every grant that had, got, gave or lost something in the period.', resolve: ({ explanation }) => [...explanation.accounts] }),
    steps: t.field({ type: [BurnDownSegmentType], description: 'The burn-down of the period, step by step; it begins with the rollover, if a reset began it.', resolve: ({ explanation }) => [...explanation.steps] }),
    usageQuery: t.field({ type: UsageQueryType, description: 'The question for usage behind it.', resolve: (told) => told }),
  }),
});

/** The field `explain` of a value. */
export const explainField = {
  type: ExplanationType,
  nullable: true as const,
  description:
    'From which grants, in which order, by which usage the balance came; null unless metered and measuring. It is computed when it is selected only, and the figures beside it are then those of the same run.',
  complexity: { field: 100, multiplier: 1 },
  resolve: async (value: ShownValue, _args: object, ctx: GraphQLContext): Promise<Told | null> => {
    const of = value.explained === undefined ? (await explainOne(ctx, value)).explained : value.explained;
    if (of == null || of.explanation === null) return null;
    if (of.explanation instanceof ValidationError) throw badInputs(of.explanation.issues);
    return { of, explanation: of.explanation };
  },
};

const explain = 'explain';

/** Whether explanations are selected of the values that a field answers: then they are made with the values, so that both are of one run. */
export const asksToExplain = (info: GraphQLResolveInfo): boolean => isSelected(info, explain);

/** The values with their explanations; all of them take as many statements as one. */
export const explainAll = (ctx: GraphQLContext, values: readonly FeatureValue[]): Promise<ShownValue[]> =>
  explainedValues(ctx.services.entitlementReports.reader(ctx.read.organizationId), ctx.services.entitlementReports, values);

export async function explainOne(ctx: GraphQLContext, value: FeatureValue): Promise<ShownValue> {
  const [told] = await explainAll(ctx, [value]);
  return present(told, 'the value that was explained');
}

/** By the first node of a field: a document that is asked again is the same one. */
const known = new WeakMap<FieldNode, boolean>();

/** Whether a field is selected of what a field answers; one that a directive leaves out counts too. */
function isSelected({ fieldNodes, fragments }: GraphQLResolveInfo, field: string): boolean {
  const first = present(fieldNodes[0], 'the node of a field');
  const before = known.get(first);
  if (before !== undefined) return before;
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      return within(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  const found = fieldNodes.some(({ selectionSet }) => within(selectionSet));
  known.set(first, found);
  return found;
}
