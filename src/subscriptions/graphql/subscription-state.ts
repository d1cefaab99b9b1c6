import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads } from '../../graphql/shown-columns.ts';
import type { Reader } from '../../platform/reader.ts';
import { isPausedAt } from '../pauses.ts';
import type { Pause } from '../pauses.ts';
import { pendingChangesOf } from '../pending-changes.ts';
import type { PendingChange } from '../pending-changes.ts';
import type { RecordedStateJson } from '../recorded-state.ts';
import { phaseActivity, itemActivity } from '../schedule.ts';
import type { SchedulePhase } from '../schedule.ts';
import { recordedStandings, standingOf } from '../standing.ts';
import type { Debt } from '../standing.ts';
import { successorsOf } from '../subscription-chain.store.ts';
import { pausesOf } from '../subscription-pause.store.ts';
import type { SubscriptionRow } from '../subscription.entity.ts';
import type { SubscriptionItemTerms, SubscriptionSchedule } from '../subscription.store.ts';
import { SubscriptionItemType } from './subscription-item.ts';
import { momentOf, scheduleOf } from './subscription-now.ts';
import { SubscriptionNode } from './subscription.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    /** What is owed for each subscription, in their order: whoever bills knows. */
    readonly subscriptionDebts: (read: Reader, subscriptionIds: readonly string[]) => Promise<Debt[]>;
  }
}

const pausesFor = (row: SubscriptionRow, ctx: GraphQLContext): Promise<Pause[]> => batched(ctx, 'Subscription.pauses', row.id, (ids) => pausesOf(ctx.read, ids));
const debtFor = (row: SubscriptionRow, ctx: GraphQLContext): Promise<Debt> => batched(ctx, 'Subscription.debt', row.id, (ids) => ctx.services.subscriptionDebts(ctx.read, ids));
const successorOf = (row: SubscriptionRow, ctx: GraphQLContext): Promise<SubscriptionRow | null> => batched(ctx, 'Subscription.successor', row.id, (ids) => successorsOf(ctx.read, ids));

const SubscriptionStandingEnum = builder.enumType('SubscriptionStanding', {
  description: 'How a subscription stands, beside its status. The graver goes first: PAUSED, then UNPAID and PAST_DUE, then TRIALING.',
  values: {
    GOOD: { description: 'Nothing is the matter.' },
    TRIALING: { description: 'It runs and its fees have not begun: a trial period, or a phase that charges nothing before one that does.' },
    PAST_DUE: { description: 'An invoice of it was not paid in time, or its payment failed.' },
    UNPAID: { description: 'An invoice of it was given up as uncollectible.' },
    PAUSED: { description: 'It stands still: nothing runs, is granted or charged.' },
    INCOMPLETE: { description: 'Its first payment is awaited; only of subscriptions that are run elsewhere.' },
    INCOMPLETE_EXPIRED: { description: 'Its first payment never came; only of subscriptions that are run elsewhere.' },
  } as const,
});

const SubscriptionManagerEnum = builder.enumType('SubscriptionManager', {
  description: 'Who runs a subscription.',
  values: {
    TOLLGATE: { description: 'It is billed and granted here.' },
    EXTERNAL: { description: 'Another system runs it; here it is recorded, and neither billed nor granted.' },
  } as const,
});

const PendingChangeKind = builder.enumType('PendingChangeKind', {
  description: 'What was asked of a subscription and has not taken effect.',
  values: {
    CANCELLATION: { description: 'It ends.' },
    PLAN_CHANGE: { description: 'Another subscription takes over.' },
    PAUSE: { description: 'It is to stand still.' },
    RESUMPTION: { description: 'It runs on after a pause.' },
    ITEM_ADDED: { description: 'An item is sold that was not.' },
    ITEM_CHANGED: { description: 'An item is sold on other terms.' },
    ITEM_REMOVED: { description: 'An item is no longer sold.' },
  } as const,
});

interface ShownChange {
  readonly change: PendingChange;
  readonly subscription: SubscriptionRow;
}

const PendingChangeType = builder.objectRef<ShownChange>('PendingChange').implement({
  description: 'Something that was asked of a subscription and has not taken effect.',
  fields: (t) => ({
    kind: t.field({ type: PendingChangeKind, description: 'What it is.', resolve: ({ change }) => change.kind }),
    at: t.field({ type: 'DateTime', description: 'When it takes effect.', resolve: ({ change }) => change.at }),
    phaseKey: t.field({ type: 'Key', nullable: true, description: 'Of an item: its phase; null for the others.', resolve: ({ change }) => ('phaseKey' in change ? change.phaseKey : null) }),
    itemKey: t.field({ type: 'Key', nullable: true, description: 'Of an item: its key; null for the others.', resolve: ({ change }) => ('itemKey' in change ? change.itemKey : null) }),
    supersededBy: t.field({
      type: SubscriptionNode,
      nullable: true,
      description: 'What takes over; null for all but a change of plan.',
      resolve: ({ change, subscription }, _args, ctx) => (change.kind === 'PLAN_CHANGE' ? successorOf(subscription, ctx) : null),
    }),
  }),
});

interface ShownPhase {
  readonly schedule: SubscriptionSchedule;
  readonly position: number;
}

