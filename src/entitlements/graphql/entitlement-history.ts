import { nowOf } from '../../customers/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput, badInputs } from '../../graphql/coded.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { ValidationError } from '../../kit/errors.ts';
import { WindowSizeEnum } from '../../metering/graphql/index.ts';
import { addressIssues } from '../commands/open-entitlement.ts';
import type { HistoryWindow } from '../engine/history.ts';
import { meteredOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementAt, entitlementsByIds } from '../entitlement.store.ts';
import { holderBy } from '../holder.ts';
import { historyBoundIssues } from '../reports.ts';
import type { EntitlementHistory, EntitlementReports } from '../reports.ts';
import { BurnDownSegmentType } from './burn-down-segment.ts';
import { nowOfCustomer } from './customer-now.ts';
import { MeteredEntitlementNode } from './entitlement.ts';
import { entitlementIdOf } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly entitlementReports: EntitlementReports;
  }
}

const HistoryWindowType = builder.objectRef<HistoryWindow>('EntitlementHistoryWindow').implement({
  description: 'What was used in one window of a history.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'The whole window. Of the last one, usage counts until the end of the history only.', resolve: ({ from, to }) => ({ from, to }) }),
    usage: t.expose('usage', { type: 'Decimal', description: 'What was metered in it, whatever was reset meanwhile.' }),
    balanceAtStart: t.expose('balanceAtStart', { type: 'Decimal', description: 'What was left as it began, 0 or more. What changes inside a window shows in the next one.' }),
  }),
});

const EntitlementHistoryType = builder.objectRef<EntitlementHistory>('EntitlementHistory').implement({
  description: 'What was used of a metered entitlement, and how its grants were burnt.',
  fields: (t) => ({
    entitlement: t.field({ type: MeteredEntitlementNode, description: 'Whose history it is.', resolve: ({ entitlementId }) => entitlementId }),
    period: t.expose('period', { type: PeriodType, description: 'What the segments cover, in whole minutes; an entitlement that is over has none after its end.' }),
    windows: t.field({ type: [HistoryWindowType], description: 'Without gaps, in order: those of the calendar, from the one that holds the beginning. One that begins before usage is measured is left out.', resolve: ({ windows }) => [...windows] }),
    segments: t.field({ type: [BurnDownSegmentType], description: 'The burn-down, step by step.', resolve: ({ segments }) => [...segments] }),
  }),
});

type ArgumentsOf = Parameters<Parameters<typeof builder.queryField>[1]>[0]['arg'];

const windowArguments = (arg: ArgumentsOf) => ({
  from: arg({ type: 'DateTime', description: 'From here on, without seconds. The last reset that somebody asked for when omitted, or else the start of measurement, before which there is no history.' }),
  to: arg({ type: 'DateTime', description: "Until here, rounded up to the minute. Now in the customer's time when omitted; at most 366 days ahead." }),
  windowSize: arg({ type: WindowSizeEnum, required: true, description: 'HOUR, DAY or MONTH; at most 1,000 windows.' }),
  windowTimeZone: arg({ type: 'TimeZone', description: 'On whose calendar windows begin; UTC when omitted.' }),
});

interface WindowArguments {
  readonly from?: Temporal.Instant | null | undefined;
  readonly to?: Temporal.Instant | null | undefined;
  readonly windowSize: typeof WindowSizeEnum.$inferType;
  readonly windowTimeZone?: string | null | undefined;
}

const complexity = { field: 100, multiplier: 1 } as const;

builder.queryField('entitlementHistory', (t) =>
  t.field({
    type: EntitlementHistoryType,
    nullable: true,
    description:
      'The history of a metered entitlement: usage and balances by window, and its burn-down in segments. Null when there is no such customer or entitlement in reach. Needs entitlement:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    complexity,
    args: {
      customer: t.arg({ type: CustomerBy, description: 'Whose. With entitlementId it may be left out.' }),
      featureKey: t.arg({ type: 'Key', description: "The feature's key: of the entitlement that is active now. This or entitlementId." }),
      entitlementId: t.arg.id({ description: 'One entitlement by its id in this graph, ended and deleted ones too. This or featureKey.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
      ...windowArguments(t.arg),
    },
    resolve: async (_root, { customer, featureKey, entitlementId, subject, ...windows }, ctx) => {
      const address = { customer: customer == null ? null : customerLookUp(customer), subject: subjectLookUpOf(subject), featureKey, entitlementId };
      const wrong = addressIssues(address);
      if (wrong.length > 0) throw badInputs(wrong);
      const row = await addressed(ctx, address);
      if (row === null) return null;
      const named = featureKey == null ? 'entitlementId' : 'featureKey';
      if (row.type !== 'METERED') throw badInput(`the entitlement to "${row.featureKey}" is ${row.type}, and only a METERED one has a history`, [named], 'ENTITLEMENT_NOT_METERED');
      return historyOfRow(ctx, row, windows);
    },
  }),
);

builder.objectField(MeteredEntitlementNode, 'history', (t) =>
  t.field({
    type: EntitlementHistoryType,
    nullable: true,
    description: 'Usage and balances by window, and the burn-down in segments. Null when it cannot be told, with the error that says why.',
    complexity,
    args: windowArguments(t.arg),
    resolve: (row, windows, ctx) => historyOfRow(ctx, row, windows),
  }),
);

async function addressed(ctx: GraphQLContext, address: Parameters<typeof addressIssues>[0]): Promise<EntitlementRow | null> {
  const holder = await holderBy(ctx.read, address);
  if (holder === null && (address.customer != null || address.subject != null)) return null;
  const { featureKey, entitlementId } = address;
  if (featureKey != null) return holder === null ? null : entitlementAt(ctx.read, holder.id, featureKey, await nowOf(ctx, holder));
  const id = entitlementIdOf(entitlementId ?? '');
  const [row = null] = id === null ? [] : await entitlementsByIds(ctx.read, [id]);
  return row === null || (holder !== null && row.customerId !== holder.id) ? null : row;
}

async function historyOfRow(ctx: GraphQLContext, row: EntitlementRow, { from = null, to = null, windowSize, windowTimeZone }: WindowArguments): Promise<EntitlementHistory | null> {
  if (windowSize === 'MINUTE') throw badInput('windowSize is MINUTE, which would be too many windows: ask for HOUR, DAY or MONTH', ['windowSize'], 'HISTORY_WINDOW_TOO_SMALL');
  const now = await nowOfCustomer(ctx, row.customerId);
  const wrong = historyBoundIssues(meteredOf(row), { from, to }, now);
  if (wrong.length > 0) throw badInputs(wrong);
  const request = { from, to: to ?? now, untilNow: to === null, windowSize, zone: windowTimeZone ?? 'UTC' };
  const name = `MeteredEntitlement.history ${JSON.stringify(request)}`;
  return batched<EntitlementHistory | null>(ctx, name, row.id, async (ids) => {
    const histories = await ctx.services.entitlementReports.histories(ctx.read.organizationId, ids.map((entitlementId) => ({ entitlementId, ...request })));
    // An error is that question's own.
    return histories.map((each) => (each instanceof ValidationError ? badInputs(each.issues) : each)) as (EntitlementHistory | null)[];
  });
}
