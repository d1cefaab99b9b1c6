import { defineEntity, p } from '@mikro-orm/core';
import { instant, json } from './entity.ts';

/** News that was committed, in order, for whoever listens later. */
export const OutboxEventSchema = defineEntity({
  name: 'OutboxEvent',
  tableName: 'outbox_event',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    organizationId: p.uuid(),
    type: p.string().length(128),
    subjectId: p.uuid(),
    customerId: p.uuid().nullable(),
    payload: json<Record<string, unknown>>(),
    createdAt: instant(),
  },
  indexes: [{ name: 'outbox_event_organization', properties: ['organizationId', 'id'] }, { name: 'outbox_event_age', properties: ['createdAt'] }],
});