const phaseOf = ({ schedule, position }: ShownPhase) => schedule.phases[position] as SubscriptionSchedule['phases'][number];

const SubscriptionPhaseType = builder.objectRef<ShownPhase>('SubscriptionPhase').implement({
  description: 'A stretch of a subscription with its own items.',
  fields: (t) => ({
    key: t.field({ type: 'Key', description: 'Unique within the subscription.', resolve: (shown) => phaseOf(shown).key }),
    name: t.string({ description: 'What lists show.', resolve: (shown) => phaseOf(shown).name }),
    activeFrom: t.field({ type: 'DateTime', description: 'When it begins.', resolve: (shown) => phaseOf(shown).activeFrom }),
    activeTo: t.field({ type: 'DateTime', nullable: true, description: 'Exclusive: when the next phase begins or the subscription ends; null: without end.', resolve: ({ schedule, position }) => phaseActivity(schedule, position).to }),
    items: t.field({
      type: [SubscriptionItemType],
      description: 'Every version of every item, by key and time.',
      resolve: (shown) => {
        const phase: SchedulePhase<SubscriptionItemTerms> = phaseOf(shown);
        const time = phaseActivity(shown.schedule, shown.position);
        return phase.items.map((item) => ({ item, phase, activity: itemActivity(item, time) }));
      },
    }),
  }),
});

const SubscriptionPauseType = builder.objectRef<Pause>('SubscriptionPause').implement({
  description: 'A time in which a subscription stands still: nothing of it is granted, and nothing is charged for it.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Inclusive.', resolve: ({ from }) => from }),
    to: t.field({ type: 'DateTime', nullable: true, description: 'Exclusive; null: until it is resumed.', resolve: ({ to }) => to }),
  }),
});

builder.objectFields(SubscriptionNode, (t) => ({
  managedBy: t.field({ extensions: reads<SubscriptionRow>('managedBy'), type: SubscriptionManagerEnum, description: 'Who runs it.', resolve: ({ managedBy }) => (managedBy === 'EXTERNAL' ? 'EXTERNAL' : 'TOLLGATE') }),
  standing: t.field({
    extensions: reads<SubscriptionRow>('id', 'customerId', 'recorded'),
    type: SubscriptionStandingEnum,
    description: 'How it stands now, from what is known of it; of one that is run elsewhere, by that system\'s word.',
    resolve: async (row, _args, ctx) => {
      const recorded = row.recorded as RecordedStateJson | null;
      if (recorded !== null) return recordedStandings[recorded.status];
      const [spec, pauses, debt, now] = await Promise.all([scheduleOf(row, ctx), pausesFor(row, ctx), debtFor(row, ctx), momentOf(row, null, ctx)]);
      return standingOf({ spec, pauses, debt }, now);
    },
  }),
  phases: t.field({
    extensions: reads<SubscriptionRow>('id'),
    type: [SubscriptionPhaseType],
    description: 'In the order they run, past ones included; skipped ones have no length.',
    resolve: async (row, _args, ctx) => {
      const schedule = await scheduleOf(row, ctx);
      return schedule.phases.map((_phase, position) => ({ schedule, position }));
    },
  }),
  pauses: t.field({ extensions: reads<SubscriptionRow>('id'), type: [SubscriptionPauseType], description: 'In the order of time, past ones included.', resolve: (row, _args, ctx) => pausesFor(row, ctx) }),
  isPaused: t.boolean({
    extensions: reads<SubscriptionRow>('id', 'customerId'),
    description: 'Whether it stands still now.',
    resolve: async (row, _args, ctx) => {
      const [pauses, now] = await Promise.all([pausesFor(row, ctx), momentOf(row, null, ctx)]);
      return isPausedAt(pauses, now);
    },
  }),
  pendingChanges: t.field({
    extensions: reads<SubscriptionRow>('id', 'customerId'),
    type: [PendingChangeType],
    description: 'What was asked for and is to come, in the order of time: its end, another plan, pauses, edits. Phases that begin as they were sold are none.',
    resolve: async (row, _args, ctx) => {
      const [spec, pauses, successor, now] = await Promise.all([scheduleOf(row, ctx), pausesFor(row, ctx), successorOf(row, ctx), momentOf(row, null, ctx)]);
      return pendingChangesOf(spec, pauses, successor !== null, now).map((change) => ({ change, subscription: row }));
    },
  }),
  previous: t.field({ extensions: reads<SubscriptionRow>('previousSubscriptionId'), type: SubscriptionNode, nullable: true, description: 'The one that it took over from; null when there is none.', resolve: (row) => row.previousSubscriptionId }),
  supersededBy: t.field({ extensions: reads<SubscriptionRow>('id'), type: SubscriptionNode, nullable: true, description: 'The one that takes over at its end; null when none does.', resolve: (row, _args, ctx) => successorOf(row, ctx) }),
  recordedPeriod: t.field({
    extensions: reads<SubscriptionRow>('recorded'),
    type: PeriodType,
    nullable: true,
    description: 'The billing period that was said of a subscription that is run elsewhere; null for the others, and when none was said.',
    resolve: ({ recorded }) => {
      const said = recorded as RecordedStateJson | null;
      return said?.periodFrom == null || said.periodTo === null ? null : { from: said.periodFrom, to: said.periodTo };
    },
  }),
}));
