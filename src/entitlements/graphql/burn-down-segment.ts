import { builder } from '../../graphql/builder.ts';
import { PeriodType } from '../../graphql/period.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Balances } from '../engine/balance-state.ts';
import type { BurnDownSegment } from '../engine/burn-down.ts';
import type { PhaseEnd } from '../engine/plan.ts';
import { GrantNode } from './grant.ts';

const GrantUnits = builder.objectRef<{ readonly grantId: string; readonly amount: Decimal }>('GrantUnits').implement({
  description: 'Some units of one grant.',
  fields: (t) => ({
    grant: t.field({ type: GrantNode, description: 'Whose they are.', resolve: ({ grantId }) => grantId }),
    amount: t.expose('amount', { type: 'Decimal', description: "In the unit of the meter's values." }),
  }),
});

const unitsOf = (balances: Balances) => [...balances].map(([grantId, amount]) => ({ grantId, amount }));

const SegmentEnd = builder.objectRef<PhaseEnd>('BurnDownSegmentEnd').implement({
  description: 'What ended a segment; nothing of it for the last one, which ends where the time asked for does.',
  fields: (t) => ({
    activityChange: t.exposeBoolean('activityChange', { description: 'A grant starts, expires or is voided there.' }),
    recurrences: t.field({ type: [GrantNode], description: 'The grants that are full again from there on.', resolve: ({ recurrences }) => [...recurrences] }),
    reset: t.exposeBoolean('reset', { description: 'A usage period ends there, by the calendar or by a reset.' }),
  }),
});

export const BurnDownSegmentType = builder.objectRef<BurnDownSegment>('BurnDownSegment').implement({
  description: 'A stretch of time in which grants burn in one order. Segments touch each other.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'Its time; a rollover has none.', resolve: ({ from, to }) => ({ from, to }) }),
    usage: t.expose('usage', { type: 'Decimal', description: 'What was metered in it.' }),
    overageAtStart: t.field({ type: 'Decimal', description: 'What came in covered by no grant; it is burnt here before the usage.', resolve: ({ start }) => start.overage }),
    overage: t.field({ type: 'Decimal', description: 'What is covered by no grant at its end.', resolve: ({ end }) => end.overage }),
    balanceAtStart: t.expose('balanceAtStart', { type: 'Decimal', description: 'All that is left as it begins, with starts, refills and ends there applied, before the overage that came in is burnt.' }),
    balanceAtEnd: t.expose('balanceAtEnd', { type: 'Decimal', description: 'All that is left as it ends, before what happens there.' }),
    grantBalancesAtStart: t.field({ type: [GrantUnits], description: 'The same by grant; those of which nothing is left are not listed.', resolve: ({ start }) => unitsOf(start.balances) }),
    grantBalancesAtEnd: t.field({ type: [GrantUnits], description: 'The same by grant; those of which nothing is left are not listed.', resolve: ({ end }) => unitsOf(end.balances) }),
    grantUsages: t.field({
      type: [GrantUnits],
      description: 'What was burnt, for the usage and for the overage that came in, in burn order; grants that were not touched are not listed. Below 0 where usage was taken back.',
      resolve: ({ grantUsages }) => unitsOf(grantUsages),
    }),
    endedBy: t.field({ type: SegmentEnd, description: 'Why the next one is another.', resolve: ({ endedBy }) => endedBy }),
    rollover: t.exposeBoolean('rollover', { description: 'It takes no time: it shows what a reset left of the grants, and what the carried overage took of that.' }),
  }),
});
