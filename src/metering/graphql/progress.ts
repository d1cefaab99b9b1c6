import { isBuyer } from '../../access/index.ts';
import { present } from '../../kit/assert.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { objectChanges, unknownThing } from '../../graphql/live/changes.ts';
import { backfillsByIds, backfillsOf, progressUpdated } from '../backfill.store.ts';
import type { BackfillRow } from '../backfill.store.ts';
import { metersByIds } from '../meter.store.ts';
import { MeterNode } from './meter.ts';

const ProgressNode = builder.loadableNodeRef('Progress', {
  id: { resolve: (progress: BackfillRow) => progress.id },
  load: (ids: string[], { read, viewer }) => (isBuyer(viewer) ? Promise.resolve(ids.map(() => null)) : backfillsByIds(read, ids)),
});

ProgressNode.implement({
  description: 'How far a job is that takes its time: a new meter counts the events that were stored before it.',
  authScopes: { permission: 'meter:read' },
  fields: (t) => ({
    meter: t.field({ type: MeterNode, nullable: true, description: 'The meter that counts.', resolve: ({ meterId }, _args, ctx) => batched(ctx, 'Progress.meter', meterId, (ids) => metersByIds(ctx.read, ids)) }),
    // Not Int: more events are stored in years than one holds.
    total: t.expose('total', { type: 'Decimal', nullable: true, description: 'How many events there are to look at, a whole number; null until it is known. Events voided meanwhile are taken off at the end.' }),
    success: t.expose('counted', { type: 'Decimal', description: 'How many the meter has counted, a whole number.' }),
    failed: t.expose('failed', { type: 'Decimal', description: 'How many were looked at and have no value that the meter can count, a whole number.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last got on.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When all was done, or the meter deleted; null while it goes on.' }),
  }),
});

builder.objectField(MeterNode, 'backfill', (t) =>
  t.field({
    type: ProgressNode,
    nullable: true,
    description: 'How far it is with the events that were stored before it; null where they were so few that they were counted at once, and for a portal token.',
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Meter.backfill', id, (ids) => backfillsOf(ctx.read, ids))),
  }),
);

builder.queryField('progress', (t) =>
  t.field({
    type: ProgressNode,
    nullable: true,
    description: 'How far a job is; null when there is none. Needs meter:read.',
    authScopes: { permission: 'meter:read' },
    args: { id: t.arg.id({ required: true, description: 'Which one: the id that a meter\'s backfill has.' }) },
    resolve: async (_root, { id }, { read }) => {
      const known = idOf('Progress', id);
      return known === null ? null : ((await backfillsByIds(read, [known]))[0] ?? null);
    },
  }),
);

builder.subscriptionField('progressUpdated', (t) =>
  t.field({
    type: ProgressNode,
    description: 'A job: how far it is now, then whenever it got on. NOT_FOUND when there is no such job. Needs meter:read.',
    authScopes: { permission: 'meter:read' },
    args: { id: t.arg.id({ required: true, description: 'Which one.' }) },
    subscribe: async (_root, { id }, ctx) => {
      const known = idOf('Progress', id);
      const found = known === null ? null : (await backfillsByIds(ctx.read, [known]))[0];
      if (found == null) throw unknownThing(`progress with id "${id}"`);
      return objectChanges(ctx, { concerns: (news) => news.type === progressUpdated && news.id === known, first: known });
    },
    resolve: async ({ id }, _args, { read }) => present((await backfillsByIds(read, [id]))[0], 'a progress that was told of'),
  }),
);
